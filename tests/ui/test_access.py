"""The window without eyes and without a mouse: what a screen reader is told, and where Tab and the focus go."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from briefer import pipeline
from briefer.errors import ChangedOnDisk, ProjectLocked
from briefer.model import Kind
from briefer.store.recovery import Recovery, RecoveryState
from tests.ui.accessible import assert_tab_goes_round, interfaces, name_of, names, told_badly
from tests.ui.visits import press_in
from ui.board.split import SplitDialog
from ui.export.quotations import QuotationsDialog
from ui.faults.crash import CrashDialog
from ui.importing.dialog import RESULT, ImportDialog
from ui.projects.conflict import ConflictDialog, GoneDialog
from ui.projects.locked import LockedDialog
from ui.projects.recovery import RecoveryDialog
from ui.session import Focus
from ui.suggestions.accept import AcceptDialog
from ui.tagging.note import NoteDialog

STAGES = {"read": "1", "compare": "2", "brief": "3"}
TABS = ("positions", "timeline", "third_parties", "sources", "problems")


@pytest.fixture
def tagged(window, qtbot):
    """The window on the sample with its brief tagged, at a paragraph with a tag."""
    window.session.open(pipeline.sample_brief_project(), None)
    window.session.set_focus(Focus(window.session.project.annotations[0].paragraph_id))
    qtbot.waitUntil(lambda: window.refreshing.is_settled)
    return window


@pytest.mark.parametrize("stage", STAGES)
def test_every_control_of_a_stage_has_a_name_and_a_role(tagged, press, qtbot, stage):
    press(f"Ctrl+{STAGES[stage]}")
    if stage == "brief":
        qtbot.waitUntil(lambda: bool(tagged.stages.brief.pages.canvas.pages), timeout=20000)
    assert told_badly(tagged) == []


@pytest.mark.parametrize("tab", TABS)
def test_every_control_of_a_tab_has_a_name_and_a_role(tagged, press, qtbot, tab):
    press("Ctrl+2")
    qtbot.waitUntil(lambda: bool(tagged.checking.problems))
    tagged.stages.compare.show_tab(tab)
    qtbot.wait(1)
    assert told_badly(tagged) == []


# What is said


def said(root, *beginning):
    """The names that begin with these words."""
    return [each for each in names(root) if each.startswith(beginning)]


def test_the_article_tells_paragraph_party_kind_issue_and_words(tagged):
    item = next(each for each in tagged.session.project.annotations if each.kind is Kind.DEMAND)
    tagged.session.set_focus(Focus(item.paragraph_id))
    tagged.article.focus_item(item)
    (name,) = said(tagged.article, "Paragraph ")
    number = tagged.article.index_of(item.paragraph_id) + 1
    assert name.startswith(f"Paragraph {number}, selection. Ukraine, Demand, issue ")
    assert name.endswith(item.span.quote)


def test_a_suggestion_is_told_with_what_it_would_be_and_how_sure_it_is(window, qtbot):
    qtbot.waitUntil(lambda: bool(window.suggesting.open_suggestions), timeout=20000)
    suggestion = window.suggesting.open_suggestions[0]
    window.session.set_focus(Focus(window.session.project.articles[0].paragraphs[suggestion.paragraph].id))
    (name,) = said(window.article, "Paragraph ")
    assert ". Suggested: " in name
    assert any(f", {sure}." in name for sure in ("likely", "possible"))


def test_the_board_tells_cells_holes_and_states(tagged, press):
    press("Ctrl+2")
    heard = names(tagged.stages.compare.board)
    title = next(row.title for row in tagged.session.project.issues)
    assert any(each.startswith(f"{title}, ") and " item: " in each and " paragraph " in each for each in heard)
    assert any(each.startswith(f"State of play of {title}: ") for each in heard)
    assert any(each.endswith(", no stated position in the source") for each in heard)


def test_parties_kinds_and_stages_are_told_with_their_keys_and_places(tagged):
    heard = names(tagged)
    assert any(re.fullmatch(r"Russia, key 1, column A, \d+ items(, \d+ events?)?, active", each) for each in heard)
    assert {"Demand, key D", "Position, key P", "Event, key E"} <= set(heard)
    assert {"Read, 1 of 3", "Compare, 2 of 3", "Brief, 3 of 3"} <= set(heard)
    assert "Add article" in heard


def test_the_length_is_told_in_pages_of_the_limit(tagged, press, qtbot):
    press("Ctrl+3")
    qtbot.waitUntil(lambda: bool(tagged.stages.brief.pages.canvas.pages), timeout=20000)
    heard = names(tagged.stages.brief)
    assert any(re.fullmatch(r"\d+\.\d of \d+(\.\d)? pages(, (over|within) the limit)?", each) for each in heard)


def test_what_is_at_the_foot_is_read_as_it_is_written(tagged, press, qtbot):
    qtbot.waitUntil(lambda: bool(tagged.checking.problems))
    heard = names(tagged)
    assert f"{len(tagged.checking.problems)} to check" in heard
    assert "12 of 12 paragraphs" in heard
    assert tagged.accessibleName() == "Istanbul talks – Briefer"


def test_an_act_is_spoken(tagged, press, monkeypatch):
    spoken = []
    monkeypatch.setattr("ui.window.status_line.announce", lambda widget, sentence: spoken.append(sentence))
    press("Home", "E", "Ctrl+Z")
    assert len(spoken) == 2
    assert spoken[1] == f"Undone: {spoken[0]}"


def test_a_screen_reader_finds_every_paragraph_in_the_text_of_the_article(tagged):
    (field,) = [here for here, _ in interfaces(tagged.article) if here.object() is tagged.article]
    text = field.textInterface()
    whole = text.text(0, text.characterCount()) if text is not None else tagged.article.toPlainText()
    assert all(each.text in whole for each in tagged.session.project.articles[0].paragraphs)


# Dialogs


def looked_at(dialog):
    """Look at all that is told of a dialog, go round it, and leave it."""
    assert told_badly(dialog) == []
    assert name_of(interfaces(dialog)[0][0]) or dialog.windowTitle()
    assert_tab_goes_round(dialog)
    press_in(dialog, Qt.Key.Key_Escape)


def looked_at_article(qtbot):
    """Wait until the article that is read is shown, and look at it."""

    def act(dialog):
        qtbot.waitUntil(lambda: dialog._pages.currentIndex() == RESULT, timeout=15000)
        looked_at(dialog)

    return act


DIALOGS = {
    "parties": ("brief.parties", "PartiesDialog"),
    "key sheet": ("help.keys", "KeySheet"),
    "palette": ("edit.palette", "Palette"),
    "note": ("tag.note", "NoteDialog"),
    "issue picker": ("tag.issue", "IssuePicker"),
    "export": ("file.export", "ExportDialog"),
    "paste": ("file.paste", "ImportDialog"),
    "address": ("file.address", "AddressDialog"),
    "personal details": ("file.personal", "PrivacyDialog"),
    "settings": ("file.settings", "SettingsDialog"),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_names_its_controls_lets_tab_go_round_and_gives_the_focus_back(tagged, visits, qtbot, name):
    action, kind = DIALOGS[name]
    QGuiApplication.clipboard().clear()
    here = next(each for each in tagged.session.project.annotations)
    tagged.article.focus_item(here)
    tagged.article.setFocus()
    visits.when(QDialog, looked_at)
    tagged.keyboard.made[action].trigger()
    assert visits.seen == ["QDialog"]
    assert tagged.window().focusWidget() is tagged.article


def test_the_import_dialog_with_an_article_in_it(tagged, visits, qtbot):
    QGuiApplication.clipboard().setText("Kyiv wants a truce\n\nKyiv asked for a truce.\n\nMoscow said no.")
    visits.when(ImportDialog, looked_at_article(qtbot))
    tagged.keyboard.made["file.paste"].trigger()
    assert visits.seen == ["ImportDialog"]
    assert tagged.window().focusWidget() is tagged.article


def test_the_dialog_of_an_event_from_the_timeline(tagged, press, visits):
    press("Ctrl+2")
    tagged.stages.compare.show_tab("timeline")
    table = tagged.stages.compare.timeline.table
    table.setFocus()
    visits.when(NoteDialog, looked_at)
    press("F2")
    assert visits.seen == ["NoteDialog"]
    assert tagged.focusWidget() is table


def test_the_list_of_likely_suggestions(window, press, visits, qtbot):
    qtbot.waitUntil(lambda: bool(window.suggesting.open_suggestions), timeout=20000)
    visits.when(AcceptDialog, looked_at)
    press("Ctrl+Shift+Enter")
    assert visits.seen == ["AcceptDialog"]
    assert window.focusWidget() is window.article


def test_the_split_of_a_row(tagged, press, visits):
    press("Ctrl+2")
    board = tagged.stages.compare.board
    board.setFocus()
    board.select_issue(tagged.session.project.issues[0].id)
    visits.when(SplitDialog, looked_at)
    press("X")
    assert visits.seen == ["SplitDialog"]
    assert tagged.focusWidget() is board


def on_the_way(window):
    """Every dialog that asks about files, as it would be opened."""
    project, name = window.session.project, Path("talks.briefer")
    changed = ChangedOnDisk("talks.briefer was changed elsewhere.", "talks.briefer", "changed")
    found = Recovery(name, RecoveryState.DIFFERS, project, path=None, host="desk")
    unreadable = Recovery(name, RecoveryState.UNREADABLE, reason="it ends too early")
    return (
        LockedDialog(ProjectLocked("talks.briefer is open.", "", user="Ann", host="desk", since=""), window),
        ConflictDialog(changed, name, name, project, project, window),
        GoneDialog(changed, window),
        RecoveryDialog([found], [unreadable], window),
        QuotationsDialog(window.session, window.tasks, window),
        CrashDialog("What happened", "talks", window),
    )


@pytest.mark.parametrize("number", range(6))
def test_a_question_about_files_is_named_and_goes_round(tagged, qtbot, number):
    dialog = on_the_way(tagged)[number]
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    assert told_badly(dialog) == []
    assert_tab_goes_round(dialog)


# Round the stages


@pytest.mark.parametrize("stage", STAGES)
def test_tab_goes_round_a_stage_without_a_trap(tagged, press, qtbot, stage):
    press(f"Ctrl+{STAGES[stage]}")
    if stage == "brief":
        qtbot.waitUntil(lambda: bool(tagged.stages.brief.pages.canvas.pages), timeout=20000)
    assert_tab_goes_round(tagged)


@pytest.mark.parametrize("tab", TABS)
def test_tab_goes_round_each_tab_of_the_comparison_without_a_trap(tagged, press, tab):
    press("Ctrl+2")
    tagged.stages.compare.show_tab(tab)
    assert_tab_goes_round(tagged)
