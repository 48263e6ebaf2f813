"""An office's own Word file as style base: its looks where it has them, ours where it lacks them."""

import io
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import RGBColor
from lxml import etree

from briefer.data import templates_folder
from briefer.writers.docx.styles import STYLES
from briefer.writers.to_docx import DocxWriter
from tests.kitchen_sink import kitchen_sink, sample_brief

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {"w": W[1:-1]}


def written(path, brief=None) -> bytes:
    stream = io.BytesIO()
    DocxWriter().write(replace(brief or sample_brief(), base_docx=str(path)), stream)
    return stream.getvalue()


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


@pytest.fixture
def plain_office(tmp_path):
    """What Word makes of an empty document: none of our own styles, a list of its own, red headings."""
    document = Document()
    document.styles["Heading 1"].font.color.rgb = RGBColor(0xC0, 0x00, 0x00)
    path = tmp_path / "office.docx"
    document.save(str(path))
    return path


def test_styles_it_lacks_are_ours_and_named(plain_office):
    notes = DocxWriter().notes(replace(sample_brief(), base_docx=str(plain_office)))
    assert len(notes) == 1
    assert notes[0].startswith("office.docx lacks the styles Briefer Cell, Briefer Column Header, ")
    assert "Title" not in notes[0]
    root = part(written(plain_office), "word/styles.xml")
    names = [name.lower() for name in root.xpath("//w:style/w:name/@w:val", namespaces=NAMES)]
    assert {name.lower() for name in STYLES} <= set(names)
    assert len(names) == len(set(names))


def test_styles_it_has_are_its_own(plain_office):
    root = part(written(plain_office), "word/styles.xml")
    colour = root.xpath("//w:style[w:name/@w:val='heading 1']/w:rPr/w:color/@w:val", namespaces=NAMES)
    assert colour == ["C00000"]


def test_our_own_base_lacks_nothing():
    assert DocxWriter().notes(sample_brief()) == ()


@pytest.mark.parametrize("brief", [sample_brief(), kitchen_sink()], ids=["sample", "kitchen sink"])
def test_a_brief_with_an_office_base_is_valid_for_word(brief, plain_office, tmp_path):
    audit = pytest.importorskip("openxml_audit")
    path = tmp_path / "brief.docx"
    path.write_bytes(written(plain_office, brief))
    assert [str(error) for error in audit.OpenXmlValidator().validate(path).errors] == []


def test_every_style_used_exists_and_every_list_too(plain_office):
    data = written(plain_office)
    ids = set(part(data, "word/styles.xml").xpath("//w:style/@w:styleId", namespaces=NAMES))
    used = part(data, "word/document.xml").xpath(
        "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val", namespaces=NAMES
    )
    assert used
    assert set(used) <= ids
    styles = part(data, "word/styles.xml")
    number = styles.xpath("//w:style[w:name/@w:val='List Bullet']/w:pPr/w:numPr/w:numId/@w:val", namespaces=NAMES)[0]
    numbering = part(data, "word/numbering.xml")
    abstract = numbering.xpath(f"//w:num[@w:numId='{number}']/w:abstractNumId/@w:val", namespaces=NAMES)[0]
    path = f"//w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[1]/w:numFmt/@w:val"
    assert numbering.xpath(path, namespaces=NAMES) == ["bullet"]


def test_a_base_without_lists_gets_bullets(tmp_path):
    path = tmp_path / "office.docx"
    with zipfile.ZipFile(templates_folder() / "base.docx") as own, zipfile.ZipFile(path, "w") as package:
        for name in own.namelist():
            data = own.read(name)
            if name == "word/styles.xml":
                data = data.replace(b'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', b"")
            package.writestr(name, data)
    data = written(path)
    assert part(data, "word/styles.xml").xpath(
        "//w:style[w:name/@w:val='List Bullet']/w:pPr/w:numPr/w:numId/@w:val", namespaces=NAMES
    ) == ["2"]
    assert part(data, "word/numbering.xml").xpath("//w:num[@w:numId='2']", namespaces=NAMES)


def test_headings_of_a_base_that_numbers_them_are_numbered_once(tmp_path):
    document = Document(str(templates_folder() / "base.docx"))
    properties = document.styles["Heading 1"].element.get_or_add_pPr()
    properties.append(etree.fromstring(f'<w:numPr xmlns:w="{W[1:-1]}"><w:numId w:val="1"/></w:numPr>'))
    path = tmp_path / "office.docx"
    document.save(str(path))
    root = part(written(path), "word/styles.xml")
    assert root.xpath("//w:style[w:name/@w:val='heading 1']//w:numPr", namespaces=NAMES) == []


def test_a_style_of_the_wrong_type_gives_way_to_ours(tmp_path):
    document = Document()
    document.styles.add_style("Briefer Table", WD_STYLE_TYPE.PARAGRAPH)
    path = tmp_path / "office.docx"
    document.save(str(path))
    root = part(written(path), "word/styles.xml")
    assert root.xpath("//w:style[w:name/@w:val='Briefer Table']/@w:type", namespaces=NAMES) == ["table"]
