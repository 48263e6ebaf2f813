"""What is said of each file format that can be exported."""

from __future__ import annotations

from briefer.words import later, said
from briefer.writers.base import Writer

WORDS = {
    ".docx": (later("&Word document (.docx)"), later("Real styles and tables, ready for comments and clearance")),
    ".pdf": (later("&PDF"), later("Tagged for screen readers, with bookmarks and links")),
    ".html": (later("Web pa&ge (.html)"), later("One file, prints well")),
    ".md": (later("&Markdown (.md)"), later("Plain text with tables")),
    ".xlsx": (later("Wor&kbook (.xlsx)"), later("A sheet for each table, to sort and filter")),
    ".csv": (later("&Table (.csv)"), later("The rows alone, for a spreadsheet")),
}
"""What is said of a format; one that is not here is offered by its writer's name."""


def format_words(writer: type[Writer]) -> tuple[str, str]:
    """Return the label of a format with its letter, and what it is good for."""
    if writer.suffix not in WORDS:
        return f"{writer.name} ({writer.suffix})", ""
    label, use = WORDS[writer.suffix]
    return said(label), said(use)
