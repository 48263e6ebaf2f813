"""Ways back: work found after a crash, earlier states of the project, and what of a project is about its makers.

The choices are made in dialogs, imported where they open; what is kept where is known to `keeping`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from briefer.errors import BrieferError, ProjectFileError
from briefer.model import Project
from briefer.store import backups
from briefer.store.project_file import Opened
from briefer.store.recovery import Recovery, RecoveryState, discard
from briefer.words import counted, tr
from ui.projects.files import Documents
from ui.session import Focus, Session
from ui.tasks import Tasks

FIND = "find recoveries"


class Earlier:
    """Brings back what was. `tell` shows a sentence, `show` an error."""

    def __init__(
        self,
        session: Session,
        documents: Documents,
        tasks: Tasks,
        window: QWidget,
        *,
        tell: Callable[[str], None],
        show: Callable[[BaseException], None],
    ) -> None:
        self._session = session
        self._documents = documents
        self._keeping = documents.keeping
        self._tasks = tasks
        self._window = window
        self._tell = tell
        self._show = show

    # After a crash

    def look_for_recoveries(self, *, is_asked: bool = False) -> None:
        """Look for work that a run of the program left behind, and offer it; `is_asked` says so if there is none."""

        def found(recoveries: tuple[Recovery, ...]) -> None:
            if recoveries:
                self.offer(recoveries)
            elif is_asked:
                self._tell(tr("There is no recovered work."))

        self._tasks.run(FIND, lambda _: self._keeping.recoveries(), found, self._show)

    def offer(self, found: Sequence[Recovery]) -> None:
        """Let the person choose what becomes of work that was found; what is not chosen stays for another time."""
        from ui.projects.recovery import DISCARD, RECOVERED, RecoveryDialog

        readable = [each for each in found if each.state is not RecoveryState.UNREADABLE]
        unreadable = [each for each in found if each.state is RecoveryState.UNREADABLE]
        while readable:
            dialog = RecoveryDialog(readable, unreadable, self._window)
            dialog.exec()
            chosen = dialog.chosen
            if not dialog.choice or chosen is None:
                break
            is_done = (
                self._discard(chosen)
                if dialog.choice == DISCARD
                else self._open(chosen, is_recovered=dialog.choice == RECOVERED)
            )
            if is_done:
                readable.remove(chosen)
            if dialog.choice != DISCARD:
                break
        self._tell_of_rest(readable, unreadable)

    def _open(self, recovery: Recovery, *, is_recovered: bool) -> bool:
        if not is_recovered:
            return recovery.path is not None and self._documents.open(recovery.path) and self._discard(recovery)
        if recovery.project is None or not self._open_recovered(recovery, recovery.project):
            return False
        if self._keeping.keep_now() is not None:  # now this run has it in a file of its own
            discard(recovery.file)
        self._tell(tr("The recovered work is open."))
        return True

    def _open_recovered(self, recovery: Recovery, project: Project) -> bool:
        if recovery.path is None or recovery.saved is None:
            came_from = Opened(project, recovery.path, "", recovery.unknown) if recovery.path else None
            return self._documents.open_unsaved(project, came_from)
        if not self._documents.open(recovery.path):
            return False
        self._put_back(tr("Recovered work"), project)
        return True

    def _discard(self, recovery: Recovery) -> bool:
        try:
            self._tasks.result_of("discard", lambda _: self._keeping.give_up(recovery))
        except BrieferError as error:
            self._show(error)
            return False
        return True

    def _tell_of_rest(self, left: Sequence[Recovery], unreadable: Sequence[Recovery]) -> None:
        if left:
            self._tell(
                counted(
                    len(left),
                    "Recovered work is kept: File, Recovered work.",
                    "{n} pieces of recovered work are kept: File, Recovered work.",
                )
            )
        elif unreadable:
            self._show(ProjectFileError(" ".join(map(set_aside_sentence, unreadable))))

    # Earlier states

    def go_back(self) -> None:
        """Let the person choose an earlier state of the open project."""
        from ui.projects.go_back import HERE, GoBackDialog

        self._tasks.wait_for("backup")
        known = self._keeping.backups()
        if not known:
            self._tell(tr("Nothing earlier is kept yet. Each time you save, a backup is made."))
            return
        dialog = GoBackDialog(known, self._session.project, self._tasks, self._window)
        dialog.exec()
        if dialog.chosen is None or dialog.chosen.state is None:
            return
        if dialog.choice == HERE:
            self._put_back(tr("Back to {state}").format(state=dialog.chosen.words), dialog.chosen.state)
        elif dialog.choice:
            self._documents.open_unsaved(dialog.chosen.state)

    def _put_back(self, label: str, then: Project) -> None:
        first = next((paragraph.id for article in then.articles for paragraph in article.paragraphs), "")
        self._session.step(label, lambda now: _unless_same(now, backups.gone_back(now, then)), where=Focus(first))

    # Before a project is given away

    def remove_personal_details(self) -> None:
        """Show what of the project is about its makers, and remove it as one undoable step."""
        from briefer.edits import privacy
        from ui.projects.privacy import PrivacyDialog

        found = privacy.personal_details(self._session.project)
        if not found:
            self._tell(tr("Nothing in this project says who made it, when or where."))
            return
        dialog = PrivacyDialog(found, self._window)
        dialog.exec()
        if dialog.choice:
            self._session.edit(tr("Personal details removed"), privacy.without_personal_details)


def set_aside_sentence(recovery: Recovery) -> str:
    """Say where work was put that cannot be read."""
    place = Path(recovery.file.parent.name) / recovery.file.name
    return tr("{why} It was set aside as {place}.").format(why=recovery.reason, place=place)


def _unless_same(now: Project, then: Project) -> Project:
    return now if now == then else then
