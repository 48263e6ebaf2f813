"""What will be printed: a small neutral document that every writer renders.

Nesting
    Brief    holds Sections; a Section is a run of pages of one orientation.
    Section  holds Blocks.
    Block    is Heading | Para | Bullets | Facts | Table. Add here, and the type checker shows every gap.
    Bullets  hold Paras; Facts hold pairs of label and value (borderless, two pairs a line, as a header block);
    Table    holds Rows of Cells; a Cell holds Paras only. The header row repeats on each page.
    Para     holds Runs. The text of a Run is plain: escaping belongs to the writer.

`shows` on a Heading, Para, Row or pair of Facts is "" or what of the project it prints, as the composer calls it, for
example "annotation:t5" or "field:to": a click on a page leads there. It is never printed.

The composer has decided order, labels, dates and numbers. A writer formats no date, picks no label, sorts nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from briefer.style import Style


class Role(StrEnum):
    """What a paragraph is for: one named Word style, one CSS class, one PDF style each."""

    KICKER = "kicker"  # the small line over the title
    BODY = "body"
    LEAD = "lead"  # the bottom line
    QUOTE = "quote"
    NOTE = "note"  # how to read the brief
    EMPTY_SIDE = "empty_side"  # no stated position, in italics
    CELL = "cell"
    SOURCE_TEXT = "source_text"  # a numbered paragraph of the annex
    BOX = "box"  # one of neighbours in one frame: a summary
    OPTIONS = "options"  # boxes to tick, under what they decide and on its page


class RunStyle(StrEnum):
    """How a run is set."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    REFERENCE = "reference"  # grey and unbreakable: [S1 ¶7]


class Shade(StrEnum):
    """The ground of a table cell."""

    NONE = "none"
    HEADER = "header"
    THEME = "theme"
    APART = "apart"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style. `link` is "" or "#anchor" within the brief or an http, https or mailto address.

    `language` is the tag of the words' language ("ar") if it is not the brief's, else "". `is_source` marks words of a
    source, given by themselves, from what the author wrote.
    """

    text: str
    style: RunStyle = RunStyle.PLAIN
    link: str = ""
    language: str = ""
    is_source: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph; `anchor` is "" or its name as a target of links, `shows` what of the project it prints.

    `number` is printed before it ("2.1"), set apart from its words, or "". `comment` is for whoever clears the brief: a
    format that has comments holds it as one, no format prints it.
    """

    runs: tuple[Run, ...]
    role: Role = Role.BODY
    anchor: str = ""
    shows: str = ""
    comment: str = ""
    number: str = ""

    @property
    def text(self) -> str:
        """The words of all runs."""
        return "".join([run.text for run in self.runs])


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 0 is the title of the brief, 1 a section, 2 a theme. `number` is as printed ("2.1") or ""."""

    level: int
    text: str
    number: str = ""
    anchor: str = ""
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A bulleted list."""

    items: tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, set as two borderless columns of pairs, filled downwards; `shows` goes pair by pair."""

    pairs: tuple[tuple[str, str], ...]
    shows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its header (lines), and its share of the width (shares of a table add up to 1).

    `is_side` marks a party's column, which gets a hairline at its leading edge.
    """

    title: tuple[str, ...]
    width: float
    is_side: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell."""

    paras: tuple[Para, ...]
    shade: Shade = Shade.NONE


@dataclass(frozen=True, slots=True)
class Row:
    """A table row. A theme row has one cell, spans all columns and keeps with the next row."""

    cells: tuple[Cell, ...]
    is_theme: bool = False
    anchor: str = ""
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row, which repeats on every page. `title` describes it for screen readers.

    `theme_title` heads the column that a spreadsheet has in place of theme rows.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""
    theme_title: str = ""


Block = Heading | Para | Bullets | Facts | Table


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks on pages of one orientation. `kind` is the kind of the template's section that it begins with.

    A cover stands lower on its page.
    """

    blocks: tuple[Block, ...]
    is_landscape: bool = False
    kind: str = ""

    @property
    def is_cover(self) -> bool:
        """Whether it is the page with the title alone."""
        return self.kind == "cover"


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What stands on every page: marking centred at top and bottom; at the foot `reference` left, `page_label` right.

    `page_label` holds {page} and {pages}, for example "Page {page} of {pages}".
    """

    marking: str = ""
    reference: str = ""
    page_label: str = "Page {page} of {pages}"


class QuotationKind(StrEnum):
    """Where a printed quotation comes from.

    A tagged passage, what the author wrote, elsewhere by its own word, or an earlier version.
    """

    TAGGED = "tagged"
    AUTHOR = "author"
    ELSEWHERE = "elsewhere"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation the brief prints: its words, reference, and the source paragraph they must stand in.

    Of one from elsewhere, `reference` is its stated origin and there is no source; of one in the author's text,
    `reference` may be "", and `source_text` is "" if no source holds it. Of one of an earlier version, `reference` is
    that version.
    """

    text: str
    reference: str
    source_text: str
    kind: QuotationKind = QuotationKind.TAGGED


@dataclass(frozen=True, slots=True)
class Properties:
    """Document properties; `author` is empty unless the user typed one. `date` is ISO or ""."""

    title: str = ""
    subject: str = ""
    author: str = ""
    keywords: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Logo:
    """The office's sign over the first page: a PNG or JPEG file, what it shows in words, its height in millimetres."""

    data: bytes
    description: str
    height_mm: float = 14.0


@dataclass(frozen=True, slots=True)
class Limit:
    """How many pages a section may take, by its title and the anchor of that; the whole brief if both are ""."""

    pages: float
    title: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole document; `logo` stands over its first page at the leading edge, `logo_right` at the other.

    `colon` stands behind a label where a format sets it on one line with its value.
    """

    title: str
    language: str
    sections: tuple[Section, ...]
    style: Style = field(default_factory=Style)
    frame: PageFrame = field(default_factory=PageFrame)
    properties: Properties = field(default_factory=Properties)
    quotations: tuple[Quotation, ...] = ()
    file_name: str = "brief"
    base_docx: str = "base.docx"
    logo: Logo | None = None
    logo_right: Logo | None = None
    limits: tuple[Limit, ...] = ()
    colon: str = ":"
