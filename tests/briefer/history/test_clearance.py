"""What a colleague changed in the Word file comes back as proposals: all of it, in its place, no quotation touched."""

from random import Random

import pytest

from briefer import edits, pipeline, queries
from briefer.errors import EditError, ReadError
from briefer.history.clearance import read_cleared
from briefer.history.wording import Sort
from briefer.model import Kind, State
from briefer.readers.office.reviewed import read_reviewed
from briefer.templates import builtin, find
from tests.any_brief import any_project
from tests.briefer.history.cleared import Copy, names_in, text_of
from tests.builders import a_project, a_tagged_project, an_article, an_issued

COMPARISON = find("comparison")


def a_brief():
    """Return a brief of two themes with three rows each: i of a row, two items with paraphrase and speaker in it."""
    words = ("sail", "fish", "trade", "build", "leave", "stay")
    texts = [
        f"{side} says it will {word} on {n} June." for n, word in enumerate(words, 1) for side in ("Moscow", "Kyiv")
    ]
    project = a_project(2, an_article(*texts))
    for n, word in enumerate(words):
        for side, party in enumerate(("p2", "p3")):
            project = edits.annotate(project, f"a1.{2 * n + side + 1}", Kind.POSITION, (party,))
            tag = edits.newest_id(project, "t")
            project = edits.describe(
                project, tag, paraphrase=f"Side {side} means to {word}", speaker=f"Envoy {n}{side}"
            )
            project = edits.file_under(project, tag, f"Whether to {word}", f"Theme {n // 3}")
        issue = queries.issue_of(project, tag)
        project = edits.assess(project, issue.id, state=State.APART, assessment=f"Nothing new on how to {word}.")
    project = edits.set_field(project, "bottom_line", "They are far apart.\nNo date is set.")
    return edits.star(project, project.issues[0].annotation_ids[0])


def exported(project):
    return pipeline.render(pipeline.compose_brief(project, COMPARISON), ".docx")


def asked(project, data):
    return taken_in(project, data).proposals


def taken_in(project, data, template=COMPARISON):
    return read_cleared(project, template, read_reviewed(data, "cleared.docx"), "cleared.docx")


PROJECT = a_brief()
EXPORTED = exported(PROJECT)


class Edit:
    """One seeded edit: where, and what it must come back as."""

    def __init__(self, chance, copy):
        self.copy, self.new = copy, f"wording {chance.randint(100, 999)}"
        self.issue = chance.choice(PROJECT.issues[1:-1])
        self.tag, self.column = queries.annotation(PROJECT, self.issue.annotation_ids[0]), 2
        if chance.random() < 0.5:
            self.tag, self.column = queries.annotation(PROJECT, self.issue.annotation_ids[1]), 3
        self.item, self.row = f"c_{self.tag.id}_{self.column}_0", f"i_{self.issue.id}"

    def paraphrase(self):
        self.copy.replace(self.item, self.tag.paraphrase[-8:], self.new)
        return Sort.PARAPHRASE, self.tag.id

    def quotation(self):
        self.copy.replace(self.item, "says it will", "says it shall")
        return Sort.QUOTATION, self.tag.id

    def speaker(self):
        self.copy.replace(self.item, self.tag.speaker, self.new)
        return Sort.SPEAKER, self.tag.id

    def paraphrase_deleted(self):
        self.copy.replace(self.item, f"{self.tag.paraphrase} ", "")
        return Sort.PARAPHRASE, self.tag.id

    def title(self):
        self.copy.replace(f"{self.row}_1_0", self.issue.title, f"Whether {self.new}")
        return Sort.TITLE, self.issue.id

    def state(self):
        self.copy.replace(f"{self.row}_4_0", text_of(self.copy.paragraph(f"{self.row}_4_0")), "Agreed")
        return Sort.STATE, self.issue.id

    def assessment(self):
        self.copy.replace(f"{self.row}_4_1", "Nothing new", f"Much {self.new}")
        return Sort.ASSESSMENT, self.issue.id

    def assessment_deleted(self):
        self.copy.delete(f"{self.row}_4_1")
        return Sort.ASSESSMENT, self.issue.id

    def field(self):
        self.copy.replace("f_bottom_line_0_0", "far apart", self.new)
        return Sort.FIELD, "bottom_line"

    def subject(self):
        self.copy.replace("f_subject_0_0", "Talks", self.new)
        return Sort.FIELD, "subject"

    def key_point(self):
        tag = PROJECT.brief.key_point_ids[0]
        self.copy.delete(f"t_{tag}_0_0")
        return Sort.KEY_POINT, tag

    def item_deleted(self):
        self.copy.delete(self.item)
        return Sort.ITEM_DELETED, self.tag.id

    def row_deleted(self):
        self.copy.delete_row(f"{self.row}_1_0")
        return Sort.ROW_DELETED, self.issue.id

    def row_added(self):
        self.copy.add_row(f"{self.row}_1_0", f"Whether {self.new}")
        return Sort.ROW_ADDED, ""

    def row_moved(self):
        first = PROJECT.issues[0].id
        self.copy.move_row(f"i_{PROJECT.issues[-1].id}_1_0", f"i_{first}_1_0")
        return Sort.ROW_MOVED, PROJECT.issues[-1].id

    def item_moved(self):
        other = PROJECT.issues[-1].annotation_ids[self.column - 2]
        self.copy.move_item(self.item, f"c_{other}_{self.column}_0")
        return Sort.ITEM_MOVED, self.tag.id

    def comment(self):
        self.copy.comment(self.item, f"Is this {self.new}?")
        return Sort.NOTE, self.tag.id

    def heading(self):
        paragraph = next(each for each in self.copy.document.paragraphs if each.text.endswith("Sources"))
        paragraph.runs[0].text = self.new
        return Sort.UNPLACED, ""

    def words_added(self):
        self.copy.add_paragraph("f_bottom_line_0_0", self.new)
        return Sort.UNPLACED, ""


KINDS = [name for name in vars(Edit) if not name.startswith("_")]
UNTRACKED = {"row_added", "row_moved", "item_moved", "comment", "heading", "words_added"}


@pytest.mark.parametrize("is_tracked", [False, True], ids=["plain", "tracked"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_change_is_found_in_its_place_and_nothing_else(kind, is_tracked):
    for seed in range(4):
        copy = Copy(EXPORTED, is_tracked=is_tracked)
        wanted = getattr(Edit(Random(f"{kind} {seed}"), copy), kind)()
        found = asked(PROJECT, copy.data)
        assert {(each.sort, each.id) for each in found} == {wanted}, (kind, seed)
        if is_tracked and kind not in UNTRACKED:
            assert {each.author for each in found} == {"Ann Clearer"}
        for each in found:
            if each.is_complete:
                after = each.taken_into(PROJECT)
                assert after != PROJECT
                assert after.articles == PROJECT.articles
                spans = {tag.id: tag.span for tag in PROJECT.annotations}
                assert all(spans[tag.id] == tag.span for tag in after.annotations)
            else:
                with pytest.raises(EditError, match="no place for it"):
                    each.taken_into(PROJECT)


def test_what_is_taken_in_reads_as_the_cleared_document():
    copy = Copy(EXPORTED)
    issue = PROJECT.issues[1]
    copy.replace(f"i_{issue.id}_1_0", "Whether", "If and when")
    copy.replace(f"c_{issue.annotation_ids[0]}_2_0", "means to", "plans to")
    copy.replace(f"i_{issue.id}_4_1", "Nothing new", "Some news")
    copy.replace("f_bottom_line_0_0", "far", "miles")
    after = PROJECT
    for each in asked(PROJECT, copy.data):
        after = each.taken_into(after)
    assert not any(each.is_complete for each in asked(after, copy.data))
    wanted = {(each.sort, each.id, each.new) for each in asked(PROJECT, exported(after)) if each.is_complete}
    assert wanted == {(each.sort, each.id, each.new) for each in asked(PROJECT, copy.data)}
    assert dict(after.brief.fields)["bottom_line"] == "They are miles apart.\nNo date is set."


def test_words_changed_in_quotation_marks_become_a_paraphrase_and_never_a_quotation():
    copy = Copy(EXPORTED)
    tag = PROJECT.issues[1].annotation_ids[0]
    copy.replace(f"c_{tag}_2_0", "Moscow says it will", "Moscow swears it will")
    (proposal,) = asked(PROJECT, copy.data)
    after = queries.annotation(proposal.taken_into(PROJECT), tag)
    assert after.span is None
    assert "swears" in after.paraphrase
    assert not set('“”"') & set(after.paraphrase)


def test_a_quotation_put_into_a_paraphrase_has_to_be_the_sources_own():
    for words, sort in (("to “sail on 1 June”", Sort.PARAPHRASE), ("to “sail for ever”", Sort.QUOTATION)):
        copy = Copy(EXPORTED)
        tag = PROJECT.issues[0].annotation_ids[0]
        copy.replace(f"c_{tag}_2_0", "to sail", words)
        assert [each.sort for each in asked(PROJECT, copy.data)] == [sort]


def test_a_cleared_version_is_held_against_what_it_said_and_against_the_project_as_it_is_now():
    issued = an_issued(PROJECT, "2025-06-05T09:00Z")
    first, second = issued.issues[1], issued.issues[2]
    now = edits.assess(issued, first.id, assessment="We know more.")
    now = edits.rename_issue(now, second.id, title="A better title")
    now = edits.set_field(now, "bottom_line", "All is new.")
    assert taken_in(now, EXPORTED).proposals == ()
    assert taken_in(now, EXPORTED).version == 1
    copy = Copy(EXPORTED)
    copy.replace(f"i_{first.id}_4_1", "Nothing new", "Something new")
    copy.replace(f"i_{second.id}_1_0", second.title, "A better title")
    (proposal,) = asked(now, copy.data)
    assert (proposal.sort, proposal.id, proposal.now) == (Sort.ASSESSMENT, first.id, "We know more.")


def test_a_document_that_lost_its_bookmarks_is_known_by_its_words():
    copy = Copy(EXPORTED)
    issue = PROJECT.issues[2]
    copy.replace(f"i_{issue.id}_1_0", issue.title, f"{issue.title} at all")
    copy.forget_bookmarks()
    cleared = taken_in(PROJECT, copy.data)
    assert not cleared.has_marks
    assert [(each.sort, each.id) for each in cleared.proposals] == [(Sort.TITLE, issue.id)]


def test_a_document_of_another_brief_is_refused():
    with pytest.raises(ReadError, match="no copy of this brief"):
        asked(PROJECT, exported(a_tagged_project()))


def test_a_deleted_table_and_many_comments_are_all_listed():
    copy = Copy(EXPORTED)
    table = next(
        each for each in copy.row(f"i_{PROJECT.issues[0].id}_1_0").iterancestors() if each.tag.endswith("}tbl")
    )
    for number in range(500):
        copy.comment("f_bottom_line_0_0", f"Comment {number}")
    table.getparent().remove(table)
    found = asked(PROJECT, copy.data)
    assert sum(each.sort is Sort.ROW_DELETED for each in found) == len(PROJECT.issues)
    assert sum(each.sort is Sort.NOTE for each in found) == 500


@pytest.mark.parametrize("template", builtin(), ids=lambda template: template.id)
def test_an_unedited_export_asks_for_nothing(template):
    for seed in range(6):
        project = any_project(Random(seed), template)
        data = pipeline.render(pipeline.compose_brief(project, template), ".docx")
        names = names_in(data)
        assert len(set(names)) == len(names)
        assert max(map(len, names), default=0) <= 40
        if any(name.startswith("_bf") for name in names):
            assert taken_in(project, data, template).proposals == ()
