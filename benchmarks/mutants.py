"""Small changes to the rules of the core, one at a time in a copy: which of them does no test notice?

    python3 main.py test --mutants                          # 100 changes, drawn with the seed 1
    python3 main.py test --mutants --count 40 --seed 7 edits queries
    python3 main.py test --mutants --only edits/issues.py:140

A change that ends in no result within the time limit counts as noticed: somebody would wait for ever.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("edits", "queries", "check", "compose", "proof")
AIM = 95  # of 100 changes
_WORKERS = 2
_SECONDS = 300
_COPIED = ("briefer", "ui", "tests", "benchmarks", "templates", "resources", "pyproject.toml")
_PAIRS = (
    (ast.Lt, ast.LtE),
    (ast.Gt, ast.GtE),
    (ast.Eq, ast.NotEq),
    (ast.Is, ast.IsNot),
    (ast.In, ast.NotIn),
    (ast.And, ast.Or),
    (ast.Add, ast.Sub),
)
_OTHER: dict[type[ast.AST], Any] = {old: new for pair in _PAIRS for old, new in (pair, pair[::-1])}
_OTHER_CALL = {"any": "all", "all": "any", "min": "max", "max": "min"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the bytes of a file from `start` to `end` become `new`."""

    path: str
    line: int
    start: int
    end: int
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}  {' '.join(self.old.split())}  ->  {self.new}"


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield every small change of a source file, in the order of its syntax tree."""
    data = path.read_bytes()
    starts = [0]
    for line in data.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for node in _running(ast.parse(data)):
        for part, new in _changes(node):
            start = starts[part.lineno - 1] + part.col_offset
            end = starts[(part.end_lineno or 0) - 1] + (part.end_col_offset or 0)
            old = data[start:end].decode()
            yield Mutant(path.relative_to(ROOT).as_posix(), part.lineno, start, end, old, new)


def _running(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes that run: no types, no decorators; and no texts with values, whose places are not told."""
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.keyword) and node.arg == "strict"):
        return  # strict says what holds anyway
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _running(child)


def _changes(node: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """Yield which part of a node becomes what."""
    match node:
        case ast.Compare(left, [operator], [right]) if type(operator) in _OTHER:
            yield node, _text(ast.Compare(left, [_OTHER[type(operator)]()], [right]))
        case ast.BoolOp(operator, values):
            yield node, _text(ast.BoolOp(_OTHER[type(operator)](), values))
        case ast.BinOp(left, operator, right) if type(operator) in _OTHER:
            yield node, _text(ast.BinOp(left, _OTHER[type(operator)](), right))
        case ast.UnaryOp(ast.Not(), operand):
            yield node, _text(operand)
        case ast.Constant(value) if type(value) is bool:
            yield node, str(not value)
        case ast.Constant(value) if type(value) is int:
            yield node, f"({value + 1})"
        case ast.Call(ast.Name(name) as called) if name in _OTHER_CALL:
            yield called, _OTHER_CALL[name]
        case ast.If(test, [ast.Return() | ast.Raise() | ast.Continue() | ast.Break()], []):
            yield test, "False"
        case ast.comprehension(ifs=tests):
            yield from ((test, "True") for test in tests)


def _text(node: ast.expr) -> str:
    return f"({ast.unparse(node)})"


def main(arguments: Sequence[str]) -> int:
    """Try a sample of all changes, print those that no test noticed and the share; return 0 if the aim is met."""
    parser = argparse.ArgumentParser("main.py test --mutants", description=__doc__.partition("\n")[0])
    parser.add_argument("rooms", nargs="*", default=ROOMS, metavar="room", help=f"of {', '.join(ROOMS)}; all if none")
    parser.add_argument("--count", type=int, default=100, help="how many changes are drawn")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="a part of what is printed of a change, such as edits/parts.py:66")
    options = parser.parse_args(arguments)
    found = [each for room in options.rooms for path in _files(room) for each in mutants(path)]
    chosen = [each for each in found if options.only in str(each)]
    if not options.only:
        chosen = random.Random(options.seed).sample(found, min(options.count, len(found)))
    print(f"{len(chosen)} of {len(found)} changes, seed {options.seed}", flush=True)
    noticed = 0
    for mutant, is_noticed in _tried(chosen):
        noticed += is_noticed
        if not is_noticed:
            print(f"not noticed: {mutant}", flush=True)
    share = 100 * noticed / max(1, len(chosen))
    print(f"{noticed} of {len(chosen)} changes were noticed: {share:.1f} of 100 (aim: {AIM}).")
    return 0 if share >= AIM else 1


def _files(room: str) -> list[Path]:
    folder = ROOT / "briefer" / room
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]


def _tried(chosen: Sequence[Mutant]) -> Iterator[tuple[Mutant, bool]]:
    """Yield each change and whether it was noticed."""
    os.nice(10)
    copies: SimpleQueue[Path] = SimpleQueue()

    def is_noticed(mutant: Mutant) -> bool:
        copy = copies.get()
        try:
            return _is_noticed(mutant, copy)
        finally:
            copies.put(copy)

    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(_WORKERS) as workers:
        for number in range(_WORKERS):
            copies.put(_copy(Path(folder, str(number))))
        yield from zip(chosen, workers.map(is_noticed, chosen), strict=True)


def _copy(folder: Path) -> Path:
    """Copy what the tests of the core need, and run them once: they pass, and leave their modules compiled."""
    folder.mkdir()
    for name in _COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, folder)
    if not _passes(["tests/briefer"], folder, {}):
        raise SystemExit("The tests fail before anything is changed. Mend them first.")
    return folder


def _is_noticed(mutant: Mutant, folder: Path) -> bool:
    """Run the nearest tests, those of the other rooms, and at last all of the core, up to the first that fails."""
    path = folder / mutant.path
    data = path.read_bytes()
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        compiled.unlink()
    nearest = mutant.path.split("/")[1].removesuffix(".py")
    tests = [f"tests/briefer/{_test(room, folder)}" for room in sorted(ROOMS, key=lambda room: room != nearest)]
    environment = {"PYTHONDONTWRITEBYTECODE": "1"}
    try:
        path.write_bytes(data[: mutant.start] + mutant.new.encode() + data[mutant.end :])
        return not (_passes(tests, folder, environment) and _passes(["tests/briefer"], folder, environment))
    finally:
        path.write_bytes(data)


def _test(room: str, folder: Path) -> str:
    return room if (folder / "tests/briefer" / room).is_dir() else f"test_{room}.py"


def _passes(tests: list[str], folder: Path, environment: dict[str, str]) -> bool:
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", "--hypothesis-seed=1"]
    process = subprocess.Popen(
        [*command, *tests],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(_SECONDS) == 0
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
