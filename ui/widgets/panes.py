"""Panes side by side: all but one have a width of their own, which the person may change; that one takes the rest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.look.theme import Look

REST = 0
LEAST = 180
"""A pane that gives way keeps so much, in px at 100 %."""


class Panes(QSplitter):
    """A splitter whose widths grow with the look. `widths` are px at 100 %, REST for the pane that takes the rest.

    Signals
        widths_changed(widths)   the person moved a border; px at 100 %
    """

    widths_changed = Signal(object)

    def __init__(self, widths: Sequence[int], parent: QWidget | None = None, *, least_rest: int = 0) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._widths = list(widths)
        self._least_rest = least_rest
        self._narrow: dict[int, int] = {}
        self._scale = 0.0
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(lambda *_: self._note())

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths in px at 100 %, REST for the pane that takes the rest."""
        return tuple(self._widths)

    def set_widths(self, widths: Sequence[int]) -> None:
        """Take up remembered widths; those that do not fit these panes are left alone."""
        fits = len(widths) == len(self._widths) and all(
            (new == REST) == (old == REST) and new >= 0 for new, old in zip(widths, self._widths, strict=True)
        )
        if fits:
            self._widths = list(widths)
            self.fit()

    def set_narrow(self, index: int, width: int | None) -> None:
        """Let a pane stand at a width that is not the person's (px at 100 %), or at the person's again."""
        if width is None:
            self._narrow.pop(index, None)
        else:
            self._narrow[index] = width

    def fit(self) -> None:
        """Give every pane that is shown its width; the widest gives way where the rest would have too little."""
        scale, rest = Look.of(self).scale, self._rest()
        shown = self._shown()
        wanted = {index: round(self._narrow.get(index, self._widths[index]) * scale) for index in shown}
        taker = rest if rest in shown else max(shown, key=lambda index: wanted[index], default=rest)
        wanted.pop(taker, None)
        whole = self.width() - max(0, len(shown) - 1) * self.handleWidth()
        lack = round(self._least_rest * scale) - (whole - sum(wanted.values()))
        if wanted and lack > 0:
            widest = max(wanted, key=lambda index: wanted[index])
            wanted[widest] = max(round(LEAST * scale), wanted[widest] - lack)
        wanted[taker] = max(1, whole - sum(wanted.values()))
        self.setSizes([wanted.get(index, 0) for index in range(self.count())])
        self._scale = scale

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.count() and self._scale != Look.of(self).scale:
            self.fit()

    def _shown(self) -> list[int]:
        panes = ((index, self.widget(index)) for index in range(self.count()))
        return [index for index, pane in panes if pane is not None and not pane.isHidden()]

    def _rest(self) -> int:
        return self._widths.index(REST)

    def _note(self) -> None:
        scale, sizes, shown = Look.of(self).scale, self.sizes(), self._shown()
        for index, size in enumerate(sizes):
            is_own = self._widths[index] != REST and index not in self._narrow
            if is_own and index in shown:
                self._widths[index] = max(1, round(size / scale))
        self.widths_changed.emit(self.widths)
