"""The dark bar that says what is lifted and which keys move it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from briefer.words import later, said, tr
from ui.look.theme import Look, font

KEYS = ((("↑", "↓"), later("move")), ((later("Space"),), later("drop")), ((later("Esc"),), later("put back")))


class LiftBar(QWidget):
    """Stands at the foot of its parent while something is lifted; takes no focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # a plain widget paints none of its style sheet
        self.setObjectName("liftBar")
        self._title = self._label("", "liftTitle")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 7, 14, 7)
        layout.addWidget(self._title)
        for keys, does in KEYS:
            layout.addSpacing(12)
            for key in keys:
                layout.addWidget(self._label(key if isinstance(key, str) else said(key), "liftKey"))
            layout.addWidget(self._label(said(does), "liftWord"))
        self.hide()

    def say(self, what: str, covered: QRect) -> None:
        """Show the bar for something lifted, which it must not cover."""
        self.dress()
        told = tr("Moving {what}").format(what=what)
        parent = self.parentWidget()
        room = parent.width() / 2 if parent is not None else 0
        self._title.setText(QFontMetricsF(self._title.font()).elidedText(told, Qt.TextElideMode.ElideRight, room))
        self.setAccessibleName(told)
        self.show()
        self.raise_()
        self.place(covered)

    def dress(self) -> None:
        """Take the colours and fonts of the look."""
        look = Look.of(self)
        theme = look.theme
        roles = {"liftTitle": "button", "liftKey": "cap", "liftWord": "body"}
        for label in self.findChildren(QLabel):
            label.setFont(font(roles[label.objectName()], look))
        sheet = (
            f"#liftBar {{ background: {theme.primary}; border-radius: 8px; }}"
            f"#liftBar QLabel {{ color: {theme.on_primary}; background: transparent; }}"
            f"#liftBar #liftKey {{ border: 1px solid {theme.control}; border-radius: 4px; padding: 1px 5px; }}"
        )
        if sheet != self.styleSheet():  # it changes the palette, which asks for this again
            self.setStyleSheet(sheet)

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

    def _label(self, text: str, name: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setObjectName(name)
        return label
