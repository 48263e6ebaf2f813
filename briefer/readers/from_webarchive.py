"""Web pages that Safari saved in one file (web archives): the page within is read, the rest is not."""

from __future__ import annotations

import plistlib
from typing import Any
from xml.parsers.expat import ExpatError

from briefer.readers import refusals
from briefer.readers.base import Document, Reader, ReadResult
from briefer.readers.encoding import Decoded, decoded
from briefer.readers.from_html import read_markup, read_page
from briefer.words import later


class WebArchiveReader(Reader):
    """Web archives, as Safari writes them."""

    name = later("Web archive")
    suffixes = (".webarchive",)

    def read(self, data: bytes, file_name: str) -> ReadResult:
        """Return the article of the page in a web archive. Raises ReadError."""
        page, url = _page(data, file_name)
        return read_page(page, file_name, url)

    def document(self, data: bytes, file_name: str) -> Document:
        """Return all of the page in a web archive, with its tables. Raises ReadError."""
        return read_markup(_page(data, file_name)[0].text, file_name)


def _page(data: bytes, file_name: str) -> tuple[Decoded, str]:
    """Return the markup of the page and its address, "" if it has no public one."""
    try:
        archive: Any = plistlib.loads(data)
        main = archive["WebMainResource"]
        content = bytes(main["WebResourceData"])
        url, encoding = (str(main.get(f"WebResource{name}", "")) for name in ("URL", "TextEncodingName"))
    except (plistlib.InvalidFileException, ExpatError, ValueError, TypeError, LookupError, AttributeError) as exc:
        raise refusals.damaged(file_name) from exc
    except (OverflowError, RecursionError) as exc:
        raise refusals.damaged(file_name) from exc
    return decoded(content, file_name, encoding), url if url.startswith(("http://", "https://")) else ""
