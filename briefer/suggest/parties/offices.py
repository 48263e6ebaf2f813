"""Who speaks for whom: "Foreign Minister X", "the union's general secretary, X", "X, who leads the Greens".

Only what the words next to a person show; such a tie is proposed to the user, never taken for granted.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefer.suggest.parties.identity import GOVERNMENT, Identities, Line
from briefer.suggest.parties.names import Name, Token

_REACH = 9  # words between a person and what they speak for
_FEW = 8
_MINISTERS = frozenset(("minister", "president", "premier", "chancellor"))
_ITS = frozenset(("its", "their"))
_QUOTES = '"“«„'

Tie = tuple[str, str]  # the key of the party, and the words that show it


def ties_of(identities: Identities) -> dict[str, Tie]:
    """Return the people who plainly speak for a party, by their whole names."""
    tied: dict[str, Tie] = {}
    for line in identities.lines[1:]:
        for index, name in enumerate(line.names):
            whole = identities.key(name)
            if whole in identities.people and whole not in tied:
                place = _Place(identities, line, index)
                found = place.before() or place.after()
                if found is not None and found[0] not in identities.people:
                    tied[whole] = found
    return tied


class _Place:
    """A person in a line, with the words around."""

    def __init__(self, identities: Identities, line: Line, index: int) -> None:
        self._identities, self._line, self._index = identities, line, index
        self._name = line.names[index]

    def before(self) -> Tie | None:
        """Look at what stands before the person."""
        tokens, place = self._line.tokens, self._name.first - 1
        while place >= 0 and self._name.first - place <= _REACH and self._is_office(tokens[place].text):
            place -= 1
        offices = {token.text.lower() for token in tokens[place + 1 : self._name.first]}
        if not any(self._identities.gazetteer.shows("title", word) for word in offices):
            return None
        return (self._owner(place) if place >= 0 else None) or self._minister(offices)

    def _owner(self, place: int) -> Tie | None:
        token = self._line.tokens[place]
        words = self._words(place, self._name.last)
        owner = self._line.name_at(place)
        if owner is not None:
            return self._identities.key(owner), words
        if token.text.lower() in _ITS:
            subject = self._subject()
            return (self._identities.key(subject), words) if subject is not None else None
        meant = self._identities.role(token.text) if token.is_possessive else ""
        return (meant, words) if meant else None

    def _subject(self) -> Name | None:
        """Return the nearest name before the person that is no person and no place."""
        names = reversed(self._line.names[max(0, self._index - _FEW) : self._index])
        people = self._identities.people
        return next(
            (each for each in names if self._identities.key(each) not in people and not self._line.is_place(each)), None
        )

    def _minister(self, offices: set[str]) -> Tie | None:
        """Find the ministry of a minister, else the country that the line begins with, else the one government."""
        if not offices & _MINISTERS:
            return None
        words = self._words(self._name.first - len(offices), self._name.last)
        office = self._identities.office_of(offices - _MINISTERS)
        if office:
            return office, words
        first = self._line.names[0]
        is_country = first.entry is not None and first.entry.entity.is_country
        before = self._line.text[: self._line.tokens[first.first].start]
        if is_country and first.first < min(self._name.first, _REACH) and not any(quote in before for quote in _QUOTES):
            return self._identities.key(first), f"{words}, in a paragraph on {first.text}"
        return (GOVERNMENT, words) if self._identities.is_domestic else None

    def after(self) -> Tie | None:
        """Look at what stands after the person."""
        last = self._name.last
        if last >= len(self._line.tokens):
            return None
        is_of = self._line.gap(last) == " " and self._line.tokens[last].text == "of"
        if not is_of and self._line.gap(last) != ", ":
            return None
        span = self._clause(last)
        gazetteer = self._identities.gazetteer
        shown = any(gazetteer.shows("title", token.text) or gazetteer.shows("leads", token.text) for token in span)
        return self._spoken_for(span) if is_of or shown else None

    def _clause(self, start: int) -> Sequence[Token]:
        end = start + 1
        while end < len(self._line.tokens) and end - start < _REACH and self._line.gap(end) in (" ", "'s ", "’s "):
            end += 1
        return self._line.tokens[start:end]

    def _spoken_for(self, span: Sequence[Token]) -> Tie | None:
        end = self._name.last + len(span)
        words = self._words(self._name.first, end)
        near = self._line.names[self._index + 1 : self._index + 2]
        named = next((each for each in near if each.first < end), None)
        if named is not None:
            return self._identities.key(named), words
        meant = next(filter(None, (self._identities.role(token.text) for token in span)), "")
        return (meant, words) if meant else None

    def _is_office(self, word: str) -> bool:
        small = word.lower()
        return self._identities.gazetteer.shows("title", small) or self._identities.gazetteer.shows("field", small)

    def _words(self, first: int, last: int) -> str:
        tokens = self._line.tokens
        return self._line.text[tokens[max(0, first)].start : tokens[last - 1].end]
