"""What stands in an article, a name or a note is shown as it is written: no label takes it for marked-up text."""

import html

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLabel, QTextEdit, QWidget

from briefer import edits
from briefer.errors import ChangedOnDisk, ProjectLocked, WriteError
from briefer.model import Party, PartyId, Source, When
from briefer.store import project_file
from briefer.store.recovery import Recovery, RecoveryState
from tests.builders import a_project, a_tagged_project, an_article
from ui.export.dialog import ExportDialog
from ui.faults.crash import CrashDialog
from ui.finding.palette import Palette
from ui.parties.dialog import PartiesDialog
from ui.projects.conflict import ConflictDialog, GoneDialog
from ui.projects.locked import LockedDialog
from ui.projects.privacy import PrivacyDialog
from ui.projects.recovery import RecoveryDialog
from ui.tagging.issue_picker import IssuePicker
from ui.tagging.note import NoteDialog

PLANTED = "<img src=file:///x>"


def a_planted_project():
    """Return a project with a tag of HTML in every text a file or a person can bring in."""
    project = a_tagged_project()
    project = edits.set_title(project, PLANTED)
    project = edits.edit_source(
        project, "a1", Source(PLANTED, PLANTED, PLANTED, PLANTED, PLANTED, PLANTED, PLANTED, PLANTED)
    )
    project = edits.add_article(project, an_article(f"{PLANTED} says Moscow demands it.", headline=PLANTED))
    for party in project.parties:
        project = edits.edit_party(
            project, party.id, name=f"{PLANTED}{party.id}", short_name=PLANTED[:12], aliases=(PLANTED,)
        )
    for issue in project.issues:
        project = edits.rename_issue(project, issue.id, title=f"{PLANTED} {issue.id}", theme=PLANTED)
        project = edits.assess(project, issue.id, assessment=PLANTED)
    for tag in project.annotations:
        project = edits.describe(
            project, tag.id, speaker=PLANTED, paraphrase=PLANTED, note=PLANTED, when=When(PLANTED, "")
        )
    for key in ("to", "from", "subject", "bottom_line", "prepared_by", "reference"):
        project = edits.set_field(project, key, PLANTED)
    return project


def looks_rich(text):
    """Whether Qt might take a text for marked-up."""
    return "<img" in text and QtGui.Qt.mightBeRichText(text)


def rich_places(root):
    """Widgets that would draw what was planted instead of showing it."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        if isinstance(widget, QLabel) and "<img" in widget.text() and widget.textFormat() != Qt.TextFormat.PlainText:
            found.append((type(widget).__name__, "text", widget.text()[:60]))
        if isinstance(widget, QTextEdit) and "file:///x" in widget.toHtml() and PLANTED not in widget.toPlainText():
            found.append((type(widget).__name__, "document", ""))
        for what, text in (("tooltip", widget.toolTip()), ("what's this", widget.whatsThis())):
            if looks_rich(text):
                found.append((type(widget).__name__, what, text[:60]))
        model = getattr(widget, "model", None)
        if callable(model) and hasattr(model(), "rowCount"):
            found += [(type(widget).__name__, "tooltip of an item", tip[:60]) for tip in tips_of(model())]
    return found


def tips_of(model):
    here, indexes = QModelIndex(), []
    for row in range(min(model.rowCount(here), 50)):
        row_index = model.index(row, 0, here)
        indexes += [row_index.siblingAtColumn(column) for column in range(8)]
    tips = [str(index.data(Qt.ItemDataRole.ToolTipRole) or "") for index in indexes if index.isValid()]
    return [tip for tip in tips if looks_rich(tip)]


@pytest.mark.parametrize("stage", ["read", "compare", "brief"])
def test_no_stage_takes_a_headline_a_party_or_an_issue_for_marked_up_text(window, qtbot, stage):
    window.keeping.open(a_planted_project(), None)
    window.stages.show_stage(stage)
    window.checking.check()
    if stage == "compare":
        for name in ("timeline", "problems", "sources"):
            window.stages.compare.show_tab(name)
            qtbot.wait(1)
            assert rich_places(window) == []
    window.show_error(WriteError(f"Could not write {PLANTED}: the disk is full.", PLANTED))
    window.status.tell(PLANTED)
    qtbot.wait(300)
    assert rich_places(window) == []
    assert PLANTED in window.windowTitle()


def dialogs(window):
    """Every dialog that shows what comes from a file or from elsewhere."""
    session, project = window.session, window.session.project
    tag = project.annotations[0].id
    changed = ChangedOnDisk(f"{PLANTED} was changed.", PLANTED, "changed")
    recovery = Recovery(project_file.Path(PLANTED), RecoveryState.DIFFERS, project, path=None, host=PLANTED)
    unreadable = Recovery(project_file.Path(PLANTED), RecoveryState.UNREADABLE, reason=PLANTED)
    from briefer.edits.privacy import Detail

    name = project_file.Path(PLANTED.replace("/", "_"))
    return (
        NoteDialog(session, tag, window),
        NoteDialog(session, project.annotations[-2].id, window, is_at_date=True),
        IssuePicker(project, window),
        PartiesDialog(session, window),
        ExportDialog(session, window.tasks, window.shelf.template, window.settings, window),
        Palette(window.finding.offer(), window),
        LockedDialog(ProjectLocked(PLANTED, "", user=PLANTED, host=PLANTED, since=""), window),
        ConflictDialog(changed, name, name, a_project(), project, window),
        GoneDialog(changed, window),
        RecoveryDialog([recovery], [unreadable], window),
        PrivacyDialog([Detail(PLANTED, PLANTED, PLANTED)], window),
        CrashDialog(PLANTED, PLANTED, window),
    )


def test_no_dialog_takes_them_for_marked_up_text(window, qtbot):
    window.keeping.open(a_planted_project(), None)
    for dialog in dialogs(window):
        dialog.show()
        qtbot.wait(1)
        assert rich_places(dialog) == [], type(dialog).__name__
        dialog.close()


def test_the_walk_finds_what_is_planted(qtbot):
    label = QLabel(PLANTED)
    label.setToolTip(PLANTED)
    qtbot.addWidget(label)
    assert len(rich_places(label)) == 2
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setToolTip(html.escape(PLANTED))
    assert rich_places(label) == []
    assert Party(PartyId("p1"), PLANTED).name == PLANTED
