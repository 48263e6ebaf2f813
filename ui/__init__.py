"""The window: a room (folder) for each thing a person does or sees, over one Session. Holds no rule.

At the top stand what every room uses (`session`, `settings`, `tasks`) and what uses every room (`app`, `main_window`,
`stages`). Rules live in `briefer`; a room changes the project through `Session.edit` and `Session.step` alone. Begin
with `session`, then `main_window`.
"""

import builtins
import importlib


def _keep_own_import() -> None:
    """Load Qt, and put Python's own `import` back, which it replaces.

    Its own one reads the source of each module for a feature that is not used here. While two threads import, that
    ends the import of a library now and then with "partially initialized module". Who loads Qt before this package
    keeps Qt's.
    """
    own = builtins.__import__
    importlib.import_module("PySide6.QtCore")
    builtins.__import__ = own


_keep_own_import()
