"""Export of several projects, notes on a base document, and the check of a document from elsewhere, by command."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from briefer import edits
from briefer.__main__ import main
from briefer.data import resources_folder
from briefer.store import project_file

PROJECT = resources_folder() / "samples" / "istanbul-talks.briefer"
OFFICE = "id: office\nname: Office\nbase: {base}\nsections: [{{kind: header_block}}]\n"


def run(capsys, *words):
    status = main([str(word) for word in words])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.fixture
def office(tmp_path) -> Path:
    Document().save(str(tmp_path / "office.docx"))
    path = tmp_path / "office.yaml"
    path.write_text(OFFICE.format(base="office.docx"), encoding="utf-8")
    return path


def test_several_projects_go_into_a_folder_named_by_their_pattern(capsys, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    status, text, _ = run(capsys, "export", PROJECT, PROJECT, "--folder", out, "--format", "docx", "--format", "md")
    assert status == 0
    names = sorted(path.name for path in out.iterdir())
    assert len(names) == len(text.splitlines()) == 4
    assert len({name.removesuffix(".docx").removesuffix(".md") for name in names}) == 2
    assert any(name.endswith("_2.docx") for name in names)
    assert all("30 of 30 quotations" in line and "references found" in line for line in text.splitlines())


def test_what_is_to_check_is_said_of_each_project_before_it_is_written_into_a_folder(capsys, tmp_path):
    project = edits.set_field(project_file.load(PROJECT), "bottom_line", "")
    project_file.save(project, tmp_path / "open.briefer")
    words = ("export", tmp_path / "open.briefer", PROJECT, "--folder", tmp_path, "--format", "md")
    status, _, told = run(capsys, *words, "--template", "comparison")
    assert status == 0
    assert "open.briefer: Before it is written: The bottom line is empty." in told


def test_another_format_stands_in_for_one_that_is_not_here_and_that_is_said(capsys, tmp_path):
    project = edits.set_field(edits.set_template(project_file.load(PROJECT), "house"), "minister", "Ms Fennimore")
    project_file.save(project, tmp_path / "b.briefer")
    status, _, told = run(capsys, "export", tmp_path / "b.briefer", "-o", tmp_path / "b.md")
    assert status == 0
    assert (tmp_path / "b.md").exists()
    assert "Before it is written: There is no template “house”." in told
    assert "minister: Ms Fennimore" in told


def test_a_format_that_is_asked_for_and_not_here_is_refused(capsys, tmp_path):
    status, _, told = run(capsys, "export", PROJECT, "-o", tmp_path / "b.md", "--template", "house")
    assert status == 1
    assert "There is no template “house”." in told
    assert list(tmp_path.iterdir()) == []


def test_a_typeface_that_is_not_there_is_named_by_check_and_export(capsys, tmp_path):
    office = tmp_path / "office.yaml"
    office.write_text("id: office\nname: Office\nstyle: {font: Georgia}\nsections: [{kind: comparison}]\n")
    assert "no typeface “Georgia”" in run(capsys, "templates", "check", office)[1]
    assert "no typeface “Georgia”" in run(capsys, "export", PROJECT, "-o", tmp_path / "b.pdf", "--template", office)[1]
    office.write_text(office.read_text().replace("Georgia", "Inter"))
    assert "typeface" not in run(capsys, "templates", "check", office)[1]


def test_a_project_that_cannot_be_exported_keeps_back_no_other(capsys, tmp_path):
    (tmp_path / "broken.briefer").write_bytes(b"{")
    status, out, err = run(
        capsys, "export", tmp_path / "broken.briefer", PROJECT, "--folder", tmp_path, "--format", "md"
    )
    assert status == 1
    assert "broken.briefer: " in err
    assert "1 of 2 projects could not be exported" in err
    assert len(out.splitlines()) == len(list(tmp_path.glob("*.md"))) == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [((PROJECT, PROJECT, "-o", "x.md"), "--folder"), ((PROJECT, "--folder", "nowhere"), "no folder nowhere")],
)
def test_a_place_that_cannot_be_is_a_sentence(capsys, tmp_path, monkeypatch, words, sentence):
    monkeypatch.chdir(tmp_path)
    status, _, err = run(capsys, "export", *words)
    assert status == 1
    assert sentence in err
    assert list(tmp_path.iterdir()) == []


def test_styles_that_a_base_lacks_are_named_by_check_and_export(capsys, office, tmp_path):
    status, out, _ = run(capsys, "templates", "check", office)
    assert status == 0
    assert "Note: office.docx lacks the styles Briefer Cell" in out
    status, out, _ = run(capsys, "export", PROJECT, "--template", office, "-o", tmp_path / "brief.docx")
    assert status == 0
    assert "Note: office.docx lacks the styles Briefer Cell" in out


def test_a_base_that_is_not_there_is_a_sentence(capsys, tmp_path):
    path = tmp_path / "office.yaml"
    path.write_text(OFFICE.format(base="gone.docx"), encoding="utf-8")
    status, _, err = run(capsys, "templates", "check", path)
    assert status == 1
    assert "gone.docx could not be opened" in err


def test_a_base_that_links_out_of_the_folder_is_a_mistake(capsys, office, tmp_path):
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "office.docx").symlink_to(tmp_path / "office.docx")
    (folder / "office.yaml").write_text(office.read_text(encoding="utf-8"), encoding="utf-8")
    status, _, err = run(capsys, "templates", "check", folder / "office.yaml")
    assert status == 1
    assert "office.yaml:3:7: The base document office.docx has to lie in the folder of the template" in err


def test_quotations_of_a_foreign_document_are_told_and_the_status_says_that_some_do_not_agree(capsys, tmp_path):
    document = Document()
    document.add_paragraph("He said “agreed to return the bodies of up to 6,000 soldiers” [S1 ¶2].")
    document.add_paragraph("Then “agreed to return the corpses of up to 6,000 soldiers”.")
    document.add_paragraph("And “nobody ever uttered these particular words at all”.")
    path = tmp_path / "theirs.docx"
    document.save(str(path))
    status, out, _ = run(capsys, "quotations", PROJECT, path, "--json")
    assert status == 1
    found = json.loads(out)["items"]
    assert [entry["finding"] for entry in found] == ["other place than it says", "changed", "not in the sources"]
    assert (found[0]["reference"], found[0]["claimed"]) == ("S1 ¶7", ["S1 ¶2"])
    assert found[1]["differences"] == [{"theirs": "corpses", "ours": "bodies"}]
    status, out, err = run(capsys, "quotations", PROJECT, path)
    assert "cited as S1 ¶2" in out
    assert err == "0 of 3 agree; 1 other place than it says; 1 changed; 1 not in the sources.\n"


def test_the_columns_and_rows_of_a_foreign_table_are_told(capsys, tmp_path):
    path = tmp_path / "theirs.csv"
    path.write_text("Issue,Kyiv,Moscow\nTerritory,“Kyiv refuses to cede territory”,–\n", encoding="utf-8")
    status, out, _ = run(capsys, "quotations", PROJECT, path)
    assert status == 0
    assert "Table 1: column 1 is issue, column 2 is Ukraine, column 3 is Russia." in out
    assert "row 2: Territory" in out
    assert "agrees S1 ¶6 (Ukraine · Territory): “Kyiv refuses to cede territory”" in out


SUFFIXES = ("docx", "pdf", "html", "md", "xlsx", "csv")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_no_export_of_the_brief_is_replaced_with_force_only_and_kept(capsys, tmp_path, suffix):
    target = tmp_path / f"a.{suffix}"
    target.write_bytes(b"an article of the user")
    status, out, err = run(capsys, "export", PROJECT, "-o", tmp_path / "first.md", "-o", target)
    assert (status, out) == (1, "")
    assert f"a.{suffix} stands there already and is no export of this brief" in err
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
    assert target.read_bytes() == b"an article of the user"
    assert run(capsys, "export", PROJECT, "-o", target, "--force")[0] == 0
    assert (tmp_path / f"a.{suffix}~").read_bytes() == b"an article of the user"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_earlier_export_is_replaced_and_kept(capsys, tmp_path, suffix):
    target = tmp_path / f"brief.{suffix}"
    assert run(capsys, "export", PROJECT, "-o", target, "--template", "comparison")[0] == 0
    first = target.read_bytes()
    assert run(capsys, "export", changed(tmp_path), "-o", target)[0] == 0
    assert target.read_bytes() != first
    assert (tmp_path / f"brief.{suffix}~").read_bytes() == first


def changed(folder: Path) -> Path:
    """Return the project with another bottom line and one assessment less."""
    from briefer.store import project_file

    project = project_file.load(PROJECT)
    first, *others = project.issues
    path = folder / "changed.briefer"
    project_file.save(replace(project, issues=(replace(first, assessment="Another word."), *others)), path)
    return path


def test_neither_an_article_nor_a_project_named_by_mistake_is_replaced(capsys, tmp_path):
    article = resources_folder() / "samples" / "istanbul-talks.md"
    for source in (article, PROJECT):
        target = tmp_path / f"{source.name}.md"
        target.write_bytes(source.read_bytes())
        assert run(capsys, "export", PROJECT, "-o", target)[0] == 1
        assert target.read_bytes() == source.read_bytes()


def test_of_copies_kept_aside_none_but_an_earlier_export_is_written_over(capsys, tmp_path):
    target = tmp_path / "brief.md"
    for words in (b"one", b"two"):
        target.write_bytes(words)
        assert run(capsys, "export", PROJECT, "-o", target, "--force")[0] == 0
    assert run(capsys, "export", changed(tmp_path), "-o", target)[0] == 0
    assert run(capsys, "export", PROJECT, "-o", target)[0] == 0
    kept = {path.name: path.read_bytes() for path in tmp_path.glob("brief.md~*")}
    assert (kept["brief.md~"], kept["brief.md~2"]) == (b"one", b"two")
    assert sorted(kept) == ["brief.md~", "brief.md~2", "brief.md~3"]


def test_into_a_folder_nothing_else_is_replaced_either(capsys, tmp_path):
    assert run(capsys, "export", PROJECT, "--folder", tmp_path, "--format", "md")[0] == 0
    (target,) = tmp_path.iterdir()
    target.write_bytes(b"an article of the user")
    status, _, err = run(capsys, "export", PROJECT, "--folder", tmp_path, "--format", "md")
    assert status == 1
    assert "no export of this brief" in err
    assert target.read_bytes() == b"an article of the user"


def test_an_export_clears_what_a_killed_one_left_in_the_folder_and_nothing_of_others(capsys, tmp_path):
    for name in (".~briefer.old.docx.tmp", ".~lock.other.docx#", ".~other.tmp"):
        (tmp_path / name).write_bytes(b"left")
    assert run(capsys, "export", PROJECT, "-o", tmp_path / "brief.md")[0] == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [".~lock.other.docx#", ".~other.tmp", "brief.md"]
