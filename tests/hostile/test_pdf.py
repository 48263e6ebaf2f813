"""Every hostile PDF ends in its text or in a listed sentence, and takes nothing but its own process along."""

from __future__ import annotations

import pytest

from briefer.errors import ReadError
from briefer.readers import refusals
from briefer.readers.sandbox.child import Request
from briefer.readers.sandbox.parent import read_in_child
from tests.hostile import pdf

SECONDS = 3.0


def read(data: bytes) -> list[str]:
    result = read_in_child(data, Request("a.pdf", seconds=SECONDS), memory_mb=400)
    return [paragraph.text for paragraph in result.article.paragraphs]


@pytest.mark.parametrize("name", pdf.READ)
def test_what_a_pdf_hides_beside_its_text_is_let_be(name: str):
    assert read(pdf.READ[name]()) == ["Words."]


@pytest.mark.parametrize("name", pdf.REFUSED)
def test_a_pdf_that_cannot_be_read_ends_in_a_listed_sentence(name: str):
    with pytest.raises(ReadError) as caught:
        read(pdf.REFUSED[name]())
    assert refusals.is_listed(caught.value.message)
    assert caught.value.hint


@pytest.mark.parametrize("name", pdf.EITHER)
def test_a_pdf_at_the_border_is_read_or_refused(name: str):
    assert outcome(pdf.EITHER[name]()) in ("Words.", "a listed sentence")


def outcome(data: bytes) -> str:
    try:
        return " ".join(read(data))
    except ReadError as error:
        return "a listed sentence" if refusals.is_listed(error.message) else error.message


def test_some_pages_without_text_are_told_of():
    from tests.pdf_files import pdf as pages

    data = pages([[(50, 500, "Words.")], [], []])
    result = read_in_child(data, Request("a.pdf"))
    assert result.warnings == ("2 of 3 pages hold no text (scanned?).",)
