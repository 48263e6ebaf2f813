"""Which way words run: in Word by runs, in HTML by paragraphs, in a brief whose language runs from right to left."""

import io
import zipfile
from dataclasses import replace

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from briefer.brief import Brief, Bullets, Facts, Heading, Para, Quotation, Role, Run, RunStyle, Section
from briefer.proof.written import verify
from briefer.writers import writer_for
from briefer.writers.base import scrub
from briefer.writers.direction import isolated, runs_right_to_left, stretches
from briefer.writers.to_docx import DocxWriter
from briefer.writers.to_html import HtmlWriter
from briefer.writers.to_pdf import PdfWriter
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
    assert [(span.get("lang"), span.text_content()) for span in page(brief).iterfind(".//span[@lang]")] == [
        ("uk", "“мир”"),
        ("ar", "“سلام”"),
    ]


QUOTED = {
    "en": ("He said ", Run("“قال نعم!”", language="ar", is_source=True), " 12 March."),
    "ar": ("قال ", Run("“He said yes!”", language="en", is_source=True), " 12 مارس."),
}


def quoted(language: str) -> Brief:
    before, quotation, after = QUOTED[language]
    return brief_of(Para((Run(before), quotation, Run(after))), language=language)


def test_the_full_stop_of_a_foreign_quotation_is_its_own_in_a_word_file_and_the_marks_are_the_lines():
    runs = word(quoted("en")).xpath("//w:p[1]/w:r", namespaces=W)
    pieces = [("".join(run.itertext()), bool(run.xpath("w:rPr/w:rtl", namespaces=W))) for run in runs]
    assert ("قال نعم!", True) in pieces
    assert ("“", False) in pieces
    assert ("”", False) in pieces
    assert ("He said yes!", False) in [
        ("".join(run.itertext()), bool(run.xpath("w:rPr/w:rtl", namespaces=W)))
        for run in word(quoted("ar")).xpath("//w:p[1]/w:r", namespaces=W)
    ]


@pytest.mark.parametrize("language", QUOTED)
def test_a_word_file_has_its_words_in_the_order_of_isolates_for_programs_that_go_by_unicode_alone(language):
    before, quotation, after = QUOTED[language]
    is_rtl = language == "ar"
    text = "".join(word(quoted(language)).xpath("//w:p[1]", namespaces=W)[0].itertext())
    words = quotation.text[1:-1]
    opening = "\u2066" if is_rtl else "\u2067"
    whole = f"{before}“{opening}{words}\u2069”{after}"
    assert seen(text, is_rtl=is_rtl) == seen(whole, is_rtl=is_rtl)


def seen(text: str, *, is_rtl: bool) -> str:
    return scrub(get_display(text, base_dir="R" if is_rtl else "L")).replace("\u200e", "").replace("\u200f", "")


def test_a_browser_is_told_which_words_are_by_themselves():
    [words] = page(quoted("en")).findall(".//bdi")
    assert (words.text, words.get("dir"), words.tail) == ("قال نعم!", "rtl", "”")
    [words] = page(quoted("ar")).findall(".//bdi")
    assert (words.text, words.get("dir")) == ("He said yes!", "ltr")


@pytest.mark.parametrize("text", ["“plain”", "“”", "“2025”"])
def test_words_of_the_lines_own_direction_are_no_isolate(text):
    assert isolated(Run(text, is_source=True), text, is_rtl=False) is None


def test_the_authors_own_words_are_no_isolate():
    assert isolated(Run("قال"), "قال", is_rtl=False) is None
    assert isolated(Run("قال", is_source=True), "قال", is_rtl=False) == (0, 3)


@pytest.mark.parametrize("language", QUOTED)
@pytest.mark.parametrize("suffix", [".docx", ".html", ".pdf", ".md"])
def test_a_foreign_quotation_is_proved_in_every_format_and_a_changed_one_refused(language, suffix):
    before, quotation, after = QUOTED[language]
    brief = quoted(language)
    words = quotation.text[1:-1]
    brief = replace(brief, quotations=(Quotation(words, "S1 ¶1", words),))
    assert verify(made(brief, suffix), suffix, brief).missing == ()
    other = brief_of(Para((Run(before), replace(quotation, text="“لا سلام!”"), Run(after))), language=language)
    assert verify(made(other, suffix), suffix, brief).missing


def made(brief: Brief, suffix: str) -> bytes:
    stream = io.BytesIO()
    writer_for(suffix).write(brief, stream)
    return stream.getvalue()


def test_a_reference_stands_by_itself_in_a_line_from_right_to_left_alone():
    reference = Run(" [S1 ¶6]", RunStyle.REFERENCE)
    assert isolated(reference, reference.text, is_rtl=True) == (1, 8)
    assert isolated(reference, reference.text, is_rtl=False) is None


def test_a_bullet_of_pdf_stands_on_the_side_where_its_words_begin():
    items = (Para((Run("Peace now"),)), Para((Run("الحكومة تطالب بوقف إطلاق النار"),)))
    placed = PdfWriter().lay_out(Brief("Notes", "en", (Section((Bullets(items),)),))).pages[0].placed
    assert [bullet.x < words.x for bullet, words in (each.band.slots for each in placed)] == [True, False]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_values_of_the_header_begin_at_one_edge_whichever_way_their_words_run(language):
    facts = Facts((("To", "A. B."), ("From", "وزارة الخارجية")))
    brief = Brief("Notes", language, (Section((facts,)),))
    page = PdfWriter().lay_out(brief).pages[0]
    [slots] = [each.band.slots for each in page.placed]
    ends = []
    for slot in slots[1::2]:
        pieces = slot.lines[0].pieces
        right = max(piece.x + piece.width for piece in pieces)
        ends.append(slot.width - right if language == "ar" else min(piece.x for piece in pieces))
    assert ends == pytest.approx([0.0, 0.0], abs=0.1)
    with zipfile.ZipFile(io.BytesIO(made(brief, ".docx"))) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    values = root.xpath("//*[local-name()='pStyle'][@*='BrieferFactValue']/..")
    assert [bool(each.xpath("*[local-name()='bidi']")) for each in values] == [language == "ar"] * len(values)


def test_references_by_themselves_stand_where_the_brief_begins():
    brief = brief_of(Para((Run("S1\u00a0¶6", RunStyle.REFERENCE),)), language="ar")
    [placed] = PdfWriter().lay_out(brief).pages[0].placed
    [slot] = placed.band.slots
    assert max(piece.x + piece.width for piece in slot.lines[0].pieces) == pytest.approx(slot.width, abs=0.1)
    assert "<p dir=" not in html.tostring(page(brief).find(".//main"), encoding="unicode")
    assert verify(made(brief, ".pdf"), ".pdf", brief).is_proved
    assert verify(made(brief, ".docx"), ".docx", brief).is_proved


def test_the_bar_of_the_bottom_line_stands_where_its_words_begin():
    for language, text in (
        ("en", "Peace now."),
        ("en", "الحكومة تطالب"),
        ("ar", "Peace now."),
        ("ar", "الحكومة تطالب"),
    ):
        brief = Brief("Notes", language, (Section((Para((Run(text),), Role.LEAD),)),))
        [placed] = PdfWriter().lay_out(brief).pages[0].placed
        bar, words = placed.band.grounds[0].x, placed.band.slots[0].x
        assert (bar < words) is text.isascii()
