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
    """One paragraph in two readings; `row` counts the rows of all tables from 1 (0: in no table), `cell` from 0.

    `author` made the first tracked change in it. `runs_on` and `ran_on` say whether its end is taken out, or was put
    in, so that it reads as one with the next.
    """

    names: tuple[str, ...] = ()
    accepted: str = ""
    rejected: str = ""
    author: str = ""
    remarks: tuple[Remark, ...] = ()
    row: int = 0
    cell: int = 0
    runs_on: bool = False
    ran_on: bool = False


def texts(blocks: Iterable[Block], *, is_accepted: bool) -> tuple[str, ...]:
    """Return the paragraphs as they read with the tracked changes accepted, or rejected; none of them empty."""
    found: list[str] = []
    waiting = ""
    for block in blocks:
        waiting += block.accepted if is_accepted else block.rejected
        if not (block.runs_on if is_accepted else block.ran_on):
            found.append(waiting)
            waiting = ""
    return tuple(text for each in (*found, waiting) if (text := " ".join(each.split())))
