"""What a brief over its limit could do without, with the pages that each would save; unticked, it is left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefer.words import tr
from ui.brief.savings import Saving
from ui.brief.sections import section_name
from ui.widgets.labels import RoleLabel
from ui.widgets.tick import Tick
from ui.widgets.tips import plain_tip


def saving_name(saving: Saving) -> str:
    """Name what could go: a section by its title, a row by its number and issue."""
    return f"{saving.row.number} {saving.row.issue.title}" if saving.row else section_name(saving.section)


class SavingsList(QWidget):
    """A tick for each saving; hidden while there is none.

    Signals
        left_out(saving)   this brief is to do without it
    """

    left_out = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._savings: tuple[Saving, ...] = ()
        self.ticks: tuple[Tick, ...] = ()
        head = RoleLabel("body", tr("These could go. Ticked ones stay printed."), self, tone="ink2")
        head.setWordWrap(True)
        self._box = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 0, 0, 8)
        column.setSpacing(6)
        column.addWidget(head)
        column.addLayout(self._box)
        self.hide()

    def show_savings(self, savings: Sequence[Saving]) -> None:
        """Show what could go; the focus stays on the tick of its name, or goes to the one in its place."""
        if self._savings == tuple(savings):
            return
        at = next((place for place, tick in enumerate(self.ticks) if tick.hasFocus()), None)
        for tick in self.ticks:
            self._box.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self._savings = tuple(savings)
        self.ticks = tuple(self._tick(saving) for saving in savings)
        self.setVisible(bool(savings))
        if at is not None and self.ticks:
            self.ticks[min(at, len(self.ticks) - 1)].setFocus()

    def _tick(self, saving: Saving) -> Tick:
        name = saving_name(saving)
        pages = max(saving.pages, 0.1)
        told = (tr("{n} page") if pages < 1.05 else tr("{n} pages")).format(n=f"{pages:.1f}")
        tick = Tick(f"{name} · {told}".replace("&", "&&"), self)
        tick.setMinimumWidth(1)  # a long name gives up its middle, never the room of the panel
        tick.setToolTip(plain_tip(f"{name} · {told}"))
        tick.setChecked(True)
        spoken = tr("Print {name}, saves {n} if not").format(name=name, n=told)
        tick.setAccessibleName(spoken)
        tick.clicked.connect(lambda _=False: self.left_out.emit(saving))
        self._box.addWidget(tick)
        return tick
