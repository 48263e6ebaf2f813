"""The words that speak for a harder or a softer stance: what is new and what is gone, in each language."""

import pytest
import yaml

from briefer.data import resources_folder
from briefer.history.turns import Hint, Sign, hint

FOLDER = resources_folder() / "turns"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


def new(word):
    return Sign(word, is_new=True)


def gone(word):
    return Sign(word, is_new=False)


def test_a_hard_word_that_is_new_and_a_soft_one_that_is_gone_speak_for_hardened():
    found = hint("Kyiv may withdraw.", "Kyiv must withdraw.", "en")
    assert found == Hint((new("must"), gone("may")), ())
    assert hint("Kyiv must withdraw.", "Kyiv may withdraw.", "en-GB") == Hint((), (new("may"), gone("must")))


def test_a_longer_word_counts_and_not_the_shorter_one_in_it():
    assert hint("It must leave.", "It must not leave.", "") == Hint((new("must not"),), (gone("must"),))
    assert hint("A mustard field.", "A canvas.", "en") == Hint()


def test_the_same_words_in_another_order_speak_for_nothing():
    assert hint("It must, and never may.", "Never may it; it must.", "en") == Hint()
    assert hint("It won’t.", "It won't.", "en") == Hint()


@pytest.mark.parametrize(
    ("language", "old", "now", "hard"),
    [
        ("de", "Kiew könnte abziehen.", "Kiew muss abziehen.", {"muss", "könnte"}),
        ("fr", "Kiev pourrait se retirer.", "Kiev doit se retirer.", {"doit", "pourrait"}),
        ("es", "Kiev podría retirarse.", "Kiev debe retirarse.", {"debe", "podría"}),
        ("uk", "Київ може відступити.", "Київ мусить відступити.", {"мусить", "може"}),
    ],
)
def test_each_language_has_its_own_words(language, old, now, hard):
    assert {sign.word for sign in hint(old, now, language).hardened} == hard
    assert hint(old, now, language).softened == ()


def test_a_language_without_such_words_gives_no_hint():
    assert hint("must", "may", "zh") == Hint()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_speaks_for_both(language):
    data = yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
    assert all(isinstance(word, str) and word == word.lower() for words in data.values() for word in words)
    assert not set(data["hard"]) & set(data["soft"])
