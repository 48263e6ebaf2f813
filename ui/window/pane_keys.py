"""From pane to pane by key: where F6 goes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def step_pane(panes: Sequence[QWidget], by: int) -> None:
    """Give the keyboard to the next (1) or previous (-1) of the panes that are shown, where it was in it last."""
    focused = QApplication.focusWidget()
    shown = [pane for pane in panes if pane.isVisible() and _home(pane) is not None]
    if not shown:
        return
    here = next((at for at, pane in enumerate(shown) if _holds(pane, focused)), None)
    at = (here + by) % len(shown) if here is not None else (0 if by > 0 else -1)
    home = _home(shown[at])
    if home is not None:
        home.setFocus(Qt.FocusReason.TabFocusReason)


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))


def _home(pane: QWidget) -> QWidget | None:
    """Return what takes the keyboard in a pane: what had it last, what the pane itself names, or its first control."""
    last = pane.focusWidget()
    if last is not None and _takes_keys(last):
        return last
    named: Callable[[], QWidget] | None = getattr(pane, "focus_home", None)
    if named is not None and _takes_keys(chosen := named()):
        return chosen
    if _takes_keys(pane):
        return pane
    return next((child for child in pane.findChildren(QWidget) if _takes_keys(child)), None)


def _takes_keys(widget: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) or widget.focusProxy() is not None
    return takes_tab and widget.isVisible() and widget.isEnabled()
