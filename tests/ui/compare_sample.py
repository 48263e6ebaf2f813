"""A small tagged project for the tests of the Compare stage."""

from __future__ import annotations

from briefer import edits
from briefer.model import (
    Article,
    ArticleId,
    Certainty,
    Kind,
    Paragraph,
    ParagraphId,
    Project,
    Source,
    Span,
    State,
    Status,
    When,
)
from ui.session import Session

TEXTS = (
    "Kyiv asked for a full ceasefire. It says talks cannot begin while the shooting goes on.",
    "Until a withdrawal is under way there will be no ceasefire, Moscow says.",
    "Moscow wants Russian as an official language.",
    "Türkiye offered to host a summit.",
    "The next exchange is planned for 7 June.",
    "The delegations met on Monday.",
    "Moscow would come in only after technical work.",
)
FIGHTING, STATUS = "Ending the fighting", "Territory and status"


def compare_project() -> Project:
    """Two themes, three rows, one item in the tray, one third party, two events."""
    paragraphs = tuple(Paragraph(ParagraphId(str(n)), text) for n, text in enumerate(TEXTS, 1))
    project = edits.add_article(Project(), Article(ArticleId(""), Source(headline="Talks"), paragraphs))
    for name in ("Russia", "Ukraine", "Türkiye"):
        project = edits.add_party(project, name)
    project = edits.set_columns(project, tuple(party.id for party in project.parties[:2]))
    project = _tag(project, 1, Kind.DEMAND, "Ukraine", "a full ceasefire", ("Ceasefire", FIGHTING))
    second = "It says talks cannot begin while the shooting goes on."
    project = _tag(project, 1, Kind.POSITION, "Ukraine", second, ("Ceasefire", FIGHTING))
    project = _tag(project, 2, Kind.POSITION, "Russia", "", ("Ceasefire", FIGHTING))
    project = _tag(project, 3, Kind.DEMAND, "Russia", "", ("Language", STATUS))
    project = _tag(project, 1, Kind.POSITION, "Ukraine", "Kyiv asked", ("Neutrality", STATUS))
    project = _tag(project, 7, Kind.POSITION, "Russia", "", None)
    project = _tag(project, 4, Kind.POSITION, "Türkiye", "", None)
    project = _tag(project, 6, Kind.EVENT, "Russia", "", None)
    project = _tag(project, 5, Kind.EVENT, "Ukraine", "", None)
    when = When("7 June", "2025-06-07", Certainty.PLANNED)
    project = edits.describe(project, project.annotations[-1].id, when=when, status=Status.PLANNED)
    return edits.assess(project, project.issues[0].id, state=State.APART)


def compare_session() -> Session:
    """A session over the sample."""
    return Session(compare_project())


def annotation_id(project: Project, quote: str) -> str:
    """The id of the item with these words."""
    texts = {paragraph.id: paragraph.text for article in project.articles for paragraph in article.paragraphs}
    return next(a.id for a in project.annotations if (a.span.quote if a.span else texts[a.paragraph_id]) == quote)


def issue_titles(project: Project) -> list[str]:
    """The titles of all issues in their order."""
    return [issue.title for issue in project.issues]


def _tag(  # one line of the sample
    project: Project, number: int, kind: Kind, party: str, quote: str, issue: tuple[str, str] | None
) -> Project:
    paragraph = project.articles[0].paragraphs[number - 1]
    start = paragraph.text.index(quote)
    span = Span(start, start + len(quote), quote) if quote else None
    party_id = next(each.id for each in project.parties if each.name == party)
    project = edits.annotate(project, paragraph.id, kind, (party_id,), span)
    return edits.file_under(project, project.annotations[-1].id, *issue) if issue else project
