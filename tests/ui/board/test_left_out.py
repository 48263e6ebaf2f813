"""What the board says of passages in articles that the brief leaves out."""

from PySide6.QtCore import Qt

from briefer import edits
from briefer.model import Kind
from tests.builders import a_tagged_project, an_article
from tests.ui.board.boards import shown_board
from ui.session import Session


def test_a_cell_whose_passages_are_left_out_says_so_and_a_row_of_nothing_else_too(qtbot):
    project = edits.add_article(a_tagged_project(), an_article("Kyiv wants a peace.", "They met again."))
    for number, party, issue in ((1, "p3", "Sanctions"), (2, "p2", "Prisoners")):
        project = edits.annotate(project, f"{project.articles[1].id}.{number}", Kind.DEMAND, (party,))
        project = edits.file_under(project, edits.newest_id(project, "t"), issue)
    session = Session(edits.toggle_article(project, project.articles[1].id))
    rows = shown_board(qtbot, session).rows
    spoken = [
        rows.index(line, column).data(Qt.ItemDataRole.AccessibleTextRole)
        for line in range(rows.rowCount())
        for column in range(rows.columnCount())
    ]
    assert "Sanctions, Ukraine, left out of the brief" in spoken
    assert "Prisoners, Russia, left out of the brief" in spoken
    assert "Prisoners, Ukraine, no stated position in the source" in spoken
    assert "Prisoners · left out of the brief" in spoken
