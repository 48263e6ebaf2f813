"""One walk over the XML of a Word document that misses no text and reads none twice.

In: tables, content controls, text boxes, hyperlinks, results of fields, tracked insertions, formulas. Out: tracked
deletions, field codes, the twin of a drawing for older programs. Set aside: hidden text, comments. What pictures and
diagrams say is marked, for `pictures` to tell. The walk is iterative: no document is too deep for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from briefer.readers.base import Block
from briefer.readers.office.docx_names import (
    CHARACTERS,
    CHART,
    COMPATIBILITY,
    DIAGRAM,
    DRAWING,
    MATH,
    OLE,
    PARAGRAPH_STYLE,
    PASSED_OVER,
    PLACED,
    RUN_PROPERTIES,
    RUN_STYLE,
    SHOWS,
    TEXTS,
    VML,
    WORD,
    has_endless_code,
    has_text,
    is_hidden,
    is_raised,
    is_struck,
    plain_paragraphs,
    plain_properties,
    small_number,
)
from briefer.readers.office.docx_styles import (
    NO_NUMBERING,
    Shape,
    Styles,
    attribute,
    child,
    kind_by,
    local_name,
    number_and_level,
)
from briefer.readers.office.numbering import Numbering
from briefer.readers.office.pictures import description
from briefer.readers.office.story import Aside, Passage, Story, Unread
from briefer.readers.office.symbols import symbol

MAX_TWINS_DEEP = 16
"""A drawing within a drawing's twin deeper than this is read in its first form unseen, or time would run away."""

Inside = list[Element]
"""What of an element is walked next, its last part first; empty: what is inside is passed over."""
Act = Callable[[Element], Inside]

_END_OF_PARAGRAPH = Element("end of paragraph")
_END_OF_CELL = Element("end of cell")
_END_OF_TABLE = Element("end of table")
_END_OF_HIDDEN = Element("end of hidden")
_END_OF_TWIN = Element("end of twin")


@dataclass(slots=True)
class References:
    """What the text refers to in other parts, in the order met: note ids, comments by id, relations by their ids."""

    notes: list[tuple[str, str]] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    footers: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the text: comments by their ids, words of diagrams by their relations, numbers of paragraphs.

    `chunks` gives the paragraphs of a document put in whole by its relation, none if it cannot be read.
    """

    comments: Mapping[str, str] = field(default_factory=dict)
    diagrams: Mapping[str, str] = field(default_factory=dict)
    numbering: Numbering | None = None
    chunks: Callable[[str], Sequence[Block]] = lambda _relation: ()


class Walk:
    """Reads elements of one document into `story`; `references` names what else belongs to it."""

    def __init__(self, styles: Styles, beside: Beside) -> None:
        """Take the styles, and what stands beside the text."""
        self.story = Story()
        self.references = References()
        self._styles = styles
        self._beside = beside
        self._fields: list[bool] = []
        self._codes = 0
        self._hidden = 0
        self._twins = 0
        self._is_code_read = False
        self._acts = self._table_of_acts()
        self._plain: dict[Element, str] = {}

    def read(self, root: Element) -> Story:
        """Add the paragraphs of a part, or of one note in it; return the story."""
        self._is_code_read = has_endless_code(root)
        self._fields.clear()
        self._codes = 0
        acts = self._acts
        shows = SHOWS if self._styles.has_marked else SHOWS - RUN_STYLE
        self._plain = plain_paragraphs(root, (*filter("{".__le__, acts), *shows))
        waiting = [root]
        while waiting:
            element = waiting.pop()
            act = acts.get(element.tag)
            inside = element[::-1] if act is None else act(element)
            if inside:
                waiting += inside
        self.story.end_run_on()
        return self.story

    def _table_of_acts(self) -> dict[str, Act]:
        word: dict[str, Act] = dict.fromkeys(PASSED_OVER, _pass_over) | dict.fromkeys(CHARACTERS, self._character)
        word |= dict.fromkeys(("ins", "moveTo"), self._insertion) | dict.fromkeys(("del", "moveFrom"), self._deletion)
        word |= dict.fromkeys(("footnoteReference", "endnoteReference"), self._note)
        word |= dict.fromkeys(("altChunk", "subDoc"), self._embedded_document)
        word |= {"p": self._paragraph, "pPr": self._properties, "r": self._run, "t": self._text, "sym": self._symbol}
        word |= {"tr": self._row, "tc": self._cell, "tbl": self._table, "sectPr": self._section}
        word |= {"fldChar": self._field, "commentReference": self._comment}
        tables: tuple[tuple[tuple[str, ...], dict[str, Act]], ...] = (
            (WORD, word),
            (MATH, {"t": self._text, "rPr": _pass_over}),
            (DRAWING, {"p": self._paragraph, "t": self._text, "br": self._character, "rPr": _pass_over}),
            (PLACED, {"docPr": self._picture}),
            (DIAGRAM, {"relIds": self._diagram}),
            (CHART, {"chart": self._chart}),
            (COMPATIBILITY, {"AlternateContent": self._twin}),
            (VML, {"shape": self._shape, "textpath": self._lettering}),
            (OLE, {"OLEObject": self._object}),
        )
        acts = {
            f"{{{space}}}{name}": act for spaces, table in tables for space in spaces for name, act in table.items()
        }
        return acts | {
            _END_OF_PARAGRAPH.tag: self._end_of_paragraph,
            _END_OF_CELL.tag: self._end_of_cell,
            _END_OF_TABLE.tag: self._end_of_table,
            _END_OF_HIDDEN.tag: self._end_of_hidden,
            _END_OF_TWIN.tag: self._end_of_twin,
        }

    # Paragraphs and tables

    def _paragraph(self, element: Element) -> Inside:
        passage = self.story.begin()
        words = self._plain.get(element)
        if words is not None and not (self._codes or self._hidden) and len(self.story.open) == 1:
            for properties in plain_properties(element):
                self._properties(properties)
            passage.pieces.append(words)
            self.story.end()
            return []
        inside = element[::-1]
        inside.insert(0, _END_OF_PARAGRAPH)
        return inside

    def _properties(self, element: Element) -> Inside:
        if not self.story.open:
            return []
        passage = self.story.open[-1]
        if len(element) == 1 and element[0].tag in PARAGRAPH_STYLE:  # as most have
            shape = self._styles.shape(attribute(element[0], "val"))
            if not shape.number:
                shape.give_to(passage)
                return []
        named = {entry.tag.rpartition("}")[2]: entry for entry in element}
        shape = self._styles.shape(attribute(named.get("pStyle"), "val"))
        shape.give_to(passage)
        if "rPr" in named or "framePr" in named:
            self._note_mark(passage, named.get("rPr"), named.get("framePr"))
        if "numPr" in named or "outlineLvl" in named:
            passage.kind = kind_by(element, shape.kind)
        if self._beside.numbering and (shape.number or "numPr" in named) and not passage.runs_on:
            passage.label = self._label(element, named, shape)
        return [named["sectPr"]] if "sectPr" in named else []

    def _label(self, element: Element, named: Mapping[str, Element], shape: Shape) -> str:
        """Count a numbered paragraph; return what Word writes before it."""
        numbering = self._beside.numbering
        number, level = number_and_level(element)
        number = number or shape.number
        if numbering is None or number == NO_NUMBERING:
            return ""
        kept = numbering.level_of(number, attribute(named.get("pStyle"), "val"))
        level = level or (shape.level if kept is None else str(kept))
        return numbering.label(number, int(level) if level.isascii() and level.isdecimal() and len(level) == 1 else 0)

    def _note_mark(self, passage: Passage, mark: Element | None, frame: Element | None) -> None:
        """Note whether the paragraph runs on into the next: its mark is deleted, or it is a letter set large."""
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            self.story.tracked_changes += 1
            passage.runs_on = True
        passage.runs_on |= attribute(frame, "dropCap") in {"drop", "margin"}

    def _end_of_paragraph(self, _element: Element) -> Inside:
        self.story.end()
        return []

    def _table(self, element: Element) -> Inside:
        self.story.begin_table()
        return [_END_OF_TABLE, *element[::-1]]

    def _end_of_table(self, _element: Element) -> Inside:
        self.story.end_table()
        return []

    def _row(self, element: Element) -> Inside:
        properties = child(element, "trPr")
        if child(properties, "del") is not None:
            self.story.tracked_changes += 1
            return []
        self.story.tracked_changes += child(properties, "ins") is not None
        self.story.begin_row(small_number(child(properties, "gridBefore"), 0))
        return element[::-1]

    def _cell(self, element: Element) -> Inside:
        properties = child(element, "tcPr")
        self.story.begin_cell(small_number(child(properties, "gridSpan"), 1))
        if child(properties, "cellDel") is not None:
            self.story.tracked_changes += 1
            return []
        return [_END_OF_CELL, *element[::-1]]

    def _end_of_cell(self, _element: Element) -> Inside:
        self.story.end_run_on()
        return []

    def _run(self, element: Element) -> Inside:
        inside = element[::-1]
        if inside and inside[-1].tag in RUN_PROPERTIES:
            properties = inside.pop()
            shows = [entry for entry in properties if entry.tag in SHOWS]
            if shows and is_hidden(shows, self._styles):
                self._hidden += 1
                return [_END_OF_HIDDEN, *inside]
            if shows and not self._codes and not self._hidden and self._is_set_apart(shows, inside):
                return []
        if len(inside) == 1 and inside[0].tag in TEXTS:  # as nearly all are
            return self._text(inside[0])
        return inside

    def _is_set_apart(self, properties: Sequence[Element], inside: Inside) -> bool:
        """Read a run that is struck out or raised; return whether it is one."""
        words = "".join(entry.text or "" for entry in inside if entry.tag in TEXTS)
        if is_struck(properties, self._styles):
            self.story.strike_out(words)
            return True
        if not is_raised(properties) or not all(entry.tag in TEXTS for entry in inside):
            return False
        self.story.add_raised(words)
        return True

    def _end_of_hidden(self, _element: Element) -> Inside:
        self._hidden -= 1
        return []

    def _add(self, characters: str) -> None:
        if self._codes and not self._is_code_read:
            return
        if self._hidden:
            self.story.hide(characters)
        else:
            self.story.add(characters)

    def _text(self, element: Element) -> Inside:
        words = element.text
        if words:
            if self._codes or self._hidden or not self.story.open:
                self._add(words)
            else:
                self.story.open[-1].pieces.append(words)
        return []

    def _character(self, element: Element) -> Inside:
        self._add(CHARACTERS[local_name(element)])
        return []

    def _symbol(self, element: Element) -> Inside:
        self._add(symbol(attribute(element, "char"), attribute(element, "font")))
        return []

    def _lettering(self, element: Element) -> Inside:
        self._add(element.get("string", ""))
        return []

    def _insertion(self, element: Element) -> Inside:
        self.story.tracked_changes += 1
        return element[::-1]

    def _deletion(self, element: Element) -> Inside:
        self.story.tracked_changes += local_name(element) == "del"  # what was moved is counted where it went
        return []

    def _field(self, element: Element) -> Inside:
        """Follow a field: from its begin to its separator stands code, which nobody sees."""
        step = attribute(element, "fldCharType")
        if step == "begin":
            if not self._codes:
                self._add_choice(element)
            self._fields.append(True)
            self._codes += 1
        elif step == "separate" and self._fields:
            self._codes -= self._fields[-1]
            self._fields[-1] = False
        elif step == "end" and self._fields:
            self._codes -= self._fields.pop()
        return []

    def _add_choice(self, begin: Element) -> None:
        """Add what is chosen in a drop-down field, which has no other text."""
        choices = child(child(begin, "ffData"), "ddList")
        if choices is None:
            return
        entries = [attribute(entry, "val") for entry in choices if local_name(entry) == "listEntry"]
        chosen = attribute(child(choices, "result"), "val") or attribute(child(choices, "default"), "val") or "0"
        if chosen.isdecimal() and int(chosen) < len(entries):
            self.story.add(entries[int(chosen)])

    # What hangs on the text

    def _note(self, element: Element) -> Inside:
        self.references.notes.append((local_name(element).removesuffix("Reference"), attribute(element, "id")))
        return []

    def _comment(self, element: Element) -> Inside:
        self.story.leave_out(self._beside.comments.get(attribute(element, "id"), ""), Aside.COMMENT)
        return []

    def _section(self, element: Element) -> Inside:
        for entry in element:
            if local_name(entry) == "headerReference":
                self.references.headers.append(attribute(entry, "id"))
            elif local_name(entry) == "footerReference":
                self.references.footers.append(attribute(entry, "id"))
        return []

    def _picture(self, element: Element) -> Inside:
        self._describe(description(element.get("title", ""), element.get("descr", "")))
        return []

    def _shape(self, element: Element) -> Inside:
        self._describe(element.get("alt", ""))
        return element[::-1]

    def _describe(self, words: str) -> None:
        self.story.leave_out(words, Aside.HIDDEN if self._hidden else Aside.PICTURE)

    def _diagram(self, element: Element) -> Inside:
        words = self._beside.diagrams.get(attribute(element, "dm"), "")
        self.story.leave_out(words, Aside.HIDDEN if self._hidden else Aside.DIAGRAM)
        return []

    def _chart(self, _element: Element) -> Inside:
        self.story.unread[Unread.CHART] += 1
        return []

    def _object(self, _element: Element) -> Inside:
        self.story.unread[Unread.OBJECT] += 1
        return []

    def _embedded_document(self, element: Element) -> Inside:
        blocks = self._beside.chunks(attribute(element, "id"))
        if blocks:
            self.story.add_blocks(blocks)
        else:
            self.story.unread[Unread.DOCUMENT] += 1
        return []

    def _twin(self, element: Element) -> Inside:
        """Choose the form of a drawing that is read: the first with text, else the first."""
        if not len(element):
            return []
        self._twins += 1
        chosen = None if self._twins > MAX_TWINS_DEEP else next(filter(has_text, element), None)
        return [_END_OF_TWIN, element[0] if chosen is None else chosen]

    def _end_of_twin(self, _element: Element) -> Inside:
        self._twins -= 1
        return []


def _pass_over(_element: Element) -> Inside:
    return []
