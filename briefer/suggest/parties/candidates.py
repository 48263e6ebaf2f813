"""Every place in an article where somebody is meant who may be a party, under one name for each.

How likely each is a party is weighed in `parties`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from briefer.suggest.parties.identity import Identities, Line
from briefer.suggest.parties.names import Name, Sort, Token
from briefer.words import tr

_BEFORE_A_ROLE = frozenset(("the", "its", "their"))
_REACH = 9  # words between a name and its verb: "X, its leader since May, said"


class Mention(NamedTuple):
    """One place where a candidate is meant."""

    key: str
    is_headline: bool
    is_early: bool
    is_dateline: bool
    is_acting: bool
    is_place: bool
    is_adjective: bool


@dataclass(slots=True)
class Candidate:
    """Who may be a party. `others` are its other names: why, and whether they are learnt from the article.

    `forms` counts how a country or body is written. `is_body`: a country or an organisation, by its name;
    `is_government`: spoken of as "the government" too.
    """

    name: str
    short_name: str = ""
    is_person: bool = False
    is_people: bool = False
    is_venue: bool = False
    is_body: bool = False
    is_government: bool = False
    is_city: bool = False
    is_in_headline: bool = False
    count: int = 0
    acting: int = 0
    others: dict[str, tuple[str, bool]] = field(default_factory=dict)
    forms: Counter[str] = field(default_factory=Counter)

    @property
    def called(self) -> str:
        """The name as the article writes it most, whole: "Türkiye", "Britain"; initials and capitals are none."""
        return self.forms.most_common(1)[0][0] if self.forms else self.name


class Survey:
    """The candidates of an article and their mentions in text order."""

    def __init__(self, identities: Identities) -> None:
        self.candidates: dict[str, Candidate] = {}
        self.mentions: list[Mention] = []
        self._identities = identities
        for line in identities.lines:
            for name in line.names:
                self._add_name(line, name)
            for place, token in self._small_words(line):
                self._add_role(line, place, token)

    def _small_words(self, line: Line) -> Iterator[tuple[int, Token]]:
        taken = {place for name in line.names for place in range(name.first, name.last)}
        return ((place, token) for place, token in enumerate(line.tokens) if place not in taken)

    def _add_name(self, line: Line, name: Name) -> None:
        key = self._identities.key(name)
        candidate = self._candidate(key)
        candidate.is_person = key in self._identities.people
        candidate.is_people |= self._identities.gazetteer.shows("people", key)
        self._note_form(candidate, name)
        self._mention(line, candidate, name)

    def _candidate(self, key: str) -> Candidate:
        return self.candidates.setdefault(key, Candidate(key))

    def _note_form(self, candidate: Candidate, name: Name) -> None:
        candidate.is_city = self._identities.gazetteer.shows("cities", candidate.name)
        candidate.is_body |= name.sort in (Sort.KNOWN, Sort.ORGANISATION)
        if name.entry is not None:
            candidate.short_name = name.entry.entity.short_name
            if name.entry.sort == "names" and any(letter.islower() for letter in name.text):
                candidate.forms[name.text] += 1
            candidate.is_venue = name.entry.entity.is_venue
            why = name.entry.why
        else:
            why = f"short for {candidate.name}"
            if name.text.isupper() and name.text != candidate.name:
                candidate.short_name = candidate.short_name or name.text
        if name.text != candidate.name:
            candidate.others.setdefault(name.text, (why, False))

    def _add_role(self, line: Line, place: int, token: Token) -> None:
        word = token.text.lower() if place == 0 or line.number == 0 else token.text
        has_article = place > 0 and line.tokens[place - 1].text.lower() in _BEFORE_A_ROLE
        meant, form, why = self._meant(word, has_article=has_article)
        if not meant:
            return
        candidate = self._candidate(meant)
        is_government = meant == self._identities.government
        candidate.is_government |= is_government
        candidate.is_people = not is_government and (meant == word or self._identities.gazetteer.shows("people", meant))
        if form != meant:
            candidate.others.setdefault(form, (why, not (is_government and candidate.is_body)))
        self._mention(line, candidate, Name(token.text, Sort.OTHER, place, place + 1))

    def _meant(self, word: str, *, has_article: bool) -> tuple[str, str, str]:
        """Return whom a small word stands for, or "", the form to note and why."""
        gazetteer = self._identities.gazetteer
        form = f"the {word}" if has_article else word
        role = self._identities.role(word) if has_article else ""
        is_people = gazetteer.shows("people", word)
        if not role and gazetteer.shows("government", word) and (has_article or is_people):
            role = self._identities.government
        if role:
            return role, form, tr("“{form}” of this article").format(form=form)
        if not is_people and has_article and self._identities.is_unnamed(word):
            return word, form, tr("“{form}” of this article").format(form=form)
        if not is_people:
            return "", "", ""
        of = self._identities.people_of(word)
        return of or word, word, f"“{word}” of {of}"

    def _mention(self, line: Line, candidate: Candidate, name: Name) -> None:
        first = line.tokens[name.first]
        after = line.tokens[name.last].text if name.last < len(line.tokens) else ""
        is_acting = self._is_acting(line, name)
        is_headline = line.number == 0
        gazetteer = self._identities.gazetteer
        self.mentions.append(
            Mention(
                candidate.name,
                is_headline=is_headline,
                is_early=line.number in (1, 2),
                is_dateline=line.number == 1 and name.first < 3 and first.text.isupper() and len(first.text) > 3,
                is_acting=is_acting,
                is_place=name.first > 0 and gazetteer.shows("places", line.tokens[name.first - 1].text),
                is_adjective=name.entry is not None and name.entry.sort == "demonyms" and after.islower(),
            )
        )
        candidate.count += not is_headline
        candidate.acting += is_acting and not is_headline
        candidate.is_in_headline |= is_headline

    def _is_acting(self, line: Line, name: Name) -> bool:
        """Say whether a verb of speaking or acting follows, perhaps after ", its leader,", or goes before."""
        tokens, speaks = line.tokens, self._identities.gazetteer.words["speaks"]
        if name.first > 0 and tokens[name.first - 1].text == "said":
            return True
        if name.last >= len(tokens) or tokens[name.last - 1].is_possessive:
            return False
        if tokens[name.last].text in speaks:
            return True
        if "," not in line.gap(name.last):
            return False
        ends = range(name.last + 1, min(len(tokens), name.last + _REACH))
        end = next((place for place in ends if "," in line.gap(place)), 0)
        return bool(end) and tokens[end].text in speaks
