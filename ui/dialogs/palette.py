"""One field for everything: issues, words in the text, commands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefer import queries
from briefer.model import Project

from ..keyboard import Keyboard

MOST_IN_GROUP = 8
AROUND = 32


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the palette; `kind` is "issue", "paragraph", "action" or "recent", `id` names it."""

    kind: str
    id: str
    text: str
    aside: str = ""


def choices(
    project: Project, keyboard: Keyboard, words: str, *, is_text_only: bool = False, recent: Sequence[Path] = ()
) -> tuple[Choice, ...]:
    """Return what matches the words: issues and commands by their words in any order, the text exactly."""
    in_text = _in_text(project, words)
    if is_text_only:
        return in_text
    return (*_issues(project, words), *in_text[:MOST_IN_GROUP], *_commands(keyboard, words), *_recent(recent, words))


def _issues(project: Project, words: str) -> tuple[Choice, ...]:
    rows = (row for row in queries.rows(project) if words and _matches(words, row.issue.title))
    found = (Choice("issue", row.issue.id, f"{row.number} {row.issue.title}", "Issue") for row in rows)
    return tuple(found)[:MOST_IN_GROUP]


def _in_text(project: Project, words: str) -> tuple[Choice, ...]:
    if len(words) < 2:
        return ()
    wanted = words.casefold()
    found = []
    for article in project.articles:
        for paragraph in article.paragraphs:
            at = paragraph.text.casefold().find(wanted)
            if at >= 0:
                text = paragraph.text[max(0, at - AROUND) : at + len(words) + AROUND]
                found.append(Choice("paragraph", paragraph.id, f"… {text} …", queries.reference(project, paragraph.id)))
    return tuple(found)


def _commands(keyboard: Keyboard, words: str) -> tuple[Choice, ...]:
    caps = keyboard.caps()
    named = (action for action in keyboard.actions if action.menu and _matches(words, action.text))
    return tuple(
        Choice("action", action.name, action.text.removesuffix("…"), f"{action.menu}   {caps[action.name]}".strip())
        for action in named
    )


def _recent(paths: Sequence[Path], words: str) -> tuple[Choice, ...]:
    named = ((path, f"Open {path.stem}") for path in paths)
    return tuple(
        Choice("recent", str(path), text, "Recent project") for path, text in named if _matches(words, f"{text} recent")
    )


def _matches(words: str, text: str) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words.casefold().split())


class Palette(QDialog):
    """The field and its list; `chosen` is the line that Enter or a click took, or None."""

    def __init__(
        self,
        project: Project,
        keyboard: Keyboard,
        parent: QWidget,
        *,
        is_text_only: bool = False,
        recent: Sequence[Path] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Find in the text" if is_text_only else "Find or run a command")
        self._project = project
        self._keyboard = keyboard
        self._is_text_only = is_text_only
        self._recent = recent
        self.chosen: Choice | None = None
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(
            "Words of the article" if is_text_only else "Issue, words of the article, command"
        )
        self.field.setAccessibleName(self.windowTitle())
        self.field.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Matches")
        self.list.setUniformItemSizes(True)
        box = QVBoxLayout(self)
        box.addWidget(self.field)
        box.addWidget(self.list)
        self.resize(min(640, parent.width() - 40), min(460, parent.height() - 40))
        self.field.textChanged.connect(self._refresh)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self._refresh("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows and Enter in the field act on the list."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _refresh(self, words: str) -> None:
        self.list.clear()
        found = choices(
            self._project, self._keyboard, words.strip(), is_text_only=self._is_text_only, recent=self._recent
        )
        for choice in found:
            item = QListWidgetItem(f"{choice.text}    {choice.aside}".rstrip())
            item.setData(Qt.ItemDataRole.UserRole, choice)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen = item.data(Qt.ItemDataRole.UserRole)
            self.accept()
