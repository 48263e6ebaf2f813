"""What a person may set, page by page; each change acts at once and is remembered, so there is nothing to confirm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefer.policy import office_policy
from briefer.words import Sentence, languages, later, said, tr
from ui.actions.keyboard import Keyboard
from ui.look.language import SYSTEM, own_name
from ui.look.theme import Look
from ui.look.words import percent
from ui.preferences.folder_field import FolderField
from ui.preferences.keys import KeysPage
from ui.preferences.office import OfficePage
from ui.settings import Settings
from ui.widgets.choice import Choice
from ui.widgets.dialog import Area, fit
from ui.widgets.labels import RoleLabel, hairline
from ui.widgets.tick import Tick

FIELD_WIDTH = 210
SIZES = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


@dataclass(frozen=True, slots=True)
class Row:
    """One setting: its name in `Settings`, its label, what it may be; without `options` it is on or off."""

    name: str
    label: str
    options: tuple[tuple[object, str], ...] = ()
    hint: str = ""


def setting_pages() -> dict[str, tuple[Row, ...]]:
    """Return the pages that are lists of settings; keys and folders have pages of their own."""
    return {"Reading": _of_reading(), "Appearance": _of_appearance(), "Suggestions": _of_suggestions()}


def _of_reading() -> tuple[Row, ...]:
    faces = ((False, tr("With serifs, as printed")), (True, tr("Without serifs")))
    lengths = ((0.7, tr("Short", "lines")), (1.0, tr("Usual", "lines")), (1.25, tr("Long", "lines")))
    spaces = ((1.0, tr("Usual", "space")), (1.2, tr("Wide", "space")), (1.5, tr("Very wide", "space")))
    hint = tr("The strip under the article that leads from the first tag to the first brief.")
    return (
        Row("article_scale", tr("Size of the text"), tuple((size, percent(size)) for size in SIZES)),
        Row("is_article_sans", tr("Typeface"), faces),
        Row("article_measure", tr("Length of lines"), lengths),
        Row("article_spacing", tr("Space between lines"), spaces),
        Row("is_first_run_done", tr("Hide the first steps"), hint=hint),
    )


def _of_appearance() -> tuple[Row, ...]:
    colours = (
        ("system", tr("As the system")),
        ("light", tr("Light")),
        ("dark", tr("Dark")),
        ("high", tr("High contrast")),
    )
    known = ((SYSTEM, tr("As the system")), *((each, own_name(each)) for each in languages()))
    hint = tr("The language of the window, from the next start on. A brief has the language of its template.")
    return (
        Row("language", tr("Language"), known, hint),
        Row("theme", tr("Colours"), colours),
        Row("scale", tr("Size of everything"), tuple((size, percent(size)) for size in SIZES)),
        Row("is_motion_off", tr("Nothing moves or fades by itself")),
    )


def _of_suggestions() -> tuple[Row, ...]:
    hint = tr("Drawn as questions beside the text. Nothing is tagged until you accept it.")
    habits = tr("From, marking and the like, in the details of a brief. Switched off, all of it is forgotten.")
    shown = (("possible", tr("What is likely or possible")), ("likely", tr("Only what is likely")))
    return (
        Row("has_suggestions", tr("Suggest tags while I read"), hint=hint),
        Row("least_suggestion", tr("Show", "which suggestions"), shown),
        Row("offers_field_words", tr("Offer what was written in earlier briefs"), hint=habits),
    )


TITLES = {
    "Reading": later("Reading"),
    "Appearance": later("Appearance"),
    "Suggestions": later("Suggestions"),
    "Keys": later("Keys"),
    "Folders": later("Folders"),
    "Office": later("Office"),
}
"""Each page by its name, in their order."""

FOLDERS = (
    (
        "templates_folder",
        later("Templates of the office"),
        later("A folder your office shares. Its templates stand beside your own."),
        later("No folder is chosen."),
    ),
    (
        "export_folder",
        later("Exported briefs"),
        later("Where the export puts a brief. It follows the folder you choose there."),
        later("Beside the project, or among your documents."),
    ),
)
"""Name of the setting, heading, what the folder is for, and what holds without one."""


class SettingsDialog(QDialog):
    """Pages at the left, the settings of one at the right.

    Signals
        changed(name)   a setting has another value
    """

    changed = Signal(str)

    def __init__(self, settings: Settings, keyboard: Keyboard, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self._settings = settings
        self.keys_page = KeysPage(keyboard, settings, self)
        self.fields: dict[str, Choice | Tick] = {}
        self.pages = QListWidget(self)
        self.pages.setObjectName("pages")
        self.pages.setAccessibleName(tr("Pages of settings"))
        self.pages.setFrameShape(QFrame.Shape.NoFrame)
        self._stack = QStackedWidget(self)
        self.folders: dict[str, FolderField] = {}
        for name, rows in setting_pages().items():
            self._add_page(name, self._page(rows))
        self._add_page("Keys", self.keys_page)
        self._add_page("Folders", self._folders_page())
        self._add_page("Office", OfficePage(office_policy(), self))
        self._lay_out()
        self.pages.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.pages.setCurrentRow(0)
        self.pages.setFocus()
        fit(self, 820, 560)

    def show_page(self, name: str) -> None:
        """Go to a page by its name."""
        self.pages.setCurrentRow(list(TITLES).index(name))

    def _add_page(self, name: str, page: QWidget) -> None:
        self.pages.addItem(said(TITLES[name]))
        self._stack.addWidget(page if name == "Keys" else Area(page, self))

    def _page(self, rows: Sequence[Row]) -> QWidget:
        page = QWidget(self)
        form = QFormLayout(page)
        form.setContentsMargins(24, 20, 24, 20)
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        for row in rows:
            field = self.fields[row.name] = self._choice(row) if row.options else self._tick(row)
            if isinstance(field, Tick):
                form.addRow(field)
            else:
                label = QLabel(row.label, page)
                label.setBuddy(field)
                form.addRow(label, field)
            if row.hint:
                form.addRow(_hint(row.hint, page))
        return page

    def _choice(self, row: Row) -> Choice:
        field = Choice(self)
        field.setAccessibleName(row.label)
        field.setMinimumWidth(round(Look.of(self).px(FIELD_WIDTH)))
        for value, text in row.options:
            field.addItem(text, value)
        field.setCurrentIndex(max(0, field.findData(getattr(self._settings, row.name))))
        field.activated.connect(lambda _: self._set(row.name, field.currentData()))
        return field

    def _tick(self, row: Row) -> Tick:
        field = Tick(row.label, self)
        field.setChecked(bool(getattr(self._settings, row.name)))
        field.toggled.connect(lambda is_on: self._set(row.name, is_on))
        return field

    def _set(self, name: str, value: object) -> None:
        setattr(self._settings, name, value)
        self.changed.emit(name)

    def _folders_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(28)
        for words in FOLDERS:
            column.addWidget(self._folder(*words))
        column.addStretch(1)
        return page

    def _folder(self, name: str, title: Sentence, purpose: Sentence, none: Sentence) -> FolderField:
        field = self.folders[name] = FolderField(said(title), said(purpose), said(none), self)
        field.show_folder(getattr(self._settings, name))
        field.chosen.connect(lambda path: self._set(name, path))
        return field

    def _lay_out(self) -> None:
        close = QPushButton(tr("&Close"), self)
        close.setObjectName("primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 12, 20, 14)
        foot.addStretch(1)
        foot.addWidget(close)
        self.pages.setFixedWidth(round(Look.of(self).px(160)))
        middle = QHBoxLayout()
        middle.setContentsMargins(16, 16, 0, 16)
        middle.addWidget(self.pages)
        middle.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(hairline(self))
        column.addLayout(foot)


def _hint(text: str, parent: QWidget) -> RoleLabel:
    label = RoleLabel("body", text, parent, tone="ink2")
    label.setWordWrap(True)
    return label
