"""Which keys are in force: the table's own, those a template gives, those a person chose; and what clashes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from PySide6.QtGui import QKeySequence

from briefer.words import tr
from ui.actions.action import Action, Scope

TEMPLATE_ACTS = {
    "demand": "tag.demand",
    "position": "tag.position",
    "event": "tag.event",
    "issue": "tag.issue",
    "note": "tag.note",
    "review": "tag.review",
    "overlap": "tag.overlap",
    "next": "move.next",
    "previous": "move.previous",
    "sentence": "move.sentence",
    "phrase": "move.phrase",
    "untagged": "move.untagged",
}
"""The acts that a template may give letters to, as it calls them."""

Keys = dict[str, tuple[str, ...]]
"""Keys by the name of their action."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two actions that would share a key where both can be heard."""

    key: str
    first: Action
    second: Action

    def __str__(self) -> str:
        """Say it in a sentence."""
        told = tr("The key {key} is taken twice: “{act}” and “{other}”.")
        return told.format(key=self.key, act=self.first.text, other=self.second.text)


@dataclass(frozen=True, slots=True)
class KeyMap:
    """The keys in force, and a sentence for each wish that had to give way."""

    keys: Keys
    refused: tuple[str, ...] = ()


def in_force(
    actions: Sequence[Action],
    letters: Mapping[str, str] | None = None,
    own: Mapping[str, tuple[str, ...]] | None = None,
    *,
    has_letter_keys: bool = True,
) -> KeyMap:
    """Return the keys in force: a template's `letters` come before the table's own, a person's `own` before both.

    Where two share a key the template's letter gives way, or else the person's choice, to what the table has. Without
    `has_letter_keys` no single sign is a key (WCAG 2.1, 2.1.4 Character key shortcuts).
    """
    usual = usual_keys(actions)
    given = _given(usual, letters or {})
    chosen = {name: keys for name, keys in (own or {}).items() if name in usual}
    refused = []
    while found := clashes(actions, keys := {**usual, **given, **chosen}):
        clash = found[0]
        name = next((each.name for each in (clash.first, clash.second) if each.name in given), "")
        wishes = given if name and name not in chosen else chosen
        name = name if wishes is given else next(e.name for e in (clash.second, clash.first) if e.name in chosen)
        del wishes[name]
        kept = tr("“{act}” keeps its usual key.").format(act=_text(actions, name))
        refused.append(f"{clash} {kept}")
    if not has_letter_keys:
        keys = {name: tuple(key for key in held if not is_single_sign(key)) for name, held in keys.items()}
    return KeyMap(keys, tuple(refused))


def usual_keys(actions: Iterable[Action]) -> Keys:
    """Return the keys that the table gives."""
    return {action.name: action.keys for action in actions}


def clashes(actions: Iterable[Action], keys: Mapping[str, tuple[str, ...]]) -> tuple[Clash, ...]:
    """Return what two actions of one scope, or one of them the window's, would share."""
    owners: defaultdict[str, list[Action]] = defaultdict(list)
    for action in actions:
        for key in keys[action.name]:
            owners[QKeySequence(key).toString()].append(action)
    return tuple(
        Clash(key, first, second)
        for key, users in owners.items()
        for first, second in combinations(users, 2)
        if first.scope == second.scope or Scope.WINDOW in {first.scope, second.scope}
    )


def is_single_sign(key: str) -> bool:
    """Tell whether a key is one letter, digit or sign without Ctrl, Alt or Meta."""
    return len(key.removeprefix("Shift+")) == 1


def caps(keys: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return the first key of each action as it is shown, "" for none."""
    return {name: key_text(held) for name, held in keys.items()}


def key_text(keys: Sequence[str]) -> str:
    """Return the first of several keys as the platform writes it ("Ctrl+E"), or ""; Return is called as on its cap."""
    if not keys:
        return ""
    return QKeySequence(keys[0].replace("Return", "Enter")).toString(QKeySequence.SequenceFormat.NativeText)


def every_key_text(keys: Sequence[str]) -> str:
    """Return all keys of an act as the platform writes them, each spelling once."""
    return ", ".join(dict.fromkeys(key_text((key,)) for key in keys))


def _given(usual: Keys, letters: Mapping[str, str]) -> Keys:
    """Return what a template's letters change; the other keys of an act (Down beside J) stay."""
    given = {}
    for act, letter in letters.items():
        name = TEMPLATE_ACTS[act]
        if letter not in usual[name]:
            given[name] = (letter, *(key for key in usual[name] if not is_single_sign(key)))
    return given


def _text(actions: Sequence[Action], name: str) -> str:
    return next(action.text for action in actions if action.name == name)
