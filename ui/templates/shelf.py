"""Where templates are found: the person's own folder, that of the office, and the one the project prints with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from ui.session import Session
from ui.settings import Settings

if TYPE_CHECKING:
    from briefer.templates import Template


class Shelf:
    """Finds the templates of one session."""

    def __init__(self, session: Session, settings: Settings) -> None:
        self._session = session
        self.settings = settings

    @property
    def template(self) -> Template:
        """The project's template; one that `stands_in` for it if it is missing or has mistakes."""
        from briefer import templates

        folders = (self.own, *((self.shared,) if self.shared else ()))
        return templates.find_or_stand_in(self._session.project.brief.template_id, folders)

    @property
    def own(self) -> Path:
        """The folder of the user's own templates, which need not be there."""
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)) / "templates"

    @property
    def shared(self) -> Path | None:
        """The folder of the office's templates, if one was named, by the person or the office, and is there."""
        from briefer.policy import office_policy

        named = self.settings.templates_folder or office_policy().templates_folder
        return Path(named) if named and Path(named).is_dir() else None

    def known(self) -> tuple[Template, ...]:
        """Return every template that can be used: built in, shared, one's own."""
        from briefer.templates import folders

        return tuple(entry.template for entry in folders.entries(self.own, self.shared) if entry.template)
