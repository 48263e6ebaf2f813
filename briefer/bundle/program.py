"""The one folder that needs no Python: built by PyInstaller, with its licences, list of parts and build in it."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

from briefer.bundle import parts

ROOT = Path(__file__).resolve().parent.parent.parent
DESKTOP = ROOT / "resources" / "desktop"
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
        command += ["--distpath", str(folder), "--workpath", work, str(SPEC)]
        icon = str(write_icon(Path(work, "briefer.ico")))
        subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "BRIEFER_ICON": icon})
    program = folder / "briefer"
    resources = program / "_internal" / "resources"
    named = {"version": build.version, "build": build.name}
    (resources / "build.json").write_text(json.dumps(named), encoding="utf-8")
    shutil.copy2(ROOT / "LICENSE", program / "LICENSE.txt")
    libraries = parts.system_libraries(program / "_internal")
    parts.write_licences(program / "LICENCES.txt", libraries)
    parts.write_bill(program / "sbom.cdx.json", build.version, libraries)
    return program


def write_icon(target: Path) -> Path:
    """Write the program's icon as Windows wants it, in sizes of 16 to 256 pixels, and return where."""
    from PIL import Image
    from PySide6.QtCore import QBuffer, QByteArray, QSize
    from PySide6.QtGui import QImageReader

    reader = QImageReader(str(DESKTOP / "briefer.svg"))
    reader.setScaledSize(QSize(256, 256))
    drawn = QByteArray()
    buffer = QBuffer(drawn)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    reader.read().save(buffer, "PNG")  # type: ignore[call-overload]
    Image.open(io.BytesIO(drawn.data())).save(target, sizes=[(each, each) for each in (16, 24, 32, 48, 64, 256)])
    return target
