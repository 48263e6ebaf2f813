"""Who is running: one program on one machine, as locks and recovery files name it, and whether it still runs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SAME_START_S = 60.0
"""How far two statements of one start may lie apart: a clock is set, the number of a process is used again later."""


@dataclass(frozen=True, slots=True)
class Running:
    """One run of the program. `started` is the start of the process in seconds since 1970, `id` random."""

    host: str
    pid: int
    started: float
    id: str
    user: str = ""


def this_run(*, host: str, id: str, user: str = "") -> Running:  # noqa: A002 - the field is called so
    """Return the run this process is; `id` is a random word."""
    return Running(host, os.getpid(), _start_of(os.getpid()) or 0.0, id, user)


def may_run(other: Running, host: str) -> bool:
    """Whether `other` may still be running, as seen from `host`: on another machine nobody can know."""
    if other.host != host:
        return True
    started = _start_of(other.pid)
    return started is not None and abs(started - other.started) <= SAME_START_S


def from_plain(plain: Any) -> Running | None:
    """Return the run that plain data names, or None if they name none."""
    if not isinstance(plain, Mapping):
        return None
    host, pid, started, id_, user = (plain.get(name) for name in ("host", "pid", "started", "id", "user"))
    if not isinstance(pid, int) or isinstance(pid, bool) or not 0 < pid < 2**31:
        return None
    if not isinstance(started, int | float) or not isinstance(host, str) or not isinstance(id_, str):
        return None
    return Running(host, pid, float(started), id_, user if isinstance(user, str) else "")


def _start_of(pid: int) -> float | None:
    """Return when a process was started, None if there is none; 0 if the system does not tell."""
    import psutil

    try:
        process = psutil.Process(pid)
        return None if process.status() == psutil.STATUS_ZOMBIE else float(process.create_time())
    except psutil.NoSuchProcess:
        return None
    except psutil.AccessDenied:
        return 0.0
