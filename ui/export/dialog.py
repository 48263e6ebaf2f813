"""Name, folder and formats of an export; then, in the same dialog, each step and what was proved."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefer import edits, pipeline, queries
from briefer.brief import Brief
from briefer.check import Severity, check
from briefer.errors import BrieferError
from briefer.history.record import as_issued, to_be_issued, version_now
from briefer.model import Project, Version
from briefer.pipeline import Exported
from briefer.templates import Template
from briefer.words import counted, tr
from briefer.writers import WRITERS
from briefer.writers.lengths import over_length
from ui.export.formats import format_words
from ui.export.proof_line import ProofLine
from ui.export.steps import ExportSteps
from ui.export.target import TargetFields
from ui.look.theme import Look
from ui.problems.cures import Cures
from ui.session import Session
from ui.settings import Settings
from ui.tasks import Progress, Tasks
from ui.versions.acts import begin_version
from ui.widgets.announce import announce
from ui.widgets.dialog import Area, Foot, Notice, fit
from ui.widgets.labels import RoleLabel, hairline
from ui.widgets.tick import Tick

ANNEX = "annex"
ABREAST = 2
TASK = "export"
MEASURING = "pages before an export"


def brief_to_export(project: Project, template: Template) -> Brief:
    """Return the brief as it would be exported today, under its next number."""
    return pipeline.compose_brief(to_be_issued(project), template, date.today().isoformat())


class ExportDialog(QDialog):
    """Asks, exports, and tells what was proved.

    `brief` is what would be exported now; it is composed here if nobody did. `exported` holds what was written,
    `wanted_words` what is to be looked for in the articles instead.
    """

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        template: Template,
        settings: Settings,
        parent: QWidget | None = None,
        brief: Brief | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export"))
        self.exported: tuple[Exported, ...] = ()
        self._session = session
        self._project = session.project
        self.wanted_words = ""
        self._tasks = tasks
        self._template = template
        self._settings = settings
        self._is_stopped = False
        self.target = TargetFields(session, settings, self)
        self.name, self.folder, self.version = self.target.name, self.target.folder, self.target.version
        brief = brief or brief_to_export(session.project, template)
        self.name.setText(brief.file_name)
        self.formats = {writer.suffix: Tick(format_words(writer)[0], self) for writer in WRITERS}
        self.annex = Tick(tr("&Annex with the numbered source text"), self)
        self.opens = Tick(tr("Open when &done"), self)
        self.opens.setChecked(settings.opens_export)
        self.proof = ProofLine(self)
        self.problems, self.replaces, self.failure = (Notice(self) for _ in range(3))
        self.cures = Cures(session, self)
        self.steps = ExportSteps(self)
        self._lay_out()
        self._connect_signals()
        self.proof.show_brief(brief, queries.origins(session.project))
        self._too_long: tuple[str, ...] = ()
        self._show_problems()
        self._measure()
        self._update()
        self.name.setFocus()
        self.name.end(False)
        self.name.home(True)

    @property
    def targets(self) -> tuple[Path, ...]:
        """The files that would be written now: one for each ticked format."""
        return tuple(self.target.path(suffix) for suffix in self._ticked())

    @property
    def details(self) -> str:
        """What is to check, a line each."""
        return self._details.text()

    def export(self) -> None:
        """Write every ticked format off this thread, each proved before it replaces anything."""
        self._settings.export_formats = self._ticked()
        self._settings.export_folder = self.folder.text()
        self._settings.opens_export = self.opens.isChecked()
        self.version.remember()
        project, template, targets, is_draft = (
            self._printed_project(),
            self._template,
            self.targets,
            self.version.is_draft,
        )
        self.failure.say("", "info")
        self.steps.start(targets)
        self._pages.setCurrentIndex(1)
        self.foot.main.setEnabled(False)
        self.foot.cancel.setFocus()

        def work(progress: Progress) -> tuple[tuple[Exported, ...], Version | None]:
            now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")
            done = pipeline.export(
                project, template, targets, today=date.today().isoformat(), is_draft=is_draft, progress=progress
            )
            files = [(each.path.name, each.sha256) for each in done]
            return done, None if is_draft else version_now(project, now, files, template)

        self._tasks.run(TASK, work, self._show_done, self._show_failure)

    def accept(self) -> None:
        """Export; once that is done, close."""
        if self.exported:
            super().accept()
        elif self.foot.main.isEnabled():
            self.export()

    def reject(self) -> None:
        """Close, and stop an export that is under way."""
        self._tasks.cancel(TASK)
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stopped:
            self._area.ensureWidgetVisible(self.cures if self.cures.problem else self._details)

    def save_as_next(self) -> None:
        """Begin the next version that no file has the number of, and export it under its name."""
        begin_version(self._session, self.target.next_number(self._ticked()))
        self._project = self._session.project
        self.version.show_number(self._project)
        self.name.setText(self.target.numbered(self.version.number))
        self.export()

    def _measure(self) -> None:
        """Lay out the pages off this thread, to say so if they are more than the template allows."""
        project, template = self._project, self._template

        def work(progress: Progress) -> tuple[str, ...]:
            return over_length(pipeline.compose_brief(project, template))

        self._tasks.run(MEASURING, work, self._show_length, lambda _: None)

    # What the tasks tell

    def _show_length(self, sentences: tuple[str, ...]) -> None:
        self._too_long = sentences
        self._show_problems()

    def _show_step(self, label: str, step: str) -> None:
        if label == TASK:
            self.steps.show_step(step)

    def _show_done(self, done: tuple[tuple[Exported, ...], Version | None]) -> None:
        exported, version = done
        self.exported = exported
        if version is not None:
            label = tr("Version {n} given out").format(n=version.number)
            self._session.edit(label, as_issued, version)
        self.steps.show_done(exported)
        self.open_button.show()
        self.folder_button.show()
        self.foot.cancel.hide()
        self.foot.main.setText(tr("&Close"))
        self.foot.main.setEnabled(True)
        self.foot.main.setFocus()
        if self.opens.isChecked():
            self._open_first()

    def _show_failure(self, error: BaseException) -> None:
        self._pages.setCurrentIndex(0)
        self._update()
        self.name.setFocus()
        if not isinstance(error, BrieferError):
            self.reject()
            raise error
        has_target = any(target.exists() for target in self.targets)
        next_name = self.target.numbered(self.target.next_number(self._ticked()))
        other = tr("Sa&ve as “{name}”").format(name=next_name) if has_target else ""
        self.failure.say(str(error), "circle-alert", other)
        self._area.ensureWidgetVisible(self.failure)
        announce(self, str(error))

    # What is shown

    def _show_problems(self) -> None:
        found = check(self._project, self._template)
        stops = [f"{each.message} {each.detail}".strip() for each in found if each.severity is Severity.STOPS]
        looks = [f"{each.message} {each.detail}".strip() for each in found if each.severity is Severity.LOOK]
        looks += self._too_long
        notes = [f"{each.message} {each.detail}".strip() for each in found if each.severity is Severity.NOTE]
        self._is_stopped = bool(stops)
        self._details.setText("\n".join(stops or looks + notes))
        self.cures.show_problem(next((each for each in found if each.is_misquoted or each.quotation), None))
        if stops:
            self.problems.say(tr("This stops the export:"), "circle-alert")
            self._details.show()
        elif looks or notes:
            things = counted(len(found), "1 thing to check.", "{n} things to check.") if found else ""
            rest = counted(len(looks + notes), "It does not stop the export.", "They do not stop the export.")
            told = " ".join(filter(None, (*self._too_long, things, rest)))
            icon = "triangle-alert" if looks else "info"
            self.problems.say(told, icon, tr("&Show"), tr("Show what is to check"))
        else:
            self.problems.say(tr("Nothing to check."), "check")

    def _update(self) -> None:
        """Let the button and the lines under the fields say what would happen."""
        targets = self.targets
        wrong = self.target.show_wrong()
        count = len(targets)
        self.foot.main.setText(counted(count, "&Export 1 file", "&Export {n} files"))
        self.foot.main.setEnabled(bool(count and not wrong and not self._is_stopped))
        there = [target.suffix for target in targets if not wrong and target.exists()]
        one = tr("There is a {suffix} of this name. It is replaced once the new file is checked.")
        many = tr("There are files of this name. They are replaced once the new files are checked.")
        sentence = one.format(suffix=there[0]) if len(there) == 1 else many
        self.replaces.say(sentence if there else "", "info")

    def _toggle_details(self) -> None:
        self._details.setVisible(self._details.isHidden())

    def _look_for(self, words: str) -> None:
        """Leave the export and look for words in the articles."""
        self.wanted_words = words
        self.reject()

    def _show_cured(self) -> None:
        self._project = self._session.project
        self._details.hide()
        self.proof.show_brief(brief_to_export(self._project, self._template), queries.origins(self._project))
        self._show_problems()
        self._update()
        self.name.setFocus()

    def _open_first(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.exported[0].path)))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.exported[0].path.parent)))

    # What is derived

    def _ticked(self) -> tuple[str, ...]:
        return tuple(suffix for suffix, box in self.formats.items() if box.isChecked())

    def _printed_project(self) -> Project:
        """The project with its next number, and the annex as it is ticked here; the project that is open stays."""
        project = to_be_issued(self._project)
        is_ticked = self.annex.isEnabled() and self.annex.isChecked()
        return project if is_ticked == self._has_annex() else edits.toggle_section(project, ANNEX)

    def _has_annex(self) -> bool:
        spec = next((entry for entry in self._template.sections if entry.kind == ANNEX), None)
        return spec is not None and spec.is_on != (ANNEX in self._project.brief.switched_sections)

    # Layout

    def _connect_signals(self) -> None:
        for field in (self.name, self.folder):
            field.textChanged.connect(self._update)
        for box in self.formats.values():
            box.toggled.connect(self._update)
        self.problems.pressed.connect(self._toggle_details)
        self.cures.find_requested.connect(self._look_for)
        self.cures.cured.connect(self._show_cured)
        self.failure.pressed.connect(self.save_as_next)
        self._tasks.progressed.connect(self._show_step)
        self.finished.connect(lambda _: self._tasks.cancel(MEASURING))
        self.finished.connect(self.deleteLater)

    def _lay_out(self) -> None:
        self._pages = QStackedWidget(self)
        self._area = Area(self._form_page(), self)
        self._pages.addWidget(self._area)
        self._pages.addWidget(Area(self._steps_page(), self))
        self.foot = Foot(
            self, tr("&Export"), tr("Changes made in Word come back by Brief, Take in a cleared document.")
        )
        self.open_button = self.foot.add_button(tr("&Open"))
        self.folder_button = self.foot.add_button(tr("&Show in folder"))
        self.open_button.clicked.connect(self._open_first)
        self.folder_button.clicked.connect(self._open_folder)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._pages, 1)
        box.addWidget(self.foot)
        fit(self, 640, 560)

    def _form_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(0)
        self.failure.setContentsMargins(0, 0, 0, 12)
        column.addWidget(self.failure)
        column.addWidget(self.target)
        column.addSpacing(12)
        column.addLayout(self._choices())
        self._details = RoleLabel("body", "", page, tone="ink2")
        self._details.setTextFormat(Qt.TextFormat.PlainText)
        self._details.setWordWrap(True)
        self._details.setContentsMargins(round(Look.of(self).px(24)), 0, 0, 0)
        self._details.hide()
        column.addSpacing(4)
        column.addWidget(hairline(page))
        column.addSpacing(12)
        for widget in (self.proof, self.problems, self._details, self.cures, self.replaces):
            column.addWidget(widget)
            column.addSpacing(6)
        column.addStretch(1)
        return page

    def _steps_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 20, 20, 16)
        column.addWidget(self.steps)
        column.addStretch(1)
        return page

    def _choices(self) -> QGridLayout:
        """What to write and how, two side by side, each with what it is good for."""
        is_known = any(entry.kind == ANNEX for entry in self._template.sections)
        aside = tr("Check the outlet’s rights first") if is_known else tr("This template has none")
        self.annex.setChecked(self._has_annex())
        self.annex.setEnabled(is_known)
        choices = [(self.formats[writer.suffix], format_words(writer)[1]) for writer in WRITERS]
        for suffix, box in self.formats.items():
            box.setChecked(suffix in self._settings.export_formats)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        for at, (choice, words) in enumerate((*choices, (self.annex, aside), (self.opens, ""))):
            row, column = divmod(at, ABREAST)
            grid.setColumnStretch(column, 1)
            grid.addWidget(choice, row * 2, column)
            grid.addWidget(self._hint_of(choice, words), row * 2 + 1, column)
        return grid

    def _hint_of(self, choice: Tick, words: str) -> RoleLabel:
        hint = RoleLabel("caption", words, self, tone="ink2")
        hint.setWordWrap(True)
        hint.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        hint.setContentsMargins(round(Look.of(self).px(28)), 0, 0, 8)
        choice.setAccessibleDescription(words)
        return hint
