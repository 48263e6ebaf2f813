"""The PDF writer: what is on the pages, what may not be in the file, and how it copes with odd input."""

from __future__ import annotations

import io
from itertools import pairwise

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
    Table,
)
from briefer.proof.written import verify
from briefer.style import Style
from briefer.writers.pdf.places import places
from briefer.writers.to_pdf import PdfWriter
from tests.briefer.writers.pdf_briefs import (
    COLUMNS,
    annotations,
    brief_of,
    cell,
    edges,
    fonts,
    numbered,
    pages,
    para,
    pdf,
    row,
    theme,
    words,
)


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


def test_a_row_that_goes_on_over_a_page_says_its_number_and_issue_again_and_the_file_is_proved() -> None:
    brief = brief_of(Table(COLUMNS, (row("7.1", "Ceasefire", numbered("w", 1500), "", ""),)), is_landscape=True)
    texts = pages(brief)
    assert len(texts) >= 3
    assert all("7.1 Ceasefire" in " ".join(text.split()) for text in texts)
    assert verify(pdf(brief), ".pdf", brief).is_proved


def test_no_row_goes_on_over_a_page_before_its_title_has_ended() -> None:
    title = " ".join(f"title{number}" for number in range(40))
    for lines in range(20, 34, 3):
        table = Table(COLUMNS, (row("7.1", title, numbered("w", 400), "", ""),))
        texts = pages(brief_of(*(para("line") for _ in range(lines)), table))
        assert all("title39" in text for text in texts if "title0 " in text), lines


def test_a_sign_off_takes_what_stands_over_it_along_to_the_next_page() -> None:
    for lines in range(30, 60):
        signed = Facts((("Prepared by", "A"), ("Cleared by", "B"), ("Version", "1")))
        texts = pages(brief_of(*(para(f"line{number}") for number in range(lines)), signed))
        [page] = [text for text in texts if "Prepared" in text]
        assert "line" in page


def test_no_page_has_the_last_row_or_two_of_a_table_alone() -> None:
    for count in range(14, 40):
        rows = tuple(row(f"{number}", f"row{number}.", "x y", "", "") for number in range(count))
        last = pages(brief_of(Table(COLUMNS, rows), is_landscape=True))[-1]
        assert all(f"row{number}." in last for number in range(count - 3, count))


def test_no_page_has_the_last_item_of_a_list_alone() -> None:
    for count in range(30, 60):
        items = Bullets(tuple(para(f"item{number}.") for number in range(count)))
        assert f"item{count - 2}." in pages(brief_of(items))[-1]


def test_of_long_last_rows_those_stay_together_that_fit_into_half_a_page() -> None:
    for count in range(14, 40):
        texts = [f"row{number}." for number in range(count)]
        texts[-3] += f" {numbered('w', 400)}"
        rows = tuple(row("1", text, "x y", "", "") for text in texts)
        last = pages(brief_of(Table(COLUMNS, rows), is_landscape=True))[-1]
        assert texts[-2] in last


def test_a_note_stands_on_the_page_of_the_table_it_is_about() -> None:
    for count in range(14, 40):
        rows = tuple(row(f"{number}", f"row{number}.", "x y", "", "") for number in range(count))
        texts = pages(brief_of(Table(COLUMNS, rows), para("A note.", Role.NOTE), is_landscape=True))
        [page] = [text for text in texts if "A note." in text]
        assert f"row{count - 1}." in page


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
