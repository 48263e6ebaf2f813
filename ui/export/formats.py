"""What is said of each file format that can be exported."""

from __future__ import annotations

from briefer.writers.base import Writer

WORDS = {
    ".docx": ("&Word document (.docx)", "Real styles and tables, ready for comments and clearance"),
    ".pdf": ("&PDF", "Tagged for screen readers, with bookmarks and links"),
    ".html": ("Web pa&ge (.html)", "One file, prints well"),
    ".md": ("&Markdown (.md)", "Plain text with tables"),
    ".xlsx": ("Wor&kbook (.xlsx)", "A sheet for each table, to sort and filter"),
    ".csv": ("&Table (.csv)", "The rows alone, for a spreadsheet"),
}
"""What is said of a format; one that is not here is offered by its writer's name."""


def format_words(writer: type[Writer]) -> tuple[str, str]:
    """Return the label of a format with its letter, and what it is good for."""
    return WORDS.get(writer.suffix, (f"{writer.name} ({writer.suffix})", ""))
