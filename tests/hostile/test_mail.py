"""Mails that mean harm: each ends in text or in a sentence of the fixed list, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefer.errors import ReadError
from briefer.readers import refusals
from briefer.readers.sandbox.child import Request
from briefer.readers.sandbox.parent import read_in_child
from tests.hostile import mail
from tests.reading import read, texts


def outcome(data: bytes) -> str:
    try:
        return " ".join(texts(read_in_child(data, Request("a.eml"))))
    except ReadError as exc:
        assert refusals.is_listed(exc.message)  # noqa: PT017 - both ends are right
        return exc.message


@pytest.mark.parametrize("data", [mail.nested_parts(2_000), mail.nested_mails(2_000), mail.nested_parts(40)])
def test_parts_within_parts_end_in_text_or_in_a_sentence(data: bytes):
    found = outcome(data)
    assert mail.WORDS in found or refusals.too_deep.is_said_by(found) or found == "Talks end"


def test_a_thousand_parts_are_read_and_more_are_not_counted():
    found = outcome(mail.many_parts(3_000))
    assert f"{mail.WORDS} 0" in found
    assert f"{mail.WORDS} 2999" not in found


@pytest.mark.parametrize("data", [mail.long_header(2_000_000), mail.many_encoded_words(50_000)])
def test_a_header_of_megabytes_costs_nothing(data: bytes):
    result = read_in_child(data, Request("a.eml"))
    assert mail.WORDS in texts(result)
    assert len(result.article.source.headline) <= 65_536


@pytest.mark.parametrize("malformed", mail.MALFORMED, ids=range(len(mail.MALFORMED)))
def test_malformed_headers_never_cost_the_text(malformed: bytes):
    assert mail.WORDS in " ".join(texts(read(malformed + mail.simple(), "a.eml")))


@pytest.mark.parametrize("name", mail.NAMES, ids=range(len(mail.NAMES)))
def test_an_attachment_is_named_without_its_folder_and_never_written(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    disposition = f'Content-Disposition: attachment; filename="{name}"'
    attached = mail.part("secret", "application/octet-stream", disposition)
    result = read(mail.of_parts(b"mixed", mail.part(mail.WORDS), attached), "a.eml")
    assert texts(result) == [mail.WORDS]
    assert result.warnings[0].startswith("1 attachment not read: ")
    assert "/" not in result.warnings[0].partition(": ")[2].replace("application/", "")
    assert "\\" not in result.warnings[0]
    assert len(result.warnings[0]) < 300
    assert list(tmp_path.iterdir()) == []
