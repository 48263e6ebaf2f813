"""How many quotations of each sort there are, and how many of them are right."""

from briefer.brief import Quotation, QuotationKind
from briefer.proof.tally import Tally, is_proved, tally


def test_each_sort_is_counted_apart_and_only_what_has_to_stand_in_a_source_in_all():
    tagged, author, elsewhere, earlier = QuotationKind
    listed = ((tagged, 4, 1), (author, 2, 3), (elsewhere, 1, 0), (earlier, 1, 2))
    quotations = [
        Quotation("one two", "S1 ¶1", "One two." if is_wrong else "He said one two.", kind)
        for kind, right, wrong in listed
        for is_wrong in [False] * right + [True] * wrong
    ]
    found = tally(quotations)
    assert found == Tally(5, 4, 5, 2, 1, 3, 1)
    assert (found.total, found.right) == (10, 6)


def test_what_is_from_elsewhere_is_proved_by_its_origin_alone():
    assert is_proved(Quotation("one", "radio", "", QuotationKind.ELSEWHERE))
    assert not is_proved(Quotation("one", "", "one", QuotationKind.ELSEWHERE))
