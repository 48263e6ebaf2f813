"""The encodings that a person can choose from where the one of a text was only guessed."""

from __future__ import annotations

import codecs

from briefer.words import later

ENCODINGS = (
    ("utf-8", later("Unicode (UTF-8)")),
    ("utf-16", later("Unicode (UTF-16)")),
    ("cp1252", later("Western European")),
    ("cp1250", later("Central European")),
    ("iso8859-2", later("Central European (ISO)")),
    ("cp1251", later("Cyrillic")),
    ("koi8-r", later("Cyrillic (KOI8-R)")),
    ("koi8-u", later("Cyrillic (KOI8-U)")),
    ("cp866", later("Cyrillic (DOS)")),
    ("cp1253", later("Greek")),
    ("cp1254", later("Turkish")),
    ("cp1255", later("Hebrew")),
    ("cp1256", later("Arabic")),
    ("cp1257", later("Baltic")),
    ("gb18030", later("Chinese, simplified")),
    ("big5", later("Chinese, traditional")),
    ("shift_jis", later("Japanese (Shift-JIS)")),
    ("euc_jp", later("Japanese (EUC)")),
    ("cp949", later("Korean")),
    ("tis-620", later("Thai")),
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
