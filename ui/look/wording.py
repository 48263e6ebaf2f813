"""Two wordings beside each other as markup: what goes struck through, what comes underlined."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape

_PIECES = re.compile(r"\s+|\w+|[^\w\s]")


def marked(old: str, new: str) -> tuple[str, str]:
    """Return the markup of old and new words: what goes is struck through, what comes bold and underlined."""
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    was, now = [], []
    for step, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = (escape("".join(words)) for words in (before[a:b], after[c:d]))
        was.append(gone if step == "equal" else f"<s>{gone}</s>" if gone else "")
        now.append(come if step == "equal" else f"<b><u>{come}</u></b>" if come else "")
    return "".join(was), "".join(now)
