"""Mails that break parsers."""

from __future__ import annotations

HEADERS = b"From: Jo Doe <jo@news.example.org>\r\nSubject: Talks end\r\nDate: Mon, 2 Feb 2026 08:00:00 +0000\r\n"
WORDS = "The talks ended on Monday without a result."


def simple(body: bytes = WORDS.encode(), *more: bytes) -> bytes:
    return HEADERS + b"".join(line + b"\r\n" for line in more) + b"\r\n" + body


def of_parts(kind: bytes, *parts: bytes) -> bytes:
    inner = b"".join(b"--b\r\n" + part + b"\r\n" for part in parts)
    return simple(inner + b"--b--\r\n", b"MIME-Version: 1.0", b'Content-Type: multipart/%s; boundary="b"' % kind)


def part(body: str, kind: str = "text/plain", *more: str) -> bytes:
    return "\r\n".join([f"Content-Type: {kind}; charset=utf-8", *more, "", body]).encode()


def nested_parts(depth: int) -> bytes:
    opening = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (level, level) for level in range(depth)
    )
    return HEADERS + b"MIME-Version: 1.0\r\n" + opening + part(WORDS)


def nested_mails(depth: int) -> bytes:
    return (
        HEADERS + b"MIME-Version: 1.0\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * depth + b"\r\n" + WORDS.encode()
    )


def many_parts(count: int) -> bytes:
    return of_parts(b"mixed", *[part(f"{WORDS} {number}") for number in range(count)])


def long_header(length: int) -> bytes:
    return b"Subject: " + b"=?utf-8?q?" + b"a" * length + b"?= \r\n" + simple()


def many_encoded_words(count: int) -> bytes:
    return b"Subject:" + b"\r\n =?utf-8?q?a?=" * count + b"\r\n" + simple()


MALFORMED = (
    b"From: ((((((((((\r\n",
    b"From: " + b"(" * 20_000 + b"\r\n",
    b"From: <<<@@,,;;:\r\n",
    b"From: " + b"<" * 20_000 + b"\r\n",
    b"Subject: =?utf-8?b?####?=\r\n",
    b"Subject: =?no-such-charset?q?caf=E9?=\r\n",
    b"Subject: =?utf-8?q?=ED=A0=80?=\r\n",
    b"Subject: \xff\xfe\x80 raw\r\n",
    b"Date: Mon, 99 Foo 20260 99:99:99 +9999999999\r\n",
    b"Date: \r\n",
    b"Content-Type: ;;;\r\n",
    b"Content-Type: text/plain; charset=\"'\r\n",
    b"Content-Type: text/plain; charset*0*=x''a; charset*2=b\r\n",
    b"Content-Type: multipart/mixed\r\n",
    b"Content-Type: multipart/mixed; boundary=\r\n",
    b"Content-Transfer-Encoding: x-none\r\n",
    b"Content-Disposition: attachment; filename*=%%%''%ZZ\r\n",
    b": no name\r\n",
    b"no colon at all\r\n",
    b"\x00\x01\r\n",
)
NAMES = (
    "../../../etc/passwd",
    "C:\\Windows\\system32\\a.exe",
    "\\\\host\\share\\a.docx",
    "a\u202etxt.exe",
    "a" * 5_000,
)
