"""The foot of a small dialog, Cancel and then the verb; a button for narrow panes; a choice of one of several."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from briefer.words import tr
from ui.widgets.tips import plain_tip


class ShortenedButton(QPushButton):
    """A button that gives up its last letters where there is no room for them; its tip has them all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(plain_tip(text.replace("&", "")))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().height() * 2, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        lacking = super().sizeHint().width() - self.width()
        if lacking > 0:
            room = self.fontMetrics().horizontalAdvance(option.text) - lacking
            option.text = self.fontMetrics().elidedText(option.text, Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


def button_row(dialog: QDialog, verb: str, act: Callable[[], object]) -> QHBoxLayout:
    """Make the row of buttons; `verb` with its mnemonic does `act` and is the default."""
    cancel = QPushButton(tr("&Cancel"), dialog)
    cancel.setAutoDefault(False)
    cancel.clicked.connect(dialog.reject)
    main = QPushButton(verb, dialog)
    main.setObjectName("primary")
    main.setDefault(True)
    main.clicked.connect(act)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    row.addWidget(cancel)
    row.addWidget(main)
    return row


def reach_chosen(buttons: Iterable[QAbstractButton]) -> None:
    """Let Tab stop at the chosen one of several alone, for the arrows go between them."""
    for each in buttons:
        tab = Qt.FocusPolicy.TabFocus if each.isChecked() else Qt.FocusPolicy.NoFocus
        each.setFocusPolicy(each.focusPolicy() & ~Qt.FocusPolicy.TabFocus | tab)
