"""What the head, the title and the status line say of the work: its name, how far it is, and whether it is safe."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from briefer.model import Project
from briefer.words import tr
from ui.window.contents import contents
from ui.window.parts import Window


class Showing(QObject):
    """Keeps the words around the stages true while the work changes."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        session = window.session
        # 0 ms is after the paint of the key, once for all that it changed
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_contents)
        session.changed.connect(self._note)
        session.focus_changed.connect(lambda _: self._soon.start())
        window.stages.contents_changed.connect(self._show_contents)
        session.stepped.connect(self._tell_act)
        session.opened.connect(window.status.clear)  # what was done in another project cannot be undone in this one
        window.keeping.told.connect(self._show_saved)
        window.appearance.changed.connect(self._show_scale)
        self._show_scale()
        self.refresh()

    def _note(self, _: Project, parts: frozenset[str]) -> None:
        if "articles" in parts:
            self.refresh()
        else:
            self._soon.start()

    def refresh(self) -> None:
        """Say again how far the work is and whether it is saved; an empty project shows the ways in."""
        window = self._window
        is_begun = bool(window.session.project.articles)
        if not is_begun and window.read.way_in.isHidden():
            window.read.way_in.show_recent(window.recent.paths)
        window.read.show_begun(is_begun=is_begun)
        self._show_contents()
        self._show_saved()

    def _tell_act(self, label: str) -> None:
        session = self._window.session
        self._window.status.tell(label, can_undo=session.undo_stack.canUndo(), can_redo=session.is_undone)
        self._show_saved()

    def _show_scale(self) -> None:
        self._window.status.show_scale(self._window.settings.scale)

    def _show_contents(self) -> None:
        self._window.status.show_contents(contents(self._window))

    def _show_saved(self) -> None:
        window, keeping = self._window, self._window.keeping
        window.status.show_saved(keeping.words, is_trouble=keeping.reason is not None)
        told = tr("{title}[*] (read-only) – Briefer") if keeping.is_read_only else "{title}[*] – Briefer"
        window.setWindowModified(window.session.is_modified)  # first: the frame takes both when the title changes
        window.setWindowTitle(told.format(title=window.session.project.title or tr("New brief")))
