"""Each source leads back to what cites it, and a template decides whether the proof is printed."""

from briefer import pipeline, templates
from briefer.brief import Facts, Heading, Table
from briefer.writers.base import anchors, blocks, paras
from tests.builders import a_tagged_project

TEXT = (
    "id: office\nname: Office\nsections:\n"
    "  - {kind: comparison, title: Compared}\n  - {kind: timeline, title: When}\n"
    "  - {kind: sources, title: Sources}\n  - {kind: sign_off}\n"
)


def composed(text=TEXT):
    return pipeline.compose_brief(a_tagged_project(), templates.loads(text))


def sources_of(brief):
    return next(block for block in blocks(brief) if isinstance(block, Table) and block.title == "Sources")


def test_a_source_leads_back_to_rows_and_sections_that_cite_it():
    brief = composed()
    last = sources_of(brief).rows[0].cells[1].paras[-1]
    assert last.text == "Cited in 1.1, 1.2, When"
    assert [run.link for run in last.runs if run.link] == ["#row-1.1", "#row-1.2", "#section-timeline"]


def test_every_link_within_a_brief_reaches_something():
    brief = pipeline.compose_brief(pipeline.sample_brief_project(), templates.find("comparison"))
    targets = anchors(brief)
    links = {run.link for block in blocks(brief) for para in paras(block) for run in para.runs if run.link[:1] == "#"}
    assert len(links) > 10
    assert {link[1:] for link in links} <= targets


def test_the_proof_is_printed_only_if_the_template_wants_it():
    def labels(brief):
        return [label for block in blocks(brief) if isinstance(block, Facts) for label, _ in block.pairs]

    assert "Quotations" in labels(composed())
    assert "Quotations" not in labels(composed(f"{TEXT}proof_line: false\n"))


def test_headings_stand_where_the_links_go():
    assert "section-timeline" in {block.anchor for block in blocks(composed()) if isinstance(block, Heading)}
