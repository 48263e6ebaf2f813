"""What a brief over its limit may do without: sections, and rows in which nothing is a key point.

Runs off the UI thread: takes values, returns values, and touches no widget.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefer import edits, pipeline, queries
from briefer.model import Project
from briefer.templates import SectionSpec, Template
from briefer.writers.to_pdf import PdfWriter

if TYPE_CHECKING:
    from briefer.writers.pdf.pages import Layout

MAY_GO = frozenset(
    {
        "overview",
        "third_parties",
        "timeline",
        "lines_to_take",
        "text",
        "gaps",
        "sources",
        "sign_off",
        "annex",
        "changes",
        "statements",
    }
)
"""Kinds of section that a brief may do without."""
MOST_ROWS = 8
LEAST_PAGES = 0.05


@dataclass(frozen=True, slots=True)
class Saving:
    """A section or a row that could go, and how many pages that would save.

    `section` is what could go, or that in which the row stands; `row` is None for a section.
    """

    section: SectionSpec
    pages: float
    row: queries.Row | None = None

    def left_out(self, project: Project) -> Project:
        """Return the project with a brief that does without it."""
        if self.row is None:
            return edits.toggle_section(project, self.section.name)
        return edits.toggle_issue(project, self.row.issue.id)


def savings(project: Project, template: Template, *, progress: Callable[[str], None]) -> tuple[Saving, ...]:
    """Say what could go: sections first, then rows, most saved first; what saves nothing is left out.

    Each section is laid out once without it; a row saves its own height. Raises WriteError, Cancelled.
    """
    switched = project.brief.switched_sections
    printed = [spec for spec in template.sections if spec.is_on != (spec.name in switched)]
    layout = _laid_out(project, template)
    whole = _length(layout)
    found = []
    for spec in printed:
        if spec.kind in MAY_GO:
            progress("Measuring")
            other = replace(project, brief=edits.toggle_section(project, spec.name).brief)
            found.append(Saving(spec, round(whole - _length(_laid_out(other, template)), 1)))
    sections = sorted((each for each in found if each.pages > 0), key=lambda saving: -saving.pages)
    comparison = next((spec for spec in printed if spec.kind == "comparison"), None)
    return (*sections, *(_rows(project, comparison, layout) if comparison else ()))


def _rows(project: Project, comparison: SectionSpec, layout: Layout) -> tuple[Saving, ...]:
    """Return the rows without a key point, the longest first."""
    heights: defaultdict[str, float] = defaultdict(float)
    for page in layout.pages:
        room = page.size[1] - 2 * layout.margin
        for placed in page.placed:
            heights[placed.band.shows] += 0.0 if placed.is_repeat else placed.band.height / room
    rows = (row for row in queries.printed_rows(project) if not _has_key_point(row))
    found = (Saving(comparison, heights[f"issue:{row.issue.id}"], row) for row in rows)
    large = sorted((each for each in found if each.pages >= LEAST_PAGES), key=lambda saving: -saving.pages)
    return tuple(large[:MOST_ROWS])


def _has_key_point(row: queries.Row) -> bool:
    return any(item.is_key_point for items in (*row.cells, row.others) for item in items)


def _laid_out(project: Project, template: Template) -> Layout:
    return PdfWriter().lay_out(pipeline.compose_brief(project, template))


def _length(layout: Layout) -> float:
    last = layout.pages[-1]
    used = max((placed.top + placed.band.height for placed in last.placed), default=0.0)
    return len(layout.pages) - 1 + used / max(1.0, last.size[1] - 2 * layout.margin)
