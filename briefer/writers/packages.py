"""What a packed office file says of itself, to know an earlier export again."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.sax.saxutils import escape

from briefer.brief import Brief
from briefer.writers.base import document_title

_MOST_BYTES = 10_000_000


def has_title_and(mark: bytes, part: str, standing: bytes, brief: Brief) -> bool:
    """Whether a file has the title of the brief among its properties, and in one of its parts a mark of Briefer's.

    A file that is no package, or whose parts unpack to more than 10 MB, has neither.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(standing)) as package:
            parts = [package.getinfo(name) for name in ("docProps/core.xml", part)]
            properties, held = (package.read(each) if each.file_size <= _MOST_BYTES else b"" for each in parts)
    except (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, EOFError):
        return False
    return f">{escape(document_title(brief))}</dc:title>".encode() in properties and mark in held
