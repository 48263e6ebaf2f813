"""The Word document: what Word and LibreOffice need to lay it out as the model page shows."""

import importlib.util
import io
import runpy
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from briefer.brief import (
    Brief,
    Bullets,
    Cell,
    Column,
    Heading,
    Logo,
    Para,
    Properties,
    Role,
    Row,
    Run,
    RunStyle,
    Section,
    Table,
)
from briefer.data import templates_folder
from briefer.errors import WriteError
from briefer.style import Style
from briefer.writers.docx.elements import BOX
from briefer.writers.to_docx import DocxWriter
from tests.briefer.test_logos import picture
from tests.kitchen_sink import COMPARISON_COLUMNS, kitchen_sink, sample_brief

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NAMES = {"w": W[1:-1]}


def parts_of(brief: Brief) -> dict[str, bytes]:
    stream = io.BytesIO()
    DocxWriter().write(brief, stream)
    with zipfile.ZipFile(stream) as package:
        return {name: package.read(name) for name in package.namelist()}


def root_of(brief: Brief, part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(parts_of(brief)[part])


def values(root: etree._Element, path: str) -> list[str]:
    return [str(value) for value in root.xpath(path, namespaces=NAMES)]


def tables_of(root: etree._Element) -> list[etree._Element]:
    return root.xpath("//w:tbl[w:tblPr/w:tblStyle/@w:val='BrieferTable']", namespaces=NAMES)


@pytest.mark.parametrize(
    "brief", [sample_brief(), kitchen_sink(), Brief("Empty", "uk", ())], ids=lambda brief: brief.title[:8]
)
def test_the_file_is_valid_for_word(brief, tmp_path):
    if importlib.util.find_spec("openxml_audit") is None:
        pytest.skip("openxml-audit is not installed")
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "brief.docx"
    with path.open("wb") as stream:
        DocxWriter().write(brief, stream)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_python_docx_reads_headings_bullets_and_tables():
    from docx import Document

    stream = io.BytesIO()
    DocxWriter().write(sample_brief(), stream)
    document = Document(stream)
    styles = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]
    assert ("Title", sample_brief().title) in styles
    assert ("Heading 1", "1\u2002Positions compared") in styles
    assert sum(name == "List Bullet" for name, _ in styles) == 3
    assert [len(table.columns) for table in document.tables] == [4, 2, 5, 2, 4]
    assert document.core_properties.title == "Russia and Ukraine"
    assert document.core_properties.language == "en"


def test_header_rows_repeat_and_short_rows_stay_whole():
    for table in tables_of(root_of(sample_brief())):
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_the_lines_of_the_sign_off_stay_on_one_page():
    facts = root_of(sample_brief()).xpath("//w:tbl[w:tblPr/w:tblStyle/@w:val='BrieferFacts']", namespaces=NAMES)
    for table in facts:
        kept = [len(row.xpath(".//w:keepNext", namespaces=NAMES)) for row in table.findall(f"{W}tr")]
        assert kept == [4] * (len(kept) - 1) + [0]
    assert max(len(table.findall(f"{W}tr")) for table in facts) > 1


def test_a_row_of_several_pages_may_split():
    tables = tables_of(root_of(kitchen_sink()))
    split = [row.find(f"{W}trPr/{W}cantSplit") is None for row in tables[-2].findall(f"{W}tr")]
    assert split == [False, False, True, False]


def test_widths_stand_on_grid_and_cells_and_fill_the_page():
    root = root_of(sample_brief())
    for table in tables_of(root):
        assert values(table, "w:tblPr/w:tblLayout/@w:type") == ["fixed"]
        grid = [int(width) for width in values(table, "w:tblGrid/w:gridCol/@w:w")]
        assert sum(grid) == (14570 if len(grid) == 5 else 9638)
        for row in table.findall(f"{W}tr"):
            widths = [int(width) for width in values(row, "w:tc/w:tcPr/w:tcW/@w:w")]
            assert widths in (grid, [sum(grid)])
    sides = [column.is_side for column in COMPARISON_COLUMNS]
    comparison = [int(width) for width in values(tables_of(root)[1], "w:tblGrid/w:gridCol/@w:w")]
    assert len({width for width, is_side in zip(comparison, sides, strict=True) if is_side}) == 1


def test_a_theme_row_spans_the_table_and_keeps_with_the_next():
    comparison = tables_of(root_of(sample_brief()))[1]
    spans = values(comparison, "w:tr/w:tc/w:tcPr/w:gridSpan/@w:val")
    assert spans == ["5", "5"]
    styles = etree.fromstring(parts_of(sample_brief())["word/styles.xml"])
    assert styles.xpath("//w:style[w:name/@w:val='Briefer Theme']/w:pPr/w:keepNext", namespaces=NAMES)
    assert len(comparison.xpath(".//w:pStyle[@w:val='BrieferTheme']", namespaces=NAMES)) == 2


def test_only_party_columns_and_what_follows_them_have_a_hairline():
    row = tables_of(root_of(sample_brief()))[1].findall(f"{W}tr")[2]
    lines = [cell.find(f"{W}tcPr/{W}tcBorders/{W}left") is not None for cell in row.findall(f"{W}tc")]
    assert lines == [False, False, True, True, True]


def test_each_section_has_its_own_page_header_and_footer():
    root = root_of(sample_brief())
    sections = list(root.iter(f"{W}sectPr"))
    assert [section.find(f"{W}pgSz").get(f"{W}orient") for section in sections] == [None, "landscape", None]
    assert [section.find(f"{W}pgSz").get(f"{W}w") for section in sections] == ["11906", "16838", "11906"]
    for section in sections:
        assert {element.tag for element in section} >= {f"{W}headerReference", f"{W}footerReference", f"{W}pgMar"}


def test_header_and_footer_show_marking_reference_and_page_fields():
    parts = parts_of(sample_brief())
    headers = [data.decode() for name, data in parts.items() if name.startswith("word/header")]
    assert len(headers) == 3
    assert all("SAMPLE" in header for header in headers)
    footers = [data for name, data in parts.items() if name.startswith("word/footer")]
    assert len(footers) == 3
    for data in footers:
        footer = etree.fromstring(data)
        assert "".join(footer.itertext(f"{W}t")).startswith("PA-2025-014SAMPLEPage 1 of ")
        assert values(footer, "//w:instrText/text()") == ["PAGE", "NUMPAGES"]
        assert values(footer, "//w:tab/@w:val") == ["center", "right"]


def test_a_link_within_the_brief_reaches_its_bookmark_and_names_are_unique():
    root = root_of(kitchen_sink())
    names = values(root, "//w:bookmarkStart/@w:name")
    assert len(names) == len(set(names)) == len(values(root, "//w:bookmarkEnd/@w:id"))
    assert all(len(name) <= 40 for name in names)
    targets = values(root, "//w:hyperlink/@w:anchor")
    assert targets
    assert set(targets) <= set(names)


def test_references_do_not_break():
    runs = root_of(sample_brief()).xpath("//w:r[w:rPr/w:rStyle/@w:val='BrieferReference']/w:t/text()", namespaces=NAMES)
    assert "[S1\u00a0¶2]" in runs
    assert not any(" " in run for run in runs)


def test_nothing_tells_who_wrote_it_or_when():
    parts = parts_of(replace(sample_brief(), properties=Properties(title="T")))
    core = parts["docProps/core.xml"].decode()
    for absent in ("creator", "lastModifiedBy", "created", "modified", "description"):
        assert absent not in core
    assert not any("thumbnail" in name or "app.xml" in name or "Effects" in name for name in parts)
    assert not any(b"rsid" in data for data in parts.values())


def test_author_and_date_are_printed_when_given():
    core = parts_of(replace(sample_brief(), properties=Properties("T", author="Desk & Co", date="2025-06-05")))
    text = core["docProps/core.xml"].decode()
    assert "<dc:creator>Desk &amp; Co</dc:creator>" in text
    assert text.count("2025-06-05T00:00:00Z") == 2


def test_all_zip_dates_are_the_same():
    stream = io.BytesIO()
    DocxWriter().write(sample_brief(), stream)
    with zipfile.ZipFile(stream) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"


def test_the_style_of_the_template_sets_page_typeface_and_sizes():
    brief = replace(
        sample_brief(), style=Style(page="Letter", font="Georgia", table_pt=8.5, margin_mm=25.4), language="uk"
    )
    styles = root_of(brief, "word/styles.xml")
    defaults = "//w:docDefaults/w:rPrDefault/w:rPr"
    assert values(styles, f"{defaults}/w:rFonts/@w:ascii") == ["Georgia"]
    assert values(styles, f"{defaults}/w:lang/@w:val") == ["uk-UA"]
    assert values(styles, "//w:style[@w:styleId='BrieferCell']/w:rPr/w:sz/@w:val") == ["17"]
    size = root_of(brief).findall(f".//{W}sectPr/{W}pgSz")[0]
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("12240", "15840")


@pytest.mark.parametrize("language", ["en", "uk", "ar"])
def test_every_run_has_the_language_of_its_words(language):
    said = {"“Наказ виконано.”": "uk", "«L’accord tient.»": "fr", "«الاتفاق صامد»": "ar", "“Plain words”": ""}
    runs = tuple(Run(words, language=own, is_source=bool(own)) for words, own in said.items())
    strong = (Run("Demand. ", RunStyle.STRONG), *runs)
    cells = Row(tuple(Cell((Para(each, Role.CELL),)) for each in (strong, runs)))
    table = Table((Column(("A",), 0.5), Column(("B",), 0.5)), (cells,), "Compared")
    brief = Brief("Words", language, (Section((Heading(1, "Heading"), Para(runs), Bullets((Para(runs),)), table)),))
    usual = root_of(brief, "word/styles.xml").xpath("//w:docDefaults//w:lang", namespaces=NAMES)[0]
    seen = set()
    for run in root_of(brief).iter(f"{W}r"):
        text = "".join(run.itertext())
        own = next((own for words, own in said.items() if len(text) > 4 and text.strip("“”«»") in words), None)
        if own is not None and (own or language != "ar"):  # of Latin words in an Arabic brief nobody knows the language
            kind = "bidi" if run.find(f"{W}rPr/{W}rtl") is not None else "val"
            told = run.find(f"{W}rPr/{W}lang")
            given = (usual if told is None else told).get(f"{W}{kind}") or ""
            assert given.partition("-")[0] == (own or language), text
            seen.add((own, text))
    assert len(seen) == (3 if language == "ar" else 4)


def test_every_picture_table_and_box_says_what_it_is():
    logos = {"logo": Logo(picture(), "Arms of the office"), "logo_right": Logo(picture(), "Seal & star")}
    boxes = Para((Run(BOX), Run(" Agree   "), Run(BOX), Run(" Discuss")), Role.OPTIONS)
    table = Table((Column(("A",), 1.0),), (Row((Cell((Para((Run("a"),)),)),)),), "Positions compared")
    root = root_of(Brief("Words", "en", (Section((Para((Run("Agree?"),)), boxes, table)),), **logos))
    assert root.xpath("//*[local-name()='docPr']/@descr") == ["Arms of the office", "Seal & star"]
    assert values(root, "//w:sdtPr/w:alias/@w:val") == ["Agree", "Discuss"]
    assert values(root, "//w:tbl/w:tblPr/w:tblCaption/@w:val") == ["Positions compared"]


def test_control_characters_and_surrogates_do_not_break_the_file():
    brief = Brief("T", "en", (Section((Para((Run("a\x00b\ud800c\ufffed\ne\tf"),)),)),))
    paragraph = root_of(brief).find(f".//{W}p")
    assert "".join(paragraph.itertext()) == "ab\ufffdcdef"
    assert [child.tag for child in paragraph.find(f"{W}r")] == [f"{W}t", f"{W}br", f"{W}t", f"{W}tab", f"{W}t"]


def test_a_missing_base_document_is_named():
    with pytest.raises(WriteError, match=r"nowhere\.docx"):
        parts_of(replace(sample_brief(), base_docx="nowhere.docx"))


def repacked(target: Path, **changes: bytes) -> str:
    """A copy of the built-in base document with some of its parts of the folder word changed."""
    with zipfile.ZipFile(templates_folder() / "base.docx") as base, zipfile.ZipFile(target, "w") as package:
        for name in base.namelist():
            package.writestr(name, changes.get(name.removeprefix("word/").removesuffix(".xml"), base.read(name)))
    return str(target)


@pytest.mark.parametrize("data", [b"<w:styles", b"", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;"])
def test_a_damaged_base_document_is_an_error(data, tmp_path):
    path = repacked(tmp_path / "office.docx", styles=data)
    with pytest.raises(WriteError, match=r"office\.docx is damaged"):
        parts_of(replace(sample_brief(), base_docx=path))


def test_pictures_of_a_base_document_stay_behind(tmp_path):
    space = f'xmlns:w="{W[1:-1]}"'
    lists = f'<w:numbering {space}><w:numPicBullet w:numPicBulletId="0"/><w:num w:numId="1"/></w:numbering>'
    path = repacked(
        tmp_path / "office.docx",
        numbering=lists.encode(),
        **{"theme/theme1": b'<a:blip xmlns:a="a" xmlns:r="r" r:embed="rId1"/>'},
    )
    parts = parts_of(replace(sample_brief(), base_docx=path))
    assert b"numPicBullet" not in parts["word/numbering.xml"]
    assert b'w:numId="1"' in parts["word/numbering.xml"]
    assert b"embed" not in parts["word/theme/theme1.xml"]  # Briefer's own, then


def test_two_tables_that_touch_stay_two():
    for table in root_of(kitchen_sink()).iter(f"{W}tbl"):
        following = table.getnext()
        assert following.tag == f"{W}p"


def test_nothing_personal_of_an_office_base_travels(tmp_path):
    from docx import Document

    document = Document(str(templates_folder() / "base.docx"))
    document.core_properties.author = "Somebody Private"
    document.add_paragraph("left over")
    path = tmp_path / "office.docx"
    document.save(str(path))
    parts = parts_of(replace(sample_brief(), base_docx=str(path)))
    assert not any(b"Somebody" in data or b"left over" in data for data in parts.values())


def test_a_base_document_leaves_nothing_but_its_looks(tmp_path):
    from docx import Document

    document = Document(str(templates_folder() / "base.docx"))
    document.add_section().header.paragraphs[0].text = "Old letterhead"
    document.settings.odd_and_even_pages_header_footer = True
    document.element.insert(0, etree.fromstring(f'<w:background xmlns:w="{W[1:-1]}" w:color="FF0000"/>'))
    document.add_comment(document.add_paragraph("x").runs, text="Old remark", author="Somebody")
    path = tmp_path / "office.docx"
    document.save(str(path))
    parts = parts_of(replace(sample_brief(), base_docx=str(path)))
    assert parts.keys() == parts_of(sample_brief()).keys()
    assert parts["word/document.xml"].count(b"background") == 0
    assert parts["word/settings.xml"].count(b"evenAndOddHeaders") == 0
    assert not any(b"Old " in data for data in parts.values())


def test_a_word_template_can_be_the_base_document(tmp_path):
    path = tmp_path / "office.dotx"
    with zipfile.ZipFile(templates_folder() / "base.docx") as base, zipfile.ZipFile(path, "w") as package:
        for name in base.namelist():
            package.writestr(name, base.read(name).replace(b"document.main+xml", b"template.main+xml"))
    made, own = (parts_of(replace(sample_brief(), base_docx=base)) for base in (str(path), "base.docx"))
    assert made.keys() == own.keys()
    assert all(
        etree.tostring(etree.fromstring(made[name])) == etree.tostring(etree.fromstring(own[name])) for name in own
    )


def test_a_date_that_is_none_stays_out_of_the_properties():
    core = parts_of(replace(sample_brief(), properties=Properties("T", date="2025-13-45")))["docProps/core.xml"]
    assert b"created" not in core


def test_the_base_document_is_what_its_script_makes(tmp_path):
    script = runpy.run_path(str(templates_folder() / "make_base.py"))
    script["make"](tmp_path / "base.docx")
    with zipfile.ZipFile(tmp_path / "base.docx") as made, zipfile.ZipFile(templates_folder() / "base.docx") as kept:
        assert made.namelist() == kept.namelist()
        assert all(made.read(name) == kept.read(name) for name in made.namelist())
