"""How often the text names a party, and the names in it that no party has yet."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefer.model import Party, Project
from briefer.suggest import load_lexicon, propose_parties


def whole_text(project: Project) -> str:
    """Return the text of all articles."""
    return "\n".join(paragraph.text for article in project.articles for paragraph in article.paragraphs)


def mentions(text: str, names: Iterable[str]) -> int:
    """Count where one of the names stands in the text as a whole word; a longer name is counted before a shorter."""
    found = sorted({name for name in names if name}, key=len, reverse=True)
    if not found:
        return 0
    pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, found))})(?!\w)"
    return sum(1 for _ in re.finditer(pattern, text))


def proposed_names(project: Project, parties: Iterable[Party]) -> tuple[str, ...]:
    """Return the names that stand most often in the articles and that none of the parties has, most first."""
    taken = {name.casefold() for party in parties for name in (party.name, party.short_name, *party.aliases)}
    names: dict[str, None] = {}
    for article in project.articles:
        lexicon = load_lexicon(article.source.language or project.language)
        for proposal in propose_parties(article, lexicon) if lexicon else ():
            if proposal.name.casefold() not in taken:
                names[proposal.name] = None
    return tuple(names)
