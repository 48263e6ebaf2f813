"""What the window is made of, by name: what an act, the frame and the wiring may use. `main_window` makes the parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow, QWidget

if TYPE_CHECKING:
    from ui.actions.keyboard import Keyboard
    from ui.article.text_size import TextSize
    from ui.article.view import ArticleView
    from ui.export.paper import Paper
    from ui.faults.garbage import Garbage
    from ui.finding.acts import Finding
    from ui.help.opening import Help
    from ui.importing.ways_in import Articles
    from ui.look.appearance import Appearance
    from ui.projects.earlier import Earlier
    from ui.projects.files import Documents
    from ui.projects.keeping import Keeping
    from ui.projects.recent import Recent
    from ui.read.stage import ReadStage
    from ui.review.reading import Reading
    from ui.session import Session
    from ui.settings import Settings
    from ui.stages import Stages
    from ui.suggestions.drafting import Suggesting
    from ui.tagging.chips import ChipBar
    from ui.tagging.tagging import Tagging
    from ui.tasks import Tasks
    from ui.templates.shelf import Shelf
    from ui.window.checking import Checking
    from ui.window.messages import MessageStrip
    from ui.window.status_line import StatusLine


class Window(QMainWindow):
    """The parts of the window; none of them is made here."""

    session: Session
    settings: Settings
    tasks: Tasks
    garbage: Garbage
    keyboard: Keyboard
    strip: MessageStrip
    status: StatusLine
    keeping: Keeping
    shelf: Shelf
    documents: Documents
    earlier: Earlier
    paper: Paper
    articles: Articles
    recent: Recent
    stages: Stages
    appearance: Appearance
    suggesting: Suggesting
    tagging: Tagging
    chip_bar: ChipBar
    checking: Checking
    finding: Finding
    help: Help
    half_read: Reading | None = None
    text_size: TextSize

    def open_help(self, room: str, over: QWidget) -> object:
        """Open the page of help of a room, over a dialog of it."""
        return self.help.open(room, over)

    @property
    def read(self) -> ReadStage:
        """The first stage."""
        return self.stages.read

    @property
    def article(self) -> ArticleView:
        """The reading pane."""
        return self.stages.read.article
