"""The command line speaks the language of the system or the one it is told; what programs read stays English."""

import json

import pytest
from babel.messages.catalog import Catalog

from benchmarks.words import compiled
from briefer import words
from briefer.__main__ import main
from briefer.edits import add_article
from briefer.model import Article, ArticleId, Paragraph, ParagraphId, Project, Source
from briefer.store import project_file

SAID = {
    "Nothing is tagged yet.": "Noch ist nichts markiert.",
    "usage: ": "Aufruf: ",
    "the following arguments are required: %s": "es fehlt noch: %s",
    "There is no file {name} in {folder}.": "In {folder} gibt es keine Datei {name}.",
}


@pytest.fixture
def german(tmp_path, monkeypatch):
    """A catalogue of a few German sentences, and no other."""
    catalogue = Catalog(locale="de", fuzzy=False)
    for english, german in SAID.items():
        catalogue.add(english, german)
    folder = tmp_path / "words" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "briefer.mo").write_bytes(compiled(catalogue))
    monkeypatch.setattr(words, "words_folder", lambda: str(tmp_path / "words"))
    yield
    words.use("en")


@pytest.fixture
def project(tmp_path):
    article = Article(ArticleId("a1"), Source("Talks"), (Paragraph(ParagraphId("a1.1"), "The talks ended."),))
    path = tmp_path / "talks.briefer"
    project_file.save(add_article(Project(), article), path)
    return path


@pytest.mark.usefixtures("german")
def test_the_language_that_is_told_first_is_spoken(project, capsys):
    main(["--language", "de", "check", str(project)])
    assert "Noch ist nichts markiert." in capsys.readouterr().out
    main(["--language", "en", "check", str(project)])
    assert "Nothing is tagged yet." in capsys.readouterr().out


@pytest.mark.usefixtures("german")
def test_without_it_the_language_of_the_system_is_spoken(project, capsys, monkeypatch):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "de_AT.UTF-8")
    main(["check", str(project)])
    assert "Noch ist nichts markiert." in capsys.readouterr().out


@pytest.mark.usefixtures("german")
def test_an_error_is_said_in_it_too(tmp_path, capsys):
    assert main(["--language", "de", "check", str(tmp_path / "none.briefer")]) == 1
    assert "gibt es keine Datei none.briefer." in capsys.readouterr().err


@pytest.mark.usefixtures("german")
def test_what_python_says_of_the_words_of_a_command_is_said_in_it_too(capsys):
    with pytest.raises(SystemExit):
        main(["--language", "de", "check"])
    said = capsys.readouterr().err
    assert said.startswith("Aufruf: ")
    assert "es fehlt noch: PROJECT" in said


@pytest.mark.usefixtures("german")
def test_what_programs_read_stays_english(project, capsys):
    main(["--language", "de", "check", str(project), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert "Nothing is tagged yet." in json.dumps(told)


def test_a_language_without_its_name_is_a_mistake_in_words(capsys):
    with pytest.raises(SystemExit):
        main(["--language"])
    assert "expected one argument" in capsys.readouterr().err
