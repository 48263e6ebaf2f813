"""A window on the sample with settings of its own, real keys, and a screen of its own."""

import os
import shutil
import subprocess

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from briefer.store import samples
from tests.ui.visits import Visits
from ui.look import theme
from ui.main_window import MainWindow
from ui.session import Session
from ui.settings import Settings
from ui.tasks import Tasks

X_PROGRAMS = ("Xvfb", "setxkbmap", "xdotool")


@pytest.fixture
def settings(tmp_path):
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def desk(qtbot, qapp):
    """An empty place that a dialog opens over."""
    theme.apply(qapp, "light", 1.0)
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    return made


@pytest.fixture(autouse=True)
def no_rest(monkeypatch):
    """The draft does not rest after every act: nobody waits for a key to be painted here."""
    monkeypatch.setattr("ui.suggestions.pace.REST_S", 0.0)


@pytest.fixture
def window(qtbot, qapp, settings):
    """The window on the sample article, nothing tagged, the article in front."""
    theme.apply(qapp, "light", 1.0)
    tasks = Tasks()
    made = MainWindow(Session(samples.sample_project()), settings, tasks)
    made.documents.open_sample()
    qtbot.addWidget(made, before_close_func=lambda shown: shown.session.undo_stack.setClean())
    made.resize(1366, 740)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.article.setFocus()
    qtbot.waitUntil(lambda: made.refreshing.is_settled)
    yield made
    tasks.wait_for_all()


@pytest.fixture
def clean(window):
    """The window with an empty project of one's own."""
    window.documents.start_empty()
    yield window
    window.articles.close()


@pytest.fixture
def visits(qtbot):
    """What is done in dialogs that open modally; every visit must have gone well."""
    made = Visits(qtbot)
    yield made
    made.is_over = True
    assert made.failures == []


@pytest.fixture
def press(window, qtbot):
    """Press keys where the focus is: "1", "D", "Ctrl+Z", "Space"."""
    names = {"Space": Qt.Key.Key_Space, "Esc": Qt.Key.Key_Escape, "Enter": Qt.Key.Key_Return, "Del": Qt.Key.Key_Delete}
    modifiers = {
        "Ctrl": Qt.KeyboardModifier.ControlModifier,
        "Shift": Qt.KeyboardModifier.ShiftModifier,
        "Alt": Qt.KeyboardModifier.AltModifier,
    }

    def key_of(name):
        signs = {".": Qt.Key.Key_Period, "[": Qt.Key.Key_BracketLeft, "]": Qt.Key.Key_BracketRight}
        return names.get(name) or signs.get(name) or getattr(Qt.Key, f"Key_{name}")

    def press(*keys):
        for key in keys:
            *held, name = key.split("+")
            modifier = Qt.KeyboardModifier.NoModifier
            for each in held:
                modifier |= modifiers[each]
            if not window.isActiveWindow():  # a dialog was closed
                with qtbot.waitActive(window.window()):
                    window.window().activateWindow()
            target = window.focusWidget() or window
            QTest.keyClick(target, key_of(name), modifier)
            window.refreshing.finish()  # what a turn of the event loop would do

    return press


@pytest.fixture(autouse=True)
def data_of_its_own(tmp_path, monkeypatch):
    """Keep recovery, backups and logs of a test out of the user's own folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def server():
    """An X server of its own, by its display."""
    if any(shutil.which(each) is None for each in X_PROGRAMS):
        pytest.skip(f"needs {', '.join(X_PROGRAMS)}")
    receives, sends = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(sends), "-noreset", "-screen", "0", "1366x768x24"],
        pass_fds=(sends,),
        stderr=subprocess.DEVNULL,
    )
    os.close(sends)
    with os.fdopen(receives) as told:
        yield f":{told.readline().strip()}"
    process.terminate()
    process.wait()
