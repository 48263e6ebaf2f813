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
