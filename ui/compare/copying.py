"""Copying an item, a row or the whole comparison to the clipboard, as a table that Word pastes as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from briefer.errors import BrieferError
from briefer.model import AnnotationId, IssueId
from briefer.words import tr
from ui.session import Session
from ui.tagging.items import tally_of

if TYPE_CHECKING:
    from briefer.clip import Clip
    from briefer.templates import Template


class Copying:
    """Puts parts of the comparison on the clipboard in the words of the template."""

    def __init__(
        self, session: Session, template_of: Callable[[], Template | None], tell: Callable[[str], None]
    ) -> None:
        self._session = session
        self._template_of = template_of
        self._tell = tell

    def copy(self, annotation_ids: Sequence[str], issue_id: str) -> None:
        """Copy items, one below the other, or else a row; nothing for neither."""
        from briefer import clip

        project, ids = self._session.project, tuple(map(AnnotationId, annotation_ids))
        if len(ids) > 1:
            told = tr("{items} copied.").format(items=tally_of(project, ids))
            self._put(lambda: clip.items_clip(project, ids), told)
        elif ids:
            self._put(lambda: clip.item_clip(project, ids[0]), tr("Item copied."))
        elif issue_id:
            rows = (IssueId(issue_id),)
            self._put(lambda: clip.comparison_clip(project, self._template(), rows), tr("Row copied as a table."))
        else:
            self._tell(tr("Stand on an item or a row of the comparison first."))

    def copy_cell(self, annotation_ids: Sequence[AnnotationId]) -> None:
        """Copy the items of a cell, one below the other."""
        from briefer import clip

        if not annotation_ids:
            self._tell(tr("This cell holds nothing to copy."))
            return
        project = self._session.project
        self._put(lambda: clip.items_clip(project, annotation_ids), tr("Cell copied."))

    def copy_table(self) -> None:
        """Put the whole comparison on the clipboard as a table, or say that there is no row yet."""
        from briefer import clip

        project = self._session.project
        if not project.issues:
            self._tell(tr("There is no row to copy yet."))
            return
        self._put(lambda: clip.comparison_clip(project, self._template()), tr("Comparison copied as a table."))

    def _template(self) -> Template:
        from briefer.templates import find

        return self._template_of() or find(self._session.project.brief.template_id)

    def _put(self, make: Callable[[], Clip], told: str) -> None:
        try:
            made = make()
        except BrieferError as error:
            self._session.failed.emit(error)
            return
        data = QMimeData()
        data.setHtml(made.html)
        data.setText(made.text)
        QGuiApplication.clipboard().setMimeData(data)
        self._tell(told)
