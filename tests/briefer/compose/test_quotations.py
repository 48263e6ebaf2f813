"""How passages stand on paper: whether they are quoted, and the marks around and within them."""

from dataclasses import replace

import pytest

from briefer import edits, templates
from briefer.brief import Table
from briefer.compose import compose
from briefer.compose.nesting import nested
from briefer.labels import load_labels
from briefer.model import Article, ArticleId, Kind, Paragraph, ParagraphId, Project, Source
from briefer.proof.tally import is_proved
from tests.briefer.compose.test_compose import a_small_project, blocks, brief_of, table, text_of


@pytest.mark.parametrize(("rule", "is_quoted"), [("short", False), ("always", True), ("never", False)])
def test_a_long_passage_is_not_quoted_beside_its_paraphrase_unless_the_template_says_so(rule, is_quoted):
    tags = [(0, Kind.DEMAND, 0, "Fish", ""), (1, Kind.DEMAND, 1, "Fish", "")]
    project = a_small_project("The coast shall get ships and fuel. " * 30, "Open the strait.", tags=tags)
    for tag in project.annotations:
        project = edits.describe(project, tag.id, paraphrase="It wants much.")
    template = replace(templates.find("comparison"), quotes=rule)
    brief = compose(project, template)
    (row,) = table(brief, "Positions compared").rows
    assert ("“The coast" in text_of(row.cells[2])) is is_quoted
    assert ("“Open the strait.”" in text_of(row.cells[3])) is (rule != "never")
    assert len(brief.quotations) == is_quoted + (rule != "never")


@pytest.mark.parametrize(
    ("language", "source", "printed"),
    [
        ("en", "He called it “a sham” and left.", "“He called it ‘a sham’ and left.”"),
        ("en", 'He called it "a sham" and left.', "“He called it ‘a sham’ and left.”"),
        ("en", "“We shall not go.”", "“We shall not go.”"),
        ("en", "Воно «повне» і крапка.", "“Воно «повне» і крапка.”"),
        ("uk", "Воно «повне» і крапка.", "«Воно „повне“ і крапка.»"),
        ("pl", "To „farsa” i koniec.", "„To «farsa» i koniec.”"),
        ("ar", "قال إن الاتفاق «غير مقبول» اليوم.", "«قال إن الاتفاق “غير مقبول” اليوم.»"),
        ("en", "It’s the coast’s own “harbour", "“It’s the coast’s own “harbour”"),
    ],
)
def test_marks_within_a_quotation_alternate_and_are_never_doubled(language, source, printed):
    project = a_small_project(source, tags=[(0, Kind.DEMAND, 0, "Fish", "")])
    brief = brief_of(edits.set_language(project, language))
    (row,) = table(brief, load_labels(language).own("Positions compared")).rows
    assert printed in text_of(row.cells[2])
    assert all(is_proved(each) for each in brief.quotations)


@pytest.mark.parametrize(
    ("outer", "inner", "words", "shown"),
    [
        ("“{words}”", "‘{words}’", "He said “it is ‘the “only” way’ out”.", "He said ‘it is “the ‘only’ way” out’."),
        ("„{words}“", "‚{words}‘", "Es sei „der ‚einzige‘ Ausweg“.", "Es sei ‚der „einzige“ Ausweg‘."),
        ("«{words}»", "“{words}”", "es «la “única” salida» y no", "es “la «única» salida” y no"),
    ],
)
def test_quotations_within_quotations_alternate_their_marks_however_deep(outer, inner, words, shown):
    assert nested(words, outer, inner) == shown


@pytest.mark.parametrize(
    ("language", "headline"), [("en", "“Ferries”"), ("de", "„Ferries“"), ("fr", "«\u00a0Ferries\u00a0»")]
)
def test_a_source_is_cited_in_the_marks_and_sentences_of_the_language(language, headline):
    source = Source(headline="Ferries", outlet="Gazette", accessed="2026-06-10")
    project = edits.add_article(Project(), Article(ArticleId(""), source, (Paragraph(ParagraphId("1"), "Open."),)))
    brief = compose(edits.set_language(project, language), templates.find("comparison"))
    text = blocks(brief, Table)[-1].rows[0].cells[1].paras[0].text
    assert headline in text
    assert ".." not in text
    assert all(sentence[:1].isupper() or sentence[:1].isdecimal() for sentence in text.split(". "))
