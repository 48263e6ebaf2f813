"""Readers: bytes of a file in, an Article out; one module `from_x` a format, every one in `registry`.

What a format needs beyond its reader is in `office`, `pdf` and `web`; the child process that foreign files are read in
is `sandbox`. The wording of every refusal is in `refusals`. No reader opens a file by its name, and only `from_web`
uses the network. Begin with `base`. The registry is loaded when it is first asked for: the window starts without a
reader.
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
