"""The window of the house formats: gallery, form, YAML and preview; nothing is saved that does not load."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from briefer import templates
from briefer.atomic import write_atomically
from briefer.errors import BrieferError, TemplateError, TemplateMistake
from briefer.model import Project
from briefer.templates import folders as template_folders
from briefer.templates.folders import Entry, Origin
from briefer.templates.text import fixed
from briefer.words import counted, tr
from ui.look.theme import Look, dress
from ui.pages.view import PageView
from ui.tasks import Tasks
from ui.templates.form import TemplateForm
from ui.templates.gallery import TemplateGallery
from ui.templates.yaml_editor import YamlEditor
from ui.widgets.dialog import Notice
from ui.widgets.labels import RoleLabel
from ui.widgets.question import ask

READ_DELAY_MS = 300
WIDTHS: tuple[int, ...] = (226, 354, 410, 376)
"""Gallery, form, text and pages at 100 %."""
SIDE_BY_SIDE = 1250
WITH_PAGES = 900
YAML_FILTER = "YAML (*.yaml *.yml)"


class TemplatesWindow(QWidget):
    """Form and YAML edit one text; a text that does not load is kept as a draft and never used.

    Signals
        saved()  the templates in the user's folder are others now
        left(geometry)  the window is no longer to be seen, as `saveGeometry` gives its place and size
    """

    saved = Signal()
    left = Signal(bytes)

    def __init__(
        self,
        tasks: Tasks,
        own: Path,
        shared: Path | None,
        project_of: Callable[[], Project],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(tr("Templates"))
        self._own, self._shared, self._project_of = own, shared, project_of
        self._tasks = tasks
        self._entry: Entry | None = None
        self._kept = ""
        self.mistakes: tuple[TemplateMistake, ...] = ()
        self._at = -1
        self.gallery = TemplateGallery(tasks, self)
        self.form = TemplateForm(self)
        self.editor = YamlEditor(self)
        self.pages = PageView(tasks, self, task="template preview")
        self.said = Notice(self)
        self.file_label = RoleLabel("pane_title", "", self)
        self.count_label = RoleLabel("body", "", self, tone="ink2")
        self.save_button, self.revert_button = QPushButton(tr("&Save"), self), QPushButton(tr("&Revert"), self)
        self.save_button.setObjectName("primary")
        self._timer = QTimer(self, singleShot=True, interval=READ_DELAY_MS)
        self._lay_out()
        self._connect_signals()

    def show_all(self, chosen: str = "") -> None:
        """List the folders anew and look at the template in the file `chosen`."""
        self._entry = None  # what stands in the editor was saved, kept or given up
        found = self._tasks.result_of(tr("Templates"), lambda _: template_folders.entries(self._own, self._shared))
        self.gallery.show_entries(found, self._project_of(), chosen)

    def show_beside(self, window: QWidget) -> None:
        """Show this above another window without standing in it: a change of the look dresses each in its own turn."""
        dress(self)
        self.winId()  # makes the handle
        self.windowHandle().setTransientParent(window.window().windowHandle())
        self.show()

    def save(self) -> bool:
        """Save the text if it loads; say whether it did."""
        entry = self._entry
        self.read()
        if entry is None or entry.origin is not Origin.OWN or self.mistakes:
            return False
        if not self._try(lambda: template_folders.save(self.editor.toPlainText(), entry.path)):
            return False
        self.saved.emit()
        self.show_all(str(entry.path))
        return True

    def revert(self) -> None:
        """Go back to the template as it was saved; its draft is dropped."""
        if self._entry is not None:
            self._entry.draft_path.unlink(missing_ok=True)
            path, self._entry = str(self._entry.path), None
            self.show_all(path)

    def go_to_next(self) -> None:
        """Put the cursor on the next mistake."""
        if self.mistakes:
            self._at = (self._at + 1) % len(self.mistakes)
            self.editor.go_to(self.mistakes[self._at])
            self._bring_forward(self._text)
            self.editor.setFocus()
            self._say()

    def fix(self) -> None:
        """Write what was probably meant where the mistake that is shown stands."""
        mistake = self._mistake()
        if mistake is not None:
            self.editor.replace_all(fixed(self.editor.toPlainText(), mistake))
            self.read()

    def read(self) -> None:
        """Read the text: show its mistakes, or else its form and pages."""
        self._timer.stop()
        if self._entry is None:
            return
        text, entry = self.editor.toPlainText(), self._entry
        try:
            template = templates.loads(text, entry.path.name, str(entry.path))
        except TemplateError as error:
            self.mistakes = error.mistakes
        else:
            self.mistakes = ()
            for each, logo in zip(self.form.logos, (template.logo, template.logo_right), strict=True):
                each.show_logo(logo, entry.path.parent)
            self.pages.show_brief(self._project_of(), template)
        self._at = 0 if self.mistakes else -1
        self.editor.show_mistakes(self.mistakes)
        self.form.show_text(text, self.mistakes, is_read_only=entry.origin is not Origin.OWN)
        self._say()

    def act(self, name: str) -> None:
        """Do one of the gallery's acts, by its name ("edit", "new", "delete", …)."""
        acts = {
            "edit": self._edit,
            "new": self._new,
            "duplicate": self._duplicate,
            "rename": self._rename,
            "import": self._import,
            "export": self._export,
            "delete": self._delete,
        }
        acts[name]()

    # The acts

    def _edit(self) -> None:
        """Go to the form, or to the text while the form is switched off."""
        is_form = self.form.isEnabled()
        self._bring_forward(self.form if is_form else self._text)
        (self.form.tabs.tabBar() if is_form else self.editor).setFocus(Qt.FocusReason.TabFocusReason)

    def _new(self) -> None:
        self._copy(next(entry for entry in self.gallery.entries if entry.origin is Origin.BUILTIN))

    def _duplicate(self) -> None:
        if self.gallery.current is not None:
            self._copy(self.gallery.current)

    def _copy(self, entry: Entry) -> None:
        made: list[Path] = []
        if self._try(lambda: made.append(template_folders.duplicate(entry, self._own, self.gallery.entries))):
            self._keep()
            self.saved.emit()
            self.show_all(str(made[0]))

    def _rename(self) -> None:
        entry = self.gallery.current
        if entry is None:
            return
        name, is_given = QInputDialog.getText(self, tr("Rename template"), tr("Name"), text=entry.name)
        if is_given and name.strip() and self._try(lambda: template_folders.rename(entry, name.strip())):
            self.saved.emit()
            self.show_all(str(entry.path))

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Import a template"), "", YAML_FILTER)
        made: list[Path] = []
        if name and self._try(
            lambda: made.append(template_folders.bring_in(Path(name), self._own, self.gallery.entries))
        ):
            self._keep()
            self.saved.emit()
            self.show_all(str(made[0]))

    def _export(self) -> None:
        entry = self.gallery.current
        if entry is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, tr("Export the template"), entry.path.name, YAML_FILTER)
        if name:
            self._try(lambda: write_atomically(Path(name), entry.path.read_bytes()))

    def _delete(self) -> None:
        entry = self.gallery.current
        if entry is None:
            return
        choice = ask(
            self,
            title=tr("Delete template"),
            sentence=tr("Delete “{name}”?").format(name=entry.name),
            further=tr("Briefs that use it are printed as a two-party comparison then."),
            choices=(("delete", tr("&Delete")),),
            icon="triangle-alert",
        )
        if choice:
            self.delete(entry)

    def delete(self, entry: Entry) -> None:
        """Delete one's own template, without a question."""
        if self._try(lambda: template_folders.remove(entry)):
            self.saved.emit()
            self.show_all()

    # What is shown

    def _look_at(self, entry: Entry) -> None:
        if self._entry is not None and self._entry.path == entry.path:
            return
        self._keep()
        self._entry = entry
        try:
            text = template_folders.text_of(entry)
        except BrieferError as error:
            text = ""
            self.said.say(str(error), "circle-alert")
        self._kept = text
        self.file_label.setText(entry.path.name)
        self.editor.setReadOnly(entry.origin is not Origin.OWN)
        self.editor.blockSignals(True)  # nobody typed: it is read at once below, not after a pause
        self.editor.setPlainText(text)
        self.editor.blockSignals(False)
        self.read()

    def _keep(self) -> None:
        """Keep what was changed and not saved as a draft."""
        entry, text = self._entry, self.editor.toPlainText()
        if entry is not None and entry.origin is Origin.OWN and text != self._kept:
            self._try(lambda: template_folders.keep_draft(text, entry))
            self._kept = text

    def _take_form(self, text: str) -> None:
        self.editor.replace_all(text)
        self.read()

    def _mistake(self) -> TemplateMistake | None:
        return self.mistakes[self._at] if 0 <= self._at < len(self.mistakes) else None

    def _say(self) -> None:
        mistake, entry = self._mistake(), self._entry
        self.pages.say_kept(tr("As before line {n}").format(n=mistake.line) if mistake else "")
        is_own = entry is not None and entry.origin is Origin.OWN
        is_draft = entry is not None and entry.draft_path.is_file()
        self.count_label.setText(counted(len(self.mistakes), "1 problem", "{n} problems") if self.mistakes else "")
        is_changed = is_own and (self.editor.toPlainText() != self._kept or is_draft)
        self.save_button.setEnabled(is_changed and not self.mistakes)
        self.revert_button.setEnabled(is_changed)
        if mistake is not None:
            line = tr("Line {n}: {what}").format(n=mistake.line, what=mistake.message)
            asked = tr("Did you mean “{name}”?").format(name=mistake.suggestion)
            hint = f" {asked}" if mistake.suggestion else ""
            link = tr("&Fix") if mistake.suggestion and is_own else ""
            self.said.say(f"{line}{hint} {tr('It cannot be saved until this is right.')}", "circle-alert", link)
        elif not is_own:
            self.said.say(tr("This one is read-only. Duplicate it to make it yours."), "lock")
        else:
            self.said.say(tr("Not saved yet") if is_changed else tr("Saved"), "info" if is_changed else "check")

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except BrieferError as error:
            self.said.say(str(error), "circle-alert")
            return False
        return True

    # Layout and events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit(bytes(self.saveGeometry().data()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep()
        super().closeEvent(event)

    def _connect_signals(self) -> None:
        self.gallery.chosen.connect(self._look_at)
        self.gallery.wanted.connect(self.act)
        self.form.text_changed.connect(self._take_form)
        self.editor.textChanged.connect(self._timer.start)
        self.editor.next_wanted.connect(self.go_to_next)
        self._timer.timeout.connect(self.read)
        self.said.pressed.connect(self.fix)
        self.save_button.clicked.connect(self.save)
        self.revert_button.clicked.connect(self.revert)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.save)
        QShortcut(QKeySequence("F8"), self, self.go_to_next)

    def _lay_out(self) -> None:
        text = QWidget(self)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 8)
        self.file_label.setMinimumWidth(1)
        head.addWidget(self.file_label, 1)
        for part in (self.count_label, self.revert_button, self.save_button):
            head.addWidget(part)
        column = QVBoxLayout(text)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.editor, 1)
        self.said.setContentsMargins(16, 8, 16, 10)
        column.addWidget(self.said)
        self._text = text
        self._tabs = QTabWidget(self)
        self._tabs.setObjectName("briefTabs")
        self._tabs.setAccessibleName(tr("Form and text"))
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setAccessibleName(tr("Form and text"))
        self._tabs.hide()
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setChildrenCollapsible(False)
        for widget in (self.gallery, self.form, text, self.pages):
            self._split.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._split)
        look, room = Look.of(self), self.screen().availableGeometry()
        self._split.setSizes([int(look.px(width)) for width in WIDTHS])
        self.resize(min(int(look.px(1360)), room.width()), min(int(look.px(740)), room.height()))

    def _bring_forward(self, part: QWidget) -> None:
        """Show a part that stands behind another."""
        if self._tabs.indexOf(part) >= 0:
            self._tabs.setCurrentWidget(part)

    def _fit(self) -> None:
        """Put form and text behind each other where they have no room side by side, and at last the pages too."""
        look = Look.of(self)
        parts = {self.form: tr("Form"), self._text: tr("Text"), self.pages: tr("Pages")}
        count = 2 if self.width() >= look.px(WITH_PAGES) else len(parts)
        count = 0 if self.width() >= look.px(SIDE_BY_SIDE) else count
        if count == self._tabs.count():
            return
        shown = self._tabs.currentWidget()
        self._tabs.clear()
        self._tabs.setVisible(count > 0)
        for part, words in list(parts.items())[:count]:
            self._tabs.addTab(part, words)
        self._split.insertWidget(1, self._tabs)
        for part in list(parts)[count:]:
            self._split.addWidget(part)
            part.show()
        if shown is not None and self._tabs.indexOf(shown) >= 0:
            self._tabs.setCurrentWidget(shown)
        widths = (WIDTHS[0], WIDTHS[1] + 80 if count else 0, *WIDTHS[count + 1 :])
        self._split.setSizes([int(look.px(width)) for width in widths])
