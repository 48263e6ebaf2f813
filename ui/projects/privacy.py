"""What of a project is about its makers, listed before it is removed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QListWidget, QWidget

from briefer.edits.privacy import Detail
from briefer.words import tr
from ui.look.words import stamp_words
from ui.widgets.question import Question

REMOVE = "remove"


class PrivacyDialog(Question):
    """Lists what goes; `choice` is REMOVE or ""."""

    def __init__(self, details: Sequence[Detail], parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            title=tr("Remove personal details"),
            sentence=tr("This goes from the project, as one step that can be undone:"),
            further=tr(
                "Speakers, bylines and your notes stay: they are content. Save afterwards. Backups and other copies "
                "that were made before still hold these details; they never leave this computer by themselves."
            ),
            choices=((REMOVE, tr("&Remove")),),
            icon="info",
        )
        self.list = QListWidget(self)
        self.list.setObjectName("lines")
        self.list.setAccessibleName(tr("What goes"))
        self.list.setWordWrap(True)
        self.list.addItems([f"{each.what}: {stamp_words(each.text)}  ({each.where})" for each in details])
        self.add_body(self.list, 380)
