"""The names in a text: runs of capitalised words, and what each is likely to be. Who is a party is in `parties`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from briefer.suggest.lexicon.gazetteer import Entry, Gazetteer

_TOKEN = re.compile(
    r"(?P<word>(?:[^\W\d_]\.){2,}|[^\W_][\w&+]*(?:[’'-](?!s\b)[\w&+]+)*)(?P<own>[’']s\b|(?<=s)[’'](?!\w))?"
)
_LONGEST = 12  # no name has more words, and none is worth looking for in a text all in capitals
_INNER = frozenset(("of", "for", "and", "the", "&", "on"))


class Sort(Enum):
    """What a name is likely to be."""

    KNOWN = "known"
    ORGANISATION = "organisation"
    PERSON = "person"
    OTHER = "other"


class Token(NamedTuple):
    """A word with its place."""

    text: str
    start: int
    end: int
    is_possessive: bool

    @property
    def is_capital(self) -> bool:
        """Return whether it begins with a capital."""
        return self.text[0].isupper()


class Name(NamedTuple):
    """A name in the text: tokens `first` to `last` (exclusive). `has_title` is "Mr" or an office before it."""

    text: str
    sort: Sort
    first: int
    last: int
    entry: Entry | None = None
    has_title: bool = False


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the words of a text; "Iran's" is the word "Iran", possessive."""
    return tuple(
        Token(match["word"], match.start(), match.end("word"), bool(match["own"])) for match in _TOKEN.finditer(text)
    )


def names_in(text: str, tokens: Sequence[Token], gazetteer: Gazetteer, plain: frozenset[str]) -> tuple[Name, ...]:
    """Return the names in text order. `plain` are small words that a sentence may begin with."""
    found: list[Name] = []
    place = 0
    while place < len(tokens):
        if not tokens[place].is_capital:
            place += 1
            continue
        end = _run_end(text, tokens, place, gazetteer)
        found += _Run(text, tokens, (place, end), gazetteer, plain).names()
        place = max(end, found[-1].last) if found else end
    return tuple(found)


def _run_end(text: str, tokens: Sequence[Token], place: int, gazetteer: Gazetteer) -> int:
    """Return where a run of capitals ends; small words inside of a name belong to it."""
    end = place + 1
    while end < len(tokens) and end - place < _LONGEST and _is_joined(text, tokens, end):
        if tokens[end].is_capital:
            end += 1
        elif end + 1 < len(tokens) and _goes_on(text, tokens, end, gazetteer):
            end += 2
        else:
            break
    return end


def _is_joined(text: str, tokens: Sequence[Token], place: int) -> bool:
    between = text[tokens[place - 1].end : tokens[place].start]
    return between in (" ", "’ ", "' ", " & ") or (between == ". " and len(tokens[place - 1].text) <= 2)


def _goes_on(text: str, tokens: Sequence[Token], place: int, gazetteer: Gazetteer) -> bool:
    word, after = tokens[place].text, tokens[place + 1]
    if not after.is_capital or not _is_joined(text, tokens, place + 1) or gazetteer.shows("junk", after.text):
        return False
    if gazetteer.shows("particle", word):
        return True
    before = tokens[place - 1].text
    if word in ("of", "for", "on"):
        return gazetteer.shows("organisation", before)
    return word == "and" and _ends_an_organisation(tokens, place + 1, gazetteer)


def _ends_an_organisation(tokens: Sequence[Token], place: int, gazetteer: Gazetteer) -> bool:
    """Say whether "and" stands inside of a name, as in "Food and Allied Workers"."""
    run = tokens[place : place + 3]
    if gazetteer.entry(run[0].text) or gazetteer.entry(tokens[place - 2].text):
        return False
    return any(gazetteer.shows("organisation", token.text) for token in run[1:] if token.is_capital)


def _is_demonym(name: Name) -> bool:
    return name.entry is not None and name.entry.sort == "demonyms"


class _Run:
    """One run of capitals, to be cut into names."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        place: tuple[int, int],
        gazetteer: Gazetteer,
        plain: frozenset[str],
    ) -> None:
        self._text, self._tokens, self._gazetteer, self._plain = text, tokens, gazetteer, plain
        self._first, self._last = place

    def names(self) -> list[Name]:
        found: list[Name] = []
        place, has_title = self._first, False
        while place < self._last:
            word = self._tokens[place].text
            known = self._known(place)
            whole = place if known is not None and not _is_demonym(known) else self._organisation_end(place)
            if whole > place:
                found.append(self._name(place, whole, Sort.ORGANISATION, has_title=False))
                place, has_title = whole, False
            elif known is not None:
                found.append(known)
                place, has_title = known.last, False
            elif self._is_title(word):
                place, has_title = place + 1, True
            elif self._is_plain(word):
                place, has_title = place + 1, False
            else:
                end = self._unknown_end(place)
                sort = Sort.PERSON if has_title or end - place == 2 else Sort.OTHER
                found.append(self._name(place, end, sort, has_title=has_title))
                place, has_title = end, False
        return found

    def _known(self, place: int) -> Name | None:
        for count in range(min(self._gazetteer.most_words, len(self._tokens) - place), 0, -1):
            words = self._slice(place, place + count)
            entry = self._gazetteer.entry(words)
            if entry is not None:
                return Name(words, Sort.KNOWN, place, place + count, entry)
        return None

    def _organisation_end(self, place: int) -> int:
        """Return where an organisation that begins here ends, or `place`."""
        word = self._tokens[place].text
        is_first_word = not self._is_plain(word) or self._gazetteer.shows("begins", word)
        if not is_first_word or self._gazetteer.shows("honorific", word):
            return place
        end = place
        for here in range(place, self._last):
            token = self._tokens[here]
            is_last_word = self._gazetteer.shows("organisation", token.text) or (
                here > place and self._gazetteer.shows("legal_form", token.text)
            )
            if is_last_word and not self._is_office(place, here):
                end = here + 1
            if token.is_possessive and not token.text.endswith("s"):
                break
        end = self._with_tail(end) if end > place else place
        is_one_word = end == place + 1 and not self._gazetteer.shows("alone", word)  # "Council" alone is no name
        return place if is_one_word else end

    def _is_office(self, place: int, here: int) -> bool:
        """Say whether "Russian Foreign Ministry" is meant: a country's own organ is no organisation beside it."""
        return self._known(place) is not None and self._gazetteer.shows("organ", self._tokens[here].text.lower())

    def _with_tail(self, end: int) -> int:
        """Take in what an inner "of" or "for" adds: "Ministry of Health"."""
        if end < self._last and self._tokens[end].text in _INNER:
            end += 1
            while end < self._last and self._tokens[end].is_capital:
                end += 1
        return end

    def _unknown_end(self, place: int) -> int:
        end = place + 1
        while end < self._last and not self._tokens[end - 1].is_possessive:
            word = self._tokens[end].text
            if self._known(end) is not None or self._gazetteer.shows("junk", word) or self._is_title(word):
                break
            end += 1
        return end

    def _name(self, place: int, end: int, sort: Sort, *, has_title: bool) -> Name:
        return Name(self._slice(place, end), sort, place, end, has_title=has_title)

    def _slice(self, place: int, end: int) -> str:
        return self._text[self._tokens[place].start : self._tokens[end - 1].end]

    def _is_title(self, word: str) -> bool:
        small = word.lower()
        gazetteer = self._gazetteer
        return gazetteer.shows("honorific", word) or gazetteer.shows("title", small) or gazetteer.shows("field", small)

    def _is_plain(self, word: str) -> bool:
        return self._gazetteer.shows("junk", word) or word.lower() in self._plain
