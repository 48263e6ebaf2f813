"""Every hostile or broken office document ends in its words or in its one sentence, and never in anything else."""

from __future__ import annotations

import pytest

from briefer.errors import ReadError
from briefer.readers import refusals
from briefer.readers.base import ReadResult
from briefer.readers.sandbox.child import Request
from briefer.readers.sandbox.parent import read_in_child
from tests.hostile.office import REFUSED, TEXT, WORDS


def read(file_name: str, data: bytes) -> ReadResult:
    return read_in_child(data, Request(file_name))


@pytest.mark.parametrize("name", REFUSED)
def test_a_document_that_cannot_be_read_ends_in_its_sentence(name: str):
    file_name, make, refusal = REFUSED[name]
    with pytest.raises(ReadError) as caught:
        read(file_name, make())
    assert refusal.is_said_by(caught.value.message), caught.value.message
    assert refusals.is_listed(caught.value.message)
    assert caught.value.message.startswith((file_name, "No text"))
    assert caught.value.hint


@pytest.mark.parametrize("name", TEXT)
def test_a_document_that_only_looks_dangerous_gives_its_words(name: str):
    file_name, make, warning = TEXT[name]
    result = read(file_name, make())
    assert result.article.paragraphs[0].text == WORDS
    assert warning in " ".join(result.warnings)
