"""Lines of plain texts: which begin paragraphs, and how those that a margin cut are joined, in whatever file."""

from __future__ import annotations

import textwrap

from briefer.text.wrapping import paragraphs, without_pages
from tests.office_files import docx, odt, paragraph
from tests.reading import read, texts

SHORT = "The envoys of both lakes met at noon and parted without a word to the press."


def wrapped(words, width=60, indent=""):
    return textwrap.fill(words, width, subsequent_indent=indent)


def test_items_of_many_kinds_begin_paragraphs():
    for marks in (
        "(1) (2) (3)",
        "A. B. C.",
        "§1 §2 §3",
        "1.1 1.2 1.3",
        "‣ ‣ ‣",
        "o o o",
        "■ ■ ■",
        "→ → →",
        "① ② ③",
        "1° 2° 3°",
        "[1] [2] [3]",
    ):
        items = [f"{mark} {SHORT}" for mark in marks.split()]
        assert paragraphs("\n".join(map(wrapped, items))) == tuple(items), marks
        assert paragraphs("Points:\n\n" + "\n".join(wrapped(each, 60, "   ") for each in items))[1:] == tuple(items)
    articles = [f"Article {number}. {SHORT}" for number in (1, 2, 3)]
    assert paragraphs("\n".join(map(wrapped, articles))) == tuple(articles)


def test_a_figure_or_an_initial_at_the_head_of_a_line_is_no_item():
    for words in (
        "The lakes, said the envoy, have lost 4.1 of their\n1.2 million cubic metres since the dam was built.",
        "Nobody asked them, said the mediator of both lakes, Mr Paul\nA. Smith, in the hall.",
    ):
        assert len(paragraphs(f"{words}\n\n{SHORT}")) == 2


def test_lines_that_all_end_a_sentence_are_paragraphs():
    assert paragraphs("\n".join([SHORT] * 4)) == (SHORT,) * 4


def test_korean_lines_are_joined_though_they_are_short():
    words = "노르란드 특사는 화요일 댐이 점검되기 전에는 어떤 병력도 계곡을 떠나지 않을 것이라고 말했다."
    assert paragraphs(wrapped(words, 24)) == (words,)


def test_a_word_broken_at_a_soft_hyphen_is_whole():
    assert paragraphs("The envoys of both lakes met in the val\u00ad\nley at noon.") == (
        "The envoys of both lakes met in the valley at noon.",
    )


def test_pages_told_by_their_numbers_alone_are_joined():
    for first, second in (("- 1 -", "- 2 -"), ("Page 1 of 2", "Page 2 of 2"), ("Seite 3", "Seite 4")):
        text = f"{SHORT}\n\nThe envoys of both lakes\n\n{first}\n\nmet at noon.\n\n{second}\n"
        whole, edges = without_pages(text)
        assert paragraphs(whole) == (SHORT, "The envoys of both lakes met at noon.")
        assert edges == [first, second]
    assert without_pages(f"{SHORT}\n\n- 1 -\n\n{SHORT}\n\n- 7 -\n")[1] == []


def test_printed_lines_kept_as_paragraphs_of_a_document_are_joined():
    lines = [line for _ in range(4) for line in textwrap.wrap(SHORT, 50)]
    for data, name in (
        (docx("".join(map(paragraph, lines))), "a.docx"),
        (odt("".join(f"<text:p>{line}</text:p>" for line in lines)), "a.odt"),
    ):
        assert texts(read(data, name)) == [SHORT] * 4
    verses = ["Water runs,", "the wells run dry,", "and nobody waits."] * 2
    assert texts(read(docx("".join(map(paragraph, verses))), "a.docx")) == verses
