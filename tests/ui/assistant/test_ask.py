"""Asking an assistant: what goes out is said before it is copied, and the answer that is pasted becomes proposals."""

import threading

import docx
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from briefer.assistant import local
from briefer.errors import BrieferError
from tests.builders import a_project, an_article
from tests.ui.dialog_checks import shared_mnemonics, unnamed_controls
from ui.assistant.ask import AskDialog
from ui.look import theme
from ui.session import Session
from ui.tasks import Tasks

LINE = '{"s": ["S1.1.1"], "kind": "DEMAND", "party": "Russia", "issue": "Troops"}'


@pytest.fixture
def dialog(qtbot, qapp):
    theme.apply(qapp, "light", 1.0)
    desk, tasks = QWidget(), Tasks()
    qtbot.addWidget(desk)
    project = a_project(2, an_article(), an_article("A second one. With two.", headline="Another"))
    made = AskDialog(Session(project), tasks, desk)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    tasks.wait_for_all()


def test_the_question_is_counted_and_copied(dialog, qtbot):
    dialog.article.setCurrentIndex(1)
    assert not dialog.copy_button.isEnabled()  # it is written beside the window
    qtbot.waitUntil(lambda: dialog.told.text.startswith("36 words of the source are in it."))
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "S1.1.1 Moscow demands" in copied
    assert "A second one." not in copied
    assert dialog.focusWidget() is dialog.text


def test_a_pasted_answer_comes_to_proposals(dialog, qtbot):
    assert not dialog.foot.main.isEnabled()
    dialog.text.setPlainText(f"Gladly!\n{LINE}")
    with qtbot.waitSignal(dialog.accepted, timeout=20000):
        QTest.mouseClick(dialog.foot.main, Qt.MouseButton.LeftButton)
    assert [each.words for each in dialog.answer.proposals] == ["Moscow demands that Kyiv withdraw its troops."]
    assert [each.text for each in dialog.answer.unread] == ["Gladly!"]


def test_a_file_that_is_gone_is_a_sentence(dialog, qtbot, tmp_path):
    dialog.open_file(tmp_path / "gone.txt")
    qtbot.waitUntil(lambda: "gone.txt" in dialog.said.text)


def test_a_word_document_with_a_table_is_an_answer_too(dialog, qtbot, tmp_path):
    document = docx.Document()
    document.add_paragraph("Here is the table.")
    table = document.add_table(0, 4)
    for row in (("Sentence", "Kind", "Party", "Issue"), ("S1.1.1", "Demand", "Russia", "Troops")):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.save(tmp_path / "answer.docx")
    dialog.open_file(tmp_path / "answer.docx")
    qtbot.waitUntil(lambda: "S1.1.1\tDemand\tRussia\tTroops" in dialog.text.toPlainText(), timeout=20000)
    with qtbot.waitSignal(dialog.accepted, timeout=20000):
        dialog.read()
    (proposal,) = dialog.answer.proposals
    assert (proposal.words, proposal.issue) == ("Moscow demands that Kyiv withdraw its troops.", "Troops")


def test_nothing_is_looked_for_on_this_computer_before_somebody_asks(dialog, qtbot, monkeypatch):
    assert not dialog.here.ask_button.isEnabled()
    found = local.Server("http://127.0.0.1:1", ("small",), 8192)
    monkeypatch.setattr(local, "servers", lambda: (found,))
    monkeypatch.setattr(local, "ask", lambda server, model, part, heard: heard(LINE[:9]) or LINE)
    QTest.mouseClick(dialog.here.find_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.here.ask_button.isEnabled)
    QTest.mouseClick(dialog.here.ask_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.text.toPlainText() == LINE)
    assert dialog.foot.main.isEnabled()


def test_what_came_in_before_the_model_broke_off_or_was_stopped_is_kept(dialog, qtbot, monkeypatch):
    is_asked, may_end = threading.Event(), threading.Event()

    def break_off(server, model, part, heard):
        heard(LINE)
        is_asked.set()
        while not may_end.wait(0.01):
            heard(LINE)
        raise BrieferError("The model server broke off.")

    monkeypatch.setattr(local, "ask", break_off)
    monkeypatch.setattr(local, "servers", lambda: (local.Server("http://127.0.0.1:1", ("models/small.gguf",)),))
    dialog.here.look()
    qtbot.waitUntil(dialog.here.ask_button.isEnabled)
    assert dialog.here.models.currentText() == "small.gguf"
    dialog.here.ask_or_stop()
    qtbot.waitUntil(is_asked.is_set)
    dialog.here.ask_or_stop()
    assert dialog.text.toPlainText() == LINE
    assert dialog.here.told.text().startswith("Stopped.")
    dialog.text.clear()
    qtbot.wait(100)
    may_end.set()
    dialog.here.ask_or_stop()
    qtbot.waitUntil(lambda: "broke off" in dialog.said.text)
    assert dialog.text.toPlainText() == LINE


def test_what_the_model_cannot_do_is_a_sentence_in_the_dialog(dialog, qtbot, monkeypatch):
    def refuse(address):
        raise BrieferError(f"{address} is not this computer: nothing was sent.")

    monkeypatch.setattr(local, "server_at", refuse)
    dialog.here.address.setText("192.0.2.1")
    QTest.mouseClick(dialog.here.find_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "not this computer" in dialog.said.text)


def test_every_control_is_named_and_no_mnemonic_is_shared(dialog):
    assert unnamed_controls(dialog) == []
    assert shared_mnemonics(dialog) == []


def paste(dialog, *, html="", text=""):
    data = QMimeData()
    data.setHtml(html)
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
    dialog.text.setFocus()
    QTest.keyClick(dialog.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_table_off_a_web_page_is_pasted_as_a_table(dialog, qtbot):
    rows = (("Sentence", "Kind", "Party", "Issue"), ("<b>S1.1.1</b>", "Demand", "Russia", "Troops"))
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    paste(dialog, html=f"<p>Here you are:</p><table>{body}</table>", text="Here you are: Sentence Kind Party Issue")
    qtbot.waitUntil(lambda: "S1.1.1\tDemand\tRussia\tTroops" in dialog.text.toPlainText(), timeout=20000)
    with qtbot.waitSignal(dialog.accepted, timeout=20000):
        dialog.read()
    assert [each.words for each in dialog.answer.proposals] == ["Moscow demands that Kyiv withdraw its troops."]


def test_marked_up_text_without_a_table_is_pasted_as_its_words(dialog):
    paste(dialog, html=f"<p>{LINE}</p>", text=LINE)
    assert dialog.text.toPlainText() == LINE


def test_a_page_with_nothing_readable_in_its_table_is_pasted_as_its_words(dialog, qtbot):
    paste(dialog, html="<table><script>x</script></table>", text="S1.1.1 perhaps")
    qtbot.waitUntil(lambda: dialog.text.toPlainText() == "S1.1.1 perhaps", timeout=20000)


def test_what_is_left_of_an_earlier_answer_is_offered(dialog, qtbot):
    assert dialog.left.text == ""
    again = AskDialog(Session(a_project(2)), Tasks(), dialog, left=12)
    qtbot.addWidget(again)
    assert again.left.text == "12 proposals of the last answer are still open."
    again.left.pressed.emit()
    assert (again.goes_on, again.answer) == (True, None)
