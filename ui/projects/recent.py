"""The projects opened or saved last, remembered on this computer alone: no project file knows of another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from briefer.errors import ProjectFileError
from briefer.words import tr
from ui.session import Session
from ui.settings import Settings
from ui.widgets.tips import plain_tip

MOST = 10


class Recent(QObject):
    """The list, newest first, and its menu. `open_project` opens one, `show` an error."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        window: QWidget,
        *,
        open_project: Callable[[Path], object],
        show: Callable[[ProjectFileError], None],
    ) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._open_project = open_project
        self._show = show
        self._noted: Path | None = None
        self.menu = QMenu(tr("Open recent"), window)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self.fill)
        session.changed.connect(lambda *_: self._note())
        session.saved.connect(self._note)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The projects, the one opened last first; whether they are still there is asked when one is opened."""
        return tuple(Path(name) for name in self._settings.recent[:MOST])

    def open(self, path: Path) -> None:
        """Open one of them; one that is gone is said to be so and taken from the list."""
        if path.is_file():
            self._open_project(path)
            return
        self._settings.recent = tuple(str(each) for each in self.paths if each != path)
        self._show(
            ProjectFileError(
                tr("{name} is no longer in its folder. It was taken from the recent projects.").format(name=path.name)
            )
        )

    def clear(self) -> None:
        """Forget which projects were opened; the files stay."""
        self._settings.recent = ()

    def fill(self) -> None:
        """Fill the menu: a key each, the folder as a tip, and the way to forget them all."""
        self.menu.clear()
        for number, path in enumerate(self.paths, 1):
            name = path.name.replace("&", "&&")
            action = self.menu.addAction(f"&{number % 10}  {name}")
            action.setToolTip(plain_tip(str(path.parent)))
            action.triggered.connect(lambda _=False, chosen=path: self.open(chosen))
        if self.menu.isEmpty():
            self.menu.addAction(tr("No project was opened yet")).setEnabled(False)
            return
        self.menu.addSeparator()
        self.menu.addAction(tr("&Clear the list")).triggered.connect(self.clear)

    def open_menu(self) -> None:
        """Show the menu under the head of the window, where it was called by a key."""
        window = self.menu.parentWidget()
        if window is not None:
            self.menu.popup(window.mapToGlobal(QPoint(16, 48)))

    def _note(self) -> None:
        path = self._session.path
        if path == self._noted:
            return
        self._noted = path
        if path is None:
            return
        others = (each for each in self.paths if each != path.absolute())
        self._settings.recent = tuple(str(each) for each in (path.absolute(), *others))[:MOST]
