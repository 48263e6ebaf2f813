"""The review list by real keys: take, drop, correct, take all that agree, and back; one step of undo an act."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from briefer.assistant.answer import read_answer
from briefer.drafting import own_drafts
from briefer.drafting.proposals import Mark
from briefer.model import Kind, Origin
from tests.builders import a_project
from tests.ui.dialog_checks import shared_mnemonics, unnamed_controls
from ui.look import theme
from ui.review.dialog import ReviewDialog
from ui.session import Session

ANSWER = """
{"s": ["S1.1.1"], "kind": "DEMAND", "party": "Russia", "issue": "Troops"}
{"s": ["S1.2.1"], "kind": "POSITION", "party": "Ukraine", "issue": "Troops"}
{"s": ["S1.3.1"], "kind": "WISH", "party": "Russia", "issue": "Sanctions"}
{"quote": "we will never sign", "kind": "POSITION", "party": "Ukraine"}
"""


@pytest.fixture
def session():
    return Session(a_project(2))


@pytest.fixture
def dialog(qtbot, qapp, session):
    theme.apply(qapp, "light", 1.0)
    desk = QWidget()
    qtbot.addWidget(desk)
    answer = read_answer(session.project, ANSWER, drafts=own_drafts(session.project))
    made = ReviewDialog(session, "Answer of an assistant", answer.proposals, desk, notes=("1 line was not read.",))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def press(dialog, *keys):
    for key in keys:
        QTest.keyClick(dialog.list, key)


def marks(dialog):
    return [dialog.review.proposals[at].mark for at in dialog.review.places()]


def test_the_worst_stands_first_and_the_source_beside_it(dialog):
    assert marks(dialog)[:2] == [Mark.NOT_FOUND, Mark.OPEN]
    assert "not in the source" in dialog.source.toPlainText()
    press(dialog, Qt.Key.Key_Down)
    assert "Russia says the sanctions must end." in dialog.source.toPlainText()
    assert dialog.said.text() == "4 open · 0 taken · 0 dropped"
    assert [dialog.which.tabs.tabText(at) for at in range(3)] == ["All 4", "Not found 1", "To complete 1"]
    assert dialog.notes.text == "1 line was not read."


def test_enter_takes_only_what_is_complete_and_digits_and_letters_complete_it(dialog, session):
    press(dialog, Qt.Key.Key_Return)
    assert session.project.annotations == ()
    assert "cannot become a tag" in dialog.foot.hint.text()
    press(dialog, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert session.project.annotations == ()
    press(dialog, Qt.Key.Key_D, Qt.Key.Key_Return)
    (tag,) = session.project.annotations
    assert (tag.kind, tag.is_draft, tag.origin) == (Kind.DEMAND, True, Origin.ASSISTANT)
    assert [issue.title for issue in session.project.issues] == ["Sanctions"]


def test_all_that_agree_are_taken_by_one_key_in_one_step_and_come_back_by_one(dialog, session):
    agreeing = marks(dialog).count(Mark.AGREES)
    assert agreeing
    before = session.project
    press(dialog, Qt.Key.Key_A)
    assert len(session.project.annotations) == agreeing
    assert Mark.AGREES not in marks(dialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.project is before
    assert marks(dialog).count(Mark.AGREES) == agreeing


def test_a_dropped_one_goes_and_comes_back_by_undo_without_a_step_of_the_project(dialog, session):
    before = session.project
    press(dialog, Qt.Key.Key_Delete)
    assert Mark.NOT_FOUND not in marks(dialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert marks(dialog)[0] is Mark.NOT_FOUND
    assert session.project is before


def test_a_filter_shows_one_mark_alone(dialog):
    dialog.which.tabs.setCurrentIndex(2)
    assert dialog.model.rowCount() == 1
    press(dialog, Qt.Key.Key_Delete)
    assert dialog.model.rowCount() == 3
    assert dialog.which.tabs.tabText(dialog.which.tabs.currentIndex()) == "All 3"


def test_a_party_is_changed_by_its_digit(dialog):
    press(dialog, Qt.Key.Key_Down, Qt.Key.Key_2)
    place = dialog.review.places()[1]
    assert dialog.review.proposals[place].party_ids == ("p3",)


def test_every_control_is_named_and_no_mnemonic_is_shared(dialog):
    assert unnamed_controls(dialog) == []
    assert shared_mnemonics(dialog) == []


def passage_of(dialog):
    return dialog.review.proposals[dialog._current()]


def stand_on(dialog, words):
    dialog.list.select_key(next(at for at, each in enumerate(dialog.review.proposals) if words in each.words))


def test_the_edges_of_a_passage_are_moved_by_the_keys_of_read_and_the_words_stay_the_sources(dialog, session):
    stand_on(dialog, "Moscow demands")
    press(dialog, Qt.Key.Key_BracketRight, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert passage_of(dialog).words == "Moscow demands that Kyiv withdraw its"
    press(dialog, Qt.Key.Key_BracketLeft, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert passage_of(dialog).words == "that Kyiv withdraw its"
    QTest.keyClick(dialog.list, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert passage_of(dialog).words == " that Kyiv withdraw its"
    QTest.keyClick(dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    press(dialog, Qt.Key.Key_Return)
    (tag,) = session.project.annotations
    text = session.project.articles[0].paragraphs[0].text
    assert (tag.span.quote, text[tag.span.start : tag.span.end]) == ("that Kyiv withdraw its",) * 2


def test_words_marked_in_the_source_with_the_mouse_become_the_passage_whole_words_at_least(dialog):
    stand_on(dialog, "Moscow demands")
    cursor = dialog.source.textCursor()
    block = dialog.source.document().findBlockByNumber(1)
    start = block.position() + block.text().index("yiv withdraw it")
    cursor.setPosition(start)
    cursor.setPosition(start + len("yiv withdraw it"), cursor.MoveMode.KeepAnchor)
    dialog.source.setTextCursor(cursor)
    assert dialog.marked_button.isVisible()
    QTest.mouseClick(dialog.marked_button, Qt.MouseButton.LeftButton)
    assert passage_of(dialog).words == "Kyiv withdraw its"
    assert not dialog.marked_button.isVisible()
    assert dialog.focusWidget() is dialog.list


def test_words_are_found_in_the_list_whatever_their_case_and_all_that_agree_means_those_listed(dialog, session):
    QTest.keyClick(dialog.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert dialog.focusWidget() is dialog.which.field
    dialog.which.field.setText("SANCTIONS rússia")
    assert dialog.model.rowCount() == 1
    QTest.keyClick(dialog.which.field, Qt.Key.Key_Down)
    assert dialog.focusWidget() is dialog.list
    press(dialog, Qt.Key.Key_A)
    assert session.project.annotations == ()
    dialog.which.field.setFocus()
    QTest.keyClick(dialog.which.field, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), dialog.model.rowCount()) == (True, 4)


def test_a_line_that_was_not_found_is_told_by_its_number_in_the_answer(dialog):
    dialog.which.field.setText("never sign line 5")
    assert dialog.model.rowCount() == 1


def test_many_sentences_about_what_is_no_proposal_are_a_few_and_a_link_to_all(qtbot, session):
    desk = QWidget()
    qtbot.addWidget(desk)
    notes = [f"Line {n} was not read: so" for n in range(30)] + ["Passed over: S1 ¶4."]
    made = ReviewDialog(session, "Answer", (), desk, notes=notes)
    assert made.notes.text.splitlines() == [*notes[:3], notes[-1]]
    made.notes.pressed.emit()
    assert made.source.toPlainText().splitlines() == notes
