"""Finding in all briefs by real keys: hits as one types, filters, opening there, bringing in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefer.store import project_file
from tests.builders import a_tagged_project
from tests.ui.dialog_checks import shared_mnemonics, unnamed_controls
from ui.memory.dialog import MemoryDialog


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


def test_leaving_the_folders_forgets_what_was_found(dialog, tmp_path):
    dialog.leave_folders()
    assert dialog.model.rowCount() == 0
    assert not (tmp_path / "own" / "memory.sqlite").exists()


def test_every_control_is_named_and_no_mnemonic_is_shared(dialog):
    assert unnamed_controls(dialog) == []
    assert shared_mnemonics(dialog) == []
