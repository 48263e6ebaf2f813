"""Whose a sentence is where a name is a common word too, is shared, or is written in two ways."""

import unicodedata

import pytest

from briefer.model import Party, PartyId
from briefer.suggest import mentions, suggest
from tests.briefer.suggest.test_suggest import ALPHA, BETA, ENGLISH, article, draft, names

MAY = Party(PartyId("p2"), "Theresa May", aliases=("May", "Will"))


def whose(text, parties=(ALPHA, MAY)):
    return [(each.kind.value, names(each.parties)) for each in suggest(article(text), parties, ENGLISH)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("May said Alvania must pay for the sea wall.", [("demand", "Theresa May")]),
        ("Ms May refused the offer.", [("position", "Theresa May")]),
        ("Will said Alvania must pay at once.", [("demand", "Theresa May")]),
        ("May I ask who pays?", []),
        ("In May 2018 Alvania signed a treaty with Bernia.", []),
    ],
)
def test_a_common_word_that_is_another_name_counts_only_where_it_is_a_name(text, found):
    assert [each for each in whose(text) if each[1] == "Theresa May"] == found


def test_a_partys_own_name_is_worth_more_than_anothers_other_name_and_a_shared_one_says_nothing():
    greedy = (Party(PartyId("p1"), "Nordia", aliases=("Bernia", "the coast")), Party(PartyId("p2"), "Bernia"))
    assert whose("Bernia demands that the fleet leave.", greedy) == [("demand", "Bernia")]
    shared = (greedy[0], Party(PartyId("p2"), "Bernia", aliases=("the coast",)))
    assert not [party for _, party in whose("The coast refused the deal.", shared) if party in {"Nordia", "Bernia"}]
    assert {party.name for _, _, party in mentions("Bernia left the coast.", shared)} == {"Bernia"}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_is_found_whether_its_accents_are_letters_of_their_own_or_not(form):
    text = unicodedata.normalize(form, "Türkiye rejected the plan.")
    parties = (Party(PartyId("p1"), unicodedata.normalize("NFC", "Türkiye")), BETA)
    assert whose(text, parties) == [("position", "Türkiye")]


def test_a_counterpart_sits_on_the_other_side_of_the_table():
    found = draft("Alvania's chief negotiator, Ivo Dare, arrived.", "His counterpart, Ann Lee, rejected the plan.")
    assert names(found[-1].parties) == "Bernia"
