"""A version given out, and what changed since, by command."""

import json

import pytest

from briefer import edits
from briefer.__main__ import main
from briefer.model import Kind
from briefer.store import project_file
from tests.briefer.history.cleared import Copy
from tests.builders import a_project, a_tagged_project, an_article


@pytest.fixture
def talks(tmp_path):
    path = tmp_path / "talks.briefer"
    project_file.save(edits.set_field(a_tagged_project(), "bottom_line", "Far apart."), path)
    return path


def run(capsys, *words):
    status = main([str(word) for word in words])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_a_draft_is_not_kept_and_a_version_is_with_what_changed_since(capsys, talks, tmp_path):
    out = tmp_path / "talks.docx"
    assert run(capsys, "export", talks, "-o", out)[0] == 0
    assert project_file.load(talks).versions == ()
    assert "No version was given out yet" in run(capsys, "changes", talks)[2]
    status, text, _ = run(capsys, "export", talks, "-o", out, "--issue")
    assert (status, "Version 1 is kept in talks.briefer" in text) == (0, True)
    assert run(capsys, "changes", talks)[1] == "Nothing changed.\n"
    project = project_file.load(talks)
    project_file.save(edits.assess(project, "i6", assessment="Closer."), talks)
    found = json.loads(run(capsys, "changes", talks, "1", "--json")[1])
    assert found == [{"what": "assessment", "id": "i6", "row": "1.1", "old": "", "new": "Closer."}]
    assert "assessment 1.1\n    + Closer." in run(capsys, "changes", talks)[1]
    assert "Version 2 is kept" in run(capsys, "export", talks, "-o", out, "--issue")[1]
    assert "Given out: 1, 2" in run(capsys, "changes", talks, "7")[2]


def test_an_addendum_is_printed_by_command_against_any_version(capsys, talks, tmp_path):
    out, addendum = tmp_path / "talks.docx", tmp_path / "addendum.md"
    for words in ("Closer.", "Closer still."):
        run(capsys, "export", talks, "-o", out, "--issue")
        project_file.save(edits.assess(project_file.load(talks), "i6", assessment=words), talks)
    assert run(capsys, "export", talks, "-o", addendum, "--template", "addendum")[0] == 0
    assert "| Closer. | Closer still. |" in addendum.read_text(encoding="utf-8")
    assert run(capsys, "export", talks, "-o", addendum, "--template", "addendum", "--since", "1")[0] == 0
    assert "| – | Closer still. |" in addendum.read_text(encoding="utf-8")
    assert "Version 9 was not given out" in run(capsys, "export", talks, "-o", addendum, "--since", "9")[2]


def test_two_projects_are_compared_by_command(capsys, talks, tmp_path):
    other = tmp_path / "other.briefer"
    project_file.save(edits.remove_issue(project_file.load(talks), "i9"), other)
    facts = {each["what"] for each in json.loads(run(capsys, "changes", talks, other, "--json")[1])}
    assert facts == {"row new", "item moved"}


def test_a_cleared_document_is_listed_and_taken_in_by_number(capsys, talks, tmp_path):
    out, cleared, merged = (tmp_path / name for name in ("talks.docx", "cleared.docx", "merged.briefer"))
    run(capsys, "export", talks, "-o", out, "--issue")
    copy = Copy(out.read_bytes(), is_tracked=True)
    copy.replace("i_i6_1_0", "Withdrawal", "Pull-out")
    copy.replace("f_bottom_line_0_0", "Far", "Near and far")
    cleared.write_bytes(copy.data)
    assert run(capsys, "merge", talks, out)[1] == "Compared with version 1.\nNothing was changed in it.\n"
    found = json.loads(run(capsys, "merge", talks, cleared, "--json")[1])["proposals"]
    assert [(each["sort"], each["new"], each["author"]) for each in found] == [
        ("field", "Near and far apart.", "Ann Clearer"),
        ("title", "Pull-out", "Ann Clearer"),
    ]
    assert (
        "2. title: row 1.1 Withdrawal (Ann Clearer)\n    - Withdrawal\n    + Pull-out"
        in run(capsys, "merge", talks, cleared)[1]
    )
    assert "1 of 2 taken in" in run(capsys, "merge", talks, cleared, "--take", "2", "-o", merged)[1]
    project = project_file.load(merged)
    assert (project.issues[0].title, project.brief.fields) == ("Pull-out", (("bottom_line", "Far apart."),))
    assert "1 to 2" in run(capsys, "merge", talks, cleared, "--take", "3", "-o", merged)[2]
    assert "with -o" in run(capsys, "merge", talks, cleared, "--take", "1")[2]


def test_a_new_edition_takes_the_place_of_an_article(capsys, tmp_path):
    texts = [f"The {word} will sail again on the fifth of June, said the envoy." for word in ("ferry", "tug", "boat")]
    project = a_project(2, an_article(*texts))
    for number in (1, 2):
        project = edits.annotate(project, f"a1.{number}", Kind.DEMAND, ("p2",))
    path, edition, out = (tmp_path / name for name in ("talks.briefer", "new.txt", "out.briefer"))
    project_file.save(project, path)
    new = [texts[0], texts[1].replace("fifth", "ninth"), texts[2]]
    edition.write_text("\n\n".join(new), encoding="utf-8")
    status, text, _ = run(capsys, "update", path, edition, "-o", out)
    assert status == 0
    assert text.splitlines() == [
        f"stays with the old edition: {texts[1]}",
        f"    now: {new[1]}",
        "out.briefer: 1 of 2 tags moved to the new edition.",
    ]
    assert len(project_file.load(out).articles) == 2
    edition.write_text("Wholly other words stand here.\n\nAnd here as well.", encoding="utf-8")
    assert "no other edition" in run(capsys, "update", path, edition, "-o", out)[2]


def test_versions_of_several_projects_at_once_are_refused(capsys, talks, tmp_path):
    assert "one project at a time" in run(capsys, "export", talks, "--folder", tmp_path, "--issue")[2]
