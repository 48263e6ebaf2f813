"""The structure of a PDF: what is a heading, a list, a table or a link, in reading order, apart from the pages.

Screen readers read this tree and not the pages (ISO 32000-1, 14.7 and 14.8; PDF/UA-1). Whatever is not in it is an
artifact. Nothing here knows layout; what is drawn is noted down by `draw`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefer.writers.pdf.objects import Objects, reference, references, text_string


class Mark(NamedTuple):
    """Drawn content on a later page than its element begins on: that page, from 0, and its number there."""

    page: int
    number: int

    def source(self, pages: Sequence[int]) -> str:
        """Return what its element notes it down as; `pages` are the numbers of the pages' objects."""
        return f"<</Type/MCR/Pg {pages[self.page]} 0 R/MCID {self.number}>>"


class Annotation(NamedTuple):
    """A link area that belongs to an element: its page, counted from 0, and the number of its object."""

    page: int
    number: int

    def source(self, pages: Sequence[int]) -> str:
        """Return what its element notes it down as."""
        return f"<</Type/OBJR/Pg {pages[self.page]} 0 R/Obj {self.number} 0 R>>"


class Element:
    """One node of the structure; `kind` is its standard type.

    `attributes` are those of its owner, as PDF source; `name` is the identifier that header cells are called by;
    `alternative` describes a picture, `spoken` is the text in the order of reading where the page holds another;
    `shows` is what of the project it prints, `page` where it begins, `number` that of its object when it is written.
    Of its `kids`, a number is drawn content on the page where it begins.
    """

    __slots__ = (
        "alternative", "attributes", "is_loose", "kids", "kind", "language", "name", "number", "page", "parent",
        "shows", "spoken"
    )  # fmt: skip

    def __init__(self, kind: str, parent: Element | None, attributes: str = "", *, name: str = "") -> None:
        self.kind = kind
        self.parent = parent
        self.attributes = attributes
        self.name = name
        self.language = ""
        self.alternative = ""
        self.spoken = ""
        self.shows = ""
        self.is_loose = False
        self.number = 0
        self.page: int | None = None
        self.kids: list[int | Element | Mark | Annotation] = []

    def child(self, kind: str, attributes: str = "", *, name: str = "") -> Element:
        """Return a new element that follows the others within this one."""
        element = Element(kind, self, attributes, name=name)
        self.kids.append(element)
        return element

    def source(self, pages: Sequence[int]) -> str:  # noqa: ARG002  # as for a mark
        """Return what the element above notes it down as."""
        return f"{self.number} 0 R"

    def loose(self, kind: str) -> Element:
        """Return a new element within this one that takes its place, behind what was drawn so far, once it is drawn."""
        element = Element(kind, self)
        element.is_loose = True
        return element


class Structure:
    """The tree of one document, and which element each piece of content belongs to."""

    def __init__(self) -> None:
        self.root = Element("Document", None)
        self._deepest = 0
        self._tables = 0
        self._pages: list[list[Element]] = []
        self._annotations: list[Element] = []

    def heading(self, level: int) -> tuple[Element, int]:
        """Return the element of a heading and its depth from 1; no depth is left out on the way down."""
        self._deepest = min(level + 1, self._deepest + 1)
        return self.root.child(f"H{self._deepest}"), self._deepest

    def next_table(self) -> int:
        """Return the number of a new table, from 1, by which its header cells are told from those of others."""
        self._tables += 1
        return self._tables

    def begin_page(self) -> None:
        """Begin the next page: its content is numbered from 0."""
        self._pages.append([])

    def mark(self, element: Element) -> int:
        """Return the number of a new piece of content of an element on the present page."""
        contents = self._pages[-1]
        page, number = len(self._pages) - 1, len(contents)
        if element.page is None:
            element.page = page
        if element.is_loose and element.parent is not None:
            element.is_loose = False
            element.parent.kids.append(element)
        element.kids.append(number if element.page == page else Mark(page, number))
        contents.append(element)
        return number

    def note_annotation(self, element: Element, number: int, count_of_pages: int) -> int:
        """Note down a link area on the present page; returns its key in the parent tree, behind those of all pages."""
        element.kids.append(Annotation(len(self._pages) - 1, number))
        self._annotations.append(element)
        return count_of_pages + len(self._annotations) - 1

    def write(self, objects: Objects) -> int:
        """Write the tree once all pages are drawn; returns the number of its root."""
        elements = _within(self.root)
        root = objects.reserve(len(elements) + 1)
        for number, element in enumerate(elements, root + 1):
            element.number = number
        pages = [objects.number_of_page(index) for index in range(len(self._pages))]
        for element in elements:
            objects.put(element.number, _source(element, root, pages))
        rows = [f"{key}{references([element.number for element in page])}" for key, page in enumerate(self._pages)]
        rows += (f"{key} {reference(element.number)}" for key, element in enumerate(self._annotations, len(rows)))
        parents = objects.add(f"<</Nums[{' '.join(rows)}]>>")
        names = sorted((element.name, element.number) for element in elements if element.name)
        listed = "".join(f"({name}){reference(own)}" for name, own in names)
        named = f"/IDTree {reference(objects.add(f'<</Names[{listed}]>>'))}" if names else ""
        objects.put(
            root,
            f"<</Type/StructTreeRoot/K[{reference(self.root.number)}]/ParentTree {reference(parents)}"
            f"/ParentTreeNextKey {len(rows)}{named}>>",
        )
        for element in elements:
            element.parent = None  # without rings the tree is freed at once, when the last one lets go of it
        return root


def _within(root: Element) -> list[Element]:
    """Return an element and all within it, in reading order."""
    found: list[Element] = []
    pending = [root]
    while pending:
        element = pending.pop()
        found.append(element)
        for kid in reversed(element.kids):
            if isinstance(kid, Element):
                pending.append(kid)
    return found


def _source(element: Element, root: int, pages: Sequence[int]) -> str:
    above = root if element.parent is None else element.parent.number
    source = f"<</Type/StructElem/S/{element.kind}/P {above} 0 R"
    if element.page is not None:
        source += f"/Pg {pages[element.page]} 0 R"
    if element.kids:
        kids = " ".join([str(kid) if isinstance(kid, int) else kid.source(pages) for kid in element.kids])
        source += f"/K {kids}" if len(element.kids) == 1 else f"/K[{kids}]"
    if element.attributes:
        source += f"/A<<{element.attributes}>>"
    if element.name:
        source += f"/ID({element.name})"
    if element.language or element.alternative or element.spoken:
        texts = {"Lang": element.language, "Alt": element.alternative, "ActualText": element.spoken}
        source += "".join(f"/{key}{text_string(text)}" for key, text in texts.items() if text)
    return f"{source}>>"
