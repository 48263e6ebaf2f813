"""Where lines of the PDF break, for words of any widths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.writers.pdf.breaking import TooWideError, feeds_of, groups, rows, starts_of
from briefer.writers.pdf.words import LINE_FEED, Word

WIDTH = 100.0


def word(width: float, spaces: float, *, is_open: bool = False) -> Word:
    return Word("F", "", "", width + spaces, width, (), has_letters=width > 0, is_open=is_open and not spaces)


words_of_any_width = st.lists(
    st.builds(word, st.integers(0, 40), st.integers(0, 9), is_open=st.booleans()) | st.just(LINE_FEED), max_size=40
)


def letters_end(words: list[Word], start: int, end: int) -> float:
    """Return where the last letters of a line end, counted from its beginning."""
    with_letters = [place for place in range(start, end) if words[place].has_letters]
    if not with_letters:
        return 0.0
    last = with_letters[-1]
    return sum(each.full_width for each in words[start:last]) + words[last].width


def lines_of(words: list[Word]) -> list[tuple[int, int]]:
    return rows(words, starts_of(words), WIDTH, feeds_of(words))


@given(words_of_any_width)
def test_every_word_stands_on_one_line_in_order_and_line_feeds_on_none(words: list[Word]) -> None:
    try:
        lines = lines_of(words)
    except TooWideError:
        lines = rows(words, starts_of(words), WIDTH, feeds_of(words), is_cut=True)
    printed = [place for start, end in lines for place in range(start, end)]
    assert printed == [place for place, each in enumerate(words) if each is not LINE_FEED]


@given(words_of_any_width)
def test_no_letter_stands_beyond_the_line_and_no_line_has_room_for_the_next_word(words: list[Word]) -> None:
    ends = {end for _, end in groups(words)}
    try:
        lines = lines_of(words)
    except TooWideError:
        assert any(letters_end(words, start, end) > WIDTH for start, end in groups(words))
        return
    for start, end in lines:
        assert letters_end(words, start, end) <= WIDTH + 0.01
        if start < end < len(words) and words[end] is not LINE_FEED:
            assert end in ends
            following = min(each for each in ends if each > end)
            assert letters_end(words, start, following) > WIDTH


def test_words_that_stick_together_go_to_the_next_line_together() -> None:
    words = [word(60, 5), word(20, 0, is_open=True), word(30, 5)]
    assert lines_of(words) == [(0, 1), (1, 3)]


def test_spaces_alone_stay_at_the_end_of_a_line() -> None:
    words = [word(98, 5), word(0, 5), word(10, 0)]
    assert lines_of(words) == [(0, 2), (2, 3)]


def test_words_that_stick_together_and_are_wider_than_a_line_are_told() -> None:
    words = [word(60, 0, is_open=True), word(60, 5)]
    with pytest.raises(TooWideError):
        lines_of(words)
