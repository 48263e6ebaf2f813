"""What stands beside the comparison: the items in no row yet, and how many each side has."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefer import queries
from briefer.model import Project
from briefer.words import counted, tr
from ui.board.balance import BalanceBars
from ui.board.tray import Tray, TrayHint
from ui.look.theme import Look
from ui.session import Session
from ui.widgets.labels import RoleLabel, set_ground


class TraySide(QWidget):
    """The tray with its count and its hint, over the balance of the sides."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("traySide")
        self.setMinimumWidth(int(Look.of(self).px(180)))
        set_ground(self, QPalette.ColorRole.Window)
        self._session = session
        self._hint = TrayHint(self)
        self.count = RoleLabel("label", parent=self, tone="ink2")
        self.tray = Tray(session, self)
        self.bars = BalanceBars(self)
        self._balance = RoleLabel("list_heading", tr("Balance"), self, tone="ink2")
        self._gap_hint = RoleLabel("caption", parent=self, tone="ink2")
        self._gap_hint.setWordWrap(True)
        self.tray.count_changed.connect(self._show_count)
        self._lay_out()

    def show_balance(self, project: Project) -> None:
        """Show how many items each side has and how many rows one left empty; nothing where there are no sides."""
        self.bars.show_project(project)
        for part in (self._balance, self.bars, self._gap_hint):
            part.setVisible(bool(project.brief.columns))
        one_sided = queries.one_sided_count(project)
        told = counted(one_sided, "1 row has an empty side.", "{n} rows have an empty side.")
        self._gap_hint.setText(f"{told} {tr('Not printed.')}" if one_sided else tr("Not printed."))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(RoleLabel("list_heading", tr("Not in a row yet"), self, tone="ink2"))
        head.addStretch(1)
        head.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 14, 14)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.tray, 100)
        layout.addWidget(self._hint)
        layout.addSpacing(8)
        layout.addStretch(1)
        layout.addWidget(self._balance)
        layout.addWidget(self.bars)
        layout.addWidget(self._gap_hint)

    def _show_count(self, number: int) -> None:
        self.count.setText(str(number))
        self._hint.show_count(number, is_begun=bool(self._session.project.annotations))
