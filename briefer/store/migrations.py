"""The history of the project file, and the steps from each version to the next.

History of the format
    1   first version

A step is a small pure function from the `project` object of one version to that of the next, in plain data. A step is
never changed once it is released: files of its version are about. Of every version a sample is kept for ever.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

VERSION = 1

Migration = Callable[[dict[str, Any]], dict[str, Any]]
MIGRATIONS: tuple[Migration, ...] = ()
"""MIGRATIONS[n] turns the project of version n + 1 into that of version n + 2."""
