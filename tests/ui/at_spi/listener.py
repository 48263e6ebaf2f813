"""What a screen reader meets: the window walked through AT-SPI, and what is heard of each key, printed as JSON.

Run by the system's own Python, which has the binding, in a session bus of its own: listener.py KEYS PROGRAM WORDS…
KEYS is a JSON list of names of keys as xdotool writes them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

import pyatspi
from gi.repository import GLib

START_SECONDS, REST_SECONDS, LONGEST_SECONDS = 60, 0.5, 6
DEEPEST, MOST_CHILDREN = 40, 200
HEARD = ("object:announcement", "object:state-changed:focused", "object:active-descendant-changed")

heard = []


def hear(event):
    words = event.any_data if isinstance(event.any_data, str) else ""
    if event.type.startswith("object:state-changed") and not event.detail1:
        return
    heard.append({"type": event.type, "words": words or event.source.name, "role": event.source.getRoleName()})


def run_loop(seconds, until=lambda: False):
    context, end = GLib.MainContext.default(), time.monotonic() + seconds
    while time.monotonic() < end and not until():
        while context.iteration(False):
            pass
        time.sleep(0.01)


def find_program():
    desktop = pyatspi.Registry.getDesktop(0)
    found = [desktop.getChildAtIndex(index) for index in range(desktop.childCount)]
    return next((each for each in found if each and each.name == "Briefer"), None)


def nodes(node, depth=0):
    """Yield what is shown, with role, name, states, and the acts it offers."""
    if node is None or depth > DEEPEST:
        return
    states = [pyatspi.stateToString(state) for state in node.getState().getStates()]
    if depth > 1 and "showing" not in states:
        return
    yield {"role": node.getRoleName(), "name": node.name, "states": states, "acts": acts_of(node), "depth": depth}
    for index in range(min(node.childCount, MOST_CHILDREN)):
        yield from nodes(node.getChildAtIndex(index), depth + 1)


def acts_of(node):
    try:
        offered = node.queryAction()
    except NotImplementedError:
        return []
    return [offered.getName(index) for index in range(offered.nActions)]


def all_of(node, role, depth=0):
    if node is None or depth > DEEPEST:
        return
    if node.getRoleName() == role:
        yield node
    for index in range(node.childCount):
        yield from all_of(node.getChildAtIndex(index), role, depth + 1)


def do(node, act):
    offered = node.queryAction()
    for index in range(offered.nActions):
        if offered.getName(index) == act:
            offered.doAction(index)


def press(key):
    """Press a key; return what is heard until it is quiet."""
    before = len(heard)
    subprocess.run(["xdotool", "key", key], check=True)
    run_loop(LONGEST_SECONDS, lambda: len(heard) > before)
    run_loop(REST_SECONDS)
    return heard[before:]


def menus_of(program):
    """Return the items of each menu, opened and closed through the interface."""
    (bar,) = list(all_of(program, "menu bar"))
    found = {}
    for index in range(bar.childCount):
        entry = bar.getChildAtIndex(index)
        name = entry.name
        do(entry, "ShowMenu")
        run_loop(0.7)
        items = [item for item in all_of(program, "popup menu") for item in all_of(item, "menu item")]
        found[name] = [{"name": item.name, "acts": acts_of(item)} for item in items if item.name]
        subprocess.run(["xdotool", "key", "Escape"], check=True)
        run_loop(0.4)
    return found


def pressed_by_interface(program, beginning):
    """Press the button whose name begins so, without a key; return what is heard."""
    before = len(heard)
    button = next(each for each in all_of(program, "push button") if each.name.startswith(beginning))
    do(button, "Press")
    run_loop(LONGEST_SECONDS, lambda: len(heard) > before)
    run_loop(REST_SECONDS)
    return heard[before:]


def main():
    keys, command = json.loads(sys.argv[1]), sys.argv[2:]
    program = subprocess.Popen(command, env={**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"})
    try:
        pyatspi.Registry.registerEventListener(hear, *HEARD)
        run_loop(START_SECONDS, lambda: find_program() is not None)
        shown = find_program()
        run_loop(START_SECONDS, lambda: any(each.name.startswith("Paragraph 1") for each in all_of(shown, "text")))
        run_loop(2)
        asked = ["xdotool", "search", "--onlyvisible", "--name", "Briefer"]
        window = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()[0]
        subprocess.run(["xdotool", "windowactivate", "--sync", window], check=False)
        result = {"nodes": list(nodes(shown)), "by_interface": pressed_by_interface(shown, "Demand, key D")}
        result["keys"] = [{"key": key, "heard": press(key)} for key in keys]
        result["menus"] = menus_of(shown)
        sys.stdout.write(json.dumps(result))
    finally:
        program.kill()


main()
