"""The marks that browsers set around `q`: those of the language around it, by turns where one is in another."""

from __future__ import annotations

import re
from typing import Any

_BY_LANGUAGE = {
    **dict.fromkeys(("de", "cs", "sk", "sl", "bg", "lt", "et", "is", "lv", "sr", "mk"), ("„“", "‚‘")),
    **dict.fromkeys(("pl", "hu", "ro", "hr", "bs"), ("„”", "‚’")),
    **dict.fromkeys(("ru", "uk", "be", "kk"), ("«»", "„“")),
    **dict.fromkeys(("fr", "es", "it", "el", "no", "nb", "nn", "fa", "hy", "sq", "ca", "gl", "eu"), ("«»", "“”")),
    **dict.fromkeys(("sv", "fi"), ("””", "’’")),
    **dict.fromkeys(("ja", "zh-tw", "zh-hk", "zh-hant"), ("「」", "『』")),
}
_USUAL = ("“”", "‘’")
_OPENS_QUOTED = re.compile(r"\s*[\"'“‘«„‹「]")


def marks_around(element: Any, depth: int) -> str:
    """Return the opening and closing mark of a `q` that stands in `depth` others, "" if its words have their own."""
    if element.text and _OPENS_QUOTED.match(element.text):
        return ""
    outer: Any = element
    while outer is not None and not outer.get("lang"):
        outer = outer.getparent()
    language = "" if outer is None else outer.get("lang").strip().lower()
    marks = _BY_LANGUAGE.get(language) or _BY_LANGUAGE.get(language.partition("-")[0], _USUAL)
    return marks[depth % 2]
