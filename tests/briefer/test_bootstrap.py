"""`python3 main.py` sets up what is missing and mends what is damaged, and never ends in a traceback."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefer import bootstrap
from tests import ROOT

LIBRARY = "WORD = 'works'\n"
PROGRAM = """
import sys
try:
    from library import WORD
except (ImportError, SyntaxError) as error:
    sys.exit(f"A part is missing: {error}")
print(WORD)
sys.exit(int(sys.argv[1]) if sys.argv[1:] else 0)
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a checkout of a small program with one dependency, which installing takes from nowhere."""
    (tmp_path / "briefer").mkdir()
    (tmp_path / "briefer" / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    for name in ("requirements.lock", "requirements-dev.lock"):
        (tmp_path / name).write_text(f"library==1.0  # {name}\n", encoding="utf-8")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "provide_system_libraries", lambda: None)
    monkeypatch.setattr(bootstrap, "run", lambda command: install(command, tmp_path / ".venv"))
    monkeypatch.setattr(bootstrap, "install_packages", lambda command, _: install(command, tmp_path / ".venv"))
    return tmp_path


def install(command: list[str], environment: Path) -> None:
    """Make the environment for certain, and put the library where pip would."""
    if "venv" in command:
        subprocess.run([*command, "--without-pip"], check=True)
        return
    site = packages(environment)
    (site / "library").mkdir()
    (site / "library" / "__init__.py").write_text(LIBRARY, encoding="utf-8")
    (site / "library-1.0.dist-info").mkdir()
    record = f"library/__init__.py,sha256=x,{len(LIBRARY)}\nlibrary-1.0.dist-info/RECORD,,\n"
    (site / "library-1.0.dist-info" / "RECORD").write_text(record, encoding="utf-8")


def packages(environment: Path) -> Path:
    (site,) = [*environment.glob("lib/python*/site-packages"), *environment.glob("Lib/site-packages")]
    return site


def test_the_first_start_sets_up_and_the_second_only_starts(checkout: Path, capfd: pytest.CaptureFixture[str]):
    assert bootstrap.start([]) == 0
    assert "Setting up" in capfd.readouterr().out
    assert bootstrap.start([]) == 0
    assert capfd.readouterr().out == "works\n"


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a package is gone": lambda site: shutil.rmtree(site / "library"),
    "a package was uninstalled": lambda site: [shutil.rmtree(folder) for folder in site.glob("library*")],
    "a file is cut off": lambda site: (site / "library" / "__init__.py").write_text("WORD = (", encoding="utf-8"),
    "what makes it an environment is gone": lambda site: (site.parents[2] / "pyvenv.cfg").unlink(),
    "the interpreter is gone": lambda site: bootstrap.environment_python().unlink(),
    "the interpreter is none": lambda site: no_interpreter(bootstrap.environment_python()),
}


def no_interpreter(python: Path) -> None:
    python.unlink()
    python.write_bytes(b"\x7fELF")
    python.chmod(0o755)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.skipif(sys.platform == "win32", reason="the layout of an environment is another one there")
def test_a_damaged_environment_is_mended(checkout: Path, capfd: pytest.CaptureFixture[str], damage: str):
    bootstrap.start([])
    capfd.readouterr()
    DAMAGES[damage](packages(checkout / ".venv"))
    assert bootstrap.start([]) == 0
    captured = capfd.readouterr()
    assert captured.out.endswith("works\n")
    assert "Traceback" not in captured.err


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_an_environment_that_is_linked_to_is_used_and_never_emptied(checkout: Path, capfd: pytest.CaptureFixture[str]):
    bootstrap.start([])
    (checkout / ".venv").rename(checkout / "shared")
    (checkout / ".venv").symlink_to(checkout / "shared")
    (checkout / "requirements.lock").write_text("library==2.0\n", encoding="utf-8")
    capfd.readouterr()
    assert bootstrap.start([]) == 0
    assert bootstrap.start(["1"]) == 1
    assert capfd.readouterr().out == "works\nworks\n"


def test_a_command_that_fails_does_not_set_anything_up_again(checkout: Path, capfd: pytest.CaptureFixture[str]):
    bootstrap.start([])
    capfd.readouterr()
    assert bootstrap.start(["1"]) == 1
    assert capfd.readouterr().out == "works\n"


def test_a_step_that_fails_is_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        bootstrap.run([sys.executable, "-c", "raise SystemExit(3)"])
    assert "This step of the set-up failed" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["-m", "briefer"], ["-P", "-m", "briefer"]])
def test_modules_in_the_folder_it_is_started_in_are_not_imported(tmp_path: Path, words: list[str]):
    for name in ("msgspec", "lxml", "yaml", "docx", "trafilatura", "psutil"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('imported from the folder')", encoding="utf-8")
    (tmp_path / "a.html").write_text("<p>The talks ended on Monday, and nobody had won.</p>", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, *words, "read", "a.html"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "nobody had won" in done.stdout


def test_a_part_that_is_missing_is_a_sentence(tmp_path: Path):
    for name in ("msgspec", "lxml"):
        (tmp_path / f"{name}.py").write_text("raise ImportError('file too short')", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-P", "-m", "briefer", "read", "a.html"],
        env={"PYTHONPATH": f"{tmp_path}:{ROOT}", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("A part of Briefer is missing or broken: file too short.")
