"""A Word document that was gone over: each paragraph as it reads with its tracked changes accepted, and rejected.

With it come the names of the bookmarks in it, its place in a table, who changed it, and the comments on it. The walk is
iterative: no document is too deep for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from briefer.readers import refusals
from briefer.readers.office.docx_styles import attribute, child, local_name
from briefer.readers.office.package import Package
from briefer.readers.office.readings import Block, Remark
from briefer.text import normalise

_CHARACTERS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_SPACES = re.compile(r"[ \t]+")
_PASSED_OVER = frozenset(
    ("tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "rPr", "pPr", "instrText", "delInstrText", "Fallback", "sectPr")
)
_MARGINS = frozenset(("header", "footer"))
_BESIDE = _MARGINS | {"footnotes", "endnotes"}
_Place = tuple[int, int, int]
"""Table, row and cell."""


def read_reviewed(data: bytes, file_name: str) -> tuple[Block, ...]:
    """Return the paragraphs of a Word document in their order, those of headers, footers and notes last.

    Raises ReadError if it is none, or damaged.
    """
    with Package(data, file_name) as package:
        main = package.related("").get("officeDocument", "word/document.xml")
        root = package.part(main)
        if root is None:
            raise refusals.damaged(file_name)
        remarks = _remarks(package.part(package.related(main).get("comments", "word/comments.xml")))
        blocks = _Walk(remarks).read(root)
        for relation in package.relations(main):
            beside = package.part(relation.part) if relation.kind in _BESIDE else None
            if beside is not None:
                blocks += _Walk(remarks, relation.kind).read(beside)
    return tuple(blocks)


@dataclass(frozen=True, slots=True)
class _Mode:
    """Within which changes a part of the text stands."""

    is_inserted: bool = False
    is_deleted: bool = False
    author: str = ""


@dataclass(slots=True)
class _Open:
    """A paragraph that is being read."""

    block: Block
    begun: list[str] = field(default_factory=list)
    carried: list[str] = field(default_factory=list)
    accepted: list[str] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


class _Walk:
    """Reads one part; what is walked next stands last in `waiting`, and None ends a paragraph.

    In headers and footers what a field makes is left out: every program counts pages anew.
    """

    def __init__(self, remarks: dict[str, Remark], part: str = "") -> None:
        self._remarks = remarks
        self._part = part
        self._fields = 0
        self._blocks: list[Block] = []
        self._open: list[_Open] = []
        self._bookmarks: dict[str, str] = {}
        self._before: list[str] = []
        self._ends: set[str] = set()
        self._table = self._row = 0
        self._cells = 0

    def read(self, root: Element) -> list[Block]:
        """Return the paragraphs of the main part."""
        self._ends = {attribute(each, "id") for each in root.iter() if local_name(each) == "bookmarkEnd"}
        waiting: list[tuple[Element | None, _Mode, _Place]] = [(root, _Mode(), (0, 0, 0))]
        while waiting:
            element, mode, place = waiting.pop()
            if element is None:
                self._end()
                continue
            name = local_name(element)
            if name in _PASSED_OVER or self._is_made(element, name):
                continue
            mode, place = self._within(element, name, mode, place)
            if name == "p":
                self._begin(element, mode, place)
                waiting.append((None, mode, place))
            elif self._open:
                self._characters(element, name, mode)
            self._marks(element, name)
            waiting += [(entry, mode, place) for entry in reversed(element)]
        return self._blocks

    def _within(self, element: Element, name: str, mode: _Mode, place: _Place) -> tuple[_Mode, _Place]:
        """Return the changes and the place within which the inside of an element stands."""
        if name in {"ins", "moveTo"}:
            return replace(mode, is_inserted=True, author=attribute(element, "author")), place
        if name in {"del", "moveFrom"}:
            return replace(mode, is_deleted=True, author=attribute(element, "author")), place
        if name == "tbl":
            self._table += 1
            return mode, (self._table, 0, 0)
        if name == "tr":
            self._row += 1
            self._cells = -1
            properties = child(element, "trPr")
            inserted, deleted = child(properties, "ins"), child(properties, "del")
            mark = inserted if inserted is not None else deleted
            if mark is not None:
                author = attribute(mark, "author")
                mode = _Mode(mode.is_inserted or inserted is not None, mode.is_deleted or deleted is not None, author)
            return mode, (place[0], self._row, 0)
        if name == "tc":
            self._cells += 1
            return mode, (place[0], place[1], self._cells)
        return mode, place

    def _is_made(self, element: Element, name: str) -> bool:
        """Return whether an element of a header or footer is, or stands in, a field."""
        if self._part not in _MARGINS:
            return False
        if name == "fldChar":
            self._fields += {"begin": 1, "end": -1}.get(attribute(element, "fldCharType"), 0)
        return name == "fldSimple" or (name == "t" and self._fields > 0)

    def _begin(self, element: Element, mode: _Mode, place: _Place) -> None:
        mark = child(child(element, "pPr"), "rPr")
        block = Block(author=mode.author, table=place[0], row=place[1], cell=place[2], part=self._part)
        block.runs_on = child(mark, "del") is not None or child(mark, "moveFrom") is not None
        block.ran_on = child(mark, "ins") is not None or child(mark, "moveTo") is not None
        self._open.append(_Open(block, begun=self._before, carried=list(self._bookmarks.values())))
        self._before = []

    def _end(self) -> None:
        done = self._open.pop()
        block = done.block
        block.names = tuple(dict.fromkeys((*done.begun, *done.carried)))
        block.accepted, block.rejected = (_clean("".join(each)) for each in (done.accepted, done.rejected))
        block.remarks = tuple(dict.fromkeys(done.remarks))
        self._blocks.append(block)

    def _characters(self, element: Element, name: str, mode: _Mode) -> None:
        text = element.text or "" if name in {"t", "delText"} else _CHARACTERS.get(name, "")
        if not text:
            return
        here = self._open[-1]
        if not mode.is_deleted:
            here.accepted.append(text)
        if not mode.is_inserted:
            here.rejected.append(text)
        if mode.is_deleted or mode.is_inserted:
            here.block.author = here.block.author or mode.author

    def _marks(self, element: Element, name: str) -> None:
        if name == "bookmarkStart":
            given = attribute(element, "name")
            if attribute(element, "id") in self._ends:  # an empty one may end before it begins, or never
                self._bookmarks[attribute(element, "id")] = given
            (self._open[-1].begun if self._open else self._before).append(given)
        elif name == "bookmarkEnd":
            self._ends.discard(attribute(element, "id"))
            given = self._bookmarks.pop(attribute(element, "id"), "")
            if self._open and given in self._open[-1].carried and not (here := self._open[-1]).rejected:
                here.carried.remove(given)
        elif name in {"commentRangeStart", "commentReference"} and self._open:
            remark = self._remarks.pop(attribute(element, "id"), None)
            self._open[-1].remarks += [remark] if remark else []


def _remarks(comments: Element | None) -> dict[str, Remark]:
    """Return the comments by their ids, the paragraphs of one with a space between them."""
    found = {}
    for entry in comments if comments is not None else ():
        parts = (part for part in entry.iter() if local_name(part) in {"t", "p"})
        text = " ".join("".join(" " if local_name(part) == "p" else part.text or "" for part in parts).split())
        if text:
            found[attribute(entry, "id")] = Remark(attribute(entry, "author"), text)
    return found


def _clean(text: str) -> str:
    """Return the words of a paragraph, one space between them and at its ends, with the line breaks within it."""
    return _SPACES.sub(" ", normalise(text))
