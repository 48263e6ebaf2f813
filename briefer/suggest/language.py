"""The language of an article: what its source states, else that whose little words its text is full of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefer.model import Article
from briefer.suggest.lexicon import Lexicon
from briefer.suggest.lexicon.file import load_lexicon
from briefer.text.languages import language_in

UNKNOWN = "en"
"""What an article is read as that is too short to tell."""


def language_of(article: Article) -> str:
    """Return the tag of an article's language ("en-GB"), found from its text where its source states none."""
    return article.source.language or language_in(paragraph.text for paragraph in article.paragraphs) or UNKNOWN


def lexicon_of(article: Article, user_files: Sequence[Path] = ()) -> Lexicon | None:
    """Return the lexicon of an article's language, with the user's files; None if there is none for it.

    Raises LexiconError for a user file that cannot be used.
    """
    return load_lexicon(language_of(article), user_files)
