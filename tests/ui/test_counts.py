"""A count means the same wherever it stands: of items, rows, things to check, paragraphs, sources, pages, quotations.

An item is a demand or a position; events count apart, and so does what was stated elsewhere.
"""

import json
import re

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from briefer import edits, pipeline, queries
from briefer.__main__ import main
from briefer.model import Kind, Project
from briefer.store import project_file, samples
from tests.builders import a_tagged_project, an_article
from ui.export.dialog import ExportDialog
from ui.finding.choices import choices
from ui.read.sidebar_rows import ArticleRow, PartyRow
from ui.tagging.issue_choices import issue_choices

TABS = ("positions", "timeline", "third_parties", "sources", "problems")


def partly_tagged():
    """A second article that nobody began, a row with an event and a third party's item in it, a row left out."""
    project = edits.add_article(a_tagged_project(), an_article("Nothing came of it.", headline="Afterwards"))
    withdrawal, sanctions = (each.id for each in project.issues)
    for tag in ("t10", "t11"):
        project = edits.assign_issue(project, tag, withdrawal)
    return edits.toggle_issue(project, sanctions)


PROJECTS = {
    "empty": Project,
    "sample": samples.sample_project,
    "partly tagged": partly_tagged,
    "whole": pipeline.sample_brief_project,
}


@pytest.fixture(params=PROJECTS)
def worked(request, window, qtbot):
    """The window on each of the projects, with all its views made and up to date."""
    window.session.open(PROJECTS[request.param](), None)
    for stage in ("brief", "read", "compare"):  # what is not shown is not brought up to date
        window.stages.show_stage(stage)
        qtbot.waitUntil(lambda: window.refreshing.is_settled)
        if stage == "brief" and window.session.project.articles:
            qtbot.waitUntil(lambda: window.stages.brief.pages.page_count > 0)
    window.checking.check()
    qtbot.waitUntil(lambda: window.refreshing.is_settled)
    return window


def counts_in(text, word="item"):
    return [int(number) for number in re.findall(rf"(\d+) {word}s?\b", text)]


def number_in(text):
    """The only number in a sentence, 0 without one."""
    found = re.findall(r"\d+", text)
    return int(found[0]) if found else 0


def foot(window, tab):
    window.stages.compare.show_tab(tab)
    return window.status._contents.text()


def shown_rows(window):
    return [each for each in window.read.sidebar.findChildren(PartyRow) if not each.isHidden()]


def test_items_of_a_party_are_as_many_in_sidebar_heads_balance_and_reading_list(worked):
    project, compare = worked.session.project, worked.stages.compare
    told = {row.name: row.accessibleName() for row in shown_rows(worked)}
    for place, (party, expected) in enumerate(queries.balance(project)):
        assert counts_in(told[party.name]) == [expected]
        assert [board.model().count(place) for board in (worked.read.comparison.board, compare.board)] == [expected] * 2
        assert counts_in(compare.side.bars.accessibleName())[place] == expected
        assert counts_in(worked.read.comparison.counts.accessibleName())[place] == expected
    compare.show_tab("problems")
    for party in project.parties:
        compare.problems.show_party(party.id)
        read = worked.status._contents.text()
        assert sum(map(int, re.findall(r"\d+", read))) == compare.problems.model.rowCount()
        in_sidebar = told[party.name]
        assert counts_in(read, "event") == counts_in(in_sidebar, "event")
        assert sum(counts_in(read)) == sum(counts_in(in_sidebar))


def test_each_tab_counts_what_is_on_it_and_the_foot_says_the_same(worked):
    project, compare = worked.session.project, worked.stages.compare
    for name in TABS:
        compare.show_tab(name)  # what is not shown is not brought up to date
    on_tab = {
        "positions": sum(len(group.rows) for group in compare.board.model().groups),
        "timeline": compare.timeline.model.rowCount(),
        "third_parties": compare.third_parties.model.rowCount(),
        "sources": compare.sources.model.rowCount(),
    }
    for name, count in on_tab.items():
        assert compare.count(name) == count
        assert number_in(foot(worked, name)) == (count if project.articles else 0)
    assert len([each for each in worked.read.sidebar.findChildren(ArticleRow)]) == on_tab["sources"]


def test_what_waits_for_a_row_is_counted_alike_in_both_trays_and_at_the_foot(worked):
    waiting = len(queries.tray(worked.session.project))
    said = foot(worked, "positions")
    assert number_in(worked.stages.compare.side.count.text()) == waiting
    assert number_in(worked.read.comparison._tray_title.text()) == waiting
    assert worked.read.comparison.tray.model().rowCount() == worked.stages.compare.tray.model().rowCount() == waiting
    assert (f"{waiting} not in a row yet" in said) == bool(waiting)


def test_things_to_check_are_as_many_wherever_they_are_counted(worked, qtbot, tmp_path, capsys):
    found = len(worked.checking.problems)
    compare, panel = worked.stages.compare, worked.stages.brief.panel
    compare.show_tab("problems")
    listed = [compare.problems.model.key(row) for row in range(compare.problems.model.rowCount())]
    in_panel = [row for row in panel.rows if row.isEnabled()]
    assert number_in(worked.status._problems.text()) == compare.count("problems") == len(in_panel) == found
    assert len([each for each in listed if each is not None]) == found
    worked.checking.step(1)
    if not worked.session.project.articles:
        assert worked.status.told == "There is no article to check yet."
        return
    assert worked.status.told.startswith(f"1 of {found}: ")
    dialog = ExportDialog(worked.session, worked.tasks, worked.shelf.template, worked.settings, worked)
    qtbot.addWidget(dialog)
    assert counts_in(dialog.problems.text, "thing") == [found]
    file = tmp_path / "kept.briefer"
    project_file.save(worked.session.project, file)
    main(["check", str(file), "--json"])
    assert len(json.loads(capsys.readouterr().out)) == found


def test_nothing_says_of_an_empty_project_that_all_is_done(window, qtbot):
    window.session.open(Project(), None)
    said = []
    for stage in ("read", "compare", "brief"):
        window.stages.show_stage(stage)
        window.checking.check()
        said += [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
        said += [each.text() for each in window.findChildren(QAbstractButton) if each.isVisible()]
    assert not [each for each in said if re.search(r"Nothing (to check|waits)|Everything", each)]


def test_quotations_and_rows_are_as_many_before_the_export_as_in_the_file(worked, qtbot, tmp_path):
    project, template = worked.session.project, worked.shelf.template
    if not project.articles:
        return
    dialog = ExportDialog(worked.session, worked.tasks, template, worked.settings, worked)
    qtbot.addWidget(dialog)
    proof = pipeline.export(project, template, [tmp_path / "brief.md"], today="2026-06-10")[0].proof
    found, total = worked.stages.brief.panel._proof
    assert (proof.quotations_found, proof.quotations_total) == (found, total)
    assert re.findall(r"\d+", dialog.proof.text)[:2] == ([str(found), str(total)] if total else [])
    numbers = [row.number for row in queries.printed_rows(project)]
    printed = re.findall(r'<a id="row-([\d.]+)">', (tmp_path / "brief.md").read_text(encoding="utf-8"))
    assert printed == numbers
    left_out = worked.stages.compare.count("positions") - len(numbers)
    assert (f"{left_out} left out of the brief" in foot(worked, "positions")) == bool(left_out)


def test_tagged_paragraphs_are_as_many_in_sidebar_foot_and_sources(worked):
    project = worked.session.project
    for article, row in zip(project.articles, worked.read.sidebar.findChildren(ArticleRow), strict=True):
        done, total = queries.progress(project, article.id)
        worked.stages.go_to_article(article.id)
        QApplication.processEvents()
        assert worked.status._contents.text() == f"{done} of {total} paragraphs"
        assert [int(each) for each in re.findall(r"\d+", row.progress_text)] == ([done, total] if done else [total])
        sources = worked.stages.compare.sources
        worked.stages.show_stage("compare")
        worked.stages.compare.show_tab("sources")
        sources.list.select_key(article.id)
        assert [int(each) for each in re.findall(r"\d+", sources._counts.text())] == [total, done]


def test_pages_are_as_many_at_the_foot_as_over_the_pages(worked):
    worked.stages.show_stage("brief")
    pages = worked.stages.brief.pages
    if worked.session.project.articles:
        assert number_in(worked.status._contents.text()) == pages.page_count == pages.thumbnails.count()
        assert pages.page_label.text().endswith(f"of {pages.page_count}")


def test_a_row_counts_alike_in_palette_picker_and_cells_and_tells_events_apart(worked):
    project = worked.session.project
    for row in queries.rows(project):
        kinds = [each.kind is Kind.EVENT for each in row.annotations]
        found = choices(worked.finding.offer(), row.issue.title)
        told = [each.aside for each in found if each.aside and each.id == row.issue.id]
        told += [each.detail for each in issue_choices(project, row.issue.title) if each.issue_id == row.issue.id]
        assert len(told) == 2
        for words in told:
            assert sum(counts_in(words)) == kinds.count(False)
            assert sum(counts_in(words, "event")) == kinds.count(True)


def test_of_an_article_left_out_nothing_counts(window):
    window.session.open(pipeline.sample_brief_project(), None)
    row = next(each for each in queries.rows(window.session.project) if len(each.annotations) > 1)
    window.session.edit("Leave it out", edits.toggle_article, window.session.project.articles[0].id)
    told = [each.aside for each in choices(window.finding.offer(), row.issue.title) if each.kind == "issue"]
    assert counts_in(told[0]) == [0]


def test_sidebar_heads_and_balance_agree_after_every_edit(window, press):
    window.session.open(pipeline.sample_brief_project(), None)
    press("Home", "1", "E", "D", "2", "P", "P")
    expected = [count for _, count in queries.balance(window.session.project)]
    assert [counts_in(row.accessibleName())[0] for row in shown_rows(window)][: len(expected)] == expected
    assert counts_in(window.read.comparison.counts.accessibleName()) == expected


def test_a_filter_says_how_many_rows_of_all_it_shows(window, press):
    window.session.open(pipeline.sample_brief_project(), None)
    window.stages.show_stage("compare")
    compare = window.stages.compare
    total = compare.count("positions")
    one_sided = len([row for row in queries.rows(window.session.project) if any(row.silent)])
    next(each for each in compare._filter.menu().actions() if each.text() == "One side only").trigger()
    assert window.status._contents.text().startswith(f"{one_sided} of {total} rows")
    assert 0 < one_sided < total
