"""A brief can say how many of its items came from where; the count is that of the items it prints."""

from dataclasses import replace

import pytest

from briefer import edits, pipeline, queries, templates
from briefer.brief import Facts
from briefer.model import Origin
from briefer.proof.reread import reread
from briefer.writers.base import blocks
from tests.builders import a_tagged_project

TEXT = (
    "id: office\nname: Office\norigin_line: true\nsections:\n"
    "  - {kind: comparison, title: Compared}\n  - {kind: timeline, title: When}\n  - {kind: sign_off}\n"
)


@pytest.fixture
def mixed():
    project = a_tagged_project()
    first, second, third, *_ = (each.id for each in project.annotations)
    project = edits.mark_draft(project, first, Origin.ASSISTANT)
    project = edits.mark_draft(project, second, Origin.RULES)
    return edits.review(edits.mark_draft(project, third, Origin.RULES), [third])


def line_of(project, text=TEXT):
    brief = pipeline.compose_brief(project, templates.loads(text))
    return dict(next(block for block in blocks(brief) if isinstance(block, Facts)).pairs).get("Items", "")


def test_items_are_counted_by_where_they_came_from_and_the_counts_add_up(mixed):
    total = len(mixed.annotations)
    assert line_of(mixed) == (
        f"{total}: {total - 3} by hand; 2 suggested by Briefer; 1 from an assistant; 2 not reviewed"
    )
    assert queries.origins(mixed).total == total


def test_an_article_that_is_left_out_leaves_its_items_out_of_the_count(mixed):
    hidden = replace(mixed, brief=replace(mixed.brief, hidden_articles=(mixed.articles[0].id,)))
    assert line_of(hidden) == "0"


def test_nothing_is_said_of_it_unless_the_template_wants_it(mixed):
    assert line_of(mixed, TEXT.replace("origin_line: true\n", "")) == ""


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".md"])
def test_the_line_stands_in_each_written_file(mixed, tmp_path, suffix):
    target = tmp_path / f"brief{suffix}"
    (done,) = pipeline.export(mixed, templates.loads(TEXT), [target])
    assert done.proof.is_proved
    words = " ".join(text for text, _, _ in reread(target.read_bytes(), suffix).units)
    assert "2 suggested by Briefer; 1 from an assistant; 2 not reviewed" in words
