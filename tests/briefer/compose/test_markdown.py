"""A text section written in Markdown: what becomes of it on paper, and that nothing in it is markup of the file."""

import pytest

from briefer import edits, pipeline, templates
from briefer.brief import Bullets, Heading, Para, RunStyle
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
    assert (heading.text, heading.shows) == ("First step", "field:advice")
    assert isinstance(para, Para)
    assert [run.text for run in para.runs if run.style is RunStyle.STRONG] == ["now"]
    assert [run.link for run in para.runs if run.link] == ["https://example.org/a"]
    assert isinstance(bullets, Bullets)
    assert [item.text for item in bullets.items] == ["by Friday", "without a vote"]
    assert [(para.number, para.text) for para in (third, fourth)] == [("3.", "agree"), ("4.", "note <b>this</b>")]


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
