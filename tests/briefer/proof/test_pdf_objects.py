"""The syntax of a PDF: its values, strings and streams are read as the standard has them."""

import zlib

import pytest

from briefer.proof.pdf_objects import DamagedError, Objects, Reference, parsed, string, text_of
from briefer.proof.pdf_units import read_units


@pytest.mark.parametrize(
    ("source", "value"),
    [
        (b"<< /Type /Page /Kids [3 0 R 12 0 R] /Count 2 >>", {"Type": "Page", "Kids": [3, 12], "Count": 2}),
        (b"<</A<</B[1 -2 +3 .5 -0.25]>>/C true/D false/E null>>", None),
        (b"[(a \\(b\\) c) <41 4> /N#20]", [b"a (b) c", b"A@", "N#20"]),
        (b"7 0 R", Reference(7)),
        (b"12", 12),
        (b"1.50", 1.5),
        (b"  ", None),
    ],
)
def test_a_source_becomes_its_value(source, value):
    if source.startswith(b"<</A"):
        value = {"A": {"B": [1, -2, 3, 0.5, -0.25]}, "C": True, "D": False, "E": None}
    found = parsed(source)
    assert found == value
    assert isinstance(found, type(value))


def test_a_dictionary_refers_to_other_objects():
    assert isinstance(parsed(b"<</P 3 0 R>>")["P"], Reference)


@pytest.mark.parametrize(
    ("token", "data"),
    [
        (b"(plain)", b"plain"),
        (b"(a\\nb\\rc\\td\\be\\ff)", b"a\nb\rc\td\be\ff"),
        (b"(\\101\\60\\7x\\400)", b"A0\x07x\x00"),
        (b"(one\\\ntwo\\\r\nthree\\\rfour)", b"onetwothreefour"),
        (b"(\\\\ \\) \\q)", b"\\ ) q"),
        (b"<48 65 6C\n6c 6F>", b"Hello"),
        (b"<4>", b"@"),
        (b"<>", b""),
    ],
)
def test_a_string_is_read_with_its_escapes(token, data):
    assert string(token) == data


def test_a_text_for_people_is_utf_16_or_latin():
    assert text_of("\ufeffСтор".encode("utf-16-be")) == "Стор"
    assert text_of(b"caf\xe9") == "café"


def test_streams_are_stepped_over_and_unpacked_and_objects_within_streams_found():
    packed = zlib.compress(b"9 0 obj in words, endobj too")
    inner = b"<</Kind /One>> <</Kind /Two>>"
    head = b"21 0 22 15 "
    held = zlib.compress(head + inner)
    data = b"".join(
        (
            b"%PDF-1.7\n1 0 obj\n<</Length " + str(len(packed)).encode() + b"/Filter/FlateDecode>>\nstream\r\n",
            packed + b"\nendstream\nendobj\n",
            b"2 0 obj <</Length 8 0 R>>\nstream\nplain words\nendstream\nendobj\n",
            b"3 0 obj <</Type/ObjStm/N 2/First " + str(len(head)).encode() + b"/Filter/FlateDecode/Length ",
            str(len(held)).encode() + b">>\nstream\n" + held + b"\nendstream endobj\n",
            b"8 0 obj 12 endobj\n4 0 obj [1 0 R 8 0 R] endobj",
        )
    )
    objects = Objects(data)
    assert objects.stream(1) == b"9 0 obj in words, endobj too"
    assert objects.stream(2).strip() == b"plain words"
    assert sorted(objects.sources) == [1, 2, 3, 4, 8, 21, 22]
    assert (objects[21], objects[22]) == ({"Kind": "One"}, {"Kind": "Two"})
    assert [objects.value(each) for each in objects[4]][1] == 12
    assert objects.value("as it is") == "as it is"
    assert objects[99] is None


def test_what_is_no_pdf_is_damaged():
    with pytest.raises(DamagedError, match="no object"):
        Objects(b"Dear minister")
    broken = Objects(b"1 0 obj <</Filter/FlateDecode/Length 4>>\nstream\nabcd\nendstream endobj")
    with pytest.raises(DamagedError):
        broken.stream(1)


@pytest.mark.parametrize("entries", [b"/Pages 2 0 R", b"/StructTreeRoot 2 0 R", b""])
def test_a_pdf_without_a_structure_or_without_pages_is_said_to_have_none(entries):
    with pytest.raises(DamagedError, match="no structure"):
        read_units(b"1 0 obj <</Type/Catalog" + entries + b">> endobj")
