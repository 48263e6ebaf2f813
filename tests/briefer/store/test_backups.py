"""Earlier states are kept for years without filling the disk, and say what changed since."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer import edits
from briefer.errors import ChangedOnDisk, ProjectFileError
from briefer.model import Kind, Project
from briefer.store import backups, project_file
from briefer.store.differences import differences
from tests.builders import a_project, a_tagged_project, an_article

NOW = datetime(2026, 3, 4, 9, 5, tzinfo=UTC)


def saved(tmp_path, title, was=None):
    return project_file.save(edits.set_title(a_project(), title), tmp_path / "talks.briefer", was=was)


def test_what_was_saved_is_kept_newest_first_and_comes_back(tmp_path):
    folder, was = tmp_path / "backups", None
    for day in range(3):
        was = saved(tmp_path, f"Day {day}", was)
        backups.keep(folder, was, NOW + timedelta(days=day))
    found = backups.backups(folder, was.path)
    assert [backup.project().title for backup in found] == ["Day 2", "Day 1", "Day 0"]
    assert found[0].when == NOW + timedelta(days=2)
    assert project_file.load(was.path).title == "Day 2"


def test_when_the_project_file_is_broken_the_last_state_is_there_and_can_be_saved_again(tmp_path):
    opened = saved(tmp_path, "Talks")
    backups.keep(tmp_path / "backups", opened, NOW)
    opened.path.write_bytes(b"")
    (backup,) = backups.backups(tmp_path / "backups", opened.path)
    with pytest.raises(ChangedOnDisk, match="empty"):
        project_file.save(backup.project(), opened.path, was=opened)
    project_file.save(backup.project(), opened.path, was=opened, is_forced=True)
    assert project_file.load(opened.path).title == "Talks"


def test_a_file_among_the_backups_that_is_none_is_not_listed(tmp_path):
    opened = saved(tmp_path, "Talks")
    backup = backups.keep(tmp_path / "backups", opened, NOW)
    (backup.file.parent / "holiday.briefer").write_bytes(b"x")
    assert backups.backups(tmp_path / "backups", opened.path) == (backup,)


def test_the_same_state_is_kept_once(tmp_path):
    opened = saved(tmp_path, "Talks")
    assert backups.keep(tmp_path, opened, NOW) is not None
    assert backups.keep(tmp_path, opened, NOW + timedelta(hours=1)) is None
    assert len(backups.backups(tmp_path, opened.path)) == 1


def test_projects_of_one_name_in_two_folders_have_their_own_backups(tmp_path):
    for name in ("north", "south"):
        (tmp_path / name).mkdir()
        opened = project_file.save(edits.set_title(a_project(), name), tmp_path / name / "talks.briefer")
        backups.keep(tmp_path / "backups", opened, NOW)
    (found,) = backups.backups(tmp_path / "backups", tmp_path / "south" / "talks.briefer")
    assert found.project().title == "south"


def test_a_backup_that_does_not_read_back_does_not_count(tmp_path, monkeypatch):
    opened = saved(tmp_path, "Talks")
    monkeypatch.setattr(backups, "write_atomically", lambda file, data: file.write_bytes(data[:-9]))
    with pytest.raises(ProjectFileError, match="does not read back"):
        backups.keep(tmp_path / "backups", opened, NOW)
    assert backups.backups(tmp_path / "backups", opened.path) == ()


def test_years_of_saving_leave_a_handful_of_recent_daily_weekly_and_monthly_states():
    kept = set()
    when = NOW - timedelta(days=800)
    while when <= NOW:
        kept = backups.worth_keeping({*kept, when}, when)
        when += timedelta(hours=7)
    ages = sorted((NOW - each).days for each in kept)
    assert len(kept) < 60
    assert ages[0] == 0
    for day in range(1, 14):
        assert any(age in {day, day - 1} for age in ages)
    assert any(25 <= age <= 60 for age in ages)
    assert any(300 <= age <= 400 for age in ages)


@given(st.sets(st.integers(0, 10**8), max_size=200))
def test_thinning_keeps_the_newest_and_thinning_twice_changes_nothing(seconds):
    times = {NOW - timedelta(seconds=each) for each in seconds}
    kept = backups.worth_keeping(times, NOW)
    assert set(sorted(times, reverse=True)[: backups.NEWEST]) <= kept <= times
    assert backups.worth_keeping(kept, NOW) == kept


def test_what_changed_is_said_in_words_with_the_items():
    before = a_tagged_project()
    after = edits.remove_annotation(edits.retag(before, "t7", Kind.DEMAND), "t10")
    after = edits.annotate(after, "a1.3", Kind.EVENT)
    after = edits.set_field(edits.rename_issue(after, "i9", title="All sanctions"), "bottom_line", "Far apart.")
    after = edits.add_article(edits.set_title(after, "Day two"), an_article(headline="Talks end"))
    found = {each.summary: each.items for each in differences(before, after)}
    assert found == {
        "The title is another one.": ("“Talks” → “Day two”",),
        "1 article added.": ("Talks end",),
        "1 tagged passage added.": ("S1 ¶3 Russia says the sanctions must end.",),
        "1 tagged passage removed.": ("S1 ¶4 Turkey offers to host the talks.",),
        "1 tagged passage changed.": ("S1 ¶2 Kyiv refuses to withdraw.",),
        "1 issue changed.": ("All sanctions",),
        "1 field of the brief changed.": ("bottom line: Far apart.",),
    }


def test_order_columns_and_key_points_are_told_and_the_same_project_has_no_differences():
    before = a_tagged_project()
    after = edits.set_columns(edits.move_issue(edits.unstar(before, "t5"), "i9", 0), ("p3", "p2"))
    assert {each.summary for each in differences(before, after)} >= {
        "Issues stand in another order.",
        "The columns are other ones.",
        "The key points are other ones.",
    }
    assert differences(before, a_tagged_project()) == ()


def test_everything_is_different_from_nothing_and_the_other_way_round():
    assert differences(Project(), a_tagged_project())
    assert differences(a_tagged_project(), Project())
