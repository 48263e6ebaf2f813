"""References and order: every reference stands in the file as often as it is printed, every paragraph in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from briefer.brief import Brief, Bullets, Para, RunStyle, Table


def printed_references(brief: Brief) -> Counter[str]:
    """Return each reference with how often the brief prints it."""
    return Counter(
        run.text for para in _paras(brief) for run in para.runs if run.style is RunStyle.REFERENCE and run.text.strip()
    )


def first_out_of_order(brief: Brief, text: str, shape: Callable[[str], str]) -> str:
    """Return the first printed paragraph that does not follow those before it in a text, or "" if all do.

    `text` is the whole file's, and `shape` makes words comparable with it.
    """
    place = 0
    for para in _paras(brief):
        wanted = shape(para.text)
        found = text.find(wanted, place)
        if found < 0:
            return para.text
        place = found + len(wanted)
    return ""


def _paras(brief: Brief) -> Iterator[Para]:
    for section in brief.sections:
        for block in section.blocks:
            yield from _paras_of(block)


def _paras_of(block: object) -> Iterable[Para]:
    """Return the paragraphs of a block; facts are left out, for each format fills their two columns its own way."""
    if isinstance(block, Para):
        return (block,)
    if isinstance(block, Bullets):
        return block.items
    if isinstance(block, Table):
        return (para for row in block.rows for cell in row.cells for para in cell.paras)
    return ()
