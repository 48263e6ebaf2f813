"""Checking the quotations of a document from elsewhere: what is listed, and where Enter leads."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from briefer import pipeline, queries
from tests.ui.dialog_checks import shared_mnemonics, unnamed_controls
from ui.export.quotations import QuotationsDialog
from ui.look import theme
from ui.session import Session
from ui.tasks import Tasks


@pytest.fixture
def session():
    return Session(pipeline.sample_brief_project())


@pytest.fixture
def dialog(qtbot, qapp, session):
    theme.apply(qapp, "light", 1.0)
    tasks = Tasks()
    made = QuotationsDialog(session, tasks)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    tasks.wait_for_all()


@pytest.fixture
def words(session):
    """The first words of the second paragraph."""
    text = session.project.articles[0].paragraphs[1].text
    return " ".join(text.split()[:8]).replace("“", "").replace("”", "")


def test_a_file_is_read_and_each_quotation_is_listed_worst_first(dialog, qtbot, tmp_path, words):
    changed = words.replace(words.split()[3], "carefully", 1)
    path = tmp_path / "their.txt"
    path.write_text(f"They say “{words}”.\n\nAnd “{changed}”.\n\nAnd “nobody ever wrote these six words here”.\n")
    dialog.check_file(path)
    qtbot.waitUntil(lambda: dialog.list.count() == 3, timeout=20000)
    shown = [dialog.list.item(row).text() for row in range(3)]
    assert [line.split(".")[0].split(",")[0] for line in shown] == ["Not found", "Near", "Verified"]
    assert "carefully" in shown[1]
    assert "1 of 3 quotations verified, 1 near, 1 not found" in dialog.said.text


def test_enter_goes_to_the_paragraph_and_the_list_stays(dialog, qtbot, session, words):
    dialog.check_pasted(f"“{words}” [S1 ¶7]")
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=20000)
    where = session.project.articles[0].paragraphs[1].id
    with qtbot.waitSignal(dialog.paragraph_requested) as told:
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert told.args == [where]
    assert dialog.isVisible()
    assert f"Cited as S1 ¶7, stands in {queries.reference(session.project, where)}" in dialog.list.item(0).text()


def test_the_report_is_copied_whole(dialog, qtbot, words):
    dialog.check_pasted(f"“{words}”")
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=20000)
    dialog.copy_report()
    report = QGuiApplication.clipboard().text()
    assert report.startswith("1 of 1 quotations verified")
    assert words in report


def test_a_document_that_cannot_be_read_gets_its_sentence(dialog, qtbot, tmp_path):
    dialog.check_file(tmp_path / "gone.docx")
    qtbot.waitUntil(lambda: "gone.docx" in dialog.said.text and "…" not in dialog.said.text, timeout=20000)
    assert dialog.list.count() == 0


def test_every_control_of_the_check_has_a_name_and_a_key_of_its_own(dialog):
    assert unnamed_controls(dialog) == []
    assert shared_mnemonics(dialog) == []
