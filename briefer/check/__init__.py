"""Everything that stands between this project and a brief one may sign, with the place of each problem.

Only judges; nothing is changed or repaired here. Which edits are allowed at all is the business of `edits`. What is
wrong with quotations is in `quotes`, whose words they are in `sides`. Begin with `check`, then `problem`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from briefer import queries, text
from briefer.check.problem import Place, PlaceKind, Problem, Severity, View, look, note, stops
from briefer.check.quotes import authored, spans
from briefer.check.sides import doubles, shared_names, sides
from briefer.model import AnnotationId, Kind, PartyId, Project, State
from briefer.queries.since import compared
from briefer.text.open_titles import is_open
from briefer.words import counted, later, listed, said, tr

if TYPE_CHECKING:
    from briefer.templates import Template

__all__ = ["Place", "PlaceKind", "Problem", "Severity", "check"]

BOTTOM_LINE = "bottom_line"
LONGEST_BOTTOM_LINE = 60
_DAMAGED = later("The project file is damaged here. Open an earlier copy of it, or remove the part and make it anew.")
_DOUBLED: dict[PlaceKind, Callable[[int], str]] = {
    "article": lambda n: counted(n, "1 article has the id {id}.", "{n} articles have the same id, {id}."),
    "paragraph": lambda n: counted(n, "1 paragraph has the id {id}.", "{n} paragraphs have the same id, {id}."),
    "party": lambda n: counted(n, "1 party has the id {id}.", "{n} parties have the same id, {id}."),
    "annotation": lambda n: counted(n, "1 tag has the id {id}.", "{n} tags have the same id, {id}."),
    "issue": lambda n: counted(n, "1 issue has the id {id}.", "{n} issues have the same id, {id}."),
}


def check(project: Project, template: Template | None = None) -> tuple[Problem, ...]:
    """Return every problem of a project, worst first, else in the order of the brief.

    Without a template, the only field that may be missing is the bottom line, and every field counts as printed.
    """
    view = View(project)
    printed = _printed_fields(project, template)
    problems = [
        *_doubled_ids(project),
        *_dangling(view),
        *spans(view),
        *authored(view, printed),
        *_stand_in(project, template),
        *_columns(project),
        *_fields(project, template),
        *_changes(project, template),
        *_tags(view),
        *sides(view),
        *shared_names(view),
        *doubles(view),
        *_drafts(view),
        *_draft_titles(view),
        *_open_titles(view),
        *_filing(project),
        *_rows(view),
        *_sources(view),
    ]
    order = list(Severity)
    return tuple(sorted(problems, key=lambda problem: order.index(problem.severity)))


def _stand_in(project: Project, template: Template | None) -> Iterator[Problem]:
    """Yield that the house format a project asks for is not here, with what the one that stands in leaves out."""
    if template is None or not template.stands_in:
        return
    known = {field.key for field in template.fields}
    lost = [f"{key}: {words}" for key, words in project.brief.fields if words.strip() and key not in known]
    detail = tr("Add the template, or choose another. Until then “{name}” stands in for it.").format(name=template.name)
    if lost:
        detail += " " + tr("These fields have no place in it: {fields}.").format(fields="; ".join(lost))
    yield look(template.stands_in, detail, Place("template"))


def _doubled_ids(project: Project) -> Iterator[Problem]:
    sorts: tuple[tuple[PlaceKind, Iterable[str]], ...] = (
        ("article", (article.id for article in project.articles)),
        ("paragraph", (paragraph.id for article in project.articles for paragraph in article.paragraphs)),
        ("party", (party.id for party in project.parties)),
        ("annotation", (annotation.id for annotation in project.annotations)),
        ("issue", (issue.id for issue in project.issues)),
    )
    for kind, ids in sorts:
        for each, count in Counter(ids).items():
            if count > 1:
                yield stops(
                    _DOUBLED[kind](count).format(id=each),
                    said(_DAMAGED),
                    Place(kind, each),
                )


def _dangling(view: View) -> Iterator[Problem]:
    project = view.project
    parties = {party.id for party in project.parties}
    annotations = {annotation.id for annotation in project.annotations}
    for annotation in project.annotations:
        place = Place("annotation", annotation.id)
        if annotation.paragraph_id not in view.paragraphs and not annotation.stated_in:
            yield stops(tr("A tag belongs to a paragraph that is not in the project."), said(_DAMAGED), place)
        if not parties.issuperset(annotation.party_ids):
            yield stops(tr("A tag names a party that is not in the project."), said(_DAMAGED), place)
    for issue in project.issues:
        if not annotations.issuperset(issue.annotation_ids):
            message = tr("The issue “{title}” holds a passage that is not in the project.").format(title=issue.title)
            yield stops(message, said(_DAMAGED), Place("issue", issue.id))
    yield from _dangling_settings(project, annotations, parties)
    filed = Counter(each for issue in project.issues for each in issue.annotation_ids)
    for annotation_id, count in filed.items():
        if count > 1:
            message = counted(
                count,
                "A passage is filed once; it can stand in one row only.",
                "A passage is filed {n} times; it can stand in one row only.",
            )
            yield stops(message, tr("File it again under the right issue."), Place("annotation", annotation_id))


def _dangling_settings(project: Project, annotations: set[AnnotationId], parties: set[PartyId]) -> Iterator[Problem]:
    brief, place = project.brief, Place("project")
    told = [each for group in brief.same_events for each in group]
    if not annotations.issuperset(brief.key_point_ids):
        yield stops(tr("A key point is a passage that is not in the project."), said(_DAMAGED), place)
    if not annotations.issuperset((*brief.event_order, *told)):
        yield stops(tr("The timeline names an event that is not in the project."), said(_DAMAGED), place)
    if len(set(told)) < len(told):
        yield stops(tr("An event is told as one with two different events."), tr("Separate it in the timeline."), place)
    if not parties.issuperset(brief.columns):
        yield stops(tr("A column is for a party that is not in the project."), said(_DAMAGED), place)
    if not {article.id for article in project.articles}.issuperset(brief.hidden_articles):
        yield stops(tr("The brief leaves out an article that is not in the project."), said(_DAMAGED), place)
    if not {issue.id for issue in project.issues}.issuperset(brief.hidden_issues):
        yield stops(tr("The brief leaves out a row that is not in the project."), said(_DAMAGED), place)


def _columns(project: Project) -> Iterator[Problem]:
    count = len(project.brief.columns)
    if len(set(project.brief.columns)) < count:
        yield stops(tr("A party has two columns."), tr("Choose a different party for each column."), Place("project"))
    if count == 0:
        yield stops(tr("No party has a column."), tr("Choose the two parties to compare."), Place("project"))
    elif count == 1:
        yield look(tr("Only one party has a column."), tr("Choose the party to compare it with."), Place("project"))


def _fields(project: Project, template: Template | None) -> Iterator[Problem]:
    bottom_line = queries.field(project, BOTTOM_LINE)
    place = Place("field", BOTTOM_LINE)
    if not bottom_line.strip():
        if _prints_bottom_line(project, template):
            yield look(
                tr("The bottom line is empty."), tr("Say in one or two sentences what the reader must know."), place
            )
    elif (count := text.word_count(bottom_line)) > LONGEST_BOTTOM_LINE:
        detail = counted(
            LONGEST_BOTTOM_LINE,
            "One or two sentences of one word are read; shorten it if you can.",
            "One or two sentences of at most {n} words are read; shorten it if you can.",
        )
        yield note(counted(count, "The bottom line has 1 word.", "The bottom line has {n} words."), detail, place)
    filled = dict(_printed_fields(project, template))
    for field in template.fields if template else ():
        if field.required and field.key != BOTTOM_LINE and not filled[field.key].strip():
            yield look(
                tr("“{label}” is empty.").format(label=field.label),
                tr("This template requires it."),
                Place("field", field.key),
            )


def _changes(project: Project, template: Template | None) -> Iterator[Problem]:
    switched = project.brief.switched_sections
    for spec in template.sections if template else ():
        if spec.kind == "changes" and spec.is_on != (spec.name in switched) and compared(project) is None:
            detail = tr(
                "“{title}” is left out. Export a version first, or choose another project to compare with."
            ).format(title=spec.title)
            yield look(tr("No version was given out yet to tell changes against."), detail, Place("project"))


def _printed_fields(project: Project, template: Template | None) -> tuple[tuple[str, str], ...]:
    """Return the fields that go to paper, as filled in or their defaults."""
    if template is None:
        return project.brief.fields
    from briefer.templates.fields import filled_fields

    return tuple(filled_fields(template, dict(project.brief.fields)).items())


def _prints_bottom_line(project: Project, template: Template | None) -> bool:
    is_switched = BOTTOM_LINE in project.brief.switched_sections
    if template is None:
        return not is_switched
    return any(spec.kind == BOTTOM_LINE and spec.is_on != is_switched for spec in template.sections)


def _tags(view: View) -> Iterator[Problem]:
    if not view.project.annotations:
        yield look(tr("Nothing is tagged yet."), tr("Tag the demands and positions in the article."), Place("project"))
    retold = {each.annotation.id for line in queries.timeline(view.project) for each in line.also}
    for annotation, _, reference in view.tags:
        place = Place("annotation", annotation.id)
        if annotation.kind is Kind.EVENT:
            if not annotation.when.sort and not annotation.when.text and annotation.id not in retold:
                yield look(
                    tr("{reference}: the event has no date.").format(reference=reference),
                    tr("It stands last in the timeline."),
                    place,
                )
        elif not annotation.party_ids:
            is_demand = annotation.kind is Kind.DEMAND
            told = (
                tr("{reference}: this demand has no party.")
                if is_demand
                else tr("{reference}: this position has no party.")
            )
            yield look(
                told.format(reference=reference),
                tr("It stands in no column. Give it to the party that says it."),
                place,
            )


def _drafts(view: View) -> Iterator[Problem]:
    drafts = [(annotation, reference) for annotation, _, reference in view.tags if annotation.is_draft]
    if drafts:
        first, reference = drafts[0]
        message = counted(
            len(drafts),
            "1 tag was accepted from the draft and not reviewed.",
            "{n} tags were accepted from the draft and not reviewed.",
        )
        detail = tr("First {reference}. Read each; R marks it as reviewed.").format(reference=reference)
        yield look(message, detail, Place("annotation", first.id))


def _draft_titles(view: View) -> Iterator[Problem]:
    """Say that titles of rows are the draft's: nobody has looked at anything under them."""
    drafts = {each.id for each in view.project.annotations if each.is_draft}
    unread = [
        row
        for row in (queries.printed(view.project, view.rows) if drafts else ())
        if row.issue.annotation_ids and drafts >= {*row.issue.annotation_ids}
    ]
    if unread:
        first, count = unread[0], len(unread)
        message = counted(count, "The draft made the title of 1 row.", "The draft made the titles of {n} rows.")
        detail = tr("First {number} {title}. Rename it, or review a passage under it.").format(
            number=first.number, title=first.issue.title
        )
        yield look(message, detail, Place("issue", first.issue.id))


def _open_titles(view: View) -> Iterator[Problem]:
    """Say that rows have words in place of a title, be they read or not: they would print like that."""
    unnamed = [row for row in queries.printed(view.project, view.rows) if is_open(row.issue.title)]
    if unnamed:
        first = unnamed[0]
        message = counted(len(unnamed), "1 row has no title yet.", "{n} rows have no title yet.")
        detail = tr("First {number} {title}. Rename it: it would print like this.").format(
            number=first.number, title=first.issue.title
        )
        yield look(message, detail, Place("issue", first.issue.id))


def _filing(project: Project) -> Iterator[Problem]:
    waiting = queries.tray(project)
    if waiting:
        message = counted(
            len(waiting),
            "1 passage is under no issue yet and would stand in a row at the end.",
            "{n} passages are under no issue yet and would stand in a row at the end.",
        )
        detail = tr("First {reference}. File each under an issue.").format(reference=waiting[0].reference)
        yield look(message, detail, Place("annotation", waiting[0].annotation.id))


def _rows(view: View) -> Iterator[Problem]:
    parties = [party.short_name or party.name for party in queries.column_parties(view.project)]
    hidden = view.project.brief.hidden_issues
    for row in view.rows:
        title, place = f"{row.number} {row.issue.title}", Place("issue", row.issue.id)
        silent = [name for name, is_silent in zip(parties, row.silent, strict=True) if is_silent]
        if row.issue.id in hidden:
            yield note(
                tr("{title}: the row is left out of the brief.").format(title=title),
                tr("It stays on the board."),
                place,
            )
        elif row.is_emptied:
            detail = tr("All its passages are in articles that the brief leaves out.")
            yield note(tr("{title}: the row does not print.").format(title=title), detail, place)
        elif not row.issue.annotation_ids:
            message = tr("The issue “{title}” is empty.").format(title=row.issue.title)
            yield look(message, tr("File a passage under it, or remove it."), place)
        elif silent:
            message = tr("{title}: no stated position of {parties}.").format(title=title, parties=listed(silent))
            yield note(message, tr("The brief says so, and lists it as a gap."), place)
        elif row.issue.state is State.UNCLEAR:
            yield note(
                tr("{title}: the state of play is not judged.").format(title=title),
                tr("The brief prints it as not clear."),
                place,
            )


def _sources(view: View) -> Iterator[Problem]:
    if view.shown and queries.source_count(view.project) == 1:
        detail = tr("The brief rests on one account of what was said.")
        yield note(tr("There is only one source."), detail, Place("article", view.shown[0][1].id))
    seen: dict[str, int] = {}
    for number, article in view.shown:
        print_of = text.fingerprint(paragraph.text for paragraph in article.paragraphs)
        if print_of in seen:
            message = tr("S{n} and S{m} have the same text.").format(n=seen[print_of], m=number)
            yield look(
                message,
                tr("Remove one of them or leave it out, so that nothing is counted twice."),
                Place("article", article.id),
            )
        seen.setdefault(print_of, number)
    yield from _hidden(view.project)


def _hidden(project: Project) -> Iterator[Problem]:
    for number, article in enumerate(project.articles, 1):
        if article.id in project.brief.hidden_articles:
            inside = {paragraph.id for paragraph in article.paragraphs}
            count = sum(each.paragraph_id in inside for each in project.annotations)
            told = counted(
                count,
                "The 1 tag in it is not printed. H in Sources takes the article in again.",
                "The {n} tags in it are not printed. H in Sources takes the article in again.",
            )
            detail = told if count else ""
            yield note(tr("S{n} is left out of the brief.").format(n=number), detail, Place("article", article.id))
