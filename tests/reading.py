"""What the tests of readers share: reading bytes as a file of a name, and the sentence of a refusal."""

from __future__ import annotations

import pytest

from briefer.errors import ReadError
from briefer.readers import ReadResult, reader_for, refusals


def read(data: bytes, file_name: str) -> ReadResult:
    return reader_for(file_name, data).read(data, file_name)


def texts(result: ReadResult) -> list[str]:
    return [paragraph.text for paragraph in result.article.paragraphs]


def reasons(result: ReadResult) -> dict[str, str]:
    return {passage.text: passage.reason for passage in result.left_out}


def refusal(data: bytes, file_name: str) -> str:
    with pytest.raises(ReadError) as caught:
        read(data, file_name)
    assert file_name in str(caught.value)
    assert caught.value.hint
    assert refusals.is_listed(caught.value.message)
    return caught.value.message
