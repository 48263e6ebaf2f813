"""What acts changed, line by line behind a project file, makes of it the very project that they led to."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer import edits
from briefer.errors import EditError
from briefer.store import document, journal
from briefer.store.unknown import Unknown
from tests.briefer.edits.acts import ACTS
from tests.builders import PARTIES, a_project, a_tagged_project


def after(project, acts):
    """Return the states that acts lead through, the first one among them."""
    states = [project]
    for name, arguments, named in acts:
        try:
            states.append(getattr(edits, name)(states[-1], *arguments, **named))
        except EditError:
            continue
    return states


def written(states, unknown):
    """Return the file of the first state with a line for each of the others, and where each state ends in it."""
    data = document.dumps(states[0], unknown)
    check, ends = journal.check_of(data), [len(data)]
    for was, now in zip(states, states[1:], strict=False):
        line, check = journal.line_of(was, now, unknown, check)
        data += line
        ends.append(len(data))
    return data, ends


def strange(project):
    """Return a file of the project, and what is unknown in it: a field in every object."""

    def marked(value, place):
        if isinstance(value, list):
            return [marked(each, f"{place} {number}") for number, each in enumerate(value)]
        if not isinstance(value, dict):
            return value
        return {**{name: marked(each, f"{place} {name}") for name, each in value.items()}, "mood": place}

    plain = marked(json.loads(document.dumps(project)), "")
    return document.loads(json.dumps(plain).encode()).unknown


@settings(max_examples=60)
@given(st.lists(ACTS, max_size=25), st.booleans())
def test_after_any_edits_the_lines_lead_to_the_project_as_it_is(acts, is_strange):
    project = a_tagged_project() if is_strange else a_project(parties=len(PARTIES))
    unknown = strange(project) if is_strange else Unknown()
    states = after(project, acts)
    states += states[-2::-1]  # and all of it undone
    data, ends = written(states, unknown)
    for state, end in zip(states[:: len(states) // 5 + 1], ends[:: len(states) // 5 + 1], strict=True):
        found = document.loads(journal.replayed(data[:end]))
        assert found.project == state
        assert document.dumps(found.project, found.unknown) == document.dumps(state, unknown)


def test_an_act_costs_a_short_line_however_large_the_project_is():
    project = a_tagged_project()
    tag = project.annotations[2]
    for state, most in (
        (edits.set_title(project, "Other talks"), 60),
        (edits.describe(project, tag.id, note="Said twice."), 80),
        (edits.remove_annotation(project, tag.id), 900),
        (project, 0),
    ):
        line, _ = journal.line_of(project, state, Unknown(), 0)
        assert len(line) <= most


def test_a_line_that_is_not_whole_and_all_after_it_count_for_nothing():
    project = a_tagged_project()
    states = [project, *(edits.set_title(project, f"Talks {number}") for number in range(3))]
    data, ends = written(states, Unknown())

    def title_in(damaged):
        return document.loads(journal.replayed(damaged)).project.title

    assert title_in(data) == "Talks 2"
    for end in range(ends[2] + 1, ends[3] - 1):
        assert title_in(data[:end]) == "Talks 1"
    for place in range(ends[1], ends[2] - 1):
        assert title_in(data[:place] + b"\x00" + data[place + 1 :]) == "Talks 0"
    assert title_in(data[: ends[1]] + data[ends[2] :]) == "Talks 0"
    other, (end, *_) = written([edits.set_title(project, "Other")], Unknown())
    assert title_in(other[:end] + data[ends[0] :]) == "Other"


@pytest.mark.parametrize("data", [b"", b"{", b"}}\n", b"\x00" * 50])
def test_what_is_no_project_is_left_for_others_to_refuse(data):
    assert journal.replayed(data) == data
