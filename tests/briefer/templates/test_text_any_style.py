"""Whatever way of writing YAML an office has, each change by the form leaves a text that loads, with its comments."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer import templates
from briefer.templates.text import (
    entries,
    scalar,
    value_at,
    with_entry_added,
    with_entry_moved,
    with_entry_removed,
    with_value,
    without_value,
)

HEADS = (
    "id: a\nname: A\n",
    "# ours\nid: a # never changed\nname: >\n  A name\n  in two lines\n# below\n",
    "id: a\r\nname: A\r\n",
)
DESCRIPTIONS = ("", "description:\n", "description: |\n  Two\n  lines\n\n# said\n", "description: 'one' # said\n")
STYLES = (
    "",
    "style:\n",
    "style: {page: A4,}\n",
    "style: {\n  page: A4 # paper\n}\n",
    "style:\n  # which\n  page: A4\n  # how wide\n  margin: 20\n",
)
LISTS = (
    "sections:\n  - {kind: gaps}\n  # of time\n  - {kind: timeline, title: Zeit} # all\n  - {kind: sources}\n",
    "sections: [{kind: gaps}, {kind: timeline}, {kind: sources}]\n",
    "sections:\n# first\n- kind: gaps\n  title: Gaps\n# of time\n\n"
    "- kind: timeline\n  # few\n  limit: 3\n-\n  kind: sources\n",
    "sections:\n  - kind: gaps\n    title: |\n      # no comment\n      at all\n"
    "  - kind: timeline\n  - kind: sources\n# the end\n",
)
TAILS = ("", "labels: {issue: Point}\n", "# about the words\nlabels:\n  issue: Point\n...\n")
TEXTS = st.tuples(*map(st.sampled_from, (HEADS, DESCRIPTIONS, STYLES, LISTS, TAILS))).map("".join)
WORDS = st.sampled_from(
    ["Wort", "no", "12:30", "a # b", "\u0645\u0648\u0642\u0641", "x" * 90, 'say "x"', "- {", "\\", "a\u2028b c"]
)
PLACES = st.sampled_from(
    [
        *[("name",), ("description",), ("style", "font"), ("labels", "issue"), ("labels", "document")],
        ("sections", 1, "title"),
    ]
)
GONE = st.sampled_from([("description",), ("style", "font"), ("style", "page"), ("labels", "issue"), ("style",)])
CHANGES = st.one_of(
    st.tuples(st.just("set"), PLACES, WORDS),
    st.tuples(st.just("unset"), GONE, st.none()),
    st.tuples(st.just("move"), st.integers(0, 3), st.integers(0, 3)),
    st.tuples(st.just("limit"), st.integers(0, 2), st.integers(1, 9)),
)


def comments(text):
    return Counter(line[line.index("# ") :].strip() for line in text.splitlines() if "# " in line and '"' not in line)


def changed(text, change):
    what, first, second = change
    if what == "set":
        return with_value(text, first, scalar(second))
    if what == "unset":
        return without_value(text, first)
    if what == "move":
        return with_entry_moved(text, "sections", first, second)
    return (
        with_value(text, ("sections", first, "limit"), str(second)) if first < len(entries(text, "sections")) else text
    )


@settings(max_examples=300)
@given(TEXTS, st.lists(CHANGES, max_size=6))
def test_any_changes_leave_a_text_that_can_be_read_and_say_what_was_set(text, steps):
    for step in steps:
        before = entries(text, "sections")
        text = changed(text, step)
        if step[0] == "set":
            assert value_at(text, step[1]) == step[2]
        if step[0] == "move":
            assert sorted(map(str, entries(text, "sections"))) == sorted(map(str, before))
    assert [entry["kind"] for entry in entries(text, "sections")]


@settings(max_examples=200)
@given(TEXTS, st.permutations(range(3)), st.integers(0, 3))
def test_moving_adding_and_removing_a_section_keeps_the_comments_of_the_others(text, order, gone):
    filled = text.replace("description:\n", "").replace("style:\nsections", "sections")
    kinds = [entry["kind"] for entry in entries(filled, "sections")]
    moved = with_entry_moved(filled, "sections", order[0], order[1])
    assert comments(moved) == comments(filled)
    templates.loads(moved)
    added = with_entry_added(moved, "sections", "{kind: annex}")
    assert [entry["kind"] for entry in entries(added, "sections")][-1] == "annex"
    assert comments(added) == comments(filled)
    left = with_entry_removed(added, "sections", gone)
    assert len(entries(left, "sections")) == len(kinds)
    templates.loads(left)


def test_what_stands_above_an_entry_goes_with_it_and_what_stands_below_the_list_stays():
    text = f"{HEADS[0]}{LISTS[0]}# about the words\nlabels: {{issue: Point}}\n"
    moved = with_entry_moved(text, "sections", 1, 0)
    lines = [line.strip() for line in moved.splitlines()]
    assert lines[3:5] == ["# of time", "- {kind: timeline, title: Zeit} # all"]
    assert lines[-2:] == text.splitlines()[-2:]
    assert with_entry_moved(moved, "sections", 0, 1) == text


@pytest.mark.parametrize("sign", ["\x07", "\x85", "\u2028", "\ufeff", "\t"])
def test_a_sign_that_yaml_refuses_is_escaped_so_that_the_text_stays_yaml(sign):
    assert value_at(with_value("id: a\n", ("name",), scalar(f"a{sign}b")), ("name",)) == f"a{sign}b"
