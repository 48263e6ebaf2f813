"""The language of a text, told by the little words it is full of; what a file states is a hint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from itertools import islice
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


def language_in(texts: Iterable[str]) -> str:
    """Return the code of the language of some text, "" if it is too short or none is clear."""
    shares, count = _shares(texts)
    best = max(shares, key=lambda code: shares[code])
    return best if count >= FEWEST and shares[best] > CLEAR else ""


def language_told(stated: str, texts: Iterable[str]) -> str:
    """Return the tag of the language of some text: as stated ("en-GB") unless the text is clearly in another one."""
    shares, count = _shares(texts)
    best = max(shares, key=lambda code: shares[code])
    if count < FEWEST or shares[best] <= CLEAR:
        return stated
    known = shares.get(stated.partition("-")[0].lower())
    is_other = known is not None and shares[best] > MUCH_MORE * known and count >= FEWEST_TO_CONTRADICT
    return best if not stated or is_other else stated


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
