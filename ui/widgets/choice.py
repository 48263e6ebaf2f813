"""A combo box with the chevron of the icon set."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui.look import marks
from ui.look.theme import Look

CHEVRON = 14


class Choice(QComboBox):
    """One of several; the wheel scrolls the page under it instead of choosing another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStyleSheet("QComboBox::drop-down { border: none; } QComboBox::down-arrow { image: none; }")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = Look.of(self)
        size = round(look.px(CHEVRON))
        aside = round(look.px(8))
        x = aside if self.isRightToLeft() else self.width() - size - aside
        colour = look.theme.ink2 if self.isEnabled() else look.theme.ink3
        marks.icon("chevron-down", colour, size).paint(QPainter(self), x, (self.height() - size) // 2, size, size)
