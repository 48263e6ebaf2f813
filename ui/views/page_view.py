"""The pages of the brief, exactly as the PDF: composed, written and drawn off this thread after each change."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefer.brief import Brief
from briefer.errors import BrieferError
from briefer.model import Project
from briefer.templates import Template

from ..session import Session
from ..tasks import Progress, Tasks
from ..theme import Look
from ..widgets import marks

TASK = "preview"
DELAY_MS = 400
DRAWN_DPI = 144
POINTS = 72
GAP = 24
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)


@dataclass(frozen=True, slots=True)
class Preview:
    """The pages of one brief: their images, their sizes in points, and how much of the last page is used (0 to 1)."""

    brief: Brief
    images: tuple[QImage, ...]
    sizes: tuple[tuple[float, float], ...]
    last_page_share: float

    @property
    def length(self) -> float:
        """Return the length in pages, the last one by its used share."""
        return max(0.0, len(self.images) - 1 + self.last_page_share) if self.images else 0.0


def draw(project: Project, template: Template, lock: threading.Lock) -> Preview:
    """Compose a project, write its PDF and draw it; `lock` keeps PDFium, which is not thread-safe, to one thread."""
    import pypdfium2

    from briefer import pipeline

    brief = pipeline.compose_brief(project, template)
    data = pipeline.render(brief, ".pdf")
    images, sizes, share = [], [], 0.0
    with lock:
        document = pypdfium2.PdfDocument(data)
        try:
            for page in document:
                sizes.append(page.get_size())
                bitmap = page.render(scale=DRAWN_DPI / POINTS, rev_byteorder=True, prefer_bgrx=True)
                buffer = bytes(bitmap.buffer)
                image = QImage(buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
                images.append(image.copy())
                share = _used_share(page, brief.style.margin_mm)
        finally:
            document.close()
    return Preview(brief, tuple(images), tuple(sizes), share)


def _used_share(page: object, margin_mm: float) -> float:
    """Return how much of a page's text area is used, from its lowest line of text above the foot."""
    text = page.get_textpage()  # type: ignore[attr-defined]
    height: float = page.get_height()  # type: ignore[attr-defined]
    margin = margin_mm / 25.4 * POINTS
    bottoms = [text.get_rect(index)[1] for index in range(text.count_rects())]
    lowest: float = min((bottom for bottom in bottoms if bottom > margin), default=height - margin)
    return min(1.0, max(0.05, (height - margin - lowest) / (height - 2 * margin)))


class Pages(QAbstractScrollArea):
    """Paints pages under each other. Signal page_changed(number): another page, from 1, is in view."""

    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Pages of the brief")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.preview: Preview | None = None
        self.zoom: float | None = None
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    @property
    def page(self) -> int:
        """The number of the page in view, from 1; 0 without pages."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        number = 0
        for index, rect in enumerate(self._rects(), 1):
            if rect.top() <= middle:
                number = index
        return number

    def show_preview(self, preview: Preview) -> None:
        """Show other pages at the place where one is."""
        self.preview = preview
        self._fit()
        self._tell_page()

    def set_zoom(self, zoom: float | None) -> None:
        """Show pages at a zoom of their real size, or with None as wide as they fit."""
        self.zoom = zoom
        self._fit()

    def zoom_by(self, step: int) -> None:
        """Show pages one step larger or smaller."""
        scale = self._scale()
        nearest = min(range(len(ZOOMS)), key=lambda index: abs(ZOOMS[index] - scale))
        self.set_zoom(ZOOMS[max(0, min(len(ZOOMS) - 1, nearest + step))])

    def go_to_page(self, number: int) -> None:
        """Bring a page, counted from 1, into view."""
        rects = self._rects()
        if rects:
            rect = rects[max(0, min(len(rects) - 1, number - 1))]
            self.verticalScrollBar().setValue(int(rect.top() - GAP / 2))

    def _scale(self) -> float:
        """Return screen pixels a point."""
        if self.zoom is not None:
            return self.zoom
        widest = max((width for width, _ in self.preview.sizes), default=600.0) if self.preview else 600.0
        return max(0.3, (self.viewport().width() - 2 * GAP) / widest)

    def _rects(self) -> list[QRectF]:
        """Return where the pages stand in the whole, in pixels."""
        if self.preview is None:
            return []
        scale, top, rects = self._scale(), float(GAP), []
        room = max(self.viewport().width(), max(width for width, _ in self.preview.sizes) * scale + 2 * GAP)
        for width, height in self.preview.sizes:
            rects.append(QRectF((room - width * scale) / 2, top, width * scale, height * scale))
            top += height * scale + GAP
        return rects

    def _fit(self) -> None:
        rects = self._rects()
        height = int(rects[-1].bottom() + GAP) if rects else 0
        width = int(max(rect.right() for rect in rects) + GAP) if rects else 0
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setPageStep(self.viewport().height())
        vertical.setSingleStep(40)
        vertical.setRange(0, max(0, height - self.viewport().height()))
        horizontal.setRange(0, max(0, width - self.viewport().width()))
        self.viewport().update()

    def _tell_page(self) -> None:
        number, total = self.page, len(self.preview.images) if self.preview else 0
        if self.preview and number:
            width, height = self.preview.sizes[number - 1]
            way = "landscape" if width > height else "portrait"
            self.setAccessibleName(f"Page {number} of {total}, {way}")
        self.page_changed.emit(number)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        look = Look.of(self)
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(look.theme.sunken))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        images = self.preview.images if self.preview else ()
        for rect, image in zip(self._rects(), images, strict=True):
            painter.fillRect(rect.translated(0, 2).adjusted(-1, 0, 1, 2), QColor(0, 0, 0, 30))
            painter.drawImage(rect, image)
            painter.setPen(QPen(QColor(look.theme.line), 1))
            painter.drawRect(rect)
        if self.hasFocus():
            painter.resetTransform()
            painter.setPen(QPen(QColor(look.theme.focus), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        acts: dict[tuple[int, bool], Callable[[], None]] = {
            (Qt.Key.Key_PageDown, False): lambda: self.go_to_page(self.page + 1),
            (Qt.Key.Key_PageUp, False): lambda: self.go_to_page(self.page - 1),
            (Qt.Key.Key_Plus, True): lambda: self.zoom_by(1),
            (Qt.Key.Key_Equal, True): lambda: self.zoom_by(1),
            (Qt.Key.Key_Minus, True): lambda: self.zoom_by(-1),
            (Qt.Key.Key_0, True): lambda: self.set_zoom(None),
        }
        act = acts.get((event.key(), is_control))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)


class PageView(QWidget):
    """The pages with their head; refreshes itself while it can be seen. Signal drawn(preview)."""

    drawn = Signal(object)

    def __init__(
        self, session: Session, tasks: Tasks, template_of: Callable[[], Template], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._template_of = template_of
        self._lock = threading.Lock()
        self._wanted: Project | None = None
        self._is_stale = True
        self.pages = Pages(self)
        self._place, self._state = QLabel(self), QLabel(self)
        self._state.setObjectName("secondary")
        self._failure = QLabel(self)
        self._failure.setObjectName("error")
        self._failure.setTextFormat(Qt.TextFormat.PlainText)
        self._failure.setWordWrap(True)
        self._failure.setMargin(GAP)
        self._failure.hide()
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self._draw)
        self.pages.page_changed.connect(self._show_place)
        self._lay_out()

    def refresh(self) -> None:
        """Draw the pages again shortly, or when they are next seen."""
        self._is_stale = True
        self._state.setText("Updating")
        if self.isVisible():
            self._timer.start()

    def _draw(self) -> None:
        project, template, lock = self._session.project, self._template_of(), self._lock
        self._wanted = project

        def work(progress: Progress) -> Preview:
            progress("Drawing the pages")
            return draw(project, template, lock)

        def show(preview: Preview) -> None:
            if self._wanted is project:
                self._show(preview)

        self._tasks.cancel(TASK)
        self._tasks.run(TASK, work, show, self._show_failure)

    def _show(self, preview: Preview) -> None:
        self._is_stale = False
        self._failure.hide()
        self.pages.show()
        self._state.setText("Exactly as the PDF")
        self.pages.show_preview(preview)
        self.drawn.emit(preview)

    def _show_failure(self, error: BaseException) -> None:
        if not isinstance(error, BrieferError):
            raise error
        self._failure.setText(str(error))
        self._failure.show()
        self.pages.hide()
        self._state.setText("")

    def _show_place(self, number: int) -> None:
        total = len(self.pages.preview.images) if self.pages.preview else 0
        self._place.setText(f"Page {number} of {total}" if total else "")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 8, 12, 8)
        head.addWidget(self._place)
        head.addWidget(self._state)
        head.addStretch(1)
        look = Look.of(self)
        for name, words, act in (
            ("zoom-out", "Smaller pages", lambda: self.pages.zoom_by(-1)),
            ("", "Whole width", lambda: self.pages.set_zoom(None)),
            ("zoom-in", "Larger pages", lambda: self.pages.zoom_by(1)),
        ):
            button = QPushButton("" if name else words, self)
            if name:
                button.setIcon(marks.icon(name, look.theme.ink2))
            button.setObjectName("link")
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(act)
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._failure)
        column.addWidget(self.pages, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._timer.start(0)
