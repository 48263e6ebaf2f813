"""The house format a brief asks for that is not here: said over the stages until it is, or another is chosen."""

from __future__ import annotations

from PySide6.QtCore import QObject

from briefer.errors import BrieferError
from briefer.model import Project
from briefer.words import tr
from ui.window.parts import Window


class MissingTemplate(QObject):
    """Keeps the strip true to whether another house format stands in for the brief's own."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._name = window.session.project.brief.template_id
        self._said: BrieferError | None = None
        window.session.changed.connect(self._note_change)
        window.session.opened.connect(self.look)

    def look(self) -> None:
        """Look for the template again: say that it is missing, or no longer that it was."""
        window, template = self._window, self._window.shelf.template
        if self._said is not None:
            window.strip.forget(self._said)
            self._said = None
        if template.stands_in:
            instead = tr("The pages show “{name}” instead.").format(name=template.name)
            self._said = BrieferError(template.stands_in, instead)
            window.strip.show_error(self._said, tr("&Add the template…"), window.paper.add_template)

    def _note_change(self, project: Project, _parts: frozenset[str]) -> None:
        if project.brief.template_id != self._name:
            self._name = project.brief.template_id
            self.look()
