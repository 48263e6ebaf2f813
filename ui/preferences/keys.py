"""The page of keys: what each action has, and another key for it; a clash is refused at once, with a sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefer.words import later, said, tr
from ui.actions.action import WHERE, Action
from ui.actions.keyboard import Keyboard
from ui.actions.keymap import every_key_text
from ui.actions.layouts import latin_key
from ui.look.theme import Look
from ui.settings import Settings
from ui.widgets.dialog import Notice
from ui.widgets.tick import Tick

FIELD_WIDTH = 130
ROW_HEIGHT = 28
COLUMNS = (later("Where"), later("What it does"), later("Keys"))
HINT = later("Choose an act, then press its new key in the field.")


class KeyField(QKeySequenceEdit):
    """Takes the key that is pressed, in any script by its Latin letter; Tab goes on to the next control."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(_in_latin(event))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(_in_latin(event))  # Qt ends the input when it is let go


def _in_latin(event: QKeyEvent) -> QKeyEvent:
    key = latin_key(event)
    return event if key == event.key() else QKeyEvent(event.type(), key, event.modifiers(), chr(key).lower())


class KeysPage(QWidget):
    """All actions with their keys; the one that is chosen gets the key that is pressed in the field."""

    def __init__(self, keyboard: Keyboard, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._keyboard = keyboard
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(tr("Filter"))
        self.filter.setAccessibleName(tr("Filter the keys"))
        self.filter.textChanged.connect(self._show_matches)
        self.table = self._table()
        self.field = KeyField(self)
        self.field.setMinimumWidth(round(Look.of(self).px(FIELD_WIDTH)))
        self.field.setMaximumSequenceLength(1)
        for inner in self.field.findChildren(QLineEdit):
            inner.setAccessibleName(tr("New key"))
        self.field.setAccessibleName(tr("New key"))
        self.field.editingFinished.connect(self._take_key)
        self.clear = self._button(tr("&No key"), lambda: self._set(()))
        self.back = self._button(tr("&Usual key"), self._put_back)
        self.all_back = self._button(tr("&All usual keys"), self._put_all_back)
        self.letters = Tick(tr("Keys of one &letter, digit or sign (D, 1, ?)"), self)
        self.letters.setChecked(settings.has_letter_keys)
        self.letters.toggled.connect(keyboard.use_letter_keys)
        self.notice = Notice(self)
        self._lay_out()
        self._show_keys()
        self.table.currentCellChanged.connect(lambda *_: self._show_current())
        self.table.setCurrentCell(0, 2)
        keyboard.changed.connect(self._show_keys)

    def choose(self, name: str) -> None:
        """Make the row of an action current, by the action's name."""
        row = [action.name for action in self._keyboard.actions].index(name)
        self.table.setCurrentCell(row, 2)

    def _current(self) -> Action:
        return self._keyboard.actions[max(0, self.table.currentRow())]

    def _take_key(self) -> None:
        key = self.field.keySequence().toString()
        action = self._current()
        held = self._keyboard.keys[action.name]
        if not key or held[:1] == (key,):
            return
        refusal = self._keyboard.refusal(action.name, key)
        if refusal:
            self.notice.say(refusal, "circle-alert")
            self._show_field()
        else:
            self._set((key, *(each for each in held[1:] if each != key)))

    def _set(self, keys: tuple[str, ...]) -> None:
        self._keyboard.choose(self._current().name, keys)
        self._show_current()

    def _put_back(self) -> None:
        self._keyboard.put_back(self._current().name)
        self._show_current()

    def _put_all_back(self) -> None:
        self._keyboard.put_back()
        self._show_current()

    def _show_current(self) -> None:
        name = self._current().name
        self._show_field()
        self.clear.setEnabled(bool(self._keyboard.keys[name]))
        self.back.setEnabled(self._keyboard.is_own(name))
        refused = " ".join(self._keyboard.refused)
        self.notice.say(refused or said(HINT), "triangle-alert" if refused else "info")

    def _show_field(self) -> None:
        held = self._keyboard.keys[self._current().name]
        self.field.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.field.setKeySequence(QKeySequence(held[0] if held else ""))
        self.field.blockSignals(False)  # noqa: FBT003 - Qt's own

    def _show_keys(self) -> None:
        for row, action in enumerate(self._keyboard.actions):
            is_own = self._keyboard.is_own(action.name)
            text = every_key_text(self._keyboard.keys[action.name])
            if (item := self.table.item(row, 2)) is not None:
                item.setText(tr("{keys}  (yours)").format(keys=text or tr("none")) if is_own else text)
        self.all_back.setEnabled(any(self._keyboard.is_own(action.name) for action in self._keyboard.actions))

    def _show_matches(self, words: str) -> None:
        wanted = words.casefold()
        for row in range(self.table.rowCount()):
            items = (self.table.item(row, column) for column in range(len(COLUMNS)))
            is_match = any(wanted in item.text().casefold() for item in items if item is not None)
            self.table.setRowHidden(row, not is_match)

    def _table(self) -> QTableWidget:
        actions = self._keyboard.actions
        table = QTableWidget(len(actions), len(COLUMNS), self)
        table.setAccessibleName(tr("Keys"))
        table.setHorizontalHeaderLabels([said(column) for column in COLUMNS])
        table.verticalHeader().setVisible(False)
        table.verticalHeader().setDefaultSectionSize(round(Look.of(self).px(ROW_HEIGHT)))
        table.setShowGrid(False)
        table.setStyleSheet("QTableWidget::item { padding: 0 6px; }")
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for row, action in enumerate(actions):
            for column, text in enumerate((said(WHERE[action.scope]), action.text.removesuffix("…"), "")):
                table.setItem(row, column, QTableWidgetItem(text))
        return table

    def _button(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        label = QLabel(tr("New &key"), self)
        label.setBuddy(self.field)
        line = QHBoxLayout()
        line.setSpacing(8)
        for widget in (label, self.field, self.clear, self.back):
            line.addWidget(widget)
        line.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.letters)
        foot.addStretch(1)
        foot.addWidget(self.all_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addLayout(line)
        column.addWidget(self.notice)
        column.addLayout(foot)
