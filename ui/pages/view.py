"""The pages as the PDF will have them: kept up to date while one writes, with thumbnails and zoom."""

from __future__ import annotations

import time
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette, QPen, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import BrieferError
from briefer.model import Project
from briefer.templates import Template
from briefer.words import tr
from ui.look.marks import icon
from ui.look.theme import Look
from ui.look.words import percent
from ui.pages.canvas import PageCanvas, page_name
from ui.pages.pictures import Fit, Preview, preview
from ui.tasks import Progress, Tasks
from ui.widgets.labels import RoleLabel, ShortenedLabel, hairline, set_ground

LEAST_DELAY_MS, MOST_DELAY_MS = 20, 400
"""How long after the last change the pages are drawn: at once where that is quick, else not at every key."""
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
TASK = "preview"
THUMBNAIL = 74
THUMBNAILS_WIDTH = 108
ROOM_FOR_THUMBNAILS = 480
HEAD_HEIGHT = 46


class PageView(QWidget):
    """Shows the brief; renders only while it is visible.

    Signals
        preview_changed(preview)  other pages are shown
        shown_requested(shows)    go to what is printed where the page was clicked ("annotation:t5", "field:to")
    """

    preview_changed = Signal(object)
    shown_requested = Signal(str)
    area_reached = Signal(str)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None, *, task: str = TASK) -> None:
        super().__init__(parent)
        self._task = task
        self._tasks = tasks
        self._source: tuple[Project, Template] | None = None
        self._shown: Preview | None = None
        self._run = 0
        self._is_stale = True
        self._kept_from = ""
        self._zoom = 0.0
        self._took_ms = 0.0
        self._fit: Fit | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._start)
        self.canvas = PageCanvas(self)
        self.thumbnails = QListWidget(self)
        self.page_label = RoleLabel("button", tr("Pages"), self)
        self.template_label = ShortenedLabel("body", parent=self, tone="ink2")
        self.state_label = ShortenedLabel("body", parent=self, tone="ink2")
        self.state_label.is_whole_only = True
        self._state_icon = QLabel(self)
        self._smaller, self.zoom_label, self._larger = QToolButton(self), QToolButton(self), QToolButton(self)
        self.failure = QLabel(self)
        self.failure.setTextFormat(Qt.TextFormat.PlainText)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect_signals()
        self._dress()
        self._show_zoom()
        self._say_state(is_current=False)
        self.setFocusProxy(self.canvas)

    def show_brief(self, project: Project, template: Template) -> None:
        """Show another value of the project, a moment after the last change."""
        if self._source is not None and self._source[0] is project and self._source[1] is template:
            return
        self._source = (project, template)
        self.template_label.setText(f"{template.name}, {template.style.page}")
        self._note_stale()

    def say_kept(self, since: str) -> None:
        """Say of what time the pages are ("As before line 18"), while newer ones cannot be made; "" when they can."""
        self._kept_from = since
        self._say_state(is_current=not self._is_stale)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._shown.pages) if self._shown else 0

    def zoom_by(self, step: int) -> None:
        """Make the pages larger (1) or smaller (-1), or fit them (0)."""
        if step == 0:
            self._zoom = 0.0
        else:
            now = self._zoom or self._fitted_zoom()
            further = [zoom for zoom in ZOOMS if (zoom > now + 0.01 if step > 0 else zoom < now - 0.01)]
            if further:
                self._zoom = further[0] if step > 0 else further[-1]
        self.canvas.set_zoom(self._zoom)
        self._show_zoom()
        self._note_stale()

    @property
    def is_current(self) -> bool:
        """Whether the pages show the last value."""
        return not self._is_stale

    # Rendering

    def _note_stale(self) -> None:
        self._is_stale = True
        self._run += 1
        self._say_state(is_current=False)
        if self.isVisible():
            self._timer.start(round(min(MOST_DELAY_MS, max(LEAST_DELAY_MS, self._took_ms / 2))))

    def _start(self) -> None:
        if self._source is None or not self.isVisible():
            return
        project, template = self._source
        self._run += 1
        run, fit = self._run, self.canvas.fit(self._zoom)
        self._fit = fit
        began = time.perf_counter()
        self._tasks.cancel(self._task)

        def work(progress: Progress) -> Preview:
            return preview(project, template, fit, progress=progress)

        self._tasks.run(self._task, work, partial(self._show, run, began), partial(self._fail, run))

    def _show(self, run: int, began: float, made: Preview) -> None:
        if run != self._run:  # something changed while these pages were made: newer ones are on their way
            return
        self._took_ms = (time.perf_counter() - began) * 1000
        self._is_stale = False
        self._shown = made
        self._stack.setCurrentWidget(self.canvas)
        self.canvas.show_pages(made.pages, made.places)
        self._fill_thumbnails(made)
        self._show_zoom()
        self._say_state(is_current=True)
        self.preview_changed.emit(made)

    def _fail(self, run: int, error: BaseException) -> None:
        if not isinstance(error, BrieferError):
            self._tasks.failed.emit(error)
            return
        if run == self._run:
            self._is_stale = False
            self.failure.setText(str(error))
            self._stack.setCurrentWidget(self.failure)
            self._say_state(is_current=False)
            self.state_label.setText(tr("No pages"))

    def _fill_thumbnails(self, made: Preview) -> None:
        look = Look.of(self)
        size, ratio = look.px(THUMBNAIL), self.devicePixelRatioF()
        self.thumbnails.blockSignals(True)  # filling it is no choice of a page
        self.thumbnails.clear()
        for index, page in enumerate(made.pages):
            small = page.image.scaled(
                QSize(int(size * ratio), int(size * ratio * 1.35)),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            small.setDevicePixelRatio(ratio)
            _outline(small, look)
            picture = QIcon()
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
                picture.addPixmap(QPixmap.fromImage(small), mode)
            item = QListWidgetItem(picture, str(index + 1))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, page_name(index, made.pages))
            height = small.height() / ratio
            item.setSizeHint(QSize(int(look.px(THUMBNAILS_WIDTH - 14)), int(height + look.px(34))))
            self.thumbnails.addItem(item)
        self.thumbnails.setCurrentRow(self.canvas.current)
        self.thumbnails.blockSignals(False)

    # What the head says

    def _show_page(self, index: int) -> None:
        name = tr("Page {n} of {total}").format(n=index + 1, total=len(self.canvas.pages))
        self.page_label.setText(name)
        self.thumbnails.blockSignals(True)  # it follows the pages here, and must not move them to the page's top
        self.thumbnails.setCurrentRow(index)
        self.thumbnails.blockSignals(False)

    def _say_state(self, *, is_current: bool) -> None:
        said = tr("Exactly as the PDF") if is_current else tr("Updating")
        self.state_label.setText(self._kept_from or said)
        look = Look.of(self)
        size = int(look.px(16))
        name = "history" if self._kept_from else "check"
        shown = icon(name, look.theme.ink2, size).pixmap(QSize(size, size))
        self._state_icon.setPixmap(shown if is_current or self._kept_from else QPixmap())

    def _show_zoom(self) -> None:
        self.zoom_label.setText(percent(self._zoom) if self._zoom else tr("Fit"))

    def _fitted_zoom(self) -> float:
        pages = self.canvas.pages
        if not pages:
            return 1.0
        page = pages[self.canvas.current]
        return self.canvas.fit(0.0).scale(page.width, page.height) * 72 / 96

    # Layout and events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale and self._source is not None:
            self._timer.start(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _on_resized(self) -> None:
        room = self._stack.width() + (self.thumbnails.width() if self.thumbnails.isVisible() else 0)
        self.thumbnails.setVisible(room >= Look.of(self).px(ROOM_FOR_THUMBNAILS))
        if self._shown is not None and self.canvas.fit(self._zoom) != self._fit:
            self._note_stale()

    def _go_to(self, index: int, point: QPointF) -> None:
        shows = self._shown.shows(index, point.x(), point.y()) if self._shown is not None else ""
        if shows:
            self.shown_requested.emit(shows)

    def _connect_signals(self) -> None:
        self.canvas.pressed.connect(self._go_to)
        self.canvas.area_chosen.connect(self.shown_requested)
        self.canvas.area_reached.connect(self.area_reached)
        self.canvas.page_changed.connect(self._show_page)
        self.canvas.zoom_requested.connect(self.zoom_by)
        self.canvas.resized.connect(self._on_resized)
        self.thumbnails.currentRowChanged.connect(self.canvas.go_to_page)
        self._smaller.clicked.connect(lambda: self.zoom_by(-1))
        self._larger.clicked.connect(lambda: self.zoom_by(1))
        self.zoom_label.clicked.connect(lambda: self.zoom_by(0))

    def _dress(self) -> None:
        look = Look.of(self)
        size = int(look.px(16))
        for button, name in ((self._smaller, "zoom-out"), (self._larger, "zoom-in")):
            button.setIcon(icon(name, look.theme.ink, size))
            button.setIconSize(QSize(size, size))
        self.thumbnails.setFixedWidth(int(look.px(THUMBNAILS_WIDTH)))
        self.thumbnails.setIconSize(QSize(int(look.px(THUMBNAIL)), int(look.px(THUMBNAIL * 1.35))))
        self._say_state(is_current=not self._is_stale)

    def _lay_out(self) -> None:
        self.thumbnails.setObjectName("thumbnails")
        self.thumbnails.setAccessibleName(tr("Pages, small"))
        self.thumbnails.setViewMode(QListView.ViewMode.IconMode)
        self.thumbnails.setFlow(QListView.Flow.TopToBottom)
        self.thumbnails.setWrapping(False)
        self.thumbnails.setMovement(QListView.Movement.Static)
        self.thumbnails.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.failure.setObjectName("error")
        self.failure.setWordWrap(True)
        self.failure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.failure.setContentsMargins(40, 0, 40, 0)
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.failure)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.thumbnails)
        body.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(hairline(self))
        column.addLayout(body, 1)
        self.setMinimumWidth(1)

    def _head(self) -> QWidget:
        head = QWidget(self)
        set_ground(head, QPalette.ColorRole.Window)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 10, 0)
        row.setSpacing(6)
        head.setFixedHeight(int(Look.of(self).px(HEAD_HEIGHT)))
        self.template_label.setMinimumWidth(1)
        for button, name in ((self._smaller, tr("Smaller")), (self._larger, tr("Larger"))):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self.zoom_label.setAccessibleName(tr("Fit the page into the window"))
        self.zoom_label.setToolTip(self.zoom_label.accessibleName())
        for button in (self._smaller, self.zoom_label, self._larger):
            button.setAutoRaise(True)
            button.setObjectName("flat")
        row.addWidget(self.page_label)
        row.addSpacing(8)
        row.addWidget(self.template_label, 1)
        for widget in (self._state_icon, self.state_label):
            row.addWidget(widget)
        row.addSpacing(8)
        for button in (self._smaller, self.zoom_label, self._larger):
            row.addWidget(button)
        return head


def _outline(page: QImage, look: Look) -> None:
    """Draw the edge of a small page: where the ground is as white as the paper nothing else shows it."""
    painter = QPainter(page)
    painter.setPen(QPen(QColor(look.theme.ink if look.theme.is_high else look.theme.line), 1))
    size = page.deviceIndependentSize()
    painter.drawRect(QRectF(0, 0, size.width(), size.height()).adjusted(0.5, 0.5, -0.5, -0.5))
    painter.end()
