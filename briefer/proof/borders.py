"""Where words may be cut out of a text: not within a word or a number, and not so that a “not” is left behind."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_JOINS = frozenset("'’ʼ‐‑-­·_")
"""Signs that make one word of what stands at their sides."""
_IN_NUMBER = re.compile(r"(?=(\d[.,:'’/]\d|\d[-–]\d|(?<!\d)\d{1,3}(?: \d{3})+(?!\d)))")  # they overlap
_SIGNED = re.compile(r"(?<=[-−–+])(?<![^\s(].)")
_NOTS = _listed(
    "not never no nor neither none nobody cannot hardly nothing "
    "nicht nie niemals kein keine keinen keinem keiner keines nichts weder kaum "
    "ne pas jamais aucun aucune rien ni non "
    "не ні ни нет нету нельзя никогда ніколи немає нема "
    "nunca jamás tampoco mai nessun nessuna não nem niet geen nooit nie nigdy "
    "ikke aldri aldrig inte ingen değil hayır لا لم لن ليس ليست غير לא אין אל 안 못"
)
_NOT_BEFORE = "不没沒未無无非別别勿毋莫"
_NOT_AFTER = ("ない", "なかった", "なく", "ません", "ず", "ぬ", "지 않", "지 못")
_PARTICLE = re.compile(
    r"(?:을|를|이|가|은|는|에|의|도|로|으로|와|과|에서|에게|부터|까지|만|고|라고|이라고|다고|라는|이라는|다는|며|라며|이라며)(?![\uac00-\ud7af])"
)
_CLAUSE_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’ʼ]*)\s+$")
_CLAUSE_WORD_AFTER = re.compile(r"\s+([^\W\d_][\w'’ʼ]*)")
_WORD = re.compile(r"[^\W\d_][\w'’ʼ]*")
_CLAUSE_MARK = re.compile(r"[,;:.!?()\[\]«»“”„\"،؛。，、；：！？]|\s[-–—]\s|—")
_SHORT_NOTS = ("n't", "n’t")


class Cut(StrEnum):
    """What a passage cuts at one of its edges; NOTHING if it may begin or end there."""

    NOTHING = ""
    WORD = "word"
    NUMBER = "number"
    NOT = "not"


class Torn(NamedTuple):
    """What a passage cuts at an edge, and where the word or number stands that it cuts, or the “not” it leaves out."""

    cut: Cut
    start: int
    end: int


@lru_cache(maxsize=16384)
def first_cut(text: str, start: int, end: int) -> Cut:
    """Return what the passage from `start` to `end` of a text cuts, the worst first; NOT if it leaves one behind."""
    found = {each.cut for each in torn(text, start, end)}
    return next((cut for cut in (Cut.NUMBER, Cut.WORD, Cut.NOT) if cut in found), Cut.NOTHING)


def torn(text: str, start: int, end: int) -> tuple[Torn, ...]:
    """Return what the passage from `start` to `end` of a text cuts or leaves out: at its beginning, then at its end."""
    at_start = _torn(text, start) or _not_before(text, start)
    at_end = _torn(text, end) or _not_after(text, end)
    return tuple(each for each in (at_start, at_end) if each)


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the passage from `start` to `end` of a text with all of the words and numbers that it cuts."""
    first, last = _torn(text, start), _torn(text, end)
    return (first.start if first else start), (last.end if last else end)


def _torn(text: str, place: int) -> Torn | None:
    cut, start, end = cut_at(text, place), place, place
    if cut is Cut.NOTHING:
        return None
    while cut_at(text, start) is not Cut.NOTHING:
        start -= 1
    while cut_at(text, end) is not Cut.NOTHING:
        end += 1
    return Torn(cut, start, end)


def cut_at(text: str, place: int) -> Cut:
    """Return what is cut if a text is parted at `place`: a WORD, a NUMBER or NOTHING."""
    if not 0 < place < len(text):
        return Cut.NOTHING
    before, after = text[place - 1], text[place]
    if after.isdigit() and _SIGNED.match(text, place):
        return Cut.NUMBER
    if (before.isdigit() or after.isdigit()) and _is_within_number(text, place):
        return Cut.NUMBER
    return Cut.WORD if _is_within_word(text, place) else Cut.NOTHING


def leaves_not_before(text: str, start: int) -> bool:
    """Return whether a “not” stands directly before `start`."""
    return _not_before(text, start) is not None


def _not_before(text: str, start: int) -> Torn | None:
    found = _CLAUSE_WORD_BEFORE.search(text, start - 40, start)
    return Torn(Cut.NOT, *found.span(1)) if found and is_not(found[1]) else None


def _not_after(text: str, end: int) -> Torn | None:
    found = _CLAUSE_WORD_AFTER.match(text, end)
    return Torn(Cut.NOT, *found.span(1)) if found and is_not(found[1]) else None


def holds_not(text: str) -> bool:
    """Return whether a text holds a “not” of some language."""
    return any(is_not(word) for word in _WORD.findall(text)) or any(sign in text for sign in _NOT_BEFORE)


def skips_not(gap: str) -> bool:
    """Return whether words left out between two pieces take a “not” from the clause of one of them."""
    clauses = _CLAUSE_MARK.split(gap)
    return holds_not(clauses[0]) or holds_not(clauses[-1])


def is_not(word: str) -> bool:
    """Return whether a word says no."""
    small = word.casefold()
    return small in _NOTS or small.endswith(_SHORT_NOTS) or small.startswith(("n'", "n’"))


def _is_within_number(text: str, place: int) -> bool:
    if text[place - 1].isdigit() and text[place].isdigit():
        return True
    return any(each.start(1) < place < each.end(1) for each in _IN_NUMBER.finditer(text, place - 16, place + 16))


def _is_within_word(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if _is_unspaced(before) or _is_unspaced(after):
        return before in _NOT_BEFORE or text.startswith(_NOT_AFTER, place)
    if _is_wordlike(before) and _is_wordlike(after):
        return not _PARTICLE.match(text, place)
    if before in _JOINS:
        return text[place - 2 : place - 1].isalnum() and after.isalnum()
    if after in _JOINS:
        return before.isalnum() and text[place + 1 : place + 2].isalnum()
    return False


def _is_wordlike(sign: str) -> bool:
    return sign.isalnum() or "\u0300" <= sign <= "\u036f" or sign in "\u200c\u200d" or "\u064b" <= sign <= "\u065f"


def _is_unspaced(sign: str) -> bool:
    """Return whether a sign belongs to a script that has no spaces between words."""
    return "\u3040" <= sign <= "\u30ff" or "\u3400" <= sign <= "\u9fff" or "\u0e00" <= sign <= "\u0eff"
