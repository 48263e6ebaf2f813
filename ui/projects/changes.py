"""What is different between two states of a project, in plain words that can be read, scrolled and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from briefer.store.differences import Difference
from briefer.words import tr

MOST_ITEMS = 50


class Changes(QPlainTextEdit):
    """The differences, each with the items it is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("What is different"))

    def say(self, sentence: str) -> None:
        """Show a sentence instead of differences."""
        self.setPlainText(sentence)

    def show_differences(self, found: Sequence[Difference]) -> None:
        """Write differences out, a paragraph each, or that there are none."""
        self.setPlainText("\n\n".join(map(_paragraph, found)) or tr("Nothing is different."))


def _paragraph(difference: Difference) -> str:
    shown = [f"    • {item}" for item in difference.items[:MOST_ITEMS]]
    if len(difference.items) > MOST_ITEMS:
        shown.append("    " + tr("and {n} more").format(n=f"{len(difference.items) - MOST_ITEMS:,}"))
    return "\n".join((difference.summary, *shown))
