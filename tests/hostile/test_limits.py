"""A child that hangs, eats, breaks down, floods or babbles ends in its sentence, and nothing remains running.

The misbehaving readers stand in a package of the same name on a path of their own, so that the child is a real one.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from briefer.errors import Cancelled, ReadError
from briefer.readers import refusals
from briefer.readers.sandbox import parent as sandbox
from briefer.readers.sandbox.child import WARM, Request
from briefer.readers.sandbox.parent import MEMORY_MB, Child, WaitingChild, read_in_child

ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and process groups are not the same there")
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only there is address space limited for certain")

HEAD = """
import os, sys, time, signal, subprocess, socket
from briefer.readers.sandbox import limits
answers = os.fdopen(os.dup(1), "wb")
limits.limit_memory(int(sys.argv[1]))
"""
REQUEST = "request = sys.stdin.buffer.read()\n"


@pytest.fixture
def misbehaving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a function that makes a few lines of Python the child process."""

    def be(code: str) -> None:
        (tmp_path / "misbehaving_child.py").write_text(HEAD + code, encoding="utf-8")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        monkeypatch.setattr(sandbox, "MODULE", "misbehaving_child")

    return be


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the process ids of the children as they are started."""
    ids: list[int] = []

    class Noted(Child):
        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **options)  # type: ignore[arg-type]
            ids.append(self._process.pid)

    monkeypatch.setattr(sandbox, "Child", Noted)
    return ids


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def refused(seconds: float = 5) -> str:
    with pytest.raises(ReadError) as caught:
        read_in_child(b"words", Request("a.txt", seconds=seconds), memory_mb=300)
    assert refusals.is_listed(caught.value.message)
    return caught.value.message


@ON_POSIX
@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("while True: pass", "took longer"),
        (REQUEST + "time.sleep(60)", "took longer"),
        ("signal.signal(signal.SIGTERM, signal.SIG_IGN)\ntime.sleep(60)", "took longer"),
    ],
)
def test_a_child_that_hangs_is_stopped(misbehaving, started, code: str, sentence: str):
    misbehaving(code)
    assert sentence in refused(seconds=0.5)
    assert not any(map(is_running, started))


@ON_POSIX
@pytest.mark.parametrize(
    "code",
    [
        "os.abort()",
        REQUEST + "os.kill(os.getpid(), signal.SIGSEGV)",
        REQUEST + "os._exit(0)",
        REQUEST + "sys.exit(3)",
        REQUEST + "answers.write(b'garbage'); answers.close()",
        REQUEST + "answers.write(b'{\"result\": 5}'); answers.close()",
        REQUEST + "answers.write(b'\\xff\\x00' * 9); answers.close()",
        REQUEST + 'answers.write(b\'{"result": {"article"\'); answers.close()',
        REQUEST + "raise ZeroDivisionError",
    ],
)
def test_a_child_that_breaks_down_or_babbles_ends_in_a_sentence(misbehaving, started, code: str):
    misbehaving(code)
    assert "could not be read" in refused()
    assert not any(map(is_running, started))


@ON_POSIX
def test_a_child_that_floods_its_answer_is_cut_off(misbehaving, started, monkeypatch):
    monkeypatch.setattr(sandbox, "MAX_ANSWER_BYTES", 1_000_000)
    misbehaving("while True: answers.write(b'x' * 65536)")
    assert "too much text" in refused()
    assert not any(map(is_running, started))


@ON_LINUX
def test_a_child_that_eats_memory_gets_no_more(misbehaving, started):
    misbehaving(REQUEST + "x = bytearray(2_000_000_000)")
    assert "could not be read" in refused()
    assert not any(map(is_running, started))


@ON_LINUX
def test_a_child_that_starts_another_takes_it_along(misbehaving, tmp_path: Path):
    note = tmp_path / "grandchild"
    program = f"import os, time; open({str(note)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    misbehaving(f"subprocess.Popen([sys.executable, '-c', {program!r}])\ntime.sleep(60)")
    refused(seconds=1)
    until = time.monotonic() + 5
    process = int(note.read_text() or 0)
    while _lives(process) and time.monotonic() < until:
        time.sleep(0.01)
    assert not _lives(process)


def _lives(process: int) -> bool:
    """Whether a process runs; one that is dead and not yet taken leave of does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


@ON_POSIX
@pytest.mark.parametrize(
    "deed",
    [
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('example.org', 80)",
        "subprocess.Popen([sys.executable, '-c', ''])",
        "os.system('true')",
        "open({target!r}, 'w')",
        "os.open({target!r}, os.O_CREAT | os.O_WRONLY)",
        "os.mkdir({target!r})",
        "os.rename(__file__, {target!r})",
        "os.remove(__file__)",
    ],
)
def test_a_reader_that_is_shut_in_can_do_nothing_outside(misbehaving, tmp_path: Path, deed: str):
    target = str(tmp_path / "target")
    misbehaving(
        REQUEST
        + "limits.shut_in()\ntry:\n    "
        + deed.format(target=target)
        + '\nexcept PermissionError:\n    answers.write(b\'{"message": "refused"}\'); answers.close()'
    )
    with pytest.raises(ReadError, match="refused"):
        read_in_child(b"words", Request("a.txt"))
    assert not Path(target).exists()


@ON_LINUX
def test_a_shut_in_reader_cannot_write_even_past_python(misbehaving, tmp_path: Path):
    target = tmp_path / "target"
    target.write_bytes(b"")
    code = "limits.shut_in()\nfile = -1\ntry:\n    os.write(handle, b'x')\nexcept OSError:\n"
    misbehaving(
        REQUEST
        + f"handle = os.open({str(target)!r}, os.O_WRONLY)\n"
        + code
        + '    answers.write(b\'{"message": "refused"}\'); answers.close()'
    )
    with pytest.raises(ReadError, match="refused"):
        read_in_child(b"words", Request("a.txt"))
    assert target.read_bytes() == b""


# The child that waits


def test_a_waiting_child_reads_one_file_after_the_other_and_leaves_nothing(started):
    with WaitingChild() as child:
        child.prepare()
        child.prepare()
        assert len(started) == 1
        for words in (b"One.\n\nTwo.", b"Three."):
            assert child.read(words, Request("a.txt")).article.paragraphs
        assert len(started) == 3
    assert not any(map(is_running, started))


def test_a_waiting_child_that_died_is_replaced(started):
    with WaitingChild() as child:
        child.prepare()
        os.kill(started[0], 9)
        until = time.monotonic() + 5
        while _lives(started[0]) and time.monotonic() < until:
            time.sleep(0.01)
        assert child.read(b"One.", Request("a.txt")).article.paragraphs


def test_reading_with_a_waiting_child_can_be_cancelled(started):
    def stop() -> None:
        raise Cancelled

    with WaitingChild() as child:
        child.prepare()
        with pytest.raises(Cancelled):
            child.read(b"One.", Request("a.txt"), stop)
    assert not any(map(is_running, started))


def test_after_closing_no_child_waits_any_more(started):
    child = WaitingChild()
    child.close()
    child.prepare()
    assert started == []
    assert child.read(b"One.", Request("a.txt")).article.paragraphs
    child.close()
    assert not any(map(is_running, started))


@ON_POSIX
def test_a_waiting_child_goes_when_its_parent_goes():
    child = Child(MEMORY_MB, WARM)
    assert child._process.stdin is not None
    child._process.stdin.close()
    assert child._process.wait(timeout=10) == 0
    child.stop()
