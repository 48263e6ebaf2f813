"""The left half of the import dialog: the citation to correct, three numbers, and whether the article is whole."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefer.model import Source
from briefer.sentences import sentences
from briefer.text import word_count

from ..models.borders import Borders, is_whole
from ..models.words import tr
from ..views.labels import RoleLabel
from ..widgets.choice import Choice
from .frame import Notice

FIELDS = (
    ("headline", "&Headline"),
    ("outlet", "&Outlet"),
    ("byline", "&Byline"),
    ("published", "&Published"),
    ("url", "A&ddress"),
    ("accessed", "Acc&essed"),
)
LANGUAGES = ("", "en", "ar", "de", "es", "fr", "it", "pl", "pt", "ru", "tr", "uk", "zh")
COUNTS = ("paragraphs", "words", "left out")


def language_name(code: str) -> str:
    """Name a language by its code: "en" is English; an unknown code stays as it is."""
    if not code:
        return tr("Not known")
    language = QLocale(code).language()
    return code if language == QLocale.Language.C else QLocale.languageToString(language)


class SourceForm(QWidget):
    """Fields of the source, and what was read in numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = Source()
        self.fields = {key: QLineEdit(self) for key, _ in FIELDS}
        self.language = Choice(self)
        self.counts = {key: RoleLabel("big", "–", self) for key in COUNTS}
        self._start, self._end = RoleLabel("quote", "", self), RoleLabel("quote", "", self)
        self.verdict, self.notes = Notice(self), Notice(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 16)
        column.setSpacing(12)
        column.addLayout(self._form())
        column.addWidget(self._numbers())
        column.addWidget(self.notes)
        column.addLayout(self._whole())
        column.addStretch(1)

    @property
    def source(self) -> Source:
        """The source as corrected."""
        typed = {key: field.text().strip() for key, field in self.fields.items()}
        return replace(self._source, language=self.language.currentData() or "", **typed)

    def show_source(self, source: Source, warnings: tuple[str, ...]) -> None:
        """Show what the reader found; an empty field stays empty."""
        self._source = source
        for key, field in self.fields.items():
            field.setText(getattr(source, key))
            field.home(False)
        self.language.clear()
        for code in (*LANGUAGES, *([] if source.language in LANGUAGES else [source.language])):
            self.language.addItem(language_name(code), code)
        self.language.setCurrentIndex(self.language.findData(source.language))
        self.notes.say("\n".join(warnings), "info")

    def show_borders(self, borders: Borders) -> None:
        """Show the numbers, the first and the last sentence, and the verdict."""
        paragraphs = borders.paragraphs
        numbers = (len(paragraphs), sum(word_count(each.text) for each in paragraphs), len(borders.left_out))
        for label, words, number in zip(self.counts.values(), COUNTS, numbers, strict=True):
            label.setText(QLocale().toString(number))
            label.setAccessibleName(f"{number} {tr(words)}")
        self._start.setText(_sentence(paragraphs[0].text, 0))
        self._end.setText(_sentence(paragraphs[-1].text, -1))
        if is_whole(paragraphs[-1].text):
            self.verdict.say(tr("Ends with a full sentence"), "check")
        else:
            sentence = tr("Stops in mid-sentence: the page may be cut.")
            self.verdict.say(sentence, "triangle-alert", tr("Paste the &text instead"))

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        for key, words in FIELDS:
            form.addRow(self._label(words, self.fields[key]), self.fields[key])
        form.addRow(self._label("&Language", self.language), self.language)
        return form

    def _label(self, words: str, field: QWidget) -> QLabel:
        label = QLabel(tr(words), self)
        label.setObjectName("secondary")
        label.setBuddy(field)
        field.setAccessibleName(tr(words).replace("&", ""))
        return label

    def _numbers(self) -> QFrame:
        frame = QFrame(self)
        frame.setObjectName("numbers")
        frame.setStyleSheet("QFrame#numbers { border: 1px solid palette(mid); border-radius: 6px; }")
        line = QHBoxLayout(frame)
        line.setContentsMargins(12, 8, 12, 8)
        line.setSpacing(12)
        for key, label in self.counts.items():
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(label)
            column.addWidget(RoleLabel("caption", tr(key), self, tone="ink2"))
            line.addLayout(column, 1)
        return frame

    def _whole(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(RoleLabel("list_heading", tr("Is this the whole article?"), self))
        column.addSpacing(4)
        for words, label in ((tr("Starts with"), self._start), (tr("Ends with"), self._end)):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(RoleLabel("caption", words, self, tone="ink2"))
            column.addWidget(label)
            column.addSpacing(5)
        column.addWidget(self.verdict)
        return column


def _sentence(text: str, place: int) -> str:
    found = sentences(text)
    return text[slice(*found[place])] if found else text
