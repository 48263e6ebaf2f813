"""What is set otherwise than the lines around it: raised marks, large letters, drawn bullets, words from the right."""

from __future__ import annotations

import io
from typing import NamedTuple

import pytest
from reportlab.pdfgen.canvas import Canvas

from briefer.model import ParagraphKind
from briefer.readers.pdf.rightward import in_written_order
from tests.pdf_files import pdf
from tests.reading import read, reasons, texts

LINE = "the delegations met on the river and said that they would"


class Box(NamedTuple):
    left: float
    low: float = 0.0
    right: float = 0.0
    high: float = 0.0


def drawn(*signs: tuple[float, float, float, str], circles: tuple[tuple[float, float], ...] = ()) -> bytes:
    """Set words of a size at places, each after the one before where its place is 0."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(500, 700), invariant=True)
    right = 0.0
    for place, height, size, words in signs:
        canvas.setFont("Times-Roman", size)
        canvas.drawString(place or right, height, words)
        right = (place or right) + canvas.stringWidth(words, "Times-Roman", size)
    for x, y in circles:
        canvas.circle(x, y, 2, stroke=0, fill=1)
    canvas.save()
    return stream.getvalue()


def test_raised_marks_of_notes_are_no_part_of_the_words_and_do_not_end_the_sentence():
    signs = (
        *((60, 600, 12, "The minister said"), (0, 604, 7, "1"), (0, 600, 12, " it would accept,"), (0, 604, 7, "2")),
        *((0, 600, 12, " if the other side"), (60, 586, 12, "agreed, as in 2024"), (0, 590, 7, "3"), (0, 586, 12, ".")),
    )
    assert texts(read(drawn(*signs), "a.pdf")) == [
        "The minister said it would accept, if the other side agreed, as in 2024."
    ]


def test_a_raised_number_never_makes_a_longer_one_of_the_number_before_it():
    signs = ((60, 600, 12, "It holds 10"), (0, 604, 7, "6"), (0, 600, 12, " litres, and"), (60, 586, 12, LINE))
    assert texts(read(drawn(*signs), "a.pdf")) == [f"It holds 10⁶ litres, and {LINE}"]
    assert texts(read(b"<p>It holds 10<sup>6</sup> litres on 3 m<sup>2</sup>.</p>", "a.html")) == [
        "It holds 10⁶ litres on 3 m2."
    ]


@pytest.mark.parametrize(("raised", "whole"), [("2", "of 40 km2 of land"), ("th", "of 40 kmth of land")])
def test_a_raised_sign_that_marks_no_note_stays(raised: str, whole: str):
    signs = ((60, 600, 12, "of 40 km"), (0, 604, 7, raised), (0, 600, 12, " of land"), (60, 586, 12, LINE))
    assert texts(read(drawn(*signs), "a.pdf")) == [f"{whole} {LINE}"]


def test_digits_of_a_word_stay_in_it():
    signs = ((60, 600, 12, "The G20 met, and COVID19"), (60, 586, 12, "was spoken of by the F16 pilots."))
    assert texts(read(drawn(*signs), "a.pdf")) == ["The G20 met, and COVID19 was spoken of by the F16 pilots."]


def test_each_note_at_the_foot_is_a_paragraph():
    body = [(60, 600 - 14 * n, 12, LINE) for n in range(20)]
    notes = ((60, 104, 6, "1"), (0, 101, 9, " Letter of May."), (60, 91, 6, "2"), (0, 88, 9, " Of six engineers."))
    signs = [*[(float(a), float(b), float(c), d) for a, b, c, d in body], *notes]
    assert texts(read(drawn(*signs), "a.pdf"))[-2:] == ["1 Letter of May.", "2 Of six engineers."]


@pytest.mark.parametrize(
    ("letter", "rest", "begun"), [("M", "inisters of", "Ministers of"), ("A", "joint offer", "A joint offer")]
)
def test_a_large_first_letter_is_joined_to_its_word(letter: str, rest: str, begun: str):
    signs = (
        *((60, 582, 42, letter), (100, 600, 12, f"{rest} both states met at the")),
        *((100, 586, 12, "river today and said"), (60, 572, 12, "that a joint offer was made.")),
        (60, 558, 12, "It was the first such joint meeting."),
    )
    words = f"{begun} both states met at the river today and said that a joint offer was made."
    assert texts(read(drawn(*signs), "a.pdf"))[0].startswith(words)


def test_items_with_drawn_bullets_are_each_their_own():
    signs = (
        *((60, 600, 12, "The draft holds these points:"), (80, 586, 12, "a joint commission of engineers")),
        *((80, 572, 12, "daily figures of the level"), (80, 558, 12, "a pause in the filling")),
        (60, 544, 12, "Both sides will meet again in the month of March, they said."),
    )
    result = read(drawn(*signs, circles=((72, 590), (72, 576), (72, 562))), "a.pdf")
    kinds = [paragraph.kind for paragraph in result.article.paragraphs]
    assert texts(result)[1:4] == [
        "a joint commission of engineers",
        "daily figures of the level",
        "a pause in the filling",
    ]
    assert kinds[1:4] == [ParagraphKind.LIST_ITEM] * 3


@pytest.mark.parametrize(
    "edge",
    [
        "11/29/26, 3:15 AM Talks end",
        "29.11.2026, 03:15",
        "Talks end https://news.example.org/talks",
        "1 of 1 29.11.2026, 03:15",
    ],
)
def test_what_a_browser_prints_around_a_single_page_is_left_out(edge: str):
    lines = [(40, 580, edge), *((40, 500 - 14 * n, LINE) for n in range(6))]
    result = read(pdf([lines]), "a.pdf")
    assert reasons(result) == {edge: "running header"}


def test_sentences_that_end_where_lines_do_and_nowhere_else_are_paragraphs():
    pairs = [
        "Ministers met on the river today and they spoke",
        "of the dam.",
        "Envoys rejected the offer that was made to",
        "both of them.",
    ]
    lines = [(40, 500 - 14 * n, words) for n, words in enumerate(pairs * 2)]
    assert len(texts(read(pdf([lines]), "a.pdf"))) == 4


def test_words_from_the_right_are_read_as_written():
    visual = "\u0644\u0643 \u0645\u0648\u064a 12"  # as the signs stand from left to right
    lefts = {0: 10, 1: 20, 3: 30, 4: 40, 5: 50, 7: 60, 8: 70}
    assert in_written_order(visual, lambda place: Box(lefts[place])) == "\u0643\u0644 \u064a\u0648\u0645 12"
    written = "\u0643\u0644"
    assert in_written_order(written, lambda place: Box((20, 10)[place])) == written


def test_one_sign_for_lam_and_alef_comes_lam_first_and_marks_stay_with_their_letter():
    assert in_written_order("\u0627\u0644", lambda _place: Box(10)) == "\u0644\u0627"
    assert in_written_order("\u0628\u064e\u0643", lambda place: Box((10, 10, 20)[place])) == "\u0643\u0628\u064e"


def test_a_paragraph_of_one_line_at_the_foot_of_a_page_is_whole():
    full = "They met again on the river and spoke of the dam and of."
    goes_on = full.replace("of.", "of,")
    first = [
        (40, 560, goes_on),
        (40, 546, "all. Then they left."),
        (40, 518, goes_on),
        (40, 504, "all."),
        (40, 476, full),
    ]
    other = [(40, 560, goes_on.replace("They", "Both")), (40, 546, "Nothing was signed.")]
    assert full in texts(read(pdf([first, other]), "a.pdf"))


def test_the_edge_of_an_indented_block_is_its_own():
    wide = "The delegations met again at the river and said at length that they"
    block = ["They spoke of the dam, and of the level there.", "Nobody would say more than that, for all the", "talks."]
    rows = [(40, wide)] * 4 + [(70, line) for line in block] + [(40, wide)] * 3
    found = texts(read(pdf([[(left, 560 - 14 * row, words) for row, (left, words) in enumerate(rows)]]), "a.pdf"))
    assert " ".join(block) in " ".join(found)
    assert not any(words.endswith("level there.") for words in found)


@pytest.mark.parametrize("gap", [2.0, 3.0])
def test_letters_set_apart_are_words(gap: float):
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(800, 700), invariant=True)
    for height, words in ((600, "THE TALKS ON THE RIVER"), (580, "ENDED"), (560, "IN THE AUTUMN")):
        x = 60.0
        for letter in words:
            canvas.setFont("Times-Roman", 14)
            if letter != " ":
                canvas.drawString(x, height, letter)
            x += canvas.stringWidth(letter, "Times-Roman", 14) + gap
    canvas.save()
    assert " ".join(texts(read(stream.getvalue(), "a.pdf"))) == "THE TALKS ON THE RIVER ENDED IN THE AUTUMN"


def test_a_paragraph_with_a_large_first_letter_on_its_line_goes_on_below():
    signs = (
        *((60, 660, 24, "Talks end"), (60, 620, 18, "“T"), (0, 620, 12, f"here is no more to say, and {LINE}")),
        *((60, 604, 12, f"not come back, and {LINE}"), (60, 590, 12, "come.")),
        *((60, 560, 18, "T"), (0, 560, 12, f"his is another one, and {LINE}"), (60, 544, 12, "not.")),
    )
    assert texts(read(drawn(*signs), "a.pdf")) == [
        "Talks end",
        f"“There is no more to say, and {LINE} not come back, and {LINE} come.",
        f"This is another one, and {LINE} not.",
    ]


def test_what_is_cut_off_with_the_edges_of_the_page_is_left_out():
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(500, 700), cropBox=(100, 100, 400, 600), invariant=True)
    for x, y, words in (
        (120, 640, "talks.indd 1"),
        (110, 500, "The talks ended on Monday."),
        (5, 300, "cut"),
        (120, 60, "page proof"),
    ):
        canvas.drawString(x, y, words)
    canvas.save()
    result = read(stream.getvalue(), "a.pdf")
    assert texts(result) == ["The talks ended on Monday."]
    assert reasons(result) == dict.fromkeys(("talks.indd 1", "cut", "page proof"), "outside the page")


def test_marks_of_notes_in_brackets_in_pairs_and_after_numbers_are_no_part_of_the_words():
    signs = (
        *((60, 600, 12, "The minister said"), (0, 604, 7, "[1]"), (0, 600, 12, " it would accept"), (0, 604, 7, "2,3")),
        *((0, 600, 12, " in 2024"), (0, 604, 7, "4"), (0, 600, 12, " or 35"), (0, 604, 7, "15"), (60, 586, 12, LINE)),
    )
    assert texts(read(drawn(*signs), "a.pdf")) == [f"The minister said it would accept in 2024 or 35 {LINE}"]


def test_small_letters_count_items():
    marks = ("i.", "ii.", "iii.")
    lines = [words for mark in marks for words in (f"{mark} the river is to be shared by both", f"{LINE} end.")]
    page = [(60.0, 500.0 - 14 * row, words) for row, words in enumerate(lines)]
    shown = texts(read(pdf([page]), "a.pdf"))
    assert shown == [f"{mark} the river is to be shared by both {LINE} end." for mark in marks]


def test_short_items_with_a_drawn_bullet_are_items():
    items = ("A joint commission", "Daily figures", "A pause of forty days")
    signs = [(60, 600, 12, f"{LINE} hold:"), *((90, 586 - 14 * row, 12, words) for row, words in enumerate(items))]
    circles = tuple((80, 590 - 14 * row) for row in range(3))
    assert texts(read(drawn(*signs, circles=circles), "a.pdf"))[1:] == list(items)


def test_a_stop_after_a_number_that_runs_from_the_left_stands_after_it():
    boxes = {place: Box(-float(place)) for place in range(40)}
    for drawn_so, written in (("في عام .2026", "في عام 2026."), ("عام ،2026 ثم", "عام 2026، ثم")):
        assert in_written_order(drawn_so, boxes.__getitem__) == written
    assert in_written_order("in .2026 עמק", boxes.__getitem__).startswith("in .2026")
