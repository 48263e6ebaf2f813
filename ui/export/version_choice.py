"""Whether what is exported is a draft or a version that is given out, and that its name says the same number."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from briefer.history.record import to_be_issued
from briefer.model import Project
from briefer.words import tr
from ui.export.names import number_in
from ui.settings import Settings
from ui.widgets.choice import Choice
from ui.widgets.dialog import Notice


class VersionChoice(Choice):
    """Offers the draft and the version; what was chosen last is chosen first. `number` is that of both."""

    def __init__(self, project: Project, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = 0
        self._settings = settings
        self.clash = Notice(parent)
        self.setAccessibleName(tr("Draft or version"))
        for told in (tr("its pages say DRAFT, and nothing is kept"), tr("kept in the project as given out")):
            self.addItem("", told)
        self.setCurrentIndex(int(settings.exports_version))
        self.show_number(project)

    @property
    def is_draft(self) -> bool:
        """Whether a draft is wanted."""
        return self.currentIndex() == 0

    def show_number(self, project: Project) -> None:
        """Show the number that a project's next version has."""
        self.number = to_be_issued(project).brief.version
        number = str(self.number)
        texts = (tr("a draft of version {n}"), tr("version {n}"))
        for at, text in enumerate(texts):
            self.setItemText(at, f"{text.format(n=number)} – {self.itemData(at)}")

    def show_name(self, name: str) -> None:
        """Say it if the name of the file states another number than its pages will."""
        stated = number_in(name)
        is_other = stated is not None and stated != self.number
        sentence = tr("The name says version {n}, the pages will say version {m}.")
        sentence = sentence.format(n=stated, m=self.number)
        press = tr("Na&me it v{m}").format(m=self.number)
        self.clash.say(*((sentence, "triangle-alert", press) if is_other else ("", "info")))

    def remember(self) -> None:
        """Choose the same the next time."""
        self._settings.exports_version = not self.is_draft
