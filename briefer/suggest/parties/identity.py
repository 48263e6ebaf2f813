"""Which names of an article are one: short forms, initials, last names, and what "the union" and "the company" mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefer.model import Article
from briefer.suggest.lexicon.gazetteer import Gazetteer
from briefer.suggest.parties.names import Name, Sort, Token, names_in, tokens_of

GOVERNMENT = "government"
_PEOPLE_OF = ("s", "i", "n", "an", "ian", "ish", "ese")
_WHERE = frozenset(("in", "near", "across", "outside"))
_OFTEN = 3
_RARE = 2  # a capital that only begins sentences: so seldom it is no name if it is a plural, and once never
_NEAR_THE_TOP = 4  # paragraphs: there a headline that is told again stands
_SHORT = 3  # letters of words that title case leaves small
_MOSTLY = 0.8
_SINGULAR = ("is", "us", "ss", "as", "os")
_NEAR = 6  # words after a name that may present a person


class Line(NamedTuple):
    """The headline (number 0) or a paragraph, read."""

    number: int
    text: str
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]

    def is_place(self, name: Name) -> bool:
        """Say whether "in" or "near" stands before a name."""
        return name.first > 0 and self.tokens[name.first - 1].text in _WHERE

    def word_after(self, name: Name) -> str:
        """Return the word that a blank alone, or a possessive, parts from a name, or ""."""
        is_near = name.last < len(self.tokens) and self.gap(name.last) in (" ", "'s ", "’s ")
        return self.tokens[name.last].text if is_near else ""

    def begins(self, name: Name) -> bool:
        """Return whether a name begins a sentence, a quotation or a line."""
        before = self.text[: self.tokens[name.first].start].rstrip()
        return not before or before[-1] in '.!?:"“„«‘'

    def gap(self, place: int) -> str:
        """Return what stands between a token and the one before it."""
        return self.text[self.tokens[place - 1].end : self.tokens[place].start]


def _running_text(article: Article, headline: str) -> Iterator[str]:
    """Yield the paragraphs, but not the headline again, which stands over many an article as a heading of its own."""
    for place, paragraph in enumerate(article.paragraphs):
        if place >= _NEAR_THE_TOP or " ".join(paragraph.text.split()).casefold() != headline.casefold():
            yield paragraph.text


def _without_fragments(lines: Sequence[Line]) -> Line:
    """Return the headline; where every word has a capital, a name is one only if the text has it too, or the world."""
    headline, *others = lines
    if not _is_in_capitals(headline):
        return headline
    known = {name.text for line in others for name in line.names}
    names = (name for name in headline.names if name.entry is not None or name.text in known)
    return headline._replace(names=tuple(names))


def _is_in_capitals(line: Line) -> bool:
    long = [token for token in line.tokens if len(token.text) > _SHORT and token.text[0].isalpha()]
    return len(long) > 2 and sum(token.is_capital for token in long) >= _MOSTLY * len(long)


class Identities:
    """The names of an article, and under which key each counts."""

    def __init__(self, article: Article, gazetteer: Gazetteer, plain: frozenset[str]) -> None:
        self.gazetteer = gazetteer
        headline = " ".join(article.source.headline.split())
        texts = (headline, *_running_text(article, headline))
        lines = [(number, text, tokens_of(text)) for number, text in enumerate(texts)]
        self._small = {token.text for _, _, tokens in lines for token in tokens if token.text.islower()}
        self.lines = tuple(
            Line(number, text, tokens, tuple(filter(self._is_name, names_in(text, tokens, gazetteer, plain))))
            for number, text, tokens in lines
        )
        self.lines = (_without_fragments(self.lines), *self.lines[1:])
        self.lines = (self.lines[0], *self._without_beginnings())
        self._alone = Counter(name.text for name in self._names() if " " not in name.text and name.entry is None)
        self._in_places = Counter(name.text for line in self.lines[1:] for name in line.names if line.is_place(name))
        self.people = self._find_people()
        self._last_names = {self._family(name.split()): name for name in self.people}
        self._wholes = self._find_wholes()
        self._firm = ""
        self.counts = Counter(self.key(name) for name in self._names())
        self._holding = self._find_holding()
        self._firm = self._find_firm()
        self._roles = {role: self._find_role(shown) for role, shown in gazetteer.roles.items()}
        self.is_domestic = self._count_often_named() < 2
        self.government = self._find_government()
        self._beside = self._find_beside()

    def key(self, name: Name) -> str:
        """Return the whole name that a name is short for, or the entity that it stands for."""
        if name.entry is not None:
            return name.entry.entity.name
        text = name.text
        if text in self._last_names and name.sort is not Sort.ORGANISATION:
            return self._last_names[text]
        for _ in range(3):
            text = self._wholes.get(text, text)
        is_firm = self._firm and self.gazetteer.shows("firm", text.lower())
        return self._firm if is_firm else text

    def role(self, word: str) -> str:
        """Return what "the union" must mean, or nothing if that is not plain."""
        return self._roles.get(word) or (self._firm if self.gazetteer.shows("firm", word) else "")

    def is_unnamed(self, word: str) -> bool:
        """Return whether "the council" acts here though no name has such a word: then it is all the name there is."""
        return self.gazetteer.shows("stands", word) and word not in self._holding

    def people_of(self, word: str) -> str:
        """Return the one organisation whose name holds a word for people, as "Airline Pilots Guild" holds "pilots"."""
        if word in self._beside:
            return self._beside[word]
        fitting = [key for key in self._holding.get(word, ()) if key.lower().split()[-1] != word]
        if not fitting and self.gazetteer.shows("work", word):
            union = self._roles.get("union", "")
            return "" if self._is_known(union) else union
        return fitting[0] if len(fitting) == 1 else ""

    def _names(self) -> Iterator[Name]:
        return (name for line in self.lines[1:] for name in line.names)

    def _is_name(self, name: Name) -> bool:
        """Say whether it is more than a word with a capital because a sentence starts with it."""
        if " " in name.text or name.entry is not None:
            return True
        small = name.text.lower()
        is_compound = "-" in name.text and bool(self.gazetteer.entry(name.text.split("-")[0]))
        return not is_compound and small not in self._small and not self.gazetteer.shows("people", small)

    def _without_beginnings(self) -> Iterator[Line]:
        """Yield the paragraphs without the words that have a capital only because a sentence begins with them."""
        alone = [
            (line, name) for line in self.lines for name in line.names if " " not in name.text and name.entry is None
        ]
        inside = {name.text for line, name in alone if not line.begins(name)}
        inside.update(
            word for line in self.lines for name in line.names if " " in name.text for word in name.text.split()
        )
        often = Counter(name.text for _, name in alone)
        for line in self.lines[1:]:
            yield line._replace(
                names=tuple(
                    name
                    for name in line.names
                    if " " in name.text
                    or name.entry
                    or name.text in inside
                    or not line.begins(name)
                    or often[name.text] > _RARE
                    or (often[name.text] > 1 and not self._is_plural(name.text))
                ),
            )

    @staticmethod
    def _is_plural(word: str) -> bool:
        return word.endswith("s") and not word.endswith(_SINGULAR)

    def _is_town(self, name: str) -> bool:
        return 2 * self._in_places[name] > self._alone[name]

    def _family(self, words: Sequence[str]) -> str:
        """Return the name a person goes by alone: the first where families come first, as in "Park Jun-ho"."""
        return words[0] if self._alone[words[0]] > self._alone[words[-1]] else words[-1]

    def _find_people(self) -> dict[str, None]:
        votes: Counter[str] = Counter()
        for line in self.lines[1:]:
            for name in line.names:
                if name.sort is Sort.PERSON and " " in name.text:
                    votes[name.text] += self._person_vote(line, name)
        return {name: None for name, vote in votes.items() if vote > 0}

    def _person_vote(self, line: Line, name: Name) -> int:
        words = name.text.split()
        vote = 1 + 2 * name.has_title + 2 * (self._alone[words[-1]] > 0)
        vote -= 2 * any(len(word) > 1 and word.isupper() and "." not in word for word in words)
        vote -= 2 * (self._alone[words[0]] > 0)
        vote += 2 * self._is_presented(line, name)
        vote -= name.first > 0 and line.tokens[name.first - 1].text.lower() == "the"
        follows = line.tokens[name.last].text.lower() if name.last < len(line.tokens) else ""
        is_owner = line.tokens[name.last - 1].is_possessive and self.gazetteer.shows("title", follows)
        return vote - 3 * is_owner

    def _is_presented(self, line: Line, name: Name) -> bool:
        """Say whether an office is put after a name: "Ann Lee, the union's spokeswoman"."""
        if name.last >= len(line.tokens) or line.gap(name.last) != ", ":
            return False
        for place in range(name.last, min(name.last + _NEAR, len(line.tokens))):
            if place > name.last and line.gap(place) not in (" ", "'s ", "’s ", "s' ", "s’ "):
                return False
            if self.gazetteer.shows("title", line.tokens[place].text):
                return True
        return False

    def _find_wholes(self) -> dict[str, str]:
        """Map "Varnholt" to "Varnholt AG", "NTA" to "National Teachers' Association", "Oreshi" to "Oresh"."""
        wholes: dict[str, str] = {}
        longer = dict.fromkeys(
            name.text
            for name in self._names()
            if " " in name.text and name.entry is None and name.text not in self.people
        )
        for whole in longer:
            for short in self._short_forms(whole.split()):
                if (self._alone[short] and not self._is_town(short)) or short in longer:
                    wholes.setdefault(short, whole)
        for name in self._alone:
            for ending in _PEOPLE_OF:
                if name.endswith(ending) and self._alone[name.removesuffix(ending)]:
                    pair = (name, name.removesuffix(ending))
                    short, whole = reversed(pair) if self.gazetteer.shows("alone", name) else pair
                    wholes.setdefault(short, whole)
        return {short: whole for short, whole in wholes.items() if len(short) > 1 and short != whole}

    def _short_forms(self, words: list[str]) -> Iterator[str]:
        yield "".join(word[0] for word in words if word[0].isupper())
        yield "".join(word[0] for word in words).upper()
        for count in range(1, len(words)):
            yield " ".join(words[:count])
            if count > 1:
                yield " ".join(words[-count:])
        yield f"{words[0]}s"
        if self.gazetteer.shows("organisation", words[-1]):
            yield words[-1]

    def _find_holding(self) -> dict[str, list[str]]:
        """Map the words of all names but people's to the names."""
        holding: dict[str, list[str]] = {}
        for key in self.counts:
            if key not in self.people:
                for word in dict.fromkeys(key.lower().split()):
                    holding.setdefault(word.strip("’'"), []).append(key)
        return holding

    def _find_government(self) -> str:
        """Return the one country whose government is spoken of: "the Alvanian government", "Alvania's cabinet"."""
        shown: Counter[str] = Counter()
        for line in self.lines[1:]:
            for name in line.names:
                is_country = name.entry is not None and name.entry.entity.is_country
                if is_country and self.gazetteer.shows("government", line.word_after(name)):
                    shown[self.key(name)] += 1
        return next(iter(shown)) if len(shown) == 1 else GOVERNMENT

    def _find_beside(self) -> dict[str, str]:
        """Map a word for people to the one organisation it stands beside: "rebels of the Front", "Front rebels"."""
        beside: dict[str, set[str]] = {}
        for line in self.lines[1:]:
            for name in line.names:
                if name.sort is Sort.PERSON:
                    continue
                for word in self._words_beside(line, name):
                    if self.gazetteer.shows("people", word):
                        beside.setdefault(word, set()).add(self.key(name))
        return {word: next(iter(keys)) for word, keys in beside.items() if len(keys) == 1}

    def _words_beside(self, line: Line, name: Name) -> Iterator[str]:
        if name.entry is not None and name.entry.entity.is_country:
            return
        if name.sort is Sort.ORGANISATION:
            yield line.word_after(name)
        if name.first > 1 and line.tokens[name.first - 2].is_possessive:
            yield line.tokens[name.first - 2].text  # "the pilots' union Alpha"
        before = [token.text for token in line.tokens[max(0, name.first - 3) : name.first]]
        if before[-2:] == ["of", "the"] or before[-1:] == ["of"]:
            yield before[-3 if before[-1] == "the" else -2].lower() if len(before) > 1 else ""

    def _find_role(self, shown: frozenset[str]) -> str:
        fitting = Counter({key: self.counts[key] for word in shown for key in self._holding.get(word.lower(), ())})
        ranked = [*fitting.most_common(2), ("", 0), ("", 0)]
        return ranked[0][0] if ranked[0][1] >= 2 * ranked[1][1] else ""

    def _find_firm(self) -> str:
        """Return the name that "the company" must mean, or nothing if that is not plain."""
        public = frozenset[str]().union(*self.gazetteer.roles.values()) - {
            "Air",
            "Airlines",
            "Airways",
            "Bank",
            "Mobile",
            "Rail",
            "Railways",
            "Savings",
            "Telecom",
        }
        ranked = [
            (count, key)
            for key, count in self.counts.most_common()
            if key not in self.people
            and not public & set(key.split())
            and not self._is_known(key)
            and not self.gazetteer.shows("people", key)
        ]
        (most, key), (next_most, _) = [*ranked, (0, ""), (0, "")][:2]
        is_firm = most > 1 or self.gazetteer.shows("legal_form", key.split(" ")[-1])
        return key if is_firm and most >= 1.5 * next_most else ""

    def _is_known(self, key: str) -> bool:
        return self.gazetteer.entry(key) is not None

    def _count_often_named(self) -> int:
        return sum(count >= _OFTEN and self._is_known(key) for key, count in self.counts.items())
