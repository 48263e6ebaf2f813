"""A Word file of an office as style base: its looks are taken, and nothing else of it."""

import io
import zipfile
from dataclasses import replace

import pytest

from briefer.errors import WriteError
from briefer.writers.to_docx import DocxWriter
from tests.hostile.documents import CANARY, office_base, zipped
from tests.kitchen_sink import sample_brief


def parts_with(path) -> dict[str, bytes]:
    stream = io.BytesIO()
    DocxWriter().write(replace(sample_brief(), base_docx=str(path)), stream)
    with zipfile.ZipFile(stream) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_macros_objects_links_out_and_names_stay_behind(tmp_path):
    path = tmp_path / "office.docx"
    path.write_bytes(office_base())
    parts = parts_with(path)
    whole = b"\n".join([*parts.values(), *(name.encode() for name in parts)])
    for unwanted in (
        CANARY,
        "evil.example",
        "vbaProject",
        "oleObject",
        "altChunk",
        "macroEnabled",
        "customXml",
        "rsid",
    ):
        assert unwanted.encode() not in whole, unwanted
    assert b"attachedTemplate" not in whole
    outside = [line for data in parts.values() for line in data.split(b"<Relationship ") if b"External" in line]
    assert outside
    assert all(b'Target="https://example.org/' in line for line in outside)
    assert b'w:styleId="X"' in parts["word/styles.xml"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "could not be opened"),
        (b"PK\x03\x04 cut off", "could not be opened"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "could not be opened"),
        (zipped({"a.txt": b"no Word file"}), "could not be opened"),
        (office_base(styles=b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>"), "is damaged"),
        (office_base(styles=b"<" * 5000), "is damaged"),
        (office_base(styles=b"<a>" * 100_000), "is damaged"),
        (office_base(styles=b" " * 30_000_000), "could not be opened"),
    ],
    ids=["empty", "cut off", "old Word", "no Word", "entity", "signs", "depth", "bomb"],
)
def test_a_base_that_is_none_is_an_error_with_a_sentence(data, words, tmp_path):
    path = tmp_path / "office.docx"
    path.write_bytes(data)
    with pytest.raises(WriteError, match=rf"office\.docx {words}"):
        parts_with(path)
