"""The language of a text, told by the little words it is full of; what a file states is a hint."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from itertools import chain, islice
from pathlib import Path

from briefer.text import words

FEWEST, MOST = 12, 600
"""Fewer words tell nothing, and more tell no more."""
FEWEST_TO_CONTRADICT = 25
CLEAR = 0.15
"""Of a text, a language's own little words are more than this."""
MUCH_MORE = 1.5
LISTS = {"en": "English", "fr": "French", "de": "German", "uk": "Ukrainian", "ru": "Russian", "es": "Spanish",
         "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "pl": "Polish", "sv": "Swedish", "da": "Danish",
         "cs": "Czech", "ro": "Romanian", "hu": "Hungarian", "tr": "Turkish", "bg": "Bulgarian", "el": "Greek",
         "fi": "Finnish", "ar": "Arabic", "sr": "Serbian", "hr": "Croatian"}  # fmt: skip


SIGNS = {code: re.compile(f"[{signs}]") for code, signs in {
    "zh": "\u3400-\u9fff", "ja": "\u3040-\u30ff", "ko": "\uac00-\ud7a3", "he": "\u05d0-\u05ea", "th": "\u0e01-\u0e4e",
    "ka": "\u10d0-\u10ff", "hy": "\u0531-\u0587"}.items()}  # fmt: skip
HEAD, MOST_SIGNS = 20, 2_000
"""So many paragraphs and signs tell in what signs a text is written."""


def language_in(texts: Iterable[str]) -> str:
    """Return the code of the language of some text, "" if it is too short or none is clear."""
    return language_told("", texts)


def language_told(stated: str, texts: Iterable[str]) -> str:
    """Return the tag of the language of some text: as stated ("en-GB") unless the text is clearly in another one."""
    waiting = iter(texts)
    head = list(islice(waiting, HEAD))
    base = stated.partition("-")[0].lower()
    if code := _by_signs("".join(head)[:MOST_SIGNS]):
        return code if not stated or base in LISTS else stated
    shares, count = _shares(chain(head, waiting))
    best = max(shares, key=lambda code: shares[code])
    if count < FEWEST or shares[best] <= CLEAR:
        return stated
    known = shares.get(base)
    is_other = known is not None and shares[best] > MUCH_MORE * known and count >= FEWEST_TO_CONTRADICT
    return best if not stated or is_other else stated


def _by_signs(text: str) -> str:
    """Return the code of the language that is written in signs of its own, "" of all others."""
    if text.isascii():
        return ""
    counts = {code: len(signs.findall(text)) for code, signs in SIGNS.items()}
    letters = sum(map(str.isalpha, text))
    if counts["ja"] > 0.05 * letters and counts["ja"] + counts["zh"] > 0.5 * letters:
        return "ja"
    return next((code for code, count in counts.items() if count > 0.5 * letters), "")


def _shares(texts: Iterable[str]) -> tuple[dict[str, float], int]:
    """Return what share of the words are little ones of each language, and how many words were looked at."""
    spans = ((text, place) for text in texts for place in words(text))
    found = Counter(text[start:end].casefold() for text, (start, end) in islice(spans, MOST))
    count = found.total()
    known = set(found)  # the smaller of two sets is the one gone through
    return {code: sum(map(found.__getitem__, known & _little_words(code))) / max(count, 1) for code in LISTS}, count


@lru_cache(maxsize=len(LISTS))
def _little_words(code: str) -> frozenset[str]:
    """Return the little words of a language from justext's lists; the package itself is not loaded for them."""
    spec = find_spec("justext")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        return frozenset()
    words_of = Path(folders[0], "stoplists", f"{LISTS[code]}.txt").read_text(encoding="utf-8")
    return frozenset(words_of.lower().split())
