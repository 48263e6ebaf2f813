"""What analysts write beside quotations: words left out, a paraphrase alone, what was stated elsewhere, comments."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from briefer import edits, pipeline, queries, templates
from briefer.check import Severity, check
from briefer.clip import item_clip
from briefer.errors import EditError
from briefer.model import Kind, ParagraphId, PartyId, Project, Span
from briefer.proof.rule import is_quotation
from briefer.store.document import dumps, loads
from tests.builders import a_project, a_span, a_tagged_project, an_article

TEXT = "Moscow demands that Kyiv withdraw its troops from the coast, the islands and the strait before any talks."
R = PartyId("p2")


@pytest.fixture
def project() -> Project:
    """One demand of Russia, t4, on the whole paragraph, in the row “Withdrawal”."""
    made = edits.annotate(a_project(2, an_article(TEXT)), ParagraphId("a1.1"), Kind.DEMAND, (R,))
    return edits.file_under(made, edits.newest_id(made, "t"), "Withdrawal")


def left_out(project: Project, words: str) -> Project:
    start = TEXT.index(words)
    return edits.leave_out(project, project.annotations[0].id, start, start + len(words))


def quoted(project: Project) -> str:
    return queries.excerpt(project, project.annotations[0].id).text


def markdown(project: Project, tmp_path) -> str:
    out = tmp_path / "brief.md"
    pipeline.export(project, templates.find("comparison"), [out], today="2026-06-10")
    return out.read_text()


def test_words_left_out_give_way_to_three_dots_and_the_rest_is_still_proved(project, tmp_path):
    cut = left_out(project, " from the coast, the islands and the strait ")
    assert quoted(cut) == "Moscow demands that Kyiv withdraw its troops […] before any talks."
    text = markdown(cut, tmp_path)
    assert "“Moscow demands that Kyiv withdraw its troops \\[…\\] before any talks.”" in text.replace("[…]", "\\[…\\]")
    assert "1 of 1 match the source" in text


def test_nothing_is_left_out_of_what_was_stated_elsewhere(project):
    stated = edits.state_elsewhere(project, Kind.POSITION, (R,), "Moscow is ready to talk.", "Call with the embassy")
    with pytest.raises(EditError, match="stated in no article"):
        edits.leave_out(stated, edits.newest_id(stated, "t"), 0, 6)


def test_cuts_that_touch_become_one(project):
    cut = left_out(left_out(project, "from the coast,"), "the islands and the strait")
    assert [each.quote for each in cut.annotations[0].cuts] == ["from the coast, the islands and the strait"]
    assert left_out(cut, "islands and the").annotations == cut.annotations
    assert quoted(cut) == quoted(left_out(left_out(project, "the islands and the strait"), "from the coast,"))


def test_only_words_of_the_paragraph_are_left_out_of_it(project):
    here, elsewhere = a_span(project, "a1.1", "from the coast,"), Span(4, 9, "words")
    for cuts in ((elsewhere,), (here, elsewhere)):
        with pytest.raises(EditError, match="not in this paragraph"):
            edits.set_cuts(project, "t4", cuts)


def test_a_draft_is_read_once_words_are_left_out_of_it(project):
    draft = edits.mark_draft(project, "t4")
    assert not left_out(draft, "from the coast,").annotations[0].is_draft
    assert edits.set_cuts(draft, "t4", ()) is draft


def test_all_is_quoted_again_where_nothing_is_left_out(project):
    cut = left_out(project, "from the coast, the islands and the strait")
    assert quoted(edits.set_cuts(cut, cut.annotations[0].id, ())) == TEXT


def test_words_left_out_move_along_with_a_passage_that_is_carried_elsewhere():
    made = a_project(2, an_article("At last: " + TEXT, "So it is. " + TEXT))
    made = edits.annotate(made, ParagraphId("a1.1"), Kind.DEMAND, (R,), a_span(made, "a1.1", TEXT))
    tag = edits.newest_id(made, "t")
    start = queries.paragraph_of(made, "a1.1").text.index(" from the coast")
    cut = edits.leave_out(made, tag, start, start + len(" from the coast, the islands and the strait"))
    carried = edits.carry(cut, {tag: (ParagraphId("a1.2"), a_span(made, "a1.2", TEXT))})
    assert queries.excerpt(carried, tag).text == "Moscow demands that Kyiv withdraw its troops […] before any talks."
    assert queries.excerpt(edits.carry(cut, {tag: (ParagraphId("a1.2"), None)}), tag).text == "So it is. " + TEXT


@pytest.mark.parametrize("words", ["Moscow demands", "before any talks."])
def test_at_an_edge_the_passage_ends_sooner_instead(project, words):
    with pytest.raises(EditError, match="edge"):
        left_out(project, words)


@pytest.mark.parametrize(("text", "words"), [("The army will not leave the coast today.", "not"), (TEXT, "slands")])
def test_no_cut_leaves_out_a_not_or_parts_a_word(text, words):
    made = edits.annotate(a_project(2, an_article(text)), ParagraphId("a1.1"), Kind.DEMAND, (R,))
    start = text.index(words)
    with pytest.raises(EditError, match="cut would"):
        edits.leave_out(made, made.annotations[0].id, start, start + len(words))


def test_a_passage_made_shorter_leaves_out_only_what_is_still_inside(project):
    cut = left_out(project, "from the coast, the islands and the strait")
    end = TEXT.index(" from")
    assert edits.set_span(cut, "t4", Span(0, end, TEXT[:end])).annotations[0].cuts == ()


@pytest.mark.parametrize(("before", "after", "stays"), [(1, 1, True), (0, 1, False), (1, 0, False), (-1, 1, False)])
def test_words_stay_left_out_while_quoted_ones_are_on_both_sides(project, before, after, stays):
    cut = left_out(project, "from the coast,").annotations[0].cuts[0]
    start, end = cut.start - before, cut.end + after
    shorter = edits.set_span(left_out(project, "from the coast,"), "t4", Span(start, end, TEXT[start:end]))
    assert shorter.annotations[0].cuts == (cut,) * stays


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_whatever_is_left_out_the_rest_is_a_quotation(start, end):
    made = edits.annotate(a_project(2, an_article(TEXT)), ParagraphId("a1.1"), Kind.DEMAND, (R,))
    try:
        made = edits.leave_out(made, made.annotations[0].id, start, end)
    except EditError:
        return
    assert is_quotation(quoted(made), TEXT)
    assert loads(dumps(made)).project == made


def test_a_paraphrase_alone_prints_without_the_passage(project, tmp_path):
    described = edits.describe(project, project.annotations[0].id, paraphrase="Russia wants a withdrawal first.")
    only = edits.describe(described, project.annotations[0].id, is_paraphrase_only=True)
    text = markdown(only, tmp_path)
    assert "Russia wants a withdrawal first." in text
    assert "troops" not in text.split("Sources")[0]
    assert "troops" in markdown(described, tmp_path)


def test_without_a_paraphrase_the_passage_prints_whatever_was_asked(project, tmp_path):
    assert "troops" in markdown(edits.describe(project, "t4", is_paraphrase_only=True), tmp_path)


def test_what_was_stated_elsewhere_is_printed_and_counted_apart_and_never_quoted(project, tmp_path):
    stated = edits.state_elsewhere(
        project, Kind.POSITION, (R,), "Ready to meet in June.", "Call with the embassy, 4 May"
    )
    stated = edits.assign_issue(stated, edits.newest_id(stated, "t"), stated.issues[0].id)
    text = markdown(stated, tmp_path)
    assert "Ready to meet in June. (from elsewhere: Call with the embassy, 4 May)" in text
    assert "“Ready" not in text
    assert "1 stated elsewhere, in no source" in text
    assert "1 of 1 match the source" in text
    tally = queries.tallies(stated)[R]
    assert (tally.items, tally.elsewhere) == (1, 1)
    assert not [each for each in check(stated) if each.severity is Severity.STOPS]
    assert loads(dumps(stated)).project == stated


def test_a_quotation_in_what_was_stated_elsewhere_is_not_taken_on_trust(project):
    stated = edits.state_elsewhere(project, Kind.POSITION, (R,), "They said “we shall never leave it”.", "A call")
    assert [each for each in check(stated) if each.severity is Severity.STOPS]


def test_a_statement_needs_words_and_an_origin(project):
    for words, origin in (("", "A call"), ("Words.", " ")):
        with pytest.raises(EditError, match="Write what was stated"):
            edits.state_elsewhere(project, Kind.POSITION, (R,), words, origin)
    stated = edits.state_elsewhere(project, Kind.POSITION, (R,), "Words.", "A call")
    with pytest.raises(EditError, match="Write what was stated"):
        edits.describe(stated, edits.newest_id(stated, "t"), stated_in="")


def test_where_something_was_stated_is_corrected_and_a_passage_of_an_article_is_from_nowhere_else(project):
    stated = edits.state_elsewhere(project, Kind.POSITION, (R,), "Words.", "A call")
    tag = edits.newest_id(stated, "t")
    assert edits.describe(stated, tag, note="Heard.").annotations[1].stated_in == "A call"
    assert edits.describe(stated, tag, stated_in=" A\nmeeting").annotations[1].stated_in == "A meeting"
    assert edits.describe(project, "t4", stated_in="A call") is project


def test_what_was_stated_elsewhere_is_copied_with_its_origin(project):
    stated = edits.state_elsewhere(project, Kind.POSITION, (R,), "Ready to meet.", "A call")
    assert item_clip(stated, edits.newest_id(stated, "t")).text == "Ready to meet. – Russia [A call]"


def test_a_comment_is_a_comment_in_word_and_is_printed_nowhere(project, tmp_path):
    said = edits.describe(project, project.annotations[0].id, comment="Please check the order.\nIs it firm?")
    out = [tmp_path / f"brief.{suffix}" for suffix in ("docx", "md", "html")]
    pipeline.export(said, templates.find("comparison"), out, today="2026-06-10")
    found = [comment.text for comment in Document(str(out[0])).comments]
    assert found == ["Please check the order.\nIs it firm?"]
    assert all("check the order" not in each.read_text() for each in out[1:])
    again = tmp_path / "again.docx"
    pipeline.export(said, templates.find("comparison"), [again], today="2026-06-10")
    assert again.read_bytes() == out[0].read_bytes()
    body = zipfile.ZipFile(io.BytesIO(again.read_bytes())).read("word/document.xml").decode()
    assert body.count("commentReference") == 1


def test_items_of_a_row_go_back_to_the_order_of_the_sources():
    project = a_tagged_project()
    issue = project.issues[0]
    turned = edits.assign_issue(project, issue.annotation_ids[-1], issue.id, 0)
    turned = edits.state_elsewhere(turned, Kind.POSITION, (R,), "Words.", "A call")
    turned = edits.assign_issue(turned, edits.newest_id(turned, "t"), issue.id, 0)
    assert edits.sort_items(turned, issue.id).issues[0].annotation_ids == (
        *issue.annotation_ids,
        edits.newest_id(turned, "t"),
    )
    assert edits.sort_items(project, issue.id) is project
