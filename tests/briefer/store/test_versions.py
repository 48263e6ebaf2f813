"""Files of every version open for ever, and what this version does not know survives it."""

import json
from dataclasses import replace

import pytest

from briefer import edits
from briefer.errors import NewerVersionError, ProjectFileError
from briefer.store import document, layout, project_file
from tests import DATA
from tests.builders import a_tagged_project

SAMPLES = DATA / "projects"


def test_every_version_has_its_sample_and_its_step():
    assert sorted(path.name for path in SAMPLES.iterdir()) == [
        f"v{n}.briefer" for n in range(1, project_file.VERSION + 1)
    ]
    assert len(project_file.MIGRATIONS) == project_file.VERSION - 1


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.stem)
def test_a_file_of_every_version_opens_and_is_saved_as_this_one(path, tmp_path):
    opened = project_file.open_project(path)
    assert len(opened.project.annotations) == 6
    assert opened.project.issues[0].title == "Withdrawal"
    assert opened.project.brief.fields == (("bottom_line", "They are far apart."),)
    saved = project_file.save(opened.project, tmp_path / "now.briefer", was=opened)
    assert json.loads(saved.path.read_bytes())["version"] == project_file.VERSION
    assert project_file.load(saved.path) == opened.project


def test_older_files_take_every_step_in_order(monkeypatch):
    def first(content):
        return {**content, "title": content["title"] + " one"}

    def second(content):
        return {**content, "title": content["title"] + " two"}

    monkeypatch.setattr(document, "MIGRATIONS", (first, second))
    monkeypatch.setattr(document, "VERSION", 3)
    titles = [
        project_file.loads(
            json.dumps({"format": "briefer", "version": version, "project": {"title": "Talks"}}).encode()
        ).title
        for version in (1, 2, 3)
    ]
    assert titles == ["Talks one two", "Talks two", "Talks"]


def with_strangers(data):
    """Return the file with an unknown field at every level of it."""
    plain = json.loads(data)
    places = [plain, plain["project"], plain["project"]["brief"]]
    for name in ("articles", "parties", "annotations", "issues"):
        places += plain["project"][name]
    for article in plain["project"]["articles"]:
        places += [article["source"], *article["paragraphs"]]
    for annotation in plain["project"]["annotations"]:
        places += [annotation["when"], *([annotation["span"]] if annotation["span"] else [])]
    for number, place in enumerate(places):
        place["stranger"] = {"number": number, "list": [None, 0.5, "x"]}
    return json.dumps(plain).encode(), len(places)


def test_unknown_fields_at_every_level_survive_edits_and_saving(tmp_path):
    path = tmp_path / "talks.briefer"
    data, count = with_strangers(project_file.dumps(a_tagged_project()))
    path.write_bytes(data)
    opened = project_file.open_project(path)
    changed = edits.set_title(edits.move_issue(edits.toggle_star(opened.project, "t7"), "i9", 0), "Talks, day two")
    again = project_file.save(changed, path, was=opened)
    assert path.read_bytes().count(b'"stranger":') == count
    once_more = project_file.open_project(path)
    assert (once_more.project, once_more.unknown) == (changed, again.unknown)


@pytest.mark.parametrize("step", range(1, 8))
def test_unknown_fields_are_the_same_however_the_file_is_laid_out(step, monkeypatch):
    plain = project_file.dumps(a_tagged_project())
    lines = plain.split(b"\n")
    for number in range(step, len(lines), step):
        if lines[number].startswith(b'{"id":'):
            lines[number] = lines[number].replace(b'{"id":', b'{"stranger":{"a":[1,null]},"id":', 1)
    data = b"\n".join(lines)
    shortly = document.loads(data)
    assert (shortly.project, bool(shortly.unknown)) == (document.loads(plain).project, data != plain)
    monkeypatch.setattr(document, "_BEGINNING", b"as no file begins")
    assert document.loads(data) == shortly


def test_a_field_that_stands_twice_in_one_line_is_refused():
    data = project_file.dumps(a_tagged_project())
    with pytest.raises(ProjectFileError, match="stands twice"):
        project_file.loads(data.replace(b'{"id":"t7"', b'{"id":"t7","id":"t7"', 1))


@pytest.mark.parametrize("indent", [None, 1])
def test_a_list_nobody_here_knows_survives_even_if_it_holds_what_is_known(indent):
    plain = json.loads(project_file.dumps(a_tagged_project()))
    content = plain.pop("project")
    content["articles"][0]["copies"] = content["articles"][0]["paragraphs"]
    content["articles"][0]["mood"] = "tense"
    content["annotations"][0]["copies"] = content["annotations"][1:3]
    content["copies"] = content["annotations"]
    content["end"] = {"a": [1, {"b": None}]}
    laid_out = layout.laid_out(plain, content)
    data = json.dumps({**plain, "project": content}, indent=indent).encode() if indent else laid_out
    found = document.loads(data)
    assert found.project == a_tagged_project()
    assert document.dumps(found.project, found.unknown) == laid_out


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"title":', b'"title":"Other","title":'),
        (b'"title":"', b'"title":"","title":"\\u003a'),  # one colon goes, one comes
        (b'"last_id":', b'"last_id":1,\n"last_id":'),
        (b'"last_id":', b'"a":{"b":1,"b":2},\n"last_id":'),
        (b'"last_id":', b'"a":12345678901234567890,\n"last_id":'),
        (b'"last_id":', b'"a":' + b"[" * 60 + b"]" * 60 + b',\n"last_id":'),
    ],
)
@pytest.mark.parametrize("space", [b"", b" "])
def test_what_python_and_others_would_read_differently_is_refused_however_it_is_laid_out(old, new, space):
    data = project_file.dumps(a_tagged_project()).replace(old, new, 1)
    with pytest.raises(ProjectFileError, match="damaged"):
        project_file.loads(space + data)


def test_unknown_fields_of_what_is_removed_go_and_come_back_with_undo(tmp_path):
    path = tmp_path / "talks.briefer"
    data, count = with_strangers(project_file.dumps(a_tagged_project()))
    path.write_bytes(data)
    opened = project_file.open_project(path)
    was = project_file.save(edits.remove_annotation(opened.project, "t5"), path, was=opened)
    assert path.read_bytes().count(b'"stranger":') == count - 2
    project_file.save(opened.project, path, was=was)
    assert path.read_bytes().count(b'"stranger":') == count


def a_newer_file(path):
    plain = json.loads(project_file.dumps(a_tagged_project()))
    plain["version"] = 99
    plain["project"]["annotations"][0]["kind"] = "prophecy"
    plain["project"]["articles"].append({"id": "a50", "film": "reel"})
    plain["project"]["language"] = {"tag": "en"}
    path.write_text(json.dumps(plain), encoding="utf-8")


def test_a_newer_file_is_read_as_far_as_it_can_be_and_is_never_overwritten(tmp_path):
    path = tmp_path / "talks.briefer"
    a_newer_file(path)
    before = path.read_bytes()
    opened = project_file.load_read_only(path)
    assert opened.is_read_only
    assert "newer Briefer" in opened.notice
    assert "3 parts of it cannot be shown" in opened.notice
    known = {annotation.id for annotation in opened.project.annotations}
    assert len(known) == 5
    assert {each for issue in opened.project.issues for each in issue.annotation_ids} <= known
    assert set(opened.project.brief.key_point_ids) <= known
    for was in (opened, None):
        with pytest.raises(NewerVersionError, match="newer Briefer"):
            project_file.save(opened.project, path, was=was)
    assert path.read_bytes() == before
    copy = project_file.save(opened.project, tmp_path / "copy.briefer", was=opened)
    assert project_file.load(copy.path) == opened.project


def test_a_file_of_this_version_can_be_opened_for_reading_only_and_saved_elsewhere(tmp_path):
    path = tmp_path / "talks.briefer"
    project_file.save(a_tagged_project(), path)
    opened = project_file.load_read_only(path)
    assert (opened.project, opened.is_read_only, opened.notice) == (a_tagged_project(), True, "")
    assert project_file.save(replace(opened.project, title="Copy"), tmp_path / "copy.briefer", was=opened).notice == ""
