"""What the window remembers of its own panes: their widths in each stage, and which are hidden."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.read.widths import Wishes
from ui.settings import Settings
from ui.stages import Stages


class Remembering(QObject):
    """Gives each stage the panes it had, and notes how the person changes them."""

    def __init__(self, settings: Settings, stages: Stages) -> None:
        super().__init__(stages)
        self._settings = settings
        self._stages = stages
        stages.read.set_wishes(has_sidebar=settings.has_sidebar, has_comparison=settings.has_comparison)
        stages.read.wishes_changed.connect(self._note_wishes)
        self._take("read")
        stages.made.connect(self._take)

    def _take(self, name: str) -> None:
        key = f"{name}_widths"
        splitter = getattr(self._stages, name).splitter
        splitter.set_widths(getattr(self._settings, key))
        splitter.widths_changed.connect(lambda widths: setattr(self._settings, key, widths))

    def _note_wishes(self, wishes: Wishes) -> None:
        self._settings.has_sidebar = wishes.has_sidebar
        self._settings.has_comparison = wishes.has_comparison
