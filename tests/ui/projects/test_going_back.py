"""Earlier states of a project, and its personal details."""

import stat

from briefer import edits, queries
from briefer.store import backups, project_file
from tests.builders import a_tagged_project
from tests.ui.projects.titles import retitle
from ui.projects.go_back import ANEW, HERE, GoBackDialog
from ui.projects.privacy import REMOVE, PrivacyDialog


def save_titles(window, path, *titles):
    for title in titles:
        retitle(window, title)
        window.documents._save_to(path)
        window.tasks.wait_for("save")
        window.tasks.wait_for("backup")


def test_each_save_is_kept_and_the_state_before_the_first_too(window, project_path):
    window.documents.open(project_path)
    save_titles(window, project_path, "One", "Two")
    assert [each.project().title for each in window.keeping.backups()] == ["Two", "One", "Talks"]
    assert all(stat.S_IMODE(each.file.stat().st_mode) == 0o600 for each in window.keeping.backups())


def test_going_back_is_one_step_that_undo_takes_back(window, answer, project_path):
    window.documents.open(project_path)
    window.session.edit("Cleared", edits.remove_annotation, "t5")
    save_titles(window, project_path, "Broken")
    now = window.session.project
    look = _choose_row(1)
    answer(GoBackDialog, HERE, look=look, wait_for=lambda dialog: dialog._entries[1].state is not None)
    window.earlier.go_back()
    assert queries.annotation(window.session.project, "t5")
    assert window.session.project.last_id >= now.last_id
    assert window.session.undo_stack.undoText().startswith("Back to Today, ")
    window.session.undo()
    assert window.session.project is now
    window.session.redo()
    assert window.session.project.title == "Talks"


def _choose_row(row):
    def choose(dialog):
        dialog.list.setCurrentRow(row)
        assert "1 tagged passage added." in dialog.changes.toPlainText()

    return choose


def test_an_earlier_state_opens_anew_as_unsaved_work(window, answer, project_path):
    window.documents.open(project_path)
    save_titles(window, project_path, "One")
    answer(
        GoBackDialog,
        ANEW,
        look=lambda dialog: dialog.list.setCurrentRow(1),
        wait_for=lambda dialog: dialog._entries[1].state is not None,
    )
    window.earlier.go_back()
    assert (window.session.project.title, window.session.path, window.session.is_modified) == ("Talks", None, True)
    assert project_file.load(project_path).title == "One"


def test_going_back_to_a_project_without_articles_leaves_no_view_behind(window, answer, project_path):
    project_file.save(edits.set_title(project_file.Project(), "Empty"), project_path)
    window.documents.open(project_path)
    window.session.step("Filled", lambda now: a_tagged_project())
    save_titles(window, project_path, "Full")
    answer(
        GoBackDialog,
        HERE,
        look=lambda dialog: dialog.list.setCurrentRow(1),
        wait_for=lambda dialog: dialog._entries[1].state is not None,
    )
    window.earlier.go_back()
    assert window.session.project.articles == ()
    for stage in ("compare", "brief", "read"):
        window.stages.show_stage(stage)
    window.session.undo()
    assert window.session.project.title == "Full"


def test_a_damaged_backup_is_listed_with_its_reason_and_cannot_be_chosen(window, answer, project_path):
    window.documents.open(project_path)
    save_titles(window, project_path, "One")
    window.keeping.backups()[0].file.write_bytes(b"\x00")

    def look(dialog):
        assert not any(button.isEnabled() for button in dialog.buttons.values())
        assert "is empty" in dialog.changes.toPlainText()

    answer(GoBackDialog, look=look, wait_for=lambda dialog: dialog._entries[0].failure)
    window.earlier.go_back()


def test_without_backups_a_sentence_says_how_they_come_about(window):
    window.earlier.go_back()
    assert "Each time you save, a backup is made" in window.status.told


def test_personal_details_go_after_a_list_and_come_back_with_undo(window, answer):
    project = edits.set_field(a_tagged_project(), "prepared_by", "Anna Analyst")
    project = edits.describe(project, "t5", speaker="the foreign minister")
    window.keeping.open(project, None)
    answer(PrivacyDialog, REMOVE, look=lambda dialog: _lists(dialog, "Anna Analyst"))
    window.earlier.remove_personal_details()
    assert queries.field(window.session.project, "prepared_by") == ""
    assert queries.annotation(window.session.project, "t5").speaker == "the foreign minister"
    window.session.undo()
    assert window.session.project is project
    window.session.redo()
    window.earlier.remove_personal_details()
    assert "Nothing in this project" in window.status.told


def _lists(dialog, words):
    assert any(words in dialog.list.item(row).text() for row in range(dialog.list.count()))


def test_backups_are_kept_apart_by_place(window, project_path, tmp_path):
    window.documents.open(project_path)
    save_titles(window, project_path, "One")
    (tmp_path / "other").mkdir()
    save_titles(window, tmp_path / "other" / "talks.briefer", "Two")
    assert [each.project().title for each in window.keeping.backups()] == ["Two"]
    assert len(backups.backups(window.keeping.backup_folder, project_path)) == 2
