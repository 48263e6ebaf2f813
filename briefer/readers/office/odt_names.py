"""The names of elements and attributes in OpenDocument files and in the OpenOffice files before them."""

from __future__ import annotations

from functools import lru_cache
from xml.etree.ElementTree import Element

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = {
    f"{OASIS}{space}:1.0": prefix
    for space, prefix in (
        *((name, name) for name in ("text", "table", "office", "style", "meta", "config", "manifest")),
        *(
            ("drawing", "draw"),
            ("svg-compatible", "svg"),
            ("xsl-fo-compatible", "fo"),
            ("presentation", "presentation"),
        ),
    )
} | {
    **{f"http://openoffice.org/2000/{name}": name for name in ("text", "table", "office", "style", "meta")},
    "http://openoffice.org/2000/drawing": "draw",
    "http://openoffice.org/2001/manifest": "manifest",
    "http://www.w3.org/2000/svg": "svg",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://purl.org/dc/elements/1.1/": "dc",
}


@lru_cache(maxsize=1_000)
def qualified(name: str) -> str:
    """Return a name of the XML parser ("{namespace}name") in the usual short form ("text:p"), "" for other spaces."""
    space, _, local = name.removeprefix("{").rpartition("}")
    return f"{SPACES[space]}:{local}" if space in SPACES else ""


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its short name, or "" if it is missing."""
    for key in _keys(name):
        value = element.get(key)
        if value is not None:
            return value
    return ""


@lru_cache(maxsize=1_000)
def _keys(name: str) -> tuple[str, ...]:
    """Return how the XML parser calls an attribute, in the namespaces of OpenDocument and of the files before it."""
    prefix, _, local = name.partition(":")
    return tuple(f"{{{space}}}{local}" for space, short in SPACES.items() if short == prefix)
