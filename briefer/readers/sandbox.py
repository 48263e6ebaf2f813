"""The parent's end of the child process: start it, ask it, stop it when it goes wrong.

A foreign file can hang, exhaust or abort its parser; here it takes only the child along.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from briefer.errors import Cancelled, ReadError
from briefer.readers.base import ReadResult
from briefer.readers.child import Answer, Request

MODULE = "briefer.readers.child"
MAX_ANSWER_BYTES = 64_000_000
POLL_SECONDS = 0.05
PASTE_INSTEAD = "Open it in its own program, copy the article and paste it."


class Child:
    """A child process that waits to read one file."""

    def __init__(self, memory_mb: int = 512) -> None:
        """Start the process; it may use `memory_mb` megabytes of address space."""
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", MODULE, str(memory_mb)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._answer = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def ask(self, request: bytes, seconds: float, is_cancelled: Callable[[], bool]) -> bytes:
        """Send the request and return the answer, at most MAX_ANSWER_BYTES and one byte of it.

        Raises TimeoutError after `seconds`, Cancelled when `is_cancelled` says so. The child is gone afterwards.
        """
        conversation = threading.Thread(target=self._converse, args=(request,), daemon=True)
        deadline = time.monotonic() + seconds
        conversation.start()
        try:
            while conversation.is_alive():
                conversation.join(POLL_SECONDS)
                if is_cancelled():
                    raise Cancelled
                if time.monotonic() > deadline:
                    raise TimeoutError
        finally:
            self.stop()
            conversation.join()
        return self._answer

    def stop(self) -> None:
        """Kill the process if it still runs, and take leave of it."""
        self._process.kill()
        self._process.wait()

    def _converse(self, request: bytes) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with self._process.stdout as answers:
            try:
                with self._process.stdin as requests:
                    requests.write(request)
            except OSError:  # the child is gone: what it said before, if anything, tells why
                pass
            self._answer = answers.read(MAX_ANSWER_BYTES + 1)


def read_in_child(
    data: bytes,
    file_name: str,
    *,
    memory_mb: int = 512,
    seconds: float = 10,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> ReadResult:
    """Return the article in `data`, read in a child process of limited memory and time.

    Raises ReadError with one sentence for every way in which this can fail, Cancelled when asked to stop.
    """
    request = msgspec.json.encode(Request(file_name)) + b"\n" + data
    try:
        with Child(memory_mb) as child:
            answer = child.ask(request, seconds, is_cancelled)
    except TimeoutError as exc:
        raise ReadError(
            f"Reading {file_name} took longer than {seconds:g} seconds and was stopped.", PASTE_INSTEAD
        ) from exc
    except OSError as exc:
        raise ReadError(f"{file_name} was not read: no second process could be started ({exc.strerror}).") from exc
    return _result(answer, file_name, memory_mb)


def _result(data: bytes, file_name: str, memory_mb: int) -> ReadResult:
    if len(data) > MAX_ANSWER_BYTES:
        raise ReadError(f"{file_name} holds too much text for one article.", "Paste the part you need instead.")
    try:
        answer = msgspec.json.decode(data, type=Answer)
    except msgspec.DecodeError as exc:
        raise _broken(file_name, "the reading process ended without an answer") from exc
    if answer.result is not None:
        return answer.result
    if answer.is_out_of_memory:
        raise ReadError(f"{file_name} needs more than {memory_mb} MB of memory to read and was stopped.", PASTE_INSTEAD)
    if answer.message:
        raise ReadError(answer.message, answer.hint)
    raise _broken(file_name, answer.crash)


def _broken(file_name: str, details: str) -> ReadError:
    return ReadError(f"{file_name} could not be read: it is damaged or of an unusual kind.", PASTE_INSTEAD, details)


def _environment() -> dict[str, str]:
    """Return the environment in which the child finds this same package."""
    home = str(Path(__file__).resolve().parents[2])
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    return os.environ | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}
