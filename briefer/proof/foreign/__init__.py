"""The proof the other way round: do the quotations of a document from elsewhere stand in the articles of a project?

`layout` makes grids and flows of what a reader found, `columns` says how a table reads, `judging` judges every
quotation and claim with the one rule (`briefer.proof.rule`), `against` compares with the brief. Nothing is opened
here, and what is found are plain values (`values`). Begin with `check_document`.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefer.brief import Brief
from briefer.model import Project
from briefer.proof.foreign.against import deviations
from briefer.proof.foreign.columns import understood
from briefer.proof.foreign.judging import Judging
from briefer.proof.foreign.known import Known
from briefer.proof.foreign.layout import laid_out
from briefer.proof.foreign.values import Mapping, Report
from briefer.readers.base import Document

__all__ = ["check_document"]


def check_document(
    project: Project, document: Document, brief: Brief | None = None, mappings: Sequence[Mapping] = ()
) -> Report:
    """Judge every quotation of a document, and every claim in a party's cell, by the articles of a project.

    `brief` is the brief of the project as it prints now: what the document has of it is told where it differs.
    `mappings` say how tables read where a person corrected that.
    """
    flows, grids = laid_out(document)
    corrected = {each.table: each for each in mappings}
    found = tuple(corrected.get(grid.table) or understood(project, grid) for grid in grids)
    judging = Judging(project, Known(brief))
    items = [item for flow in flows for item in judging.of_flow(flow)]
    items += [item for grid, mapping in zip(grids, found, strict=True) for item in judging.of_grid(grid, mapping)]
    return Report(
        tuple(items),
        found,
        tuple(deviations(brief, flows, grids)) if brief else (),
        document.changes,
        tuple(judging.labels),
        document.warnings,
    )
