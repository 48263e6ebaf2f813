"""Teasers of other articles on a page: boxes of one name side by side, each with a headline that leads elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from briefer.readers.web.containers import beside, container, is_possible, is_prose, name_of
from briefer.readers.web.places import TEASER
from briefer.readers.web.walk import Passage

FEWEST_HEADLINE_WORDS = 3
MOSTLY_LINK = 0.9
MOST_PROSE = 2
FEWEST_OTHERS = 2
LONGEST_CARD = 500
"""A box with more letters is no teaser."""

MOST_OUTER = 8


def with_teasers(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages, those in teasers with that as their place, unless the page has little else."""
    boxes = _boxes(passages)
    cards = _cards(passages, boxes)
    if not cards:
        return list(passages)
    inside = [next((each for each in boxes[passage.home] if each in cards), None) for passage in passages]
    others = (each for each, card in zip(passages, inside, strict=True) if card is None)
    if sum(map(is_possible, others)) < FEWEST_OTHERS:
        return list(passages)
    return [
        each if card is None or each.place.is_certain else replace(each, place=TEASER, named=card)
        for each, card in zip(passages, inside, strict=True)
    ]


def _boxes(passages: Sequence[Passage]) -> dict[Any, list[Any]]:
    """Return for each element around a passage itself and the nearest around it, as far as they may be boxes."""
    homes = {passage.home for passage in passages}
    return {home: [home, *islice(home.iterancestors(), MOST_OUTER)] for home in homes}


def _cards(passages: Sequence[Passage], boxes: dict[Any, list[Any]]) -> set[Any]:
    """Return the elements that are teasers."""
    around = {box: None for passage in passages if _is_headline(passage) for box in boxes[passage.home]}
    groups: dict[Any, list[Any]] = defaultdict(list)
    for element in around:
        groups[name_of(element)].append(element)
    alike = {element for group in groups.values() if len(group) > 1 for element in group}
    if not alike:
        return alike
    held: dict[Any, list[Passage]] = defaultdict(list)
    for passage in passages:
        for element in alike.intersection(boxes[passage.home]):
            held[element].append(passage)
    with_prose = {container(passage) for passage in passages if is_prose(passage)}
    return {each for each in alike if _is_card(held[each]) and beside(each) not in with_prose}


def _is_headline(passage: Passage) -> bool:
    """Return whether a passage is a few words that lead to another page."""
    if passage.link_share < MOSTLY_LINK or passage.text.count(" ") < FEWEST_HEADLINE_WORDS - 1:
        return False
    home = passage.home
    link = next(home.iter("a"), None) if home.tag != "a" else home
    link = next(home.iterancestors("a"), None) if link is None else link
    return link is not None and "#" not in link.get("href", "#")


def _is_card(held: Sequence[Passage]) -> bool:
    prose = sum(map(is_prose, held))
    return 0 < prose <= MOST_PROSE and sum(len(each.text) for each in held) <= LONGEST_CARD
