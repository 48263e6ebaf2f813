"""How often the parties of practice articles are proposed, how many proposals are nobody, and how fast it goes.

Run: python -m benchmarks.draft.proposals FOLDER [FOLDER ...] [--names]
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.draft.figures import Figures, print_figures, share
from benchmarks.draft.sentences import Case, read_case
from briefer.model import Party
from briefer.suggest import Gazetteer, load_gazetteer
from briefer.suggest.parties import Proposal, propose_parties

NEVER = 99
_ARTICLE = re.compile(r"^(?:the |l['’]|l[ae]s? |d(?:er|ie|as) )")


def main() -> None:
    """Print the figures for each folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--names", action="store_true", help="print every name that is nobody")
    wanted = parser.parse_args()
    started = time.perf_counter()
    gazetteer = load_gazetteer()
    print(f"gazetteer loaded in {(time.perf_counter() - started) * 1000:.1f} ms")
    halves = {folder.name: [read_case(path) for path in sorted(folder.glob("*.json"))] for folder in wanted.folders}
    started = time.perf_counter()
    columns = {name: proposal_figures(cases, gazetteer) for name, cases in halves.items()}
    took = (time.perf_counter() - started) * 1000 / sum(map(len, halves.values()))
    print_figures(columns)
    print(f"{took:.1f} ms an article")
    if wanted.names:
        for case in (case for cases in halves.values() for case in cases):
            nobody = [each.name for each in _proposed(case, gazetteer) if not _is_actor(each, case)]
            print(f"{case.article.source.headline}: {', '.join(nobody)}")


def proposal_figures(cases: Sequence[Case], gazetteer: Gazetteer) -> Figures:
    """Return how often the pair is named, how many names are nobody, and how many people stand under their party."""
    proposed = [(case, _proposed(case, gazetteer)) for case in cases]
    ranks = [[_rank(party, found) for party in case.parties] for case, found in proposed]
    nobody = sum(not _is_actor(each, case) for case, found in proposed for each in found)
    return {
        "right pair first": share(sum(max(each) < 2 for each in ranks), len(cases)),
        "both within six": share(sum(max(each) < 6 for each in ranks), len(cases)),
        "names that are none": share(nobody, sum(len(found) for _, found in proposed), is_low_good=True),
        "people under their party": share(
            sum(_placed(case, found) for case, found in proposed), sum(len(case.people) for case in cases)
        ),
    }


def _proposed(case: Case, gazetteer: Gazetteer) -> tuple[Proposal, ...]:
    return propose_parties(case.article, gazetteer, case.lexicon)


def _rank(party: Party, found: Sequence[Proposal]) -> int:
    """Return the place of the proposal that has one of the party's names for sure, from 0."""
    wanted = {_plain(name) for name in (party.name, *party.aliases)}
    return next((place for place, proposal in enumerate(found) if wanted & _sure_names(proposal)), NEVER)


def _sure_names(proposal: Proposal) -> set[str]:
    sure = (alias.name for alias in proposal.aliases if not alias.is_learnt)
    return {_plain(name) for name in (proposal.name, proposal.short_name, *sure) if name}


def _is_actor(proposal: Proposal, case: Case) -> bool:
    """Say whether a proposal names a party, one of its people by their last word, or another actor."""
    sides = (name for party in (*case.parties, *case.thirds) for name in (party.name, *party.aliases))
    people = {name.split()[-1].casefold() for name in case.people}
    names = _sure_names(proposal)
    return bool(
        names & {_plain(name) for name in (*sides, *case.others)} or {name.split()[-1] for name in names} & people
    )


def _placed(case: Case, found: Sequence[Proposal]) -> int:
    """Return how many people of parties are another name, sure or learnt, of the proposal that is their party."""
    sides = {party.name: _rank(party, found) for party in (*case.parties, *case.thirds)}
    return sum(
        any(name.split()[-1] == alias.name.split()[-1] for alias in found[sides[of]].aliases)
        for name, of in case.people.items()
        if sides[of] != NEVER
    )


def _plain(name: str) -> str:
    return _ARTICLE.sub("", name.casefold())


if __name__ == "__main__":
    main()
