"""The child process in which a foreign file is parsed: `python -m briefer.readers.child MEGABYTES`.

It reads one request from standard input (a line of JSON, then the bytes of the file) and writes one answer of JSON to
standard output. Memory is limited before any library is loaded. `sandbox` is the other end.
"""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO

import msgspec

from briefer.errors import ReadError
from briefer.readers.base import ReadResult


@dataclass(frozen=True, slots=True)
class Request:
    """What the child is asked: to read the file of this name, whose bytes follow."""

    file_name: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the child found: a result, or the sentence of an expected failure, or what broke."""

    result: ReadResult | None = None
    message: str = ""
    hint: str = ""
    is_out_of_memory: bool = False
    crash: str = ""


def main(arguments: list[str]) -> int:
    """Answer one request; return the exit status."""
    answers = _take_standard_output()
    _limit(int(arguments[0]) * 1_000_000)
    sys.excepthook = _reporter(answers)
    header = sys.stdin.buffer.readline()
    request = msgspec.json.decode(header, type=Request)
    _send(_answer(request, sys.stdin.buffer.read()), answers)
    return 0


def _answer(request: Request, data: bytes) -> Answer:
    from briefer.readers import reader_for

    try:
        return Answer(reader_for(request.file_name, data).read(data, request.file_name))
    except ReadError as exc:
        return Answer(message=exc.message, hint=exc.hint)
    except (MemoryError, RecursionError):
        return Answer(is_out_of_memory=True)


def _take_standard_output() -> BinaryIO:
    """Keep standard output for the answer, so that nothing a library prints gets into it."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _limit(memory: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    # Not every system can limit address space; the time limit still holds there.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _send(answer: Answer, answers: BinaryIO) -> None:
    answers.write(msgspec.json.encode(answer))
    answers.close()


def _reporter(answers: BinaryIO) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return an excepthook that answers with the kind and place of an unexpected failure, never with its text."""

    def report(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
        places = [f"{os.path.basename(step.filename)}:{step.lineno}" for step in traceback.extract_tb(trace)]
        _send(Answer(crash=f"{kind.__name__} in {' > '.join(places)}"), answers)

    return report


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
