"""How many items (demands and positions) each side has: as counts in a line, and as bars. Never printed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefer import queries
from briefer.model import Project
from briefer.words import tr
from ui.look import marks, words
from ui.look.sides import looks
from ui.look.theme import Look, font
from ui.look.turned import turned


class _Sides(QWidget):
    """Letter, look and number of items of each column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides: tuple[tuple[str, int], ...] = ()
        self._looks: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_project(self, project: Project) -> None:
        """Count the items of each side; painted anew only if a count or a look is another."""
        counts = queries.balance(project)
        sides = tuple((queries.party_letter(project, party.id), count) for party, count in counts)
        shown = tuple(looks(project).values())
        if (sides, shown) != (self._sides, self._looks):
            self._sides, self._looks = sides, shown
            self.updateGeometry()
            self.update()
        told = ", ".join(f"{party.name} {words.items(count)}" for party, count in counts)
        self.setAccessibleName(tr("Balance: {sides}").format(sides=told))

    def _badge(self, painter: QPainter, place: int, x: float, middle: float) -> float:
        look = Look.of(self)
        size = look.px(18)
        letter = self._sides[place][0]
        party = look.theme.parties[self._looks[place]]
        marks.draw_badge(painter, QRectF(x, middle - size / 2, size, size), letter, party)
        return x + size


class PartyCounts(_Sides):
    """The counts in a line: "A 3 items  B 2 items"."""

    def sizeHint(self) -> QSize:
        look = Look.of(self)
        metrics = QFontMetricsF(font("label", look))
        width = sum(metrics.horizontalAdvance(words.items(count)) + look.px(44) for _, count in self._sides)
        return QSize(int(max(width - look.px(16), 0)), int(look.px(24)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = Look.of(self)
        painter = turned(QPainter(self), self.rect(), self.layoutDirection())
        painter.setFont(font("label", look))
        x, middle = 0.0, self.height() / 2
        for place, (_, count) in enumerate(self._sides):
            x = self._badge(painter, place, x, middle) + look.px(8)
            painter.setPen(QColor(look.theme.ink2))
            text = words.items(count)
            width = QFontMetricsF(painter.font()).horizontalAdvance(text)
            box = QRectF(x, 0, width + 2, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
            x += width + look.px(18)


class BalanceBars(_Sides):
    """The counts as bars in the patterns of the parties."""

    def sizeHint(self) -> QSize:
        return QSize(160, int(Look.of(self).px(26)) * max(len(self._sides), 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = Look.of(self)
        painter = turned(QPainter(self), self.rect(), self.layoutDirection())
        painter.setFont(font("label", look))
        most = max((count for _, count in self._sides), default=0)
        step = look.px(26)
        for place, (_, count) in enumerate(self._sides):
            middle = step * place + step / 2
            x = self._badge(painter, place, 0, middle) + look.px(8)
            room = self.width() - x - look.px(30)
            length = room * count / most if most else 0.0
            party = look.theme.parties[self._looks[place]]
            pen = QPen(QColor(party.ink), look.px(7))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if party.line in marks.DASHES:
                pen.setDashPattern([length / 6 for length in marks.DASHES[party.line]])
            if party.line == "double":
                pen.setWidthF(look.px(2.5))
            painter.setPen(pen)
            for aside in (-look.px(2.5), look.px(2.5)) if party.line == "double" else (0.0,):
                if length:
                    painter.drawLine(QPointF(x, middle + aside), QPointF(x + length, middle + aside))
            painter.setPen(QColor(look.theme.ink))
            box = QRectF(self.width() - look.px(26), middle - step / 2, look.px(24), step)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, str(count))
