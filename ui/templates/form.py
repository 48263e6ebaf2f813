"""The form of a template beside its text: each control writes its own value into the text and nothing else.

IN_TEXT_ONLY names what has no control here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from briefer.errors import BrieferError, TemplateMistake
from briefer.labels import load_labels
from briefer.templates.shape import KeysModel, SectionModel
from briefer.templates.text import entries, place_at, scalar, values_at, with_value, without_value
from briefer.words import Sentence, later, said, tr
from briefer.yaml_places import Place
from ui.look.words import NO_POSITION, kind_of_section
from ui.templates.entries import NUMBER, WRONG, Entry, Kind, TemplateEntries, Value
from ui.templates.logo import TemplateLogo
from ui.widgets.choice import Choice
from ui.widgets.dialog import Area
from ui.widgets.labels import RoleLabel, set_ground
from ui.widgets.tips import plain_tip

TEXTS: tuple[tuple[Sentence, Place], ...] = (
    (later("Name"), ("name",)),
    (later("Description"), ("description",)),
    (later("Language"), ("language",)),
    (later("File name"), ("file_name",)),
)
CHOICES: tuple[tuple[Sentence, Place, tuple[str, ...]], ...] = (
    (later("Columns"), ("columns",), ("2", "3")),
    (later("Proof line"), ("proof_line",), ("true", "false")),
    (later("Origin line"), ("origin_line",), ("false", "true")),
    (later("Draft mark"), ("draft_mark",), ("true", "false")),
    (later("Numbers before titles"), ("heading_numbers",), ("true", "false")),
    (later("Paragraph numbers"), ("paragraph_numbers",), ("through", "by_section")),
    (later("Quote what is paraphrased"), ("quote_paraphrased",), ("short", "always", "never")),
    (later("CSV separator"), ("csv_separator",), ("comma", "semicolon", "tab")),
)
TRUTHS = {"true": later("Yes"), "false": later("No")}
PAPER: tuple[tuple[Sentence, Place, tuple[str, ...]], ...] = ((later("Paper"), ("style", "page"), ("A4", "Letter")),)
LOOKS: tuple[tuple[Sentence, Place, str], ...] = (
    (later("Margin in mm"), ("style", "margin"), "20"),
    (later("Font"), ("style", "font"), "Calibri"),
    (later("Text size"), ("style", "body_size"), "11"),
    (later("Table size"), ("style", "table_size"), "9.5"),
    (later("Word styles"), ("base",), "base.docx"),
)
PAGES: tuple[tuple[Sentence, Place, str], ...] = (
    (later("Mark before paragraphs"), ("portion_mark",), "none"),
    (later("Foot of pages, left"), ("footer", "left"), "{reference}"),
    (later("Foot of pages, right"), ("footer", "right"), "{page}/{pages}"),
)
LOGOS: tuple[tuple[tuple[Sentence, Place, str], ...], ...] = (
    ((later("Logo in words"), ("logo", "description"), ""), (later("Logo height in mm"), ("logo", "height"), "14")),
    (
        (later("Logo at the right in words"), ("logo_right", "description"), ""),
        (later("Its height in mm"), ("logo_right", "height"), "14"),
    ),
)
KEYS = {
    "demand": later("Demand"),
    "position": later("Position"),
    "event": later("Event"),
    "issue": later("Put into an issue"),
    "note": later("Note"),
    "review": later("Mark as reviewed"),
    "overlap": later("Next item on the same words"),
    "next": later("Next paragraph"),
    "previous": later("Previous paragraph"),
    "sentence": later("Next sentence"),
    "phrase": later("Next part of a sentence"),
    "untagged": later("Next untagged paragraph"),
}
"""What each letter does, as a template names it."""
TABS = (later("General"), later("Sections"), later("Fields"), later("Looks"), later("Words"), later("Keys"))
HOMES = {
    **{"sections": 1, "fields": 2, "style": 3, "base": 3, "logo": 3, "logo_right": 3, "footer": 3, "portion_mark": 3},
    **{"labels": 4, "empty_side": 4, "keys": 5},
}
"""The tab of each setting; all others stand in the first."""
LATER = (3, 4, 5)
"""The tabs with most of all controls, made when they are looked at."""
IN_TEXT_ONLY = {"id": "projects know a template by it, so it is not changed in passing"}
"""The settings without a control, each with the reason."""
SECTION_KINDS: tuple[str, ...] = SectionModel.model_json_schema()["properties"]["kind"]["enum"]


def _kind_name(kind: str) -> str:
    return kind_of_section(kind) if kind else tr("Unknown section")


def _section_called(entry: Entry) -> str:
    return entry.get("title") or _kind_name(entry.get("kind", ""))


def _new_sections(there: Sequence[Entry]) -> dict[str, str]:
    """Return the kinds that are not there yet, and one more text section."""
    used = {entry.get("kind") for entry in there} - {"text"}
    return {
        _kind_name(kind): f"{{kind: {kind}, title: {_kind_name(kind)}}}" for kind in SECTION_KINDS if kind not in used
    }


def _new_fields(there: Sequence[Entry]) -> dict[str, str]:
    used = {entry.get("key") for entry in there}
    number = next(n for n in range(1, len(used) + 2) if f"field_{n}" not in used)
    return {tr("New field"): f"{{key: field_{number}, label: New field}}"}


SECTIONS = Kind(
    "sections",
    later("Sections"),
    Value("enabled", later("Printed"), "tick", default="true"),
    (
        Value("title", later("Title")),
        Value("limit", later("At most"), "number"),
        Value("page_limit", later("Pages at most"), "number"),
        Value("field", later("Prints the field")),
        Value("markdown", later("Written in Markdown"), "tick", default="false"),
        Value("look", later("Looks like"), choices=("plain", "box", "lines", "names"), default="plain"),
        Value("numbered", later("Numbered paragraphs"), "tick", default="false"),
        Value("options", later("Boxes to tick"), "list"),
        Value("group_by", later("Rows"), choices=("theme", "none"), default="theme"),
        Value("widths", later("Widths of the columns"), "list"),
        Value("landscape", later("Landscape page"), "tick", default="false"),
        Value("new_page", later("On a new page"), "tick", default="false"),
        Value("annex", later("An annex with a letter"), "tick", default="false"),
        Value("portion_mark", later("Mark before paragraphs"), "optional"),
        Value("agreed_text", later("With the agreed text"), "tick", default="false"),
        Value("state_of_play", later("With the state of play"), "tick", default="true"),
    ),
    _section_called,
    _new_sections,
)
FIELDS = Kind(
    "fields",
    later("Fields"),
    Value("required", later("Required"), "tick", default="false"),
    (
        Value("label", later("Label")),
        Value("key", later("Key")),
        Value("default", later("Filled in with")),
        Value("long", later("Several lines"), "tick", default="false"),
        Value("date", later("A date"), "tick", default="false"),
    ),
    lambda entry: entry.get("label") or entry.get("key", ""),
    _new_fields,
)


class TemplateForm(QWidget):
    """Shows the values of a text.

    Signals
        text_changed(text)  the text with one value changed
    """

    text_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._mistakes: Sequence[TemplateMistake] = ()
        self._is_filling = False
        self.editors: dict[Place, QLineEdit | Choice] = {}
        self.lists = {kind.name: TemplateEntries(kind, self) for kind in (SECTIONS, FIELDS)}
        for each in self.lists.values():
            each.change_wanted.connect(self._change)
        self.logos = tuple(TemplateLogo(setting, self) for setting in ("logo", "logo_right"))
        for logo in self.logos:
            logo.change_wanted.connect(self._change)
            logo.hide()  # it has no place yet
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("briefTabs")
        self.tabs.setAccessibleName(tr("Form of the template"))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setAccessibleName(tr("Parts of the template"))
        self._lay_out()

    @property
    def sections(self) -> TemplateEntries:
        """The sections of the template."""
        return self.lists["sections"]

    @property
    def fields(self) -> TemplateEntries:
        """The fields of the template."""
        return self.lists["fields"]

    def show_text(self, text: str, mistakes: Sequence[TemplateMistake] = (), *, is_read_only: bool) -> None:
        """Show the values of a text and where its mistakes are; no YAML leaves the form as it was, switched off."""
        self._text, self._mistakes = text, mistakes
        try:
            shown = {name: entries(text, name) for name in self.lists}
            values = values_at(text, self.editors)
            wrong = {place_at(text, each.line): each.message for each in reversed(mistakes)}
        except BrieferError:
            self._let_change(False)
            return
        self._let_change(not is_read_only)
        self._is_filling = True
        for place, editor in self.editors.items():
            self._show_value(editor, values[place], wrong.get(place[:1], ""))
        self._is_filling = False
        for name, found in shown.items():
            mine = {place[1]: message for place, message in wrong.items() if place[:1] == (name,) and len(place) > 1}
            self.lists[name].show_entries(found, {int(index): message for index, message in mine.items()})
        self._mark_tabs({str(place[0]) for place in wrong if place})

    def _show_value(self, editor: QLineEdit | Choice, value: str, mistake: str) -> None:
        if isinstance(editor, Choice):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        elif editor.text() != value:
            editor.setText("" if value == "null" else value)
            if not editor.hasFocus():
                editor.home(False)
        if editor.accessibleDescription() == mistake:
            return
        editor.setAccessibleDescription(mistake)
        editor.setToolTip(plain_tip(mistake))
        editor.setProperty("wrong", bool(mistake))
        editor.style().unpolish(editor)
        editor.style().polish(editor)

    def _let_change(self, may: bool) -> None:
        """Switch the pages on or off; what stands on each can be looked at all the same."""
        for page in self._pages:
            page.setEnabled(may)

    def _mark_tabs(self, wrong: set[str]) -> None:
        marked = {HOMES.get(name, 0) for name in wrong}
        for index, words in enumerate(TABS):
            is_wrong = index in marked
            self.tabs.setTabText(index, f"{said(words)} {WRONG}" if is_wrong else said(words))

    def _choose(self, choice: Choice, place: Place, _: int) -> None:
        self._set(place, str(choice.currentData()))

    def _set(self, place: Place, written: str) -> None:
        if not self._is_filling:
            self._change(lambda text: with_value(text, place, written))

    def _change(self, change: Callable[[str], str]) -> None:
        try:
            after = change(self._text)
        except BrieferError:
            return
        if after != self._text:
            self._text = after
            self.text_changed.emit(after)

    def _lay_out(self) -> None:
        set_ground(self, QPalette.ColorRole.AlternateBase)
        self._pages = (self._general(), self.sections, self.fields, *(QWidget(self) for _ in LATER))
        for words, page in zip(TABS, self._pages, strict=True):
            self.tabs.addTab(page, said(words))
        self._makers = dict(zip(LATER, (self._looks, self._words, self._keys), strict=True))
        self.tabs.currentChanged.connect(self._make)
        self.tabs.setStyleSheet("QTabBar::tab { padding: 12px 5px; }")  # six stand side by side
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

    def _make(self, index: int) -> None:
        """Make the page of a tab that is looked at for the first time."""
        make, page = self._makers.pop(index, None), self._pages[index]
        if make is None:
            return
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(make())
        self.show_text(self._text, self._mistakes, is_read_only=not page.isEnabled())

    def _general(self) -> QWidget:
        page, form = self._page()
        for words, place in TEXTS:
            field = QLineEdit(self)
            field.textEdited.connect(lambda text, place=place: self._set(place, scalar(text)))
            self._add(form, said(words), place, field)
        self._add_optional(form, tr("Page limit"), ("page_limit",), tr("none"))
        self._add_choices(form, CHOICES)
        return Area(page, self)

    def _looks(self) -> QWidget:
        page, form = self._page()
        self._add_choices(form, PAPER)
        for words, place, usual in LOOKS:
            self._add_optional(form, said(words), place, usual)
        for words, place, usual in PAGES:
            self._add_optional(form, said(words), place, usual)
        for logo, settings in zip(self.logos, LOGOS, strict=True):
            form.addRow(logo)
            logo.show()
            for words, place, usual in settings:
                self._add_optional(form, said(words), place, usual)
        return Area(page, self)

    def _words(self) -> QWidget:
        page, form = self._page()
        self._add_optional(form, tr("Empty side"), ("empty_side",), said(NO_POSITION))
        for key, usual in load_labels("en").words.items():
            self._add_optional(form, key.replace("_", " ").capitalize(), ("labels", key), usual)
        return Area(page, self)

    def _add_choices(self, form: QFormLayout, choices: Sequence[tuple[Sentence, Place, tuple[str, ...]]]) -> None:
        for words, place, values in choices:
            choice = Choice(self)
            for value in values:
                choice.addItem(said(TRUTHS[value]) if value in TRUTHS else value, value)
            choice.currentIndexChanged.connect(partial(self._choose, choice, place))
            self._add(form, said(words), place, choice)

    def _add_optional(self, form: QFormLayout, words: str, place: Place, usual: str) -> None:
        """Add a field that takes its setting out of the text when it is emptied; `usual` is what counts then."""
        field = QLineEdit(self)
        field.setPlaceholderText(usual)

        def put(text: str) -> None:
            written = text.strip()
            if not written:
                self._change(lambda whole: without_value(whole, place))
            else:
                self._set(place, written if NUMBER.fullmatch(written) else scalar(text))

        field.textEdited.connect(put)
        self._add(form, words, place, field)

    def _keys(self) -> QWidget:
        page, form = self._page()
        for act, model in KeysModel.model_fields.items():
            field = QLineEdit(self)
            field.setMaxLength(1)
            field.setPlaceholderText(str(model.default))
            field.textEdited.connect(
                lambda text, act=act, usual=str(model.default): self._set(("keys", act), scalar(text.upper() or usual))
            )
            self._add(form, said(KEYS[act]), ("keys", act), field)
        return Area(page, self)

    def _page(self) -> tuple[QWidget, QFormLayout]:
        page = QWidget(self)
        form = QFormLayout(page)
        form.setContentsMargins(16, 12, 16, 12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        return page, form

    def _add(self, form: QFormLayout, words: str, place: Place, editor: QLineEdit | Choice) -> None:
        label = RoleLabel("body", words, self, tone="ink2")
        label.setBuddy(editor)
        editor.setAccessibleName(words)
        form.addRow(label, editor)
        self.editors[place] = editor
