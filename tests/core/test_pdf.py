"""The PDF writer: what is on the pages, what may not be in the file, and how it copes with odd input."""

from __future__ import annotations

import io
import time

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
    Role,
    Row,
    Run,
    RunStyle,
    Section,
    Shade,
    Table,
)
from briefer.errors import WriteError
from briefer.style import Style
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


def test_all_fonts_are_embedded_as_subsets_and_no_other_font_is_named() -> None:
    brief = brief_of(para("plain"), para("bold", style=RunStyle.STRONG), para("→ ⌘ ₴"), frame=PageFrame("MARKED"))
    reader = PdfReader(io.BytesIO(pdf(brief)))
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    assert {font["/BaseFont"].split("+")[1] for font in fonts} >= {"Carlito", "Carlito-Bold", "Inter-Regular"}
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)
    assert b"Helvetica" not in pdf(brief)


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


def test_characters_that_no_font_has_are_named_with_their_number() -> None:
    with pytest.raises(WriteError, match=r"Carlito has no sign for ‘語’ \(2 times\), ‘本’ \(once\)"):
        pdf(brief_of(para("語 and 語"), Table(COLUMNS, (row("本", "", "", "", ""),))))


def test_a_missing_character_in_the_margin_is_named_too() -> None:
    with pytest.raises(WriteError, match="密"):
        pdf(brief_of(para("x"), frame=PageFrame("密")))


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
    with pytest.raises(WriteError, match="U\\+FFFD|replacement|\ufffd"):
        pdf(brief_of(para("\ud800")))


def test_composed_and_decomposed_letters_look_the_same() -> None:
    assert "Київ" in words(brief_of(para("Киі\u0308в")))
    assert "café" in words(brief_of(para("cafe\u0301")))


def test_a_word_wider_than_its_column_is_broken_and_kept_whole_in_content() -> None:
    text = "x" * 700
    found = "".join(
        pages(brief_of(Table(COLUMNS, (row("1", text, "", "", ""),)), frame=PageFrame(page_label="")))
    ).split()
    assert sum(piece.count("x") for piece in found if set(piece) == {"x"}) == 700


def test_no_break_spaces_and_references_are_never_parted() -> None:
    for filler in range(60, 110):
        text = "x " * (filler // 2) + "5\u00a0June\u00a02025"
        reference = Run("[S1 ¶10]", RunStyle.REFERENCE)
        [page] = pages(brief_of(Para((Run(text + " "), reference))))
        lines = page.splitlines()
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


def test_a_thousand_rows_take_seconds_and_every_row_is_there() -> None:
    rows = tuple(row(f"r{number}", "Issue", numbered("a", 25), numbered("b", 25), "Apart") for number in range(1000))
    started = time.process_time()
    data = pdf(brief_of(Table(COLUMNS, rows), is_landscape=True))
    assert time.process_time() - started < 10
    document = pypdfium2.PdfDocument(data)
    found = set(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    assert {f"r{number}" for number in range(1000)} <= found


WORDS = st.text(st.sampled_from("abcdefgxyzABCXYZéüßñßżКиївщґŁ0123456789“”’,.;:!?()[]"), min_size=1, max_size=12)


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=120), st.sampled_from([RunStyle.PLAIN, RunStyle.STRONG, RunStyle.EMPHASIS]))
def test_any_words_come_back_in_order(given_words: list[str], style: RunStyle) -> None:
    text = " ".join(given_words)
    brief = brief_of(
        Table((Column(("Only",), 1.0),), (Row((Cell((para(text, Role.CELL, style),)),)),)),
        frame=PageFrame(page_label=""),
    )
    assert words(brief).replace(" ", "") == "Only" + text.replace(" ", "")
