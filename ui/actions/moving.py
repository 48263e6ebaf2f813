"""The keys that move in a view and are the same everywhere, for the key sheet: where they act, the keys, what they do.

What else is done by keys stands in `ui/window/table`.
"""

from __future__ import annotations

from briefer.words import later

VIEW_KEYS = (
    (
        later("Comparison"),
        later("Arrows"),
        later("Between cells, then between items; on a theme, Left folds it and Right opens it"),
    ),
    (later("Comparison"), later("Enter"), later("Go to the paragraph")),
    (
        later("Items anywhere"),
        later("Shift+Up, Shift+Down, Shift+Home, Shift+End"),
        later("Select several; a click with Ctrl or Shift does so too"),
    ),
    (later("Items anywhere"), later("Home, End"), later("Go to the first, to the last")),
    (later("Items anywhere"), later("Ctrl+A"), later("Select all; Esc selects none")),
    (
        later("Items anywhere"),
        later("1-9, D, P, E, T, N, R, Space, ."),
        later("As in the article, for all that is selected; Alt adds a party"),
    ),
    (later("Items anywhere"), later("Del"), later("Clear the tag; from a row back to the tray")),
    (later("Timeline"), later("Enter"), later("Go to the paragraph")),
    (later("Sources"), later("Enter"), later("Show the article in Read")),
    (later("Pages"), later("Left, Right"), later("Between what leads somewhere; Enter goes there")),
)
