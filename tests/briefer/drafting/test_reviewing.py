"""Going through proposals: worst first, nothing taken that is not complete, and every act can be gone back on."""

from briefer.drafting.proposals import Mark, TagProposal
from briefer.drafting.reviewing import Review
from briefer.model import Kind, ParagraphId, PartyId


def proposal(mark, **more):
    whole = {"paragraph_id": ParagraphId("a1.1"), "kind": Kind.DEMAND, "party_ids": (PartyId("p2"),)}
    return TagProposal(1, mark, "words", **(whole | more))


def test_what_is_open_stands_worst_first_and_is_counted_by_mark():
    review = Review((proposal(Mark.AGREES), proposal(Mark.NOT_FOUND, paragraph_id=None), proposal(Mark.AGREES)))
    assert review.places() == (1, 0, 2)
    assert review.counts() == {Mark.NOT_FOUND: 1, Mark.AGREES: 2}
    assert review.take((0,)).places() == (1, 2)
    assert review.drop((1,)).counts() == {Mark.AGREES: 2}


def test_what_is_not_complete_cannot_be_taken():
    review = Review((proposal(Mark.OPEN, kind=None), proposal(Mark.NOT_FOUND, paragraph_id=None)))
    assert review.take((0, 1)).places() == review.places()


def test_what_was_missing_can_be_said_and_then_it_can_be_taken():
    review = Review((proposal(Mark.OPEN, kind=None, is_party_known=False, faults=("no kind is given",)),))
    review = review.with_kind(0, Kind.POSITION).with_party(0, PartyId("p3")).with_issue(0, "Troops")
    done = review.proposals[0]
    assert (done.mark, done.faults, done.issue, done.party_ids) == (Mark.ONLY_THEIRS, (), "Troops", ("p3",))
    assert review.take((0,)).places() == ()


def test_an_event_stands_in_no_row():
    review = Review((proposal(Mark.DIFFERS, issue="Troops"),)).with_kind(0, Kind.EVENT)
    assert review.proposals[0].issue == ""
