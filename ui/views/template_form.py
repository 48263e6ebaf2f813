"""The form of a template beside its text: each control writes its own value into the text and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from briefer.errors import BrieferError
from briefer.template_text import (
    scalar,
    section_kinds,
    value_at,
    with_section_moved,
    with_section_switched,
    with_value,
)
from briefer.template_yaml import Place

from ..models.words import tr
from ..widgets.ordered_ticks import OrderedTicks, TickLine
from .labels import RoleLabel, set_ground

TEXTS: tuple[tuple[str, Place], ...] = (
    ("Name", ("name",)),
    ("Description", ("description",)),
    ("Language", ("language",)),
    ("Word styles", ("base",)),
    ("Empty side", ("empty_side",)),
    ("File name", ("file_name",)),
)
NUMBERS: tuple[tuple[str, Place], ...] = (("Page limit", ("page_limit",)),)
CHOICES: tuple[tuple[str, Place, tuple[str, ...]], ...] = (
    ("Paper", ("style", "page"), ("A4", "Letter")),
    ("Columns", ("columns",), ("2", "3")),
)


class TemplateForm(QWidget):
    """Shows the values of a text.

    Signals
        text_changed(text)  the text with one value changed
    """

    text_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._is_filling = False
        self.editors: dict[Place, QLineEdit | QComboBox] = {}
        self.sections = OrderedTicks(tr("Sections"), self)
        self.sections.switched.connect(self._switch)
        self.sections.move_wanted.connect(self._move)
        self._lay_out()

    def show_text(self, text: str, *, is_read_only: bool) -> None:
        """Show the values of a text; a text that is no YAML leaves the form as it was, switched off."""
        self._text = text
        try:
            kinds = section_kinds(text)
            values = {place: value_at(text, place) for place in self.editors}
        except BrieferError:
            self.setEnabled(False)
            return
        self.setEnabled(not is_read_only)
        self._is_filling = True
        for place, editor in self.editors.items():
            if isinstance(editor, QComboBox):
                editor.setCurrentText(values[place] or editor.itemText(0))
            elif editor.text() != values[place]:
                editor.setText("" if values[place] == "null" else values[place])
                if not editor.hasFocus():
                    editor.home(False)
        self._show_sections(kinds)
        self._is_filling = False

    def _show_sections(self, kinds: tuple[tuple[str, bool], ...]) -> None:
        self.sections.show_lines(
            [TickLine(kind.replace("_", " ").capitalize() or tr("Unknown section"), is_on) for kind, is_on in kinds]
        )

    def _set(self, place: Place, written: str) -> None:
        if not self._is_filling:
            self._change(lambda text: with_value(text, place, written))

    def _switch(self, index: int, is_on: bool) -> None:  # noqa: FBT001 - the slot of a signal
        self._change(lambda text: with_section_switched(text, index, is_on=is_on))

    def _move(self, index: int, to: int) -> None:
        self.sections.setCurrentRow(to)
        self._change(lambda text: with_section_moved(text, index, to))

    def _change(self, change: Callable[[str], str]) -> None:
        try:
            after = change(self._text)
        except BrieferError:
            return
        if after != self._text:
            self._text = after
            self.text_changed.emit(after)

    def _lay_out(self) -> None:
        set_ground(self, QPalette.ColorRole.AlternateBase)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for words, place in TEXTS:
            field = QLineEdit(self)
            field.textEdited.connect(lambda text, place=place: self._set(place, scalar(text)))
            self._add(form, words, place, field)
        for words, place in NUMBERS:
            field = QLineEdit(self)
            field.setPlaceholderText(tr("none"))
            field.textEdited.connect(lambda text, place=place: self._set(place, text.strip() or "null"))
            self._add(form, words, place, field)
        for words, place, values in CHOICES:
            choice = QComboBox(self)
            choice.addItems(list(values))
            choice.currentTextChanged.connect(partial(self._set, place))
            self._add(form, words, place, choice)
        hint = RoleLabel("caption", tr("Space ticks, Ctrl+Up and Ctrl+Down move"), self, tone="ink2")
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(form)
        column.addWidget(RoleLabel("button", tr("Sections"), self))
        column.addWidget(hint)
        column.addWidget(self.sections, 1)

    def _add(self, form: QFormLayout, words: str, place: Place, editor: QLineEdit | QComboBox) -> None:
        label = RoleLabel("body", tr(words), self, tone="ink2")
        label.setBuddy(editor)
        editor.setAccessibleName(tr(words))
        form.addRow(label, editor)
        self.editors[place] = editor
