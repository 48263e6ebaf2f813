"""Dialogs that are answered, and a project file."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from briefer.store import project_file
from tests.builders import a_tagged_project
from tests.ui.dialog_checks import shared_mnemonics, unnamed_controls


@pytest.fixture
def answer(window):
    """Answer the next dialog of a kind; what it was asked about is added to the list that is returned."""

    def expect(kind, choice="", *, look=lambda dialog: None, wait_for=lambda dialog: True):
        seen = []

        def visit():
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, kind) or not wait_for(dialog):
                QTimer.singleShot(10, visit)
                return
            assert unnamed_controls(dialog) == []
            assert shared_mnemonics(dialog) == []
            look(dialog)
            seen.append(dialog.sentence)
            if choice:
                dialog.buttons[choice].click()
            else:
                dialog.reject()

        QTimer.singleShot(0, visit)
        return seen

    return expect


@pytest.fixture
def project_path(tmp_path):
    path = tmp_path / "talks.briefer"
    project_file.save(a_tagged_project(), path)
    return path
