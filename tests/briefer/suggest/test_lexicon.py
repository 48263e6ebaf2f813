"""A user's own words are merged line by line, and a file that could do harm is refused with a sentence."""

import os
import subprocess
import sys

import pytest
import yaml

from briefer.data import resources_folder
from briefer.errors import LexiconError
from briefer.model import Article, ArticleId, Kind, Paragraph, ParagraphId, Party, PartyId, Source
from briefer.suggest import LIKELY, load_lexicon, suggest
from briefer.suggest.lexicon.shipped import shipped
from tests import ROOT

PARTY = Party(PartyId("p"), "Alvania")


def kind_of(text, lexicon):
    article = Article(ArticleId("a"), Source(), (Paragraph(ParagraphId("1"), text),))
    found = suggest(article, (PARTY,), lexicon)
    return found[0].kind.value if found else None


def own(tmp_path, text):
    path = tmp_path / "words.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_verb_of_the_user_is_understood_in_all_its_forms(tmp_path):
    text = "Alvania groused about the plan."
    lexicon = load_lexicon("en", [own(tmp_path, "language: en\nposition verbs:\n  - grouse: 0.9\n")])
    assert kind_of(text, load_lexicon("en")) != "position"
    assert kind_of(text, lexicon) == "position"


def test_a_line_of_ours_can_be_switched_off(tmp_path):
    lexicon = load_lexicon("en", [own(tmp_path, "demand verbs:\n  demand: off\n")])
    assert kind_of("Alvania demanded a truce.", load_lexicon("en")) == "demand"
    assert kind_of("Alvania demanded a truce.", lexicon) != "demand"


def test_a_star_stands_for_any_ending(tmp_path):
    lexicon = load_lexicon("en", [own(tmp_path, "demand phrases:\n  - ultimat* talk: 0.9\n")])
    assert kind_of("Alvania gave an ultimative talk.", lexicon) == "demand"


def test_another_name_for_a_party_is_understood(tmp_path):
    text = "Marbury demanded a truce."
    lexicon = load_lexicon("en", [own(tmp_path, "aliases:\n  Alvania: Marbury, the hill state\n")])
    article = Article(ArticleId("a"), Source(), (Paragraph(ParagraphId("1"), text),))
    assert [each.parties for each in suggest(article, (PARTY,), lexicon)] == [(PARTY,)]
    assert not any(each.parties for each in suggest(article, (PARTY,), load_lexicon("en")))


def test_the_file_that_briefer_lays_down_changes_nothing_until_a_line_of_it_is_used(tmp_path):
    laid = (ROOT / "resources" / "lexicons" / "own-words.txt").read_text(encoding="utf-8")
    text = "Alvania demanded a truce."
    assert kind_of(text, load_lexicon("en", [own(tmp_path, laid)])) == "demand"
    used = laid.replace("# demand verbs:", "demand verbs:").replace("#   - demand: off", "  - demand: off")
    assert kind_of(text, load_lexicon("en", [own(tmp_path, used)])) != "demand"
    with pytest.raises(LexiconError, match=r"words\.yaml:3"):
        load_lexicon("en", [own(tmp_path, "demand verbs:\n  ask: [\n")])


def test_words_for_another_language_are_passed_over(tmp_path):
    lexicon = load_lexicon("en", [own(tmp_path, "language: fr\ndemand verbs:\n  demand: off\n")])
    assert kind_of("Alvania demanded a truce.", lexicon) == "demand"


@pytest.mark.parametrize(
    "text",
    [
        "demand verbs:\n  - (a+)+$\n",
        "aliases: Marbury\n",
        "aliases:\n  Alvania: x\n",
        "demand verbs:\n  - a*\n",
        "demand verbs:\n  - ask: 7\n",
        "orders:\n  - ask\n",
        "- ask\n",
        "demand verbs: &x [*x]\n",
        "demand verbs: !!python/object:os.system x\n",
        "demand verbs: [ask\n",
        "demand verbs:\n" + "".join(f"  - word{n}\n" for n in range(3000)),
        "x" * 300_000,
    ],
)
def test_a_file_that_cannot_be_used_is_named_in_a_sentence(tmp_path, text):
    with pytest.raises(LexiconError, match=r"words\.yaml"):
        load_lexicon("en", [own(tmp_path, text)])


def test_a_file_that_is_gone_is_named_in_a_sentence(tmp_path):
    with pytest.raises(LexiconError, match=r"gone\.yaml"):
        load_lexicon("en", [tmp_path / "gone.yaml"])


@pytest.mark.parametrize("code", ["", "../en", "xx", "nl-BE", "english"])
def test_a_language_without_words_has_no_lexicon(code):
    assert load_lexicon(code) is None


SPOKEN = {
    "de": (
        ("Gewerkschaft", "Regierung"),
        [
            ("Die Gewerkschaft forderte am Montag höhere Löhne.", "demand", "Gewerkschaft"),
            ("Am Montag forderte die Gewerkschaft höhere Löhne.", "demand", "Gewerkschaft"),
            ("Die Regierung sagte, die Gewerkschaft müsse den Streik beenden.", "demand", "Regierung"),
            ("Die Gewerkschaft besteht auf einer Schlichtung.", "demand", "Gewerkschaft"),
            ("Die Regierung hat das Angebot abgelehnt.", "position", "Regierung"),
            ("Die Regierung lehnte die Forderung ab.", "position", "Regierung"),
            ("Die Gewerkschaft warf der Regierung Wortbruch vor.", "position", "Gewerkschaft"),
            ("„Wir werden nicht nachgeben“, sagte die Regierung.", "position", "Regierung"),
            ("Die Gewerkschaft bestreikte am Dienstag drei Häfen.", "event", "Gewerkschaft"),
        ],
    ),
    "uk": (
        ("Профспілка", "Уряд"),
        [
            ("Профспілка вимагає підвищити зарплати.", "demand", "Профспілка"),
            ("Профспілка закликала до арбітражу.", "demand", "Профспілка"),
            ("Уряд заявив, що Профспілка повинна припинити страйк.", "demand", "Уряд"),
            ("Уряд відхилив пропозицію.", "position", "Уряд"),
            ("Профспілка звинуватила владу у зриві переговорів.", "position", "Профспілка"),
            ("Уряд запропонував скоротити робочий час.", "position", "Уряд"),
            ("У вівторок Уряд підписав указ.", "event", "Уряд"),
        ],
    ),
}
SAID = [(language, names, *case) for language, (names, cases) in SPOKEN.items() for case in cases]


@pytest.mark.parametrize(("language", "names", "sentence", "kind", "party"), SAID)
def test_german_and_ukrainian_sentences_are_told_apart_and_belong_to_who_says_them(
    language, names, sentence, kind, party
):
    parties = tuple(Party(PartyId(f"p{number}"), name) for number, name in enumerate(names))
    text = Article(ArticleId("a"), Source(language=language), (Paragraph(ParagraphId("a.1"), sentence),))
    found = suggest(text, parties, load_lexicon(language))
    assert [(each.kind.value, [party.name for party in each.parties]) for each in found[:1]] == [(kind, [party])]


@pytest.mark.parametrize("language", ["de", "uk"])
def test_other_languages_have_the_words_of_french(language):
    french, other = load_lexicon("fr"), load_lexicon(language)
    for section in ("demand verbs", "position verbs", "speech verbs", "event verbs"):
        count = sum(cue.section == section for cues in other.verbs.values() for cue in cues)
        assert count > 0.6 * sum(cue.section == section for cues in french.verbs.values() for cue in cues)
    assert len(other.titles) > 40
    assert len(other.words("offices")) > 40


def test_german_reports_what_somebody_said_by_the_form_of_the_verb_alone():
    text = "Verbandschef Lenz wies die Vorwürfe zurück. Das Angebot sei fair. Die Firma habe im Mai verhandelt."
    article = Article(ArticleId("a"), Source(language="de"), (Paragraph(ParagraphId("a.1"), text),))
    lenz = Party(PartyId("p1"), "Verband", aliases=("Lenz",))
    found = suggest(article, (lenz, Party(PartyId("p2"), "Firma")), load_lexicon("de"))
    assert [(each.kind, each.parties) for each in found] == [(Kind.POSITION, (lenz,))] * 3
    assert max(each.confidence for each in found[1:]) < LIKELY


def test_a_german_verb_may_come_before_its_subject_and_marks_may_point_inwards():
    alpha, beta = Party(PartyId("p1"), "Stadtrat"), Party(PartyId("p2"), "Flughafen", aliases=("Vanz",))
    text = "Außerdem verlangt der Stadtrat, dass der Flughafen zahlt. »Das zahlen wir nicht«, sagte Vanz."
    article = Article(ArticleId("a"), Source(language="de"), (Paragraph(ParagraphId("a.1"), text),))
    found = suggest(article, (alpha, beta), load_lexicon("de"))
    assert [(each.kind, each.parties) for each in found] == [(Kind.DEMAND, (alpha,)), (Kind.POSITION, (beta,))]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("fr", "Alvania rejette cette exigence.", Kind.POSITION),
        ("fr", "Alvania refuse de signer.", Kind.POSITION),
        ("fr", "Alvania soutient cette demande.", Kind.POSITION),
        ("de", "Alvania verspricht einen neuen Plan.", Kind.POSITION),
        ("de", "Alvania hat das Angebot zurückgewiesen.", Kind.POSITION),
        ("uk", "Alvania відмовляється підписувати.", Kind.POSITION),
        ("uk", "Alvania також вимагає, щоб Bernia заплатила.", Kind.DEMAND),
    ],
)
def test_verbs_are_known_in_the_forms_that_news_uses(language, text, kind):
    article = Article(ArticleId("a"), Source(language=language), (Paragraph(ParagraphId("a.1"), text),))
    assert [each.kind for each in suggest(article, (PARTY,), load_lexicon(language))][:1] == [kind]


@pytest.mark.parametrize("language", ["en", "fr", "de", "uk"])
def test_words_that_travel_with_us_are_read_as_yaml_reads_them(language):
    for folder in ("lexicons", "matters"):
        path = resources_folder() / folder / f"{language}.yaml"
        assert same_spaces(shipped(path)) == same_spaces(yaml.safe_load(path.read_text(encoding="utf-8")))


def same_spaces(value):
    if isinstance(value, dict):
        return {key: same_spaces(each) for key, each in value.items()}
    return " ".join(value.split()) if isinstance(value, str) else value


def test_words_are_read_once_and_ones_own_again_when_they_change(tmp_path):
    assert load_lexicon("en") is load_lexicon("en-GB")
    path = own(tmp_path, "position verbs: grouse")
    before = load_lexicon("en", [path])
    assert load_lexicon("en", [path]) is before
    path.write_text("position verbs: grumble, grouse", encoding="utf-8")
    assert "grumbled" in load_lexicon("en", [path]).forms


def test_capitals_of_german_nouns_are_no_names_of_people():
    text = "Die Regierung und die Opposition stritten am Montag. Eine Sprecherin lehnte den Vorschlag ab."
    article = Article(ArticleId("a"), Source(language="de"), (Paragraph(ParagraphId("a.1"), text),))
    found = suggest(article, (Party(PartyId("p1"), "Regierung"),), load_lexicon("de"))
    assert not any(each.speaker for each in found)


@pytest.mark.parametrize("language", ["en", "fr", "de", "uk"])
def test_a_form_of_two_verbs_belongs_to_the_same_one_at_every_start_of_the_program(language):
    script = f"from briefer.suggest import load_lexicon; print(sorted(load_lexicon({language!r}).forms.items()))"
    told = {
        subprocess.run(
            [sys.executable, "-P", "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
