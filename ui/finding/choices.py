"""What one field finds: issues, words of the articles, fields of the brief, things to check, commands, projects.

Pure; the field and its list are in `palette`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from briefer import queries
from briefer.check import Place, Problem
from briefer.model import Project
from ui.actions.keyboard import Keyboard
from ui.look.words import items, state_word, tr

MOST_IN_GROUP = 8
AROUND = 32
LEAST_LETTERS = 4
"""Fewer letters are no word to guess a command from."""
LEAST_LIKENESS = 80.0
GROUPS = {
    "issue": "Issues",
    "file": "Issues",
    "paragraph": "In the text",
    "field": "Fields of the brief",
    "problem": "To check",
    "action": "Commands",
    "new_issue": "Commands",
    "recent": "Recent projects",
}
"""The heading over the choices of each kind."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to go to or to do: `kind` is a key of GROUPS, `id` names it within its kind.

    `aside` says more in a quieter voice, `keys` is the key that does the same, `match` are the characters of the text
    that were looked for.
    """

    kind: str
    id: str
    text: str
    aside: str = ""
    keys: str = ""
    match: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be found; `fields` are keys and labels, `item` the reference of the item that is in hand, or ""."""

    project: Project
    keyboard: Keyboard
    recent: Sequence[Path] = ()
    fields: Sequence[tuple[str, str]] = ()
    problems: Sequence[Problem] = ()
    item: str = ""


def choices(offer: Offer, words: str) -> tuple[Choice, ...]:
    """Return what matches the words, in groups: the text exactly, all else by its words in any order.

    Commands are found by a word that is only like theirs too. Without words all commands and projects are there.
    """
    return (
        *_issues(offer, words),
        *islice(in_text(offer.project, words), MOST_IN_GROUP),
        *_fields(offer, words),
        *_problems(offer, words),
        *_commands(offer, words),
        *_recent(offer, words),
    )


def in_text(project: Project, words: str) -> Iterator[Choice]:
    """Yield every paragraph of the articles that has the words; one letter finds nothing."""
    if len(words) < 2:
        return
    wanted = re.compile(re.escape(words), re.IGNORECASE)
    for source, article in enumerate(project.articles, 1):
        for number, paragraph in enumerate(article.paragraphs, 1):
            hit = wanted.search(paragraph.text)
            if hit is not None:
                text, match = _around(paragraph.text, *hit.span())
                yield Choice("paragraph", paragraph.id, text, queries.reference_text(source, number), match=match)


def _around(text: str, start: int, end: int) -> tuple[str, tuple[int, int]]:
    """Return some of a text around a passage, and where the passage stands in it."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    if first:  # whole words only, where there is a space
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = max(end, text.rfind(" ", end, last))
    lead, rest = "… " if first else "", " …" if last < len(text) else ""
    shift = len(lead) - first
    return f"{lead}{text[first:last]}{rest}", (start + shift, end + shift)


def place_of(offer: Offer, choice: Choice) -> Place:
    """Return the place of a choice that is a thing to check."""
    return offer.problems[int(choice.id)].place


def _issues(offer: Offer, words: str) -> Iterator[Choice]:
    if not words:
        return
    rows = [row for row in queries.rows(offer.project) if _matches(words, row.issue.title)][:MOST_IN_GROUP]
    for row in rows:
        count = items(len(row.issue.annotation_ids))
        aside = f"{state_word(row.state)}, {count}"
        yield Choice("issue", row.issue.id, f"{row.number} {row.issue.title}", aside)
    if offer.item and rows:
        text = tr("Put {reference} into {title}").replace("{reference}", offer.item)
        first = rows[0]
        title = f"{first.number} {first.issue.title}"
        yield Choice("file", first.issue.id, text.replace("{title}", title), keys=offer.keyboard.caps()["tag.issue"])


def _fields(offer: Offer, words: str) -> Iterator[Choice]:
    if words:
        named = [(key, label) for key, label in offer.fields if _matches(words, label)]
        for key, label in named[:MOST_IN_GROUP]:
            yield Choice("field", key, label, queries.field(offer.project, key))


def _problems(offer: Offer, words: str) -> Iterator[Choice]:
    if words:
        found = [number for number, each in enumerate(offer.problems) if _matches(words, each.message)]
        for number in found[:MOST_IN_GROUP]:
            yield Choice("problem", str(number), offer.problems[number].message)


def _commands(offer: Offer, words: str) -> Iterator[Choice]:
    caps = offer.keyboard.caps()
    for action in offer.keyboard.actions:
        if action.menu and (_matches(words, action.text) or _is_like(words, action.text)):
            yield Choice("action", action.name, action.text.removesuffix("…"), action.menu, caps[action.name])
    title = words.strip()
    known = {issue.title.casefold() for issue in offer.project.issues}
    if title and offer.project.articles and title.casefold() not in known:
        yield Choice("new_issue", title, tr("New issue “{title}”").replace("{title}", title))


def _recent(offer: Offer, words: str) -> Iterator[Choice]:
    for path in offer.recent:
        text = f"Open {path.stem}"
        if _matches(words, f"{text} recent"):
            yield Choice("recent", str(path), text)


def _matches(words: str, text: str) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words.casefold().split())


def _is_like(words: str, text: str) -> bool:
    """Tell whether each word is nearly one of the text's: "exprot" finds Export."""
    if len(words) < LEAST_LETTERS:
        return False
    from rapidfuzz import fuzz, process

    there = text.casefold().removesuffix("…").split()
    return all(
        process.extractOne(word, there, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS) is not None
        for word in words.casefold().split()
    )
