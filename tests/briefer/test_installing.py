"""While packages are installed a person sees how far that is, and why it failed; told from what pip says."""

import io
import sys

import pytest

from briefer.bootstrap import installing

PIP = """
print("Ignoring colorama: markers 'sys_platform' don't match your environment")
print("Collecting lxml==6.1.3 (from -r requirements.lock (line 7))")
print("  Downloading lxml-6.1.3-cp311-manylinux.whl.metadata (3.6 kB)")
print("Collecting pyside6-essentials==6.11.3")
print("  Using cached lxml-6.1.3-cp311-manylinux.whl (5.1 MB)")
print("Downloading pyside6_essentials-6.11.3-cp310-abi3.whl (81.4 MB)")
import sys, time
sys.stdout.flush(); time.sleep(0.05)
print("Installing collected packages: lxml, pyside6-essentials")
sys.exit(STATUS)
"""


class Screen(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr(installing, "TICK_S", 0.01)
    monkeypatch.setenv("COLUMNS", "70")


def install(out, status=0):
    error = io.StringIO()
    found = installing.install([sys.executable, "-c", PIP.replace("STATUS", str(status))], 3, out, error)
    assert found == status
    return out.getvalue(), error.getvalue()


def test_a_log_names_each_package_once_with_its_size_and_what_it_comes_to():
    told, wrong = install(io.StringIO())
    assert told.splitlines() == [
        "  Taking from the cache lxml, 1 of 2: 5.1 MB, 5 MB with it",
        "  Downloading pyside6_essentials, 2 of 2: 81.4 MB, 86 MB with it",
        "  Unpacking 2 packages",
        "  Done in 0:00.",
    ]
    assert not wrong


def test_a_terminal_shows_one_line_that_goes_on_while_a_package_comes():
    told, _ = install(Screen())
    lines = told.split("\r")
    assert "\n" not in told.removesuffix("\n")
    assert all(len(line.rstrip("\n")) < 70 for line in lines)
    assert sum("Downloading pyside6_essentials, 2 of 2" in line for line in lines) > 1  # and at the same all the while
    assert any("Looking up lxml, 1 of 2 · 0:00" in line for line in lines)
    assert lines[-1] == "  Done in 0:00.\n"


def test_what_pip_said_is_shown_where_it_failed():
    _, wrong = install(Screen(), 1)
    assert "Collecting lxml==6.1.3" in wrong
