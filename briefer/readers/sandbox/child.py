"""The child process in which a foreign file is parsed: `python -m briefer.readers.sandbox.child MEGABYTES [warm]`.

It reads one request from standard input (a line of JSON, then the bytes of the file) and writes one answer of JSON to
standard output. Memory is limited before any library is loaded; a warm child loads and tries the libraries of the
likely formats while it waits. `parent` is the other end, `limits` what it may not do.
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

from briefer.errors import PasswordNeeded, ReadError
from briefer.process import hurry
from briefer.readers.base import Document, ReadResult
from briefer.readers.office.readings import Block
from briefer.readers.sandbox import limits
from briefer.words import language_of_system, use

WARM = "warm"
"""The word on the command line that asks for a child with its libraries loaded."""
LOCKS = "locks"
"""The word that asks which locks of the kernel hold it, and for nothing else."""

WARM_UP_FILES = {
    "a.txt": b"Talks end\n\nThe talks ended.\n\nNobody won.",
    "a.html": b"<html><body><article><h1>Talks end</h1><p>The talks ended on Monday.</p></article></body></html>",
    "a.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>",
    "a.docx": b"PK\x03\x04",
    "a.eml": b"From: a@example.org\nSubject: Talks\n\nThe talks ended.\n",
}
"""A first file of each likely format; that some hold nothing to read does not matter."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the child is asked: to read the file of this name, whose bytes follow, within so many seconds.

    `encoding` is for a text whose encoding the person chose, `password` for a protected file; `is_pasted` says that the
    bytes are markup from the clipboard, of which nothing is left out; `is_document` asks for all with its tables, not
    for the article, `is_reviewed` for a Word document with its tracked changes and comments.
    """

    file_name: str
    encoding: str = ""
    password: str = ""
    seconds: float = 10
    is_pasted: bool = False
    is_document: bool = False
    is_reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the child found: a result, or the sentence of an expected failure, or what broke."""

    result: ReadResult | None = None
    document: Document | None = None
    blocks: tuple[Block, ...] | None = None
    message: str = ""
    hint: str = ""
    needs_password: bool = False
    is_out_of_memory: bool = False
    crash: str = ""


def main(arguments: list[str]) -> int:
    """Answer one request, or none if the parent goes away; return the exit status."""
    use(language_of_system())  # the parent's, before nothing can be opened any more
    answers = _take_standard_output()
    limits.limit_memory(int(arguments[0]))
    hurry()
    sys.excepthook = _reporter(answers)
    if WARM in arguments:
        _warm_up()
    held = limits.shut_in()
    if LOCKS in arguments:
        answers.write(msgspec.json.encode(held))
        return 0
    with os.fdopen(0, "rb", closefd=False) as requests:
        header = requests.readline()
        if not header:
            return 0
        request = msgspec.json.decode(header, type=Request)
        limits.limit_time(request.seconds)
        data = requests.read()
    _send(_answer(request, data), answers)
    return 0


def _warm_up() -> None:
    """Try each likely format; one that breaks here costs the next file time, and never keeps the others cold."""
    for file_name, data in WARM_UP_FILES.items():
        with contextlib.suppress(Exception):  # what is wrong, the file that meets it will say
            _answer(Request(file_name), data)


def _answer(request: Request, data: bytes) -> Answer:
    try:
        if request.is_reviewed:
            return Answer(blocks=_reviewed(request, data))
        return Answer(document=_document(request, data)) if request.is_document else Answer(_article(request, data))
    except ReadError as exc:
        return Answer(message=exc.message, hint=exc.hint, needs_password=isinstance(exc, PasswordNeeded))
    except (MemoryError, RecursionError):
        return Answer(is_out_of_memory=True)


def _article(request: Request, data: bytes) -> ReadResult:
    from briefer.readers import reader_for
    from briefer.readers.from_html import read_pasted_page

    if request.is_pasted:
        return read_pasted_page(data.decode("utf-8", "replace"), request.file_name)
    reader = reader_for(request.file_name, data).unlocked(request.password)
    if request.encoding:
        return reader.read_as(data, request.file_name, request.encoding)
    return reader.read(data, request.file_name)


def _document(request: Request, data: bytes) -> Document:
    from briefer.readers import reader_for
    from briefer.readers.from_html import read_markup

    if request.is_pasted:
        return read_markup(data.decode("utf-8", "replace"), request.file_name)
    return reader_for(request.file_name, data).unlocked(request.password).document(data, request.file_name)


def _reviewed(request: Request, data: bytes) -> tuple[Block, ...]:
    from briefer.readers.office.reviewed import read_reviewed

    return read_reviewed(data, request.file_name)


def _take_standard_output() -> BinaryIO:
    """Keep standard output for the answer, so that nothing a library prints gets into it."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


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
