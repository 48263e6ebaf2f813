"""Attempts to smuggle a false quotation into a brief: none is proved."""

import pytest

from briefer import edits
from briefer.check import Severity, check
from briefer.model import Article, ArticleId, Kind, Paragraph, ParagraphId, Party, PartyId, Project, Source

SOURCES = {
    "en": "The government will not accept an illegal truce of 1,500 days. Its terms, it says, are “over and done”.",
    "de": "Die Regierung wird keinen unrechtmäßigen Frieden von 1.500 Tagen annehmen. Es „längst vorbei“, hieß es.",
    "fr": "Le gouvernement ne signera pas un accord inacceptable de 1 500 jours. Tout cela est « bien fini », dit-il.",
    "uk": "Уряд не підпише незаконну угоду на 1 500 днів. Усе це, за його словами, «давно скінчилося» для країни.",
}
MARKS = {"en": "“{}”", "de": "„{}“", "fr": "« {} »", "uk": "«{}»"}
OPENING = {"en": "“", "de": "„", "fr": "« ", "uk": "«"}
FALSE = {
    "a word cut out of another": ("legal truce", "rechtmäßigen Frieden", "acceptable de", "законну угоду"),
    "a number cut": ("500 days", "500 Tagen", "500 jours", "500 днів"),
    "pieces in another order": (
        "illegal truce [...] The government", "Frieden [...] Die Regierung", "accord [...] Le gouvernement",
        "угоду [...] Уряд",
    ),
    "a not cut out": (
        "The government will [...] accept an", "Die Regierung wird [...] unrechtmäßigen Frieden",
        "Le gouvernement [...] signera [...] un accord", "Уряд [...] підпише незаконну",
    ),
    "a verb replaced": (
        "The government will [gladly] accept", "Regierung [will] keinen", "gouvernement ne [refuse] pas",
        "Уряд не [порушить] незаконну",
    ),
    "a word changed": ("will never accept", "wird niemals annehmen", "ne signera jamais", "ніколи не підпише"),
    "one invented word": ("peace", "Krieg", "guerre", "війна"),
    "two invented words": ("war crimes", "böser Wille", "crimes graves", "воєнні злочини"),
    "an addition that says no": (
        "Its terms, it [never] says", "einen [nicht] unrechtmäßigen", "un accord [pas] inacceptable",
        "незаконну [не] угоду",
    ),
    "the case of a letter changed unseen": (
        "the government will", "die Regierung wird", "le gouvernement ne", "уряд не підпише",
    ),
}  # fmt: skip
PLACES = {
    "bottom line": lambda project, text: edits.set_field(project, "bottom_line", text),
    "assessment": lambda project, text: edits.assess(project, project.issues[0].id, assessment=text),
    "row title": lambda project, text: edits.rename_issue(project, project.issues[0].id, title=text),
    "speaker": lambda project, text: edits.describe(project, project.annotations[0].id, speaker=text),
    "paraphrase": lambda project, text: edits.describe(project, project.annotations[0].id, paraphrase=text),
}
ATTEMPTS = [
    pytest.param(language, words[at], place, is_open, id=f"{kind}, {language}, {place}{', left open' * is_open}")
    for kind, words in FALSE.items()
    for at, language in enumerate(SOURCES)
    for place in PLACES
    for is_open in (False, True)
]


def a_project_in(language):
    article = Article(
        ArticleId(""), Source(headline="H", language=language), (Paragraph(ParagraphId("1"), SOURCES[language]),)
    )
    project = edits.add_article(Project(title="T", language=language), article)
    parties = (Party(PartyId(""), "Alpha"), Party(PartyId(""), "Beta"))
    project = edits.set_parties(project, parties, (PartyId("new:0"), PartyId("new:1")))
    project = edits.annotate(project, ParagraphId("a1.1"), Kind.POSITION, (project.parties[0].id,))
    return edits.file_under(project, project.annotations[0].id, "Terms")


@pytest.mark.parametrize(("language", "words", "place", "is_open"), ATTEMPTS)
def test_no_false_quotation_is_proved(language, words, place, is_open):
    quoted = f"{OPENING[language]}{words}" if is_open else MARKS[language].format(words)
    project = PLACES[place](a_project_in(language), f"Alpha: {quoted}")
    assert any(each.severity is Severity.STOPS for each in check(project)), quoted


def test_the_table_of_attempts_is_long_enough():
    assert len(ATTEMPTS) >= 120
