"""The export dialog on a project, with a folder and settings of its own."""

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from briefer import pipeline, templates
from ui.export.dialog import ExportDialog
from ui.look import theme
from ui.session import Session
from ui.settings import Settings
from ui.tasks import Tasks


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "briefs"
    made.mkdir()
    return made


@pytest.fixture
def settings(tmp_path, folder):
    made = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    made.export_folder = str(folder)
    made.export_formats = (".html", ".md")
    return made


@pytest.fixture
def opened(qtbot, qapp, settings):
    """Open the dialog on a project."""
    theme.apply(qapp, "light", 1.0)
    desk, tasks = QWidget(), Tasks()
    qtbot.addWidget(desk)
    desk.show()

    def opened(project=None):
        session = Session(project or pipeline.sample_brief_project())
        made = ExportDialog(session, tasks, templates.find("comparison"), settings, desk)
        made.show()
        qtbot.waitExposed(made)
        return made

    yield opened
    tasks.wait_for_all()
    qapp.processEvents()


@pytest.fixture
def finish(qtbot):
    def finish(dialog):
        qtbot.waitUntil(lambda: bool(dialog.exported or dialog.failure.text), timeout=20000)

    return finish
