"""Which way words run: in Word by runs, in HTML by paragraphs, in a brief whose language runs from right to left."""

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from briefer.brief import Brief, Facts, Heading, Para, Run, Section
from briefer.writers.direction import runs_right_to_left, stretches
from briefer.writers.to_docx import DocxWriter
from briefer.writers.to_html import HtmlWriter
from tests.kitchen_sink import sample_brief

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def word(brief: Brief, part: str = "word/document.xml") -> etree._Element:
    stream = io.BytesIO()
    DocxWriter().write(brief, stream)
    with zipfile.ZipFile(stream) as package:
        return etree.fromstring(package.read(part))


def page(brief: Brief) -> etree._Element:
    stream = io.BytesIO()
    HtmlWriter().write(brief, stream)
    return html.document_fromstring(stream.getvalue())


def brief_of(*blocks, language: str = "en") -> Brief:
    return Brief("T", language, (Section(blocks),))


@given(st.text(), st.booleans())
def test_stretches_lose_nothing(text, is_rtl):
    assert "".join(piece for piece, _ in stretches(text, is_rtl=is_rtl)) == text


@pytest.mark.parametrize(
    ("text", "is_rtl", "expected"),
    [
        ("Demand: قال نعم.", False, [("Demand: ", False), ("قال نعم", True), (".", False)]),
        ("قال (BBC News).", True, [("قال (", True), ("BBC News", False), (").", True)]),
        ("plain", False, [("plain", False)]),
        ("", True, []),
    ],
)
def test_a_text_is_cut_where_its_direction_changes(text, is_rtl, expected):
    assert stretches(text, is_rtl=is_rtl) == expected


def test_a_paragraph_leaves_the_way_of_the_brief_if_its_first_letter_and_most_of_its_letters_do():
    assert runs_right_to_left("“قال”")
    assert not runs_right_to_left("قال: no stated position in the source")
    assert not runs_right_to_left("Demand. “قال الوزير إن الأسرى عادوا”")
    assert runs_right_to_left("مطلب. “a full ceasefire with no conditions attached”", is_usual=True)
    assert not runs_right_to_left("1. He said قال", is_usual=True)
    assert runs_right_to_left("2025", is_usual=True)


def test_arabic_words_in_an_english_word_file_are_runs_of_their_own():
    root = word(brief_of(Para((Run("He said “قال نعم” then."),))))
    runs = root.xpath("//w:p[1]/w:r", namespaces=W)
    assert ["".join(run.itertext()) for run in runs] == ["He said “", "قال نعم", "” then."]
    assert [bool(run.xpath("w:rPr/w:rtl", namespaces=W)) for run in runs] == [False, True, False]
    assert not root.xpath("//w:p[1]/w:pPr/w:bidi", namespaces=W)


def test_an_arabic_paragraph_of_an_english_brief_runs_from_the_right():
    brief = brief_of(Para((Run("قال نعم."),)))
    assert word(brief).xpath("//w:p[1]/w:pPr/w:bidi", namespaces=W)
    assert page(brief).find(".//main//p").get("dir") == "rtl"


def test_a_brief_in_arabic_runs_from_the_right_as_a_whole():
    brief = replace(sample_brief(), language="ar")
    root = word(brief)
    tables, sections = root.xpath("//w:tbl", namespaces=W), root.xpath("//w:sectPr", namespaces=W)
    assert len(root.xpath("//w:tbl/w:tblPr/w:bidiVisual", namespaces=W)) == len(tables) > 0
    assert len(root.xpath("//w:sectPr/w:bidi", namespaces=W)) == len(sections) > 0
    styles = word(brief, "word/styles.xml")
    assert styles.xpath("//w:docDefaults//w:lang/@w:bidi", namespaces=W) == ["ar-SA"]
    assert page(brief).get("dir") == "rtl"


def test_a_file_in_arabic_is_valid_for_word(tmp_path):
    audit = pytest.importorskip("openxml_audit")
    words = (Run("قال ", language="ar"), Run("ok", link="https://example.org/"), Run("так", language="uk"))
    brief = brief_of(Heading(0, "عنوان"), Facts((("إلى", "الوزير"),)), Para(words), language="ar")
    path = tmp_path / "brief.docx"
    with path.open("wb") as stream:
        DocxWriter().write(brief, stream)
    assert [str(error) for error in audit.OpenXmlValidator().validate(path).errors] == []


def test_words_of_another_language_say_so():
    brief = brief_of(Para((Run("He said "), Run("“мир”", language="uk"), Run("“سلام”", language="ar"))))
    root = word(brief)
    assert root.xpath("//w:r/w:rPr/w:lang/@w:val", namespaces=W) == ["uk-UA"]
    assert set(root.xpath("//w:r/w:rPr/w:lang/@w:bidi", namespaces=W)) == {"ar-SA"}
    assert [(span.get("lang"), span.text) for span in page(brief).iterfind(".//span[@lang]")] == [
        ("uk", "“мир”"),
        ("ar", "“سلام”"),
    ]
