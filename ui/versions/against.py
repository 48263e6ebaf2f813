"""What changed since the version that is compared with: found anew after every change, shown and judged from here.

Signals
    found()   the changes or what is shown of them are other ones
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from briefer import edits, queries
from briefer.history.turns import Hint, hint
from briefer.model import AnnotationId, Project, Turn, Version
from briefer.queries.changes import OF_ITEM, Change, placed
from briefer.queries.since import changes_since, compared, record_before, turns_since
from ui.look.words import quoted, tr
from ui.session import Session
from ui.tasks import Progress, Tasks
from ui.versions.marks import Marks, marks_of, said_then

DELAY_MS = 150
TASK = "compare with another project"
NO_MARKS = Marks()


class Against(QObject):
    """Keeps what changed; the boards ask it for their marks."""

    found = Signal()

    def __init__(self, session: Session, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self.version: Version | None = None
        self.changes: tuple[Change, ...] = ()
        self.marks = NO_MARKS
        self.is_marking = True
        self.has_old = False
        self._session = session
        self._tasks = tasks
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self.look)
        session.changed.connect(self._note)
        self._timer.start()

    def look(self) -> None:
        """Look for changes now, without the pause after an edit."""
        project = self._session.project
        self.version = compared(project)
        self.changes = changes_since(project)
        self._show(project)

    def show_marks(self, is_on: bool) -> None:
        """Mark the boards, or no longer."""
        self.is_marking = is_on
        self._show(self._session.project)

    def show_old(self, is_on: bool) -> None:
        """Show under each marked thing what stood there, or no longer."""
        self.has_old = is_on
        self._show(self._session.project)

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
            return tr("version {n}").replace("{n}", str(self.version.number))
        return self.version.files[0][0]

    def compare_with_file(self, path: Path) -> None:
        """Compare with what another project says, once it is read."""

        def done(version: Version) -> None:
            label = tr("Compared with {name}").replace("{name}", path.name)
            self._session.edit(label, edits.compare_with_other, version)

        def work(progress: Progress) -> Version:
            from briefer.history.record import version_of_file  # it composes, which no window waits for

            return version_of_file(path)

        self._tasks.run(TASK, work, done, self._session.failed.emit)

    def turn(self, annotation_id: str, turn: Turn) -> str:
        """Judge that a changed item hardened or softened, or take the same judgement back; return what to say of it."""
        project, wanted = self._session.project, AnnotationId(annotation_id)
        is_changed = any(each.id == annotation_id and each.what in OF_ITEM for each in changes_since(project))
        before = compared(project)
        if before is None or not is_changed or all(each.id != annotation_id for each in project.annotations):
            return tr("Only an item that changed since a version can have hardened or softened.")
        new = None if turns_since(project).get(wanted) is turn else turn
        words = {
            Turn.HARDENED: tr("Hardened"),
            Turn.SOFTENED: tr("Softened"),
            None: tr("Neither hardened nor softened"),
        }
        self._session.edit(words[new], edits.set_turn, wanted, before.number, new)
        told = told_hint(self.hint(annotation_id))
        return f"{words[new]}. {told}" if told else words[new]

    def hint(self, annotation_id: str) -> Hint:
        """Return which words speak for hardened or softened between the wording of then and now."""
        project = self._session.project
        before = compared(project)
        old = placed(record_before(project, before)).get(annotation_id) if before else None
        now = next((each for each in queries.excerpts(project) if each.annotation.id == annotation_id), None)
        if old is None or now is None:
            return Hint()
        paragraph = now.annotation.paragraph_id
        language = "" if now.is_elsewhere else queries.article_of(project, paragraph).source.language
        return hint(said_then(old[1]), f"{now.annotation.paraphrase} {now.text}", language)

    def _note(self, project: Project, parts: object) -> None:
        if project.versions or project.compared or self.version:
            self._timer.start()

    def _show(self, project: Project) -> None:
        marks = NO_MARKS
        if self.version is not None and self.is_marking:
            marks = marks_of(project, self.version, self.changes, has_old=self.has_old)
        if marks != self.marks:  # the boards measure anew what is another object
            self.marks = marks
        self.found.emit()


def told_hint(found: Hint) -> str:
    """Return a hint as a sentence, "" for none."""
    sides = ((tr("speaks for hardened"), found.hardened), (tr("speaks for softened"), found.softened))
    told = []
    for name, signs in sides:
        if signs:
            words = ", ".join(f"{quoted(each.word)} {tr('is new') if each.is_new else tr('is gone')}" for each in signs)
            told.append(f"{name}: {words}")
    return "; ".join(told)[:1].upper() + "; ".join(told)[1:]
