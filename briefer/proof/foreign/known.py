"""What the brief of the project prints itself: its labels are no quotations, though they may stand in marks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from briefer.brief import Brief, Bullets, Facts, Heading, Para, Table
from briefer.data import resources_folder
from briefer.labels import load_labels
from briefer.proof.foreign.layout import squeezed

FEWEST = 12
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
    for section in brief.sections:
        for block in section.blocks:
            if isinstance(block, Heading | Para):
                yield block.text
            elif isinstance(block, Bullets):
                yield from (item.text for item in block.items)
            elif isinstance(block, Facts):
                yield from (text for pair in block.pairs for text in pair)
            else:
                yield from _of_table(block)


def _of_table(table: Table) -> Iterator[str]:
    yield from (" ".join(column.title) for column in table.columns)
    yield from (para.text for row in table.rows for cell in row.cells for para in cell.paras)


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
            begin = text.partition('"')[0]
            if '"' in text and len(begin) >= FEWEST // 2 and "{" not in begin:
                found.append((begin, text))
    return tuple(found)
