"""Why something is suggested: a card at the foot of the article while the focus is on a suggestion.

Signals
    accept_requested(), dismiss_requested()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefer.words import tr
from ui.article.view import ArticleView
from ui.look.theme import Look
from ui.session import Session
from ui.widgets.labels import RoleLabel

if TYPE_CHECKING:
    from briefer.suggest import Suggestion

DELAY_MS = 400
ASIDE = 12
REASONS = 3


class ReasonCard(QWidget):
    """Lies over the foot of the article, takes no focus and moves nothing."""

    accept_requested = Signal()
    dismiss_requested = Signal()

    def __init__(self, session: Session, article: ArticleView) -> None:
        super().__init__(article)
        self._article = article
        self._shown: Suggestion | None = None
        self.setLayoutDirection(QGuiApplication.layoutDirection())  # the article keeps its own
        self.setObjectName("reasonCard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Why this is suggested"))
        self._title = RoleLabel("label", parent=self)
        self._title.setWordWrap(True)
        self._reasons = RoleLabel("caption", parent=self, tone="ink2")
        self._reasons.setWordWrap(True)
        accept = self._button(tr("Accept   Enter"), tr("Accept the suggestion, Enter"))
        accept.clicked.connect(self.accept_requested)
        dismiss = self._button(tr("Dismiss   Del"), tr("Dismiss the suggestion, Del"))
        dismiss.clicked.connect(self.dismiss_requested)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._reasons)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 12, 8)
        line.setSpacing(8)
        line.addLayout(words, 1)
        line.addWidget(accept)
        line.addWidget(dismiss)
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self._show)
        session.focus_changed.connect(lambda _: self.follow())
        article.installEventFilter(self)
        article.verticalScrollBar().valueChanged.connect(lambda _: self._place())
        self.hide()

    def follow(self) -> None:
        """Go away when the focus is on another suggestion or none; come back after a moment."""
        asked = self._article.suggestion_at_focus()
        if asked is None or asked is not self._shown:
            self.hide()
            self._shown = None
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the foot of the article, once it has given its viewport the new room."""
        if watched is self._article and event.type() == QEvent.Type.Resize and self._shown is not None:
            QTimer.singleShot(0, self, self._place)
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        asked = self._article.suggestion_at_focus()
        if asked is None:
            return
        self._shown = asked
        self._title.setText(tr("Draft: {what}").format(what=self._article.facts.spoken_suggestion(asked)))
        turned = "\N{RIGHT-TO-LEFT MARK}" if self.isRightToLeft() else ""  # a reason begins with the article's words
        self._reasons.setText(" ".join(turned + reason.text for reason in asked.reasons[:REASONS]))
        self.show()  # only what is shown has its fonts, and so its height
        self._place()
        self.raise_()

    def _place(self) -> None:
        """Lie at the foot of the article, or where no line of what is judged is covered; nowhere if all are."""
        if self._shown is None:
            return
        look, room = Look.of(self), self._article.viewport().geometry()
        aside = round(look.px(ASIDE))
        width = room.width() - 2 * aside
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout else 0
        height = max(height, self.sizeHint().height())
        foot, top = room.bottom() - height - aside, room.top() + aside
        judged = self._judged()
        ways = (foot, top, judged.bottom() + aside, judged.top() - height - aside)
        free = (y for y in ways if top <= y <= foot and not judged.intersects(QRect(room.left(), y, width, height)))
        y = next(free, None)
        if y is not None:
            self.setGeometry(room.left() + aside, y, width, height)
        self.setVisible(y is not None)

    def _judged(self) -> QRect:
        """Return where the words of the suggestion stand, in the coordinates of the article's frame."""
        article = self._article.article
        if self._shown is None or article is None or self._shown.paragraph >= len(article.paragraphs):
            return QRect()  # another article is shown already, the focus follows
        words = self._article.unit_rect(self._shown.paragraph, (self._shown.start, self._shown.end))
        return self._article.rect_in_viewport(words).translated(self._article.viewport().geometry().topLeft())

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter and Del do the same; the focus stays in the article
        return button
