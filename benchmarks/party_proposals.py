"""How often the two parties of practice articles are proposed, and how fast.

Run: python -m benchmarks.party_proposals FOLDER [FOLDER ...]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.suggestions import Case, read_case
from briefer.model import Party
from briefer.suggest import Gazetteer, Proposal, load_gazetteer, propose_parties

NEVER = 99


def main() -> None:
    """Print a line for each folder."""
    started = time.perf_counter()
    gazetteer = load_gazetteer()
    print(f"gazetteer loaded in {(time.perf_counter() - started) * 1000:.1f} ms")
    for folder in map(Path, sys.argv[1:]):
        cases = [read_case(path) for path in sorted(folder.glob("*.json"))]
        if cases:
            _report(folder.name, cases, gazetteer)


def _report(name: str, cases: Sequence[Case], gazetteer: Gazetteer) -> None:
    started = time.perf_counter()
    proposed = [propose_parties(case.article, gazetteer, case.lexicon) for case in cases]
    took = (time.perf_counter() - started) / len(cases) * 1000
    ranks = [[_rank(party, found) for party in case.parties] for case, found in zip(cases, proposed, strict=True)]
    first_two = sum(max(each) < 2 for each in ranks)
    one = sum(min(each) < 2 for each in ranks)
    six = sum(max(each) < 6 for each in ranks)
    print(
        f"{name}: of {len(cases)} articles both parties among the first two in {first_two}, at least one in {one}, "
        f"both among the first six in {six}; {took:.1f} ms an article"
    )


def _rank(party: Party, found: Sequence[Proposal]) -> int:
    """Return the place of the proposal that has one of the party's names for sure, from 0."""
    wanted = {_plain(name) for name in (party.name, *party.aliases)}
    for place, proposal in enumerate(found):
        sure = (alias.name for alias in proposal.aliases if not alias.is_learnt)
        if wanted & {_plain(name) for name in (proposal.name, *sure)}:
            return place
    return NEVER


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


if __name__ == "__main__":
    main()
