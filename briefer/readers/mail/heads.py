"""The mails within the text of a mail: the one that was forwarded is the article, the one that was answered is not.

Both begin with headers as mail programs write them, in the language of who sent them on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from email.message import Message
from email.utils import parsedate_to_datetime

from briefer import text
from briefer.readers.base import Block
from briefer.readers.heads.days import day_in
from briefer.readers.mail.parts import header

QUOTED = "quoted mail"
FORWARD = "head of the forwarded mail"
LONGEST_NOTE = 60
"""Words with which somebody sends an article on."""

SHORTEST_ANSWER = 20
"""So many words above a mail that is answered are what is to be read."""

_ANNOUNCED = (
    r"begin forwarded (?:message|mail)|(?:end (?:of )?)?forwarded message(?: from .{1,120})?|forwarded by .{1,120}",
    r"(?:anfang der |ende der )?weitergeleitete[nr]? nachricht|message (?:transféré|réexpédié|suivi)",
    r"(?:début|fin) du message (?:transféré|réexpédié)|(?:inicio del )?mensaje reenviado",
    r"(?:inizio )?messaggio inoltrato|(?:início da )?mensagem (?:encaminhada|reencaminhada)",
    r"(?:begin )?doorgestuurd bericht|wiadomość przekazana|(?:treść )?przekazan[aej]{1,2} wiadomoś\w+",
    r"(?:начало )?(?:пере(?:сланн|адресованн|сылаем)\w+) (?:сообщени|письм)\w+",
    r"(?:початок )?перес(?:лан|илан)\w+ (?:повідомлення|листа?)",
    r"vidarebefordrat meddelande|videresendt (?:melding|besked)",
    r"iletilen (?:ileti|mesaj)|转发的?邮件|轉寄郵件|転送されたメッセージ|전달된 메일|الرسالة المعاد توجيهها",
)
_ORIGINAL = (
    r"original (?:message|appointment)|original-nachricht|ursprüngliche nachricht|message d['’]origine",
    r"mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|wiadomość oryginalna",
    r"исходное сообщение|оригінальне повідомлення|ursprungligt meddelande|原始邮件|原始郵件|元のメッセージ",
)
_FORWARDED = re.compile(rf"\W*(?:{'|'.join(_ANNOUNCED)})\W*", re.I)
_ANSWERED = re.compile(rf"\W*(?:{'|'.join(_ORIGINAL)})\W*", re.I)
_KEYS = {
    "From": "From|Von|De|Da|Van|Od|Från|Fra|От|Від|发件人|寄件者|差出人|보낸 사람|من",
    "Date": "Sent|Date|Gesendet|Datum|Envoyé(?: le)?|Enviad[oa](?: el| em)?|Fecha|Data|Inviato|Verzonden|Wysłan[oay]"
    "|Skickat|Sendt|Отправлен[оа]?|Дата|Надіслан[оа]|日期|发送时间|寄件日期|送信日時|日付|날짜|보낸 날짜|تاريخ",
    "Subject": "Subject|Betreff|Objet|Asunto|Oggetto|Assunto|Onderwerp|Temat|Ämne|Emne|Тема|主题|主旨|件名|제목"
    "|الموضوع",
    "To": "To|Cc|Bcc|An|À|A|Para|Aan|Do|Till|Til|Kopie|Copie|Kopia|Кому|Копия|Копія|收件人|抄送|收件者|宛先|받는 사람"
    "|Reply-To|Importance|Priority|Attachments?|Organi[sz]ation|إلى",
}
_HEADER_LINE = re.compile(
    r"\*?(?:"
    + "|".join(f"(?P<{key}>{names})" for key, names in _KEYS.items())
    + r")\s?[:：]\*?\s*(?:\|\s*)?(?P<value>.*)"
)
_FORWARD_SUBJECT = re.compile(r"\s*(?:fwd?|wg|tr|rv|vb|i|пер|doorst|enc|转发|轉寄)\s*:", re.I)
_ANSWER_SUBJECT = re.compile(r"\s*(?:re|aw|sv|antw|odp|回复|回覆)\s*(?:\[\d+\])?:", re.I)
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})[./-](\d{4}|\d{2})(?!\d)")


def is_announcement(line: str) -> bool:
    """Return whether a line says that a mail follows that was forwarded or is answered."""
    return _FORWARDED.fullmatch(line) is not None or _ANSWERED.fullmatch(line) is not None


def announces_forward(line: str) -> bool:
    """Return whether a line says that a forwarded mail follows."""
    return _FORWARDED.fullmatch(line) is not None


def is_header(line: str) -> bool:
    """Return whether a line is written as a header of a mail is."""
    return _HEADER_LINE.fullmatch(line.strip()) is not None


def is_forward(message: Message) -> bool:
    """Return whether a mail says in its subject that it sends another one on."""
    return _FORWARD_SUBJECT.match(header(message, "subject")) is not None


@dataclass(slots=True)
class _Head:
    """What was found of the mails within a mail up to a block."""

    headers: dict[str, str] = field(default_factory=dict)
    is_read: bool = False
    is_quoted: bool = False
    words: int = 0

    def begin(self, *, is_announced: bool, is_sent_on: bool, least: int) -> None:
        """Take up a mail within the mail: what was read above it tells whether it is the article."""
        is_long = self.words >= (LONGEST_NOTE if self.headers else least)
        self.is_quoted |= is_long and not is_announced and (bool(self.headers) or not is_sent_on)
        if not self.is_quoted and not (is_long and self.headers):
            self.headers = {}
        self.words = 0


def with_mails_within(message: Message, blocks: Sequence[Block], day: str) -> tuple[Message, list[Block]]:
    """Return the headers of the mail that was forwarded, if one was, and the blocks with what is not of it left out.

    `day` is that of the mail itself, after which nothing in it was sent.
    """
    marked: list[Block] = []
    found = _Head()
    was_head = False
    least = SHORTEST_ANSWER if _ANSWER_SUBJECT.match(header(message, "subject")) else LONGEST_NOTE
    for block in blocks:
        lines = [line.strip() for line in block.text.split("\n") if line.strip()]
        is_head = not block.reason and _is_head(lines, follows=was_head)
        if is_head and not was_head:
            is_announced = any(map(announces_forward, lines))
            found.begin(is_announced=is_announced, is_sent_on=is_forward(message), least=least)
        if is_head and not found.is_quoted:
            found.headers = dict(_headers(lines)) | found.headers
        elif not is_head and not block.reason:
            found.words += text.word_count(block.text)
        was_head = is_head or (was_head and not lines)
        reason = QUOTED if found.is_quoted else FORWARD if is_head else ""
        is_out = reason and not block.reason
        marked.append(block._replace(text=" ".join(lines), reason=reason) if is_out else block)
    return (_mail_of(found.headers, day) if found.headers else message), marked


def _is_head(lines: Sequence[str], *, follows: bool) -> bool:
    found = sum(map(is_header, lines))
    announced = sum(map(is_announcement, lines))
    return found + announced >= len(lines) > 0 and (announced > 0 or follows or found > 2)


def _headers(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if match := _HEADER_LINE.fullmatch(line):
            yield next(key for key in _KEYS if match[key]), match["value"].strip()


def _mail_of(headers: dict[str, str], day: str) -> Message:
    forwarded = Message()
    sender = headers.get("From", "")
    forwarded["From"] = f'"{sender}" <>' if sender and "@" not in sender else sender
    forwarded["Subject"] = headers.get("Subject", "")
    forwarded["Date"] = day_sent(headers.get("Date", ""), day)
    return forwarded


def day_sent(words: str, latest: str) -> str:
    """Return the ISO day of a date as mail programs write it, "" if it cannot be told; none lies after `latest`."""
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        pass
    if written := day_in(words):
        return written
    match = _FIGURES.search(words)
    if match is None:
        return ""
    year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
    orders = {(match[3], match[1])} if match[2] == "." else {(match[3], match[1]), (match[1], match[3])}
    days = {each for month, number in orders if (each := _iso(year, int(month), int(number)))}
    possible = [each for each in days if each <= latest] if latest else list(days)
    return possible[0] if len(possible) == 1 else ""


def _iso(year: int, month: int, number: int) -> str:
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return ""
