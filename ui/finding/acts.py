"""The one field of the window: what can be found in it, and going to what was chosen or doing it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from briefer import edits
from briefer.model import IssueId
from briefer.words import tr
from ui.actions.keyboard import Keyboard
from ui.look import words
from ui.projects.recent import Recent
from ui.session import Session
from ui.stages import Stages
from ui.tagging.tagging import Tagging
from ui.widgets.dialog import asked

if TYPE_CHECKING:
    from briefer.check import Problem
    from briefer.templates import Template
    from ui.finding.choices import Choice, Offer


class Finding:
    """Opens the field over a window."""

    def __init__(  # noqa: PLR0913 - what can be found, one keyword each
        self,
        session: Session,
        keyboard: Keyboard,
        window: QWidget,
        *,
        stages: Stages,
        tagging: Tagging,
        recent: Recent,
        template: Callable[[], Template],
        problems: Callable[[], tuple[Problem, ...]],
    ) -> None:
        self._session = session
        self._keyboard = keyboard
        self._window = window
        self._stages = stages
        self._tagging = tagging
        self._recent = recent
        self._template = template
        self._problems = problems

    def open(self, *, is_text_only: bool = False) -> None:
        """Ask, and do what was chosen; `is_text_only` finds words of the articles and nothing else."""
        from ui.finding.palette import Palette

        offer = self.offer()
        palette = Palette(offer, self._window, is_text_only=is_text_only)
        asked(palette)
        if palette.chosen is not None:
            self.do(palette.chosen, offer)

    def offer(self) -> Offer:
        """Return everything that can be found now: it is looked up once, not at each letter."""
        from ui.finding.choices import Offer

        project = self._session.project
        fields = tuple((field.key, field.label) for field in self._template().fields) if project.articles else ()
        return Offer(
            project,
            self._keyboard,
            recent=self._recent.paths,
            fields=fields,
            problems=self._problems(),
            item=self._tagging.item_mark(),
        )

    def do(self, choice: Choice, offer: Offer) -> None:
        """Go to the place that was chosen, or run the action; `offer` is what it was chosen from."""
        from ui.finding.choices import place_of

        acts: dict[str, Callable[[str], object]] = {
            "issue": self._stages.go_to_issue,
            "file": lambda issue_id: self._tagging.file(IssueId(issue_id)),
            "paragraph": self._stages.go_to_paragraph,
            "field": self._stages.go_to_field,
            "problem": lambda _: self._stages.go_to_place(place_of(offer, choice)),
            "tagged": self._stages.show_tagged,
            "action": self._run,
            "new_issue": self._add_issue,
            "recent": lambda path: self._recent.open(Path(path)),
        }
        acts[choice.kind](choice.id)

    def _run(self, name: str) -> None:
        """Run a command; of one that acts on a line of a view that is not in front, show the view and name the key."""
        action = next(each for each in self._keyboard.actions if each.name == name)
        if self._stages.show_for(action.scope):
            key = self._keyboard.caps()[name]
            words = tr("Here {key} does it: {what}.") if key else tr("It is done here: {what}.")
            self._stages.said.emit(words.format(key=key, what=action.text.removesuffix("…")))
            return
        self._keyboard.made[name].trigger()

    def _add_issue(self, title: str) -> None:
        label = tr("New issue {title}").format(title=words.quoted(title))
        if self._session.edit(label, edits.add_issue, title):
            self._stages.go_to_issue(self._session.project.issues[-1].id)
