"""Chips with a name each: one that goes when it is pressed, one that is a guess, and a row of both with a field."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QWidget

from briefer.words import tr
from ui.look.theme import Look, font
from ui.widgets.flow import FlowLayout
from ui.widgets.tips import plain_tip

HEIGHT = 26
PADDING = 10
SIGN = 14
REMOVING = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
PRESSING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class NameChip(QAbstractButton):
    """A name in a round frame; a guess has a dashed frame and a plus before it, another a cross behind it."""

    def __init__(self, name: str, parent: QWidget | None = None, *, is_guess: bool = False) -> None:
        super().__init__(parent)
        self._is_guess = is_guess
        self.setText(name)
        self.setAccessibleName((tr("Add {name}") if is_guess else tr("Remove {name}")).format(name=name))
        self.setToolTip(plain_tip(self.accessibleName()))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        look = Look.of(self)
        words = QFontMetricsF(font("body", look)).horizontalAdvance(self.text())
        return QSize(round(words + look.px(2 * PADDING + SIGN)) + 2, round(look.px(HEIGHT)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in PRESSING or (event.key() in REMOVING and not self._is_guess):
            self.click()
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.focusNextPrevChild((event.key() == Qt.Key.Key_Right) != self.isRightToLeft())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = Look.of(self)
        theme = look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(theme.control), 2 if theme.is_high else 1)
        if self._is_guess:
            pen.setStyle(Qt.PenStyle.DashLine)
        if self.hasFocus():
            pen = QPen(QColor(theme.focus), 2)
        inset = pen.widthF() / 2
        painter.setPen(pen)
        painter.setBrush(QColor(theme.sunken if self.underMouse() else theme.raised))
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        is_sign_first = self._is_guess != self.isRightToLeft()
        inner = QRectF(self.rect()).adjusted(look.px(PADDING), 0, -look.px(PADDING), 0)
        sign = QRectF(inner)
        sign.setWidth(look.px(SIGN))
        if not is_sign_first:
            sign.moveRight(inner.right() + look.px(4))
        words = inner.adjusted(look.px(SIGN) if is_sign_first else 0, 0, 0 if is_sign_first else -look.px(SIGN), 0)
        painter.setFont(font("body", look))
        painter.setPen(QColor(theme.ink2))
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, "+" if self._is_guess else "×")
        painter.setPen(QColor(theme.ink2 if self._is_guess else theme.ink))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


class NameChips(QWidget):
    """The other names of a party as chips, and a field at their end that adds one with Enter or a comma.

    Signals
        changed()  a name was added or removed
    """

    changed = Signal()

    def __init__(self, names: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[NameChip] = []
        self._guesses: list[NameChip] = []
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Add a name"))
        self.field.setAccessibleName(tr("Add another name"))
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._on_edited)
        self.field.editingFinished.connect(self.add_typed)
        self.field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = FlowLayout(self)
        self._row.addWidget(self.field)
        self._fit_field()
        for name in names:
            self._add(name)

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the one being typed as the last."""
        typed = self.field.text().strip()
        found = [chip.text() for chip in self._chips]
        return (*found, typed) if typed and typed not in found else tuple(found)

    def set_owner(self, name: str) -> None:
        """Say aloud whose names these are."""
        self.field.setAccessibleName(tr("Add another name of {name}").format(name=name or tr("this party")))

    def add(self, name: str) -> None:
        """Add a name as a chip; an empty one or one that is there is left alone."""
        if name and all(chip.text() != name for chip in self._chips):
            self._add(name)
            self.changed.emit()

    def take(self, name: str) -> None:
        """Take a name away, if it is there."""
        for chip in [chip for chip in self._chips if chip.text() == name]:
            self._remove(chip)
        if self.field.text().strip() == name:
            self.field.clear()

    def propose(self, name: str, why: str) -> None:
        """Offer a name that is likely one of the party's, with the reason as its tip; a press adds it."""
        if any(chip.text() == name for chip in (*self._chips, *self._guesses)):
            return
        chip = NameChip(name, self, is_guess=True)
        chip.setToolTip(plain_tip(f"{chip.accessibleName()}: {why}"))
        chip.setAccessibleDescription(why)
        chip.clicked.connect(lambda: self._take(chip))
        self._row.insert_widget(len(self._chips) + len(self._guesses), chip)
        QWidget.setTabOrder((*self._chips, *self._guesses, chip)[-2], chip) if self._chips or self._guesses else None
        self._guesses.append(chip)
        QWidget.setTabOrder(chip, self.field)
        chip.show()
        self.updateGeometry()

    def add_typed(self) -> None:
        """Make a chip of what stands in the field."""
        typed = self.field.text()
        self.field.clear()
        for name in typed.split(","):
            self.add(name.strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter add a name, and Backspace in the empty field go to the last chip."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in PRESSING and self.field.text().strip():
                self.add_typed()
                return True  # eaten: Enter would press the dialog's main button too
            if event.key() == Qt.Key.Key_Backspace and not self.field.text() and self._chips:
                self._chips[-1].setFocus()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "field"):
            self._fit_field()

    def _fit_field(self) -> None:
        look = Look.of(self)
        words = QFontMetricsF(font("body", look)).horizontalAdvance(self.field.placeholderText())
        self.field.setFixedWidth(round(words + look.px(30)))

    def _on_edited(self, typed: str) -> None:
        if typed.endswith(","):
            self.add_typed()

    def _add(self, name: str) -> None:
        chip = NameChip(name, self)
        chip.clicked.connect(lambda: self._remove(chip))
        self._row.insert_widget(len(self._chips), chip)
        self._chips.append(chip)
        QWidget.setTabOrder(self._chips[-2], chip) if len(self._chips) > 1 else None
        QWidget.setTabOrder(chip, self.field)
        chip.show()
        self.updateGeometry()

    def _take(self, chip: NameChip) -> None:
        index = self._guesses.index(chip)
        self._guesses.remove(chip)
        self._row.removeWidget(chip)
        (self._guesses[index] if index < len(self._guesses) else self.field).setFocus()
        chip.hide()
        chip.deleteLater()
        self.add(chip.text())

    def _remove(self, chip: NameChip) -> None:
        index = self._chips.index(chip)
        self._chips.remove(chip)
        self._row.removeWidget(chip)
        (self._chips[index] if index < len(self._chips) else self.field).setFocus()
        chip.hide()
        chip.deleteLater()
        self.updateGeometry()
        self.changed.emit()
