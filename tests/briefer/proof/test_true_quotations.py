"""True quotations are taken for what they are: cut, with brackets, nested, of several sentences, of any script."""

import pytest

from briefer.proof.rule import judge_quoted, quotations
from tests.briefer.proof.true_quotations import TRUE_SOURCES, true_quotations

TRUE = [
    pytest.param(text, TRUE_SOURCES[code], id=f"{code}, marks {at}, {kind}, {number}")
    for number, (code, at, kind, text) in enumerate(true_quotations())
]


@pytest.mark.parametrize(("text", "source"), TRUE)
def test_no_true_quotation_is_refused(text, source):
    (found,) = quotations(f"So: {text} it says.")
    assert judge_quoted(found, ("Another paragraph.", *source)).is_verbatim, found


def test_the_table_of_true_quotations_is_long_enough():
    assert len(TRUE) >= 300
