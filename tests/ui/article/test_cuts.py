"""Words that are being chosen are warned of where they cut a word or a number, or leave out a “not”."""

import pytest

from briefer import edits
from briefer.model import Kind
from tests.builders import a_project, a_span, a_tagged_project, an_article
from tests.ui.desk import Desk
from ui.article.moves import whole_words
from ui.look.theme import apply
from ui.session import Focus

TEXT = "They pay 1,500 a day, a non-negotiable sum. The board does, not surprisingly, agree. 我们不同意停火。"


@pytest.fixture(name="desk")
def _desk(qapp, qtbot):
    apply(qapp, "light", 1)
    return Desk(qtbot, a_project(2, an_article(TEXT)))


def choose(desk, words: str) -> None:
    start = TEXT.index(words)
    desk.session.set_focus(Focus(desk.place, selection=(start, start + len(words))))


def warnings(desk, index: int = 0) -> list[str]:
    return [label.text for label in desk.view.painter().labels(index) if label.is_warning]


@pytest.mark.parametrize(
    ("words", "warning"),
    [
        ("hey pay", "cuts a word"),
        ("negotiable sum", "cuts a word"),
        ("500 a day", "cuts a number"),
        ("They pay 1", "cuts a number"),
        ("surprisingly", "“not” left out"),
        ("同意停火", "cuts a word"),
    ],
)
def test_a_selection_that_cuts_is_warned_of_in_the_margin_and_aloud(desk, words, warning):
    choose(desk, words)
    assert warnings(desk) == [warning]
    assert f" {warning[0].upper()}{warning[1:]}." in desk.view.accessibleName()


@pytest.mark.parametrize("words", ["They pay 1,500", "a non-negotiable sum.", "not surprisingly", "我们不同意"])
def test_a_selection_from_border_to_border_is_not(desk, words):
    choose(desk, words)
    assert warnings(desk) == []
    assert "uts a" not in desk.view.accessibleName()


def test_the_warning_comes_while_an_edge_moves_by_the_keyboard_and_goes_again(desk):
    for is_wrong in (True, True, True, False):
        desk.view.move_edge(1, by_character=True)
        assert warnings(desk) == ["cuts a word"] * is_wrong


def test_a_part_of_a_sentence_that_a_key_chose_is_warned_of(qapp, qtbot):
    desk = Desk(qtbot, a_project(2, an_article("He will do so not, he says, today.", "A dog – not a cat.")))
    desk.view.next_phrase()
    assert warnings(desk) == []
    desk.view.move_edge(-1, by_character=False)
    assert desk.words == "He will do so"
    assert warnings(desk) == ["“not” left out"]


def test_an_item_whose_edge_moves_into_a_word_is_warned_of_beside_its_own_label(qapp, qtbot):
    desk = Desk(qtbot, a_tagged_project())
    desk.session.set_focus(Focus("a1.1", selection=(46, 70), annotation_id="t12"))
    desk.view.start_edge("start")
    desk.view.move_edge(1, by_character=True)
    assert warnings(desk) == ["cuts a word"]
    assert "Cuts a word." in desk.view.accessibleName()


def test_where_the_margin_is_full_of_items_the_warning_comes_before_the_active_party(qapp, qtbot):
    apply(qapp, "light", 1)
    project = a_project(2, an_article(TEXT))
    for words in ("They pay", "a non-negotiable sum", "surprisingly"):
        project = edits.annotate(project, "a1.1", Kind.POSITION, ("p2",), a_span(project, "a1.1", words))
    desk = Desk(qtbot, project)
    choose(desk, "500 a day")
    assert warnings(desk) == ["cuts a number"]


def test_the_word_that_is_cut_is_underlined(desk):
    choose(desk, "hey pay")
    cut = desk.view.grab().toImage()
    warn = desk.view.laid_out.look.theme.warn.lower()
    here = {cut.pixelColor(x, y).name() for x in range(cut.width()) for y in range(cut.height())}
    assert warn in here


def test_the_mouse_takes_whole_words_and_numbers_and_of_chinese_what_it_was_drawn_over():
    for chosen, taken in (("hey pa", "They pay"), ("500 a", "1,500 a"), ("negot", "non-negotiable"), ("停火", "停火")):
        start = TEXT.index(chosen)
        assert TEXT[slice(*whole_words(TEXT, start, start + len(chosen)))] == taken
    start = TEXT.index("同意")
    assert TEXT[slice(*whole_words(TEXT, start, start + 2))] == "不同意"
