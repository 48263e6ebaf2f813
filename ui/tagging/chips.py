"""The chips that appear under words selected with the mouse: parties and kinds, with their keys."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from briefer.model import Kind
from briefer.words import tr
from ui.article.view import ArticleView
from ui.look.sides import sides
from ui.look.theme import Look
from ui.look.words import kind_word
from ui.session import Focus, Session
from ui.widgets.chip import Chip, ChipFace, Room
from ui.widgets.flow import FlowLayout

MOST_PARTIES = 4
ASIDE = 8
STEPS = ((Room.ALL, Room.ALL), (Room.MARK, Room.ALL), (Room.MARK, Room.WORD), (Room.MARK, Room.MARK))


class ChipBar(QFrame):
    """Signals kind_chosen(Kind) and party_chosen(id); it never takes the focus and goes with the selection."""

    kind_chosen = Signal(object)
    party_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._home = parent
        self._session = session
        self._caps: Mapping[str, str] = {}
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Tag the selected words"))
        self._line = FlowLayout(self, ASIDE // 2)
        self._line.setContentsMargins(ASIDE, ASIDE, ASIDE, ASIDE)
        session.focus_changed.connect(self._follow)
        session.party_armed.connect(lambda _: self._fill() if self.isVisible() else None)
        self.hide()

    def show_keys(self, caps: Mapping[str, str]) -> None:
        """Take the keys in force, by the name of their action, for when the bar is next shown."""
        self._caps = caps

    def show_under(self, rect: QRect) -> None:
        """Show the bar under a rectangle of the parent's viewport, or over it, but never over the selected words."""
        self._fill()
        area = self._area()
        width = min(self._line.natural_width(), area.width() - 2 * ASIDE)
        height = self._line.heightForWidth(width)
        here = rect.translated(area.topLeft())
        words = self._selected().translated(area.topLeft())
        words = here if words.isEmpty() else words
        ways = (
            here.bottom() + ASIDE,
            here.top() - ASIDE - height,
            words.bottom() + ASIDE,
            words.top() - ASIDE - height,
        )
        top, foot = area.top() + ASIDE, area.bottom() - ASIDE - height
        y = next((each for each in ways if top <= each <= foot), min(max(ways[0], top), foot))
        x = max(area.left() + ASIDE, min(here.left(), area.right() - ASIDE - width))
        self.setGeometry(x, y, width, height)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, radius = Look.of(self).theme, Look.of(self).px(8)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.control), 1))
        painter.setBrush(QColor(theme.pane))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self.adjustSize()

    def _fill(self) -> None:
        while (item := self._line.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        armed = self._session.armed_party
        known = list(sides(self._session.project).items())
        shown = known[:MOST_PARTIES] + [pair for pair in known[MOST_PARTIES:] if pair[0] == armed]
        for party_id, side in shown:
            cap = self._caps.get(f"party.{side.key}", "")
            face = ChipFace(side.name, cap, side.letter, side.look, is_ringed=party_id == armed)
            self._add(face).clicked.connect(lambda _=False, chosen=party_id: self.party_chosen.emit(chosen))
        for kind in Kind:
            face = ChipFace(kind_word(kind), self._caps.get(f"tag.{kind}", ""), kind=kind)
            self._add(face).clicked.connect(lambda _=False, chosen=kind: self.kind_chosen.emit(chosen))
        self._fit([chip for chip in self.findChildren(Chip) if not chip.isHidden()])

    def _fit(self, chips: list[Chip]) -> None:
        margins = self._line.contentsMargins()
        room = self._area().width() - 2 * ASIDE - margins.left() - margins.right()
        for party, kind in STEPS:
            for chip in chips:
                chip.set_room(party if chip.face.kind is None else kind)
            if sum(chip.sizeHint().width() + self._line.spacing() for chip in chips) <= room:
                break
        self._line.invalidate()

    def _add(self, face: ChipFace) -> Chip:
        chip = Chip(face, self)
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._line.addWidget(chip)
        chip.show()
        return chip

    def _selected(self) -> QRect:
        """Return where the selected words stand in the article's viewport."""
        focus, home = self._session.focus, self._home
        index = home.index_of(focus.paragraph_id) if isinstance(home, ArticleView) else None
        if index is None or focus.selection is None or not isinstance(home, ArticleView):
            return QRect()
        return home.rect_in_viewport(home.unit_rect(index, focus.selection))

    def _area(self) -> QRect:
        if isinstance(self._home, QAbstractScrollArea):
            return self._home.viewport().geometry()
        return self._home.rect()

    def _follow(self, focus: Focus) -> None:
        if focus.selection is None:
            self.hide()
