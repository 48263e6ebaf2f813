"""What the reading process takes from itself before it touches a foreign file: memory, time, files, processes, network.

Each system offers something else, and what one lacks another limit or the parent's clock makes up for. Nothing of
readers is known here. The sandbox profile and the low integrity were written by the book and tried by nobody yet.

Linux    address space, processor time, files and processes through `resource`; the rest by the kernel (`kernel`)
macOS    the same but address space, which is not enforced there: a thread watches the memory in use; a sandbox profile
Windows  a job object: memory, and no further process; low integrity, which may write into no file of the user
all      Python itself refuses to connect, to start a program and to write, remove or rename a file
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from typing import Any

from briefer.readers.sandbox import kernel

FEW_FILES = 32
"""Enough for importing what is not loaded yet."""

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

FORBIDDEN = frozenset(
    {
        *("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"),
        *("subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.startfile"),
        *("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod"),
    }
)
"""What a reader never does; the names are those of Python's audit events."""


def limit_memory(megabytes: int) -> None:
    """Let this process have so much memory and no more; also no core file is left when it breaks down."""
    if sys.platform == "win32":
        _enter_job(megabytes)
        return
    import resource

    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_AS, megabytes * 1_000_000)
    if sys.platform == "darwin":
        threading.Thread(target=_watch_memory, args=(megabytes * 1_000_000,), daemon=True).start()


def limit_time(seconds: float) -> None:
    """Let this process compute for so long from now on; the parent's clock stops one that only waits."""
    if sys.platform == "win32":
        return
    import resource

    used = time.process_time()
    _limit(resource.RLIMIT_CPU, int(used + seconds) + 1)


def shut_in() -> kernel.Held:
    """Take away the network, other programs and all files but a reader's own; return what the kernel holds."""
    sys.dont_write_bytecode = True
    if sys.platform != "win32":
        import resource

        _limit(resource.RLIMIT_FSIZE, 0)
        _limit(resource.RLIMIT_NOFILE, FEW_FILES)
        _limit(resource.RLIMIT_NPROC, 0)
    if sys.platform == "win32":
        _lower_integrity()
    if sys.platform == "darwin":
        _enter_profile()
    held = kernel.lock(WRITING)
    sys.addaudithook(_refuse)
    return held


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in FORBIDDEN or (event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING):
        raise PermissionError(f"{event} is not for readers")


def _limit(kind: int, value: int) -> None:
    """Lower a limit where the system knows it and it is not lower already."""
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (value, value))


def _watch_memory(limit: int) -> None:
    """End this process when it has had more memory than it may; for macOS, where the figure is in bytes."""
    if sys.platform != "win32":
        import resource

        while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < limit:
            time.sleep(0.05)
        os.kill(os.getpid(), 9)


if sys.platform == "darwin":
    import ctypes

    _PROFILE = (
        "(version 1)(allow default)(deny network*)(deny file-write*)(deny process-exec*)(deny process-fork)"
        '(deny signal (target others))(deny file-read-data (subpath "/Users"))'
    )

    def _enter_profile() -> None:
        """Have the system refuse network, writing, programs and the users' files, as far as it takes the profile."""
        places = "".join(f'(subpath "{place}")' for place in kernel.readable_places() if '"' not in str(place))
        profile = f"{_PROFILE}(allow file-read-data {places})"
        ctypes.CDLL(None).sandbox_init(profile.encode(), ctypes.c_uint64(0), ctypes.byref(ctypes.c_char_p()))


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _JobLimits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION, its two inner structures laid flat."""

        _fields_ = (
            ("per_process_time", ctypes.c_int64),
            ("per_job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("active_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
            ("transfers", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    _EXTENDED_LIMITS = 9
    _ACTIVE_PROCESS = 0x8
    _PROCESS_MEMORY = 0x100

    def _enter_job(megabytes: int) -> None:
        """Put this process into a job of limited memory; where that is not allowed the parent's clock still holds."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        limits = _JobLimits(
            flags=_ACTIVE_PROCESS | _PROCESS_MEMORY, active_processes=1, process_memory=megabytes * 1_000_000
        )
        job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
        kernel.AssignProcessToJobObject(job, wintypes.HANDLE(kernel.GetCurrentProcess()))

    class _Label(ctypes.Structure):
        """TOKEN_MANDATORY_LABEL."""

        _fields_ = (("sid", ctypes.c_void_p), ("attributes", wintypes.DWORD))

    _LOW_INTEGRITY = "S-1-16-4096"
    _ASK_AND_CHANGE = 0x88
    _INTEGRITY_LEVEL = 25
    _IS_INTEGRITY = 0x20

    def _lower_integrity() -> None:
        """Have the system refuse writing into whatever belongs to programs of the usual integrity."""
        security = ctypes.WinDLL("advapi32", use_last_error=True)
        kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel32.GetCurrentProcess.restype = wintypes.HANDLE
        token, sid = wintypes.HANDLE(), ctypes.c_void_p()
        this = wintypes.HANDLE(kernel32.GetCurrentProcess())
        if security.OpenProcessToken(this, _ASK_AND_CHANGE, ctypes.byref(token)) and security.ConvertStringSidToSidW(
            _LOW_INTEGRITY, ctypes.byref(sid)
        ):
            label = _Label(sid, _IS_INTEGRITY)
            security.SetTokenInformation(token, _INTEGRITY_LEVEL, ctypes.byref(label), ctypes.sizeof(label))
