"""Sentences are given in the language of the reader, with the plural forms of that language, and never crash."""

import ast
import gettext
import os
import subprocess
import sys

import pytest

from benchmarks.words import called
from briefer import words
from briefer.readers.base import STRUCK_OUT
from briefer.readers.from_text import DATABASE, PAGE_EDGE
from briefer.readers.mail.heads import FORWARD
from briefer.readers.mail.plain import SIGNATURE
from briefer.readers.office.story import Aside
from briefer.readers.web.article import NOT_THE_ARTICLE
from briefer.words import Sentence, counted, first_known, language_of_system, languages, later, said, tr
from briefer.words.left_out import BY_HAND, REASONS, reason_words
from tests import ROOT


class Catalogue(gettext.NullTranslations):
    """Translates by a table, counts by Ukrainian rules."""

    def __init__(self, table):
        super().__init__()
        self.table = table

    def gettext(self, text):
        return self.table.get(text, text)

    def pgettext(self, context, text):
        return self.table.get((context, text), text)

    def ngettext(self, one, many, n):
        if many not in self.table:
            return one if n == 1 else many
        few = 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14
        return self.table[many][0 if n % 10 == 1 and n % 100 != 11 else 1 if few else 2]


@pytest.fixture
def speaking():
    """Return a function that makes a table the catalogue."""
    yield lambda table: words.use_catalogue(Catalogue(table))
    words.use("en")


def test_english_loads_nothing_and_says_what_stands_in_the_program():
    code = "import sys; from briefer.words import tr, use; use('en'); print(tr('Saved'), 'gettext' in dir(sys), len([n for n in sys.modules if n.startswith('babel')]))"  # noqa: E501
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split()[0] == "Saved"
    assert done.stdout.split()[2] == "0"
    assert words._catalogue is None


def test_a_sentence_is_translated_whole_and_its_values_are_put_in_after(speaking):
    speaking({"{name} was saved.": "Gespeichert wurde {name}."})
    assert tr("{name} was saved.").format(name="{a}") == "Gespeichert wurde {a}."


def test_a_translation_that_asks_for_another_value_gives_way_to_the_english(speaking):
    speaking({"{name} was saved.": "{nmae} gespeichert.", "Saved {n}": "Gespeichert {", "{n} a": ("{m} a",) * 3})
    assert tr("{name} was saved.").format(name="x") == "x was saved."
    assert tr("Saved {n}").format(n=2) == "Saved 2"
    assert counted(2, "1 a", "{n} a") == "2 a"


def test_a_value_that_a_language_does_not_need_may_be_left_out(speaking):
    speaking({"{n} of {total}": "alle"})
    assert tr("{n} of {total}").format(n=1, total=2) == "alle"


@pytest.mark.parametrize(("number", "told"), [(1, "1 пункт"), (2, "2 пункти"), (5, "5 пунктів"), (21, "21 пункт")])
def test_counts_follow_the_rules_of_the_language(speaking, number, told):
    speaking({"{n} items": ("{n} пункт", "{n} пункти", "{n} пунктів")})
    assert counted(number, "1 item", "{n} items") == told


def test_counts_in_english_know_one_and_many():
    assert [counted(n, "1 item", "{n} items") for n in (0, 1, 2)] == ["0 items", "1 item", "2 items"]


def test_the_same_words_may_mean_two_things(speaking):
    speaking({("verb", "Open"): "Öffnen", "Open": "Offen"})
    assert (tr("Open"), tr("Open", "verb")) == ("Offen", "Öffnen")


def test_a_sentence_of_a_table_is_translated_when_it_is_shown(speaking):
    table = {"a": later("Saved")}
    assert said(table["a"]) == "Saved"
    speaking({"Saved": "Gespeichert"})
    assert said(table["a"]) == "Gespeichert"
    assert not isinstance(table["a"], str)
    assert table["a"] == Sentence("Saved")


def test_no_words_stay_no_words(speaking):
    speaking({"": "Project-Id-Version: Briefer"})
    assert tr("") == ""


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("de_AT.UTF-8", "de"),
        ("uk", "uk"),
        ("xx:fr_FR", "fr"),
        ("C", "en"),
        ("C.UTF-8", "en"),
        ("en_GB", "en"),
        ("", "en"),
    ],
)
def test_the_language_is_the_one_the_system_asks_for(monkeypatch, wanted, language):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", wanted)
    assert language_of_system() == language


def test_the_first_language_that_there_are_words_in_is_taken():
    assert first_known(["xx", "fr-CA", "de"]) == "fr"
    assert first_known(["../de"]) == "en"


def test_the_language_reaches_the_processes_that_are_begun(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "en")
    words.use("uk")
    try:
        assert os.environ["LANGUAGE"] == "uk"
        code = "from briefer.words import language_of_system; print(language_of_system())"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
        assert done.stdout.strip() == "uk"
    finally:
        words.use("en")


def test_every_language_that_has_words_is_named():
    assert languages()[0] == "en"
    assert {"de", "fr", "uk", "ar"} <= set(languages())


def test_every_reason_that_readers_name_can_be_said_in_words():
    named = set()
    for path in (ROOT / "briefer" / "readers").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and called(node) == "Place" and node.args:
                named.add(getattr(node.args[0], "value", STRUCK_OUT))  # the only one that is a name
    others = {each.value for each in Aside} | {STRUCK_OUT, FORWARD, SIGNATURE, PAGE_EDGE, DATABASE, NOT_THE_ARTICLE}
    assert len(named) > 20
    assert (named | others | {BY_HAND}) - REASONS.keys() == set()
    assert reason_words("a reason of tomorrow") == "a reason of tomorrow"
    assert reason_words("") == "not part of the text"
