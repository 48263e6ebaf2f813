"""Logos: PNG or JPEG by content, bounded, drawn anew; beside the template or inside it; in every format that can."""

import base64
import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree, html
from PIL import Image, PngImagePlugin

from briefer import templates
from briefer.errors import TemplateError
from briefer.logos import LogoError, make_logo
from briefer.writers.to_docx import DocxWriter
from briefer.writers.to_html import HtmlWriter
from tests.kitchen_sink import sample_brief

TEXT = "id: office\nname: Office\nsections: [{kind: header_block}]\n"


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 30), **more: object) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, (20, 60, 120)).save(stream, kind, **more)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_keeps_its_dots_and_nothing_else(kind):
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Somebody Private")
    more = {"pnginfo": notes} if kind == "PNG" else {"comment": b"Somebody Private"}
    logo = make_logo(picture(kind, **more), "Ministry")
    assert b"Somebody" not in logo.data
    with Image.open(io.BytesIO(logo.data)) as drawn:
        assert (drawn.format, drawn.size) == (kind, (60, 30))


def test_a_see_through_ground_stays_so():
    stream = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(stream, "PNG")
    with Image.open(io.BytesIO(make_logo(stream.getvalue(), "x").data)) as drawn:
        assert drawn.getpixel((0, 0))[3] == 0


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (picture("GIF"), "no PNG or JPEG"),
        (picture("BMP"), "no PNG or JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no PNG or JPEG"),
        (b"", "no PNG or JPEG"),
        (picture(size=(4001, 2)), "too large"),
        (picture() + bytes(2_000_000), "too large"),
        (picture(size=(900, 900))[:-200], "cannot be read"),
    ],
    ids=["gif", "bmp", "svg", "nothing", "wide", "long", "cut"],
)
def test_what_is_no_fit_picture_is_refused(data, words):
    with pytest.raises(LogoError, match=words):
        make_logo(data, "x")


def loaded(tmp_path, logo: str) -> templates.Template:
    path = tmp_path / "office.yaml"
    path.write_text(f"{TEXT}logo: {logo}\n", encoding="utf-8")
    return templates.load(path)


def test_a_template_names_a_logo_beside_it(tmp_path):
    (tmp_path / "crest.png").write_bytes(picture())
    logo = loaded(tmp_path, "{file: crest.png, description: Ministry of Works, height: 20}").logo
    assert (logo.description, logo.height_mm) == ("Ministry of Works", 20)


def test_a_template_holds_a_logo_inside():
    data = base64.b64encode(picture("JPEG")).decode()
    assert templates.loads(f"{TEXT}logo: {{data: {data}, description: Crest}}\n").logo.data.startswith(b"\xff\xd8")


@pytest.mark.parametrize(
    ("logo", "words"),
    [
        ("{file: ../crest.png, description: x}", "beside the template"),
        ("{file: /etc/crest.png, description: x}", "beside the template"),
        (r"{file: '\\host\share\crest.png', description: x}", "beside the template"),
        ("{file: crest.svg, description: x}", "beside the template"),
        ("{file: nul.png, description: x}", "keeps this name for a device"),
        ("{file: linked.png, description: x}", "folder of the template"),
        ("{file: absent.png, description: x}", "could not be opened"),
        ("{data: '%%', description: x}", "not base64"),
        ("{description: x}", "needs either"),
        ("{file: a.png, data: aaaa, description: x}", "needs either"),
        ("{file: a.png}", "“description” is missing"),
    ],
)
def test_a_mistake_in_the_logo_is_told_with_its_line(logo, words, tmp_path):
    folder = tmp_path / "templates"
    folder.mkdir()
    (tmp_path / "outside.png").write_bytes(picture())
    (folder / "linked.png").symlink_to(tmp_path / "outside.png")
    with pytest.raises(TemplateError) as caught:
        loaded(folder, logo)
    assert words in str(caught.value)
    assert caught.value.mistakes[0].line == 4


def test_a_logo_file_needs_a_template_that_is_a_file():
    with pytest.raises(TemplateError, match="Save the template first"):
        templates.loads(f"{TEXT}logo: {{file: crest.png, description: x}}\n")


BRIEF = replace(sample_brief(), logo=make_logo(picture(), "Ministry of “Works” & <Sons>", 20.0))


def test_word_shows_the_logo_with_its_words(tmp_path):
    stream = io.BytesIO()
    DocxWriter().write(BRIEF, stream)
    with zipfile.ZipFile(stream) as package:
        root = etree.fromstring(package.read("word/document.xml"))
        rels = package.read("word/_rels/document.xml.rels").decode()
        names = package.namelist()
    assert [name for name in names if name.startswith("word/media/")] == ["word/media/image1.png"]
    assert 'Target="media/image1.png"' in rels
    drawings = root.xpath("//*[local-name()='docPr']")
    assert [drawing.get("descr") for drawing in drawings] == ["Ministry of “Works” & <Sons>"]
    extent = root.xpath("//*[local-name()='extent']")[0]
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (40 * 36_000, 20 * 36_000)
    path = tmp_path / "brief.docx"
    path.write_bytes(stream.getvalue())
    audit = pytest.importorskip("openxml_audit")
    assert [str(error) for error in audit.OpenXmlValidator().validate(path).errors] == []


def test_html_holds_the_logo_inside_with_its_words():
    stream = io.BytesIO()
    HtmlWriter().write(BRIEF, stream)
    image = html.document_fromstring(stream.getvalue()).find(".//header//img")
    assert image.get("alt") == "Ministry of “Works” & <Sons>"
    assert base64.b64decode(image.get("src").removeprefix("data:image/png;base64,")) == BRIEF.logo.data
