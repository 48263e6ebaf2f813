"""Whose words are that have no marks around them: in an interview, in a release, in lines that begin with a name."""

from briefer.model import Article, ArticleId, Paragraph, ParagraphId, Party, PartyId, Source
from briefer.suggest import load_lexicon, suggest

TOWN = Party(PartyId("a"), "Town of Skarvik", aliases=("Skarvik",))
PORTS = Party(PartyId("b"), "Seaway Ports", aliases=("Seaway",))


def drafted(language, *texts):
    """Return kind and party of what is suggested in each paragraph, "" for nothing."""
    paragraphs = tuple(Paragraph(ParagraphId(str(number)), text) for number, text in enumerate(texts))
    article = Article(ArticleId("x"), Source(language=language), paragraphs)
    found = suggest(article, (TOWN, PORTS), load_lexicon(language))
    first = {each.paragraph: each for each in reversed(found)}
    return [
        f"{first[number].kind.value} {' and '.join(each.short_name or each.name for each in first[number].parties)}"
        if number in first
        else ""
        for number in range(len(texts))
    ]


def test_in_an_interview_the_answers_are_the_guests_and_the_questions_nobodys():
    found = drafted(
        "en",
        "Greta Holm has been mayor of Skarvik for nine years.",
        "Why do you refuse to sell the quay?",
        "Because it is ours. Seaway must pay for what it broke.",
        "Is there any price at which you would talk?",
        "We will never sell.",
    )
    assert found[1] == found[3] == ""
    assert found[2] == "position Town of Skarvik"
    assert found[4] == "position Town of Skarvik"


def test_what_stands_behind_a_name_and_a_colon_is_said_by_that_one():
    found = drafted(
        "de",
        "Ute Holm leitet die Stadt Skarvik. Sie sprach mit der Zeitung.",
        "Zeitung: Was verlangen Sie?",
        "Holm: Die alten Boote müssen zurück.",
        "Zeitung: Seaway sagt, das sei zu teuer.",
        "Holm: Das ist uns gleich.",
    )
    assert found[1] == found[3] == ""
    assert found[2] == "demand Town of Skarvik"
    assert found[4] == "position Town of Skarvik"


def test_in_a_release_we_is_who_issues_it_but_in_a_report_or_a_column_it_is_not():
    release = (
        "Seaway today condemned the decision.",
        "We regard it as a breach.",
        "We call on Skarvik to withdraw it.",
        "Our customers cannot wait.",
    )
    assert drafted("en", *release)[2] == "demand Seaway Ports"
    assert drafted("en", *release, "I am writing this on a train.")[2] != "demand Seaway Ports"
    assert drafted("en", *release, *["Seaway has ports in the north of the country."] * 9)[2] != "demand Seaway Ports"
