"""The templates window with real keys: one text behind form and YAML, and nothing saved that does not load."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefer import pipeline, templates
from briefer.templates.shape import FieldModel, FooterModel, KeysModel, SectionModel, StyleModel, TemplateModel
from tests.ui.dialog_checks import unnamed_controls
from ui.look import theme
from ui.tasks import Tasks
from ui.templates.form import IN_TEXT_ONLY
from ui.templates.window import TemplatesWindow


@pytest.fixture
def own(tmp_path):
    return tmp_path / "mine"


@pytest.fixture
def shown(qtbot, qapp, own):
    theme.apply(qapp, "light", 1.0)
    tasks, project = Tasks(), pipeline.sample_brief_project()
    made = TemplatesWindow(tasks, own, None, lambda: project)
    made.show_all()
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    qtbot.waitExposed(made)
    yield made
    tasks.wait_for_all()
    qapp.processEvents()


@pytest.fixture
def mine(shown):
    """The window on a copy of the first template."""
    QTest.mouseClick(shown.gallery.buttons["duplicate"], Qt.MouseButton.LeftButton)
    return shown


def break_section(window):
    text = window.editor.toPlainText()
    window.editor.setPlainText(text.replace("kind: comparison", "kind: comparision"))
    window.read()


def test_a_built_in_template_is_read_only_until_it_is_duplicated(shown, own):
    assert shown.editor.isReadOnly()
    assert not any(editor.isEnabled() for editor in shown.form.editors.values())
    assert "Duplicate" in shown.said.text
    QTest.mouseClick(shown.gallery.buttons["duplicate"], Qt.MouseButton.LeftButton)
    assert not shown.editor.isReadOnly()
    assert all(editor.isEnabled() for editor in shown.form.editors.values())
    assert [path.name for path in own.glob("*.yaml")] == ["comparison_copy.yaml"]


def test_each_page_of_a_built_in_template_can_be_looked_at_with_the_keyboard(shown):
    shown.form.tabs.tabBar().setFocus()
    for number in range(1, shown.form.tabs.count()):
        QTest.keyClick(shown.form.tabs.tabBar(), Qt.Key.Key_Right)
        assert shown.form.tabs.currentIndex() == number
        assert not shown.form.tabs.currentWidget().isEnabled()
    QTest.mouseClick(shown.gallery.buttons["duplicate"], Qt.MouseButton.LeftButton)
    assert all(editor.isEnabled() for editor in shown.form.editors.values())


def test_the_form_rewrites_one_line_and_the_text_fills_the_form(mine, own):
    before = mine.editor.toPlainText().splitlines()
    field = mine.form.editors[("name",)]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Ministry note")
    after = mine.editor.toPlainText().splitlines()
    assert [line for line in after if line not in before] == ["name: Ministry note"]
    assert len(before) == len(after)
    assert mine.save()
    assert templates.load(own / "comparison_copy.yaml").name == "Ministry note"
    mine.editor.setPlainText(mine.editor.toPlainText().replace("Ministry note", "Cabinet note"))
    mine.read()
    assert field.text() == "Cabinet note"


def test_nothing_is_saved_that_does_not_load_and_the_draft_is_kept(mine, own):
    path = own / "comparison_copy.yaml"
    good = path.read_bytes()
    break_section(mine)
    assert "comparision" in mine.said.text
    assert not mine.save_button.isEnabled()
    assert not mine.save()
    mine.gallery.list.setCurrentRow(0)
    assert path.read_bytes() == good
    mine.gallery.list.setCurrentRow(len(mine.gallery.entries) - 1)
    assert "comparision" in mine.editor.toPlainText()
    mine.revert()
    assert mine.editor.toPlainText().encode() == good


def test_f8_goes_to_the_mistake_and_fix_writes_what_was_meant(mine):
    break_section(mine)
    mine.editor.setFocus()
    QTest.keyClick(mine.editor, Qt.Key.Key_F8)
    assert mine.editor.textCursor().selectedText() == "comparision"
    QTest.mouseClick(mine.said._link, Qt.MouseButton.LeftButton)
    assert mine.mistakes == ()
    assert mine.save_button.isEnabled() is False


def test_control_space_completes_from_the_schema(mine, qtbot):
    mine.editor.setPlainText("na")
    mine.editor.moveCursor(mine.editor.textCursor().MoveOperation.End)
    mine.editor.setFocus()
    QTest.keyClick(mine.editor, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(mine.editor.completer.popup().isVisible)
    QTest.keyClick(mine.editor.completer.popup(), Qt.Key.Key_Return)
    assert mine.editor.toPlainText() == "name"


def test_a_section_moves_by_keyboard_and_the_pages_follow(mine, qtbot):
    sections = mine.form.sections.list
    names = [sections.item(row).text() for row in range(3)]
    sections.setFocus()
    sections.setCurrentRow(1)
    QTest.keyClick(sections, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert [sections.item(row).text() for row in range(3)] == [names[0], names[2], names[1]]
    assert sections.currentRow() == 2
    qtbot.waitUntil(lambda: mine.pages.is_current, timeout=20000)


def test_the_gallery_shows_pictures_of_the_users_own_brief(shown, qtbot):
    items = [shown.gallery.list.item(row) for row in range(len(shown.gallery.entries))]
    qtbot.waitUntil(lambda: all(not item.icon().isNull() for item in items), timeout=30000)


def test_ones_own_template_is_deleted_with_its_draft(mine, own):
    mine.delete(mine.gallery.current)
    assert list(own.iterdir()) == []


def test_every_control_of_the_templates_window_has_a_name(mine):
    assert unnamed_controls(mine) == []


def test_a_section_is_added_named_limited_and_removed_in_the_form(mine):
    before = mine.editor.toPlainText()
    sections = mine.form.sections
    assert "Lines to take" in sections.new_entries()
    sections.add_entry(sections.new_entries()["Lines to take"])
    assert mine.editor.toPlainText().splitlines()[-1] == "  - {kind: lines_to_take, title: Lines to take}"
    sections.list.setCurrentRow(sections.list.count() - 1)
    title = sections.editors["title"]
    title.selectAll()
    QTest.keyClicks(title, "What we say")
    assert "title: What we say" in mine.editor.toPlainText().splitlines()[-1]
    sections.remove.click()
    assert mine.editor.toPlainText() == before
    assert mine.mistakes == ()


def test_lists_are_typed_with_commas_in_the_form_and_stay_as_they_are_typed(mine):
    sections = mine.form.sections
    row = next(n for n, entry in enumerate(sections._entries) if entry["kind"] == "timeline")
    sections.list.setCurrentRow(row)
    widths = sections.editors["widths"]
    QTest.keyClicks(widths, "2, 5.5, 1, 1, ")
    assert widths.text() == "2, 5.5, 1, 1, "
    assert "widths: [2, 5.5, 1, 1]" in mine.editor.toPlainText()
    QTest.keyClicks(widths, "2")
    mine.read()
    assert mine.mistakes == ()
    widths.clear()
    widths.textEdited.emit("")
    mine.read()
    assert mine.mistakes == ()
    assert "widths: null" in mine.editor.toPlainText()
    mark = sections.editors["portion_mark"]
    QTest.keyClicks(mark, "OFF-SEN")
    assert "portion_mark: OFF-SEN" in mine.editor.toPlainText()


def test_a_field_is_added_and_made_required_in_the_form(mine):
    fields = mine.form.fields
    mine.form.tabs.setCurrentWidget(fields)
    fields.add_entry(fields.new_entries()["New field"])
    fields.list.setFocus()
    fields.list.setCurrentRow(fields.list.count() - 1)
    QTest.keyClick(fields.list, Qt.Key.Key_Space)
    assert "{key: field_1, label: New field, required: true}" in mine.editor.toPlainText()
    assert mine.save()


def test_keys_are_given_in_the_form_and_a_clash_is_marked_there(mine):
    mine.form.tabs.setCurrentIndex(5)
    key = mine.form.editors[("keys", "demand")]
    key.clear()
    QTest.keyClicks(key, "g")
    assert "demand: G" in mine.editor.toPlainText()
    assert mine.mistakes == ()
    key.clear()
    QTest.keyClicks(key, "j")
    assert mine.mistakes
    assert mine.form.tabs.tabText(5).endswith("▲")
    assert key.property("wrong")
    assert mine.pages.state_label.text() == f"As before line {mine.mistakes[0].line}"


def test_the_section_with_a_mistake_is_marked_in_the_form(mine):
    break_section(mine)
    marked = [row for row in range(mine.form.sections.list.count()) if "▲" in mine.form.sections.list.item(row).text()]
    assert len(marked) == 1
    assert mine.form.tabs.tabText(1).endswith("▲")


@pytest.mark.parametrize("width", [1366, 1100, 820])
def test_the_window_has_room_for_its_parts_at_any_width(mine, qapp, width):
    mine.resize(width, 600)
    qapp.processEvents()
    assert mine.pages.isVisible() is (width >= 900)
    assert mine.form.isVisible()
    assert mine.form.width() >= 260
    mine.resize(1366, 700)
    qapp.processEvents()
    assert mine.editor.isVisible()
    assert mine.pages.isVisible()


def test_a_logo_is_chosen_shown_kept_inside_and_removed_in_the_form(mine, own, tmp_path):
    from PIL import Image

    picture = tmp_path / "Our sign.png"
    Image.new("RGB", (60, 30), "navy").save(picture)
    before, logo = mine.editor.toPlainText(), mine.form.logos[0]
    logo.choose(picture)
    assert (own / "Our_sign.png").is_file()
    assert mine.mistakes == ()
    assert logo.picture.accessibleName() == "Logo: Our sign"
    mine.form.tabs.setCurrentIndex(3)
    words = mine.form.editors[("logo", "description")]
    words.selectAll()
    QTest.keyClicks(words, "The ministry")
    logo.is_inside.setChecked(True)
    logo.choose(picture)
    assert mine.mistakes == ()
    assert "  data: >-" in mine.editor.toPlainText()
    assert "Our_sign.png" not in mine.editor.toPlainText()
    assert logo.picture.accessibleName() == "Logo: The ministry"
    logo.remove()
    assert mine.editor.toPlainText() == before
    assert not logo.remove_button.isEnabled()


def test_what_is_no_picture_is_refused_with_a_sentence_and_the_text_stays(mine, tmp_path):
    wrong = tmp_path / "sign.png"
    wrong.write_text("not a picture")
    before = mine.editor.toPlainText()
    mine.form.logos[0].choose(wrong)
    assert "no PNG or JPEG picture" in mine.form.logos[0].said.text
    assert mine.editor.toPlainText() == before


def test_a_label_emptied_in_the_form_leaves_the_text(mine):
    before = mine.editor.toPlainText()
    mine.form.tabs.setCurrentIndex(4)
    label = mine.form.editors[("labels", "document")]
    QTest.keyClicks(label, "Note")
    assert "document: Note" in mine.editor.toPlainText()
    label.selectAll()
    QTest.keyClick(label, Qt.Key.Key_Backspace)
    assert mine.editor.toPlainText() == before


def test_every_setting_of_a_template_is_in_the_form_or_named_with_a_reason(mine):
    form = mine.form
    for tab in range(form.tabs.count()):
        form.tabs.setCurrentIndex(tab)
    reached = {str(place[0]) for place in form.editors} | set(form.lists)
    assert reached | set(IN_TEXT_ONLY) == set(TemplateModel.model_fields)
    assert {str(place[1]) for place in form.editors if place[0] == "style"} == set(StyleModel.model_fields)
    assert {str(place[1]) for place in form.editors if place[0] == "keys"} == set(KeysModel.model_fields)
    assert {str(place[1]) for place in form.editors if place[0] == "footer"} == set(FooterModel.model_fields)
    for entries, model in ((form.sections, SectionModel), (form.fields, FieldModel)):
        assert {*entries.editors, entries._kind.tick.key} | {"kind"} >= set(model.model_fields)


def test_the_gallery_acts_by_keys_and_says_whose_a_template_is(shown, own):
    QTest.keyClick(shown.gallery.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [path.name for path in own.glob("*.yaml")] == ["comparison_copy.yaml"]
    assert shown.gallery.acts["delete"].isEnabled()
    row = shown.gallery.list.currentRow()
    assert ". Yours. " in shown.gallery.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
    shown.gallery.list.setCurrentRow(0)
    assert not shown.gallery.acts["delete"].isEnabled()
    assert not shown.gallery.acts["rename"].isEnabled()


def test_a_template_with_a_long_name_arabic_and_200_sections_stays_usable(mine):
    fields = "".join(f"  - {{key: f{n}, label: \u0645\u0648\u0642\u0641 {n}}}\n" for n in range(200))
    sections = "".join(f"  - {{kind: text, field: f{n}, title: \u0645\u0648\u0642\u0641 {n}}}\n" for n in range(200))
    text = f"id: big\nname: {'W' * 190}\nlanguage: ar\nfields:\n{fields}sections:\n{sections}"
    mine.editor.setPlainText(text)
    mine.read()
    assert mine.mistakes == ()
    assert mine.form.sections.list.count() == 200
    assert mine.save()
    mine.grab()
    mine.form.sections.list.setCurrentRow(199)
    QTest.keyClick(mine.form.sections.list, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert mine.form.sections.list.currentRow() == 198
    assert mine.mistakes == ()


def test_in_a_narrow_window_enter_goes_to_the_form_and_f8_to_the_text(mine, qapp):
    mine.resize(820, 600)
    qapp.processEvents()
    break_section(mine)
    QTest.keyClick(mine, Qt.Key.Key_F8)
    assert mine.editor.isVisible()
    assert mine.editor.textCursor().selectedText() == "comparision"
    mine.gallery.list.setFocus()
    QTest.keyClick(mine.gallery.list, Qt.Key.Key_Return)
    assert mine.form.isVisible()
    assert not mine.editor.isVisible()
