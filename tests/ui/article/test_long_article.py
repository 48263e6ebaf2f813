"""An article of a thousand paragraphs: only what is looked at is set in lines, and nothing jumps for it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible

from tests.builders import a_project, an_article
from tests.ui.desk import Desk
from ui.article.heights import Heights
from ui.article.layout import KEPT
from ui.look.theme import apply
from ui.session import Focus
from ui.suggestions.drafting import PART, parts_of

COUNT = 1000
SENTENCES = (
    "The envoys met again on Monday.",
    "Nobody spoke of the border,",
    "wild winds whirled,",
    "it is ill, I fill it.",
)


def text_of(number):
    return " ".join(SENTENCES[(number * step) % 4] for step in range(1, 2 + number % 9))


@pytest.fixture(name="desk")
def _desk(qtbot, qapp):
    apply(qapp, "light", 1)
    return Desk(qtbot, a_project(1, an_article(*(text_of(number) for number in range(COUNT)))))


def in_view(view):
    """How far under the top of the view each paragraph begins that is seen."""
    layout, top = view.laid_out, view.scrolled
    seen = range(layout.index_at(top), layout.index_at(top + view.viewport().height()) + 1)
    return {index: round(layout.rect(index).top() - top) for index in seen}


@pytest.mark.parametrize("start", [0.15, 0.5, 0.85])
@pytest.mark.parametrize("step", [-40, -300, 40, 300])
def test_scrolling_moves_all_that_is_seen_by_as_much_as_the_bar_says(desk, start, step):
    bar = desk.view.verticalScrollBar()
    bar.setValue(round(bar.maximum() * start))
    for _ in range(20):
        before = in_view(desk.view)
        bar.setValue(bar.value() + step)
        after = {index: round(desk.view.laid_out.rect(index).top() - desk.view.scrolled) for index in before}
        assert after == {index: place - step for index, place in before.items()}


def test_who_scrolls_to_the_end_sees_the_end(desk):
    bar = desk.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert COUNT - 1 in in_view(desk.view)
    assert bar.value() == bar.maximum()


@pytest.mark.parametrize("index", [0, 1, 333, 998, 999])
def test_the_focus_is_brought_into_view_from_wherever_one_was(desk, index):
    desk.session.set_focus(Focus(desk.view.article.paragraphs[500].id))
    desk.view.verticalScrollBar().setValue(desk.view.verticalScrollBar().maximum() // 3)
    desk.session.set_focus(Focus(desk.view.article.paragraphs[index].id))
    rect = desk.view.rect_in_viewport(desk.view.unit_rect(index, None))
    assert desk.view.viewport().rect().contains(rect)


def test_a_paragraph_is_as_high_as_its_rows_once_it_is_seen(desk):
    desk.view.verticalScrollBar().setValue(9000)
    layout = desk.view.laid_out
    for index in in_view(desk.view):
        rows = layout.rows(index)
        assert layout.rect(index).top() == rows[0].top()
        assert layout.rect(index).bottom() == rows[-1].bottom()


def test_few_paragraphs_stay_set_in_lines(desk):
    bar = desk.view.verticalScrollBar()
    for place in range(0, bar.maximum(), 400):
        bar.setValue(place)
    document = desk.view.document()
    set_in_lines = sum(document.findBlockByNumber(index).layout().lineCount() > 0 for index in range(COUNT))
    assert 0 < set_in_lines <= KEPT


def test_a_narrower_window_leaves_the_paragraph_at_the_top_at_the_top(desk):
    desk.view.verticalScrollBar().setValue(12_345)
    first = min(in_view(desk.view))
    desk.view.resize(560, 500)
    assert min(in_view(desk.view)) == first


def test_screen_readers_get_all_the_text_and_the_place_of_each_letter(desk):
    whole = QAccessible.queryAccessibleInterface(desk.view).textInterface()
    texts = [text_of(number) for number in range(COUNT)]
    assert whole.characterCount() == len("\n".join(texts))
    at = len("\n".join(texts[:2])) + 1
    assert whole.text(at, at + 11) == texts[2][:11]
    desk.view.viewport().repaint()
    place = whole.characterRect(at)
    here = desk.view.viewport().mapFromGlobal(place.center())
    assert desk.view.rect_in_viewport(desk.view.laid_out.rows(2)[0]).adjusted(-1, 0, 1, 0).contains(here)
    assert whole.offsetAtPoint(desk.view.viewport().mapToGlobal(here - QPoint(1, 0))) == at


def test_line_ends_within_a_paragraph_stay_within_it(qtbot, qapp):
    apply(qapp, "light", 1)
    desk = Desk(qtbot, a_project(1, an_article("One line\nand another", "Next\u2029paragraph")))
    assert desk.view.document().blockCount() == 2
    assert len(desk.view.laid_out.rows(0)) == 2


def test_heights_say_where_each_paragraph_begins_and_which_one_stands_where():
    heights = Heights(10, [20, 30, 40])
    assert [heights.top(index) for index in range(4)] == [10, 30, 60, 100]
    assert [heights.index_at(y) for y in (-5, 10, 11, 30, 31, 99, 500)] == [0, 0, 0, 0, 1, 2, 2]
    assert heights.set(1, 35) == 5
    assert heights.set(1, 35) == 0
    assert [heights.top(index) for index in range(4)] == [10, 30, 65, 105]


def test_a_long_article_is_drafted_from_the_part_in_front_on():
    parts = parts_of(2 * PART + 5, PART + 3)
    assert parts == (range(PART, 2 * PART), range(2 * PART, 2 * PART + 5), range(PART))
    assert parts_of(11, 4) == (range(11),)
