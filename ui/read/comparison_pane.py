"""The comparison beside the article: balance, the board in narrow form, and what is not in a row yet."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from briefer.model import Project
from briefer.words import tr
from ui.board.balance import PartyCounts
from ui.board.board import Board
from ui.board.tray import Tray
from ui.look import marks
from ui.look.theme import Look
from ui.session import Session
from ui.widgets.labels import RoleLabel, set_ground

FOOT_SHARE = 0.34


class ComparisonPane(QWidget):
    """The comparison as it grows while one tags.

    Signals
        annotation_requested(annotation_id)   show this item in the article
        said(sentence)                        something to say in the status bar
        expand_requested()                    show the comparison in full width
    """

    annotation_requested = Signal(str)
    expand_requested = Signal()
    said = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparisonPane")
        self._session = session
        self.counts = PartyCounts(self)
        self.board = Board(session, self, is_narrow=True)
        self.tray = Tray(session, self, is_compact=True)
        self.expand = QToolButton(self)
        self.expand.setObjectName("flat")
        self.expand.setAccessibleName(tr("Comparison in full width"))
        self.expand.setToolTip(tr("Comparison in full width (F11)"))
        self.expand.clicked.connect(self.expand_requested)
        self._tray_title = RoleLabel("list_heading", parent=self, tone="ink2")
        self._tray_hint = RoleLabel("caption", tr("T picks an issue, or drag"), self, tone="ink2")
        self._lay_out()
        for view in (self.board, self.tray):
            view.annotation_requested.connect(self.annotation_requested)
            view.said.connect(self.said)
        self.tray.count_changed.connect(self._show_tray_count)
        self.counts.show_project(session.project)
        self.tray.refresh(session.project, {"annotations"})

    def take_keys(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Use the keys in force, by the name of their action."""
        self.board.take_keys(keys)
        self.tray.many.take(keys)

    def refresh(self, project: Project, parts: AbstractSet[str]) -> None:
        """Show another value of the project."""
        if parts & {"annotations", "parties", "brief"}:
            self.counts.show_project(project)
        self.board.refresh(project, parts)
        self.tray.refresh(project, parts)
        self.board.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "expand"):
            self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_tray()

    def _dress(self) -> None:
        """Draw the icon in the colours of the look."""
        look = Look.of(self)
        size = int(look.px(16))
        self.expand.setIcon(marks.icon("maximize-2", look.theme.ink2, size))
        self.expand.setIconSize(QSize(size, size))
        self.expand.setFixedSize(int(look.px(28)), int(look.px(28)))

    def _lay_out(self) -> None:
        title = RoleLabel("pane_title", tr("Comparison"), self)
        set_ground(self, QPalette.ColorRole.AlternateBase)
        head = QHBoxLayout()
        head.setContentsMargins(18, 12, 18, 8)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.counts)
        head.addWidget(self.expand)
        middle = QHBoxLayout()
        before, after = (4, 18) if self.isRightToLeft() else (18, 4)
        middle.setContentsMargins(before, 0, after, 0)
        middle.addWidget(self.board)
        self._foot = foot = QWidget(self)
        foot.setObjectName("comparisonFoot")
        set_ground(foot, QPalette.ColorRole.Window)
        line = QHBoxLayout()
        line.addWidget(self._tray_title)
        line.addSpacing(8)
        line.addWidget(self._tray_hint)
        line.addStretch(1)
        below = QVBoxLayout(foot)
        below.setContentsMargins(18, 10, 18, 6)
        below.setSpacing(8)
        below.addLayout(line)
        below.addWidget(self.tray)
        self.tray.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(middle, 1)
        layout.addWidget(foot)
        self._dress()

    def _show_tray_count(self, number: int) -> None:
        if number:
            self._tray_title.setText(tr("Not in a row yet: {n}").format(n=number))
        else:
            self._tray_title.setText(tr("Nothing waits for a row."))
        self._foot.setVisible(bool(self._session.project.annotations))
        self._tray_hint.setVisible(number > 0)
        self.tray.setVisible(number > 0)
        self._fit_tray()

    def _fit_tray(self) -> None:
        room = int(self.height() * FOOT_SHARE)
        self.tray.setFixedHeight(max(1, min(self.tray.content_height() + 2, max(room, 84))))
