"""Undo and redo over any edits at all."""

from hypothesis import given, settings
from hypothesis import strategies as st

from briefer import edits
from briefer.check import Severity, check
from briefer.model import Project
from tests.briefer.edits.acts import ACTS
from tests.builders import a_project
from ui.session import Session

MOVES = st.sampled_from(["undo", "redo"])


@settings(max_examples=60)
@given(st.lists(st.one_of(ACTS, ACTS, MOVES), max_size=30))
def test_any_edits_undos_and_redos_come_back_to_the_same_values_and_leave_nothing_dangling(sequence):
    start = a_project(parties=3)
    session = Session(start)
    past: list[Project] = [start]
    at = 0
    for act in sequence:
        if act == "undo":
            session.undo()
            at = max(at - 1, 0)
        elif act == "redo":
            session.redo()
            at = min(at + 1, len(past) - 1)
        elif session.edit(act[0], getattr(edits, act[0]), *act[1], **act[2]):
            past, at = [*past[: at + 1], session.project], at + 1
        assert session.project is past[at]
        stops = {each.message for each in check(session.project) if each.severity is Severity.STOPS}
        assert stops <= {"No party has a column."}
    while session.undo_stack.canUndo():
        session.undo()
    assert session.project is start
    while session.undo_stack.canRedo():
        session.redo()
    assert session.project is past[-1]
