"""Quotation marks within a quotation: another pair than the one around it, and none where it would stand doubled.

Only the shape of marks changes, which the proof allows; every word stays.
"""

from __future__ import annotations

from briefer.proof.rule import Quoted, quotations

_STRAIGHT = ('"', "＂")


def nested(text: str, outer: str, inner: str) -> str:
    """Return words as they stand within the quotation marks of `outer`, what they quote in those of `inner`.

    Both are patterns such as "“{words}”".
    """
    found = [each for each in quotations(text) if each.is_closed and "\n" not in each.words]
    whole = text.strip()
    if len(found) == 1 and text[found[0].start : found[0].end] == whole and _is_double(found[0], text, outer):
        return found[0].words.strip()
    parts, place = [], 0
    for each in found:
        if _is_double(each, text, outer):
            words = _alternated(each.words.strip(), inner, outer)
            parts += [text[place : each.start], inner.format(words=words)]
            place = each.end
    return "".join([*parts, text[place:]])


def _alternated(words: str, around: str, within: str) -> str:
    """Return words in the marks of `around`, what they quote in those of `within` and so on inwards."""
    parts, place = [], 0
    for each in quotations(words):
        if each.is_closed and _is_double(each, words, around):
            inner = _alternated(each.words.strip(), within, around)
            parts += [words[place : each.start], within.format(words=inner)]
            place = each.end
    return "".join([*parts, words[place:]])


def _is_double(quoted: Quoted, text: str, outer: str) -> bool:
    """Tell whether a quotation has the marks that stand around it, or straight ones."""
    return text[quoted.start] in {outer[0], *_STRAIGHT}
