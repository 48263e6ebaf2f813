"""The file is not what it was when it was opened: nothing was overwritten, and these are the ways on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from briefer.errors import ChangedOnDisk
from briefer.model import Project
from briefer.store.differences import differences
from briefer.words import tr
from ui.projects.changes import Changes
from ui.widgets.labels import RoleLabel
from ui.widgets.question import Question

BESIDE, AGAIN, ELSEWHERE = "beside", "again", "elsewhere"


class ConflictDialog(Question):
    """Says that one's work was saved beside the file, and what is different in it; `choice` is BESIDE or ""."""

    def __init__(  # noqa: PLR0913 - two files, two versions and where it is shown
        self, error: ChangedOnDisk, path: Path, copy: Path, theirs: Project | None, mine: Project, parent: QWidget
    ) -> None:
        super().__init__(
            parent,
            title=tr("Two versions"),
            sentence=error.message,
            further=tr(
                "Nothing was overwritten. Your work was saved beside it and is open here as “{copy}”; "
                "“{path}” is as the other left it."
            ).format(copy=copy.name, path=path.name),
            choices=((BESIDE, tr("Open &both side by side")),),
            refusal=tr("&Close"),
        )
        self.body.addWidget(RoleLabel("caption", tr("What yours has against the other version"), self))
        self.changes = Changes(self)
        self.add_body(self.changes, 440)
        if theirs is None:
            self.changes.say(tr("The other version cannot be read."))
            self.buttons[BESIDE].setEnabled(False)
        else:
            self.changes.show_differences(differences(theirs, mine))


class GoneDialog(Question):
    """The file is missing or empty: save it there again or elsewhere; `choice` is ELSEWHERE, AGAIN or ""."""

    def __init__(self, error: ChangedOnDisk, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            title=tr("The file is gone"),
            sentence=error.message,
            further=tr("Your work is still open. If the drive was cut off, save it elsewhere for the time being."),
            choices=((ELSEWHERE, tr("Save &as…")), (AGAIN, tr("Save it &here again"))),
        )
