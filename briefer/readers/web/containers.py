"""The containers of a page that hold its article, told by where the passages taken for it stand.

An article may lie in several containers, and a container may be called what it is not ("promo-content").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefer.model import ParagraphKind
from briefer.readers.web.places import AUTHOR, COMMENT, TEASER
from briefer.readers.web.walk import Passage

MOST_OF_IT = 0.8
MUCH_OF_IT = 0.15
OF_ONE_REASON = 0.4
FEWEST_TOGETHER = 3
"""So many paragraphs of prose side by side are no teasers."""

FEWEST_PROSE_WORDS = 12
LITTLE_OF_IT = 0.5
SENTENCE_END = re.compile(r"[.!?…:。！？؟][\"'”’»)\]」』]*$")
_NEVER = frozenset(
    {"hidden on the page", "cookie notice", "notice over the page", "comment", "navigation", "foot of the page", "form"}
    | {"struck out", "explanation of a word", "button", "about the author", "read more", "caption", "quoted mail"}
)
"""Names that are right whatever stands under them."""

_BELOW = frozenset({COMMENT.reason, AUTHOR.reason})
_INNER = frozenset({"tr", "tbody", "thead", "tfoot", "table", "ul", "ol", "dl", "li", "td"})
_BOXES = frozenset({"p", "div", "section", "span"})
_WHOLE_PAGE = frozenset({"html", "body"})
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Mistaken:
    """Names that say nothing, because much of the article stands under them: reasons, and elements of the page."""

    reasons: frozenset[str]
    elements: frozenset[Any]
    text: frozenset[tuple[Any, str, str]] = frozenset()

    def is_of(self, passage: Passage) -> bool:
        """Return whether a passage has its place from such a name."""
        is_of = passage.place.reason in self.reasons or passage.named in self.elements
        return is_of and passage.place is not TEASER


def of_its_own(passages: Sequence[Passage], taken: Iterable[int]) -> set[int]:
    """Return what was taken without teasers, and without what readers or the house wrote below the article."""
    numbers = {number for number in taken if number < len(passages) and passages[number].place is not TEASER}
    own = [number for number in numbers if passages[number].place.reason not in _BELOW]
    prose = [number for number in own if is_prose(passages[number])]
    if len(prose) < FEWEST_TOGETHER:  # such a name stands around the article itself
        return numbers
    last = max(prose)
    end = min((number for number in numbers.difference(own) if number > last), default=len(passages))
    heads = (number for number in range(end - 1, last, -1) if number in numbers and _is_heading(passages[number]))
    return {number for number in numbers if number < next(heads, end)}


def _is_heading(passage: Passage) -> bool:
    return passage.kind is ParagraphKind.HEADING


def mistaken_names(passages: Sequence[Passage], taken: Iterable[int]) -> Mistaken:
    """Return the names under which much of what was taken stands; what is hidden stays so."""
    by_reason: Counter[str] = Counter()
    by_element: Counter[Any] = Counter()
    total = 0
    for each in _of(passages, taken):
        total += len(each.text)
        if each.place.reason and each.place is not TEASER:
            by_reason[each.place.reason] += len(each.text)
            by_element[each.named] += len(each.text) * (not each.place.is_apart)
    return Mistaken(
        frozenset(reason for reason, length in by_reason.items() if length > OF_ONE_REASON * total),
        frozenset(element for element, length in by_element.items() if length > MUCH_OF_IT * total),
        frozenset(name_of(each.home) for each in _of(passages, taken) if is_prose(each)),
    )


def without_mistaken(passages: Sequence[Passage], mistaken: Mistaken) -> list[Passage]:
    """Return the passages, those within an element that is called what it is not with the place they have in it."""
    return [
        replace(each, place=each.inner[0], named=each.inner[1])
        if each.place.is_certain and each.place is not TEASER and each.named in mistaken.elements
        else each
        for each in passages
    ]


def container(passage: Passage) -> Any:
    """Return the element that holds a passage beside its equals: not its row or list."""
    return beside(passage.home)


def beside(element: Any) -> Any:
    """Return the element that holds another beside its equals, None for that of the whole page."""
    found = element.getparent()
    while found is not None and found.tag in _INNER:
        found = found.getparent()
    return found


def is_prose(passage: Passage) -> bool:
    """Return whether a passage is written in sentences, and not to be followed as a link."""
    is_long = passage.text.count(" ") >= FEWEST_PROSE_WORDS - 1
    return is_long and passage.link_share < 0.3 and SENTENCE_END.search(passage.text) is not None


def share_of_prose(passages: Sequence[Passage], taken: set[int]) -> float:
    """Return the share that was taken of the prose on the page that could be an article's, 1 where there is none."""
    lengths = {number: len(each.text) for number, each in enumerate(passages) if is_possible(each)}
    return sum(lengths.get(number, 0) for number in taken) / sum(lengths.values()) if lengths else 1.0


def more_prose(passages: Sequence[Passage], taken: set[int], mistaken: Mistaken) -> set[int]:
    """Return the prose that was not taken though it stands where the article does.

    That is: in containers called like its own beside them, in several paragraphs elsewhere on the page, or amid it;
    and where the page has most of its prose, if little of that was taken.
    """
    lengths = _by_container(passages, taken)
    alike: Counter[Any] = Counter()
    for element, length in lengths.items():
        alike[name_of(element)] += length
    names = {name for name, length in alike.items() if name[0] is not None and length > lengths.total() / 10}
    prose = {
        number
        for number, each in enumerate(passages)
        if number not in taken and is_prose(each) and (not each.place.reason or mistaken.is_of(each))
    }
    together = Counter(container(passages[number]) for number in prose)
    letters = _by_container(passages, prose)
    groups = {
        home
        for home, count in together.items()
        if count >= FEWEST_TOGETHER and letters[home] > MUCH_OF_IT * lengths.total()
    }
    return (
        {number for number in prose if (home := container(passages[number])) in groups or name_of(home) in names}
        | _amid(passages, taken, mistaken, _core(lengths))
        | _main_prose(passages, taken)
    )


def _amid(passages: Sequence[Passage], taken: set[int], mistaken: Mistaken, core: Any) -> set[int]:
    """Return the prose above the last passage taken that stands amid the article, once; a name of its own is no bar."""
    last = max(taken)
    words = "\n".join(each.text for each in _of(passages, taken))
    boxes = {_box(container(each)) for each in _of(passages, taken) if is_prose(each)} - {None}
    return {
        number
        for number, each in enumerate(passages)
        if number not in taken and is_prose(each) and (number < last or _box(each.named) in boxes)
        if not each.place.reason or mistaken.is_of(each) or _is_named_alone(each)
        if _stands_in(each.home, core) and each.text not in words
    }


def _box(element: Any) -> tuple[Any, str] | None:
    """Return where a box stands and its first name, which those of one kind share ("block block--text")."""
    names = "" if element is None else element.get("class", "").split()
    return (element.getparent(), names[0]) if names else None


def _is_named_alone(passage: Passage) -> bool:
    """Return whether the name of a passage is that of a box around it alone, and not for certain right."""
    is_box = passage.named in (passage.home, passage.home.getparent()) and passage.named.tag in _BOXES
    return is_box and not passage.place.is_certain and passage.place.reason not in _NEVER


def _main_prose(passages: Sequence[Passage], taken: set[int]) -> set[int]:
    """Return the prose of the container that holds most of it, if most of what was taken is something else."""
    if share_of_prose(passages, taken) >= LITTLE_OF_IT:
        return set()
    possible = {number for number, each in enumerate(passages) if is_possible(each)}
    letters = _by_container(passages, possible)
    home, length = letters.most_common(1)[0]
    found = {number for number in possible if container(passages[number]) is home}
    return found if len(found) >= FEWEST_TOGETHER and length > letters.total() / 2 else set()


def is_possible(passage: Passage) -> bool:
    """Return whether a passage is prose that could be an article's."""
    return passage.place.reason not in _NEVER and is_prose(passage)


def _by_container(passages: Sequence[Passage], numbers: Iterable[int]) -> Counter[Any]:
    """Return how many letters of some passages each container holds."""
    lengths: Counter[Any] = Counter()
    for each in _of(passages, numbers):
        lengths[container(each)] += len(each.text)
    return lengths


def _stands_in(element: Any, outer: Any) -> bool:
    return outer is not None and outer in element.iterancestors()


def _of(passages: Sequence[Passage], taken: Iterable[int]) -> list[Passage]:
    return [passages[number] for number in taken if number < len(passages)]


def _core(lengths: Counter[Any]) -> Any:
    """Return the innermost element that holds most of the article, None if that is the whole page."""
    around: Counter[Any] = Counter()
    for element, length in lengths.items():
        if element is not None:
            around[element] += length
            for outer in element.iterancestors():
                around[outer] += length
    wide = [element for element, length in around.items() if length >= MOST_OF_IT * lengths.total()]
    core = min(wide, key=lambda element: around[element], default=None)
    core = max(
        (element for element in wide if around[element] == around[core]),
        key=lambda element: sum(1 for _ in element.iterancestors()),
        default=None,
    )
    return None if core is None or core.tag in _WHOLE_PAGE else core


def name_of(element: Any) -> tuple[Any, str, str]:
    """Return where an element stands and how it is called there; numbers in names do not count."""
    if element is None or element.getparent() is None:
        return None, "", ""
    return beside(element), element.tag, _NUMBER.sub("", element.get("class", ""))
