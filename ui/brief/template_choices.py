"""In which house format a brief is printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QRadioButton, QVBoxLayout, QWidget

from briefer import edits, templates
from briefer.templates import Template
from briefer.words import tr
from ui.session import Session
from ui.widgets.labels import RoleLabel, set_ground


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
        self._group.setExclusive(not template.stands_in)  # what stands in was not chosen, but may be
        for name, button in self.buttons.items():
            button.setChecked(name == template.id and not template.stands_in)
        self._group.setExclusive(True)

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
        if self._chosen is not None and (template_id != self._chosen.id or self._chosen.stands_in):
            name = self.buttons[template_id].text()
            self._session.step(
                tr("Use template {name}").format(name=name),
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
