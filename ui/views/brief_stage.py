"""The third stage: the form of the brief, its pages exactly as they print, its length and what to check."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap, QShowEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from briefer.model import Project
from briefer.templates import Template

from ..session import Session
from ..tasks import Tasks
from .details_form import DetailsForm
from .length_panel import LengthPanel
from .page_view import PageView, Preview

FORM_WIDTH, LENGTH_WIDTH, THUMBNAIL = 344, 280, 92


class BriefStage(QWidget):
    """Details, pages and length. Signal place_requested(place): show the place of a problem."""

    place_requested = Signal(object)

    def __init__(
        self, session: Session, tasks: Tasks, template_of: Callable[[], Template], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._template_of = template_of
        self._is_stale = True
        self.form = DetailsForm(session, template_of, self)
        self.page_view = PageView(session, tasks, template_of, self)
        self.length = LengthPanel(self)
        self.thumbnails = QListWidget(self)
        self.thumbnails.setAccessibleName("Pages")
        self.thumbnails.setIconSize(QSize(THUMBNAIL, THUMBNAIL))
        self.thumbnails.setViewMode(QListView.ViewMode.IconMode)
        self.thumbnails.setFlow(QListView.Flow.TopToBottom)
        self.thumbnails.setMovement(QListView.Movement.Static)
        self.thumbnails.setWrapping(False)
        self.thumbnails.setFixedWidth(THUMBNAIL + 36)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        for widget in (self.form, self.thumbnails, self.page_view, self.length):
            splitter.addWidget(widget)
        splitter.setStretchFactor(2, 1)
        splitter.setSizes([FORM_WIDTH, THUMBNAIL + 36, 700, LENGTH_WIDTH])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(splitter)
        self.thumbnails.currentRowChanged.connect(lambda row: self.page_view.pages.go_to_page(row + 1))
        self.page_view.drawn.connect(self._show_preview)
        self.length.place_requested.connect(self.place_requested)

    def refresh(self, project: Project, parts: AbstractSet[str]) -> None:
        """Show a project now, or when the stage is next seen."""
        self._is_stale = True
        self.page_view.refresh()
        if self.isVisible():
            self._show_project(project)

    def take_focus(self) -> None:
        """Put the cursor into the first field."""
        self._show_project(self._session.project)
        first = next(iter(self.form.fields), "")
        self.focus_field(first)

    def focus_field(self, key: str) -> None:
        """Put the cursor into a field."""
        self._show_project(self._session.project)
        self.form.focus_field(key)

    def _show_project(self, project: Project) -> None:
        if not self._is_stale:
            return
        self._is_stale = False
        self.form.show_project(project)
        self.length.show_project(project, self._template_of())

    def _show_preview(self, preview: Preview) -> None:
        self.length.show_preview(preview, self._template_of())
        row = max(0, self.thumbnails.currentRow())
        self.thumbnails.blockSignals(True)
        self.thumbnails.clear()
        for number, (image, (width, height)) in enumerate(zip(preview.images, preview.sizes, strict=True), 1):
            small = image.scaled(
                THUMBNAIL,
                THUMBNAIL,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            item = QListWidgetItem(QIcon(QPixmap.fromImage(small)), str(number))
            way = "landscape" if width > height else "portrait"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"Page {number} of {len(preview.images)}, {way}")
            self.thumbnails.addItem(item)
        self.thumbnails.setCurrentRow(min(row, self.thumbnails.count() - 1))
        self.thumbnails.blockSignals(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_project(self._session.project)
