"""Articles as they come from a reading, and what stands in the dialog."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefer import text
from briefer.model import Article, ArticleId, Paragraph, ParagraphId, Source
from briefer.readers.base import ReadResult

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXTS = (
    "The memorandum opens with land. Forces would leave.",
    "Four regions are named one by one, and",
    "with Crimea they would have to be recognised.",
    "Neither side has set a date.",
)


def a_result(texts=TEXTS, left_out=(), warnings=(), *, hidden=0, encoding="", **source):
    paragraphs = tuple(Paragraph(ParagraphId(str(number)), each) for number, each in enumerate(texts, 1))
    source.setdefault("sha256", text.fingerprint(texts))
    return ReadResult(Article(ArticleId(""), Source(**source), paragraphs), warnings, left_out, hidden, encoding)


class Told:
    """Stands for the reading of files: a test says what came of it."""

    def __init__(self):
        self.asked = []
        self.is_cancelled = False

    def start(self, incoming, done, failed, *, encoding="", password=""):
        self.asked.append((incoming.name, encoding, password))
        self.incoming, self.done, self.failed = incoming, done, failed

    def cancel(self):
        self.is_cancelled = True


def shown(dialog):
    return [paragraph.text for paragraph in dialog.pane.borders.paragraphs]


def page(dialog):
    return dialog._pages.currentIndex()


def key(dialog, name, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(dialog.focusWidget() or dialog, name, held)
