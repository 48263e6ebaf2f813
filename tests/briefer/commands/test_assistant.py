"""The commands that ask an assistant: the question on standard output, an answer into a project."""

import json

import pytest

from briefer.__main__ import main
from briefer.store import project_file
from tests.builders import a_project


@pytest.fixture
def project(tmp_path):
    path = tmp_path / "talks.briefer"
    project_file.save(a_project(2), path)
    return path


def test_the_question_of_a_project_is_printed_part_by_part(project, capsys):
    assert main(["question", str(project)]) == 0
    assert "S1.5.1 The delegations met in Istanbul on 2 June." in capsys.readouterr().out
    assert main(["question", str(project), "--words", "10", "--part", "2"]) == 0
    part = capsys.readouterr().out
    assert "S1.1.2 It will not talk before.\nS1.2.1 Kyiv refuses to withdraw." in part
    assert "S1.1.1 Moscow" not in part


def test_an_answer_becomes_draft_tags_and_its_faults_are_said_by_line(project, tmp_path, capsys):
    rows = [("S1.1.1", "Russia"), ("S1.2.1", "Ukraine"), ("S1.9.1", "Russia")]
    lines = [json.dumps({"s": [name], "kind": "DEMAND", "party": party, "issue": "Troops"}) for name, party in rows]
    answer = tmp_path / "answer.txt"
    answer.write_text("\n".join(["Sure.", *lines]), encoding="utf-8")
    target = tmp_path / "out.briefer"
    assert main(["answer", str(project), str(answer), "-o", str(target)]) == 0
    said = capsys.readouterr()
    assert "2 of 3 items are draft tags" in said.out
    assert "Line 1: not read: Sure." in said.err
    assert "Line 4:" in said.err
    assert "there is no sentence S1.9.1" in said.err
    done = project_file.load(target)
    assert [(tag.kind, tag.is_draft) for tag in done.annotations] == [("demand", True)] * 2
    assert [issue.title for issue in done.issues] == ["Troops"]


def test_a_source_that_is_not_there_is_a_sentence(project, capsys):
    assert main(["question", str(project), "--article", "S7"]) == 1
    assert "no source S7" in capsys.readouterr().err
