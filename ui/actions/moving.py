"""The keys that move in a view and are the same everywhere, for the key sheet: where they act, the keys, what they do.

What else is done by keys stands in `ui/window/table`.
"""

from __future__ import annotations

VIEW_KEYS = (
    ("Comparison", "Arrows", "Between cells, then between items; on a theme, Left folds it and Right opens it"),
    ("Comparison", "Enter", "Go to the paragraph"),
    ("Comparison", "1-9", "Give the item to a party"),
    ("Timeline", "Enter", "Go to the paragraph"),
    ("Sources", "Enter", "Show the article in Read"),
    ("Pages", "Left, Right", "Between what leads somewhere; Enter goes there"),
)
