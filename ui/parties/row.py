"""One party of the parties dialog: key, badge, names, place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeySequence, QPainter, QPaintEvent, QPen, QPixmap, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from briefer.model import Party, PartyId
from briefer.words import later, said, tr
from ui.look import marks
from ui.look.theme import Look, font
from ui.look.tokens import COLOUR_NAMES, THIRD_LOOK
from ui.parties.name_chips import NameChips
from ui.widgets.chip import draw_cap
from ui.widgets.choice import Choice
from ui.widgets.labels import RoleLabel, hairline
from ui.widgets.tips import plain_tip

PLACES = (later("Column A"), later("Column B"), later("Column C"), later("Third party"))
THIRD = len(PLACES) - 1
LETTERS = "ABC"
WIDTHS = {"mark": 62, "name": 158, "short": 66, "place": 122, "remove": 30}
GAP = 10


def party_letters(name: str, short_name: str, place: int) -> str:
    """Return what the badge of a party says: the letter of its column, else up to three capitals of its name."""
    if place < THIRD:
        return LETTERS[place]
    return "".join(each for each in short_name or name if each.isalnum()).upper()[:3] or "–"


class PartyMark(QToolButton):
    """The key of a party, and its badge; pressed, it offers the looks of a party in a column.

    Signals
        look_chosen(look)  a look was chosen, by its number among those of a theme
    """

    look_chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._key, self._letters, self._look = 1, "", THIRD_LOOK
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(self._fill_menu)

    def show_party(self, key: int, letters: str, look: int) -> None:
        """Show another key, or another badge; third parties all have the same look."""
        self._key, self._letters, self._look = key, letters, look
        self.setEnabled(look != THIRD_LOOK)
        self.update()

    def sizeHint(self) -> QSize:
        look = Look.of(self)
        return QSize(round(look.px(WIDTHS["mark"])), round(look.px(30)))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = Look.of(self)
        painter = QPainter(self)
        middle, height = look.px(15), look.px(17)
        if self._key <= 9:
            draw_cap(painter, QRectF(0, middle - look.px(9), look.px(18), look.px(18)), str(self._key), look)
        width = marks.badge_width(self._letters, height)
        place = QRectF(look.px(27), middle - height / 2, width, height)
        marks.draw_badge(painter, place, self._letters, look.theme.parties[self._look])
        if self.isEnabled():
            icon = marks.icon("chevron-down", look.theme.ink2, round(look.px(11)))
            size = round(look.px(11))
            icon.paint(painter, round(place.right() + look.px(3)), round(middle - size / 2), size, size)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(look.theme.focus), look.px(2)))
            ring = QRectF(look.px(23), 1, self.width() - look.px(24), self.height() - 2)
            painter.drawRoundedRect(ring, look.px(6), look.px(6))

    def _fill_menu(self) -> None:
        look, size = Look.of(self), round(Look.of(self).px(17))
        self.menu().clear()
        for number, name in COLOUR_NAMES.items():
            act = self.menu().addAction(self._badge(number, size), said(name))
            act.setCheckable(True)
            act.setChecked(number == self._look)
            act.setIconVisibleInMenu(True)
            act.triggered.connect(lambda _=False, chosen=number: self.look_chosen.emit(chosen))
        self.menu().setMinimumWidth(round(look.px(130)))

    def _badge(self, number: int, size: int) -> QIcon:
        pixmap = QPixmap(size * 2, size * 2)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        box = QRectF(0, 0, size * 2, size * 2)
        marks.draw_badge(painter, box, self._letters, Look.of(self).theme.parties[number])
        painter.end()
        pixmap.setDevicePixelRatio(2)
        return QIcon(pixmap)


class PartyRow(QWidget):
    """The fields of one party; `id` is "" for a new one.

    Signals
        place_changed(row, before, after)  another place was chosen
        renamed(row)                       a name was changed
        look_chosen(row, look)             another look was chosen
        remove_requested(row), move_requested(row, step)
        next_requested(row, step)          the name of the next party (1) or the one before (-1) is to be edited
        same_requested(row)                the menu of the parties it may be the same as is about to open
    """

    place_changed = Signal(object, int, int)
    renamed = Signal(object)
    look_chosen = Signal(object, int)
    remove_requested = Signal(object)
    move_requested = Signal(object, int)
    next_requested = Signal(object, int)
    same_requested = Signal(object)

    def __init__(self, party: Party, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = party.id
        self.colour = party.colour
        self._place = place
        self.mark = PartyMark(self)
        self.name = QLineEdit(party.name, self)
        self.short_name = QLineEdit(party.short_name, self)
        self.count = RoleLabel("caption", "", self, tone="ink2")
        self.aliases = NameChips(party.aliases, self)
        self.place = Choice(self)
        self.place.addItems([said(place) for place in PLACES])
        self.place.setCurrentIndex(place)
        self.same = QToolButton(self)
        self.same.setObjectName("flat")
        self.same.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.same.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.same.setMenu(QMenu(self.same))
        self.same.menu().aboutToShow.connect(lambda: self.same_requested.emit(self))
        self.remove = QToolButton(self)
        self.remove.setObjectName("flat")
        self._lay_out()
        self.mark.look_chosen.connect(lambda look: self.look_chosen.emit(self, look))
        self.name.textEdited.connect(lambda _: self._on_renamed())
        self.short_name.textEdited.connect(lambda _: self._on_renamed())
        self.aliases.changed.connect(lambda: self.renamed.emit(self))
        self.place.currentIndexChanged.connect(self._on_place)
        for keys, step in (("Ctrl+Up", -1), ("Ctrl+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.move_requested.emit, self, step))
        for keys, step in (("Up", -1), ("Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.name)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self.next_requested.emit, self, step))
        self.remove.clicked.connect(lambda: self.remove_requested.emit(self))

    def edit_name(self) -> None:
        """Give the keyboard to the name, all of it selected and its beginning in sight."""
        self.name.setFocus()
        self.name.setSelection(len(self.name.text()), -len(self.name.text()))

    @property
    def party(self) -> Party:
        """The party as it stands in the fields."""
        return Party(
            PartyId(self.id),
            self.name.text().strip(),
            self.short_name.text().strip(),
            self.aliases.names,
            self.colour,
        )

    @property
    def is_blank(self) -> bool:
        """Whether this is a new party without a name."""
        return not self.id and not self.name.text().strip()

    def take_name(self, name: str) -> None:
        """Take away a short or other name."""
        if self.short_name.text().strip() == name:
            self.short_name.clear()
        self.aliases.take(name)

    def fold(self) -> None:
        """Let the other names stand under the name, where a line has no room for them."""
        at = self._line.indexOf(self.aliases)
        self._line.removeWidget(self.aliases)
        self._line.insertStretch(at, 1)
        below = QHBoxLayout()
        below.setContentsMargins(round(Look.of(self).px(WIDTHS["mark"])) + GAP, 0, 0, 7)
        below.addWidget(self.aliases, 1)
        self._column.insertLayout(1, below)

    def set_place(self, place: int) -> None:
        """Give the party another place without asking anybody."""
        self._place = place
        self.place.blockSignals(True)
        self.place.setCurrentIndex(place)
        self.place.blockSignals(False)

    def show_look(self, key: int, look: int) -> None:
        """Show the key of the party and its badge in a look."""
        name = self.name.text().strip()
        self.mark.show_party(key, party_letters(name, self.short_name.text(), self._place), look)
        told = [tr("Colour of {party}").format(party=name or tr("this party"))]
        told += [said(COLOUR_NAMES[look])] if look in COLOUR_NAMES else []
        spoken = (": ".join(told), tr("key {key}").format(key=key), said(PLACES[self._place]))
        self.mark.setAccessibleName(", ".join(spoken))
        self.mark.setToolTip(plain_tip(": ".join(told)))

    def show_number(self, number: int, mentions: str) -> None:
        """Show how often the text names the party, and name the fields by their number."""
        name = self.name.text().strip()
        self.count.setText(mentions)
        self.aliases.set_owner(name)
        whose = name or tr("party {n}").format(n=number)
        for widget, what in (
            (self.name, tr("Name of party {n}")),
            (self.short_name, tr("Short name of {party}")),
            (self.place, tr("Place of {party}")),
            (self.same, tr("{party} is the same as…")),
            (self.remove, tr("Remove {party}")),
        ):
            widget.setAccessibleName(what.format(n=number, party=whose))
        self.remove.setToolTip(plain_tip(self.remove.accessibleName()))
        self.same.setToolTip(plain_tip(self.same.accessibleName()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "remove"):
            self._dress()

    def _on_renamed(self) -> None:
        self.renamed.emit(self)

    def _on_place(self, place: int) -> None:
        before, self._place = self._place, place
        self.place_changed.emit(self, before, place)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self.name)
        names.addWidget(self.count)
        names.addStretch(1)
        self._line = QHBoxLayout()
        self._line.setContentsMargins(0, 9, 0, 7)
        self._line.setSpacing(GAP)
        top = Qt.AlignmentFlag.AlignTop
        self._line.addWidget(self.mark, 0, top)
        self._line.addLayout(names)
        self._line.addWidget(self.short_name, 0, top)
        self._line.addWidget(self.aliases, 1, top)
        self._line.addWidget(self.place, 0, top)
        self._line.addWidget(self.same, 0, top)
        self._line.addWidget(self.remove, 0, top)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._line)
        column.addWidget(hairline(self))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        wide = self.aliases.sizePolicy()
        wide.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        wide.setHeightForWidth(True)
        self.aliases.setSizePolicy(wide)
        self._dress()

    def _dress(self) -> None:
        look = Look.of(self)
        self.name.setFont(font("button", look))
        for widget, part in ((self.mark, "mark"), (self.name, "name"), (self.short_name, "short")):
            widget.setFixedWidth(round(look.px(WIDTHS[part])))
        self.mark.setFixedHeight(round(look.px(30)))
        self.place.setFixedWidth(round(look.px(WIDTHS["place"])))
        for button in (self.same, self.remove):
            button.setFixedSize(round(look.px(WIDTHS["remove"])), round(look.px(30)))
        size = round(look.px(15))
        for button, name in ((self.same, "ellipsis"), (self.remove, "x")):
            button.setIcon(marks.icon(name, look.theme.ink2, size))
            button.setIconSize(QSize(size, size))


class PartyHead(QWidget):
    """What the columns of the rows are, over them."""

    def __init__(self, parent: QWidget | None = None, *, is_folded: bool = False) -> None:
        super().__init__(parent)
        look = Look.of(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addSpacing(round(look.px(WIDTHS["mark"])) + GAP)
        for part, words in (
            ("name", tr("Name")),
            ("short", tr("Short")),
            ("", "" if is_folded else tr("Other names")),
            ("place", tr("Place")),
        ):
            label = RoleLabel("caption", words, self, tone="ink2")
            if part:
                label.setFixedWidth(round(look.px(WIDTHS[part])))
            line.addWidget(label, 0 if part else 1)
        line.addSpacing(2 * (round(look.px(WIDTHS["remove"])) + GAP))
