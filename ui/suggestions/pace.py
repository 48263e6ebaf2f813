"""The pace of long work beside the window: it rests while somebody acts.

One thread at a time runs Python. A key that has to take turns with other work is painted late.
"""

from __future__ import annotations

import time

REST_S = 0.25
SLICE_S = 0.01


class Pace:
    """Called by the work at every small step; waits while the last act is less than REST_S ago."""

    def __init__(self) -> None:
        self._until = 0.0
        self._is_over = False

    def hold(self, *_: object) -> None:
        """Let the work rest from now on; takes whatever a signal brings."""
        self._until = time.monotonic() + REST_S

    def end(self) -> None:
        """Never wait again: the window closes."""
        self._is_over = True

    def __call__(self) -> None:
        while not self._is_over and time.monotonic() < self._until:
            time.sleep(SLICE_S)
