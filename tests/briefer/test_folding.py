"""Words are found as a keyboard types them, wherever they stand, and told by their place in the text as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.text import folded, places_of

TEXT = "Nordia said: “We won’t pay – not now.” She spoke in the Café Müller, CAFE\u0301 MU\u0308LLER."


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("won't", ["won’t"]),
        ("\"we won't pay - not", ["“We won’t pay – not"]),
        ("cafe muller", ["Café Müller", "CAFE\u0301 MU\u0308LLER"]),
        ("café", ["Café", "CAFE\u0301"]),
        ("NOW", ["now"]),
        ("will not", []),
        ("  ", []),
    ],
)
def test_words_are_found_whatever_their_case_accents_and_signs(typed, found):
    assert [TEXT[slice(*place)] for place in places_of(typed, TEXT)] == found


@given(st.text(alphabet=st.sampled_from("aÀßé’'\"“ –-\u0301ﬁİ\nX…\u00ad"), max_size=40), st.data())
def test_every_piece_of_a_text_is_found_in_it(text, data):
    start = data.draw(st.integers(0, len(text)))
    piece = text[start : data.draw(st.integers(start, len(text)))].strip()
    places = list(places_of(piece, text))
    assert all(0 <= first < last <= len(text) for first, last in places)
    if piece[:1].isalpha() and piece[-1:].isalpha() and folded(piece) and "-" not in piece and "–" not in piece:
        assert any(folded(text[first:last]).startswith(folded(piece[0])) for first, last in places)
