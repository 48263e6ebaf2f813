"""The sources: the articles at the left, the citation of one at the right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefer import edits, queries
from briefer.model import Article, ArticleId, Project
from briefer.words import counted, later, said, tr
from ui.actions.action import Action, Scope
from ui.compare.acts import CellAct, CellActs
from ui.compare.view import ComparedView
from ui.look import words
from ui.look.theme import Look
from ui.session import Session
from ui.widgets.announce import announce
from ui.widgets.cell_table import CellTable
from ui.widgets.cells import Cell, CellsModel, CellStyle, Notice, TableRow
from ui.widgets.choice import LanguageChoice
from ui.widgets.fields import DayField, LeavesKeys, show_in, value_of
from ui.widgets.flow import FlowLayout
from ui.widgets.question import ask

LIST_WIDTH, FORM_WIDTH = 300, 720
WHOLE_WIDTH = 16_777_215
"""What Qt calls no limit."""
DAYS = ("published", "accessed")
FIELDS = (
    ("outlet", later("&Outlet")),
    ("headline", later("Hea&dline")),
    ("byline", later("B&yline")),
    ("published", later("&Published")),
    ("url", later("&Address")),
    ("accessed", later("A&ccessed")),
)


class SourcesView(ComparedView):
    """The citation of each article, as it prints under Sources.

    Signals
        paragraph_requested(paragraph_id)   show this paragraph in the article
        said(sentence)                      something to say in the status bar
    """

    PARTS = frozenset({"annotations", "articles", "brief"})
    paragraph_requested = Signal(str)
    said = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = CellsModel(("",), self)
        self.list = CellTable(self.model, (1,), self)
        self.list.setAccessibleName(tr("Sources"))
        self.list.set_empty_sentence(tr("No sources yet."))
        self.list.row_requested.connect(self._request)
        self.list.current_changed.connect(self._show_citation)
        self.fields = {name: DayField(self) if name in DAYS else QLineEdit(self) for name, _ in FIELDS}
        self.language = LanguageChoice(self)
        self.language.setAccessibleName(tr("Language"))
        self.language.activated.connect(lambda _: self._keep("language"))
        LeavesKeys(*self.fields.values())
        self._counts = QLabel(self)
        self._counts.setTextFormat(Qt.TextFormat.PlainText)
        self._counts.setWordWrap(True)
        self._fingerprint = QLabel(self)
        self._fingerprint.setTextFormat(Qt.TextFormat.PlainText)
        self._fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._fingerprint.setWordWrap(True)
        self.show_button = QPushButton(tr("&Show in Read"), self)
        self.show_button.clicked.connect(self._request)
        self.hide_button = QPushButton(self)
        self.hide_button.clicked.connect(self.toggle_current)
        self.remove_button = QPushButton(tr("&Remove article…"), self)
        self.remove_button.clicked.connect(self.remove_current)
        self.acts = CellActs(self.list, sources_actions(lambda: self), self._acts)
        self._lay_out()
        self.setFocusProxy(self.list)

    def current_article(self) -> Article | None:
        """The chosen article, or None."""
        name = self.list.current_key()
        return next((article for article in self._session.project.articles if article.id == name), None)

    def is_hidden(self, article: Article) -> bool:
        """Whether the brief leaves an article out."""
        return article.id in self._session.project.brief.hidden_articles

    def toggle_current(self) -> None:
        """Leave the chosen article out of the brief with all that is tagged in it, or take it in again."""
        article = self.current_article()
        if article is None:
            return
        source = f"S{queries.source_number(self._session.project, article.id)}"
        told = tr("Take {source} into the brief") if self.is_hidden(article) else tr("Leave {source} out of the brief")
        self._session.edit(told.format(source=source), edits.toggle_article, article.id)
        is_out = self.is_hidden(article)
        told = tr("{source} is left out of the brief.") if is_out else tr("{source} is in the brief.")
        self.said.emit(told.format(source=source))
        announce(self.list, told.format(source=source))

    def remove_current(self) -> None:
        """Remove the chosen article; asks when tags would be lost with it."""
        article = self.current_article()
        if article is None or not self._may_remove(article):
            return
        self._session.edit(tr("Remove the article"), edits.remove_article, article.id)

    def _acts(self) -> Iterable[CellAct]:
        yield CellAct(tr("Show in Read"), self._request, key="Return")
        yield CellAct(self.hide_button.text().replace("&", ""), action="sources.leave_out")
        yield CellAct(tr("Remove article…"), action="sources.remove")

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, label in FIELDS:
            field = self.fields[name]
            field.setAccessibleName(said(label).replace("&", ""))
            field.editingFinished.connect(lambda name=name: self._keep(name))
            form.addRow(said(label), field)
        form.addRow(tr("&Language"), self.language)
        form.addRow(tr("Fingerprint"), self._fingerprint)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.show_button)
        buttons.addWidget(self.hide_button)
        buttons.addWidget(self.remove_button)
        page = QWidget(self)
        page.setMaximumWidth(round(Look.of(self).px(FORM_WIDTH)))
        right = QVBoxLayout(page)
        right.addWidget(self._counts)
        right.addLayout(form)
        right.addSpacing(8)
        right.addLayout(buttons)
        right.addStretch(1)
        self._area = area = QScrollArea(self)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(page)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 16, 8)
        layout.setSpacing(24)
        layout.addWidget(self.list, 2)
        layout.addWidget(area, 5)

    def _show(self, project: Project) -> None:
        self.list.show_rows([self._line(number, article) for number, article in enumerate(project.articles, 1)])
        self._show_citation()
        self._area.setVisible(bool(project.articles))
        most = round(Look.of(self).px(LIST_WIDTH)) if project.articles else WHOLE_WIDTH
        self.list.setMaximumWidth(most)

    def _line(self, number: int, article: Article) -> TableRow:
        is_out = self.is_hidden(article)
        left_out = tr("Left out of the brief") if is_out else ""
        detail = ", ".join(text for text in (left_out, article.source.outlet, self._count_text(article)) if text)
        headline = f"S{number}  {_headline(article)}"
        style, notice = (CellStyle.QUIET, Notice.NOTE) if is_out else (CellStyle.STRONG, Notice.NONE)
        return TableRow(article.id, (Cell(headline, style, detail, notice=notice),), f"{headline}, {detail}")

    def _show_citation(self, *_: object) -> None:
        article = self.current_article()
        for name, field in self.fields.items():
            text = str(getattr(article.source, name)) if article else ""
            field.setEnabled(article is not None)
            show_in(field, text)
        self.language.setEnabled(article is not None)
        self.language.show_code(article.source.language if article else "")
        is_out = article is not None and self.is_hidden(article)
        self.hide_button.setText(tr("Ta&ke into the brief") if is_out else tr("Leave o&ut of the brief"))
        for button in (self.show_button, self.hide_button):
            button.setEnabled(article is not None)
        self.remove_button.setEnabled(article is not None)
        self._fingerprint.setText(_grouped(article.source.sha256) if article and article.source.sha256 else "–")
        counts = self._count_text(article) if article else ""
        if is_out:
            counts = f"{counts}. {tr('Left out of the brief: nothing of it prints, and its tags stay.')}"
        self._counts.setText(counts)

    def _count_text(self, article: Article) -> str:
        done, total = queries.progress(self._session.project, article.id)
        return f"{counted(total, '1 paragraph', '{n} paragraphs')}, {counted(done, '1 tagged', '{n} tagged')}"

    def _keep(self, name: str) -> None:
        article = self.current_article()
        if article is None:
            return
        text = self.language.code if name == "language" else value_of(self.fields[name])
        if text == getattr(article.source, name):
            return
        source = replace(article.source, **{name: text})
        self._session.edit(tr("Citation"), edits.edit_source, ArticleId(article.id), source)

    def _request(self, *_: object) -> None:
        article = self.current_article()
        if article is not None and article.paragraphs:
            self.paragraph_requested.emit(article.paragraphs[0].id)

    def _may_remove(self, article: Article) -> bool:
        paragraphs = {paragraph.id for paragraph in article.paragraphs}
        lost = sum(item.paragraph_id in paragraphs for item in self._session.project.annotations)
        if not lost:
            return True
        told = counted(lost, "1 tag is lost with it.", "{n} tags are lost with it.")
        return bool(
            ask(
                self.window(),
                title=tr("Remove article"),
                sentence=tr("Remove {title}?").format(title=words.quoted(_headline(article))),
                further=f"{told} {tr('Undo brings everything back.')}",
                choices=(("remove", tr("&Remove article")),),
                icon="triangle-alert",
            )
        )


def _headline(article: Article) -> str:
    return article.source.headline or article.source.outlet or tr("Untitled")


def _grouped(fingerprint: str) -> str:
    """A fingerprint in groups of eight, so that it can be compared by eye and its line can break."""
    return " ".join(fingerprint[at : at + 8] for at in range(0, len(fingerprint), 8))


def sources_actions(view_of: Callable[[], SourcesView]) -> tuple[Action, ...]:
    """Return what is done with the current source of a view, which is asked for when an act runs."""

    def row(name: str, text: str, key: str, act: Callable[[SourcesView], object]) -> Action:
        return Action(f"sources.{name}", text, "", (key,), lambda: act(view_of()), 2, Scope.SOURCES)

    return (
        row(
            "leave_out",
            tr("Leave the article out of the brief, or take it in again"),
            "H",
            lambda v: v.toggle_current(),
        ),
        row("remove", tr("Remove the article…"), "Del", lambda view: view.remove_current()),
    )
