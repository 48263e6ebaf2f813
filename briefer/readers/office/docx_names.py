"""The names of the elements in which a Word document holds its text, in both of the standard's dialects."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from itertools import takewhile
from typing import Any
from xml.etree.ElementTree import Element

from briefer.readers.office.docx_styles import OFF, Styles, attribute

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
PARAGRAPH_PROPERTIES = frozenset(f"{{{namespace}}}pPr" for namespace in WORD)
VANISH = frozenset(f"{{{namespace}}}vanish" for namespace in WORD)
RAISED = frozenset(f"{{{namespace}}}vertAlign" for namespace in WORD)
SHOWS = VANISH | RUN_STYLE | STRIKES | RAISED
"""What tells of a run whether it is shown, struck out, or set above the line."""


def plain_paragraphs(root: Element, acted_on: Iterable[str]) -> dict[Element, str]:
    """Return the words of the paragraphs that hold nothing but runs of words, which need no walk.

    What has one of the tags `acted_on` does, but for runs and their words. Only lxml finds many tags in one pass: in a
    tree of the standard library no paragraph is found plain.
    """
    tree: Any = root
    space = root.tag.rpartition("}")[0] + "}"
    paragraph, text, run, *unread = (f"{space}{name}" for name in ("p", "t", "r", "pPr", "rPr"))
    last = next(tree.iter(paragraph), None)
    if last is None or isinstance(tree, Element) or space[1:-1] not in WORD or root.tag == text:
        return {}
    tags = dict.fromkeys((paragraph, text, *acted_on))
    words: dict[Any, str] = {}
    odd: set[Any] = set()
    pieces: list[str] = []
    for element in tree.iter(*(tag for tag in tags if tag not in (run, *unread))):
        tag = element.tag
        if tag == text:
            holder = element.getparent()
            is_near = holder.tag == run and holder.getparent() is last  # as nearly all are
            if is_near or (holder.tag == run and next(holder.iterancestors(text, *unread), None) is None):
                pieces.append(element.text or "")
                continue
        is_next = tag == paragraph and last.getnext() is element
        if not is_next:
            odd.update(takewhile(lambda outer: outer not in odd, element.iterancestors(paragraph)))
        if tag == paragraph:
            words[last] = "".join(pieces) if is_next else _words_in(last, text)
            last, pieces = element, []
    words[last] = _words_in(last, text)
    return {each: words[each] for each in words if each not in odd}


def plain_properties(paragraph: Any) -> Iterable[Element]:
    """Return the properties of a plain paragraph, wherever they stand in it."""
    if len(paragraph) and paragraph[0].tag in PARAGRAPH_PROPERTIES:  # as in nearly all that have any
        return (paragraph[0],)
    found: Iterable[Element] = paragraph.iter(*PARAGRAPH_PROPERTIES)
    return found


def _words_in(paragraph: Element, text: str) -> str:
    return "".join(entry.text or "" for entry in paragraph.iter(text))


def is_hidden(properties: Iterable[Element], styles: Styles) -> bool:
    """Return whether the properties of a run, or its style, hide it."""
    return _has(properties, VANISH, lambda style: styles.shape(style).is_hidden)


def is_struck(properties: Iterable[Element], styles: Styles) -> bool:
    """Return whether the properties of a run, or its style, strike it out."""
    return _has(properties, STRIKES, lambda style: styles.shape(style).is_struck)


def _has(properties: Iterable[Element], marks: Container[object], of_style: Callable[[str], bool]) -> bool:
    """Return whether a run has one of these marks: its own word counts before that of its style."""
    is_so = False
    for entry in properties:
        if entry.tag in marks:
            return attribute(entry, "val") not in OFF
        if entry.tag in RUN_STYLE:
            is_so = of_style(attribute(entry, "val"))
    return is_so


def is_raised(properties: Iterable[Element]) -> bool:
    """Return whether the properties of a run set it above the line."""
    return any(entry.tag in RAISED and attribute(entry, "val") == "superscript" for entry in properties)


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
