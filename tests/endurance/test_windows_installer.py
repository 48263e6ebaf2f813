"""The installer for Windows lays the program for one user, and takes away what it laid and nothing else.

A folder stands in for the built program, and Wine for Windows; both NSIS and Wine must be installed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.bundle import packages
from briefer.bundle.program import Build

pytestmark = pytest.mark.endurance

WINE = shutil.which("wine64", path=f"{os.environ.get('PATH', '')}:/usr/lib/wine") or ""
MAKER = shutil.which("makensis") or ""
OWN = {"briefer.exe", "briefer-cli.exe", "LICENSE.txt", "LICENCES.txt", "sbom.cdx.json", "_internal"}
PRODUCT = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Briefer"
COMMAND = r"HKCU\Software\Classes\Briefer.Project\shell\open\command"


class Windows:
    """A Windows of its own in a folder."""

    def __init__(self, root: Path) -> None:
        self._environment = {**os.environ, "WINEPREFIX": str(root), "WINEARCH": "win64", "WINEDEBUG": "-all"}
        self.run("wineboot", "-i")
        self.users = next((root / "drive_c/users").glob("[!P]*"))
        self.programs = self.users / "AppData/Local/Programs/Briefer"

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [WINE, *map(str, words)], check=False, env=self._environment, capture_output=True, text=True, timeout=300
        )

    def start(self, program: Path) -> subprocess.Popen[bytes]:
        return subprocess.Popen([WINE, str(program)], env=self._environment, stderr=subprocess.DEVNULL)

    def value(self, key: str, name: str = "") -> str:
        """Return a value of the registry, "" if there is none."""
        said = self.run("reg", "query", key, *(["/v", name] if name else ["/ve"])).stdout
        found = re.search(r"REG_\w+\s+(.*)", said)
        return found[1].strip() if found else ""

    def names(self) -> set[str]:
        return {each.name for each in self.programs.iterdir()} if self.programs.is_dir() else set()

    def remove(self) -> None:
        """Run the remover, which goes on in a process of its own."""
        self.run(self.programs / "remove.exe", "/S")
        until = time.monotonic() + 30
        while "remove.exe" in self.names() and time.monotonic() < until:
            time.sleep(0.2)


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    if not WINE or sys.platform != "linux":
        pytest.skip("Wine is not installed")
    return Windows(tmp_path_factory.mktemp("windows"))


@pytest.fixture(scope="module")
def installer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not MAKER:
        pytest.skip("NSIS is not installed")
    work = tmp_path_factory.mktemp("program")
    program = work / "briefer"
    (program / "_internal" / "resources").mkdir(parents=True)
    for name in (*sorted(OWN - {"_internal"}), "_internal/python.dll", "_internal/resources/one.txt"):
        (program / name).write_bytes(b"here")
    waiting = next(Path("/usr/lib").glob("*/wine/x86_64-windows/winver.exe"), None)
    if waiting is not None:  # a real program, which can be left open
        shutil.copyfile(waiting, program / "briefer.exe")
    return packages.pack_installer(program, work / "briefer-setup.exe", Build("1.2.3", "", ""), MAKER)


def test_the_installer_lays_the_program_for_one_user_and_makes_it_known(windows: Windows, installer: Path):
    assert windows.run(installer, "/S").returncode == 0
    assert windows.names() == OWN | {"remove.exe"}
    assert (windows.programs / "_internal/resources/one.txt").is_file()
    assert windows.value(PRODUCT, "DisplayVersion") == "1.2.3"
    assert windows.value(COMMAND).endswith(r'\Briefer\briefer.exe" "%1"')
    assert list(windows.users.rglob("Briefer.lnk"))


def test_a_newer_version_takes_the_place_of_the_older_ones_parts(windows: Windows, installer: Path):
    windows.run(installer, "/S")
    (windows.programs / "_internal/old.dll").write_bytes(b"old")
    assert windows.run(installer, "/S").returncode == 0
    assert not (windows.programs / "_internal/old.dll").exists()


def test_nothing_is_touched_while_the_program_is_open(windows: Windows, installer: Path):
    windows.run(installer, "/S")
    running = windows.start(windows.programs / "briefer.exe")
    try:
        time.sleep(3)
        if running.poll() is not None:
            pytest.skip("there is no display on which the program could stay open")
        assert windows.run(installer, "/S").returncode == 2
        assert windows.names() == OWN | {"remove.exe"}
    finally:
        windows.run("taskkill", "/f", "/im", "briefer.exe")
        running.wait(30)


def test_removing_takes_away_what_was_laid_and_leaves_what_is_the_users(windows: Windows, installer: Path):
    windows.run(installer, "/S")
    (windows.programs / "mine.txt").write_text("mine")
    windows.remove()
    assert windows.names() == {"mine.txt"}
    assert not windows.value(PRODUCT, "DisplayVersion")
    assert not windows.value(COMMAND)
    assert not list(windows.users.rglob("Briefer.lnk"))
