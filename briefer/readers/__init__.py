"""Readers: bytes of a file in, an Article out; one module a format, every one in the registry.

The registry is loaded when it is first asked for: the window starts without a reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefer.readers.base import Reader, ReadResult

if TYPE_CHECKING:
    from briefer.readers.registry import READERS, reader_for

__all__ = ["READERS", "ReadResult", "Reader", "reader_for"]


def __getattr__(name: str) -> Any:
    """Return what the registry holds."""
    if name not in {"READERS", "reader_for"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from briefer.readers import registry

    return getattr(registry, name)
