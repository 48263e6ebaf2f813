"""What a PDF holds by its structure, read from small files that are written here by hand."""

import pytest

from briefer.proof.pdf_units import drawn, read_units, signs
from briefer.proof.units import PROSE

LETTERS = "".join(f"<{code:02x}> <{code:04x}>\n" for code in range(32, 127))
WIDE = "".join(f"<{code:04x}> <{code:04x}>\n" for code in range(32, 127)) + "<0148> <0041>\n"
TEXT = "/Type/StructElem/S/{}/P 10 0 R/Pg 3 0 R"


def a_stream(number, content):
    return f"{number} 0 obj <</Length {len(content)}>>\nstream\n{content}\nendstream endobj\n"


def a_pdf(content, *elements):
    """A file of one page; the elements are numbered from 11, and the first of them is below the root."""
    maps = {7: LETTERS, 8: WIDE, 9: LETTERS + "<01> <00660069>\n<02> <2022>\n"}
    fonts = "".join(
        f"{number} 0 obj <</Type/Font/Subtype/{kind}/ToUnicode {number + 3} 0 R>> endobj\n"
        for number, kind in ((4, "TrueType"), (5, "Type0"), (6, "TrueType"))
    )
    return (
        "1 0 obj <</Type/Catalog/Pages 2 0 R/StructTreeRoot 10 0 R>> endobj\n"
        "2 0 obj <</Type/Pages/Kids[3 0 R]>> endobj\n"
        "3 0 obj <</Type/Page/Resources<</Font<</F1 4 0 R/F2 5 0 R/F3 6 0 R>>>>/Contents 99 0 R>> endobj\n"
        + fonts
        + "".join(a_stream(number, f"1 beginbfchar {listed} endbfchar") for number, listed in maps.items())
        + a_stream(99, f"/F1 9 Tf {content}")
        + "10 0 obj <</Type/StructTreeRoot/K[11 0 R]>> endobj\n"
        + "".join(f"{number} 0 obj <<{source}>> endobj\n" for number, source in enumerate(elements, 11))
    ).encode("latin-1")


def a_paragraph(words, number=0):
    return f"/P <</MCID {number}>> BDC {words} EMC "


PARAGRAPH = TEXT.format("P") + "/K 0"


def read(content, *elements):
    units, margins, strays = read_units(a_pdf(content, *(elements or (PARAGRAPH,))))
    return [unit if unit[1] != PROSE else unit[0] for unit in units], margins, strays


@pytest.mark.parametrize(
    ("drawing", "words"),
    [
        ("(Hello) Tj", "Hello"),
        ("(Hel) Tj (lo) Tj", "Hello"),
        ("(Hel) Tj <6C6F> Tj", "Hello"),
        ("<48> Tj <656C> Tj (lo) Tj (!) Tj", "Hello!"),
        ("[(Hel) -20 (lo)] TJ", "Hello"),
        ("/F2 9 Tf <01480048> Tj", "AH"),
        ("/F2 9 Tf <004800650020> Tj <006C006F> Tj /F1 9 Tf (!) Tj", "He lo!"),
        ("/F3 9 Tf (\001nd) Tj (\\001x) Tj", "findfix"),
        ("(a\x7fb) Tj /F3 9 Tf (a\x7fb) Tj /F2 9 Tf <007F> Tj", "a\ufffdba\ufffdb\ufffd"),
        ("(a \\(b\\)) Tj", "a (b)"),
    ],
)
def test_codes_are_read_with_the_map_of_their_font(drawing, words):
    assert read(a_paragraph(drawing)) == ([words], ("",), ())


def test_what_is_drawn_in_no_font_means_nothing():
    units, _, _ = read_units(a_pdf(a_paragraph("(ab) Tj"), PARAGRAPH).replace(b"/F1 9 Tf ", b""))
    assert units == (("\ufffd\ufffd", -1, 0),)


def test_what_stands_within_decoration_or_beside_every_element_is_not_the_elements():
    content = (
        "/P <</MCID 0>> BDC (A) Tj /Artifact BMC (x) Tj EMC (B) Tj /Span BMC (C) Tj EMC (D) Tj EMC (E) Tj EMC (F) Tj"
    )
    units, _, strays = read(content)
    assert (units, sorted(strays)) == (["ABD"], ["C", "E", "F"])
    assert read(a_paragraph("(A) Tj") + a_paragraph("(B) Tj", 1)) == (["A"], ("",), ("B",))


def test_margins_are_read_piece_by_piece_in_the_order_they_are_drawn():
    head, foot = "/Artifact <</Type/Pagination/Subtype/Header>> BDC", "/Artifact <</Subtype/Footer>> BDC"
    units, margins, strays = read(f"{head} (Secret) Tj EMC {a_paragraph('(A) Tj')} {foot} (Page) Tj (1) Tj EMC")
    assert (units, margins, strays) == (["A"], (" Secret  Page 1",), ())


def table_of(*lines):
    elements, content, number, rows = {}, "", 20, []
    for line in lines:
        cells = []
        for words in line:
            content += a_paragraph(f"({words}) Tj", number)
            elements[number] = f"/S/TD/K[{number + 1} 0 R]"
            elements[number + 1] = TEXT.format("P") + f"/K {number}"
            cells.append(f"{number} 0 R")
            number += 2
        elements[number] = f"/S/TR/K[{' '.join(cells)}]"
        rows.append(f"{number} 0 R")
        number += 1
    elements[11], elements[12] = "/S/Table/K[12 0 R]", f"/S/TBody/K[{' '.join(rows)}]"
    return content, [elements.get(each, "/S/NonStruct") for each in range(11, number)]


LINES = (("No.", "Issue", "Kyiv"), ("1.1", "Grain", "no"), ("1.2", "Ports", "yes"))


@pytest.mark.parametrize(
    ("again", "is_stray"),
    [
        ("No.IssueKyiv", False),
        ("No.Issue", False),
        ("1.1Grain", False),
        ("1.2", False),
        ("IssueNo.", False),
        ("1.1Grainno", True),
        ("Grain", True),
        ("yes", True),
        ("No.IssueKyivmore", True),
    ],
)
def test_only_a_head_and_what_a_row_begins_with_may_be_drawn_again(again, is_stray):
    content, elements = table_of(*LINES)
    repeated = f"/Artifact <</Type/Pagination>> BDC ({again}) Tj EMC "
    units, _, strays = read(content + repeated, *elements)
    assert units == [(text, column, row) for row, line in enumerate(LINES) for column, text in enumerate(line)]
    assert strays == ((again,) if is_stray else ())


def test_a_cell_is_its_paragraphs_and_what_else_is_in_it_is_in_no_unit():
    content = a_paragraph("(A) Tj", 1) + a_paragraph("(B) Tj", 2) + a_paragraph("(C) Tj", 3)
    elements = ["/S/Table/K[12 0 R]", "/S/TBody/K[13 0 R]", "/S/TR/K[14 0 R]", "/S/TD/K[15 0 R 16 0 R 17 0 R]"]
    elements += [TEXT.format(kind) + f"/K {number}" for number, kind in enumerate(("P", "Figure", "P"), 1)]
    assert read(content, *elements) == ([("A\nC", 0, 0)], ("",), ("B",))


@pytest.mark.parametrize(("sign", "words"), [("/F3 9 Tf (\\002) Tj /F1 9 Tf", "Item"), ("(1.) Tj", "1. Item")])
def test_an_item_of_a_list_is_read_without_its_bullet(sign, words):
    content = a_paragraph(sign, 0) + a_paragraph("(Item) Tj", 1)
    elements = ["/S/L/K[12 0 R]", "/S/LI/Pg 3 0 R/K[5 13 0 R 14 0 R]"]
    elements += [TEXT.format(kind) + f"/K {number}" for number, kind in enumerate(("Lbl", "LBody"))]
    assert read(content, *elements)[0] == [words]


@pytest.mark.parametrize(
    ("spoken", "words"),
    [
        ("(dlrow olleh)", "dlrow olleh"),
        ("(world hello)", "world hello"),
        ("(dlrow olleh!)", "worldhello"),
        ("(dlrow ollex)", "worldhello"),
        ("(dlrow)", "worldhello"),
        ("<feff0064006c0072006f00770020006f006c006c00650068>", "dlrow olleh"),
    ],
)
def test_an_element_says_its_own_words_only_if_every_line_of_it_draws_their_signs(spoken, words):
    lines = "1 0 0 1 20 700 Tm (wo) Tj 1 0 0 1 9 700 Tm (rld) Tj 1 0 0 1 20 690 Tm (hello) Tj"
    element = PARAGRAPH + f"/ActualText{spoken}"
    assert read(a_paragraph(lines), element)[0] == [words]


@pytest.mark.parametrize(
    "source",
    [
        "/K 0/Pg 3 0 R/S/P",
        "/S /P /Alt(a \\) /K 9 /Pg 4 0 R) /Pg 3 0 R /K 0",
        "/Alt(x)/S/P/Pg 3 0 R/K[0]",
        "/S/P/K[<</Type/MCR/Pg 3 0 R/MCID 0>>]",
        "/S/P/Pg 8 0 R/K[<</MCID 0/Pg 3 0 R>> <</Type/OBJR/Obj 4 0 R>>]",
        "/S/P/Pg 3 0 R/K<</MCID 0>>",
        "/S/H2/Pg 3 0 R/K 0",
        "/S/Sect/Lang(en /K 7)/K[12 0 R]",
    ],
)
def test_an_element_is_read_in_whatever_order_and_form_it_stands(source):
    assert read(a_paragraph("(Hello) Tj"), source, PARAGRAPH) == (["Hello"], ("",), ())


def test_signs_are_alike_whichever_way_they_are_written_or_drawn():
    assert drawn("cafe\u0301\u00a0 x\u200b") == "caf\u00e9 x"
    assert drawn("\ufefb \u00ad") == "\u0644\u0627"
    assert signs("(a)") == signs(")a(") != signs("[a]")
    assert signs("e\u0301") == signs("\u00e9")
