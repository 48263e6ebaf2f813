"""What the view in front holds, in a few words at the foot of the window: how far one has read, its rows, its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer import queries
from briefer.model import PartyId, Project
from briefer.words import counted, tr
from ui.board.model import RowFilter
from ui.look import words
from ui.window.parts import Window

if TYPE_CHECKING:
    from ui.compare.stage import CompareStage


def contents(window: Window) -> str:
    """Say what stands in the view in front; "" of a project that is not begun."""
    stages, project = window.stages, window.session.project
    if not project.articles:
        return ""
    if stages.current == "read":
        return _read(window)
    if stages.current == "compare":
        return _arranged(stages.compare, project)
    return counted(stages.brief.pages.page_count, "1 page", "{n} pages") if stages.brief.pages.page_count else ""


def _read(window: Window) -> str:
    session, facts = window.session, window.article.facts
    place = facts.place(session.focus.paragraph_id)
    done, total = facts.progress(place.article if place else session.project.articles[0])
    return tr("{n} of {total} paragraphs").format(n=done, total=total)


def _arranged(stage: CompareStage, project: Project) -> str:
    """Say what is on the tab in front, as many as the tab itself says; what is to be checked is said beside it."""
    if stage.tab == "positions":
        return ", ".join(_rows(stage, project))
    if stage.tab == "timeline":
        return words.events(stage.count("timeline"))
    if stage.tab == "third_parties":
        return words.items(stage.count("third_parties"))
    if stage.tab == "sources":
        return counted(stage.count("sources"), "1 source", "{n} sources")
    if stage.tab == "changes":
        return counted(stage.count("changes"), "1 change", "{n} changes")
    return ", ".join(_reading_list(project, stage.problems.party_id)) if stage.problems.party_id else ""


def _reading_list(project: Project, party_id: PartyId) -> list[str]:
    printed = {each.id for each in queries.printed_annotations(project)}
    listed = [each.annotation for each in queries.excerpts_of_party(project, party_id)]
    counts = [each for each in listed if each.id in printed]
    left_out = tr("{n} left out of the brief").format(n=len(listed) - len(counts))
    return [words.tally_of(counts), *([left_out] if len(counts) < len(listed) else [])]


def _rows(stage: CompareStage, project: Project) -> list[str]:
    total, shown = stage.count("positions"), stage.board.rows.row_count
    is_whole = stage.board.rows.row_filter is RowFilter.ALL
    told = [words.rows(total) if is_whole else tr("{n} of {rows}").format(n=shown, rows=words.rows(total))]
    every = (row for group in stage.board.rows.groups for row in group.rows)
    if out := total - len(queries.printed(project, every)):
        told.append(tr("{n} left out of the brief").format(n=out))
    if waiting := stage.tray.model().rowCount():
        told.append(tr("{n} not in a row yet").format(n=waiting))
    return told
