"""The rows of the sidebar: one for an article, one for a party. Buttons with a painted face."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from briefer.queries import Tally
from briefer.words import later, said, tr
from ui.look import marks
from ui.look.sides import Side
from ui.look.theme import Look, font
from ui.look.turned import turned
from ui.look.words import elsewhere, events, items
from ui.widgets.chip import draw_cap
from ui.widgets.tips import plain_tip

PADDING = 9
LINE = 18
SIGN_HEIGHT = 40
MOST_LINES = 2
BESIDE = 6
BADGE = 17
BEFORE_BADGE = 27
LEAST_ROW = 110
"""Below this width a row shows its sign only."""
PLACE_NAMES = (later("column A"), later("column B"), later("column C"), later("third party"))


class Row(QAbstractButton):
    """A button as wide as the sidebar; Enter presses it like Space."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    @property
    def is_sign(self) -> bool:
        """Whether there is room for the sign only."""
        return self.width() < Look.of(self).px(LEAST_ROW)

    def paint_ground(self, painter: QPainter, *, pen: QPen, is_raised: bool) -> None:
        """Paint the row's plate, and the ring of the keyboard's focus over any other."""
        look, theme = Look.of(self), Look.of(self).theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            pen = QPen(QColor(theme.focus), look.px(2))
        ground = theme.raised if is_raised else theme.sunken
        painter.setBrush(QColor(ground) if is_raised or self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        inset = max(0.5, pen.widthF() / 2)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), look.px(6), look.px(6))


class ArticleRow(Row):
    """An article: number and headline in up to two lines, how far it is tagged, a bar."""

    def __init__(self, number: int, headline: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = f"S{number}  {headline}"
        self._number = number
        self._headline = headline
        self._done = 0
        self._total = 0
        self._is_open = False
        self._is_hidden = False
        self._shown: tuple[int, int, bool, bool] | None = None

    def show_progress(self, done: int, total: int, *, is_open: bool, is_hidden: bool = False) -> None:
        """Show how many paragraphs are tagged, if this is the article in the pane, and if the brief leaves it out."""
        shown = self._shown
        self._shown = self._done, self._total, self._is_open, self._is_hidden = done, total, is_open, is_hidden
        if shown == self._shown:  # it is told at every step in the article
            return
        state = tr("open") if is_open else ""
        parts = [
            tr("Article {n}").format(n=self._number),
            self._headline,
            self.progress_text,
            *([state] if state else []),
        ]
        self.setAccessibleName(", ".join(parts))
        self.setToolTip(plain_tip(f"{self._headline}\n{self.progress_text}"))
        self._fit()
        self.update()

    @property
    def progress_text(self) -> str:
        """How far the article is, in words, or that the brief does without it."""
        if self._is_hidden:
            return tr("left out of the brief")
        if not self._done:
            return tr("{n} paragraphs, not begun").format(n=self._total)
        return tr("{m} of {n} paragraphs tagged").format(m=self._done, n=self._total)

    def sizeHint(self) -> QSize:
        look = Look.of(self)
        if self.is_sign:
            return QSize(0, round(look.px(SIGN_HEIGHT)))
        bar = 12 if self._done else 0
        return QSize(0, round(look.px(2 * PADDING + LINE * len(self._lines()) + LINE + bar - 4)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = Look.of(self), Look.of(self).theme
        painter = turned(QPainter(self), self.rect(), self.layoutDirection())
        pen = QPen(QColor(theme.line), 1) if self._is_open else QPen(Qt.PenStyle.NoPen)
        self.paint_ground(painter, pen=pen, is_raised=self._is_open)
        if self.is_sign:
            self._sign(painter)
            return
        y, left, height = look.px(PADDING - 2), look.px(PADDING), look.px(LINE)
        painter.setFont(font("body", look))
        painter.setPen(QColor(theme.ink))
        for line in self._lines():
            painter.drawText(QRectF(left, y, self._room(), height), Qt.AlignmentFlag.AlignVCenter, line)
            y += height
        face = font("caption", look)
        painter.setFont(face)
        painter.setPen(QColor(theme.ink2))
        text = QFontMetricsF(face).elidedText(self.progress_text, Qt.TextElideMode.ElideRight, self._room())
        painter.drawText(QRectF(left, y, self._room(), height), Qt.AlignmentFlag.AlignVCenter, text)
        if self._done:
            self._bar(painter, QRectF(left, y + height + look.px(4), self._room(), look.px(3)))

    def _sign(self, painter: QPainter) -> None:
        look = Look.of(self)
        painter.setFont(font("button" if self._is_open else "body", look))
        painter.setPen(QColor(look.theme.ink))
        lift = look.px(4) if self._done else 0
        painter.drawText(QRectF(self.rect()).adjusted(0, -lift, 0, -lift), Qt.AlignmentFlag.AlignCenter, self.sign)
        if self._done:
            aside = look.px(PADDING)
            bar = QRectF(aside, self.height() - look.px(10), self.width() - 2 * aside, look.px(3))
            self._bar(painter, bar)

    @property
    def sign(self) -> str:
        """What stands for the article on the rail."""
        return f"S{self._number}"

    def _bar(self, painter: QPainter, rect: QRectF) -> None:
        theme = Look.of(self).theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line))
        painter.drawRoundedRect(rect, 1.5, 1.5)
        painter.setBrush(QColor(theme.ink2))
        rect.setWidth(rect.width() * self._done / max(1, self._total))
        painter.drawRoundedRect(rect, 1.5, 1.5)

    def _room(self) -> float:
        return max(40.0, self.width() - 2 * Look.of(self).px(PADDING))

    def _lines(self) -> list[str]:
        metrics, room = QFontMetricsF(font("body", Look.of(self))), self._room()
        lines, words = [""], self._title.split(" ")
        for at, word in enumerate(words):
            longer = f"{lines[-1]} {word}" if lines[-1] else word
            if metrics.horizontalAdvance(longer) <= room or not lines[-1]:
                lines[-1] = longer
            elif len(lines) == MOST_LINES:
                lines[-1] = " ".join([lines[-1], *words[at:]])
                break
            else:
                lines.append(word)
        return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines]

    def _fit(self) -> None:
        height = self.sizeHint().height()
        if self.minimumHeight() != height:
            self.setFixedHeight(height)


class PartyRow(Row):
    """A party: key, badge, name, and how many items it has; a ring and the word when it is the active one."""

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._tally = Tally()
        self._is_active = False
        self._shown: tuple[Tally, bool] | None = None

    @property
    def is_active(self) -> bool:
        """Whether this is the active party."""
        return self._is_active

    def show_tally(self, tally: Tally, *, is_active: bool) -> None:
        """Show how many items the party has, and whether it is the active one; its events are said beside it."""
        shown = self._shown
        self._shown = self._tally, self._is_active = tally, is_active
        if shown == self._shown:
            return
        side = self._side
        place = [said(PLACE_NAMES[side.place])] if side.name else []
        key = [tr("key {key}").format(key=side.key)] if side.key <= 9 else []
        counted = [items(tally.items), *([events(tally.events)] if tally.events else [])]
        counted += [elsewhere(tally.elsewhere)] if tally.elsewhere else []
        parts = [side.name or tr("No party"), *key, *place, *counted, *([tr("active")] if is_active else [])]
        self.setAccessibleName(", ".join(parts))
        self.setToolTip(plain_tip(f"{side.name or tr('No party')}: {', '.join(counted)}"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, round(Look.of(self).px(33)))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme, side = Look.of(self), Look.of(self).theme, self._side
        party = theme.parties[side.look]
        painter = turned(QPainter(self), self.rect(), self.layoutDirection())
        pen = QPen(QColor(party.ink), look.px(2)) if self._is_active else QPen(Qt.PenStyle.NoPen)
        self.paint_ground(painter, pen=pen, is_raised=self._is_active)
        middle, height, width = self.height() / 2, look.px(BADGE), self._badge_width()
        left = (self.width() - width) / 2 if self.is_sign else look.px(PADDING + BEFORE_BADGE)
        marks.draw_badge(painter, QRectF(left, middle - height / 2, width, height), side.letter, party)
        if self.is_sign:
            return
        if side.key <= 9:
            cap = look.px(18)
            draw_cap(painter, QRectF(look.px(PADDING), middle - cap / 2, cap, cap), str(side.key), look)
        painter.setFont(font("label", look))
        painter.setPen(QColor(theme.ink2))
        painter.drawText(QRectF(0, 0, self.width() - look.px(PADDING), self.height()), _END, self._state())
        painter.setFont(self._face())
        painter.setPen(QColor(theme.ink))
        space = QRectF(self._name_left(), 0, self.width(), self.height())
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, self.shown_name)

    @property
    def name(self) -> str:
        """The name of the party, or the words for none."""
        return self._side.name or tr("No party")

    @property
    def shown_name(self) -> str:
        """The name as it is shown, shortened where there is no room for all of it."""
        room = self._room_beside(self._state())
        return QFontMetricsF(self._face()).elidedText(self.name, Qt.TextElideMode.ElideRight, room)

    def _state(self) -> str:
        """Return the count, after the word for the active party if the name stays whole: the ring says it as well."""
        count = str(self._tally.items)
        words = tr("active · {n}").format(n=count)
        has_room = self._room_beside(words) >= QFontMetricsF(self._face()).horizontalAdvance(self.name)
        return words if self._is_active and has_room else count

    def _room_beside(self, state: str) -> float:
        look = Look.of(self)
        taken = QFontMetricsF(font("label", look)).horizontalAdvance(state)
        return self.width() - self._name_left() - taken - look.px(PADDING + BESIDE)

    def _name_left(self) -> float:
        look = Look.of(self)
        return look.px(PADDING + BEFORE_BADGE) + self._badge_width() + look.px(8)

    def _badge_width(self) -> float:
        look, side = Look.of(self), self._side
        is_square = len(side.letter) > 1 or side.place < len(PLACE_NAMES) - 1
        return marks.badge_width(side.letter, look.px(BADGE)) if is_square else look.px(22)

    def _face(self) -> QFont:
        return font("button" if self._is_active else "body", Look.of(self))


_END = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
