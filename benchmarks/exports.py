"""What the benchmarks of the writers share: each engine in a process of its own, its CPU time, memory and file size."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from statistics import median
from typing import NamedTuple

Engine = Callable[[int], Callable[[], bytes]]
"""Takes a number of rows, makes everything ready, and returns the export itself."""


class Run(NamedTuple):
    """CPU seconds of an export, peak memory of its process in MB, size of its file in kB."""

    seconds: float
    megabytes: float
    kilobytes: float


def compare(module: str, engines: Mapping[str, Engine], is_there: Callable[[str], bool], slow: str = "") -> None:
    """Print each engine beside the first, which is ours, and how our own time grows; `slow` is run only once."""
    if sys.argv[1:2] == ["--one"]:
        _run(engines[sys.argv[2]], int(sys.argv[3]))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    ours, *peers = engines
    own = _measured(module, ours, count)
    print(f"{count} rows, ours: {own.seconds:.3f} s, {own.megabytes:.0f} MB, {own.kilobytes:.0f} kB")
    for engine in peers:
        if not is_there(engine):
            print(f"{engine}: not installed, left out")
            continue
        peer = _measured(module, engine, count, 1 if engine == slow else 3)
        ratio = own.seconds / peer.seconds
        shown = f"{ratio:.2f}" if ratio > 1 else f"1/{1 / ratio:.1f}"
        figures = f"{peer.seconds:.3f} s, {peer.megabytes:.0f} MB, {peer.kilobytes:.0f} kB"
        print(f"{engine}: {figures}; ours takes {shown} of its time")
    longer = _measured(module, ours, 5 * count)
    growth = longer.seconds / own.seconds
    print(f"{5 * count} rows, ours: {longer.seconds:.2f} s, {longer.megabytes:.0f} MB; {growth:.2f} times as long")


def _cpu() -> float:
    """Return the CPU seconds of this process and its children."""
    return sum(sum(os.times()[place : place + 2]) for place in (0, 2))


def _run(engine: Engine, count: int) -> None:
    run = engine(count)
    started = _cpu()
    data = run()
    took = _cpu() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{took} {peak} {len(data) / 1000}")


def _measured(module: str, engine: str, count: int, times: int = 3) -> Run:
    runs = []
    for _ in range(times):
        command = [sys.executable, "-m", module, "--one", engine, str(count)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        runs.append([float(part) for part in done.stdout.split()])
    return Run(*(median(run[place] for run in runs) for place in range(3)))
