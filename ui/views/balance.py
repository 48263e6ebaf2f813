"""How many items (demands and positions) each side has: as counts in a line, and as bars. Never printed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefer import queries
from briefer.model import Project

from ..models import words
from ..theme import Look, font
from ..widgets import marks


class _Sides(QWidget):
    """Letter, place and number of items of each column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides: tuple[tuple[str, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_project(self, project: Project) -> None:
        """Count the items of each side."""
        counts = queries.balance(project)
        sides = tuple((queries.party_letter(project, party.id), count) for party, count in counts)
        if sides != self._sides:
            self._sides = sides
            self.updateGeometry()
            self.update()
        told = ", ".join(f"{party.name} {words.items(count)}" for party, count in counts)
        self.setAccessibleName(f"{words.tr('Balance')}: {told}")

    def _badge(self, painter: QPainter, place: int, x: float, middle: float) -> float:
        look = Look.of(self)
        size = look.px(18)
        letter = self._sides[place][0]
        marks.draw_badge(painter, QRectF(x, middle - size / 2, size, size), letter, look.theme.parties[min(place, 3)])
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
        painter = QPainter(self)
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
        painter = QPainter(self)
        painter.setFont(font("label", look))
        most = max((count for _, count in self._sides), default=0)
        step = look.px(26)
        for place, (_, count) in enumerate(self._sides):
            middle = step * place + step / 2
            x = self._badge(painter, place, 0, middle) + look.px(8)
            room = self.width() - x - look.px(30)
            length = room * count / most if most else 0.0
            party = look.theme.parties[min(place, 3)]
            pen = QPen(QColor(party.ink), look.px(7))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if party.line in ("dashed", "dotted"):
                pen.setDashPattern([0.9, 0.4])
            painter.setPen(pen)
            if length:
                painter.drawLine(int(x), int(middle), int(x + length), int(middle))
            painter.setPen(QColor(look.theme.ink))
            box = QRectF(self.width() - look.px(26), middle - step / 2, look.px(24), step)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(count))
