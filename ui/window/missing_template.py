"""The house format a brief asks for that is not here: said over the stages until it is, or another is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.errors import BrieferError
from briefer.words import tr
from ui.window.parts import Window

if TYPE_CHECKING:
    from briefer.templates import Template


class MissingTemplate:
    """Keeps the strip true to whether another house format stands in for the brief's own."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._said: BrieferError | None = None

    def take(self, template: Template) -> None:
        """Say that the template which is in use stands in for a missing one, or no longer that another did."""
        window = self._window
        if self._said is not None:
            window.strip.forget(self._said)
            self._said = None
        if template.stands_in:
            instead = tr("The pages show “{name}” instead.").format(name=template.name)
            self._said = BrieferError(template.stands_in, instead)
            window.strip.show_error(self._said, tr("&Add the template…"), window.paper.add_template)
