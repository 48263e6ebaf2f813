"""The bar under the article: the active party, the kinds and their keys, sentence and issue. For the mouse.

Signals
    kind_requested(Kind), party_requested(party id or ""), sentence_requested(), issue_requested()
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QSizePolicy, QWidget

from briefer.model import Kind, Project
from briefer.words import tr
from ui.look.sides import NO_SIDE, sides
from ui.look.theme import Look
from ui.look.words import kind_word
from ui.session import Session
from ui.widgets.chip import Chip, ChipFace, Room

HEIGHT = 52
ASIDE = 14
SPACING = 6


class TagBar(QWidget):
    """Shows who is active and which keys tag; everything in it is a button the Tab key passes by."""

    kind_requested = Signal(object)
    party_requested = Signal(str)
    sentence_requested = Signal()
    issue_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._caps: Mapping[str, str] = {}
        self.setAccessibleName(tr("Tag bar"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._party = self._chip(ChipFace(""), self._show_menu)
        self._kinds = {kind: self._kind_chip(kind) for kind in Kind}
        self._sentence = self._chip(_hint(tr("sentence"), ""), self.sentence_requested.emit)
        self._issue = self._chip(_hint(tr("issue"), ""), self.issue_requested.emit)
        line = QHBoxLayout(self)
        line.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        line.setContentsMargins(ASIDE, 0, ASIDE, 0)
        line.setSpacing(SPACING)
        for chip in (self._party, *self._kinds.values(), self._sentence, self._issue):
            line.addWidget(chip)
        line.addStretch(1)
        session.party_armed.connect(lambda _: self._show_party())
        self._show_party()

    def refresh(self, project: Project, parts: frozenset[str]) -> None:
        """Show the parties of a project."""
        if not parts or parts & {"parties", "brief"}:
            self._show_party()

    def show_keys(self, caps: Mapping[str, str]) -> None:
        """Show the keys in force, by the name of their action."""
        self._caps = caps
        for kind, chip in self._kinds.items():
            chip.set_face(ChipFace(kind_word(kind), caps[f"tag.{kind}"], kind=kind))
        self._sentence.set_face(_hint(tr("sentence"), caps["move.sentence"]))
        self._issue.set_face(_hint(tr("issue"), caps["tag.issue"]))
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(400, round(Look.of(self).px(HEIGHT)))

    def party_menu(self) -> QMenu:
        """Return the menu of parties: each with its key, the active one ticked."""
        menu = QMenu(self)
        for party_id, side in sides(self._session.project).items():
            self._add(menu, f"{side.name}\t{self._caps.get(f'party.{side.key}', '')}".rstrip(), party_id)
        self._add(menu, f"{tr('No party')}\t{self._caps.get('party.0', '')}".rstrip(), "")
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Look.of(self).theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.pane))
        painter.fillRect(0, 0, self.width(), 1, QColor(theme.line))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "_issue"):
            self.updateGeometry()
            self._fit()

    def _chip(self, face: ChipFace, act: Callable[[], object]) -> Chip:
        chip = Chip(face, self)
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.clicked.connect(lambda _=False: act())
        return chip

    def _kind_chip(self, kind: Kind) -> Chip:
        return self._chip(ChipFace(kind_word(kind), kind=kind), lambda: self.kind_requested.emit(kind))

    def _show_party(self) -> None:
        side = sides(self._session.project).get(self._session.armed_party, NO_SIDE)
        name = side.name or tr("No party")
        face = ChipFace(name, letter=side.letter, look=side.look, second=tr("active"), is_ringed=True)
        self._party.set_face(face)
        self._party.setAccessibleName(tr("Active party: {party}").format(party=name))
        self._fit()

    def _fit(self) -> None:
        """Give up what has no room: sentence and issue first, then caps, then the words of kinds, never the party."""
        room = self.width() - 2 * ASIDE
        main, hints = (self._party, *self._kinds.values()), (self._sentence, self._issue)
        wide = _needed(main, Room.ALL)
        has_extra = wide + _needed(hints, Room.ALL) + SPACING <= room
        for chip in hints:
            chip.setVisible(has_extra)
        has_words = _needed(main, Room.WORD) <= room
        self._party.set_room(Room.ALL if wide <= room else Room.WORD)
        for chip in self._kinds.values():
            chip.set_room(Room.ALL if wide <= room else Room.WORD if has_words else Room.MARK)

    def _show_menu(self) -> None:
        menu = self.party_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._party.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _add(self, menu: QMenu, text: str, party_id: str) -> None:
        action = QAction(text, menu)
        action.setCheckable(True)
        action.setChecked(party_id == self._session.armed_party)
        action.triggered.connect(lambda _=False: self.party_requested.emit(party_id))
        menu.addAction(action)


def _hint(text: str, cap: str) -> ChipFace:
    return ChipFace(text, cap, is_flat=True, is_text_last=True)


def _needed(chips: Iterable[Chip], room: Room) -> int:
    return sum(chip.width_for(room) + SPACING for chip in chips)
