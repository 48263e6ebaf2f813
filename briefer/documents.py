"""The use cases of documents from elsewhere, such as a chat model's answer: read all of one, and judge it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.errors import ReadError
from briefer.pipeline import WHOLE_PASTE, Progress, bytes_of, compose_brief, told
from briefer.proof import foreign
from briefer.readers.base import Document
from briefer.readers.encoding import decoded
from briefer.readers.from_text import read_pasted_text_document
from briefer.readers.refusals import PASTED
from briefer.readers.sandbox.child import Request
from briefer.readers.sandbox.parent import read_document_in_child, read_reviewed_in_child
from briefer.text import word_count

if TYPE_CHECKING:
    from briefer.model import Project
    from briefer.proof.foreign.values import Mapping, Report
    from briefer.readers.office.readings import Block
    from briefer.templates import Template


def read_document(path: Path, *, password: str = "", progress: Progress | None = None) -> Document:
    """Read all of a document from elsewhere, with its tables, in a child process. Raises what `read_article` raises."""
    return told(read_document_in_child, bytes_of(path), Request(path.name, password=password), progress)


def read_reviewed(path: Path, progress: Progress | None = None) -> tuple[Block, ...]:
    """Read a Word document that was gone over, in a child process. Raises what `read_article` raises."""
    return told(read_reviewed_in_child, bytes_of(path), Request(path.name), progress)


def read_document_or_text(path: Path, progress: Progress | None = None) -> Document | str:
    """Return the text of a text file, or all of any other document. Raises what `read_article` raises."""
    if path.suffix.lower() in {"", ".txt", ".md", ".json", ".jsonl", ".csv", ".tsv"}:
        return decoded(bytes_of(path), PASTED).text
    return read_document(path, progress=progress)


def read_pasted_document(text: str, *, html: str = "", progress: Progress | None = None) -> Document:
    """Read all of what was pasted, with its tables. Raises ReadError if there are no words in it."""
    if html.strip():
        data, request = html.encode("utf-8", "replace"), Request(PASTED, is_pasted=True)
        try:
            found = told(read_document_in_child, data, request, progress)
        except ReadError:
            if not text.strip():
                raise
        else:
            if sum(word_count(block.text) for block in found.blocks) >= WHOLE_PASTE * word_count(text):
                return found
    return read_pasted_text_document(text)


def check_document(
    project: Project, document: Document, template: Template | None = None, mappings: Sequence[Mapping] = ()
) -> Report:
    """Judge what a document from elsewhere quotes and claims, and tell where it differs from the project's brief.

    `template` is that of the project, if it has one that is there; `mappings` say how tables read where a person
    corrected that.
    """
    brief = compose_brief(project, template) if template and project.articles else None
    return foreign.check_document(project, document, brief, mappings)
