"""Whether an article is in the project already."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit

from briefer.model import Article, Project, Source
from briefer.queries.parts import shown_articles

TRACKING = ("utm_", "fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "cmpid", "ocid", "at_")
"""How the names begin of what an address says of its reader and not of the page."""


def same_text(articles: Iterable[Article], fingerprint: str) -> Article | None:
    """Return the first article whose text has this fingerprint, or None."""
    return next((each for each in articles if fingerprint and each.source.sha256 == fingerprint), None)


def same_address(articles: Iterable[Article], source: Source) -> Article | None:
    """Return the first article from the same address, or None.

    What comes after #, a closing / and what tracks a reader do not count.
    """
    wanted = _address(source.url)
    return next((each for each in articles if wanted and _address(each.source.url) == wanted), None)


def source_count(project: Project) -> int:
    """Return how many sources a brief rests on: two editions of one address are one."""
    shown = [article for _, article in shown_articles(project)]
    return len({_address(each.source.url) or each.id for each in shown})


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
