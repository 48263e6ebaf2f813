"""The dark bar that says what is lifted and which keys move it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ..models import words
from ..theme import Look


class LiftBar(QWidget):
    """Stands at the foot of its parent while something is lifted; takes no focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("liftBar")
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 14, 6)
        layout.addWidget(self._label)
        self.hide()

    def say(self, what: str, covered: QRect) -> None:
        """Show the bar for something lifted, which it must not cover."""
        keys = (("↑ ↓", "move"), ("Space", "drop"), ("Esc", "put back"))
        told = "&nbsp;&nbsp;&nbsp; ".join(f"<b>{words.tr(key)}</b>&nbsp; {words.tr(does)}" for key, does in keys)
        moving = words.tr("Moving {what}").replace("{what}", escape(what))
        self._label.setText(f"<b>{moving}</b>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;{told}")
        self.setAccessibleName(f"{words.tr('Moving')} {what}")
        self.dress()
        self.show()
        self.raise_()
        self.place()

    def dress(self) -> None:
        """Take the colours of the look."""
        theme = Look.of(self).theme
        self.setStyleSheet(
            f"#liftBar {{ background: {theme.primary}; border-radius: 8px; }}"
            f"#liftBar QLabel {{ color: {theme.on_primary}; background: transparent; }}"
        )

    def place(self, covered: QRect | None = None) -> None:
        """Stand at the foot of the parent, in the middle; at its top if it would hide what is `covered`."""
        parent = self.parentWidget()
        if parent is None:
            return
        self.adjustSize()
        x, y = (parent.width() - self.width()) // 2, parent.height() - self.height() - 16
        self.move(x, y)
        if covered is not None and covered.intersects(self.geometry()):
            self.move(x, min(covered.top() - self.height() - 8, y))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self.dress()
        super().changeEvent(event)


def escape(text: str) -> str:
    """Write plain text for a label that takes rich text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
