"""The timeline, the third parties and the sources, and the dialogs that change an item."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from briefer import edits, queries
from briefer.model import Certainty, Kind, Status, When
from tests.ui.compare_sample import annotation_id, compare_session
from ui.actions.action import Action
from ui.compare.acts import CellActs
from ui.compare.event_picker import EventPicker
from ui.compare.sources import SourcesView
from ui.compare.third_parties import ThirdPartiesView
from ui.compare.timeline import TimelineView, timeline_actions
from ui.tagging.note import NoteDialog
from ui.widgets.cells import Notice
from ui.widgets.fields import is_date
from ui.widgets.overviews import sort_date_text, timeline_rows
from ui.widgets.question import Question


@pytest.fixture
def session():
    return compare_session()


def shown(qtbot, view):
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    return view


def test_dated_events_stand_before_undated_ones(session):
    rows = timeline_rows(session.project)
    assert [row.cells[0].text for row in rows] == ["7 June", "date not given"]
    assert rows[1].cells[0].notice is Notice.WARNING
    assert rows[0].cells[3].text == "planned"


def test_the_timeline_model_keeps_the_rules_of_item_models(qtbot, qtmodeltester, session):
    view = shown(qtbot, TimelineView(session))
    qtmodeltester.check(view.model)


def test_enter_asks_for_the_event_in_the_article(qtbot, session):
    view = shown(qtbot, TimelineView(session))
    with qtbot.waitSignal(view.annotation_requested) as told:
        QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert told.args == [annotation_id(session.project, "The next exchange is planned for 7 June.")]


def test_the_timeline_follows_the_project(qtbot, session):
    view = shown(qtbot, TimelineView(session))
    session.changed.connect(view.refresh)
    session.edit("Clear", edits.remove_annotation, annotation_id(session.project, "The delegations met on Monday."))
    assert view.model.rowCount() == 1


def test_the_dialog_of_an_event_keeps_date_and_status_as_one_step(qtbot, session):
    name = annotation_id(session.project, "The delegations met on Monday.")
    dialog = NoteDialog(session, name)
    qtbot.addWidget(dialog)
    fields = dialog.event_fields
    fields.date_text.setText("Monday")
    fields.sort_date.setText("2025-06-02")
    fields.certainty.setCurrentIndex(fields.certainty.findData(Certainty.ABOUT))
    fields.status.setCurrentIndex(fields.status.findData(Status.CLAIMED))
    dialog.accept()
    item = queries.annotation(session.project, name)
    assert item.when == When("Monday", "2025-06-02", Certainty.ABOUT)
    assert item.status is Status.CLAIMED
    assert session.undo_stack.count() == 1


def test_the_dialog_of_an_event_refuses_what_is_no_date(qtbot, session):
    dialog = NoteDialog(session, annotation_id(session.project, "The delegations met on Monday."))
    qtbot.addWidget(dialog)
    dialog.event_fields.sort_date.setText("2025-13-40")
    dialog.accept()
    assert session.undo_stack.count() == 0
    assert dialog.result() == NoteDialog.DialogCode.Rejected


@pytest.mark.parametrize(
    ("text", "is_right"),
    [("", True), ("2025", True), ("2025-06", True), ("2025-06-05", True), ("June", False), ("2025-06-31", False)],
)
def test_sort_dates_are_years_months_or_days(text, is_right):
    assert is_date(text) is is_right


def test_the_certainty_stands_before_the_sort_date():
    assert sort_date_text(When("", "2025", Certainty.ABOUT)) == "about 2025"
    assert sort_date_text(When("Monday", "", Certainty.ABOUT)) == ""


def test_control_enter_saves_note_paraphrase_and_speaker(qtbot, session):
    name = annotation_id(session.project, "a full ceasefire")
    dialog = NoteDialog(session, name)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    dialog.paraphrase.setPlainText("Wants a truce")
    dialog.speaker.setText("Foreign ministry")
    dialog.note.setPlainText("check the wording")
    QTest.keyClick(dialog.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    item = queries.annotation(session.project, name)
    assert (item.paraphrase, item.speaker, item.note) == ("Wants a truce", "Foreign ministry", "check the wording")
    assert session.undo_stack.count() == 1


def test_a_third_party_trades_places_with_a_column_party_in_one_step(qtbot, session):
    view = shown(qtbot, ThirdPartiesView(session))
    assert view.current_actor().name == "Türkiye"
    view.swap_into(1)
    assert [party.name for party in queries.column_parties(session.project)] == ["Russia", "Türkiye"]
    assert session.undo_stack.count() == 1


def test_a_field_of_the_citation_is_kept_when_it_is_left(qtbot, session):
    view = shown(qtbot, SourcesView(session))
    field = view.fields["outlet"]
    field.setText("Daily Sample")
    field.editingFinished.emit()
    assert session.project.articles[0].source.outlet == "Daily Sample"


def undated(session, *texts):
    """Tag more passages as events without a date; return the ids of all that have none, in the order of their lines."""
    project = session.project
    for paragraph in project.articles[0].paragraphs:
        if paragraph.text in texts:
            session.edit("Tag", edits.annotate, paragraph.id, Kind.EVENT, (project.parties[0].id,))
    lines = [line.annotation for line in queries.timeline(session.project)]
    return [each.id for each in lines if not each.when.sort]


def keys_of(view):
    return [view.model.key(row) for row in range(view.model.rowCount())]


def test_control_and_arrows_order_events_of_one_date_and_undo_puts_them_back(qtbot, session):
    first, second = undated(session, "Türkiye offered to host a summit.")
    view = shown(qtbot, TimelineView(session))
    session.changed.connect(view.refresh)
    view.table.select_key(second)
    QTest.keyClick(view.table, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert keys_of(view)[1:] == [second, first]
    assert view.table.current_key() == second
    QTest.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert keys_of(view)[1:] == [first, second]
    session.undo()
    assert keys_of(view)[1:] == [second, first]


def test_an_event_does_not_leave_its_date_and_the_window_says_why(qtbot, session):
    view = shown(qtbot, TimelineView(session))
    before = session.project
    with qtbot.waitSignal(view.said) as told:
        QTest.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert "same date" in told.args[0]
    assert session.project is before


def test_m_tells_two_events_in_one_line_and_x_separates_them(qtbot, session, monkeypatch):
    first, second = undated(session, "Türkiye offered to host a summit.")
    view = shown(qtbot, TimelineView(session))
    session.changed.connect(view.refresh)
    view.table.select_key(second)

    def choose(picker):
        assert picker.model.key(0) == first, "an event of the same date is offered first"
        QTest.keyClicks(picker.field, "summit")
        QTest.keyClick(picker.field, Qt.Key.Key_Return)
        return QDialog.DialogCode(picker.result())

    monkeypatch.setattr(EventPicker, "exec", choose)
    QTest.keyClick(view.table, Qt.Key.Key_M)
    assert view.model.rowCount() == 2
    assert view.table.current_key() == first
    line = timeline_rows(session.project)[1]
    assert line.cells[-1].text == "S1\N{NO-BREAK SPACE}¶4, S1\N{NO-BREAK SPACE}¶6"
    assert "The delegations met" in line.cells[1].detail
    assert view.part_button.isEnabled()
    QTest.keyClick(view.table, Qt.Key.Key_X)
    assert len(keys_of(view)) == 3
    assert not view.part_button.isEnabled()


def test_the_menu_of_a_line_leads_to_every_passage_it_stands_for(qtbot, session):
    first, second = undated(session, "Türkiye offered to host a summit.")
    session.edit("Join", edits.join_events, first, second)
    view = shown(qtbot, TimelineView(session))
    view.table.select_key(first)
    menu = view.acts.menu()
    texts = [action.text() for action in menu.actions()]
    assert texts[:2] == ["Go to the paragraph\tEnter", "Go to S1 ¶6"]
    with qtbot.waitSignal(view.annotation_requested) as told:
        menu.actions()[1].trigger()
    assert told.args == [second]


def test_h_leaves_an_article_out_of_the_brief_and_takes_it_in_again(qtbot, session):
    view = shown(qtbot, SourcesView(session))
    session.changed.connect(view.refresh)
    start = session.project
    with qtbot.waitSignal(view.said) as told:
        QTest.keyClick(view.list, Qt.Key.Key_H)
    assert told.args == ["S1 is left out of the brief."]
    assert queries.timeline(session.project) == ()
    assert "Left out of the brief" in view.model.cell(view.model.index(0, 0)).detail
    assert view.hide_button.text() == "Ta&ke into the brief"
    view.hide_button.click()
    assert session.project == start
    session.undo()
    session.undo()
    assert session.project is start


def test_removing_a_tagged_article_asks_and_names_the_tags_that_go(qtbot, session, monkeypatch):
    view = shown(qtbot, SourcesView(session))
    asked = []
    monkeypatch.setattr(Question, "exec", lambda box: asked.append(f"{box.sentence} {box.further.text()}"))
    before = session.project
    QTest.keyClick(view.list, Qt.Key.Key_Delete)
    assert len(asked) == 1
    assert "9 tags are lost with it." in asked[0]
    assert session.project is before, "closing the question removes nothing"


def test_an_act_that_is_added_to_the_timeline_is_done_by_its_key_where_a_line_is_current(qtbot, session):
    view = shown(qtbot, TimelineView(session))
    done = []
    new = Action("timeline.say", "Say it", "", ("Y",), lambda: done.append(view.table.current_key()))
    CellActs(view.table, (*timeline_actions(lambda: view), new), list)
    QTest.keyClick(view.table, Qt.Key.Key_Y)
    assert done == [view.table.current_key()]
    assert done != [None]


def test_the_language_of_a_source_is_chosen_by_its_name(window, qtbot):
    window.stages.show_stage("compare")
    sources = window.stages.compare.sources
    window.stages.compare.show_tab("sources")
    qtbot.waitUntil(lambda: sources.language.currentText() == "English")
    sources.language.setCurrentIndex(sources.language.findText("Ukrainian"))
    sources.language.activated.emit(sources.language.currentIndex())
    assert window.session.project.articles[0].source.language == "uk"
    window.session.undo()
    assert sources.language.code == "en"
    window.documents.start_empty()
    assert not sources.language.isVisible()
