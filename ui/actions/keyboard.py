"""The actions of the table as QActions, with the keys in force: they follow the template and the person's choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from briefer.words import tr
from ui.actions import keymap
from ui.actions.action import OWN_KEYS, Action, Scope
from ui.actions.keymap import KeyMap, Keys
from ui.actions.layouts import PhysicalKeys
from ui.settings import Settings


class Keyboard(QObject):
    """Makes the QAction of each action, alive in the widget of its scope.

    Signals
        changed(caps)   other keys are in force; caps are their names as they are shown, by action
    """

    changed = Signal(object)

    def __init__(
        self, window: QWidget, actions: Sequence[Action], scopes: Mapping[Scope, QWidget], settings: Settings
    ) -> None:
        super().__init__(window)
        self.actions = actions
        self.made = {action.name: _qaction(action, scopes.get(action.scope, window)) for action in actions}
        self._of_views = {action.name: action.text for action in actions if action.scope in OWN_KEYS}
        self._physical = PhysicalKeys([self.made[a.name] for a in actions if a.name not in self._of_views], window)
        self.live: Callable[[], Mapping[str, str]] = dict
        """What acts are called just now, by name: only those whose words follow the work; "" for one of no use now."""
        self._settings = settings
        self._letters: Mapping[str, str] = {}
        self._map = KeyMap(keymap.usual_keys(actions))
        self._put_in_force()

    @property
    def keys(self) -> Keys:
        """The keys in force, by the name of their action."""
        return self._map.keys

    @property
    def refused(self) -> tuple[str, ...]:
        """A sentence for each wish of a template or of the person that had to give way."""
        return self._map.refused

    def caps(self) -> dict[str, str]:
        """Return the first key of each action as it is shown, "" for none."""
        return keymap.caps(self.keys)

    def take_letters(self, letters: Mapping[str, str]) -> None:
        """Use the letters of a template (its name of an act to the letter)."""
        self._letters = letters
        self._put_in_force()

    def refusal(self, name: str, key: str) -> str:
        """Return why an action may not have a key, "" if it may."""
        wanted = {**self._full().keys, name: (key,)}
        found = keymap.clashes(self.actions, wanted)
        clash = next((each for each in found if name in {each.first.name, each.second.name}), None)
        if clash is None:
            return ""
        other = clash.first if clash.second.name == name else clash.second
        told = tr("{key} is taken: it is the key of “{act}”. Choose another.")
        return told.format(key=keymap.key_text((key,)), act=other.text.removesuffix("…"))

    def choose(self, name: str, keys: tuple[str, ...]) -> None:
        """Give an action other keys, or none; the table's own keys need no memory."""
        own = {**self._settings.keys, name: keys}
        if keys == self._usual()[name]:
            del own[name]
        self._settings.keys = own
        self._put_in_force()

    def put_back(self, name: str = "") -> None:
        """Give an action, or all of them, the usual keys again."""
        self._settings.keys = {each: keys for each, keys in self._settings.keys.items() if name and each != name}
        self._put_in_force()

    def use_letter_keys(self, is_on: bool) -> None:  # noqa: FBT001 - the slot of a tick box
        """Switch the keys of one sign on or off as a whole."""
        self._settings.has_letter_keys = is_on
        self._put_in_force()

    def is_own(self, name: str) -> bool:
        """Tell whether a person chose the keys of an action."""
        return name in self._settings.keys

    def _usual(self) -> Keys:
        return keymap.in_force(self.actions, self._letters).keys

    def _full(self) -> KeyMap:
        return keymap.in_force(self.actions, self._letters, self._settings.keys)

    def _put_in_force(self) -> None:
        self._map = keymap.in_force(
            self.actions, self._letters, self._settings.keys, has_letter_keys=self._settings.has_letter_keys
        )
        for name, action in self.made.items():
            if name in self._of_views:
                action.setText(f"{self._of_views[name]}\t{keymap.key_text(self.keys[name])}".rstrip())
            else:
                action.setShortcuts([QKeySequence(key) for key in self.keys[name]])
        self._physical.take_keys()
        self.changed.emit(self.caps())


def _qaction(action: Action, home: QWidget) -> QAction:
    made = QAction(action.text, home)
    made.setCheckable(action.is_on is not None)
    made.setShortcutContext(
        Qt.ShortcutContext.WindowShortcut
        if action.scope is Scope.WINDOW
        else Qt.ShortcutContext.WidgetWithChildrenShortcut
    )

    def trigger() -> None:
        if action.is_enabled():
            action.run()

    made.triggered.connect(trigger)
    home.addAction(made)
    return made
