"""Where the files that travel with Briefer are: templates and resources."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

RELEASED = "2026-11-29"
"""The day of this version, as `CITATION.cff` has it."""


def data_root() -> Path:
    """Return the folder that holds `templates/` and `resources/`, in a checkout, an installed wheel or a frozen app.

    Raises FileNotFoundError if none does.
    """
    package = Path(__file__).resolve().parent
    candidates = [Path(getattr(sys, "_MEIPASS", package / "_data")), package / "_data", package.parent]
    for candidate in candidates:
        if (candidate / "templates").is_dir() and (candidate / "resources").is_dir():
            return candidate
    raise FileNotFoundError("The folders templates and resources are missing from this installation of Briefer.")


def loaded(path: Path) -> Any:
    """Return what a YAML file of ours holds: read by libyaml, which takes a tenth of the time, where PyYAML has it."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(path.read_text(encoding="utf-8"))
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def version_line() -> str:
    """Return name and version; of a built program its build too, of a checkout what its `pyproject.toml` says."""
    import json
    from importlib.metadata import PackageNotFoundError, version

    built = resources_folder() / "build.json"
    if built.is_file():
        named = json.loads(built.read_text(encoding="utf-8"))
        return f"Briefer {named['version']} (build {named['build']})"
    checkout = Path(__file__).resolve().parent.parent / "pyproject.toml"
    if checkout.is_file():
        import tomllib

        return f"Briefer {tomllib.loads(checkout.read_text(encoding='utf-8'))['project']['version']} (checkout)"
    try:
        return f"Briefer {version('briefer')}"
    except PackageNotFoundError:
        return "Briefer"


def templates_folder() -> Path:
    """Return the folder of the built-in house formats."""
    return data_root() / "templates"


def resources_folder() -> Path:
    """Return the folder of fonts, icons, samples and labels."""
    return data_root() / "resources"
