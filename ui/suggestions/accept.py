"""Accept all likely: what would be taken over, each with a tick, and how sure it has to be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from briefer.model import Article
from briefer.words import counted, tr
from ui.look.words import kind_word
from ui.widgets.dialog import Foot, fit
from ui.widgets.labels import RoleLabel
from ui.widgets.tick import TickDelegate

if TYPE_CHECKING:
    from briefer.suggest import Suggestion

WIDTH, HEIGHT = 720, 560
LONGEST = 160


class AcceptDialog(QDialog):
    """Lists suggestions in text order; those at least as sure as the slider says are ticked."""

    def __init__(self, article: Article, suggestions: Sequence[Suggestion], parent: QWidget) -> None:
        super().__init__(parent)
        from briefer.suggest import LIKELY, POSSIBLE

        self._suggestions = tuple(suggestions)
        self.setWindowTitle(tr("Accept likely suggestions"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Suggestions"))
        self.list.setWordWrap(True)
        self.list.setSpacing(5)
        self.list.setItemDelegate(TickDelegate(self.list))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for each in self._suggestions:
            self.list.addItem(_item(article, each))
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(round(POSSIBLE * 100), 95)
        self.slider.setPageStep(5)
        self.slider.setValue(round(LIKELY * 100))
        self.slider.setAccessibleName(tr("How sure a suggestion has to be"))
        self._sure = RoleLabel("caption", parent=self, tone="ink2")
        self._likely = LIKELY
        self.foot = Foot(self, "")
        self.accept_button = self.foot.main
        self._lay_out()
        self.slider.valueChanged.connect(self._tick)
        self.list.itemChanged.connect(lambda _: self._count())
        self._tick(self.slider.value())
        self.list.setCurrentRow(0)
        self.list.setFocus()
        fit(self, WIDTH, HEIGHT)

    def chosen(self) -> tuple[Suggestion, ...]:
        """The suggestions that are ticked, in text order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            each
            for each, item in zip(self._suggestions, items, strict=True)
            if item.checkState() is Qt.CheckState.Checked
        )

    def _lay_out(self) -> None:
        note = tr(
            "This is a draft made by rules, not an answer. What you accept is marked as draft until you review it."
        )
        explained = RoleLabel("body", note, self)
        explained.setWordWrap(True)
        line = QHBoxLayout()
        line.addWidget(RoleLabel("label", tr("At least"), self))
        line.addWidget(self.slider, 1)
        line.addWidget(self._sure)
        column = QVBoxLayout()
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(explained)
        column.addLayout(line)
        column.addWidget(self.list, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(column, 1)
        whole.addWidget(self.foot)

    def _tick(self, percent: int) -> None:
        word = tr("likely") if percent >= round(self._likely * 100) else tr("possible")
        self._sure.setText(f"{word} ({percent} %)")
        self.list.blockSignals(True)  # counted once for all ticks, not once for each
        for row, each in enumerate(self._suggestions):
            is_sure = each.confidence * 100 >= percent
            self.list.item(row).setCheckState(Qt.CheckState.Checked if is_sure else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._count()

    def _count(self) -> None:
        number = len(self.chosen())
        self.accept_button.setText(counted(number, "&Accept 1 suggestion", "&Accept {n} suggestions"))
        self.accept_button.setEnabled(number > 0)


def _item(article: Article, suggestion: Suggestion) -> QListWidgetItem:
    words = article.paragraphs[suggestion.paragraph].text[suggestion.start : suggestion.end]
    shown = words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
    names = tr(" and ").join(party.name for party in suggestion.parties) or tr("a third party")
    item = QListWidgetItem(f"{names}, {kind_word(suggestion.kind)}   ¶{suggestion.paragraph + 1}\n“{shown}”")
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked)
    return item
