"""Who is named where: the parties' names and aliases in a text, with what the article teaches of people and bodies."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from briefer.model import Article, Party
from briefer.suggest.lexicon import Lexicon

Who = tuple[int, ...]
"""Numbers of parties: one, both principals, or none for a third party without a name."""
THIRD: Who = ()


class Mention(NamedTuple):
    """Characters `start` to `end` of a paragraph name these parties."""

    start: int
    end: int
    who: Who
    rule: str


class Bearer(NamedTuple):
    """Whose somebody with a title is, and the section of words for a man or a woman, or ""."""

    who: Who
    gender: str


@dataclass(frozen=True, slots=True)
class Names:
    """Every name that can be told: aliases, people learnt from the article, and nouns that stand for a party.

    `outsiders` are people who only comment. `bodies` are nouns such as "union" that stand for one party
    here, `capitals` words with a capital in mid-sentence, so that they are names at its beginning too. `sorts` tells
    for a sort of party, such as "firms", the one that is of it. `genders` tells for a person's name the section of
    words for a man or a woman, `titles` who has a title that the article gives to one alone;
    `guessed` are names of people of whom nothing but the words around tells whose they are.
    """

    pattern: re.Pattern[str] | None
    who: Mapping[str, Who]
    rules: Mapping[str, str]
    outsiders: frozenset[str] = frozenset()
    bodies: Mapping[str, Who] = field(default_factory=dict)
    capitals: frozenset[str] = frozenset()
    sorts: Mapping[str, Who] = field(default_factory=dict)
    genders: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, Bearer] = field(default_factory=dict)
    guessed: frozenset[str] = frozenset()

    def in_text(self, text: str) -> list[Mention]:
        """Return the names in a text in order, the longest where several begin."""
        if self.pattern is None:
            return []
        return [
            Mention(match.start(), match.end(), self.who[match.group()], self.rules[match.group()])
            for match in self.pattern.finditer(text)
        ]


def mentions(text: str, parties: Sequence[Party]) -> tuple[tuple[int, int, Party], ...]:
    """Return where names and aliases of the parties stand in a text: start, end, party. Needs no lexicon."""
    names = names_of(aliases_of(parties))
    return tuple((each.start, each.end, parties[each.who[0]]) for each in names.in_text(text))


def aliases_of(parties: Sequence[Party]) -> dict[str, Who]:
    """Return each name of each party with its number.

    A party's own name is no other party's; an other name that two parties claim says nothing of whose it is.
    """
    found: dict[str, Who] = {party.name.strip(): (number,) for number, party in reversed([*enumerate(parties)])}
    claims: dict[str, set[int]] = {}
    for number, party in enumerate(parties):
        for name in (party.short_name, *party.aliases):
            claims.setdefault(name.strip(), set()).add(number)
    for name, numbers in claims.items():
        if len(numbers) == 1:
            found.setdefault(name, tuple(numbers))
    return {name: who for name, who in found.items() if name}


def names_of(who: Mapping[str, Who], rules: Mapping[str, str] | None = None) -> Names:
    """Return the names, ready to be looked for as whole words in the same case."""
    rules = rules or {}
    who = {form: owner for name, owner in who.items() for form in _forms(name)}
    rules = {form: rule for name, rule in rules.items() for form in _forms(name)}
    ordered = sorted((name for name in who if name), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)") if ordered else None
    return Names(pattern, who, {name: rules.get(name, "party.alias") for name in who})


def _forms(name: str) -> set[str]:
    """Return a name as it begins a sentence too, its accents letters of their own or not: a text may have either."""
    forms = {name, name[:1].upper() + name[1:]}
    return {unicodedata.normalize(form, each) for form in ("NFC", "NFD") for each in forms} | forms


def with_variants(article: Article, who: Mapping[str, Who], lexicon: Lexicon) -> tuple[dict[str, Who], dict[str, str]]:
    """Return the names with what the article writes for them: demonyms, short forms, abbreviations in brackets."""
    found, rules = dict(who), dict.fromkeys(who, "party.alias")
    text = "\n".join((article.source.headline, *(paragraph.text for paragraph in article.paragraphs)))
    kin: dict[str, Who] = {}
    for name, owner in who.items():
        if name in lexicon.kin:
            kin.setdefault(lexicon.kin[name], owner)
    capitals = set(re.findall(r"(?<!\w)[^\W\d_a-z][\w’']*", text))
    for name, owner in who.items():
        for variant in (*_demonyms(name, capitals, lexicon), *_short_forms(name, text, capitals, lexicon)):
            if variant not in found:
                found[variant], rules[variant] = owner, "party.variant"
    for variant, entity in lexicon.kin.items():
        for form in (variant, f"{variant}s"):
            if entity in kin and form not in found and form in text:
                found[form], rules[form] = kin[entity], "party.variant"
    return found, rules


def _demonyms(name: str, capitals: set[str], lexicon: Lexicon) -> Iterable[str]:
    if " " in name or len(name) < 4 or (lexicon.has_articles and not name[:1].isupper()):
        return
    for cut in (0, 1, 2):
        stem = name[: len(name) - cut]
        if len(stem) < 4 and cut:
            break
        for ending in lexicon.demonyms:
            if stem + ending in capitals:
                yield stem + ending
    if name.endswith("y") and name[:-1] in capitals:
        yield name[:-1]


def _single(name: str, text: str) -> Iterable[str]:
    """Yield one of a party whose name is many: "a National", "every Green", "National senators"."""
    one = name.removesuffix("s")
    is_one = one != name and " " not in name and len(one) > 3 and f"{one} " in text
    if is_one and re.search(rf"(?<!\w){re.escape(one)}(?!\w)(?! [A-Z])", text):
        yield one


def _short_forms(name: str, text: str, capitals: set[str], lexicon: Lexicon) -> Iterable[str]:
    bare = name.removeprefix("the ").removeprefix("The ")
    yield from _single(bare, text) if bare in capitals else ()
    parts = name.split()
    if len(parts) < 2:
        return
    brackets = re.search(re.escape(name) + r" \(([A-Z][A-Za-z&-]{1,9})\)", text)
    if brackets:
        yield brackets.group(1)
    first = parts[0].removesuffix("'s").removesuffix("’s")
    is_own = (
        first in capitals
        and len(first) > 3
        and not lexicon.roles.get(first.lower())
        and first.lower() not in lexicon.forms
    )
    alone = re.search(rf"(?<!\w){re.escape(first)}(?:['’]s)? (?!{re.escape(parts[1])})[a-z(]", text)
    last = parts[-1]
    if (
        last[:1].isupper()
        and re.search(rf"[Tt]he {re.escape(last)}(?!\w)", text)
        and last.lower() not in lexicon.not_a_party
    ):
        yield last
    if is_own and alone and first.lower() not in lexicon.not_a_party:
        yield first
    if f"{first}s" in capitals and first.lower() not in lexicon.not_a_party and not lexicon.roles.get(first.lower()):
        yield f"{first}s"
