"""Every action once: name, text, keys, handler, and where its keys act.

Menus, palette, key sheet and tests read this table. The rows of a view whose keys depend on its line stand with the
view (`board_actions`, `timeline_actions`, `sources_actions`), which looks its keys and its handlers up in them too.
`w` is the window; what is needed of it is asked for when an act runs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from briefer.words import tr
from ui.actions.action import Action, Run, Scope, always
from ui.board.board import board_actions
from ui.compare.sources import sources_actions
from ui.compare.timeline import timeline_actions
from ui.versions.acts import begin_version
from ui.window import acts
from ui.window.pane_keys import step_pane
from ui.window.parts import Window
from ui.window.table_article import article_actions, has_article


def _is_modified(w: Window) -> bool:
    return w.session.is_modified or w.session.path is None


def _has_file(w: Window) -> bool:
    return w.session.path is not None


def _is_comparing(w: Window) -> bool:
    return w.stages.current == "compare"


def _file_actions(w: Window) -> tuple[Action, ...]:
    menu = "File"
    return (
        Action("file.new", tr("New project"), menu, ("Ctrl+N",), lambda: w.documents.new()),
        Action("file.open", tr("Open…"), menu, ("Ctrl+O",), lambda: w.articles.choose(), icon="folder-open"),
        Action("file.recent", tr("Open recent"), menu, ("Ctrl+Shift+O",), lambda: w.recent.open_menu()),
        Action(
            "file.paste", tr("Paste as article…"), menu, ("Ctrl+Shift+V",), lambda: w.articles.paste(), icon="file-text"
        ),
        Action("file.address", tr("Article from the web…"), menu, ("Ctrl+L",), lambda: w.articles.ask_address()),
        Action(
            "file.save",
            tr("Save"),
            menu,
            ("Ctrl+S",),
            lambda: w.documents.save(),
            1,
            is_enabled=partial(_is_modified, w),
        ),
        Action("file.save_as", tr("Save as…"), menu, ("Ctrl+Shift+S",), lambda: w.documents.save_as(), 1),
        Action(
            "file.go_back",
            tr("Go back to…"),
            menu,
            (),
            lambda: w.earlier.go_back(),
            1,
            is_enabled=partial(_has_file, w),
        ),
        Action(
            "file.recovered", tr("Recovered work…"), menu, (), lambda: w.earlier.look_for_recoveries(is_asked=True), 1
        ),
        *_paper_actions(w, menu),
        Action("file.settings", tr("Settings…"), menu, ("Ctrl+,",), lambda: acts.open_settings(w), 3),
        Action("file.quit", tr("Quit"), menu, ("Ctrl+Q",), lambda: w.window().close(), 3),
    )


def _paper_actions(w: Window, menu: str) -> tuple[Action, ...]:
    return (
        Action(
            "file.personal", tr("Remove personal details…"), menu, (), lambda: w.earlier.remove_personal_details(), 2
        ),
        Action("file.export", tr("Export…"), menu, ("Ctrl+E",), lambda: acts.export(w), 2, icon="file-output"),
        Action(
            "file.print", tr("Print…"), menu, (), lambda: w.paper.print_brief(), 2, is_enabled=partial(has_article, w)
        ),
        Action(
            "file.mail",
            tr("Mail the brief…"),
            menu,
            (),
            lambda: acts.mail_brief(w),
            2,
            is_enabled=partial(has_article, w),
        ),
    )


def _edit_actions(w: Window) -> tuple[Action, ...]:
    menu = "Edit"
    undo, redo = "edit.undo", "edit.redo"
    has = partial(has_article, w)
    return (
        Action(
            undo,
            tr("Undo"),
            menu,
            ("Ctrl+Z",),
            lambda: w.session.undo(),
            is_enabled=lambda: w.session.undo_stack.canUndo(),
        ),
        Action(
            redo,
            tr("Redo"),
            menu,
            ("Ctrl+Y", "Ctrl+Shift+Z"),
            lambda: w.session.redo(),
            is_enabled=lambda: w.session.undo_stack.canRedo(),
        ),
        Action(
            "edit.find", tr("Find in the article…"), menu, ("Ctrl+F",), lambda: acts.find_words(w), 1, is_enabled=has
        ),
        Action("edit.find_next", tr("Next hit"), menu, ("F3",), lambda: acts.find_words(w, 1), 1, is_enabled=has),
        Action(
            "edit.find_previous",
            tr("Previous hit"),
            menu,
            ("Shift+F3",),
            lambda: acts.find_words(w, -1),
            1,
            is_enabled=has,
        ),
        Action(
            "edit.find_all",
            tr("Find in all articles…"),
            menu,
            ("Ctrl+Shift+F",),
            lambda: w.finding.open(is_text_only=True),
            1,
            is_enabled=has,
        ),
        Action(
            "edit.memory", tr("Find in all briefs…"), menu, ("Ctrl+Shift+K",), lambda: acts.find_in_all_briefs(w), 1
        ),
        Action(
            "edit.palette", tr("Find or run a command…"), menu, ("Ctrl+K",), lambda: w.finding.open(), 1, icon="search"
        ),
    )


def _copy_actions(w: Window) -> tuple[Action, ...]:
    def act(name: str, text: str, run: Run, is_enabled: Callable[[], bool] = always) -> Action:
        return Action(name, text, "Edit", (), run, 2, is_enabled=is_enabled)

    is_comparing, has = partial(_is_comparing, w), partial(has_article, w)
    return (
        act("edit.copy_cell", tr("Copy the cell"), lambda: w.stages.compare.copy_cell(), is_comparing),
        act("edit.copy_row", tr("Copy the row"), lambda: w.stages.compare.copy_row(), is_comparing),
        act(
            "edit.copy_table", tr("Copy the comparison as a table"), lambda: w.stages.compare.copying.copy_table(), has
        ),
        act("edit.copy_brief", tr("Copy the whole brief"), lambda: w.paper.copy_brief(), has),
    )


def _brief_actions(w: Window) -> tuple[Action, ...]:
    menu = "Brief"
    return (
        Action("brief.parties", tr("Parties…"), menu, ("Ctrl+P",), lambda: w.documents.edit_parties(), icon="users"),
        Action("brief.assistant", tr("Ask an assistant…"), menu, ("Ctrl+Shift+A",), lambda: acts.ask_assistant(w)),
        Action("brief.words", tr("Words for suggestions…"), menu, (), lambda: w.suggesting.edit_words()),
        Action("brief.templates", tr("Templates…"), menu, (), lambda: w.paper.open_templates(), 2),
        Action("brief.shared", tr("Folder of shared templates…"), menu, (), lambda: w.paper.choose_shared_folder(), 2),
        Action("brief.schema", tr("Save the schema of templates…"), menu, (), lambda: w.paper.export_schema(), 2),
        Action(
            "brief.quotations",
            tr("Check quotations of a document…"),
            menu,
            (),
            lambda: acts.check_quotations(w),
            3,
        ),
        Action("brief.cleared", tr("Take in a cleared document…"), menu, (), lambda: acts.take_in_cleared(w), 3),
        Action("brief.issue", tr("New issue"), menu, ("Ctrl+I",), lambda: w.stages.new_issue(), icon="plus"),
        Action("brief.elsewhere", tr("Stated elsewhere…"), menu, ("Ctrl+Shift+I",), lambda: w.stages.add_elsewhere()),
        Action("brief.version", tr("Begin the next version"), menu, (), lambda: begin_version(w.session)),
        Action("brief.next_problem", tr("Next thing to check"), menu, ("F8",), lambda: w.checking.step(1), 1),
        Action(
            "brief.previous_problem", tr("Previous thing to check"), menu, ("Shift+F8",), lambda: w.checking.step(-1), 1
        ),
        Action("brief.tagged", tr("Everything tagged, by party"), menu, ("Ctrl+R",), lambda: w.stages.show_tagged(), 1),
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
        act("view.text_larger", tr("Larger article text"), ("Ctrl++", "Ctrl+="), 1),
        act("view.text_smaller", tr("Smaller article text"), ("Ctrl+-",), -1),
        act("view.text_plain", tr("Article text at 100 %"), ("Ctrl+0",), 0),
    )


def _stage_actions(w: Window, menu: str) -> tuple[Action, ...]:
    def act(name: str, text: str, key: str) -> Action:
        return Action(
            f"view.{name}",
            text,
            menu,
            (key,),
            lambda: w.stages.ask_for(name),
            is_on=lambda: w.stages.current == name,
        )

    return (
        act("read", tr("Read"), "Ctrl+1"),
        act("compare", tr("Compare"), "Ctrl+2"),
        act("brief", tr("Brief"), "Ctrl+3"),
    )


def _theme_actions(w: Window, menu: str) -> tuple[Action, ...]:
    def act(name: str, text: str, theme: str) -> Action:
        is_on = partial(_is_theme, w, theme)
        return Action(f"view.{name}", text, menu, (), lambda: w.appearance.set_theme(theme), 4, is_on=is_on)

    return (
        act("system", tr("Colours of the system"), "system"),
        act("light", tr("Light"), "light"),
        act("dark", tr("Dark"), "dark"),
        act("high_contrast", tr("High contrast"), "high"),
    )


def _is_theme(w: Window, theme: str) -> bool:
    return w.settings.theme == theme


def _pane_actions(w: Window, menu: str) -> tuple[Action, ...]:
    return (
        Action("view.back", tr("Back"), menu, ("Alt+Left",), lambda: w.stages.go_back(), 1),
        Action("move.article", tr("Next article or tab"), menu, ("Ctrl+PgDown",), lambda: acts.turn(w, 1), 1),
        Action("move.article_back", tr("Previous article or tab"), menu, ("Ctrl+PgUp",), lambda: acts.turn(w, -1), 1),
        Action("view.next_pane", tr("Next pane"), menu, ("F6",), lambda: step_pane(w.stages.panes(), 1), 1),
        Action(
            "view.previous_pane", tr("Previous pane"), menu, ("Shift+F6",), lambda: step_pane(w.stages.panes(), -1), 1
        ),
        Action(
            "view.comparison",
            tr("Comparison beside the article"),
            menu,
            ("Ctrl+\\",),
            lambda: w.read.toggle_comparison(),
            1,
            is_on=lambda: not w.read.comparison.isHidden(),
        ),
        Action(
            "view.full_comparison",
            tr("Comparison in full width"),
            menu,
            ("F11",),
            lambda: w.stages.toggle_full_comparison(),
            1,
        ),
        Action("view.editions", tr("Two editions side by side…"), menu, (), lambda: acts.compare_editions(w), 1),
        Action(
            "view.sidebar",
            tr("Sidebar"),
            menu,
            ("Ctrl+B",),
            lambda: w.read.toggle_sidebar(),
            1,
            is_on=lambda: not w.read.sidebar.isHidden(),
        ),
        Action(
            "view.suggestions",
            tr("Suggestions"),
            menu,
            (),
            lambda: w.suggesting.toggle(),
            1,
            is_on=lambda: w.settings.has_suggestions,
        ),
    )


def _view_actions(w: Window) -> tuple[Action, ...]:
    menu = "View"
    return (
        *_stage_actions(w, menu),
        *_pane_actions(w, menu),
        Action(
            "view.larger", tr("Larger"), menu, ("Ctrl+Shift++", "Ctrl+Shift+="), lambda: w.appearance.resize_by(1), 2
        ),
        Action(
            "view.smaller", tr("Smaller"), menu, ("Ctrl+Shift+-", "Ctrl+Shift+_"), lambda: w.appearance.resize_by(-1), 2
        ),
        Action("view.plain", tr("Size at 100 %"), menu, ("Ctrl+Shift+0",), lambda: w.appearance.resize_by(0), 2),
        *_text_size_actions(w, menu),
        *_theme_actions(w, menu),
    )


def _help_actions(w: Window) -> tuple[Action, ...]:
    menu = "Help"
    return (
        Action("help.pages", tr("Help"), menu, ("F1",), lambda: w.help.open(), icon="info"),
        Action("help.keys", tr("All keys"), menu, ("?",), lambda: acts.open_key_sheet(w), icon="keyboard"),
        Action("help.sample", tr("Try the sample"), menu, (), lambda: w.documents.open_sample()),
        Action("help.about", tr("About Briefer"), menu, (), lambda: acts.show_about(w), 1, icon="info"),
    )


def actions(w: Window) -> tuple[Action, ...]:
    """Return every action; the template may give the kinds other letters (`keymap.give_letters`)."""
    return (
        *_file_actions(w),
        *_edit_actions(w),
        *_copy_actions(w),
        *article_actions(w),
        *_brief_actions(w),
        *_comparison_actions(w),
        *_view_actions(w),
        *_help_actions(w),
    )
