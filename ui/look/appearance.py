"""Colours, size and motion of the window as they are set, and as the desktop asks for while the window is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ui.look import theme
from ui.settings import Settings

SCALES = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class Appearance(QObject):
    """Applies the settings to the application, again whenever the desktop changes its mind.

    Signals
        changed()   the look is another one
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._wishes = theme.system()
        hints = _application().styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        if hasattr(hints, "accessibility"):  # since Qt 6.10
            hints.accessibility().contrastPreferenceChanged.connect(self._follow)

    def set_theme(self, name: str) -> None:
        """Use the colours of the system, or light, dark or high contrast."""
        self._settings.theme = name
        self.apply()

    def resize_by(self, step: int) -> None:
        """Make all text of the window larger or smaller by one step between 100 and 200 %; 0 is 100 % again."""
        nearest = min(range(len(SCALES)), key=lambda index: abs(SCALES[index] - self._settings.scale))
        self._settings.scale = SCALES[max(0, min(len(SCALES) - 1, nearest + step))] if step else SCALES[0]
        self.apply()

    def apply(self) -> None:
        """Give the application the look that is set."""
        settings = self._settings
        theme.apply(_application(), settings.theme, settings.scale, is_motion_off=settings.is_motion_off)
        self.changed.emit()

    def _follow(self) -> None:
        wishes = theme.system()
        if wishes != self._wishes:
            self._wishes = wishes
            self.apply()


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        message = "A window needs an application."
        raise TypeError(message)
    return application
