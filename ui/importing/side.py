"""The left half of the import dialog: what is being read, its encoding where that was guessed, and its source."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.words import said, tr
from ui.importing.encodings import ENCODINGS, canonical, is_certain
from ui.importing.source_form import SourceForm
from ui.look import marks
from ui.look.theme import Look
from ui.widgets.choice import Choice
from ui.widgets.labels import RoleLabel


class ImportSide(QWidget):
    """A name, an encoding, a source form.

    Signals
        change_requested()         another file shall be read instead
        encoding_chosen(encoding)  the text shall be read again in this encoding
    """

    change_requested = Signal()
    encoding_chosen = Signal(str)

    def __init__(self, parent: QWidget, *, can_change: bool) -> None:
        super().__init__(parent)
        self.name = RoleLabel("button", "", self)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setWordWrap(True)
        self._place = RoleLabel("caption", "", self, tone="ink2")
        self.encoding = Choice(self)
        self.encoding.setAccessibleName(tr("Encoding"))
        for code, words in ENCODINGS:
            self.encoding.addItem(said(words), canonical(code))
        self.encoding.activated.connect(lambda _: self.encoding_chosen.emit(self.encoding.currentData()))
        self._is_guessed = False
        self.source = SourceForm(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._file_line(can_change))
        column.addWidget(self._encoding_line())
        column.addWidget(self.source)
        column.addStretch(1)

    def show_name(self, name: str, place: str) -> None:
        """Say what is being read, and which of several it is."""
        self.name.setText(name)
        self._place.setText(place)
        self._place.setVisible(bool(place))
        self._is_guessed = False

    def show_encoding(self, encoding: str, *, is_chosen: bool) -> None:
        """Show how the text was decoded, if that was guessed or chosen."""
        self._is_guessed = is_chosen or not is_certain(encoding)
        if self.encoding.findData(canonical(encoding)) < 0:
            self.encoding.addItem(encoding, canonical(encoding))
        self.encoding.setCurrentIndex(self.encoding.findData(canonical(encoding)))

    def show_state(self, *, has_result: bool, has_failed: bool) -> None:
        """Show only what means something in this state of the dialog."""
        self.source.setVisible(has_result)
        self._line.setVisible(self._is_guessed and (has_result or has_failed))

    def _encoding_line(self) -> QWidget:
        self._line = QWidget(self)
        line = QHBoxLayout(self._line)
        line.setContentsMargins(20, 0, 20, 12)
        line.setSpacing(12)
        label = RoleLabel("body", tr("Encodin&g"), self._line, tone="ink2")
        label.setBuddy(self.encoding)
        line.addWidget(label)
        line.addWidget(self.encoding, 1)
        return self._line

    def _file_line(self, can_change: bool) -> QHBoxLayout:
        look = Look.of(self)
        picture = QLabel(self)
        size = round(look.px(20))
        picture.setPixmap(marks.icon("file-text", look.theme.ink2, size).pixmap(size, size))
        change = QPushButton(tr("Cha&nge…"), self)
        change.setAccessibleName(tr("Choose another file"))
        change.setAutoDefault(False)
        change.setVisible(can_change)
        change.clicked.connect(self.change_requested)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self._place)
        line = QHBoxLayout()
        line.setContentsMargins(20, 14, 20, 12)
        line.setSpacing(10)
        line.addWidget(picture)
        line.addLayout(names, 1)
        line.addWidget(change)
        return line
