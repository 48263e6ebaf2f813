"""From the start of a process to a window with the sample in it: the built program beside the checkout, in pairs.

Run on a display: python -m benchmarks.bundle_start PROGRAM [PAIRS]; needs xdotool.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TITLE = "Istanbul round"
LONGEST_SECONDS = 60


def seconds(command: list[str]) -> float:
    """Return the wall time until a visible window bears the title of the sample."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"HOME": home, "PYTHONPATH": str(ROOT)}
        started = time.perf_counter()
        with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as program:
            while not _is_shown() and time.perf_counter() - started < LONGEST_SECONDS:
                time.sleep(0.005)
            took = time.perf_counter() - started
            program.kill()
    while _is_shown():
        time.sleep(0.05)
    return took


def _is_shown() -> bool:
    asked = ["xdotool", "search", "--onlyvisible", "--name", TITLE]
    return bool(subprocess.run(asked, capture_output=True, check=False).stdout)


def main() -> None:
    """Print the medians and the median of the pairs' ratios."""
    program, pairs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 9
    source = [sys.executable, "-P", "-m", "briefer"]
    for command in (source, [program]):
        seconds(command)  # the first of each reads the disk
    taken = [(seconds(source), seconds([program])) for _ in range(pairs)]
    ratio = statistics.median(built / plain for plain, built in taken)
    plain, built = (statistics.median(each) for each in zip(*taken, strict=True))
    print(f"from source {plain:.2f} s, built {built:.2f} s, ratio {ratio:.2f} ({pairs} pairs)")


if __name__ == "__main__":
    main()
