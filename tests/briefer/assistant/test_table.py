"""A checked table as proposals: proved words with the table's party and row; nothing else can be taken."""

from briefer import documents, drafting
from briefer.assistant.answer import read_answer
from briefer.assistant.table import proposals_of
from briefer.drafting.proposals import Mark, take
from briefer.model import Origin
from tests.builders import a_project

TABLE = """| Issue | Russia | Ukraine |
|---|---|---|
| Troops | “Moscow demands that Kyiv withdraw its troops” | “Kyiv refuses to withdraw” |
| Sanctions | “the sanctions must end” | “we will never agree to any of this” |
"""


def test_proved_cells_become_tags_of_their_party_and_row_and_nothing_else_does():
    project = a_project(2)
    report = documents.check_document(project, documents.read_pasted_document(TABLE))
    found = proposals_of(project, report, drafting.own_drafts(project))
    assert [each.mark for each in found if "never agree" in each.words] == [Mark.NOT_FOUND]
    whole = [each for each in found if each.is_complete]
    assert {(each.words, each.issue) for each in whole} >= {("Kyiv refuses to withdraw", "Troops")}
    done = take(project, whole)
    texts = {each.id: each.text for article in done.articles for each in article.paragraphs}
    names = {party.id: party.name for party in done.parties}
    assert {tag.origin for tag in done.annotations} == {Origin.TABLE}
    assert all(tag.span.quote in texts[tag.paragraph_id] for tag in done.annotations)
    whose = {tag.span.quote: names[tag.party_ids[0]] for tag in done.annotations}
    assert whose["Kyiv refuses to withdraw"] == "Ukraine"


def test_a_worse_mark_is_not_hidden_by_a_draft_that_agrees():
    project = a_project(2)
    drafts = drafting.own_drafts(project)
    answer = '{"s": "S1.1.1", "quote": "Moscow wants them out", "kind": "DEMAND", "party": "Russia"}'
    (changed,) = read_answer(project, answer, drafts=drafts).proposals
    assert (changed.mark, changed.other) == (Mark.CHANGED, "Moscow wants them out")
