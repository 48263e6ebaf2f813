"""What a page says of itself, as trafilatura finds it: title, outlet, authors, day and address, and nothing else.

Its own `extract_metadata` looks for categories, tags and licences as well, which nobody asks for here.
"""

from __future__ import annotations

import logging
from typing import Any

_LOG = logging.getLogger(__name__)


def about_page(page: Any, url: str) -> Any:
    """Return a trafilatura Document with what a page says of itself; `url` is its address if it does not say."""
    from courlan import extract_domain
    from htmldate import find_date
    from trafilatura import metadata as found_by
    from trafilatura.settings import set_date_params

    about = found_by.examine_meta(page)
    if about.author and " " not in about.author:
        about.author = None
    try:
        about = found_by.extract_meta_json(page, about)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, RecursionError) as exc:
        _LOG.info("code of the page not understood: %s", exc)
    about.title = about.title or found_by.extract_title(page)
    about.author = about.author or found_by.extract_author(page)
    about.url = about.url or found_by.extract_url(page, url or None)
    if about.url:
        about.hostname = extract_domain(about.url, fast=True)
    # The extensive search takes any date in the text for that of the article.
    about.date = find_date(page, **set_date_params(extensive=False), url=about.url)
    about.sitename = _outlet(about.sitename or found_by.extract_sitename(page) or "", about.url or "")
    about.clean_and_trim()
    return about


def _outlet(name: str, url: str) -> str:
    """Return the name of an outlet without the sign before its account, in capitals as names are; else its host's."""
    from trafilatura.metadata import META_URL

    name = name.lstrip("@")
    if name:
        return name if "." in name or name[0].isupper() else name.title()
    host = META_URL.match(url)
    return host[1] if host else ""
