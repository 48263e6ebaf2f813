"""The form of the brief: its fields and key points, its sections, its template."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from briefer import edits
from briefer.check import BOTTOM_LINE, LONGEST_BOTTOM_LINE
from briefer.model import Project
from briefer.policy import office_policy
from briefer.templates import Field, Template
from briefer.text import folded, normalise, word_count
from briefer.words import tr
from ui.brief.days import HouseDays
from ui.brief.habits import Habits
from ui.brief.key_points import KeyPoints
from ui.brief.long_edit import LongEdit
from ui.brief.offered import Offer
from ui.brief.sections import SectionChoices
from ui.brief.template_choices import TemplateChoices
from ui.look.theme import Look
from ui.session import Session
from ui.versions.issued import IssuedVersions
from ui.widgets.fields import LeavesKeys
from ui.widgets.labels import RoleLabel, set_ground
from ui.widgets.tips import plain_tip

TABS = ("details", "sections", "template", "versions")
LARGE = 1.5
MARKING = "marking"


Editor = QLineEdit | LongEdit


class DetailsForm(QWidget):
    """Four tabs; every change is an edit of the session."""

    def __init__(self, session: Session, habits: Habits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._habits = habits
        self._fields: tuple[Field, ...] | None = None
        self._days: HouseDays | None = None
        self._made_with: tuple[object, ...] = ()
        self._typed: set[str] = set()
        self.editors: dict[str, Editor] = {}
        self._offers: list[Offer] = []
        self.as_last_time = QPushButton(tr("Fill in as last time"), self)
        self.as_last_time.clicked.connect(self._fill_in)
        self._word_label: RoleLabel | None = None
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("briefTabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setAccessibleName(tr("Parts of the form"))
        self.key_points = KeyPoints(session, self)
        self._star_label = RoleLabel("caption", parent=self, tone="ink2")
        self._lift_hint = QLabel(tr("↑ ↓ move · Space drops · Esc puts back"), self)
        self._lift_hint.setObjectName("secondary")
        self.key_points.lift_changed.connect(self._show_key_hint)
        self._fields_box = QVBoxLayout()
        self.sections = SectionChoices(session, self)
        self.templates = TemplateChoices(session, self)
        self.versions = IssuedVersions(session, self)
        self._lay_out()

    def show_brief(self, project: Project, template: Template) -> None:
        """Show a value of the project in the form of a template; what is being typed keeps its cursor."""
        if self._made_with != (template, project.language):
            self._made_with = (template, project.language)
            self._days = HouseDays(project, template)
        if template.fields != self._fields:
            self._make_fields(template.fields)
        for field in template.fields:
            self._show_field(field)
        self._offer_last_time()
        self._count_words()
        self.key_points.show_project(project)
        self._show_stars(template)
        self.sections.show_brief(project, template)
        self.templates.show_chosen(template)
        self.versions.show_brief(project, self.templates.known)

    def show_tab(self, name: str) -> None:
        """Go to details, sections, template or versions, and give it the keyboard."""
        self.tabs.setCurrentIndex(TABS.index(name))
        self.take_focus()

    def step_tab(self, by: int) -> None:
        """Go so many tabs on, after the last to the first, and give that one the keyboard."""
        self.show_tab(TABS[(self.tabs.currentIndex() + by) % len(TABS)])

    def take_focus(self) -> None:
        """Give the keyboard to the first control of the tab that is shown."""
        name = TABS[self.tabs.currentIndex()]
        if name == "sections":
            self.sections.setFocus()
        elif name == "template":
            self.templates.setFocus()
        elif name == "versions":
            self.versions.setFocus()
        elif self.editors:
            next(iter(self.editors.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_field(self, key: str) -> None:
        """Go to a field."""
        self.tabs.setCurrentIndex(0)
        editor = self.editors.get(key)
        if editor is not None:
            editor.setFocus()
            self._details.ensureWidgetVisible(editor)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_offers"):
            for each in self._offers:
                each.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Undo and Redo in a field mean those of the whole program, and let it take no key of the window."""
        if event.type() == QEvent.Type.FocusOut and isinstance(watched, QLineEdit) and self._is_left(event):
            watched.home(False)  # long words are read from their beginning
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            session = self._session
            acts = {QKeySequence.StandardKey.Undo: session.undo, QKeySequence.StandardKey.Redo: session.redo}
            act = next((do for key, do in acts.items() if event.matches(key)), None)
            if act is not None and event.type() == QEvent.Type.KeyPress:
                act()
                return True
            if act is not None:
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _is_left(self, event: QEvent) -> bool:
        by_window = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        return isinstance(event, QFocusEvent) and event.reason() not in by_window

    # Fields

    def _make_fields(self, fields: tuple[Field, ...]) -> None:
        self._fields = fields
        self.editors, self._offers, self._word_label = {}, [], None
        if (old := self._fields_box.takeAt(0)) is not None and (widget := old.widget()) is not None:
            widget.hide()  # it goes when the event is over, and would be painted until then
            widget.deleteLater()
        host = QWidget(self)
        form = QFormLayout(host)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(7)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        wrap = QFormLayout.RowWrapPolicy.WrapAllRows if Look.of(self).scale >= LARGE else None
        form.setRowWrapPolicy(wrap or QFormLayout.RowWrapPolicy.DontWrapRows)
        for field in fields:
            self._add_field(form, field)
        self._fields_box.addWidget(host)
        way = (self.tabs.tabBar(), self.as_last_time, *self.editors.values(), self.key_points)
        for one, other in pairwise(way):
            QWidget.setTabOrder(one, other)

    def _show_field(self, field: Field) -> None:
        """Show what a field says, a day in words; a day that is being typed is left alone."""
        editor = self.editors[field.key]
        if field.key == "subject":
            editor.setPlaceholderText(self._session.project.title)  # it prints as long as no subject is written
        kept = dict(self._session.project.brief.fields).get(field.key, field.default)
        text = normalise(editor.text())
        if text != self._shown(field, kept) and not (editor.hasFocus() and text == kept):
            editor.setText(self._shown(field, kept))
            if isinstance(editor, QLineEdit) and not editor.hasFocus():
                editor.home(False)

    def _shown(self, field: Field, kept: str) -> str:
        return self._days.shown(kept) if field.is_date and self._days else kept

    def _offered(self, field: Field, typed: str) -> tuple[str, ...]:
        """Return what to offer: the template's words, the office's markings, what was written before, days."""
        days = self._days.offered(typed, self._session.project, date.today()) if field.is_date and self._days else ()
        markings = office_policy().markings if field.key == MARKING else ()
        known = (field.default, *markings, *self._habits.words(field))
        fitting = (each for each in known if each and folded(typed) in folded(each))
        return tuple(dict.fromkeys((*days, *fitting)))

    def _leave(self, field: Field) -> None:
        """Show a day in words now, and remember what was typed."""
        self._show_field(field)
        if field.key in self._typed:
            self._typed.discard(field.key)
            self._habits.note(field, normalise(self.editors[field.key].text()))
            for each in self._offers:
                each.refresh()

    def _offer_last_time(self) -> None:
        found = self._habits.last(self._session.project, self._fields or ())
        self.as_last_time.setVisible(bool(found))
        labels = {field.key: field.label for field in self._fields or ()}
        told = "\n".join(f"{labels[key]}: {words}" for key, words in found.items())
        self.as_last_time.setToolTip(plain_tip(told))
        self.as_last_time.setAccessibleDescription(told)

    def _fill_in(self) -> None:
        """Fill in what was written last time, as one step, and go to the first field that was filled."""
        found = self._habits.last(self._session.project, self._fields or ())
        labels = [field.label for field in self._fields or () if field.key in found]

        def filled(project: Project) -> Project:
            for key, words in found.items():
                project = edits.set_field(project, key, words)
            return project

        self.focus_field(next(iter(found), ""))
        self._session.step(tr("Filled in as last time: {fields}").format(fields=", ".join(labels)), filled)

    def _add_field(self, form: QFormLayout, field: Field) -> None:
        editor: Editor
        if field.is_long:
            editor = LongEdit(self)
            editor.textChanged.connect(partial(self._type, field))
            form.addRow(self._long_head(field, editor))
            form.addRow(editor)
            if field.key == BOTTOM_LINE:
                editor.setPlaceholderText(tr("One or two sentences. Yours: it is never written for you."))
        else:
            editor = QLineEdit(self)
            editor.textEdited.connect(lambda _: self._type(field))
            editor.editingFinished.connect(partial(self._leave, field))
            sign = "calendar" if field.is_date else "chevron-down"
            self._offers.append(Offer(editor, partial(self._offered, field), partial(self._type, field), sign))
            label = RoleLabel("body", field.label, self, tone="ink2")
            label.setBuddy(editor)
            form.addRow(label, editor)
        editor.setAccessibleName(tr("{field}, required").format(field=field.label) if field.required else field.label)
        editor.installEventFilter(self)
        LeavesKeys(editor)
        self.editors[field.key] = editor

    def _long_head(self, field: Field, editor: QWidget) -> QWidget:
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 8, 0, 0)
        title = RoleLabel("button", field.label, head)
        title.setBuddy(editor)
        row.addWidget(title)
        row.addStretch(1)
        if field.key == BOTTOM_LINE:
            self._word_label = RoleLabel("caption", parent=head, tone="ink2")
            row.addWidget(self._word_label)
        return head

    def _type(self, field: Field) -> None:
        text = self.editors[field.key].text()
        kept = self._days.kept(text.strip()) if field.is_date and self._days else text
        self._typed.add(field.key)
        self._session.step(
            tr("Edit {field}").format(field=field.label),
            lambda project: edits.set_field(project, field.key, kept, default=field.default),
            merge_key=f"field:{field.key}",
        )
        self._count_words()

    def _count_words(self) -> None:
        if self._word_label is not None:
            count = word_count(self.editors[BOTTOM_LINE].text())
            told = tr("{n} of {most} words").format(n=count, most=LONGEST_BOTTOM_LINE)
            self._word_label.setText(told)

    # Key points

    def _show_stars(self, template: Template) -> None:
        limit = next((spec.limit for spec in template.sections if spec.kind == "key_points"), None)
        count = str(self.key_points.count())
        told = tr("{n} starred, {most} at most") if limit else tr("{n} starred")
        self._star_label.setText(told.format(n=count, most=limit))
        self._show_key_hint(bool(self.key_points.lifted))

    def _show_key_hint(self, is_lifted: bool) -> None:
        is_empty = self.key_points.count() == 0
        sentence = tr("No key points yet. Press Space on an item to star it.")
        self._lift_hint.setText(sentence if is_empty else tr("↑ ↓ move · Space drops · Esc puts back"))
        self._lift_hint.setVisible(is_lifted or is_empty)

    # Layout

    def _lay_out(self) -> None:
        set_ground(self, QPalette.ColorRole.AlternateBase)
        head = QHBoxLayout()
        head.addWidget(RoleLabel("button", tr("Key points"), self))
        head.addStretch(1)
        head.addWidget(self._star_label)
        self._lift_hint.setWordWrap(True)
        page = QWidget(self)
        set_ground(page, QPalette.ColorRole.AlternateBase)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.as_last_time, 0, Qt.AlignmentFlag.AlignLeading)
        column.addLayout(self._fields_box)
        column.addSpacing(8)
        column.addLayout(head)
        column.addWidget(self.key_points)
        column.addWidget(self._lift_hint)
        column.addStretch(1)
        self._details = _scrolled(page)
        titles = (tr("Details"), tr("Sections"), tr("Template"), tr("Versions"))
        for title, widget in zip(
            titles, (self._details, _scrolled(self.sections), _scrolled(self.templates), self.versions), strict=True
        ):
            self.tabs.addTab(widget, title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.tabs)
        self.setMinimumWidth(int(Look.of(self).px(240)))


def _scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    return area
