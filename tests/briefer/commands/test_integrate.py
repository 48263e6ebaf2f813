"""`integrate` makes Briefer known to a desktop, and takes all of it away again."""

from __future__ import annotations

import configparser
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefer.__main__ import main
from briefer.commands import integrate
from briefer.data import version_line

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only there are such files")


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "share"


def files(share: Path) -> set[str]:
    return {path.relative_to(share).as_posix() for path in share.rglob("briefer*")}


def test_menu_entry_icon_and_file_type_come_and_go(share: Path, capsys):
    for _ in range(2):
        assert main(["integrate"]) == 0
        assert files(share) == {f"{place}/{name}" for name, place in integrate.PLACES.items()}
    assert main(["integrate", "--remove"]) == 0
    assert files(share) == set()
    assert main(["integrate", "--remove"]) == 0
    assert "no longer in the menu" in capsys.readouterr().out


def test_the_menu_entry_starts_this_very_program(share: Path):
    assert main(["integrate"]) == 0
    entry = configparser.RawConfigParser(strict=True)
    entry.optionxform = str
    entry.read(share / "applications" / "briefer.desktop", encoding="utf-8")
    command = shlex.split(entry["Desktop Entry"]["Exec"])
    assert command.pop() == "%F"
    done = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True, cwd="/")
    assert done.stdout.strip() == version_line()


@pytest.mark.skipif(not shutil.which("update-mime-database"), reason="the system keeps no file types")
def test_a_project_has_its_file_type(share: Path):
    assert main(["integrate"]) == 0
    assert "application/x-briefer:*.briefer" in (share / "mime" / "globs2").read_text(encoding="utf-8")
    assert main(["integrate", "--remove"]) == 0
    assert "briefer" not in (share / "mime" / "globs2").read_text(encoding="utf-8")


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="the checker is not installed")
def test_the_menu_entry_is_valid(share: Path):
    assert main(["integrate"]) == 0
    subprocess.run(["desktop-file-validate", str(share / "applications" / "briefer.desktop")], check=True)


@pytest.mark.parametrize("word", ["/opt/a b/briefer", '/opt/"x"/b', "/opt/$x/`y`/b", "/opt/100%/b", "/opt/plain"])
def test_any_path_is_quoted_as_a_menu_entry_wants_it(word: str):
    assert unquoted(integrate._quoted(word)) == word


def unquoted(text: str) -> str:
    """Read a word of an Exec line as the specification says: the escapes of the file, of the quotes, of the fields."""
    text = text.replace("\\\\", "\\")
    if text.startswith('"'):
        found, signs = "", iter(text[1:-1])
        for sign in signs:
            found += next(signs) if sign == "\\" else sign
        text = found
    return text.replace("%%", "%")


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path, monkeypatch, capsys):
    (tmp_path / "share").write_bytes(b"")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert main(["integrate"]) == 1
    assert "could not be written" in capsys.readouterr().err
