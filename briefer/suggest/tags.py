"""Suggested tags: a sentence that names one party and holds a cue word, with both as its reasons.

Whatever is less certain than that is left blank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.model import Article, Kind, Party
from briefer.suggest.lexicon import Lexicon
from briefer.text import sentences

FIRST_NAMED = 0.6
ONLY_NAMED = 0.75


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggested tag: characters `start` to `end` of paragraph `paragraph` (counted from 0).

    `confidence` is 0 to 1; `reasons` are sentences.
    """

    paragraph: int
    start: int
    end: int
    kind: Kind
    party: Party
    confidence: float
    reasons: tuple[str, ...]


def suggest(article: Article, parties: Sequence[Party], lexicon: Lexicon) -> tuple[Suggestion, ...]:
    """Return what can be said of each sentence of an article, in text order."""
    patterns = [(party, _name_pattern(party)) for party in parties]
    found = []
    for index, paragraph in enumerate(article.paragraphs):
        for start, end in sentences(paragraph.text, article.source.language or lexicon.language):
            suggestion = _suggestion(paragraph.text[start:end], index, start, patterns, lexicon)
            if suggestion:
                found.append(suggestion)
    return tuple(found)


def _name_pattern(party: Party) -> re.Pattern[str]:
    names = sorted({name for name in (party.name, *party.aliases) if name}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def _suggestion(
    sentence: str, paragraph: int, start: int, patterns: list[tuple[Party, re.Pattern[str]]], lexicon: Lexicon
) -> Suggestion | None:
    named = sorted(
        ((match.start(), match.group(), party) for party, pattern in patterns if (match := pattern.search(sentence))),
        key=lambda entry: entry[0],
    )
    cue = _cue(sentence, lexicon)
    if not named or cue is None:
        return None
    kind, word = cue
    _, name, party = named[0]
    reasons = (
        f"“{name}” is a name of {party.name}.",
        f"“{word}” speaks for {'an event' if kind is Kind.EVENT else f'a {kind.value}'}.",
    )
    confidence = ONLY_NAMED if len(named) == 1 else FIRST_NAMED
    return Suggestion(paragraph, start, start + len(sentence), kind, party, confidence, reasons)


def _cue(sentence: str, lexicon: Lexicon) -> tuple[Kind, str] | None:
    """Return the first kind, in the order demand, position, event, of which a cue stands in the sentence."""
    for kind, pattern in lexicon.cues:
        match = pattern.search(sentence)
        if match:
            return kind, match.group()
    return None
