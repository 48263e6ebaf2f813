"""Office documents read, and what came of them."""

from __future__ import annotations

from briefer.readers import ReadResult, reader_for

CHANGED = "The document had {}; it was read with insertions in and deletions out."


def read(data: bytes, file_name: str = "a.docx") -> ReadResult:
    return reader_for(file_name, data).read(data, file_name)


def texts(result: ReadResult) -> list[str]:
    return [entry.text for entry in result.article.paragraphs]


def kinds(result: ReadResult) -> list[str]:
    return [entry.kind.value for entry in result.article.paragraphs]


def aside(result: ReadResult) -> list[tuple[str, str, int]]:
    return [(entry.reason, entry.text, entry.before) for entry in result.left_out]
