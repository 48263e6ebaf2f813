"""Paragraphs of printed pages: beside boxes, around a middle, hanging, drawn out, over the end of a page."""

from __future__ import annotations

import textwrap

import pytest

from briefer.readers.pdf.lines import Line, Page
from briefer.readers.pdf.paragraphs import blocks_of
from briefer.readers.plain.note_marks import is_note_mark
from tests.pdf_files import paragraphs

SIZE, STEP, SIGN = 12.0, 14.0, 5.0
LEFT, RIGHT = 50.0, 450.0


def line(words: str, y: float, *, left: float = LEFT, size: float = SIZE) -> Line:
    return Line(words, left, left + SIGN * len(words) * size / SIZE, y, size)


def set_to(text: str, top: float, right: float = RIGHT) -> list[Line]:
    rows = textwrap.wrap(text, int((right - LEFT) / SIGN))
    return [line(words, top - STEP * row) for row, words in enumerate(rows)]


def column(texts: list[str], top: float, gap: float = STEP) -> list[Line]:
    found: list[Line] = []
    for text in texts:
        rows = set_to(text, top)
        found += rows
        top = rows[-1].y - gap
    return found


def read(*pages: list[Line], **options: bool) -> list[str]:
    return [block.text for block in blocks_of([Page(800, tuple(page)) for page in pages], **options)]


TEXTS = paragraphs(16, seed=9)
LONG = max(TEXTS, key=len)


def test_a_sentence_that_ends_beside_a_box_does_not_end_its_paragraph():
    beside = set_to(f"{LONG} {LONG}", 700, 300)
    last = next(row for row in range(4, len(beside)) if beside[row].text.endswith("."))
    rest = column(TEXTS[:6], beside[-1].y - 2.5 * STEP, 2.5 * STEP)
    assert beside[last].right < 300
    assert read([*beside, *rest])[0] == f"{LONG} {LONG}"


def test_a_quotation_set_around_the_middle_is_one_paragraph():
    rows = textwrap.wrap(LONG, 40)
    middle = [line(words, 700 - STEP * row, left=250 - SIGN * len(words) / 2) for row, words in enumerate(rows)]
    below = column(TEXTS[:8], middle[-1].y - 2.5 * STEP, 2.5 * STEP)
    assert read([*middle, *below]) == [LONG, *TEXTS[:8]]


def test_paragraphs_whose_first_line_stands_further_out_are_whole():
    found: list[Line] = []
    top = 780.0
    for text in TEXTS:
        rows = textwrap.wrap(text, 76, subsequent_indent=" " * 4)
        found += [line(words.strip(), top - STEP * row, left=LEFT + 20 * (row > 0)) for row, words in enumerate(rows)]
        top = found[-1].y - STEP
    assert read(found) == TEXTS


@pytest.mark.parametrize("step", [0.12, 0.4, 1.0])
def test_a_little_more_room_between_paragraphs_than_between_lines_parts_them(step: float):
    assert read(column(TEXTS, 4000, STEP * (1 + step))) == TEXTS


def test_a_box_at_the_head_of_a_page_does_not_part_the_sentence_that_runs_over_its_end():
    rows = set_to(f"{LONG} {LONG}", 700)
    cut = next(row for row in range(2, len(rows) - 1) if rows[row].text[0].islower())
    above = column(TEXTS[:4], 760, 2 * STEP)
    first = [*above, *(each._replace(y=30 + STEP * (cut - place)) for place, each in enumerate(rows[:cut], 1))]
    box = [line("What the other side said", 760, left=320, size=16), line("about it all", 740, left=320, size=16)]
    rest = [each._replace(y=760 - STEP * place) for place, each in enumerate(rows[cut:])]
    assert read(first, [*box, *rest])[-2:] == [f"{LONG} {LONG}", "What the other side said about it all"]


@pytest.mark.parametrize(("room", "is_whole"), [(0, False), (3, True)])
def test_a_browser_that_left_room_below_a_page_had_come_to_the_end_of_a_paragraph(room: int, is_whole: bool):
    rows = textwrap.wrap(LONG, 80)[:2]
    one = f"{rows[0]} {rows[1][:-1]}."
    other = "Representatives meet once more before the winter ends, and then the vote on the dam is public, " * 3
    first = set_to(one, 30 + STEP * (room + 1))
    head = line("The talks on the dam", 770, size=18)
    pages = ([head, *column(TEXTS[:3], 700, 2 * STEP), *first], column([other.strip(), *TEXTS[4:9]], 770, 2 * STEP))
    assert (one in read(*pages, is_printed=True)) is is_whole


def test_a_line_drawn_out_to_both_margins_is_no_row_of_a_table():
    rows = [Line(words, LEFT, LEFT + 150, 700 - STEP * row, SIZE) for row, words in enumerate(textwrap.wrap(LONG, 30))]
    wide = rows[3]._replace(text="office as because")
    found = [*rows[:3], wide, *(each._replace(y=each.y - STEP) for each in rows[3:-1])]
    found.append(line(rows[-1].text, rows[-1].y - STEP))
    assert len(read(found)) == 1


@pytest.mark.parametrize(("mark", "before"), [("8", "as a"), ("15", "views held in"), ("2", "the talks,")])
def test_a_number_too_high_for_a_power_marks_a_note(mark: str, before: str):
    assert is_note_mark(mark, before)
    assert not is_note_mark("2", "a square of 4 m")
