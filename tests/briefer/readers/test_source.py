"""What a file says of its source: a day and a name shown at its head, and its language."""

from __future__ import annotations

import pytest

from briefer.readers.heads.bylines import byline_shown, day_shown
from briefer.readers.heads.days import day_in
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
        *(("2025. június 4.", "2025-06-04"), ("2025年6月4日", "2025-06-04"), ("2025년 6월 4일", "2025-06-04")),
        *(("4 юни 2025", "2025-06-04"), ("4. června 2025", "2025-06-04"), ("2025/6/4 5:50", "2025-06-04")),
        *(("JUNE\xa04, 2025", "2025-06-04"), ("4th of June 2025", "2025-06-04"), ("4 يونيو 2025", "2025-06-04")),
        *(("le 1er août 2025", "2025-08-01"), ("12 monkeys 2025", ""), ("45 June 2025", "")),
    ],
)
def test_a_day_is_read_in_the_languages_of_the_press(words: str, day: str):
    assert day_in(words) == day


def test_the_line_below_the_headline_or_the_dateline_gives_the_day_and_a_sentence_does_not():
    assert day_shown(["Talks end", "4 June 2025", ENGLISH]) == "2025-06-04"
    assert day_shown(["Talks end", f"ALTVIK, 4 June 2025 (Example News) — {ENGLISH}"]) == "2025-06-04"
    for dateline in (
        "ALTVIK, June 4, 2025 (Example News) - ",
        "Altvik, Jun. 4, 2025 — ",
        "Altvik, 4. Juni 2025 (dpa) – ",
        "АЛТВИК, 4 июня 2025. /ТАСС/. ",
        "ALTVIK 4 June 2025 -- ",
    ):
        assert day_shown(["Talks end", dateline + ENGLISH]) == "2025-06-04", dateline
    for sentence in (
        "They met last on 4 June 2024 in the town.",
        f"The treaty of 4 June 2024 – they left it – ends. {ENGLISH}",
    ):
        assert day_shown(["Talks end", sentence, ENGLISH]) == ""


def test_a_line_that_says_who_wrote_it_gives_the_byline():
    assert byline_shown(["Talks end", "By Jo Doe and Ann Roe"]) == "Jo Doe and Ann Roe"
    for line in ("By Jo Doe | 4 June 2025", "By Jo Doe, Altvik", "di Jo Doe", "Autor: Jo Doe", "VON Jo Doe (dpa)"):
        assert byline_shown(["Talks end", line]) == "Jo Doe", line
    for line in ("By noon they had left.", "By Prime Minister Doe, the talks were ended.", "By Tuesday"):
        assert byline_shown(["Talks end", line]) == ""


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


TEXT = "".join(f"<p>{number}. {ENGLISH}</p>" for number in range(6))
STATED = "<meta property='article:published_time' content='{}'>"
LIST = "<ul>" + "".join(
    f"<li><a href='/{day}'>Another headline</a> <span>{day}.11.2022</span></li>" for day in "123456"
)


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        (STATED.format("2025-06-04T08:00:00Z"), TEXT, "2025-06-04"),
        (STATED.format("2025-06-04T01:30:00+09:00"), TEXT, "2025-06-04"),
        (STATED.format("2019-05-07"), f"<h1>Talks end</h1><div>04.06.2015, 19:16 Uhr</div>{TEXT}", "2015-06-04"),
        (STATED.format("2025-06-04"), f"<h1>Talks end</h1><p>Updated 9 June 2025, 11:13</p>{TEXT}", "2025-06-04"),
        (
            "",
            f"<p class='date'>9 June 2026</p><h1>Talks end</h1><p class='date'>4 June 2025 11:13</p>{TEXT}",
            "2025-06-04",
        ),
        ("", f"<h1>Talks end</h1><span class='date'>02/05/2026</span><p>February 5, 2026</p>{TEXT}", "2026-02-05"),
        ("", f"<h1>Talks end</h1>{TEXT}<ol><li>Doe, J. 2009. <i class='date'>Retrieved 2010-01-25</i>.</li></ol>", ""),
        ("", f"<h1>Talks end</h1>{TEXT}{LIST}", ""),
        ("<meta http-equiv='last-modified' content='2025-06-04'>", TEXT, ""),
        ("<meta property='article:modified_time' content='2025-06-04T08:00:00Z'>", TEXT, ""),
        ("", f"<h1>Talks end</h1>{TEXT}<h2>24 February 2022</h2>{TEXT}", ""),
    ],
)
def test_the_day_of_a_page_is_stated_by_it_or_shown_at_its_head(head: str, body: str, day: str):
    page = f"<html lang='en'><head><title>Talks end</title>{head}</head><body><main>{body}</main></body></html>"
    assert read(page.encode(), "a.html").article.source.published == day


@pytest.mark.parametrize(
    ("author", "body", "byline"),
    [
        ("Par Jo Doe", "", "Jo Doe"),
        ("Jo Doe; Example News", "", "Jo Doe"),
        ("View all posts by Jo", "", ""),
        (
            "",
            "<section class='comments'><div class='comment'><b class='author'>Ann Roe</b><p>No.</p></div></section>",
            "",
        ),
    ],
)
def test_the_byline_names_persons_who_wrote_the_article(author: str, body: str, byline: str):
    head = "<meta property='og:site_name' content='Example News'>"
    head += f"<meta name='author' content='{author}'>" if author else ""
    page = f"<html lang='en'><head>{head}</head><body><article>{TEXT}</article>{body}</body></html>"
    assert read(page.encode(), "a.html").article.source.byline == byline


def test_the_language_is_found_from_the_text_where_nothing_states_it():
    assert read(GERMAN.encode(), "a.txt").article.source.language == "de"
    assert read(b"Yes. No.", "a.txt").article.source.language == ""


def test_a_language_with_signs_of_its_own_is_known_by_them():
    for code, words in (
        ("zh", "那位特使说会谈已经结束。"),
        ("ja", "特使は会談が終わったと述べた。"),
        ("ko", "특사는 회담이 끝났다고 말했다."),
        ("he", "השליח אמר כי השיחות הסתיימו."),
        ("ka", "ელჩმა თქვა, რომ მოლაპარაკება დასრულდა."),
    ):
        assert language_told("", [words]) == code
        assert language_told("en", [words]) == code
    assert [language_told(stated, ["会谈结束。"]) for stated in ("zh-TW", "yue")] == ["zh-TW", "yue"]
    assert language_told("en", [f"{ENGLISH} The word 会谈 was used."]) == "en"


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
