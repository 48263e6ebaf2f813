"""One walk over the XML of an OpenDocument text that misses no text and reads none twice.

In: tables, frames, links, fields, indexes, notes (after the text), tracked insertions. Out: the store of tracked
deletions, templates of indexes. Set aside: hidden text, comments. Descriptions of pictures are marked, for `pictures`
to tell. The walk is iterative, and knows the namespaces of OpenDocument and of the OpenOffice files before it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from operator import attrgetter
from xml.etree.ElementTree import Element

from briefer.model import ParagraphKind
from briefer.readers.office.odt_lists import Lists
from briefer.readers.office.odt_names import attribute, qualified
from briefer.readers.office.odt_styles import Styles
from briefer.readers.office.pictures import description
from briefer.readers.office.story import Aside, Story, Unread

PASSED_OVER = (
    *("text:note-citation", "text:footnote-citation", "text:endnote-citation"),
    *(
        "text:ruby-text",
        "text:sequence-decls",
        "text:variable-decls",
        "text:user-field-decls",
        "text:index-title-template",
        "text:script",
    ),
    *("office:binary-data", "office:forms", "office:scripts", "office:annotation-end", "office:event-listeners"),
    *(
        "draw:glue-point",
        "draw:image-map",
        "table:title",
        "table:desc",
        "dc:creator",
        "dc:date",
    ),
    *("meta:date-string", "meta:creator-initials", "draw:layer-set", "table:named-expressions"),
    *(f"text:{kind}-source" for kind in ("table-of-content", "illustration-index", "table-index", "object-index")),
    *(f"text:{kind}-source" for kind in ("user-index", "alphabetical-index", "bibliography")),
)
FORMS = frozenset({"draw:text-box", "draw:object", "draw:object-ole", "draw:image", "draw:floating-frame"})
MATHML = "http://www.w3.org/1998/Math/MathML"
_TAG = attrgetter("tag")
_LINES = re.compile(r"\s*[\n\r\t]\s*")

Inside = list[Element | str | Callable[[], None]]
"""What of an element comes next, its last part first: elements, characters, and what to do at the end."""
Act = Callable[[Element], Inside]


class Walk:
    """Reads elements of one document into `story`."""

    def __init__(
        self,
        styles: Styles,
        formula: Callable[[str], str | None],
        lists: Lists | None = None,
        *,
        is_aside: bool = False,
    ) -> None:
        """Take the styles and the words of formulas by the names of embedded objects (None: no formula).

        With `lists` their numbers are read, too. What is read as an aside holds no asides itself.
        """
        self._numbers = lists or Lists(())
        self.story = Story()
        self._styles = styles
        self._formula = formula
        self._is_aside = is_aside
        self._notes: list[Element] = []
        self._lists = 0
        self._hidden = 0
        self._acts = self._table_of_acts()
        self._by_tag: dict[str, Act] = {}
        self._plain: set[str] = set()

    def read(self, root: Element) -> Story:
        """Add what an element holds, and after it its notes; return the story."""
        first = len(self._notes)
        self._walk(root)
        for note in itertools.islice(self._notes, first, None):  # grows while they are read
            self._walk(note)
        return self.story

    def _walk(self, root: Element) -> None:
        by_tag = self._by_tag
        waiting = _children(root)
        while waiting:
            item = waiting.pop()
            if isinstance(item, Element):
                act = by_tag.get(item.tag)
                if act is None:
                    act = by_tag[item.tag] = self._act_of(item.tag)
                waiting += act(item)
            elif isinstance(item, str):
                self._add(item)
            else:
                item()

    def _act_of(self, tag: str) -> Act:
        name = qualified(tag)
        act = self._acts.get(name) or (_mixed if name.startswith("text:") else _children)
        if act is _mixed or (name == "text:span" and not self._styles.has_marked_words):
            self._plain.add(tag)
        return act

    def _table_of_acts(self) -> dict[str, Act]:
        acts: dict[str, Act] = dict.fromkeys(PASSED_OVER, _pass_over)
        acts |= dict.fromkeys(("text:p", "text:h"), self._paragraph)
        acts |= dict.fromkeys(("text:s", "text:tab", "text:tab-stop"), self._space)
        acts |= dict.fromkeys(("text:footnote-body", "text:endnote-body", "text:note-body"), self._note)
        acts |= dict.fromkeys(
            ("text:list", "text:ordered-list", "text:unordered-list", "text:numbered-paragraph"), self._list
        )
        acts |= dict.fromkeys(("svg:title", "svg:desc"), self._description)
        return acts | {
            "text:list-item": self._item,
            "text:tracked-changes": self._changes,
            "text:line-break": self._line_break,
            "text:span": self._span,
            "text:section": self._section,
            "text:hidden-text": self._hidden_text,
            "text:hidden-paragraph": self._hidden_paragraph,
            "office:annotation": self._comment,
            "draw:frame": self._frame,
            "table:table": self._table,
            "table:table-row": self._row,
            "table:table-cell": self._cell,
            "table:covered-table-cell": self._covered_cell,
            "draw:object": self._object,
            "draw:object-ole": self._foreign_object,
        }

    # Paragraphs

    def _paragraph(self, element: Element) -> Inside:
        shape = self._styles.shape(attribute(element, "text:style-name"))
        kind = shape.kind
        if qualified(element.tag) == "text:h":
            kind = ParagraphKind.HEADING
        elif self._lists and kind is ParagraphKind.BODY:
            kind = ParagraphKind.LIST_ITEM
        label = self._numbers.label(element)
        words = None if self._hidden or label or shape.is_marked else self._plain_words(element)
        if words is not None:
            self.story.add_paragraph(words, kind)
            return []
        passage = self.story.begin(kind)
        shape.give_to(passage)
        passage.kind = kind
        passage.label = label
        return [self.story.end, *_mixed(element)]

    def _plain_words(self, paragraph: Element) -> str | None:
        """Return the words of a paragraph that holds nothing but words and marks of styles, None if it needs a walk."""
        if not len(paragraph):
            return _on_one_line(paragraph.text or "")
        _, *inside = map(_TAG, paragraph.iter())
        if not self._plain.issuperset(inside):
            return None
        words = "".join(paragraph.itertext())
        return None if _has_break(words) else words

    def _list(self, element: Element) -> Inside:
        self._lists += 1
        self._numbers.begin(element)
        return [self._end_of_list, *_children(element)]

    def _end_of_list(self) -> None:
        self._lists -= 1
        self._numbers.end()

    def _item(self, element: Element) -> Inside:
        self._numbers.count(element)
        return _children(element)

    # Tables

    def _table(self, element: Element) -> Inside:
        self.story.begin_table()
        return [self.story.end_table, *_children(element)]

    def _row(self, element: Element) -> Inside:
        self.story.begin_row()
        return _children(element)

    def _cell(self, element: Element) -> Inside:
        repeated = attribute(element, "table:number-columns-repeated")
        self.story.begin_cell(int(repeated) if repeated.isascii() and repeated.isdecimal() and len(repeated) < 4 else 1)
        return _children(element)

    def _covered_cell(self, element: Element) -> Inside:
        """Count a cell that another one covers; it shows nothing."""
        self._cell(element)
        return []

    # Characters

    def _add(self, characters: str) -> None:
        if self._hidden:
            self.story.hide(characters)
        else:
            self.story.add(characters)

    def _space(self, _element: Element) -> Inside:
        """Add one space for any number of them: a claimed two thousand million would be a bomb."""
        self._add(" ")
        return []

    def _line_break(self, _element: Element) -> Inside:
        self._add("\n")
        return []

    def _span(self, element: Element) -> Inside:
        style = attribute(element, "text:style-name")
        if self._styles.is_hidden("text", style):
            return self._in_hiding(_mixed(element))
        is_plain = self._hidden == 0 and len(element) == 0
        if is_plain and self._styles.is_raised(style):
            self.story.add_raised(element.text or "")
        elif self._hidden == 0 and self._styles.is_struck(style):
            self.story.strike_out("".join(element.itertext()))
        else:
            return _mixed(element)
        return []

    def _section(self, element: Element) -> Inside:
        is_hidden = attribute(element, "text:display") == "none" or attribute(element, "text:is-hidden") == "true"
        return self._in_hiding(_children(element)) if is_hidden else _children(element)

    def _in_hiding(self, inside: Inside) -> Inside:
        self._hidden += 1
        return [self._end_of_hiding, *inside]

    def _end_of_hiding(self) -> None:
        self._hidden -= 1

    def _hidden_text(self, element: Element) -> Inside:
        if attribute(element, "text:is-hidden") == "true":
            self.story.hide(attribute(element, "text:string-value") or "".join(element.itertext()))
            return []
        return _mixed(element) or [attribute(element, "text:string-value")]

    def _hidden_paragraph(self, element: Element) -> Inside:
        if attribute(element, "text:is-hidden") == "true" and self.story.open:
            self.story.open[-1].is_hidden = True
        return []

    # What hangs on the text

    def _changes(self, element: Element) -> Inside:
        kinds = [qualified(change.tag) for region in element for change in region]
        self.story.tracked_changes += sum(kind in {"text:insertion", "text:deletion"} for kind in kinds)
        return []

    def _note(self, element: Element) -> Inside:
        self._notes.append(element)
        return []

    def _comment(self, element: Element) -> Inside:
        if not self._is_aside:
            self.story.leave_out(words_of(element, self._styles), Aside.COMMENT)
        return []

    def _description(self, element: Element) -> Inside:
        self._describe("".join(element.itertext()))
        return []

    def _describe(self, words: str) -> None:
        self.story.leave_out(words, Aside.HIDDEN if self._hidden else Aside.PICTURE)

    def _frame(self, element: Element) -> Inside:
        """Read the first form of what a frame holds, the others being its twins, and its description."""
        forms = [entry for entry in element if qualified(entry.tag) in FORMS]
        said = {qualified(entry.tag): "".join(entry.itertext()) for entry in element}
        words = description(said.get("svg:title", ""), said.get("svg:desc", ""))
        return [lambda: self._describe(words), *forms[:1]]

    def _object(self, element: Element) -> Inside:
        name = attribute(element, "xlink:href").removeprefix("./").removeprefix("#./")
        formula = formula_of(element) if len(element) else self._formula(name)
        if formula is None:
            return self._foreign_object(element)
        return [formula]

    def _foreign_object(self, _element: Element) -> Inside:
        self.story.unread[Unread.OBJECT] += 1
        return []


def words_of(root: Element, styles: Styles) -> str:
    """Return the words of an element that stands apart from the text, a line a paragraph."""
    return Walk(styles, lambda _name: None, is_aside=True).read(root).words


def formula_of(root: Element) -> str | None:
    """Return the signs of a formula in their order, or None if this is no formula."""
    math = next((entry for entry in root.iter() if entry.tag == f"{{{MATHML}}}math"), None)
    if math is None:
        return None
    signs = {f"{{{MATHML}}}{name}" for name in ("mi", "mn", "mo", "mtext", "ms")}
    return "".join(entry.text or "" for entry in math.iter() if entry.tag in signs)


def _pass_over(_element: Element) -> Inside:
    return []


def _children(element: Element) -> Inside:
    return [*element[::-1]]


def _mixed(element: Element) -> Inside:
    """Return what is in an element with the characters around it, the last first."""
    inside: Inside = []
    for entry in element[::-1]:
        if entry.tail:
            inside.append(_on_one_line(entry.tail))
        inside.append(entry)
    if element.text:
        inside.append(_on_one_line(element.text))
    return inside


def _on_one_line(characters: str) -> str:
    """Return characters with the line breaks of the XML as the spaces they stand for."""
    return _LINES.sub(" ", characters) if _has_break(characters) else characters


def _has_break(characters: str) -> bool:
    return "\n" in characters or "\t" in characters or "\r" in characters
