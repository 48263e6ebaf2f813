"""PDF on files made here: paragraphs as a person numbers them, what belongs to the page left out, the source."""

from __future__ import annotations

import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import PasswordNeeded
from briefer.model import ParagraphKind
from briefer.readers.from_pdf import PdfReader
from briefer.readers.pdf.lines import Line, Page, in_reading_order, marked
from briefer.readers.pdf.paragraphs import blocks_of
from tests.pdf_files import one_page, paragraphs, pdf, set_article, written
from tests.reading import read, reasons, refusal, texts

PARAGRAPHS = paragraphs(30)


def lines(*words: str, left: float = 50, top: float = 500, step: float = 14) -> list[tuple[float, float, str]]:
    return [(left, top - step * row, line) for row, line in enumerate(words)]


# Paragraphs


def test_lines_are_joined_and_broken_words_mended():
    page = lines(
        "The delegation said that the unconditional cease-",
        "fire it had demanded was the first step, and nego-",
        "tiations could follow only then.",
    )
    assert texts(read(pdf([[*page, *lines("Moscow rejected the cease-fire.", top=440)]]), "a.pdf")) == [
        "The delegation said that the unconditional cease-fire it had demanded was the first step, "
        "and negotiations could follow only then.",
        "Moscow rejected the cease-fire.",
    ]


@pytest.mark.parametrize(
    ("above", "below", "wanted"),
    [
        ("Envoys discussed the U.S.-", "led plan for the coast.", "the U.S.-led plan"),
        ("They met in the years 2024-", "25 in many cities there.", "years 2024-25 in"),
        ("He spoke of an Anglo-", "American plan for the coast.", "an Anglo-American plan"),
        ("This was a self-", "imposed limit on the coast.", "a self-imposed limit"),
        ("This is a state-of-the-", "art harbour on the coast.", "a state-of-the-art harbour"),
        ("The demon-", "strators left the coast.", "The demonstrators left"),
        ("They paused—", "and left the long coast.", "paused—and left"),
        ("They paused -", "and left the long coast.", "paused - and left"),
    ],
)
def test_a_hyphen_stays_where_the_word_has_one(above: str, below: str, wanted: str):
    assert wanted in texts(read(pdf([lines(above, below)]), "a.pdf"))[0]


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize(("indent", "after"), [(0, 6), (12, 0), (12, 6)])
def test_paragraphs_set_in_columns_are_those_of_the_source(columns: int, indent: int, after: int):
    data = set_article(PARAGRAPHS, columns=columns, indent=indent, after=after, title="Talks end without accord")
    result = read(data, "a.pdf")
    assert texts(result) == ["Talks end without accord", *PARAGRAPHS]
    assert result.article.paragraphs[0].kind is ParagraphKind.HEADING
    assert result.article.source.headline == "Talks end without accord"


def test_columns_set_row_by_row_are_read_column_by_column():
    left = ["The first column tells of the talks", "and goes on for some lines until", "it ends there."]
    right = ["Another column tells of the port", "and of those who work there and", "of the strike they began."]
    rows = [place for row in range(3) for place in ((20, 500 - 14 * row, left[row]), (215, 500 - 14 * row, right[row]))]
    assert texts(read(pdf([rows], size=10), "a.pdf")) == [" ".join(left), " ".join(right)]


def test_text_painted_out_of_order_is_read_from_the_top():
    page = [*lines("The end of the page.", top=300), *lines("The start of it.", top=500)]
    assert texts(read(pdf([page]), "a.pdf")) == ["The start of it.", "The end of the page."]


def test_a_paragraph_runs_on_over_the_page():
    pages = [lines("The sentence goes", top=100), lines("on after the break.")]
    assert texts(read(pdf(pages), "a.pdf")) == ["The sentence goes on after the break."]


def test_items_of_a_list_are_each_their_own():
    page = lines("They agreed on this:", "• a truce at sea", "• an exchange of prisoners", "and of the dead")
    result = read(pdf([page]), "a.pdf")
    assert texts(result) == ["They agreed on this:", "• a truce at sea", "• an exchange of prisoners and of the dead"]
    assert result.article.paragraphs[1].kind is ParagraphKind.LIST_ITEM


def test_a_large_first_letter_belongs_to_its_word():
    cap = Line("T", 50, 70, 472, 36)
    body = [Line("he talks ended on Monday and", 75, 300, 486, 12), Line("nobody signed.", 75, 200, 472, 12)]
    assert [block.text for block in blocks_of([Page(600, (cap, *body))])] == [
        "The talks ended on Monday and nobody signed."
    ]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_reads_like_an_upright_one(turn: int):
    from pypdf import PdfReader as Pages
    from pypdf import PdfWriter

    writer = PdfWriter()
    upright = set_article(PARAGRAPHS[:9], after=6)
    source = Pages(io.BytesIO(upright))
    writer.add_page(source.pages[0].rotate(turn))
    stream = io.BytesIO()
    writer.write(stream)
    assert texts(read(stream.getvalue(), "a.pdf"))[1:] == PARAGRAPHS[:9] == texts(read(upright, "a.pdf"))[1:]


def test_ligatures_are_plain_letters():
    line = Line("x", 0, 1, 0, 1)
    data = one_page(written(b"They \\256nally o\\256er \\257owers."))
    assert line.text == "x"
    assert "\ufb01" not in texts(read(data, "a.pdf"))[0]


# What belongs to the page


def test_running_heads_and_page_numbers_are_left_out_and_named_at_their_place():
    pages = [
        [(50, 580, "The Example Gazette"), *lines(f"Only on page {name}.", "More text."), (200, 20, str(number))]
        for number, name in enumerate(("one", "two", "three"), 1)
    ]
    result = read(pdf(pages), "a.pdf")
    assert " ".join(texts(result)) == " ".join(f"Only on page {name}. More text." for name in ("one", "two", "three"))
    assert reasons(result) == {"The Example Gazette": "running header"} | dict.fromkeys("123", "page number")
    assert result.left_out[0].before < result.left_out[-1].before


def test_the_address_a_browser_prints_becomes_the_source():
    page = [*lines("The talks ended.", "Nobody signed."), (20, 15, "https://example.org/talks 1/1")]
    result = read(pdf([page]), "a.pdf")
    assert texts(result) == ["The talks ended. Nobody signed."]
    assert result.article.source.url == "https://example.org/talks"


def test_footnotes_stand_after_the_text_and_never_within_it():
    body = [Line(f"This is line {row} of a long text that", 50, 300, 500 - 14 * row, 12) for row in range(10)]
    note = [Line("1 A remark in small print.", 50, 200, 80, 9)]
    after = [Line("goes on here.", 50, 120, 500, 12)]
    found = [block.text for block in blocks_of(marked([Page(600, (*body, *note)), Page(600, (*after,))]))]
    assert found[-1] == "1 A remark in small print."
    assert found[0].endswith("goes on here.")


# Source


def test_the_name_of_a_file_is_no_headline():
    data = pdf([lines("The talks ended.", "Nobody signed.")])
    for title in ("Microsoft Word - talks final.docx", "talks final v2.indd", "untitled", "report"):
        reader = _with_details(data, Title=title, Author="printer07")
        assert (reader.headline, reader.byline, reader.published) == ("", "", "")


def test_details_that_the_page_shows_are_believed():
    data = pdf(
        [
            [
                *lines("Talks end early", "By Jo Doe and Ann Roe", "4 June 2025", step=30),
                *lines("The talks ended on Monday, and nobody who was", "there signed.", top=400),
            ]
        ]
    )
    source = _with_details(data, Title="Talks End Early", Author="nobody")
    assert (source.headline, source.byline, source.published) == ("Talks End Early", "Jo Doe and Ann Roe", "2025-06-04")


def _with_details(data: bytes, **details: str):
    from pypdf import PdfReader as Pages
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=Pages(io.BytesIO(data)))
    writer.add_metadata({f"/{key}": value for key, value in details.items()})
    stream = io.BytesIO()
    writer.write(stream)
    return read(stream.getvalue(), "a.pdf").article.source


# What cannot be read


def test_pages_without_text_are_counted():
    result = read(pdf([lines("Words."), []]), "a.pdf")
    assert result.warnings[0] == "1 of 2 pages holds no text (scanned?)."
    assert "No text was found in 2 of 2 pages" in refusal(pdf([[], []]), "scan.pdf")


def test_a_protected_pdf_asks_for_its_password_and_opens_with_it():
    from reportlab.lib.pdfencrypt import StandardEncryption

    data = pdf([lines("Words.")], encrypt=StandardEncryption("secret"))
    assert "protected by a password" in refusal(data, "a.pdf")
    for password in ("", "wrong"):
        with pytest.raises(PasswordNeeded):
            PdfReader().unlocked(password).read(data, "a.pdf")
    assert texts(PdfReader().unlocked("secret").read(data, "a.pdf")) == ["Words."]


def test_a_broken_pdf_is_refused_with_its_reason():
    assert "damaged" in refusal(b"%PDF-1.7\nnothing follows", "a.pdf")


# Nothing is lost


@given(st.lists(st.lists(st.text("ab c.-1•", min_size=1, max_size=12), max_size=5), min_size=1, max_size=4))
def test_no_letter_is_lost_between_lines_and_paragraphs(pages: list[list[str]]):
    laid_out = [
        Page(
            600,
            tuple(
                Line(words.strip(), 50, 50 + 6 * len(words), 500 - 99 * row, 12)
                for row, words in enumerate(rows)
                if words.strip()
            ),
        )
        for rows in pages
    ]
    found = "".join(block.text for block in blocks_of(marked(laid_out)))
    letters = [character for rows in pages for words in rows for character in words if character.isalnum()]
    assert sorted(character for character in found if character.isalnum()) == sorted(letters)


@given(st.lists(st.tuples(*[st.integers(0, 500)] * 3), max_size=40))
def test_no_order_of_lines_loses_or_doubles_one(places: list[tuple[int, int, int]]):
    found = [Line(str(row), left, left + width, y, 10) for row, (left, width, y) in enumerate(places)]
    assert sorted(in_reading_order(found)) == sorted(found)


def test_short_paragraphs_set_apart_stay_apart():
    words = [("The envoys of lake", "and hill met at noon."), ("They said nothing", "of it."), ("All left", "at one.")]
    page = [line for number, pair in enumerate(words) for line in lines(*pair, top=500 - 42 * number)]
    assert texts(read(pdf([page]), "a.pdf")) == [" ".join(pair) for pair in words]


def test_a_sign_far_off_the_page_costs_no_memory():
    far = Line("far", 0.0, 3e6, 300.0, 12.0)
    above = [Line(f"words {number}", 50.0, 90.0, 100.0 + 14 * number, 12.0) for number in range(4)]
    tracemalloc.start()
    found = in_reading_order([*above, far])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == (far, *reversed(above))
    assert peak < 10_000_000


BESIDE = "envoys met on the river and said"


def test_text_that_flows_around_a_picture_is_one_paragraph_and_the_words_below_that_stand_apart():
    caption = [(50, 480, "The dam of Altvik"), (50, 466, "seen from the hill.")]
    around = [(250, 500 - 14 * place, f"{'the' if place else 'The'} {BESIDE} {place} times, as") for place in range(4)]
    below = [(50, 444 - 14 * place, f"the {BESIDE} that {BESIDE} {place} times, as") for place in range(3)]
    result = texts(
        read(pdf([[(50, 530, "The talks ended."), *caption, *around, *below, (50, 402, "they ended.")]]), "a.pdf")
    )
    assert result[-1] == " ".join(
        [*(words for _, _, words in around), *(words for _, _, words in below), "they ended."]
    )
    assert "The dam of Altvik seen from the hill." in result


@pytest.mark.parametrize(("last", "next_page", "count"), [(110, 1, 2), (110, 3, 1), (140, 3, 2), (140, 2, 1)])
def test_where_a_page_ends_a_paragraph_does_if_no_program_would_part_one_there(last: int, next_page: int, count: int):
    full = "not so. The delegations met on the river and they said: it is."
    first = [(50, last + 14 * place, f"{'They do' if place == 2 else 'do'} {full}") for place in range(2, -1, -1)]
    second = [(50, 500 - 14 * place, f"{'do' if place else 'They do'} {full}") for place in range(next_page)]
    other = [(50, 404 - 14 * place, f"{'do' if place else 'Others do'} {full}") for place in range(22)]
    pages = [[(50, 530, "First of all it rained."), *first], [*second, *other]]
    result = texts(read(pdf(pages), "a.pdf"))
    assert sum(words.startswith("They ") for words in result) == count
