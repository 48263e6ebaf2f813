"""From what comes in to an article as read, off the UI thread; keeps the child process that waits for the next file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from briefer import pipeline
from briefer.readers.base import ReadResult
from briefer.readers.sandbox.parent import WaitingChild
from ui.importing.incoming import Address, File, Incoming
from ui.tasks import Failed, Progress, Tasks

TASK = "read an article"


def now() -> str:
    """Return the time of access for the citation."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")


class Reading:
    """Reads one thing at a time."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._child = WaitingChild()

    def prepare(self) -> None:
        """Let a child process warm up for the next file; returns at once."""
        self._child.prepare()

    def close(self) -> None:
        """End the process that waits for the next file."""
        self._child.close()

    def start(
        self,
        incoming: Incoming,
        done: Callable[[ReadResult], None],
        failed: Failed,
        *,
        encoding: str = "",
        password: str = "",
    ) -> None:
        """Read; `done` gets the result, `failed` what went wrong, both on this thread. Stops what is under way."""
        self.cancel()
        self._tasks.run(TASK, partial(self._read, incoming, encoding, password), done, failed)

    def cancel(self) -> None:
        """Stop what is being read; nobody is told."""
        self._tasks.cancel(TASK)

    def _read(self, incoming: Incoming, encoding: str, password: str, progress: Progress) -> ReadResult:
        if isinstance(incoming, File):
            return pipeline.read_article(
                incoming.path, now(), encoding, password=password, progress=progress, child=self._child
            )
        if isinstance(incoming, Address):
            return pipeline.read_address(incoming.url, now(), progress=progress, child=self._child)
        return pipeline.read_pasted(incoming.text, now(), html=incoming.html, progress=progress, child=self._child)
