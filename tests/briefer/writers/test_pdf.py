"""The PDF writer: what is on the pages, what may not be in the file, and how it copes with odd input."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from briefer.brief import (
    Brief,
    Bullets,
    Cell,
    Column,
    Facts,
    Heading,
    PageFrame,
    Para,
    Properties,
    Quotation,
    Role,
    Row,
    Run,
    RunStyle,
    Section,
    Shade,
    Table,
)
from briefer.errors import WriteError
from briefer.proof.written import verify
from briefer.style import Style
from briefer.writers.pdf import system_fonts as pdf_system_fonts
from briefer.writers.pdf.places import places
from briefer.writers.to_pdf import PdfWriter

COLUMNS = (
    Column(("No.",), 0.05),
    Column(("Issue",), 0.14),
    Column(("Russia",), 0.335, is_side=True),
    Column(("Ukraine",), 0.335, is_side=True),
    Column(("State of play", "Assessment"), 0.14),
)


def para(text: str, role: Role = Role.BODY, style: RunStyle = RunStyle.PLAIN, link: str = "") -> Para:
    return Para((Run(text, style, link),), role)


def cell(*texts: str, shade: Shade = Shade.NONE) -> Cell:
    return Cell(tuple(para(text, Role.CELL) for text in texts), shade)


def row(*texts: str) -> Row:
    return Row(tuple(cell(text) for text in texts))


def theme(text: str) -> Row:
    return Row((cell(text, shade=Shade.THEME),), is_theme=True)


def brief_of(*blocks: object, is_landscape: bool = False, **details: object) -> Brief:
    return Brief("A title", "en", (Section(blocks, is_landscape),), **details)


def pdf(brief: Brief) -> bytes:
    stream = io.BytesIO()
    PdfWriter().write(brief, stream)
    return stream.getvalue()


def pages(brief: Brief) -> list[str]:
    document = pypdfium2.PdfDocument(pdf(brief))
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def words(brief: Brief) -> str:
    return " ".join(" ".join(pages(brief)).split())


def annotations(brief: Brief) -> list[dict]:
    reader = PdfReader(io.BytesIO(pdf(brief)))
    return [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]


def numbered(prefix: str, count: int) -> str:
    return " ".join(f"{prefix}{number}" for number in range(count))


def test_text_comes_back_cell_by_cell_in_order() -> None:
    text = words(
        brief_of(
            Table(
                COLUMNS,
                (
                    Row(
                        (
                            cell("1.1"),
                            cell("Ceasefire"),
                            cell("Position. “Until a Ukrainian withdrawal is under way, there will be no ceasefire.”"),
                            cell("Demand. “a full ceasefire with no conditions attached”", "Position. And one more."),
                            cell("Apart", "Which comes first."),
                        )
                    ),
                ),
            ),
            is_landscape=True,
        )
    )
    expected = (
        "1.1 Ceasefire Position. “Until a Ukrainian withdrawal is under way, there will be no ceasefire.” "
        "Demand. “a full ceasefire with no conditions attached” Position. And one more. Apart Which comes first."
    )
    assert expected in text


def test_every_page_bears_marking_reference_and_its_number_of_all_pages() -> None:
    brief = Brief(
        "T",
        "en",
        (Section((para("one"),)), Section((para("two"),), is_landscape=True), Section((para("three"),))),
        frame=PageFrame("OFFICIAL – SENSITIVE", "PA-2025-014", "Page {page} of {pages}"),
    )
    for number, text in enumerate(pages(brief), start=1):
        assert text.count("OFFICIAL – SENSITIVE") == 2
        assert "PA-2025-014" in text
        assert f"Page {number} of 3" in text


@pytest.mark.parametrize(("page", "portrait"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_pages_have_the_size_and_the_orientation_of_their_section(page: str, portrait: tuple[int, int]) -> None:
    sections = (Section((para("one"),)), Section((para("two"),), is_landscape=True))
    reader = PdfReader(io.BytesIO(pdf(Brief("T", "en", sections, style=Style(page=page)))))
    sizes = [(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in reader.pages]
    assert sizes == [portrait, portrait[::-1]]


def test_the_same_brief_gives_the_same_bytes() -> None:
    brief = brief_of(Heading(1, "One", anchor="one"), para("See one.", link="#one"), Table(COLUMNS, (theme("T"),)))
    assert pdf(brief) == pdf(brief)


def fonts(brief: Brief) -> list[dict]:
    reader = PdfReader(io.BytesIO(pdf(brief)))
    return [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]


def test_all_fonts_are_embedded_as_subsets_and_no_other_font_is_named() -> None:
    brief = brief_of(para("plain"), para("bold", style=RunStyle.STRONG), para("→ ⌘ ₴"), frame=PageFrame("MARKED"))
    found = fonts(brief)
    assert {font["/BaseFont"].split("+")[1] for font in found} >= {"Carlito", "Carlito-Bold", "Inter-Regular"}
    inner = [font.get("/DescendantFonts", [font])[0].get_object() for font in found]
    assert all(len(font["/FontDescriptor"]["/FontFile2"].get_data()) < 30_000 for font in inner)
    assert all("/ToUnicode" in font for font in found)


def test_properties_hold_what_was_given_and_nothing_else() -> None:
    plain = PdfReader(io.BytesIO(pdf(brief_of(para("x")))))
    assert plain.metadata is not None
    assert set(plain.metadata) == {"/Title", "/Creator", "/Producer"}
    assert plain.metadata.producer == "Briefer"
    assert plain.trailer["/Root"]["/Lang"] == "en"
    given = Properties("Київ and Moscow", "Talks", "J. Analyst", "truce", "2025-06-05")
    full = PdfReader(io.BytesIO(pdf(brief_of(para("x"), properties=given)))).metadata
    assert full is not None
    assert (full.title, full.subject, full.author) == ("Київ and Moscow", "Talks", "J. Analyst")
    assert full.creation_date is not None
    assert full.creation_date.date().isoformat() == "2025-06-05"


def test_headings_become_bookmarks_without_a_gap_in_their_levels() -> None:
    document = pypdfium2.PdfDocument(pdf(brief_of(Heading(2, "Deep"), Heading(0, "Top"), Heading(1, "Sub", "1"))))
    assert [(mark.level, mark.get_title()) for mark in document.get_toc()] == [
        (0, "Deep"),
        (0, "Top"),
        (1, "1 Sub"),
    ]


def test_internal_links_lead_to_anchors_and_a_link_to_nowhere_is_plain_text() -> None:
    brief = brief_of(
        para("to the source", link="#source"), para("to nowhere", link="#gone"), Heading(1, "S", anchor="source")
    )
    assert len(annotations(brief)) == 1
    assert "to nowhere" in words(brief)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        r"\\host\share",
        "//host/share",
        "http:",
        "data:text/html,x",
        "ftp://a/b",
    ],
)
def test_no_other_address_than_web_and_mail_leaves_the_brief(link: str) -> None:
    assert annotations(brief_of(para("here", link=link))) == []


def test_web_addresses_are_links() -> None:
    notes = annotations(brief_of(para("here", link="https://example.org/a?b=c&d=ü")))
    assert [note["/A"]["/URI"] for note in notes] == ["https://example.org/a?b=c&d=%C3%BC"]


def test_a_cell_longer_than_a_page_goes_on_under_a_repeated_header_row() -> None:
    long, shorter = numbered("left", 1500), numbered("right", 500)
    brief = brief_of(
        Heading(1, "Compared"), Table(COLUMNS, (row("1.1", "Issue", long, shorter, "Apart"),)), is_landscape=True
    )
    texts = pages(brief)
    assert len(texts) >= 3
    assert all("No. Issue Russia Ukraine" in text for text in texts)
    found = [word for word in " ".join(texts).split() if word.startswith("left")]
    assert found == long.split()
    assert sorted(word for word in " ".join(texts).split() if word.startswith("right")) == sorted(shorter.split())


def test_short_rows_are_never_parted() -> None:
    rows = tuple(
        row(f"{number}", "x", f"begin{number} {numbered('w', 60)} end{number}", "", "") for number in range(40)
    )
    texts = pages(brief_of(Table(COLUMNS, rows), is_landscape=True))
    assert len(texts) > 2
    for number in range(40):
        [page] = [text for text in texts if f"begin{number} " in text]
        assert f"end{number}" in page


def test_a_heading_and_a_theme_row_stand_on_the_page_of_what_follows() -> None:
    for lines in range(30, 50):
        blocks = (*(para(f"line {number}") for number in range(lines)), Heading(1, "Heading"))
        texts = pages(brief_of(*blocks, Table(COLUMNS, (theme("Theme"), row("1.1", "First row", "a", "b", "c")))))
        [page] = [text for text in texts if "Heading" in text]
        assert "Theme" in page
        assert "First row" in page


def test_theme_rows_without_rows_do_not_take_a_page_each() -> None:
    assert len(pages(brief_of(Table(COLUMNS, tuple(theme(f"Theme {number}") for number in range(100)))))) < 6


@pytest.mark.parametrize("length", [400, 4000])
def test_a_header_or_theme_row_longer_than_a_page_loses_no_word(length: int) -> None:
    header, title = numbered("h", length), numbered("t", length)
    columns = (Column((header,), 0.5), Column(("b",), 0.5))
    found = words(
        brief_of(Table(columns, (theme(title), Row((cell("last"),)))), frame=PageFrame(page_label=""))
    ).split()
    assert [word for word in found if word[0] == "h"][:length] == header.split()
    assert [word for word in found if word[0] == "t"] == title.split()
    assert "last" in found


def test_no_page_begins_or_ends_with_a_lonely_line_of_a_paragraph() -> None:
    for lines in range(30, 50):
        text = " ".join(f"first{n}" for n in range(14)) + " " + numbered("middle", 60)
        texts = pages(brief_of(*(para(f"line {number}") for number in range(lines)), para(text)))
        counts = [
            sum("first" in line or "middle" in line for line in page.splitlines()) for page in texts if "middle" in page
        ]
        assert all(count >= 2 for count in counts)


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


def test_a_word_wider_than_its_column_is_broken_and_kept_whole_in_content() -> None:
    text = "x" * 700
    found = "".join(
        pages(brief_of(Table(COLUMNS, (row("1", text, "", "", ""),)), frame=PageFrame(page_label="")))
    ).split()
    assert sum(piece.count("x") for piece in found if set(piece) == {"x"}) == 700


@pytest.mark.parametrize("long", ["x" * 120, "https://example.org/" + "a-long-way/" * 12])
def test_the_space_behind_a_word_wider_than_its_line_stays(long: str) -> None:
    text = words(brief_of(Table(COLUMNS, (row("1", f"see {long} then", "", "", ""),))))
    assert f"{long[-1]} then" in text
    assert f"see {long[0]}" in text


def test_line_feeds_begin_lines_and_none_of_them_is_printed() -> None:
    [page] = pages(brief_of(Para((Run("one\n\ntwo "), Run("three\nfour", RunStyle.STRONG), Run("\n")))))
    assert [line.strip() for line in page.splitlines() if line.strip()] == ["one", "two three", "four", "Page 1 of 1"]


def test_no_break_spaces_and_references_are_never_parted() -> None:
    for filler in range(60, 110):
        text = "x " * (filler // 2) + "5\u00a0June\u00a02025"
        reference = Run("[S1 ¶10]", RunStyle.REFERENCE)
        [page] = pages(brief_of(Para((Run(text + " "), reference))))
        lines = page.replace("\u00a0", " ").splitlines()
        assert any("5 June 2025" in line for line in lines)
        assert any("[S1 ¶10]" in line for line in lines)


def test_runs_that_meet_without_a_space_stay_together() -> None:
    for filler in range(30, 60):
        runs = (Run("y " * filler), Run("“quoted”", RunStyle.STRONG), Run(",", RunStyle.PLAIN), Run(" then"))
        [page] = pages(brief_of(Para(runs)))
        assert "“quoted”," in page


@pytest.mark.parametrize(
    "brief",
    [
        Brief("", "", ()),
        Brief("", "en", (Section(()),)),
        brief_of(Heading(0, ""), Para(()), Bullets(()), Facts(()), Table((), ()), Table(COLUMNS, ())),
        brief_of(Table(COLUMNS, (Row(()), Row((Cell(()),)), theme("")))),
        brief_of(Facts((("To", "x"),)), frame=PageFrame("", "", "")),
    ],
)
def test_empty_parts_make_a_readable_page(brief: Brief) -> None:
    assert len(pages(brief)) == 1


def test_a_table_without_rows_prints_its_header_row() -> None:
    assert "Issue Russia Ukraine" in words(brief_of(Table(COLUMNS, ()), is_landscape=True))


def test_facts_fill_downwards_in_two_columns() -> None:
    text = words(brief_of(Heading(0, "T"), Facts((("To", "A"), ("From", "B"), ("Date", "C")))))
    assert "To A Date C From B" in text


def test_of_a_thousand_rows_every_one_is_there() -> None:
    rows = tuple(row(f"r{number}", "Issue", numbered("a", 25), numbered("b", 25), "Apart") for number in range(1000))
    document = pypdfium2.PdfDocument(pdf(brief_of(Table(COLUMNS, rows), is_landscape=True)))
    found = set(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    assert {f"r{number}" for number in range(1000)} <= found


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


def edges(brief: Brief, word: str) -> tuple[float, float]:
    document = pypdfium2.PdfDocument(pdf(brief))
    page = document[0].get_textpage()
    place = page.search(word).get_next()
    assert place is not None
    boxes = [page.get_charbox(index) for index in range(place[0], sum(place))]
    return min(box[0] for box in boxes), max(box[2] for box in boxes)


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


def test_places_say_where_on_the_pages_what_of_the_project_stands_and_change_no_byte() -> None:
    shown = Row(
        (cell("1.1"), cell("Issue"), Cell((Para((Run("one"),), shows="annotation:t1"), Para((Run("two"),)))), cell("")),
        shows="issue:i1",
    )
    blocks = (Heading(1, "H", shows="field:title"), Facts((("To", "A"), ("From", "B")), ("field:to",)))
    brief = brief_of(*blocks, Table(COLUMNS, (shown, row("1.2", "", numbered("w", 2000), "", ""))), is_landscape=True)
    stream = io.BytesIO()
    found_places = PdfWriter().write_with_places(brief, stream)
    assert stream.getvalue() == pdf(brief)
    assert [place.shows for place in found_places] == [
        "field:title",
        "field:to",
        "field:to",
        "issue:i1",
        "annotation:t1",
    ]
    left, right = edges(brief, "one")
    found = found_places[-1]
    assert found.left <= left
    assert right <= found.left + found.width
    assert all(place.height > 0 and place.page == 0 for place in found_places)
    assert all(one.top <= other.top for one, other in pairwise(found_places))


def test_laying_out_alone_gives_the_pages_that_are_written() -> None:
    rows = tuple(row(f"1.{n}", "Issue", numbered("w", 40 * n), "", "") for n in range(1, 12))
    brief = brief_of(Heading(1, "H", shows="field:title"), Table(COLUMNS, rows))
    layout = PdfWriter().lay_out(brief)
    assert len(layout.pages) == len(PdfReader(io.BytesIO(pdf(brief))).pages) > 1
    assert places(layout) == PdfWriter().write_with_places(brief, io.BytesIO())


WORDS = st.text(st.sampled_from("abcdefgxyzABCXYZéüßñßżКиївщґŁ0123456789“”’,.;:!?()[]"), min_size=1, max_size=12)


@settings(max_examples=25)
@given(st.lists(WORDS, min_size=1, max_size=120), st.sampled_from([RunStyle.PLAIN, RunStyle.STRONG, RunStyle.EMPHASIS]))
def test_any_words_come_back_in_order(given_words: list[str], style: RunStyle) -> None:
    text = " ".join(given_words)
    brief = brief_of(
        Table((Column(("Only",), 1.0),), (Row((Cell((para(text, Role.CELL, style),)),)),)),
        frame=PageFrame(page_label=""),
    )
    assert words(brief).replace(" ", "") == "Only" + text.replace(" ", "")
