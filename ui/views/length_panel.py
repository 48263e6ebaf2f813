"""How long the brief is, whether its quotations match, and what stands between it and the export."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefer.check import Severity, check
from briefer.model import Project
from briefer.templates import Template
from briefer.text import is_verbatim

from ..theme import Look, font
from ..widgets import marks
from .page_view import Preview

ICONS = {
    Severity.STOPS: ("circle-alert", "error"),
    Severity.LOOK: ("triangle-alert", "warn"),
    Severity.NOTE: ("info", "ink2"),
}


class LengthBar(QWidget):
    """A bar of the length with a mark at the limit; what is over it is hatched."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._length = 0.0
        self._limit: float | None = None
        self.setFixedHeight(22)

    def show_length(self, length: float, limit: float | None) -> None:
        """Show a length in pages and the limit, or None."""
        self._length, self._limit = length, limit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Look.of(self).theme
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = max(self._length, self._limit or 0.0, 1.0) * 1.1
        unit = self.width() / whole
        painter.setBrush(QColor(theme.line))
        painter.drawRect(QRectF(0, 6, self.width(), 8))
        within = min(self._length, self._limit or self._length)
        painter.setBrush(QColor(theme.ink2))
        painter.drawRect(QRectF(0, 6, within * unit, 8))
        if self._limit is not None:
            if self._length > self._limit:
                painter.setBrush(QBrush(QColor(theme.warn), Qt.BrushStyle.BDiagPattern))
                painter.drawRect(QRectF(within * unit, 6, (self._length - within) * unit, 8))
            painter.setBrush(QColor(theme.ink))
            painter.drawRect(QRectF(self._limit * unit - 1, 2, 2, 16))


class LengthPanel(QWidget):
    """Length and checks. Signal place_requested(place): a problem was activated."""

    place_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._of, self._proof = QLabel("–", self), QLabel(self), QLabel(self)
        self._of.setObjectName("secondary")
        self._proof.setWordWrap(True)
        self._bar = LengthBar(self)
        self.problems = QListWidget(self)
        self.problems.setAccessibleName("Before you export")
        self.problems.setWordWrap(True)
        self.problems.setSpacing(3)
        self.problems.itemActivated.connect(self._go)
        self.problems.itemClicked.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 16, 14)
        for title, widgets in (
            ("Length", (self._number, self._of, self._bar)),
            ("Before you export", (self._proof, self.problems)),
        ):
            heading = QLabel(title, self)
            heading.setObjectName("strong")
            column.addWidget(heading)
            for widget in widgets:
                column.addWidget(widget)
            column.addSpacing(12)
        column.setStretchFactor(self.problems, 1)

    def show_preview(self, preview: Preview, template: Template) -> None:
        """Show the length and the proof of drawn pages."""
        limit = template.page_limit
        self._number.setFont(font("big", Look.of(self)))
        self._number.setText(f"{preview.length:.1f}")
        limited = f"of {limit:g} pages" if limit else "pages"
        self._of.setText(limited)
        over = ", over the limit" if limit and preview.length > limit else ""
        self.setAccessibleName(f"{preview.length:.1f} {limited}{over}")
        self._bar.show_length(preview.length, limit)
        quotations = preview.brief.quotations
        right = sum(is_verbatim(each.text, each.source_text) for each in quotations)
        self._proof.setText(f"{right} of {len(quotations)} quotations match the source word for word.")

    def show_project(self, project: Project, template: Template) -> None:
        """Show what there is to check, worst first."""
        theme = Look.of(self).theme
        self.problems.clear()
        for problem in check(project, template):
            name, token = ICONS[problem.severity]
            item = QListWidgetItem(
                marks.icon(name, getattr(theme, token)), f"{problem.message}\n{problem.detail}".strip()
            )
            item.setData(Qt.ItemDataRole.UserRole, problem.place)
            self.problems.addItem(item)
        if not self.problems.count():
            self.problems.addItem("Nothing to check.")

    def _go(self, item: QListWidgetItem) -> None:
        place = item.data(Qt.ItemDataRole.UserRole)
        if place is not None:
            self.place_requested.emit(place)
