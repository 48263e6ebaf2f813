"""The strip over the stage for an act that failed as may be expected: what happened, and what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from briefer.errors import BrieferError
from briefer.words import tr
from ui.look import marks
from ui.look.theme import Look


class MessageStrip(QWidget):
    """One sentence with an icon, at most one action, and a way to close it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # a plain widget paints none of its style sheet
        self._icon = QLabel(self)
        self._icon.setAccessibleName(tr("Problem"))
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._act: Callable[[], None] | None = None
        self._error: BrieferError | None = None
        self._action = QPushButton(self)
        self._action.clicked.connect(self._run_action)
        close = QPushButton(tr("Close"), self)
        close.setObjectName("link")
        close.setAccessibleName(tr("Close the message"))
        close.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 8, 16, 8)
        line.setSpacing(12)
        line.addWidget(self._icon)
        line.addWidget(self._text, 1)
        line.addWidget(self._action)
        line.addWidget(close)

    @property
    def text(self) -> str:
        """The sentence that is shown, or ""."""
        return self._text.text() if not self.isHidden() else ""

    def show_error(self, error: BrieferError, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Show an expected failure; `action` names what the button does."""
        self._error = error
        self._dress()
        self._text.setText(str(error))
        self._text.setAccessibleName(str(error))
        self._act = act
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.show()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, str(error)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_text"):
            self._dress()

    def _dress(self) -> None:
        """Draw the sign in the size of the words, on the ground of an error."""
        look = Look.of(self)
        size = round(look.px(18))
        self._icon.setPixmap(marks.icon("circle-alert", look.theme.error, size).pixmap(size, size))
        sheet = f"QWidget#messageStrip {{ background: {look.theme.error_tint}; }}"
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)

    def forget(self, error: BrieferError) -> None:
        """Close the message if it is about an error that is over."""
        if self._error is error:
            self.hide()

    def _run_action(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()
