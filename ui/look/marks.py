"""Badges, kinds, states, bars and icons, one paint function each; shape and pattern say what colour says."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QImage, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from briefer.data import resources_folder
from briefer.model import Kind, State
from ui.look.theme import Look
from ui.look.tokens import SANS, PartyLook
from ui.look.turned import straight

ICON_STROKE = 1.75
_CORNERS = {
    "hexagon": ((0.22, 0.0), (0.78, 0.0), (1.0, 0.5), (0.78, 1.0), (0.22, 1.0), (0.0, 0.5)),
    "house": ((0.5, -0.06), (1.0, 0.3), (1.0, 1.0), (0.0, 1.0), (0.0, 0.3)),
}
"""The corners of badges, in parts of width and height."""
DASHES = {"dashed": (5.0, 3.0), "dotted": (2.0, 2.0), "dash_dot": (7.0, 2.0, 2.0, 2.0), "long": (12.0, 3.0)}
"""Line and gap of the patterns in px; "solid" and "double" have none."""


def draw_badge(painter: QPainter, rect: QRectF, letter: str, party: PartyLook, *, is_hollow: bool = False) -> None:
    """Draw the badge of a party: its letter in the shape of its place; hollow for what is only suggested."""
    painter, rect = straight(painter, rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(party.ink)
    if party.shape == "outline":
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    elif is_hollow:
        painter.setPen(QPen(colour, 1.3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_badge_path(rect.adjusted(0.7, 0.7, -0.7, -0.7), party.shape))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPath(_badge_path(rect, party.shape))
    face = QFont(SANS)
    face.setWeight(QFont.Weight.Bold)
    face.setPixelSize(max(9, round(rect.height() * (0.56 if len(letter) < 2 else 0.48))))
    painter.setFont(face)
    painter.setPen(colour if is_hollow else QColor(party.on_badge))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


def _badge_path(rect: QRectF, shape: str) -> QPainterPath:
    path = QPainterPath()
    if shape == "circle":
        path.addEllipse(rect)
    elif shape == "shield":
        path.moveTo(rect.topLeft())
        path.lineTo(rect.topRight())
        path.lineTo(rect.right(), rect.top() + rect.height() * 0.6)
        path.quadTo(rect.right(), rect.bottom() - rect.height() * 0.1, rect.center().x(), rect.bottom())
        path.quadTo(rect.left(), rect.bottom() - rect.height() * 0.1, rect.left(), rect.top() + rect.height() * 0.6)
        path.closeSubpath()
    elif shape in _CORNERS:
        size = QPointF(rect.width(), rect.height())
        corners = [QPointF(x * size.x(), y * size.y()) + rect.topLeft() for x, y in _CORNERS[shape]]
        path.addPolygon(QPolygonF(corners))
        path.closeSubpath()
    else:
        path.addRoundedRect(rect, 4, 4)
    return path


def badge_width(letter: str, height: float) -> float:
    """Return how wide a badge of this height is for its letters."""
    return height if len(letter) < 2 else height * (0.9 + 0.35 * len(letter))


def draw_kind(painter: QPainter, rect: QRectF, kind: Kind, colour: QColor) -> None:
    """Draw the glyph of a kind: a triangle for a demand, a diamond for a position, a ring for an event."""
    painter, rect = straight(painter, rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = min(rect.width(), rect.height()) / 10
    painter.translate(rect.topLeft())
    painter.scale(unit, unit)
    if kind is Kind.EVENT:
        painter.setPen(QPen(colour, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(5, 5), 3.6, 3.6)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        is_mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.drawPath(_triangle(is_mirrored) if kind is Kind.DEMAND else _diamond())
    painter.restore()


def _triangle(is_mirrored: bool) -> QPainterPath:
    near, far = (8.5, 0.6) if is_mirrored else (1.5, 9.4)
    path = QPainterPath(QPointF(near, 0.8))
    path.lineTo(far, 5)
    path.lineTo(near, 9.2)
    path.closeSubpath()
    return path


def _diamond() -> QPainterPath:
    path = QPainterPath(QPointF(5, 0.3))
    for x, y in ((9.7, 5.0), (5.0, 9.7), (0.3, 5.0)):
        path.lineTo(x, y)
    path.closeSubpath()
    return path


def draw_state(painter: QPainter, rect: QRectF, state: State, colour: QColor) -> None:
    """Draw the glyph of a state of play."""
    painter, rect = straight(painter, rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = min(rect.width(), rect.height()) / 12
    painter.translate(rect.topLeft())
    painter.scale(unit, unit)
    painter.setPen(QPen(colour, 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    if state is State.AGREED:
        painter.drawLine(QPointF(2, 4.2), QPointF(10, 4.2))
        painter.drawLine(QPointF(2, 7.8), QPointF(10, 7.8))
    elif state is State.CONVERGING:
        painter.drawPolyline([QPointF(1, 3), QPointF(4.6, 6), QPointF(1, 9)])
        painter.drawPolyline([QPointF(11, 3), QPointF(7.4, 6), QPointF(11, 9)])
    elif state is State.APART:
        painter.drawPolyline([QPointF(4.6, 3), QPointF(1, 6), QPointF(4.6, 9)])
        painter.drawPolyline([QPointF(7.4, 3), QPointF(11, 6), QPointF(7.4, 9)])
    elif state is State.ONE_SIDED:
        painter.drawEllipse(QPointF(6, 6), 4.4, 4.4)
        painter.setBrush(colour)
        painter.drawChord(QRectF(1.6, 1.6, 8.8, 8.8), 90 * 16, 180 * 16)
    else:
        face = QFont(SANS)
        face.setPixelSize(11)
        face.setWeight(QFont.Weight.Bold)
        painter.setFont(face)
        painter.drawText(QRectF(0, 0, 12, 12), Qt.AlignmentFlag.AlignCenter, "?")
    painter.restore()


def draw_bar(painter: QPainter, x: float, top: float, bottom: float, line: str, colour: QColor) -> None:
    """Draw the upright bar of a wholly tagged paragraph or an item, 3 px wide, `x` its middle."""
    _draw_line(painter, QPointF(x, top), QPointF(x, bottom), line, colour)


def draw_underline(painter: QPainter, left: float, right: float, y: float, line: str, colour: QColor) -> None:
    """Draw the underline of a tagged span."""
    _draw_line(painter, QPointF(left, y), QPointF(right, y), line, colour, width=2)


def draw_zigzag(painter: QPainter, left: float, right: float, y: float, colour: QColor) -> None:
    """Draw the line of small teeth under a word with which something is wrong, `y` its lower edge."""
    count = max(2, round((right - left) / 3))
    step = (right - left) / count
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.6))
    painter.drawPolyline([QPointF(left + step * place, y - 3 * (place % 2)) for place in range(count + 1)])
    painter.restore()


def _draw_line(painter: QPainter, start: QPointF, end: QPointF, line: str, colour: QColor, width: float = 3) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if line == "double":
        painter.setPen(QPen(colour, 1))
        aside = QPointF(1.5, 0) if start.x() == end.x() else QPointF(0, 1.5)
        painter.drawLine(start - aside, end - aside)
        painter.drawLine(start + aside, end + aside)
    else:
        pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if line in DASHES:
            pen.setDashPattern([length / width for length in DASHES[line]])
        painter.setPen(pen)
        painter.drawLine(start, end)
    painter.restore()


def icon(name: str, colour: str, size: int = 16) -> QIcon:
    """Return an icon of `resources/icons` in a colour, `size` logical px, sharp at twice the pixel density."""
    pixmap = QPixmap.fromImage(_drawn(name, colour, size))
    pixmap.setDevicePixelRatio(2)
    return QIcon(pixmap)


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int) -> QImage:
    text = _svg(name).replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(text.replace('stroke-width="2"', f'stroke-width="{ICON_STROKE}"').encode()))
    image = QImage(size * 2, size * 2, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


@lru_cache(maxsize=256)
def _svg(name: str) -> str:
    return (resources_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def set_icon(button: QAbstractButton, name: str, tone: str = "ink") -> None:
    """Give a button an icon of the set in the size of its words, at a distance that grows with them.

    `tone` is the colour of the theme that its words have.
    """
    look, ratio = Look.of(button), button.devicePixelRatioF()
    size, gap = round(look.px(15)), round(look.px(5))
    picture = QPixmap(round((size + gap) * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    left = gap if button.layoutDirection() is Qt.LayoutDirection.RightToLeft else 0
    icon(name, str(getattr(look.theme, tone)), size).paint(painter, left, 0, size, size)
    painter.end()
    button.setIcon(QIcon(picture))
    button.setIconSize(QSize(size + gap, size))
