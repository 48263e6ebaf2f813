"""From a bare Python to a running Briefer: system libraries, an environment in `.venv`, then the program in it.

Standard library only, and nothing of Briefer: it runs before anything is installed. Begin with `start`; `installing`
tells how far the packages are.
"""

from __future__ import annotations

import csv
import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from briefer.bootstrap import installing

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = ROOT / ".venv"
OLDEST_PYTHON = (3, 11)
FOR_DEVELOPERS = {"test": "tests.checks", "bundle": "briefer.bundle", "words": "benchmarks.words"}
"""What runs after these words, with the packages of developers."""
NOT_STARTED = 126
PACKAGES = "installed.packages"

SYSTEM_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
"""What Qt loads on Linux, and the Debian package each is in."""


def start(arguments: list[str]) -> int:
    """Set up what is missing, then run Briefer or, after a word for developers, what that word stands for.

    Returns the exit status.
    """
    if sys.version_info < OLDEST_PYTHON:
        wanted = ".".join(map(str, OLDEST_PYTHON))
        stop(f"Briefer needs Python {wanted} or later; this is {sys.version.split()[0]}. Install a newer Python first.")
    module = FOR_DEVELOPERS.get(arguments[0] if arguments else "")
    provide_system_libraries()
    lock = ROOT / ("requirements-dev.lock" if module else "requirements.lock")
    program = ["-P", "-m", *([module, *arguments[1:]] if module else ["briefer", *arguments])]
    try:
        provide_environment(lock)
        status = run_in_environment(program)
        if status == NOT_STARTED or (status != 0 and is_damaged()):
            say("The environment in .venv is damaged.")
            provide_environment(lock, is_anew=True)
            status = run_in_environment(program)
    except KeyboardInterrupt:
        return 130
    return status


def run_in_environment(program: list[str]) -> int:
    """Run words of Python's command line in `.venv`; return the exit status, NOT_STARTED where there is none."""
    try:
        return subprocess.call([str(environment_python()), *program], env=os.environ | {"PYTHONPATH": str(ROOT)})
    except OSError:
        return NOT_STARTED


def provide_system_libraries() -> None:
    """Install the Debian packages that Qt and the environment miss, saying so first; elsewhere name what is missing."""
    if not sys.platform.startswith("linux"):
        return
    missing = {soname: package for soname, package in SYSTEM_LIBRARIES.items() if not has_library(soname)}
    packages = sorted(set(missing.values()))
    if importlib.util.find_spec("ensurepip") is None:
        packages.append("python3-venv")
    if not packages:
        return
    if shutil.which("apt-get") is None:
        stop(f"Install these libraries with your system's package manager, then try again: {', '.join(missing)}")
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if os.geteuid() != 0:
        if shutil.which("sudo") is None or not sys.stdin.isatty():
            stop(f"Briefer needs some system libraries. Install them, then try again:\n  sudo {' '.join(command)}")
        command.insert(0, "sudo")
    say(f"Installing the system libraries that the window needs: {' '.join(packages)}")
    run([*command[: command.index("apt-get")], "apt-get", "update", "-q"])
    run(command)


def has_library(soname: str) -> bool:
    """Whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def provide_environment(lock: Path, *, is_anew: bool = False) -> None:
    """Make `.venv` hold what a lock file names; a stamp in it tells whether that is so already, unless `is_anew`.

    The development lock holds everything of the other, so an environment made for tests also runs the program. A link
    leads to an environment that others may use: it is taken as it is, for making it anew would empty theirs.
    """
    if ENVIRONMENT.is_symlink():
        return
    stamp = ENVIRONMENT / "installed.lock"
    wanted = lock.read_text(encoding="utf-8")
    installed = stamp.read_text(encoding="utf-8") if stamp.is_file() else ""
    development = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    if environment_python().is_file() and installed in {wanted, development} and not is_anew:
        return
    say("Setting up Briefer's own environment in .venv (once; about a minute)")
    run([sys.executable, "-I", "-m", "venv", "--clear", str(ENVIRONMENT)])
    pip = [str(environment_python()), "-I", "-m", "pip", "--disable-pip-version-check", "install"]
    install_packages([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(lock)], wanted)
    names = sorted(record.parent.name for record in records())
    (ENVIRONMENT / PACKAGES).write_text("\n".join(names), encoding="utf-8")
    stamp.write_text(wanted, encoding="utf-8")


def is_damaged() -> bool:
    """Whether `.venv` lacks something that was installed in it, or holds it in another size."""
    if not (ENVIRONMENT / "pyvenv.cfg").is_file():
        return True
    listed = ENVIRONMENT / PACKAGES
    names = set(listed.read_text(encoding="utf-8").splitlines()) if listed.is_file() else set()
    found = records()
    return not names <= {record.parent.name for record in found} or not all(map(is_whole, found))


def records() -> list[Path]:
    """Return the lists of files that the packages in `.venv` brought along."""
    return [
        *ENVIRONMENT.glob("lib/python*/site-packages/*.dist-info/RECORD"),
        *ENVIRONMENT.glob("Lib/site-packages/*.dist-info/RECORD"),
    ]


def is_whole(record: Path) -> bool:
    """Whether each file of a package is there in its size; what Python compiled itself does not count."""
    with record.open(encoding="utf-8", newline="") as lines:
        files = [(name, size) for name, _, size in csv.reader(lines) if size and not name.endswith(".pyc")]
    try:
        return all((record.parent.parent / name).stat().st_size == int(size) for name, size in files)
    except (OSError, ValueError):
        return False


def environment_python() -> Path:
    """Return the interpreter in `.venv`."""
    return ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run(command: list[str]) -> None:
    """Run a set-up step; stop with a sentence if it fails."""
    if subprocess.call(command) != 0:
        stop_at(command)


def stop_at(command: list[str]) -> NoReturn:
    """End the program with the step of the set-up that failed."""
    stop(f"This step of the set-up failed: {' '.join(command)}\nCheck the network and the lines above, then try again.")


def install_packages(command: list[str], wanted: str) -> None:
    """Install what a lock file names and tell how far that is; stop with a sentence if it fails."""
    packages = sum(1 for line in wanted.splitlines() if "==" in line and not line.startswith(("#", " ")))
    if installing.install(command, packages, sys.stdout, sys.stderr) != 0:
        stop_at(command)


def say(sentence: str) -> None:
    """Tell what is being done, so that a long step is no riddle."""
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def stop(sentence: str) -> NoReturn:
    """End the program with a sentence."""
    sys.stderr.write(sentence + "\n")
    raise SystemExit(1)
