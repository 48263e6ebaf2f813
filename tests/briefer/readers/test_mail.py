"""Mails: the better body, the headers as source, what is quoted, signed or attached."""

from __future__ import annotations

import pytest

from tests.hostile import mail
from tests.reading import read, reasons, refusal, texts

MARKUP = f"<html><body><h2>Talks end</h2><p>{mail.WORDS}</p><p style='display:none'>Preview text.</p></body></html>"


def test_headers_become_the_source():
    source = read(mail.simple(), "a.eml").article.source
    assert (source.headline, source.byline, source.outlet) == ("Talks end", "Jo Doe", "news.example.org")
    assert source.published == "2026-02-02"


@pytest.mark.parametrize("subject", ["Re: Talks end", "FW: Re: Talks end", "AW: WG: Talks end"])
def test_marks_of_answers_and_forwarding_are_no_part_of_the_headline(subject: str):
    data = mail.simple().replace(b"Subject: Talks end", f"Subject: {subject}".encode())
    assert read(data, "a.eml").article.source.headline == "Talks end"


def test_encoded_headers_are_read_and_private_mail_has_no_outlet():
    head = (
        b"From: =?utf-8?b?SsO2cmc=?= <j@gmail.com>\nSubject: =?iso-8859-1?q?Caf=E9?=\n =?utf-8?q?_ends?=\n\nThe end.\n"
    )
    source = read(head, "a.eml").article.source
    assert (source.byline, source.headline, source.outlet) == ("Jörg", "Café ends", "")


def test_of_two_bodies_the_full_one_is_read():
    plain, marked_up = mail.part(f"Talks end\r\n\r\n{mail.WORDS}"), mail.part(MARKUP, "text/html")
    assert texts(read(mail.of_parts(b"alternative", plain, marked_up), "a.eml")) == ["Talks end", mail.WORDS]
    poor = mail.part("Open this mail in your browser.")
    result = read(mail.of_parts(b"alternative", poor, marked_up), "a.eml")
    assert [(entry.kind.value, entry.text) for entry in result.article.paragraphs] == [
        ("heading", "Talks end"),
        ("body", mail.WORDS),
    ]
    assert reasons(result) == {"Preview text.": "hidden on the page"}


def test_quoted_mail_and_signature_are_left_out_with_their_reasons():
    quoted = "On Monday Al wrote:\n> Are they over?\n> Who won?"
    body = f"{mail.WORDS}\n\n{quoted}\n\nNobody won.\n-- \nJo Doe\nExample News\n"
    result = read(mail.simple(body.encode()), "a.eml")
    assert texts(result) == [mail.WORDS, "Nobody won."]
    assert set(reasons(result).values()) == {"quoted mail", "signature"}
    markup = (
        f"<p>{mail.WORDS}</p><div class='gmail_quote'><p>Are they over?</p></div><div class='gmail_signature'>Jo</div>"
    )
    result = read(mail.simple(markup.encode(), b"Content-Type: text/html"), "a.eml")
    assert texts(result) == [mail.WORDS]
    assert reasons(result) == {"Are they over?": "quoted mail", "Jo": "signature"}


def test_a_mail_that_is_all_quotation_is_read():
    assert texts(read(mail.simple(b"> The talks ended.\n"), "a.eml")) == ["The talks ended."]


def test_attached_articles_are_named():
    attached = [
        mail.part("x", "application/pdf", f'Content-Disposition: attachment; filename="{name}"')
        for name in ("talks.pdf", "talks.docx")
    ]
    result = read(mail.of_parts(b"mixed", mail.part(mail.WORDS), *attached), "a.eml")
    assert result.warnings == (
        "2 attachments not read: talks.pdf, talks.docx. Save an article among them from your mail program and open it.",
    )


def test_a_mail_attached_to_an_empty_one_is_read():
    inner = b"Content-Type: message/rfc822\r\n\r\n" + mail.simple().replace(b"Talks end", b"Talks go on")
    result = read(mail.of_parts(b"mixed", mail.part(""), inner), "a.eml")
    assert texts(result) == [mail.WORDS]
    assert result.article.source.headline == "Talks go on"


def test_a_mail_of_a_subject_alone_says_so_and_one_of_nothing_is_refused():
    result = read(mail.simple(b""), "a.eml")
    assert texts(result) == ["Talks end"]
    assert result.warnings == ("The mail holds no text but its subject.",)
    assert "No text was found" in refusal(b"From: jo@example.org\r\n\r\n\r\n", "a.eml")


def test_an_encrypted_mail_is_refused():
    assert "is an encrypted mail" in refusal(mail.of_parts(b"encrypted", mail.part("x")), "a.eml")


@pytest.mark.parametrize("charset", ["no-such-charset", "us-ascii", "", "utf-8"])
def test_a_wrong_charset_gives_way_to_the_likeliest(charset: str):
    words = "Le président a déclaré que l’accord était « impossible » à ce stade."
    data = mail.simple(words.encode("cp1252"), f"Content-Type: text/plain; charset={charset}".encode())
    assert texts(read(data, "a.eml")) == [words]


def test_a_mail_is_known_by_its_headers_and_a_text_that_opens_alike_is_not_one():
    assert texts(read(mail.simple(mail.WORDS.encode(), b"Message-ID: <1@a>"), "a.txt")) == [mail.WORDS]
    typed = b"Subject: The talks\nFrom: The desk\nDate: Monday\n\nThe talks ended."
    assert len(texts(read(typed, "a.txt"))) > 1


WORDS = "The envoys of both lakes met at noon and parted without a word."
FORWARD_HEAD = "From: Lake Paper <paper@lake.example>\nDate: 2 May 2025\nSubject: Envoys meet\nTo: desk@hill.example\n"


def forwarded(body, kind="text/plain", subject="Fwd: Envoys meet"):
    head = f"From: Desk <desk@hill.example>\nSubject: {subject}\nMIME-Version: 1.0\n"
    return read(f"{head}Content-Type: {kind}; charset=utf-8\n\n{body}".encode(), "a.eml")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (f"Please read.\n\n---------- Forwarded message ---------\n{FORWARD_HEAD}\n{WORDS}\n", "text/plain"),
        (
            "Please read.\n\nBegin forwarded message:\n\n"
            + "".join(f"> {line}\n" for line in (*FORWARD_HEAD.split("\n"), WORDS)),
            "text/plain",
        ),
        (
            '<p>Please read.</p><div class="gmail_quote"><div class="gmail_attr">- Forwarded message -<br>'
            f"{FORWARD_HEAD.replace('<', '&lt;').strip().replace(chr(10), '<br>')}</div><p>{WORDS}</p></div>",
            "text/html",
        ),
    ],
)
def test_a_forwarded_mail_is_the_article_and_its_headers_are_the_source(body, kind):
    result = forwarded(body, kind)
    source = result.article.source
    assert texts(result) == ["Please read.", WORDS]
    assert (source.headline, source.byline, source.outlet) == ("Envoys meet", "Lake Paper", "lake.example")
    assert source.published == "2025-05-02"


def test_what_a_reply_quotes_is_left_out():
    assert texts(forwarded(f"We agree.\n\n> {WORDS}\n", subject="Re: Envoys meet")) == ["We agree."]


def test_two_hyphens_between_paragraphs_are_a_rule_and_above_a_name_a_signature():
    assert texts(forwarded(f"{WORDS}\n\n--\n\n{WORDS}\n\n--\nJo Doe\n", subject="x")) == [WORDS, WORDS]


def test_flowed_lines_lose_the_spaces_that_only_guard_them():
    kind = "text/plain; format=flowed"
    assert texts(forwarded("Today \nwe met.\n\n >From here we \nwent.\n", kind)) == [
        "Today we met.",
        "From here we went.",
    ]
    assert texts(forwarded("会談 \nした。\n", f"{kind}; delsp=yes")) == ["会談した。"]


def test_an_attached_mail_is_read_below_the_words_that_send_it_on():
    inner = f"From: Lake Paper <paper@lake.example>\nSubject: Envoys meet\n\n{WORDS}\n"
    part = f"--b\nContent-Type: text/plain\n\nPlease read.\n\n--b\nContent-Type: message/rfc822\n\n{inner}\n--b--\n"
    head = "From: desk@hill.example\nSubject: FW: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    result = read((head + part).encode(), "a.eml")
    assert texts(result) == ["Please read.", WORDS]
    assert result.article.source.byline == "Lake Paper"


LONG = f"{WORDS} {WORDS} {WORDS}"
FROM, SENT_TO = "Lake Paper <paper@lake.example>", "desk@hill.example"


def sent(body, subject="Fwd: Envoys meet", kind="text/plain"):
    """Read a mail of 4 February 2026."""
    head = f"From: Desk <{SENT_TO}>\nSubject: {subject}\nDate: Wed, 04 Feb 2026 10:00:00 +0000\nMIME-Version: 1.0\n"
    return read(f"{head}Content-Type: {kind}; charset=utf-8\n\n{body}".encode(), "a.eml")


def test_forwarded_mail_is_known_in_the_words_of_many_programs():
    for head in (
        f"-------- Original message --------\nFrom: {FROM}\nDate: 2/3/26 9:12 AM (GMT+00:00)\nSubject: Envoys meet",
        f"De: {FROM}\nEnviado el: martes, 3 de febrero de 2026 9:12\nPara: {SENT_TO}\nAsunto: Envoys meet",
        f"Da: {FROM}\nInviato: martedì 3 febbraio 2026 09:12\nA: {SENT_TO}\nOggetto: Envoys meet",
        f"От: {FROM}\nОтправлено: 3 февр. 2026 г. 9:12\nКому: {SENT_TO}\nТема: Envoys meet",
        f"---- Переслане повідомлення ----\nВід: {FROM}\nДата: вт, 3 лют. 2026 р. о 09:12\nТема: Envoys meet",
        f"---- Forwarded by A on 04/02 ----\n\nFrom: {FROM}\nTo: {SENT_TO}\nDate: 03/02/2026\nSubject: Envoys meet",
        f"---- Forwarded message from {FROM} ----\n\nDate: Tue, 3 Feb 2026 09:12\nFrom: {FROM}\nSubject: Envoys meet",
        f"*From:* {FROM}\n*Sent:* Tuesday, February 3, 2026 9:12 AM\n*To:* Desk\n*Subject:* Envoys meet",
        f"---------- 转发的邮件 ---------\n发件人： {FROM}\n日期：2026年2月3日周二 09:12\n主题：Envoys meet",
        f"---- Forwarded message ----\nFrom: Bob <b@hill.example>\nDate: Wed, 4 Feb 2026\nSubject: Fwd: Envoys meet\n\n"
        f"See below.\n\n---- Forwarded message ----\nFrom: {FROM}\nDate: Tue, 3 Feb 2026\nSubject: Envoys meet",
    ):
        result = sent(f"{head}\n\n{WORDS}\n\n{WORDS}\n")
        source = result.article.source
        assert [each for each in texts(result) if each != "See below."] == [WORDS, WORDS], head
        assert (source.published, source.byline, source.headline) == ("2026-02-03", "Lake Paper", "Envoys meet"), head


def test_a_day_in_figures_is_told_by_the_day_of_the_mail_around_it_or_left_open():
    head = "From: {}\nDate: {}\nSubject: Envoys meet\n\n{}"
    for written, day in (
        ("03/02/2026", "2026-02-03"),
        ("03.02.26", "2026-02-03"),
        ("02/01/2026", ""),
        ("40/40/2026", ""),
    ):
        assert sent(head.format(FROM, written, WORDS)).article.source.published == day


def test_the_mail_that_is_answered_is_left_out():
    asked = "Can you send me the text, please?"
    head = "From: Bob <bob@lake.example>\nSent: Tuesday, February 3, 2026 9:12 AM\nTo: Ann\nSubject: Envoys meet"
    for below in (
        f"________________________________\n{head}\n\n{asked}",
        f"-----Original Message-----\n{head}\n\n{asked}",
        f"Em ter., 3 de fev. de 2026 às 09:12, Bob <bob@lake.example> escreveu:\n\n> {asked}",
        f"вт, 3 февр. 2026 г. в 09:12, Bob <bob@lake.example>:\n\n> {asked}",
        f"2026年2月3日(火) 9:12 Bob <bob@lake.example>:\n\n> {asked}",
    ):
        assert texts(sent(f"{LONG}\n\n{below}\n", "Re: Envoys meet")) == [LONG], below
    markup = f"<p>{LONG}</p><div><p>{head.replace('<', '&lt;').replace(chr(10), '<br>')}</p></div><p>{asked}</p>"
    assert texts(sent(markup, "Re: Envoys meet", "text/html")) == [LONG]


def test_lines_that_programs_and_lists_add_below_are_signatures():
    for line in (
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "Get Outlook for iOS<https://aka.example/x>",
        "Отправлено с iPhone",
        "_______________________________________________\nNews mailing list\nNews@lists.example",
    ):
        result = sent(f"{WORDS}\n\n{line}\n", "Envoys meet")
        assert texts(result) == [WORDS], line
        assert "signature" in reasons(result).values()
    said = "Sent from the border, the letter reached the envoys of both lakes at noon."
    assert texts(sent(f"{WORDS}\n\n{said}\n", "Envoys meet")) == [WORDS, said]


def test_drawn_lines_part_paragraphs_and_are_none():
    for line in ("* * *", "---", "________________", "=====", "—————"):
        assert texts(sent(f"{WORDS}\n{line}\n{WORDS}\n", "Envoys meet")) == [WORDS, WORDS]


def test_a_flowed_line_that_begins_with_the_mark_of_quotations_is_text():
    result = sent(" > 5 km of the river \nare dry.\n", "Envoys meet", "text/plain; format=flowed")
    assert texts(result) == ["> 5 km of the river are dry."]
    quoted = sent(f"{WORDS}\n\n> 5 km of it \n> are dry.\n", "Re: Envoys meet", "text/plain; format=flowed")
    assert reasons(quoted) == {"5 km of it are dry.": "quoted mail"}
