"""What the office set for this computer, to be read and not changed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefer.policy import Policy, policy_file
from briefer.words import tr
from ui.widgets.labels import RoleLabel


class OfficePage(QWidget):
    """The settings of the policy file, and where it stands."""

    def __init__(self, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        for role, text in _lines(policy):
            label = RoleLabel(role, text, self, tone="ink" if role == "pane_title" else "ink2")
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addStretch(1)


def _lines(policy: Policy) -> Iterator[tuple[str, str]]:
    """Yield what is set, as role and words."""
    if policy.path is None:
        yield "body", tr("Your office sets nothing here. It would be in {path}.").format(path=policy_file())
        return
    yield "body", tr("Set by your office in {path}.").format(path=policy.path)
    if policy.mistake:
        yield "body", policy.mistake
    yield "pane_title", tr("Templates of the office")
    yield "body", policy.templates_folder or tr("No folder is chosen.")
    yield "pane_title", tr("Markings")
    yield "body", ", ".join(policy.markings) or tr("Any may be typed.")
    yield "pane_title", tr("Assistant")
    yield "body", tr("May be asked.") if policy.has_assistant else tr("Switched off.")
