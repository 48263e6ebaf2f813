"""The acts that no room could do alone, for they look at several parts of the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog

from briefer import queries
from briefer.errors import BrieferError
from briefer.words import counted, tr
from ui.projects.keeping import data_folder
from ui.tagging.menu import article_menu
from ui.widgets.dialog import asked

if TYPE_CHECKING:
    from briefer.assistant.answer import Answer
    from briefer.history.editions import Updated
    from briefer.model import Article
    from briefer.proof.foreign.values import Report
    from ui.preferences.dialog import SettingsDialog
    from ui.review.reading import Reading
    from ui.tasks import Progress
    from ui.window.parts import Window


def show_about(window: Window) -> None:
    """Show what this is, and of which version."""
    from ui.window.about import open_about

    open_about(window)


def widen(window: Window) -> None:
    """Let go of what is narrow: an edge being moved, the chip bar, a selection or a sentence, a message."""
    if window.article.is_moving_edge:
        window.article.restore_edge()
        return
    window.chip_bar.hide()
    window.strip.hide()
    window.article.widen()


def enter(window: Window) -> None:
    """Keep the edge that is being moved, or else accept the suggestion, or else open the note of the item."""
    if window.article.is_moving_edge:
        edges = window.article.keep_edge()
        if edges is not None:
            window.tagging.set_edge(*edges)
    elif not window.suggesting.accept():
        window.tagging.note()


def clear(window: Window) -> None:
    """Clear the tag at the focus, or else dismiss the suggestion."""
    if window.article.current_annotation() is not None or not window.suggesting.dismiss():
        window.tagging.clear()


def turn(window: Window, by: int) -> None:
    """Go to the next (1) or previous (-1) article in Read, elsewhere to that tab of the stage."""
    if window.stages.current == "read":
        window.articles.step(by)
    else:
        window.stages.step_tab(by)


def find_words(window: Window, step: int = 0) -> None:
    """Open the find field of the article, or go `step` hits on."""
    window.stages.show_stage("read")
    if step:
        window.read.find_bar.step(step)
    else:
        window.read.find_bar.open()


def export(window: Window) -> None:
    """Open the export dialog; the first brief ends the first steps."""
    if window.paper.export():
        window.read.first_steps.note_export()


def mail_brief(window: Window) -> None:
    """Hand the brief to the mail program, as a file in a folder of the user's own."""
    window.paper.mail_brief(data_folder() / "outgoing")


def open_key_sheet(window: Window) -> None:
    """Show all keys."""
    from ui.actions.sheet import KeySheet

    asked(KeySheet(window.keyboard, window))


def settings_dialog(window: Window) -> SettingsDialog:
    """Return the dialog of settings; what is set in it acts at once."""
    from ui.preferences.dialog import SettingsDialog

    def forget_words() -> None:
        window.settings.field_words = {}

    dialog = SettingsDialog(window.settings, window.keyboard, window)
    look = ("theme", "scale", "is_motion_off")
    text = ("article_scale", "is_article_sans", "article_measure", "article_spacing")
    acts = {
        **dict.fromkeys(look, window.appearance.apply),
        **dict.fromkeys(text, window.text_size.apply),
        "is_first_run_done": lambda: window.read.first_steps.set_done(is_done=window.settings.is_first_run_done),
        "has_suggestions": window.suggesting.compute,
        "least_suggestion": window.suggesting.compute,
        "templates_folder": window.paper.take_shared_folder,
        "offers_field_words": forget_words,
    }
    dialog.changed.connect(lambda name: acts[name]() if name in acts else None)
    return dialog


def open_settings(window: Window) -> None:
    """Open the settings; they act at once."""
    asked(settings_dialog(window))


def open_article_menu(window: Window, place: QPoint) -> None:
    """Show the menu of the right mouse button at a point of the screen."""
    menu = article_menu(window.keyboard, window.read.tag_bar, window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)


def ask_assistant(window: Window) -> None:
    """Ask an assistant; what its answer comes to is taken or dropped in the review list."""
    from briefer.policy import office_policy
    from ui.assistant.ask import AskDialog

    try:
        office_policy().allow_assistant()
    except BrieferError as error:
        window.strip.show_error(error)
        return
    if not window.session.project.articles:
        window.status.tell(tr("Add an article first: there is nothing to ask about yet."))
        return
    left = window.half_read.still_in(window.session.project) if window.half_read else None
    dialog = AskDialog(window.session, window.tasks, window, left=left.open if left else 0)
    if asked(dialog) and dialog.answer is not None:
        review_answer(window, dialog.answer)
    elif left is not None and dialog.goes_on:
        review(window, left)


def review_answer(window: Window, answer: Answer) -> None:
    """Open the review list on an answer, with what was not read and what it passed over beneath."""
    from briefer.drafting.reviewing import Review
    from ui.review.reading import Reading

    notes = [tr("Line {n} was not read: {words}").format(n=each.line, words=each.text) for each in answer.unread]
    if answer.passed_over:
        references = [queries.reference(window.session.project, each.id) for each in answer.passed_over]
        notes.append(tr("Passed over: {places}.").format(places=", ".join(references)))
    review(window, Reading(tr("Answer of an assistant"), Review(answer.proposals), tuple(notes)))


def review(window: Window, reading: Reading) -> None:
    """Open the review list, or go on with one; what stays open in it is offered again."""
    from ui.review.dialog import ReviewDialog

    begun = reading.review
    dialog = ReviewDialog(window.session, reading.title, begun.proposals, window, notes=reading.notes, begun=begun)
    asked(dialog)
    left = replace(reading, review=dialog.review)
    window.half_read = left if left.open else None
    if left.open:
        key = window.keyboard.caps()["brief.assistant"]
        told = counted(
            left.open,
            "1 proposal is still open. {key} goes on with it.",
            "{n} proposals are still open. {key} goes on with them.",
        )
        window.status.tell(told.format(key=key or tr("Ask an assistant")))
    window.article.setFocus()


def check_quotations(window: Window) -> None:
    """Check a document from elsewhere; what is proved in it can be taken over as tags."""
    dialog = window.paper.check_quotations(window.stages.go_to_paragraph)
    dialog.take_over_requested.connect(lambda report: review_table(window, report))


def review_table(window: Window, report: Report) -> None:
    """Open the review list on what was found in a document from elsewhere."""
    from briefer.assistant.table import proposals_of
    from briefer.drafting import own_drafts
    from briefer.drafting.reviewing import Review
    from ui.review.reading import Reading

    project = window.session.project
    proposals = proposals_of(project, report, own_drafts(project))
    review(window, Reading(tr("Take over as tags"), Review(proposals)))


def find_in_all_briefs(window: Window) -> None:
    """Open the memory; what is chosen in it opens at its paragraph."""
    from ui.memory.dialog import MemoryDialog

    def open_at(path: Path, paragraph_id: str) -> None:
        if path == window.session.path or window.documents.open(path):
            window.stages.go_to_paragraph(paragraph_id)

    index = data_folder() / "memory.sqlite"
    dialog = MemoryDialog(window.session, window.tasks, window.settings, index, window)
    dialog.open_requested.connect(open_at)
    asked(dialog)


def review_edition(window: Window, title: str, updated: Updated) -> None:
    """Say what a new edition carried over, and list the tags whose words changed, if there are any."""
    from ui.review.dialog import ReviewDialog

    carried = counted(len(updated.carried), "1 tag moved over", "{n} tags moved over")
    window.status.tell(carried, can_undo=True)
    if updated.left:
        rest = tr("What is left here stays with the old edition, which counts as the same source.")
        notes = (f"{carried}. {rest}",)
        asked(ReviewDialog(window.session, title, updated.left, window, notes=notes))
    window.article.setFocus()


def compare_editions(window: Window) -> None:
    """Show the article that is read beside another edition of it."""
    from ui.versions.editions import EditionsDialog

    project, found = window.session.project, _editions(window)
    if len(found) < 2:
        window.status.tell(tr("The project holds no other edition of this article."))
        return
    older, newer = sorted(found[:2], key=lambda each: int(each.id[1:]))
    asked(EditionsDialog(project, older, newer, window))


def _editions(window: Window) -> tuple[Article, ...]:
    """Return the article that is read and its other editions."""
    project = window.session.project
    here = next(
        (each for each in project.articles if any(p.id == window.session.focus.paragraph_id for p in each.paragraphs)),
        next(iter(project.articles), None),
    )
    return (here, *queries.editions_of(project, here)) if here else ()


def take_in_cleared(window: Window, path: Path | None = None) -> None:
    """Ask for a cleared document, read it beside the window, and list what it asks for."""
    from briefer import documents
    from briefer.history.clearance import Cleared, read_cleared
    from ui.review.cleared import notes_on
    from ui.review.dialog import ReviewDialog
    from ui.widgets.waiting import Waiting

    title = tr("Take in a cleared document")
    if path is None:
        name, _ = QFileDialog.getOpenFileName(window, title, "", f"{tr('Word documents')} (*.docx)")
        if not name:
            return
        path = Path(name)
    project, template = window.session.project, window.shelf.template

    def work(progress: Progress) -> Cleared:
        blocks = documents.read_reviewed(path, progress)
        progress(tr("Comparing {name}").format(name=path.name))
        return read_cleared(project, template, blocks, path.name)

    waiting = Waiting(window.tasks, title, work, window)
    if asked(waiting) and waiting.outcome is not None:
        cleared = waiting.outcome
        asked(
            ReviewDialog(
                window.session, f"{title}: {path.name}", cleared.proposals, window, notes=notes_on(project, cleared)
            )
        )
        window.article.setFocus()
