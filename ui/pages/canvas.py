"""The scrolled pages: drawing them, and moving from page to page. What they show is made in `pictures`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from briefer.words import tr
from ui.look.theme import Look
from ui.pages.areas import PageAreas
from ui.pages.pictures import Fit, Page

if TYPE_CHECKING:
    from briefer.writers.pdf.places import Place

RING = "#1B1F23"
EDGE = 20
GAP = 22


def page_name(index: int, pages: tuple[Page, ...]) -> str:
    """Name a page for a screen reader: "Page 2 of 3, landscape"."""
    name = tr("Page {n} of {total}").format(n=index + 1, total=len(pages))
    return tr("{page}, landscape").format(page=name) if pages[index].is_landscape else name


class PageCanvas(QAbstractScrollArea):
    """Pages below each other on a sunken ground.

    Signals
        page_changed(index)   another page is the one being read
        zoom_requested(step)  1 larger, -1 smaller, 0 fit
        resized()             there is more or less room for a page
        pressed(index, point) a page was clicked, at a point in points from its top left
        area_reached(shows)   Left or Right went to another area of a page, with what of the project it shows
        area_chosen(shows)    Enter was pressed on an area
    """

    page_changed = Signal(int)
    zoom_requested = Signal(int)
    resized = Signal()
    pressed = Signal(int, QPointF)
    area_reached = Signal(str)
    area_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[Page, ...] = ()
        self._boxes: tuple[QRectF, ...] = ()
        self._zoom = 0.0
        self._current = 0
        self._areas = PageAreas()
        self.setObjectName("pageCanvas")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Pages"))
        self.verticalScrollBar().valueChanged.connect(lambda _: self._follow_scroll())
        self.verticalScrollBar().setSingleStep(40)

    @property
    def current(self) -> int:
        """The page being read, from 0."""
        return self._current

    @property
    def pages(self) -> tuple[Page, ...]:
        """What is shown."""
        return self._pages

    def fit(self, zoom: float) -> Fit:
        """Return the room that a page has at a zoom (0 fits it), with the bar that may come already taken off."""
        edge = int(Look.of(self).px(EDGE))
        room = self.viewport().size()
        bar = 0 if self.verticalScrollBar().isVisible() else self.verticalScrollBar().sizeHint().width()
        width = max(120, room.width() - bar - 2 * edge)
        return Fit(width, max(120, room.height() - 2 * edge), zoom, self.devicePixelRatioF())

    def show_pages(self, pages: tuple[Page, ...], places: tuple[Place, ...] = ()) -> None:
        """Show other pages at the same place; `places` are the areas that lead somewhere."""
        self._pages = pages
        self._areas.show(places)
        self._current = min(self._current, max(0, len(pages) - 1))
        self._arrange()
        self._tell()

    def set_zoom(self, zoom: float) -> None:
        """Show the pages at another size; 0 fits them."""
        self._zoom = zoom
        self._arrange()
        self.go_to_page(self._current)

    def go_to_page(self, index: int) -> None:
        """Bring a page to the top."""
        if not self._boxes:
            return
        index = max(0, min(len(self._boxes) - 1, index))
        top = self._boxes[index].top() - Look.of(self).px(EDGE)
        self.verticalScrollBar().setValue(int(top))
        self._set_current(index)

    def point_on_page(self, at: QPointF) -> tuple[int, QPointF] | None:
        """Return the page under a point of the view, and the point in points from the page's top left."""
        spot = at + QPointF(self._offset())
        for index, (page, box) in enumerate(zip(self._pages, self._boxes, strict=True)):
            if box.contains(spot):
                scale = page.width / box.width()
                return index, (spot - box.topLeft()) * scale
        return None

    # Events

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self.point_on_page(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self.pressed.emit(*found)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
        moves = {
            Qt.Key.Key_PageDown: self._current + 1,
            Qt.Key.Key_PageUp: self._current - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._pages) - 1,
        }
        if is_control and key in zooms:
            self.zoom_requested.emit(zooms[Qt.Key(key)])
        elif key in moves:
            self.go_to_page(moves[Qt.Key(key)])
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._step_area(1 if key == Qt.Key.Key_Right else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (area := self._areas.current) is not None:
            self.area_chosen.emit(area.shows)
        elif key == Qt.Key.Key_Escape and self._areas.leave():
            self.viewport().update()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self.resized.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = Look.of(self)
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(look.theme.sunken))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page, box in zip(self._pages, self._boxes, strict=True):
            shown = box.translated(-self._offset())
            if shown.intersects(QRectF(event.rect())):
                self._paint_page(painter, page, shown)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.theme.focus), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
            if (area := self._areas.current) is not None:
                painter.setPen(QPen(QColor(RING), 2))  # the paper is white in every theme
                painter.drawRoundedRect(self._area_box(area).translated(-self._offset()), 4, 4)

    def _step_area(self, step: int) -> None:
        area = self._areas.step(step, self._current)
        if area is None:
            return
        shown = self._area_box(area)
        bar, edge = self.verticalScrollBar(), Look.of(self).px(EDGE)
        if shown.top() - edge < bar.value():
            bar.setValue(int(shown.top() - edge))
        elif shown.bottom() + edge > bar.value() + self.viewport().height():
            bar.setValue(int(shown.bottom() + edge - self.viewport().height()))
        self._set_current(area.page)
        self.viewport().update()
        self.area_reached.emit(area.shows)

    def _area_box(self, area: Place) -> QRectF:
        """Return where an area is drawn, in the scrolled contents."""
        box = self._boxes[area.page]
        scale = box.width() / self._pages[area.page].width
        top_left = box.topLeft() + QPointF(area.left, area.top) * scale
        return QRectF(top_left, QSizeF(area.width, area.height) * scale).adjusted(-3, -2, 3, 2)

    def _paint_page(self, painter: QPainter, page: Page, box: QRectF) -> None:
        theme = Look.of(self).theme
        if not theme.is_high:
            for spread, strength in ((6, 5), (4, 7), (2, 9)):
                shade = box.adjusted(-spread / 2, 1, spread / 2, spread)
                painter.fillRect(shade, QColor(0, 0, 0, strength * (3 if theme.is_dark else 1)))
        painter.drawImage(box, page.image)
        painter.setPen(QColor(theme.line))
        painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))

    # Layout

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _arrange(self) -> None:
        """Give each page its box, and the bars their ranges."""
        look, fit, room = Look.of(self), self.fit(self._zoom), self.viewport().size()
        edge, top = look.px(EDGE), look.px(EDGE)
        sizes = [(page.width * scale, page.height * scale) for page, scale in self._scales(fit)]
        widest = max((width for width, _ in sizes), default=0.0)
        across = max(float(room.width()), widest + 2 * edge)
        boxes = []
        for width, height in sizes:
            boxes.append(QRectF(round((across - width) / 2), round(top), round(width), round(height)))
            top += round(height) + look.px(GAP)
        self._boxes = tuple(boxes)
        bar, aside = self.verticalScrollBar(), self.horizontalScrollBar()
        total = int(top - look.px(GAP) + edge)
        aside.setPageStep(room.width())
        aside.setRange(0, max(0, int(across) - room.width()))
        bar.setPageStep(room.height())
        bar.setRange(0, max(0, total - room.height()))
        self.viewport().update()

    def _scales(self, fit: Fit) -> list[tuple[Page, float]]:
        return [(page, fit.scale(page.width, page.height)) for page in self._pages]

    def _follow_scroll(self) -> None:
        """Take the page that holds the upper third of the view as the one being read."""
        bar = self.verticalScrollBar()
        if bar.value() == bar.maximum() and self._boxes and self._current == len(self._boxes) - 1:
            return
        at = bar.value() + self.viewport().height() / 3
        index = sum(box.bottom() < at for box in self._boxes)
        self._set_current(min(index, max(0, len(self._boxes) - 1)))

    def _set_current(self, index: int) -> None:
        if index != self._current:
            self._current = index
            self._tell()

    def _tell(self) -> None:
        if self._pages:
            self.setAccessibleName(page_name(self._current, self._pages))
            self.page_changed.emit(self._current)
