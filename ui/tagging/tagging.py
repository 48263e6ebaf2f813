"""The acts of the tagging keys: each turns the focus and the armed party into one edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefer import edits, queries
from briefer.model import Annotation, AnnotationId, IssueId, Kind, ParagraphId, PartyId, Project, Span
from briefer.words import listed, tr
from ui.article.view import ArticleView
from ui.look.words import kind_word
from ui.session import Session
from ui.widgets.announce import announce
from ui.widgets.dialog import asked


@dataclass(frozen=True, slots=True)
class FullTag:
    """What `.` repeats: kind, parties and issue of the last tag; `row` is the title of the row the draft had for it."""

    kind: Kind
    party_ids: tuple[PartyId, ...]
    issue_id: IssueId | None = None
    row: str = ""


Rows = Callable[[str, Span | None], tuple[str, Sequence[str]]]
"""The title of the row that the draft had for a passage, "" for none, and the titles of the likeliest ones."""


class Tagging:
    """Tags what has the focus. What it tags is the session's last tag, which one key repeats."""

    def __init__(self, session: Session, article: ArticleView, tell: Callable[[str], None], rows: Rows) -> None:
        self._session = session
        self._rows = rows
        self._article = article
        self._tell = tell

    def tag(self, kind: Kind) -> None:
        """Tag the focus as a kind, of the armed party, and go on to the next unit of the same size."""
        armed = self._session.armed_party
        row, _ = self._rows(*self._article.focus_passage()) if kind is not Kind.EVENT else ("", ())
        self._annotate(FullTag(kind, (PartyId(armed),) if armed else (), row=row))

    def repeat(self) -> None:
        """Give the focus kind, parties and issue of the last tag."""
        last = self._annotation(self._session.last_tag)
        if last is None:
            self._tell(tr("Nothing was tagged yet, so there is nothing to repeat."))
            return
        issue = queries.excerpt(self._session.project, last.id).issue
        self._annotate(FullTag(last.kind, last.party_ids, issue.id if issue else None))

    def choose_party(self, key: int) -> None:
        """Arm the party of a digit (0 = no party); an item at the focus goes to that party."""
        party_id = self._party_of(key)
        if party_id is None:
            self._tell(tr("No party has the key {key}. Add one with Brief, Parties.").format(key=key))
            return
        self.arm(party_id)

    def is_active(self, key: int) -> bool:
        """Whether the party of a digit is the active one."""
        return self._party_of(key) == self._session.armed_party

    def arm(self, party_id: str) -> None:
        """Make a party the active one; an item at the focus goes to that party."""
        self._session.arm(party_id)
        item = self._article.current_annotation()
        if item is None:
            announce(self._article, tr("Active party: {party}").format(party=self._party_name(party_id)))
        else:
            ids = (PartyId(party_id),) if party_id else ()
            given = tr("{place} given to {party}").format(place=self._place(item), party=self._party_name(party_id))
            self._session.edit(given, edits.assign_parties, item.id, ids)

    def add_party(self, key: int) -> None:
        """Add a second party to the item at the focus, or take it away again."""
        item, party_id = self._article.current_annotation(), self._party_of(key)
        if item is None or not party_id:
            self._tell(tr("Tag the passage first; then this key adds a second party to it."))
            return
        self._edit(
            item,
            tr("{place}: parties changed"),
            edits.toggle_party,
            PartyId(party_id),
        )

    def clear(self) -> None:
        """Remove the tag at the focus."""
        item = self._article.current_annotation()
        if item is None:
            self._tell(tr("There is no tag here to clear."))
            return
        self._edit(item, tr("{place} cleared"), edits.remove_annotation)

    def star(self) -> None:
        """Make the item at the focus a key point, or no longer one."""
        self._with_item(tr("{place} starred"), lambda project, item: edits.toggle_star(project, item.id))

    def choose_issue(self) -> None:
        """Ask for the issue of the item at the focus and put it there."""
        item = self._item()
        if item is None:
            self._tell(tr("Tag the passage first; then T puts it into an issue."))
            return
        self.choose_issue_of(item.id)

    def file(self, issue_id: IssueId) -> None:
        """Put the item at the focus into an issue."""
        told = tr("{place} put into an issue")
        self._with_item(told, lambda project, item: edits.assign_issue(project, item.id, issue_id))

    def item_mark(self) -> str:
        """Return the mark of the paragraph of the item that the next act is about ("¶6"), "" if there is none."""
        item = self._item()
        return self._paragraph_mark(item.paragraph_id) if item is not None else ""

    def choose_issue_of(self, annotation_id: str) -> None:
        """Ask for the issue of an item and put it there."""
        from ui.tagging.items import file_items

        if self._annotation(annotation_id) is not None:
            file_items(self._session, (AnnotationId(annotation_id),), self._article)

    def file_under_last(self) -> None:
        """Put the item at the focus into the issue used last."""
        known = {issue.id for issue in self._session.project.issues}
        last = next((each for each in self._session.recent_issues if each in known), None)
        if last is None:
            self._tell(tr("No issue was used yet. T puts the item into one."))
            return
        self.file(IssueId(last))

    def note(self) -> None:
        """Open note, paraphrase and speaker of the item at the focus."""
        item = self._item()
        if item is None:
            self._tell(tr("Tag the passage first; then N adds a note to it."))
            return
        from ui.tagging.note import NoteDialog

        asked(NoteDialog(self._session, item.id, self._article.window()))
        self._article.setFocus()

    def leave_out(self) -> None:
        """Leave the selected words out of the quotation of the item they stand in, or take them in again."""
        selection = self._session.focus.selection
        item = self._around(*selection) if selection is not None else None
        if item is None or selection is None:
            self._tell(tr("Select words inside a tagged passage; then this key leaves them out of the quotation."))
            return
        rest = tuple(each for each in item.cuts if not (each.start <= selection[0] and selection[1] <= each.end))
        if rest != item.cuts:
            self._edit(item, tr("{place}: words taken in again"), edits.set_cuts, rest)
        else:
            self._edit(item, tr("{place}: words left out"), edits.leave_out, *selection)

    def _around(self, start: int, end: int) -> Annotation | None:
        """Return the smallest item of the focused paragraph that holds these words and more."""
        paragraph_id = ParagraphId(self._session.focus.paragraph_id)
        length = len(queries.paragraph_of(self._session.project, paragraph_id).text)
        around = []
        for item in queries.annotations_of(self._session.project, paragraph_id):
            first, last = (item.span.start, item.span.end) if item.span else (0, length)
            if first <= start and end <= last and (first, last) != (start, end):
                around.append((last - first, item))
        return min(around, key=lambda each: each[0])[1] if around else None

    def set_edge(self, start: int, end: int) -> None:
        """Give the item at the focus other edges; the new span covers characters `start` to `end`."""
        item = self._article.current_annotation()
        if item is None:
            return
        text = queries.paragraph_of(self._session.project, item.paragraph_id).text
        span = None if (start, end) == (0, len(text)) else Span(start, end, text[start:end])
        self._edit(item, tr("{place}: edges moved"), edits.set_span, span)

    def _annotate(self, tag: FullTag) -> None:
        paragraph_id, span = self._article.focus_passage()
        if not paragraph_id:
            self._tell(tr("Open an article first: File, Open."))
            return
        label = self._tag_label(paragraph_id, tag)
        self._session.step(label, lambda project: _tagged(project, paragraph_id, span, tag))
        tagged = self._tagged_id(paragraph_id, span, tag)
        if tagged:
            self._session.last_tag = tagged
            self._article.advance()

    def _tagged_id(self, paragraph_id: str, span: Span | None, tag: FullTag) -> str:
        for item in queries.annotations_of(self._session.project, ParagraphId(paragraph_id)):
            if item.span == span and item.kind is tag.kind and item.party_ids == tag.party_ids:
                return item.id
        return ""

    def _item(self) -> Annotation | None:
        """Return the item at the focus, or the one just tagged: tagging has already moved the focus on."""
        return self._article.current_annotation() or self._annotation(self._session.last_tag)

    def _with_item(self, what: str, edit: Callable[[Project, Annotation], Project]) -> None:
        item = self._item()
        if item is None:
            self._tell(tr("Tag the passage first."))
            return
        self._session.step(what.format(place=self._place(item)), lambda project: edit(project, item))

    def _annotation(self, annotation_id: str) -> Annotation | None:
        found = (item for item in self._session.project.annotations if item.id == annotation_id)
        return next(found, None)

    def _party_of(self, key: int) -> str | None:
        if key == 0:
            return ""
        project = self._session.project
        keys = {queries.party_key(project, party.id): party.id for party in project.parties}
        return keys.get(key)

    def _party_name(self, party_id: str) -> str:
        return queries.party(self._session.project, PartyId(party_id)).name if party_id else tr("no party")

    def _edit(self, item: Annotation, told: str, edit: Callable[..., Project], *args: object) -> None:
        self._session.edit(told.format(place=self._place(item)), edit, item.id, *args)

    def _place(self, item: Annotation) -> str:
        return self._paragraph_mark(item.paragraph_id)

    def _tag_label(self, paragraph_id: str, tag: FullTag) -> str:
        names = listed([self._party_name(party_id) for party_id in tag.party_ids]) or tr("no party")
        told, place = tr("{place} tagged {parties}, {kind}"), self._paragraph_mark(paragraph_id)
        return told.format(place=place, parties=names, kind=kind_word(tag.kind))

    def _paragraph_mark(self, paragraph_id: str) -> str:
        place = self._article.facts.place(paragraph_id)
        return queries.paragraph_mark(place.index + 1) if place else ""


def _tagged(project: Project, paragraph_id: str, span: Span | None, tag: FullTag) -> Project:
    after = edits.annotate(project, ParagraphId(paragraph_id), tag.kind, tag.party_ids, span)
    if after is project or not (tag.issue_id or tag.row):
        return after
    known = {item.id for item in project.annotations}
    new = next((item.id for item in after.annotations if item.id not in known), None)
    if new is None:
        return after
    return edits.assign_issue(after, new, tag.issue_id) if tag.issue_id else edits.file_under(after, new, tag.row)
