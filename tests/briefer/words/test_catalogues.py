"""The catalogues hold what the program says: nothing is missing, nothing is left over, and all fits."""

import ast
import re
from gettext import c2py

import pytest

from benchmarks import words as keeper
from tests import ROOT

SOURCES = sorted(path for room in keeper.ROOMS for path in (ROOT / room).rglob("*.py"))
BEGUN: set[str] = set()
"""Languages that are not whole yet: what is translated in them must fit all the same."""
LANGUAGES = keeper.all_languages()


def keys(catalogue):
    return {(message.context, str(message.id)) for message in catalogue if message.id}


def test_the_template_holds_every_sentence_of_the_program_and_no_other():
    wanted, there = keys(keeper.template()), keys(keeper.read(keeper.TEMPLATE))
    told = "run: python3 main.py words"
    assert sorted(wanted - there, key=str) == [], told
    assert sorted(there - wanted, key=str) == [], told


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_sentences_of_the_template(language):
    assert keys(keeper.read(keeper.po_of(language))) == keys(keeper.read(keeper.TEMPLATE)), "run: python3 main.py words"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_language_lacks_nothing_and_what_is_translated_fits(language):
    found = keeper.faults(language)
    assert [line for line in found if language not in BEGUN or not line.startswith("not translated")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_translators_wrote(language):
    path = keeper.po_of(language)
    compiled = keeper.compiled(keeper.read(path, language))
    assert path.with_suffix(".mo").read_bytes() == compiled, f"run: python3 main.py words {language}"


def test_an_entry_is_told_to_be_wrong_where_its_values_its_key_or_its_dots_differ():
    def told(source, form):
        catalogue = keeper.Catalog(locale="de", fuzzy=False)
        catalogue.add(source, form)
        return [why for message in catalogue for why in keeper._faults_of(message)]

    assert told("{n} of {total}", "{n} von {totla}") == ["other {values} in form 0"]
    assert told("&Save", "Speichern") == ["the & before a letter is there in one of the two only"]
    assert told("Save as…", "Speichern unter") == ["the … at the end is there in one of the two only"]
    assert told("usage: ", "Aufruf:") == ["begins or ends with a space in one of the two only"]
    assert told("expected %s", "erwartet") == ["other %values"]
    assert told(("1 item", "{n} items"), ("{n} Punkt", "{n} Punkte")) == []
    assert told(("1 item", "{n} items"), ("ein Punkt", "Punkte")) == []
    assert told("Saved", "") == ["not translated"]


def calls(path, names):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call) and keeper.called(node) in names]


def test_what_is_translated_is_a_literal_so_that_translators_see_it():
    words_room = ROOT / "briefer" / "words"
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in SOURCES
        if not path.is_relative_to(words_room)
        for node in calls(path, keeper.CALLS)
        for argument in (node.args[1:] if keeper.called(node) == "counted" else node.args)
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str))
    ]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_that_serves_more_numbers_than_one_writes_none_of_them_out(language):
    catalogue = keeper.read(keeper.po_of(language), language)
    form_of = c2py(catalogue.plural_expr)
    numbers = [[n for n in range(200) if form_of(n) == form] for form in range(catalogue.num_plurals)]
    told = [
        form
        for message in catalogue
        if isinstance(message.string, tuple)
        for form, served in zip(message.string, numbers, strict=True)
        if len(served) > 1 and re.search(r"\b1\b", form)
    ]
    assert told == []
