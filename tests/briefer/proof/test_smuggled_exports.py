"""Every attempt to smuggle a false quotation goes through every format, and each is named; true ones are counted."""

import io
from collections import Counter
from dataclasses import replace

import pytest

from briefer import edits, queries, templates
from briefer.check import Severity, check
from briefer.compose import compose
from briefer.model import Article, ArticleId, Kind, Paragraph, ParagraphId, Party, PartyId, Project, Source, When
from briefer.proof.tally import tally
from briefer.proof.written import verify
from briefer.writers import WRITERS, writer_for
from tests.briefer.proof.test_smuggled import FALSE, MARKS, OPENING, SOURCES
from tests.briefer.proof.true_quotations import TRUE_SOURCES, true_quotations

COMPARISON = templates.find("comparison")
TEMPLATE = replace(
    COMPARISON, sections=tuple(replace(each, has_agreed_text=each.kind == "comparison") for each in COMPARISON.sections)
)
"""The comparison with everything in it that an author writes."""
FORMATS = tuple(writer.suffix for writer in WRITERS)
LANGUAGES = tuple(SOURCES)
OTHER_MARKS = ('"{}"', "‘{}’", "「{}」", "``{}''", "»{}«", "＂{}＂", "‹{}›")


def a_project_with(language: str, texts: tuple[str, ...], count: int) -> Project:
    """An article of these paragraphs, over and over, each tagged and in a row of its own."""
    paragraphs = tuple(Paragraph(ParagraphId(str(n)), text) for n, text in enumerate(texts * count, 1))
    article = Article(ArticleId(""), Source(headline="Headline", language=language), paragraphs)
    project = edits.add_article(Project(title="Talks", language=language), article)
    parties = (Party(PartyId(""), "Alpha"), Party(PartyId(""), "Beta"))
    project = edits.set_parties(project, parties, (PartyId("new:0"), PartyId("new:1")))
    for number, paragraph in enumerate(project.articles[0].paragraphs):
        project = edits.annotate(project, paragraph.id, Kind.POSITION, (project.parties[number % 2].id,))
        project = edits.file_under(project, project.annotations[-1].id, f"Issue {number}")
    return project


def row(project: Project, number: int) -> str:
    found = queries.issue_of(project, project.annotations[number].id)
    assert found
    return found.id


PLACES = {
    "the bottom line": lambda project, n, text: edits.set_field(
        project, "bottom_line", "\n".join(filter(None, (dict(project.brief.fields).get("bottom_line", ""), text)))
    ),
    "the lines to take": lambda project, n, text: edits.set_field(
        project, "lines_to_take", "\n".join((dict(project.brief.fields).get("lines_to_take", "- One."), f"- {text}"))
    ),
    "an agreed text": lambda project, n, text: edits.assess(project, row(project, n), agreed=text),
    "an assessment": lambda project, n, text: edits.assess(project, row(project, n), assessment=text),
    "the title of a row": lambda project, n, text: edits.rename_issue(project, row(project, n), title=text),
    "a theme": lambda project, n, text: edits.set_theme(project, row(project, n), text),
    "a speaker": lambda project, n, text: edits.describe(project, project.annotations[n].id, speaker=text),
    "a paraphrase": lambda project, n, text: edits.describe(project, project.annotations[n].id, paraphrase=text),
    "the date of an event": lambda project, n, text: edits.describe(
        edits.retag(project, project.annotations[n].id, Kind.EVENT), project.annotations[n].id, when=When(text, "2025")
    ),
}


def smuggled(language: str) -> tuple[Project, Counter[str]]:
    """A project with each kind of false quotation at each place, closed and left open, and how often each stands."""
    project, tried = a_project_with(language, (SOURCES[language],), len(FALSE)), Counter[str]()
    at = LANGUAGES.index(language)
    for number, words in enumerate(FALSE.values()):
        for turn, put in enumerate(PLACES.values()):
            is_open = (number + turn) % 2
            marks = (MARKS[language], *OTHER_MARKS)[(number + turn // 2) % (1 + len(OTHER_MARKS))]
            quoted = f"{OPENING[language]}{words[at]}" if is_open else marks.format(words[at])
            project = put(project, number, f"Alpha: {quoted}")
            tried[words[at]] += 1
    return project, tried


def written(brief, suffix: str) -> bytes:
    stream = io.BytesIO()
    writer_for(suffix).write(brief, stream)
    return stream.getvalue()


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_false_quotation_is_proved_in_a_file(language, suffix):
    project, tried = smuggled(language)
    brief = compose(project, TEMPLATE)
    missing = verify(written(brief, suffix), suffix, brief).missing
    told = [each for each in missing if "is not word for word in its source" in each]
    for words, count in tried.items():
        assert sum(f"“{words}" in each for each in told) >= count, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_check_stops_every_one_of_them(language):
    project, tried = smuggled(language)
    stopped = Counter(each.quotation for each in check(project, TEMPLATE) if each.severity is Severity.STOPS)
    assert stopped == tried


def test_the_table_is_long_enough():
    count = sum(smuggled(language)[1].total() for language in LANGUAGES)
    assert count * len(FORMATS) >= 1500


@pytest.mark.parametrize("language", TRUE_SOURCES)
def test_true_quotations_raise_no_alarm_and_are_counted_in_every_format(language):
    quoted = [text for code, _, _, text in true_quotations() if code == language]
    project = a_project_with(language, TRUE_SOURCES[language], 1)
    project = edits.set_field(project, "bottom_line", "\n".join(f"So: {text} it says." for text in quoted))
    assert [each for each in check(project, TEMPLATE) if each.severity is Severity.STOPS] == []
    brief = compose(project, TEMPLATE)
    count = tally(brief.quotations)
    assert (count.author, count.author_right, count.elsewhere) == (len(quoted), len(quoted), 0)
    for suffix in FORMATS:
        assert verify(written(brief, suffix), suffix, brief).missing == (), suffix
        assert verify(written(replace(brief, title="Other"), suffix), suffix, brief).is_proved
