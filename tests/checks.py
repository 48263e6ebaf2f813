"""Every check and test, fastest to fail first. With arguments: the tests only, with those arguments.

With `--mutants` first: a sample of small changes to the core, and which of them the tests notice.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
CHECKS = (
    ("format", [PYTHON, "-m", "ruff", "format", "--check", "."]),
    ("lint", [PYTHON, "-m", "ruff", "check", "."]),
    ("types", [PYTHON, "-m", "mypy"]),
    ("imports", [str(Path(PYTHON).parent / "lint-imports")]),
    ("tests", [PYTHON, "-m", "pytest", "-n", "2", "--dist", "worksteal", "-q"]),
)


def main(arguments: list[str]) -> int:
    """Run everything and name what failed; return 0 if nothing did."""
    if arguments[:1] == ["--mutants"]:
        return subprocess.call([PYTHON, "-m", "benchmarks.mutants", *arguments[1:]], cwd=ROOT)
    if arguments:
        return subprocess.call([PYTHON, "-m", "pytest", *arguments], cwd=ROOT)
    failed = [name for name, command in CHECKS if not _passes(name, command)]
    if failed:
        sys.stdout.write(f"Failed: {', '.join(failed)}\n")
        return 1
    sys.stdout.write("All checks and tests passed.\n")
    return 0


def _passes(name: str, command: list[str]) -> bool:
    sys.stdout.write(f"== {name}\n")
    sys.stdout.flush()
    return subprocess.call(command, cwd=ROOT) == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
