"""What the benchmarks of the writers share: each engine in a process of its own, its CPU time, memory and file size."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import NamedTuple

_TURNS = 3
Engine = Callable[[int], Callable[[], bytes]]
"""Takes a number of rows, makes everything ready, and returns the export itself."""


class Run(NamedTuple):
    """CPU seconds of an export, peak memory of its process in MB, size of its file in kB."""

    seconds: float
    megabytes: float
    kilobytes: float


def compare(module: str, engines: Mapping[str, Engine], is_there: Callable[[str], bool], slow: str = "") -> None:
    """Print each engine beside the first, which is ours, and how our own time grows; `slow` is run only once.

    All engines take turns, and of each the best run counts: what else the computer does only ever adds to a run.
    """
    if sys.argv[1:2] == ["--one"]:
        _run(engines[sys.argv[2]], int(sys.argv[3]))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    ours, *peers = engines
    for engine in peers:
        if not is_there(engine):
            print(f"{engine}: not installed, left out")
    present = [engine for engine in peers if is_there(engine)]
    sizes = [(ours, count), *((engine, count) for engine in present), (ours, 5 * count)]
    runs: dict[tuple[str, int], list[Run]] = {size: [] for size in sizes}
    for turn in range(_TURNS):
        for engine, rows in sizes:
            if engine != slow or turn == 0:
                runs[engine, rows].append(_measured(module, engine, rows))
    own = min(runs[ours, count])
    print(f"{count} rows, ours: {_told(own)}")
    for engine in present:
        peer = min(runs[engine, count])
        ratio = own.seconds / peer.seconds
        shown = f"{ratio:.2f}" if ratio > 1 else f"1/{1 / ratio:.1f}"
        print(f"{engine}: {_told(peer)}; ours takes {shown} of its time")
    longer = min(runs[ours, 5 * count])
    print(f"{5 * count} rows, ours: {_told(longer)}; {longer.seconds / own.seconds:.2f} times as long")


def _told(run: Run) -> str:
    return f"{run.seconds:.3f} s, {run.megabytes:.0f} MB, {run.kilobytes:.0f} kB"


def _cpu() -> float:
    """Return the CPU seconds of this process and its children."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def _run(engine: Engine, count: int) -> None:
    run = engine(count)
    started = _cpu()
    data = run()
    took = _cpu() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{took} {peak} {len(data) / 1000}")


def _measured(module: str, engine: str, count: int) -> Run:
    command = [sys.executable, "-m", module, "--one", engine, str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Run(*map(float, done.stdout.split()))
