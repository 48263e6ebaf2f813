"""Damaged PDFs are read as far as they can be, or refused in a sentence."""

from __future__ import annotations

import hashlib
import math
from typing import Any

import pypdfium2
import pytest

from briefer.errors import ReadError
from briefer.readers.from_pdf import PdfReader
from tests.pdf_files import pdf, raw_pdf

PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WORDS = b"<</Length 43>>\nstream\nBT /F 12 Tf 20 200 Td (The talks end.) Tj ET\nendstream"


def test_a_page_that_cannot_be_loaded_leaves_the_others_to_be_read():
    pages = b"<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>"
    data = raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", pages, PAGE, FONT, WORDS)
    assert [each.text for each in PdfReader().read(data, "a.pdf").article.paragraphs] == ["The talks end."]
    assert [each.text for each in PdfReader().document(data, "a.pdf").blocks] == ["The talks end."]


@pytest.mark.parametrize("version", [0, 5])
def test_a_damaged_file_that_nothing_here_decrypts_is_said_to_be_damaged(version: int, monkeypatch: pytest.MonkeyPatch):
    user = hashlib.sha256(b"saltsalt").digest() + b"saltsaltkeysalt!"  # the key of no password at all
    keys = b"/O <%s> /U <%s> /OE <%s> /UE <%s> /Perms <%s>" % (
        *(b"00" * 48, user.hex().encode(), b"00" * 32, b"00" * 32, b"00" * 16),
    )
    encrypt = b"/Encrypt << /Filter /Standard /V %d /R 5 /Length 256 /P -4 %s >> /ID [<00> <00>]" % (version, keys)
    data = raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>", trailer=encrypt)

    def damaged(*_: object, **__: object) -> None:
        raise pypdfium2.PdfiumError("Failed to load document (PDFium: Data format error).")

    monkeypatch.setattr(pypdfium2, "PdfDocument", damaged)
    for read in (PdfReader().read, PdfReader().document):
        with pytest.raises(ReadError, match=r"a\.pdf is damaged"):
            read(data, "a.pdf")


def test_letters_whose_place_is_no_number_are_read(monkeypatch: pytest.MonkeyPatch):
    import pypdfium2.raw as pdfium

    def nowhere(_text: Any, _index: int, found: Any) -> int:
        for name, _ in type(found)._fields_:
            setattr(found, name, math.nan)
        return 1

    for name in ("FPDFText_GetMatrix", "FPDFText_GetLooseCharBox"):
        monkeypatch.setattr(pdfium, name, nowhere)
    result = PdfReader().read(pdf([[(20, 300, "The talks end."), (20, 286, "Nobody won.")]]), "a.pdf")
    assert " ".join(each.text for each in result.article.paragraphs) == "The talks end. Nobody won."
