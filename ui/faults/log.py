"""The log: what was done when, and where a fault came from; never what stands in a document or what a file is called.

Only this logger and that of the draft are written: what libraries have to say may quote what they read.
"""

from __future__ import annotations

import contextlib
import logging
import platform
import traceback
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from PySide6.QtCore import qVersion

MOST_BYTES = 500_000
FILES = 3
NAME = "briefer.log"
logger = logging.getLogger("briefer.window")
DRAFT = "briefer.suggest"
"""The draft tells here of the sentences it had to leave out, without their words."""


class _Private(logging.Formatter):
    """Writes of an exception where it came from, and not its message: that could quote an article."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name is that of the library
        return places_of(ei[1]) if ei[1] is not None else ""


class _PrivateFile(RotatingFileHandler):
    """A log of the user's own; where it cannot be written the work goes on without."""

    def _open(self) -> TextIOWrapper:
        stream = super()._open()
        with contextlib.suppress(OSError):
            Path(self.baseFilename).chmod(0o600)
        return stream

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is that of the library
        """Say nothing: a full disk has its own sentence where it matters."""


def start(folder: Path) -> None:
    """Write the log into a folder from now on; three files of at most 500 kB are kept."""
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stop()
    handler = _PrivateFile(folder / NAME, maxBytes=MOST_BYTES, backupCount=FILES - 1, encoding="utf-8", delay=True)
    handler.setFormatter(_Private("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logging.getLogger(DRAFT).addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.info("start: %s", system_words())


def stop() -> None:
    """Close the file of the log; until the next start nothing is written down."""
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        logging.getLogger(DRAFT).removeHandler(handler)
        handler.close()


def system_words() -> str:
    """Name the versions a report needs; nothing of them tells one user from another."""
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    return f"Python {platform.python_version()}, Qt {qVersion()}, {system}"


def places_of(error: BaseException) -> str:
    """Return an exception and those it came from as kinds and places in the code, without what they say."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        places = [
            f"  {'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno} in {frame.name}\n"
            for frame in traceback.extract_tb(current.__traceback__)
        ]
        parts.append(f"{type(current).__name__}\n{''.join(places)}")
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "after\n".join(parts)
