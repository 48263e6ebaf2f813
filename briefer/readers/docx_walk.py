"""One walk over the XML of a Word document that misses no text and reads none twice.

In: tables, content controls, text boxes, hyperlinks, fields, tracked insertions, formulas, notes. Out: tracked
deletions, field codes, the older twin of a drawing, hidden text. The walk is iterative: no document is too deep for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

TEXT_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
CHARACTERS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
INSERTIONS = frozenset({"ins", "moveTo"})
DELETIONS = frozenset({"del", "moveFrom"})
PASSED_OVER = frozenset(
    {"rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr", "instrText", "delText", "delInstrText", "rt"}
)
OFF = frozenset({"0", "false", "off", "none"})
NO_OUTLINE = "9"


@dataclass(slots=True)
class Passage:
    """One paragraph of the document: its text and what its properties say."""

    text: str = ""
    style: str = ""
    is_listed: bool = False
    is_outline: bool = False
    is_mark_deleted: bool = False
    inner: list[Passage] = field(default_factory=list)


class Walk:
    """Reads the parts of one document one after the other into `passages`, and counts what a person should know."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.tracked_changes = 0
        self.hidden_runs = 0
        self.embedded = 0
        self._open: list[Passage] = []
        self._carried = ""

    def read(self, root: etree._Element) -> None:
        """Add the paragraphs of a part in their order; those of a text box follow the paragraph it hangs on."""
        from lxml import etree

        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            name = word_name(element)
            if event == "end":
                if name == "p" and self._open:
                    self._close()
            elif name is None:
                if _is_older_twin(element):
                    events.skip_subtree()
            elif self._enter(element, name):
                events.skip_subtree()
        self._carry_on()

    def _enter(self, element: etree._Element, name: str) -> bool:
        """Take in the start of an element; return whether what is inside is passed over."""
        if name == "p":
            self._open.append(Passage(text=self._take_carried()))
        elif name == "pPr":
            self._note_properties(element)
            return True
        elif name == "t":
            self._add(element.text or "")
        elif name in CHARACTERS:
            self._add(CHARACTERS[name])
        elif name in INSERTIONS or name in DELETIONS:
            self.tracked_changes += 1
            return name in DELETIONS
        elif name == "r" and _is_hidden(element):
            self.hidden_runs += 1
            return True
        elif name == "altChunk":
            self.embedded += 1
        return name in PASSED_OVER

    def _add(self, characters: str) -> None:
        if self._open:
            self._open[-1].text += characters

    def _note_properties(self, properties: etree._Element) -> None:
        if not self._open:
            return
        passage = self._open[-1]
        passage.style = attribute(child(properties, "pStyle"), "val")
        numbering = child(properties, "numPr")
        passage.is_listed = numbering is not None and attribute(child(numbering, "numId"), "val") != "0"
        level = attribute(child(properties, "outlineLvl"), "val")
        passage.is_outline = level not in {"", NO_OUTLINE}
        mark = child(properties, "rPr")
        passage.is_mark_deleted = mark is not None and child(mark, "del") is not None

    def _close(self) -> None:
        passage = self._open.pop()
        if passage.is_mark_deleted and not self._open:
            self.tracked_changes += 1
            self._carried = passage.text
            self.passages.extend(passage.inner)
            return
        finished = [passage, *passage.inner]
        if self._open:
            self._open[-1].inner.extend(finished)
        else:
            self.passages.extend(finished)

    def _take_carried(self) -> str:
        carried, self._carried = (self._carried, "") if not self._open else ("", self._carried)
        return carried

    def _carry_on(self) -> None:
        """Keep what stood before a deleted paragraph mark that nothing follows."""
        if carried := self._take_carried():
            self.passages.append(Passage(carried))


def word_name(element: etree._Element) -> str | None:
    """Return the name of an element of the text itself, or None for drawings, comments and the like."""
    if not isinstance(element.tag, str):
        return None
    namespace, _, name = element.tag[1:].rpartition("}")
    return name if namespace in TEXT_NAMESPACES else None


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: etree._Element, name: str) -> etree._Element | None:
    """Return the first child of that name, whatever its namespace."""
    return next((entry for entry in element if local_name(entry) == name), None)


def attribute(element: etree._Element | None, name: str) -> str:
    """Return an attribute by its name without namespace, or "" if it or the element is missing."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def _is_hidden(run: etree._Element) -> bool:
    properties = child(run, "rPr")
    vanish = child(properties, "vanish") if properties is not None else None
    return vanish is not None and attribute(vanish, "val") not in OFF and any(local_name(entry) == "t" for entry in run)


def _is_older_twin(element: etree._Element) -> bool:
    """Return whether a drawing stands here a second time, for programs that do not know the first form."""
    if local_name(element) not in {"Choice", "Fallback"}:
        return False
    earlier = [entry for entry in element.itersiblings(preceding=True) if local_name(entry) == "Choice"]
    return any(word_name(inner) == "t" for entry in earlier for inner in entry.iter())
