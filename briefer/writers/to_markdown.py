"""Brief -> Markdown with pipe tables: plain enough to read as it is, and what pandoc and forges render alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import BinaryIO, ClassVar

from briefer.brief import Block, Brief, Bullets, Facts, Heading, Para, Role, Row, Run, RunStyle, Section, Table
from briefer.writers.base import Writer, anchors, heading_text, holds_all, resolved_link, scrub

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$^&])")
_LOOKS_LIKE_A_LIST = re.compile(r"^(\s*)(?:([-+=])|(\d+)([.)]))", re.MULTILINE)
_EDGES = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)
_STYLE_MARKS = {RunStyle.PLAIN: "", RunStyle.STRONG: "**", RunStyle.EMPHASIS: "*", RunStyle.REFERENCE: ""}
_PREFIXES = dict.fromkeys((Role.LEAD, Role.QUOTE, Role.BOX), "> ")

MARKS = 3


class MarkdownWriter(Writer):
    """Writes Markdown."""

    name: ClassVar[str] = "Markdown"
    suffix: ClassVar[str] = ".md"

    def write(self, brief: Brief, stream: BinaryIO) -> None:
        """Write the brief as one UTF-8 file with line feeds."""
        stream.write(_Text(brief).text().encode("utf-8"))

    def is_export(self, standing: bytes, brief: Brief, written: bytes) -> bool:  # noqa: ARG002 - what is written holds it
        """Whether a file has the same first headings, the title among them."""
        return holds_all(standing, re.findall(rb"^##? .*\n", written, re.MULTILINE)[:MARKS], written)


class _Text:
    """One rendering: holds the brief's link targets and the anchors already given out."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._targets = anchors(brief)
        self._given: set[str] = set()
        self._makers: dict[type[Block], Callable[..., str]] = {
            Heading: self._heading,
            Para: self._para,
            Bullets: self._bullets,
            Facts: self._facts,
            Table: self._table,
        }

    def text(self) -> str:
        frame = self._brief.frame
        marking = f"**{_line(frame.marking)}**" if frame.marking else ""
        reference = _LOOKS_LIKE_A_LIST.sub(_unlisted, _line(frame.reference))
        parts = [marking, *map(self._section, self._brief.sections), reference, marking]
        return "\n\n".join(part for part in parts if part) + "\n"

    def _section(self, section: Section) -> str:
        parts = (self._makers[type(block)](block) for block in section.blocks)
        return "\n\n".join(part for part in parts if part)

    def _heading(self, heading: Heading) -> str:
        marks = "#" * (min(heading.level, 5) + 1)
        return f"{marks} {self._anchor(heading.anchor)}{_line(heading_text(heading))}"

    def _para(self, para: Para) -> str:
        prefix = _PREFIXES.get(para.role, "")
        number = f"{_line(para.number)} " if para.number else ""
        text = self._anchor(para.anchor) + _LOOKS_LIKE_A_LIST.sub(_unlisted, self._runs(para))
        if para.role is Role.EMPTY_SIDE:
            text = _marked(text, "*")
        return prefix + number + text.replace("\n", f"\\\n{prefix}")

    def _bullets(self, bullets: Bullets) -> str:
        return "\n".join(f"- {self._para(item)}".replace("\n", "\n  ") for item in bullets.items)

    def _facts(self, facts: Facts) -> str:
        colon = _line(self._brief.colon)
        return "\n".join(f"- **{_line(label)}{colon}** {_line(value)}" for label, value in facts.pairs)

    def _table(self, table: Table) -> str:
        titles = [" ".join(map(_line, column.title)) for column in table.columns]
        rules = ["-" * max(3, round(column.width * 60)) for column in table.columns]
        rows = [self._row(row, len(titles)) for row in table.rows]
        return "\n".join([_joined(titles), _joined(rules), *rows])

    def _row(self, row: Row, width: int) -> str:
        texts = ["<br>".join(self._cell_para(para) for para in cell.paras) for cell in row.cells]
        if row.is_theme:
            texts = [_marked(text.replace("**", ""), "**") for text in texts]
        texts += [""] * (width - len(texts))
        texts[0] = self._anchor(row.anchor) + texts[0]
        return _joined(texts)

    def _cell_para(self, para: Para) -> str:
        text = self._anchor(para.anchor) + self._runs(para).replace("\n", "<br>")
        return _marked(text, "*") if para.role is Role.EMPTY_SIDE else text

    def _runs(self, para: Para) -> str:
        return "".join(map(self._run, para.runs))

    def _run(self, run: Run) -> str:
        text = _marked(_escaped(run.text), _STYLE_MARKS[run.style])
        link = resolved_link(run.link, self._targets)
        return f"[{text}](<{_address(link)}>)" if link else text

    def _anchor(self, anchor: str) -> str:
        if not anchor or anchor in self._given:
            return ""
        self._given.add(anchor)
        return f'<a id="{escape(scrub(anchor))}"></a>'


def _joined(texts: Sequence[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", scrub(text).replace("\t", " "))


def _line(text: str) -> str:
    return _escaped(text).replace("\n", " ")


def _marked(text: str, marks: str) -> str:
    """Set marks around the text but inside its edge spaces, where Markdown wants them; none around nothing."""
    edges = _EDGES.match(text)
    if not marks or edges is None or not edges[2]:
        return text
    return f"{edges[1]}{marks}{edges[2]}{marks}{edges[3]}"


def _unlisted(match: re.Match[str]) -> str:
    space, sign, number, point = match.groups()
    return f"{space}\\{sign}" if sign else f"{space}{number}\\{point}"


def _address(link: str) -> str:
    """Return the address for use within < >, with the signs encoded that would end it or the cell."""
    return link.replace("<", "%3C").replace(">", "%3E").replace("|", "%7C")
