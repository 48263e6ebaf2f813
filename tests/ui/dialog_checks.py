"""What is true of every dialog: its controls are named, and no two that are seen share a mnemonic."""

import re
from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollBar, QWidget


def unnamed_controls(dialog):
    """Controls that take the keyboard and would be read aloud without a name."""
    return [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not isinstance(widget, QScrollBar)
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]


def shared_mnemonics(dialog):
    """Letters that two visible controls answer to with Alt."""
    texts = [
        widget.text()
        for kind in (QAbstractButton, QLabel)
        for widget in dialog.findChildren(kind)
        if widget.isVisible() and (not isinstance(widget, QLabel) or widget.buddy())
    ]
    letters = [found.group(1).lower() for text in texts if (found := re.search(r"&(\w)", text))]
    return [letter for letter, count in Counter(letters).items() if count > 1]
