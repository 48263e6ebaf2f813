"""One item or many: what Shift, Ctrl and Ctrl+A select in a view, and the keys of an item that act on all of it.

Every view that shows items gets both from here, so that a key does the same wherever an item stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from briefer.model import Kind
from briefer.words import tr
from ui.actions.layouts import Digit, digit_of, pressed_key
from ui.tagging.items import ItemActs, tally_of

USUAL_KEYS: dict[str, tuple[str, ...]] = {
    "tag.demand": ("D",),
    "tag.position": ("P",),
    "tag.event": ("E",),
    "tag.repeat": (".",),
    "tag.issue": ("T",),
    "tag.issue_last": ("Shift+T",),
    "tag.star": ("Space",),
    "tag.note": ("N",),
    "tag.clear": ("Del", "Backspace"),
    "tag.review": ("R",),
}
"""The acts on an item, in the article and wherever else it stands, with the keys they usually have."""

ACTS: dict[str, Callable[[ItemActs], object]] = {
    "tag.demand": lambda acts: acts.retag(Kind.DEMAND),
    "tag.position": lambda acts: acts.retag(Kind.POSITION),
    "tag.event": lambda acts: acts.retag(Kind.EVENT),
    "tag.repeat": lambda acts: acts.repeat(),
    "tag.issue": lambda acts: acts.choose_issue(),
    "tag.issue_last": lambda acts: acts.file_last(),
    "tag.star": lambda acts: acts.star(),
    "tag.note": lambda acts: acts.open(),
    "tag.clear": lambda acts: acts.clear(),
    "tag.review": lambda acts: acts.review(),
}
NO_MODIFIER, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


class ItemsView(Protocol):
    """What a view says of its items, by their ids."""

    def current_item(self) -> str:
        """Return the item that the keys act on, "" for none."""

    def items_in_order(self) -> Sequence[str]:
        """Return all items as one comes to them with Down."""

    def item_at(self, at: QPoint) -> str:
        """Return the item at a point of the viewport, "" for none."""

    def go_to_item(self, name: str) -> None:
        """Make an item the current one."""


class Many(QObject):
    """The selection of one view, and the keys of its items. Without a selection the current item alone is meant."""

    def __init__(self, view: QAbstractItemView, items: ItemsView, acts: Callable[[Many], ItemActs]) -> None:
        """Watch a view. `instead` are acts that mean something else in it; nothing is done while it `is_held`."""
        super().__init__(view)
        self._view = view
        self._items = items
        self.instead: dict[str, Callable[[], object]] = {}
        self.is_held: Callable[[], bool] = lambda: False
        self._anchor = ""
        self._pressed = ""
        self.selected: frozenset[str] = frozenset()
        self.keys: Mapping[str, tuple[str, ...]] = USUAL_KEYS
        self.acts = acts(self)
        self.watch()

    def watch(self) -> None:
        """Be the first to be asked what a key or a click in the view means."""
        self._view.installEventFilter(self)
        self._view.viewport().installEventFilter(self)

    def take(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Use the keys in force, by the name of their action."""
        self.keys = {name: keys[name] for name in USUAL_KEYS}

    def ids(self) -> tuple[str, ...]:
        """Return what is selected, in its order; else the current item, if there is one."""
        chosen = tuple(each for each in self._items.items_in_order() if each in self.selected)
        current = self._items.current_item()
        return chosen or ((current,) if current else ())

    def dragged(self, name: str) -> tuple[str, ...]:
        """Return what is dragged by an item: all that is selected if it is among them."""
        self._pressed = ""
        return self.ids() if name in self.selected else (name,)

    def run(self, name: str) -> None:
        """Do an act, by the name of its action, to what is meant."""
        if name in self.instead:
            self.instead[name]()
        else:
            ACTS[name](self.acts)

    def select(self, names: Sequence[str] | frozenset[str]) -> None:
        """Select these items and no others, and say how many."""
        new = frozenset(names)
        if new != self.selected:
            self.selected = new
            self._view.viewport().update()
            if new:
                self.acts.say(tr("{n} selected").format(n=tally_of(self.acts.session.project, new)))

    def keep(self) -> None:
        """Let go of what is not in the view any more."""
        if self.selected:
            self.selected &= frozenset(self._items.items_in_order())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._view and kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return self._press(cast(QKeyEvent, event))
        if watched is not self._view and kind == QEvent.Type.MouseButtonPress:
            return self._click(cast(QMouseEvent, event))
        if watched is not self._view and kind == QEvent.Type.MouseButtonRelease and self._pressed:
            self._pressed = ""
            self.select(())
        return False

    def _press(self, event: QKeyEvent) -> bool:
        act = None if self.is_held() else self._act(event)
        if act is None:
            return False
        event.accept()  # the first time Qt only asks whether a shortcut of the window may take the key
        if event.type() == QEvent.Type.KeyPress:
            act()
        return True

    def _act(self, event: QKeyEvent) -> Callable[[], object] | None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if pressed_key(event) == "Ctrl+A" and self._items.items_in_order():
            return lambda: self.select(tuple(self._items.items_in_order()))
        if key == Qt.Key.Key_Escape and modifiers == NO_MODIFIER and self.selected:
            return lambda: self.select(())
        if modifiers == SHIFT and self._items.current_item():
            order = list(self._items.items_in_order())
            if key in STEPS:
                return lambda: self._extend(STEPS[key])
            if key in ENDS:
                return lambda: self._extend_to(order, order[ENDS[key]])
        if not self.ids():
            return None
        return self._digit(digit_of(event)) or self._bound(pressed_key(event))

    def _digit(self, digit: Digit | None) -> Callable[[], object] | None:
        if digit is None:
            return None
        return lambda: self.acts.give(digit.number, is_added=digit.is_added)

    def _bound(self, pressed: str) -> Callable[[], object] | None:
        name = next((each for each, keys in self.keys.items() if pressed in keys), "")
        return (lambda: self.run(name)) if name else None

    def _extend(self, step: int) -> None:
        order, current = list(self._items.items_in_order()), self._items.current_item()
        at = order.index(current) + step if current in order else -1
        if 0 <= at < len(order):
            self._extend_to(order, order[at])

    def _extend_to(self, order: list[str], name: str) -> None:
        """Go to an item and select all on the way, from where the selection began."""
        if not self.selected:
            self._anchor = self._items.current_item()
        self._items.go_to_item(name)
        self._reach(order, name)

    def _reach(self, order: list[str], name: str) -> None:
        """Select from where the selection began to an item."""
        start = order.index(self._anchor) if self._anchor in order else order.index(name)
        end = order.index(name)
        self.select(order[min(start, end) : max(start, end) + 1])

    def _click(self, event: QMouseEvent) -> bool:
        name = self._items.item_at(event.position().toPoint())
        held = event.modifiers() & (SHIFT | CONTROL)
        if event.button() is Qt.MouseButton.RightButton:
            if name not in self.selected:
                self.select(())
            return False
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        if not held or not name:
            self._pressed = name if name in self.selected else ""
            if not self._pressed:  # what is pressed among the selected may be dragged with them
                self.select(())
            return False
        self._add(name, is_reach=bool(held & SHIFT))
        return True

    def _add(self, name: str, *, is_reach: bool) -> None:
        """Take an item in or out by a click: with Shift all from where the selection began."""
        current = self._items.current_item() if self._view.hasFocus() else ""
        began = self.selected or frozenset({current} - {"", name})
        if not self.selected:
            self._anchor = current or name
        self._view.setFocus()
        self._items.go_to_item(name)
        if is_reach:
            self._reach(list(self._items.items_in_order()), name)
        else:
            self._anchor = name
            self.select(began ^ {name})
