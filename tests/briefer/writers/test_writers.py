"""What every writer promises, asked of each of them."""

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefer.brief import Brief, Bullets, Heading, Para, Quotation, Run, Section, Table
from briefer.errors import WriteError
from briefer.proof.written import verify
from briefer.style import CSV_SEPARATORS, Style
from briefer.writers import WRITERS, writer_for
from briefer.writers.base import Writer, safe_link, scrub
from briefer.writers.sheets import sheets
from tests.kitchen_sink import COMPARISON_COLUMNS, kitchen_sink, sample_brief, text_cell
from tests.kitchen_sink import Row as TableRow

every_writer = pytest.mark.parametrize("writer", [kind() for kind in WRITERS], ids=lambda writer: writer.name)
HEAVY = ("docx", "reportlab", "lxml", "pypdfium2", "PIL", "pydantic", "briefer.model")


def written(writer: Writer, brief: Brief) -> bytes:
    stream = io.BytesIO()
    writer.write(brief, stream)
    return stream.getvalue()


def readable(data: bytes) -> str:
    """Every part of a file as text, a Word document unpacked."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "\n".join(package.read(name).decode("utf-8") for name in package.namelist())


@every_writer
@pytest.mark.parametrize("brief", [sample_brief(), kitchen_sink()], ids=["sample", "kitchen sink"])
def test_what_is_written_proves_right(writer, brief):
    proof = verify(written(writer, brief), writer.suffix, brief)
    assert proof.missing == ()
    assert proof.is_proved
    assert proof.quotations_found == proof.quotations_total
    assert writer.suffix == ".csv" or proof.quotations_total == len(brief.quotations)
    assert proof.rows_found == proof.rows_total > 0


@every_writer
def test_the_same_brief_gives_the_same_bytes(writer):
    assert written(writer, kitchen_sink()) == written(type(writer)(), kitchen_sink())


@every_writer
def test_a_brief_of_nothing_can_be_written(writer):
    brief = Brief("Empty", "en", ())
    assert verify(written(writer, brief), writer.suffix, brief).is_proved


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md"])
def test_only_safe_links_leave_the_brief(suffix):
    text = readable(written(writer_for(suffix), kitchen_sink()))
    assert "https://example.org/x?a=1" in text
    assert "mailto:desk@example.org" in text
    for forbidden in ("javascript:", "file:///", "\\\\host", "#missing"):
        assert forbidden not in text


def test_only_safe_links_leave_the_pdf():
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(written(writer_for(".pdf"), kitchen_sink()))).pages
    annotations = [item.get_object() for page in pages for item in page.get("/Annots") or ()]
    addresses = {str(item["/A"]["/URI"]) for item in annotations if "/URI" in item.get("/A", {})}
    assert addresses
    assert all(address.startswith(("https://example.org/", "mailto:desk@")) for address in addresses)


@every_writer
def test_a_writer_is_found_by_its_suffix_in_any_spelling(writer):
    for spelling in (writer.suffix, writer.suffix.upper(), writer.suffix[1:]):
        assert type(writer_for(spelling)) is type(writer)


def test_no_two_writers_share_a_name_or_a_suffix():
    assert len({kind.suffix for kind in WRITERS}) == len({kind.name for kind in WRITERS}) == len(WRITERS) == 6


def test_an_unknown_suffix_is_refused_with_the_known_ones_named():
    with pytest.raises(WriteError) as refusal:
        writer_for(".odt")
    for kind in WRITERS:
        assert kind.suffix in str(refusal.value)


def test_the_list_of_writers_loads_no_heavy_library():
    code = f"import sys, briefer.writers, briefer.proof.written; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def one_text_brief(text: str) -> Brief:
    """The text as a quotation in every place a quotation may stand."""
    para = Para((Run("Demand. "), Run(f"“{text}”")))
    row = TableRow((text_cell("1.1"), text_cell(text), text_cell(f"“{text}”"), text_cell(""), text_cell("Apart")))
    blocks = (Heading(1, "Text"), para, Bullets((para,)), Table(COMPARISON_COLUMNS, (row,)))
    return Brief("Text", "en", (Section(blocks),), quotations=(Quotation(text, "S1 ¶1", text),))


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md", ".csv"])
@given(text=st.text(min_size=1).filter(lambda text: any(character.isalnum() for character in text)))
@example(text="'0")
@example(text="'=0")
@example(text="''\t0")
@settings(max_examples=60)
def test_any_text_survives(suffix, text):
    brief = one_text_brief(scrub(text))
    assert verify(written(writer_for(suffix), brief), suffix, brief).missing == ()


@given(text=st.text("abc éüжї &<>\"'“”–-¶|*_\\`[]#.,", min_size=1).filter(lambda text: any(map(str.isalpha, text))))
@example(text="-a")
@settings(max_examples=25)
def test_any_text_of_its_typeface_survives_in_the_pdf(text):
    brief = one_text_brief(text)
    assert verify(written(writer_for(".pdf"), brief), ".pdf", brief).missing == ()


@pytest.mark.parametrize(
    "link",
    ["https://example.org", "http://example.org:8080/a?b=c#d", "mailto:a@example.org", "mailto:a@b.org?subject=x"],
)
def test_a_web_or_mail_address_is_a_safe_link(link):
    assert safe_link(link) == link


@pytest.mark.parametrize(
    "link",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "\\\\host\\share",
        "//host/share",
        "https:///path",
        "https:\\\\host",
        "https://",
        "http://[broken",
        "mailto:",
        "mailto:nobody",
        "ftp://example.org",
        "example.org",
    ],
)
def test_any_other_address_stays_text(link):
    assert safe_link(link) == ""


def test_scrubbing_takes_out_what_no_file_may_hold():
    assert scrub("a\x00b\x0bc\ud800d\ufffee\u202ef\tg\r\nh\u2028i") == "abc\ufffdde" + "f\tg\nh\ni"
    assert scrub("👩‍🚀 é “x” \u00a0") == "👩‍🚀 é “x” \u00a0"


def test_html_is_one_accessible_file():
    from lxml import html

    page = html.document_fromstring(written(writer_for(".html"), sample_brief()))
    assert page.get("lang") == "en"
    assert page.findtext("head/title") == "Russia and Ukraine"
    assert {cell.get("scope") for cell in page.iter("th")} == {"col", "row", "rowgroup"}
    assert [heading.tag for heading in page.iter("h1", "h2", "h3")][:2] == ["h1", "h2"]
    assert not list(page.iter("script", "img", "link", "iframe"))
    assert [part.get("class") for part in page.iter("section")] == [None, "wide", None]
    assert page.xpath("count(//*[@class='marking'])") == 2
    identifiers = page.xpath("//@id")
    assert len(identifiers) == len(set(identifiers))


def test_html_cannot_be_left_by_the_marking():
    brief = sample_brief()
    nasty = replace(brief, frame=replace(brief.frame, marking='"; } </style><script>alert(1)</script>'))
    text = written(writer_for(".html"), nasty).decode()
    assert "<script" not in text
    assert text.count("</style>") == 1


def test_markdown_tables_have_the_same_number_of_cells_in_each_row():
    import re

    text = written(writer_for(".md"), kitchen_sink()).decode()
    tables = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    assert len(tables) == 5
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in table.splitlines()}) == 1


def test_markdown_joins_the_paragraphs_of_a_cell_on_one_line():
    text = written(writer_for(".md"), sample_brief()).decode()
    assert "attached” \\[S1 ¶2\\]<br>**Position.** “serious" in text
    assert "*No stated position in the source*" in text


def test_no_cell_of_a_csv_file_can_start_a_formula():
    import csv

    for start in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1"):
        brief = one_text_brief(start + " is what they said")
        text = written(writer_for(".csv"), brief).decode("utf-8-sig")
        cells = [cell for line in csv.reader(io.StringIO(text, newline="")) for cell in line]
        assert not [cell for cell in cells if cell.lstrip()[:1] in {"=", "+", "-", "@"}]
        assert verify(text.encode("utf-8-sig"), ".csv", brief).missing == ()


def test_a_csv_file_is_the_rows_alone_and_opens_as_unicode():
    import csv

    data = written(writer_for(".csv"), sample_brief())
    assert data.startswith(b"\xef\xbb\xbf")
    head, *lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert head == ["No.", "Theme", "Issue", "Russia", "Ukraine", "State of play", "Assessment"]
    assert [line[0] for line in lines] == ["1.1", "1.2", "2.1"]
    assert {len(line) for line in lines} == {len(head)}
    assert lines[0][1:3] == ["1\u2002Ending the fighting", "Ceasefire"]
    assert lines[0][5:] == ["Apart", "Dispute is over sequence: truce first or withdrawal first."]


def parts_of(brief: Brief) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(written(writer_for(".xlsx"), brief))) as package:
        return {name: package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))}


def test_a_workbook_has_a_sheet_for_each_table_with_a_frozen_head_wrapped_cells_and_links():
    brief = sample_brief()
    parts = parts_of(brief)
    names = re.findall(r'<sheet name="([^"]+)"', parts["xl/workbook.xml"])
    assert names == [sheet.title[:31] for sheet in sheets(brief)]
    for number in range(1, len(names) + 1):
        page = parts[f"xl/worksheets/sheet{number}.xml"]
        assert 'state="frozen"' in page
        assert "<autoFilter" in page
    assert 'wrapText="1"' in parts["xl/styles.xml"]
    told = "".join(parts.values())
    assert "hyperlink " in told
    assert "https://" in told


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "{=1}", "=HYPERLINK(1)", "https://a.example/", "_x0041_", "12"]
)
def test_no_cell_of_a_workbook_is_anything_but_its_own_text(text):
    brief = one_text_brief(text)
    parts = parts_of(brief)
    assert not any("<f>" in part or 't="n"' in part for part in parts.values())
    assert verify(written(writer_for(".xlsx"), brief), ".xlsx", brief).is_proved


def test_more_than_a_cell_of_a_workbook_takes_is_a_sentence():
    with pytest.raises(WriteError, match="a spreadsheet takes 32,767"):
        written(writer_for(".xlsx"), one_text_brief("y" * 40_000))


@pytest.mark.parametrize("separator", CSV_SEPARATORS.values())
def test_a_csv_file_parts_its_cells_as_the_template_says(separator):
    brief = replace(sample_brief(), style=Style(csv_separator=separator))
    data = written(writer_for(".csv"), brief)
    assert data.decode("utf-8-sig").startswith(separator.join(["No.", "Theme", "Issue"]))
    assert verify(data, ".csv", brief).is_proved


@every_writer
def test_an_earlier_export_of_the_same_brief_is_told_from_all_else(writer):
    brief = sample_brief()
    new = written(writer, brief)
    later = replace(brief, sections=(*brief.sections, Section((Para((Run("A later word."),)),))))
    assert writer.is_export(written(writer, later), brief, new)
    others = (b"", b"words", b"PK\x03\x04", written(writer, Brief("Empty", "en", ())))
    assert not any(writer.is_export(other, brief, new) for other in others)


@pytest.mark.parametrize(
    "writer", [kind() for kind in WRITERS if kind.suffix != ".csv"], ids=lambda writer: writer.name
)
def test_a_document_that_only_has_the_brief_s_title_is_no_export_of_it(writer):
    brief = sample_brief()
    article = Brief(brief.title, "en", (Section((Para((Run(brief.title),)), Para((Run("An article."),)))),))
    other = written(writer, article)
    if writer.suffix == ".docx":
        other = other_word_document(brief.title)
    elif writer.suffix == ".pdf":
        other = other.replace(b"<pdf:Producer>Briefer", b"<pdf:Producer>Another")
    assert not writer.is_export(other, brief, written(writer, brief))


def other_word_document(title: str) -> bytes:
    import docx

    document, stream = docx.Document(), io.BytesIO()
    document.core_properties.title = title
    document.save(stream)
    return stream.getvalue()
