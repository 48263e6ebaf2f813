"""Name, folder and formats of an export; then, in the same dialog, each step and what was proved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefer import edits, pipeline
from briefer.check import Severity, check
from briefer.errors import BrieferError
from briefer.pipeline import Exported
from briefer.templates import Template
from briefer.text import is_verbatim

from ..session import Session
from ..settings import Settings
from ..tasks import Progress, Tasks

FORMATS = (
    (".docx", "&Word document (.docx)", "Real styles and tables, ready for comments and clearance"),
    (".pdf", "&PDF", "With bookmarks, links and a title"),
    (".html", "Web pa&ge (.html)", "One file, prints well"),
    (".md", "&Markdown (.md)", "Plain text with tables"),
)
TASK = "export"


class ExportDialog(QDialog):
    """Asks, exports, and tells what was proved. `exported` holds what was written."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        template: Template,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export")
        self.exported: tuple[Exported, ...] = ()
        self._session = session
        self._tasks = tasks
        self._template = template
        self._settings = settings
        brief = pipeline.compose_brief(session.project, template, date.today().isoformat())
        self.name = QLineEdit(brief.file_name, self)
        self.folder = QLineEdit(str(self._first_folder()), self)
        self.formats = {suffix: QCheckBox(words, self) for suffix, words, _ in FORMATS}
        self.annex = QCheckBox("&Annex with the numbered source text", self)
        self._has_annex = any(spec.kind == "annex" for spec in template.sections)
        self._proof, self._problems, self._failure = (_label(self) for _ in range(3))
        self._failure.setObjectName("error")
        self._failure.hide()
        self.log = QPlainTextEdit(self)
        self.log.setReadOnly(True)
        self.log.setAccessibleName("Steps of the export")
        self.log.hide()
        self._lay_out()
        right = sum(is_verbatim(each.text, each.source_text) for each in brief.quotations)
        self._proof.setText(f"{right} of {len(brief.quotations)} quotations match the source word for word.")
        self._show_problems()
        self._update_button()
        self.name.setFocus()
        self.name.selectAll()

    @property
    def targets(self) -> tuple[Path, ...]:
        """The files that would be written."""
        folder = Path(self.folder.text()).expanduser()
        stem = self.name.text().strip()
        return tuple(folder / f"{stem}{suffix}" for suffix, box in self.formats.items() if box.isChecked())

    def export(self) -> None:
        """Write every ticked format off this thread, each proved before it replaces anything."""
        self._settings.export_formats = tuple(suffix for suffix, box in self.formats.items() if box.isChecked())
        self._settings.export_folder = self.folder.text()
        project, template, targets = self._session.project, self._template, self.targets
        if self._has_annex and self.annex.isChecked() != self._is_annex_printed():
            project = edits.toggle_section(project, "annex")
        self._failure.hide()
        self.log.clear()
        self.log.show()
        self.export_button.setEnabled(False)

        def work(progress: Progress) -> tuple[Exported, ...]:
            return pipeline.export(project, template, targets, today=date.today().isoformat(), progress=progress)

        self._tasks.run(TASK, work, self._show_done, self._show_failure)

    def accept(self) -> None:
        """Export; once that is done, close."""
        if self.exported:
            super().accept()
        elif self.export_button.isEnabled():
            self.export()

    def reject(self) -> None:
        """Close, and stop an export that is under way."""
        self._tasks.cancel(TASK)
        super().reject()

    def _show_step(self, label: str, step: str) -> None:
        if label == TASK:
            self.log.appendPlainText(f"{step} …")

    def _show_done(self, exported: tuple[Exported, ...]) -> None:
        self.exported = exported
        for done in exported:
            proof = done.proof
            self.log.appendPlainText(
                f"{done.path.name}: written and checked, {proof.quotations_found} quotations, {proof.rows_found} rows."
            )
        self.open_button.show()
        self.folder_button.show()
        self.cancel_button.hide()
        self.export_button.setText("&Close")
        self.export_button.setEnabled(True)
        self.export_button.setFocus()

    def _show_failure(self, error: BaseException) -> None:
        if not isinstance(error, BrieferError):
            raise error
        self._failure.setText(str(error))
        self._failure.show()
        self.log.hide()
        self.name.setText(_next_name(self.name.text(), self.targets))
        self._update_button()

    def _show_problems(self) -> None:
        problems = check(self._session.project, self._template)
        stops = [problem for problem in problems if problem.severity is Severity.STOPS]
        looks = [problem for problem in problems if problem.severity is Severity.LOOK]
        self._is_stopped = bool(stops)
        if stops:
            self._problems.setText("\n".join(f"{problem.message} {problem.detail}" for problem in stops[:3]))
            self._problems.setObjectName("error")
        else:
            count = len(looks)
            things = "1 thing" if count == 1 else f"{count} things"
            self._problems.setText(f"{things} to check. They do not stop the export." if count else "Nothing to check.")

    def _update_button(self) -> None:
        count = len(self.targets)
        self.export_button.setText(f"&Export {count} file{'' if count == 1 else 's'}")
        self.export_button.setEnabled(bool(count and self.name.text().strip() and not self._is_stopped))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Folder for the brief", self.folder.text())
        if name:
            self.folder.setText(name)

    def _first_folder(self) -> Path:
        known = self._settings.export_folder
        if known and Path(known).is_dir():
            return Path(known)
        if self._session.path is not None:
            return self._session.path.parent
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    def _is_annex_printed(self) -> bool:
        spec = next((entry for entry in self._template.sections if entry.kind == "annex"), None)
        return spec is not None and spec.is_on != ("annex" in self._session.project.brief.switched_sections)

    def _open_first(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.exported[0].path)))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.exported[0].path.parent)))

    # Layout

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow("&Name", self.name)
        folder = QHBoxLayout()
        browse = QPushButton("&Choose…", self)
        browse.setAutoDefault(False)
        browse.clicked.connect(self._choose_folder)
        folder.addWidget(self.folder, 1)
        folder.addWidget(browse)
        form.addRow("&Folder", folder)
        self.folder.setAccessibleName("Folder")
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(10)
        box.addLayout(form)
        for suffix, _, aside in FORMATS:
            self._add_choice(box, self.formats[suffix], aside)
            self.formats[suffix].setChecked(suffix in self._settings.export_formats)
            self.formats[suffix].toggled.connect(self._update_button)
        self._add_choice(box, self.annex, "Check the outlet’s rights first")
        self.annex.setChecked(self._is_annex_printed())
        self.annex.setEnabled(self._has_annex)
        for widget in (self._proof, self._problems, self._failure, self.log):
            box.addWidget(widget)
        box.addStretch(1)
        box.addLayout(self._foot())
        self.name.textChanged.connect(self._update_button)
        self.folder.textChanged.connect(self._update_button)
        self._tasks.progressed.connect(self._show_step)
        self.resize(620, 560)

    def _foot(self) -> QHBoxLayout:
        hint = _label(self)
        hint.setObjectName("hint")
        hint.setText("Changes made in Word do not come back.")
        self.open_button, self.folder_button = QPushButton("&Open", self), QPushButton("&Show in folder", self)
        self.open_button.clicked.connect(self._open_first)
        self.folder_button.clicked.connect(self._open_folder)
        buttons = QDialogButtonBox(self)
        self.export_button = buttons.addButton("&Export", QDialogButtonBox.ButtonRole.AcceptRole)
        self.export_button.setObjectName("primary")
        self.export_button.setDefault(True)
        self.cancel_button = buttons.addButton("C&ancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        line = QHBoxLayout()
        line.addWidget(hint, 1)
        for button in (self.open_button, self.folder_button):
            button.setAutoDefault(False)
            button.hide()
            line.addWidget(button)
        line.addWidget(buttons)
        return line

    def _add_choice(self, box: QVBoxLayout, choice: QCheckBox, aside: str) -> None:
        hint = _label(self)
        hint.setObjectName("hint")
        hint.setText(aside)
        hint.setContentsMargins(26, 0, 0, 0)
        choice.setAccessibleDescription(aside)
        box.addWidget(choice)
        box.addWidget(hint)


def _label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _next_name(name: str, targets: Sequence[Path]) -> str:
    """Return a name that none of the files has yet, so that trying again harms nothing that is open elsewhere."""
    if not any(target.exists() for target in targets):
        return name
    number = 2
    while any(target.with_name(f"{name}-{number}{target.suffix}").exists() for target in targets):
        number += 1
    return f"{name}-{number}"
