"""The first stage: sidebar, article with its tag bar, and the comparison filling beside it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.article.find_bar import FindBar
from ui.article.view import ArticleView
from ui.look.theme import Look
from ui.read.comparison_pane import ComparisonPane
from ui.read.first_steps import FirstSteps
from ui.read.sidebar import RAIL_WIDTH, Sidebar
from ui.read.way_in import WayIn
from ui.read.widths import Aside, Wishes, panes_at
from ui.session import Session
from ui.suggestions.reason_card import ReasonCard
from ui.tagging.bar import TagBar
from ui.widgets.panes import REST, Panes

WIDTHS = (216, 650, REST)
LEAST_COMPARISON = 480


class ReadStage(QWidget):
    """Reads and tags. The article pane is where the tagging keys act.

    Signals
        wishes_changed(wishes)   a pane was hidden or called for by hand
    """

    wishes_changed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None, article: ArticleView | None = None) -> None:
        super().__init__(parent)
        self.sidebar = Sidebar(session, self)
        self.article = article or ArticleView(session, self)
        self.reason_card = ReasonCard(session, self.article)
        self.tag_bar = TagBar(session, self)
        self.first_steps = FirstSteps(self)
        self.way_in = WayIn(self)
        self.comparison = ComparisonPane(session, self)
        self.article_pane = QWidget(self)
        self._middle = QWidget(self)  # the find field is no child of the pane: no tagging key acts in it
        self.find_bar = FindBar(session, self.article, self._middle)
        around = QVBoxLayout(self._middle)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self.find_bar)
        around.addWidget(self.article_pane, 1)
        column = QVBoxLayout(self.article_pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.article, 4)
        column.addWidget(self.way_in, 5)
        column.addWidget(self.first_steps)
        column.addWidget(self.tag_bar)
        self.splitter = Panes(WIDTHS, self, least_rest=LEAST_COMPARISON)
        for widget in (self.sidebar, self._middle, self.comparison):
            self.splitter.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.splitter)
        self._wishes = Wishes()
        self._width = 0
        self._order_tabs()

    @property
    def wishes(self) -> Wishes:
        """Which panes are wanted; which of them are shown depends on the room."""
        return self._wishes

    def set_wishes(self, *, has_sidebar: bool, has_comparison: bool) -> None:
        """Take up which panes were hidden by hand in an earlier session."""
        self._wishes = Wishes(has_sidebar=has_sidebar, has_comparison=has_comparison)
        self._fit_again()

    def show_begun(self, *, is_begun: bool) -> None:
        """Show the ways in where there is no article yet, and nothing that acts on one."""
        self.way_in.setVisible(not is_begun)
        self.tag_bar.setVisible(is_begun)
        self.sidebar.show_begun(is_begun=is_begun)
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_begun else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.article.setVerticalScrollBarPolicy(policy)

    def panes(self) -> tuple[QWidget, ...]:
        """The panes in the order of F6."""
        return (self._middle, self.comparison.board, self.comparison.tray, self.sidebar)

    def toggle_comparison(self) -> None:
        """Show or hide the comparison beside the article, or in its place where there is no room for both."""
        if not self.comparison.isHidden():
            self._wish(is_comparison_called=False, **self._refused("has_comparison"))
            self._keep_keyboard()
        elif self._has_room(replace(self._wishes, has_comparison=True)):
            self._wish(has_comparison=True)
        else:
            self._wish(is_comparison_called=True, is_sidebar_called=False)
            self.comparison.board.setFocus()

    def toggle_sidebar(self) -> None:
        """Show or hide the sidebar, in the article's place where there is no room for both."""
        if not self.sidebar.isHidden():
            self._wish(is_sidebar_called=False, **self._refused("has_sidebar"))
            self._keep_keyboard()
        elif panes_at(self._width, self._scale(), replace(self._wishes, has_sidebar=True)).sidebar is not Aside.NONE:
            self._wish(has_sidebar=True)
        else:
            self._wish(is_sidebar_called=True, is_comparison_called=False)
            self.sidebar.focus_home().setFocus()

    def show_article(self) -> None:
        """Bring the article back where another pane was called in its place."""
        if self._middle.isHidden():
            self._wish(is_sidebar_called=False, is_comparison_called=False)

    def fit(self, width: int) -> None:
        """Show the panes that a window of `width` logical px has room for; larger text needs more."""
        self._width = width
        shown = panes_at(width, self._scale(), self._wishes)
        if shown.has_comparison and self._wishes.is_comparison_called and self._has_room(self._wishes):
            self._wishes = replace(self._wishes, is_comparison_called=False)
        is_rail = shown.sidebar is Aside.RAIL
        self.sidebar.set_rail(is_rail=is_rail)
        self.splitter.set_narrow(0, RAIL_WIDTH if is_rail else None)
        self.sidebar.setVisible(shown.sidebar is not Aside.NONE)
        self._middle.setVisible(shown.has_article)
        self.comparison.setVisible(shown.has_comparison)
        self.splitter.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_wishes"):
            self._fit_again()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_again()  # the window may have been made wider while another stage was shown

    def _keep_keyboard(self) -> None:
        """Give the keyboard to the article where it was in a pane that went; another stage keeps it."""
        if self.isVisible():
            self.article.setFocus()

    def _fit_again(self) -> None:
        width = self.window().width() if self.isVisible() else self._width
        if width:
            self.fit(width)

    def _refused(self, name: str) -> dict[str, bool]:
        """Return the wish to hide a pane; one that was only called in goes without being refused for good."""
        called = {"has_comparison": "is_comparison_called", "has_sidebar": "is_sidebar_called"}[name]
        return {} if getattr(self._wishes, called) else {name: False}

    def _wish(self, **changes: bool) -> None:
        self._wishes = replace(self._wishes, **changes)
        self._fit_again()
        self.wishes_changed.emit(self._wishes)

    def _has_room(self, wishes: Wishes) -> bool:
        return panes_at(self._width, self._scale(), replace(wishes, is_comparison_called=False)).has_comparison

    def _scale(self) -> float:
        return Look.of(self).scale

    def _order_tabs(self) -> None:
        title = self.article.title
        way = (
            self.article,
            title.info_button,
            title.size_button,
            self.first_steps.close_button,
            self.comparison.board,
            self.comparison.expand,
            self.comparison.tray,
        )
        for one, other in pairwise(way):
            QWidget.setTabOrder(one, other)
        self.sidebar.order_tabs(self.comparison.tray)
