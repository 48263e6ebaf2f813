"""Edits of quotations in what the author wrote: their marks go, or it is said where they are from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefer.edits.annotations import describe
from briefer.edits.articles import edit_source
from briefer.edits.issues import assess, rename_issue
from briefer.edits.parties import edit_party
from briefer.edits.parts import changed, one_line, part_of
from briefer.edits.settings import set_field, set_title
from briefer.errors import EditError
from briefer.model import AnnotationId, ArticleId, Elsewhere, IssueId, PartyId, Project
from briefer.proof.rule import Quoted, without_marks
from briefer.text import canonical, normalise
from briefer.words import tr

Clear = Callable[[str], str]


def take_off_marks(project: Project, kind: str, part_id: str, words: str) -> Project:
    """Take the quotation marks off these words in what the author wrote in one part of the project; the words stay.

    `kind` and `part_id` name the part as a problem's place does: a field, party, issue, annotation, article or the
    project. Nothing changes where the words are not in quotation marks.
    """

    def is_kept(quoted: Quoted) -> bool:
        return canonical(quoted.words) != canonical(words)

    def clear(text: str) -> str:
        return without_marks(text, is_kept)

    return _CLEARED[kind](project, part_id, clear) if kind in _CLEARED else project


def state_origin(project: Project, words: str, origin: str) -> Project:
    """Say where words in quotation marks are from that no article holds; "" takes the statement back.

    Raises:
        EditError: the words go over several paragraphs.
    """
    if "\n" in words.strip():
        raise EditError(tr("Quote each paragraph by itself, then say where it is from."))
    others = tuple(each for each in project.brief.elsewhere if canonical(each.words) != canonical(words))
    clean = one_line(origin)
    stated = (*others, Elsewhere(normalise(words), clean)) if clean else others
    return changed(project, brief=replace(project.brief, elsewhere=stated))


def _field(project: Project, key: str, clear: Clear) -> Project:
    text = dict(project.brief.fields).get(key, "")
    return set_field(project, key, clear(text)) if text else project


def _annotation(project: Project, part_id: str, clear: Clear) -> Project:
    tag = part_of(project.annotations, part_id, "tag")
    return describe(
        project,
        AnnotationId(part_id),
        speaker=clear(tag.speaker),
        paraphrase=clear(tag.paraphrase),
        when=replace(tag.when, text=clear(tag.when.text)),
    )


def _issue(project: Project, part_id: str, clear: Clear) -> Project:
    issue = part_of(project.issues, part_id, "issue")
    project = rename_issue(project, IssueId(part_id), title=clear(issue.title), theme=clear(issue.theme))
    return assess(project, IssueId(part_id), assessment=clear(issue.assessment), agreed=clear(issue.agreed))


def _party(project: Project, part_id: str, clear: Clear) -> Project:
    return edit_party(project, PartyId(part_id), name=clear(part_of(project.parties, part_id, "party").name))


def _article(project: Project, part_id: str, clear: Clear) -> Project:
    source = part_of(project.articles, part_id, "article").source
    new = replace(source, outlet=clear(source.outlet), byline=clear(source.byline))
    return edit_source(project, ArticleId(part_id), new)


def _title(project: Project, part_id: str, clear: Clear) -> Project:
    return set_title(project, clear(project.title))


_CLEARED: dict[str, Callable[[Project, str, Clear], Project]] = {
    "field": _field,
    "annotation": _annotation,
    "issue": _issue,
    "party": _party,
    "article": _article,
    "project": _title,
}
