"""A hostile document handed in as a cleared one is met in the reading process: a sentence comes of it, or its words."""

from __future__ import annotations

import os

import pytest

from briefer.errors import ReadError
from briefer.readers import refusals
from briefer.readers.office import reviewed
from briefer.readers.sandbox.child import Request
from briefer.readers.sandbox.parent import read_reviewed_in_child
from tests.hostile.office import BODY, REFUSED, TEXT, WORDS
from tests.office_files import W, docx

WORD_FILES = {name: each for name, each in (REFUSED | TEXT).items() if each[0].endswith(".docx")}
BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12))


def read(data: bytes, file_name: str = "cleared.docx") -> list[str]:
    return [each.accepted for each in read_reviewed_in_child(data, Request(file_name))]


@pytest.mark.parametrize("name", WORD_FILES)
def test_every_hostile_word_file_ends_in_a_listed_sentence_or_in_its_words(name: str):
    file_name, make, _ = WORD_FILES[name]
    try:
        words, said = read(make(), file_name), ""
    except ReadError as error:
        words, said = [], error.message
    assert refusals.is_listed(said) if said else name in TEXT or not any(words)


@pytest.mark.parametrize(
    "comments",
    [
        f"<!DOCTYPE w [{BOMB}]><w:comments xmlns:w='{W}'><w:comment>&e11;</w:comment></w:comments>",
        f"<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><w:comments xmlns:w='{W}'>&x;</w:comments>",
    ],
    ids=["a bomb", "a file of this computer"],
)
def test_comments_that_declare_entities_are_refused(comments: str):
    with pytest.raises(ReadError, match="document type"):
        read(docx(BODY, word__comments=comments))


def test_comments_of_any_depth_and_bookmarks_of_any_name_are_only_words():
    deep = f"{'<w:p>' * 50_000}<w:r><w:t>Deep.</w:t></w:r>{'</w:p>' * 50_000}"
    comments = f"<w:comments xmlns:w='{W}'><w:comment w:id='1'>{deep}</w:comment></w:comments>"
    marks = f'<w:bookmarkStart w:id="1" w:name="_bf1c_{"t9" * 500}_1_1"/><w:bookmarkEnd w:id="1"/>'
    body = f"<w:p>{marks}<w:commentReference w:id='1'/><w:r><w:t>{WORDS}</w:t></w:r></w:p>"
    (block,) = read_reviewed_in_child(docx(body, word__comments=comments), Request("cleared.docx"))
    assert (block.accepted, [each.text for each in block.remarks]) == (WORDS, ["Deep."])


def test_a_reader_that_breaks_takes_only_its_process_along(monkeypatch: pytest.MonkeyPatch):
    """The parsing is never done here: were it, this would say so."""
    monkeypatch.setattr(reviewed, "read_reviewed", lambda *_: pytest.fail(f"parsed in process {os.getpid()}"))
    assert read(docx(BODY)) == [WORDS]
