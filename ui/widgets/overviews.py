"""The lines of the timeline, of the third parties and of the problems, as cells for `CellsModel`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefer import queries
from briefer.model import Certainty, Party, Project, When
from briefer.queries import Excerpt
from briefer.words import later, said, tr
from ui.look import words
from ui.widgets.cells import Cell, CellStyle, Notice, PartyMark, TableRow, party_mark

if TYPE_CHECKING:
    from briefer.check import Problem, Severity


def timeline_rows(project: Project) -> tuple[TableRow, ...]:
    """Give date, event, who, status and reference of every event, oldest first; the key is the annotation's id."""
    return tuple(_timeline_row(project, excerpt) for excerpt in queries.timeline(project))


def third_party_rows(project: Project) -> tuple[TableRow, ...]:
    """Give actor, what it said or did, kind and reference, grouped by actor; the key is the annotation's id."""
    found: list[TableRow] = []
    last: Party | None = None
    for excerpt in queries.third_parties(project):
        party = _actor(project, excerpt)
        found.append(_third_party_row(project, excerpt, party, is_first=party != last))
        last = party
    return tuple(found)


def problem_rows(problems: Iterable[Problem]) -> tuple[TableRow, ...]:
    """Give the problems under the headings of their severity; the key is the Problem."""
    found: list[TableRow] = []
    last: Severity | None = None
    for problem in problems:
        if problem.severity is not last:
            heading = severity_heading(problem.severity)
            found.append(TableRow(None, (Cell(heading, CellStyle.HEADING),), heading))
            last = problem.severity
        found.append(_problem_row(problem))
    return tuple(found)


def severity_heading(severity: Severity) -> str:
    """The heading over the problems of a severity."""
    headings = {
        "stops": later("Stops the export"),
        "look": later("Worth a look"),
        "note": later("For your information"),
    }
    return said(headings[severity])


def sort_date_text(when: When) -> str:
    """The sort date for the eye: "about 5 June 2025", or "" without one."""
    date = words.day(when.sort)
    if not date or when.certainty is Certainty.EXACT:
        return date
    return f"{words.certainty_word(when.certainty)} {date}"


def _timeline_row(project: Project, excerpt: Excerpt) -> TableRow:
    when = excerpt.annotation.when
    known = sort_date_text(when)
    if when.text or known:
        date = Cell(when.text or known, CellStyle.TEXT, known if when.text else "")
    else:
        date = Cell(tr("date not given"), CellStyle.QUIET, notice=Notice.WARNING)
    if not when.sort and when.text:
        date = Cell(when.text, CellStyle.TEXT, tr("no sort date"), notice=Notice.WARNING)
    who = ", ".join(party.short_name or party.name for party in excerpt.parties) or tr("no party")
    status = words.status_word(excerpt.annotation.status)
    references = ", ".join(each.reference for each in (excerpt, *excerpt.also))
    cells = (
        date,
        Cell(words.shown(excerpt), _style(excerpt), _told_besides(excerpt)),
        Cell(who, CellStyle.TEXT if excerpt.parties else CellStyle.QUIET, marks=_marks(project, excerpt.parties)),
        Cell(status),
        Cell(_unbroken(references) if excerpt.also else references, CellStyle.REFERENCE),
    )
    place = words.spoken_reference(references)
    spoken = f"{date.text}, {words.shown(excerpt)}, {who}, {status}, {place}"
    return TableRow(excerpt.annotation.id, cells, spoken)


def _style(excerpt: Excerpt) -> CellStyle:
    return CellStyle.TEXT if excerpt.is_elsewhere else CellStyle.QUOTE


def _unbroken(references: str) -> str:
    """References that break between two of them only."""
    return ", ".join(each.replace(" ", "\N{NO-BREAK SPACE}") for each in references.split(", "))


def _told_besides(excerpt: Excerpt) -> str:
    """The paraphrase of an event, and the words of the other passages that tell it, a line each."""
    lines = [words.beside(excerpt)] if words.beside(excerpt) else []
    told = tr("Also {reference}: {words}")
    lines += [told.format(reference=each.reference, words=words.shown(each)) for each in excerpt.also]
    return "\N{LINE SEPARATOR}".join(lines)


def _third_party_row(project: Project, excerpt: Excerpt, party: Party | None, *, is_first: bool) -> TableRow:
    name = party.name if party else tr("no party")
    actor = Cell(name, CellStyle.STRONG, marks=_marks(project, (party,) if party else ())) if is_first else Cell()
    speaker = excerpt.annotation.speaker
    cells = (
        actor,
        Cell(words.shown(excerpt), _style(excerpt), speaker),
        Cell(words.kind_word(excerpt.annotation.kind), kind=excerpt.annotation.kind),
        Cell(excerpt.reference, CellStyle.REFERENCE),
    )
    return TableRow(excerpt.annotation.id, cells, f"{name}: {words.spoken_item(excerpt)}")


def _actor(project: Project, excerpt: Excerpt) -> Party | None:
    columns = project.brief.columns
    return next((party for party in excerpt.parties if party.id not in columns), None)


def _marks(project: Project, parties: Iterable[Party]) -> tuple[PartyMark, ...]:
    return tuple(party_mark(project, party) for party in parties)


def _problem_row(problem: Problem) -> TableRow:
    notices = {"stops": Notice.ERROR, "look": Notice.WARNING, "note": Notice.NOTE}
    cells = (Cell(problem.message, CellStyle.TEXT, problem.detail, notice=notices[problem.severity]),)
    spoken = f"{severity_heading(problem.severity)}: {problem.message} {problem.detail}".strip()
    return TableRow(problem, cells, spoken)
