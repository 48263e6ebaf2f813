"""The reading child with a broken parser: what stands in the file is run, here acts that no reader has to do with.

It is the real child (`briefer.readers.sandbox.child`) but for the function that answers. The acts go to the C library
and the kernel, past Python. Run by `test_prisoner`, which passes what to attack as the name of the file, as JSON.
"""

from __future__ import annotations

import ctypes
import json
import mmap
import os
import signal
import socket
import struct
import sys
from collections.abc import Callable
from typing import Any

from briefer.readers.sandbox import child, limits

C = ctypes.CDLL(None, use_errno=True)
HERE = -100


def path(*names: str) -> bytes:
    return os.path.join(AIM["folder"], *names).encode()


def reads(name: bytes, flags: int = os.O_RDONLY) -> bool:
    handle = C.open(name, flags)
    return handle >= 0 and C.read(handle, ctypes.create_string_buffer(9), 9) >= 0


def writes(handle: int) -> bool:
    return handle >= 0 and C.write(handle, b"x", 1) == 1


def did(result: int) -> bool:
    return result >= 0


def reads_by_another_call() -> bool:
    how = struct.pack("=QQQ", 0, 0, 0)
    return did(C.syscall(437, HERE, path("secret"), how, ctypes.c_size_t(24)))  # openat2


def lists() -> bool:
    return bool(ctypes.c_void_p(C.opendir(path(""))).value)


def maps_and_overwrites() -> bool:
    handle = C.open(path("mapped"), os.O_RDWR)
    if handle < 0:
        return False
    with mmap.mmap(handle, 0) as area:
        area[:1] = b"x"
    return True


def connects(family: int, address: bytes) -> bool:
    handle = C.socket(family, socket.SOCK_STREAM, 0)
    return handle >= 0 and C.connect(handle, address, len(address)) == 0


def internet_address() -> bytes:
    return struct.pack("=H", socket.AF_INET) + struct.pack("!H", AIM["port"]) + bytes([127, 0, 0, 1]) + bytes(8)


def sends() -> bool:
    handle = C.socket(socket.AF_INET, socket.SOCK_DGRAM, 0)
    address = internet_address()
    return handle >= 0 and C.sendto(handle, b"x", 1, 0, address, len(address)) == 1


def listens() -> bool:
    handle = C.socket(socket.AF_INET, socket.SOCK_STREAM, 0)
    return handle >= 0 and C.listen(handle, 1) == 0


def forks(fork: Callable[[], int]) -> bool:
    process = fork()
    if process == 0:
        os._exit(0)
    return process > 0


def starts_a_program() -> bool:
    words = (ctypes.c_char_p * 2)(b"/bin/true", None)
    return bool(C.posix_spawn(ctypes.byref(ctypes.c_int()), b"/bin/true", None, None, words, None) == 0)


def may_become_a_program() -> bool:
    words = (ctypes.c_char_p * 2)(b"no", None)
    C.execve(path("no such program"), words, None)
    return ctypes.get_errno() == 2  # it was looked for


def other_memory(call: int) -> bool:
    mine = ctypes.create_string_buffer(b"y", 1)
    here = struct.pack("@PN", ctypes.addressof(mine), 1)
    there = struct.pack("@PN", AIM["address"], 1)
    one, none = ctypes.c_ulong(1), ctypes.c_ulong(0)
    return bool(C.syscall(call, AIM["victim"], here, one, there, one, none) == 1)


def seizes() -> bool:
    return bool(C.syscall(101, 0x4206, AIM["victim"], ctypes.c_void_p(0), ctypes.c_void_p(0)) == 0)


def signals_by_a_handle() -> bool:
    handle = C.syscall(434, AIM["victim"], 0)
    return handle >= 0 and C.syscall(424, handle, signal.SIGUSR1, ctypes.c_void_p(0), 0) == 0


def has_a_file_signal_another() -> bool:
    return bool(C.fcntl(0, 8, AIM["victim"]) == 0)


def limits_another() -> bool:
    return bool(C.prlimit(AIM["victim"], 7, struct.pack("=QQ", 20, 20), ctypes.c_void_p(0)) == 0)


def runs_from_memory() -> bool:
    handle = C.memfd_create(b"program", 0)
    return writes(handle)


ACTS: dict[str, Callable[[], bool]] = {
    "read a file of the user": lambda: reads(path("secret")),
    "read it by another call": reads_by_another_call,
    "read it through a link": lambda: reads(path("link to secret")),
    "list a folder": lists,
    "read the accounts": lambda: reads(b"/etc/passwd"),
    "read a process's environment": lambda: reads(f"/proc/{AIM['victim']}/environ".encode()),
    "read one's own memory map": lambda: reads(b"/proc/self/maps"),
    "make a file": lambda: writes(C.open(path("made"), os.O_WRONLY | os.O_CREAT, 0o600)),
    "make a file by the old call": lambda: writes(C.creat(path("created"), 0o600)),
    "make a file without a name": lambda: writes(C.open(path(""), os.O_TMPFILE | os.O_WRONLY, 0o600)),
    "make a file in shared memory": lambda: writes(
        C.shm_open(f"/{os.getpid()}".encode(), os.O_RDWR | os.O_CREAT, 0o600)
    ),
    "overwrite a file": lambda: writes(C.open(path("overwritten"), os.O_WRONLY)),
    "overwrite a file through memory": maps_and_overwrites,
    "append to a file": lambda: writes(C.open(path("appended"), os.O_WRONLY | os.O_APPEND)),
    "cut a file off": lambda: did(C.truncate(path("truncated"), ctypes.c_long(0))),
    "remove a file": lambda: did(C.unlink(path("unlinked"))),
    "rename a file": lambda: did(C.rename(path("renamed"), path("renamed to"))),
    "make a folder": lambda: did(C.mkdir(path("folder made"), 0o700)),
    "remove a folder": lambda: did(C.rmdir(path("empty folder"))),
    "make a symbolic link": lambda: did(C.symlink(b"secret", path("symbolic"))),
    "make a hard link": lambda: did(C.link(path("secret"), path("hard"))),
    "change a file's mode": lambda: did(C.chmod(path("mode"), 0o777)),
    "change a file's owner": lambda: did(C.chown(path("mode"), os.getuid(), os.getgid())),
    "change a file's time": lambda: did(C.utimensat(HERE, path("mode"), ctypes.c_void_p(0), 0)),
    "make a pipe with a name": lambda: did(C.mkfifo(path("pipe"), 0o600)),
    "watch a folder": lambda: did(C.inotify_add_watch(C.inotify_init(), path(""), 0x100)),
    "queue work for the kernel": lambda: did(C.syscall(425, 4, ctypes.create_string_buffer(120))),  # io_uring_setup
    "connect": lambda: connects(socket.AF_INET, internet_address()),
    "send": sends,
    "listen": listens,
    "connect to a program of the user": lambda: connects(
        socket.AF_UNIX, struct.pack("=H", socket.AF_UNIX) + path("socket") + b"\0"
    ),
    "connect to a name without a file": lambda: connects(
        socket.AF_UNIX, struct.pack("=H", socket.AF_UNIX) + b"\0" + AIM["abstract"].encode()
    ),
    "make a pair of sockets": lambda: did(C.socketpair(socket.AF_UNIX, socket.SOCK_STREAM, 0, (ctypes.c_int * 2)())),
    "ask the kernel's network": lambda: did(C.socket(16, socket.SOCK_RAW, 0)),
    "fork": lambda: forks(C.fork),
    "clone": lambda: forks(lambda: C.syscall(56, signal.SIGCHLD, 0, 0, 0, 0)),
    "start a program": starts_a_program,
    "become a program": may_become_a_program,
    "run a program from memory": runs_from_memory,
    "signal a process": lambda: did(C.kill(AIM["victim"], signal.SIGUSR1)),
    "signal a thread": lambda: did(C.syscall(234, AIM["victim"], AIM["victim"], signal.SIGUSR1)),
    "signal a process by a handle": signals_by_a_handle,
    "have a file signal a process": has_a_file_signal_another,
    "limit a process": limits_another,
    "slow a process down": lambda: did(C.setpriority(0, AIM["victim"], 5)),
    "read a process's memory": lambda: other_memory(310),
    "write into a process's memory": lambda: other_memory(311),
    "open a process's memory": lambda: did(C.open(f"/proc/{AIM['victim']}/mem".encode(), os.O_RDWR)),
    "seize a process": seizes,
    "share memory": lambda: did(C.shmget(0, ctypes.c_size_t(4096), 0o1600)),
    "become another kind of user": lambda: did(C.unshare(0x10000000)),
}
"""What is tried, in this order; the figures are numbers of system calls on x86-64."""

AIM: dict[str, Any] = {}


def act(request: child.Request, _data: bytes) -> child.Answer:
    """Try everything and answer with what could be done."""
    AIM.update(json.loads(request.file_name))
    return child.Answer(message=json.dumps([name for name, deed in ACTS.items() if succeeds(deed)]))


def succeeds(deed: Callable[[], bool]) -> bool:
    try:
        return deed()
    except OSError:
        return False


if __name__ == "__main__":
    child._answer = act
    if os.environ.get("PRISONER") == "free":
        limits.shut_in = lambda: None
    elif os.environ.get("PRISONER") == "guarded by Python":
        limits.kernel.lock = lambda _writing: None
    sys.exit(child.main(sys.argv[1:]))
