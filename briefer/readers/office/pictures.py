"""What the pictures and diagrams of an office document say, as paragraphs of their own: "[Picture: …]".

Only what a person wrote: no file names, no names a program gave, no descriptions a program made up, no caption twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefer.readers.base import Block
from briefer.readers.office.story import Aside

NAMES = {Aside.PICTURE.value: "Picture", Aside.DIAGRAM.value: "Diagram"}
NEAR = 2
"""So many paragraphs before and after a picture may be its caption."""

_FILE = re.compile(
    r"\S+://\S*|(?:cid|file|data):\S*|(?:[a-z]:|\.{0,2}|~)?[\\/]\S.*|(?:\S+[\\/])+\S*"
    r"|.*\.(?:jpe?g|jfif|png|gif|bmp|tiff?|emf|wmf|svgz?|webp|hei[cf]|avif|eps|psd|ai|ico|pdf)",
    re.I,
)
_GIVEN = re.compile(
    r"(?:picture|image|graphics?|object|shape|frame|text ?box|figure|chart|diagram|group|photo|img|dscn?|pic|bild"
    r"|grafik|objekt|abbildung|immagine|imagen|imagem|objet|рисунок|изображение|зображення|объект|об.єкт)[ _\-#]*\d*"
    r"|(?:img|dsc|dscn|pxl|wp|screen ?shot|bildschirmfoto)[ _-]*\d.*|[\W\d_]*|\w",
    re.I,
)
_MADE_UP = re.compile(r"automat|автомат|\b(?:AI|KI|IA|ИИ|ШІ)\b", re.I)
_MADE_UP_ALONE = re.compile(
    r"(?:description|image) automatically generated.*|(?:ai-generated content|description) may be incorrect\.?", re.I
)
_PREFIX = re.compile(r"\s*description:\s", re.I)


def told(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks with what their pictures and diagrams say as paragraphs; what nobody wrote stays left out."""
    if not any(block.reason in NAMES for block in blocks):
        return list(blocks)
    return [_told(block, blocks, place) if block.reason in NAMES else block for place, block in enumerate(blocks)]


def description(title: str, words: str) -> str:
    """Return the title of a picture and its description as one, without what the description says anyway."""
    return words if not title.strip() or _alike(title) in _alike(words) else ": ".join(filter(None, (title, words)))


def _told(block: Block, blocks: Sequence[Block], place: int) -> Block:
    lines = [" ".join(line.split()) for line in _PREFIX.sub("", block.text).splitlines() if line.strip()]
    is_diagram = block.reason == Aside.DIAGRAM.value
    if not is_diagram and (_is_made_up(lines) or _is_caption(" ".join(lines), blocks, place)):
        return block
    return Block(f"[{NAMES[block.reason]}: {('; ' if is_diagram else ' ').join(lines)}]")


def _is_made_up(lines: Sequence[str]) -> bool:
    """Return whether a program wrote a description; Word says so in a line of its own after it."""
    if not lines or (len(lines) > 1 and _MADE_UP.search(lines[-1])):
        return True
    return any(pattern.fullmatch(lines[0]) for pattern in (_FILE, _GIVEN, _MADE_UP_ALONE)) and len(lines) == 1


def _is_caption(words: str, blocks: Sequence[Block], place: int) -> bool:
    alike = _alike(words)
    around = (*blocks[max(0, place - NEAR) : place], *blocks[place + 1 : place + 1 + NEAR])
    return any(_alike(other.text) == alike for other in around if not other.reason)


def _alike(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum())
