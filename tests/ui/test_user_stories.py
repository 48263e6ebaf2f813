"""What a person at the desk does, with real keys in the real window."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from briefer import edits, pipeline, queries
from briefer.model import Kind
from briefer.store import project_file
from ui.actions import keymap
from ui.app import GROUNDS, make_window
from ui.article.moves import whole_words
from ui.export.dialog import ExportDialog
from ui.finding.palette import Palette
from ui.look.tokens import DARK, LIGHT
from ui.session import Focus
from ui.tagging.issue_picker import IssuePicker
from ui.widgets.question import Question
from ui.window.frame import Frame


def tags(window):
    project = window.session.project
    return [
        (
            queries.reference(project, item.paragraph_id),
            item.kind,
            tuple(queries.party(project, p).name for p in item.party_ids),
        )
        for item in project.annotations
    ]


def when_open(kind, act):
    """Do something with the dialog of a kind as soon as it is open."""

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and dialog.isActiveWindow():
            act(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def focused(window):
    return queries.reference(window.session.project, window.session.focus.paragraph_id)


def test_a_new_user_meets_the_sample_with_nothing_tagged(window):
    assert window.windowTitle().startswith("Istanbul round")
    assert tags(window) == []
    assert focused(window) == "S1 ¶1"
    assert not window.session.is_modified


def test_a_tag_costs_two_keys_and_one_while_the_party_stays(window, press):
    press("J", "2", "D", "P")
    assert tags(window) == [("S1 ¶2", Kind.DEMAND, ("Ukraine",)), ("S1 ¶3", Kind.POSITION, ("Ukraine",))]
    assert focused(window) == "S1 ¶4"


def test_tagging_advances_to_the_next_paragraph_and_the_comparison_fills(window, press):
    press("J", "2", "D")
    assert focused(window) == "S1 ¶3"
    assert [item.reference for item in queries.tray(window.session.project)] == ["S1 ¶2"]


def test_a_digit_on_a_tagged_paragraph_gives_it_to_the_other_party(window, press):
    press("J", "1", "D", "K", "2")
    assert tags(window) == [("S1 ¶2", Kind.DEMAND, ("Ukraine",))]


def test_a_second_letter_on_a_tagged_paragraph_changes_its_kind(window, press):
    press("1", "D", "K", "P")
    assert tags(window) == [("S1 ¶1", Kind.POSITION, ("Russia",))]


def test_zero_tags_without_a_party(window, press):
    press("0", "E")
    assert tags(window) == [("S1 ¶1", Kind.EVENT, ())]


def test_alt_and_a_digit_add_a_second_party(window, press):
    press("1", "E", "K", "Alt+2")
    assert tags(window) == [("S1 ¶1", Kind.EVENT, ("Russia", "Ukraine"))]


def test_a_sentence_costs_three_keys(window, press):
    press("J", "2", "L", "D")
    (item,) = window.session.project.annotations
    assert item.span.quote.startswith("Ukraine demanded a full and unconditional ceasefire")
    assert window.session.focus.sentence is not None


def test_undo_takes_one_key_and_goes_back_to_where_it_was(window, press):
    press("J", "2", "D", "D", "Ctrl+Z", "Ctrl+Z")
    assert tags(window) == []
    assert focused(window) == "S1 ¶2"
    press("Ctrl+Y", "Ctrl+Y")
    assert len(tags(window)) == 2


def test_everything_undone_is_the_very_project_one_started_with(window, press):
    start = window.session.project
    press("1", "D", "2", "P", "L", "E", "K", "Space", "Del")
    while window.session.undo_stack.canUndo():
        press("Ctrl+Z")
    assert window.session.project is start


def test_delete_clears_a_tag_and_space_stars_it(window, press):
    press("1", "D", "K", "Space")
    assert len(queries.key_points(window.session.project)) == 1
    press("Del")
    assert tags(window) == []


def test_a_full_stop_repeats_kind_party_and_issue(window, press):
    press("1", "D", "K")
    when_open(
        IssuePicker, lambda dialog: (dialog.field.setText("Ceasefire"), QTest.keyClick(dialog.field, Qt.Key.Key_Return))
    )
    press("T", "J", ".")
    project = window.session.project
    assert [row.issue.title for row in queries.rows(project)] == ["Ceasefire"]
    assert len(queries.rows(project)[0].cells[0]) == 2


def test_an_issue_is_picked_with_t_and_enter(window, press):
    press("2", "D", "K")
    when_open(
        IssuePicker, lambda dialog: (dialog.field.setText("Ceasefire"), QTest.keyClick(dialog.field, Qt.Key.Key_Return))
    )
    press("T")
    assert [row.issue.title for row in queries.rows(window.session.project)] == ["Ceasefire"]
    assert queries.tray(window.session.project) == ()


def test_an_edge_moves_by_words_and_enter_keeps_it(window, press):
    press("J", "2", "L", "D", "Shift+L")
    before = window.session.project.annotations[0].span
    press("]", "Left", "Enter")
    after = window.session.project.annotations[0].span
    assert after.start == before.start
    assert after.end < before.end
    assert before.quote.startswith(after.quote)


def test_words_selected_by_keyboard_are_tagged(window, press):
    press("J", "2", "Shift+Right", "Shift+Right", "D")
    (item,) = window.session.project.annotations
    assert item.span.quote == "Ukraine demanded"


def test_nothing_fires_inside_a_text_field(window, press):
    press("Ctrl+3")
    window.stages.brief.focus_field("subject")
    before = tags(window)
    for letter in ("D", "P", "E", "1"):
        QTest.keyClick(window.focusWidget(), getattr(Qt.Key, f"Key_{letter}"))
    assert tags(window) == before
    assert queries.field(window.session.project, "subject").lower().endswith("dpe1")


def test_the_stages_are_three_keys_and_alt_left_goes_back(window, press):
    press("Ctrl+2")
    assert window.stages.currentWidget() is window.stages.compare
    press("Ctrl+3")
    assert window.stages.currentWidget() is window.stages.brief
    press("Alt+Left")
    assert window.stages.currentWidget() is window.stages.compare


def test_f8_goes_from_problem_to_problem(window, press, qtbot):
    press("1", "E")
    qtbot.waitUntil(lambda: bool(window.checking.problems))
    press("F8")
    assert window.status.told.startswith("1 of ")


def test_the_palette_runs_a_command_and_finds_words(window, press):
    when_open(
        Palette, lambda dialog: (dialog.field.setText("compare"), QTest.keyClick(dialog.field, Qt.Key.Key_Return))
    )
    press("Ctrl+K")
    assert window.stages.currentWidget() is window.stages.compare
    when_open(
        Palette, lambda dialog: (dialog.field.setText("memorandum"), QTest.keyClick(dialog.field, Qt.Key.Key_Return))
    )
    press("Ctrl+Shift+F")
    assert focused(window) == "S1 ¶3"


def test_no_two_actions_share_a_key_where_both_act(window):
    assert keymap.clashes(window.keyboard.actions, window.keyboard.keys) == ()


def test_every_action_of_a_menu_can_be_reached(window):
    menus = [menu.menu() for menu in window.head.menu_bar.actions()]
    in_menus = {action.text().partition("\t")[0] for menu in menus for action in menu.actions()}
    assert {action.text for action in window.keyboard.actions if action.menu} <= in_menus


def test_a_project_is_saved_and_opened_again(window, press, tmp_path, monkeypatch):
    path = tmp_path / "talks.briefer"
    monkeypatch.setattr("ui.projects.files.QFileDialog.getSaveFileName", lambda *arguments: (str(path), ""))
    press("1", "D", "Ctrl+S")
    window.tasks.wait_for("save")
    assert not window.session.is_modified
    saved = window.session.project
    window.documents.new()
    assert window.session.project.articles == ()
    window.documents.open(path)
    assert window.session.project == saved
    assert window.session.path == path


def test_a_damaged_project_says_so_and_leaves_the_open_one(window, tmp_path):
    path = tmp_path / "broken.briefer"
    path.write_text("{", encoding="utf-8")
    before = window.session.project
    window.documents.open(path)
    assert "broken.briefer is damaged" in window.strip.text
    assert window.session.project is before


def test_a_project_that_cannot_be_saved_says_why_and_stays_open(window, press, tmp_path):
    window.session.mark_saved(window.session.project, tmp_path / "gone" / "talks.briefer")
    press("1", "D", "Ctrl+S")
    window.tasks.wait_for("save")
    assert "talks.briefer" in window.strip.text
    assert window.session.is_modified


@pytest.mark.parametrize(("answer", "is_open"), [("&Cancel", True), ("&Discard", False)])
def test_unsaved_work_asks_before_closing(window, press, answer, is_open):
    press("1", "D")

    def choose(box):
        next(button for button in box.findChildren(QPushButton) if button.text() == answer).click()

    when_open(Question, choose)
    window.close()
    assert window.isVisible() is is_open


def test_the_whole_route_from_the_sample_to_the_exported_brief(window, press, qtbot, tmp_path):
    press("J", "2", "D", "1", "D", "D", "P", "2", "P", "0", "E")
    window.settings.export_folder = str(tmp_path)

    def export(dialog):
        dialog.accept()
        qtbot.waitUntil(lambda: bool(dialog.exported), timeout=20000)
        dialog.accept()

    when_open(ExportDialog, export)
    press("Ctrl+E")
    written = {path.suffix for path in tmp_path.iterdir()} & {".docx", ".pdf"}
    assert written == {".docx", ".pdf"}


def test_a_click_on_an_item_of_the_comparison_goes_to_its_words(window, press):
    press("J", "2", "L", "D")
    item = window.session.project.annotations[0]
    window.session.set_focus(Focus(window.session.project.articles[0].paragraphs[8].id))
    window.stages.go_to_annotation(item.id)
    assert focused(window) == "S1 ¶2"
    assert window.session.focus.annotation_id == item.id


def test_a_second_article_becomes_the_second_source(window, qtbot):
    article = pipeline.read_pasted("Union asks for more.\n\nThe port refuses.").article
    window.session.edit("added", edits.add_article, article)
    window.stages.go_to_paragraph(window.session.project.articles[1].paragraphs[0].id)
    assert focused(window) == "S2 ¶1"


def test_a_saved_project_reads_back_the_same_from_disk(window, press, tmp_path):
    press("1", "D", "L", "P")
    path = tmp_path / "talks.briefer"
    project_file.save(window.session.project, path)
    assert project_file.load(path) == window.session.project


def test_the_letters_of_the_template_tag_and_the_old_ones_no_longer_do(window, press):
    window.keyboard.take_letters({"demand": "W", "position": "P", "event": "E"})
    press("1", "D")
    assert tags(window) == []
    press("W")
    assert tags(window) == [("S1 ¶1", Kind.DEMAND, ("Russia",))]


def test_the_frame_shows_the_title_of_the_window_and_asks_it_before_closing(qtbot, qapp, settings):
    window = make_window(qapp, settings)
    frame = Frame(GROUNDS["light"], b"")
    qtbot.addWidget(frame, before_close_func=lambda shown: window.session.undo_stack.setClean())
    frame.show()
    frame.take_in(window)
    window.documents.open_sample()
    with qtbot.waitActive(frame):
        frame.activateWindow()
    QTest.keyClick(frame.focusWidget(), Qt.Key.Key_D)
    assert len(tags(window)) == 1
    assert frame.windowTitle().startswith("Istanbul round")
    assert frame.isWindowModified()
    when_open(Question, QDialog.reject)
    QTest.keyClick(frame.focusWidget(), Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert frame.isVisible()
    assert window.isVisible()


def test_the_first_paint_has_the_ground_of_the_theme():
    assert {"light": LIGHT.desk, "dark": DARK.desk} == GROUNDS


def test_the_item_just_tagged_takes_its_issue_though_the_focus_has_moved_on(window, press):
    press("2", "D")
    when_open(
        IssuePicker, lambda dialog: (dialog.field.setText("Ceasefire"), QTest.keyClick(dialog.field, Qt.Key.Key_Return))
    )
    press("T")
    assert [item.reference for row in queries.rows(window.session.project) for item in row.cells[1]] == ["S1 ¶1"]


def test_words_cut_by_a_drag_are_taken_whole():
    text = "Ukraine demanded a full and unconditional ceasefire."
    start, end = whole_words(text, 14, 35)
    assert text[start:end] == "demanded a full and unconditional"
    assert whole_words(text, 16, 17) is None


def test_switching_to_dark_while_running_darkens_head_and_status(window, qtbot):
    window.appearance.set_theme("dark")
    for widget in (window.head, window.status):
        qtbot.waitUntil(
            lambda widget=widget: (
                widget.grab().toImage().pixelColor(2, widget.height() // 2).name().upper() == DARK.desk
            )
        )


def test_a_repeated_tag_goes_to_the_row_of_the_last_though_another_theme_has_one_of_its_title(window, press):
    press("1", "D")
    (item,) = window.session.project.annotations
    for theme in ("Land", "Sea"):
        window.session.edit("Row", edits.add_issue, "Control", theme)
    chosen = window.session.project.issues[1]
    window.session.edit("File", edits.assign_issue, item.id, chosen.id)
    press(".")
    assert [len(issue.annotation_ids) for issue in window.session.project.issues] == [0, 2]


def test_a_new_project_after_changes_that_were_discarded_has_no_star(qtbot, qapp, settings, monkeypatch):
    window = make_window(qapp, settings)
    frame = Frame(GROUNDS["light"], b"")
    qtbot.addWidget(frame, before_close_func=lambda shown: window.session.undo_stack.setClean())
    frame.show()
    frame.take_in(window)
    window.documents.open_sample()
    window.session.edit("Title", edits.set_title, "Mine")
    assert frame.isWindowModified()
    monkeypatch.setattr(window.documents, "may_close", lambda: True)
    window.documents.new()
    assert not frame.isWindowModified()
