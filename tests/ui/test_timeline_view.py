"""The timeline, the third parties and the sources, and the dialogs that change an item."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefer import edits, queries
from briefer.model import Certainty, Status, When
from tests.ui.compare_sample import annotation_id, compare_session
from ui.dialogs.event_dialog import EventDialog, is_sort_date
from ui.dialogs.note_dialog import NoteDialog
from ui.models.cells import Notice
from ui.models.overviews import sort_date_text, timeline_rows
from ui.views.sources_view import SourcesView
from ui.views.third_parties_view import ThirdPartiesView
from ui.views.timeline_view import TimelineView


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


def test_the_event_dialog_keeps_date_and_status_as_one_step(qtbot, session):
    name = annotation_id(session.project, "The delegations met on Monday.")
    dialog = EventDialog(session, name)
    qtbot.addWidget(dialog)
    dialog.date_text.setText("Monday")
    dialog.sort_date.setText("2025-06-02")
    dialog.certainty.setCurrentIndex(dialog.certainty.findData(Certainty.ABOUT))
    dialog.status.setCurrentIndex(dialog.status.findData(Status.CLAIMED))
    dialog.save()
    item = queries.annotation(session.project, name)
    assert item.when == When("Monday", "2025-06-02", Certainty.ABOUT)
    assert item.status is Status.CLAIMED
    assert session.undo_stack.count() == 1


def test_the_event_dialog_refuses_what_is_no_date(qtbot, session):
    dialog = EventDialog(session, annotation_id(session.project, "The delegations met on Monday."))
    qtbot.addWidget(dialog)
    dialog.sort_date.setText("2025-13-40")
    dialog.save()
    assert session.undo_stack.count() == 0
    assert dialog.result() == EventDialog.DialogCode.Rejected


@pytest.mark.parametrize(
    ("text", "is_right"),
    [("", True), ("2025", True), ("2025-06", True), ("2025-06-05", True), ("June", False), ("2025-06-31", False)],
)
def test_sort_dates_are_years_months_or_days(text, is_right):
    assert is_sort_date(text) is is_right


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
