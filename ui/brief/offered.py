"""Offering words in a field: the list opens as something is typed that fits, with the arrow down, or by its sign."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QStyledItemDelegate

from briefer.words import tr
from ui.look.theme import Look
from ui.widgets.fields import FieldSign

Words = Callable[[str], Sequence[str]]
"""What to offer for a text that stands in the field; for "" all there is."""


class Offer(QObject):
    """Offers words in a field that takes any; `chosen` is called after one was put in."""

    def __init__(self, editor: QLineEdit, words: Words, chosen: Callable[[], None], sign: str) -> None:
        super().__init__(editor)
        self._editor, self._words = editor, words
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
        self._button = FieldSign(editor, sign)
        self._button.setAccessibleName(tr("Show what is offered here"))
        self._button.setToolTip(self._button.accessibleName())
        self._button.clicked.connect(self.open)
        self.refresh()

    def refresh(self) -> None:
        """Show the sign only where there is something to offer; draw it in the colours of the look."""
        look = Look.of(self._editor)
        self._button.show_if(bool(self._words("")))
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
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
