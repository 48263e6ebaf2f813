"""From suggestions to tags: what is accepted waits for a review, what is dismissed does not come back."""

import pytest

from briefer import drafting, edits, queries
from briefer.check import check
from briefer.errors import EditError
from briefer.model import Kind, ParagraphId, Passage, Span
from briefer.store import project_file, samples
from briefer.suggest import load_lexicon

LEXICON = load_lexicon("en")


@pytest.fixture
def project():
    return samples.sample_project()


def drafted(project):
    article = project.articles[0]
    return article, drafting.suggestions_for(project, article, LEXICON)


def accepted(project, count):
    article, found = drafted(project)
    return drafting.accept(project, article, found[:count])


def test_what_is_accepted_is_a_tag_of_those_very_words_and_waits_for_a_review(project):
    article, found = drafted(project)
    after = accepted(project, 3)
    assert len(after.annotations) == 3
    for tag, suggestion in zip(after.annotations, found, strict=False):
        text = queries.paragraph_of(after, tag.paragraph_id).text
        assert (tag.span.quote if tag.span else text) == text[suggestion.start : suggestion.end]
        assert tag.kind is suggestion.kind
        assert tag.is_draft


def test_a_tag_made_by_hand_is_no_draft(project):
    after = edits.annotate(project, project.articles[0].paragraphs[0].id, Kind.EVENT)
    assert not after.annotations[0].is_draft


def test_whatever_changes_a_draft_reviews_it(project):
    after = accepted(project, 1)
    tag = after.annotations[0]
    other = Kind.POSITION if tag.kind is not Kind.POSITION else Kind.DEMAND
    assert not edits.retag(after, tag.id, other).annotations[0].is_draft
    assert not edits.assign_parties(after, tag.id, ()).annotations[0].is_draft
    assert not edits.describe(after, tag.id, note="Look it up.").annotations[0].is_draft
    assert edits.retag(after, tag.id, tag.kind).annotations[0].is_draft
    assert edits.star(after, tag.id).annotations[0].is_draft


def test_a_review_takes_the_mark_away_and_changes_nothing_else(project):
    after = accepted(project, 2)
    reviewed = edits.review(after, [each.id for each in after.annotations])
    assert not any(each.is_draft for each in reviewed.annotations)
    assert edits.mark_draft(edits.mark_draft(reviewed, after.annotations[0].id), after.annotations[1].id) == after
    assert edits.review(reviewed, [after.annotations[0].id]) is reviewed
    with pytest.raises(EditError):
        edits.review(after, ["t999"])


def test_unreviewed_drafts_stand_in_the_list_of_what_to_check(project):
    messages = [problem.message for problem in check(accepted(project, 2))]
    assert "2 tags were accepted from the draft and not reviewed." in messages
    assert not any("draft" in problem.message for problem in check(project))


def test_a_dismissed_suggestion_does_not_come_back(project):
    article, found = drafted(project)
    gone = drafting.passage_of(article, found[0])
    after = edits.dismiss(project, [gone])
    assert edits.dismiss(after, [gone]) is after
    again = [drafting.passage_of(article, each) for each in drafted(after)[1]]
    assert gone not in again
    assert len(again) == len(found) - 1


def test_only_words_of_a_paragraph_can_be_dismissed(project):
    with pytest.raises(EditError):
        edits.dismiss(project, [Passage(ParagraphId("a1.1"), 0, 100_000)])


def test_what_was_dismissed_goes_with_its_article_and_with_other_borders(project):
    article, found = drafted(project)
    after = edits.dismiss(project, [drafting.passage_of(article, found[0])])
    assert edits.remove_article(after, article.id).dismissed == ()
    assert edits.merge_paragraph(after, article.paragraphs[1].id).dismissed == ()


def test_drafts_and_dismissals_are_kept_in_the_project_file(project):
    article, found = drafted(project)
    after = edits.dismiss(accepted(project, 2), [drafting.passage_of(article, found[-1])])
    assert project_file.loads(project_file.dumps(after)) == after


def test_what_a_person_has_tagged_is_not_suggested_again(project):
    article, found = drafted(project)
    first = found[0]
    paragraph = article.paragraphs[first.paragraph]
    span = Span(first.start, first.end, paragraph.text[first.start : first.end])
    after = edits.annotate(project, paragraph.id, Kind.POSITION, (), span)
    again = drafted(after)[1]
    assert not [
        each
        for each in again
        if each.paragraph == first.paragraph and each.start < first.end and first.start < each.end
    ]
