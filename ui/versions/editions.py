"""Two editions of an article side by side, paragraph by paragraph, with what is gone and what is new marked."""

from __future__ import annotations

from collections import Counter
from html import escape

from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from briefer import queries
from briefer.history.editions import Pair, aligned
from briefer.model import Article, Project
from briefer.words import counted, later, said, tr
from ui.look.theme import Look, font
from ui.look.wording import marked
from ui.look.words import day, moment
from ui.widgets.dialog import Foot, fit
from ui.widgets.labels import RoleLabel

WORDS = {"changed": later("changed"), "gone": later("gone"), "new": later("new"), "moved": later("moved")}


class EditionsDialog(QDialog):
    """Shows the older edition left and the newer right; a line says what became of each paragraph that changed."""

    def __init__(self, project: Project, old: Article, new: Article, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Two editions"))
        self.pairs = aligned(old, new)
        self.said = RoleLabel("body", self._told(), self)
        self.said.setWordWrap(True)
        self.page = QTextBrowser(self)
        self.page.setAccessibleName(tr("Both editions, paragraph by paragraph"))
        self.page.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.page.document().setDefaultFont(font("quote", Look.of(self)))  # it is the source that speaks
        self.page.setHtml(self._markup(project, old, new))
        self.foot = Foot(self, tr("&Close"), tr("Struck through is gone, underlined is new."))
        self.foot.cancel.hide()
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 12)
        inner.setSpacing(10)
        inner.addWidget(self.said)
        inner.addWidget(self.page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(inner, 1)
        column.addWidget(self.foot)
        fit(self, 1040, 680)
        self.page.setFocus()

    def _told(self) -> str:
        count = Counter(each.what for each in self.pairs)
        same = counted(count["same"], "1 paragraph stands as it was", "{n} paragraphs stand as they were")
        named = (
            counted(count["changed"], "1 changed", "{n} changed"),
            counted(count["moved"], "1 moved", "{n} moved"),
            counted(count["gone"], "1 gone", "{n} gone"),
            counted(count["new"], "1 new", "{n} new"),
        )
        others = [told for told, what in zip(named, ("changed", "moved", "gone", "new"), strict=True) if count[what]]
        return ", ".join((same, *others)) + "."

    def _markup(self, project: Project, old: Article, new: Article) -> str:
        theme = Look.of(self).theme
        head = "".join(f"<td width='50%'><b>{escape(_named(project, each))}</b></td>" for each in (old, new))
        rows = "".join(_row(each, old, new, theme.ink2) for each in self.pairs)
        return f"<table width='100%' cellspacing='0' cellpadding='8'><tr>{head}</tr>{rows}</table>"


def _named(project: Project, article: Article) -> str:
    """Return how an edition is told from the other: its number, outlet, date and when it was opened."""
    source = article.source
    opened = tr("opened {when}").format(when=moment(source.accessed)) if source.accessed else ""
    number = f"S{queries.source_number(project, article.id)}"
    return ", ".join(filter(None, (number, source.outlet or source.headline, day(source.published), opened)))


def _row(pair: Pair, old: Article, new: Article, quiet: str) -> str:
    was = old.paragraphs[pair.old].text if pair.old is not None else ""
    now = new.paragraphs[pair.new].text if pair.new is not None else ""
    left, right = marked(was, now) if was and now else (f"<s>{escape(was)}</s>", f"<b><u>{escape(now)}</u></b>")
    cells = []
    for at, text in ((pair.old, left), (pair.new, right)):
        word = said(WORDS[pair.what]) if at is not None and pair.what in WORDS else ""
        place = " · ".join(filter(None, (f"¶{at + 1}", word))) if at is not None else ""
        cells.append(
            f"<td valign='top'><span style='color:{quiet}'>{place}</span> {text if at is not None else ''}</td>"
        )
    return f"<tr>{''.join(cells)}</tr>"
