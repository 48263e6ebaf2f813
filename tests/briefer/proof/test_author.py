"""Quotations of the author: the paragraphs they stand in, the references they give, and the rows that are named."""

import pytest

from briefer.proof.author import Sources, rows_named
from briefer.proof.rule import Verdict

SOURCES = Sources(
    {"S1 ¶1": "One two.", "S1 ¶2": "Three four.", "S2 ¶1": "Five of them."}, ("Six at last.", ""), {"Seven": "radio"}
)


@pytest.mark.parametrize(
    ("text", "source", "reference", "origin"),
    [
        ("“two”", "One two.", "", ""),
        ("“two.\n“Three four.”", "One two. Three four.", "", ""),
        ("“three four”", "", "", ""),
        ("“Six at last”", "Six at last.", "", ""),
        ("“Five of” [S2 ¶1]", "Five of them.", "S2 ¶1", ""),
        ("“Five of” (he said) S1 ¶2", "", "S1 ¶2", ""),
        ("“Five of” S9 ¶9", "", "S9 ¶9", ""),
        ("“Seven”", "", "", "radio"),
        ("“Seven", "", "", ""),
    ],
)
def test_a_quotation_knows_what_it_stands_in_and_what_it_says_of_that(text, source, reference, origin):
    (found,) = SOURCES.found(text)
    assert (found.source_text, found.reference, found.origin) == (source, reference, origin)
    assert found.is_proved == bool(source or origin)
    noted = found.noted()
    assert (noted.reference, noted.source_text) == (origin or reference, source)


def test_a_quotation_beside_its_own_paragraph_has_to_stand_in_that_one():
    (found,) = SOURCES.found("“two”", ("Three four.",))
    assert (found.verdict, found.source_text) == (Verdict.ABSENT, "")


def test_references_that_lead_nowhere_and_rows_that_are_named_are_found():
    assert SOURCES.unknown_references("S1 ¶2, S1¶3 and S02 ¶ 1; S3 and ¶4") == ("S1 ¶3",)
    assert rows_named("See rows 1.1, 2.10 and 3.4; row 5 is of 3.5 km, row 2.5% not.") == ("1.1", "2.10", "3.4")
