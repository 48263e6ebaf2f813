"""The pages of help: every act they name is there, every link leads somewhere, words are found, and all is printed."""

import re

import pytest

from briefer import manual
from briefer.__main__ import main
from briefer.errors import BrieferError
from briefer.words import languages, use
from tests import ROOT

PAGES = manual.pages()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_filled_in_and_its_links_lead_to_pages(page):
    assert page.title
    assert not re.search(r"\{(?:\w+:)?[a-z]+\.", page.text)
    assert set(re.findall(r"\]\(([^)]+)\)", page.text)) <= {each.name for each in PAGES}


def test_every_group_of_acts_with_keys_stands_on_the_page_of_keys():
    text = manual.page("keys").text
    missing = [act.text for act in manual.usual_acts().values() if act.keys and act.text.removesuffix("…") not in text]
    assert missing == []


def test_an_act_without_a_key_is_named_by_its_menu():
    acts = dict(manual.usual_acts())
    acts["file.export"] = manual.Act("Export…", "File", ())
    assert "*File > Export…*" in manual.page("export", acts).text


@pytest.mark.parametrize(
    ("key", "name"),
    [("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), ("Ctrl++", "Ctrl++"), ("+", "+"), ("D", "D"), ("PgUp", "Page Up")],
)
def test_a_key_is_named_as_people_write_it(key, name):
    assert manual.key_name(key) == name


def test_words_are_found_whatever_their_case_and_accents_a_title_first():
    assert manual.found(PAGES, "LÉAVES")[0][0].name == "privacy"
    assert manual.found(PAGES, "zebra") == ()
    assert manual.found(PAGES, "  ") == ()


def test_what_leaves_the_computer_is_said_for_each_way_out():
    text = manual.page("privacy").text
    for way in ("Ctrl+L", "assistant", "model on this computer", "synchronised"):
        assert way in text.partition("## What is kept")[0]


def test_help_is_printed_by_page_by_words_and_as_contents(capsys):
    assert main(["help"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [page.name for page in PAGES]
    assert main(["help", "assistant"]) == 0
    assert "`Ctrl+Shift+A` shows the question" in capsys.readouterr().out
    assert main(["help", "proxy", "redirect"]) == 0
    assert "(briefer help assistant)" in capsys.readouterr().out
    assert main(["help", "zebra"]) == 1
    assert "There are: first-brief" in capsys.readouterr().err


def test_a_page_that_is_not_there_is_one_sentence():
    with pytest.raises(BrieferError, match="no page of help called"):
        manual.page("zebra")


@pytest.fixture
def speak():
    yield use
    use("en")


def test_a_page_is_shown_in_the_language_of_the_reader_and_in_english_where_nobody_translated_it(
    tmp_path, monkeypatch, speak
):
    (tmp_path / "help" / "de").mkdir(parents=True)
    (tmp_path / "help" / "10-read.md").write_text("# Reading\n\nText.", encoding="utf-8")
    (tmp_path / "help" / "20-keys.md").write_text("# Keys\n\nText.", encoding="utf-8")
    (tmp_path / "help" / "de" / "20-keys.md").write_text("# Tasten\n\nText.", encoding="utf-8")
    speak("de")
    monkeypatch.setattr(manual, "resources_folder", lambda: tmp_path)
    assert [page.title for page in manual.pages({})] == ["Reading", "Tasten"]


@pytest.mark.parametrize("language", languages())
def test_translated_pages_have_the_names_acts_and_links_of_the_english_ones(language, speak):
    english = {path.name for path in (ROOT / "resources" / "help").glob("*.md")}
    own = {path.name for path in (ROOT / "resources" / "help" / language).glob("*.md")}
    assert own <= english
    speak(language)
    for page in manual.pages():
        assert page.title
        assert not re.search(r"\{(?:\w+:)?[a-z]+\.", page.text)
        assert set(re.findall(r"\]\(([^)]+)\)", page.text)) <= {each.name for each in PAGES}
