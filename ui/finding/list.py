"""The list under the one field: choices in groups, each with its icon, its key at the far end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefer.words import said, tr
from ui.finding.choices import GROUPS, Choice
from ui.look import marks
from ui.look.theme import Look, font
from ui.widgets.chip import draw_cap

AnyIndex = QModelIndex | QPersistentModelIndex
CHOICE_ROLE = Qt.ItemDataRole.UserRole
ICONS = {
    "issue": "columns-2",
    "file": "tag",
    "paragraph": "text-search",
    "field": "file-text",
    "problem": "info",
    "tagged": "list-checks",
    "action": "keyboard",
    "new_issue": "plus",
    "recent": "history",
}
ROW = 32
HEADING = 30
SIDE = 12


class PaletteList(QListWidget):
    """Choices under headings; arrows pass over the headings."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Matches"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(ChoiceDelegate(self))

    def show_choices(self, found: Sequence[Choice], more: str = "") -> None:
        """Show choices in groups, the first one current; `more` is a sentence that stands below them."""
        self.clear()
        group = ""
        for choice in found:
            if said(GROUPS[choice.kind]) != group:
                group = said(GROUPS[choice.kind])
                self._add_heading(group)
            item = QListWidgetItem(choice.text)
            item.setData(CHOICE_ROLE, choice)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (choice.text, choice.aside))))
            self.addItem(item)
        if more:
            self._add_heading(more)
        self.step(1)

    def _add_heading(self, words: str) -> None:
        heading = QListWidgetItem(words)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(heading)

    def step(self, by: int) -> None:
        """Go to the next choice (1) or the one before (-1); stay where there is none."""
        row = self.currentRow() + by
        while 0 <= row < self.count():
            if self.choice(self.item(row)) is not None:
                self.setCurrentRow(row)
                if row == 1:
                    self.scrollToTop()  # its heading too
                return
            row += by

    def choice(self, item: QListWidgetItem | None) -> Choice | None:
        """Return the choice of a line, None for a heading."""
        found = item.data(CHOICE_ROLE) if item is not None else None
        return found if isinstance(found, Choice) else None


class ChoiceDelegate(QStyledItemDelegate):
    """Paints a choice: icon, words with what was looked for in bold, more in a quieter ink, the key."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        look = Look.of(self._view)
        return QSize(0, round(look.px(ROW if index.data(CHOICE_ROLE) is not None else HEADING)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        look, choice = Look.of(self._view), index.data(CHOICE_ROLE)
        rect = QRectF(option.rect)
        painter.save()
        if choice is None:
            painter.setFont(font("list_heading", look))
            painter.setPen(QColor(look.theme.ink2))
            space = rect.adjusted(look.px(SIDE), 0, -look.px(SIDE), -look.px(4))
            painter.drawText(space, Qt.AlignmentFlag.AlignBottom, index.data(Qt.ItemDataRole.DisplayRole))
        else:
            if index.row() == self._view.currentIndex().row():
                self._ring(painter, rect, look)
            self._choice(painter, rect.adjusted(look.px(SIDE), 0, -look.px(SIDE), 0), choice, look)
        painter.restore()

    def _ring(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.theme.focus), look.px(2)))
        painter.setBrush(QColor(look.theme.focusground))
        painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), look.px(6), look.px(6))

    def _choice(self, painter: QPainter, rect: QRectF, choice: Choice, look: Look) -> None:
        size = round(look.px(16))
        picture = marks.icon(ICONS[choice.kind], look.theme.ink2, size)
        picture.paint(painter, round(rect.left()), round(rect.center().y() - size / 2), size, size)
        space = rect.adjusted(size + look.px(10), 0, 0, 0)
        if choice.keys:
            width = _width(font("cap", look), choice.keys) + look.px(14)
            cap = QRectF(space.right() - width, space.center().y() - look.px(9.5), width, look.px(19))
            draw_cap(painter, cap, choice.keys, look)
            space.setRight(cap.left() - look.px(10))
        body, bold = font("body", look), font("button", look)
        start, end = choice.match
        pieces = ((choice.text[:start], body), (choice.text[start:end], bold), (choice.text[end:], body))
        for text, face in pieces:
            self._words(painter, space, text, face, QColor(look.theme.ink))
        space.setLeft(space.left() + look.px(10))
        self._words(painter, space, choice.aside, font("caption", look), QColor(look.theme.ink2))

    def _words(self, painter: QPainter, space: QRectF, text: str, face: QFont, colour: QColor) -> None:
        """Draw words as far as there is room, and take the room they need away from the space."""
        if not text or space.width() <= 0:
            return
        shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, space.width())
        painter.setFont(face)
        painter.setPen(colour)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(space, flags, shown)
        space.setLeft(space.left() + _width(face, shown))


def _width(face: QFont, text: str) -> float:
    return QFontMetricsF(face).horizontalAdvance(text)
