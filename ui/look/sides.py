"""How parties are marked on screen: letter, digit, place, and the look that gives badge, colour and line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefer import queries
from briefer.model import PartyId, Project
from ui.look.tokens import COLOUR_NAMES, LIGHT, THIRD_LOOK

COLUMN_PLACES = 3


@dataclass(frozen=True, slots=True)
class Side:
    """A party as it is marked: name, letter, digit, place (0 to 2 for the columns, 3 for third parties) and look."""

    name: str
    letter: str
    key: int
    place: int
    look: int = THIRD_LOOK


NO_SIDE = Side("", "–", 0, 3)


def sides(project: Project) -> dict[str, Side]:
    """Return how every party is marked, by id, in the order of the keys."""
    ordered = (*queries.column_parties(project), *queries.other_parties(project))
    columns = len(queries.column_parties(project))
    known = looks(project)
    return {
        party.id: Side(
            party.name,
            queries.party_letter(project, party.id),
            key,
            key - 1 if key <= min(columns, COLUMN_PLACES) else COLUMN_PLACES,
            known.get(party.id, THIRD_LOOK),
        )
        for key, party in enumerate(ordered, 1)
    }


def looks(project: Project) -> dict[PartyId, int]:
    """Return the look of every party in a column, as its number among those of a theme."""
    parties = queries.column_parties(project)
    found = column_looks([party.colour for party in parties])
    return {party.id: look for party, look in zip(parties, found, strict=True)}


def column_looks(colours: Sequence[str]) -> tuple[int, ...]:
    """Return a look for each column from the colour its party has chosen ("" for none); no two are the same.

    Who has chosen none, a colour that is not offered or that of a column before has the look of the place, or the
    next that is free.
    """
    found: dict[int, int] = {}
    for place, colour in enumerate(colours[:COLUMN_PLACES]):
        look = look_of_colour(colour)
        if look is not None and look not in found.values():
            found[place] = look
    for place in range(len(colours[:COLUMN_PLACES])):
        if place not in found:
            found[place] = next(each for each in (place, *COLOUR_NAMES) if each not in found.values())
    return tuple(found.get(place, THIRD_LOOK) for place in range(len(colours)))


def look_of_colour(colour: str) -> int | None:
    """Return the look that a stored colour (#RRGGBB) names, or None."""
    return next((look for look in COLOUR_NAMES if colour_of_look(look) == colour.upper()), None)


def colour_of_look(look: int) -> str:
    """Return the colour (#RRGGBB) that is stored for a look: that of its ink on a light ground."""
    return LIGHT.parties[look].ink
