"""Names a file cannot have on every system, because Windows takes them for devices. Nothing here touches a file."""

from __future__ import annotations

_DEVICES = frozenset(
    {
        "con",
        "prn",
        "aux",
        "nul",
        "conin$",
        "conout$",
        *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"),
    }
)


def is_device(name: str) -> bool:
    """Tell whether Windows takes a file's name for a device, whatever its ending: CON, con.docx and nul.tar.gz."""
    return name.partition(".")[0].rstrip(" ").lower() in _DEVICES
