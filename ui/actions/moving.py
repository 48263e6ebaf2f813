"""The keys that move in a view and are the same everywhere, for the key sheet: where they act, the keys, what they do.

What else is done by keys stands in `ui/window/table`.
"""

from __future__ import annotations

VIEW_KEYS = (
    ("Comparison", "Arrows", "Between cells, then between items; on a theme, Left folds it and Right opens it"),
    ("Comparison", "Enter", "Go to the paragraph"),
    ("Items anywhere", "Shift+Up, Shift+Down", "Select several; a click with Ctrl or Shift does so too"),
    ("Items anywhere", "Ctrl+A", "Select all; Esc selects none"),
    (
        "Items anywhere",
        "1-9, D, P, E, T, N, R, Space, .",
        "As in the article, for all that is selected; Alt adds a party",
    ),
    ("Items anywhere", "Del", "Clear the tag; from a row back to the tray"),
    ("Timeline", "Enter", "Go to the paragraph"),
    ("Sources", "Enter", "Show the article in Read"),
    ("Pages", "Left, Right", "Between what leads somewhere; Enter goes there"),
)
