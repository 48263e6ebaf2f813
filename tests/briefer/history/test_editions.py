"""A new edition of an article: what stands unchanged is carried, and nothing goes to a wrong place."""

from dataclasses import replace
from random import Random

import pytest

from briefer import edits, queries
from briefer.check import check
from briefer.drafting.proposals import Mark
from briefer.errors import EditError
from briefer.history.editions import known_edition, update
from briefer.model import Kind, Source
from tests.builders import a_project, a_span, an_article

SUBJECTS = ("ferries", "harbours", "nets", "tariffs", "islands", "pilots", "cables", "lamps", "wharves", "tugs")


def a_text(chance):
    """Return paragraphs of two sentences, each of its own words."""
    return [
        f"The envoy said the {subject} must open by {chance.randint(1, 28)} June. "
        f"Nobody in the hall spoke of {subject} again that {chance.choice(('day', 'week', 'year'))}."
        for subject in SUBJECTS
    ]


def a_tagged_text(texts):
    """Return a project with the first sentence and, of every other paragraph, the whole of it tagged."""
    project = a_project(2, an_article(*texts))
    for number, text in enumerate(texts, 1):
        first = text.partition(". ")[0] + "."
        project = edits.annotate(project, f"a1.{number}", Kind.DEMAND, ("p2",), a_span(project, f"a1.{number}", first))
        if number % 2:
            project = edits.annotate(project, f"a1.{number}", Kind.POSITION, ("p3",))
    return project


def edited(chance, texts):
    """Return another edition: some first sentences and some second ones reworded, paragraphs in, out and moved."""
    first_changed, second_changed = set(), set()
    new = list(enumerate(texts))
    for at in chance.sample(range(len(texts)), 4):
        text = texts[at]
        if chance.random() < 0.5:
            first_changed.add(at)
            text = text.replace("must open", "may open")
        else:
            second_changed.add(at)
            text = text.replace("Nobody", "No one at all")
        new[at] = (at, text)
    gone = chance.choice([at for at in range(len(texts)) if at not in first_changed | second_changed])
    new = [each for each in new if each[0] != gone]
    stayed = [each for each in new if each[0] not in first_changed | second_changed]
    moved = chance.choice(stayed)
    new.remove(moved)
    new.insert(chance.randint(0, len(new)), moved)
    new.insert(chance.randint(0, len(new)), (-1, "A paragraph that nobody has read before stands here now."))
    return [text for _, text in new], first_changed | {gone}, second_changed


@pytest.mark.parametrize("seed", range(60))
def test_every_unchanged_passage_is_carried_and_none_to_a_wrong_place(seed):
    chance = Random(seed)
    texts = a_text(chance)
    project = a_tagged_text(texts)
    new, first_gone, second_changed = edited(chance, texts)
    done = update(project, project.articles[0].id, an_article(*new))
    edition = done.project.articles[0]
    assert [paragraph.text for paragraph in edition.paragraphs] == new
    for tag in project.annotations:
        at = int(tag.paragraph_id.partition(".")[2]) - 1
        is_unchanged = at not in first_gone if tag.span else at not in first_gone | second_changed
        assert (tag.id in done.carried) == is_unchanged, (seed, at, tag.span)
        now = queries.annotation(done.project, tag.id)
        text = queries.paragraph_of(done.project, now.paragraph_id).text
        assert SUBJECTS[at] in text
        assert queries.article_of(done.project, now.paragraph_id).id == (edition.id if is_unchanged else "a1")
        assert now.span is None or text[now.span.start : now.span.end] == tag.span.quote
    assert {each.annotation_id for each in done.left} == {tag.id for tag in project.annotations} - set(done.carried)


def test_an_old_edition_without_tags_of_its_own_goes():
    texts = a_text(Random(1))
    project = a_tagged_text(texts)
    done = update(project, project.articles[0].id, an_article("A new beginning of it.", *texts))
    assert len(done.project.articles) == 1
    assert (len(done.carried), done.left) == (len(project.annotations), ())


def test_an_edition_is_known_by_its_address_without_what_tracks_the_reader_or_by_its_words():
    texts = a_text(Random(2))
    article = an_article(*texts)
    article = replace(article, source=replace(article.source, url="https://example.org/talks?id=7"))
    project = a_project(2, article)
    shared = replace(article.source, url="https://www.example.org/talks/?utm_source=x&id=7&fbclid=abc#top")
    assert known_edition(project, replace(an_article("Other words."), source=shared)) == project.articles[0]
    other = replace(article.source, url="https://example.org/talks?id=8")
    assert known_edition(project, replace(an_article("Other words."), source=other)) is None
    assert known_edition(project, an_article(*texts[:8], "And something new.")) == project.articles[0]
    assert known_edition(project, an_article(*texts[:3], "And something new.")) is None


def test_two_editions_of_one_address_count_as_one_source():
    texts = a_text(Random(3))
    article = an_article(*texts)
    article = replace(article, source=replace(article.source, url="https://example.org/talks"))
    project = edits.annotate(a_project(2, article), "a1.1", Kind.DEMAND, ("p2",))
    assert queries.source_count(project) == 1
    done = update(project, project.articles[0].id, replace(article, paragraphs=article.paragraphs[1:]))
    assert len(done.project.articles) == 2
    assert queries.source_count(done.project) == 1
    assert queries.source_count(edits.add_article(done.project, an_article("Another."))) == 2


def test_two_editions_without_an_address_count_as_one_source():
    texts = a_text(Random(4))
    project = edits.add_article(a_project(2, an_article(*texts)), an_article(*texts[2:], "New at the end."))
    assert queries.source_count(project) == 1
    assert queries.editions_of(project, project.articles[0]) == (project.articles[1],)
    assert "There is only one source." in [each.message for each in check(project)]
    project = edits.add_article(project, an_article(*texts[7:], "Of", "something", "else."))
    assert queries.source_count(project) == 2


@pytest.mark.parametrize("seed", range(60))
def test_what_could_not_move_is_offered_the_words_in_its_place_and_nothing_else(seed):
    chance = Random(seed)
    texts = a_text(chance)
    project = a_tagged_text(texts)
    new, _, _ = edited(chance, texts)
    done = update(project, project.articles[0].id, an_article(*new))
    for each in done.left:
        tag = queries.annotation(project, each.annotation_id)
        subject = SUBJECTS[int(tag.paragraph_id.partition(".")[2]) - 1]
        wanted = next((text for text in new if subject in text), "")
        assert each.is_complete == bool(wanted)
        assert each.new == (f"{wanted.partition('. ')[0]}." if tag.span and wanted else wanted)
        if each.is_complete:
            moved = queries.annotation(each.taken_into(done.project), each.annotation_id)
            assert queries.quoted_words(moved, wanted) == each.new
            assert (moved.kind, moved.party_ids) == (tag.kind, tag.party_ids)


def test_once_every_tag_is_moved_the_old_edition_goes():
    texts = a_text(Random(5))
    project = a_tagged_text(texts)
    new = [text.replace("must open", "may open") for text in texts]
    done = update(project, project.articles[0].id, an_article(*new, *texts[:1]))
    project = done.project
    for number, each in enumerate(done.left):
        assert len(project.articles) == 2, number
        assert each.mark is Mark.CHANGED
        project = each.taken_into(project)
    assert len(project.articles) == 1
    assert {tag.id for tag in project.annotations} == {tag.id for tag in done.project.annotations}


def test_an_edition_without_a_citation_takes_that_of_the_old_one_but_not_its_date():
    article = an_article(*a_text(Random(7)))
    old = replace(article, source=replace(article.source, url="https://example.org/t", published="2025-06-04"))
    new = replace(old, source=Source(byline="A. Writer", accessed="2025-06-06T09:00Z"), paragraphs=old.paragraphs[1:])
    source = update(a_project(2, old), "a1", new).project.articles[0].source
    assert source == replace(old.source, byline="A. Writer", published="", accessed="2025-06-06T09:00Z")


def test_words_that_are_gone_stay_with_the_old_edition():
    texts = a_text(Random(6))
    done = update(a_tagged_text(texts), "a1", an_article(*texts[1:]))
    (first, second) = done.left
    assert (first.mark, first.is_complete, first.new) == (Mark.DELETED, False, "")
    with pytest.raises(EditError, match="gone from the new edition"):
        second.taken_into(done.project)


def test_a_phrase_is_offered_the_phrase_in_its_place():
    old = "Kyiv will withdraw its troops by 3 June, the envoy said on Monday."
    for words, new, offered in (
        ("withdraw its troops", "Kyiv will withdraw all its forces by 3 June, the envoy said on Monday.",
         "withdraw all its forces"),
        ("by 3 June", "Kyiv will withdraw its troops by 30 June, the envoy said on Monday.", "by 30 June"),
        ("envoy said on Monday", "Kyiv will withdraw its troops by 3 June, the envoy said, twice, on Monday.",
         "envoy said, twice, on Monday"),
    ):  # fmt: skip
        project = a_project(2, an_article(old, "And more.", "And still more."))
        project = edits.annotate(project, "a1.1", Kind.DEMAND, ("p2",), a_span(project, "a1.1", words))
        done = update(project, "a1", an_article(new, "And more.", "And still more."))
        assert [each.new for each in done.left] == [offered]
