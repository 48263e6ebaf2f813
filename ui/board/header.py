"""The head of the board: the names of the columns, with the badges and lines of their parties."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from briefer import queries
from briefer.model import Project
from briefer.words import tr
from ui.board.model import BoardModel, Column
from ui.look import marks, words
from ui.look.sides import looks
from ui.look.theme import Look, PartyLook, font
from ui.look.turned import turned


class BoardHeader(QHeaderView):
    """Badge, name and number of items over a line in the pattern of the party."""

    def __init__(self, model: BoardModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._board = model
        self._letters: tuple[str, ...] = ()
        self._looks: tuple[int, ...] = ()
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("QHeaderView { background: transparent }")

    def show_parties(self, project: Project) -> None:
        """Take letters and looks of the badges from the project."""
        known = looks(project)
        self._letters = tuple(queries.party_letter(project, party_id) for party_id in known)
        self._looks = tuple(known.values())
        self.setVisible(bool(known))  # of an empty project there is nothing to head
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(100, int(Look.of(self).px(34 if self._board.is_narrow else 44)))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        look = Look.of(self)
        painter.save()
        painter = turned(painter, rect, self.layoutDirection())
        painter.fillRect(rect, QColor(look.theme.pane))
        gap = look.px(8)
        box = QRectF(rect).adjusted(gap, 0, -gap, -look.px(4))
        if self._board.column(logicalIndex) is Column.PARTY:
            self._paint_party(painter, self._party_box(rect, logicalIndex), logicalIndex)
        else:
            if self._board.column(logicalIndex) is Column.NUMBER:
                box.setLeft(rect.left() + look.px(20))
            self._paint_title(painter, box, logicalIndex)
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._board.is_narrow or not self.offset():
            return
        painter, left = QPainter(self.viewport()), 0
        for section in (0, 1):  # number and issue stay while the parties slide under them
            self.paintSection(painter, QRect(left, 0, self.sectionSize(section), self.height()), section)
            left += self.sectionSize(section)

    def _party_box(self, rect: QRect, section: int) -> QRectF:
        look = Look.of(self)
        gap, bottom = look.px(8), look.px(4)
        if not self._board.is_narrow:
            return QRectF(rect).adjusted(gap, 0, -gap, -bottom)
        is_last = section == self._board.columnCount() - 1
        return QRectF(rect).adjusted(0 if section == 0 else gap, 0, -1 if is_last else -gap, -bottom)

    def _paint_title(self, painter: QPainter, box: QRectF, section: int) -> None:
        look = Look.of(self)
        is_quiet = self._board.column(section) is Column.NUMBER
        painter.setFont(font("label" if is_quiet else "button", look))
        painter.setPen(QColor(look.theme.ink2 if is_quiet else look.theme.ink))
        title = str(self._board.headerData(section, Qt.Orientation.Horizontal) or "")
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, title)
        if self._board.column(section) is Column.STATE:
            self._paint_aside(painter, box, title)
        painter.setPen(QPen(QColor(look.theme.control), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _paint_aside(self, painter: QPainter, box: QRectF, title: str) -> None:
        """Write whose judgement the column is, if there is room beside its title."""
        look, told = Look.of(self), tr("assessment")
        used = QFontMetricsF(painter.font()).horizontalAdvance(title) + look.px(10)
        painter.setFont(font("label", look))
        if used + QFontMetricsF(painter.font()).horizontalAdvance(told) <= box.width():
            painter.setPen(QColor(look.theme.ink2))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, told)

    def _paint_party(self, painter: QPainter, box: QRectF, section: int) -> None:
        look = Look.of(self)
        place = section - self._board.party_section(0)
        if place >= len(self._letters):  # a new project has no parties yet
            return
        party = look.theme.parties[self._looks[place]]
        size = look.px(18)
        badge = QRectF(box.left(), box.center().y() - size / 2, size, size)
        marks.draw_badge(painter, badge, self._letters[place], party)
        count_width = 0.0
        if not self._board.is_narrow:
            count_width = self._paint_count(painter, box, place)
        painter.setFont(font("button", look))
        painter.setPen(QColor(look.theme.ink))
        name = str(self._board.headerData(section, Qt.Orientation.Horizontal) or "")
        space = box.adjusted(size + look.px(8), 0, -count_width - look.px(8), 0)
        shown = QFontMetricsF(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, space.width())
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, shown)
        draw_rule(painter, box, party, look)

    def _paint_count(self, painter: QPainter, box: QRectF, place: int) -> float:
        look = Look.of(self)
        text = words.items(self._board.count(place))
        if apart := self._board.elsewhere(place):
            text += f" + {words.elsewhere(apart)}"
        painter.setFont(font("label", look))
        painter.setPen(QColor(look.theme.ink2))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return QFontMetricsF(painter.font()).horizontalAdvance(text)


def draw_rule(painter: QPainter, box: QRectF, party: PartyLook, look: Look) -> None:
    """Draw the line of a party along the foot of a box."""
    thickness = look.px(2)
    pen = QPen(QColor(party.ink), thickness)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if party.line in marks.DASHES:
        pen.setDashPattern([length / 2 for length in marks.DASHES[party.line]])
    painter.setPen(pen)
    y = box.bottom() - thickness / 2
    painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
    if party.line == "double":
        above = y - 2 * thickness
        painter.drawLine(QPointF(box.left(), above), QPointF(box.right(), above))
