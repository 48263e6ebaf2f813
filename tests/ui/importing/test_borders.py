"""Borders of paragraphs before an article is added: nothing is lost, and what was left out goes back to its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.model import Paragraph, ParagraphId, ParagraphKind
from briefer.readers.base import LeftOut
from ui.importing.borders import (
    Borders,
    doubt,
    end_doubt,
    is_whole,
    merged,
    of_kind,
    parted,
    put_back,
    start_doubt,
    without,
)

HEADING, LIST_ITEM = ParagraphKind.HEADING, ParagraphKind.LIST_ITEM


def borders(*texts, left_out=()):
    paragraphs = tuple(Paragraph(ParagraphId(str(number)), each) for number, each in enumerate(texts, 1))
    return Borders(paragraphs, tuple(LeftOut(words, "caption", before) for words, before in left_out))


def shown(now):
    return [paragraph.text for paragraph in now.paragraphs]


def page(now):
    """Everything in the order in which it stands on the page."""
    words = []
    for row in range(len(now.paragraphs) + 1):
        words += [each.text for each in now.left_out if each.before == row]
        words += [now.paragraphs[row].text] if row < len(now.paragraphs) else []
    return words


TEXT_LISTS = st.lists(
    st.text(st.sampled_from("ab c."), min_size=1).filter(str.strip).map(str.strip), min_size=1, max_size=5
)


@st.composite
def pages(draw):
    texts = draw(TEXT_LISTS)
    places = sorted(draw(st.lists(st.integers(0, len(texts)), max_size=4)))
    return borders(*texts, left_out=[(f"x{number}", place) for number, place in enumerate(places)])


def some_act(now, data):
    row = data.draw(st.integers(0, len(now.paragraphs) - 1))
    act = data.draw(st.sampled_from(["merge", "split", "leave", "back"]))
    if act == "merge":
        return merged(now, row)
    if act == "split":
        return parted(now, row, data.draw(st.integers(0, len(now.paragraphs[row].text))))
    if act == "leave":
        return without(now, row)
    return put_back(now, data.draw(st.sets(st.integers(0, 5))))[0]


@given(pages(), st.data())
def test_no_act_loses_invents_or_moves_a_letter_of_the_page_except_past_a_border_that_was_joined(now, data):
    letters = sorted("".join(page(now)).replace(" ", ""))
    for _ in range(5):
        now = some_act(now, data)
        assert sorted("".join(page(now)).replace(" ", "")) == letters
        assert [paragraph.id for paragraph in now.paragraphs] == [str(n + 1) for n in range(len(now.paragraphs))]
        assert all(paragraph.text.strip() for paragraph in now.paragraphs)
        places = [each.before for each in now.left_out]
        assert places == sorted(places)
        assert all(0 <= place <= len(now.paragraphs) for place in places)


@given(pages(), st.data())
def test_whatever_was_split_or_left_out_the_whole_page_comes_back_in_its_order(now, data):
    before = "".join(page(now)).replace(" ", "")
    for _ in range(5):
        row = data.draw(st.integers(0, len(now.paragraphs) - 1))
        if data.draw(st.booleans()):
            now = without(now, row)
        else:
            now = parted(now, row, data.draw(st.integers(0, len(now.paragraphs[row].text))))
    now, _ = put_back(now, range(len(now.left_out)))
    assert now.left_out == ()
    assert "".join(shown(now)).replace(" ", "") == before


def test_a_passage_the_reader_left_out_goes_back_to_where_it_stood():
    start = borders("One.", "Three.", "Five.", left_out=[("Two.", 1), ("Four.", 2), ("Six.", 3)])
    now, row = put_back(start, (1,))
    assert (shown(now), row) == (["One.", "Three.", "Four.", "Five."], 2)
    now, row = put_back(now, (0, 1))
    assert (shown(now), row) == (["One.", "Two.", "Three.", "Four.", "Five.", "Six."], 1)


def test_a_passage_goes_back_to_its_place_even_after_the_paragraphs_around_it_were_changed():
    start = borders("One. And a half.", "Three.", "Five.", left_out=[("Four.", 2)])
    now = merged(parted(start, 0, 5), 2)
    now, _ = put_back(now, (0,))
    assert shown(now) == ["One.", "And a half. Three.", "Four.", "Five."]


def test_an_act_that_changes_nothing_gives_the_same_value():
    start = borders("One.")
    assert merged(start, 0) is start
    assert parted(start, 0, 0) is start
    assert without(start, 0) is start
    assert put_back(start, (3,)) == (start, -1)
    assert of_kind(start, 0, ParagraphKind.BODY) is start


def test_a_passage_keeps_its_kind_on_the_way_out_and_back():
    start = of_kind(borders("Terms", "One."), 0, HEADING)
    now, row = put_back(without(start, 0), (0,))
    assert now.paragraphs[row].kind is HEADING


@pytest.mark.parametrize(
    ("above", "below", "is_doubtful"),
    [
        ("A full sentence.", "Another one.", False),
        ("named one by one, and", "with Crimea.", True),
        ("named one by one,", "Crimea too.", True),
        ("A full sentence.", "“and so on”, he said.", False),
    ],
)
def test_a_border_in_a_sentence_is_doubted(above, below, is_doubtful):
    assert bool(doubt(borders(above, below).paragraphs, 1)) is is_doubtful


def test_a_heading_is_never_doubted():
    now = of_kind(borders("heading", "small"), 0, HEADING)
    assert doubt(now.paragraphs, 1) == ""
    assert doubt(now.paragraphs, 0) == ""


@pytest.mark.parametrize(
    ("ending", "is_full"),
    [
        ("He left.", True),
        ("“He left.”", True),
        ("He left?)", True),
        ("He left …", True),
        ("He left and", False),
        ("“He", False),
    ],
)
def test_the_end_of_a_sentence_is_known(ending, is_full):
    assert is_whole(ending) is is_full


def test_the_ends_of_an_article_are_doubted_for_what_they_are():
    now = borders("and so it began.", "It was signed in")
    assert "Starts in mid-sentence" in start_doubt(now.paragraphs)
    assert "Stops in mid-sentence" in end_doubt(now.paragraphs)
    assert "Ends with a heading" in end_doubt(of_kind(now, 1, HEADING).paragraphs)
    assert end_doubt(of_kind(now, 1, LIST_ITEM).paragraphs) == ""
    assert start_doubt(of_kind(now, 0, HEADING).paragraphs) == ""
