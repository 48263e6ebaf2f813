"""The command line does the whole route without a screen, and says in one sentence what went wrong."""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from briefer import edits
from briefer.__main__ import main
from briefer.data import resources_folder
from briefer.store import project_file
from tests import ROOT

SAMPLES = resources_folder() / "samples"
ARTICLE = str(SAMPLES / "istanbul-talks.md")
STRIKE = str(SAMPLES / "port-strike.md")
PROJECT = str(SAMPLES / "istanbul-talks.briefer")
PARTIES = ("--party", "Russia: Moscow, Kremlin, Russian", "--party", "Ukraine: Kyiv, Ukrainian, Zelensky")


def run(capsys, *words):
    status = main(words)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def run_json(capsys, *words):
    status, out, err = run(capsys, *words, "--json")
    assert (status, err) == (0, "")
    return json.loads(out)


def test_read_prints_what_the_reader_sees(capsys):
    data = run_json(capsys, "read", ARTICLE)
    assert set(data) == {"title", "byline", "published", "outlet", "url", "language", "paragraphs", "warnings"}
    assert len(data["paragraphs"]) == 12
    assert data["published"] == "2025-06-04"
    status, out, _ = run(capsys, "read", ARTICLE)
    assert status == 0
    assert "¶12 " in out


def test_suggestions_are_exact_passages_with_their_reasons(capsys):
    paragraphs = run_json(capsys, "read", ARTICLE)["paragraphs"]
    found = run_json(capsys, "suggest", ARTICLE, *PARTIES, "--third", "Türkiye")
    assert found
    for entry in found:
        passage = paragraphs[entry["paragraph"]][entry["start"] : entry["end"]]
        assert passage == passage.strip()
        assert entry["kind"] in {"DEMAND", "POSITION", "EVENT"}
        assert entry["party"] in {"Russia", "Ukraine", "Türkiye", "both", "third"}
        assert 0 < entry["confidence"] <= 1
        assert entry["reasons"]


def test_suggestions_name_their_rows_and_a_draft_makes_the_same(capsys, tmp_path):
    entries = run_json(capsys, "suggest", ARTICLE, *PARTIES)
    rows = {entry["issue"] for entry in entries if entry["issue"]}
    assert len(rows) > 1
    assert all(entry["issue"] == "" for entry in entries if entry["kind"] == "EVENT")
    project = tmp_path / "talks.briefer"
    assert run(capsys, "draft", ARTICLE, *PARTIES, "-o", str(project))[0] == 0
    assert {issue.title for issue in project_file.load(project).issues} == rows


def test_parties_come_with_other_names_and_why(capsys):
    found = run_json(capsys, "parties", ARTICLE)
    russia = next(entry for entry in found if entry["name"] == "Russia")
    assert "Moscow" in russia["aliases"]
    assert russia["why"]["Moscow"] == "capital of Russia"
    assert russia["reasons"]
    assert run(capsys, "parties", ARTICLE)[1].startswith(found[0]["name"])


def test_suggestions_of_another_field_work_with_its_own_parties(capsys):
    names = [entry["name"] for entry in run_json(capsys, "parties", STRIKE)]
    assert names
    found = run_json(capsys, "suggest", STRIKE, "--party", f"{names[0]}: union", "--party", "Other")
    assert names[0] in {entry["party"] for entry in found}
    assert {entry["party"] for entry in found} <= {names[0], "Other", "both", "third"}


def test_a_draft_is_a_project_that_exports_in_all_four_formats(capsys, tmp_path):
    project = tmp_path / "talks.briefer"
    assert run(capsys, "draft", ARTICLE, *PARTIES, "-o", str(project))[0] == 0
    assert project_file.load(project).annotations
    targets = [tmp_path / f"brief.{suffix}" for suffix in ("docx", "pdf", "html", "md")]
    words = [word for target in targets for word in ("-o", str(target))]
    status, out, err = run(capsys, "export", str(project), *words)
    assert status == 0
    assert all(line.startswith("Before it is written: ") for line in err.splitlines())
    assert "The bottom line is empty." in err
    assert "not reviewed" in err
    assert out.count("written and checked") == 4
    assert all(target.stat().st_size > 1000 for target in targets)


def test_export_in_another_house_format(capsys, tmp_path):
    target = tmp_path / "brief.md"
    assert run(capsys, "export", PROJECT, "-o", str(target), "--template", "chronology")[0] == 0
    text = target.read_text(encoding="utf-8")
    assert "Chronology" in text
    assert "Positions compared" not in text


def test_check_prints_problems_as_text_and_as_json(capsys):
    data = run_json(capsys, "check", PROJECT)
    assert {entry["severity"] for entry in data} <= {"stops", "look", "note"}
    status, out, _ = run(capsys, "check", PROJECT)
    assert status == 0
    assert len(out.splitlines()) >= len(data) >= 1


def test_templates_are_listed_checked_and_described(capsys, tmp_path):
    assert "negotiation: Negotiation brief" in run(capsys, "templates", "list")[1]
    assert json.loads(run(capsys, "templates", "schema")[1])["title"] == "TemplateModel"
    wrong = tmp_path / "office.yaml"
    wrong.write_text("id: office\nnam: x\nsections:\n  - {kind: timelin}\n", encoding="utf-8")
    status, out, err = run(capsys, "templates", "check", str(wrong))
    assert (status, out) == (1, "")
    assert len(err.strip().splitlines()) == 3
    assert "office.yaml:4:12" in err


BAD = {
    "empty.docx": b"",
    "empty.pdf": b"",
    "damaged.docx": b"PK\x03\x04 this is cut off",
    "damaged.pdf": b"%PDF-1.7\nnot really",
    "empty.txt": b" \n ",
    "empty.html": b"<html></html>",
}


@pytest.mark.parametrize("name", BAD)
def test_a_damaged_or_empty_article_is_one_sentence_and_status_1(capsys, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(BAD[name])
    status, out, err = run(capsys, "read", str(path))
    assert (status, out) == (1, "")
    assert name in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("read", "gone.txt"), "no file gone.txt"),
        (("read", "http://127.0.0.1/a"), "Fetching from 127.0.0.1 …\n127.0.0.1 is not a public address"),
        (("read", "file:///a.txt"), "is not a web address"),
        (("check", "gone.briefer"), "no file gone.briefer"),
        (("export", PROJECT, "-o", "brief.xyz"), ".docx"),
        (("export", PROJECT, "-o", "brief.md", "--template", "comparisn"), "Did you mean"),
    ],
)
def test_a_wrong_name_is_a_sentence_and_status_1(capsys, tmp_path, monkeypatch, words, sentence):
    monkeypatch.chdir(tmp_path)
    status, _, err = run(capsys, *words)
    assert status == 1
    assert sentence in err
    assert list(tmp_path.iterdir()) == []


def test_a_project_of_a_newer_version_is_refused_and_left_alone(capsys, tmp_path):
    path = tmp_path / "new.briefer"
    path.write_text('{"format": "briefer", "version": 9, "project": {}}', encoding="utf-8")
    before = path.read_bytes()
    status, _, err = run(capsys, "export", str(path), "-o", str(tmp_path / "brief.md"))
    assert status == 1
    assert "newer Briefer" in err
    assert path.read_bytes() == before


@pytest.fixture
def open_folder():
    """Yield a folder that everybody may enter, which pytest's own is not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def others_may_read(path):
    return all(each.stat().st_mode & 0o001 for each in (path, *path.parents))


@pytest.mark.skipif(os.name == "nt", reason="mode bits of folders mean nothing there")
@pytest.mark.skipif(
    os.name != "nt" and os.geteuid() == 0 and not (others_may_read(ROOT) and others_may_read(Path(sys.prefix))),
    reason="an administrator may write anywhere, and nobody else may read this checkout",
)
def test_a_read_only_folder_is_a_sentence_and_harms_nothing(open_folder):
    locked = open_folder / "locked"
    project, target = open_folder / "talks.briefer", locked / "brief.md"
    project.write_bytes(Path(PROJECT).read_bytes())
    locked.mkdir()
    target.write_text("old", encoding="utf-8")
    locked.chmod(0o555)
    project.chmod(0o644)
    code = (  # an administrator may write anywhere, so the second export runs as nobody
        "import os, sys\n"
        "from briefer.__main__ import main\n"
        f"assert main(['export', {str(project)!r}, '-o', {str(open_folder / 'warm.md')!r}]) == 0\n"
        "if os.geteuid() == 0: os.seteuid(65534)\n"
        f"sys.exit(main(['export', {str(project)!r}, '-o', {str(target)!r}]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 1, done.stderr
    assert "brief.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert target.read_text(encoding="utf-8") == "old"


def test_a_wrong_command_line_is_status_2():
    with pytest.raises(SystemExit) as caught:
        main(["export", PROJECT])
    assert caught.value.code == 2


def test_without_a_display_the_window_command_exports_the_sample_and_says_so(tmp_path):
    environment = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    environment |= {"QT_QPA_PLATFORM": "", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "briefer"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "no display" in done.stdout
    assert (tmp_path / "briefer-sample.docx").exists()
    assert (tmp_path / "briefer-sample.pdf").exists()


def test_the_version_is_named(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert re.match(r"Briefer \d+\.\d+", capsys.readouterr().out)


def test_the_window_starts_without_the_commands():
    code = "import sys, briefer.__main__; print([name for name in sys.modules if name.startswith('briefer.commands')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_a_draft_replaces_no_project_unless_told_to_and_then_keeps_it(tmp_path, capsys):
    target = tmp_path / "talks.briefer"
    assert run(capsys, "draft", ARTICLE, *PARTIES, "-o", str(target))[0] == 0
    mine = project_file.load(target)
    project_file.save(edits.set_title(mine, "My work of a day"), target)
    status, _, said = run(capsys, "draft", ARTICLE, *PARTIES, "-o", str(target))
    assert (status, project_file.load(target).title) == (1, "My work of a day")
    assert "was not replaced" in said
    assert run(capsys, "draft", ARTICLE, *PARTIES, "-o", str(target), "--force")[0] == 0
    assert project_file.load(target).title == mine.title
    assert "My work of a day" in (tmp_path / "talks.briefer~").read_text(encoding="utf-8")
