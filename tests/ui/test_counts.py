"""A count of items means the same wherever it stands: the demands and positions of a party, filed or not."""

import re

from briefer import edits, pipeline, queries
from ui.export.dialog import ExportDialog
from ui.finding.choices import choices
from ui.read.sidebar_rows import PartyRow


def counts_in(text):
    return [int(number) for number in re.findall(r"(\d+) items?\b", text)]


def test_sidebar_heads_and_balance_agree_after_every_edit(window, press):
    window.session.open(pipeline.sample_brief_project(), None)
    press("Home", "1", "E", "D", "2", "P", "P")
    project = window.session.project
    expected = [count for _, count in queries.balance(project)]
    names = {party.name for party, _ in queries.balance(project)}
    rows = [each.accessibleName() for each in window.read.sidebar.findChildren(PartyRow) if each.isVisible()]
    in_sidebar = [counts_in(row)[0] for row in rows if row.split(",")[0] in names]
    board = window.read.comparison.board.model()
    assert in_sidebar == expected
    assert [board.count(place) for place in range(2)] == expected
    assert counts_in(window.stages.compare.bars.accessibleName()) == expected
    assert counts_in(window.read.comparison.counts.accessibleName()) == expected


def test_a_row_counts_the_items_that_stand_in_it_and_none_of_an_article_left_out(window, press):
    window.session.open(pipeline.sample_brief_project(), None)
    row = next(each for each in queries.rows(window.session.project) if each.item_count > 1)
    told = [each.aside for each in choices(window.finding.offer(), row.issue.title) if each.kind == "issue"]
    assert counts_in(told[0]) == [row.item_count]
    window.session.edit("Leave it out", edits.toggle_article, window.session.project.articles[0].id)
    told = [each.aside for each in choices(window.finding.offer(), row.issue.title) if each.kind == "issue"]
    assert counts_in(told[0]) == [0]


def test_the_status_line_the_tab_and_the_export_count_the_same_things_to_check(window, qtbot):
    window.session.open(edits.set_field(pipeline.sample_brief_project(), "bottom_line", ""), None)
    window.checking.check()
    found = len(window.checking.problems)
    window.stages.show_stage("compare")
    dialog = ExportDialog(window.session, window.tasks, window.shelf.template, window.settings, window)
    qtbot.addWidget(dialog)
    assert found > 1
    assert window.status._problems.text() == f"{found} to check"
    assert window.stages.compare._tabs["problems"]._count == found
    assert dialog.problems.text.startswith(f"{found} things to check.")
