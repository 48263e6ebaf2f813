"""Which sections a brief prints, and in which order."""

from __future__ import annotations

from difflib import SequenceMatcher

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefer import edits
from briefer.model import Project
from briefer.templates import SectionSpec, Template
from briefer.words import tr
from ui.look.words import kind_of_section
from ui.session import Session
from ui.widgets.announce import announce
from ui.widgets.labels import RoleLabel, set_ground
from ui.widgets.ordered_ticks import OrderedTicks, TickLine

DIFFERS = "●"


def section_name(spec: SectionSpec) -> str:
    """Name a section on screen: its title, or what it is."""
    return spec.title or kind_of_section(spec.kind)


class SectionChoices(QWidget):
    """A tick for each section, in the order in which they print; a dot marks what this brief has otherwise."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._template: Template | None = None
        self.specs: tuple[SectionSpec, ...] = ()
        self.list = OrderedTicks(tr("Sections of this brief"), self)
        self.list.switched.connect(lambda index, _: self.toggle(self.specs[index].name))
        self.list.move_wanted.connect(self._move)
        note = tr("{dot} differs from the template, in this brief only").format(dot=DIFFERS)
        self._note = RoleLabel("caption", note, self, tone="ink2")
        self.reset = QPushButton(tr("&Reset"), self)
        self.reset.setAccessibleName(tr("Print the sections as the template says"))
        self.reset.clicked.connect(self._reset)
        self._lay_out()

    def show_brief(self, project: Project, template: Template) -> None:
        """Show the sections of a template as this brief prints them."""
        self._template = template
        self.specs = template.sections_in(project.brief.section_order)
        switched = project.brief.switched_sections
        others = {*(name for name in switched), *_moved(self._template_names(), [spec.name for spec in self.specs])}
        lines = []
        for spec in self.specs:
            is_other = spec.name in others
            note = tr("differs from the template") if is_other else ""
            is_on = spec.is_on != (spec.name in switched)
            lines.append(TickLine(section_name(spec), is_on, note, DIFFERS if is_other else ""))
        self.list.show_lines(lines)
        has_changes = any(line.mark for line in lines)
        self._note.setVisible(has_changes)
        self.reset.setVisible(has_changes)

    def toggle(self, section: str) -> None:
        """Print a section in this brief, or leave it out."""
        spec = next(spec for spec in self.specs if spec.name == section)
        is_printed = spec.is_on != (section in self._session.project.brief.switched_sections)
        label = tr("Leave out {section}") if is_printed else tr("Print {section}")
        self._session.step(
            label.format(section=section_name(spec)), lambda project: edits.toggle_section(project, section)
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.list.setFocus()

    def _template_names(self) -> list[str]:
        return [spec.name for spec in self._template.sections] if self._template else []

    def _move(self, index: int, to: int) -> None:
        names = [spec.name for spec in self.specs]
        spec = self.specs[index]
        names.insert(to, names.pop(index))
        order = () if names == self._template_names() else tuple(names)
        self.list.setCurrentRow(to)
        label = tr("Move {section}").format(section=section_name(spec))
        self._session.step(label, lambda project: edits.order_sections(project, order))
        place = tr("{section}, {n} of {total}")
        announce(self.list, place.format(section=section_name(spec), n=to + 1, total=len(names)))

    def _reset(self) -> None:
        self._session.step(tr("Reset sections"), self._as_template)
        self.setFocus()

    def _as_template(self, project: Project) -> Project:
        for spec in self.specs:
            if spec.name in project.brief.switched_sections:
                project = edits.toggle_section(project, spec.name)
        return edits.order_sections(project, ())

    def _lay_out(self) -> None:
        set_ground(self, QPalette.ColorRole.AlternateBase)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        words = tr("Ticked sections are printed, in this order. Ctrl+Up and Ctrl+Down move, or drag.")
        hint = RoleLabel("caption", words, self, tone="ink2")
        hint.setWordWrap(True)
        self._note.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(10)
        column.addWidget(hint)
        column.addWidget(self.list, 1)
        column.addLayout(foot)


def _moved(usual: list[str], now: list[str]) -> set[str]:
    """Return the names that stand elsewhere: as few as explain the order."""
    blocks = SequenceMatcher(None, usual, now, autojunk=False).get_matching_blocks()
    return set(now) - {name for block in blocks for name in now[block.b : block.b + block.size]}
