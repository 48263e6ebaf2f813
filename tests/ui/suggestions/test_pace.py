"""Work beside the window rests while somebody acts."""

import pytest

from ui.suggestions import pace
from ui.suggestions.pace import REST_S, Pace


@pytest.fixture(autouse=True)
def no_rest():
    """Here the draft rests."""


@pytest.fixture(name="clock")
def _clock(monkeypatch):
    """A clock that only sleeping moves on."""

    class Clock:
        now = 100.0

        def monotonic(self):
            return self.now

        def sleep(self, seconds):
            self.now += seconds

    made = Clock()
    monkeypatch.setattr(pace, "time", made)
    return made


def test_work_goes_on_at_once_where_nobody_acts(clock):
    Pace()()
    assert clock.now == 100.0


def test_work_waits_until_the_last_act_is_long_enough_ago(clock):
    made = Pace()
    made.hold("whatever", "a signal", "brings")
    clock.now += REST_S / 2
    made.hold()
    made()
    assert clock.now - 100.0 == pytest.approx(1.5 * REST_S, abs=0.02)
    made()
    assert clock.now - 100.0 == pytest.approx(1.5 * REST_S, abs=0.02)


def test_work_waits_no_more_when_the_window_closes(clock):
    made = Pace()
    made.hold()
    made.end()
    made()
    assert clock.now == 100.0


def test_the_draft_rests_while_keys_are_pressed_and_is_made_all_the_same(window, press, qtbot):
    qtbot.waitUntil(lambda: bool(window.suggesting.open_suggestions))
    press("J", "D", "K", "P")
    before = window.suggesting.open_suggestions
    qtbot.waitUntil(lambda: window.suggesting.open_suggestions != before)
