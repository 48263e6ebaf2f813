"""The left half of the import dialog: the citation to correct, three numbers, and whether the article is whole."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefer.model import ParagraphKind, Source
from briefer.sentences import sentences
from briefer.words import later, said, tr
from ui.importing.borders import Borders, end_doubt, start_doubt
from ui.widgets.choice import LanguageChoice
from ui.widgets.dialog import Notice
from ui.widgets.fields import DayField, show_in, value_of
from ui.widgets.labels import RoleLabel

FIELDS = (
    ("headline", later("&Headline")),
    ("outlet", later("&Outlet")),
    ("byline", later("&Byline")),
    ("published", later("&Published")),
    ("url", later("A&ddress")),
    ("accessed", later("Acc&essed")),
)
DAYS = ("published", "accessed")
COUNTS = (later("paragraphs"), later("words"), later("left out"))
LONGEST_SHOWN = 240


class SourceForm(QWidget):
    """Fields of the source, and what was read in numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = Source()
        self.fields = {key: DayField(self) if key in DAYS else QLineEdit(self) for key, _ in FIELDS}
        self.language = LanguageChoice(self)
        self.counts = {words.english: RoleLabel("big", "–", self) for words in COUNTS}
        self._start, self._end = RoleLabel("quote", "", self), RoleLabel("quote", "", self)
        self.start_verdict, self.verdict = Notice(self), Notice(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 16)
        column.setSpacing(12)
        column.addLayout(self._form())
        column.addWidget(self._numbers())
        column.addLayout(self._whole())
        column.addStretch(1)

    @property
    def source(self) -> Source:
        """The source as the person corrected it, with what the form does not show as it was read."""
        typed = {key: value_of(field) for key, field in self.fields.items()}
        return replace(self._source, language=self.language.code, **typed)

    def show_source(self, source: Source) -> None:
        """Show what the reader found; an empty field stays empty."""
        self._source = source
        for key, field in self.fields.items():
            show_in(field, getattr(source, key))
        self.language.show_code(source.language)

    def show_borders(self, borders: Borders, word_count: int) -> None:
        """Show the numbers (`word_count` is that of all paragraphs), the first and last sentence, the verdict."""
        paragraphs = borders.paragraphs
        numbers = (len(paragraphs), word_count, len(borders.left_out))
        for label, words, number in zip(self.counts.values(), COUNTS, numbers, strict=True):
            label.setText(QLocale().toString(number))
            label.setAccessibleName(f"{number} {said(words)}")
        language = self.language.code or "en"
        self._start.setText(_first(paragraphs[0].text, language))
        self._end.setText(_last(paragraphs[-1].text, language))
        self.start_verdict.say(start_doubt(paragraphs), "triangle-alert")
        if question := end_doubt(paragraphs):
            self.verdict.say(question, "triangle-alert", tr("Paste the &text instead"))
        elif paragraphs[-1].kind is ParagraphKind.LIST_ITEM:
            self.verdict.say(tr("Ends with a list"), "check")
        else:
            self.verdict.say(tr("Ends with a full sentence"), "check")

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        for key, words in FIELDS:
            form.addRow(self._label(said(words), self.fields[key]), self.fields[key])
        form.addRow(self._label(tr("&Language"), self.language), self.language)
        return form

    def _label(self, words: str, field: QWidget) -> QLabel:
        label = QLabel(words, self)
        label.setObjectName("secondary")
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        return label

    def _numbers(self) -> QFrame:
        frame = QFrame(self)
        frame.setObjectName("numbers")
        frame.setStyleSheet("QFrame#numbers { border: 1px solid palette(mid); border-radius: 6px; }")
        line = QHBoxLayout(frame)
        line.setContentsMargins(12, 8, 12, 8)
        line.setSpacing(12)
        for words, label in zip(COUNTS, self.counts.values(), strict=True):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(label)
            column.addWidget(RoleLabel("caption", said(words), self, tone="ink2"))
            line.addLayout(column, 1)
        return frame

    def _whole(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(RoleLabel("list_heading", tr("Is this the whole article?"), self))
        column.addSpacing(4)
        ends = ((tr("Starts with"), self._start, self.start_verdict), (tr("Ends with"), self._end, self.verdict))
        for words, label, verdict in ends:
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(RoleLabel("caption", words, self, tone="ink2"))
            column.addWidget(label)
            column.addWidget(verdict)
            column.addSpacing(5)
        return column


def _first(text: str, language: str) -> str:
    """Return the first sentence of a paragraph, the beginning of it where it is very long."""
    found = sentences(text[: 4 * LONGEST_SHOWN], language)
    sentence = text[slice(*found[0])] if found else text
    return sentence if len(sentence) <= LONGEST_SHOWN else f"{sentence[:LONGEST_SHOWN].rstrip()} …"


def _last(text: str, language: str) -> str:
    """Return the last sentence of a paragraph, the end of it where it is very long."""
    tail = text[-4 * LONGEST_SHOWN :]
    found = sentences(tail, language)
    sentence = tail[slice(*found[-1])] if found else tail
    return sentence if len(sentence) <= LONGEST_SHOWN else f"… {sentence[-LONGEST_SHOWN:].lstrip()}"
