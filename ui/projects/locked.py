"""Somebody has the project open: read it, or open it all the same."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from briefer.errors import ProjectLocked
from briefer.words import tr
from ui.widgets.question import Question

READ_ONLY, ANYWAY = "read only", "anyway"


class LockedDialog(Question):
    """Asks how to open a project that is announced as open elsewhere; `choice` is READ_ONLY, ANYWAY or ""."""

    def __init__(self, error: ProjectLocked, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            title=tr("The project is open elsewhere"),
            sentence=error.message,
            further=tr(
                "Reading disturbs nobody, and you can save what you change under another name. If you are sure that "
                "nobody works on it any more, open it anyway: if both of you save, both versions are kept."
            ),
            choices=((READ_ONLY, tr("Open &read-only")), (ANYWAY, tr("Open &anyway"))),
            icon="lock",
        )
