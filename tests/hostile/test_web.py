"""Pages and servers that mean harm: each ends in text or in a sentence of the fixed list, within its limits."""

from __future__ import annotations

import pytest

from briefer.errors import ReadError
from briefer.readers import refusals
from briefer.readers.from_html import parsed
from briefer.readers.sandbox.child import Request
from briefer.readers.sandbox.parent import read_in_child
from briefer.readers.web.places import Places
from briefer.readers.web.walk import PageWalk
from tests.hostile import web
from tests.reading import read, refusal, texts


@pytest.mark.parametrize("depth", [255, 300, 1_000])
def test_nesting_that_makes_parsers_drop_text_loses_none(depth: int):
    result = read(web.nested(depth), "a.html")
    assert web.SENTENCE in texts(result)
    assert not any("was cut" in warning for warning in result.warnings)


def test_nesting_beyond_every_limit_is_announced():
    result = read(web.nested_and_never_closed(5_000), "a.html")
    assert web.SENTENCE in texts(result)
    assert any("cut at nesting level" in warning for warning in result.warnings)


def test_a_text_of_more_than_ten_million_bytes_is_not_lost_in_silence():
    page, warnings = parsed(web.one_text_node(11).decode(), "a.html")
    found = list(PageWalk(Places()).passages(page))
    assert len(found[0].text) > 10_900_000
    assert found[-1].text == "The end of it."
    assert not warnings
    assert "too much text" in refusal(web.one_text_node(11), "a.html")


def test_an_element_of_fifty_thousand_attributes_ends_in_text_or_in_time():
    found = outcome(web.attributes(50_000), seconds=2)
    assert found == web.SENTENCE or refusals.took_too_long.is_said_by(found)


def outcome(data: bytes, seconds: float = 10) -> str:
    try:
        return " ".join(texts(read_in_child(data, Request("a.html", seconds=seconds))))
    except ReadError as exc:
        return exc.message


@pytest.mark.parametrize("data", [web.open_links(200_000), web.wide_cells(), web.entities(50)])
def test_other_traps_of_markup_are_read_past(data: bytes):
    assert web.SENTENCE in outcome(data)


def test_letters_that_hide_are_taken_out_and_counted():
    result = read(web.hidden_letters(), "a.html")
    assert texts(result) == [f"{web.SENTENCE} So it ends."]
    assert result.hidden_removed == 19


def test_control_characters_in_a_page_cost_no_text():
    body = "".join(f"<p>{web.SENTENCE}\x01&#2;\ufffe {number}.</p>" for number in range(8))
    result = read(web.page(f"<article>{body}</article>"), "a.html")
    assert texts(result) == [f"{web.SENTENCE} {number}." for number in range(8)]
    assert result.hidden_removed > 0
    assert texts(read(b"Talks&#3end.", "a.html")) == ["Talksend."]
