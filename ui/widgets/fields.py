"""Fields of one line: for a day, kept in ISO form and shown in words; and ones that leave the window its keys."""

from __future__ import annotations

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from briefer.words import language, tr
from ui.look import marks
from ui.look.theme import Look
from ui.look.words import day_patterns, stamp_words

TARGET = 24
"""The side of a sign in a field, px at 100 %: the smallest thing one can hit (WCAG 2.2, 2.5.8)."""
OF_WINDOW = frozenset(Qt.KeyboardModifier.ControlModifier | key for key in (Qt.Key.Key_E, Qt.Key.Key_K))
"""Export and find: a field goes to the end of its line with the first, and deletes up to there with the second."""


class LeavesKeys(QObject):
    """Lets the presses of those keys go on to the window, both when Qt asks and when they come."""

    def __init__(self, *fields: QWidget) -> None:
        super().__init__(fields[0])
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if is_press and isinstance(event, QKeyEvent) and event.keyCombination() in OF_WINDOW:
            event.ignore()  # what is not accepted goes to the parent of the field, and so up to the window
            return True
        return super().eventFilter(watched, event)


class FieldSign(QToolButton):
    """A sign inside a field, at its end or its beginning, that grows with the words and can be hit.

    The signs a field has of its own keep their size whatever the size of the window's text.
    """

    def __init__(self, field: QLineEdit, name: str, *, is_leading: bool = False) -> None:
        super().__init__(field, autoRaise=True)
        self._field, self._name, self._is_leading = field, name, is_leading
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        field.installEventFilter(self)
        self.place()

    def show_if(self, is_wanted: bool) -> None:  # noqa: FBT001 - takes what a signal brings
        """Show the sign or not; the words of the field keep clear of it."""
        self.setVisible(is_wanted)
        self.place()

    def place(self) -> None:
        """Draw the sign in the colours and at the size of the look, where it stands."""
        look, field = Look.of(self._field), self._field
        side, size = round(look.px(TARGET)), round(look.px(16))
        self.setIcon(marks.icon(self._name, look.theme.ink2, size))
        self.setIconSize(QSize(size, size))
        room = 0 if self.isHidden() else side - round(look.px(6))  # the field has an edge of its own
        is_left = self._is_leading != (field.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        field.setTextMargins(room if is_left else 0, 0, 0 if is_left else room, 0)
        self.setGeometry(3 if is_left else field.width() - side - 3, (field.height() - side) // 2, side, side)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange, QEvent.Type.StyleChange):
            self.place()
        return super().eventFilter(watched, event)


def offer_to_clear(field: QLineEdit) -> None:
    """Give a field a sign that empties it, while something stands in it."""
    sign = FieldSign(field, "x")
    sign.setAccessibleName(tr("Empty the field"))
    sign.setToolTip(sign.accessibleName())
    sign.clicked.connect(field.clear)
    field.textChanged.connect(lambda text: sign.show_if(bool(text)))
    sign.show_if(bool(field.text()))


class DayField(QLineEdit):
    """Takes a year, a month or a day in words or in ISO form, and whatever else a source may say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stamp = ""
        self.editingFinished.connect(lambda: self.show_stamp(self.stamp))

    @property
    def stamp(self) -> str:
        """What stands in the field, in ISO form where it is a date; a moment as it was given if nobody changed it."""
        text = self.text().strip()
        return self._stamp if text == stamp_words(self._stamp) else _iso(text)

    def show_stamp(self, stamp: str) -> None:
        """Show an ISO day or moment in words."""
        self._stamp = stamp
        if self.text() != stamp_words(stamp):
            self.setText(stamp_words(stamp))
            self.home(False)


def value_of(field: QLineEdit) -> str:
    """Return what a field says, in ISO form if it is one for days."""
    return field.stamp if isinstance(field, DayField) else field.text().strip()


def show_in(field: QLineEdit, value: str) -> None:
    """Show a value from its beginning, a date in words if the field is one for days; the same is not shown again."""
    if isinstance(field, DayField):
        field.show_stamp(value)
    elif field.text() != value:
        field.setText(value)
        field.home(False)


def _iso(text: str) -> str:
    """Return the ISO form of a date in words of the window's language, or the text where it is none that is sure."""
    from briefer.dates import dates_in
    from briefer.suggest import load_lexicon

    for kept, shown in day_patterns().values():
        for pattern in (shown, shown.replace("MMM", "MMMM")):
            date = QLocale().toDate(text, pattern)
            if date.isValid():
                return date.toString(kept)
    lexicon = load_lexicon(language())  # the system may name none, as "C"
    found = dates_in(text, None, lexicon.dates) if lexicon else ()
    is_all = len(found) == 1 and found[0].when.text == text
    return found[0].when.sort or text if is_all else text


def is_date(stamp: str) -> bool:
    """Whether a text is a year, a month or a day in ISO form, or nothing."""
    kept, _ = day_patterns().get(len(stamp), ("", ""))
    return not stamp or (bool(kept) and QDate.fromString(stamp, kept).isValid())
