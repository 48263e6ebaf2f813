"""A count of items means the same wherever it stands: the demands and positions of a party, filed or not."""

import re

from briefer import pipeline, queries
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
