"""The line at the foot of the window: the last act with its undo, what the view in front holds, and what is saved."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from briefer.words import counted, tr
from ui.look import marks
from ui.look.theme import Look
from ui.look.words import percent
from ui.widgets.announce import announce
from ui.widgets.labels import ShortenedLabel

SHOWN_MS = 6000


class StatusLine(QWidget):
    """Sentences about the work.

    Signals
        undo_requested()     Undo was pressed
        redo_requested()     Redo was pressed, which stands in the place of Undo after an undo
        problems_requested() the count of things to check was pressed
        trouble_requested()  the words about saving were pressed while something is wrong with it
    """

    undo_requested = Signal()
    redo_requested = Signal()
    problems_requested = Signal()
    trouble_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # a plain widget paints none of its style sheet
        self._act = ShortenedLabel("body", parent=self, tone="ink")
        self._undo = _link(self, tr("Undo"), tr("Undo the last act"))
        self._undo.clicked.connect(self.undo_requested)
        self._redo = _link(self, tr("Redo"), tr("Redo what was undone"))
        for passing in (self._undo, self._redo):
            passing.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it goes after a moment, and the keyboard would go with it
        self._redo.clicked.connect(self.redo_requested)
        self._contents = _label(self)
        self._problems = _link(self, "", tr("Nothing to check"))
        self._problems.clicked.connect(self._ask_problems)
        self._saved = _label(self)
        self._trouble = _link(self, "", tr("Why the work is not safe"))
        self._trouble.clicked.connect(self._ask_trouble)
        self._scale = _label(self)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.clear)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 2, 16, 2)
        line.setSpacing(16)
        line.addWidget(self._act)
        line.addWidget(self._undo)
        line.addWidget(self._redo)
        line.addStretch(1)
        for widget in (self._contents, self._problems, self._saved, self._trouble, self._scale):
            line.addWidget(widget)
        self._trouble.hide()
        self.clear()

    def show_keys(self, caps: Mapping[str, str]) -> None:
        """Name the keys of undo and redo beside the words."""
        self._undo.setText(f"{tr('Undo')}  {caps['edit.undo']}".rstrip())
        self._redo.setText(f"{tr('Redo')}  {caps['edit.redo']}".rstrip())

    def _ask_problems(self) -> None:
        self.problems_requested.emit()

    def _ask_trouble(self) -> None:
        self.trouble_requested.emit()

    def tell(self, sentence: str, *, can_undo: bool = False, can_redo: bool = False) -> None:
        """Show what was done for six seconds, or until the next act, with the way back or forth again."""
        self._act.setText(sentence)
        announce(self, sentence)
        self._undo.setVisible(can_undo and not can_redo)
        self._redo.setVisible(can_redo)
        self._timer.start()

    def clear(self) -> None:
        """Show no act any more, and no word to undo it or do it again."""
        self._act.setText("")
        self._undo.setVisible(False)
        self._redo.setVisible(False)

    @property
    def told(self) -> str:
        """The sentence that is shown."""
        return self._act.text()

    def show_contents(self, sentence: str) -> None:
        """Show what the view in front holds ("5 of 11 paragraphs")."""
        self._contents.setText(sentence)

    def show_problem_count(self, count: int, *, has_article: bool = True) -> None:
        """Show how many things there are to check; of a brief without an article nothing can be said."""
        words = counted(count, "1 to check", "{n} to check") if count else tr("Nothing to check") if has_article else ""
        self._problems.setText(words)
        self._problems.setAccessibleName(words)
        self._problems.setVisible(bool(words))

    def show_saved(self, sentence: str, *, is_trouble: bool = False) -> None:
        """Show whether the work stands in its file; with trouble in red, as something to press for the reason."""
        self._saved.setText("" if is_trouble else sentence)
        self._saved.setVisible(not is_trouble)
        self._trouble.setVisible(is_trouble)
        if is_trouble:
            look = Look.of(self)
            size = round(look.px(14))
            self._trouble.setIcon(marks.icon("circle-alert", look.theme.error, size))
            self._trouble.setIconSize(QSize(size, size))
            self._trouble.setText(sentence)
            self._trouble.setAccessibleName(sentence)

    @property
    def saved_words(self) -> str:
        """What is said about saving: the trouble if there is some."""
        return self._trouble.text() if self._saved.isHidden() else self._saved.text()

    def show_scale(self, scale: float) -> None:
        """Show the size of the window's text; 1 is 100 %."""
        shown = percent(scale)
        self._scale.setText(shown)
        self._scale.setAccessibleName(tr("Size of the window's text: {size}").format(size=shown))


def _label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _link(parent: QWidget, text: str, name: str) -> QPushButton:
    button = QPushButton(text, parent)
    button.setObjectName("link")
    button.setFlat(True)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
