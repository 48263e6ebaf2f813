"""From the copied question to a tagged comparison: one paste and one key for all that agree."""

import json

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from briefer import edits
from briefer.assistant.answer import read_answer
from briefer.drafting.proposals import take
from briefer.model import Origin
from tests.builders import a_project
from ui.assistant.ask import AskDialog
from ui.review.dialog import ReviewDialog
from ui.window import acts


def test_an_answer_is_pasted_and_what_agrees_is_tagged_by_one_key(window, visits, press):
    rows = (("S1.2.1", "Ukraine", "Ceasefire"), ("S1.5.1", "Russia", "Ceasefire"))
    lines = [
        json.dumps({"s": [name], "kind": kind, "party": party, "issue": issue})
        for (name, party, issue), kind in zip(rows, ("DEMAND", "POSITION"), strict=True)
    ]

    def ask(dialog):
        visits.qtbot.waitUntil(dialog.copy_button.isEnabled)
        QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
        assert "S1.2.1 Ukraine demanded" in QGuiApplication.clipboard().text()
        QGuiApplication.clipboard().setText("\n".join(lines))
        QTest.keyClick(dialog.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        QTest.mouseClick(dialog.foot.main, Qt.MouseButton.LeftButton)
        visits.qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20000)

    def take(dialog):
        QTest.keyClick(dialog.list, Qt.Key.Key_A)
        dialog.accept()

    visits.when(AskDialog, ask)
    visits.when(ReviewDialog, take)
    press("Ctrl+Shift+A")
    tags = window.session.project.annotations
    assert [(tag.origin, tag.is_draft) for tag in tags] == [(Origin.ASSISTANT, True)] * 2
    assert [(issue.title, len(issue.annotation_ids)) for issue in window.session.project.issues] == [("Ceasefire", 2)]
    press("Ctrl+Z")
    assert window.session.project.annotations == ()


def test_where_an_item_came_from_is_said_before_and_after_its_review(window, visits, press):
    line = '{"s": "S1.2.1", "kind": "DEMAND", "party": "Ukraine", "issue": "Ceasefire"}'
    answer = read_answer(window.session.project, line)
    window.session.step("taken", lambda project: take(project, answer.proposals))
    tag = window.session.project.annotations[0]
    assert window.article.facts.spoken(tag).endswith("from an assistant, draft, not reviewed")
    window.session.edit("reviewed", edits.review, [tag.id])
    assert window.article.facts.spoken(window.session.project.annotations[0]).endswith("from an assistant")


def test_a_list_that_is_closed_half_read_goes_on_where_it_was_left(window, visits, press):
    lines = [json.dumps({"s": [f"S1.{n}.1"], "kind": "POSITION", "party": "Russia"}) for n in (2, 3, 4)]
    answer = read_answer(window.session.project, "\n".join(lines))

    def judge_one(dialog):
        QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
        dialog.reject()

    visits.when(ReviewDialog, judge_one)
    acts.review_answer(window, answer)
    assert "2 proposals are still open" in window.status.told

    def judge_the_others(dialog):
        assert dialog.said.text() == "2 open · 0 taken · 1 dropped"
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
        dialog.accept()

    visits.when(AskDialog, lambda dialog: dialog.left.pressed.emit())
    visits.when(ReviewDialog, judge_the_others)
    press("Ctrl+Shift+A")
    assert len(window.session.project.annotations) == 2
    assert window.half_read is None


def test_a_half_read_list_offers_nothing_that_does_not_stand_in_the_project_any_more(window, visits):
    answer = read_answer(window.session.project, '{"s": ["S1.2.1"], "kind": "POSITION", "party": "Russia"}')
    visits.when(ReviewDialog, lambda dialog: dialog.reject())
    acts.review_answer(window, answer)
    assert window.half_read.still_in(window.session.project).open == 1
    assert window.half_read.still_in(a_project(2)) is None
