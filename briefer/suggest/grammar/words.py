"""A sentence as words: what each is and can be, and where quotations and verbs stand. No meaning yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefer.suggest.lexicon import NO_ROLES, Cue, Lexicon
from briefer.suggest.lexicon.inflecting import ENDING

MOST_CHARACTERS = 2000
"""No more of a sentence is looked at: nobody writes so long a sentence, and hostile text does."""
GAP = "..."
MOST_BETWEEN = 8
COMPOUND, START, HEAD = 7, 3, 4
"""More letters than these has a compound; so many at least its first part and its last."""
OF_HEADS = frozenset(("titles", "offices", "outsiders", "writings", "shared events", "neutrals", "states", "firms",
                      "workers", "watchdogs", "associations", "councils", "heads of states", "heads of firms",
                      "heads of workers", "heads of councils", "men", "women"))  # fmt: skip
"""Sections whose nouns say of a compound what it is."""
ADJECTIVES = ("e", "er", "es", "en", "em")
"""Endings of the words that may stand before a German noun."""
OPENING, CLOSING, STRAIGHT = "“„«", "”»", '"'
STOPS = frozenset(',;:()–—“”"«»„.!?…')


@dataclass(slots=True)
class Word:
    """One word or mark of a sentence; `start` and `end` are characters of the paragraph.

    `is_capital`: it begins with a capital, in a language where that shows a name.
    """

    text: str
    low: str
    start: int
    end: int
    roles: frozenset[str]
    lemma: str
    form: int
    is_quoted: bool = False
    is_capital: bool = False

    @property
    def is_stop(self) -> bool:
        """Return whether it is a mark that parts clauses."""
        return self.low in STOPS

    def is_in(self, *sections: str) -> bool:
        """Return whether it stands in one of these sections of the lexicon."""
        return not self.roles.isdisjoint(sections)


def words_of(text: str, start: int, end: int, lexicon: Lexicon, quoted: bool = False) -> tuple[list[Word], bool]:
    """Return the words of `text[start:end]`, and whether a quotation is still open at the end.

    `quoted` tells whether one is open at the start. Only the first MOST_CHARACTERS are looked at.
    """
    found: list[Word] = []
    roles, forms = lexicon.roles, lexicon.forms
    for match in lexicon.token.finditer(text, start, min(end, start + MOST_CHARACTERS)):
        token = match.group()
        is_start = token in OPENING or (not quoted and token in lexicon.opening)
        is_end = token in CLOSING and not (is_start and not quoted) or (quoted and token in lexicon.closing)
        if is_start and not is_end:
            quoted = True
        low = token.lower().replace("’", "'")
        lemma, form = forms.get(low, ("", 0))
        is_mark = token in OPENING or token in CLOSING or token == STRAIGHT
        has_capital = token[0].isupper()
        of = NO_ROLES if has_capital and _is_initials(token, lexicon) else roles.get(low, NO_ROLES)
        if lexicon.has_compounds and has_capital:
            of = roles_of(low, lexicon)
        found.append(Word(token, low, *match.span(), of, lemma, form, quoted and not is_mark, has_capital))
        if is_end:
            quoted = False
        elif token == STRAIGHT:
            quoted = not quoted
    if lexicon.has_capital_nouns:
        _lower_nouns(found, lexicon.given_names)
    return found, quoted


def roles_of(low: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the sections of a word; a compound is what its last part is: "Wirtschaftsministerin" a minister."""
    own = lexicon.roles.get(low, NO_ROLES)
    if not lexicon.has_compounds or len(low) <= COMPOUND:
        return own
    for cut in range(START, len(low) - HEAD + 1):
        roles = lexicon.roles.get(low[cut:], NO_ROLES) & OF_HEADS
        if len(low) - cut == HEAD:
            roles -= {"offices"}  # "Ausland" is no land
        if roles:
            return own | roles
    return own


def _is_initials(token: str, lexicon: Lexicon) -> bool:
    """Return whether a word is the initials of a country or body that are a common word too: "US", "WHO"."""
    return len(token) > 1 and token.isupper() and token in lexicon.kin


def _lower_nouns(words: Sequence[Word], given_names: Mapping[str, str]) -> None:
    """Let capitals show names only where two stand side by side without an article: "Anna Berger"."""
    pairs = {place for place in range(len(words) - 1) if _is_name_pair(words, place, given_names)}
    named = pairs | {place + 1 for place in pairs}
    for place, word in enumerate(words):
        if word.is_capital and place and not words[place - 1].is_stop:
            word.lemma, word.form = "", 0  # a noun, whatever verb is written like it
        word.is_capital = place in named


def _is_name_pair(words: Sequence[Word], place: int, given_names: Mapping[str, str]) -> bool:
    first, second = words[place], words[place + 1]
    if not (first.is_capital and second.is_capital) or first.roles or second.roles:
        return False
    if not place and first.low.endswith(ADJECTIVES) and first.low not in given_names:
        return False  # "Staatliches Geld": any word has a capital where a sentence begins
    return not (place and words[place - 1].is_in("determiners"))


def phrases_in(words: Sequence[Word], lexicon: Lexicon) -> Iterator[tuple[int, int, Cue]]:
    """Yield each phrase of the lexicon in these words: first word, word after the last, cue."""
    for index, word in enumerate(words):
        for cue in lexicon.phrases.get(word.low, ()):
            end = rest_end(words, index + 1, cue.rest)
            if end >= 0:
                yield index, end, cue
        for prefix, cue in lexicon.prefixes.get(word.low[:3], ()) if lexicon.prefixes else ():
            if word.low.startswith(prefix) and (end := rest_end(words, index + 1, cue.rest)) >= 0:
                yield index, end, cue


def rest_end(words: Sequence[Word], place: int, rest: Sequence[str], most: int = MOST_BETWEEN) -> int:
    """Return the place after `rest` if it stands at `place`, or -1. A gap does not reach over the end of a clause.

    `most` words fit into a gap.
    """
    gap = False
    for wanted in rest:
        if wanted == GAP:
            gap = True
            continue
        last = place + most if gap else place
        while place <= last and place < len(words) and not _is(words, place, wanted):
            if gap and words[place].low in ";:.":
                return -1
            place += 1
        if place > last or place >= len(words):
            return -1
        place += 1
        gap = False
    return place


def _is(words: Sequence[Word], place: int, wanted: str) -> bool:
    low, last = words[place].low, wanted[-1]
    if low == wanted:
        return True
    if last == ENDING:
        ends = place + 1 >= len(words) or words[place + 1].is_stop or words[place + 1].is_in("and", "but")
        return ends and low == wanted[:-1]
    return last == "*" and low.startswith(wanted[:-1])
