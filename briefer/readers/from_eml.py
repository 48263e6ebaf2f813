"""Mail saved as a file: the better of its bodies, its headers as the source, quoted mail and signature left out.

Attachments are named in a warning; an article among them is to be saved from the mail program and opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from pathlib import PurePath

from briefer import text
from briefer.errors import ReadError
from briefer.model import ParagraphKind, Source
from briefer.readers import refusals
from briefer.readers.base import Block, Reader, ReadResult, article_from, counted
from briefer.readers.from_html import whole_page
from briefer.readers.mail_parts import (
    attachment_name,
    body_text,
    children,
    header,
    iso_day,
    leaves,
    parsed_mail,
    sender,
)
from briefer.wrapping import paragraphs

QUOTED = "quoted mail"
SIGNATURE = "signature"
POOR = 0.6
"""A plain body with fewer than this share of the words of its HTML twin is no full copy of it."""

MANY_NAMES = 10
ARTICLES = frozenset({".docx", ".doc", ".pdf", ".html", ".htm", ".txt", ".md", ".odt", ".rtf", ".eml"})
FREE_MAIL = ("gmail.", "googlemail.", "outlook.", "hotmail.", "yahoo.", "gmx.", "web.de", "icloud.", "aol.", "proton")
_ANSWER = re.compile(r"^(?:\s*(?:re|aw|sv|fwd?|wg|tr|rv|vs|antw|odp|回复|转发)\s*(?:\[\d+\])?:\s*)+", re.I)
_SIGNATURE = re.compile(r"^-- ?$", re.M)
_FLOWED = re.compile(r"(?<=[^\n-]) \n(?=[^>\s])")
_QUOTE_MARKS = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.M)
_ATTRIBUTION = re.compile(
    r"^.{0,200}(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|napisał\S*|пишет|schreef)\b[^\n]{0,80}:$",
    re.I | re.S,
)


class MailReader(Reader):
    """Mails saved as files."""

    name = "Mail"
    suffixes = (".eml",)

    def read(self, data: bytes, file_name: str) -> ReadResult:
        """Return the article in a mail. Raises ReadError."""
        message = parsed_mail(data, file_name)
        if message.get_content_type() in {"multipart/encrypted", "application/pkcs7-mime"}:
            raise refusals.encrypted_mail(file_name)
        blocks, attached = _contents(message, file_name)
        if not any(block.text.strip() for block in blocks):
            message, blocks, attached = _mail_within(message, file_name, attached)
        if all(block.reason for block in blocks):
            blocks = [block._replace(reason="") for block in blocks]
        source = _source(message)
        warnings = _warnings(attached)
        if not blocks and source.headline:
            blocks = [Block(source.headline, ParagraphKind.HEADING)]
            warnings.append("The mail holds no text but its subject.")
        return article_from(blocks, source, file_name, warnings=warnings)


def _mail_within(message: Message, file_name: str, attached: list[str]) -> tuple[Message, list[Block], list[str]]:
    """Return the first mail attached to an empty one, with its text."""
    for part in leaves(message):
        inner = children(part)
        if part.get_content_maintype() == "message" and inner:
            blocks, more = _contents(inner[0], file_name)
            if blocks:
                return inner[0], blocks, more
    return message, [], attached


def _contents(message: Message, file_name: str) -> tuple[list[Block], list[str]]:
    """Return the text of a mail, the better one where it comes twice, and the names of what is attached to it."""
    plain, marked_up, attached = _bodies(message)
    from_plain = [block for body in plain for block in _of_plain(body)]
    if not marked_up or (from_plain and "multipart/" in message.get_content_type() and not _is_alternative(message)):
        return from_plain + [block for body in marked_up for block in _of_markup(body, file_name)], attached
    from_markup = [block for body in marked_up for block in _of_markup(body, file_name)]
    is_full = _words(from_plain) >= POOR * _words(from_markup)
    return (from_plain if is_full and from_plain else from_markup), attached


def _bodies(message: Message) -> tuple[list[str], list[str], list[str]]:
    """Return the plain bodies, those in HTML and the names of attachments."""
    plain: list[str] = []
    marked_up: list[str] = []
    attached: list[str] = []
    for part in leaves(message):
        kind = part.get_content_type()
        is_body = part.get_content_maintype() == "text" and (part is message or not _is_attached(part))
        if not is_body and part is not message:
            attached.append(attachment_name(part))
        elif kind == "text/html":
            marked_up.append(body_text(part))
        elif is_body:
            body = body_text(part).replace("\r\n", "\n")
            plain.append(_FLOWED.sub(" ", body) if part.get_param("format") == "flowed" else body)
        elif part.get_content_maintype() != "multipart":
            attached.append(attachment_name(part))
        else:  # a multipart mail of which no part was found: its text is all there is
            plain.append(body_text(part) or str(part.get_payload() or ""))
    return plain, marked_up, attached


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_param("name") is not None


def _is_alternative(message: Message) -> bool:
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_type() == "multipart/alternative":
            return True
        waiting.extend(children(part) if part.get_content_maintype() == "multipart" else ())
    return False


def _words(blocks: list[Block]) -> int:
    return sum(text.word_count(block.text) for block in blocks)


def _of_plain(body: str) -> Iterator[Block]:
    body = text.normalise(body)
    end = _SIGNATURE.search(body)
    shown, signature = (body[: end.start()], body[end.end() :]) if end else (body, "")
    for is_quoted, passage in _by_quotation(shown):
        passages = paragraphs(passage)
        for number, words in enumerate(passages):
            is_attribution = not is_quoted and number == len(passages) - 1 and _ATTRIBUTION.match(words)
            kind = ParagraphKind.QUOTE if is_quoted else ParagraphKind.BODY
            yield Block(words, kind, QUOTED if is_quoted or is_attribution else "")
    yield from (Block(words, reason=SIGNATURE) for words in paragraphs(signature))


def _by_quotation(body: str) -> Iterator[tuple[bool, str]]:
    """Return the stretches of a body, quoted with ">" and not, in order, without the marks."""
    lines: list[str] = []
    was_quoted = False
    for line in body.split("\n"):
        mark = _QUOTE_MARKS.match(line)
        is_quoted = mark is not None
        if is_quoted is not was_quoted and (line.strip() or not was_quoted):
            yield was_quoted, "\n".join(lines)
            lines, was_quoted = [], is_quoted
        lines.append(line[mark.end() :] if mark else line)
    yield was_quoted, "\n".join(lines)


def _of_markup(body: str, file_name: str) -> list[Block]:
    try:
        return whole_page(body, file_name, is_mail=True)[0]
    except ReadError:
        return []


def _source(message: Message) -> Source:
    name, address = sender(message)
    domain = address.partition("@")[2].lower()
    is_office = domain and "." in domain and not domain.startswith(FREE_MAIL)
    return Source(
        headline=_ANSWER.sub("", header(message, "subject")),
        outlet=header(message, "organization") or (domain if is_office else ""),
        byline=name or address,
        published=iso_day(message),
        language=header(message, "content-language").partition("-")[0].partition(",")[0].lower(),
    )


def _warnings(attached: list[str]) -> list[str]:
    if not attached:
        return []
    names = ", ".join(attached[:MANY_NAMES]) + (" …" if len(attached) > MANY_NAMES else "")
    articles = any(PurePath(name).suffix.lower() in ARTICLES for name in attached)
    advice = " Save an article among them from your mail program and open it." if articles else ""
    return [f"{counted(len(attached), 'attachment')} not read: {names}.{advice}"]
