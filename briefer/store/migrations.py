"""The history of the project file, and the steps from each version to the next.

History of the format
    1   first version
    2   the versions that were given out

A step is a small pure function from the `project` object of one version to that of the next, in plain data. A step is
never changed once it is released: files of its version are about. Of every version a sample is kept for ever.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

VERSION = 2

Migration = Callable[[dict[str, Any]], dict[str, Any]]


def _with_versions(project: dict[str, Any]) -> dict[str, Any]:
    """Return a project of version 1 as one of which nothing was given out yet."""
    return {**project, "versions": []}


MIGRATIONS: tuple[Migration, ...] = (_with_versions,)
"""MIGRATIONS[n] turns the project of version n + 1 into that of version n + 2."""
