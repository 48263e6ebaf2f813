"""What a menu offers for one item or many, the same wherever an item stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from briefer import queries
from briefer.model import Kind
from briefer.words import tr
from ui.actions.keymap import key_text
from ui.look import words
from ui.tagging.many import Many


def fill_item_menu(menu: QMenu, many: Many) -> None:
    """Add what can be done with the items that are meant: kind, party, issue, key point, words, date, clearing."""
    acts, project = many.acts, many.acts.session.project
    found = [queries.annotation(project, each) for each in acts.ids]
    if not found:
        return
    first, stars = found[0], project.brief.key_point_ids
    _parties(menu, many)
    kinds = menu.addMenu(tr("Kind"))
    for kind in Kind:
        is_on = all(each.kind is kind for each in found)
        _add(kinds, many, words.kind_word(kind), f"tag.{kind}", is_on=is_on)
    _add(menu, many, tr("Put into an issue…"), "tag.issue")
    _add(menu, many, tr("Key point"), "tag.star", is_on=all(each.id in stars for each in found))
    if any(each.is_draft for each in found):
        _add(menu, many, tr("Mark as reviewed"), "tag.review")
    only = menu.addAction(tr("Paraphrase only"))
    only.setCheckable(True)
    only.setChecked(all(each.is_paraphrase_only for each in found))
    only.setEnabled(any(each.paraphrase and not each.stated_in for each in found))
    only.triggered.connect(lambda is_on: acts.set_paraphrase_only(is_on=is_on))
    _add(menu, many, tr("All of the item…"), "tag.note")
    if first.kind is Kind.EVENT:
        menu.addAction(tr("Date and status…"), lambda: acts.open(is_at_date=True))
    menu.addSeparator()
    if "tag.clear" not in many.instead:
        _add(menu, many, tr("Clear the tag"), "tag.clear")
    else:
        menu.addAction(tr("Back to the tray") + f"\t{key_text(many.keys['tag.clear'])}", many.instead["tag.clear"])
        menu.addAction(tr("Clear the tag"), acts.clear)


def _parties(menu: QMenu, many: Many) -> None:
    acts, project = many.acts, many.acts.session.project
    given = [set(queries.annotation(project, each).party_ids) for each in acts.ids]
    below = menu.addMenu(tr("Give to"))
    beside = menu.addMenu(tr("Add a party"))
    for party in project.parties:
        key = queries.party_key(project, party.id)
        name, cap = party.name.replace("&", "&&"), f"\t{key}" if key <= 9 else ""
        is_given = all(each == {party.id} for each in given)
        _choice(below, f"{name}{cap}", partial(acts.give_to, party.id), is_on=is_given)
        is_among = all(party.id in each for each in given)
        _choice(beside, name, partial(acts.give_to, party.id, is_added=True), is_on=is_among)
    below.addSeparator()
    _choice(below, f"{tr('No party')}\t0", partial(acts.give_to, ""), is_on=not any(given))


def _add(menu: QMenu, many: Many, text: str, name: str, *, is_on: bool | None = None) -> None:
    act = _choice(menu, f"{text}\t{key_text(many.keys[name])}".rstrip(), lambda: many.run(name), is_on=bool(is_on))
    act.setCheckable(is_on is not None)


def _choice(menu: QMenu, text: str, run: Callable[[], object], *, is_on: bool) -> QAction:
    act = menu.addAction(text)
    act.setCheckable(True)
    act.setChecked(is_on)
    act.triggered.connect(lambda _=False: run())
    return act
