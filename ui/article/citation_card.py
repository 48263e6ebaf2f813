"""A card that shows the citation of an article; a click elsewhere or Esc closes it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from briefer.model import Source
from briefer.words import later, said, tr
from ui.look.languages import language_name
from ui.look.theme import Look
from ui.look.words import stamp_words

WIDTH = 360
FIELDS = (
    (later("Headline"), "headline"),
    (later("Outlet"), "outlet"),
    (later("Byline"), "byline"),
    (later("Published"), "published"),
    (later("Address"), "url"),
    (later("Accessed"), "accessed"),
    (later("Language"), "language"),
)


def citation_lines(source: Source) -> tuple[str, ...]:
    """Return what is known of a source, a line each: "Outlet: Aerial Times"."""
    shown = {"published": stamp_words, "accessed": stamp_words, "language": language_name}
    told = [(said(word), name, getattr(source, name)) for word, name in FIELDS]
    found = tuple(f"{word}: {shown.get(name, str)(value)}" for word, name, value in told if value)
    return found or (tr("Nothing is known of this source. Fill it in under Compare, Sources."),)


class CitationCard(QFrame):
    """The lines of one citation, as text that can be selected and copied."""

    def __init__(self, source: Source, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        look = Look.of(parent)
        self.text = QLabel("\n".join(citation_lines(source)), self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(self.text.text())
        self.setAccessibleName(tr("Citation"))
        self.setFixedWidth(round(look.px(WIDTH)))
        box = QVBoxLayout(self)
        aside = round(look.px(12))
        box.setContentsMargins(aside, aside, aside, aside)
        box.addWidget(self.text)
        self.setFocusProxy(self.text)
