"""What the office sets holds in the window and in the commands, and a mistake in it is said and opens nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefer.__main__ import main
from briefer.data import resources_folder
from briefer.errors import BrieferError
from briefer.policy import Policy, load

PROJECT = str(resources_folder() / "samples" / "istanbul-talks.briefer")
HOUSE = "id: house\nname: House\nsections: [{kind: header_block}]\n"


def test_without_a_file_nothing_is_set(tmp_path: Path):
    found = load(tmp_path / "none.toml")
    assert found == Policy()
    found.allow_assistant()


def test_all_that_may_be_set_is_read(office):
    found = office('templates_folder = "/srv/office"\nmarkings = ["OFFICIAL", "SECRET"]\nassistant = false\n')
    assert found.folders == (Path("/srv/office"),)
    assert found.markings == ("OFFICIAL", "SECRET")
    with pytest.raises(BrieferError, match=r"switched the assistant off.*policy\.toml"):
        found.allow_assistant()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("assistant = 'no'", "of assistant is not understood"),
        ("markings = 'SECRET'", "of markings is not understood"),
        ("assistent = false", "of assistent is not understood"),
        ("templates_folder = 3", "of templates_folder is not understood"),
        ("[[[", "cannot be used"),
    ],
)
def test_a_mistake_is_said_and_switches_the_assistant_off(office, text: str, words: str):
    found = office(text)
    assert words in found.mistake
    assert (found.templates_folder, found.markings) == ("", ())
    with pytest.raises(BrieferError, match="cannot be used"):
        found.allow_assistant()


@pytest.mark.parametrize("words", [["question", PROJECT], ["answer", PROJECT, "nowhere.txt"]])
def test_no_command_asks_an_assistant_where_the_office_says_so(office, capsys, words: list[str]):
    office("assistant = false")
    assert main(words) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Your office has switched the assistant off." in captured.err


def test_the_office_s_templates_are_known_to_the_commands(office, tmp_path: Path):
    (tmp_path / "house.yaml").write_text(HOUSE, encoding="utf-8")
    office(f'templates_folder = "{tmp_path.as_posix()}"')
    assert main(["export", PROJECT, "--template", "house", "-o", str(tmp_path / "brief.md")]) == 0


def test_the_doctor_says_where_it_is_and_what_is_wrong_with_it(office, capsys, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    office("assistant = 3")
    assert main(["doctor"]) == 0
    assert "of assistant is not understood" in capsys.readouterr().out
