"""Finding words in the article: the field over it, "2 of 7", and a line for each hit beside the scroll bar.

The hit is the selection, so the next key tags the words that were found.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from briefer.model import Article, Project
from briefer.text import place_in, sought_in
from briefer.words import tr
from ui.article.view import ArticleView
from ui.look.theme import Look
from ui.session import Focus, Session
from ui.widgets.announce import announce
from ui.widgets.fields import LeavesKeys, offer_to_clear
from ui.widgets.labels import RoleLabel

MOST_HITS = 10_000


@dataclass(frozen=True, slots=True)
class Hit:
    """Words in the paragraph with this index in the article: `start` to `end` of the paragraph as it is sought."""

    index: int
    start: int
    end: int

    def place(self, article: Article) -> tuple[int, int]:
        """Return the characters of the paragraph that they are."""
        return place_in(article.paragraphs[self.index].text, self.start, self.end)


def hits(article: Article | None, words: str) -> tuple[Hit, ...]:
    """Return where words stand in an article, whatever their case, accents and shapes of marks: the first MOST_HITS."""
    found: list[Hit] = []
    if article is None or not words.strip():
        return ()
    for index, paragraph in enumerate(article.paragraphs):
        found += (Hit(index, *place) for place in sought_in(words, paragraph.text))
        if len(found) >= MOST_HITS:
            break
    return tuple(found[:MOST_HITS])


class HitMarks(QWidget):
    """Lines over the scroll bar where the hits are; the mouse passes through."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view.verticalScrollBar())
        self._view = view
        self._places: tuple[float, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.verticalScrollBar().installEventFilter(self)
        self.hide()

    @property
    def places(self) -> tuple[float, ...]:
        """How far down the article each line is, from 0 to 1."""
        return self._places

    def show_hits(self, found: tuple[Hit, ...]) -> None:
        """Draw a line for each paragraph with a hit."""
        layout = self._view.laid_out
        height = max(1.0, self._view.document().size().height())
        tops = {hit.index for hit in found} if layout is not None else set()
        self._places = tuple(sorted(layout.rect(index).top() / height for index in tops)) if layout else ()
        self.setGeometry(self._view.verticalScrollBar().rect())
        self.setVisible(bool(self._places))
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the scroll bar."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._view.verticalScrollBar().rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), Look.of(self)
        for place in self._places:
            y = round(place * (self.height() - 2))
            painter.fillRect(1, y, self.width() - 2, round(look.px(2)), QColor(look.theme.ink))


class FindBar(QWidget):
    """The field and its buttons; hidden until it is opened. Enter and F3 go on, Esc goes back to where one was."""

    def __init__(self, session: Session, view: ArticleView, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._view = view
        self._found: tuple[Hit, ...] = ()
        self._at = -1
        self._origin = Focus()
        self.marks = HitMarks(view)
        self.setAccessibleName(tr("Find in the article"))
        self.field = QLineEdit(self)
        LeavesKeys(self.field)
        self.field.setPlaceholderText(tr("Words of the article"))
        self.field.setAccessibleName(tr("Find in the article"))
        offer_to_clear(self.field)
        self.count = RoleLabel("caption", "", self, tone="ink2")
        self._lay_out()
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        session.changed.connect(self._follow)
        self.hide()

    def open(self) -> None:
        """Show the field with what was last sought in it, and put the cursor there."""
        if self.isHidden():
            self._origin = self._session.focus
            self.show()
            self._search(self.field.text())
        self.field.setFocus()
        self.field.selectAll()

    def step(self, by: int) -> None:
        """Go to the next or previous hit, from the last round to the first; without words ask for them."""
        if not self.field.text().strip():
            self.open()
            return
        if not self._found:
            self._found = hits(self._view.article, self.field.text())
        if self._found:
            self._go_to((self._at + by) % len(self._found))

    def close_at_origin(self) -> None:
        """Hide the field and go back to where one was before."""
        self._end()
        self._session.set_focus(self._origin)

    def close_here(self) -> None:
        """Hide the field and stay at the hit."""
        self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter, Shift+Enter and Esc in the field go on, back and away."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_at_origin()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 8, 16, 8)
        line.setSpacing(8)
        line.addWidget(self.field, 1)
        line.addWidget(self.count)
        back, on, done = tr("Previous hit"), tr("Next hit"), tr("Close and stay here")
        line.addWidget(self._button("↑", back, lambda: self.step(-1)))
        line.addWidget(self._button("↓", on, lambda: self.step(1)))
        line.addWidget(self._button("✕", done, self.close_here))

    def _button(self, sign: str, name: str, act: object) -> QPushButton:
        button = QPushButton(sign, self)
        button.setObjectName("link")
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(act)
        return button

    def _search(self, words: str) -> None:
        self._found = hits(self._view.article, words)
        self._at = -1
        self.marks.show_hits(self._found)
        start = self._view.index_of(self._origin.paragraph_id) or 0
        first = next((at for at, hit in enumerate(self._found) if hit.index >= start), 0)
        if self._found:
            self._go_to(first)
        else:
            self._session.set_focus(self._origin)
            self._say(tr("Not found") if words.strip() else "")

    def _go_to(self, at: int) -> None:
        article = self._view.article
        if article is None:
            return
        self._at = at
        hit = self._found[at]
        self._session.set_focus(Focus(article.paragraphs[hit.index].id, selection=hit.place(article)))
        self._say(tr("{m} of {n}").format(m=at + 1, n=len(self._found)))

    def _say(self, sentence: str) -> None:
        self.count.setText(sentence)
        if sentence:
            announce(self.field, sentence)

    def _end(self) -> None:
        self.hide()
        self.marks.show_hits(())
        self._found, self._at = (), -1
        self._view.setFocus()

    def _follow(self, _: Project, parts: frozenset[str]) -> None:
        if "articles" in parts and not self.isHidden():
            self._end()
