"""What one chooses for a brief: which sections it prints, and in which house format."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from briefer import edits, templates
from briefer.model import Project
from briefer.templates import SectionSpec, Template

from ..models.words import tr
from ..session import Session
from ..widgets.tick import Tick
from .labels import RoleLabel, set_ground

UNTITLED = {"header_block": "Head of the note", "sign_off": "Sign-off", "bottom_line": "Bottom line"}


def section_name(spec: SectionSpec) -> str:
    """Name a section on screen: its title, or what it is."""
    return spec.title or tr(UNTITLED.get(spec.kind, spec.kind.replace("_", " ").capitalize()))


class SectionChoices(QWidget):
    """A tick for each section of the template; a dot marks what this brief has otherwise."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._specs: tuple[SectionSpec, ...] = ()
        self.boxes: dict[str, Tick] = {}
        self._dots: dict[str, RoleLabel] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._note = RoleLabel("caption", tr("● differs from the template, in this brief only"), self, tone="ink2")
        self.reset = QPushButton(tr("&Reset"), self)
        self.reset.setAccessibleName(tr("Print the sections as the template says"))
        self.reset.clicked.connect(self._reset)
        self._lay_out()

    def show_brief(self, project: Project, template: Template) -> None:
        """Show the sections of a template as this brief prints them."""
        if template.sections != self._specs:
            self._make(template.sections)
        switched = project.brief.switched_sections
        for spec in self._specs:
            box, is_switched = self.boxes[spec.name], spec.name in switched
            box.setChecked(spec.is_on != is_switched)
            self._dots[spec.name].setText("●" if is_switched else "")
            named = section_name(spec)
            box.setAccessibleName(f"{named}, {tr('differs from the template')}" if is_switched else named)
        has_changes = any(spec.name in switched for spec in self._specs)
        self._note.setVisible(has_changes)
        self.reset.setVisible(has_changes)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.boxes:
            next(iter(self.boxes.values())).setFocus()

    def _make(self, specs: tuple[SectionSpec, ...]) -> None:
        self._specs = specs
        self.boxes, self._dots = {}, {}
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for spec in specs:
            row = QWidget(self)
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            box = Tick(section_name(spec), row)
            box.clicked.connect(lambda _=False, name=spec.name: self.toggle(name))
            dot = RoleLabel("caption", "", row)
            dot.setToolTip(tr("Differs from the template"))
            line.addWidget(box, 1)
            line.addWidget(dot)
            self._list.addWidget(row)
            self.boxes[spec.name], self._dots[spec.name] = box, dot

    def toggle(self, section: str) -> None:
        """Print a section in this brief, or leave it out."""
        spec = next(spec for spec in self._specs if spec.name == section)
        name, is_printed = section_name(spec), spec.is_on != (section in self._session.project.brief.switched_sections)
        label = tr("Leave out {section}") if is_printed else tr("Print {section}")
        self._session.step(label.replace("{section}", name), lambda project: edits.toggle_section(project, section))

    def _reset(self) -> None:
        self._session.step(tr("Reset sections"), self._as_template)
        self.setFocus()

    def _as_template(self, project: Project) -> Project:
        for spec in self._specs:
            if spec.name in project.brief.switched_sections:
                project = edits.toggle_section(project, spec.name)
        return project

    def _lay_out(self) -> None:
        set_ground(self, QPalette.ColorRole.AlternateBase)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        hint = RoleLabel("caption", tr("Ticked sections are printed, in the template's order."), self, tone="ink2")
        hint.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addWidget(self.reset)
        self._note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(10)
        column.addWidget(hint)
        column.addLayout(self._list)
        column.addLayout(foot)
        column.addStretch(1)


class TemplateChoices(QWidget):
    """The house formats there are (`known` lists them), and the project's own if it has another; one is chosen.

    Signals
        editor_requested()  open the templates window
    """

    editor_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.known: Callable[[], Sequence[Template]] = templates.builtin
        self._chosen: Template | None = None
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self._lay_out()

    def show_chosen(self, template: Template) -> None:
        """Mark the template of the brief."""
        self._chosen = template
        if self.isVisible() or self.buttons:
            self._mark(template)

    def forget(self) -> None:
        """List the templates anew when they are shown next."""
        for button in self.buttons.values():
            self._group.removeButton(button)
        self.buttons = {}
        while (item := self._list.takeAt(0)) is not None:
            block = item.layout()
            while block is not None and (part := block.takeAt(0)) is not None:
                if (widget := part.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
        if self._chosen is not None and self.isVisible():
            self._mark(self._chosen)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._chosen is not None:
            self._mark(self._chosen)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        chosen = self._group.checkedButton()
        if chosen is not None:
            chosen.setFocus()

    def _mark(self, template: Template) -> None:
        if template.id not in self.buttons:
            self._make(template)
        self.buttons[template.id].setChecked(True)

    def _make(self, chosen: Template) -> None:
        known = {template.id: template for template in self.known()}
        known.setdefault(chosen.id, chosen)
        for template in known.values():
            if template.id not in self.buttons:
                self._add(template)

    def _add(self, template: Template) -> None:
        button = QRadioButton(template.name, self)
        button.setAccessibleDescription(template.description)
        about = RoleLabel("caption", template.description, self, tone="ink2")
        about.setWordWrap(True)
        about.setContentsMargins(24, 0, 0, 0)
        block = QVBoxLayout()
        block.setSpacing(2)
        block.addWidget(button)
        block.addWidget(about)
        self._list.addLayout(block)
        self._group.addButton(button)
        self.buttons[template.id] = button
        button.toggled.connect(lambda is_on, name=template.id: self._choose(name) if is_on else None)

    def _choose(self, template_id: str) -> None:
        if self._chosen is not None and template_id != self._chosen.id:
            name = self.buttons[template_id].text()
            self._session.step(
                tr("Use template {name}").replace("{name}", name),
                lambda project: edits.set_template(project, template_id),
            )

    def _lay_out(self) -> None:
        set_ground(self, QPalette.ColorRole.AlternateBase)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        hint = RoleLabel("caption", tr("What is filled in stays when you change the template."), self, tone="ink2")
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(12)
        column.addWidget(hint)
        column.addLayout(self._list)
        edit = QPushButton(tr("&Edit templates…"), self)
        edit.clicked.connect(self.editor_requested)
        column.addWidget(edit, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
