"""Offering words in a field: the list opens as something is typed that fits, with the arrow down, or by its sign."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QStyledItemDelegate, QToolButton

from briefer.words import tr
from ui.look import marks
from ui.look.theme import Look

TARGET = 24
"""Pixels of the smallest thing one can hit (WCAG 2.2, 2.5.8)."""
Words = Callable[[str], Sequence[str]]
"""What to offer for a text that stands in the field; for "" all there is."""


class Offer(QObject):
    """Offers words in a field that takes any; `chosen` is called after one was put in."""

    def __init__(self, editor: QLineEdit, words: Words, chosen: Callable[[], None], sign: str) -> None:
        super().__init__(editor)
        self._editor, self._words, self._sign = editor, words, sign
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, editor)
        self._list = QListView()  # of no parent: it would keep the stop of updates while the form is being made
        self._completer.setPopup(self._list)
        self._list.setItemDelegate(QStyledItemDelegate(self._list))  # the completer's own knows no style sheet
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.activated.connect(lambda _: chosen(), Qt.ConnectionType.QueuedConnection)
        editor.setCompleter(self._completer)
        editor.textEdited.connect(self._offer_for)
        editor.installEventFilter(self)
        self._button = QToolButton(editor, autoRaise=True)  # a field's own actions are too small to hit
        self._button.setAccessibleName(tr("Show what is offered here"))
        self._button.setToolTip(self._button.accessibleName())
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.clicked.connect(self.open)
        self.refresh()

    def refresh(self) -> None:
        """Show the sign only where there is something to offer; draw it in the colours of the look."""
        look = Look.of(self._editor)
        is_offering = bool(self._words(""))
        self._button.setVisible(is_offering)
        self._editor.setTextMargins(*self._turned(0, TARGET if is_offering else 0))
        self._button.setIcon(marks.icon(self._sign, look.theme.ink2, round(look.px(16))))
        self._list.setFont(self._editor.font())
        self._list.setStyleSheet(  # the window's own does not reach a window of its own
            f"QListView {{ background: {look.theme.raised}; color: {look.theme.ink}; outline: none;"
            f" border: 1px solid {look.theme.control}; }} QListView::item {{ padding: {look.px(5)}px {look.px(7)}px; }}"
            f" QListView::item:selected {{ background: {look.theme.sunken}; color: {look.theme.ink}; }}"
        )

    def open(self) -> None:
        """Open the list with all there is."""
        self._editor.setFocus()
        self._model.setStringList(list(self._words("")))
        self._completer.complete()

    def _turned(self, leading: int, trailing: int) -> tuple[int, int, int, int]:
        is_turned = self._editor.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return (trailing, 0, leading, 0) if is_turned else (leading, 0, trailing, 0)

    def _place(self) -> None:
        left, _, right, _ = self._turned(0, 1)
        x = self._editor.width() - TARGET - 3 if right > left else 3
        self._button.setGeometry(x, (self._editor.height() - TARGET) // 2, TARGET, TARGET)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange):
            self._place()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self.open()
            return True
        return super().eventFilter(watched, event)

    def _offer_for(self, typed: str) -> None:
        """Offer what fits before the field itself opens its list for what was typed."""
        fitting = [each for each in self._words(typed) if each != typed] if typed.strip() else []
        self._model.setStringList(fitting)
        if not fitting:
            self._list.hide()
