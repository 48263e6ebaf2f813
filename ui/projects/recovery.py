"""Work found after a crash: open it recovered or as saved, compare both, or discard it. Nothing is deleted before."""

from __future__ import annotations

import platform
from collections.abc import Sequence

from PySide6.QtWidgets import QListWidget, QWidget

from briefer.model import Project
from briefer.store.differences import differences
from briefer.store.recovery import Recovery
from briefer.words import counted, tr
from ui.projects.changes import Changes
from ui.widgets.dialog import Notice
from ui.widgets.labels import RoleLabel
from ui.widgets.question import Question

RECOVERED, AS_SAVED, DISCARD = "recovered", "as saved", "discard"


class RecoveryDialog(Question):
    """Lists what was found; `chosen` and `choice` say what becomes of one of them, "" = later."""

    def __init__(
        self, found: Sequence[Recovery], unreadable: Sequence[Recovery] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(
            parent,
            title=tr("Recovered work"),
            sentence=counted(
                len(found),
                "Briefer ended before this work was saved. Nothing of it is lost.",
                "Briefer ended before this work was saved, {n} pieces of it. Nothing of it is lost.",
            ),
            further=tr("What you leave for later is offered again at the next start."),
            choices=(
                (RECOVERED, tr("Open &recovered")),
                (AS_SAVED, tr("Open as &saved")),
                (DISCARD, tr("&Discard")),
            ),
            icon="info",
            refusal=tr("&Later"),
        )
        self._found = list(found)
        self.list = QListWidget(self)
        self.list.setObjectName("lines")
        self.list.setAccessibleName(tr("Recovered work"))
        self.list.addItems([_words(each) for each in found])
        self.list.setMaximumHeight(self.list.sizeHintForRow(0) * min(len(found), 4) + 12)
        self._caption = RoleLabel("caption", "", self)
        self._caption.setWordWrap(True)
        self.changes = Changes(self)
        self.body.addWidget(self.list)
        for each in unreadable:
            notice = Notice(self)
            notice.say(f"{each.reason} {tr('It was set aside, not deleted.')}", "triangle-alert")
            self.body.addWidget(notice)
        self.body.addWidget(self._caption)
        self.add_body(self.changes, 460)
        self.list.currentRowChanged.connect(self._compare)
        self.list.setCurrentRow(0)

    @property
    def chosen(self) -> Recovery | None:
        """The piece of work that the choice is about."""
        row = self.list.currentRow()
        return self._found[row] if row >= 0 else None

    def _compare(self, row: int) -> None:
        recovery = self._found[row]
        self.buttons[AS_SAVED].setEnabled(recovery.saved is not None)
        caption = tr("What the recovered work has against the saved file")
        if recovery.path is None:
            caption = tr("It was never saved. What is in it:")
        elif recovery.saved is None:
            caption = tr("“{name}” is missing or cannot be read. What is in the recovered work:")
            caption = caption.format(name=recovery.path.name)
        self._caption.setText(caption)
        if recovery.project is not None:
            self.changes.show_differences(differences(recovery.saved or Project(), recovery.project))


def _words(recovery: Recovery) -> str:
    title = recovery.project.title if recovery.project else ""
    where = recovery.path.name if recovery.path else tr("never saved")
    is_from_elsewhere = recovery.host not in {"", platform.node()}
    told = tr("{title} ({where}, on {host})") if is_from_elsewhere else tr("{title} ({where})")
    return told.format(title=title or tr("Without a title"), where=where, host=recovery.host)
