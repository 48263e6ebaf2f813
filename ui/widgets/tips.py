"""Tooltips show what stands in an article or a name as it is written: Qt would take some of it for marked-up text."""

from __future__ import annotations

import html

from PySide6 import QtGui


def plain_tip(text: str) -> str:
    """Return the text of a tooltip that shows these very characters."""
    return f"<span>{html.escape(text)}</span>" if QtGui.Qt.mightBeRichText(text) else text
