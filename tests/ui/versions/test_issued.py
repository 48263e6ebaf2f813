"""The list of versions that were given out, and what is switched beside it."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from briefer import edits, templates
from tests.builders import a_tagged_project, an_issued
from tests.ui.dialog_checks import unnamed_controls
from ui.look import theme
from ui.session import Session
from ui.versions.issued import IssuedVersions
from ui.widgets.cells import CELL_ROLE

MARK = "4593b4c9" * 8


@pytest.fixture
def shown(qtbot, qapp):
    """Show the list of a project, anew after every change of it."""
    theme.apply(qapp, "light", 1.0)

    def shown(project):
        session = Session(project)
        made = IssuedVersions(session)
        made.session = session
        qtbot.addWidget(made)
        made.show_brief(project, templates.builtin)
        session.changed.connect(lambda project, _: made.show_brief(project, templates.builtin))
        made.show()
        return made

    return shown


def test_each_version_is_listed_with_date_format_files_and_fingerprints(shown):
    project = an_issued(a_tagged_project(), "2025-06-05T09:00Z", (("talks_v1.docx", MARK),))
    project = an_issued(edits.set_template(project, "flash"), "2025-06-07T18:30Z")
    made = shown(project)
    first, second = (made.model.index(row, 0).data(CELL_ROLE) for row in range(2))
    assert first.text.startswith("Version 2 · 7 June 2025, ")
    assert first.detail == "Flash brief"
    assert second.text.startswith("Version 1 · 5 June 2025, ")
    assert second.detail == "Two-party comparison\ntalks_v1.docx  4593b4c94593b4c9"
    assert not unnamed_controls(made)
    made.copy.click()
    assert f"\ttalks_v1.docx\t{MARK}" in QGuiApplication.clipboard().text().splitlines()


def test_a_format_that_is_not_here_any_more_is_named_by_its_id(shown):
    issued = an_issued(a_tagged_project()).versions[0]
    project = edits.keep_version(a_tagged_project(), replace(issued, template_id="old_one"))
    assert shown(project).model.index(0, 0).data(CELL_ROLE).detail == "old_one"


def test_it_says_which_version_the_brief_is_and_begins_the_next(shown):
    made = shown(a_tagged_project())
    assert made.now.text() == "This is version 1."
    assert not made.copy.isEnabled()
    assert not made.marks.isEnabled()
    made = shown(an_issued(a_tagged_project()))
    assert made.now.text() == "Version 1 is given out; what is exported next is another."
    made.begin.click()
    assert made.now.text() == "This is version 2."
    assert made.session.project.brief.version == 2
    made.session.undo()
    assert made.session.project.brief.version == 1


def test_the_marks_of_the_pages_are_switched_as_a_step(shown):
    made = shown(an_issued(a_tagged_project()))
    made.marks.click()
    assert made.session.project.brief.has_change_marks
    made.session.undo()
    assert not made.marks.isChecked()
