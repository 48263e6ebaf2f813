"""When Python looks for garbage. What lives as long as the draft of an article is not searched again and again.

A full search stops every thread: half a second once ten thousand paragraphs are drafted, in the middle of a key press.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unsearched() -> Iterator[None]:
    """Look for no garbage meanwhile: for work whose many short-lived objects hold no cycles."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def set_aside(*, is_all_new: bool = False) -> None:
    """Search what is new since the last time, once, and then no more; `is_all_new` searches the rest as well."""
    if is_all_new:
        gc.unfreeze()
    gc.collect()
    gc.freeze()
