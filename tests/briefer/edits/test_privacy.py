"""What a project says of its makers and their machines can be listed and removed; what it is about stays."""

import pytest

from briefer import edits
from briefer.edits import privacy
from briefer.model import Source
from briefer.store import project_file
from tests.builders import a_tagged_project, an_issued

PLACE = "/".join(("", "home", "planted", "a.docx"))


def with_url(url):
    return edits.edit_source(a_tagged_project(), "a1", Source("Talks open", "The Paper", "Ann Reporter", url=url))


def test_details_are_listed_and_gone_afterwards_and_content_stays():
    project = edits.edit_source(
        a_tagged_project(),
        "a1",
        Source(
            "Talks open", "The Paper", "Ann Reporter", url="https://paper.example.com/1", accessed="2025-11-12T14:02"
        ),
    )
    project = edits.describe(project, "t5", speaker="the foreign minister", note="check with the desk")
    for key, text in (("prepared_by", "Planted Analyst"), ("bottom_line", f"See {PLACE}")):
        project = edits.set_field(project, key, text)
    found = privacy.personal_details(project)
    assert [(each.text, each.where) for each in found] == [
        ("2025-11-12T14:02", "source S1"),
        ("Planted Analyst", "field “prepared by”"),
        (PLACE, "field “bottom line”"),
    ]
    cleaned = privacy.without_personal_details(project)
    data = project_file.dumps(cleaned).decode().lower()
    assert "planted" not in data
    assert "14:02" not in data
    for kept in ("the foreign minister", "check with the desk", "ann reporter", "https://paper.example.com/1", "see"):
        assert kept in data
    assert cleaned.annotations is project.annotations
    assert privacy.personal_details(cleaned) == ()


def test_who_made_a_brief_is_gone_from_the_versions_that_were_given_out_too():
    project = edits.set_field(a_tagged_project(), "prepared_by", "Planted Analyst")
    project = an_issued(edits.set_field(project, "bottom_line", "Talks go on."))
    assert "Planted Analyst" in str(project.versions[0].printed)
    wheres = [each.where for each in privacy.personal_details(project)]
    assert wheres == ["field “prepared by”", "field “prepared by” of version 1"]
    cleaned = privacy.without_personal_details(project)
    assert "planted" not in project_file.dumps(cleaned).decode().lower()
    assert cleaned.versions[0].record.rows == project.versions[0].record.rows
    assert "Talks go on." in str(cleaned.versions[0].printed)
    assert privacy.personal_details(cleaned) == ()


def test_a_field_with_nothing_in_it_but_a_place_goes():
    project = edits.set_field(edits.set_field(a_tagged_project(), "to", PLACE), "from", f"The desk {PLACE}")
    assert privacy.without_personal_details(project).brief.fields == (("from", "The desk"),)


def test_a_project_without_details_stays_the_same_object():
    project = a_tagged_project()
    assert privacy.without_personal_details(project) is project


@pytest.mark.parametrize(
    "url",
    [
        "file:///home/otto/talks.html",
        "C:\\Users\\otto\\talks.html",
        "\\\\server\\share\\talks.html",
        "http://localhost:8000/x",
        "http://10.1.2.3/x",
        "http://wiki/x",
        "https://news.intranet/x",
        "https://otto:secret@paper.example.com/x",
        "~/talks.html",
    ],
)
def test_a_place_on_a_machine_or_in_a_house_is_a_detail(url):
    assert [each.text for each in privacy.personal_details(with_url(url))] == [url]
    assert privacy.without_personal_details(with_url(url)).articles[0].source.url == ""


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example.com/home/otto",
        "http://8.8.8.8/x",
        "https://xn--80a.example.org/Users/list",
        "http://[broken/x",
        "",
    ],
)
def test_a_public_address_is_none(url):
    assert privacy.personal_details(with_url(url)) == ()
