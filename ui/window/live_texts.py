"""What acts are called just now: Undo and Redo by what they take back or do again, a party's key by her name."""

from __future__ import annotations

from briefer import queries
from briefer.words import tr
from ui.session import Session

PARTY_KEYS = range(1, 10)


def live_texts(session: Session) -> dict[str, str]:
    """Return the words of each act whose name depends on the work, "" for one that there is no use for now."""
    stack, project = session.undo_stack, session.project
    parties = (*queries.column_parties(project), *queries.other_parties(project))
    keyed = dict(zip(PARTY_KEYS, parties, strict=False))
    active, added = tr("Active party: {party}"), tr("Add {party} to the item")
    named = {f"party.{key}": active.format(party=party.name) for key, party in keyed.items()}
    named |= {f"party.add_{key}": added.format(party=party.name) for key, party in keyed.items()}
    undo, redo = stack.undoText(), stack.redoText()
    return {
        "edit.undo": tr("Undo: {act}").format(act=undo) if undo else tr("Undo"),
        "edit.redo": tr("Redo: {act}").format(act=redo) if redo else tr("Redo"),
    } | {name: named.get(name, "") for key in PARTY_KEYS for name in (f"party.{key}", f"party.add_{key}")}
