"""What is typed into a field is text and nothing else: no key of the table fires there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from briefer import pipeline
from ui.window import acts

FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)


def fields_of(stage):
    """Every field of a stage in which one can type, tables and boxes included."""
    found = [each for kind in FIELDS for each in stage.findChildren(kind)]
    return [each for each in found if not each.isReadOnly() and each.isEnabled()]


def signs_of(window):
    """Every key of the table that is one sign as one types it."""
    keys = {key for keys in window.keyboard.keys.values() for key in keys}
    return sorted({key for key in keys if len(key) == 1} | {" ", "J"})


def text_of(field):
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


@pytest.fixture
def full(window, qtbot):
    """The window on a project with tags, rows and details, all stages made."""
    window.keeping.open(pipeline.sample_brief_project(), None)
    for stage in ("compare", "brief", "read"):
        window.stages.show_stage(stage)
        window.refreshing.finish()
    yield window
    window.session.undo_stack.setClean()


@pytest.fixture
def fired(full):
    """The names of the actions that were triggered."""
    names = []
    for name, action in full.keyboard.made.items():
        action.triggered.connect(lambda _=False, name=name: names.append(name))
    return names


@pytest.mark.parametrize("stage", ["read", "compare", "brief"])
def test_no_key_of_the_table_fires_in_any_field_of_a_stage(full, fired, stage):
    full.stages.show_stage(stage)
    if stage == "read":
        acts.find_words(full)
    fired.clear()
    page = full.stages.currentWidget()
    tried = 0
    for field in fields_of(page):
        if not field.isVisible():
            continue
        field.setFocus()
        if not field.hasFocus():
            continue
        tried += 1
        for sign in signs_of(full):
            QTest.keyClicks(field, sign)
            assert fired == [], f"{sign!r} in {field.accessibleName() or field.objectName()}"
            assert QApplication.focusWidget() is field or field.isAncestorOf(QApplication.focusWidget())
    assert tried or stage == "compare"


def test_the_find_field_takes_every_sign_of_the_table_as_text(full, fired):
    acts.find_words(full)
    fired.clear()
    field = full.read.find_bar.field
    typed = "".join(signs_of(full))
    QTest.keyClicks(field, typed)
    assert field.text() == typed
    assert fired == []


def test_the_cell_being_edited_takes_every_sign_of_the_table_as_text(full, fired):
    full.stages.show_stage("compare")
    board = full.stages.compare.board
    board.setFocus()
    row = next(row for row in range(board.rows.rowCount()) if board.rows.is_editable(board.rows.index(row, 1)))
    board.go_to(row, 1)
    QTest.keyClick(board, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, FIELDS)
    fired.clear()
    typed = "".join(signs_of(full))
    QTest.keyClicks(field, typed)
    assert typed in text_of(field)
    assert fired == []


def test_deleting_and_moving_in_a_field_stays_in_the_field(full, fired):
    acts.find_words(full)
    field = full.read.find_bar.field
    field.setText("ceasefire talks")
    before = full.session.project
    fired.clear()
    for key in ("Left", "Right", "Home", "End", "Backspace", "Del", "Shift+Left", "Ctrl+Left", "Ctrl+Right"):
        press = QKeySequence(key)[0]
        QTest.keyClick(field, press.key(), press.keyboardModifiers())
    assert fired == []
    assert full.session.project is before
    assert field.text() != "ceasefire talks"
