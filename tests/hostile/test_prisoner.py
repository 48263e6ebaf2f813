"""Code that runs in the reading child can do nothing to the files, the network and the processes of the user."""

from __future__ import annotations

import json
import os
import platform
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefer.readers.sandbox import parent as sandbox
from briefer.readers.sandbox.child import Answer, Request
from briefer.readers.sandbox.parent import Child, locks
from tests.hostile.prisoner import ACTS

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() != "x86_64", reason="the acts are those of Linux on x86-64"
)

ROOT = Path(__file__).resolve().parents[2]
VICTIM = """
import ctypes, signal
signal.signal(signal.SIGUSR1, lambda *_: None)
libc = ctypes.CDLL(None)
libc.prctl(0x59616D61, ctypes.c_ulong(-1), 0, 0, 0)  # anybody may look at this process, where that is asked
words = ctypes.create_string_buffer(b"words")
print(ctypes.addressof(words), flush=True)
while True: signal.pause()
"""
HARMLESS_FAILURES = 6
"""How many of the acts a system may refuse to everybody, as some do for io_uring, ptrace or queues."""


@pytest.fixture
def aim(tmp_path: Path) -> Iterator[dict[str, Any]]:
    """Return what can be attacked: files, folders, three listening sockets and a process."""
    for name in ("secret", "mapped", "overwritten", "appended", "truncated", "unlinked", "renamed", "mode"):
        (tmp_path / name).write_bytes(b"words")
    (tmp_path / "empty folder").mkdir()
    (tmp_path / "link to secret").symlink_to("secret")
    abstract = f"briefer-{os.getpid()}"
    with (
        socket.create_server(("127.0.0.1", 0)) as internet,
        socket.socket(socket.AF_UNIX) as local,
        socket.socket(socket.AF_UNIX) as nameless,
        subprocess.Popen([sys.executable, "-c", VICTIM], stdout=subprocess.PIPE, text=True) as victim,
    ):
        local.bind(str(tmp_path / "socket"))
        nameless.bind(f"\0{abstract}")
        local.listen()
        nameless.listen()
        assert victim.stdout is not None
        yield {
            "folder": str(tmp_path),
            "port": internet.getsockname()[1],
            "abstract": abstract,
            "victim": victim.pid,
            "address": int(victim.stdout.readline()),
        }
        victim.kill()


def done_by_prisoner(aim: dict[str, Any], monkeypatch: pytest.MonkeyPatch, kind: str) -> list[str]:
    """Return the acts that code in the child could do."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PRISONER", kind)
    monkeypatch.setattr(sandbox, "MODULE", "tests.hostile.prisoner")
    request = msgspec.json.encode(Request(json.dumps(aim)))
    with Child() as child:
        answer = child.ask(request + b"\n", 10, lambda: None)
    return list(json.loads(msgspec.json.decode(answer, type=Answer).message))


def test_code_in_the_child_can_do_nothing(aim: dict[str, Any], monkeypatch: pytest.MonkeyPatch):
    held = locks()
    if not held.seccomp or not held.landlock:
        pytest.skip("this kernel has not both locks")
    before = {path: path.read_bytes() for path in Path(aim["folder"]).iterdir() if path.is_file()}
    assert done_by_prisoner(aim, monkeypatch, "locked in") == []
    assert {path: path.read_bytes() for path in Path(aim["folder"]).iterdir() if path.is_file()} == before


def test_the_same_code_does_nearly_everything_where_nothing_holds_it(
    aim: dict[str, Any], monkeypatch: pytest.MonkeyPatch
):
    assert len(done_by_prisoner(aim, monkeypatch, "free")) >= len(ACTS) - HARMLESS_FAILURES


def test_python_alone_would_not_hold_it(aim: dict[str, Any], monkeypatch: pytest.MonkeyPatch):
    """Where this fails the locks of the kernel are no longer what holds the child, and the first test says nothing."""
    assert "read a file of the user" in done_by_prisoner(aim, monkeypatch, "guarded by Python")
