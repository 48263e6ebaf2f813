"""What goes to the clipboard: rows of the comparison as a table, or one item, as HTML and as plain text.

The same composing and the same writer as in a brief, so that a pasted table reads like the printed one.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from briefer import queries
from briefer.brief import Brief, Cell, Row, Section, Table
from briefer.compose import compose
from briefer.model import AnnotationId, IssueId, Project, Source
from briefer.templates import SectionSpec, Template, find
from briefer.writers.to_html import HtmlWriter

COMPARISON = "comparison"


@dataclass(frozen=True, slots=True)
class Clip:
    """The same words twice: as a web page, and as plain text with tabs between cells."""

    html: str
    text: str


def comparison_clip(project: Project, template: Template, issue_ids: Collection[IssueId] | None = None) -> Clip:
    """Return the whole comparison, or only the rows of these issues, with the numbers they have on the board.

    A template without a comparison gets that of the built-in one; its words stay those of the template.
    """
    wanted = _only(project, issue_ids)
    brief = compose(wanted, replace(template, sections=(_comparison(template),), logo=None))
    tables = tuple(block for section in brief.sections for block in section.blocks if isinstance(block, Table))
    bare = replace(
        brief, sections=(Section(tables, is_landscape=False),), frame=replace(brief.frame, marking="", reference="")
    )
    return Clip(_html(bare), "\n".join(_text_of(table) for table in tables))


def item_clip(project: Project, annotation_id: AnnotationId) -> Clip:
    """Return one item: its exact words in quotation marks, its speaker or party, and its reference with the source.

    Raises LookupError if the item is not there.
    """
    from html import escape

    item = queries.excerpt(project, annotation_id)
    cited = "" if item.is_elsewhere else _cited(queries.article_of(project, item.annotation.paragraph_id).source)
    who = item.annotation.speaker or ", ".join(party.name for party in item.parties)
    words = f"“{item.text}”" if item.is_quoted else item.annotation.paraphrase
    told = " – ".join(text for text in (words, who) if text)
    place = f"[{item.reference}{', ' + cited if cited else ''}]"
    return Clip(f"<p>{escape(told)} <span>{escape(place)}</span></p>", f"{told} {place}")


def items_clip(project: Project, annotation_ids: Sequence[AnnotationId]) -> Clip:
    """Return items one below the other. Raises LookupError if one is not there."""
    clips = [item_clip(project, each) for each in annotation_ids]
    return Clip("".join(each.html for each in clips), "\n".join(each.text for each in clips))


def _cited(source: Source) -> str:
    return ", ".join(text for text in (source.outlet, source.headline, source.published[:10]) if text)


def _only(project: Project, issue_ids: Collection[IssueId] | None) -> Project:
    """Return the project with these rows alone, which keep their numbers; what is in no row is left out."""
    numbers = tuple(queries.row_numbers(project).items())
    issues = tuple(each for each in project.issues if issue_ids is None or each.id in issue_ids)
    filed = {each for issue in issues for each in issue.annotation_ids}
    return replace(
        project,
        issues=issues,
        annotations=tuple(each for each in project.annotations if each.id in filed),
        brief=replace(project.brief, numbers=numbers, switched_sections=(), hidden_issues=()),
    )


def _comparison(template: Template) -> SectionSpec:
    found = (spec for spec in (*template.sections, *find(COMPARISON).sections) if spec.kind == COMPARISON)
    return replace(next(found), is_on=True, title="")


def _html(brief: Brief) -> str:
    stream = io.BytesIO()
    HtmlWriter().write(brief, stream)
    return stream.getvalue().decode("utf-8")


def _text_of(table: Table) -> str:
    head = "\t".join(" / ".join(column.title) for column in table.columns)
    return "\n".join((head, *(_line(row) for row in table.rows)))


def _line(row: Row) -> str:
    return "\t".join(_words(cell) for cell in row.cells)


def _words(cell: Cell) -> str:
    return " / ".join(para.text.replace("\n", " ").replace("\t", " ") for para in cell.paras)
