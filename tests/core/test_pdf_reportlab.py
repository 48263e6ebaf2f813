"""What the PDF writer uses of reportlab beyond its documented calls: a release that changes it fails here by name."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDocument, PDFObject, PDFPage
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from briefer.data import resources_folder
from tests.core.test_pdf import pdf
from tests.kitchen_sink import kitchen_sink, sample_brief


class Numbered(PDFObject):
    def format(self, document: object) -> bytes:
        return b"(as it stands)"


def drawn() -> tuple[Canvas, PDFDocument, io.BytesIO]:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    canvas.addLiteral("0 0 1 1 re f")
    canvas.showPage()
    return canvas, vars(canvas)["_doc"], stream


def test_an_object_is_written_as_it_stands_under_the_number_it_was_given() -> None:
    canvas, document, stream = drawn()
    reference = document.Reference(Numbered())
    own = document.objectcounter
    assert reference.format(document) == b"%d 0 R" % own
    canvas.save()
    assert b"%d 0 obj\n(as it stands)\nendobj" % own in stream.getvalue()


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
