"""Which way words run: languages written from right to left, and the stretches of a text that run one way.

Word and browsers order signs themselves; a writer only tells them where the direction changes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import bidirectional

from briefer.brief import Run, RunStyle

RIGHT_TO_LEFT_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_SURELY_LTR = re.compile("[\x00-\u058f\u0900-\ufb1c]*+").fullmatch  # nearly every text, and found out much faster
_HAS_RTL = re.compile(f"[{_RTL}]")
_RTL_STRETCH = re.compile(rf"[{_RTL}]+(?:[\W\d_]+[{_RTL}]+)*")
_QUOTED = re.compile("([“”„‟«»‹›‘’‚‛\"']?\\s*)(.*?)(\\s*[“”„‟«»‹›‘’‚‛\"']?)", re.DOTALL)
_WORDS = re.compile(r"\S(?:.*\S)?", re.DOTALL)
_LTR_STRETCH = re.compile(rf"[^\W\d_{_RTL}]+(?:[\W\d_]+[^\W\d_{_RTL}]+)*")


def is_right_to_left(language: str) -> bool:
    """Tell whether a language, given as its tag, is written from right to left."""
    return language.lower().partition("-")[0] in RIGHT_TO_LEFT_LANGUAGES


def has_right_to_left(text: str) -> bool:
    """Tell whether some letter of the text runs from right to left."""
    if text.isascii() or _SURELY_LTR(text):
        return False
    return _HAS_RTL.search(text) is not None


def runs_right_to_left(text: str, *, is_usual: bool = False) -> bool:
    """Tell whether a paragraph runs from right to left; `is_usual` if the brief does.

    It leaves the way of the brief if both its first letter and most of its letters run the other way: a quotation does,
    but no sentence of the brief's language that begins with a foreign name, and none that quotes at length.
    """
    ways = [kind != "L" for kind in map(bidirectional, text) if kind in {"L", "R", "AL"}]
    if not ways or ways[0] is is_usual:
        return is_usual
    others = sum(way is not is_usual for way in ways)
    return not is_usual if others * 2 > len(ways) else is_usual


def para_runs_right_to_left(runs: Sequence[Run], text: str, *, is_usual: bool) -> bool:
    """Tell whether runs, of this `text` together, run from right to left; references alone do as the brief."""
    if is_usual and all(run.style is RunStyle.REFERENCE for run in runs):
        return True
    return runs_right_to_left(text, is_usual=is_usual)


def isolated(run: Run, text: str, *, is_rtl: bool) -> tuple[int, int] | None:
    """Return from where to where the set text of a run is words of a source that run the other way than its line.

    They are an isolate of UAX 9: the full stop at their end is theirs; the marks around them, as all about them, the
    line's (`is_rtl`). So is a reference in a line from right to left: else it would go on with a Latin word before it.
    """
    if run.style is RunStyle.REFERENCE:
        found = _WORDS.search(text) if is_rtl and not has_right_to_left(text) else None
        return found.span() if found else None
    if not (run.is_source or run.language) or not (is_rtl or has_right_to_left(text)):
        return None
    match = _QUOTED.fullmatch(text)
    if match is None or not match[2]:
        return None
    is_usual = is_right_to_left(run.language) if run.language else is_rtl
    return None if runs_right_to_left(match[2], is_usual=is_usual) is is_rtl else match.span(2)


def stretches(text: str, *, is_rtl: bool) -> list[tuple[str, bool]]:
    """Return the text cut where the direction changes, each piece with whether it runs from right to left.

    Signs between two words of one direction go with them, others with the paragraph (`is_rtl`).
    """
    pieces: list[tuple[str, bool]] = []
    place = 0
    for match in (_LTR_STRETCH if is_rtl else _RTL_STRETCH).finditer(text):
        pieces += [(text[place : match.start()], is_rtl)] if match.start() > place else []
        pieces.append((match.group(), not is_rtl))
        place = match.end()
    return [*pieces, (text[place:], is_rtl)] if place < len(text) else pieces
