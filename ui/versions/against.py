"""What changed since the version that is compared with: found anew after every change, shown and judged from here.

Signals
    found()   the changes or what is shown of them are other ones
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from briefer import edits, queries
from briefer.history.turns import Hint, Sign, hint
from briefer.model import AnnotationId, Project, RecordedItem, Turn, Version
from briefer.queries import Excerpt
from briefer.queries.changes import OF_ITEM, Change, placed
from briefer.queries.since import Since, since, turns_since
from briefer.words import tr
from ui.look.words import quoted
from ui.session import Session
from ui.tasks import Progress, Tasks
from ui.versions.marks import NO_MARKS, Marks, marks_of, said_then

DELAY_MS = 150
TASK, LOOK = "compare with another project", "look for changes"


class Against(QObject):
    """Keeps what changed; the boards ask it for their marks."""

    found = Signal()

    def __init__(self, session: Session, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self.since: Since | None = None
        self.marks = NO_MARKS
        self.is_marking = True
        self.has_old = False
        self._session = session
        self._tasks = tasks
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self._begin)
        session.changed.connect(self._note)
        self._timer.start()

    def look(self) -> None:
        """Look for changes now, for whoever cannot wait for the pause after an edit."""
        self._take(*self._looked(self._session.project))

    @property
    def version(self) -> Version | None:
        """The version that is compared with."""
        return self.since.version if self.since else None

    @property
    def changes(self) -> tuple[Change, ...]:
        """What changed since then."""
        return self.since.changes if self.since else ()

    def show_marks(self, is_on: bool) -> None:
        """Mark the boards, or no longer."""
        self.is_marking = is_on
        self._take(self.since, self._marked(self.since))

    def show_old(self, is_on: bool) -> None:
        """Show under each marked thing what stood there, or no longer."""
        self.has_old = is_on
        self._take(self.since, self._marked(self.since))

    @property
    def count(self) -> int:
        """How many things changed, whatever changed of each."""
        return len({each.id for each in self.changes})

    @property
    def name(self) -> str:
        """What is compared with, in words."""
        if self.version is None:
            return ""
        if self.version.number:
            return tr("version {n}").format(n=self.version.number)
        return self.version.files[0][0]

    def compare_with_file(self, path: Path) -> None:
        """Compare with what another project says, once it is read."""

        def done(version: Version) -> None:
            label = tr("Compared with {name}").format(name=path.name)
            self._session.edit(label, edits.compare_with_other, version)

        def work(progress: Progress) -> Version:
            from briefer.history.record import version_of_file  # it composes, which no window waits for

            return version_of_file(path)

        self._tasks.run(TASK, work, done, self._session.failed.emit)

    def turn(self, annotation_id: str, turn: Turn) -> str:
        """Judge that a changed item hardened or softened, or take the same judgement back; return what to say of it."""
        project, wanted = self._session.project, AnnotationId(annotation_id)
        found = since(project)
        is_here = any(each.id == annotation_id for each in project.annotations)
        changes = found.changes if found and is_here else ()
        if found is None or not any(each.id == annotation_id and each.what in OF_ITEM for each in changes):
            return tr("Only an item that changed since a version can have hardened or softened.")
        new = None if turns_since(project).get(wanted) is turn else turn
        words = {
            Turn.HARDENED: tr("Hardened"),
            Turn.SOFTENED: tr("Softened"),
            None: tr("Neither hardened nor softened"),
        }
        self._session.edit(words[new], edits.set_turn, wanted, found.version.number, new)
        old = placed(found.record).get(annotation_id)
        now = next((each for each in queries.excerpts(project) if each.annotation.id == annotation_id), None)
        told = told_hint(hint_between(project, old[1], now)) if old and now else ""
        return f"{words[new]}. {told}" if told else words[new]

    def _note(self, project: Project, parts: object) -> None:
        if project.versions or project.compared or self.since:
            self._timer.start()

    def _begin(self) -> None:
        """Look for changes beside the window: of many rows it takes longer than a key may."""
        project = self._session.project

        def done(found: tuple[Since | None, Marks]) -> None:
            if isValid(self) and project is self._session.project:  # else it is looked for again already, or nobody is
                self._take(*found)

        self._tasks.run(LOOK, lambda _: self._looked(project), done)

    def _looked(self, project: Project) -> tuple[Since | None, Marks]:
        found = since(project)
        return found, self._marked(found)

    def _marked(self, found: Since | None) -> Marks:
        return marks_of(found, has_old=self.has_old) if found and self.is_marking else NO_MARKS

    def _take(self, found: Since | None, marks: Marks) -> None:
        self.since = found
        if marks != self.marks:  # the boards measure anew what is another object
            self.marks = marks
        self.found.emit()


def hint_between(project: Project, old: RecordedItem, now: Excerpt) -> Hint:
    """Return which words speak for hardened or softened between the wording of then and of now."""
    paragraph = now.annotation.paragraph_id
    language = "" if now.is_elsewhere else queries.article_of(project, paragraph).source.language
    return hint(said_then(old), f"{now.annotation.paraphrase} {now.text}", language)


def told_hint(found: Hint) -> str:
    """Return a hint as a sentence, "" for none."""
    sides = (
        (tr("Speaks for hardened: {signs}"), found.hardened),
        (tr("Speaks for softened: {signs}"), found.softened),
    )
    return "; ".join(told.format(signs=_signs(signs)) for told, signs in sides if signs)


def _signs(signs: Iterable[Sign]) -> str:
    new, gone = tr("{word} is new"), tr("{word} is gone")
    return ", ".join((new if each.is_new else gone).format(word=quoted(each.word)) for each in signs)
