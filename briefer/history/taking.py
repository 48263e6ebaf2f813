"""What a cleared document may ask for, and taking it in: one edit for each proposal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefer import edits, queries
from briefer.drafting.proposals import Mark
from briefer.errors import EditError
from briefer.history.printed import plain
from briefer.history.wording import Sort
from briefer.model import AnnotationId, IssueId, Project, State
from briefer.proof.rule import without_marks
from briefer.words import tr


@dataclass(frozen=True, slots=True)
class ClearedProposal:
    """One thing that a cleared document asks for.

    `id` is the item, row or field, `to` the row it goes to or comes after; `now` is what the project has instead of
    the old words, if that is neither these nor the new ones. `author` made a tracked change, `comment` stands by it.
    `answer` is what to say to a comment: the next Word file holds it as one.
    """

    sort: Sort
    place: str
    id: str = ""
    old: str = ""
    new: str = ""
    to: str = ""
    now: str = ""
    author: str = ""
    comment: str = ""
    answer: str = ""

    @property
    def mark(self) -> Mark:
        """How it stands to the project: one whose words were changed there meanwhile differs."""
        return Mark.DIFFERS if self.now and self.is_complete else _MARKS[self.sort]

    @property
    def is_complete(self) -> bool:
        """Whether it can be taken."""
        return self.sort not in {Sort.UNPLACED, Sort.DECIDED} and bool(self.id or self.sort is Sort.ROW_ADDED)

    def taken_into(self, project: Project) -> Project:
        """Return the project with it taken in; words changed in quotation marks become a paraphrase.

        Raises EditError if it cannot be taken, or what it is about is no longer there.
        """
        act = _ACTS.get(self.sort)
        if act is None or not self.is_complete:
            raise EditError(tr("This cannot be taken in: there is no place for it. Bring the words in by hand."))
        return act(project, self)


def _paraphrase(project: Project, proposal: ClearedProposal) -> Project:
    return edits.describe(project, AnnotationId(proposal.id), paraphrase=proposal.new)


def _as_paraphrase(project: Project, proposal: ClearedProposal) -> Project:
    """Make words that are no longer the source's a paraphrase, which prints alone: the source's words stay as tagged.

    Where the words changed stood in the paraphrase, the quotation beside it still prints.
    """
    tag = next((each for each in project.annotations if each.id == proposal.id), None)
    words = without_marks(proposal.new)
    if tag is None or (tag.paraphrase and plain(tag.paraphrase) == plain(proposal.old)):
        return edits.describe(project, AnnotationId(proposal.id), paraphrase=words)
    words = " ".join(filter(None, (tag.paraphrase, words)))
    if not words:
        raise EditError(tr("The quotation was deleted and there is no paraphrase: write one, or delete the item."))
    return edits.describe(project, AnnotationId(proposal.id), paraphrase=words, is_paraphrase_only=True)


def field_of(project: Project, key: str) -> str | None:
    """Return the lines of a field, None where the template's own words print."""
    given = dict(project.brief.fields).get(key)
    return project.title if given is None and key == "subject" and project.title else given


def _field(project: Project, proposal: ClearedProposal) -> Project:
    """Put the new line in the place of the old one; a line that is not there any more is not guessed at."""
    given = field_of(project, proposal.id)
    if given is None:
        return edits.set_field(project, proposal.id, proposal.new, default=None)
    lines = given.split("\n")
    at = next((at for at, line in enumerate(lines) if plain(proposal.old) in plain(line)), None)
    if at is None:
        raise EditError(tr("The line that was changed is not in this field any more. Change it by hand."))
    line = plain(lines[at]).replace(plain(proposal.old), proposal.new)
    lines[at : at + 1] = [line] if proposal.new else []
    return edits.set_field(project, proposal.id, "\n".join(lines), default=None)  # emptied, it stays empty


def _note(project: Project, proposal: ClearedProposal) -> Project:
    """Add a comment to the notes of an item, and its answer, with the question, to what is handed on to the clearer."""
    tag = queries.annotation(project, AnnotationId(proposal.id))
    project = edits.describe(project, tag.id, note="\n".join(filter(None, (tag.note, proposal.new))))
    if not proposal.answer:
        return project
    answered = (tag.comment, proposal.new, proposal.answer)
    return edits.describe(project, tag.id, comment="\n".join(filter(None, answered)))


def _leave_out(project: Project, proposal: ClearedProposal) -> Project:
    """Leave a row out of the brief; its items and its number stay with it."""
    is_hidden = proposal.id in project.brief.hidden_issues
    return project if is_hidden else edits.toggle_issue(project, IssueId(proposal.id))


def _move_row(project: Project, proposal: ClearedProposal) -> Project:
    order = [issue.id for issue in project.issues if issue.id != proposal.id]
    place = order.index(IssueId(proposal.to)) + 1 if proposal.to in order else 0
    return edits.move_issue(project, IssueId(proposal.id), place)


def _add_row(project: Project, proposal: ClearedProposal) -> Project:
    above = next((each for each in project.issues if each.id == proposal.to), None)
    project = edits.add_issue(project, proposal.new, above.theme if above else "")
    new = project.issues[-1].id
    return edits.move_issue(project, new, project.issues.index(above) + 1) if above else project


_ACTS: dict[Sort, Callable[[Project, ClearedProposal], Project]] = {
    Sort.PARAPHRASE: _paraphrase,
    Sort.QUOTATION: _as_paraphrase,
    Sort.SPEAKER: lambda project, each: edits.describe(project, AnnotationId(each.id), speaker=each.new),
    Sort.TITLE: lambda project, each: edits.rename_issue(project, IssueId(each.id), title=each.new),
    Sort.STATE: lambda project, each: edits.assess(project, IssueId(each.id), state=State(each.new)),
    Sort.ASSESSMENT: lambda project, each: edits.assess(project, IssueId(each.id), assessment=each.new),
    Sort.AGREED: lambda project, each: edits.assess(project, IssueId(each.id), agreed=each.new),
    Sort.FIELD: _field,
    Sort.KEY_POINT: lambda project, each: edits.unstar(project, AnnotationId(each.id)),
    Sort.NOTE: _note,
    Sort.ITEM_DELETED: lambda project, each: edits.remove_annotation(project, AnnotationId(each.id)),
    Sort.ITEM_MOVED: lambda project, each: edits.assign_issue(project, AnnotationId(each.id), IssueId(each.to)),
    Sort.ROW_DELETED: _leave_out,
    Sort.ROW_MOVED: _move_row,
    Sort.ROW_ADDED: _add_row,
}

_MARKS = {
    **dict.fromkeys(
        (Sort.PARAPHRASE, Sort.SPEAKER, Sort.TITLE, Sort.STATE, Sort.ASSESSMENT, Sort.AGREED, Sort.FIELD), Mark.REWORDED
    ),
    **dict.fromkeys((Sort.KEY_POINT, Sort.ITEM_DELETED, Sort.ROW_DELETED), Mark.DELETED),
    **dict.fromkeys((Sort.ITEM_MOVED, Sort.ROW_MOVED), Mark.MOVED),
    Sort.ROW_ADDED: Mark.ADDED,
    Sort.QUOTATION: Mark.CHANGED,
    **dict.fromkeys((Sort.NOTE, Sort.DECIDED), Mark.COMMENT),
    Sort.UNPLACED: Mark.NO_PLACE,
}
