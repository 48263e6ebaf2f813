"""Before an export it is said where the items came from, unless the author found and read them all."""

from briefer import edits, pipeline, queries, templates
from briefer.model import Origin
from tests.builders import a_tagged_project
from ui.export.proof_line import ProofLine


def shown(qtbot, project):
    line = ProofLine()
    qtbot.addWidget(line)
    line.show_brief(pipeline.compose_brief(project, templates.find("comparison")), queries.origins(project))
    return line._text.text()


def test_where_items_came_from_is_said_beside_the_count_of_quotations(qtbot):
    project = a_tagged_project()
    assert "by hand" not in shown(qtbot, project)
    first, second = (each.id for each in project.annotations[:2])
    project = edits.mark_draft(edits.mark_draft(project, first, Origin.ASSISTANT), second, Origin.TABLE)
    rest = len(project.annotations) - 2
    assert f"{rest} by hand, 1 from an assistant, 1 from a table, 2 not reviewed" in shown(qtbot, project)
