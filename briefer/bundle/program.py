"""The one folder that needs no Python: built by PyInstaller, with its licences, list of parts and build in it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

from briefer.bundle import parts

ROOT = Path(__file__).resolve().parent.parent.parent
SPEC = Path(__file__).with_name("briefer.spec")


@dataclass(frozen=True, slots=True)
class Build:
    """What is built: the version of the program, and the day and mark of its last change, "" outside of git."""

    version: str
    day: str
    mark: str

    @property
    def name(self) -> str:
        """The build in words."""
        return " ".join(filter(None, (self.day, self.mark))) or "of no known day"


def this_build() -> Build:
    """Return the build that this checkout makes."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%cs %h"]
    try:
        done = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()
    except (OSError, subprocess.CalledProcessError):
        done = []
    day, mark = done if len(done) == 2 else ("", "")
    return Build(version, day, mark)


def build_program(folder: Path, build: Build) -> Path:
    """Build the program in `folder` and return its own folder. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as work:
        command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
        subprocess.run([*command, "--distpath", str(folder), "--workpath", work, str(SPEC)], check=True, cwd=ROOT)
    program = folder / "briefer"
    resources = program / "_internal" / "resources"
    named = {"version": build.version, "build": build.name}
    (resources / "build.json").write_text(json.dumps(named), encoding="utf-8")
    shutil.copy2(ROOT / "LICENSE", program / "LICENSE.txt")
    libraries = parts.system_libraries(program / "_internal")
    parts.write_licences(program / "LICENCES.txt", libraries)
    parts.write_bill(program / "sbom.cdx.json", build.version, libraries)
    return program
