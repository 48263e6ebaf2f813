"""The Brief stage with real keys on real widgets: form, sections, template, key points, pages, length."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from briefer import edits, pipeline, queries, templates
from briefer.check import Place, Problem, Severity, check
from briefer.errors import WriteError
from ui.brief.habits import Habits
from ui.brief.stage import BriefStage
from ui.look import theme
from ui.session import Session
from ui.tasks import Tasks

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session():
    return Session(pipeline.sample_brief_project())


def look(stage):
    """Let the stage show what there is to check, as the window does after an edit."""
    project = stage._session.project
    stage.show_problems(check(project, templates.find(project.brief.template_id)))


@pytest.fixture
def stage(qtbot, qapp, session, settings):
    theme.apply(qapp, "light", 1.0)
    tasks = Tasks()
    made = BriefStage(session, tasks, lambda: templates.find(session.project.brief.template_id), Habits(settings))
    session.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.take_focus()
    yield made
    tasks.wait_for_all()


@pytest.fixture
def pages_ready(stage, qtbot):
    """Wait until the pages show the last value."""

    def wait():
        qtbot.waitUntil(lambda: stage.pages.is_current, timeout=8000)

    return wait


def starred(session):
    return [each.annotation.id for each in queries.key_points(session.project)]


def test_the_form_has_the_fields_of_the_template_in_its_order(stage):
    assert list(stage.form.editors) == [field.key for field in templates.find("comparison").fields]
    assert stage.form.editors["to"].text() == "Director, Eastern Europe"


def test_typing_in_a_field_is_one_undo_step(stage, session):
    editor = stage.form.editors["action_by"]
    before = editor.text()
    stage.focus_field("action_by")
    editor.selectAll()
    QTest.keyClicks(editor, "Decide by Friday ")
    assert queries.field(session.project, "action_by") == "Decide by Friday "
    assert editor.text() == "Decide by Friday "
    assert session.undo_stack.count() == 1
    QTest.keyClick(editor, Qt.Key.Key_Z, CONTROL)
    assert editor.text() == before
    assert queries.field(session.project, "action_by") == before


def test_the_cursor_stays_where_one_types_in_the_middle(stage, session):
    editor = stage.form.editors["to"]
    editor.setFocus()
    editor.setCursorPosition(8)
    QTest.keyClicks(editor, "s of")
    assert editor.text() == "Directors of, Eastern Europe"
    assert editor.cursorPosition() == 12
    stage.refresh(session.project, frozenset({"brief"}))
    assert editor.cursorPosition() == 12


def test_the_words_of_the_bottom_line_are_counted(stage, session):
    editor = stage.form.editors["bottom_line"]
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "No truce yet.")
    assert queries.field(session.project, "bottom_line") == "No truce yet."
    assert stage.form._word_label.text() == "3 of 60 words"
    assert session.undo_stack.count() == 1


def test_key_points_move_with_control_and_the_arrows(stage, session):
    first, second, *rest = starred(session)
    points = stage.form.key_points
    points.setFocus()
    points.setCurrentRow(0)
    QTest.keyClick(points, Qt.Key.Key_Down, CONTROL)
    assert starred(session) == [second, first, *rest]
    assert points.currentRow() == 1
    session.undo_stack.undo()
    assert points.order == (first, second, *rest)


def test_a_lifted_key_point_is_put_down_in_one_step_or_put_back(stage, session):
    before = starred(session)
    points = stage.form.key_points
    points.setFocus()
    points.setCurrentRow(0)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(points, key)
    assert starred(session) == before
    QTest.keyClick(points, Qt.Key.Key_Escape)
    assert points.order == tuple(before)
    assert points.currentRow() == 0
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(points, key)
    assert starred(session) == [before[1], before[2], before[0], *before[3:]]
    assert session.undo_stack.count() == 1


def test_the_pages_are_shown_and_named(stage, pages_ready):
    pages_ready()
    canvas = stage.pages.canvas
    total = len(canvas.pages)
    assert total >= 3
    assert stage.pages.page_label.text() == f"Page 1 of {total}"
    assert stage.pages.state_label.text() == "Exactly as the PDF"
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    assert canvas.accessibleName() == f"Page 2 of {total}, landscape"
    assert stage.pages.thumbnails.currentRow() == 1


def test_old_pages_stay_until_the_new_ones_are_there(stage, session, pages_ready):
    pages_ready()
    old = stage.pages.canvas.pages
    session.edit("Edit", edits.set_field, "subject", "Another subject")
    assert stage.pages.state_label.text() == "Updating"
    assert stage.pages.canvas.pages is old
    pages_ready()
    assert stage.pages.canvas.pages[0].image != old[0].image


def test_a_section_that_is_switched_off_leaves_the_pages(stage, session, pages_ready):
    pages_ready()
    before = stage.panel._length[0]
    stage.form.show_tab("sections")
    sections = stage.form.sections
    row = [spec.name for spec in sections.specs].index("comparison")
    sections.setFocus()
    sections.list.setCurrentRow(row)
    QTest.keyClick(sections.list, Qt.Key.Key_Space)
    assert session.project.brief.switched_sections == ("comparison",)
    assert sections.list.item(row).text().endswith("●")
    pages_ready()
    assert stage.panel._length[0] < before
    assert not any(page.is_landscape for page in stage.pages.canvas.pages)
    QTest.mouseClick(stage.form.sections.reset, Qt.MouseButton.LeftButton)
    assert session.project.brief.switched_sections == ()


def test_a_section_is_moved_by_keys_in_this_brief_alone_and_put_back(stage, session, pages_ready):
    pages_ready()
    first = stage.pages.canvas.pages[0].image
    stage.form.show_tab("sections")
    sections = stage.form.sections
    names = [spec.name for spec in sections.specs]
    sections.setFocus()
    sections.list.setCurrentRow(names.index("key_points"))
    QTest.keyClick(sections.list, Qt.Key.Key_Up, CONTROL)
    moved = [spec.name for spec in sections.specs]
    assert moved.index("key_points") == names.index("key_points") - 1
    assert session.project.brief.section_order == tuple(moved)
    assert sections.list.currentRow() == moved.index("key_points")
    assert [row for row in range(len(moved)) if sections.list.item(row).text().endswith("●")] != []
    pages_ready()
    assert stage.pages.canvas.pages[0].image != first
    QTest.keyClick(sections.list, Qt.Key.Key_Down, CONTROL)
    assert session.project.brief.section_order == ()
    QTest.keyClick(sections.list, Qt.Key.Key_Down, CONTROL)
    QTest.mouseClick(sections.reset, Qt.MouseButton.LeftButton)
    assert [spec.name for spec in sections.specs] == names


def test_choosing_a_template_changes_form_and_pages(stage, session, pages_ready):
    stage.form.show_tab("template")
    button = stage.form.templates.buttons["chronology"]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert session.project.brief.template_id == "chronology"
    chosen = templates.find("chronology")
    assert list(stage.form.editors) == [field.key for field in chosen.fields]
    assert stage.pages.template_label.text().startswith(chosen.name)
    pages_ready()
    session.undo_stack.undo()
    assert stage.form.templates.buttons["comparison"].isChecked()


def test_length_and_proof_are_told(stage, pages_ready):
    pages_ready()
    assert stage.panel.of_pages.text() == "of 4 pages"
    assert 2 < float(stage.panel.number.text()) < 6
    first = stage.panel.rows[0].text()
    found, _, total, *_ = first.split()
    assert found == total
    assert first.endswith("quotations match the source word for word")


def test_enter_on_a_problem_goes_to_its_place(stage, session, qtbot):
    session.edit("Empty", edits.set_field, "bottom_line", "")
    look(stage)
    row = next(row for row in stage.panel.rows if "bottom line" in row.text())
    row.setFocus()
    with qtbot.waitSignal(stage.place_requested) as told:
        QTest.keyClick(row, Qt.Key.Key_Space)
    assert (told.args[0].kind, told.args[0].id) == ("field", "bottom_line")


def test_of_very_many_problems_the_worst_are_shown_and_the_rest_is_one_press_away(stage, qtbot):
    problems = [Problem(Severity.NOTE, f"Row {n} is not judged.", "", Place("issue", f"i{n}")) for n in range(600)]
    stage.show_problems(problems)
    last = stage.panel.rows[-1]
    assert len(stage.panel.rows) < 30
    assert last.text() == "580 more things to check."
    last.setFocus()
    with qtbot.waitSignal(stage.problems_requested):
        QTest.keyClick(last, Qt.Key.Key_Space)


def test_a_false_quotation_is_mended_beside_its_problem(qtbot, stage, session):
    stage.refresh(session.project, frozenset({"brief"}))
    assert stage.panel.cures.isHidden()
    session.edit("Text", edits.set_field, "bottom_line", "It said “we will bomb the port”.")
    look(stage)
    assert not stage.panel.cures.isHidden()
    with qtbot.waitSignal(stage.find_requested) as found:
        stage.panel.cures.finder.click()
    assert found.args == ["we will bomb the port"]
    stage.panel.cures.take_off.click()
    assert queries.field(session.project, "bottom_line") == "It said we will bomb the port."
    look(stage)
    assert stage.panel.cures.isHidden()


def test_zoom_keys_resize_the_pages(stage, pages_ready):
    pages_ready()
    canvas = stage.pages.canvas
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Plus, CONTROL)
    larger = stage.pages.zoom_label.text()
    assert larger.endswith("%")
    pages_ready()
    QTest.keyClick(canvas, Qt.Key.Key_0, CONTROL)
    assert stage.pages.zoom_label.text() == "Fit"


def test_a_brief_that_cannot_be_written_shows_the_sentence(stage, pages_ready):
    pages_ready()
    stage.pages._fail(stage.pages._run, WriteError("The font is missing. Install it."))
    assert stage.pages.failure.isVisible()
    assert stage.pages.failure.text() == "The font is missing. Install it."


def test_a_hidden_stage_renders_nothing_and_catches_up_when_shown(stage, session, qtbot, pages_ready):
    pages_ready()
    stage.hide()
    session.edit("Edit", edits.set_field, "to", "The Secretary-General")
    assert stage.form.editors["to"].text() != "The Secretary-General"
    stage.show()
    assert stage.form.editors["to"].text() == "The Secretary-General"
    assert not stage.pages.is_current
    pages_ready()


def test_a_click_on_a_page_goes_to_what_is_printed_there(stage, session, pages_ready, qtbot):
    pages_ready()
    canvas, made = stage.pages.canvas, stage.pages._shown
    item = next(place for place in made.places if place.shows.startswith("annotation:"))
    field = next(place for place in made.places if place.shows == "field:to")
    for place in (item, field):
        canvas.go_to_page(place.page)
        scale = canvas._boxes[place.page].width() / canvas.pages[place.page].width
        at = canvas._boxes[place.page].topLeft() - QPointF(canvas._offset())
        point = at + QPointF(place.left + 2, place.top + place.height / 2) * scale
        wanted = place.shows if place is field else made.shows(place.page, place.left + 2, place.top + place.height / 2)
        with qtbot.waitSignal(stage.place_requested) as told:
            QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())
        assert f"{told.args[0].kind}:{told.args[0].id}" == wanted


def test_the_areas_of_the_pages_are_reached_by_arrows_and_enter_goes_there(stage, session, pages_ready, qtbot):
    pages_ready()
    canvas = stage.pages.canvas
    canvas.setFocus()
    with qtbot.waitSignal(stage.said) as told:
        QTest.keyClick(canvas, Qt.Key.Key_Right)
    first = canvas._areas.current
    assert told.args[0].startswith("Field ")
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas._areas.current != first
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas._areas.current == first
    while not canvas._areas.current.shows.startswith("issue:"):
        QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.current == canvas._areas.current.page
    with qtbot.waitSignal(stage.place_requested) as asked:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert f"{asked.args[0].kind}:{asked.args[0].id}" == canvas._areas.current.shows


def test_the_area_stays_the_current_one_when_the_pages_are_drawn_anew(stage, session, pages_ready):
    pages_ready()
    canvas = stage.pages.canvas
    canvas.setFocus()
    while canvas._areas.current is None or not canvas._areas.current.shows.startswith("annotation:"):
        QTest.keyClick(canvas, Qt.Key.Key_Right)
    before = canvas._areas.current.shows
    session.edit("Edit", edits.set_field, "subject", "A subject that is rather longer than it was before " * 3)
    pages_ready()
    assert canvas._areas.current.shows == before
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas._areas.current is None


@pytest.fixture
def over(stage, session, pages_ready, qtbot):
    """The stage with a brief that is over its limit, and what could go."""
    stage._template_of = lambda: replace(templates.find("comparison"), id="one_page", page_limit=1)
    session.edit("Template", edits.set_template, "one_page")
    stage.take_templates()
    pages_ready()
    qtbot.waitUntil(lambda: bool(stage.panel.savings.ticks), timeout=20000)
    return stage.panel.savings


def test_what_could_go_is_listed_over_the_limit_and_a_tick_leaves_a_section_out(session, over):
    tick = over.ticks[0]
    assert all("{" not in each.text() and re.search(r"· \d+\.\d page", each.text()) for each in over.ticks)
    assert all(each.width() <= over.width() for each in over.ticks)
    assert tick.text().endswith("page")
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert len(session.project.brief.switched_sections) == 1


def test_rows_without_a_key_point_could_go_too_and_are_left_out_of_this_brief(session, over, pages_ready):
    rows = [saving for saving in over._savings if saving.row]
    assert rows
    starred = set(session.project.brief.key_point_ids)
    assert not any(starred.intersection(saving.row.issue.annotation_ids) for saving in rows)
    tick = over.ticks[over._savings.index(rows[0])]
    assert tick.text().startswith(f"{rows[0].row.number} {rows[0].row.issue.title} · ")
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert session.project.brief.hidden_issues == (rows[0].row.issue.id,)
    pages_ready()
    session.undo()
    assert session.project.brief.hidden_issues == ()
