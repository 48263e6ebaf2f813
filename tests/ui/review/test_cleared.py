"""A cleared document in the window: read beside it, listed one by one, taken in or left, each a step of undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QInputDialog

from briefer import documents, pipeline, queries
from briefer.drafting.proposals import Mark
from briefer.templates import find
from tests.briefer.history.cleared import Copy
from tests.ui.dialog_checks import shared_mnemonics, unnamed_controls
from ui.review.dialog import ReviewDialog
from ui.widgets.waiting import Waiting
from ui.window.acts import take_in_cleared


@pytest.fixture
def project():
    return pipeline.sample_brief_project()


@pytest.fixture
def cleared(project, tmp_path):
    """A copy of the sample brief with a title, a quotation and a heading changed, a row gone and two comments."""
    copy = Copy(pipeline.render(pipeline.compose_brief(project, find("comparison")), ".docx"), is_tracked=True)
    copy.replace("i_i7_1_0", "Ceasefire", "A truce")
    copy.replace("i_i31_4_1", "neither refuses", "neither says no")
    copy.replace("c_t9_2_0", "Moscow rejects", "Moscow refuses")
    copy.delete_row("i_i25_1_0")
    copy.comment("c_t16_3_0", "Is this still so?")
    copy.comment("c_t19_3_0", "Says who?")
    next(each for each in copy.document.paragraphs if each.text.endswith("Sources")).runs[0].text = "Where from"
    path = tmp_path / "cleared.docx"
    path.write_bytes(copy.data)
    return path


@pytest.fixture
def review(window, project, cleared, visits):
    """Open the list on the cleared copy and do something in it."""

    def visit(act):
        window.session.open(project, None)
        visits.when(ReviewDialog, lambda dialog: (act(dialog), dialog.accept()))
        take_in_cleared(window, cleared)

    return visit


def press(*keys):
    return lambda dialog: [QTest.keyClick(dialog.list, key) for key in keys]


def test_everything_is_listed_with_its_place_words_and_author_worst_first(review):
    def look(dialog):
        marks = [dialog.review.proposals[at].mark for at in dialog.review.places()]
        assert marks == [Mark.NO_PLACE, Mark.CHANGED, Mark.DELETED, *[Mark.REWORDED] * 2, *[Mark.COMMENT] * 2]
        assert "Where from" in dialog.source.toPlainText()
        assert dialog.one_button.isHidden()
        assert "1 change has no place" in dialog.notes.text
        assert not unnamed_controls(dialog)
        assert not shared_mnemonics(dialog)
        press(Qt.Key.Key_Down)(dialog)
        shown = dialog.source.toPlainText()
        assert "Moscow refuses" in shown
        assert "Moscow rejects an unconditional ceasefire" in shown
        assert "Ann Clearer" in shown
        assert dialog.one_button.text() == "Make it a &paraphrase"
        assert dialog.keep_button.text() == "Keep the source’s &words"

    review(look)


def test_what_has_no_place_cannot_be_taken_and_says_what_to_do(review, window, project):
    def act(dialog):
        press(Qt.Key.Key_Return)(dialog)
        assert "by hand" in dialog.foot.hint.text()

    review(act)
    assert window.session.project is project


def test_words_changed_in_quotation_marks_become_a_paraphrase_or_the_sources_words_stay(review, window, project):
    def make(dialog):
        press(Qt.Key.Key_Down)(dialog)
        QTest.mouseClick(dialog.one_button, Qt.MouseButton.LeftButton)

    review(make)
    tag = queries.annotation(window.session.project, "t9")
    assert "refuses" in tag.paraphrase
    assert tag.span == queries.annotation(project, "t9").span

    def keep(dialog):
        press(Qt.Key.Key_Down)(dialog)
        QTest.mouseClick(dialog.keep_button, Qt.MouseButton.LeftButton)

    review(keep)
    assert window.session.project is project


def test_all_undisputed_are_taken_by_one_key_each_its_own_step_and_nothing_else(review, window, project):
    review(press(Qt.Key.Key_A))
    done = window.session.project
    assert queries.annotation(done, "t16").note == "Ann Clearer: Is this still so?"
    assert {issue.id: issue.title for issue in done.issues}["i7"] == "A truce"
    assert queries.annotation(done, "t9") == queries.annotation(project, "t9")
    assert "i25" not in done.brief.hidden_issues
    for _ in range(4):
        assert "Taken in" in window.session.undo_stack.undoText()
        window.session.undo()
    assert window.session.project is project


def test_one_key_takes_all_of_that_back_within_the_list(review, window, project):
    def act(dialog):
        press(Qt.Key.Key_A)(dialog)
        assert len(dialog.review.taken) == 4
        QTest.keyClick(dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert not dialog.review.taken

    review(act)
    assert window.session.project is project


def test_a_comment_is_answered_in_the_list_and_the_next_word_file_hands_the_answer_on(
    review, window, monkeypatch, cleared
):
    answers = iter([("Yes, since May.", True), ("", False)])
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_: next(answers))

    def act(dialog):
        assert dialog.answer_button.isHidden()
        press(Qt.Key.Key_R)(dialog)
        dialog.list.select_key(dialog.review.places(Mark.COMMENT)[0])
        QTest.mouseClick(dialog.answer_button, Qt.MouseButton.LeftButton)
        dialog.list.select_key(dialog.review.places(Mark.COMMENT)[0])
        press(Qt.Key.Key_R)(dialog)
        assert len(dialog.review.taken) == 1

    review(act)
    tag = queries.annotation(window.session.project, "t16")
    assert tag.note == "Ann Clearer: Is this still so?"
    assert tag.comment == "Ann Clearer: Is this still so?\nYes, since May."
    again = pipeline.render(pipeline.compose_brief(window.session.project, find("comparison")), ".docx")
    cleared.write_bytes(again)
    remarks = [remark.text for block in documents.read_reviewed(cleared) for remark in block.remarks]
    assert remarks == ["Ann Clearer: Is this still so? Yes, since May."]


def test_a_file_that_is_no_copy_of_this_brief_says_so_where_it_was_read(window, visits, tmp_path, qtbot):
    path = tmp_path / "other.docx"
    path.write_bytes(b"PK no such thing")

    def look(dialog):
        qtbot.waitUntil(lambda: bool(dialog.failure.text))
        assert "other.docx" in dialog.failure.text
        dialog.foot.main.click()

    visits.when(Waiting, look)
    take_in_cleared(window, path)


def test_it_is_an_act_of_the_menu_that_asks_for_a_word_file(window, monkeypatch):
    asked = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *args: asked.append(args[3]) or ("", ""))
    window.keyboard.made["brief.cleared"].trigger()
    assert asked == ["Word documents (*.docx)"]
