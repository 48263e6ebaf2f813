"""What the command line names is the first thing seen: no sample stands before it, and none behind a dialog."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog

from briefer import edits, queries
from briefer.model import Project
from briefer.store import project_file
from tests.builders import a_tagged_project
from ui.app import show_named
from ui.importing.dialog import ImportDialog
from ui.look import theme
from ui.main_window import MainWindow
from ui.parties.dialog import PartiesDialog
from ui.session import Session
from ui.tasks import Tasks
from ui.window.frame import Frame

SAMPLE = "Istanbul round yields a prisoner swap and leaves the ceasefire unsettled"


class Paints(QObject):
    """Notes the title of the project whenever something of the window is painted."""

    def __init__(self, window):
        super().__init__(window)
        self.window = window
        self.titles = []

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self.titles.append(self.window.session.project.title)
        return False


def words_of(window):
    """Give the first paragraph of each article."""
    return [each.source.headline or each.paragraphs[0].text for each in window.session.project.articles]


@pytest.fixture
def start(qtbot, qapp, settings):
    """Start the window on names, as the program does; return it and the titles of what was painted."""
    made = []

    def start(*names):
        theme.apply(qapp, "light", 1.0)
        frame = Frame("#F4F2ED", b"")
        qtbot.addWidget(frame, before_close_func=lambda _: window.session.undo_stack.setClean())
        frame.show()
        qtbot.waitExposed(frame)
        frame.activateWindow()
        window = MainWindow(Session(Project()), settings, Tasks())
        paints = Paints(window)
        for view in (window.article.viewport(), window.read.sidebar, window.read.way_in, window.head):
            view.installEventFilter(paints)
        made.append((frame, window))
        show_named(frame, window, [str(each) for each in names])
        qtbot.waitUntil(lambda: window.refreshing.is_settled and bool(paints.titles))
        return window, paints.titles

    yield start
    for _, window in made:
        window.articles.close()
        window.tasks.wait_for_all()


def test_a_project_named_is_there_before_anything_is_painted(start, tmp_path):
    file = tmp_path / "talks.briefer"
    project_file.save(a_tagged_project(), file)
    window, painted = start(file)
    assert set(painted) == {"Talks"}
    assert window.session.path == file
    assert window.article.hasFocus()


def test_a_project_left_in_compare_opens_there_with_the_keyboard_on_the_board(start, tmp_path, settings, qtbot):
    file = tmp_path / "talks.briefer"
    project = a_tagged_project()
    assert queries.annotation(project, "t8").paragraph_id == "a1.3"
    project_file.save(project, file)
    settings.places = {str(file): ("compare", "a1.3", "t8")}
    window, _ = start(file)
    board = window.stages.compare.board
    qtbot.waitUntil(board.hasFocus)
    assert window.stages.current == "compare"
    assert board.current_annotation_id() == "t8"
    window.stages.show_stage("read")
    qtbot.waitUntil(lambda: window.read.comparison.board.current_annotation_id() == "t8")


def test_an_article_named_is_looked_at_over_an_empty_window(start, visits, tmp_path):
    file = tmp_path / "truce.txt"
    file.write_text("Kyiv wants a truce\n\nKyiv asked for a truce on Monday.\n", encoding="utf-8")
    behind = []

    def look(dialog):
        behind.append([each.source.headline for each in dialog.parent().session.project.articles])
        visits.qtbot.waitUntil(dialog.foot.main.isEnabled)
        dialog.foot.main.click()

    visits.when(ImportDialog, look)
    visits.when(PartiesDialog, QDialog.reject)
    window, painted = start(file)
    assert behind == [[]]
    assert SAMPLE not in painted
    assert words_of(window) == ["Kyiv wants a truce"]


def test_without_a_name_the_sample_is_there(start):
    window, _ = start()
    assert window.session.project.title == SAMPLE
    assert window.documents.is_sample


def test_who_had_a_project_is_offered_it_first_and_enter_opens_it_where_it_was_left(start, tmp_path, settings, qtbot):
    file = tmp_path / "talks.briefer"
    project_file.save(a_tagged_project(), file)
    settings.recent = (str(file), str(tmp_path / "older.briefer"))
    settings.places = {str(file): ("compare", "a1.1", "t5")}
    window, painted = start()
    assert set(painted) == {""}
    assert window.focusWidget().accessibleName() == "Open talks"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.path == file)
    qtbot.waitUntil(window.stages.compare.board.hasFocus)


def test_a_project_that_cannot_be_opened_says_so_over_an_empty_window(start, tmp_path):
    file = tmp_path / "talks.briefer"
    file.write_text("{", encoding="utf-8")
    window, painted = start(file)
    assert window.strip.isVisible()
    assert set(painted) == {""}


def test_articles_named_with_a_project_are_added_to_it(start, visits, tmp_path):
    file, article = tmp_path / "talks.briefer", tmp_path / "truce.txt"
    project_file.save(edits.set_title(a_tagged_project(), "Talks"), file)
    article.write_text("Kyiv wants a truce\n\nKyiv asked for a truce on Monday.\n", encoding="utf-8")

    def take(dialog):
        visits.qtbot.waitUntil(dialog.foot.main.isEnabled)
        dialog.foot.main.click()

    visits.when(ImportDialog, take)
    window, _ = start(article, file)
    assert words_of(window)[1:] == ["Kyiv wants a truce"]
