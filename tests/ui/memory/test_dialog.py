"""Finding in all briefs by real keys: hits as one types, filters, opening there, bringing in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from briefer.store import project_file
from tests.builders import a_tagged_project
from tests.ui.dialog_checks import shared_mnemonics, unnamed_controls
from ui.memory.dialog import MemoryDialog
from ui.memory.folders import FoldersDialog


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "briefs"
    made.mkdir()
    project_file.save(a_tagged_project(), made / "old.briefer")
    return made


@pytest.fixture
def dialog(window, qtbot, tmp_path, folder):
    made = MemoryDialog(window.session, window.tasks, window.settings, tmp_path / "own" / "memory.sqlite", window)
    made.show()
    qtbot.waitExposed(made)
    made.add_folder(str(folder))
    qtbot.waitUntil(lambda: made.model.rowCount() == 6)
    yield made
    made.close()


def test_hits_follow_the_words_and_filters(dialog, qtbot):
    QTest.keyClicks(dialog.words, "withdraw")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)
    QTest.keyClicks(dialog.party, "kyiv")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    assert dialog.list.current_key().words == "Kyiv refuses to withdraw."
    assert dialog.foot.hint.text() == "1 passage"


def test_a_hit_is_brought_in_once_in_one_step(dialog, qtbot, window):
    QTest.keyClicks(dialog.words, "host the talks")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    before = window.session.project
    QTest.mouseClick(dialog.bring_button, Qt.MouseButton.LeftButton)
    assert len(window.session.project.articles) == len(before.articles) + 1
    assert "in this brief now" in dialog.said.text
    QTest.mouseClick(dialog.bring_button, Qt.MouseButton.LeftButton)
    assert "already" in dialog.said.text
    window.session.undo()
    assert window.session.project is before


def test_enter_opens_the_project_at_the_paragraph(dialog, qtbot, folder):
    QTest.keyClicks(dialog.words, "sanctions")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    with qtbot.waitSignal(dialog.open_requested) as told:
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert told.args == [folder / "old.briefer", "a1.3"]


def test_a_project_that_is_gone_is_a_sentence(dialog, folder):
    (folder / "old.briefer").unlink()
    dialog.bring_in()
    assert "old.briefer" in dialog.said.text


def test_enter_brings_one_to_the_paragraph_in_the_window(window, visits, qtbot, folder):
    window.settings.memory_folders = (str(folder),)

    def act(dialog):
        QTest.keyClicks(dialog.words, "sanctions")
        qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    visits.when(MemoryDialog, act)
    window.keyboard.made["edit.memory"].trigger()
    assert window.session.path == folder / "old.briefer"
    assert window.stages.current == "read"
    assert window.session.focus.paragraph_id == "a1.3"


def test_places_are_chosen_in_a_dialog_of_their_own_and_without_any_all_is_forgotten(dialog, visits, tmp_path):
    def act(shown):
        assert unnamed_controls(shown) == []
        assert shared_mnemonics(shown) == []
        shown.looked_into.setFocus()
        QTest.keyClick(shown.looked_into, Qt.Key.Key_Delete)
        shown.accept()

    visits.when(FoldersDialog, act)
    dialog.choose_places()
    assert dialog.model.rowCount() == 0
    assert not (tmp_path / "own" / "memory.sqlite").exists()


def test_folders_and_single_projects_can_be_left_out_and_looked_into_again(dialog, qtbot, visits, folder):
    inner = folder / "private"
    inner.mkdir()
    project_file.save(a_tagged_project(), inner / "other.briefer")
    dialog.find_now()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 12)
    visits.when(FoldersDialog, lambda shown: (shown.leave_out(str(inner)), shown.accept()))
    dialog.choose_places()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 6)
    assert "1 left out" in dialog.told.text()
    dialog.list.select_key(None)
    dialog.list.setFocus()
    QTest.mouseClick(dialog.leave_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 0)

    def back(shown):
        assert [shown.left_out.item(at).text() for at in range(2)] == [str(inner), str(folder / "old.briefer")]
        shown.left_out.setFocus()
        shown.remove()
        shown.remove()
        shown.accept()

    visits.when(FoldersDialog, back)
    dialog.choose_places()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 12)


def test_what_is_found_prints_by_date_in_the_format_of_the_file_name(dialog, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(tmp_path / args[2]), args[3].split(";;")[0]))
    QTest.keyClicks(dialog.words, "withdraw")
    QTest.keyClicks(dialog.party, "Kyiv")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    QTest.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)
    assert dialog.said.text == "Kyiv withdraw.docx: 1 passage of 1 source, word for word."
    assert (tmp_path / "Kyiv withdraw.docx").stat().st_size
    dialog.print_to(tmp_path / "printed.md")
    text = (tmp_path / "printed.md").read_text(encoding="utf-8")
    assert "“Kyiv refuses to withdraw.”" in text
    assert "Withdrawal" in text


def test_every_control_is_named_and_no_mnemonic_is_shared(dialog):
    assert unnamed_controls(dialog) == []
    assert shared_mnemonics(dialog) == []
