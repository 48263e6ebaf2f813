"""Text of RTF."""

from __future__ import annotations

import pytest

from tests.briefer.readers.office_results import CHANGED, aside, kinds, read, texts
from tests.office_files import (
    rtf,
)


def rtf_texts(body: str, head: str = "") -> list[str]:
    return texts(read(rtf(body, head), "a.rtf"))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"caf\'e9 \u8212? \emdash\u8364\'80 {\b bo}ld\par", "café — —€ bold"),
        (r"\uc2\u1055\'3f\'3f\uc1\u1088?ivet", "Прivet"),
        (r"\u-10179?\u-8704?!", "😀!"),
        (r"a\~b\_c\-d\tab e\line f", "a b‑cd e f"),
        (r"x \{y\} \\z", r"x {y} \z"),
        (r"Text{\*\generator unseen} on{\pict 89504e47}e", "Text one"),
        (r"{\field{\*\fldinst HYPERLINK {\b x}}{\fldrslt linked}} words", "linked words"),
        (r"{\upr{ansi}{\*\ud{unicode}}} form", "unicode form"),
        (r"\bin5 }}}}}end", "end"),
    ],
)
def test_the_characters_of_rtf_are_those_shown(body: str, expected: str):
    assert rtf_texts(body) == [expected]


def test_each_font_of_rtf_is_decoded_by_its_own_character_set():
    fonts = (
        r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times Cyr;}{\f2\fcharset128 Mincho;}{\f3\fcharset2 Symbol;}}"
    )
    body = r"{\f1 \'cc\'e8\'f0} {\f2 \'93\'fa\'96\'7b} {\f3 a} \'e9"
    assert rtf_texts(body, fonts) == ["Мир 日本 α é"]


def test_tables_boxes_and_notes_of_rtf_are_read_in_their_order():
    body = (
        r"\trowd\cellx1\intbl One\cell Two{\footnote\pard Note.}\cell\row\pard "
        r"Host{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt Boxed.\par}}{\shprslt{\*\do{\dptxbxtext Boxed.}}}}.\par Last."
    )
    assert rtf_texts(body) == ["One | Two", "Host.", "Boxed.", "Last.", "Note."]


def test_what_rtf_hides_deletes_comments_or_prints_around_the_page_is_told_apart():
    body = (
        r"{\header The Daily Post\par}Seen{\v secret} here{\deleted  not}{\revised  now}."
        r"{\*\atnid J}{\*\atnauthor Jo}{\*\annotation So?}\par"
    )
    result = read(rtf(body), "a.rtf")
    assert texts(result) == ["Seen here now."]
    assert aside(result) == [("page header", "The Daily Post", 0), ("hidden text", "secret", 1), ("comment", "So?", 1)]
    assert result.warnings[0] == CHANGED.format("2 tracked changes")


def test_styles_lists_and_facts_of_rtf_are_used():
    head = (
        r"{\stylesheet{\s1 heading 1;}{\s2 Quote;}}"
        r"{\info{\title Talks}{\author Jo Doe}{\creatim\yr2025\mo6\dy4\hr8}}"
    )
    body = r"\pard\s1 Head\par\pard\s2 Said.\par\pard{\listtext 1.\tab}\ls1 Item.\par\pard Plain.\par"
    result = read(rtf(body, head), "a.rtf")
    assert list(zip(kinds(result), texts(result), strict=True)) == [
        ("heading", "Head"),
        ("quote", "Said."),
        ("list_item", "1. Item."),
        ("body", "Plain."),
    ]
    source = result.article.source
    assert (source.headline, source.byline, source.published) == ("Talks", "Jo Doe", "")


def test_an_rtf_that_breaks_off_is_read_with_a_warning():
    result = read(rtf(r"One.\par Tw")[:-1], "a.rtf")
    assert texts(result) == ["One.", "Tw"]
    assert "breaks off" in result.warnings[0]


def test_a_letter_that_rtf_sets_large_is_the_first_of_its_word():
    assert rtf_texts(r"\pard\dropcapli3\dropcapt1 T\par\pard he envoys met.\par And left.") == [
        "The envoys met.",
        "And left.",
    ]
