"""What a file is counts more than its name, and each kind that is not read has its own sentence."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefer.errors import ReadError
from briefer.readers import READERS, ReadResult, reader_for
from tests.office_files import docx, odt, paragraph, rtf
from tests.pdf_files import pdf


def read(data: bytes, file_name: str) -> ReadResult:
    return reader_for(file_name, data).read(data, file_name)


def texts(result: ReadResult) -> list[str]:
    return [paragraph.text for paragraph in result.article.paragraphs]


def refusal(data: bytes, file_name: str) -> str:
    with pytest.raises(ReadError) as caught:
        read(data, file_name)
    assert file_name in str(caught.value)
    assert caught.value.hint
    return caught.value.message


def test_what_a_file_is_counts_more_than_its_name():
    data = pdf([[(50, 500, "Words.")]])
    assert texts(read(data, "a.docx")) == ["Words."]
    assert texts(read(docx(paragraph("One.")), "a.txt")) == ["One."]
    assert texts(read(odt("<text:p>One.</text:p>"), "a.docx")) == ["One."]
    assert texts(read(rtf("One."), "a.doc")) == ["One."]
    assert texts(read(b"<!DOCTYPE html><html><body><p>Note.</p></body></html>", "a.txt")) == ["Note."]


@pytest.mark.parametrize(
    ("data", "file_name", "sentence"),
    [
        (b"", "a.docx", "is empty"),
        (b" \n\t", "a.txt", "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.docx", "old Word format"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            "protected by a password",
        ),
        (b"PK\x03\x04" + b"x" * 50, "a.docx", "damaged or incomplete"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 20, "a.pdf", "is a picture"),
        (b"just words", "a.docx", "is not a Word document"),
        (b"just words", "a.pdf", "is not a PDF"),
        (b"\x7fELF\x00\x01", "a.txt", "is not a text"),
        (docx("<w:p/>"), "a.docx", "No text was found"),
    ],
)
def test_each_file_that_cannot_be_read_has_its_own_sentence(data: bytes, file_name: str, sentence: str):
    assert sentence in refusal(data, file_name)


def test_a_word_document_cut_short_is_called_incomplete():
    assert "damaged or incomplete" in refusal(docx(paragraph("One."))[:-40], "a.docx")


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["[Content_Types].xml", "xl/workbook.xml"], "an Excel workbook"),
        (["[Content_Types].xml", "ppt/presentation.xml"], "a PowerPoint presentation"),
        (["photo.jpg"], "a ZIP archive"),
    ],
)
def test_each_other_package_is_named(names: list[str], sentence: str):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name in names:
            package.writestr(name, "x")
    assert sentence in refusal(stream.getvalue(), "a.docx")


def test_no_two_readers_claim_the_same_ending():
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(suffixes) == len(set(suffixes))
