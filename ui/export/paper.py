"""The acts of the paper: the export, house formats, quotations of other documents, the whole brief as a copy."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from briefer.errors import BrieferError
from briefer.words import counted, tr
from ui.session import Session
from ui.settings import Settings
from ui.tasks import Progress, Tasks, Work
from ui.templates.shelf import Shelf
from ui.widgets.dialog import asked

if TYPE_CHECKING:
    from ui.export.quotations import QuotationsDialog
    from ui.templates.window import TemplatesWindow


class Paper:
    """Opens the windows of the paper over `window`; `tell` shows a sentence, `find` looks for words in the articles."""

    def __init__(  # noqa: PLR0913 - what it works on, then where it speaks
        self,
        session: Session,
        shelf: Shelf,
        tasks: Tasks,
        settings: Settings,
        window: QWidget,
        *,
        tell: Callable[[str], None],
        changed: Callable[[], None],
        find: Callable[[str], None],
    ) -> None:
        self._session = session
        self._shelf = shelf
        self._tasks = tasks
        self._settings = settings
        self._window = window
        self._tell = tell
        self._changed = changed
        self._find = find
        self._templates: TemplatesWindow | None = None

    def export(self) -> bool:
        """Open the export dialog; say whether anything was written."""
        from ui.export.dialog import ExportDialog, brief_to_export

        project, template = self._session.project, self._shelf.template
        brief = self._tasks.result_of(tr("Export"), lambda _: brief_to_export(project, template))
        dialog = ExportDialog(self._session, self._tasks, template, self._settings, self._window, brief=brief)
        dialog.exec()
        if dialog.wanted_words:
            self._find(dialog.wanted_words)
        return bool(dialog.exported)

    def open_templates(self) -> TemplatesWindow:
        """Open the templates window, or bring it to the front; the brief's own template is looked at."""
        from ui.templates.window import TemplatesWindow

        if self._templates is None:
            own, shared = self._shelf.own, self._shelf.shared
            self._templates = TemplatesWindow(self._tasks, own, shared, lambda: self._session.project)
            self._templates.saved.connect(self._changed)
            self._templates.restoreGeometry(self._settings.templates_geometry)
            self._templates.left.connect(self._note_geometry)
        if not self._templates.isVisible():
            self._templates.show_all(self._shelf.template.path)
        self._templates.show_beside(self._window)
        self._templates.raise_()
        self._templates.activateWindow()
        return self._templates

    def close(self) -> None:
        """Close the templates window; what was changed in it is kept as a draft."""
        if self._templates is not None:
            self._templates.close()

    def add_template(self) -> None:
        """Open the templates window and ask there for the file of a template."""
        self.open_templates().act("import")

    def _note_geometry(self, geometry: bytes) -> None:
        self._settings.templates_geometry = geometry

    def check_quotations(self, go_to: Callable[[str], None]) -> QuotationsDialog:
        """Open the check of a document from elsewhere; it stays open while one goes to paragraphs by `go_to`."""
        from ui.export.quotations import QuotationsDialog

        dialog = QuotationsDialog(self._session, self._tasks, self._window, template=lambda: self._shelf.template)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.paragraph_requested.connect(go_to)
        dialog.show()
        return dialog

    def print_brief(self) -> None:
        """Ask which printer by the system's dialog, and print the brief on it."""
        from PySide6.QtPrintSupport import QPrintDialog

        from ui.export.printing import print_brief, printer_for

        project, template, today = self._session.project, self._shelf.template, date.today().isoformat()
        printer = printer_for(template)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(tr("Print the brief"))
        if not asked(dialog):
            return
        pages = self._waited(tr("Print"), lambda step: print_brief(project, template, printer, today, step))
        if pages:
            self._tell(
                counted(pages, "1 page is on its way to the printer.", "{n} pages are on their way to the printer.")
            )

    def mail_brief(self, folder: Path) -> None:
        """Write the brief into a folder of its own and have the mail program begin a mail with it."""
        from ui.export.mailing import ask_mail_program, file_to_mail

        project, template, today = self._session.project, self._shelf.template, date.today().isoformat()

        def work(step: Progress) -> tuple[Path, bool]:
            file, title = file_to_mail(project, template, folder, today, step)
            step(tr("Asking the mail program"))
            return file, ask_mail_program(file, title)

        outcome = self._waited(tr("Mail the brief"), work)
        if outcome is None:
            return
        file, is_taken = outcome
        if not is_taken:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))
        words = tr("The mail program was asked for a mail with {name}. Nothing is sent before you send it.")
        other = tr("No mail program took the brief. Attach it to your mail: it lies in the folder that is shown.")
        self._tell((words if is_taken else other).format(name=file.name))

    def _waited(self, title: str, work: Work) -> Any:
        """Return what work off this thread comes to, or None if it failed or was stopped, which was said then."""
        from ui.widgets.waiting import Waiting

        waiting = Waiting(self._tasks, title, work, self._window)
        asked(waiting)
        return waiting.outcome

    def copy_brief(self) -> None:
        """Put the whole brief on the clipboard, as a web page and as text."""
        from briefer import pipeline

        project, template = self._session.project, self._shelf.template

        def work(_: Progress) -> tuple[str, ...]:
            brief = pipeline.compose_brief(project, template)
            return tuple(pipeline.render(brief, suffix).decode("utf-8") for suffix in (".html", ".md"))

        try:
            html, text = self._tasks.result_of(tr("Copy the whole brief"), work)
        except BrieferError as error:
            self._session.failed.emit(error)
            return
        data = QMimeData()
        data.setHtml(html)
        data.setText(text)
        QGuiApplication.clipboard().setMimeData(data)
        self._tell(tr("The brief is copied."))

    def export_schema(self) -> None:
        """Write the JSON Schema of templates to a file, for other editors."""
        from briefer import templates
        from briefer.atomic import write_atomically

        name, _ = QFileDialog.getSaveFileName(
            self._window, tr("Schema of templates"), "template.schema.json", "JSON (*.json)"
        )
        if not name:
            return
        text = json.dumps(templates.schema(), ensure_ascii=False, indent=1)
        try:
            write_atomically(Path(name), f"{text}\n".encode())
        except BrieferError as error:
            self._session.failed.emit(error)
            return
        self._tell(tr("Schema written: {name}").format(name=Path(name).name))

    def choose_shared_folder(self) -> None:
        """Ask for the folder where the office keeps its templates."""
        shown = self._settings.templates_folder
        name = QFileDialog.getExistingDirectory(self._window, tr("Folder of the office's templates"), shown)
        if name:
            self._settings.templates_folder = name
            self.take_shared_folder()

    def take_shared_folder(self) -> None:
        """Look for shared templates in the folder of the settings."""
        if self._templates is not None:
            self._templates.close()
            self._templates = None
        self._changed()
