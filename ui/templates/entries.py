"""A list of a template's text, sections or fields, with the values of the entry that is chosen."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from briefer.templates.text import scalar, with_entry_added, with_entry_moved, with_entry_removed, with_value
from briefer.words import Sentence, said, tr
from ui.widgets.choice import Choice
from ui.widgets.dialog import Area
from ui.widgets.labels import RoleLabel
from ui.widgets.ordered_ticks import OrderedTicks, TickLine
from ui.widgets.tick import Tick

Entry = dict[str, str]
WRONG = "▲"
NUMBER = re.compile(r"[0-9]{1,6}([.][0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of an entry: its key, its label, what it may be, its default.

    It may be a text; an "optional" text, a "number" or a "list" with commas, which may be left out; a "tick"; a choice.
    """

    key: str
    label: Sentence
    kind: str = "text"
    choices: tuple[str, ...] = ()
    default: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a list holds: its name in the text, the key its ticks stand for, how an entry is named, what can be added.

    `new` gives the words of the entries that can be added with the YAML of each, for the entries that are there.
    """

    name: str
    title: Sentence
    tick: Value
    values: tuple[Value, ...]
    called: Callable[[Entry], str]
    new: Callable[[Sequence[Entry]], dict[str, str]]


class TemplateEntries(QWidget):
    """Entries with ticks, in their order; below them what the current one says.

    Signals
        change_wanted(change)   change the text, a function from text to text
    """

    change_wanted = Signal(object)

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._entries: tuple[Entry, ...] = ()
        self._is_filling = False
        self.list = OrderedTicks(said(kind.title), self)
        self.list.switched.connect(lambda index, is_on: self._set(index, kind.tick.key, "true" if is_on else "false"))
        self.list.move_wanted.connect(self._move)
        self.list.currentRowChanged.connect(lambda _: None if self._is_filling else self._show_values())
        self.add, self.remove = QPushButton(tr("A&dd"), self), QPushButton(tr("Re&move"), self)
        self.add.setAccessibleName(tr("Add: {what}").format(what=said(kind.title)))
        self.remove.setAccessibleName(tr("Remove: {what}").format(what=said(kind.title)))
        self.add.clicked.connect(self._open_menu)
        self.remove.clicked.connect(self._remove)
        self.editors: dict[str, QLineEdit | Choice | Tick] = {value.key: self._editor(value) for value in kind.values}
        self._lay_out()

    def show_entries(self, entries: tuple[Entry, ...], wrong: dict[int, str]) -> None:
        """Show the entries; `wrong` holds the first mistake of each that has one."""
        self._entries = entries
        tick = self._kind.tick
        self._is_filling = True
        self.list.show_lines(
            [
                TickLine(
                    self._kind.called(entry),
                    entry.get(tick.key, tick.default) == "true",
                    wrong.get(index, ""),
                    WRONG if index in wrong else "",
                )
                for index, entry in enumerate(entries)
            ],
            max(0, self.list.currentRow()),
        )
        self._is_filling = False
        self._show_values()

    def new_entries(self) -> dict[str, str]:
        """Return what can be added: words and the YAML of the entry."""
        return self._kind.new(self._entries)

    def add_entry(self, written: str) -> None:
        """Add an entry at the end, and go to it."""
        name = self._kind.name
        self.change_wanted.emit(lambda text: with_entry_added(text, name, written))
        self.list.setCurrentRow(self.list.count() - 1)

    def _set(self, index: int, key: str, written: str) -> None:
        if not self._is_filling and 0 <= index < len(self._entries):
            place = (self._kind.name, index, key)
            self.change_wanted.emit(lambda text: with_value(text, place, written))

    def _move(self, index: int, to: int) -> None:
        self.list.setCurrentRow(to)
        self.change_wanted.emit(lambda text: with_entry_moved(text, self._kind.name, index, to))

    def _remove(self) -> None:
        index = self.list.currentRow()
        self.change_wanted.emit(lambda text: with_entry_removed(text, self._kind.name, index))

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, written in self.new_entries().items():
            menu.addAction(words).triggered.connect(lambda _=False, written=written: self.add_entry(written))
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _show_values(self) -> None:
        row = self.list.currentRow()
        entry = self._entries[row] if 0 <= row < len(self._entries) else None
        self.remove.setEnabled(entry is not None and len(self._entries) > 1)
        self._is_filling = True
        for value in self._kind.values:
            editor = self.editors[value.key]
            editor.setEnabled(entry is not None)
            written = (entry or {}).get(value.key, value.default)
            _show_in(editor, "" if written == "null" else written, is_list=value.kind == "list")
        self._is_filling = False

    def _editor(self, value: Value) -> QLineEdit | Choice | Tick:
        def put(written: str) -> None:
            self._set(self.list.currentRow(), value.key, written)

        editor: QLineEdit | Choice | Tick
        if value.kind == "tick":
            editor = Tick(said(value.label), self)
            editor.toggled.connect(lambda is_on: put("true" if is_on else "false"))
        elif value.choices:
            editor = Choice(self)
            editor.addItems(list(value.choices))
            editor.currentTextChanged.connect(put)
        else:
            editor = QLineEdit(self)
            editor.setPlaceholderText("" if value.kind == "text" else tr("none"))
            editor.textEdited.connect(lambda text: put(_written(text, value.kind)))
        editor.setAccessibleName(said(value.label))
        return editor

    def _lay_out(self) -> None:
        words = tr("Ticked: {what}. Ctrl+Up and Ctrl+Down move, or drag.")
        what = said(self._kind.tick.label).lower()
        hint = RoleLabel("caption", words.format(what=what), self, tone="ink2")
        hint.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        values = QWidget(self)
        form = QFormLayout(values)
        form.setContentsMargins(0, 0, 6, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for value in self._kind.values:
            editor = self.editors[value.key]
            if isinstance(editor, Tick):
                form.addRow(editor)
            else:
                label = RoleLabel("body", said(value.label), self, tone="ink2")
                label.setBuddy(editor)
                form.addRow(label, editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(hint)
        column.addWidget(self.list, 3)
        column.addLayout(buttons)
        column.addWidget(Area(values, self), 2)


def _written(text: str, kind: str) -> str:
    """Return what was typed as YAML."""
    if kind == "text":
        return scalar(text)
    words = text.strip()
    if not words:
        return "null"
    if kind == "list":
        return f"[{', '.join(each if NUMBER.fullmatch(each) else scalar(each) for each in _listed(text))}]"
    return words if kind == "number" else scalar(words)


def _listed(text: str) -> list[str]:
    return [each.strip() for each in text.split(",") if each.strip()]


def _show_in(editor: QLineEdit | Choice | Tick, written: str, *, is_list: bool) -> None:
    if isinstance(editor, Tick):
        editor.setChecked(written == "true")
    elif isinstance(editor, Choice):
        editor.setCurrentText(written)
    elif editor.text() != written and not (is_list and _listed(editor.text()) == _listed(written)):
        editor.setText(written)
        if not editor.hasFocus():
            editor.home(False)
