"""Templates as files in folders: the user's own, those the office shares, the built-in ones.

Making, renaming, importing and removing them is here; what a template means is in `templates`.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefer import templates
from briefer.atomic import write_atomically
from briefer.data import templates_folder
from briefer.errors import BrieferError, TemplateError
from briefer.templates import Template
from briefer.templates.text import scalar, with_value
from briefer.words import tr

DRAFT = ".draft"
"""The ending of a template that is not right yet: kept, and never used."""
LONGEST_ID = 40


class Origin(StrEnum):
    """Whose a template is."""

    BUILTIN = "builtin"
    SHARED = "shared"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Entry:
    """A template file of a gallery: `template` is None if it has mistakes, `fault` its first mistake then."""

    path: Path
    origin: Origin
    template: Template | None
    fault: str = ""

    @property
    def name(self) -> str:
        """What to call it."""
        return self.template.name if self.template else self.path.stem

    @property
    def draft_path(self) -> Path:
        """Where a draft of it is kept."""
        return self.path.with_name(self.path.name + DRAFT)


def entries(own: Path, shared: Path | None = None) -> tuple[Entry, ...]:
    """List the built-in templates, then the shared, then one's own; a folder that is not there holds none."""
    folders = [(templates_folder(), Origin.BUILTIN), (shared, Origin.SHARED), (own, Origin.OWN)]
    found = [
        _entry(path, origin)
        for folder, origin in folders
        if folder is not None and folder.is_dir()
        for path in sorted(folder.glob("*.yaml"))
    ]
    return tuple(sorted(found, key=lambda entry: (list(Origin).index(entry.origin), entry.path.stem != "comparison")))


def duplicate(entry: Entry, own: Path, known: Sequence[Entry]) -> Path:
    """Copy a template into one's own folder under a new id and name; return the file.

    The Word file and the picture beside it come along. Raises BrieferError if it cannot be written.
    """
    text = _text_of(entry.path)
    template_id = _free_id(f"{_id_of(entry)}_copy", known)
    text = with_value(with_value(text, ("id",), template_id), ("name",), scalar(f"{entry.name} (copy)"))
    _take_along(entry.path, text, own)
    return save(text, own / f"{template_id}.yaml")


def bring_in(path: Path, own: Path, known: Sequence[Entry]) -> Path:
    """Copy a template file from elsewhere into one's own folder; return the copy.

    Raises TemplateError if it has mistakes, BrieferError if it cannot be read or written.
    """
    template = templates.load(path)
    text = _text_of(path)
    template_id = _free_id(template.id, known)
    text = with_value(text, ("id",), template_id) if template_id != template.id else text
    _take_along(path, text, own)
    return save(text, own / f"{template_id}.yaml")


def rename(entry: Entry, name: str) -> None:
    """Give one's own template another name; its id, by which projects know it, stays. Raises as `save` does."""
    save(with_value(_text_of(entry.path), ("name",), scalar(name)), entry.path)


def save(text: str, path: Path) -> Path:
    """Write a template that loads, and drop its draft. Raises TemplateError with every mistake if it does not load."""
    templates.loads(text, path.name, str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, text.encode("utf-8"))
    path.with_name(path.name + DRAFT).unlink(missing_ok=True)
    return path


def keep_draft(text: str, entry: Entry) -> None:
    """Keep what does not load yet beside its template."""
    entry.draft_path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(entry.draft_path, text.encode("utf-8"))


def text_of(entry: Entry) -> str:
    """Return the text to edit: the draft if one was kept, else the file. Raises BrieferError if it cannot be read."""
    return _text_of(entry.draft_path if entry.draft_path.is_file() else entry.path)


def remove(entry: Entry) -> None:
    """Delete one's own template with its draft. Raises BrieferError if it is not one's own or cannot be deleted."""
    if entry.origin is not Origin.OWN:
        raise BrieferError(tr("{name} is not yours, so it stays.").format(name=entry.name))
    try:
        entry.path.unlink(missing_ok=True)
        entry.draft_path.unlink(missing_ok=True)
    except OSError as exc:
        raise BrieferError(
            tr("Could not delete {name}: {why}.").format(name=entry.path.name, why=exc.strerror or exc)
        ) from exc


def _entry(path: Path, origin: Origin) -> Entry:
    try:
        return Entry(path, origin, templates.load(path))
    except TemplateError as error:
        return Entry(path, origin, None, str(error))
    except BrieferError as error:
        return Entry(path, origin, None, error.message)


def _id_of(entry: Entry) -> str:
    return entry.template.id if entry.template else re.sub(r"[^a-z0-9_]+", "_", entry.path.stem.lower()).strip("_0")


def _free_id(wanted: str, known: Sequence[Entry]) -> str:
    taken = {_id_of(entry) for entry in known} | {entry.path.stem for entry in known}
    stem = wanted[:LONGEST_ID]
    numbered = (f"{stem}_{number}" for number in range(2, 10_000))
    return stem if stem not in taken else next(each for each in numbered if each not in taken)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as exc:
        raise BrieferError(
            tr("Could not read {name}. Check that it is there and saved as UTF-8.").format(name=path.name)
        ) from exc


def _take_along(path: Path, text: str, own: Path) -> None:
    """Copy the Word file and picture that a template names beside itself, unless one's own folder has them."""
    own.mkdir(parents=True, exist_ok=True)
    for name in set(re.findall(r"[\w][\w. -]*\.(?:docx|png|jpe?g)", text, re.IGNORECASE)):
        beside = path.parent / name.strip()
        if beside.is_file() and path.parent != templates_folder() and not (own / beside.name).exists():
            try:
                shutil.copyfile(beside, own / beside.name)
            except OSError as exc:
                raise BrieferError(
                    tr("Could not copy {name}: {why}.").format(name=beside.name, why=exc.strerror or exc)
                ) from exc
