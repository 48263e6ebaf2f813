"""Checking the quotations of a document from elsewhere: what is listed, and where Enter leads."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from briefer import pipeline, queries, templates
from tests.ui.dialog_checks import shared_mnemonics, unnamed_controls
from ui.export.quotations import QuotationsDialog
from ui.export.table_reading import TableReading
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
    assert [line.split(".")[0].split(",")[0] for line in shown] == ["Not in the sources", "Changed", "Agrees"]
    assert "carefully" in shown[1]
    assert "1 of 3 agree, 1 not in the sources, 1 changed" in dialog.said.text


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
    assert report.startswith("1 of 1 agree")
    assert words in report


def test_a_table_is_judged_by_its_columns_and_again_when_they_are_corrected(dialog, qtbot, session):
    quoted = "Kyiv refuses to cede territory"
    dialog.check_pasted(f"Issue\tRussia\tUkraine\nTerritory\t“{quoted}”\t–\n")
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=20000)
    assert dialog.list.item(0).text().startswith("Other party's words, S1 ¶6. Table 1, row 2, column 2 · Russia · ")
    assert dialog.tables_button.isVisible()
    reading = TableReading(session.project, dialog.compared_tables, dialog)
    qtbot.addWidget(reading)
    assert unnamed_controls(reading) == []
    assert [choice.currentText() for choice in reading.columns[0]] == ["Names the issue", "Russia", "Ukraine"]
    reading.columns[0][1].setCurrentText("Ukraine")
    reading.rows[0][1].setCurrentText("Language")
    dialog.check_again(reading.mappings)
    qtbot.waitUntil(lambda: dialog.list.count() == 1 and "Agrees" in dialog.list.item(0).text(), timeout=20000)
    assert "Ukraine · Language" in dialog.list.item(0).text()


def test_what_differs_from_the_brief_is_listed_too(qtbot, session):
    template = templates.builtin()[0]
    tasks = Tasks()
    dialog = QuotationsDialog(session, tasks, template=lambda: template)
    qtbot.addWidget(dialog)
    brief = pipeline.compose_brief(session.project, template)
    text = pipeline.render(brief, ".md").decode().replace("**Converging**<br>", "**Agreed**<br>")
    dialog.check_pasted(text)
    qtbot.waitUntil(lambda: dialog.list.count() > 1, timeout=20000)
    assert "the state of play is changed" in dialog.list.item(0).text()
    assert "1 difference from the brief" in dialog.said.text
    tasks.wait_for_all()


def test_a_document_that_cannot_be_read_gets_its_sentence(dialog, qtbot, tmp_path):
    dialog.check_file(tmp_path / "gone.docx")
    qtbot.waitUntil(lambda: "gone.docx" in dialog.said.text and "…" not in dialog.said.text, timeout=20000)
    assert dialog.list.count() == 0


def test_every_control_of_the_check_has_a_name_and_a_key_of_its_own(dialog):
    assert unnamed_controls(dialog) == []
    assert shared_mnemonics(dialog) == []
