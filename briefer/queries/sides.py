"""The parties as sides: which stand in the columns, by which key and letter, and which a text names."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.model import Party, PartyId, Project
from briefer.queries.naming import Names, named_in

_LETTERS = "ABC"


def column_parties(project: Project) -> tuple[Party, ...]:
    """Return the principals in the order of the columns."""
    parties = {party.id: party for party in project.parties}
    return tuple(parties[party_id] for party_id in project.brief.columns if party_id in parties)


def other_parties(project: Project) -> tuple[Party, ...]:
    """Return the third parties in the order of the list of parties."""
    columns = set(project.brief.columns)
    return tuple(party for party in project.parties if party.id not in columns)


def party_key(project: Project, party_id: PartyId) -> int:
    """Return the digit that names a party, from 1: the columns first, then the others. 0 means it is not there."""
    ordered = (*column_parties(project), *other_parties(project))
    return next((number for number, party in enumerate(ordered, 1) if party.id == party_id), 0)


def party_letter(project: Project, party_id: PartyId) -> str:
    """Return the mark of a party: A, B or C for a column, else up to three capitals of its short name or name."""
    for letter, party in zip(_LETTERS, column_parties(project), strict=False):
        if party.id == party_id:
            return letter
    for party in project.parties:
        if party.id == party_id:
            letters = "".join(each for each in party.short_name or party.name if each.isalnum())
            return letters.upper()[:3]
    return ""


def named_parties(project: Project, text: str) -> tuple[Party, ...]:
    """Return the parties that a text names by any of their names."""
    found = frozenset(named_in(text, names(project)))
    return tuple(party for party in project.parties if party.id in found)


def names(project: Project) -> Names:
    """Return every name of each party."""
    return tuple((party.id, names_of(party)) for party in project.parties)


def names_of(party: Party) -> tuple[str, ...]:
    """Return every name of a party: its name, short name and other names."""
    return tuple(name for name in (party.name, party.short_name, *party.aliases) if name)


def shared_names(parties: Sequence[Party]) -> dict[str, tuple[int, ...]]:
    """Return the names that two or more of the parties have, with the numbers of those parties from 0."""
    owners: dict[str, list[int]] = {}
    for number, party in enumerate(parties):
        for name in dict.fromkeys(names_of(party)):
            owners.setdefault(name, []).append(number)
    return {name: tuple(numbers) for name, numbers in owners.items() if len(numbers) > 1}
