"""A combo box with the chevron of the icon set."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui.look import marks
from ui.look.languages import language_name
from ui.look.theme import Look

CHEVRON = 14

LANGUAGES = ("", "en", "ar", "de", "es", "fr", "it", "pl", "pt", "ru", "tr", "uk", "zh")


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


class LanguageChoice(Choice):
    """The language of an article, by its name."""

    @property
    def code(self) -> str:
        """The chosen language, "" where it is not known."""
        return self.currentData() or ""

    def show_code(self, code: str) -> None:
        """Show a language; one that is not usual is offered too."""
        self.clear()
        for each in (*LANGUAGES, *([] if code in LANGUAGES else [code])):
            self.addItem(language_name(each), each)
        self.setCurrentIndex(self.findData(code))
