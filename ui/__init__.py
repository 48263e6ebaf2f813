"""The window: views, models and dialogs over one Session. Holds no rule."""

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
