"""How often the text names a party, and who in it may be one that is none yet."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefer.model import Party, Project
from briefer.suggest import lexicon_of, load_gazetteer
from briefer.suggest.parties import Alias, Proposal, propose_parties


def whole_text(project: Project) -> str:
    """Return the text of all articles, a line a paragraph, to look names up in."""
    return "\n".join(paragraph.text for article in project.articles for paragraph in article.paragraphs)


def mentions(text: str, names: Iterable[str]) -> int:
    """Count where one of the names stands in the text as a whole word; a longer name is counted before a shorter."""
    found = sorted({name for name in names if name}, key=len, reverse=True)
    if not found:
        return 0
    return sum(1 for _ in re.finditer(rf"(?:{'|'.join(map(_standing_alone, found))})(?!\w)", text))


def names_of(party: Party) -> tuple[str, ...]:
    """Return the names by which a party is counted."""
    return (party.name, *party.aliases)


def mentions_of_parties(project: Project) -> dict[tuple[str, ...], int]:
    """Count where the text names each party, by its names; for a thread, for each takes a look at all the text."""
    text = whole_text(project)
    return {names_of(party): mentions(text, names_of(party)) for party in project.parties}


def _standing_alone(name: str) -> str:
    """Return what finds a name at the beginning of a word. Its first letter stands first: that is how `re` is fast."""
    first = re.escape(name[0])
    return rf"{first}(?<!\w{first}){re.escape(name[1:])}"


def named_in(project: Project) -> tuple[Proposal, ...]:
    """Return who may be a party in the articles, likeliest first."""
    gazetteer = load_gazetteer()
    found: dict[str, Proposal] = {}
    for article in project.articles:
        for proposal in propose_parties(article, gazetteer, lexicon_of(article)):
            before = found.get(proposal.name)
            if before is None or proposal.score > before.score:
                found[proposal.name] = proposal
    return tuple(sorted(found.values(), key=lambda each: -each.score))


def others(found: Iterable[Proposal], parties: Iterable[Party]) -> tuple[Proposal, ...]:
    """Return the proposals that are none of these parties."""
    taken = {name for party in parties for name in _names(party)}
    return tuple(each for each in found if not _sure_names(each) & taken)


def guesses(found: Iterable[Proposal], party: Party, parties: Iterable[Party]) -> tuple[Alias, ...]:
    """Return the names that the articles give a party, such as its people's, and that are no party's yet."""
    taken = {name for each in parties for name in _names(each)}
    own = (each for each in found if _sure_names(each) & _names(party))
    return tuple(
        alias for each in own for alias in each.aliases if alias.is_learnt and alias.name.casefold() not in taken
    )


def _names(party: Party) -> set[str]:
    return {name.casefold() for name in (party.name, party.short_name, *party.aliases) if name}


def _sure_names(proposal: Proposal) -> set[str]:
    sure = (alias.name for alias in proposal.aliases if not alias.is_learnt)
    return {name.casefold() for name in (proposal.name, proposal.short_name, *sure) if name}
