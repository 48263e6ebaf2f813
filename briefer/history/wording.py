"""What became of the parts of a printed item when its paragraph was changed: paraphrase, quotation, speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from briefer.history.printed import plain
from briefer.model import RecordedItem
from briefer.proof.rule import judge_quoted, quotations
from briefer.text import normalise


class Sort(StrEnum):
    """What a cleared document asks for."""

    PARAPHRASE = "paraphrase"
    QUOTATION = "words in quotation marks"
    SPEAKER = "speaker"
    TITLE = "title"
    STATE = "state"
    ASSESSMENT = "assessment"
    AGREED = "agreed text"
    FIELD = "field"
    KEY_POINT = "key point dropped"
    NOTE = "comment"
    ITEM_DELETED = "item deleted"
    ITEM_MOVED = "item moved"
    ROW_DELETED = "row deleted"
    ROW_MOVED = "row moved"
    ROW_ADDED = "row added"
    DECIDED = "decided"
    UNPLACED = "not placed"


_TICKED = re.compile(r"[☑☒]\s*([^☐☑☒]+)")
_TICKS = str.maketrans("☑☒", "☐☐")

Wording = tuple[Sort, str, str]
"""What changed, the old words, the new."""


def ticked(old: str, new: str) -> str:
    """Return the options that somebody ticked in a printed line of boxes; "" if other words changed, or none did."""
    is_same = plain(new).translate(_TICKS) == plain(old).translate(_TICKS)
    return ", ".join(option.strip() for option in _TICKED.findall(plain(new))) if is_same else ""


def wordings(old: str, new: str, item: RecordedItem, source: str) -> tuple[Wording, ...]:
    """Return what changed in the printed paragraph of an item, whose source paragraph is `source`.

    What cannot be told apart is not placed, as a whole.
    """
    old, new = plain(old), plain(new)
    cut = _cut(old, new, item)
    if cut is None:
        return ((Sort.UNPLACED, old, new),)
    (lead, quote, tail), (new_lead, new_quote, new_tail) = cut
    found: list[Wording] = []
    if lead != new_lead:
        found += _paraphrase(lead, new_lead, item, source)
    if quote != new_quote:
        found.append((Sort.QUOTATION, quote, new_quote.strip()))
    if tail.strip() != new_tail.strip():
        found += _speaker(tail, new_tail, item)
    if any(sort is Sort.UNPLACED for sort, *_ in found):
        return ((Sort.UNPLACED, old, new),)
    return tuple(found)


Parts = tuple[str, str, str]


def _cut(old: str, new: str, item: RecordedItem) -> tuple[Parts, Parts] | None:
    """Return both paragraphs cut at the quotation: what leads to it, the quotation with its marks, what follows."""
    quoted, paraphrase = plain(normalise(item.words)), plain(normalise(item.paraphrase))
    at = old.rfind(quoted)
    if at < 1:
        at = old.find(paraphrase) if paraphrase else -1
        if at < 0:
            return None
        end = at + len(paraphrase)
        lead, tail = old[:end], old[end:]
        return ((lead, "", tail), (new[: len(new) - len(tail)], "", tail)) if new.endswith(tail) else None
    lead, quote, tail = old[: at - 1], old[at - 1 : at + len(quoted) + 1], old[at + len(quoted) + 1 :]
    if quote in new:
        place = new.rfind(quote)
        return (lead, quote, tail), (new[:place], quote, new[place + len(quote) :])
    if not tail or not new.endswith(tail):
        return None
    rest = new[: len(new) - len(tail)]
    place = len(lead) if rest.startswith(lead) else rest.find(quote[0])
    if place < 0:
        return None
    return (lead, quote, tail), (rest[:place], rest[place:], tail)


def _paraphrase(lead: str, new_lead: str, item: RecordedItem, source: str) -> Iterator[Wording]:
    paraphrase = plain(item.paraphrase)
    label = lead[: lead.rfind(paraphrase)] if paraphrase and paraphrase in lead else lead
    if not new_lead.startswith(label.rstrip()):
        yield Sort.UNPLACED, lead, new_lead
        return
    words = new_lead[len(label.rstrip()) :].strip()
    if words != paraphrase:
        is_proved = all(judge_quoted(each, (source,)).is_verbatim for each in quotations(words))
        yield Sort.PARAPHRASE if is_proved else Sort.QUOTATION, paraphrase, words


def _speaker(tail: str, new_tail: str, item: RecordedItem) -> Iterator[Wording]:
    speaker = plain(item.speaker)
    before, mark, after = tail.partition(f"({speaker})") if speaker else ("", "", tail)
    middle = new_tail.strip().removesuffix(after.strip()).strip()
    is_whole = new_tail.strip().endswith(after.strip()) and (bool(mark) or not speaker)
    if is_whole and not before.strip() and (not middle or (middle[0] == "(" and middle[-1] == ")")):
        yield Sort.SPEAKER, speaker, middle.strip("()")
    else:
        yield Sort.UNPLACED, tail, new_tail
