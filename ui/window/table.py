"""Every action once: name, text, keys, handler, and where its keys act.

Menus, palette, key sheet and tests read this table. The rows of a view whose keys depend on its line stand with the
view (`board_actions`, `timeline_actions`, `sources_actions`), which looks its keys and its handlers up in them too.
`w` is the window; what is needed of it is asked for when an act runs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from briefer.model import Kind
from ui.actions.action import Action, Run, Scope, always
from ui.board.board import board_actions
from ui.compare.sources import sources_actions
from ui.compare.timeline import timeline_actions
from ui.tagging.many import USUAL_KEYS
from ui.versions.acts import begin_version
from ui.window import acts
from ui.window.about import open_about
from ui.window.pane_keys import step_pane
from ui.window.parts import Window


def _has_article(w: Window) -> bool:
    return bool(w.session.project.articles)


def _is_modified(w: Window) -> bool:
    return w.session.is_modified or w.session.path is None


def _has_file(w: Window) -> bool:
    return w.session.path is not None


def _is_comparing(w: Window) -> bool:
    return w.stages.current == "compare"


def _file_actions(w: Window) -> tuple[Action, ...]:
    menu = "File"
    return (
        Action("file.new", "New project", menu, ("Ctrl+N",), lambda: w.documents.new()),
        Action("file.open", "Open…", menu, ("Ctrl+O",), lambda: w.articles.choose(), icon="folder-open"),
        Action("file.recent", "Open recent", menu, ("Ctrl+Shift+O",), lambda: w.recent.open_menu()),
        Action(
            "file.paste", "Paste as article…", menu, ("Ctrl+Shift+V",), lambda: w.articles.paste(), icon="file-text"
        ),
        Action("file.address", "Article from the web…", menu, ("Ctrl+L",), lambda: w.articles.ask_address()),
        Action(
            "file.save", "Save", menu, ("Ctrl+S",), lambda: w.documents.save(), 1, is_enabled=partial(_is_modified, w)
        ),
        Action("file.save_as", "Save as…", menu, ("Ctrl+Shift+S",), lambda: w.documents.save_as(), 1),
        Action(
            "file.go_back", "Go back to…", menu, (), lambda: w.earlier.go_back(), 1, is_enabled=partial(_has_file, w)
        ),
        Action("file.recovered", "Recovered work…", menu, (), lambda: w.earlier.look_for_recoveries(is_asked=True), 1),
        Action("file.personal", "Remove personal details…", menu, (), lambda: w.earlier.remove_personal_details(), 2),
        Action("file.export", "Export…", menu, ("Ctrl+E",), lambda: acts.export(w), 2, icon="file-output"),
        Action("file.print", "Print…", menu, (), lambda: w.paper.print_brief(), 2, is_enabled=partial(_has_article, w)),
        Action(
            "file.mail", "Mail the brief…", menu, (), lambda: acts.mail_brief(w), 2, is_enabled=partial(_has_article, w)
        ),
        Action("file.settings", "Settings…", menu, ("Ctrl+,",), lambda: acts.open_settings(w), 3),
        Action("file.quit", "Quit", menu, ("Ctrl+Q",), lambda: w.window().close(), 3),
    )


def _edit_actions(w: Window) -> tuple[Action, ...]:
    menu = "Edit"
    undo, redo = "edit.undo", "edit.redo"
    return (
        Action(
            undo, "Undo", menu, ("Ctrl+Z",), lambda: w.session.undo(), is_enabled=lambda: w.session.undo_stack.canUndo()
        ),
        Action(
            redo,
            "Redo",
            menu,
            ("Ctrl+Y", "Ctrl+Shift+Z"),
            lambda: w.session.redo(),
            is_enabled=lambda: w.session.undo_stack.canRedo(),
        ),
        Action("edit.find", "Find in the article…", menu, ("Ctrl+F",), lambda: acts.find_words(w), 1),
        Action("edit.find_next", "Next hit", menu, ("F3",), lambda: acts.find_words(w, 1), 1),
        Action("edit.find_previous", "Previous hit", menu, ("Shift+F3",), lambda: acts.find_words(w, -1), 1),
        Action(
            "edit.find_all",
            "Find in all articles…",
            menu,
            ("Ctrl+Shift+F",),
            lambda: w.finding.open(is_text_only=True),
            1,
        ),
        Action("edit.memory", "Find in all briefs…", menu, ("Ctrl+Shift+K",), lambda: acts.find_in_all_briefs(w), 1),
        Action("edit.palette", "Find or run a command…", menu, ("Ctrl+K",), lambda: w.finding.open(), 1, icon="search"),
    )


def _copy_actions(w: Window) -> tuple[Action, ...]:
    def act(name: str, text: str, run: Run, is_enabled: Callable[[], bool] = always) -> Action:
        return Action(name, text, "Edit", (), run, 2, is_enabled=is_enabled)

    is_comparing = partial(_is_comparing, w)
    return (
        act("edit.copy_cell", "Copy the cell", lambda: w.stages.compare.copy_cell(), is_comparing),
        act("edit.copy_row", "Copy the row", lambda: w.stages.compare.copy_row(), is_comparing),
        act("edit.copy_table", "Copy the comparison as a table", lambda: w.stages.compare.copying.copy_table()),
        act("edit.copy_brief", "Copy the whole brief", lambda: w.paper.copy_brief()),
    )


def _kind_actions(w: Window) -> tuple[Action, ...]:
    words = ((Kind.DEMAND, "Demand"), (Kind.POSITION, "Position"), (Kind.EVENT, "Event"))

    def tag(kind: Kind) -> Run:
        return lambda: w.tagging.tag(kind)

    return tuple(
        Action(
            f"tag.{kind}",
            word,
            "Tag",
            USUAL_KEYS[f"tag.{kind}"],
            tag(kind),
            scope=Scope.ARTICLE,
            is_enabled=partial(_has_article, w),
        )
        for kind, word in words
    )


def _party_actions(w: Window) -> tuple[Action, ...]:
    def arm(key: int) -> Run:
        return lambda: w.tagging.choose_party(key)

    def add(key: int) -> Run:
        return lambda: w.tagging.add_party(key)

    armed = tuple(
        Action(f"party.{key}", _party_text(key), "Tag", (str(key),), arm(key), 1, Scope.ARTICLE)
        for key in (*range(1, 10), 0)
    )
    added = tuple(
        Action(
            f"party.add_{key}",
            f"Add party {key} to the item",
            "",
            (f"Shift+{key}", f"Alt+{key}"),
            add(key),
            1,
            Scope.ARTICLE,
        )
        for key in range(1, 10)
    )
    return armed + added


def _party_text(key: int) -> str:
    return f"Active party {key}" if key else "No active party"


def _tag_actions(w: Window) -> tuple[Action, ...]:
    menu, here = "Tag", Scope.ARTICLE
    return (
        Action(
            "tag.repeat", "Repeat the last tag", menu, USUAL_KEYS["tag.repeat"], lambda: w.tagging.repeat(), 2, here
        ),
        Action(
            "tag.issue",
            "Put into an issue…",
            menu,
            USUAL_KEYS["tag.issue"],
            lambda: w.tagging.choose_issue(),
            2,
            here,
            icon="tag",
        ),
        Action(
            "tag.issue_last",
            "Put into the issue used last",
            menu,
            USUAL_KEYS["tag.issue_last"],
            lambda: w.tagging.file_under_last(),
            2,
            here,
        ),
        Action("tag.star", "Key point", menu, USUAL_KEYS["tag.star"], lambda: w.tagging.star(), 2, here, icon="star"),
        Action("tag.accept", "Accept the suggestion", menu, ("Return", "Enter"), lambda: acts.enter(w), 2, here),
        Action("tag.note", "Note and paraphrase…", menu, USUAL_KEYS["tag.note"], lambda: w.tagging.note(), 2, here),
        Action(
            "tag.clear", "Clear the tag or suggestion", menu, USUAL_KEYS["tag.clear"], lambda: acts.clear(w), 2, here
        ),
        Action(
            "tag.review", "Mark as reviewed", menu, USUAL_KEYS["tag.review"], lambda: w.suggesting.review(), 2, here
        ),
        Action(
            "tag.accept_likely",
            "Accept all likely…",
            menu,
            ("Ctrl+Shift+Return",),
            lambda: w.suggesting.choose_likely(),
            2,
            is_enabled=partial(_has_article, w),
        ),
        Action("tag.leave_out", "Leave the selected words out", menu, ("X",), lambda: w.tagging.leave_out(), 3, here),
        Action("tag.overlap", "Next item on the same words", menu, ("O",), lambda: w.article.cycle_overlap(), 3, here),
        Action("tag.start_edge", "Move the start edge", menu, ("[",), lambda: w.article.start_edge("start"), 3, here),
        Action("tag.end_edge", "Move the end edge", menu, ("]",), lambda: w.article.start_edge("end"), 3, here),
    )


def _move_actions(w: Window) -> tuple[Action, ...]:
    menu, here = "", Scope.ARTICLE

    def act(name: str, text: str, keys: tuple[str, ...], run: Run) -> Action:
        return Action(name, text, menu, keys, run, 4, here)

    return (
        act("move.next", "Next paragraph", ("J", "Down"), lambda: w.article.focus_next()),
        act("move.previous", "Previous paragraph", ("K", "Up"), lambda: w.article.focus_previous()),
        act("move.first", "First paragraph", ("Home",), lambda: w.article.focus_first()),
        act("move.last", "Last paragraph", ("End",), lambda: w.article.focus_last()),
        act("move.page_down", "A screen down", ("PgDown",), lambda: w.article.page_down()),
        act("move.page_up", "A screen up", ("PgUp",), lambda: w.article.page_up()),
        act("move.sentence", "Next sentence", ("L",), lambda: w.article.next_sentence()),
        act("move.sentence_back", "Previous sentence", ("Shift+L",), lambda: w.article.previous_sentence()),
        act("move.phrase", "Next part of a sentence", ("C",), lambda: w.article.next_phrase()),
        act("move.phrase_back", "Previous part of a sentence", ("Shift+C",), lambda: w.article.previous_phrase()),
        act("move.widen", "Back to the paragraph", ("Esc",), lambda: acts.widen(w)),
        act("move.article", "Next article", ("Ctrl+PgDown",), lambda: w.articles.step(1)),
        act("move.article_back", "Previous article", ("Ctrl+PgUp",), lambda: w.articles.step(-1)),
        act("move.untagged", "Next untagged paragraph", ("U",), lambda: w.article.focus_next_untagged()),
        act(
            "select.word", "Select the next word", ("Shift+Right",), lambda: w.article.move_edge(1, by_character=False)
        ),
        act(
            "select.word_back",
            "Take the last word back",
            ("Shift+Left",),
            lambda: w.article.move_edge(-1, by_character=False),
        ),
        act("edge.right", "Edge one word on", ("Right",), lambda: w.article.move_edge(1, by_character=False)),
        act("edge.left", "Edge one word back", ("Left",), lambda: w.article.move_edge(-1, by_character=False)),
        act(
            "edge.right_character",
            "Edge one character on",
            ("Ctrl+Right",),
            lambda: w.article.move_edge(1, by_character=True),
        ),
        act(
            "edge.left_character",
            "Edge one character back",
            ("Ctrl+Left",),
            lambda: w.article.move_edge(-1, by_character=True),
        ),
    )


def _brief_actions(w: Window) -> tuple[Action, ...]:
    menu = "Brief"
    return (
        Action("brief.parties", "Parties…", menu, ("Ctrl+P",), lambda: w.documents.edit_parties(), icon="users"),
        Action("brief.assistant", "Ask an assistant…", menu, ("Ctrl+Shift+A",), lambda: acts.ask_assistant(w)),
        Action("brief.words", "Words for suggestions…", menu, (), lambda: w.suggesting.edit_words()),
        Action("brief.templates", "Templates…", menu, (), lambda: w.paper.open_templates(), 2),
        Action("brief.shared", "Folder of shared templates…", menu, (), lambda: w.paper.choose_shared_folder(), 2),
        Action("brief.schema", "Save the schema of templates…", menu, (), lambda: w.paper.export_schema(), 2),
        Action(
            "brief.quotations",
            "Check quotations of a document…",
            menu,
            (),
            lambda: acts.check_quotations(w),
            3,
        ),
        Action("brief.cleared", "Take in a cleared document…", menu, (), lambda: acts.take_in_cleared(w), 3),
        Action("brief.issue", "New issue", menu, ("Ctrl+I",), lambda: w.stages.new_issue(), icon="plus"),
        Action("brief.elsewhere", "Stated elsewhere…", menu, ("Ctrl+Shift+I",), lambda: w.stages.add_elsewhere()),
        Action("brief.version", "Begin the next version", menu, (), lambda: begin_version(w.session)),
        Action("brief.next_problem", "Next thing to check", menu, ("F8",), lambda: w.checking.step(1), 1),
        Action(
            "brief.previous_problem", "Previous thing to check", menu, ("Shift+F8",), lambda: w.checking.step(-1), 1
        ),
    )


def _comparison_actions(w: Window) -> tuple[Action, ...]:
    return tuple(
        replace(action, is_enabled=partial(_is_comparing, w))
        for action in (
            *board_actions(lambda: w.stages.compare.board),
            *timeline_actions(lambda: w.stages.compare.timeline),
            *sources_actions(lambda: w.stages.compare.sources),
        )
    )


def _text_size_actions(w: Window, menu: str) -> tuple[Action, ...]:
    def act(name: str, text: str, keys: tuple[str, ...], step: int) -> Action:
        return Action(name, text, menu, keys, lambda: w.text_size.step(step), 3, Scope.ARTICLE)

    return (
        act("view.text_larger", "Larger article text", ("Ctrl++", "Ctrl+="), 1),
        act("view.text_smaller", "Smaller article text", ("Ctrl+-",), -1),
        act("view.text_plain", "Article text at 100 %", ("Ctrl+0",), 0),
    )


def _view_actions(w: Window) -> tuple[Action, ...]:
    menu = "View"
    return (
        Action("view.read", "Read", menu, ("Ctrl+1",), lambda: w.stages.show_stage("read")),
        Action("view.compare", "Compare", menu, ("Ctrl+2",), lambda: w.stages.show_stage("compare")),
        Action("view.brief", "Brief", menu, ("Ctrl+3",), lambda: w.stages.show_stage("brief")),
        Action("view.back", "Back", menu, ("Alt+Left",), lambda: w.stages.go_back(), 1),
        Action("view.next_pane", "Next pane", menu, ("F6",), lambda: step_pane(w.stages.panes(), 1), 1),
        Action("view.previous_pane", "Previous pane", menu, ("Shift+F6",), lambda: step_pane(w.stages.panes(), -1), 1),
        Action(
            "view.comparison",
            "Comparison beside the article",
            menu,
            ("Ctrl+\\",),
            lambda: w.read.toggle_comparison(),
            1,
        ),
        Action(
            "view.full_comparison",
            "Comparison in full width",
            menu,
            ("F11",),
            lambda: w.stages.toggle_full_comparison(),
            1,
        ),
        Action("view.editions", "Two editions side by side…", menu, (), lambda: acts.compare_editions(w), 1),
        Action("view.sidebar", "Sidebar", menu, ("Ctrl+B",), lambda: w.read.toggle_sidebar(), 1),
        Action("view.suggestions", "Suggestions", menu, (), lambda: w.suggesting.toggle(), 1),
        Action("view.larger", "Larger", menu, ("Ctrl+Shift++", "Ctrl+Shift+="), lambda: w.appearance.resize_by(1), 2),
        Action(
            "view.smaller", "Smaller", menu, ("Ctrl+Shift+-", "Ctrl+Shift+_"), lambda: w.appearance.resize_by(-1), 2
        ),
        Action("view.plain", "Size at 100 %", menu, ("Ctrl+Shift+0",), lambda: w.appearance.resize_by(0), 2),
        *_text_size_actions(w, menu),
        Action("view.system", "Colours of the system", menu, (), lambda: w.appearance.set_theme("system"), 4),
        Action("view.light", "Light", menu, (), lambda: w.appearance.set_theme("light"), 4),
        Action("view.dark", "Dark", menu, (), lambda: w.appearance.set_theme("dark"), 4),
        Action("view.high_contrast", "High contrast", menu, (), lambda: w.appearance.set_theme("high"), 4),
    )


def _help_actions(w: Window) -> tuple[Action, ...]:
    menu = "Help"
    return (
        Action("help.pages", "Help", menu, ("F1",), lambda: w.help.open(), icon="info"),
        Action("help.keys", "All keys", menu, ("?",), lambda: acts.open_key_sheet(w), icon="keyboard"),
        Action("help.sample", "Try the sample", menu, (), lambda: w.documents.open_sample()),
        Action("help.about", "About Briefer", menu, (), lambda: open_about(w), 1, icon="info"),
    )


def actions(w: Window) -> tuple[Action, ...]:
    """Return every action; the template may give the kinds other letters (`keymap.give_letters`)."""
    return (
        *_file_actions(w),
        *_edit_actions(w),
        *_copy_actions(w),
        *_kind_actions(w),
        *_party_actions(w),
        *_tag_actions(w),
        *_move_actions(w),
        *_brief_actions(w),
        *_comparison_actions(w),
        *_view_actions(w),
        *_help_actions(w),
    )
