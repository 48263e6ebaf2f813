"""Markdown as it is shown: tags in it, counted items, lines joined."""

from __future__ import annotations

from tests.reading import read, reasons, texts


def test_tags_in_markdown_strike_out_and_raise_as_its_marks_do():
    for struck in ("~~on Monday~~", "<del>on Monday</del>", "<s>on Monday</s>"):
        result = read(f"# Talks\n\nThe envoys met {struck} on Tuesday.\n".encode(), "a.md")
        assert " ".join(texts(result)[1].split()) == "The envoys met on Tuesday."
        assert reasons(result) == {"on Monday": "struck out"}
    for mark in ("<sup>1</sup>", "<sup>[1](#fn1)</sup>", "[^1]"):
        assert texts(read(f"The envoys{mark} met on Tuesday.\n".encode(), "a.md")) == ["The envoys met on Tuesday."]
    assert texts(read(b"The 3<sup>rd</sup> of March.\n", "a.md")) == ["The 3rd of March."]


def test_the_items_of_a_markdown_list_are_counted_as_they_are_shown():
    assert texts(read(b"1. one\n1. two\n1. three\n", "a.md")) == ["1. one", "2. two", "3. three"]
    nested = b"3. three\n   1) inner\n   1) second\n3. four\n"
    assert texts(read(nested, "a.md")) == ["3. three", "1) inner", "2) second", "4. four"]


def test_lines_of_markdown_are_joined_as_those_of_a_text():
    broken = "The government met the com-\nmission of the govern-\nment.\n\n那位特使说会谈\n已经结束。\n"
    assert texts(read(broken.encode(), "a.md")) == [
        "The government met the commission of the government.",
        "那位特使说会谈已经结束。",
    ]
