"""Web pages saved in one file with their pictures (MHTML): the page within is read, the pictures are not."""

from __future__ import annotations

from dataclasses import replace
from email.message import Message

from briefer.readers import refusals
from briefer.readers.base import Reader, ReadResult
from briefer.readers.encoding import Decoded
from briefer.readers.from_html import read_page
from briefer.readers.mail.parts import body_text, header, leaves, parsed_mail
from briefer.words import later


class MhtmlReader(Reader):
    """Web pages saved in one file."""

    name = later("Web page in one file")
    suffixes = (".mhtml", ".mht")

    def read(self, data: bytes, file_name: str) -> ReadResult:
        """Return the article of the page in an MHTML file. Raises ReadError."""
        message = parsed_mail(data, file_name)
        page = _page(message, file_name)
        url = _address(message, page)
        result = read_page(Decoded(body_text(page), ""), file_name, url)
        source = result.article.source
        headline = source.headline or header(message, "subject")
        return replace(
            result, article=replace(result.article, source=replace(source, headline=headline, url=source.url or url))
        )


def page_within(data: bytes, file_name: str) -> str:
    """Return the markup of the page in an MHTML file. Raises ReadError if there is none."""
    return body_text(_page(parsed_mail(data, file_name), file_name))


def _page(message: Message, file_name: str) -> Message:
    """Return the part that is the page: the one named as the start, else the first that is HTML. Raises ReadError."""
    pages = [part for part in leaves(message) if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    start = str(message.get_param("start") or "").strip("<> ")
    named = [part for part in pages if start and header(part, "content-id").strip("<> ") == start]
    if not pages:
        raise refusals.no_text(file_name)
    return (named or pages)[0]


def _address(message: Message, page: Message) -> str:
    addresses = (header(message, "snapshot-content-location"), header(page, "content-location"))
    return next((address for address in addresses if address.startswith(("http://", "https://"))), "")
