"""The strip of first steps: it leads on, goes back after undo, and keeps away where nobody needs it."""

from briefer import pipeline


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
    window.session.open(pipeline.sample_project(), None)
    assert steps.isVisible()
    assert steps.step == 0


def test_after_the_last_step_the_advice_never_comes_back(window, settings, press):
    press("D")
    window.read.first_steps.note_export()
    press("Ctrl+Z")
    assert not window.read.first_steps.isVisible()
    assert settings.is_first_run_done
    window.session.open(pipeline.sample_project(), None)
    assert not window.read.first_steps.isVisible()


def test_an_empty_window_gets_no_advice_about_passages(window):
    window.documents.start_empty()
    assert not window.read.first_steps.isVisible()
    window.documents.open_sample()
    assert window.read.first_steps.isVisible()
