"""The order in which text with both directions stands on a line."""

from __future__ import annotations

import re

from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.writers.base import scrub
from briefer.writers.pdf.bidi import in_order, levels

MIXED = st.text(st.sampled_from("abc אבגעربلي 123 ١٢ ()[]., -+%$:/\u0651\u05b0«»"), max_size=24).map(str.strip)

PLAIN = MIXED.map(lambda text: re.sub(r"[()\[\]]", "", text).strip())
"""Without brackets: in a pair of them the compiled rules forget the letters before an isolate (UAX #9, N0)."""


def visual(text: str, base: int = 0) -> str:
    return "".join(in_order(list(zip(levels(text, base), text, strict=True))))


@settings(max_examples=400)
@given(MIXED, st.sampled_from([0, 1]))
def test_signs_stand_where_the_compiled_rules_put_them(text: str, base: int) -> None:
    assert visual(text, base) == get_display(text, base_dir="LR"[base])


def test_text_of_one_direction_keeps_or_turns_its_order() -> None:
    assert visual("plain (text) 12") == "plain (text) 12"
    assert visual("אבג") == "גבא"


@settings(max_examples=400)
@given(PLAIN, PLAIN, PLAIN, st.sampled_from([0, 1]))
def test_words_by_themselves_stand_where_the_compiled_rules_put_an_isolate(
    before: str, words: str, after: str, base: int
) -> None:
    text, place = f"“{before}“{words}”{after}.", len(before) + 2
    found = levels(text, base, [(place, place + len(words))] if words else ())
    opening = "\u2067\u2066"[base]
    shown = get_display(f"“{before}“{opening}{words}\u2069”{after}.", base_dir="LR"[base])
    assert "".join(in_order(list(zip(found, text, strict=True)))) == scrub(shown)


def test_a_bracket_after_words_by_themselves_goes_on_with_the_letters_before_them() -> None:
    text = "“1a“1”(1)."
    assert "".join(in_order(list(zip(levels(text, 1, [(4, 5)]), text, strict=True)))) == ".1a“1”(1)“"


@given(MIXED, st.sampled_from([0, 1]))
def test_no_sign_is_lost(text: str, base: int) -> None:
    assert sorted(visual(text, base)) == sorted(text)


@given(st.text(), st.sampled_from([0, 1]))
def test_any_text_has_a_level_for_each_sign(text: str, base: int) -> None:
    plain = scrub(text)
    assert len(levels(plain, base)) == len(plain)
    assert set(levels(plain, base)) <= {base, base + 1, 2}
