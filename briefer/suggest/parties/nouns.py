"""Which words with a capital are no names in a language where every noun has one: German."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefer.model import Article
from briefer.suggest.grammar.sorts import SORTS
from briefer.suggest.grammar.words import Word, roles_of, words_of
from briefer.suggest.lexicon import Lexicon
from briefer.suggest.lexicon.gazetteer import Gazetteer

BEFORE_NOUNS = ("determiners", "possessive determiners", "articles")


def with_nouns(article: Article, gazetteer: Gazetteer, lexicon: Lexicon) -> tuple[Gazetteer, frozenset[str]]:
    """Return the gazetteer with the titles and bodies that an article's capitals are, and those that are only nouns."""
    words = [*_words(article, lexicon)]
    capitals = {word.low: roles_of(word.low, lexicon) for word in words if word.text[:1].isupper()}
    titles = {low for low, roles in capitals.items() if "titles" in roles}
    bodies = {low for low, roles in capitals.items() if not roles.isdisjoint(("offices", *SORTS))} - titles
    begun = {word.low for word, after in pairwise(words) if word.text[:1].isupper() and after.text[:1].isupper()}
    nouns = {
        word.low
        for before, word in pairwise(words)
        if word.text[:1].isupper() and (before.is_in(*BEFORE_NOUNS) or _is_adjective(before))
    }
    known = dict(gazetteer.words)
    known["particle"] = known["particle"] - lexicon.words("articles")
    known["title"] = known["title"] | titles
    known["firm"] = known["firm"] | {low for low in bodies if "firms" in capitals[low]}
    known["people"] = known["people"] | {low.capitalize() for low in bodies}
    return gazetteer._replace(words=known), frozenset(nouns - bodies - titles - begun)


def _words(article: Article, lexicon: Lexicon) -> Iterator[Word]:
    for paragraph in article.paragraphs:
        yield from words_of(paragraph.text, 0, len(paragraph.text), lexicon)[0]


def _is_adjective(word: Word) -> bool:
    """Return whether a word that is nothing else is written like one that stands before a noun: "fehlende Züge"."""
    return word.text.islower() and not word.roles and not word.form and word.low.endswith(("en", "e", "er", "es", "em"))
