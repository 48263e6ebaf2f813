"""Whether an article is in the project already."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from briefer.model import Article, Source


def same_text(articles: Iterable[Article], fingerprint: str) -> Article | None:
    """Return the first article whose text has this fingerprint, or None."""
    return next((each for each in articles if fingerprint and each.source.sha256 == fingerprint), None)


def same_address(articles: Iterable[Article], source: Source) -> Article | None:
    """Return the first article from the same address, or None; what comes after # and a closing / do not count."""
    wanted = _address(source.url)
    return next((each for each in articles if wanted and _address(each.source.url) == wanted), None)


def _address(url: str) -> str:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}" if host else ""
