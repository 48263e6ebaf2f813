"""What an author wrote in Markdown as blocks: headings, lists, bold, italics and links; HTML is text like any other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefer.brief import Block, Bullets, Heading, Para, Role, Run, RunStyle

if TYPE_CHECKING:
    from markdown_it.token import Token

_RULES = ["heading", "list", "emphasis", "link", "autolink", "escape", "newline", "blockquote"]
_LEVEL = 2
_STYLES = {"strong_open": RunStyle.STRONG, "em_open": RunStyle.EMPHASIS}


def markdown_blocks(text: str, shows: str) -> tuple[Block, ...]:
    """Return the blocks of a text; each says that it prints `shows`. Items of a numbered list keep their numbers."""
    from markdown_it import MarkdownIt

    found: list[Block] = []
    for block in _blocks(MarkdownIt("zero").enable(_RULES).parse(text), shows):
        if isinstance(block, Bullets) and found and isinstance(found[-1], Bullets):
            found[-1] = Bullets((*found[-1].items, *block.items))
        else:
            found.append(block)
    return tuple(found)


def _blocks(tokens: Sequence[Token], shows: str) -> Iterator[Block]:
    """Yield a block for each paragraph, heading and item; neighbouring items are not joined yet."""
    around: list[str] = []
    numbers: list[int] = []
    for token in tokens:
        if token.nesting > 0:
            around.append(token.type)
            if token.type == "ordered_list_open":
                numbers.append(int(token.attrGet("start") or 1) - 1)
            elif token.type == "list_item_open" and numbers and around[-2] == "ordered_list_open":
                numbers[-1] += 1
        elif token.nesting < 0:
            around.pop()
            if token.type == "ordered_list_close":
                numbers.pop()
        elif token.content.strip():
            yield _block(tuple(_runs(token.children or ())), around, numbers, shows)


def _block(runs: tuple[Run, ...], around: Sequence[str], numbers: Sequence[int], shows: str) -> Block:
    lists = [each for each in around if each.endswith("_list_open")]
    if around[-1] == "heading_open":
        return Heading(_LEVEL, "".join([run.text for run in runs]), shows=shows)
    if lists and lists[-1] == "bullet_list_open":
        return Bullets((Para(runs, shows=shows),))
    if lists:
        return Para(runs, shows=shows, number=f"{numbers[-1]}.")
    return Para(runs, Role.QUOTE if "blockquote_open" in around else Role.BODY, shows=shows)


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    styles, link = [RunStyle.PLAIN], ""
    for token in tokens:
        if token.type in _STYLES:
            styles.append(_STYLES[token.type])
        elif token.type in {"strong_close", "em_close"}:
            styles.pop()
        elif token.type == "link_open":
            link = str(token.attrGet("href") or "")
        elif token.type == "link_close":
            link = ""
        elif token.type in {"softbreak", "hardbreak"}:
            yield Run(" " if token.type == "softbreak" else "\n", styles[-1], link)
        elif token.content:
            yield Run(token.content, styles[-1], link)
