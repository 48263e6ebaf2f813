"""Writing a file whole or not at all, and adding to one.

Order: claim a temporary file in the folder of the resolved target, write and count all bytes, flush them to the disk,
read them back, keep the mode, look at what is about to be replaced, then one rename, and look whether it stands there.
Until the rename the old file is untouched; after it the new one is complete.

The temporary file has one name for each target and is held while it exists, so of two programs that save one file at
one time the second waits, and then sees what the first has written. What a killed program left behind is held by
nobody and is removed by the next who comes.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

from briefer.errors import WriteError
from briefer.words import later, said, tr

try:
    import fcntl
except ImportError:  # Windows: a file that is open cannot be removed there, which tells as much
    fcntl = None  # type: ignore[assignment]

HAS_HOLD = fcntl is not None

RENAME_WAITS_S = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
"""How long to wait for a virus scanner, indexer or sync tool to let go of the target (Windows), about 2.5 s in all."""
CLAIM_WAITS_S = (0.0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
"""How long to wait for another program that is saving the same file at this moment."""
BUSY_WINDOWS_ERRORS = (5, 32, 33)
PIECE = 1 << 18
"""So many bytes are compared at a time."""
NEW_FILE_MODE = 0o600
ABANDONED_AFTER_S = 30.0
"""The age at which a temporary file counts as left behind, on drives that cannot say whether somebody holds it."""

OURS = ".~briefer."
"""How the names of temporary files begin, so that nobody else's is taken for one."""

CLOSED = -1
NOT_THERE = later("the drive said that it was written, and it does not stand there")

Check = Callable[[bytes | None], None]
"""Gets what stands at the target (None if nothing does) right before it is replaced; raises to keep it."""


def write_atomically(path: Path, data: bytes, check: Check | None = None) -> bool:
    """Replace the file at `path` by `data`, or leave it exactly as it was; say whether it would survive a power cut.

    False means: saved, but the drive did not confirm that it can be read again, or that the folder is on the disk too.
    A symbolic link is kept and its target replaced; mode bits are kept, a new file is 0600 until its owner changes it.
    Waits some seconds for other programs, so it does not belong on a thread that draws. Raises WriteError with a
    sentence naming the file, and whatever `check` raises.
    """
    try:
        target = path.resolve()
        temporary = _temporary_of(target)
        handle, status = _claim(temporary)
    except (OSError, RuntimeError) as exc:  # RuntimeError: links that lead in a circle
        raise _sentence(path, exc) from exc
    try:
        _fill(handle, data)
        if not HAS_HOLD:  # Windows renames no file that is open
            handle = _close(handle)
        _read_back(temporary, data)
        _keep_mode(target, temporary)
        before = _standing(target)
        if check is not None:
            check(before)
        _replace(temporary, target, status)
        is_seen = _look_again(target, data, before, status)
    except OSError as exc:
        raise _sentence(path, exc) from exc
    finally:
        _let_go(handle, temporary, status)
    return _sync_folder(target.parent) and is_seen


def append(path: Path, data: bytes, length: int) -> None:
    """Add bytes to the end of a file that has this length, and flush them to the disk.

    What stood there stays; of these bytes a part may stand there if it fails. Raises OSError, also if it is of another
    length.
    """
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
    try:
        if os.fstat(handle).st_size != length:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        _fill(handle, data)
    finally:
        os.close(handle)


def remove_leftovers(path: Path) -> None:
    """Remove the temporary file that a killed program left beside `path`; one that is in use stays."""
    with contextlib.suppress(OSError, RuntimeError):
        _remove_abandoned(_temporary_of(path.resolve()))


def remove_leftovers_in(folder: Path) -> None:
    """Remove every temporary file of ours that killed programs left in a folder."""
    for temporary in folder.glob(f"{OURS}*.tmp"):
        _remove_abandoned(temporary)


def _temporary_of(target: Path) -> Path:
    return target.with_name(f"{OURS}{target.name[:60]}.tmp")


def _claim(temporary: Path) -> tuple[int, os.stat_result]:
    """Return the handle and status of a new temporary file that is ours alone."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    for wait in CLAIM_WAITS_S:
        time.sleep(wait)
        _remove_abandoned(temporary)
        with contextlib.suppress(FileExistsError):
            handle = os.open(temporary, flags, NEW_FILE_MODE)
            if (status := _held_status(handle, temporary)) is not None:
                return handle, status
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def _held_status(handle: int, temporary: Path) -> os.stat_result | None:
    """Hold the file just made; None (and it is closed) if another took it for left behind in that instant."""
    try:
        status = os.fstat(handle)
    except OSError:
        _close(handle)
        temporary.unlink(missing_ok=True)
        raise
    if _hold(handle) is not False and _is_at(status, temporary):
        return status
    _close(handle)
    return None


def _remove_abandoned(temporary: Path) -> None:
    if not HAS_HOLD:  # Windows removes no file that somebody has open
        with contextlib.suppress(OSError):
            temporary.unlink()
        return
    with contextlib.suppress(OSError):
        handle = os.open(temporary, os.O_RDWR | os.O_NOFOLLOW)
        try:
            if _is_abandoned(handle) and _is_at(os.fstat(handle), temporary):
                temporary.unlink()
        finally:
            os.close(handle)


def _is_abandoned(handle: int) -> bool:
    is_free = _hold(handle)
    return time.time() - os.fstat(handle).st_mtime > ABANDONED_AFTER_S if is_free is None else is_free


def _hold(handle: int) -> bool | None:
    """Hold an open file until it is closed or the program ends: True, False if somebody does, None if unknowable."""
    if fcntl is None:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def _is_at(status: os.stat_result, path: Path) -> bool:
    """Whether the file of this status is the one that stands at `path`."""
    try:
        return os.path.samestat(status, path.stat(follow_symlinks=False))
    except FileNotFoundError:
        return False


def _fill(handle: int, data: bytes) -> None:
    """Write all bytes: a full disk may take some of them and report no error."""
    view = memoryview(data)
    while view:
        written = os.write(handle, view)
        if not written:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        view = view[written:]
    os.fsync(handle)


def _read_back(temporary: Path, data: bytes) -> None:
    """Refuse what came out other than it went in, before it replaces anything."""
    if not _holds(temporary, data):
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def _holds(path: Path, data: bytes) -> bool:
    """Return whether a file holds these bytes and no more, read piece by piece: memory for all of them costs more."""
    view, piece, place = memoryview(data), bytearray(PIECE), 0
    with path.open("rb", buffering=0) as stream:
        while count := stream.readinto(piece):
            if piece[:count] != view[place : place + count]:
                return False
            place += count
    return place == len(data)


def _keep_mode(target: Path, temporary: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        temporary.chmod(target.stat().st_mode & 0o777)


def _standing(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None


def _replace(temporary: Path, target: Path, status: os.stat_result) -> None:
    for wait in (*RENAME_WAITS_S, None):
        if not _is_at(status, temporary):
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        try:
            os.replace(temporary, target)
        except PermissionError as exc:
            if wait is None or getattr(exc, "winerror", None) not in BUSY_WINDOWS_ERRORS:
                raise
            time.sleep(wait)
        else:
            return


def _look_again(target: Path, data: bytes, before: bytes | None, status: os.stat_result) -> bool:
    """Refuse a rename that reported success and did nothing, or lost bytes, as drives over a network may.

    What is neither ours nor what stood there, another program has put in its place since: that is its affair. False: it
    cannot be read just now, so nothing is known.
    """
    try:
        after = data if _holds(target, data) else _standing(target)
    except FileNotFoundError:
        after = None
    except OSError:
        return False
    if after != data and (after in {None, before} or _is_at(status, target)):
        raise OSError(errno.EIO, said(NOT_THERE))
    return True


def _let_go(handle: int, temporary: Path, status: os.stat_result) -> None:
    """Remove the file if it did not become the target, and hold it no more."""
    if not HAS_HOLD:
        handle = _close(handle)
    with contextlib.suppress(OSError):
        if _is_at(status, temporary):
            temporary.unlink()
    _close(handle)


def _close(handle: int) -> int:
    if handle != CLOSED:
        with contextlib.suppress(OSError):  # everything was flushed and read back, or has failed already
            os.close(handle)
    return CLOSED


def _sync_folder(folder: Path) -> bool:
    """Make the rename durable where the system can; where it cannot, the file is saved all the same."""
    if os.name == "nt":
        return True
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError:
        return False
    return True


def _sentence(path: Path, exc: OSError | RuntimeError) -> WriteError:
    """Say in words why a file could not be written."""
    number = exc.errno if isinstance(exc, OSError) else errno.ELOOP
    if number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        why = tr("the disk is full. Free some space or choose another folder.")
    elif number == errno.EROFS:
        why = tr("the drive is read-only. Choose another folder.")
    elif number == errno.ENOENT:
        why = tr("the folder {name} does not exist. Choose another folder.").format(name=path.parent.name)
    elif number == errno.EISDIR:
        why = tr("a folder of that name stands there. Choose another name.")
    elif number == errno.EBUSY:
        why = tr("another program is saving it at this moment. Try again.")
    elif getattr(exc, "winerror", None) in BUSY_WINDOWS_ERRORS:
        why = tr("it is open in another program. Close it there and try again.")
    elif isinstance(exc, PermissionError):
        why = tr(
            "the folder {name} does not allow it, or the file is open in another program. Close it there, or "
            "choose another folder."
        ).format(name=path.parent.name)
    else:
        why = tr("{why}. Choose another folder.").format(why=getattr(exc, "strerror", None) or exc)
    return WriteError(
        tr("Could not write {name}: {why}").format(name=path.name, why=why), tr("What stood there before is unchanged.")
    )
