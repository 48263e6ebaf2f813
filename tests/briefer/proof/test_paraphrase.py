"""Quotations inside a paraphrase are proved too; words that are not the source's own become a paraphrase by choice."""

from dataclasses import replace

import pytest

from briefer import edits, pipeline, templates
from briefer.errors import WriteError
from briefer.model import Span
from briefer.proof.rule import quotations, without_marks
from tests.builders import a_tagged_project

TEMPLATE = templates.find("comparison")


def tagged_words(project, tag="t5") -> str:
    annotation = next(each for each in project.annotations if each.id == tag)
    return next(p.text for article in project.articles for p in article.paragraphs if p.id == annotation.paragraph_id)


def with_paraphrase(text):
    return edits.describe(a_tagged_project(), "t5", paraphrase=text)


def first_words(count=4) -> str:
    return " ".join(tagged_words(a_tagged_project()).split()[:count])


def test_a_right_quotation_in_a_paraphrase_is_counted():
    plain = pipeline.compose_brief(a_tagged_project(), TEMPLATE)
    brief = pipeline.compose_brief(with_paraphrase(f"Its words were “{first_words()} [...]”."), TEMPLATE)
    assert f"{first_words()} [...]" in {quotation.text for quotation in brief.quotations}
    assert len(brief.quotations) >= len(plain.quotations)


def test_a_changed_quotation_in_a_paraphrase_blocks_the_export_until_it_is_a_paraphrase(tmp_path):
    project = with_paraphrase(f"Its words were “{first_words(3)} bananas altogether”.")
    target = tmp_path / "brief.docx"
    with pytest.raises(WriteError, match=r"do not stand in the source.*bananas altogether"):
        pipeline.export(project, TEMPLATE, [target])
    assert not target.exists()
    chosen = edits.as_paraphrase(project, "t5")
    assert chosen.annotations[0].paraphrase == f"Its words were {first_words(3)} bananas altogether."
    assert pipeline.export(chosen, TEMPLATE, [target])[0].proof.is_proved


def test_a_passage_that_left_its_source_becomes_the_paraphrase():
    project = a_tagged_project()
    changed = tuple(
        replace(each, span=Span(0, 8, "changed!")) if each.id == "t5" else each for each in project.annotations
    )
    chosen = edits.as_paraphrase(replace(project, annotations=changed), "t5")
    annotation = next(each for each in chosen.annotations if each.id == "t5")
    assert (annotation.paraphrase, annotation.span) == ("changed!", None)


def test_what_quotes_nothing_stays_the_same_project():
    project = with_paraphrase("In short, it said no.")
    assert edits.as_paraphrase(project, "t5") is project


@pytest.mark.parametrize(
    ("text", "found", "plain"),
    [
        ("He said “we will not go” twice.", ("we will not go",), "He said we will not go twice."),
        ("A “word” counts.", ("word",), "A word counts."),
        ("„wir gehen nicht weg“ und «on ne part pas»", ("wir gehen nicht weg", "on ne part pas"), None),
        ("It’s the ministers’ own plan", (), "It’s the ministers’ own plan"),
    ],
)
def test_only_marks_of_quotations_go(text, found, plain):
    assert tuple(each.words for each in quotations(text)) == found
    assert plain is None or without_marks(text) == plain
    assert quotations(without_marks(text)) == ()


def with_span(span: Span):
    project = a_tagged_project()
    changed = tuple(replace(each, span=span) if each.id == "t5" else each for each in project.annotations)
    return replace(project, annotations=changed)


def test_words_cut_out_of_other_words_become_the_paraphrase_and_are_not_taken_for_a_quotation():
    words = tagged_words(a_tagged_project())[2:14].strip()
    chosen = edits.as_paraphrase(with_span(Span(0, len(words), words)), "t5")
    assert (chosen.annotations[0].paraphrase, chosen.annotations[0].span) == (words, None)


def test_a_passage_that_only_stands_elsewhere_in_its_paragraph_is_marked_there():
    words = tagged_words(a_tagged_project())
    start = words.index("Kyiv withdraw")
    chosen = edits.as_paraphrase(with_span(Span(0, 13, "Kyiv withdraw")), "t5")
    annotation = chosen.annotations[0]
    assert (annotation.paraphrase, annotation.span) == ("", Span(start, start + 13, "Kyiv withdraw"))
