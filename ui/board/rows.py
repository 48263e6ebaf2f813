"""What can be done with a whole row of the board: merge it with another, split it, put it under another theme."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QInputDialog

from briefer import edits, queries
from briefer.model import Issue, IssueId
from briefer.words import tr
from ui.board import moves as board_moves
from ui.board.assessment_field import AgreedDialog
from ui.board.grid import Grid
from ui.board.split import SplitDialog
from ui.look import words
from ui.session import Session


class RowActs:
    """Acts on the current row of one board; each is one undo step."""

    def __init__(self, board: Grid, session: Session) -> None:
        self._board = board
        self._session = session

    def merge(self) -> None:
        """Ask for another row and put the items of the current one behind that row's."""
        from ui.tagging.issue_picker import IssuePicker

        issue = self._issue()
        if issue is None:
            return
        recent, window = self._session.recent_issues, self._board.window()
        picker = IssuePicker(self._session.project, window, recent=recent, without=issue.id)
        picker.setWindowTitle(tr("Merge {title} into…").format(title=words.quoted(issue.title)))
        if picker.exec() == QDialog.DialogCode.Accepted and picker.choice is not None:
            self.merge_into(picker.choice.issue_id)
        picker.deleteLater()
        self._board.setFocus()

    def merge_into(self, issue_id: str) -> None:
        """Put the items of the current row behind those of another row, which stays."""
        issue = self._issue()
        if issue is None:
            return
        into = queries.issue(self._session.project, IssueId(issue_id))
        label = tr("Merge {one} into {other}").format(one=words.quoted(issue.title), other=words.quoted(into.title))
        if self._session.edit(label, edits.merge_issues, into.id, issue.id):
            self._board.select_issue(into.id)
            self._board.say(label)

    def toggle(self) -> None:
        """Leave the current row out of the brief, or take it in again."""
        issue = self._issue()
        if issue is None:
            return
        is_hidden = issue.id in self._session.project.brief.hidden_issues
        label = tr("Take {title} into the brief again") if is_hidden else tr("Leave {title} out of the brief")
        label = label.format(title=words.quoted(issue.title))
        if self._session.edit(label, edits.toggle_issue, issue.id):
            self._board.say(label)

    def split(self) -> None:
        """Ask which items of the current row go into a new one; the current item is ticked."""
        issue = self._issue()
        if issue is None:
            return
        if not issue.annotation_ids:
            self._board.say(tr("There is nothing in this row to take into a new one."))
            return
        dialog = SplitDialog(self._session, issue.id, self._board.current_annotation_id(), self._board.window())
        dialog.exec()
        dialog.deleteLater()
        self._board.setFocus()

    def sort(self) -> None:
        """Put the items of the current row in the order of the sources."""
        issue = self._issue()
        if issue is None:
            return
        if self._session.edit(tr("Sort the items by source"), edits.sort_items, issue.id):
            self._board.say(tr("Sorted by source."))
        else:
            self._board.say(tr("The items stand in the order of the sources."))

    def write_agreed(self) -> None:
        """Ask for the text that is agreed so far in the current row."""
        issue = self._issue()
        if issue is None:
            return
        dialog = AgreedDialog(issue, self._board.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.set_agreed(dialog.field.toPlainText())
        dialog.deleteLater()
        self._board.setFocus()

    def set_agreed(self, text: str) -> None:
        """Keep the text that is agreed so far in the current row; "" takes it away."""
        issue = self._issue()
        label = tr("Agreed text of {title}").replace("{title}", words.quoted(issue.title)) if issue else ""
        if issue is not None and self._session.edit(label, edits.assess, issue.id, agreed=text.strip()):
            self._board.say(label)

    def choose_theme(self) -> None:
        """Ask for the theme of the current row: one that is there, or a new one."""
        issue = self._issue()
        if issue is None:
            return
        themes = list(dict.fromkeys(each.theme for each in self._session.project.issues if each.theme))
        at = themes.index(issue.theme) if issue.theme in themes else 0
        told = tr("Theme of {title} (choose one, or type a new one)").format(title=words.quoted(issue.title))
        theme, is_chosen = QInputDialog.getItem(self._board.window(), tr("Theme"), told, themes, at, editable=True)
        if is_chosen:
            self.set_theme(theme)
        self._board.setFocus()

    def set_theme(self, theme: str) -> None:
        """Put the current row under a theme, behind the rows that are there."""
        issue = self._issue()
        if issue is not None and self._session.edit(tr("Move to a theme"), edits.set_theme, issue.id, theme):
            self._board.select_issue(issue.id)
            self._board.say(board_moves.row_place(self._session.project, issue.id))

    def _issue(self) -> Issue | None:
        name = self._board.current_issue_id()
        if not name:
            self._board.say(tr("Stand on a row first."))
            return None
        return queries.issue(self._session.project, IssueId(name))
