"""What comes in to become an article: a file, something pasted, or an address; and what a drop or the clipboard holds.

Nothing is read or fetched here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from briefer.words import tr

SCHEMES = ("http", "https")
FEW_WORDS = 12
"""What comes with an address and has fewer words than this is its title, not an article."""


@dataclass(frozen=True, slots=True)
class File:
    """A file on this computer."""

    path: Path

    @property
    def name(self) -> str:
        """What the person knows it by."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class Pasted:
    """Text from another program, with its formatting as HTML where there was any."""

    text: str
    html: str = ""

    @property
    def name(self) -> str:
        """What the person knows it by."""
        return tr("Pasted text")


@dataclass(frozen=True, slots=True)
class Address:
    """An address on the web, complete and agreed to by the person."""

    url: str

    @property
    def name(self) -> str:
        """What the person knows it by."""
        return host_of(self.url) or self.url


Incoming = File | Pasted | Address


def incoming_of(data: QMimeData) -> tuple[Incoming, ...]:
    """Return what was dropped or copied: files, or else one address, or else text; () for nothing that can be read."""
    files = tuple(File(Path(url.toLocalFile())) for url in data.urls() if url.isLocalFile())
    if files:
        return files
    text = data.text() if data.hasFormat("text/plain") else ""  # Qt would write addresses as text
    words = text.strip()
    addresses = [complete(url.toString()) for url in data.urls()] + ([complete(words)] if "://" in words else [])
    if any(addresses) and len(words.split()) < FEW_WORDS:
        return (Address(next(filter(None, addresses))),)
    if words or data.hasHtml():
        return (Pasted(text, data.html() if data.hasHtml() else ""),)
    return ()


def complete(typed: str) -> str:
    """Return a typed address with its scheme ("example.org/a" gives "https://example.org/a"), "" if it is none."""
    words = typed.strip()
    if not words or len(words.split()) > 1:
        return ""
    url = QUrl(words if "://" in words else f"https://{words}", QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme() not in SCHEMES or "." not in url.host().strip("."):
        return ""
    return str(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))


def host_of(url: str) -> str:
    """Return the host that an address asks, with its spelling on the wire where that is another one."""
    parsed = QUrl(url)
    shown = parsed.host(QUrl.ComponentFormattingOption.FullyDecoded)
    wire = parsed.host(QUrl.ComponentFormattingOption.FullyEncoded)
    return shown if shown == wire else f"{shown} ({wire})"
