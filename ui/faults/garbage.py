"""When Python looks for garbage: between two events of the window, in its thread and in no other.

A widget in a cycle that is found by another thread dies there, which ends the process. And a full search stops every
thread: half a second once ten thousand paragraphs are drafted, in the middle of a key press.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

BEAT_MS = 500


class Garbage(QObject):
    """Looks for garbage from its making to `close`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self.search)
        self._timer.start()
        gc.disable()

    def search(self) -> None:
        """Search the oldest generation that is due, as Python itself would have."""
        for generation, (count, limit) in reversed([*enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))]):
            if count > limit > 0:
                gc.collect(generation)
                return

    def set_aside(self, is_all_new: bool) -> None:  # noqa: FBT001 - the slot of a signal
        """Search what is new since the last time, once, and then no more; if all is new, search the rest as well."""
        if is_all_new:
            gc.unfreeze()
        gc.collect()
        gc.freeze()  # later searches pass over it: a long draft stays, and to look through it takes half a second

    def close(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
