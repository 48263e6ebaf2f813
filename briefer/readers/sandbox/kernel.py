"""What the Linux kernel itself holds the reading process to: a filter of system calls, and folders it may read.

Code that a broken parser is made to run speaks to the kernel and not to Python, so here the kernel is asked to refuse.
Three locks, none of which can be opened again: no new privileges; seccomp, with a list of the few system calls that a
reader needs; Landlock, with the few places it may read. Other systems and older kernels lack one or all of them. The
numbers are those of the kernel's headers, for x86-64 and (untried) for 64-bit ARM. Begin with `lock`.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import struct
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

NO_NEW_PRIVILEGES = 38
SECCOMP = {"x86_64": 317, "aarch64": 277}
FILTER_ALL_THREADS = (1, 1)
LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446
ASK_VERSION = 1

CALLS = {
    "x86_64": {
        **{"read": 0, "write": 1, "close": 3, "stat": 4, "fstat": 5, "lstat": 6, "poll": 7, "lseek": 8, "mmap": 9},
        **{"mprotect": 10, "munmap": 11, "brk": 12, "rt_sigaction": 13, "rt_sigprocmask": 14, "rt_sigreturn": 15},
        **{"pread64": 17, "readv": 19, "writev": 20, "access": 21, "select": 23, "sched_yield": 24, "mremap": 25},
        **{"madvise": 28, "dup": 32, "dup2": 33, "nanosleep": 35, "getpid": 39, "exit": 60, "uname": 63, "getcwd": 79},
        **{"readlink": 89, "gettimeofday": 96, "getrlimit": 97, "getrusage": 98, "sysinfo": 99, "times": 100},
        **{"getuid": 102, "getgid": 104, "geteuid": 107, "getegid": 108, "getppid": 110, "sigaltstack": 131},
        **{"gettid": 186, "time": 201, "futex": 202, "sched_getaffinity": 204, "getdents64": 217, "fadvise64": 221},
        **{
            "restart_syscall": 219,
            "clock_gettime": 228,
            "clock_getres": 229,
            "clock_nanosleep": 230,
            "exit_group": 231,
        },
        **{"newfstatat": 262, "readlinkat": 267, "faccessat": 269, "pselect6": 270, "ppoll": 271, "dup3": 292},
        **{"set_robust_list": 273, "getrandom": 318, "membarrier": 324, "statx": 332, "rseq": 334, "faccessat2": 439},
    },
    "aarch64": {
        **{
            "getcwd": 17,
            "dup": 23,
            "dup3": 24,
            "faccessat": 48,
            "close": 57,
            "getdents64": 61,
            "lseek": 62,
            "read": 63,
        },
        **{"write": 64, "readv": 65, "writev": 66, "pread64": 67, "pselect6": 72, "ppoll": 73, "readlinkat": 78},
        **{"newfstatat": 79, "fstat": 80, "exit": 93, "exit_group": 94, "futex": 98, "set_robust_list": 99},
        **{
            "nanosleep": 101,
            "clock_gettime": 113,
            "clock_getres": 114,
            "clock_nanosleep": 115,
            "sched_getaffinity": 123,
        },
        **{"sched_yield": 124, "restart_syscall": 128, "sigaltstack": 132, "rt_sigaction": 134, "rt_sigprocmask": 135},
        **{"rt_sigreturn": 139, "times": 153, "uname": 160, "getrlimit": 163, "getrusage": 165, "gettimeofday": 169},
        **{"getpid": 172, "getppid": 173, "getuid": 174, "geteuid": 175, "getgid": 176, "getegid": 177, "gettid": 178},
        **{"sysinfo": 179, "brk": 214, "munmap": 215, "mremap": 216, "mmap": 222, "fadvise64": 223, "mprotect": 226},
        **{"madvise": 233, "getrandom": 278, "membarrier": 283, "statx": 291, "rseq": 293, "faccessat2": 439},
    },
}
"""What a reader may ask of the kernel whatever the arguments."""

ARGUMENT_CALLS = {
    "x86_64": {"open": 2, "openat": 257, "ioctl": 16, "fcntl": 72, "tgkill": 234, "prlimit64": 302},
    "aarch64": {"openat": 56, "ioctl": 29, "fcntl": 25, "tgkill": 131, "prlimit64": 261},
}
"""What it may ask with some arguments only."""

ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
OTHER_TABLE = 0x40000000
"""From this number on x86-64 counts the calls of another table."""

PLAIN_FILE_COMMANDS = (0, 1, 2, 3, 1030)
"""Duplicating a descriptor, and asking or setting whether it is inherited; not whom it signals."""
PLAIN_DEVICE_COMMANDS = (0x5401, 0x5450, 0x5451, 0x541B)
"""Whether it is a terminal, whether it is inherited, how much there is to read; not typing into a terminal."""

KILL, REFUSE, ALLOW = 0x80000000, 0x00050001, 0x7FFF0000
LOAD, IS, IS_AT_LEAST, HAS_BITS, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
AT_NUMBER, AT_ARCHITECTURE, AT_ARGUMENTS = 0, 4, 16

READ_FILE, READ_FOLDER = 1 << 2, 1 << 3
RIGHTS_OF_VERSION = {1: 13, 2: 14, 3: 15, 4: 15}
ALL_RIGHTS = 16
NO_TCP = 0b11
NO_ABSTRACT_SOCKET_NOR_SIGNAL = 0b11

SYSTEM_PLACES = (
    *("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/etc/ld.so.cache"),
    *("/usr/share/fonts", "/usr/local/share/fonts"),
    *("/usr/share/zoneinfo", "/etc/localtime"),
)
"""What libraries load late: shared libraries, fonts, the local time."""


@dataclass(frozen=True, slots=True)
class Held:
    """Which locks of the kernel hold this process; `landlock` is the version of that, 0 where there is none."""

    no_new_privileges: bool = False
    seccomp: bool = False
    landlock: int = 0


def lock(writing: int) -> Held:
    """Lock this process in for good, as far as this kernel can; with the flags `writing` no file is opened."""
    if sys.platform != "linux":
        return Held()
    c = ctypes.CDLL(None, use_errno=True)
    if c.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return Held()
    landlock = _restrict_places(c)  # needs system calls that the filter refuses
    return Held(no_new_privileges=True, seccomp=_filter_calls(c, writing), landlock=landlock)


def readable_places() -> list[Path]:
    """Return the files and folders that a reader may need after it was locked in, as far as they exist."""
    package = Path(__file__).resolve().parents[2]
    installed = {
        Path(prefix).resolve() for prefix in (sys.prefix, sys.base_prefix, getattr(sys, "_MEIPASS", sys.prefix))
    }
    own = [package, package.parent / "resources", Path(sys.executable), Path(sys.base_prefix, "lib")]
    libraries = [place for entry in sys.path if entry and _is_installed(place := Path(entry).resolve(), installed)]
    return [place for place in (*own, *libraries, *map(Path, SYSTEM_PLACES)) if place.exists()]


def _is_installed(place: Path, installed: Iterable[Path]) -> bool:
    """Whether an entry of the search path belongs to the interpreter or holds installed packages: no user's folder."""
    return place.name in {"site-packages", "dist-packages"} or any(place.is_relative_to(root) for root in installed)


# System calls


def _filter_calls(c: ctypes.CDLL, writing: int) -> bool:
    machine = platform.machine()
    if machine not in CALLS or sys.byteorder != "little":
        return False
    code = b"".join(_program(machine, writing, os.getpid()))
    buffer = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("@HP", len(code) // 8, ctypes.addressof(buffer))
    return bool(c.syscall(SECCOMP[machine], *FILTER_ALL_THREADS, program) == 0)


def _program(machine: str, writing: int, process: int) -> Iterator[bytes]:
    """Yield the steps that the kernel runs at each system call."""
    among = {"ioctl": (1, PLAIN_DEVICE_COMMANDS), "fcntl": (1, PLAIN_FILE_COMMANDS)}
    among |= {"tgkill": (0, (process,)), "prlimit64": (0, (0,))}
    yield _step(LOAD, AT_ARCHITECTURE)
    yield _step(IS, ARCHITECTURES[machine], 1, 0)
    yield _step(RETURN, KILL)
    yield _step(LOAD, AT_NUMBER)
    yield _step(IS_AT_LEAST, OTHER_TABLE, 0, 1)
    yield _step(RETURN, REFUSE)
    for number in CALLS[machine].values():
        yield from (_step(IS, number, 0, 1), _step(RETURN, ALLOW))
    for name, number in ARGUMENT_CALLS[machine].items():
        if name in among:
            argument, values = among[name]
            tests = [_step(IS, value, len(values) - place, 0) for place, value in enumerate(values)]
        else:
            argument = {"open": 1, "openat": 2}[name]
            tests = [_step(HAS_BITS, writing, 0, 1)]
        yield _step(IS, number, 0, len(tests) + 3)
        yield _step(LOAD, AT_ARGUMENTS + 8 * argument)
        yield from tests
        yield from (_step(RETURN, REFUSE), _step(RETURN, ALLOW))
    yield _step(RETURN, REFUSE)


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    """Return one instruction; the last two say how many steps are left out after a comparison."""
    return struct.pack("=HBBI", code, if_true, if_false, value)


# Places


def _restrict_places(c: ctypes.CDLL) -> int:
    """Let this process read what it needs and touch nothing else; return the kernel's version of that, 0 for none."""
    version = int(c.syscall(LANDLOCK_CREATE, None, ctypes.c_size_t(0), ASK_VERSION))
    if version < 1:
        return 0
    rights = (1 << RIGHTS_OF_VERSION.get(version, ALL_RIGHTS)) - 1
    wanted = struct.pack("=QQQ", rights, NO_TCP, NO_ABSTRACT_SOCKET_NOR_SIGNAL)
    size = 8 if version < 4 else 16 if version < 6 else 24
    rules = int(c.syscall(LANDLOCK_CREATE, wanted, ctypes.c_size_t(size), 0))
    if rules < 0:
        return 0
    for place in readable_places():
        with contextlib.suppress(OSError):  # what cannot be opened cannot be read either
            _allow_reading(c, rules, place)
    is_held = c.syscall(LANDLOCK_RESTRICT, rules, 0) == 0
    os.close(rules)
    return version if is_held else 0


def _allow_reading(c: ctypes.CDLL, rules: int, place: Path) -> None:
    handle = os.open(place, os.O_PATH | os.O_CLOEXEC)
    rights = READ_FILE | READ_FOLDER if place.is_dir() else READ_FILE
    c.syscall(LANDLOCK_ADD, rules, 1, struct.pack("=Qi", rights, handle), 0)
    os.close(handle)
