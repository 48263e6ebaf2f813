"""The foot of a small dialog: Cancel, then the verb."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton

from briefer.words import tr


def button_row(dialog: QDialog, verb: str, act: Callable[[], object]) -> QHBoxLayout:
    """Make the row of buttons; `verb` with its mnemonic does `act` and is the default."""
    cancel = QPushButton(tr("&Cancel"), dialog)
    cancel.setAutoDefault(False)
    cancel.clicked.connect(dialog.reject)
    main = QPushButton(verb, dialog)
    main.setObjectName("primary")
    main.setDefault(True)
    main.clicked.connect(act)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    row.addWidget(cancel)
    row.addWidget(main)
    return row
