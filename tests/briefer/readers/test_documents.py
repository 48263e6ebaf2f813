"""Documents with their tables: which words stand in which cell, in every format, and what somebody left beside them."""

import pytest

from briefer import pipeline, templates
from briefer.brief import Brief, Table
from briefer.readers import reader_for
from briefer.readers.base import Change, ChangeKind, Document
from briefer.text import canonical
from briefer.writers.sheets import main_table, texts
from tests.office_files import W, docx, odt, rtf

FORMATS = (".docx", ".pdf", ".html", ".md", ".csv")


def read(data: bytes, name: str) -> Document:
    return reader_for(name, data).document(data, name)


def grid(document: Document, table: int) -> list[list[str]]:
    """The words of a table's cells, row by row, what is empty left out."""
    rows: dict[int, dict[int, str]] = {}
    for block in document.blocks:
        if block.cell and block.cell.table == table:
            row = rows.setdefault(block.cell.row, {})
            row[block.cell.column] = f"{row.get(block.cell.column, '')} {block.text}".strip()
    return [[words for _, words in sorted(row.items())] for _, row in sorted(rows.items())]


def tables(document: Document) -> list[list[list[str]]]:
    numbers = sorted({block.cell.table for block in document.blocks if block.cell})
    return [grid(document, number) for number in numbers]


def promised(brief: Brief, suffix: str) -> list[list[list[str]]]:
    if suffix == ".csv":
        return [[[" ".join(cell.split()) for cell in line] for line in texts(table)] for table in main_table(brief)]
    found = [block for section in brief.sections for block in section.blocks if isinstance(block, Table)]
    return [
        [
            [" ".join(column.title) for column in table.columns],
            *([" ".join(para.text for para in cell.paras) for cell in row.cells] for row in table.rows),
        ]
        for table in found
    ]


def squeezed(table: list[list[str]]) -> list[list[str]]:
    return [["".join(canonical(words).split()) for words in row if words.strip()] for row in table]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("template", templates.builtin(), ids=lambda each: each.id)
def test_the_tables_of_a_brief_are_read_cell_for_cell(suffix, template):
    brief = pipeline.compose_brief(pipeline.sample_brief_project(), template)
    if suffix == ".csv" and not main_table(brief):  # a brief without tables is no rows at all
        return
    found = [squeezed(table) for table in tables(read(pipeline.render(brief, suffix), f"brief{suffix}"))]
    for table in promised(brief, suffix):
        wanted = squeezed(table)
        assert any(each[: len(wanted)] == wanted for each in found)


def test_values_with_semicolons_or_tabs_and_quotation_marks_over_lines_are_a_table():
    for separator in ";\t,":
        rows = [["Issue", "North", "South"], ["Fish", '"no; not\n""ever"""', "yes"]]
        data = "\n".join(separator.join(row) for row in rows).encode()
        (table,) = tables(read(data, "a.csv"))
        assert table == [["Issue", "North", "South"], ["Fish", 'no; not "ever"', "yes"]]


def test_text_with_tabs_or_bars_is_a_table_and_other_text_is_none():
    assert tables(read(b"Issue\tNorth\nFish\tno\n", "a.txt")) == [[["Issue", "North"], ["Fish", "no"]]]
    bars = b"Before\n\n| Issue | North |\n|---|---|\n| Fish | no |\n\nAfter\n"
    assert tables(read(bars, "a.txt")) == [[["Issue", "North"], ["Fish", "no"]]]
    assert tables(read(b"One line.\n\nAnother | line.\n", "a.txt")) == []


def test_cells_of_a_page_that_span_rows_and_columns_leave_the_others_in_their_columns():
    page = (
        b"<table><tr><th>No</th><th>North</th><th>South</th></tr><tr><td rowspan=2>1</td><td>a</td><td>b</td></tr>"
        b"<tr><td>c</td><td>d</td></tr><tr><td colspan=2>e</td><td>f</td></tr></table>"
    )
    cells = {block.text: block.cell[1:3] for block in read(page, "a.html").blocks}
    assert (cells["c"], cells["d"], cells["f"]) == ((2, 1), (2, 2), (3, 2))


def test_a_table_in_a_cell_is_a_table_of_its_own():
    page = b"<table><tr><td>a</td><td><table><tr><td>x</td><td>y</td></tr></table></td></tr><tr><td>b</td></tr></table>"
    assert sorted(tables(read(page, "a.html"))) == [[["a"], ["b"]], [["x", "y"]]]


def test_tracked_changes_and_comments_of_a_word_document_keep_their_words_and_names():
    by = 'w:author="Ada" w:date="2026-01-02T03:04:05Z"'
    body = (
        f"<w:p><w:r><w:t>We will </w:t></w:r><w:del {by}><w:r><w:delText>not </w:delText></w:r></w:del>"
        f"<w:ins {by}><w:r><w:t>gladly </w:t></w:r></w:ins><w:r><w:t>go.</w:t></w:r></w:p>"
    )
    comment = '<w:comment w:id="1" w:author="Bob"><w:p><w:r><w:t>Sure?</w:t></w:r></w:p></w:comment>'
    comments = f'<w:comments xmlns:w="{W}">{comment}</w:comments>'
    document = read(docx(body, word__comments=comments), "a.docx")
    assert document.blocks[0].text == "We will gladly go."
    assert document.changes == (
        Change(ChangeKind.DELETED, "not ", "Ada", "2026-01-02T03:04:05Z"),
        Change(ChangeKind.INSERTED, "gladly ", "Ada", "2026-01-02T03:04:05Z"),
        Change(ChangeKind.COMMENT, "Sure?", "Bob"),
    )


def test_tracked_changes_and_comments_of_an_open_document_keep_their_words_and_names():
    signed = "<dc:creator>Ada</dc:creator><dc:date>2026-01-02</dc:date>"
    body = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:insertion><office:change-info>'
        f"{signed}</office:change-info></text:insertion></text:changed-region>"
        '<text:changed-region text:id="c2"><text:deletion><office:change-info>'
        f"{signed}</office:change-info><text:p>not </text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes>"
        '<text:p>We will <text:change text:change-id="c2"/><text:change-start text:change-id="c1"/>gladly'
        '<text:change-end text:change-id="c1"/> go.</text:p>'
    )
    document = read(odt(body), "a.odt")
    assert [(each.kind, each.text.strip(), each.author) for each in document.changes] == [
        (ChangeKind.INSERTED, "gladly", "Ada"),
        (ChangeKind.DELETED, "not", "Ada"),
    ]


def rtf_row(*cells: str, defined_again: bool = False) -> str:
    head = "\\trowd\\cellx2000\\cellx4000"
    ends = "".join(f"\\pard\\intbl {cell}\\cell" for cell in cells)
    return f"{head}{ends}{head if defined_again else ''}\\row\n"


@pytest.mark.parametrize("defined_again", [False, True])
def test_an_rtf_table_is_read_by_its_rows_and_cells(defined_again):
    rows = [rtf_row(*cells, defined_again=defined_again) for cells in (("Issue", "Alpha"), ("", "No\\par deal"))]
    body = f"\\pard Before\\par {''.join(rows)}\\pard Between\\par {rtf_row('Other', 'table')}\\pard After\\par"
    found = read(rtf(body), "a.rtf")
    assert tables(found) == [[["Issue", "Alpha"], ["No deal"]], [["Other", "table"]]]
    assert [block.cell.column for block in found.blocks if block.cell and block.text in ("No", "deal")] == [1, 1]
    assert [block.text for block in found.blocks if not block.cell] == ["Before", "Between", "After"]


def test_a_table_in_a_cell_of_an_rtf_table_is_a_part_of_the_cell():
    inner = "\\pard\\intbl\\itap2 In\\nestcell{\\*\\nesttableprops\\trowd\\cellx900\\nestrow}"
    found = read(
        rtf(f"{rtf_row('Issue', 'Alpha')}\\trowd\\pard\\intbl One\\par {inner}\\cell\\pard\\intbl Two\\cell\\row"),
        "a.rtf",
    )
    assert tables(found) == [[["Issue", "Alpha"], ["One In", "Two"]]]


def test_what_somebody_left_in_an_rtf_document_is_told():
    body = (
        "\\pard It will {\\deleted never}{\\revised always} pay{\\*\\annotation Sure?}.\\par "
        "{\\revised More} {\\revised words}.\\par"
    )
    found = read(rtf(body), "a.rtf")
    assert [(each.kind, each.text) for each in found.changes] == [
        (ChangeKind.DELETED, "never"),
        (ChangeKind.INSERTED, "always"),
        (ChangeKind.INSERTED, "More"),
        (ChangeKind.INSERTED, "words"),
        (ChangeKind.COMMENT, "Sure?"),
    ]
    assert [block.text for block in found.blocks if not block.reason] == ["It will always pay.", "More words."]
