"""Export proves before it replaces, and the samples are what a new user should meet."""

import importlib.util

import pytest

from briefer import edits, pipeline, queries, templates
from briefer.check import Severity, check
from briefer.data import resources_folder
from briefer.errors import Cancelled, WriteError
from briefer.store import project_file, samples

TEMPLATE = templates.find("comparison")


def test_the_sample_has_its_parties_confirmed_and_nothing_tagged():
    project = samples.sample_project()
    assert [party.name for party in queries.column_parties(project)] == ["Russia", "Ukraine"]
    assert not project.annotations
    assert len(project.articles[0].paragraphs) == 12


@pytest.fixture
def script():
    """The script that makes the samples of the article."""
    path = resources_folder() / "samples" / "make_project.py"
    spec = importlib.util.spec_from_file_location("make_project", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_samples_are_what_their_script_makes_of_the_article(script):
    assert script.tagged_sample() == pipeline.sample_brief_project()
    assert script.untagged_sample() == samples.sample_project()


def test_nothing_stops_the_export_of_the_tagged_sample():
    problems = check(pipeline.sample_brief_project(), TEMPLATE)
    assert [problem for problem in problems if problem.severity is not Severity.NOTE] == []


def test_export_reports_each_step(tmp_path):
    steps = []
    targets = [tmp_path / "brief.md", tmp_path / "brief.html"]
    done = pipeline.export(pipeline.sample_brief_project(), TEMPLATE, targets, progress=steps.append)
    assert [entry.path for entry in done] == targets
    assert steps == [
        "Composing",
        "Writing brief.md",
        "Re-reading brief.md",
        "Writing brief.html",
        "Re-reading brief.html",
        "Saving",
    ]


def test_cancelling_leaves_what_was_there(tmp_path):
    target = tmp_path / "brief.md"
    target.write_text("old", encoding="utf-8")

    def stop(step):
        if step.startswith("Re-reading"):
            raise Cancelled

    with pytest.raises(Cancelled):
        pipeline.export(pipeline.sample_brief_project(), TEMPLATE, [target], progress=stop)
    assert target.read_text(encoding="utf-8") == "old"


def test_one_unknown_format_writes_none_of_the_files(tmp_path):
    targets = [tmp_path / "brief.md", tmp_path / "brief.xyz"]
    with pytest.raises(WriteError):
        pipeline.export(pipeline.sample_brief_project(), TEMPLATE, targets)
    assert list(tmp_path.iterdir()) == []


def test_a_project_whose_words_no_longer_match_is_not_exported(tmp_path):
    project = pipeline.sample_brief_project()
    changed = project_file.dumps(project).replace(b"Kyiv refuses to cede", b"Kyiv offers to cede!", 1)
    broken = project_file.loads(changed)
    with pytest.raises(WriteError, match="cannot be exported yet"):
        pipeline.export(broken, TEMPLATE, [tmp_path / "brief.md"])
    assert list(tmp_path.iterdir()) == []


def test_pasted_text_becomes_an_article_with_a_hash():
    result = pipeline.read_pasted("A headline\n\nFirst paragraph.\n\nSecond one.", accessed="2025-06-05T09:00Z")
    assert result.article.source.accessed == "2025-06-05T09:00Z"
    assert result.article.source.sha256
    assert result.article.paragraphs[-1].text == "Second one."


def test_a_new_project_makes_the_first_parties_its_columns():
    project = pipeline.new_project(pipeline.read_pasted("One.\n\nTwo.").article, pipeline.SAMPLE_PARTIES, 3)
    assert len(queries.column_parties(project)) == 3
    assert [party.name for party in queries.other_parties(project)] == ["United States"]
    assert edits.set_title(project, project.title) is project


def test_a_file_that_cannot_be_replaced_says_which_were(tmp_path):
    project = pipeline.sample_brief_project()
    template = templates.find(project.brief.template_id)
    (tmp_path / "second.html").mkdir()
    with pytest.raises(WriteError, match=r"Already replaced: first\.md"):
        pipeline.export(project, template, [tmp_path / "first.md", tmp_path / "second.html"])
    assert (tmp_path / "first.md").is_file()


def test_briefs_of_one_name_go_into_a_folder_side_by_side(tmp_path):
    project, template, taken = pipeline.sample_brief_project(), templates.find("comparison"), set()
    for _ in range(2):
        targets = pipeline.targets_in(tmp_path, project, template, [".md"], taken=taken, today="2026-06-10")
        pipeline.export(project, template, targets, today="2026-06-10")
    one, two = sorted(path.name for path in tmp_path.iterdir())
    assert (one.startswith("2026-06-10"), two.startswith("2026-06-10"), one != two) == (True, True, True)
