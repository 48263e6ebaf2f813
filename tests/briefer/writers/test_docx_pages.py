"""The pages of Word documents: where they break, how many there are, and what stands at their foot."""

import io
from dataclasses import replace

import pytest
from lxml import etree

from briefer.brief import Brief, Cell, Column, PageFrame, Para, Row, Run, Section, Table
from briefer.proof.written import verify
from briefer.writers.to_docx import DocxWriter
from briefer.writers.to_pdf import PdfWriter
from tests.briefer.writers.test_docx import NAMES, W, parts_of, root_of, tables_of, values
from tests.kitchen_sink import sample_brief


def test_rows_may_split_where_they_do_in_the_pdf_of_the_same_brief():
    texts = [f"{number} " + "words " * length for number, length in enumerate([150, 200, 150, 1200, 150, 10])]
    rows = tuple(Row((Cell((Para((Run(text),)),)),)) for text in texts)
    brief = Brief("Rows", "en", (Section((Table((Column(("Said",), 1.0),), rows),), is_landscape=True),))
    parted = PdfWriter().lay_out(brief).parted
    split = [row.find(f"{W}trPr/{W}cantSplit") is None for row in tables_of(root_of(brief))[0].findall(f"{W}tr")[1:]]
    assert any(split)
    assert split == [id(row) in parted for row in rows]


def test_the_last_rows_of_a_table_stay_together():
    rows = tuple(Row((Cell((Para((Run(f"row {number}"),)),)),)) for number in range(9))
    table = Table((Column(("Said",), 1.0),), rows)
    [made] = tables_of(root_of(Brief("Rows", "en", (Section((table,)),))))
    kept = [bool(row.xpath(".//w:keepNext", namespaces=NAMES)) for row in made.findall(f"{W}tr")[1:]]
    assert kept == [False] * 6 + [True, True, False]


def test_a_marking_too_wide_for_what_stands_beside_it_has_a_line_of_its_own():
    for marking, count in (("OFFICIAL", 1), ("VERY LONG MARKING FOR A LIMITED DISTRIBUTION " * 4, 2)):
        brief = replace(sample_brief(), frame=PageFrame(marking, "REF-2026/1", "Page {page} of {pages}"))
        stream = io.BytesIO()
        DocxWriter().write(brief, stream)
        written = stream.getvalue()
        for name, data in parts_of(brief).items():
            if name.startswith("word/footer"):
                lines = etree.fromstring(data).findall(f"{W}p")
                assert len(lines) == count
                assert values(lines[-1], ".//w:t/text()")[0] == "REF-2026/1"
        assert verify(written, ".docx", brief).is_proved


@pytest.mark.parametrize(("marking", "lines"), [("OFFICIAL", 1), ("FOR A VERY LIMITED DISTRIBUTION ONLY " * 3, 2)])
def test_a_brief_too_long_to_be_laid_out_says_no_wrong_number_of_pages(marking, lines):
    rows = tuple(Row((Cell((Para((Run(f"row {number}"),)),)),)) for number in range(600))
    table = Table((Column(("Said",), 1.0),), rows)
    frame = PageFrame(marking, "REF-2026/1", "Page {page} of {pages}")
    [footer] = [
        etree.fromstring(data)
        for name, data in parts_of(Brief("Rows", "en", (Section((table,)),), frame=frame)).items()
        if name.startswith("word/footer")
    ]
    assert "".join(values(footer, "//w:t/text()")).endswith("Page 1 of …")
    assert len(footer.findall(f"{W}p")) == lines


def test_the_number_of_pages_is_right_before_a_program_counts_them():
    brief = sample_brief()
    pages = len(PdfWriter().lay_out(brief).pages)
    assert pages > 1
    parts = parts_of(brief)
    footers = [etree.fromstring(data) for name, data in parts.items() if name.startswith("word/footer")]
    label = brief.frame.page_label.replace("{page}", "1").replace("{pages}", str(pages))
    assert footers
    for footer in footers:
        assert "".join(values(footer, "//w:t/text()")).endswith(label)
