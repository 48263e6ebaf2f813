"""The keys that views handle themselves, for the key sheet: where they act, the keys, what they do.

What is in the table of `actions` is not here; a template or a setting changes nothing of these.
"""

from __future__ import annotations

_COMPARISON = (
    ("Arrows", "Between cells, then between items; on a theme, Left folds it and Right opens it"),
    ("Enter", "Go to the paragraph"),
    ("F2", "Edit the issue or the assessment"),
    ("S", "State of play"),
    ("T", "Put the item into another issue"),
    ("1-9", "Give the item to a party"),
    ("M", "Merge the row into another"),
    ("X", "Split the row"),
    ("H", "Move the row to a theme"),
    ("Ctrl+C", "Copy the item, or the row as a table"),
    ("Ins", "New issue"),
    ("Del", "Item back to the tray; an empty issue goes"),
    ("Space", "Lift; arrows move, Space drops, Esc puts back"),
    ("Ctrl+Up, Ctrl+Down", "Move without lifting"),
)
_TIMELINE = (
    ("Enter", "Go to the paragraph"),
    ("F2", "Date and status of the event"),
    ("Ctrl+Up, Ctrl+Down", "Order events of one date"),
    ("M", "Tell the event as one with another"),
    ("X", "Separate events that are told as one"),
)
_SOURCES = (
    ("Enter", "Show the article in Read"),
    ("H", "Leave the article out of the brief, or take it in again"),
    ("Del", "Remove the article"),
)
VIEW_KEYS = tuple(
    (where, keys, text)
    for where, table in (("Comparison", _COMPARISON), ("Timeline", _TIMELINE), ("Sources", _SOURCES))
    for keys, text in table
)
