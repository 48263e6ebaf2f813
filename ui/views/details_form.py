"""The form of the brief: the template's fields, the key points in order, the sections, the template itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from briefer import edits, queries, templates
from briefer.model import AnnotationId, Project
from briefer.templates import Field, SectionSpec, Template
from briefer.text import word_count

from ..session import Session

LONGEST_BOTTOM_LINE = 60
LONG_HEIGHT = 108
SECTION_NAMES = {
    "header_block": "Header block",
    "bottom_line": "Bottom line",
    "key_points": "Key points",
    "overview": "State of play",
    "comparison": "Comparison",
    "third_parties": "Third parties",
    "timeline": "Timeline",
    "lines_to_take": "Lines to take",
    "gaps": "Gaps and caveats",
    "sources": "Sources",
    "sign_off": "Sign-off",
    "annex": "Annex: source text",
}


class FieldEditor(QWidget):
    """One field: a line or, for long ones, an area with its count of words."""

    def __init__(self, field: Field, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self._session = session
        self.input = QPlainTextEdit(self) if field.is_long else QLineEdit(self)
        self.input.setAccessibleName(field.label)
        self._count = QLabel(self)
        self._count.setObjectName("hint")
        self._count.setVisible(field.key == "bottom_line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.input)
        column.addWidget(self._count)
        if isinstance(self.input, QPlainTextEdit):
            self.input.setTabChangesFocus(True)
            self.input.setFixedHeight(LONG_HEIGHT)
            self.input.setPlaceholderText(
                "One or two sentences. Yours: it is never written for you." if field.key == "bottom_line" else ""
            )
        self.input.textChanged.connect(self._store)
        self.setFocusProxy(self.input)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.input.toPlainText() if isinstance(self.input, QPlainTextEdit) else self.input.text()

    def show_project(self, project: Project) -> None:
        """Show the field of a project; the cursor stays where the text is the same."""
        text = dict(project.brief.fields).get(self.field.key, self.field.default)
        if text != self.text:
            self.input.blockSignals(True)
            if isinstance(self.input, QPlainTextEdit):
                self.input.setPlainText(text)
            else:
                self.input.setText(text)
            self.input.blockSignals(False)
        self._show_count()

    def _store(self) -> None:
        key, text = self.field.key, self.text
        self._session.step(
            f"{self.field.label} changed", lambda project: edits.set_field(project, key, text), merge_key=f"field:{key}"
        )
        self._show_count()

    def _show_count(self) -> None:
        self._count.setText(f"{word_count(self.text)} of {LONGEST_BOTTOM_LINE} words")


class KeyPoints(QListWidget):
    """The starred items in the order in which they print; Space lifts one, arrows move it, Space drops it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._lifted: Project | None = None
        self.setAccessibleName("Key points in order")
        self.setWordWrap(True)
        self.setMinimumHeight(120)

    def show_project(self, project: Project) -> None:
        """Show the key points of a project."""
        row = self.currentRow()
        self.clear()
        for point in queries.key_points(project):
            item = QListWidgetItem(f"{point.annotation.paraphrase or point.text}   {point.reference}")
            item.setData(Qt.ItemDataRole.UserRole, point.annotation.id)
            self.addItem(item)
        self.setCurrentRow(min(row, self.count() - 1))

    def move_by(self, step: int) -> None:
        """Move the current key point up or down."""
        item, row = self.currentItem(), self.currentRow()
        if item is None or not 0 <= row + step < self.count():
            return
        annotation_id = AnnotationId(item.data(Qt.ItemDataRole.UserRole))
        self.setCurrentRow(row + step)
        self._session.step(
            "Key points ordered",
            lambda project: edits.move_key_point(project, annotation_id, row + step),
            merge_key="key_points" if self._lifted is not None else "",
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Space:
            self._lifted = self._session.project if self._lifted is None else None
        elif step and (is_control or self._lifted is not None):
            self.move_by(step)
        elif event.key() == Qt.Key.Key_Escape and self._lifted is not None:
            if self._session.project is not self._lifted:
                self._session.undo_stack.undo()
            self._lifted = None
        else:
            super().keyPressEvent(event)


class DetailsForm(QTabWidget):
    """Details, sections and template of this one brief."""

    def __init__(self, session: Session, template_of: Callable[[], Template], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._template_of = template_of
        self._shown: Template | None = None
        self.fields: dict[str, FieldEditor] = {}
        self.sections: dict[str, QCheckBox] = {}
        self.key_points = KeyPoints(session, self)
        self.templates = QListWidget(self)
        self.templates.setAccessibleName("Templates")
        self.templates.setWordWrap(True)
        self.templates.itemActivated.connect(self._choose_template)
        self.templates.itemClicked.connect(self._choose_template)
        self.setDocumentMode(True)
        for template in templates.builtin():
            item = QListWidgetItem(f"{template.name}\n{template.description}")
            item.setData(Qt.ItemDataRole.UserRole, template.id)
            self.templates.addItem(item)

    def show_project(self, project: Project) -> None:
        """Show the fields, key points and sections of a project; another template makes another form."""
        template = self._template_of()
        if self._shown != template:
            self._build(template)
        for editor in self.fields.values():
            editor.show_project(project)
        self.key_points.show_project(project)
        for spec in template.sections:
            is_switched = spec.kind in project.brief.switched_sections
            box = self.sections[spec.kind]
            box.blockSignals(True)
            box.setChecked(spec.is_on != is_switched)
            box.blockSignals(False)
            box.setText(_section_name(spec) + ("  •" if is_switched else ""))
            box.setAccessibleDescription("Differs from the template" if is_switched else "")

    def focus_field(self, key: str) -> None:
        """Put the cursor into a field."""
        self.setCurrentIndex(0)
        if key in self.fields:
            self.fields[key].input.setFocus()

    def _build(self, template: Template) -> None:
        self._shown = template
        index = max(0, self.currentIndex())
        self.key_points.setParent(self)
        self.templates.setParent(self)
        while self.count():
            page = self.widget(0)
            self.removeTab(0)
            if page is not None:
                page.deleteLater()
        self.addTab(self._details(template), "Details")
        self.addTab(self._sections(template.sections), "Sections")
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self.templates)
        self.addTab(page, "Template")
        self.setCurrentIndex(index)
        for row in range(self.templates.count()):
            if self.templates.item(row).data(Qt.ItemDataRole.UserRole) == template.id:
                self.templates.setCurrentRow(row)

    def _details(self, template: Template) -> QWidget:
        self.fields = {field.key: FieldEditor(field, self._session, self) for field in template.fields}
        inside = QWidget(self)
        form = QFormLayout(inside)
        form.setContentsMargins(16, 12, 16, 12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for editor in self.fields.values():
            label = QLabel(editor.field.label, inside)
            label.setBuddy(editor.input)
            if editor.field.is_long:
                label.setObjectName("strong")
                form.addRow(label)
                form.addRow(editor)
            else:
                form.addRow(label, editor)
        heading = QLabel("Key points", inside)
        heading.setObjectName("strong")
        form.addRow(heading)
        form.addRow(self.key_points)
        self.key_points.show()
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _sections(self, specs: Iterable[SectionSpec]) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 12)
        self.sections = {}
        for spec in specs:
            box = QCheckBox(_section_name(spec), page)
            box.toggled.connect(lambda _, kind=spec.kind: self._toggle(kind))
            column.addWidget(box)
            self.sections[spec.kind] = box
        hint = QLabel("Ticked sections print, in this brief only. A dot marks what differs from the template.", page)
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        column.addWidget(hint)
        column.addStretch(1)
        return page

    def _toggle(self, kind: str) -> None:
        self._session.edit("Sections changed", edits.toggle_section, kind)

    def _choose_template(self, item: QListWidgetItem) -> None:
        self._session.edit("Template changed", edits.set_template, item.data(Qt.ItemDataRole.UserRole))


def _section_name(spec: SectionSpec) -> str:
    return spec.title or SECTION_NAMES[spec.kind]
