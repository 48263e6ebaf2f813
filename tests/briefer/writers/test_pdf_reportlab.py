"""What the PDF writer uses of reportlab beyond its documented calls: a release that changes it fails here by name."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

from pypdf import PdfReader
from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDictionary, PDFDocument, PDFPage
from reportlab.pdfbase.pdfdoc import format as formatted
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from briefer.data import resources_folder
from tests.briefer.writers.pdf_briefs import pdf
from tests.kitchen_sink import kitchen_sink, sample_brief


def drawn() -> tuple[Canvas, PDFDocument, io.BytesIO]:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    canvas.addLiteral("0 0 1 1 re f")
    canvas.showPage()
    return canvas, vars(canvas)["_doc"], stream


def test_a_saved_canvas_asks_its_document_for_the_file_once_the_fonts_are_written() -> None:
    canvas, document, stream = drawn()
    font = TTFont("Asked", str(resources_folder() / "fonts" / "Carlito-Regular.ttf"), asciiReadable=True)
    key = font.getSubsetInternalName(0, document).removeprefix("/")
    document.format = lambda: b"the file " + str(key in document.idToObject[BasicFonts].dict).encode()
    canvas.save()
    assert stream.getvalue() == b"the file True"


def test_every_object_has_a_number_up_to_the_counter_and_is_written_by_itself() -> None:
    canvas, document, _ = drawn()
    before = document.objectcounter
    document.objectcounter += 2  # numbers of our own
    reference = document.Reference(PDFDictionary({"Key": 1}))
    assert reference.format(document) == b"%d 0 R" % (before + 3)
    assert list(document.numberToId) == [*range(1, before + 1), before + 3]
    assert formatted(document.idToObject[document.numberToId[before + 3]], document, toplevel=1).split() == [
        b"<<", b"/Key", b"1", b">>"
    ]  # fmt: skip
    assert formatted(document.Catalog, document).endswith(b" 0 R")
    assert len(document.signature.hexdigest()) == 32
    assert canvas


def test_a_drawn_page_has_a_name_a_number_and_takes_further_entries() -> None:
    canvas, document, stream = drawn()
    page = document.idToObject["Page1"]
    assert isinstance(page, PDFPage)
    assert document.idToObjectNumberAndVersion["Page1"][0] > 0
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents"]
    page.StructParents = 7
    canvas.save()
    assert b"/StructParents 7" in stream.getvalue()


def test_fonts_are_written_late_and_listed_for_all_pages() -> None:
    canvas, document, stream = drawn()
    font = TTFont("Late", str(resources_folder() / "fonts" / "Carlito-Regular.ttf"), asciiReadable=True)
    [(subset, codes)] = font.splitString("late", document)
    key = font.getSubsetInternalName(subset, document).removeprefix("/")
    assert codes == b"late"
    assert document.fontMapping["Late"] == "/" + key.partition("+")[0]
    assert document.delayedFonts == [font]
    assert len(font.state[document].subsets) == 1
    canvas.save()
    listed = document.idToObject[BasicFonts].dict[key]
    assert "<61> <0061>" in document.idToObject[listed.ToUnicode.name].content
    assert b"FontFile2" in stream.getvalue()


def test_briefs_written_at_once_are_the_same_bytes_as_one_after_the_other() -> None:
    briefs = [kitchen_sink(), sample_brief()] * 3
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(pdf, briefs)) == list(map(pdf, briefs))


def test_the_objects_of_structure_and_links_are_packed_and_all_are_found_again() -> None:
    data = pdf(kitchen_sink())
    assert b"/StructElem" not in data
    assert data.count(b"/Type/ObjStm") > 0
    reader = PdfReader(io.BytesIO(data), strict=True)
    count = reader.trailer["/Size"]
    assert all(reader.get_object(number) is not None for number in range(1, count))
