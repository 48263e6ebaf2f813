"""The names of the elements in which a Word document holds its text, in both of the standard's dialects."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from briefer.readers.office.docx_styles import OFF, attribute

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
DRAWING = ("http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main")
PLACED = (
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
)
DIAGRAM = ("http://schemas.openxmlformats.org/drawingml/2006/diagram", "http://purl.oclc.org/ooxml/drawingml/diagram")
CHART = ("http://schemas.openxmlformats.org/drawingml/2006/chart", "http://purl.oclc.org/ooxml/drawingml/chart")
COMPATIBILITY = ("http://schemas.openxmlformats.org/markup-compatibility/2006",)
VML = ("urn:schemas-microsoft-com:vml",)
OLE = ("urn:schemas-microsoft-com:office:office",)

CHARACTERS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
PASSED_OVER = (
    *("tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "rPr", "instrText", "delText", "delInstrText", "rt"),
    *("customXmlPr", "smartTagPr", "background"),
)
TEXTS = frozenset(f"{{{namespace}}}t" for namespace in (*WORD, *MATH, *DRAWING))
RUN_PROPERTIES = frozenset(f"{{{namespace}}}rPr" for namespace in (*WORD, *MATH, *DRAWING))
RUN_STYLE = frozenset(f"{{{namespace}}}rStyle" for namespace in WORD)
STRIKES = frozenset(f"{{{namespace}}}{name}" for namespace in WORD for name in ("strike", "dstrike"))
PARAGRAPH_STYLE = frozenset(f"{{{namespace}}}pStyle" for namespace in WORD)
VANISH = frozenset(f"{{{namespace}}}vanish" for namespace in WORD)
SHOWS = VANISH | RUN_STYLE | STRIKES
"""What tells of a run whether it is shown and whether it is struck out."""


def is_struck(properties: Iterable[Element]) -> bool:
    """Return whether the properties of a run strike it out."""
    return any(entry.tag in STRIKES and attribute(entry, "val") not in OFF for entry in properties)


def has_endless_code(root: Element) -> bool:
    """Return whether a field begins and never comes to its result: its code would take the rest of the text along."""
    steps = [step for space in WORD for step in root.iter(f"{{{space}}}fldChar")]
    if not steps:
        return False
    deleted = {id(step) for space in WORD for gone in root.iter(f"{{{space}}}del") for step in gone.iter(steps[0].tag)}
    fields: list[bool] = []
    for step in steps:
        name = "" if id(step) in deleted else attribute(step, "fldCharType")
        if name == "begin":
            fields.append(True)
        elif name == "separate" and fields:
            fields[-1] = False
        elif name == "end" and fields:
            fields.pop()
    return any(fields)


def has_text(form: Element) -> bool:
    """Return whether a form of a drawing holds text."""
    return any(entry.tag in TEXTS for entry in form.iter())


def small_number(element: Element | None, default: int) -> int:
    """Return the small number that an element gives; what is none, or too large for columns, counts as `default`."""
    value = attribute(element, "val")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 4 else default
