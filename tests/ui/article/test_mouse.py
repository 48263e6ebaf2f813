"""The mouse in the reading pane: clicks, drags, double clicks, margin labels."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.builders import TEXTS
from ui.session import Focus


def test_a_click_focuses_a_paragraph(desk):
    desk.session.set_focus(Focus("a1.3"))
    point = desk.point("Russia says")
    desk.session.set_focus(Focus("a1.1"))
    QTest.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert desk.session.focus == Focus("a1.3")


def test_a_drag_selects_words_and_trims_white_space(qtbot, desk):
    start, end = desk.point(" demands that "), desk.point(" demands that ", at_end=True) + QPoint(5, 0)
    desk.view.setFocus()
    told = []
    desk.view.span_selected.connect(told.append)
    QTest.mousePress(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(desk.view.viewport(), start + QPoint(30, 0))
    QTest.mouseMove(desk.view.viewport(), end)
    QTest.mouseRelease(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert desk.words == "demands that"
    assert len(told) == 1
    assert told[0].bottom() <= desk.view.viewport().height()


def test_a_drag_out_of_a_paragraph_ends_at_its_last_word(desk):
    start = desk.point("It will")
    QTest.mousePress(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(desk.view.viewport(), start + QPoint(0, 40))
    QTest.mouseMove(desk.view.viewport(), start + QPoint(0, 200))
    QTest.mouseRelease(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(0, 200))
    assert desk.words == "It will not talk before."
    assert desk.place == "a1.1"


def test_double_clicks_widen_from_word_to_sentence_to_paragraph(desk):
    point = desk.point("Kyiv") + QPoint(8, 0)
    seen = []
    for _ in range(3):
        QTest.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
        QTest.mouseDClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
        QTest.mouseRelease(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
        seen.append(desk.words)
    assert seen == ["Kyiv", "Moscow demands that Kyiv withdraw its troops.", TEXTS[0]]


def test_a_click_on_a_margin_label_focuses_its_item(tagged):
    label = next(each for each in tagged.view.painter().labels(0) if each.annotation and each.annotation.id == "t12")
    point = tagged.view.rect_in_viewport(label.rect).center()
    QTest.mouseClick(tagged.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert tagged.session.focus == Focus("a1.1", selection=(46, 70), annotation_id="t12")


def test_a_drag_that_leaves_out_a_not_warns_while_the_button_is_still_down(desk):
    start, end = desk.point("talk before"), desk.point("talk before.", at_end=True)
    viewport = desk.view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, start + QPoint(30, 0))
    QTest.mouseMove(viewport, end)
    assert "“not” left out" in [label.text for label in desk.view.painter().labels(0) if label.is_warning]
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
    assert "“not” left out." in desk.view.accessibleName()


def test_a_drag_takes_whole_words_while_it_is_made(desk):
    start, end = desk.point("emands"), desk.point("tha", at_end=True)
    viewport = desk.view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, start + QPoint(30, 0))
    QTest.mouseMove(viewport, end)
    index, edges = desk.view.dragged
    assert TEXTS[index][slice(*edges)] == "demands that"
    assert not any(label.is_warning and "cuts" in label.text for label in desk.view.painter().labels(0))
    QTest.mouseMove(viewport, start)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=start)
