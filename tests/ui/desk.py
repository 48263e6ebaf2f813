"""A session with a reading pane that follows it, as in the window; for tests of the pane alone."""

from PySide6.QtCore import QPoint

from briefer import edits, queries
from briefer.model import Kind, Project
from ui.article.view import ArticleView
from ui.session import Session


class Desk:
    """A session with a reading pane that follows it, as in the window."""

    def __init__(self, qtbot, project: Project) -> None:
        self.session = Session(project)
        self.session.arm(project.brief.columns[0] if project.brief.columns else "")
        self.view = ArticleView(self.session, None)
        qtbot.addWidget(self.view)
        self.session.changed.connect(self.view.refresh)
        self.view.resize(650, 500)
        self.view.show()

    @property
    def place(self) -> str:
        return self.session.focus.paragraph_id

    @property
    def words(self) -> str:
        text = queries.paragraph_of(self.session.project, self.place).text
        passage = self.session.focus.passage
        return text[slice(*passage)] if passage else text

    def tag(self, kind: Kind = Kind.DEMAND, party: str = "p2") -> None:
        paragraph_id, span = self.view.focus_passage()
        assert self.session.edit("tag", edits.annotate, paragraph_id, kind, (party,), span)

    def point(self, words: str, *, at_end: bool = False) -> QPoint:
        """The point of the viewport at the first (or last) letter of words of the focused paragraph."""
        index = self.view.index_of(self.place)
        text = self.view.article.paragraphs[index].text
        start = text.index(words)
        rects = self.view.laid_out.span_rects(index, start, start + len(words))
        rect = rects[-1] if at_end else rects[0]
        shown = self.view.rect_in_viewport(rect)
        return QPoint(shown.right() + 1 if at_end else shown.left(), shown.center().y())
