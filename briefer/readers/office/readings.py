"""What a Word document that was gone over says: each paragraph in two readings, with the comments on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment: who made it, and its words."""

    author: str
    text: str


@dataclass(slots=True)
class Block:
    """One paragraph in two readings; `table` and `row` count all tables and their rows from 1, `cell` from 0.

    `author` made the first tracked change in it. `runs_on` and `ran_on` say whether its end is taken out, or was put
    in, so that it reads as one with the next. `part` is "" in the text, else "header", "footer", "footnotes" or
    "endnotes".
    """

    names: tuple[str, ...] = ()
    accepted: str = ""
    rejected: str = ""
    author: str = ""
    remarks: tuple[Remark, ...] = ()
    table: int = 0
    row: int = 0
    cell: int = 0
    runs_on: bool = False
    ran_on: bool = False
    part: str = ""


def texts(blocks: Iterable[Block], *, is_accepted: bool) -> tuple[str, ...]:
    """Return the paragraphs of the text as they read with its changes accepted, or rejected; none of them empty.

    Two paragraphs made one stay apart by a space; one that was made two is put together as it was.
    """
    found: list[str] = []
    waiting = ""
    for block in (each for each in blocks if not each.part):
        waiting += f"{block.accepted} " if is_accepted else block.rejected
        if not (block.runs_on if is_accepted else block.ran_on):
            found.append(waiting)
            waiting = ""
    return tuple(text for each in (*found, waiting) if (text := " ".join(each.split())))
