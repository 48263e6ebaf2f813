"""What can be done with items wherever they are shown: one, or all that are selected, as one undo step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtWidgets import QDialog, QWidget

from briefer import edits, queries
from briefer.model import AnnotationId, IssueId, Kind, PartyId, Project
from briefer.queries import Excerpt
from briefer.words import tr
from ui.look import words
from ui.session import Focus, Session

ItemEdit = Callable[[Project, AnnotationId], Project]


class ItemActs:
    """The acts on the items that `chosen` gives; the keyboard stays in `home`, sentences go to `say`."""

    def __init__(
        self, session: Session, home: QWidget, chosen: Callable[[], Sequence[str]], say: Callable[[str], object]
    ) -> None:
        self.session = session
        self.home = home
        self._chosen = chosen
        self.say = say

    @property
    def ids(self) -> tuple[AnnotationId, ...]:
        """The items that are meant and still there."""
        known = {each.id for each in self.session.project.annotations}
        return tuple(AnnotationId(each) for each in self._chosen() if each in known)

    def retag(self, kind: Kind) -> None:
        """Make the items of a kind."""
        self._each(words.kind_word(kind), lambda project, name: edits.retag(project, name, kind))

    def give(self, key: int, *, is_added: bool = False) -> None:
        """Give the items to the party with a digit (0 = no party); `is_added` adds it to the parties they have."""
        party = next((p for p in self.session.project.parties if self._key(p.id) == key), None)
        if party is None and key:
            self.say(tr("No party has the key {n}.").format(n=key))
            return
        self.give_to(party.id if party else "", is_added=is_added)

    def give_to(self, party_id: str, *, is_added: bool = False) -> None:
        """Give the items to a party, "" for none."""
        ids, items = (PartyId(party_id),) if party_id else (), self.ids
        name = queries.party(self.session.project, ids[0]).name if ids else tr("no party")
        label = tr("Give to {party}").format(party=name)
        if not (is_added and ids):
            self._each(label, lambda project, item: edits.assign_parties(project, item, ids))
        elif all(ids[0] in queries.annotation(self.session.project, item).party_ids for item in items):
            self._each(tr("Take {party} away").format(party=name), lambda p, i: edits.toggle_party(p, i, ids[0]))
        else:
            self._each(label, lambda project, item: _with_party(project, item, ids[0]))

    def choose_issue(self) -> None:
        """Ask for an issue and put the items in it."""
        file_items(self.session, self.ids, self.home)

    def file_last(self) -> None:
        """Put the items into the issue used last."""
        known = {issue.id: issue for issue in self.session.project.issues}
        last = next((known[IssueId(each)] for each in self.session.recent_issues if each in known), None)
        if last is None:
            self.say(tr("No issue was used yet. T puts the item into one."))
            return
        label = tr("Put into {title}").format(title=words.quoted(last.title))
        self._each(label, lambda project, name: edits.assign_issue(project, name, last.id))

    def unfile(self) -> None:
        """Put the items back in the tray."""
        self._each(tr("Back to the tray"), edits.unassign_issue)

    def star(self) -> None:
        """Make the items key points, or none of them one if all are."""
        stars = self.session.project.brief.key_point_ids
        if all(each in stars for each in self.ids):
            self._each(tr("No key point"), edits.unstar)
        else:
            self._each(tr("Key point"), edits.star)

    def review(self) -> None:
        """Mark the items as reviewed."""
        if not self._step(tr("Marked as reviewed"), edits.review):
            self.say(tr("Nothing here waits for a review."))

    def repeat(self) -> None:
        """Give the items kind, parties and issue of the tag made last."""
        project = self.session.project
        last = next((each for each in project.annotations if each.id == self.session.last_tag), None)
        if last is None:
            self.say(tr("Nothing was tagged yet, so there is nothing to repeat."))
            return
        issue = queries.issue_of(project, last.id)

        def like_the_last(project: Project, name: AnnotationId) -> Project:
            project = edits.retag(edits.assign_parties(project, name, last.party_ids), name, last.kind)
            is_left = any(each.id == name for each in project.annotations)
            return edits.assign_issue(project, name, issue.id) if issue and is_left else project

        self._each(tr("Tagged like the last one"), like_the_last)

    def open(self, *, is_at_date: bool = False) -> None:
        """Open all there is to say of the first of the items."""
        from ui.tagging.note import NoteDialog

        for name in self.ids[:1]:
            dialog = NoteDialog(self.session, name, self.home.window(), is_at_date=is_at_date)
            dialog.exec()
            dialog.deleteLater()
            self.home.setFocus()

    def set_paraphrase_only(self, *, is_on: bool) -> None:
        """Print the paraphrase of the items alone, or with the quotation."""
        label = tr("Paraphrase only") if is_on else tr("Paraphrase and quotation")
        self._each(label, lambda project, name: edits.describe(project, name, is_paraphrase_only=is_on))

    def clear(self) -> None:
        """Remove the tags."""
        self._step(tr("Tag cleared"), edits.remove_annotations)

    def _key(self, party_id: PartyId) -> int:
        return queries.party_key(self.session.project, party_id)

    def _each(self, label: str, edit: ItemEdit) -> bool:
        def all_of_them(project: Project, ids: Iterable[AnnotationId]) -> Project:
            for name in ids:
                if any(each.id == name for each in project.annotations):  # two may have become one
                    project = edit(project, name)
            return project

        return self._step(label, all_of_them)

    def _step(self, label: str, edit: Callable[[Project, tuple[AnnotationId, ...]], Project]) -> bool:
        ids = self.ids
        if not ids:
            return False
        told = label if len(ids) == 1 else f"{tally_of(self.session.project, ids)}: {label}"
        is_done = self.session.step(told, lambda project: edit(project, ids))
        if is_done:
            self.say(told)
        return is_done


def tally_of(project: Project, ids: Iterable[str]) -> str:
    """Count chosen passages in words, events apart."""
    chosen = frozenset(ids)
    return words.tally_of(each for each in project.annotations if each.id in chosen)


def file_items(session: Session, ids: Sequence[AnnotationId], widget: QWidget) -> None:
    """Ask for an issue and put items in it as one step; the keyboard returns to `widget`.

    The rows that the draft finds likeliest for the first item come first.
    """
    from ui.tagging.issue_picker import IssuePicker

    if not ids:
        return
    first = queries.annotation(session.project, ids[0])
    likely = session.likely_rows(first.paragraph_id, first.span)
    picker = IssuePicker(session.project, widget.window(), recent=session.recent_issues, likely=likely)
    if picker.exec() == QDialog.DialogCode.Accepted and picker.choice is not None:
        choice = picker.choice
        label = tr("Put into {title}").format(title=words.quoted(choice.title))
        told = label if len(ids) == 1 else f"{tally_of(session.project, ids)}: {label}"

        def filed(project: Project) -> Project:
            for name in ids:
                if choice.is_new:
                    project = edits.file_under(project, name, choice.title, choice.theme)
                else:
                    project = edits.assign_issue(project, name, IssueId(choice.issue_id))
            return project

        session.step(told, filed)
    picker.deleteLater()
    widget.setFocus()


def _with_party(project: Project, name: AnnotationId, party_id: PartyId) -> Project:
    parties = queries.annotation(project, name).party_ids
    return project if party_id in parties else edits.assign_parties(project, name, (*parties, party_id))


def focus_on(excerpt: Excerpt) -> Focus:
    """The focus that stands on an item and its words."""
    annotation = excerpt.annotation
    selection = (annotation.span.start, annotation.span.end) if annotation.span else None
    return Focus(annotation.paragraph_id, selection=selection, annotation_id=annotation.id)
