"""Edits of the samples and of a long brief come back, by our own hand and by LibreOffice with its recorded changes."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest

from briefer import documents, pipeline
from briefer.history.clearance import read_cleared
from briefer.history.printed import printed
from briefer.templates import find
from tests.briefer.history.briefs import a_long_brief
from tests.briefer.history.cleared import Copy
from tests.briefer.history.edits_by_hand import KINDS, Edit, check

pytestmark = pytest.mark.endurance
COMPARISON = find("comparison")
BRIEFS = {"sample": pipeline.sample_brief_project, "long": a_long_brief}
BY_HAND = {"heading", "item_moved", "row_moved", "row_added"}
"""Kinds of edits for which the script has no act: they move paragraphs and rows about in the file itself."""


def exported(project):
    return pipeline.render(pipeline.compose_brief(project, COMPARISON), ".docx")


def asked(project, path):
    return read_cleared(project, COMPARISON, documents.read_reviewed(path), path.name).proposals


@pytest.mark.parametrize("is_tracked", [False, True], ids=["plain", "tracked"])
@pytest.mark.parametrize("brief", BRIEFS)
def test_each_of_many_edits_is_found_in_its_place_and_nothing_else(brief, is_tracked, tmp_path):
    project = BRIEFS[brief]()
    data, lines, done = exported(project), printed(project, COMPARISON), 0
    for kind in KINDS:
        for seed in range(5):
            copy = Copy(data, is_tracked=is_tracked)
            wanted = getattr(Edit(Random(f"{kind} {seed}"), copy, project, lines), kind)()
            if wanted:
                path = tmp_path / "cleared.docx"
                path.write_bytes(copy.data)
                check(project, asked(project, path), wanted)
                done += 1
    assert done >= 75


class Dictated:
    """Notes down what `Edit` does to a copy, for LibreOffice to do."""

    def __init__(self):
        self.acts = []

    def __getattr__(self, name):
        return lambda mark, *rest: self.acts.append([name, f"_bf1{mark}", *rest])


@pytest.fixture(scope="module")
def libreoffice():
    """Return LibreOffice and a Python that can speak with it, or skip."""
    office, python = shutil.which("soffice"), "/usr/bin/python3"
    has_uno = Path(python).exists() and not subprocess.run([python, "-c", "import uno"], check=False).returncode
    if not office or not has_uno:
        pytest.skip("needs LibreOffice with its Python bridge (soffice, python3-uno)")

    def run(folder, jobs):
        (folder / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
        script = Path(__file__).with_name("in_libreoffice.py")
        subprocess.run([python, str(script), office, str(folder)], check=True, timeout=500)

    return run


@pytest.mark.parametrize("brief", BRIEFS)
def test_what_libreoffice_changes_and_records_is_found_in_its_place_and_nothing_else(brief, libreoffice, tmp_path):
    project = BRIEFS[brief]()
    lines = printed(project, COMPARISON)
    (tmp_path / "brief.docx").write_bytes(exported(project))
    jobs, wanted = [], []
    for kind in KINDS:
        for seed in range(2):
            copy = Dictated()
            found = kind not in BY_HAND and getattr(Edit(Random(f"{kind} {seed}"), copy, project, lines), kind)()
            if found:
                wanted.append((kind, found))
                jobs.append({"file": "brief.docx", "to": f"{len(jobs)}.docx", "is_tracked": True, "acts": copy.acts})
    jobs.append({"file": "brief.docx", "to": "unedited.docx", "is_tracked": True, "acts": []})
    libreoffice(tmp_path, jobs)
    assert len(wanted) >= 30
    assert asked(project, tmp_path / "unedited.docx") == ()
    for number, (kind, one) in enumerate(wanted):
        found = asked(project, tmp_path / f"{number}.docx")
        assert {(each.sort, each.id) for each in found} == {one}, (kind, number)
        check(project, found, one)
