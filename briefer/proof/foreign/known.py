"""What the brief of the project prints itself: its labels are no quotations, though they may stand in marks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain

from briefer.brief import Block, Brief, Facts, Heading, Table
from briefer.data import resources_folder
from briefer.labels import load_labels
from briefer.proof.foreign.layout import squeezed
from briefer.writers.base import blocks, paras

FEWEST = 6
"""Letters that the words before a quotation in a label have at least, so that they name the label."""
_NOTHING = (
    "n/a",
    "none",
    "nothing",
    "no position",
    "no stated position",
    "not stated",
    "no statement",
    "keine",
    "rien",
)
_SIGNS = ("no_date", "see_timeline", "unfiled", "demand", "position", "event")


class Known:
    """The passages of a brief, and the labels of all languages of briefs."""

    def __init__(self, brief: Brief | None) -> None:
        """Take the brief of the project, if it has one."""
        passages = passages_of(brief) if brief else ()
        self._passages = frozenset(filter(None, map(squeezed, passages)))
        self._long = [each for each in self._passages if '"' in each]

    def prints(self, quotation: str, around: str) -> bool:
        """Return whether words in marks are those of a label: what stands around them is the brief's own."""
        words, text = squeezed(quotation), squeezed(around)
        if any(words in each and (each in text or text in each) for each in self._long):
            return True
        return any(words in label and begin in text for begin, label in _quoting_labels())

    def is_label(self, text: str) -> bool:
        """Return whether a text is a passage of the brief, or a label that claims nothing."""
        wanted = squeezed(text).strip(".:,;-")
        return wanted in _labels() or squeezed(text) in self._passages


def passages_of(brief: Brief) -> Iterator[str]:
    """Yield every text of a brief: paragraphs, headings, labels, cells."""
    yield from (" ".join(column.title) for table in tables_of(brief) for column in table.columns)
    yield from chain(running_of(brief), facts_of(brief), cells_of(brief))


def running_of(brief: Brief) -> Iterator[str]:
    """Yield every text of a brief that stands in no table: headings, paragraphs, items of lists."""
    return filter(str.strip, (text for block in blocks(brief) for text in _running(block)))


def _running(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield block.text
    elif not isinstance(block, Table):
        yield from (para.text for para in paras(block))


def facts_of(brief: Brief) -> Iterator[str]:
    """Yield the labels and values of the facts of a brief."""
    return (text for block in blocks(brief) if isinstance(block, Facts) for pair in block.pairs for text in pair)


def cells_of(brief: Brief) -> Iterator[str]:
    """Yield the paragraphs in the cells of a brief."""
    return filter(str.strip, (para.text for table in tables_of(brief) for para in paras(table)))


def tables_of(brief: Brief) -> list[Table]:
    """Return the tables of a brief."""
    return [block for block in blocks(brief) if isinstance(block, Table)]


@cache
def _labels() -> frozenset[str]:
    found = set(map(squeezed, _NOTHING))
    for path in (resources_folder() / "labels").glob("*.yaml"):
        labels = load_labels(path.stem)
        found.update(squeezed(labels[key]) for key in _SIGNS)
    return frozenset(found)


@cache
def _quoting_labels() -> tuple[tuple[str, str], ...]:
    """Return the labels that hold quotation marks: the words before the first of them, and the whole."""
    found = []
    for path in (resources_folder() / "labels").glob("*.yaml"):
        for label in load_labels(path.stem).words.values():
            text = squeezed(label)
            begin, mark, _ = text.partition('"')
            if mark and len(begin) >= FEWEST:
                found.append((begin, text))
    return tuple(found)
