"""How parties are marked on screen: letter, digit, and the place that gives badge, colour and line."""

from __future__ import annotations

from dataclasses import dataclass

from briefer import queries
from briefer.model import Project

COLUMN_PLACES = 3


@dataclass(frozen=True, slots=True)
class Side:
    """A party as it is marked: its name, letter, digit, and place (0 to 2 for the columns, 3 for third parties)."""

    name: str
    letter: str
    key: int
    place: int


NO_SIDE = Side("", "–", 0, 3)


def sides(project: Project) -> dict[str, Side]:
    """Return how every party is marked, by id, in the order of the keys."""
    ordered = (*queries.column_parties(project), *queries.other_parties(project))
    columns = len(queries.column_parties(project))
    return {
        party.id: Side(
            party.name,
            queries.party_letter(project, party.id),
            key,
            key - 1 if key <= min(columns, COLUMN_PLACES) else COLUMN_PLACES,
        )
        for key, party in enumerate(ordered, 1)
    }
