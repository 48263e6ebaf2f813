"""To check, and the tabs of the Compare stage."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from briefer import edits, queries
from briefer.check import Place, Problem, Severity
from tests.ui.compare_sample import compare_session
from tests.ui.dialog_checks import unnamed_controls
from ui.compare.problems import ProblemsView
from ui.compare.stage import CompareStage
from ui.tasks import Tasks
from ui.versions.against import Against
from ui.widgets.cells import CellStyle, Notice
from ui.widgets.overviews import problem_rows

PROBLEMS = (
    Problem(Severity.STOPS, "No column parties.", "", Place("project", "")),
    Problem(Severity.LOOK, "The bottom line is empty.", "Yours.", Place("field", "bottom_line")),
    Problem(Severity.LOOK, "A field is empty.", "", Place("field", "to")),
    Problem(Severity.NOTE, "One source.", "", Place("project", "")),
)


@pytest.fixture
def session():
    return compare_session()


@pytest.fixture
def view(qtbot, session):
    made = ProblemsView(session)
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show()
    made.show_problems(PROBLEMS)
    return made


@pytest.fixture
def stage(qtbot, session):
    made = CompareStage(session, lambda: None, Against(session, Tasks(), session))
    qtbot.addWidget(made)
    session.changed.connect(made.refresh)
    made.resize(1200, 700)
    made.show()
    return made


def test_problems_stand_under_the_heading_of_their_severity():
    rows = problem_rows(PROBLEMS)
    headings = [row.cells[0].text for row in rows if row.cells[0].style is CellStyle.HEADING]
    assert headings == ["Stops the export", "Worth a look", "For your information"]
    assert rows[1].cells[0].notice is Notice.ERROR
    assert rows[3].spoken == "Worth a look: The bottom line is empty. Yours."


def test_the_arrows_pass_over_the_headings(view):
    reached = [view.table.current_key()]
    for _ in PROBLEMS[1:]:
        QTest.keyClick(view.table, Qt.Key.Key_Down)
        reached.append(view.table.current_key())
    assert reached == list(PROBLEMS)


def test_enter_goes_to_the_place_of_the_problem(view, qtbot):
    view.table.select_key(PROBLEMS[1])
    with qtbot.waitSignal(view.place_requested) as told:
        QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert told.args == [PROBLEMS[1].place]


def test_the_reading_list_holds_everything_tagged_with_a_party(view, session):
    ukraine = next(party for party in session.project.parties if party.name == "Ukraine")
    view.show_party(ukraine.id)
    told = {view.model.key(row) for row in range(view.model.rowCount())}
    assert told == {item.id for item in session.project.annotations if ukraine.id in item.party_ids}


def test_nothing_to_check_leaves_an_empty_list(view):
    view.show_problems(())
    assert view.model.rowCount() == 0
    assert view.table.current_key() is None


def test_the_tabs_count_what_is_behind_them(stage, session):
    names = [stage._tabs[name].accessibleName() for name in ("positions", "timeline", "third_parties", "sources")]
    assert names == ["Positions, 3", "Timeline, 2", "Third parties, 1", "Sources, 1"]
    session.edit("Remove", edits.remove_issue, session.project.issues[0].id)
    assert stage._tabs["positions"].accessibleName() == "Positions, 2"


def test_the_stage_goes_to_an_issue_from_any_tab(stage, session):
    stage.show_tab("sources")
    stage.show_issue(session.project.issues[1].id)
    assert stage.board.isVisible()
    assert stage.board.current_issue_id() == session.project.issues[1].id


def test_a_third_column_can_be_added_and_taken_away(stage, session):
    third = session.project.parties[2].id
    stage._columns.menu()._toggle(third)
    assert stage.board.rows.columnCount() == 6
    stage._columns.menu()._toggle(third)
    assert stage.board.rows.columnCount() == 5


@pytest.mark.parametrize("tab", ["positions", "timeline", "third_parties", "sources", "problems"])
def test_every_tab_has_named_controls_and_no_letter_twice_nor_one_of_a_menu(stage, tab):
    stage.show_tab(tab)
    assert unnamed_controls(stage) == []
    buttons = [each for each in stage.findChildren(QAbstractButton) if each.isVisible()]
    labels = [each for each in stage.findChildren(QLabel) if each.isVisible() and each.buddy()]
    letters = re.findall(r"&(\w)", " ".join(each.text() for each in (*buttons, *labels)).lower())
    assert sorted(letters) == sorted(set(letters) - set("fetbvh")), "F E T B V H open the menus"


def test_the_places_of_many_problems_are_looked_up_once(view, session, monkeypatch):
    looked_up = []
    whole = queries.row_numbers
    monkeypatch.setattr(queries, "row_numbers", lambda project: looked_up.append(project) or whole(project))
    monkeypatch.setattr(queries, "rows", lambda project: pytest.fail("all rows are made for one number"))
    issue = session.project.issues[0]
    view.show_problems([Problem(Severity.NOTE, f"Row {n}.", "", Place("issue", issue.id)) for n in range(30)])
    assert view.model.rowCount() == 31
    assert looked_up == [session.project]


def test_problems_wait_while_nobody_looks(view):
    view.hide()
    view.show_problems(PROBLEMS[:1])
    before = view.model.rowCount()
    view.show()
    assert view.model.rowCount() < before


# The cures of a false quotation

FALSE = Problem(
    Severity.STOPS,
    "The field “bottom line” quotes words that stand in no source of this brief.",
    "",
    Place("field", "bottom_line"),
    quotation="we will bomb the port",
)


@pytest.fixture
def false_quotation(session, view):
    session.edit("Text", edits.set_field, "bottom_line", "It said “we will bomb the port”.")
    view.show_problems((FALSE, *PROBLEMS))
    view.table.select_key(FALSE)
    return view


def test_the_cures_are_offered_beside_a_false_quotation_alone(false_quotation):
    assert not false_quotation.cures.isHidden()
    false_quotation.table.select_key(PROBLEMS[0])
    assert false_quotation.cures.isHidden()


def test_the_marks_are_taken_off_in_one_step(session, false_quotation):
    false_quotation.cures.take_off.click()
    assert queries.field(session.project, "bottom_line") == "It said we will bomb the port."
    session.undo()
    assert queries.field(session.project, "bottom_line") == "It said “we will bomb the port”."


def test_it_is_said_where_the_words_are_from(session, false_quotation, monkeypatch):
    monkeypatch.setattr("ui.problems.cures.QInputDialog.getText", lambda *_: ("radio, 3 June", True))
    false_quotation.cures.elsewhere.click()
    assert [(each.words, each.origin) for each in session.project.brief.elsewhere] == [
        ("we will bomb the port", "radio, 3 June")
    ]


def test_the_words_are_looked_for(qtbot, false_quotation):
    with qtbot.waitSignal(false_quotation.find_requested) as found:
        false_quotation.cures.finder.click()
    assert found.args == ["we will bomb the port"]
