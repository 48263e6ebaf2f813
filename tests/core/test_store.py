"""Projects are saved whole or not at all, and read back the same or refused with a sentence."""

import errno
import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import NewerVersionError, ProjectFileError, WriteError
from briefer.model import (
    Annotation,
    AnnotationId,
    Article,
    ArticleId,
    Kind,
    Paragraph,
    ParagraphId,
    Party,
    PartyId,
    Project,
    Source,
    Span,
    When,
)
from briefer.store import project_file
from briefer.store.atomic import write_atomically

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


def a_project(text="Words “quoted” & <kept>.", title="Talks"):
    paragraph = Paragraph(ParagraphId("a1.1"), text)
    article = Article(ArticleId("a1"), Source(headline=title), (paragraph,))
    span = Span(0, 1, text[:1]) if text else None
    tag = Annotation(AnnotationId("t1"), paragraph.id, Kind.DEMAND, (PartyId("p1"),), span, when=When("on Monday"))
    return Project(
        title=title, parties=(Party(PartyId("p1"), "Russia"),), articles=(article,), annotations=(tag,), last_id=1
    )


@given(texts, texts)
def test_any_text_survives_saving_and_loading(text, title):
    project = a_project(text, title)
    assert project_file.loads(project_file.dumps(project)) == project


def test_the_same_project_gives_the_same_bytes():
    assert project_file.dumps(a_project()) == project_file.dumps(a_project())


def test_saving_writes_a_file_that_loads(tmp_path):
    path = tmp_path / "talks.briefer"
    project_file.save(a_project(), path)
    assert project_file.load(path) == a_project()
    assert [entry.name for entry in tmp_path.iterdir()] == ["talks.briefer"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\x00" * 400, "is empty"),
        (b'{"format": "briefer", "vers', "cut off"),
        (b"[" * 100_000, "cut off"),
        (b'{"a": 1}', "not a Briefer project"),
        (b'{"format": "briefer", "project": {}}', "no version"),
        (b'{"format": "briefer", "version": true, "project": {}}', "no version"),
        (b'{"format": "briefer", "version": 1, "project": []}', "missing"),
        (b'{"format": "briefer", "version": 1, "project": {"title": 7}}', "damaged"),
        (b'{"format": "briefer", "version": 1, "project": {"annotations": [{"id": "t1"}]}}', "damaged"),
    ],
)
def test_a_file_that_is_no_project_is_refused_with_a_sentence_naming_it(data, words):
    with pytest.raises(ProjectFileError, match=words) as caught:
        project_file.loads(data, "talks.briefer")
    assert "talks.briefer" in str(caught.value)


def test_a_span_that_contradicts_itself_is_refused():
    data = project_file.dumps(a_project()).replace(b'"end": 1', b'"end": 5')
    with pytest.raises(ProjectFileError, match="damaged"):
        project_file.loads(data)


def test_a_newer_file_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "talks.briefer"
    path.write_bytes(b'{"format": "briefer", "version": 99, "project": {}}')
    with pytest.raises(NewerVersionError, match="newer Briefer"):
        project_file.load(path)
    assert b"99" in path.read_bytes()


def test_a_missing_file_is_a_sentence(tmp_path):
    with pytest.raises(ProjectFileError, match=r"no file gone\.briefer"):
        project_file.load(tmp_path / "gone.briefer")


def test_a_full_disk_leaves_the_old_file_and_no_litter(tmp_path, monkeypatch):
    path = tmp_path / "talks.briefer"
    path.write_bytes(b"old")

    def fail(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(WriteError, match="disk is full"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_missing_folder_is_a_sentence(tmp_path):
    with pytest.raises(WriteError, match="folder gone does not exist"):
        write_atomically(tmp_path / "gone" / "talks.briefer", b"new")


def test_a_busy_target_is_tried_again_and_then_said(tmp_path, monkeypatch):
    path = tmp_path / "brief.docx"
    path.write_bytes(b"old")
    calls = []

    def busy(source, target):
        calls.append(target)
        error = PermissionError(errno.EACCES, "in use")
        error.winerror = 32
        raise error

    monkeypatch.setattr(os, "replace", busy)
    monkeypatch.setattr("briefer.store.atomic.RENAME_WAITS_S", (0.0, 0.0))
    with pytest.raises(WriteError, match="open in another program"):
        write_atomically(path, b"new")
    assert len(calls) == 3
    assert path.read_bytes() == b"old"


def test_mode_and_symbolic_link_are_kept(tmp_path):
    real = tmp_path / "real.briefer"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link = tmp_path / "link.briefer"
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
