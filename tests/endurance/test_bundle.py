"""The built program does what the checkout does, here and on a bare machine where there is no Python.

It is built for this (some minutes), or taken from the folder that BRIEFER_DIST names. The bare machine is a Debian made
by debootstrap, in which the .deb is installed and removed; that needs root and the network of Debian.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from briefer.data import resources_folder
from tests import ROOT
from tests.hostile.office import bomb

pytestmark = [
    pytest.mark.endurance,
    pytest.mark.skipif(sys.platform != "linux", reason="the packages tried here are those of Linux"),
]

MOST_BYTES, MOST_PACKED = 330_000_000, 105_000_000
BARE = Path("/var/tmp/briefer-bare-bookworm")
DISPLAY = ":87"
PROJECT = resources_folder() / "samples" / "istanbul-talks.briefer"
ARTICLE = resources_folder() / "samples" / "istanbul-talks.md"
PARTIES = ("--party", "Russia: Moscow, Kremlin", "--party", "Ukraine: Kyiv")


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the program and its packages."""
    if given := os.environ.get("BRIEFER_DIST"):
        return Path(given)
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-P", "-m", "briefer.bundle", str(folder)], check=True, cwd=ROOT)
    return folder


class Machine:
    """Where the program runs: this computer, or a root folder of another."""

    def __init__(self, program: str, work: Path, root: Path | None = None) -> None:
        self._program = program
        self._root = root
        self.work = work

    def run(self, *words: str, display: str = "", seconds: float = 120) -> subprocess.CompletedProcess[str]:
        """Run the program in the work folder with nothing of this environment."""
        return subprocess.run(
            self.command(*words, display=display),
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
            cwd="/" if self._root else self.work,
        )

    def command(self, *words: str, display: str = "") -> list[str]:
        """Return the command that runs the program."""
        home = str(self.work.relative_to(self._root)) if self._root else str(self.work)
        plain = ["env", "-i", f"HOME=/{home.lstrip('/')}", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8"]
        plain += [f"DISPLAY={display}"] if display else []
        if self._root is None:
            return [*plain, self._program, *words]
        inside = f'cd "/{home}" && exec "$0" "$@"'
        return ["chroot", str(self._root), *plain, "sh", "-c", inside, self._program, *words]


@pytest.fixture(scope="module", params=["here", "bare"])
def machine(request: pytest.FixtureRequest, dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """Return this computer with the folder, then a bare one with the .deb installed."""
    if request.param == "here":
        yield Machine(str(dist / "briefer" / "briefer"), tmp_path_factory.mktemp("work"))
        return
    _make_bare()
    (package,) = dist.glob("*.deb")
    shutil.copy(package, BARE / "var/tmp/briefer.deb")
    before = _files(BARE)
    with _mounted(BARE):
        _in_bare("apt-get", "update", "-q")
        _in_bare("apt-get", "install", "-y", "-q", "--no-install-recommends", "/var/tmp/briefer.deb")
        work = BARE / "home" / "work"
        work.mkdir(parents=True, exist_ok=True)
        yield Machine("briefer", work, BARE)
        _in_bare("dpkg", "--remove", "briefer")
        shutil.rmtree(work)
    left = {path for path in _files(BARE) - before if "briefer" in path}
    assert left <= {"var/lib/dpkg/info/briefer.list"}


def _make_bare() -> None:
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        pytest.skip("a bare machine needs root and debootstrap")
    if not (BARE / "usr/bin/dpkg").exists():
        source = subprocess.run(["apt-cache", "policy"], capture_output=True, text=True, check=True).stdout
        mirror = next(word for word in source.split() if word.startswith("http") and word.endswith("/debian"))
        subprocess.run(["debootstrap", "--variant=minbase", "bookworm", str(BARE), mirror], check=True)
    for place in ("etc/resolv.conf", "etc/hosts"):
        shutil.copy(f"/{place}", BARE / place)
    for file in Path("/etc/apt/apt.conf.d").glob("*registry*"):
        shutil.copy(file, BARE / "etc/apt/apt.conf.d" / file.name)
    shutil.copytree("/etc/ssl/certs", BARE / "etc/ssl/certs", dirs_exist_ok=True, symlinks=False)
    assert not list(BARE.glob("usr/bin/python3*"))


class _mounted:  # noqa: N801 - used as a function
    def __init__(self, root: Path) -> None:
        self._places = [root / "proc", root / "dev"]

    def __enter__(self) -> None:
        for place in self._places:
            subprocess.run(["mount", "--bind", f"/{place.name}", str(place)], check=True)

    def __exit__(self, *_: object) -> None:
        for place in self._places:
            subprocess.run(["umount", str(place)], check=False)


def _in_bare(*words: str) -> None:
    plain = ["env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND=noninteractive"]
    subprocess.run(["chroot", str(BARE), *plain, *words], check=True, stdout=subprocess.DEVNULL, cwd="/")


def _files(root: Path) -> set[str]:
    skipped = {root / "proc", root / "dev", root / "sys"}
    return {
        str(path.relative_to(root)) for top in root.iterdir() if top not in skipped for path in (top, *top.rglob("*"))
    }


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """Return a display of its own, which a program in another root folder reaches too."""
    if not shutil.which("Xvfb") or not shutil.which("xdotool"):
        pytest.skip("a window needs Xvfb and xdotool")
    with subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1366x768x24"], stderr=subprocess.DEVNULL) as server:
        yield DISPLAY
        server.terminate()


def from_source(folder: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "briefer", *words],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_it_is_no_larger_than_promised(dist: Path):
    files = [file for file in (dist / "briefer").rglob("*") if file.is_file() and not file.is_symlink()]
    assert sum(file.stat().st_size for file in files) <= MOST_BYTES
    packed = [*dist.glob("*.tar.xz"), *dist.glob("*.deb")]
    assert len(packed) == 2
    assert all(1_000_000 < file.stat().st_size <= MOST_PACKED for file in packed)


def test_checksums_are_those_of_the_files(dist: Path):
    for line in (dist / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((dist / name).read_bytes()).hexdigest() == digest


def test_the_bill_and_the_licences_travel_with_it(dist: Path):
    bill = json.loads((dist / "briefer" / "sbom.cdx.json").read_text(encoding="utf-8"))
    texts = (dist / "briefer" / "LICENCES.txt").read_text(encoding="utf-8")
    names = {part["name"] for part in bill["components"]}
    assert {"lxml", "pyside6-essentials", "carlito"} <= names
    assert all(
        name in texts for name in ("lxml", "pyside6-essentials", "GNU LESSER GENERAL PUBLIC LICENSE", "SIL OPEN FONT")
    )


def test_it_says_version_and_build(machine: Machine):
    said = machine.run("--version").stdout
    assert said.startswith("Briefer ")
    assert "(build 2" in said


def test_its_brief_is_the_one_from_source(machine: Machine, tmp_path: Path):
    shutil.copy(PROJECT, machine.work / "p.briefer")
    done = machine.run("export", "p.briefer", "-o", "brief.docx", "-o", "brief.pdf", "--force")
    assert (done.returncode, done.stderr) == (0, "")
    from_source(tmp_path, "export", str(PROJECT), "-o", "brief.docx", "-o", "brief.pdf")
    assert document_of(machine.work / "brief.docx") == document_of(tmp_path / "brief.docx")
    assert (machine.work / "brief.pdf").read_bytes() == (tmp_path / "brief.pdf").read_bytes()


def document_of(path: Path) -> bytes:
    with zipfile.ZipFile(BytesIO(path.read_bytes())) as package:
        return package.read("word/document.xml")


@pytest.mark.parametrize("words", [("read", "a.md"), ("parties", "a.md"), ("suggest", "a.md", *PARTIES)])
def test_it_reads_and_suggests_the_same(machine: Machine, tmp_path: Path, words: tuple[str, ...]):
    for folder in (machine.work, tmp_path):
        shutil.copy(ARTICLE, folder / "a.md")
    assert machine.run(*words, "--json").stdout == from_source(tmp_path, *words, "--json")


@pytest.mark.parametrize("name", ["brief.docx", "brief.pdf", "page.html", "mail.eml"])
def test_it_reads_every_likely_format(machine: Machine, tmp_path: Path, name: str):
    shutil.copy(PROJECT, tmp_path / "p.briefer")
    from_source(tmp_path, "export", "p.briefer", "-o", "brief.docx", "-o", "brief.pdf", "-o", "page.html")
    (tmp_path / "mail.eml").write_bytes(b"From: a@example.org\nSubject: Talks\n\nThe talks ended on Monday.\n")
    shutil.copy(tmp_path / name, machine.work / f"read-{name}")
    shutil.copy(tmp_path / name, tmp_path / f"read-{name}")
    said = machine.run("read", f"read-{name}", "--json").stdout
    assert said == from_source(tmp_path, "read", f"read-{name}", "--json")


def test_a_hostile_file_ends_in_its_sentence_in_a_child_that_the_kernel_holds(machine: Machine):
    (machine.work / "bomb.docx").write_bytes(bomb())
    done = machine.run("read", "bomb.docx")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr
    held = next(line for line in machine.run("doctor").stdout.splitlines() if line.startswith("Reading"))
    assert held in from_source(machine.work, "doctor")


def test_its_fonts_and_help_are_there(machine: Machine):
    said = machine.run("doctor").stdout
    assert "all 19 that travel with Briefer are here" in said
    place = next(line.removeprefix("Files: ") for line in said.splitlines() if line.startswith("Files: "))
    root = machine.work.parents[1] if place.startswith("/usr") else Path("/")
    assert list((root / place.lstrip("/") / "resources" / "help").iterdir())


def test_it_speaks_the_languages_of_its_readers(machine: Machine):
    assert "In zehn Minuten zum ersten Vermerk" in machine.run("--language", "de", "help").stdout
    missing = machine.run("--language", "uk", "check", "nowhere.briefer")
    assert (missing.returncode, "немає файлу nowhere.briefer" in missing.stderr) == (1, True)


def test_its_window_opens(machine: Machine, display: str):
    with subprocess.Popen(machine.command(display=display), cwd="/", stderr=subprocess.PIPE, text=True) as program:
        try:
            assert _window(display, "Istanbul", 60), "no window"
        finally:
            program.terminate()
            said = program.stderr.read() if program.stderr else ""
    assert "Traceback" not in said


def _window(display: str, words: str, seconds: float) -> bool:
    """Wait for a visible window whose title holds the words."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        asked = ["xdotool", "search", "--onlyvisible", "--name", words]
        if subprocess.run(
            asked, env={"DISPLAY": display, "PATH": os.environ["PATH"]}, capture_output=True, check=False
        ).stdout:
            return True
        time.sleep(0.2)
    return False
