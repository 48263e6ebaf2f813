"""What a person may set, page by page; each change acts at once and is remembered, so there is nothing to confirm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
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
from ui.actions.keyboard import Keyboard
from ui.look.theme import Look
from ui.look.words import tr
from ui.preferences.folder_field import FolderField
from ui.preferences.keys import KeysPage
from ui.preferences.office import OfficePage
from ui.settings import Settings
from ui.widgets.choice import Choice
from ui.widgets.dialog import Area, fit
from ui.widgets.labels import RoleLabel, hairline
from ui.widgets.tick import Tick

FIELD_WIDTH = 210
PERCENT = tuple((size, f"{size:.0%}".replace("%", "\u00a0%")) for size in (1.0, 1.1, 1.25, 1.5, 1.75, 2.0))


@dataclass(frozen=True, slots=True)
class Row:
    """One setting: its name in `Settings`, its label, what it may be; without `options` it is on or off."""

    name: str
    label: str
    options: tuple[tuple[object, str], ...] = ()
    hint: str = ""


PAGES: dict[str, tuple[Row, ...]] = {
    "Reading": (
        Row("article_scale", "Size of the text", PERCENT),
        Row("is_article_sans", "Typeface", ((False, "With serifs, as printed"), (True, "Without serifs"))),
        Row("article_measure", "Length of lines", ((0.7, "Short"), (1.0, "Usual"), (1.25, "Long"))),
        Row("article_spacing", "Space between lines", ((1.0, "Usual"), (1.2, "Wide"), (1.5, "Very wide"))),
        Row(
            "is_first_run_done",
            "Hide the first steps",
            hint="The strip under the article that leads from the first tag to the first brief.",
        ),
    ),
    "Appearance": (
        Row(
            "theme",
            "Colours",
            (("system", "As the system"), ("light", "Light"), ("dark", "Dark"), ("high", "High contrast")),
        ),
        Row("scale", "Size of everything", PERCENT),
        Row("is_motion_off", "Nothing moves or fades by itself"),
    ),
    "Suggestions": (
        Row(
            "has_suggestions",
            "Suggest tags while I read",
            hint="Drawn as questions beside the text. Nothing is tagged until you accept it.",
        ),
        Row(
            "least_suggestion", "Show", (("possible", "What is likely or possible"), ("likely", "Only what is likely"))
        ),
    ),
}
"""The pages that are lists of settings; keys and folders have pages of their own."""

FOLDERS = (
    (
        "templates_folder",
        "Templates of the office",
        "A folder your office shares. Its templates stand beside your own.",
        "No folder is chosen.",
    ),
    (
        "export_folder",
        "Exported briefs",
        "Where the export puts a brief. It follows the folder you choose there.",
        "Beside the project, or among your documents.",
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
        for name, rows in PAGES.items():
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
        (item,) = self.pages.findItems(tr(name), Qt.MatchFlag.MatchExactly)
        self.pages.setCurrentItem(item)

    def _add_page(self, name: str, page: QWidget) -> None:
        self.pages.addItem(tr(name))
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
                label = QLabel(tr(row.label), page)
                label.setBuddy(field)
                form.addRow(label, field)
            if row.hint:
                form.addRow(_hint(tr(row.hint), page))
        return page

    def _choice(self, row: Row) -> Choice:
        field = Choice(self)
        field.setAccessibleName(tr(row.label))
        field.setMinimumWidth(round(Look.of(self).px(FIELD_WIDTH)))
        for value, text in row.options:
            field.addItem(tr(text), value)
        field.setCurrentIndex(max(0, field.findData(getattr(self._settings, row.name))))
        field.activated.connect(lambda _: self._set(row.name, field.currentData()))
        return field

    def _tick(self, row: Row) -> Tick:
        field = Tick(tr(row.label), self)
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

    def _folder(self, name: str, title: str, purpose: str, none: str) -> FolderField:
        field = self.folders[name] = FolderField(tr(title), tr(purpose), tr(none), self)
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
