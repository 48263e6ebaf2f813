"""What stands printed in the Word form of a brief, and what of the project the bookmark of each paragraph names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO

from briefer.brief import Table
from briefer.compose import compose
from briefer.model import Project
from briefer.readers.office.readings import Block
from briefer.readers.office.reviewed import read_reviewed
from briefer.templates import Template
from briefer.writers.base import blocks
from briefer.writers.to_docx import DocxWriter

_NAME = re.compile(r"_bf\d+([trcif])_(\w+)_(\d+)_(\d+)")
_BEFORE_WORDS = (re.compile(r"\d+(?:\.\d+)*\.? ?"), re.compile(r"\([A-Z][A-Z0-9/ -]{0,19}\) "))
"""What a brief may put before a paragraph of a field: its number, then its mark of classification."""
Printed = tuple[tuple[str, str], ...]
MARGIN, REMARK = "_margin", "_comment"
"""What a header, a footer or a comment stands under in place of a bookmark."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a bookmark names: a thing by its id or key, in a column, at a place in the cell.

    `sort` is t for an item by itself, r for one with its own row, c for one in a cell, i for a row of the comparison
    and f for a field.
    """

    sort: str
    id: str
    cell: int
    part: int


def target_of(name: str) -> Target | None:
    """Return what a bookmark names, None if it is not one of Briefer's."""
    match = _NAME.fullmatch(name)
    return Target(match[1], match[2], int(match[3]), int(match[4])) if match else None


def own_name(block: Block) -> str:
    """Return the first of Briefer's bookmarks in a paragraph, or ""."""
    return next((name for name in block.names if _NAME.fullmatch(name)), "")


def printed(project: Project, template: Template) -> Printed:
    """Return the paragraphs of a brief's Word form, each with its bookmark or "", without the source text.

    After them come its headers and footers under MARGIN and its comments under REMARK, each once.
    """
    stream = BytesIO()
    DocxWriter().write(compose(project, template), stream)
    source = source_lines(project)
    found = read_reviewed(stream.getvalue(), "brief.docx")
    body = [(own_name(each), each.accepted.strip()) for each in found if not each.part]
    beside = [(MARGIN, plain(each.accepted)) for each in found if each.part]
    beside += [(REMARK, plain(remark.text)) for each in found for remark in each.remarks]
    return tuple((name, text) for name, text in (*body, *dict.fromkeys(beside)) if text and plain(text) not in source)


def own_words(field: str | None, old: str, new: str) -> tuple[str, str]:
    """Return a printed paragraph of a field and what it was changed to, without what the brief put before its words.

    `field` is what was written there, None if the template's own words printed.
    """
    lines = [plain(line) for line in (field or "").splitlines()]
    for before in _BEFORE_WORDS:
        then, now = before.match(plain(old)), before.match(plain(new))
        if then and not any(plain(old) in line for line in lines):
            old = plain(old)[then.end() :]
            new = plain(new)[now.end() :] if now else new
    return old, new


def source_lines(project: Project) -> frozenset[str]:
    """Return the paragraphs of all articles as an annex prints them."""
    return frozenset(
        plain(f"¶{number} {paragraph.text}")
        for article in project.articles
        for number, paragraph in enumerate(article.paragraphs, 1)
    )


def table_titles(project: Project, template: Template) -> frozenset[str]:
    """Return what the tables of a brief are called: some programs print as a caption what describes a table."""
    return frozenset(plain(each.title) for each in blocks(compose(project, template)) if isinstance(each, Table))


def plain(text: str) -> str:
    """Return a text on one line, one space between its words."""
    return " ".join(text.split())
