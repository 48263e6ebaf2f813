"""Projects and their parts for tests, each in one call, made by the edits a person would make."""

from __future__ import annotations

from briefer import edits, queries
from briefer.history.record import as_issued, to_be_issued, version_now
from briefer.model import Article, ArticleId, Kind, Paragraph, ParagraphId, Party, PartyId, Project, Source, Span
from briefer.templates import find

PARTIES = (
    Party(PartyId(""), "Russia", "Russia", ("Moscow", "Kremlin")),
    Party(PartyId(""), "Ukraine", "Ukraine", ("Kyiv",)),
    Party(PartyId(""), "Turkey", "", ("Ankara",)),
    Party(PartyId(""), "United States", "US", ("Washington",)),
)
TEXTS = (
    "Moscow demands that Kyiv withdraw its troops. It will not talk before.",
    "Kyiv refuses to withdraw.",
    "Russia says the sanctions must end.",
    "Turkey offers to host the talks.",
    "The delegations met in Istanbul on 2 June.",
)


def an_article(*texts: str, headline: str = "Talks open in Istanbul", outlet: str = "The Paper") -> Article:
    """Return an article of these paragraphs (five short ones if none are given), as a reader would."""
    paragraphs = tuple(Paragraph(ParagraphId(str(number)), text) for number, text in enumerate(texts or TEXTS, 1))
    return Article(ArticleId(""), Source(headline=headline, outlet=outlet), paragraphs)


def a_project(parties: int = 2, *articles: Article) -> Project:
    """Return a project with these articles (one if none are given) and parties; the first two have the columns.

    The article is a1 with paragraphs a1.1 ..., the parties of one article are p2 Russia, p3 Ukraine, p4 Turkey, p5 US.
    """
    project = Project(title="Talks")
    for article in articles or (an_article(),):
        project = edits.add_article(project, article)
    columns = tuple(PartyId(f"new:{index}") for index in range(min(parties, 2)))
    return edits.set_parties(project, PARTIES[:parties], columns)


def a_tagged_project() -> Project:
    """Return a project of three parties with every sort of tag, two issues, a key point and something in the tray.

    Russia's demand t5 and Ukraine's position t7 are under i6 “Withdrawal”, Russia's demand t8 under i9 “Sanctions”;
    t10 is Turkey's position, t11 an event, t12 a position of Russia on a span, in the tray; t5 is starred.
    """
    project = a_project(parties=3)
    for paragraph, kind, party, issue in (
        ("a1.1", Kind.DEMAND, "p2", "Withdrawal"),
        ("a1.2", Kind.POSITION, "p3", "Withdrawal"),
        ("a1.3", Kind.DEMAND, "p2", "Sanctions"),
        ("a1.4", Kind.POSITION, "p4", ""),
        ("a1.5", Kind.EVENT, "", ""),
    ):
        project = edits.annotate(project, paragraph, kind, (party,) if party else ())
        if issue:
            project = edits.file_under(project, edits.newest_id(project, "t"), issue, "War")
    span = a_span(project, "a1.1", "It will not talk before.")
    project = edits.annotate(project, ParagraphId("a1.1"), Kind.POSITION, (PartyId("p2"),), span)
    return edits.star(project, "t5")


def a_span(project: Project, paragraph_id: str, words: str) -> Span:
    """Return the span of these words, which must stand in the paragraph."""
    start = queries.paragraph_of(project, ParagraphId(paragraph_id)).text.index(words)
    return Span(start, start + len(words), words)


def an_issued(
    project: Project, issued: str = "2025-06-05T09:00Z", files: tuple[tuple[str, str], ...] = (), template: str = ""
) -> Project:
    """Return the project with its next version given out, at an ISO date and time."""
    project = to_be_issued(project)
    return as_issued(project, version_now(project, issued, files, find(template or project.brief.template_id)))


def without_empty(value):
    """The value with nothing in it that says nothing, so that a golden file can be read."""
    if isinstance(value, dict):
        kept = {key: each for key, each in value.items() if each is not False and each not in ("", (), None)}
        return {key: without_empty(each) for key, each in kept.items()}
    return [without_empty(each) for each in value] if isinstance(value, tuple) else value
