"""What one field finds: issues, words of the articles, fields of the brief, things to check, commands, projects.

Pure; the field and its list are in `palette`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from briefer import queries
from briefer.check import Place, Problem
from briefer.model import Project
from briefer.text import as_sought, folded, places_of
from briefer.words import later, said, tr
from ui.actions.action import OWN_KEYS, WHERE, Action, Scope, menu_word
from ui.actions.keyboard import Keyboard
from ui.finding.everyday import WORDS as EVERYDAY
from ui.look.words import state_word, tally_of

MOST_IN_GROUP = 8
AROUND = 32
LEAST_LETTERS = 4
"""Fewer letters are no word to guess a command from."""
LEAST_LIKENESS = 80.0
NOT_ALIKE = 9
GROUPS = {
    "issue": later("Issues"),
    "file": later("Issues"),
    "paragraph": later("In the text"),
    "field": later("Fields of the brief"),
    "problem": later("To check"),
    "tagged": later("To check"),
    "action": later("Commands"),
    "recent": later("Recent projects"),
    "new_issue": later("New"),
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

    Commands are found by everyday words, and by a word that is only like theirs. Without words all commands of the
    menus and projects are there. A new issue comes last: what is there already is likelier to be meant.
    """
    return (
        *_issues(offer, words),
        *islice(in_text(offer.project, words), MOST_IN_GROUP),
        *_fields(offer, words),
        *_problems(offer, words),
        *_commands(offer, words),
        *_tagged(offer, words),
        *_recent(offer, words),
        *_new_issue(offer, words),
    )


def in_text(project: Project, words: str) -> Iterator[Choice]:
    """Yield every paragraph of the articles that has the words, whatever their case, accents and marks.

    One letter finds nothing.
    """
    if len(words) < 2:
        return
    for source, article in enumerate(project.articles, 1):
        for number, paragraph in enumerate(article.paragraphs, 1):
            hit = next(places_of(words, paragraph.text), None)
            if hit is not None:
                text, match = _around(paragraph.text, *hit)
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
        aside = f"{state_word(row.state)}, {tally_of(row.annotations)}"
        yield Choice("issue", row.issue.id, f"{row.number} {row.issue.title}", aside)
    if offer.item and rows:
        first = rows[0]
        title = f"{first.number} {first.issue.title}"
        text = tr("Put {reference} into {title}").format(reference=offer.item, title=title)
        yield Choice("file", first.issue.id, text, keys=offer.keyboard.caps()["tag.issue"])


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


def _tagged(offer: Offer, words: str) -> Iterator[Choice]:
    """Yield the list of each party's items by which they are read through."""
    if words:
        for party in offer.project.parties:
            text = tr("Everything tagged {party}").format(party=party.name)
            if _matches(words, text):
                yield Choice("tagged", party.id, text)


def _commands(offer: Offer, words: str) -> Iterator[Choice]:
    """Yield the commands that words may mean, the likeliest first; without words those of the menus in their order."""
    caps, live = offer.keyboard.caps(), offer.keyboard.live()
    every = [(each, replace(each, text=live.get(each.name) or each.text)) for each in offer.keyboard.actions]
    if words:
        ranked = [(min(_likeness(words, each), _likeness(words, shown)), shown) for each, shown in every]
        ranked.sort(key=lambda each: (each[0], not each[1].menu))
        actions = [action for rank, action in ranked if rank < NOT_ALIKE]
    else:
        actions = [shown for _, shown in every if shown.menu and live.get(shown.name) != ""]
    for action in actions:
        yield Choice("action", action.name, action.text.removesuffix("…"), way_to(action), caps[action.name])


def way_to(action: Action) -> str:
    """Say where a command is: its menu, or else the view in which its key acts."""
    is_in_view = action.scope in OWN_KEYS or (action.scope is not Scope.WINDOW and not action.menu)
    return " · ".join(filter(None, (said(WHERE[action.scope]) if is_in_view else "", menu_word(action.menu))))


def _likeness(words: str, action: Action) -> int:
    """Return how well words name a command: 0 is best, NOT_ALIKE not at all."""
    text = folded(action.text.removesuffix("…"))
    everyday = folded(said(EVERYDAY[action.name])) if action.name in EVERYDAY else ""
    wanted = folded(words)
    known = [*text.split(), *everyday.split()]
    if text.startswith(wanted):
        return 0
    if all(word in known or any(each.startswith(word) for each in text.split()) for word in wanted.split()):
        return 1
    if all(any(each.startswith(word) for each in known) for word in wanted.split()):
        return 2
    if _matches(words, action.text):
        return 3
    return 4 if _is_like(words, f"{action.text} {everyday}") else NOT_ALIKE


def _new_issue(offer: Offer, words: str) -> Iterator[Choice]:
    title = words.strip()
    known = {issue.title.casefold() for issue in offer.project.issues}
    if title and offer.project.articles and title.casefold() not in known:
        yield Choice("new_issue", title, tr("New issue “{title}”").format(title=title))


def _recent(offer: Offer, words: str) -> Iterator[Choice]:
    for path in offer.recent:
        text = tr("Open {name}").format(name=path.stem)
        if _matches(words, tr("{text} recent").format(text=text)):
            yield Choice("recent", str(path), text)


def _matches(words: str, text: str) -> bool:
    sought = as_sought(text)
    return all(word in sought for word in as_sought(words).split())


def _is_like(words: str, text: str) -> bool:
    """Tell whether each word is nearly one of the text's: "exprot" finds Export."""
    if len(words) < LEAST_LETTERS:
        return False
    from rapidfuzz import fuzz, process

    there = text.casefold().replace("…", "").split()
    return all(
        process.extractOne(word, there, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS) is not None
        for word in words.casefold().split()
    )
