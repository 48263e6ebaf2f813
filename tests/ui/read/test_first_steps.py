"""The strip of first steps: it leads on, goes back after undo, and keeps away where nobody needs it."""

import pytest

from briefer import pipeline
from briefer.model import Kind
from briefer.store import samples
from ui.read.first_steps import Here, advice

SIDES = (("p1", "Northland"), ("p2", "Southland"))


def test_a_step_is_taken_back_when_its_tag_is_undone(window, press):
    steps = window.read.first_steps
    assert steps.step == 0
    press("D")
    assert steps.step == 1
    press("2")
    assert steps.step == 2
    press("Ctrl+Z")
    assert steps.step == 0
    press("Ctrl+Y")
    assert steps.step == 2


def test_another_party_or_both_sides_before_the_first_tag_are_no_step(window, press):
    press("2", "Ctrl+2", "Ctrl+1")
    assert window.read.first_steps.step == 0
    press("D", "Ctrl+2")
    assert window.read.first_steps.step == 3


def test_a_project_that_is_already_tagged_gets_no_advice(window):
    steps = window.read.first_steps
    assert steps.isVisible()
    window.session.open(pipeline.sample_brief_project(), None)
    assert not steps.isVisible()
    window.session.open(samples.sample_project(), None)
    assert steps.isVisible()
    assert steps.step == 0


def test_after_the_last_step_the_advice_never_comes_back(window, settings, press):
    press("D")
    window.read.first_steps.note_export()
    press("Ctrl+Z")
    assert not window.read.first_steps.isVisible()
    assert settings.is_first_run_done
    window.session.open(samples.sample_project(), None)
    assert not window.read.first_steps.isVisible()


def test_an_empty_window_gets_no_advice_about_passages(window):
    window.documents.start_empty()
    assert not window.read.first_steps.isVisible()
    window.documents.open_sample()
    assert window.read.first_steps.isVisible()


@pytest.mark.parametrize(
    ("here", "begins"),
    [
        (
            Here(SIDES, "p1", Kind.DEMAND, "p1"),
            "Press {tag.demand}: the passage in the frame becomes a demand of North",
        ),
        (Here(SIDES, "p1", Kind.DEMAND, "p2"), "Press {party.2}, then {tag.demand}: the passage in the frame becomes"),
        (Here(SIDES, "p1", Kind.POSITION, "p1"), "Press {tag.position}: "),
        (Here(SIDES, "p1", Kind.EVENT, "p2"), "Press {tag.event}: the passage in the frame becomes an event"),
        (Here(SIDES, "p1", Kind.DEMAND, "p9"), "{move.next} goes on"),
        (Here(SIDES, "p1"), "{move.next} goes on"),
        (Here(), "{move.next} goes on"),
    ],
)
def test_the_first_act_is_what_the_passage_in_the_frame_says(here, begins):
    assert advice(0, here).startswith(begins)


def test_the_second_step_names_the_side_that_is_not_active_and_its_key():
    assert advice(1, Here(SIDES, "p2")).startswith("Press {party.1}: Northland is active.")
    assert advice(1, Here(SIDES, "p1")).startswith("Press {party.2}: Southland is active.")
    assert "active" not in advice(1, Here(SIDES[:1], "p1"))
    assert advice(1, Here(SIDES, "p1", is_tagged=True)).startswith("{move.next}")


def test_the_third_step_names_the_sides_that_stand_beside_each_other():
    assert "Northland and Southland" in advice(2, Here(SIDES))
    assert "all sides" in advice(2, Here((*SIDES, ("p3", "Westland"))))


def test_what_the_strip_says_by_the_keys_it_names_comes_true(window, press, qtbot):
    steps = window.read.first_steps
    told = steps._text.text
    qtbot.waitUntil(lambda: "Press E: " in told())
    press("J")
    assert "Press 2, then D: the passage in the frame becomes a demand of Ukraine" in told()
    press("2", "D")
    project = window.session.project
    assert [(each.kind, each.party_ids) for each in project.annotations] == [(Kind.DEMAND, (project.brief.columns[1],))]
    assert "Press 1: Russia is active." in told()
    press("K")
    assert "J goes on" in told(), "a digit would now give the demand to the other side"
    press("J", "1")
    assert "Russia and Ukraine next to each other" in told()
    press("Ctrl+Z")
    assert steps.step == 0
