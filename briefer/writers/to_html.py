"""Brief -> one self-contained HTML file: nothing fetched, no script, made for screen readers and for print."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby
from string import Template
from typing import BinaryIO, ClassVar

from briefer.brief import (
    Block,
    Brief,
    Bullets,
    Cell,
    Column,
    Facts,
    Heading,
    Logo,
    Para,
    Role,
    Row,
    Run,
    RunStyle,
    Section,
    Shade,
    Table,
)
from briefer.writers.base import Writer, anchors, document_title, heading_text, holds_all, resolved_link, scrub
from briefer.writers.direction import has_right_to_left, is_right_to_left, isolated, para_runs_right_to_left

_PLAIN_ROLES = (Role.BODY, Role.CELL, Role.BOX)
_RUN_TAGS = {
    RunStyle.PLAIN: ("", ""),
    RunStyle.STRONG: ("<strong>", "</strong>"),
    RunStyle.EMPHASIS: ("<em>", "</em>"),
    RunStyle.REFERENCE: ('<span class="reference">', "</span>"),
}

_CSS = Template("""
:root { color-scheme: light; --paper: #fff; --ink: #1d2125; --grey: #4f565e; --rule: #bfbfbf; --hairline: #d2d2d2;
  --head: #ebebeb; --theme: #f5f5f5; --apart: #e3e3e3; --agreed: #f0f0f0; }
@media screen and (prefers-color-scheme: dark) {
  :root { color-scheme: dark; --paper: #16191c; --ink: #e8eaec; --grey: #b3bac1; --rule: #5d656d; --hairline: #474e55;
    --head: #2b3035; --theme: #21262a; --apart: #363d43; --agreed: #252a2f; }
  .logo img { background: #fff; padding: 1mm; } }
html { text-size-adjust: 100%; -webkit-text-size-adjust: 100%; }
@page { size: $width $height; margin: $margin; font: ${note_pt}pt $font, Carlito, sans-serif;
  @top-center { content: $marking; font-weight: bold; white-space: nowrap; }
  @bottom-left { content: $reference; color: #4f565e; }
  @bottom-center { content: $marking; font-weight: bold; white-space: nowrap; }
  @bottom-right { content: $page_label; color: #4f565e; } }
@page wide { size: $height $width; }
body { font: ${body_pt}pt/1.3 $font, Carlito, sans-serif; color: var(--ink); background: var(--paper);
  max-width: 60em; margin: 2em auto; padding: 0 1.5em; overflow-wrap: break-word; }
.wide { page: wide; }
section + section { break-before: page; }
h1 { font-size: min(${title_pt}pt, 9vw); line-height: 1.15; margin: 0 0 .6em; }
h2 { font-size: ${heading_pt}pt; margin: 1.4em 0 .4em; break-after: avoid; }
h3 { font-size: ${subheading_pt}pt; margin: 1.2em 0 .4em; break-after: avoid; }
p { margin: 0 0 .5em; }
.marking { text-align: center; font-weight: bold; letter-spacing: .06em; }
.logo { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: end; gap: 1em; }
.logo img { max-width: 100%; object-fit: contain; }
.frame { color: var(--grey); font-size: ${note_pt}pt; }
.kicker { color: var(--grey); font-weight: bold; margin: 0; }
.lead { font-size: ${lead_pt}pt; border-inline-start: 3pt solid var(--ink); padding-inline-start: .8em; }
.quote { margin-inline-start: 1.5em; }
.numbered { padding-inline-start: 10mm; }
.number { float: inline-start; min-width: 10mm; margin-inline-start: -10mm; }
.options { margin-inline-start: 10mm; white-space: pre-wrap; }
.box { background: var(--theme); border: .5pt solid var(--rule); padding: .5em .8em; margin: .5em 0 1em; }
.box p:last-child { margin: 0; }
.cover { margin-block: min(12vh, 10em); }
.note { color: var(--grey); font-size: ${note_pt}pt; margin-top: 1em; }
.empty-side { font-style: italic; color: var(--grey); }
.reference { color: var(--grey); white-space: nowrap; font-style: normal; }
a { color: inherit; }
a:focus { outline: 2pt solid var(--ink); }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: ${table_pt}pt;
  border-top: 1pt solid var(--ink); border-bottom: 1pt solid var(--ink); margin: .5em 0 1.2em; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
thead { display: table-header-group; }
th, td { text-align: start; vertical-align: top; padding: .35em .6em; overflow-wrap: anywhere;
  border-bottom: .5pt solid var(--rule); }
thead th { vertical-align: bottom; overflow-wrap: break-word; background: var(--head);
  border-bottom-color: var(--ink); }
thead th:first-child { padding-inline-end: 0; }
thead th span { display: block; font-weight: normal; }
tbody th { font-weight: normal; }
tr.theme th { background: var(--theme); }
tr { break-inside: avoid; }
tr.theme { break-after: avoid; }
tbody tr:first-child, tbody tr:nth-last-child(-n+3) { break-before: avoid; }
td p, th p { margin: 0; }
td p + p { margin-top: 3pt; }
.side, .side + :not(.side) { border-inline-start: .5pt solid var(--hairline); }
.apart { background: var(--apart); }
.agreed { background: var(--agreed); }
dl, .note, .options { break-before: avoid; }
dl { columns: 2 20em; border-top: 1pt solid var(--ink); border-bottom: .5pt solid var(--rule); padding: .5em 0;
  break-inside: avoid; }
dl div { display: grid; grid-template-columns: minmax(5em, 9em) minmax(0, 1fr); gap: .5em; break-inside: avoid; }
dt { color: var(--grey); }
dd { margin: 0; overflow-wrap: anywhere; }
@media screen and (max-width: 40em) {
  body { margin: 1em auto; padding: 0 1em; }
  ul { padding-inline-start: 1.3em; }
  table { font-size: inherit; }
  table, tbody, tr, td, tbody th { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { padding: .5em .6em; border-bottom: .5pt solid var(--rule); }
  tr:last-child { border-bottom: 0; }
  tbody th, td { padding: .15em 0; border: 0; }
  td[data-column] { margin: 0 -.6em; padding: .15em .6em; }
  tbody th, tbody th + td:not([data-column]) { display: inline; padding-inline-end: 0; }
  tbody th p, th + td:not([data-column]) p { display: inline; }
  th + td:not([data-column]) { padding-inline-start: .6em; }
  tr.theme, tr.theme th { display: block; }
  tr.theme { padding: 0; }
  tr.theme th { padding: .15em .6em; }
  td:empty { display: none; }
  .side, .side + :not(.side) { border-inline-start: 0; }
  td[data-column]::before { content: attr(data-column); display: block; margin-top: .3em; color: var(--grey); } }
@media print { body { max-width: none; margin: 0; padding: 0; }
  @supports selector(::details-content) and (interpolate-size: allow-keywords) {
    .marking, .frame, footer { display: none; } } }
""")

MARKS = 3


class HtmlWriter(Writer):
    """Writes HTML 5."""

    name: ClassVar[str] = "HTML"
    suffix: ClassVar[str] = ".html"

    def write(self, brief: Brief, stream: BinaryIO) -> None:
        """Write the brief as one UTF-8 file."""
        stream.write(_Page(brief).text().encode("utf-8"))

    def is_export(self, standing: bytes, brief: Brief, written: bytes) -> bool:
        """Whether a file has the same title and first headings."""
        title = f"<title>{escape(document_title(brief))}</title>".encode()
        headings = re.findall(rb"<h[12][^>]*>.*?</h[12]>", written)[:MARKS]
        return title in standing and holds_all(standing, headings, written)


class _Page:
    """One rendering: holds the brief's link targets and the anchors already given out."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._targets = anchors(brief)
        self._given: set[str] = set()
        self._is_rtl = is_right_to_left(brief.language)
        self._makers: dict[type[Block], Callable[..., str]] = {
            Heading: self._heading,
            Para: self._para,
            Bullets: self._bullets,
            Facts: self._facts,
            Table: self._table,
        }

    def text(self) -> str:
        brief, frame = self._brief, self._brief.frame
        marking = f'<p class="marking">{_text(frame.marking)}</p>\n' if frame.marking else ""
        reference = f'<p class="frame">{_text(frame.reference)}</p>\n' if frame.reference else ""
        turned = _classes(wide=any(section.is_landscape for section in brief.sections[:1]))  # its page is the first
        return (
            f'<!DOCTYPE html>\n<html lang="{_text(brief.language)}"{self._direction()}>\n'
            '<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"{self._meta()}<title>{_text(document_title(brief))}</title>\n<style>{_css(brief)}</style>\n</head>\n"
            f"<body>\n<header{turned}>\n{marking}{_logos(brief)}</header>\n"
            f"<main>\n{''.join(map(self._section, brief.sections))}</main>\n"
            f"<footer>\n{reference}{marking}</footer>\n</body>\n</html>\n"
        )

    def _direction(self) -> str:
        return ' dir="rtl"' if self._is_rtl else ""

    def _turn(self, text: str, runs: tuple[Run, ...]) -> str:
        """Return the direction of a text, of these runs, that runs the other way than the page."""
        if not (self._is_rtl or has_right_to_left(text)):
            return ""
        is_rtl = para_runs_right_to_left(runs, text, is_usual=self._is_rtl)
        return "" if is_rtl is self._is_rtl else f' dir="{"rtl" if is_rtl else "ltr"}"'

    def _meta(self) -> str:
        properties = self._brief.properties
        named = {
            "author": properties.author,
            "description": properties.subject,
            "keywords": properties.keywords,
            "date": properties.date,
        }
        return "".join(f'<meta name="{name}" content="{_text(text)}">\n' for name, text in named.items() if text)

    def _section(self, section: Section) -> str:
        shape = _classes(wide=section.is_landscape, cover=section.is_cover)
        return f"<section{shape}>\n{''.join(self._blocks(section.blocks))}</section>\n"

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Yield blocks; neighbours that stand in one frame within one element."""
        for is_boxed, group in groupby(blocks, key=lambda block: isinstance(block, Para) and block.role is Role.BOX):
            inner = "".join([self._makers[type(block)](block) for block in group])
            yield f'<aside class="box">\n{inner}</aside>\n' if is_boxed else inner

    def _heading(self, heading: Heading) -> str:
        tag = f"h{min(heading.level, 5) + 1}"
        turn = self._turn(heading.text, (Run(heading.text),))
        return f"<{tag}{self._id(heading.anchor)}{turn}>{_text(heading_text(heading))}</{tag}>\n"

    def _para(self, para: Para) -> str:
        css = para.role.value.replace("_", "-")
        css = "numbered" if para.number else css
        shape = "" if para.role in _PLAIN_ROLES and not para.number else f' class="{css}"'
        number = f'<span class="number">{_text(para.number)}</span> ' if para.number else ""
        return f"<p{shape}{self._id(para.anchor)}{self._turn(para.text, para.runs)}>{number}{self._runs(para)}</p>\n"

    def _bullets(self, bullets: Bullets) -> str:
        items = "".join(
            f"<li{self._id(item.anchor)}{self._turn(item.text, item.runs)}>{self._runs(item)}</li>\n"
            for item in bullets.items
        )
        return f"<ul>\n{items}</ul>\n" if items else ""

    def _facts(self, facts: Facts) -> str:
        pairs = "".join(f"<div><dt>{_text(label)}</dt><dd>{_text(value)}</dd></div>\n" for label, value in facts.pairs)
        return f"<dl>\n{pairs}</dl>\n" if pairs else ""

    def _table(self, table: Table) -> str:
        caption = f"<caption>{_text(table.title)}</caption>\n" if table.title else ""
        columns = "".join(f'<col style="width:{column.width * 100:.2f}%">' for column in table.columns)
        header = "".join(map(_column_header, table.columns))
        openings = _cell_openings(table.columns)
        rows = "".join([self._row(row, openings) for row in table.rows])
        return (
            f'<table role="table">\n{caption}<colgroup>{columns}</colgroup>\n'
            f'<thead role="rowgroup"><tr role="row">{header}</tr></thead>\n'
            f'<tbody role="rowgroup">\n{rows}</tbody>\n</table>\n'
        )

    def _row(self, row: Row, openings: list[dict[Shade, str]]) -> str:
        if row.is_theme:
            span = f'colspan="{len(openings)}" scope="rowgroup" role="rowheader"'
            inner = "".join(f"<th {span}>{self._paras(cell)}</th>" for cell in row.cells)
            return f'<tr role="row" class="theme"{self._id(row.anchor)}>{inner}</tr>\n'
        closings = ["</th>", *["</td>"] * len(openings)]
        cells = zip(openings, row.cells, closings, strict=False)
        inner = "".join([f"{opening[cell.shade]}{self._paras(cell)}{closing}" for opening, cell, closing in cells])
        return f'<tr role="row"{self._id(row.anchor)}>{inner}</tr>\n'

    def _paras(self, cell: Cell) -> str:
        return "".join(self._para(para).rstrip("\n") for para in cell.paras)

    def _runs(self, para: Para) -> str:
        return "".join(self._run(run, para) for run in para.runs)

    def _run(self, run: Run, para: Para) -> str:
        before, after = _RUN_TAGS[run.style]
        inner = f"{before}{self._isolating(run, para)}{after}"
        if run.language:
            inner = f'<span lang="{_text(run.language)}">{inner}</span>'
        link = resolved_link(run.link, self._targets)
        return f'<a href="{_text(link)}">{inner}</a>' if link else inner

    def _isolating(self, run: Run, para: Para) -> str:
        """Return the text of a run, words of a source that run the other way than their line apart from it."""
        if not (self._is_rtl or has_right_to_left(run.text)):
            return _text(run.text)
        is_rtl = para_runs_right_to_left(para.runs, para.text, is_usual=self._is_rtl)
        start, end = isolated(run, run.text, is_rtl=is_rtl) or (0, 0)
        if not end:
            return _text(run.text)
        words = f'<bdi dir="{"ltr" if is_rtl else "rtl"}">{_text(run.text[start:end])}</bdi>'
        return f"{_text(run.text[:start])}{words}{_text(run.text[end:])}"

    def _id(self, anchor: str) -> str:
        if not anchor or anchor in self._given:
            return ""
        self._given.add(anchor)
        return f' id="{_text(anchor)}"'


def _classes(**are_so: bool) -> str:
    names = [name for name, is_so in are_so.items() if is_so]
    return f' class="{" ".join(names)}"' if names else ""


def _logos(brief: Brief) -> str:
    """Return the logos as pictures inside the page, on one line."""
    left, right = (_logo(logo) if logo else "" for logo in (brief.logo, brief.logo_right))
    return f'<p class="logo">{left or "<span></span>"}{right}</p>\n' if left or right else ""


def _logo(logo: Logo) -> str:
    """Return a logo's picture; its data never are a format that could hold a script."""
    kind = "png" if logo.data.startswith(b"\x89PNG") else "jpeg"
    data = base64.b64encode(logo.data).decode("ascii")
    alternative = f'alt="{_text(logo.description)}" style="height: {logo.height_mm:g}mm"'
    return f'<img src="data:image/{kind};base64,{data}" {alternative}>'


def _cell_openings(columns: tuple[Column, ...]) -> list[dict[Shade, str]]:
    """Return by column and shade how a cell begins; with its column's title, which a phone prints over it.

    The number and issue of a comparison begin its row there, and have none.
    """
    bare = 2 if any(column.is_side for column in columns) else 1
    openings = []
    for index, column in enumerate(columns):
        opening = '<td role="cell"' if index else '<th scope="row" role="rowheader"'
        title = f' data-column="{_text(column.title[0])}"' if index >= bare and column.title else ""
        names = {shade: [shade.value] if shade in (Shade.APART, Shade.AGREED) else [] for shade in Shade}
        shapes = {shade: " ".join(["side", *own] if column.is_side else own) for shade, own in names.items()}
        classes = {shade: f' class="{own}"' if own else "" for shade, own in shapes.items()}
        openings.append({shade: f"{opening}{title}{own}>" for shade, own in classes.items()})
    return openings


def _column_header(column: Column) -> str:
    first, *others = column.title or ("",)
    side = ' class="side"' if column.is_side else ""
    more = "".join(f"<span>{_text(line)}</span>" for line in others)
    return f'<th scope="col" role="columnheader"{side}>{_text(first)}{more}</th>'


def _text(text: str) -> str:
    return escape(scrub(text)).replace("\n", "<br>")


def _css(brief: Brief) -> str:
    style, frame = brief.style, brief.frame
    width, height = style.page_size_mm
    label = _css_string(frame.page_label).replace("{page}", '" counter(page) "')
    return _CSS.substitute(
        width=f"{width:g}mm",
        height=f"{height:g}mm",
        margin=f"{style.margin_mm:g}mm",
        marking=_css_string(frame.marking),
        reference=_css_string(frame.reference),
        page_label=label.replace("{pages}", '" counter(pages) "'),
        font=_css_string(style.font),
        title_pt=f"{style.title_pt:g}",
        heading_pt=f"{style.heading_pt:g}",
        subheading_pt=f"{style.subheading_pt:g}",
        lead_pt=f"{style.lead_pt:g}",
        body_pt=f"{style.body_pt:g}",
        table_pt=f"{style.table_pt:g}",
        note_pt=f"{style.note_pt:g}",
    )


def _css_string(text: str) -> str:
    r"""Return a CSS string; everything that could end it or the style element is written as \X and a space."""
    plain = scrub(text).replace("\n", " ")
    safe = (c if c.isalnum() or c in " .,:;-_/()[]{}" else f"\\{ord(c):x} " for c in plain)
    return f'"{"".join(safe)}"'
