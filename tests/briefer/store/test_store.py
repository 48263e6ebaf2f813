"""Projects are saved whole or not at all, and read back the same or refused with a sentence."""

import errno
import os
import stat
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer import edits
from briefer.atomic import write_atomically
from briefer.errors import ChangedOnDisk, NewerVersionError, ProjectFileError, WriteError
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
from tests.builders import a_tagged_project

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
    data = project_file.dumps(a_project()).replace(b'"end":1', b'"end":5')
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


def test_the_new_bytes_are_on_the_disk_before_the_old_ones_go_and_the_folder_is_after(tmp_path, monkeypatch):
    path = tmp_path / "talks.briefer"
    done = []
    sync, replace_ = os.fsync, os.replace

    def synced(handle):
        is_folder = stat.S_ISDIR(os.fstat(handle).st_mode)
        done.append("folder on the disk" if is_folder else f"{os.fstat(handle).st_size} bytes on the disk")
        sync(handle)

    def replaced(*places):
        done.append("replaced")
        replace_(*places)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    assert write_atomically(path, b"new")
    assert done == ["3 bytes on the disk", "replaced", "folder on the disk"]


@pytest.mark.parametrize("before", [b"old", None])
def test_a_rename_that_did_nothing_is_noticed(tmp_path, monkeypatch, before):
    path = tmp_path / "talks.briefer"
    if before is not None:
        path.write_bytes(before)
    monkeypatch.setattr(os, "replace", lambda *_: None)
    with pytest.raises(WriteError, match="said that it was written, and it does not stand there"):
        write_atomically(path, b"new")
    monkeypatch.undo()
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == ([before] if before else [])


def test_a_rename_that_lost_bytes_is_noticed(tmp_path, monkeypatch):
    path = tmp_path / "talks.briefer"
    replace_ = os.replace

    def lossy(source, target):
        replace_(source, target)
        os.truncate(target, 1)

    monkeypatch.setattr(os, "replace", lossy)
    with pytest.raises(WriteError, match="does not stand there"):
        write_atomically(path, b"new")


def test_another_program_that_saves_right_after_us_is_no_failure_of_ours(tmp_path, monkeypatch):
    path, theirs = tmp_path / "talks.briefer", tmp_path / "theirs"
    theirs.write_bytes(b"theirs")
    replace_ = os.replace

    def overtaken(source, target):
        replace_(source, target)
        replace_(theirs, target)

    monkeypatch.setattr(os, "replace", overtaken)
    assert write_atomically(path, b"ours")
    assert path.read_bytes() == b"theirs"


def test_where_no_file_can_be_held_saving_works_and_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("briefer.atomic.HAS_HOLD", False)
    path = tmp_path / "talks.briefer"
    (tmp_path / ".~briefer.talks.briefer.tmp").write_bytes(b"left behind")
    write_atomically(path, b"new")
    with pytest.raises(WriteError):
        write_atomically(tmp_path / "gone" / "x", b"new")
    with pytest.raises(ZeroDivisionError):
        write_atomically(path, b"newer", lambda standing: 1 / 0)
    assert path.read_bytes() == b"new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["talks.briefer"]


def test_on_a_drive_that_cannot_say_who_holds_a_file_only_an_old_one_counts_as_left_behind(tmp_path, monkeypatch):
    fcntl = pytest.importorskip("fcntl")

    def unknown(handle, operation):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", unknown)
    monkeypatch.setattr("briefer.atomic.CLAIM_WAITS_S", (0.0,))
    path, left = tmp_path / "talks.briefer", tmp_path / ".~briefer.talks.briefer.tmp"
    left.write_bytes(b"theirs")
    with pytest.raises(WriteError, match="saving it at this moment"):
        write_atomically(path, b"new")
    assert left.read_bytes() == b"theirs"
    os.utime(left, (0, 0))
    write_atomically(path, b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["talks.briefer"]


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
    monkeypatch.setattr("briefer.atomic.RENAME_WAITS_S", (0.0, 0.0))
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


def test_an_item_stands_on_a_line_of_its_own_so_that_a_file_can_be_read_and_compared():
    lines = project_file.dumps(a_tagged_project()).decode().splitlines()
    assert sum(line.startswith('{"id":"t') for line in lines) == len(a_tagged_project().annotations)
    assert sum(line.startswith('{"id":"a1.') for line in lines) == 5


def test_what_was_opened_is_saved_again_and_the_file_left_behind_by_a_killed_save_is_cleared(tmp_path):
    path = tmp_path / "talks.briefer"
    was = project_file.save(a_project(), path)
    (tmp_path / ".~briefer.talks.briefer.tmp").write_bytes(b"half a pro")
    opened = project_file.open_project(path)
    assert (opened.project, opened.sha256) == (a_project(), was.sha256)
    assert [entry.name for entry in tmp_path.iterdir()] == ["talks.briefer"]
    project_file.save(a_project(title="Later"), path, was=opened)
    assert project_file.load(path).title == "Later"


@pytest.mark.parametrize(
    ("meanwhile", "how"),
    [
        (project_file.dumps(a_project(title="Theirs")), "changed"),
        (project_file.dumps(a_project())[:100], "changed"),
        (b"", "empty"),
        (b"\x00" * 64, "empty"),
        (None, "missing"),
    ],
)
def test_a_file_that_changed_since_it_was_opened_is_never_overwritten_unless_told_so(tmp_path, meanwhile, how):
    path = tmp_path / "talks.briefer"
    project_file.save(a_project(), path)
    opened = project_file.open_project(path)
    path.unlink()
    if meanwhile is not None:
        path.write_bytes(meanwhile)
    with pytest.raises(ChangedOnDisk, match="talks") as caught:
        project_file.save(a_project(title="Mine"), path, was=opened)
    assert caught.value.how == how
    assert (path.read_bytes() if path.exists() else None) == meanwhile
    assert sorted(entry.name for entry in tmp_path.iterdir()) == (["talks.briefer"] if meanwhile is not None else [])
    project_file.save(a_project(title="Mine"), path, was=opened, is_forced=True)
    assert project_file.load(path).title == "Mine"


def test_two_who_saved_the_very_same_do_not_quarrel(tmp_path):
    path = tmp_path / "talks.briefer"
    project_file.save(a_project(), path)
    mine, theirs = project_file.open_project(path), project_file.open_project(path)
    project_file.save(a_project(title="Agreed"), path, was=theirs)
    assert project_file.save(a_project(title="Agreed"), path, was=mine).project.title == "Agreed"


def test_saving_elsewhere_is_not_held_up_by_the_first_place(tmp_path):
    first, second = tmp_path / "one.briefer", tmp_path / "two.briefer"
    opened = project_file.save(a_project(), first)
    first.unlink()
    assert project_file.save(a_project(title="Moved"), second, was=opened).path == second


def test_a_conflict_copy_names_host_and_date_and_overwrites_nothing(tmp_path):
    path = tmp_path / "talks.briefer"
    when = datetime(2026, 3, 4, 9, 5)
    copies = [project_file.save_conflict_copy(a_project(), path, host="desk/7", when=when) for _ in range(2)]
    assert [copy.path.name for copy in copies] == [
        "talks (conflict desk-7 2026-03-04 09.05).briefer",
        "talks (conflict desk-7 2026-03-04 09.05) 2.briefer",
    ]
    assert all(project_file.load(copy.path) == a_project() for copy in copies)


def test_a_drive_that_cannot_confirm_says_so_and_the_project_is_saved(tmp_path, monkeypatch):
    path = tmp_path / "talks.briefer"
    flush = os.fsync

    def fail_for_folders(handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, "Input/output error")
        flush(handle)

    monkeypatch.setattr(os, "fsync", fail_for_folders)
    assert "did not confirm" in project_file.save(a_project(), path).notice
    assert project_file.load(path) == a_project()


def test_what_comes_back_from_the_disk_other_than_it_went_in_replaces_nothing(tmp_path, monkeypatch):
    path = tmp_path / "talks.briefer"
    path.write_bytes(b"old")
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, bytes(len(data))))
    with pytest.raises(WriteError, match=r"talks\.briefer"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_who_saves_while_another_is_saving_waits_and_then_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("briefer.atomic.CLAIM_WAITS_S", (0.0, 0.0))
    path = tmp_path / "talks.briefer"
    seen = []

    def meanwhile(standing):
        with pytest.raises(WriteError, match="saving it at this moment"):
            write_atomically(path, b"theirs")
        seen.append(standing)

    write_atomically(path, b"mine", meanwhile)
    assert (seen, path.read_bytes()) == ([None], b"mine")


def test_a_link_that_leads_in_a_circle_and_a_folder_are_sentences(tmp_path):
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    (tmp_path / "folder").mkdir()
    for name in ("one", "folder"):
        with pytest.raises(WriteError, match=f"Could not write {name}"):
            write_atomically(tmp_path / name, b"new")
    with pytest.raises(ProjectFileError, match="is a folder"):
        project_file.load(tmp_path / "folder")


def test_a_count_that_lags_behind_is_put_right_so_that_no_id_is_given_out_twice():
    data = project_file.dumps(replace(a_tagged_project(), last_id=0))
    project = project_file.loads(data)
    assert project.last_id == a_tagged_project().last_id
    assert edits.newest_id(edits.add_issue(project, "New"), "i") not in {issue.id for issue in project.issues}


def test_half_a_character_is_refused_with_the_words_before_it(tmp_path):
    path = tmp_path / "talks.briefer"
    with pytest.raises(ProjectFileError, match="“Kyiv ” stands half a character"):
        project_file.save(Project(title="Kyiv \ud83d"), path)
    assert not path.exists()


def test_tags_that_a_file_holds_twice_alike_are_one_when_it_is_read():
    project = edits.describe(a_tagged_project(), "t5", note="Sure?")
    twin = replace(project.annotations[0], id=AnnotationId("t99"), speaker="Lavrov", note="")
    issues = (
        replace(project.issues[0], annotation_ids=(*project.issues[0].annotation_ids, twin.id)),
        *project.issues[1:],
    )
    doubled = replace(project, annotations=(*project.annotations, twin), issues=issues, last_id=99)
    read = project_file.loads(project_file.dumps(doubled))
    assert read.annotations == (replace(project.annotations[0], speaker="Lavrov"), *project.annotations[1:])
    assert read.issues == project.issues
    assert project_file.loads(project_file.dumps(read)) == read


def test_tags_of_one_id_are_left_as_they_are_for_the_check_to_name():
    project = a_tagged_project()
    doubled = replace(project, annotations=(*project.annotations, project.annotations[0]))
    assert project_file.loads(project_file.dumps(doubled)) == doubled
