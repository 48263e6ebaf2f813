"""What changed from one version to the next: all of it, and nothing else."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer import edits, queries
from briefer.errors import EditError
from briefer.history.record import to_be_issued
from briefer.model import Kind, ParagraphId, PartyId, Project, State
from briefer.queries.changes import What, changes
from briefer.queries.record import record_of
from tests.builders import a_project, a_span, a_tagged_project, an_article, an_issued


def a_brief(chance):
    """Return a project of two themes, whose first rows keep them in order, with six more rows and their items."""
    texts = [f"Side {n} says clause {n} must stand. It adds reason {n} to it." for n in range(1, 25)]
    project = a_project(3, an_article(*texts))
    for number in (0, 1):
        project = edits.add_issue(project, f"First of {number}", f"Theme {number}")
    for number in range(1, 20):
        party = chance.choice(("p2", "p3", "p4"))
        project = edits.annotate(project, f"a1.{number}", chance.choice((Kind.DEMAND, Kind.POSITION)), (party,))
        tag = edits.newest_id(project, "t")
        project = edits.describe(project, tag, paraphrase=f"On clause {number}")
        if number <= 16:
            project = edits.file_under(project, tag, f"Matter {number % 6}", f"Theme {number % 2}")
    return project


def state_edit(project, chance, issue):
    state = chance.choice([each for each in State if each is not issue.state])
    return edits.assess(project, issue.id, state=state), {(What.STATE, issue.id)}


def agreed_edit(project, chance, issue):
    return edits.assess(project, issue.id, agreed=f"Agreed anew {chance.random()}"), {(What.AGREED, issue.id)}


def assessment_edit(project, chance, issue):
    return edits.assess(project, issue.id, assessment=f"Seen anew {chance.random()}"), {(What.ASSESSMENT, issue.id)}


def title_edit(project, chance, issue):
    return edits.rename_issue(project, issue.id, title=f"Anew {chance.random()}"), {(What.ROW_REWORDED, issue.id)}


def dropped_row(project, chance, issue):
    moved = {(What.ITEM_MOVED, each) for each in issue.annotation_ids}
    return edits.remove_issue(project, issue.id), {(What.ROW_DROPPED, issue.id), *moved}


def new_row(project, chance, issue):
    project = edits.add_issue(project, f"Wholly new {chance.random()}", issue.theme)
    return project, {(What.ROW_NEW, project.issues[-1].id)}


def moved_row(project, chance, issue):
    return edits.set_theme(project, issue.id, "A theme of its own"), {(What.ROW_MOVED, issue.id)}


def item_edit(sort):
    def edit(project, chance, issue):
        tag = queries.annotation(project, chance.choice(issue.annotation_ids))
        if sort is What.ITEM_DROPPED:
            changed = edits.remove_annotation(project, tag.id)
        elif sort is What.ITEM_REWORDED:
            changed = edits.describe(project, tag.id, paraphrase=f"Said anew {chance.random()}")
        elif sort is What.ITEM_KIND:
            changed = edits.retag(project, tag.id, Kind.DEMAND if tag.kind is Kind.POSITION else Kind.POSITION)
        elif sort is What.ITEM_PARTY:
            changed = edits.assign_parties(
                project, tag.id, [*tag.party_ids, PartyId("p3" if "p3" not in tag.party_ids else "p4")]
            )
        elif sort is What.KEY_POINT:
            changed = edits.toggle_star(project, tag.id)
        elif sort is What.ITEM_MOVED:
            changed = edits.unassign_issue(project, tag.id)
        else:
            words = queries.paragraph_of(project, tag.paragraph_id).text.partition(".")[0]
            changed = edits.set_span(project, tag.id, a_span(project, tag.paragraph_id, words))
        return changed, {(sort, tag.id)}

    return edit


def new_item(project, chance, issue):
    project = edits.annotate(project, ParagraphId("a1.21"), Kind.DEMAND, ("p2",))
    tag = edits.newest_id(project, "t")
    return edits.assign_issue(project, tag, issue.id), {(What.ITEM_NEW, tag)}


def field_edit(project, chance, issue):
    return edits.set_field(project, "bottom_line", f"Anew {chance.random()}"), {(What.FIELD, "bottom_line")}


ITEM_SORTS = (
    What.ITEM_DROPPED,
    What.ITEM_REWORDED,
    What.ITEM_KIND,
    What.ITEM_PARTY,
    What.KEY_POINT,
    What.ITEM_MOVED,
    What.WORDS,
)
EVERY_EDIT = (
    state_edit,
    agreed_edit,
    assessment_edit,
    title_edit,
    dropped_row,
    new_row,
    moved_row,
    new_item,
    field_edit,
    *map(item_edit, ITEM_SORTS),
)


@pytest.mark.parametrize("seed", range(100))
def test_what_was_changed_is_named_and_nothing_else(seed):
    chance = Random(seed)
    before = a_brief(chance)
    after, expected = before, set()
    some = chance.sample(EVERY_EDIT, chance.randint(1, 4))
    for edit, issue in zip(some, chance.sample(before.issues[2:], len(some)), strict=True):  # a row each
        after, facts = edit(after, chance, issue)
        expected |= facts
    found = changes(record_of(before), record_of(after))
    assert {(each.what, each.id) for each in found} == expected
    assert len(found) == len(expected)
    assert changes(record_of(after), record_of(after)) == ()


def test_a_row_that_went_up_is_the_one_that_moved():
    project = Project(title="Talks")
    for title in "ABCDE":
        project = edits.add_issue(project, title)
    moved = edits.move_issue(project, project.issues[3].id, 0)
    found = changes(record_of(project), record_of(moved))
    assert [(each.what, each.id) for each in found] == [(What.ROW_MOVED, project.issues[3].id)]


def test_briefs_made_apart_are_compared_by_their_words():
    one = a_tagged_project()
    other = a_project(3, an_article("Nothing of all this.", "Kyiv refuses to withdraw."))
    other = edits.annotate(other, "a1.2", Kind.POSITION, ("p3",))
    other = edits.file_under(other, edits.newest_id(other, "t"), "Withdrawal", "War")
    facts = {(each.what, each.old, each.new) for each in changes(record_of(one), record_of(other))}
    assert (What.ROW_DROPPED, "Sanctions", "") in facts
    assert not any(what is What.ROW_NEW or "refuses" in old + new for what, old, new in facts)


def test_what_the_brief_leaves_out_is_dropped_from_it():
    project = a_tagged_project()
    found = changes(record_of(project), record_of(edits.toggle_issue(project, "i9")))
    assert {(each.what, each.id) for each in found} == {(What.ROW_DROPPED, "i9"), (What.ITEM_DROPPED, "t8")}


def test_a_number_is_given_out_once_and_rows_keep_theirs():
    first = an_issued(a_tagged_project(), "2025-06-05T09:00Z", (("brief.docx", "0" * 64),))
    assert [version.number for version in first.versions] == [1]
    assert first.versions[0].files[0][0] == "brief.docx"
    second = to_be_issued(edits.move_issue(first, "i9", 0))
    assert second.brief.version == 2
    assert {row.issue.id: row.number for row in queries.rows(second)} == {"i6": "1.1", "i9": "1.2"}
    kept = an_issued(second, "2025-06-06T09:00Z")
    assert [version.number for version in kept.versions] == [1, 2]
    assert kept.versions[0] == first.versions[0]
    with pytest.raises(EditError, match="given out already"):
        edits.keep_version(kept, kept.versions[0])


@given(st.sampled_from(["to", "bottom_line"]), st.text(max_size=20))
def test_a_version_never_changes_with_the_project(key, text):
    issued = an_issued(a_tagged_project(), "2025-06-05T09:00Z")
    assert edits.set_field(issued, key, text).versions == issued.versions
