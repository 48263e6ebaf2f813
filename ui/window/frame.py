"""The window's frame: there at once, in the colours of the theme, while the window itself is still being made.

Nothing heavy is imported here: the first paint waits for Qt and for nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from ui.window.parts import Window

FIRST_SIZE = (1366, 740)


class Frame(QMainWindow):
    """A plain window that takes the real one in as soon as it is made, and asks it before closing."""

    def __init__(self, ground: str, geometry: bytes) -> None:
        super().__init__()
        self._ground = QColor(ground)
        self._window: Window | None = None
        self.setWindowTitle("Briefer")
        if not geometry or not self.restoreGeometry(geometry):
            self.resize(*FIRST_SIZE)

    def take_in(self, window: Window) -> None:
        """Show the real window inside; from now on its title is that of the frame."""
        self._window = window
        window.setWindowFlags(Qt.WindowType.Widget)
        for changed in (window.windowTitleChanged, window.session.stepped, window.session.saved):
            changed.connect(self._show_title)
        self.setMinimumSize(window.minimumSize())
        self.setCentralWidget(window)
        self._show_title()
        window.show()  # Qt would show it a turn later, and what is hidden takes no focus
        window.stages.show_stage(window.stages.current)  # its pane takes the keyboard

    def _note_places(self, window: Window) -> None:
        """Remember where the window stands, and in it the article, which stands there first at the next start."""
        window.settings.window_geometry = bytes(self.saveGeometry().data())
        if window.article.isVisible():
            corner, size = window.article.mapTo(self, QPoint()), window.article.size()
            window.settings.article_place = (corner.x(), corner.y(), size.width(), size.height())

    def _show_title(self) -> None:
        if self._window is not None:
            self.setWindowTitle(self._window.windowTitle())
            self.setWindowModified(self._window.isWindowModified())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._window is None:
            QPainter(self).fillRect(event.rect(), self._ground)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._window is None:
            event.accept()
            return
        self._note_places(self._window)
        event.setAccepted(self._window.close())
