"""Mail saved as a file: the better of its bodies, its headers as the source, quoted mail and signature left out.

Attachments are named in a warning; an article among them is to be saved from the mail program and opened.
"""

from __future__ import annotations

import re
from email.message import Message
from pathlib import PurePath

from briefer import text
from briefer.errors import ReadError
from briefer.model import ParagraphKind, Source
from briefer.readers import refusals
from briefer.readers.base import Block, Reader, ReadResult, article_from
from briefer.readers.from_html import whole_page
from briefer.readers.heads.days import day_in
from briefer.readers.mail.heads import LONGEST_NOTE, is_forward, with_mails_within
from briefer.readers.mail.parts import (
    attachment_name,
    body_text,
    children,
    header,
    iso_day,
    leaves,
    parsed_mail,
    sender,
)
from briefer.readers.mail.plain import blocks_of, unflowed
from briefer.words import counted, later, tr

POOR = 0.6
"""A plain body with fewer than this share of the words of its HTML twin is no full copy of it."""

MANY_NAMES = 10
ARTICLES = frozenset({".docx", ".doc", ".pdf", ".html", ".htm", ".txt", ".md", ".odt", ".rtf", ".eml"})
FREE_MAIL = ("gmail.", "googlemail.", "outlook.", "hotmail.", "yahoo.", "gmx.", "web.de", "icloud.", "aol.", "proton")
_ANSWER = re.compile(r"^(?:\s*(?:re|aw|sv|fwd?|wg|tr|rv|vs|antw|odp|回复|转发)\s*(?:\[\d+\])?:\s*)+", re.I)


class MailReader(Reader):
    """Mails saved as files."""

    name = later("Mail")
    suffixes = (".eml",)

    def read(self, data: bytes, file_name: str) -> ReadResult:
        """Return the article in a mail. Raises ReadError."""
        message = parsed_mail(data, file_name)
        if message.get_content_type() in {"multipart/encrypted", "application/pkcs7-mime"}:
            raise refusals.encrypted_mail(file_name)
        blocks, attached = _contents(message, file_name)
        if _words(blocks) < LONGEST_NOTE:
            message, blocks, attached = _with_mail_within(message, blocks, file_name, attached)
        message, blocks = with_mails_within(message, blocks, iso_day(message))
        if all(block.reason for block in blocks):
            blocks = [block._replace(reason="") for block in blocks]
        source = _source(message)
        warnings = _warnings(attached)
        if not blocks and source.headline:
            blocks = [Block(source.headline, ParagraphKind.HEADING)]
            warnings.append(tr("The mail holds no text but its subject."))
        return article_from(blocks, source, file_name, warnings=warnings)


def _with_mail_within(
    message: Message, blocks: list[Block], file_name: str, attached: list[str]
) -> tuple[Message, list[Block], list[str]]:
    """Return the first mail attached to one of few words, with those words above its text."""
    for part in leaves(message):
        inner = children(part)
        if part.get_content_maintype() == "message" and inner:
            found, more = _contents(inner[0], file_name)
            if found:
                others = [name for name in attached if name != attachment_name(part)]
                return inner[0], [*blocks, *found], [*others, *more]
    return message, blocks, attached


def _contents(message: Message, file_name: str) -> tuple[list[Block], list[str]]:
    """Return the text of a mail, the better one where it comes twice, and the names of what is attached to it."""
    plain, marked_up, attached = _bodies(message)
    sends_on = is_forward(message)
    from_plain = [block for body in plain for block in blocks_of(body, is_forward=sends_on)]
    from_markup = [block for body in marked_up for block in _of_markup(body, file_name, is_forward=sends_on)]
    if not marked_up or (from_plain and "multipart/" in message.get_content_type() and not _is_alternative(message)):
        return from_plain + from_markup, attached
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
            plain.append(unflowed(part, body))
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


def _of_markup(body: str, file_name: str, *, is_forward: bool) -> list[Block]:
    try:
        return whole_page(body, file_name, is_mail=not is_forward)[0]
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
        published=iso_day(message) or day_in(header(message, "date")),
        language=header(message, "content-language").partition("-")[0].partition(",")[0].lower(),
    )


def _warnings(attached: list[str]) -> list[str]:
    if not attached:
        return []
    names = ", ".join(attached[:MANY_NAMES]) + (" …" if len(attached) > MANY_NAMES else "")
    articles = any(PurePath(name).suffix.lower() in ARTICLES for name in attached)
    told = counted(len(attached), "1 attachment not read: {names}.", "{n} attachments not read: {names}.")
    advice = [tr("Save an article among them from your mail program and open it.")] if articles else []
    return [" ".join((told.format(names=names), *advice))]
