"""Office documents made to do harm, or broken as they come: a generator each, and what must come of it.

`TEXT` are those that end in their words (with the warning named), `REFUSED` those that end in one sentence of the list.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

from briefer.readers import refusals
from briefer.readers.refusals import Refusal
from tests.office_files import (
    ODT_SPACES,
    ODT_TYPE,
    W_STRICT,
    W,
    code,
    docx,
    docx_parts,
    field,
    odt,
    odt_parts,
    package,
    paragraph,
    relations,
    rtf,
    run,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORDS = "The delegations met."
BODY = paragraph(WORDS)
ODT_BODY = f"<text:p>{WORDS}</text:p>"
DOCUMENT = "word/document.xml"
MEGABYTE = 1_000_000


def with_member(data: bytes, name: str, content: str | bytes) -> bytes:
    """Return a package with one more member."""
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def loose(data: bytes) -> bytes:
    """Return a package with nothing compressed, so that it is no bomb however often it repeats itself."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(stream, "w") as target:
        for entry in archive.infolist():
            target.writestr(entry.filename, archive.read(entry))
    return stream.getvalue()


def declared(data: bytes, size: int) -> bytes:
    """Return a package whose first member of a megabyte or more claims to unpack to `size` bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        true = next(entry.file_size for entry in archive.infolist() if entry.file_size >= MEGABYTE)
    return data.replace(struct.pack("<L", true), struct.pack("<L", size))


def flagged_as_encrypted(data: bytes) -> bytes:
    """Return a package all of whose members say that they are encrypted."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = changed.find(mark)
        while place >= 0:
            changed[place + offset] |= 1
            place = changed.find(mark, place + 4)
    return bytes(changed)


def bomb() -> bytes:
    """A document of a hundred million spaces: 0.1 MB unpacks to 100."""
    return docx(paragraph(WORDS + " " * (100 * MEGABYTE)))


def lying_bomb() -> bytes:
    """The same in small, claiming to hold next to nothing."""
    return declared(docx(paragraph(WORDS + " " * (2 * MEGABYTE))), 1_000)


def bomb_of_many_parts() -> bytes:
    """Parts small enough each, and 240 MB together."""
    data = docx(BODY)
    for number in range(240):
        data = with_member(data, f"word/media/{number}.bin", b"\0" * (MEGABYTE - 1))
    return data


def many_members() -> bytes:
    """Six thousand members."""
    return package(docx_parts(BODY) | {f"word/media/{number}.txt": "x" for number in range(6_000)})


def with_document_type(declaration: str, inside: str) -> bytes:
    """A Word document with a document type, and text that uses it."""
    xml = f'<?xml version="1.0"?>{declaration}<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>'
    return package(docx_parts("") | {DOCUMENT: xml})


def odt_with_document_type(declaration: str, inside: str) -> bytes:
    """An OpenDocument text with a document type, and text that uses it."""
    body = f"<office:body>{inside}</office:body>"
    xml = f"{declaration}<office:document-content {ODT_SPACES}>{body}</office:document-content>"
    return package({"mimetype": ODT_TYPE, "content.xml": xml})


LAUGHS = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
LAUGHS = f'<!DOCTYPE d [<!ENTITY l0 "ha">{LAUGHS}]>'
OUTSIDE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


def nested(tag: str, depth: int, inside: str) -> str:
    """Elements in elements."""
    return f"<{tag}>" * depth + inside + f"</{tag}>" * depth


def twins_in_twins(depth: int) -> str:
    """A drawing for older programs in a drawing for older programs, and so on."""
    start = "<mc:AlternateContent><mc:Choice>"
    return f"<w:p>{start * depth}{run('unseen')}{'</mc:Choice><mc:Fallback/></mc:AlternateContent>' * depth}</w:p>"


def many_attributes() -> str:
    """One tag with fifty thousand attributes."""
    return "<w:p " + " ".join(f'a{number}="{number}"' for number in range(50_000)) + f">{run(WORDS)}</w:p>"


def slipping() -> bytes:
    """Members that would leave the folder if anything were unpacked, and a relation out of the package."""
    parts = docx_parts(BODY) | {"../../../etc/passwd": "x", "C:\\windows\\x": "x", "/rooted/x": "x"}
    parts["word/_rels/document.xml.rels"] = relations(
        ("r1", "footnotes", "../../../../etc/passwd"), ("r2", "styles", "NULL"), ("r3", "endnotes", "\\\\host\\x")
    )
    return package(parts)


def encrypted_odt() -> bytes:
    """An OpenDocument text under a password."""
    entry = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    manifest = f"<manifest:manifest {ODT_SPACES}>{entry}</manifest:manifest>"
    return package(odt_parts(ODT_BODY) | {"META-INF/manifest.xml": manifest, "content.xml": b"\x8f\x00\x17"})


REFUSED: dict[str, tuple[str, Callable[[], bytes], Refusal]] = {
    "nothing": ("a.docx", lambda: b"", refusals.empty),
    "zeros": ("a.odt", lambda: b"\0" * 4_096, refusals.empty),
    "bomb": ("a.docx", bomb, refusals.unpacks_too_large),
    "lying bomb": ("a.docx", lying_bomb, refusals.damaged),
    "bomb in another part": (
        "a.docx",
        lambda: with_member(docx(BODY), "word/media/picture.png", b"\0" * (50 * MEGABYTE)),
        refusals.unpacks_too_large,
    ),
    "bomb of many parts": ("a.docx", bomb_of_many_parts, refusals.unpacks_too_large),
    "too many members": ("a.docx", many_members, refusals.unpacks_too_large),
    "bomb in an open document": (
        "a.odt",
        lambda: odt(f"<text:p>{' ' * (30 * MEGABYTE)}</text:p>"),
        refusals.unpacks_too_large,
    ),
    "entity from outside": (
        "a.docx",
        lambda: with_document_type(OUTSIDE, "<w:p><w:r><w:t>A&x;B</w:t></w:r></w:p>"),
        refusals.forbidden_declaration,
    ),
    "a thousand million laughs": (
        "a.docx",
        lambda: with_document_type(LAUGHS, "<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>"),
        refusals.forbidden_declaration,
    ),
    "laughs in an attribute": (
        "a.docx",
        lambda: with_document_type(LAUGHS, '<w:p w:rsidR="&l9;"/>'),
        refusals.forbidden_declaration,
    ),
    "a document type alone": (
        "a.docx",
        lambda: with_document_type("<!DOCTYPE d>", BODY),
        refusals.forbidden_declaration,
    ),
    "laughs in an open document": (
        "a.odt",
        lambda: odt_with_document_type(LAUGHS, "<text:p>&l9;</text:p>"),
        refusals.forbidden_declaration,
    ),
    "an entity of a document type elsewhere": (
        "a.odt",
        lambda: odt_with_document_type('<!DOCTYPE d SYSTEM "office.dtd">', "<text:p>A&x;B</text:p>"),
        refusals.damaged,
    ),
    "old Word renamed": ("a.docx", lambda: OLE + b"\0" * 4_096, refusals.old_word),
    "encrypted Word": (
        "a.docx",
        lambda: OLE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"),
        refusals.encrypted,
    ),
    "encrypted open document": ("a.odt", encrypted_odt, refusals.encrypted),
    "encrypted members": ("a.docx", lambda: flagged_as_encrypted(docx(BODY)), refusals.encrypted),
    "cut short": ("a.docx", lambda: docx(BODY * 500)[:-300], refusals.damaged),
    "cut in half": ("a.odt", lambda: odt(ODT_BODY * 500)[:300], refusals.damaged),
    "a wrong byte": (
        "a.docx",
        lambda: docx(BODY).replace(b"word/document.xml", b"word/dokument.xml", 1),
        refusals.damaged,
    ),
    "no document in it": ("a.docx", lambda: package({"[Content_Types].xml": "<Types/>"}), refusals.damaged),
    "no XML in it": ("a.docx", lambda: package(docx_parts("") | {DOCUMENT: "not XML"}), refusals.damaged),
    "unknown encoding": (
        "a.docx",
        lambda: package(docx_parts("") | {DOCUMENT: '<?xml version="1.0" encoding="x-none"?><d/>'}),
        refusals.damaged,
    ),
    "no text": ("a.docx", lambda: docx("<w:p/>"), refusals.no_text),
    "no text in RTF": ("a.rtf", lambda: rtf(""), refusals.no_text),
    "groups in groups": ("a.rtf", lambda: rtf("{" * 200_000 + WORDS), refusals.too_deep),
    "too much text": (
        "a.odt",
        lambda: loose(odt("".join(f"<text:p>{number} {'talks ' * 300}</text:p>" for number in range(6_000)))),
        refusals.too_much_text,
    ),
}

TEXT: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "Strict": ("a.docx", lambda: docx(BODY, namespace=W_STRICT), ""),
    "no relations, no styles": (
        "a.docx",
        lambda: package({"[Content_Types].xml": "", DOCUMENT: docx_parts(BODY)[DOCUMENT]}),
        "",
    ),
    "names that slip out": ("a.docx", slipping, ""),
    "names with backslashes": (
        "a.docx",
        lambda: package({name.replace("/", "\\"): part for name, part in docx_parts(BODY).items()}),
        "",
    ),
    "elements in elements": (
        "a.docx",
        lambda: loose(docx(f"<w:p>{nested('w:smartTag', 100_000, run(WORDS))}</w:p>")),
        "",
    ),
    "tables in tables": (
        "a.docx",
        lambda: loose(
            docx(nested("w:tbl><w:tr><w:tc", 20_000, BODY).replace("</w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"))
        ),
        "",
    ),
    "twins in twins": ("a.docx", lambda: loose(docx(BODY + twins_in_twins(20_000))), ""),
    "spans in spans": ("a.odt", lambda: loose(odt(f"<text:p>{nested('text:span', 100_000, WORDS)}</text:p>")), ""),
    "lists in lists": (
        "a.odt",
        lambda: loose(
            odt(
                nested("text:list><text:list-item", 20_000, ODT_BODY).replace(
                    "</text:list><text:list-item>", "</text:list-item></text:list>"
                )
            )
        ),
        "",
    ),
    "many attributes": ("a.docx", lambda: docx(many_attributes()), ""),
    "a style that is its own base": (
        "a.docx",
        lambda: docx(
            paragraph(WORDS, '<w:pStyle w:val="A"/>'),
            word__styles=f'<w:styles xmlns:w="{W}"><w:style w:styleId="A"><w:basedOn w:val="A"/></w:style></w:styles>',
        ),
        "",
    ),
    "fields in fields": (
        "a.docx",
        lambda: loose(
            docx(f"<w:p>{(field('begin') + code('X')) * 20_000}{field('separate') + field('end')}{run(WORDS)}</w:p>")
        ),
        "",
    ),
    "two thousand million spaces": (
        "a.odt",
        lambda: odt('<text:p>The<text:s text:c="2000000000"/>delegations<text:s text:c="2000000000"/>met.</text:p>'),
        "",
    ),
    "two thousand million columns": (
        "a.odt",
        lambda: odt(
            '<table:table><table:table-row table:number-rows-repeated="2000000000"><table:table-cell'
            f' table:number-columns-repeated="2000000000">{ODT_BODY}</table:table-cell></table:table-row></table:table>'
        ),
        "",
    ),
    "tracked changes": ("a.docx", lambda: docx(f"<w:p><w:ins>{run(WORDS)}</w:ins></w:p>"), "1 tracked change"),
    "a document in the document": ("a.docx", lambda: docx(BODY + '<w:altChunk r:id="r9"/>'), "1 embedded document"),
    "RTF cut short": ("a.rtf", lambda: rtf(WORDS)[:-1], "breaks off"),
    "RTF with a lying length": ("a.rtf", lambda: rtf(WORDS + r"\bin2000000000 x"), "breaks off"),
    "RTF with huge numbers": ("a.rtf", lambda: rtf(r"\uc2000000000\li999999999999 " + WORDS), ""),
}
