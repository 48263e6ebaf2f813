"""Work off the UI thread comes back to it, whatever it does."""

import threading

import pytest
from PySide6.QtCore import QThread

from briefer.errors import Cancelled, ReadError
from ui.tasks import Tasks


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    made.wait_for_all()
    qapp.processEvents()


def test_the_result_comes_back_on_the_ui_thread(qtbot, tasks):
    seen = []
    tasks.run(
        "sum", lambda progress: (1 + 1, QThread.currentThread()), lambda r: seen.append((r, QThread.currentThread()))
    )
    qtbot.waitUntil(lambda: bool(seen))
    (result, worker), here = seen[0]
    assert result == 2
    assert here is QThread.currentThread()
    assert worker is not here


def test_a_failure_goes_to_its_own_handler(qtbot, tasks):
    errors, results = [], []
    error = ReadError("There is no file.")

    def work(progress):
        raise error

    tasks.run("read", work, results.append, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert errors == [error]
    assert results == []


@pytest.mark.parametrize("error", [ReadError("There is no file."), ZeroDivisionError("a bug")])
def test_a_failure_without_a_handler_is_told_by_a_signal(qtbot, tasks, error):
    def work(progress):
        raise error

    with qtbot.waitSignal(tasks.failed) as told:
        tasks.run("read", work, lambda result: None)
    assert told.args == [error]


def test_steps_are_told_in_order(qtbot, tasks):
    steps, done = [], []
    tasks.progressed.connect(lambda label, step: steps.append((label, step)))

    def work(progress):
        progress("Composing")
        progress("Writing")

    tasks.run("export", work, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert steps == [("export", "Composing"), ("export", "Writing")]


def test_cancelled_work_stops_at_its_next_step_and_nobody_hears_of_it(qtbot, qapp, tasks):
    heard, stopped = [], []
    begun, go_on = threading.Event(), threading.Event()

    def work(progress):
        begun.set()
        go_on.wait(5)
        try:
            progress("Writing")
        except Cancelled:
            stopped.append(True)
            raise

    tasks.failed.connect(heard.append)
    tasks.run("export", work, heard.append, heard.append)
    assert begun.wait(5)
    assert tasks.is_running("export")
    tasks.cancel("export")
    assert not tasks.is_running("export")
    go_on.set()
    qtbot.waitUntil(lambda: bool(stopped))
    tasks.wait_for_all()
    qapp.processEvents()
    assert heard == []


def test_only_the_work_of_the_label_is_cancelled(qtbot, tasks):
    results = []
    go_on = threading.Event()
    for label in ("stays", "goes"):
        tasks.run(label, lambda progress, label=label: (go_on.wait(5), label)[1], results.append)
    tasks.cancel("goes")
    go_on.set()
    qtbot.waitUntil(lambda: bool(results))
    tasks.wait_for_all()
    assert results == ["stays"]


def test_three_hundred_tasks_all_come_back(qtbot, tasks):
    results = []
    for number in range(300):
        tasks.run("many", lambda progress, number=number: number, results.append)
    qtbot.waitUntil(lambda: len(results) == 300)
    assert sorted(results) == list(range(300))
    assert not tasks.is_running("many")
