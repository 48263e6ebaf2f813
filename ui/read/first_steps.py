"""The strip that leads a new user from the first tag to the first export, one step at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from briefer.model import Kind, Project
from briefer.words import later, listed, said, tr

STEPS = 4
IN_FRAME = {
    Kind.DEMAND: later("Press {key}: the passage in the frame becomes a demand of {party}."),
    Kind.POSITION: later("Press {key}: the passage in the frame becomes a position of {party}."),
    Kind.EVENT: later("Press {key}: the passage in the frame becomes an event of the timeline."),
}
"""What the next key makes of the passage in the frame; whose an event is stands in no sentence, for many are joint."""
OF_OTHER = {
    Kind.DEMAND: later("Press {digit}, then {key}: the passage in the frame becomes a demand of {party}."),
    Kind.POSITION: later("Press {digit}, then {key}: the passage in the frame becomes a position of {party}."),
}
"""The same where another party has to be made active first."""
_NAMED = re.compile(r"\{([a-z_.0-9]+)\}")


@dataclass(frozen=True, slots=True)
class Here:
    """What is on the screen: the columns as ids and names, who is active, and what the frame is likely about."""

    columns: tuple[tuple[str, str], ...] = ()
    armed: str = ""
    kind: Kind | None = None
    party: str = ""
    is_tagged: bool = False


def advice(step: int, here: Here) -> str:
    """Return the sentence of a step, true of what is on the screen; keys stand in it as {name of the action}."""
    if step == 0:
        return _of_frame(here)
    if step == 1:
        return _of_other(here)
    if step == 2:
        names = [name for _, name in here.columns]
        whom = listed(names) if len(names) == 2 else tr("all sides")
        return tr("{key} shows {sides} next to each other.").format(key="{view.compare}", sides=whom)
    return tr("{key} exports the brief to Word and PDF.").format(key="{file.export}")


def _of_frame(here: Here) -> str:
    names = dict(here.columns)
    is_known = here.kind is Kind.EVENT or here.party in names
    if here.kind is None or not is_known:
        return tr("{key} goes on to another passage. {keys}").format(key="{move.next}", keys=_kinds())
    key, party = f"{{tag.{here.kind}}}", names.get(here.party, "")
    if here.kind is Kind.EVENT or here.party == here.armed:
        return said(IN_FRAME[here.kind]).format(key=key, party=party)
    return said(OF_OTHER[here.kind]).format(digit=_key(here, here.party), key=key, party=party)


def _of_other(here: Here) -> str:
    if here.is_tagged:  # a digit would give away what was just tagged
        return tr("{key} goes on to the next passage: the tagged one stays as it is.").format(key="{move.next}")
    if here.kind not in {None, Kind.EVENT} and here.party != here.armed:
        return _of_frame(here)
    other = next((party for party, _ in here.columns if party != here.armed), "")
    if not other:
        return _kinds()
    told = tr("Press {key}: {party} is active. {keys}")
    return told.format(key=_key(here, other), party=_name(here, other), keys=_kinds())


def _kinds() -> str:
    told = tr("{demand} tags a demand, {position} a position, {event} an event.")
    return told.format(demand="{tag.demand}", position="{tag.position}", event="{tag.event}")


def _key(here: Here, party: str) -> str:
    return f"{{party.{[each for each, _ in here.columns].index(party) + 1}}}"


def _name(here: Here, party: str) -> str:
    return dict(here.columns)[party]


class FirstSteps(QWidget):
    """One sentence of advice; it moves on when the step is done, and back when the step is undone.

    A project that was opened with tags in it needs no advice: the strip hides for it.

    Signals
        closed()   put away for good: by Hide, or because the last step is done
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstSteps")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._is_wanted = True
        self._is_done = False
        self._has_tags = False
        self._has_article = True
        self._is_other_armed = False
        self._is_compared = False
        self._here = Here()
        self._caps: Mapping[str, str] = {}
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self.close_button = close = QPushButton(tr("Hide"), self)
        close.setObjectName("link")
        close.setAccessibleName(tr("Hide the first steps for good"))
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self._close)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 8, 16, 8)
        line.addWidget(self._text, 1)
        line.addWidget(close)
        self._tell()

    @property
    def step(self) -> int:
        """The number of the step that is shown, from 0."""
        if not self._has_tags:
            return 0
        return 3 if self._is_compared else 2 if self._is_other_armed else 1

    def show_keys(self, caps: Mapping[str, str]) -> None:
        """Name the keys in force, by the name of their action."""
        self._caps = caps
        self._tell()

    def set_done(self, *, is_done: bool) -> None:
        """Say whether the steps were done or put away in an earlier session."""
        self._is_done = is_done
        self._show()

    def refresh(self, project: Project, parts: AbstractSet[str]) -> None:
        """Take up whether something is tagged: the first step is done, or was undone.

        When all parts changed another project was opened: the advice starts anew, and one that is tagged gets none.
        """
        if len(parts) == len(fields(Project)):
            self._is_wanted = not project.annotations
            self._is_other_armed = self._is_compared = False
        self._has_tags = bool(project.annotations)
        self._has_article = bool(project.articles)
        self._show()

    def show_here(self, here: Here) -> None:
        """Fit the sentence to what is on the screen."""
        if here != self._here:
            self._here = here
            self._tell()

    def note_party(self) -> None:
        """Move on when another party was armed after the first tag."""
        self._is_other_armed = self._is_other_armed or self._has_tags
        self._show()

    def note_stage(self, name: str) -> None:
        """Move on when both sides were looked at."""
        self._is_compared = self._is_compared or (name == "compare" and self._has_tags)
        self._show()

    def note_export(self) -> None:
        """End the advice: a brief was exported."""
        self._close()

    def _show(self) -> None:
        self._tell()
        self.setVisible(self._is_wanted and self._has_article and not self._is_done)

    def _tell(self) -> None:
        words = _NAMED.sub(lambda found: self._caps.get(found[1]) or tr("the menu"), advice(self.step, self._here))
        sentence = tr("{n} of {total}   {advice}").format(n=self.step + 1, total=STEPS, advice=words)
        self._text.setText(sentence)
        self._text.setAccessibleName(sentence)

    def _close(self) -> None:
        self._is_done = True
        self._show()
        self.closed.emit()
