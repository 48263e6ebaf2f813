"""What a file says of its source: a day and a name shown at its head, and its language."""

from __future__ import annotations

import pytest

from briefer.readers.plain.bylines import byline_shown, day_in, day_shown
from briefer.readers.warnings import worst_first
from briefer.text.languages import language_told
from tests.office_files import docx, paragraph
from tests.reading import read

GERMAN = (
    "Die Delegation des Nordens sagte am Montag, dass sie die Bedingungen nicht annehmen werde, weil nichts darin für "
    "beide Seiten verbindlich sei und der Waffenstillstand mit dem Monat ende."
)
ENGLISH = (
    "The delegation of the north said on Monday that it would not accept the terms, because nothing in them was "
    "binding on both sides and the ceasefire ended with the month."
)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        *(("4 June 2025", "2025-06-04"), ("June 4, 2025", "2025-06-04"), ("04.06.2025", "2025-06-04")),
        *(
            ("Mittwoch, 4. Juni 2025", "2025-06-04"),
            ("4 de junio de 2025", "2025-06-04"),
            ("4 червня 2025", "2025-06-04"),
        ),
        *(("le 1er août 2025", "2025-08-01"), ("12 monkeys 2025", ""), ("45 June 2025", "")),
    ],
)
def test_a_day_is_read_in_the_languages_of_the_press(words: str, day: str):
    assert day_in(words) == day


def test_the_line_below_the_headline_or_the_dateline_gives_the_day_and_a_sentence_does_not():
    assert day_shown(["Talks end", "4 June 2025", ENGLISH]) == "2025-06-04"
    assert day_shown(["Talks end", f"ALTVIK, 4 June 2025 (Example News) — {ENGLISH}"]) == "2025-06-04"
    assert day_shown(["Talks end", "They met last on 4 June 2024 in the town.", ENGLISH]) == ""


def test_a_line_that_says_who_wrote_it_gives_the_byline():
    assert byline_shown(["Talks end", "By Jo Doe and Ann Roe"]) == "Jo Doe and Ann Roe"
    assert byline_shown(["Talks end", "By noon they had left."]) == ""


def test_the_day_of_a_file_is_never_that_of_its_article():
    core = "<cp><creator>Clerk One</creator><created>2026-01-01T08:00:00Z</created></cp>"
    bare = read(docx(paragraph(ENGLISH), docProps__core=core), "a.docx")
    assert (bare.article.source.byline, bare.article.source.published) == ("Clerk One", "")
    assert any("byline" in warning for warning in bare.warnings)
    body = paragraph("By Jo Doe") + paragraph("4 June 2025") + paragraph(ENGLISH)
    dated = read(docx(body, docProps__core=core), "a.docx")
    assert (dated.article.source.byline, dated.article.source.published) == ("Jo Doe", "2025-06-04")
    assert not dated.warnings


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_the_head_of_a_text_or_page_gives_its_day_and_author(name: str):
    lines = ["Talks end", "By Jo Doe", "4 June 2025", *[f"{number}. {ENGLISH}" for number in range(6)]]
    page = "".join(f"<p>{line}</p>" for line in lines)
    data = f"<html><body><article>{page}</article></body></html>" if name == "a.html" else "\n\n".join(lines)
    source = read(data.encode(), name).article.source
    assert (source.byline, source.published) == ("Jo Doe", "2025-06-04")


def test_the_language_is_found_from_the_text_where_nothing_states_it():
    assert read(GERMAN.encode(), "a.txt").article.source.language == "de"
    assert read(b"Yes. No.", "a.txt").article.source.language == ""


def test_what_a_file_states_of_its_language_is_a_hint():
    assert language_told("en-GB", [ENGLISH]) == "en-GB"
    assert language_told("en-US", [GERMAN]) == "de"
    assert language_told("gl", [GERMAN]) == "gl"
    assert language_told("de-DE", ["Nein."]) == "de-DE"


def test_what_word_states_of_a_short_text_is_believed():
    body = '<w:p><w:r><w:rPr><w:lang w:val="de-DE"/></w:rPr><w:t>Nein, sagte er.</w:t></w:r></w:p>'
    assert read(docx(body), "a.docx").article.source.language == "de-DE"


def test_what_may_be_missing_is_said_first():
    told = ["2 hidden characters removed from the text.", "1 chart not read.", "The file breaks off before its end."]
    assert worst_first(told) == tuple(reversed(told))
