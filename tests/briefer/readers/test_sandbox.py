"""The child process: what comes back when all goes well, and one sentence for each way it can go wrong."""

from __future__ import annotations

import subprocess
import sys

import pytest

from briefer.__main__ import READ_CHILD
from briefer.errors import Cancelled, PasswordNeeded, ReadError
from briefer.readers import reader_for, refusals
from briefer.readers.sandbox import child as child_process
from briefer.readers.sandbox import parent as sandbox
from briefer.readers.sandbox.child import WARM_UP_FILES, Request
from briefer.readers.sandbox.parent import Child, WaitingChild, read_in_child
from tests.pdf_files import pdf

ARTICLE = "Talks end\n\nKyiv demanded a truce.\n\nMoscow refused – “no”. 😀".encode()


def test_the_child_reads_what_the_reader_reads():
    assert read_in_child(ARTICLE, Request("a.txt")) == reader_for("a.txt", ARTICLE).read(ARTICLE, "a.txt")


def test_a_child_that_waited_reads_the_same():
    with WaitingChild() as child:
        child.prepare()
        assert child.read(ARTICLE, Request("a.txt")) == read_in_child(ARTICLE, Request("a.txt"))


@pytest.mark.parametrize("file_name", WARM_UP_FILES)
def test_what_a_child_warms_up_with_harms_no_reader(file_name: str):
    data = WARM_UP_FILES[file_name]
    try:
        found = reader_for(file_name, data).read(data, file_name).article.paragraphs
    except ReadError as error:
        found = refusals.is_listed(error.message)
    assert found


def test_a_password_reaches_the_reader_and_its_lack_comes_back():
    from reportlab.lib.pdfencrypt import StandardEncryption

    data = pdf([[(50, 500, "Words.")]], encrypt=StandardEncryption("secret"))
    with pytest.raises(PasswordNeeded, match="protected by a password"):
        read_in_child(data, Request("a.pdf"))
    assert read_in_child(data, Request("a.pdf", password="secret")).article.paragraphs[0].text == "Words."


def test_a_program_in_one_file_starts_itself_to_read(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert sandbox._program() == [sys.executable, READ_CHILD]
    result = subprocess.run(
        [sys.executable, "-m", "briefer", READ_CHILD, "512"],
        input=b'{"file_name": "a.txt"}\n' + ARTICLE,
        capture_output=True,
        check=True,
    )
    assert b"Kyiv demanded" in result.stdout


def test_the_childs_refusal_comes_back_as_its_sentence():
    with pytest.raises(ReadError, match=r"a\.docx is empty\. Check"):
        read_in_child(b"", Request("a.docx"))


def test_a_name_in_any_script_comes_through():
    with pytest.raises(ReadError, match="статья “1”\n.txt is empty"):
        read_in_child(b"", Request("статья “1”\n.txt"))


def test_a_child_that_takes_too_long_is_stopped():
    with pytest.raises(ReadError, match="Reading a.txt took longer than 0.001 seconds and was stopped"):
        read_in_child(ARTICLE, Request("a.txt", seconds=0.001))


def test_reading_can_be_cancelled():
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_in_child(ARTICLE, Request("a.txt"), heartbeat=stop)


def test_a_child_that_dies_without_a_word_becomes_a_sentence(monkeypatch):
    monkeypatch.setattr(sandbox, "MODULE", "briefer.readers.no_such_module")
    with pytest.raises(ReadError, match="could not be read: it is damaged"):
        read_in_child(ARTICLE, Request("a.txt"))


def test_an_unexpected_failure_names_its_place_and_no_word_of_the_file():
    with Child() as child:
        answer = child.ask(b'{"file_name": 1}\nSECRET', 10, lambda: None)
    assert b"ValidationError in " in answer
    assert b"SECRET" not in answer


def test_the_child_finds_the_package_wherever_it_is_started(tmp_path, monkeypatch):
    (tmp_path / "briefer.py").write_text("raise SystemExit", encoding="utf-8")
    (tmp_path / "json.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert len(read_in_child(ARTICLE, Request("a.txt")).article.paragraphs) == 3


def test_a_child_may_wait_before_it_is_asked():
    request = b'{"file_name": "a.txt"}\n' + ARTICLE
    with Child() as child:
        assert b"Kyiv demanded" in child.ask(request, 10, lambda: None)


def test_a_format_that_breaks_while_warming_up_keeps_no_other_cold(monkeypatch: pytest.MonkeyPatch):
    tried = []

    def answer(request: Request, _data: bytes) -> None:
        tried.append(request.file_name)
        raise RuntimeError(request.file_name)

    monkeypatch.setattr(child_process, "_answer", answer)
    child_process._warm_up()
    assert tried == list(WARM_UP_FILES)
