"""The first stage: sidebar, article with its tag bar, and the comparison filling beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ..session import Session
from ..theme import Look
from ..views.article_view import ArticleView
from ..views.comparison_pane import ComparisonPane
from ..views.find_bar import FindBar
from ..views.reason_card import ReasonCard
from ..views.sidebar import Sidebar
from ..views.tag_bar import TagBar
from ..widgets.first_steps import FirstSteps

SIDEBAR_WIDTH = 216
ARTICLE_WIDTH = 650
COMPARISON_WIDTH = 500
NARROW = 1100
SMALL = 800
THREE_PANES = 1000
TWO_PANES = 600


class ReadStage(QWidget):
    """Reads and tags. The article pane is where the tagging keys act."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sidebar = Sidebar(session, self)
        self.article = ArticleView(session, self)
        self.reason_card = ReasonCard(session, self.article)
        self.tag_bar = TagBar(session, self)
        self.first_steps = FirstSteps(self)
        self.comparison = ComparisonPane(session, self)
        self.article_pane = QWidget(self)
        middle = QWidget(self)  # the find field is no child of the pane: no tagging key acts in it
        self.find_bar = FindBar(session, self.article, middle)
        around = QVBoxLayout(middle)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self.find_bar)
        around.addWidget(self.article_pane, 1)
        column = QVBoxLayout(self.article_pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.article, 1)
        column.addWidget(self.first_steps)
        column.addWidget(self.tag_bar)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(1)
        for widget in (self.sidebar, middle, self.comparison):
            self.splitter.addWidget(widget)
        self.splitter.setCollapsible(1, False)
        self.splitter.setStretchFactor(1, 3)
        self.splitter.setStretchFactor(2, 4)
        self.splitter.setSizes([SIDEBAR_WIDTH, ARTICLE_WIDTH, COMPARISON_WIDTH])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.splitter)
        self._is_comparison_wanted = True
        self._is_sidebar_wanted = True

    def toggle_comparison(self) -> None:
        """Show or hide the comparison beside the article."""
        self._is_comparison_wanted = not self.comparison.isVisible()
        self.comparison.setVisible(self._is_comparison_wanted)

    def toggle_sidebar(self) -> None:
        """Show or hide the sidebar."""
        self._is_sidebar_wanted = not self.sidebar.isVisible()
        self.sidebar.setVisible(self._is_sidebar_wanted)

    def fit(self, width: int) -> None:
        """Give up the comparison first and then the sidebar when the window (of `width` logical px) is narrow.

        Larger text makes a window narrow sooner: three panes need THREE_PANES at 100 %, two TWO_PANES.
        """
        scale = Look.of(self).scale
        self.comparison.setVisible(self._is_comparison_wanted and width >= max(NARROW, THREE_PANES * scale))
        self.sidebar.setVisible(self._is_sidebar_wanted and width >= max(SMALL, TWO_PANES * scale))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_is_sidebar_wanted") and self.isVisible():
            self.fit(self.window().width())
