"""What pip is doing, told in a line: which package of how many, how large, and for how long already.

Standard library only, and nothing of Briefer: it runs before anything is installed.
"""

from __future__ import annotations

import queue
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from typing import TextIO

COLLECTING = re.compile(r"Collecting (?P<name>[\w.-]+)==")
FETCHING = re.compile(
    r"\s*(?P<how>Downloading|Using cached) (?P<name>\S+?)-\d\S*\.whl \((?P<size>[\d.]+) (?P<unit>[kMG]?B)\)"
)
IGNORING, INSTALLING = "Ignoring ", "Installing collected packages:"
"""The first is a package that only another system needs."""
MEGABYTES = {"B": 1e-6, "kB": 1e-3, "MB": 1.0, "GB": 1e3}
TICK_S = 1.0
LAST_LINES = 30
"""So much of what pip said is shown where it failed."""


def install(command: Sequence[str], total: int, out: TextIO, error: TextIO) -> int:
    """Run pip and tell how far it is with `total` packages; return its exit status, and show why where it failed."""
    progress = Progress(total, out)
    lines: queue.Queue[str | None] = queue.Queue()
    said: list[str] = []
    with subprocess.Popen(  # noqa: S603 - the environment's own pip
        [*command, "--progress-bar", "off"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as pip:
        threading.Thread(target=_listen, args=(pip.stdout, lines.put), daemon=True).start()
        while (line := _next(lines)) is not None:
            said += [line] if line else []
            progress.take(line)
    progress.end()
    if pip.returncode:
        error.writelines(said[-LAST_LINES:])
    return pip.returncode


def _listen(stream: TextIO | None, take: Callable[[str | None], None]) -> None:
    for line in stream or ():
        take(line)
    take(None)


def _next(lines: queue.Queue[str | None]) -> str | None:
    """Return the next line that pip said, None at its end, "" where it is still at the same thing."""
    try:
        return lines.get(timeout=TICK_S)
    except queue.Empty:
        return ""


class Progress:
    """Tells in one line, written over and over, where a person looks on; in a log in a line for each package."""

    def __init__(self, total: int, out: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._total, self._out, self._clock = total, out, clock
        self._began = clock()
        self._is_live = out.isatty()
        self._looked_up = self._fetched = 0
        self._megabytes = 0.0
        self._told = ""

    def take(self, line: str) -> None:
        """Take a line of pip's, or "" where it said nothing for a while."""
        if found := COLLECTING.match(line):
            self._looked_up += 1
            self._tell(f"Looking up {found['name']}, {self._looked_up} of {self._total}", is_passing=True)
        elif found := FETCHING.match(line):
            self._fetched += 1
            self._megabytes += float(found["size"]) * MEGABYTES[found["unit"]]
            verb = "Downloading" if found["how"] == "Downloading" else "Taking from the cache"
            size = f"{found['size']} {found['unit']}"
            so_far = f"{self._megabytes:.0f} MB with it"
            self._tell(f"{verb} {found['name']}, {self._fetched} of {self._total}: {size}, {so_far}")
        elif line.startswith(IGNORING):
            self._total -= 1
        elif line.startswith(INSTALLING):
            self._tell(f"Unpacking {self._total} packages")
        elif not line:
            self._tell(self._told, is_passing=True)

    def end(self) -> None:
        """Say how long it took."""
        if self._is_live:
            self._write("")
            self._out.write("\r")
        self._out.write(f"  Done in {self._elapsed()}.\n")
        self._out.flush()

    def _tell(self, words: str, *, is_passing: bool = False) -> None:
        """Show what is being done; a log has no use for what only passes."""
        self._told = words
        if self._is_live:
            self._write(f"  {words} · {self._elapsed()}" if words else "")
        elif not is_passing:
            self._out.write(f"  {words}\n")
        self._out.flush()

    def _write(self, words: str) -> None:
        width = shutil.get_terminal_size().columns - 1
        self._out.write(f"\r{words[:width]:<{width}}")

    def _elapsed(self) -> str:
        minutes, seconds = divmod(round(self._clock() - self._began), 60)
        return f"{minutes}:{seconds:02}"
