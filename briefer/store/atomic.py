"""Writing a file whole or not at all.

Order: a temporary file in the folder of the resolved target, all bytes written and counted, flushed to the disk,
mode kept, then one rename. Until the rename the old file is untouched; after it the new one is complete.
"""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
import time
from pathlib import Path

from briefer.errors import WriteError

RENAME_WAITS_S = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
"""How long to wait for a virus scanner, indexer or sync tool to let go of the target (Windows), about 2.5 s in all."""
BUSY_WINDOWS_ERRORS = (5, 32, 33)
NEW_FILE_MODE = 0o600


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the file at `path` by `data`, or leave it exactly as it was.

    A symbolic link is kept and its target replaced; mode bits are kept, a new file is 0600 until its owner changes it.
    Raises WriteError with a sentence naming the file.
    """
    target = path.resolve()
    try:
        handle, name = tempfile.mkstemp(prefix=".~", suffix=".tmp", dir=target.parent)
    except OSError as exc:
        raise _sentence(path, exc) from exc
    temporary = Path(name)
    try:
        _fill(handle, data)
        _keep_mode(target, temporary)
        _replace(temporary, target)
    except OSError as exc:
        raise _sentence(path, exc) from exc
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()
    _sync_folder(target.parent)


def _fill(handle: int, data: bytes) -> None:
    """Write all bytes: a full disk may take some of them and report no error."""
    with os.fdopen(handle, "wb", buffering=0) as stream:
        view = memoryview(data)
        while view:
            written = stream.write(view)
            if not written:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            view = view[written:]
        os.fsync(stream.fileno())


def _keep_mode(target: Path, temporary: Path) -> None:
    mode = target.stat().st_mode & 0o777 if target.exists() else NEW_FILE_MODE
    temporary.chmod(mode)


def _replace(temporary: Path, target: Path) -> None:
    for wait in RENAME_WAITS_S:
        try:
            os.replace(temporary, target)
        except PermissionError as exc:
            if getattr(exc, "winerror", None) not in BUSY_WINDOWS_ERRORS:
                raise
            time.sleep(wait)
        else:
            return
    os.replace(temporary, target)


def _sync_folder(folder: Path) -> None:
    """Make the rename durable where the system can; where it cannot, the file is saved all the same."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sentence(path: Path, exc: OSError) -> WriteError:
    """Say in words why a file could not be written."""
    if exc.errno in (errno.ENOSPC, errno.EDQUOT):
        why = f"Could not write {path.name}: the disk is full. Free some space or choose another folder."
    elif exc.errno == errno.EROFS:
        why = f"Could not write {path.name}: the drive is read-only. Choose another folder."
    elif exc.errno == errno.ENOENT:
        why = f"Could not write {path.name}: the folder {path.parent.name} does not exist. Choose another folder."
    elif getattr(exc, "winerror", None) in BUSY_WINDOWS_ERRORS:
        why = f"Could not replace {path.name}: it is open in another program. Close it there and try again."
    elif isinstance(exc, PermissionError):
        why = (
            f"Could not write {path.name}: the folder {path.parent.name} does not allow it, or the file is open in "
            "another program. Close it there, or choose another folder."
        )
    else:
        why = f"Could not write {path.name}: {exc.strerror or exc}. Choose another folder."
    return WriteError(why, "What stood there before is unchanged.")
