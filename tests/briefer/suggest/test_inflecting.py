"""Forms of verbs: what parts, what a participle begins with, what an irregular past becomes in the plural."""

import pytest

from briefer.suggest import load_lexicon
from briefer.suggest.grammar.words import words_of
from briefer.suggest.lexicon import Form


@pytest.mark.parametrize(
    ("language", "surface", "lemma", "form"),
    [
        ("de", "abgelehnt", "ablehnen", Form.PARTICIPLE),
        ("de", "abzulehnen", "ablehnen", Form.BASE),
        ("de", "zogen", "ziehen", Form.PAST),
        ("de", "lehnten", "lehnen", Form.PAST),
        ("de", "verlangt", "verlangen", Form.PARTICIPLE),
        ("de", "kritisiert", "kritisieren", Form.PARTICIPLE),
        ("de", "geklagt", "klagen", Form.PARTICIPLE),
        ("de", "annimmt", "annehmen", Form.PRESENT),
        ("uk", "відкинула", "відкинути", Form.PAST),
    ],
)
def test_every_form_of_a_verb_is_told(language, surface, lemma, form):
    found, flags = load_lexicon(language).forms[surface]
    assert (found, bool(flags & form)) == (lemma, True)


def test_a_verb_with_a_particle_is_known_where_the_particle_ends_the_clause():
    cues = load_lexicon("de").verbs["lehnen"]
    assert any(each.rest == ("...", "ab|") and each.section == "position verbs" for each in cues)


def test_a_compound_is_what_its_last_part_is():
    german = load_lexicon("de")
    text = "Die Hafenministerin und das Ausland warten."
    words = {word.text: word for word in words_of(text, 0, len(text), german)[0]}
    assert words["Hafenministerin"].is_in("titles")
    assert words["Hafenministerin"].is_in("women")
    assert not words["Ausland"].roles
    assert "redundancies" not in german.matters.of(["gestern"])
    assert german.matters.of(["nordgrenze"]).keys() == german.matters.of(["grenze"]).keys()
