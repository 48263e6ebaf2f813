"""The encodings that a person can choose from where the one of a text was only guessed."""

from __future__ import annotations

import codecs

ENCODINGS = (
    ("utf-8", "Unicode (UTF-8)"),
    ("utf-16", "Unicode (UTF-16)"),
    ("cp1252", "Western European"),
    ("cp1250", "Central European"),
    ("iso8859-2", "Central European (ISO)"),
    ("cp1251", "Cyrillic"),
    ("koi8-r", "Cyrillic (KOI8-R)"),
    ("koi8-u", "Cyrillic (KOI8-U)"),
    ("cp866", "Cyrillic (DOS)"),
    ("cp1253", "Greek"),
    ("cp1254", "Turkish"),
    ("cp1255", "Hebrew"),
    ("cp1256", "Arabic"),
    ("cp1257", "Baltic"),
    ("gb18030", "Chinese, simplified"),
    ("big5", "Chinese, traditional"),
    ("shift_jis", "Japanese (Shift-JIS)"),
    ("euc_jp", "Japanese (EUC)"),
    ("cp949", "Korean"),
    ("tis-620", "Thai"),
)
CERTAIN = frozenset({"", "ascii", "utf-8", "utf-8-sig", "utf-16", "utf-32"})


def canonical(encoding: str) -> str:
    """Return the one name of an encoding ("windows-1251" gives "cp1251"); an unknown name stays as it is."""
    try:
        return codecs.lookup(encoding).name if encoding else ""
    except LookupError:
        return encoding


def is_certain(encoding: str) -> bool:
    """Whether bytes in this encoding say so themselves, so that nothing was guessed."""
    return canonical(encoding) in CERTAIN
