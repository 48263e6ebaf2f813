"""The parent's end of the child process: start it, ask it, stop it when it goes wrong; and one that waits, warmed up.

A foreign file can hang, exhaust or abort its parser; here it takes only the child along.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from briefer.errors import PasswordNeeded, ReadError
from briefer.readers import refusals
from briefer.readers.base import Document, ReadResult
from briefer.readers.office.readings import Block
from briefer.readers.sandbox.child import LOCKS, WARM, Answer, Request
from briefer.readers.sandbox.kernel import Held
from briefer.words import tr

MODULE = "briefer.readers.sandbox.child"
FROZEN_FLAG = "--read-child"
"""A program packed into one file has no `-m`: with this first word it is the reading process instead."""

MEMORY_MB = 512
SECONDS = 10.0
MAX_ANSWER_BYTES = 64_000_000
POLL_SECONDS = 0.05

Heartbeat = Callable[[], None]
"""Called some twenty times a second while the child reads; raises Cancelled to stop it."""


class Child:
    """A process that reads one file and is gone."""

    def __init__(self, memory_mb: int = MEMORY_MB, *words: str) -> None:
        """Start the process; it may use `memory_mb` megabytes, and loads its libraries at once if told WARM."""
        self.memory_mb = memory_mb
        self._process = subprocess.Popen(
            [*_program(), str(memory_mb), *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            start_new_session=True,
        )
        self._is_asked = False
        self._answer = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def is_alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def ask(self, request: bytes, seconds: float, heartbeat: Heartbeat) -> bytes:
        """Send the request and return the answer, at most MAX_ANSWER_BYTES and one byte of it.

        Raises TimeoutError after `seconds`, and what `heartbeat` raises. The child is gone afterwards.
        """
        conversation = threading.Thread(target=self._converse, args=(request,), daemon=True)
        deadline = time.monotonic() + seconds
        self._is_asked = True
        conversation.start()
        try:
            while conversation.is_alive():
                conversation.join(POLL_SECONDS)
                heartbeat()
                if time.monotonic() > deadline:
                    raise TimeoutError
        finally:
            self.stop()
            conversation.join()
        return self._answer

    def stop(self) -> None:
        """Kill the process, and whatever it may have started, and take leave of it."""
        if sys.platform != "win32":
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait()
        if not self._is_asked:  # else the conversation closes them
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    stream.close()

    def _converse(self, request: bytes) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with self._process.stdout as answers:
            try:
                with self._process.stdin as requests:
                    requests.write(request)
            except (OSError, ValueError):  # the child is gone: what it said before, if anything, tells why
                pass
            self._answer = answers.read(MAX_ANSWER_BYTES + 1)


class WaitingChild:
    """A child that waits, warmed up, for the next file to be read; after each file another takes its place.

    Its owner calls `prepare` when there is nothing else to do, and `close` at the end. Several
    threads may read at once.
    """

    def __init__(self, memory_mb: int = MEMORY_MB, seconds: float = SECONDS) -> None:
        """Start nothing yet; each file may take `memory_mb` megabytes and `seconds`."""
        self._memory_mb = memory_mb
        self._seconds = seconds
        self._waiting: Child | None = None
        self._is_closed = False
        self._alone = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def prepare(self) -> None:
        """Start a child if none waits; returns at once. A system that starts none now is asked again when reading."""
        with self._alone, contextlib.suppress(OSError):
            if self._waiting is None and not self._is_closed:
                self._waiting = Child(self._memory_mb, WARM)

    def close(self) -> None:
        """Stop the child that waits; one that reads ends with its file, and none takes its place."""
        with self._alone:
            self._is_closed = True
            waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.stop()

    def read(self, data: bytes, request: Request, heartbeat: Heartbeat = lambda: None) -> ReadResult:
        """Return the article in `data`. Raises as `read_in_child`."""
        request = replace(request, seconds=self._seconds)
        try:
            return _result(_read(self._take, data, request, heartbeat), request.file_name)
        finally:
            self.prepare()

    def _take(self) -> Child:
        with self._alone:
            child, self._waiting = self._waiting, None
        if child is not None and child.is_alive:
            return child
        if child is not None:
            child.stop()
        return Child(self._memory_mb)


def read_in_child(
    data: bytes, request: Request, *, memory_mb: int = MEMORY_MB, heartbeat: Heartbeat = lambda: None
) -> ReadResult:
    """Return the article in `data`, read in a child process of limited memory and time.

    Raises ReadError with one sentence for every way in which this can fail (PasswordNeeded if that is all), and what
    `heartbeat` raises to stop it.
    """
    return _result(_read(lambda: Child(memory_mb), data, request, heartbeat), request.file_name)


def read_document_in_child(data: bytes, request: Request, *, heartbeat: Heartbeat = lambda: None) -> Document:
    """Return all of the document in `data`, with its tables. Raises as `read_in_child`."""
    answer = _read(lambda: Child(MEMORY_MB), data, replace(request, is_document=True), heartbeat)
    if answer.document is None:
        raise _broken(request.file_name)
    return answer.document


def read_reviewed_in_child(data: bytes, request: Request, *, heartbeat: Heartbeat = lambda: None) -> tuple[Block, ...]:
    """Return the paragraphs of a Word document that was gone over. Raises as `read_in_child`."""
    answer = _read(lambda: Child(MEMORY_MB), data, replace(request, is_reviewed=True), heartbeat)
    if answer.blocks is None:
        raise _broken(request.file_name)
    return answer.blocks


def locks() -> Held:
    """Return which locks of the kernel hold a reading child here; none if it cannot be started."""
    try:
        with Child(MEMORY_MB, LOCKS) as child:
            return msgspec.json.decode(child.ask(b"", SECONDS, lambda: None), type=Held)
    except (OSError, TimeoutError, msgspec.DecodeError):
        return Held()


def _read(start: Callable[[], Child], data: bytes, request: Request, heartbeat: Heartbeat) -> Answer:
    message = msgspec.json.encode(request) + b"\n" + data
    try:
        with start() as child:
            answer = child.ask(message, request.seconds, heartbeat)
    except TimeoutError as exc:
        raise refusals.took_too_long(request.file_name, seconds=f"{request.seconds:g}") from exc
    except OSError as exc:
        raise refusals.no_child(request.file_name, reason=exc.strerror) from exc
    return _understood(answer, request.file_name, child.memory_mb)


def _result(answer: Answer, file_name: str) -> ReadResult:
    if answer.result is None:
        raise _broken(file_name)
    return answer.result


def _broken(file_name: str) -> ReadError:
    return refusals.broken(file_name, details=tr("the reading process ended without an answer"))


def _understood(data: bytes, file_name: str, memory_mb: int) -> Answer:
    if len(data) > MAX_ANSWER_BYTES:
        raise refusals.too_much_text(file_name)
    try:
        answer = msgspec.json.decode(data, type=Answer)
    except msgspec.DecodeError as exc:
        raise _broken(file_name) from exc
    if any(each is not None for each in (answer.result, answer.document, answer.blocks)):
        return answer
    if answer.is_out_of_memory:
        raise refusals.too_much_memory(file_name, megabytes=memory_mb)
    if answer.message:
        error = PasswordNeeded if answer.needs_password else ReadError
        raise error(answer.message, answer.hint)
    raise refusals.broken(file_name, details=answer.crash)


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_FLAG]
    return [sys.executable, "-P", "-m", MODULE]


def _environment() -> dict[str, str]:
    """Return the environment in which the child finds this same package."""
    home = str(Path(__file__).resolve().parents[3])
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    return os.environ | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}
