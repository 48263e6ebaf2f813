"""Whether an article is in the project already, or another edition of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit

from briefer.model import Article, Project, Source
from briefer.queries.parts import shown_articles

TRACKING = ("utm_", "fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "cmpid", "ocid", "at_")
"""How the names begin of what an address says of its reader and not of the page."""


NEAR = 0.5
"""The share of its paragraphs that an article has in common with another edition of it, at least."""


def same_text(articles: Iterable[Article], fingerprint: str) -> Article | None:
    """Return the first article whose text has this fingerprint, or None."""
    return next((each for each in articles if fingerprint and each.source.sha256 == fingerprint), None)


def same_address(articles: Iterable[Article], source: Source) -> Article | None:
    """Return the first article from the same address, or None.

    What comes after #, a closing / and what tracks a reader do not count.
    """
    wanted = _address(source.url)
    return next((each for each in articles if wanted and _address(each.source.url) == wanted), None)


def is_edition(one: Article, other: Article) -> bool:
    """Tell whether two articles are editions of one: of the same address, or of near-equal text."""
    return same_address((one,), other.source) is not None or _has_near_text(one, other)


def editions_of(project: Project, article: Article) -> tuple[Article, ...]:
    """Return the other editions of an article of a project."""
    return tuple(each for each in project.articles if each.id != article.id and is_edition(each, article))


def source_count(project: Project) -> int:
    """Return how many sources a brief rests on: the editions of one article are one."""
    first: list[Article] = []
    for _, article in shown_articles(project):
        if not any(is_edition(each, article) for each in first):
            first.append(article)
    return len(first)


def _has_near_text(one: Article, other: Article) -> bool:
    texts, others = (Counter(paragraph.text for paragraph in each.paragraphs) for each in (one, other))
    return (texts & others).total() > NEAR * max(texts.total(), others.total())


def _address(url: str) -> str:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{_query(parts.query)}" if host else ""


def _query(query: str) -> str:
    """Return what an address asks for, without what tracks a reader, in one order."""
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode(sorted(pair for pair in pairs if not pair[0].lower().startswith(TRACKING)))
