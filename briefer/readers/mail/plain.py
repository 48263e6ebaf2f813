"""The plain text of a mail: soft line breaks taken out, quoted mail and the signature told from what was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message

from briefer import text
from briefer.model import ParagraphKind
from briefer.readers.base import Block
from briefer.readers.mail.heads import QUOTED, announces_forward, is_announcement, is_header
from briefer.text.wrapping import paragraphs

SIGNATURE = "signature"
LONGEST_SIGNATURE = 600
FEWEST_PROSE_WORDS = 10

_LITERAL = "\ue000"
"""Stands before a ">" at the head of a line that is text and marks no quotation."""

_SIGNATURE = re.compile(r"^--(?P<space> ?)$", re.M)
_LIST_FOOTER = re.compile(
    r"^_{5,}\n(?=(?:.*\n){0,4}?.*(?:mailing[- ]list|listinfo|unsubscribe|abbestell|désabonner|cancelar la suscr))",
    re.M | re.I,
)
_RULE = re.compile(r"^-- ?$", re.M)
_DEPTH = re.compile(r">*")
_QUOTE_MARKS = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.M)
_SAID = (
    r"wrote|writes|schrieb|a écrit|escribi[oó]|escreveu|ha scritto|scrisse|napisał\S*|пишет|написал\w*|пише"
    r"|написа[лв]\w*|schreef|skrev|kirjoitti|yazdı|写道|寫道|のメール|님이 작성"
)
_ATTRIBUTION = re.compile(rf"^.{{0,200}}(?:{_SAID})\b[^\n]{{0,80}}[:：]$", re.I | re.S)
_NAMED_ATTRIBUTION = re.compile(r"^(?=[^\n]*\d{1,2}[:.]\d{2})[^\n]{0,200}<[^<>\s]+@[^<>\s]+>\)?[^\n]{0,20}[:：]$")
_SENT_FROM = re.compile(
    r"(?:sent|gesendet|verschickt|envoyé|enviado|inviato|wysłan[eo]|verzonden|отправлено|надіслано|get|obtenir|obtén)\b.{0,20}"
    r"(?:from|mit|von|de(?:puis|sde)?|da|z|via|vanaf|с|с моего|з|outlook|для).{0,40}|von meinem \w+(?: \w+)? gesendet",
    re.I,
)
_DEVICE = re.compile(
    r"iphone|ipad|android|samsung|galaxy|outlook|yahoo|mobile|handy|smartphone|blackberry|proton|mail", re.I
)
LONGEST_DEVICE_LINE = 90


def unflowed(part: Message, body: str) -> str:
    """Return a body without its soft line breaks and the spaces that guard its lines (RFC 3676), if it has such."""
    if str(part.get_param("format") or "").lower() != "flowed":
        return body
    is_space_deleted = str(part.get_param("delsp") or "").lower() == "yes"
    lines: list[str] = []
    goes_on, above = False, -1
    for line in body.split("\n"):
        marks = _DEPTH.match(line)
        depth = marks.end() if marks else 0
        words = line[depth:].removeprefix(" ")
        is_rule = words == "-- "
        if not depth and words.startswith(">"):
            words = words[1:] if words.startswith(">From ") else _LITERAL + words
        if goes_on and depth == above and not is_rule:
            lines[-1] = (lines[-1][:-1] if is_space_deleted else lines[-1]) + words
        else:
            lines.append(f"{'>' * depth}{' ' * bool(depth)}{words}")
        goes_on, above = words.endswith(" ") and not is_rule, depth
    return "\n".join(line if line == "-- " else line.rstrip(" ") for line in lines)


def blocks_of(body: str, *, is_forward: bool) -> Iterator[Block]:
    """Return the paragraphs of a plain body; what it quotes, unless it forwards it, and its signature have a reason."""
    body = _unquoted_forward(text.normalise(body), is_forward=is_forward)
    shown, signature = _parted_signature(body)
    shown = _RULE.sub("", shown)
    for is_quoted, passage in _by_quotation(shown):
        passages = [words for piece in _heads_apart(passage) for words in piece]
        for number, words in enumerate(passages):
            is_last = not is_quoted and number == len(passages) - 1
            kind = ParagraphKind.QUOTE if is_quoted else ParagraphKind.BODY
            reason = QUOTED if is_quoted or (is_last and _is_attribution(words)) else SIGNATURE * _is_device(words)
            yield Block(words, kind, reason)
    yield from (Block(words, reason=SIGNATURE) for words in paragraphs(signature))


def _is_attribution(words: str) -> bool:
    return _ATTRIBUTION.match(words) is not None or _NAMED_ATTRIBUTION.match(words) is not None


def _is_device(words: str) -> bool:
    """Return whether a line only says with what program or telephone the mail was sent."""
    is_short = len(words) <= LONGEST_DEVICE_LINE
    return is_short and _SENT_FROM.match(words) is not None and _DEVICE.search(words) is not None


def _heads_apart(passage: str) -> Iterator[tuple[str, ...]]:
    """Return the paragraphs of a passage; the headers of a mail within it stay lines of one."""
    gathered: list[str] = []
    head: list[str] = []
    for line in [*passage.split("\n"), ""]:
        if is_announcement(line) or is_header(line):
            head.append(line.strip())
            continue
        if len(head) > 1 or (head and is_announcement(head[0]) and not line.strip()):
            yield paragraphs("\n".join(gathered))
            yield ("\n".join(head),)
            gathered, head = [], []
        elif head:
            gathered += head
            head = []
        gathered.append(line)
    yield paragraphs("\n".join([*gathered, *head]))


def _unquoted_forward(body: str, *, is_forward: bool) -> str:
    """Return a body without the quotation marks of the mail that it forwards."""
    lines = body.split("\n")
    start = next((number for number, line in enumerate(lines) if announces_forward(line)), 0 if is_forward else None)
    if start is None:
        return body
    return "\n".join([*lines[:start], *(re.sub(r"^>[ \t]?", "", line) for line in lines[start:])])


def _parted_signature(body: str) -> tuple[str, str]:
    """Return a body and the signature under it: short, and under two hyphens alone without a paragraph of text.

    The lines that a mailing list adds below are one, too.
    """
    for end in _LIST_FOOTER.finditer(body):
        if len(body) - end.end() <= LONGEST_SIGNATURE:
            return body[: end.start()], body[end.end() :]
    for end in _SIGNATURE.finditer(body):
        rest = body[end.end() :]
        is_prose = any(each.count(" ") >= FEWEST_PROSE_WORDS for each in paragraphs(rest))
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
        lines.append((line[mark.end() :] if mark else line).replace(_LITERAL, ""))
    yield was_quoted, "\n".join(lines)
