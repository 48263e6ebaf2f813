"""The child process: what comes back when all goes well, and one sentence for each way it can go wrong."""

from __future__ import annotations

import sys
import zlib

import pytest

from briefer.errors import Cancelled, ReadError
from briefer.readers import reader_for, sandbox
from briefer.readers.sandbox import Child, read_in_child

ARTICLE = "Talks end\n\nKyiv demanded a truce.\n\nMoscow refused – “no”. 😀".encode()


def flate_bomb() -> bytes:
    """Return a small PDF whose page content unpacks twice, to six hundred megabytes."""
    once = zlib.compressobj(9)
    zeros = b" " * 1_000_000
    inner = b"".join(once.compress(zeros) for _ in range(600)) + once.flush()
    packed = zlib.compress(inner, 9)
    content = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(packed), packed)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R >>",
        content,
    ]
    body = b"%PDF-1.7\n"
    places = []
    for number, words in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, words)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(body),
    )


def test_the_child_reads_what_the_reader_reads():
    assert read_in_child(ARTICLE, "a.txt") == reader_for("a.txt", ARTICLE).read(ARTICLE, "a.txt")


def test_the_childs_refusal_comes_back_as_its_sentence():
    with pytest.raises(ReadError, match=r"a\.docx is empty\. Check"):
        read_in_child(b"", "a.docx")


def test_a_name_in_any_script_comes_through():
    with pytest.raises(ReadError, match="статья “1”\n.txt is empty"):
        read_in_child(b"", "статья “1”\n.txt")


def test_a_child_that_takes_too_long_is_stopped():
    with pytest.raises(ReadError, match="Reading a.txt took longer than 0.001 seconds and was stopped"):
        read_in_child(ARTICLE, "a.txt", seconds=0.001)


def test_reading_can_be_cancelled():
    with pytest.raises(Cancelled):
        read_in_child(ARTICLE, "a.txt", is_cancelled=lambda: True)


@pytest.mark.skipif(sys.platform != "linux", reason="only there is address space limited for certain")
def test_a_file_that_unpacks_without_end_takes_only_the_child_along():
    with pytest.raises(ReadError, match=r"bomb\.pdf") as caught:
        read_in_child(flate_bomb(), "bomb.pdf", memory_mb=300)
    assert caught.value.message


def test_a_child_that_dies_without_a_word_becomes_a_sentence(monkeypatch):
    monkeypatch.setattr(sandbox, "MODULE", "briefer.readers.no_such_module")
    with pytest.raises(ReadError, match="could not be read: it is damaged"):
        read_in_child(ARTICLE, "a.txt")


def test_an_answer_without_end_is_cut_off(monkeypatch):
    monkeypatch.setattr(sandbox, "MAX_ANSWER_BYTES", 100)
    with pytest.raises(ReadError, match="too much text"):
        read_in_child(ARTICLE, "a.txt")


def test_an_unexpected_failure_names_its_place_and_no_word_of_the_file():
    with Child() as child:
        answer = child.ask(b'{"file_name": 1}\nSECRET', 10, lambda: False)
    assert b"ValidationError in " in answer
    assert b"SECRET" not in answer


def test_the_child_finds_the_package_wherever_it_is_started(tmp_path, monkeypatch):
    (tmp_path / "briefer.py").write_text("raise SystemExit", encoding="utf-8")
    (tmp_path / "json.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert len(read_in_child(ARTICLE, "a.txt").article.paragraphs) == 3


def test_a_child_may_wait_before_it_is_asked():
    request = b'{"file_name": "a.txt"}\n' + ARTICLE
    with Child() as child:
        assert b"Kyiv demanded" in child.ask(request, 10, lambda: False)
