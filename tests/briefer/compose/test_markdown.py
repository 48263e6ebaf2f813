"""A text section written in Markdown: what becomes of it on paper, and that nothing in it is markup of the file."""

import pytest

from briefer import edits, pipeline, templates
from briefer.brief import Bullets, Heading, Para, Role, RunStyle
from briefer.compose import compose
from briefer.compose.markdown import markdown_blocks
from briefer.errors import TemplateError
from briefer.proof.written import verify
from briefer.writers import WRITERS
from tests.builders import a_tagged_project

OFFICE = """id: office
name: Office
fields: [{key: advice, label: Advice, long: true}]
sections: [{kind: text, field: advice, title: Advice, markdown: true}, {kind: comparison, title: Compared}]
"""
WRITTEN = """## First step

Ratify **now**, see [the text](https://example.org/a) or [not](javascript:alert).

- by *Friday*
- without a vote

3. agree
4. note <b>this</b>
"""


def brief_of(written: str):
    return compose(edits.set_field(a_tagged_project(), "advice", written), templates.loads(OFFICE))


def test_headings_lists_bold_and_links_are_what_they_say():
    heading, para, bullets, third, fourth = markdown_blocks(WRITTEN, "field:advice")
    assert isinstance(heading, Heading)
    assert (heading.level, heading.text, heading.shows) == (2, "First step", "field:advice")
    assert isinstance(para, Para)
    assert [run.text for run in para.runs if run.style is RunStyle.STRONG] == ["now"]
    assert [run.link for run in para.runs if run.link] == ["https://example.org/a"]
    assert isinstance(bullets, Bullets)
    assert [item.text for item in bullets.items] == ["by Friday", "without a vote"]
    assert [(para.number, para.text) for para in (third, fourth)] == [("3.", "agree"), ("4.", "note <b>this</b>")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. one\n2. two", [("1.", "one", Role.BODY), ("2.", "two", Role.BODY)]),
        ("7) one\n\n   more\n8) two", [("7.", "one", Role.BODY), ("7.", "more", Role.BODY), ("8.", "two", Role.BODY)]),
        ("1. one\n   - in\n2. two", [("1.", "one", Role.BODY), ["in"], ("2.", "two", Role.BODY)]),
        ("- one\n  1. in\n- two", [["one"], ("1.", "in", Role.BODY), ["two"]]),
        ("> said\n> so\n\nnot so", [("", "said so", Role.QUOTE), ("", "not so", Role.BODY)]),
        ("one  \ntwo\\\nthree\nfour", [("", "one\ntwo\nthree four", Role.BODY)]),
        ("##\n\n-\n\nwords", [("", "words", Role.BODY)]),
        ("**a\nb** [c  \nd](https://example.org) e", [("", "a b c\nd e", Role.BODY)]),
        ("```\ncode\n```", [("", "``` code ```", Role.BODY)]),
    ],
)
def test_lists_quotes_and_breaks_are_read_as_markdown_has_them(text, found):
    blocks = markdown_blocks(text, "")
    assert [
        [item.text for item in each.items] if isinstance(each, Bullets) else (each.number, each.text, each.role)
        for each in blocks
    ] == found


def test_a_break_within_bold_words_or_a_link_is_of_them():
    (para,) = markdown_blocks("**a\nb** [c  \nd](https://example.org)", "")
    assert [run.style for run in para.runs[:3]] == [RunStyle.STRONG] * 3
    assert [run.link for run in para.runs[4:]] == ["https://example.org"] * 3


@pytest.mark.parametrize("writer", WRITERS, ids=lambda kind: kind.name)
def test_it_is_proved_in_every_format(writer):
    brief = brief_of(WRITTEN)
    data = pipeline.render(brief, writer.suffix)
    assert verify(data, writer.suffix, brief).is_proved
    assert b"<b>this" not in data


def test_quotation_marks_over_bold_words_are_checked_like_all_others():
    (found,) = [each for each in brief_of("They said “we **never** agreed”.").quotations if "never" in each.text]
    assert (found.text, found.source_text) == ("we never agreed", "")


def test_only_a_text_section_is_written_in_markdown():
    with pytest.raises(TemplateError, match="Only a text section can be written in Markdown"):
        templates.loads(OFFICE.replace("title: Compared", "markdown: true"))
