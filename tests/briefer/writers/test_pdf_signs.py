"""The characters of a PDF: which font prints them, in which direction, and what no font has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import pytest

from briefer.brief import (
    Brief,
    Heading,
    PageFrame,
    Quotation,
    RunStyle,
    Section,
    Table,
)
from briefer.errors import WriteError
from briefer.proof.written import verify
from briefer.style import Style
from briefer.writers.pdf import system_fonts as pdf_system_fonts
from tests.briefer.writers.pdf_briefs import COLUMNS, brief_of, edges, fonts, pages, para, pdf, row, words


@pytest.fixture
def no_system_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the computer have no fonts of its own."""
    monkeypatch.setattr(pdf_system_fonts, "_folders", lambda: ())
    forget_system_fonts()
    yield
    forget_system_fonts()


def forget_system_fonts() -> None:
    pdf_system_fonts.system_face.cache_clear()
    pdf_system_fonts._faces.cache_clear()


@pytest.mark.usefixtures("no_system_fonts")
def test_characters_that_no_font_has_are_named_with_their_number() -> None:
    with pytest.raises(
        WriteError, match=r"No font has a sign for ‘𠀀’ \(2 times\), ‘𠜎’ \(once\), neither Carlito nor"
    ):
        pdf(brief_of(para("𠀀 and 𠀀"), Table(COLUMNS, (row("𠜎", "", "", "", ""),))))


@pytest.mark.usefixtures("no_system_fonts")
def test_a_missing_character_in_the_margin_is_named_too() -> None:
    with pytest.raises(WriteError, match="𠜎"):
        pdf(brief_of(para("x"), frame=PageFrame("𠜎")))


@pytest.mark.usefixtures("no_system_fonts")
@pytest.mark.parametrize(
    "text",
    [
        "日本語と한국어",
        "ก็ไม่ได้",
        "⒜ and 𐐝",
        "a\u0316\u0317b\u0356\u035a\u0345",
        "a\u0316a\u0317 a\u0318 aa\u0316",
        "ＡＢＣ",
        "e\u0301\u0332x",
    ],
)
def test_the_coarse_font_prints_what_no_other_has(text: str) -> None:
    brief = brief_of(para(text))
    read_back = "".join(words(brief).replace("\u200d", "").split())
    assert normalize("NFC", "".join(text.split())) in normalize("NFC", read_back)
    assert verify(pdf(brief), ".pdf", brief).is_proved


def test_a_sign_that_stands_for_arabic_words_is_proved() -> None:
    brief = replace(brief_of(para("\ufdfa")), quotations=(Quotation("\ufdfa", "S1 ¶1", "\ufdfa"),))
    assert verify(pdf(brief), ".pdf", brief).is_proved


def test_a_character_that_another_bundled_font_has_is_printed_from_it() -> None:
    assert "⌘ rule" in words(brief_of(para("⌘ rule")))


def test_a_typeface_that_is_not_bundled_is_refused_with_those_that_are() -> None:
    with pytest.raises(WriteError, match="Carlito, Inter, SourceSerif4"):
        pdf(brief_of(para("x"), style=Style(pdf_font="../../secret")))


@pytest.mark.parametrize(
    "text",
    [
        "if x<y then z>w",
        "see <ref> here",
        "<b>not bold</b> &amp; &lt;",
        "a (b) \\ c \\n %s {page}",
        '<font color="1+1">',
    ],
)
def test_text_is_data_and_never_markup(text: str) -> None:
    found = words(
        brief_of(Heading(1, text), para(text), Table(COLUMNS, (row("", text, "", "", ""),)), is_landscape=True)
    )
    assert found.count(text) >= 2


def test_control_characters_and_lone_surrogates_do_no_harm() -> None:
    assert "ab c d" in words(brief_of(para("a\x00\x07b\tc\u200b\ufeff\nd\u00ad")))
    assert "a\ufffdb" in words(brief_of(para("a\ud800b")))


def test_composed_and_decomposed_letters_look_the_same() -> None:
    assert "Київ" in words(brief_of(para("Киі\u0308в")))
    assert "café" in words(brief_of(para("cafe\u0301")))


def test_letters_of_all_scripts_of_europe_come_from_the_bundled_fonts() -> None:
    text = "Đối thoại hòa bình; Ειρήνη ὁ δῆμος; Київ їжак ґанок; Łódź ğş; Ђорђе"
    assert text in words(brief_of(para(text), para(text, style=RunStyle.STRONG)))


ARABIC = "قال وزير الخارجية إن «وقف إطلاق النار» (المؤقت) فوراً، ولا شروط قبل ذلك لأن السلام هدفنا"
HEBREW = "שר החוץ אמר כי הפסקת האש (הזמנית) תתחיל ב-15 במאי 2025, ואין NATO תנאים מוקדמים"


@pytest.mark.parametrize("text", [ARABIC, "السَّلَامُ عَلَيْكُمْ", "שָׁלוֹם עֲלֵיכֶם", "آتش‌بس فوری"])
def test_text_from_right_to_left_is_read_back_as_it_was_written(text: str) -> None:
    found = words(brief_of(para(text), frame=PageFrame(page_label="")))
    unseen = str.maketrans("", "", "\u200c\u200d\u200f \n")
    assert normalize("NFC", text).translate(unseen) in normalize("NFC", found.translate(unseen))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_quotations_from_right_to_left_prove_right_in_cells_beside_each_other(language: str) -> None:
    quotes = [ARABIC, HEBREW, "Plain words in between, 12 of them."]
    rows = tuple(row(f"1.{n}", "Issue", f"Demand. “{quote}” [S1 ¶3]", HEBREW, "x") for n, quote in enumerate(quotes))
    quotations = tuple(Quotation(quote, "S1 ¶3", quote) for quote in quotes)
    brief = Brief("T", language, (Section((Table(COLUMNS, rows),), is_landscape=True),), quotations=quotations)
    assert verify(pdf(brief), ".pdf", brief).missing == ()
    wrong = ARABIC.replace("السلام", "السلاح")
    changed = Brief("T", language, brief.sections, quotations=(Quotation(wrong, "S1 ¶3", wrong),))
    assert not verify(pdf(brief), ".pdf", changed).is_proved


def test_a_paragraph_from_right_to_left_stands_at_the_right_and_columns_follow_the_language() -> None:
    left, right = edges(brief_of(para(HEBREW)), "שר")
    assert right > 530
    assert left > 500
    sections = (Section((Table(COLUMNS[:2], (row("first", "second"),)),)),)
    assert edges(Brief("T", "en", sections), "first") < edges(Brief("T", "en", sections), "second")
    assert edges(Brief("T", "he", sections), "first") > edges(Brief("T", "he", sections), "second")


def test_emoji_are_drawn_as_the_one_sign_they_are() -> None:
    [whole], [apart] = (
        [edges(brief_of(para(f"a{text}b")), "b")[0] for text in (signs,)] for signs in ("👨‍👩‍👧", "👨👩👧")
    )
    assert whole < apart
    assert "👍 🇺🇦 👨‍👩‍👧 ❤️" in words(brief_of(para("👍 🇺🇦 👨‍👩‍👧 ❤️")))


def test_chinese_and_japanese_come_from_a_font_of_the_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((950, 0), (950, 900), (50, 900)):
        pen.lineTo(point)
    pen.closePath()
    signs = "停戦協定の交渉。「」"
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *(f"u{ord(sign):X}" for sign in signs)])
    builder.setupCharacterMap({ord(sign): f"u{ord(sign):X}" for sign in signs})
    glyph = pen.glyph()
    builder.setupGlyf(dict.fromkeys(builder.font.getGlyphOrder(), glyph))
    builder.setupHorizontalMetrics(dict.fromkeys(builder.font.getGlyphOrder(), (1000, 50)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Own Gothic", "styleName": "Regular", "psName": "OwnGothic-Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(tmp_path / "own.ttf")
    monkeypatch.setattr(pdf_system_fonts, "_folders", lambda: (tmp_path,))
    forget_system_fonts()
    try:
        text = "停戦協定の交渉。「停戦」" * 30
        brief = brief_of(para(f"Talks: {text}"), frame=PageFrame(page_label=""))
        lines = pages(brief)[0].splitlines()
        assert "".join(lines).replace(" ", "") == "Talks:" + text
        assert not any(line[0] in "。」" for line in lines)
        assert any(font["/BaseFont"].endswith("OwnGothic-Regular") for font in fonts(brief))
    finally:
        forget_system_fonts()
