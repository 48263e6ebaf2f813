"""The start: where there is a screen the window opens, where there is none the sample brief is exported."""

from __future__ import annotations

import gc
import importlib
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.data import resources_folder
from briefer.errors import sentence_of_missing_part
from briefer.words import language_of_system, tr, use

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QApplication

    from ui.article.view import ArticleView
    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.tasks import Progress
    from ui.window.frame import Frame

GROUNDS = {"light": "#F4F2ED", "dark": "#141618"}
"""The token `desk`, here too so that the first paint imports no table; a test compares them."""

LONGEST_FIRST_PAINT_MS = 300
"""A window that nobody sees yet, on another desktop or minimised, is not painted: it waits no longer than this."""
WARM_UP_MS = 1500
"""So long after the start the process that reads the first article is made, and what opens later is loaded."""
LOADING = "Loading"
WARM_UP_REST_S = 0.02
"""So long is rested after each room: one thread at a time runs Python, and the first keys go before."""
PARTS = (
    "briefer.edits",
    "ui.board.board",
    "ui.read.stage",
    "ui.importing.ways_in",
    "ui.finding.acts",
    "ui.main_window",
)
"""What the window is made of, in steps of some hundredths of a second each."""
ROOMS = (
    "ui.finding.palette",
    "ui.tagging.note",
    "ui.parties.dialog",
    "ui.compare.stage",
    "ui.brief.stage",
    "ui.export.dialog",
    "ui.export.quotations",
    "ui.export.printing",
    "ui.importing.dialog",
    "ui.assistant.ask",
    "ui.review.cleared",
    "ui.review.dialog",
    "ui.help.window",
    "ui.preferences.dialog",
    "ui.memory.dialog",
    "ui.versions.editions",
    "ui.templates.window",
)
"""What a key opens and the start does without, loaded beside the window: a tenth of a second each when they open."""


def main(arguments: Sequence[str], language: str = "") -> int:
    """Open the window on a project, on articles or addresses, or on the sample; return the exit status.

    A `language` goes before the one of the settings.
    """
    if not has_display():
        use(language or language_of_system())
        return _without_display(arguments)
    return _with_window(arguments, language)


def has_display() -> bool:
    """Whether a window can be shown: Qt ends the whole process where it cannot."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _without_display(arguments: Sequence[str]) -> int:
    from briefer.commands import export_sample
    from briefer.errors import BrieferError

    if arguments:
        sys.stderr.write(tr("There is no display. Use the command line instead: python -m briefer --help") + "\n")
        return 1
    told = tr("There is no display, so Briefer exports its sample brief instead of opening a window.")
    sys.stdout.write(f"{told}\n")
    try:
        export_sample(Path.cwd())
    except BrieferError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _with_window(names: Sequence[str], language: str) -> int:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QIcon

    from ui.article.first_keys import FirstKeys

    application, frame, settings = make_frame(language)
    frame.show()
    try:
        article = None if names or settings.recent else show_first_page(application, frame, settings)
        keys = FirstKeys(article, settings) if article else None
        load_parts(application, is_read=article is not None)
        window = make_window(application, settings, article)
    except (ImportError, SyntaxError) as error:
        sys.stderr.write(f"{sentence_of_missing_part(error)}\n")
        return 1
    from ui.faults.watch import Safety

    safety = Safety(window, window.session, window.tasks, window.keeping)
    safety.begin()
    application.aboutToQuit.connect(safety.end)
    frame.setWindowIcon(QIcon(str(resources_folder() / "desktop" / "briefer.svg")))
    show_named(frame, window, names)
    if keys is not None:
        keys.hand_over(frame)
    safety.tell_of_last_run()
    window.earlier.look_for_recoveries()
    QTimer.singleShot(WARM_UP_MS, window, lambda: warm_up(window))
    return application.exec()


def show_first_page(application: QApplication, frame: Frame, settings: Settings) -> ArticleView:
    """Show the sample where the window will have it, to be read while that is made; return when it is painted.

    Keys and clicks wait until it is painted.
    """
    from PySide6.QtCore import QEventLoop, QTimer

    from briefer.model import Project
    from briefer.store.samples import sample_project
    from ui.article.text_size import typesetting_of
    from ui.article.view import ArticleView
    from ui.look import theme
    from ui.session import Session

    theme.apply(application, settings.theme, settings.scale, is_motion_off=settings.is_motion_off)
    session = Session(Project())
    article = ArticleView(session, frame)
    article.setGeometry(*settings.article_place)
    article.set_typesetting(typesetting_of(settings))
    session.open(sample_project(), None)
    article.refresh(session.project, frozenset())  # laid out once, where it stands
    article.show()
    patience = QTimer(singleShot=True, interval=LONGEST_FIRST_PAINT_MS)
    patience.start()
    wait = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    while patience.isActive() and not article.is_painted:
        application.processEvents(wait)
    return article


def show_named(frame: Frame, window: MainWindow, names: Sequence[str]) -> None:
    """Show the window on what the command line names, else on the ways in with the projects one had; else the sample.

    A project is there before the window is seen; articles are looked at over an empty one.
    """
    if not names and not window.recent.paths:
        focus = window.session.focus  # whoever read meanwhile may have gone on
        frame.take_in(window)
        window.documents.open_sample()
        window.session.set_focus(focus)
        return
    window.documents.start_empty()
    articles = window.articles.open_project(names)
    frame.take_in(window)
    window.articles.take(articles)
    if not names:
        window.read.way_in.take_focus()


def load_parts(application: QApplication, *, is_read: bool = False) -> None:
    """Load what the window is made of in steps; what is on the screen is painted between them.

    Where an article `is_read` already, its keys, clicks and wheel act meanwhile; else they wait for the window.
    """
    from PySide6.QtCore import QEventLoop

    flags = QEventLoop.ProcessEventsFlag
    for part in PARTS:
        importlib.import_module(part)
        application.processEvents(flags.AllEvents if is_read else flags.ExcludeUserInputEvents)


def say_what_qt_finds() -> int:
    """Print Qt's version, its platform ("" without a display) and the user's folders as JSON, for `doctor`."""
    from PySide6.QtCore import QCoreApplication, QSettings, qVersion
    from PySide6.QtGui import QGuiApplication

    from ui.projects.keeping import data_folder

    has_window = has_display()
    application = QGuiApplication(sys.argv[:1]) if has_window else QCoreApplication(sys.argv[:1])
    name_application(application)
    platform = QGuiApplication.platformName() if has_window else ""
    facts = {"qt": qVersion(), "platform": platform, "data": str(data_folder()), "settings": QSettings().fileName()}
    sys.stdout.write(json.dumps(facts))
    return 0


def warm_up(window: MainWindow) -> None:
    """Begin to load what the first article and the first preview need; returns at once.

    The second stage is made when all is loaded: shown then with five hundred rows, it has these to measure as well.
    """

    def told_later(_: BaseException) -> None:
        """Keep still: whoever looks at the pages, or opens what is missing, is told the same."""

    def load(progress: Progress) -> None:
        for room in ROOMS:
            progress(room)
            importlib.import_module(room)
            time.sleep(WARM_UP_REST_S)
        from ui.pages.pictures import warm_up as warm_up_pages

        warm_up_pages()

    def make_stage(_: None) -> None:
        window.stages.make("compare")

    window.articles.prepare()
    window.tasks.run(LOADING, load, make_stage, told_later)


def make_frame(language: str = "") -> tuple[QApplication, Frame, Settings]:
    """Return the application in its language, its empty frame in the colours of the theme, and the settings."""
    gc.disable()  # nothing made at the start is garbage; the window searches when it is there
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from ui.look.language import speak
    from ui.settings import Settings
    from ui.window.frame import Frame

    application = QApplication([sys.argv[0]])
    name_application(application)
    application.setDesktopFileName("briefer")
    settings = Settings()
    speak(application, language or settings.language)
    is_system_dark = application.styleHints().colorScheme() == Qt.ColorScheme.Dark
    is_dark = settings.theme == "dark" or (settings.theme != "light" and is_system_dark)
    return application, Frame(GROUNDS["dark" if is_dark else "light"], settings.window_geometry), settings


def name_application(application: QCoreApplication) -> None:
    """Say whose settings and folders are to be used."""
    application.setApplicationName("Briefer")
    application.setOrganizationName("Briefer")


def make_window(application: QApplication, settings: Settings, article: ArticleView | None = None) -> MainWindow:
    """Return the window around an article that is shown already, or with an empty project; it is not shown yet."""
    from briefer.model import Project
    from ui.look import theme
    from ui.main_window import MainWindow
    from ui.session import Session
    from ui.tasks import Tasks

    if article is None:
        theme.apply(application, settings.theme, settings.scale, is_motion_off=settings.is_motion_off)
    session = article.session if article else Session(Project())
    return MainWindow(session, settings, Tasks(), article)
