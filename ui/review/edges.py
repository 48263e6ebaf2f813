"""The edges of a passage in the review list: moved by keys as in Read, or taken from words marked in its source."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QTextBrowser

from briefer import queries
from briefer.drafting.proposals import TagProposal
from briefer.model import Project
from briefer.words import tr
from ui.article.cuts import cut_words
from ui.article.moves import EdgeMove, Edges, moved_edges, whole_words
from ui.session import Focus

EDGES = {Qt.Key.Key_BracketLeft: "start", Qt.Key.Key_BracketRight: "end"}
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
TEXT_BLOCK = 1
"""In the pane the paragraph stands under the line that says where it is."""


class PassageEdges(QObject):
    """Says which words a passage should have instead, of the source pane and the keys pressed in the list.

    Signals
        moved(edges)   the passage should run from one character of its paragraph to another
        told(words)    which edge moves now
    """

    moved = Signal(object)
    told = Signal(str)

    def __init__(self, source: QTextBrowser, button: QPushButton) -> None:
        super().__init__(source)
        self._source = source
        self._button = button
        self._text = ""
        self._edges: Edges | None = None
        self._which = ""
        button.setText(tr("Use the marked &words"))
        button.setAutoDefault(False)
        button.clicked.connect(self._use_marked)
        source.selectionChanged.connect(lambda: button.setVisible(self._marked() is not None))
        source.installEventFilter(self)

    def take(self, project: Project, proposal: object) -> None:
        """Take up the passage that is shown; an edge that was being moved is let go of when it is another one."""
        self._edges = None
        self._button.hide()
        if isinstance(proposal, TagProposal) and proposal.paragraph_id is not None:
            text = queries.paragraph_of(project, proposal.paragraph_id).text
            if text != self._text:
                self._which = ""
            self._text = text
            self._edges = (proposal.span.start, proposal.span.end) if proposal.span else (0, len(text))
        else:
            self._which = ""

    def let_go(self) -> bool:
        """Stop moving an edge; say whether one was being moved."""
        was, self._which = self._which, ""
        return bool(was)

    def key(self, event: QKeyEvent) -> bool:
        """Pick an edge or move it; say whether the key did either."""
        key = Qt.Key(event.key())
        if self._edges is None:
            return False
        if key in EDGES:
            self._which = EDGES[key]
            name = tr("start") if self._which == "start" else tr("end")
            self.told.emit(tr("The arrows move the {edge} by words, with Ctrl by characters.").format(edge=name))
            return True
        if self._which and key in STEPS:
            by_character = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            move = EdgeMove(self._which, self._edges, Focus())
            self._move(moved_edges(self._text, move, STEPS[key], by_character=by_character))
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter in the source use the words that are marked there."""
        is_enter = isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if watched is self._source and is_enter and event.type() == QEvent.Type.KeyPress and self._marked():
            self._use_marked()
            return True
        return super().eventFilter(watched, event)

    def _move(self, edges: Edges) -> None:
        if edges != self._edges:
            self.moved.emit(edges)
            self.told.emit(cut_words(self._text, edges))

    def _use_marked(self) -> None:
        if marked := self._marked():
            self._move(marked)

    def _marked(self) -> Edges | None:
        """Return the marked words of the paragraph, whole words, or None."""
        cursor, block = self._source.textCursor(), self._source.document().findBlockByNumber(TEXT_BLOCK)
        if self._edges is None or not cursor.hasSelection() or block.text() != self._text:
            return None
        first, last = (place - block.position() for place in (cursor.selectionStart(), cursor.selectionEnd()))
        if first < 0 or last > len(self._text):
            return None
        return whole_words(self._text, first, last)
