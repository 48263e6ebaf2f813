"""What the window remembers: the widths of its panes, which are hidden, and where one was in each project."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.read.widths import Wishes
from ui.session import Focus, Session
from ui.settings import Settings
from ui.stages import Stages

MOST_PLACES = 50


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


class Places(QObject):
    """Comes back to the paragraph, the item and the stage in which one was when a project was last left or saved."""

    def __init__(self, settings: Settings, session: Session, stages: Stages) -> None:
        super().__init__(stages)
        self._settings = settings
        self._session = session
        self._stages = stages
        session.leaving.connect(self.keep)
        session.saved.connect(self.keep)
        session.opened.connect(self._come_back)

    def keep(self) -> None:
        """Note where one is."""
        focus, path = self._session.focus, self._session.path
        if path is None or not focus.paragraph_id:
            return
        others = {name: place for name, place in self._settings.places.items() if name != str(path)}
        kept = dict(list(others.items())[-MOST_PLACES + 1 :])
        place = (self._stages.current, focus.paragraph_id, *([focus.annotation_id] if focus.annotation_id else []))
        self._settings.places = {**kept, str(path): place}

    def _come_back(self) -> None:
        path, project = self._session.path, self._session.project
        place = self._settings.places.get(str(path), ()) if path else ()
        paragraphs = {each.id for article in project.articles for each in article.paragraphs}
        if len(place) < 2 or place[1] not in paragraphs:
            return
        stage, paragraph_id, name = place[0], place[1], place[2] if len(place) > 2 else ""
        tag = next((each for each in project.annotations if each.id == name), None)
        span = (tag.span.start, tag.span.end) if tag and tag.span else None
        self._session.set_focus(Focus(paragraph_id, selection=span, annotation_id=name if tag else ""))
        if stage in ("read", "compare", "brief"):
            self._stages.show_stage(stage)
