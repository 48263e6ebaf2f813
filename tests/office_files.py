"""Small office documents made here: packages around the few words of XML that a test is about."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    f' xmlns:r="{RELATION}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
ODT_SPACES = " ".join(
    [
        *(f'xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("office", "text", "table", "style", "meta", "manifest")),
        f'xmlns:draw="{OASIS}:drawing:1.0" xmlns:svg="{OASIS}:svg-compatible:1.0"',
        'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def package(parts: dict[str, str | bytes]) -> bytes:
    """Return a ZIP package of the parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def relations(*named: tuple[str, str, str]) -> str:
    """Return a part of relations: id, last word of the kind, target each."""
    entries = "".join(
        f'<Relationship Id="{key}" Type="{RELATION}/{kind}" Target="{target}"/>' for key, kind, target in named
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'
    )


def docx_parts(body: str, *, namespace: str = W, **parts: str) -> dict[str, str | bytes]:
    """Return the parts of a Word document; further parts are named like `word__styles`."""
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": (f'<w:document xmlns:w="{namespace}" {WORD_SPACES}><w:body>{body}</w:body></w:document>'),
        **{name.replace("__", "/") + ".xml": content for name, content in parts.items()},
    }


def docx(body: str, *, namespace: str = W, **parts: str) -> bytes:
    """Return a Word document."""
    return package(docx_parts(body, namespace=namespace, **parts))


def paragraph(words: str, properties: str = "") -> str:
    """Return a paragraph of Word."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(words)}</w:p>"


def run(words: str, properties: str = "") -> str:
    """Return a run of Word."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def field(step: str, more: str = "") -> str:
    """Return one step of a field of Word: begin, separate or end."""
    return f'<w:r><w:fldChar w:fldCharType="{step}">{more}</w:fldChar></w:r>'


def code(words: str) -> str:
    """Return the code of a field of Word."""
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


def odt_parts(body: str, *, styles: str = "", **parts: str) -> dict[str, str | bytes]:
    """Return the parts of an OpenDocument text; `styles` are automatic ones, further parts are named like `meta`."""
    content = (
        f"<office:document-content {ODT_SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    others: dict[str, str | bytes] = {
        name.replace("__", "/") + ".xml": f"<office:document {ODT_SPACES}>{inside}</office:document>"
        for name, inside in parts.items()
    }
    return {"mimetype": ODT_TYPE, "content.xml": content, **others}


def odt(body: str, *, styles: str = "", **parts: str) -> bytes:
    """Return an OpenDocument text."""
    return package(odt_parts(body, styles=styles, **parts))


def rtf(body: str, head: str = "") -> bytes:
    """Return an RTF document; `body` holds ASCII only."""
    return f"{{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{head}\n{body}}}".encode("ascii")
