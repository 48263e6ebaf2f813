"""The export dialog: what it asks, what it tells, and what stays when it fails."""

import hashlib
import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefer import edits, pipeline, queries, templates
from briefer.check import Severity, check
from briefer.model import Project
from briefer.queries.record import record_of
from tests.ui.dialog_checks import shared_mnemonics, unnamed_controls
from ui.export.dialog import ExportDialog
from ui.export.names import numbered
from ui.session import Session
from ui.tasks import Tasks


def test_it_opens_ready_with_name_folder_formats_and_proof(opened, folder):
    dialog = opened()
    assert "Russia-and-Ukraine" in dialog.name.text()
    assert [path.suffix for path in dialog.targets] == [".html", ".md"]
    assert all(path.parent == folder for path in dialog.targets)
    assert dialog.proof.text.endswith("quotations match the source word for word")
    assert dialog.foot.main.text() == "&Export 2 files"
    assert dialog.foot.main.isEnabled()


def test_the_files_are_written_and_what_was_proved_is_told(opened, finish, folder, settings):
    dialog = opened()
    dialog.name.setText("talks")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert not dialog.foot.main.isEnabled()
    finish(dialog)
    assert sorted(path.name for path in folder.iterdir()) == ["talks.html", "talks.md"]
    assert set(dialog.steps.told) == {"talks.html", "talks.md"}
    assert all(told.startswith("Written and checked: ") for told in dialog.steps.told.values())
    assert dialog.open_button.isVisible()
    assert dialog.folder_button.isVisible()
    dialog.accept()
    assert not dialog.isVisible()


def test_more_pages_than_the_template_allows_are_said_before_anything_is_written(qtbot, qapp, settings, opened):
    template = replace(templates.find("comparison"), page_limit=1)
    dialog = ExportDialog(Session(pipeline.sample_brief_project()), Tasks(qapp), template, settings)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "this format allows 1" in dialog.details, timeout=20000)


def test_the_formats_and_the_folder_are_remembered(opened, finish, settings, folder):
    dialog = opened()
    dialog.formats[".html"].setChecked(False)
    assert dialog.foot.main.text() == "&Export 1 file"
    dialog.export()
    finish(dialog)
    assert settings.export_formats == (".md",)
    assert settings.export_folder == str(folder)


def test_no_format_means_no_export(opened):
    dialog = opened()
    for box in dialog.formats.values():
        box.setChecked(False)
    assert not dialog.foot.main.isEnabled()


def test_what_stops_the_export_is_named_and_disables_the_button(opened):
    dialog = opened(Project())
    assert dialog.problems.text == "This stops the export:"
    assert dialog._details.text()
    assert dialog._details.isVisible()
    assert not dialog.foot.main.isEnabled()


def misquoted():
    """The sample with a stored quotation that its source no longer holds."""
    project = pipeline.sample_brief_project()
    item = next(each for each in project.annotations if each.span)
    span = replace(item.span, quote=item.span.quote[:-5] + "XXXXX")
    changed = tuple(replace(each, span=span) if each.id == item.id else each for each in project.annotations)
    return replace(project, annotations=changed), item


def test_a_changed_quotation_is_shown_with_the_source_and_made_a_paraphrase_by_ones_own_choice(opened):
    project, item = misquoted()
    dialog = opened(project)
    assert dialog.problems.text == "This stops the export:"
    assert f"Quoted: “{item.span.quote[:-5]}XXXXX”" in dialog._details.text()
    assert f"In the source: “{item.span.quote}”" in dialog._details.text()
    assert not dialog.foot.main.isEnabled()
    dialog.cures.paraphrase.setFocus()
    QTest.keyClick(dialog.cures.paraphrase, Qt.Key.Key_Space)
    assert dialog.foot.main.isEnabled()
    assert dialog.cures.isHidden()
    now = next(each for each in dialog._session.project.annotations if each.id == item.id)
    assert (now.span, now.paraphrase) == (None, item.span.quote[:-5] + "XXXXX")
    dialog._session.undo()
    assert dialog._session.project == project


EMPTY = edits.set_field(pipeline.sample_brief_project(), "bottom_line", "")


def quoting_falsely():
    return edits.set_field(pipeline.sample_brief_project(), "bottom_line", "It said “we will bomb the port”.")


def test_a_quotation_that_no_source_holds_loses_its_marks_or_is_from_elsewhere(opened, monkeypatch):
    dialog = opened(quoting_falsely())
    assert not dialog.foot.main.isEnabled()
    assert dialog.cures.paraphrase.isHidden()
    monkeypatch.setattr("ui.problems.cures.QInputDialog.getText", lambda *_: ("radio, 3 June", True))
    dialog.cures.elsewhere.click()
    assert dialog.foot.main.isEnabled()
    assert "1 from elsewhere" in dialog.proof.text
    dialog._session.undo()
    other = opened(dialog._session.project)
    other.cures.take_off.click()
    assert other.foot.main.isEnabled()
    assert queries.field(other._session.project, "bottom_line") == "It said we will bomb the port."


def test_words_that_are_to_be_found_are_looked_for_once_the_export_is_left(opened):
    dialog = opened(quoting_falsely())
    dialog.cures.finder.click()
    assert dialog.wanted_words == "we will bomb the port"
    assert not dialog.isVisible()
    assert dialog.exported == ()


def test_what_the_writers_noted_and_the_references_are_told(opened, finish, settings):
    settings.export_formats = (".docx",)
    dialog = opened()
    dialog.export()
    finish(dialog)
    (told,) = dialog.steps.told.values()
    assert re.search(r"\d+ quotations, \d+ table rows, \d+ references", told)
    dialog.steps.show_done([replace(dialog.exported[0], notes=("The style Quote is Briefer's own.",))])
    assert dialog.steps.told[dialog.exported[0].path.name].endswith("The style Quote is Briefer's own.")


def test_what_was_written_is_opened_if_one_wants_and_that_is_remembered(opened, finish, settings, monkeypatch):
    shown = []
    monkeypatch.setattr("ui.export.dialog.QDesktopServices.openUrl", shown.append)
    dialog = opened()
    dialog.opens.setChecked(True)
    dialog.export()
    finish(dialog)
    assert [url.toLocalFile() for url in shown] == [str(dialog.exported[0].path)]
    assert settings.opens_export


def test_things_to_check_are_counted_and_shown_on_demand(opened):
    dialog = opened(edits.set_field(pipeline.sample_brief_project(), "bottom_line", ""))
    found = check(dialog._project, templates.find("comparison"))
    assert {each.severity for each in found} == {Severity.LOOK, Severity.NOTE}
    assert dialog.problems.text == f"{len(found)} things to check. They do not stop the export."
    assert len(dialog._details.text().splitlines()) == len(found)
    assert not dialog._details.isVisible()
    dialog.problems.pressed.emit()
    assert dialog._details.isVisible()
    assert "bottom line" in dialog._details.text()
    assert dialog.foot.main.isEnabled()


def test_a_file_of_the_name_is_announced_before_it_is_replaced(opened, finish, folder):
    (folder / "talks.md").write_text("old", encoding="utf-8")
    dialog = opened()
    dialog.name.setText("talks")
    assert dialog.replaces.text.startswith("There is a .md of this name.")
    dialog.export()
    finish(dialog)
    assert (folder / "talks.md").read_text(encoding="utf-8") != "old"


def test_a_failure_keeps_the_old_file_and_offers_the_next_version(opened, finish, folder):
    target = folder / "talks_v1.md"
    target.mkdir()  # cannot be replaced by a file
    dialog = opened()
    dialog.formats[".html"].setChecked(False)
    dialog.name.setText("talks_v1")
    dialog.export()
    finish(dialog)
    assert "talks_v1.md" in dialog.failure.text
    assert dialog.exported == ()
    assert dialog.foot.main.isEnabled()
    assert target.is_dir()
    dialog.failure.pressed.emit()
    assert dialog.name.text() == "talks_v2"


def test_a_failure_with_a_long_name_leaves_room_for_its_sentence(opened, finish, folder, qapp):
    name = "2026-11-23_Where-the-sides-stand-after-the-second-round_v1_SAMPLE"
    (folder / f"{name}.md").mkdir()
    dialog = opened()
    dialog.formats[".html"].setChecked(False)
    dialog.name.setText(name)
    dialog.export()
    finish(dialog)
    qapp.processEvents()
    assert dialog.failure._text.width() > dialog.failure.width() * 0.8
    assert dialog.failure._link.geometry().right() <= dialog.failure.width()


def test_the_next_version_is_exported_at_once(opened, finish, folder, qtbot):
    (folder / "talks_v1.md").mkdir()
    dialog = opened()
    dialog.formats[".html"].setChecked(False)
    dialog.name.setText("talks_v1")
    dialog.save_as_next()
    finish(dialog)
    assert (folder / "talks_v2.md").is_file()


def test_a_folder_that_is_not_there_is_said_so(opened, finish, folder):
    dialog = opened()
    dialog.folder.setText(str(folder / "gone"))
    dialog.export()
    finish(dialog)
    assert "gone" in dialog.failure.text
    assert list(folder.iterdir()) == []


def test_without_a_known_folder_it_offers_one_that_is_there(opened, settings, folder):
    settings.export_folder = str(folder / "gone")
    assert all(path.parent.is_dir() for path in opened().targets)


def test_the_annex_is_printed_when_it_is_ticked_and_the_project_stays(opened, finish, folder):
    dialog = opened()
    before = dialog._project
    dialog.formats[".html"].setChecked(False)
    dialog.name.setText("with annex")
    dialog.annex.setChecked(True)
    dialog.export()
    finish(dialog)
    printed = (folder / "with annex.md").read_text(encoding="utf-8")
    assert all(paragraph.text[:40] in printed for paragraph in before.articles[0].paragraphs)
    assert dialog._project is before


def test_cancel_closes_and_stops(opened, qapp):
    dialog = opened()
    dialog.export()
    dialog.reject()
    assert not dialog.isVisible()
    assert dialog.exported == ()


@pytest.mark.parametrize("project", [quoting_falsely(), misquoted()[0], EMPTY], ids=["quoting", "misquoted", "empty"])
def test_every_control_is_named_and_no_mnemonic_is_shared(opened, project):
    dialog = opened(project)
    assert unnamed_controls(dialog) == []
    assert shared_mnemonics(dialog) == []


@pytest.mark.parametrize(
    ("name", "following"),
    [
        ("talks", "talks v2"),
        ("talks_v1_MARKED", "talks_v2_MARKED"),
        ("talks v9", "talks v2"),
        ("Kyiv2025", "Kyiv2025 v2"),
    ],
)
def test_a_name_is_given_another_version(name, following):
    assert numbered(name, 2) == following


def test_a_version_that_is_taken_is_passed_over(opened, folder):
    (folder / "talks v2.md").touch()
    dialog = opened()
    dialog.name.setText("talks")
    assert dialog.target.next_number((".html", ".md")) == 3


def test_saving_as_the_next_version_is_beginning_it(opened, finish, folder):
    (folder / "talks_v2.md").touch()
    dialog = opened()
    dialog.formats[".html"].setChecked(False)
    dialog.version.setCurrentIndex(0)
    dialog.name.setText("talks_v1")
    dialog.save_as_next()
    finish(dialog)
    assert "Version 3" in (folder / "talks_v3.md").read_text(encoding="utf-8")
    assert dialog._session.project.brief.version == 3
    assert dict(dialog._session.project.brief.numbers)  # those of the rows stay from now on
    dialog._session.undo()
    assert dialog._session.project.brief.version == 1


def test_a_draft_says_so_on_its_pages_and_is_not_kept(opened, finish, folder, settings):
    dialog = opened()
    dialog.version.setCurrentIndex(0)
    dialog.name.setText("talks")
    dialog.export()
    finish(dialog)
    assert "DRAFT" in (folder / "talks.md").read_text(encoding="utf-8")
    assert dialog._session.project.versions == ()
    assert not dialog._session.is_modified


def test_a_version_is_kept_with_what_it_said_and_the_fingerprints_of_its_files(opened, finish, folder, settings):
    dialog = opened()
    dialog.name.setText("talks_v1")
    dialog.version.setCurrentIndex(1)
    dialog.export()
    finish(dialog)
    text = (folder / "talks_v1.md").read_text(encoding="utf-8")
    assert "Version 1" in text
    assert "DRAFT" not in text
    (version,) = dialog._session.project.versions
    assert (version.number, version.template_id) == (1, "comparison")
    assert dict(version.files) == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()
    }
    assert version.record == record_of(pipeline.sample_brief_project())
    following = opened(dialog._session.project)
    assert not following.version.is_draft  # what was chosen last is chosen first
    assert following.version.number == 2
    assert "v2" in following.name.text()
    dialog._session.undo()
    assert dialog._session.project.versions == ()


def test_a_name_of_another_version_is_said_and_put_right(opened):
    dialog = opened()
    dialog.name.setText("talks_v7_MARKED")
    assert dialog.version.clash.text == "The name says version 7, the pages will say version 1."
    dialog.version.clash.pressed.emit()
    assert dialog.name.text() == "talks_v1_MARKED"
    assert dialog.version.clash.text == ""


def test_what_is_worth_knowing_is_counted_as_the_stage_counts_it(opened):
    dialog = opened()
    notes = [each for each in check(dialog._project, templates.find("comparison")) if each.severity is Severity.NOTE]
    assert dialog.problems.text == f"{len(notes)} things to check. They do not stop the export."
    dialog.problems.pressed.emit()
    assert dialog._details.isVisible()
    assert notes[0].message in dialog._details.text()
