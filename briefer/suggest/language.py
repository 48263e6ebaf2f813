"""The language of an article: what its source states, else that whose little words its text is full of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path

from briefer.model import Article
from briefer.suggest.lexicon import Lexicon
from briefer.suggest.lexicon.file import load_lexicon
from briefer.text import words

UNKNOWN = "en"
"""What an article is read as that is too short to tell."""
FEWEST, MOST = 12, 600
"""Fewer words tell nothing, and more tell no more."""
CLEAR = 0.15
"""Of a text, a language's own little words are more than this."""
LISTS = {"en": "English", "fr": "French", "de": "German", "uk": "Ukrainian", "ru": "Russian", "es": "Spanish",
         "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "pl": "Polish", "sv": "Swedish", "da": "Danish",
         "cs": "Czech", "ro": "Romanian", "hu": "Hungarian", "tr": "Turkish", "bg": "Bulgarian", "el": "Greek",
         "fi": "Finnish", "ar": "Arabic", "sr": "Serbian", "hr": "Croatian"}  # fmt: skip


def language_of(article: Article) -> str:
    """Return the tag of an article's language ("en-GB"), found from its text where its source states none."""
    return article.source.language or language_in(paragraph.text for paragraph in article.paragraphs)


def lexicon_of(article: Article, user_files: Sequence[Path] = ()) -> Lexicon | None:
    """Return the lexicon of an article's language, with the user's files; None if there is none for it.

    Raises LexiconError for a user file that cannot be used.
    """
    return load_lexicon(language_of(article), user_files)


def language_in(texts: Iterable[str]) -> str:
    """Return the code of the language of some text, "en" if it is too short or none is clear."""
    spans = ((text, place) for text in texts for place in words(text))
    found = [text[start:end].casefold() for text, (start, end) in islice(spans, MOST)]
    if len(found) < FEWEST:
        return UNKNOWN
    shares = {code: sum(word in _little_words(code) for word in found) / len(found) for code in LISTS}
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] > CLEAR else UNKNOWN


@lru_cache(maxsize=len(LISTS))
def _little_words(code: str) -> frozenset[str]:
    from justext import get_stoplist

    return frozenset(get_stoplist(LISTS[code]))
