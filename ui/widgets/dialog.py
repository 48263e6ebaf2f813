"""What the larger dialogs share: their size, their foot, and a sentence with an icon."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefer.words import tr
from ui.look import marks
from ui.look.theme import Look
from ui.widgets.labels import RoleLabel, hairline, set_ground

MOST_OF_SCREEN = 0.9
TONES = {"check": "ok", "triangle-alert": "warn", "circle-alert": "error", "info": "ink2", "lock": "ink2"}


def fit(dialog: QDialog, width: float, height: float) -> None:
    """Give a dialog a size of the design, at most nine tenths of the screen; F1 in it opens its page of help."""
    look = Look.of(dialog)
    room = dialog.screen().availableGeometry()
    dialog.resize(
        min(round(look.px(width)), int(room.width() * MOST_OF_SCREEN)),
        min(round(look.px(height)), int(room.height() * MOST_OF_SCREEN)),
    )
    set_ground(dialog, QPalette.ColorRole.AlternateBase)
    _offer_help(dialog)


def asked(dialog: QDialog) -> int:
    """Run a dialog and return how it was closed; it is let go with the next event, for its parent would keep it."""
    result = dialog.exec()
    dialog.deleteLater()
    return result


@runtime_checkable
class HasHelp(Protocol):
    """A window that has pages of help, one for each room."""

    def open_help(self, room: str, over: QWidget) -> object:
        """Open the page of a room over a dialog of it."""


def _offer_help(dialog: QDialog) -> None:
    """Let F1 in a dialog open the page of its room, where a window it stands over has help."""

    def ask() -> None:
        over = dialog.parentWidget()
        while over is not None and not isinstance(over, HasHelp):
            over = over.parentWidget()
        if over is not None:
            over.open_help(type(dialog).__module__.split(".")[1], dialog)

    QShortcut(QKeySequence("F1"), dialog).activated.connect(ask)


class Area(QScrollArea):
    """Scrolls a page that is as wide as the area and as high as it needs at that width."""

    def __init__(self, page: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        set_ground(page, QPalette.ColorRole.AlternateBase)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = page
        self.setWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_page()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the page again when what is in it wants another size."""
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest:
            self._fit_page()
        return super().eventFilter(watched, event)

    def _fit_page(self) -> None:
        layout = self._page.layout()
        if layout is not None and layout.hasHeightForWidth():
            self._page.setMinimumHeight(layout.totalHeightForWidth(self.viewport().width()))


class Notice(QWidget):
    """An icon and a sentence, with at most one link after it; hidden while it has nothing to say.

    Signals
        pressed()  the link was pressed
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = "info"
        self._icon = QLabel(self)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text = RoleLabel("body", "", self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setMinimumWidth(1)  # in one line, too, it may become narrower again
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)  # in a page that is higher
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._link = QPushButton(self)
        self._link.setObjectName("link")
        self._link.setAutoDefault(False)
        self._link.clicked.connect(self.pressed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._text, 0, 1)
        self.say("", "info")

    @property
    def text(self) -> str:
        """The sentence that is shown, or ""."""
        return "" if self.isHidden() else self._text.text()

    @property
    def sentence(self) -> str:
        """The sentence, shown or not."""
        return self._text.text()

    def say(self, sentence: str, icon: str, link: str = "", spoken_link: str = "") -> None:
        """Show a sentence behind an icon ("check", "triangle-alert", "circle-alert", "info", "lock"); "" hides it."""
        self._name = icon
        self._text.setText(sentence)
        self._text.setAccessibleName(sentence)
        self._link.setText(link)
        self._link.setAccessibleName(spoken_link or link.replace("&", ""))
        self._link.setVisible(bool(link))
        self._place_link()
        self._dress()
        self.setVisible(bool(sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_link()

    def _place_link(self) -> None:
        """Let the link follow the sentence where both fit into one line, and stand under it else."""
        is_beside = self._link.text() != "" and self._width_of_line() <= self.contentsRect().width()
        self._text.setWordWrap(not is_beside)
        self._grid.setColumnStretch(1, not is_beside)
        self._grid.setColumnStretch(3, is_beside)
        middle, top = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTop
        self._grid.setAlignment(self._icon, middle if is_beside else top)
        self._grid.setAlignment(self._text, middle if is_beside else Qt.AlignmentFlag(0))
        row, column = (0, 2) if is_beside else (1, 1)
        self._grid.removeWidget(self._link)
        self._grid.addWidget(self._link, row, column, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)

    def _width_of_line(self) -> int:
        words = self._text.fontMetrics().horizontalAdvance(self._text.text())
        spaces = 3 * self._grid.horizontalSpacing()
        return self._icon.width() + words + self._link.sizeHint().width() + spaces

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self._dress()

    def _dress(self) -> None:
        look = Look.of(self)
        size = round(look.px(16))
        colour = str(getattr(look.theme, TONES[self._name]))
        self._icon.setPixmap(marks.icon(self._name, colour, size).pixmap(size, size))
        self._icon.setFixedSize(size, round(look.px(19)))


LEAST_HINT = 200
"""A hint of a foot with less room than this, px at 100 %, stands above the buttons."""


class Foot(QWidget):
    """The foot of a dialog: a hint, buttons of its own, Cancel, and the verb; it never scrolls."""

    def __init__(self, dialog: QDialog, verb: str, hint: str = "") -> None:
        super().__init__(dialog)
        self.hint = RoleLabel("body", hint, self, tone="ink2")
        self.hint.setWordWrap(True)
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.cancel = QPushButton(tr("&Cancel"), self)
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(dialog.reject)
        self.main = QPushButton(verb, self)
        self.main.setObjectName("primary")
        self.main.setDefault(True)
        self.main.clicked.connect(dialog.accept)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.cancel)
        self._buttons.addWidget(self.main)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setContentsMargins(20, 12, 20, 14)
        self._line.setSpacing(8)
        self._line.addWidget(self.hint, 1)
        self._line.addLayout(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline(self))
        column.addLayout(self._line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the hint stand above the buttons where it has little room beside them."""
        super().resizeEvent(event)
        wanted = self.hint.fontMetrics().horizontalAdvance(self.hint.text())
        room = self._line.contentsRect().width() - self._buttons.sizeHint().width() - self._line.spacing()
        is_above = room < min(wanted, Look.of(self).px(LEAST_HINT))
        way = QBoxLayout.Direction.TopToBottom if is_above else QBoxLayout.Direction.LeftToRight
        if self._line.direction() != way:
            self._line.setDirection(way)

    def add_button(self, text: str) -> QPushButton:
        """Add a hidden button before Cancel."""
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.hide()
        self._buttons.insertWidget(self._buttons.count() - 2, button)
        return button
