"""Many at once, and all of an item from anywhere: what Shift, Ctrl and Ctrl+A select, and the keys that act on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer import edits, queries
from briefer.model import Kind, ParagraphId, PartyId
from tests.builders import a_project, an_article
from ui.session import Session
from ui.tagging.issue_picker import IssuePicker
from ui.tagging.note import ElsewhereDialog, NoteDialog

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
TEXTS = tuple(f"Russia says that matter {number} must be settled in full before winter." for number in range(8))


def project_of_many():
    """Eight paragraphs, each Russia's: two demands in one row, three in the tray, an event; two of Turkey's."""
    project = a_project(3, an_article(*TEXTS))
    kinds = [Kind.DEMAND] * 5 + [Kind.EVENT] + [Kind.POSITION] * 2
    for number, kind in enumerate(kinds, 1):
        party = PartyId("p4" if number > 6 else "p2")
        project = edits.annotate(project, ParagraphId(f"a1.{number}"), kind, (party,))
        if number <= 2:
            project = edits.file_under(project, edits.newest_id(project, "t"), "Winter")
    return project


@pytest.fixture
def at_desk(window):
    window.keeping.open(project_of_many(), None)
    window.refreshing.finish()
    window.stages.show_stage("compare")
    return window


VIEWS = {
    "tray": lambda compare: (compare.tray, "positions"),
    "board": lambda compare: (compare.board, "positions"),
    "third parties": lambda compare: (compare.third_parties.table, "third_parties"),
    "timeline": lambda compare: (compare.timeline.table, "timeline"),
    "reading list": lambda compare: (compare.problems.table, "problems"),
}


def view_of(window, name):
    compare = window.stages.compare
    view, tab = VIEWS[name](compare)
    compare.show_tab(tab)
    if name == "reading list":
        compare.problems.show_party("p2")
    view.setFocus()
    QApplication.processEvents()
    many = {"tray": compare.tray, "board": compare.board}.get(name) or {
        "third parties": compare.third_parties,
        "timeline": compare.timeline,
        "reading list": compare.problems,
    }[name]
    return view, many.many


def tags(window):
    return {each.id: each for each in window.session.project.annotations}


@pytest.mark.parametrize("name", VIEWS)
def test_control_a_and_a_digit_give_all_to_a_party_as_one_step(at_desk, name):
    view, many = view_of(at_desk, name)
    all_of_them = many._items.items_in_order()
    before, steps = at_desk.session.project, at_desk.session.undo_stack.count()
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    assert many.ids() == tuple(all_of_them)
    QTest.keyClick(view, Qt.Key.Key_2)
    assert {tags(at_desk)[each].party_ids for each in all_of_them} == {("p3",)}
    assert at_desk.session.undo_stack.count() == steps + 1
    at_desk.session.undo()
    assert at_desk.session.project == before
    assert at_desk.focusWidget() is view


@pytest.mark.parametrize("name", VIEWS)
def test_the_keys_of_the_article_do_the_same_to_an_item_anywhere(at_desk, name):
    view, many = view_of(at_desk, name)
    item = many._items.items_in_order()[0]
    many._items.go_to_item(item)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert item in at_desk.session.project.brief.key_point_ids
    QTest.keyClick(view, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert "p3" in tags(at_desk)[item].party_ids
    kind = Kind.POSITION if tags(at_desk)[item].kind is not Kind.POSITION else Kind.DEMAND
    QTest.keyClick(view, {"p": Qt.Key.Key_P, "d": Qt.Key.Key_D}[kind.value[0]])
    assert tags(at_desk)[item].kind is kind


def test_shift_and_the_arrows_reach_from_where_one_stands(at_desk):
    view, many = view_of(at_desk, "tray")
    order = many._items.items_in_order()
    many._items.go_to_item(order[0])
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_Up, SHIFT)
    assert many.ids() == tuple(order[:2])
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert many.ids() == (order[1],)


def point_of(view, row):
    return view.visualRect(view.model().index(row, 0)).center()


def test_control_and_shift_clicks_choose_lines_and_a_plain_click_one(at_desk):
    view, many = view_of(at_desk, "reading list")
    order = many._items.items_in_order()
    click = QTest.mouseClick
    click(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(point_of(view, 0)))
    click(view.viewport(), Qt.MouseButton.LeftButton, CTRL, QPoint(point_of(view, 2)))
    assert many.ids() == (order[0], order[2])
    click(view.viewport(), Qt.MouseButton.LeftButton, CTRL, QPoint(point_of(view, 0)))
    assert many.ids() == (order[2],)
    click(view.viewport(), Qt.MouseButton.LeftButton, SHIFT, QPoint(point_of(view, 4)))
    assert many.ids() == tuple(order[2:5]) or many.ids() == tuple(order[0:5])
    click(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(point_of(view, 1)))
    assert many.ids() == (order[1],)
    assert at_desk.stages.current == "compare", "what is corrected here is not left"


def test_many_go_into_an_issue_and_back_to_the_tray_in_one_step_each(at_desk, monkeypatch):
    def choose(picker):
        picker.field.setText("winter")
        picker.take(picker.list.current_key())
        return picker.DialogCode.Accepted

    monkeypatch.setattr(IssuePicker, "exec", choose)
    tray, _ = view_of(at_desk, "tray")
    QTest.keyClick(tray, Qt.Key.Key_A, CTRL)
    QTest.keyClick(tray, Qt.Key.Key_T)
    assert len(at_desk.session.project.issues[0].annotation_ids) == 5
    board, _ = view_of(at_desk, "board")
    QTest.keyClick(board, Qt.Key.Key_A, CTRL)
    QTest.keyClick(board, Qt.Key.Key_Delete)
    assert at_desk.session.project.issues[0].annotation_ids == ()
    at_desk.session.undo()
    assert len(at_desk.session.project.issues[0].annotation_ids) == 5


def test_many_are_reviewed_repeated_and_cleared(at_desk):
    session = at_desk.session
    for name in list(tags(at_desk))[:5]:
        session.edit("draft", edits.mark_draft, name)
    view, _ = view_of(at_desk, "reading list")
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    QTest.keyClick(view, Qt.Key.Key_R)
    assert not [each for each in session.project.annotations if each.is_draft]
    session.last_tag = list(tags(at_desk))[-1]
    view, many = view_of(at_desk, "third parties")
    many._items.go_to_item(many._items.items_in_order()[0])
    QTest.keyClick(view, Qt.Key.Key_Period)
    view, many = view_of(at_desk, "tray")
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    QTest.keyClick(view, Qt.Key.Key_Period)
    assert not queries.tray(session.project), "all are Turkey's now, like the last one"
    view, many = view_of(at_desk, "third parties")
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    count = len(many.ids())
    before = len(session.project.annotations)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert len(session.project.annotations) == before - count


def test_the_menu_of_an_item_is_the_same_in_tray_timeline_and_reading_list(at_desk):
    from PySide6.QtWidgets import QMenu

    from ui.tagging.item_menu import fill_item_menu

    wanted = {
        "Give to",
        "Add a party",
        "Kind",
        "Put into an issue…",
        "Key point",
        "Paraphrase only",
        "All of the item…",
    }
    for name in VIEWS:
        view, many = view_of(at_desk, name)
        many._items.go_to_item(many._items.items_in_order()[0])
        menu = QMenu(view)
        fill_item_menu(menu, many)
        assert wanted <= {action.text().partition("\t")[0] for action in menu.actions()}


def test_all_of_an_item_is_in_its_dialog(qtbot):
    session = Session(project_of_many())
    dialog = NoteDialog(session, "t5")
    qtbot.addWidget(dialog)
    dialog.kind.setCurrentIndex(dialog.kind.findData(Kind.EVENT))
    dialog._follow_kind()
    dialog.event_fields.sort_date.setText("2025-06-02")
    dialog.parties[PartyId("p3")].setChecked(True)
    dialog.star.setChecked(True)
    dialog.paraphrase.setPlainText("Russia wants it settled.")
    dialog.only.setChecked(True)
    dialog.comment.setPlainText("Sure?")
    dialog.accept()
    tag = queries.annotation(session.project, "t5")
    assert (tag.kind, tag.party_ids, tag.when.sort) == (Kind.EVENT, ("p2", "p3"), "2025-06-02")
    assert (tag.paraphrase, tag.is_paraphrase_only, tag.comment) == ("Russia wants it settled.", True, "Sure?")
    assert session.project.brief.key_point_ids == ("t5",)
    assert session.undo_stack.count() == 1


def test_the_words_to_leave_out_are_selected_in_the_dialog(qtbot):
    session = Session(project_of_many())
    dialog = NoteDialog(session, "t5")
    qtbot.addWidget(dialog)
    field = dialog.quotation
    start = TEXTS[0].index(" in full")
    cursor = field.text.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(" in full"), cursor.MoveMode.KeepAnchor)
    field.text.setTextCursor(cursor)
    field.leave_out.click()
    assert session.undo_stack.count() == 0, "nothing is kept before Save"
    dialog.accept()
    assert "settled […] before" in queries.excerpt(session.project, "t5").text
    again = NoteDialog(session, "t5")
    qtbot.addWidget(again)
    again.quotation.all_again.click()
    again.accept()
    assert queries.excerpt(session.project, "t5").text == TEXTS[0]


def test_x_leaves_the_selected_words_out_and_takes_them_in_again(window, press):
    window.keeping.open(project_of_many(), None)
    article = window.session.project.articles[0]
    start = TEXTS[0].index("in full")
    focus = type(window.session.focus)(article.paragraphs[0].id, selection=(start, start + 7))
    window.article.setFocus()
    window.session.set_focus(focus)
    press("X")
    assert "[…]" in queries.excerpt(window.session.project, "t5").text
    press("X")
    assert queries.excerpt(window.session.project, "t5").text == TEXTS[0]


def test_what_was_stated_elsewhere_goes_into_the_current_row_and_gets_the_keyboard(at_desk, visits, press):
    board, _ = view_of(at_desk, "board")

    def fill(dialog):
        dialog.origin.setText("Call with the embassy, 4 May")
        dialog.paraphrase.setPlainText("Ready to wait until spring.")
        dialog.accept()

    visits.when(ElsewhereDialog, fill)
    press("Ctrl+Shift+I")
    added = at_desk.session.project.annotations[-1]
    assert added.stated_in == "Call with the embassy, 4 May"
    assert added.id in at_desk.session.project.issues[0].annotation_ids
    assert at_desk.focusWidget() is board
    assert board.current_annotation_id() == added.id
