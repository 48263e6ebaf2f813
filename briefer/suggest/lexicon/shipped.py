"""Reading the YAML files of words that travel with Briefer: they are ours, so they are read fast and not checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def shipped(path: Path) -> dict[str, Any]:
    """Return what a file of words that travels with Briefer holds."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(path.read_bytes())
    try:
        data: dict[str, Any] = loader.get_single_data()
    finally:
        loader.dispose()
    return data
