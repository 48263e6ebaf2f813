"""The sidebar of the first stage: articles with their progress, parties with their keys and counts.

Signals
    article_requested(article id), party_requested(party id or ""), add_article_requested(), parties_requested()

The block of suggestions at its foot has signals of its own.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from briefer import queries
from briefer.model import PartyId, Project
from briefer.words import tr
from ui.look import marks
from ui.look.sides import NO_SIDE, Side, sides
from ui.look.theme import Look
from ui.read.sidebar_rows import ArticleRow, PartyRow
from ui.session import Session
from ui.suggestions.block import SuggestionBlock
from ui.widgets.labels import RoleLabel
from ui.widgets.tips import plain_tip

ASIDE = 8
WIDTH = 216
RAIL_WIDTH = 52
LEAST_WIDTH = 150
THIRD = 3


class Sidebar(QWidget):
    """Articles above, parties below; every row is a button. As a rail it shows signs of the same names."""

    article_requested = Signal(str)
    party_requested = Signal(str)
    add_article_requested = Signal()
    parties_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._project = session.project
        self._article_of: dict[str, str] = {}
        self._articles: dict[str, ArticleRow] = {}
        self._parties: dict[str, PartyRow] = {}
        self._headings: list[RoleLabel] = []
        self._icons: list[tuple[QToolButton, str]] = []
        self._is_rail = False
        self._before: QWidget | None = None
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Sidebar"))
        self.suggestions = SuggestionBlock(self)
        self._article_box = _column()
        self._column_box = _column()
        self._third_box = _column()
        self._third_heading = self._heading(tr("Third parties"))
        self._lay_out()
        session.focus_changed.connect(lambda _: self._show_progress())
        session.party_armed.connect(lambda _: self._show_parties())
        self.refresh(session.project, frozenset())

    def refresh(self, project: Project, parts: frozenset[str]) -> None:
        """Show a project: rows are made anew only when articles or parties are others."""
        self._project = project
        if not parts or "articles" in parts:
            self._make_articles()
        if not parts or parts & {"parties", "brief"}:
            self._make_parties()
        if self._before is not None and (not parts or parts & {"articles", "parties", "brief"}):
            self.order_tabs(self._before)
        if not parts or parts & {"articles", "annotations", "parties", "brief", "issues"}:
            self._count()
            self._show_progress()
            self._show_parties()

    @property
    def is_rail(self) -> bool:
        """Whether it is narrowed to a rail that shows signs and no words."""
        return self._is_rail

    def set_rail(self, *, is_rail: bool) -> None:
        """Show signs only, or the whole rows."""
        if is_rail != self._is_rail:
            self._is_rail = is_rail
            self._take_rail()
            self._take_look()

    def focus_home(self) -> QWidget:
        """The row that the keyboard comes to: that of the active party."""
        return self._parties.get(self._session.armed_party) or self

    def sizeHint(self) -> QSize:
        return QSize(round(Look.of(self).px(RAIL_WIDTH if self._is_rail else WIDTH)), 400)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = {QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange}
        if event.type() in kinds and hasattr(self, "_third_heading"):
            self._take_look()

    def _lay_out(self) -> None:
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setSpacing(2)
        self._column = column
        add = self._icon("plus", tr("Add article"), self.add_article_requested)
        parties = self._icon("users", tr("Parties"), self.parties_requested)
        column.addLayout(_line(self._heading(tr("Articles")), add))
        column.addLayout(self._article_box)
        column.addSpacing(16)
        column.addLayout(_line(self._heading(tr("Parties")), parties))
        column.addLayout(self._column_box)
        column.addSpacing(4)
        column.addLayout(_line(self._third_heading, None))
        column.addLayout(self._third_box)
        column.addSpacing(16)
        self._foot = QWidget(inner)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.suggestions)
        column.addWidget(self._foot)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)
        self._take_look()

    def order_tabs(self, before: QWidget) -> None:
        """Let Tab come from `before` to the rows from top to bottom; rows made anew keep their place."""
        self._before = before
        add, parties = (button for button, _ in self._icons)
        way = (
            before,
            add,
            *self._articles.values(),
            parties,
            *self._parties.values(),
            self.suggestions.button,
            self.suggestions.language,
        )
        for one, other in pairwise(way):
            QWidget.setTabOrder(one, other)

    def _heading(self, text: str) -> RoleLabel:
        label = RoleLabel("list_heading", text, self, tone="ink2")
        self._headings.append(label)
        return label

    def _icon(self, name: str, text: str, signal: object) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setAccessibleName(text)
        button.setToolTip(plain_tip(text))
        button.clicked.connect(signal)
        self._icons.append((button, name))
        return button

    def _take_rail(self) -> None:
        for heading in self._headings:
            heading.setVisible(not self._is_rail)
        self._foot.setVisible(not self._is_rail)
        self._show_third_heading()

    def _show_third_heading(self) -> None:
        has_third = any(side.place == THIRD for side in sides(self._project).values())
        self._third_heading.setVisible(has_third and not self._is_rail)

    def _take_look(self) -> None:
        look = Look.of(self)
        aside = round(look.px(ASIDE / 2 if self._is_rail else ASIDE))
        self._column.setContentsMargins(aside, aside, aside, aside)
        self.setMinimumWidth(round(look.px(RAIL_WIDTH if self._is_rail else LEAST_WIDTH)))
        size, side = round(look.px(16)), round(look.px(28))
        for button, name in self._icons:
            button.setIcon(marks.icon(name, look.theme.ink2, size))
            button.setIconSize(QSize(size, size))
            button.setFixedSize(side, side)

    def show_begun(self, *, is_begun: bool) -> None:
        """Show the row for no party only where there is an article to tag."""
        self._parties[""].setVisible(is_begun)

    def _make_articles(self) -> None:
        _clear(self._article_box)
        self._articles, self._article_of = {}, {}
        for number, article in enumerate(self._project.articles, 1):
            row = ArticleRow(number, article.source.headline or tr("Without headline"), self)
            row.clicked.connect(lambda _=False, chosen=article.id: self.article_requested.emit(chosen))
            self._article_box.addWidget(row)
            row.show()
            self._articles[article.id] = row
            self._article_of.update(dict.fromkeys((each.id for each in article.paragraphs), article.id))

    def _make_parties(self) -> None:
        _clear(self._column_box)
        _clear(self._third_box)
        self._parties = {}
        known = sides(self._project)
        for party_id, side in known.items():
            self._add_party(party_id, side, self._third_box if side.place == THIRD else self._column_box)
        self._add_party("", NO_SIDE, self._third_box)
        self.show_begun(is_begun=bool(self._project.articles))
        self._show_third_heading()

    def _add_party(self, party_id: str, side: Side, box: QVBoxLayout) -> None:
        row = PartyRow(side, self)
        row.clicked.connect(lambda _=False: self.party_requested.emit(party_id))
        box.addWidget(row)
        row.show()
        self._parties[party_id] = row

    def _count(self) -> None:
        """Count what the rows show of a project: once, for they show it again with every step of the focus."""
        tagged = {each.paragraph_id for each in self._project.annotations}
        self._done = Counter(self._article_of.get(paragraph_id, "") for paragraph_id in tagged)
        self._tallies = queries.tallies(self._project)

    def _show_progress(self) -> None:
        here = self._article_of.get(self._session.focus.paragraph_id, "")
        hidden = self._project.brief.hidden_articles
        for article in self._project.articles:
            row, total = self._articles[article.id], len(article.paragraphs)
            row.show_progress(self._done[article.id], total, is_open=article.id == here, is_hidden=article.id in hidden)

    def _show_parties(self) -> None:
        for party_id, row in self._parties.items():
            tally = self._tallies.get(PartyId(party_id) if party_id else None, queries.Tally())
            row.show_tally(tally, is_active=party_id == self._session.armed_party)


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    return column


def _line(label: RoleLabel, button: QToolButton | None) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(9, 2, 2, 2)
    line.addWidget(label, 1)
    if button is not None:
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
    return line


def _clear(box: QVBoxLayout) -> None:
    while (item := box.takeAt(0)) is not None:
        if (row := item.widget()) is not None:
            row.hide()
            row.deleteLater()
