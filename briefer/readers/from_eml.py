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
from briefer.readers.base import Block, Reader, ReadResult, article_from
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
from briefer.readers.plain.days import day_in
from briefer.text.wrapping import paragraphs
from briefer.words import counted, later, tr

QUOTED = "quoted mail"
SIGNATURE = "signature"
POOR = 0.6
"""A plain body with fewer than this share of the words of its HTML twin is no full copy of it."""

MANY_NAMES = 10
ARTICLES = frozenset({".docx", ".doc", ".pdf", ".html", ".htm", ".txt", ".md", ".odt", ".rtf", ".eml"})
FREE_MAIL = ("gmail.", "googlemail.", "outlook.", "hotmail.", "yahoo.", "gmx.", "web.de", "icloud.", "aol.", "proton")
_ANSWER = re.compile(r"^(?:\s*(?:re|aw|sv|fwd?|wg|tr|rv|vs|antw|odp|回复|转发)\s*(?:\[\d+\])?:\s*)+", re.I)
_SIGNATURE = re.compile(r"^--(?P<space> ?)$", re.M)
LONGEST_SIGNATURE = 600
LONGEST_NOTE = 60
"""Words with which somebody sends an article on."""

_FORWARD_SUBJECT = re.compile(r"\s*(?:fwd?|wg|tr|rv|vb|doorst|转发)\s*:", re.I)
_FLOWED = re.compile(r"(?<=[^\n-]) \n(?=[^>\s])")
_DELETED_SPACE = re.compile(r"(?<=[^\n-]) \n(?=[^>\s])")
_ESCAPED = re.compile(r"^ >(?=From )", re.M)
_STUFFED = re.compile(r"^ (?!>)", re.M)
_RULE = re.compile(r"^-- ?$", re.M)
_FORWARDED = re.compile(
    r"\W*(?:begin forwarded (?:message|mail)|forwarded message|original message|weitergeleitete nachricht"
    r"|anfang der weitergeleiteten nachricht|ursprüngliche nachricht|message transféré|message d'origine"
    r"|début du message (?:transféré|réexpédié)|mensaje reenviado|messaggio inoltrato)\W*",
    re.I,
)
_HEADER_LINE = re.compile(
    r"(?P<key>From|Sent|Date|To|Cc|Subject|Reply-To|Von|Gesendet|Datum|An|Betreff|De|Envoyé|À|Objet|Asunto|Fecha|Para)"
    r"\s?:\s*(?:\|\s*)?(?P<value>.*)"
)
_KEYS = {"From": ("From", "Von", "De"), "Subject": ("Subject", "Betreff", "Objet", "Asunto")} | {
    "Date": ("Date", "Sent", "Datum", "Gesendet", "Envoyé", "Fecha")
}
FORWARD = "head of the forwarded mail"
_QUOTE_MARKS = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.M)
_ATTRIBUTION = re.compile(
    r"^.{0,200}(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|napisał\S*|пишет|schreef)\b[^\n]{0,80}:$",
    re.I | re.S,
)


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
        message, blocks = _with_forward(message, blocks)
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


def _with_forward(message: Message, blocks: list[Block]) -> tuple[Message, list[Block]]:
    """Return the headers of the mail that was forwarded, if one was, and the blocks with those headers left out."""
    marked: list[Block] = []
    headers: dict[str, str] = {}
    was_head = False
    for block in blocks:
        lines = [line.strip() for line in block.text.split("\n") if line.strip()]
        found = [match for line in lines if (match := _HEADER_LINE.fullmatch(line))]
        is_announced = any(map(_FORWARDED.fullmatch, lines))
        is_head = len(found) + is_announced >= len(lines) > 0 and (is_announced or was_head or len(found) > 2)
        if is_head and not block.reason:
            headers = {match["key"]: match["value"].strip() for match in found} | headers
        was_head = is_head or (was_head and not lines)
        marked.append(block._replace(text=" ".join(lines), reason=FORWARD) if is_head and not block.reason else block)
    if not headers:
        return message, marked
    forwarded = Message()
    for name, keys in _KEYS.items():
        value = next((headers[key] for key in keys if key in headers), "")
        forwarded[name] = f'"{value}" <>' if name == "From" and value and "@" not in value else value
    return forwarded, marked


def _contents(message: Message, file_name: str) -> tuple[list[Block], list[str]]:
    """Return the text of a mail, the better one where it comes twice, and the names of what is attached to it."""
    plain, marked_up, attached = _bodies(message)
    is_forward = _FORWARD_SUBJECT.match(header(message, "subject")) is not None
    from_plain = [block for body in plain for block in _of_plain(body, is_forward=is_forward)]
    from_markup = [block for body in marked_up for block in _of_markup(body, file_name, is_forward=is_forward)]
    if not marked_up or (from_plain and "multipart/" in message.get_content_type() and not _is_alternative(message)):
        return from_plain + [
            block for body in marked_up for block in _of_markup(body, file_name, is_forward=is_forward)
        ], attached
    from_markup = [block for body in marked_up for block in _of_markup(body, file_name, is_forward=is_forward)]
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
            plain.append(_unflowed(part, body))
        elif part.get_content_maintype() != "multipart":
            attached.append(attachment_name(part))
        else:  # a multipart mail of which no part was found: its text is all there is
            plain.append(body_text(part) or str(part.get_payload() or ""))
    return plain, marked_up, attached


def _unflowed(part: Message, body: str) -> str:
    """Return a body with its soft line breaks taken out and the spaces that guard its lines (RFC 3676)."""
    if str(part.get_param("format") or "").lower() != "flowed":
        return body
    is_space_deleted = str(part.get_param("delsp") or "").lower() == "yes"
    body = (_DELETED_SPACE if is_space_deleted else _FLOWED).sub("" if is_space_deleted else " ", body)
    return _STUFFED.sub("", _ESCAPED.sub("", body))


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


def _of_plain(body: str, *, is_forward: bool = False) -> Iterator[Block]:
    body = _unquoted_forward(text.normalise(body), is_forward=is_forward)
    shown, signature = _parted_signature(body)
    shown = _RULE.sub("", shown)
    for is_quoted, passage in _by_quotation(shown):
        passages = [words for piece in _heads_apart(passage) for words in piece]
        for number, words in enumerate(passages):
            is_attribution = not is_quoted and number == len(passages) - 1 and _ATTRIBUTION.match(words)
            kind = ParagraphKind.QUOTE if is_quoted else ParagraphKind.BODY
            yield Block(words, kind, QUOTED if is_quoted or is_attribution else "")
    yield from (Block(words, reason=SIGNATURE) for words in paragraphs(signature))


def _heads_apart(passage: str) -> Iterator[tuple[str, ...]]:
    """Return the paragraphs of a passage; the headers of a mail within it stay lines of one."""
    gathered: list[str] = []
    head: list[str] = []
    for line in [*passage.split("\n"), ""]:
        if _FORWARDED.fullmatch(line) or _HEADER_LINE.fullmatch(line.strip()):
            head.append(line.strip())
            continue
        if len(head) > 1:
            yield paragraphs("\n".join(gathered))
            yield ("\n".join(head),)
            gathered, head = [], []
        elif head and not _FORWARDED.fullmatch(head[0]) or (head and line.strip()):
            gathered += head
            head = []
        gathered.append(line)
    yield paragraphs("\n".join([*gathered, *head]))


def _unquoted_forward(body: str, *, is_forward: bool) -> str:
    """Return a body without the quotation marks of the mail that it forwards."""
    lines = body.split("\n")
    start = next((number for number, line in enumerate(lines) if _FORWARDED.fullmatch(line)), 0 if is_forward else None)
    if start is None:
        return body
    return "\n".join([*lines[:start], *(re.sub(r"^>[ \t]?", "", line) for line in lines[start:])])


def _parted_signature(body: str) -> tuple[str, str]:
    """Return a body and the signature under it: short, and under two hyphens alone without a paragraph of text."""
    for end in _SIGNATURE.finditer(body):
        rest = body[end.end() :]
        is_prose = any(each.count(" ") >= 10 for each in paragraphs(rest))
        if len(rest.strip()) <= LONGEST_SIGNATURE and (end["space"] or not is_prose):
            return body[: end.start()], rest
    return body, ""


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
