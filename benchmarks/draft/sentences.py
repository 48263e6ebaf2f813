"""How good and how fast the suggestions are on practice articles with known answers.

Figures on articles that the rules were tuned on mean nothing for others: give folders that nobody looked at too.
Run: python -m benchmarks.draft.sentences FOLDER [FOLDER ...] [--errors]
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.draft.figures import Figure, share
from briefer.model import Article, ArticleId, Paragraph, ParagraphId, Party, PartyId, Source
from briefer.suggest import Lexicon, Suggestion, load_lexicon, suggest

KINDS = ("DEMAND", "POSITION", "EVENT", "NONE")
LIKELY = 0.75
RESAMPLES = 400


@dataclass(frozen=True, slots=True)
class Tag:
    """A kind and whose it is: a name, "both", "third", or "" for NONE."""

    kind: str
    party: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One sentence as it counts: the right kind, the given one, whether the party is right, whether it was likely."""

    right: str
    given: str
    is_party: bool
    is_likely: bool

    @property
    def is_kind(self) -> bool:
        """Say whether the kind is right."""
        return self.right == self.given


Measure = Callable[[Sequence[Judged]], Figure]


@dataclass(frozen=True, slots=True)
class Answer:
    """One sentence: what it should be, what else would do, and what was suggested with which confidence."""

    sentence: str
    gold: Tag
    also: tuple[Tag, ...]
    given: Tag
    confidence: float

    def judged(self, is_lenient: bool) -> Judged:
        """Compare with the gold tag; if lenient, with the acceptable one that is nearest to what was given."""
        choices = (self.gold, *self.also) if is_lenient else (self.gold,)
        same = [tag for tag in choices if tag.kind == self.given.kind]
        right = next((tag for tag in same if tag == self.given), same[0] if same else self.gold)
        return Judged(right.kind, self.given.kind, right.party == self.given.party, self.confidence >= LIKELY)


@dataclass(frozen=True, slots=True)
class Case:
    """A practice article with its parties, the gold tags of its sentences, and who else is an actor in it.

    `people` are the names of persons, each with the party they speak for; `others` the rest.
    """

    article: Article
    parties: tuple[Party, ...]
    thirds: tuple[Party, ...]
    lexicon: Lexicon
    gold: tuple[dict[str, Any], ...]
    people: Mapping[str, str]
    others: tuple[str, ...]


def main() -> None:
    """Print the figures for each folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true", help="print every sentence that is wrong")
    wanted = parser.parse_args()
    for folder in wanted.folders:
        cases = [read_case(path) for path in sorted(folder.glob("*.json"))]
        if cases:
            _report(folder, cases, wanted.errors)


def _report(folder: Path, cases: Sequence[Case], with_errors: bool) -> None:
    started = time.perf_counter()
    drafts = [suggested(case) for case in cases]
    took = time.perf_counter() - started
    answers = [_answers(case, draft) for case, draft in zip(cases, drafts, strict=True)]
    count = sum(map(len, answers))
    if with_errors:
        _print_errors(answers)
    print(f"\n{folder.name}: {len(cases)} articles, {count} sentences, {_mix(answers)}")
    for is_lenient in (False, True):
        print("  any acceptable answer:" if is_lenient else "  first answer only:")
        _print_figures([[answer.judged(is_lenient) for answer in each] for each in answers])
    print(f"  {took / count * 1000:.2f} s per 1,000 sentences")


def _print_figures(judged: Sequence[Sequence[Judged]]) -> None:
    together = [each for article in judged for each in article]
    for name, measure in MEASURES.items():
        low, high = _interval(judged, measure)
        print(f"    {name:<26}{measure(together).value:.2f}   ({low:.2f} to {high:.2f})")
    print("    F1 " + ", ".join(f"{kind.lower()} {_kind_f1(together, kind):.2f}" for kind in KINDS))


def sentence_figures(cases: Sequence[Case]) -> dict[str, Figure]:
    """Return every measure of the sentences, of the first answers and with second readings."""
    answers = [answer for case in cases for answer in _answers(case, suggested(case))]
    return {
        name + also: measure([each.judged(is_lenient) for each in answers])
        for name, measure in MEASURES.items()
        for is_lenient, also in ((False, ""), (True, ", second readings"))
    }


# Reading and asking


def read_case(path: Path) -> Case:
    """Read a practice article; raises SystemExit if no lexicon is there for its language."""
    data = json.loads(path.read_text(encoding="utf-8"))
    paragraphs = tuple(Paragraph(ParagraphId(f"p{n}"), text) for n, text in enumerate(data["paragraphs"]))
    source = Source(headline=data["title"], published=data["published"], language=data["language"])
    lexicon = load_lexicon(data["language"])
    if lexicon is None:
        raise SystemExit(f"{path.name}: there is no lexicon for {data['language']!r}.")
    gold = tuple(tag for tag in data["gold"] if not tag.get("clause"))
    article = Article(ArticleId("a"), source, paragraphs)
    parties, thirds = _parties(data["parties"], "p"), _parties(data["third"], "t")
    people = {each["name"]: each["of"] for each in data["people"]}
    return Case(article, parties, thirds, lexicon, gold, people, tuple(data["others"]))


def _parties(entries: list[dict[str, Any]], prefix: str) -> tuple[Party, ...]:
    return tuple(
        Party(PartyId(f"{prefix}{n}"), entry["name"], aliases=tuple(entry["aliases"]))
        for n, entry in enumerate(entries)
    )


def suggested(case: Case) -> tuple[Suggestion, ...]:
    """Return the draft of a practice article."""
    published = case.article.source.published
    return suggest(case.article, case.parties, case.lexicon, thirds=case.thirds, published=published)


def _answers(case: Case, draft: Sequence[Suggestion]) -> list[Answer]:
    answers = []
    for gold in case.gold:
        place, start, end = gold["paragraph"], gold["start"], gold["end"]
        main_one = next((each for each in draft if each.paragraph == place and start <= each.start < end), None)
        answers.append(
            Answer(
                case.article.paragraphs[place].text[start:end],
                Tag(gold["kind"], gold["party"]),
                tuple(Tag(also["kind"], also["party"]) for also in gold.get("also", ())),
                Tag(main_one.kind.name, whose(main_one)) if main_one else Tag("NONE", ""),
                main_one.confidence if main_one else 0.0,
            )
        )
    return answers


def whose(suggestion: Suggestion) -> str:
    """Return the name of the party, "both" or "third"."""
    if len(suggestion.parties) > 1:
        return "both"
    return suggestion.parties[0].name if suggestion.parties else "third"


# Measuring


def _kind_f1(judged: Sequence[Judged], kind: str) -> float:
    pairs = Counter((each.right == kind, each.given == kind) for each in judged)
    total = 2 * pairs[True, True] + pairs[True, False] + pairs[False, True]
    return 2 * pairs[True, True] / total if total else 0.0


def _macro_f1(judged: Sequence[Judged]) -> Figure:
    return Figure(sum(_kind_f1(judged, kind) for kind in KINDS) / len(KINDS), len(judged))


def _kind_accuracy(judged: Sequence[Judged]) -> Figure:
    return _share(each.is_kind for each in judged)


def _party_accuracy(judged: Sequence[Judged]) -> Figure:
    return _share(each.is_party for each in judged if each.is_kind and each.given != "NONE")


def _demand_recall(judged: Sequence[Judged]) -> Figure:
    return _share(each.is_kind for each in judged if each.right == "DEMAND")


def _demand_precision(judged: Sequence[Judged]) -> Figure:
    return _share(each.is_kind for each in judged if each.given == "DEMAND")


def _likely_right(judged: Sequence[Judged]) -> Figure:
    return _share(each.is_kind and each.is_party for each in judged if each.is_likely)


def _likely_share(judged: Sequence[Judged]) -> Figure:
    return _share(each.is_likely for each in judged)


MEASURES: dict[str, Measure] = {
    "kind macro-F1": _macro_f1,
    "kind accuracy": _kind_accuracy,
    "party where kind is right": _party_accuracy,
    "demand recall": _demand_recall,
    "demand precision": _demand_precision,
    "likely: right": _likely_right,
    "likely: share": _likely_share,
}


def _share(values: Iterable[bool]) -> Figure:
    known = list(values)
    return share(sum(known), len(known))


def _interval(judged: Sequence[Sequence[Judged]], measure: Measure) -> tuple[float, float]:
    """Return the 90 % bootstrap interval; whole articles are drawn, for their sentences are alike."""
    chance = random.Random(1)
    values = sorted(
        measure([each for article in chance.choices(judged, k=len(judged)) for each in article]).value
        for _ in range(RESAMPLES)
    )
    return values[RESAMPLES // 20], values[-1 - RESAMPLES // 20]


# Printing


def _mix(answers: Sequence[Sequence[Answer]]) -> str:
    counts = Counter(answer.gold.kind for each in answers for answer in each)
    return ", ".join(f"{kind.lower()} {counts[kind] / counts.total():.0%}" for kind in KINDS)


def _print_errors(answers: Sequence[Sequence[Answer]]) -> None:
    for answer in (answer for each in answers for answer in each):
        judged = answer.judged(is_lenient=True)
        if not (judged.is_kind and judged.is_party):
            right, given = answer.gold, answer.given
            print(
                f"{right.kind} {right.party} <- {given.kind} {given.party} {answer.confidence:.2f}: {answer.sentence}"
            )


if __name__ == "__main__":
    main()
