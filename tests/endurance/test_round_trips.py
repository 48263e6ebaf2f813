"""What a person can hold in a project comes back from its file exactly, and gives the same bytes every time."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from briefer import edits
from briefer.model import Article, ArticleId, Kind, Paragraph, ParagraphId, Project, Source
from briefer.store import project_file
from briefer.text import normalise
from tests import ROOT
from tests.builders import a_project, a_span, an_article
from tests.endurance.forms import both
from tests.endurance.projects import projects
from tests.hostile.words import NAUGHTY


@both(60, 10_000)
def test_any_generated_project_comes_back_the_same(rounds):
    @settings(max_examples=rounds, database=None, suppress_health_check=list(HealthCheck))
    @given(projects)
    def proof(project):
        data = project_file.dumps(project)
        assert project_file.loads(data) == project
        assert project_file.dumps(project_file.loads(data)) == data

    proof()


@pytest.mark.parametrize("number", range(5))
def test_every_character_of_the_basic_plane_comes_back_the_same(number):
    characters = [chr(code) for code in range(0x10000) if not 0xD800 <= code <= 0xDFFF]
    context = ("{}", "a{}b", "{0}{0}", "{}a", "a{}")[number]
    paragraphs = tuple(Paragraph(ParagraphId(f"a1.{ord(each)}"), context.format(each)) for each in characters)
    project = Project(articles=(Article(ArticleId("a1"), Source(), paragraphs),), last_id=1)
    assert project_file.loads(project_file.dumps(project)) == project


@pytest.mark.parametrize("code", range(0xD800, 0xE000, 256))
def test_half_characters_are_made_whole_before_they_are_kept(code):
    text = "".join(f"a{chr(each)}b" for each in range(code, code + 256))
    project = edits.set_field(a_project(), "subject", text)
    assert project_file.loads(project_file.dumps(project)) == project
    assert "\ufffd" in normalise(text)


def test_every_naughty_text_can_be_typed_everywhere_saved_and_opened(tmp_path):
    path = tmp_path / "talks.briefer"
    for number, text in enumerate(NAUGHTY):
        words = normalise(text) or "x"
        project = a_project(2, an_article(words, headline=words))
        tag = a_span(project, "a1.1", words)
        project = edits.annotate(project, ParagraphId("a1.1"), Kind.DEMAND, ("p2",), tag)
        project = edits.describe(project, edits.newest_id(project, "t"), speaker=text, paraphrase=text, note=text)
        project = edits.set_field(edits.set_title(project, f"{number} {text}"), "bottom_line", text)
        project = edits.file_under(project, edits.newest_id(project, "t"), f"{number} {text}", text)
        project_file.save(project, path)
        assert project_file.load(path) == project


def test_texts_as_they_are_come_back_too():
    paragraphs = tuple(Paragraph(ParagraphId(f"a1.{number}"), text) for number, text in enumerate(NAUGHTY, 1))
    project = Project(articles=(Article(ArticleId("a1"), Source(), paragraphs),), last_id=1)
    assert project_file.loads(project_file.dumps(project)) == project


def test_the_same_project_gives_the_same_bytes_in_every_process():
    code = (
        "import hashlib; from briefer.store.project_file import dumps; from tests.builders import a_tagged_project\n"
        "print(hashlib.sha256(dumps(a_tagged_project())).hexdigest())"
    )
    found = {run(code, str(seed)) for seed in (0, 1, 2)}
    assert len(found) == 1


@pytest.mark.endurance
@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".md"])
def test_the_same_brief_gives_the_same_bytes_in_every_process(suffix):
    code = (
        "import hashlib; from briefer import pipeline, templates\n"
        "project = pipeline.sample_brief_project(); template = templates.find(project.brief.template_id)\n"
        f"data = pipeline.render(pipeline.compose_brief(project, template, '2026-03-04'), {suffix!r})\n"
        "print(hashlib.sha256(data).hexdigest())"
    )
    assert run(code, "1") == run(code, "2")


def run(code, seed):
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True)
    return done.stdout


def test_the_sample_that_is_shipped_is_saved_as_it_stands(tmp_path):
    from briefer import pipeline

    project = pipeline.sample_brief_project()
    opened = project_file.save(replace(project, title=project.title), tmp_path / "sample.briefer")
    assert project_file.load(opened.path) == project
    assert hashlib.sha256(opened.path.read_bytes()).hexdigest() == opened.sha256
