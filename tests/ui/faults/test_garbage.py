"""Garbage is looked for in the window's thread only: a widget that another thread finds ends the process."""

import gc
import threading

import pytest

from ui.faults.garbage import Garbage


@pytest.fixture
def garbage(qapp):
    """A search that is closed again, whatever a test does."""
    made = Garbage(qapp)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def searches():
    """The threads in which Python searched."""
    found = []

    def note(phase, info):
        found.append(threading.current_thread())

    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)


def make_cycles(count=200_000):
    for _ in range(count):
        cycle = []
        cycle.append(cycle)


def test_no_other_thread_ever_searches(garbage, searches):
    worker = threading.Thread(target=make_cycles)
    worker.start()
    worker.join()
    assert worker not in searches
    garbage.search()
    assert set(searches) == {threading.main_thread()}


def test_what_is_due_is_found_between_two_events(garbage, qtbot, searches):
    make_cycles(5_000)
    qtbot.waitUntil(lambda: bool(searches))
    assert gc.get_count()[0] < gc.get_threshold()[0]


def test_nothing_is_searched_while_nothing_is_due(garbage, searches):
    gc.collect()
    searches.clear()
    garbage.search()
    assert searches == []


def test_closing_a_window_leaves_the_search_to_python(window):
    assert not gc.isenabled()
    window.close()
    assert gc.isenabled()
