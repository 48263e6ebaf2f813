"""The window as a screen reader meets it, through AT-SPI and not through Qt: roles, names, states, what is heard."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import ROOT

SYSTEM_PYTHON = "/usr/bin/python3"
TOOLS = ("Xvfb", "openbox", "xdotool", "dbus-run-session")
KEYS = {
    "d": "tagged Russia, Demand",
    "p": "tagged Russia, Position",
    "e": "tagged Russia, Event",
    "2": "Active party: Ukraine",
    "j": "Paragraph",
    "k": "Paragraph",
    "ctrl+z": "Undone",
    "ctrl+2": "Comparison",
    "ctrl+3": "Subject",
    "ctrl+1": "Paragraph",
    "ctrl+k": "Find",
    "Escape": "Paragraph",
}
"""Each key, and words that must be heard of it."""
STAGES = {"ctrl+1": "Read", "ctrl+2": "Compare", "ctrl+3": "Brief"}
INTERACTIVE = {"push button", "check box", "radio button", "combo box", "toggle button", "menu item", "spin button"}
KNOWN_ROLES = INTERACTIVE | {
    *("application", "frame", "filler", "panel", "menu bar", "layered pane", "split pane", "scroll bar", "scroll pane"),
    *("text", "entry", "label", "table", "table cell", "table column header", "table row header", "list", "list item"),
    *("page tab list", "page tab", "image", "separator", "status bar", "tool bar", "tree table", "heading", "unknown"),
}


def has_everything() -> bool:
    if not sys.platform.startswith("linux") or not all(map(shutil.which, TOOLS)):
        return False
    asked = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    return Path(SYSTEM_PYTHON).exists() and subprocess.run(asked, capture_output=True, check=False).returncode == 0


pytestmark = [
    pytest.mark.endurance,  # half a minute, a display and a session of its own
    pytest.mark.skipif(not has_everything(), reason=f"needs {', '.join(TOOLS)} and pyatspi"),
]


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what the listener met and heard, in a session of its own."""
    home = tmp_path_factory.mktemp("home")
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DBUS_", "XDG_"))}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24"]
    with subprocess.Popen(command, pass_fds=[writing], **quiet) as server:
        display = f":{os.read(reading, 16).decode().strip()}"
        environment = plain | {"DISPLAY": display, "HOME": str(home), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
        with subprocess.Popen(["openbox"], env=environment, **quiet) as manager:
            listener = str(Path(__file__).with_name("listener.py"))
            program = [sys.executable, "-P", "-m", "briefer"]
            done = subprocess.run(
                ["dbus-run-session", "--", SYSTEM_PYTHON, listener, json.dumps(list(KEYS)), *program],
                env=environment,
                capture_output=True,
                text=True,
                timeout=240,
                check=False,
            )
            manager.kill()
        server.kill()
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_every_part_has_a_role_that_a_screen_reader_knows(met: dict[str, Any]):
    assert {node["role"] for node in met["nodes"]} <= KNOWN_ROLES
    assert len(met["nodes"]) > 60


def test_whatever_takes_the_focus_or_can_be_pressed_has_a_name(met: dict[str, Any]):
    asked = [node for node in met["nodes"] if "focusable" in node["states"] or node["role"] in INTERACTIVE]
    assert len(asked) > 20
    assert [node for node in asked if not node["name"].strip()] == []


def test_whatever_can_be_pressed_can_be_pressed_through_the_interface(met: dict[str, Any]):
    buttons = [node for node in met["nodes"] if node["role"] in INTERACTIVE]
    assert [node for node in buttons if not {"Press", "Toggle", "ShowMenu"} & set(node["acts"])] == []


def test_states_are_told(met: dict[str, Any]):
    stages = {node["name"]: node["states"] for node in met["nodes"] if node["role"] == "check box"}
    assert "checked" in stages["Read, 1 of 3"]
    assert "checked" not in stages["Compare, 2 of 3"]
    (text,) = [node for node in met["nodes"] if node["role"] == "text" and node["name"].startswith("Paragraph 1")]
    assert {"read only", "multi line", "focusable"} <= set(text["states"])


def test_a_button_pressed_by_the_screen_reader_acts_and_is_heard(met: dict[str, Any]):
    assert any("tagged Russia, Demand" in each["words"] for each in met["by_interface"])


@pytest.mark.parametrize("key", KEYS)
def test_every_act_and_move_is_heard(met: dict[str, Any], key: str):
    (pressed,) = [each for each in met["keys"] if each["key"] == key]
    assert any(KEYS[key] in each["words"] for each in pressed["heard"]), pressed["heard"]


@pytest.mark.parametrize("key", STAGES)
def test_of_another_stage_its_name_and_what_has_the_focus_is_heard_and_nothing_else(met: dict[str, Any], key: str):
    (pressed,) = [each for each in met["keys"] if each["key"] == key]
    first, *others = [each["words"] for each in pressed["heard"]]
    assert first == STAGES[key]
    assert [words for words in others if not words.startswith(KEYS[key])] == []


def test_every_act_of_the_menus_is_reachable(met: dict[str, Any]):
    items = [item for entries in met["menus"].values() for item in entries]
    assert [item for item in items if not {"Press", "ShowMenu"} & set(item["acts"])] == []
    acts = json.loads((ROOT / "resources" / "help" / "acts.json").read_text(encoding="utf-8"))
    expected = {act["text"] for act in acts.values() if act["menu"] and act["where"] in {"Anywhere", "Article"}}
    assert expected - {item["name"] for item in items} == set()
