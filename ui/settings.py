"""What Briefer remembers of a person: one typed property a setting, each with its default, kept by QSettings.

QSettings replaces its file whole or not at all, under a lock; what cannot be read in it counts as not set.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

from PySide6.QtCore import QByteArray, QSettings

T = TypeVar("T")
SURENESSES = ("possible", "likely")
THEMES = ("system", "light", "dark", "high")


class Setting(Generic[T]):
    """One setting: its key, its default, and how a stored value is read (None if it is not valid)."""

    def __init__(self, key: str, default: T, read: Callable[[Any], T | None]) -> None:
        self._key = key
        self._default = default
        self._read = read

    @overload
    def __get__(self, owner: None, kind: type) -> Setting[T]: ...
    @overload
    def __get__(self, owner: Settings, kind: type) -> T: ...
    def __get__(self, owner: Settings | None, kind: type) -> T | Setting[T]:
        """Return the stored value, or the default where none or no valid one is stored."""
        if owner is None:
            return self
        stored = owner.store.value(self._key)
        value = self._read(stored) if stored is not None else None
        return self._default if value is None else value

    def __set__(self, owner: Settings, value: T) -> None:
        """Store a value."""
        stored = json.dumps(value) if isinstance(value, dict) else list(value) if isinstance(value, tuple) else value
        owner.store.setValue(self._key, stored)


def _text(stored: Any) -> str | None:
    return stored if isinstance(stored, str) else None


def _theme(stored: Any) -> str | None:
    return stored if stored in THEMES else None


def _language(stored: Any) -> str | None:
    return stored if isinstance(stored, str) and re.fullmatch(r"system|[a-z]{2,3}", stored) else None


def _sureness(stored: Any) -> str | None:
    return stored if stored in SURENESSES else None


def _truth(stored: Any) -> bool | None:
    return {"true": True, "false": False}.get(str(stored).lower())


def _scale(stored: Any) -> float | None:
    try:
        number = float(stored)
    except (TypeError, ValueError):
        return None
    return number if 1.0 <= number <= 2.0 else None


def _share(stored: Any) -> float | None:
    try:
        number = float(stored)
    except (TypeError, ValueError):
        return None
    return number if 0.6 <= number <= 1.6 else None


def _bytes(stored: Any) -> bytes | None:
    if isinstance(stored, QByteArray):
        return bytes(stored.data())
    return stored if isinstance(stored, bytes) else None


def _formats(stored: Any) -> tuple[str, ...] | None:
    entries = [stored] if isinstance(stored, str) else stored
    if not isinstance(entries, list | tuple):
        return None
    return tuple(entry for entry in entries if isinstance(entry, str) and entry.startswith(".")) or None


def _paths(stored: Any) -> tuple[str, ...] | None:
    entries = [stored] if isinstance(stored, str) else stored
    return tuple(entries) if _is_texts(entries) else None


def _widths(stored: Any) -> tuple[int, ...] | None:
    try:
        return tuple(int(entry) for entry in stored)
    except (TypeError, ValueError):
        return None


def _place(stored: Any) -> tuple[int, ...] | None:
    place = _widths(stored)
    return place if place and len(place) == 4 else None  # x, y, width, height


def _keys(stored: Any) -> dict[str, tuple[str, ...]] | None:
    try:
        entries = json.loads(stored)
    except (TypeError, ValueError):
        return None
    if not isinstance(entries, dict):
        return None
    return {name: tuple(keys) for name, keys in entries.items() if _is_texts(keys)}


def _is_texts(stored: Any) -> bool:
    return isinstance(stored, list) and all(isinstance(entry, str) and entry for entry in stored)


class Settings:
    """All settings. `keys` are those a person chose, by action; without `has_letter_keys` no single sign is a key.

    `places` are where one was in each project, by its path: stage, paragraph and item. `article_place` is where the
    article stood in the window when it was closed (x, y, width, height). `field_words` are what was written last in the
    fields of a brief, by their keys.
    """

    theme = Setting("theme", "system", _theme)
    language = Setting("language", "system", _language)
    scale = Setting("scale", 1.0, _scale)
    article_scale = Setting("article_scale", 1.0, _scale)
    article_measure = Setting("article_measure", 1.0, _share)
    article_spacing = Setting("article_spacing", 1.0, _share)
    is_article_sans = Setting("is_article_sans", False, _truth)
    last_folder = Setting("last_folder", "", _text)
    templates_folder = Setting("templates_folder", "", _text)
    export_folder = Setting("export_folder", "", _text)
    opens_export = Setting("opens_export", False, _truth)
    exports_version = Setting("exports_version", True, _truth)
    export_formats = Setting[tuple[str, ...]]("export_formats", (".docx", ".pdf"), _formats)
    is_motion_off = Setting("is_motion_off", False, _truth)
    least_suggestion = Setting("least_suggestion", "possible", _sureness)
    has_suggestions = Setting("has_suggestions", True, _truth)
    keys = Setting[dict[str, tuple[str, ...]]]("keys", {}, _keys)
    has_letter_keys = Setting("has_letter_keys", True, _truth)
    is_first_run_done = Setting("is_first_run_done", False, _truth)
    recent = Setting[tuple[str, ...]]("recent", (), _paths)
    places = Setting[dict[str, tuple[str, ...]]]("places", {}, _keys)
    offers_field_words = Setting("offers_field_words", True, _truth)
    field_words = Setting[dict[str, tuple[str, ...]]]("field_words", {}, _keys)
    memory_folders = Setting[tuple[str, ...]]("memory_folders", (), _paths)
    memory_left_out = Setting[tuple[str, ...]]("memory_left_out", (), _paths)
    window_geometry = Setting("window_geometry", b"", _bytes)
    article_place = Setting[tuple[int, ...]]("article_place", (217, 49, 650, 571), _place)
    templates_geometry = Setting("templates_geometry", b"", _bytes)
    read_widths = Setting[tuple[int, ...]]("read_widths", (), _widths)
    compare_widths = Setting[tuple[int, ...]]("compare_widths", (), _widths)
    brief_widths = Setting[tuple[int, ...]]("brief_widths", (), _widths)
    has_sidebar = Setting("has_sidebar", True, _truth)
    has_comparison = Setting("has_comparison", True, _truth)

    def __init__(self, store: QSettings | None = None) -> None:
        self.store = store or QSettings()
