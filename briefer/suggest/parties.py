"""Who the parties of an article may be: the names that stand in it most often."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from briefer.model import Article
from briefer.suggest.lexicon import Lexicon

NAME = re.compile(r"\b[^\W\d_a-z]\w+(?:[ -][^\W\d_a-z]\w+)*")
MOST = 12


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name that may be a party, how often it stands in the text, and why it is proposed."""

    name: str
    mentions: int
    aliases: tuple[str, ...]
    reasons: tuple[str, ...]


def propose_parties(article: Article, lexicon: Lexicon) -> tuple[Proposal, ...]:
    """Return names ranked by their mentions, most first. Aliases are not guessed."""
    counts: Counter[str] = Counter()
    for paragraph in article.paragraphs:
        for match in NAME.finditer(paragraph.text):
            name = _without_plain_words(match.group(), lexicon)
            if name:
                counts[name] += 1
    headline = article.source.headline
    return tuple(
        Proposal(name, mentions, (), _reasons(name, mentions, headline))
        for name, mentions in counts.most_common(MOST)
        if mentions > 1 or name in headline
    )


def _without_plain_words(name: str, lexicon: Lexicon) -> str:
    """Drop words at the front that are capitals only because a sentence starts with them."""
    words = name.split(" ")
    while words and words[0].lower() in lexicon.not_a_party:
        words.pop(0)
    return " ".join(words)


def _reasons(name: str, mentions: int, headline: str) -> tuple[str, ...]:
    times = "once" if mentions == 1 else f"{mentions} times"
    reasons = [f"Stands {times} in the text."]
    if name in headline:
        reasons.append("Stands in the headline.")
    return tuple(reasons)
