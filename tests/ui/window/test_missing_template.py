"""A project whose house format is not on this machine: said until it is added or another is chosen."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from briefer import edits
from briefer.store import project_file
from briefer.templates import find
from tests.builders import a_tagged_project
from ui.export.dialog import ExportDialog

MISSING = "There is no template “house”."


@pytest.fixture
def opened(window, tmp_path, qtbot):
    """The window on a project of the house format “house”, which nobody has here."""
    project = edits.set_field(edits.set_template(a_tagged_project(), "house"), "minister", "Ms Fennimore")
    project_file.save(project, tmp_path / "gas.briefer")
    assert window.documents.open(tmp_path / "gas.briefer")
    settle(window, qtbot)
    return window


def settle(window, qtbot):
    """Wait for the template, which is read beside the window."""
    qtbot.waitUntil(lambda: window.refreshing.is_settled)
    window.checking.check()


def told(window):
    return [each for each in window.checking.problems if each.message.startswith(MISSING)]


def house(folder: Path) -> Path:
    text = Path(find("comparison").path).read_text(encoding="utf-8")
    path = folder / "office.yaml"
    path.write_text(text.replace("id: comparison", "id: house"), encoding="utf-8")
    return path


def test_the_strip_says_what_is_shown_instead(opened):
    assert MISSING in opened.strip.text
    assert "The pages show “Two-party comparison” instead." in opened.strip.text


def test_it_stays_a_thing_to_check_when_the_strip_is_closed_with_the_fields_that_have_no_place(opened):
    opened.strip.hide()
    opened.session.step("Name", lambda project: edits.set_title(project, "Gas again"))
    opened.checking.check()
    [problem] = told(opened)
    assert "minister: Ms Fennimore" in problem.detail
    assert "“Two-party comparison” stands in for it" in problem.detail


def test_the_export_says_it_too(opened):
    dialog = ExportDialog(opened.session, opened.tasks, opened.shelf.template, opened.settings, opened)
    assert MISSING in dialog._details.text()


def test_going_to_it_shows_the_house_formats_of_which_none_is_chosen(opened):
    opened.stages.go_to_place(told(opened)[0].place)
    assert opened.stages.current == "brief"
    buttons = opened.stages.brief.form.templates.buttons
    assert buttons
    assert not any(button.isChecked() for button in buttons.values())


@pytest.mark.parametrize("name", ["comparison", "statements"])
def test_choosing_a_template_be_it_the_one_that_stood_in_ends_it(opened, name, qtbot):
    opened.stages.go_to_template()
    opened.stages.brief.form.templates.buttons[name].click()
    settle(opened, qtbot)
    assert opened.session.project.brief.template_id == name
    assert told(opened) == []
    assert opened.strip.text == ""
    opened.session.undo()
    settle(opened, qtbot)
    assert MISSING in opened.strip.text


def test_adding_the_template_from_the_strip_ends_it(opened, tmp_path, monkeypatch):
    path = house(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    opened.strip._action.click()
    assert opened.shelf.template.id == "house"
    assert told(opened) == []
    assert opened.strip.text == ""


def test_a_project_whose_template_is_here_says_nothing(opened, qtbot):
    opened.session.undo_stack.setClean()
    opened.documents.open_sample()
    settle(opened, qtbot)
    assert opened.strip.text == ""
    assert told(opened) == []
