"""How often the text names a party, and who in it may be one that is none yet."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefer.model import Party, Project
from briefer.suggest import lexicon_of, load_gazetteer
from briefer.suggest.parties import Proposal, propose_parties


def whole_text(project: Project) -> str:
    """Return the text of all articles, a line a paragraph, to look names up in."""
    return "\n".join(paragraph.text for article in project.articles for paragraph in article.paragraphs)


def mentions(text: str, names: Iterable[str]) -> int:
    """Count where one of the names stands in the text as a whole word; a longer name is counted before a shorter."""
    found = sorted({name for name in names if name}, key=len, reverse=True)
    if not found:
        return 0
    pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, found))})(?!\w)"
    return sum(1 for _ in re.finditer(pattern, text))


def proposals(project: Project, parties: Iterable[Party]) -> tuple[Proposal, ...]:
    """Return who may be a party in the articles and is none of these, likeliest first."""
    taken = {name.casefold() for party in parties for name in (party.name, party.short_name, *party.aliases)}
    gazetteer = load_gazetteer()
    found: dict[str, Proposal] = {}
    for article in project.articles:
        lexicon = lexicon_of(article)
        for proposal in propose_parties(article, gazetteer, lexicon):
            names = {
                proposal.name,
                proposal.short_name,
                *(each.name for each in proposal.aliases if not each.is_learnt),
            }
            before = found.get(proposal.name)
            is_better = before is None or proposal.score > before.score
            if is_better and not {name.casefold() for name in names if name} & taken:
                found[proposal.name] = proposal
    return tuple(sorted(found.values(), key=lambda each: -each.score))
