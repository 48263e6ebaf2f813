"""The issue picker: a field and a list that filters as you type, last used first, with a new issue as the last line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from briefer.model import Project
from briefer.words import tr
from ui.tagging.issue_choices import IssueChoice, issue_choices
from ui.widgets.cells import Cell, CellStyle, TableRow
from ui.widgets.list_picker import ListPicker


class IssuePicker(ListPicker):
    """Asks for an issue; `choice` is what was chosen. `likely` are titles that stand first, then `recent`, by ids.

    `without` is an issue that is not offered, and then no new one either: a row is merged with one that is there.
    """

    def __init__(
        self,
        project: Project,
        parent: QWidget | None = None,
        *,
        recent: Sequence[str] = (),
        likely: Sequence[str] = (),
        without: str = "",
    ) -> None:
        super().__init__((64, 36), parent)
        self._without = without
        self._project = project
        self._recent, self._likely = tuple(recent), tuple(likely)
        self.choice: IssueChoice | None = None
        self.setWindowTitle(tr("Put into an issue"))
        self.field.setAccessibleName(tr("Issue"))
        is_old = bool(without)
        self.list.set_empty_sentence(tr("There is no other issue.") if is_old else tr("No issue yet. Type one."))
        self.field.setPlaceholderText(
            tr("Type an issue") if is_old else tr("Type an issue, or Theme / Issue for a new one")
        )
        self.list.setAccessibleName(tr("Issues"))
        self.lay_out(tr("Up and Down choose, Enter puts it in, Esc leaves it."))

    def lines(self, typed: str) -> tuple[TableRow, ...]:
        """Return the issues that hold the typed words, and the new one they would make."""
        choices = issue_choices(self._project, typed, self._recent, self._likely)
        if self._without:
            choices = tuple(each for each in choices if not each.is_new and each.issue_id != self._without)
        return tuple(_line(choice) for choice in choices)

    def take(self, key: object) -> None:
        """Keep the choice and close."""
        if isinstance(key, IssueChoice):
            self.choice = key
            self.accept()


def _line(choice: IssueChoice) -> TableRow:
    label = f"+  {choice.label}" if choice.is_new else choice.label
    cells = (Cell(label), Cell(choice.detail, CellStyle.QUIET))
    return TableRow(choice, cells, f"{choice.label}, {choice.detail}".strip(", "))
