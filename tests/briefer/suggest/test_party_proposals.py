"""Who is proposed as a party, with which other names and reasons."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.model import Article, ArticleId, Paragraph, ParagraphId, Source
from briefer.suggest import load_gazetteer, load_lexicon
from briefer.suggest.parties import propose_parties
from tests import DATA, ROOT

GAZETTEER = load_gazetteer()
ENGLISH = load_lexicon("en")
TUNING = sorted((DATA / "practice" / "tuning").glob("*.json"))
ODD = st.text(alphabet="ABab .,’'\"“”-—()NUé\n", max_size=200)


def proposals(*paragraphs, headline=""):
    numbered = tuple(Paragraph(ParagraphId(f"p{n}"), text) for n, text in enumerate(paragraphs))
    return propose_parties(Article(ArticleId("a"), Source(headline=headline), numbered), GAZETTEER, ENGLISH)


def named(found):
    return [each.name for each in found]


def aliases(found, name):
    party = next(each for each in found if each.name == name)
    return {alias.name: alias for alias in party.aliases}


def test_a_country_is_found_by_its_capital_its_people_and_its_seat_of_power():
    found = proposals("Moscow said no.", "The Kremlin repeated it.", "Russian officials left. Russia said so.")
    known = aliases(found, "Russia")
    assert named(found) == ["Russia"]
    assert known["Moscow"].why == "capital of Russia"
    assert {"Moscow", "Kremlin", "Russian"} <= set(known)
    assert not any(alias.is_learnt for alias in known.values())


def test_brussels_is_the_eu_and_the_uk_is_the_united_kingdom():
    found = proposals("Brussels said no. The UK said yes.", "The EU said no again. Downing Street said yes again.")
    assert set(named(found)) == {"European Union", "United Kingdom"}


def test_who_speaks_comes_before_who_is_only_talked_about():
    found = proposals(
        "Iran rejected the offer. Norway proposed another.",
        "Iran said it was late. Norway said there was time.",
        "Both looked at Switzerland, in Switzerland and near Switzerland.",
    )
    assert set(named(found)[:2]) == {"Iran", "Norway"}


def test_a_short_form_and_initials_are_one_party_with_the_whole_name():
    found = proposals(
        "Acme Corp. said no. The National Drivers' Union (NDU) said yes.",
        "Acme said no again. The NDU said yes again.",
    )
    assert set(named(found)) == {"Acme Corp", "National Drivers' Union"}
    assert "Acme" in aliases(found, "Acme Corp")
    assert next(each for each in found if each.short_name == "NDU").mentions == 3


def test_the_union_and_the_company_stand_for_their_names_if_that_is_plain():
    found = proposals("Acme Corp said no. The Drivers' Union said yes.", "The company left. The union stayed.")
    assert aliases(found, "Acme Corp")["the company"].is_learnt
    assert aliases(found, "Drivers' Union")["the union"].is_learnt


def test_the_union_stands_for_nobody_if_there_are_two():
    found = proposals(
        "The Drivers' Union and the Nurses' Union met.", "The Nurses' Union and the Drivers' Union left the union."
    )
    assert all("the union" not in aliases(found, name) for name in named(found))


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("Norwegian Foreign Minister Anna Berg said no.", "Anna Berg"),
        ("Norway's foreign minister, Anna Berg, said no.", "Anna Berg"),
        ("Anna Berg, who leads Norway, said no.", "Anna Berg"),
        ("Anna Berg, a spokeswoman for Norway, said no.", "Anna Berg"),
        ("Norway will not sign, Trade Minister Anna Berg said.", "Anna Berg"),
    ],
)
def test_a_person_who_speaks_for_a_party_is_offered_as_its_name_with_the_words_that_show_it(sentence, person):
    found = proposals("Norway said no. Norway left.", sentence, "Berg said so.")
    learnt = aliases(found, "Norway")[person]
    assert learnt.is_learnt
    assert person in learnt.why


def test_a_minister_named_in_a_quotation_about_others_is_given_to_nobody():
    found = proposals(
        "Norway and Sweden met. Norway and Sweden left. Norway, Sweden said, was late.",
        "“We like our Swedish friends,” President Olav Moen said.",
    )
    assert "Olav Moen" not in {**aliases(found, "Norway"), **aliases(found, "Sweden")}


def test_capitals_at_the_start_of_a_sentence_and_days_are_no_names():
    found = proposals(
        "However, nothing came. On Monday they met.", "Talks went on. However, Monday passed.", "Talks, talks."
    )
    assert named(found) == []


def test_at_most_eight_are_proposed_with_the_likeliest_first():
    countries = ["Norway", "Sweden", "Finland", "Denmark", "Iceland", "Estonia", "Latvia", "Poland", "Spain", "Italy"]
    found = proposals(*(f"{country} said no. {country} left." for country in countries), "Poland said no.")
    scores = [each.score for each in found]
    assert len(found) == 8
    assert scores == sorted(scores, reverse=True)


def test_no_name_stands_for_two_countries():
    data = json.loads((ROOT / "resources" / "gazetteer" / "en.json").read_text(encoding="utf-8"))
    sure = [
        (name, entity["name"])
        for entity in data["entities"]
        for sort in ("names", "capitals", "seats")
        for name in entity.get(sort, ())
    ]
    assert len({name for name, _ in sure}) == len(sure)


@given(st.lists(ODD, max_size=4), ODD)
def test_any_text_is_read_without_a_stumble_and_alike_each_time(paragraphs, headline):
    assert proposals(*paragraphs, headline=headline) == proposals(*paragraphs, headline=headline)


@pytest.mark.parametrize("path", TUNING, ids=lambda path: path.stem)
def test_one_of_the_two_parties_of_a_practice_article_is_among_the_first_two(path):
    data = json.loads(path.read_text(encoding="utf-8"))
    found = proposals(*data["paragraphs"], headline=data["title"])
    wanted = {
        name.casefold().removeprefix("the ") for party in data["parties"] for name in (party["name"], *party["aliases"])
    }
    first = {name.casefold() for each in found[:2] for name in (each.name, each.short_name)}
    assert first & wanted


def test_a_headline_that_stands_over_the_text_again_is_counted_once():
    told = "Meaningful Talks Cannot Begin While Iran Waits"
    texts = ("Iran rejected the offer. Norway proposed another.", "Iran said it was late. Norway said there was time.")
    assert proposals(told, *texts, headline=told) == proposals(*texts, headline=told)


@pytest.mark.parametrize(
    "told", ["Meaningful Talks Cannot Begin While Zorn Waits", "ZORN: MEANINGFUL TALKS CANNOT BEGIN"]
)
def test_the_words_of_a_headline_in_capitals_are_names_only_where_the_text_has_them_too(told):
    texts = ("Zorn rejected the offer. Norway proposed another.", "Norway said there was time. Zorn did not answer.")
    assert set(named(proposals(*texts, headline=told))) <= {"Zorn", "Norway"}


def test_a_country_is_called_as_the_article_calls_it():
    found = proposals("Türkiye offered to host. Norway agreed.", "Türkiye said so. The UK and Norway waited.")
    assert {"Türkiye", "Norway"} <= set(named(found))
    assert not aliases(found, "Türkiye")["Turkey"].is_learnt


TALKS = (
    "Norway and Sweden met in Istanbul on Monday. Norway demanded fish. Sweden rejected the demand.",
    "Oslo wants the fleet to leave Bergen and Gothenburg, and said the army would watch.",
    "Denmark offered to host the next round, Foreign Minister Lars Holm said. Norway thanked Denmark.",
    "Nils Vik, deputy chair of Norway's Security Council, said the boats would stay. Vik laughed.",
    "The White House said Trump was open to a meeting.",
    "Elections in Gothenburg are near. Elections are a risk.",
)


def test_third_parties_are_proposed_after_the_pair_and_places_and_common_words_are_none():
    found = proposals(*TALKS)
    assert set(named(found)[:2]) == {"Norway", "Sweden"}
    assert set(named(found)[2:]) == {"Denmark", "United States"}
    assert "White House" in aliases(found, "United States")


def test_people_stand_under_the_party_whose_they_are_as_guesses_and_are_no_parties():
    found = proposals(*TALKS)
    assert aliases(found, "Norway")["Nils Vik"].is_learnt
    assert aliases(found, "Norway")["Vik"].is_learnt
    assert aliases(found, "Denmark")["Lars Holm"].is_learnt
    assert not {"Nils Vik", "Vik", "Lars Holm"} & set(named(found))


def test_what_things_of_a_country_do_makes_it_no_party():
    found = proposals(
        "The Swiss metals group Ferrex raised its offer. The Portuguese drivers' union Sindra objected.",
        "Ferrex said the price was final. Sindra said the jobs were not safe.",
        "Swiss shares fell. Portuguese trains stood still, and Swiss and Portuguese trains were late.",
    )
    assert set(named(found)) == {"Ferrex", "Sindra"}


def test_one_union_has_its_workers_and_the_one_government_its_country():
    found = proposals(
        "The Drivers' Union rejected the plan. The drivers want rest.", "The union said so.", "The drivers left."
    )
    assert "drivers" in aliases(found, "Drivers' Union")
    found = proposals(
        "The Ugandan government refused. Rebels of the Northern Front said no.",
        "The government will not wait. The Northern Front and the rebels left.",
    )
    assert not aliases(found, "Uganda")["the government"].is_learnt
    assert "rebels" in aliases(found, "Northern Front") or "the rebels" in aliases(found, "Northern Front")


def test_a_family_name_may_come_first():
    found = proposals(
        "The Doctors' Guild said no. Park Jun-ho, the guild's spokesman, said so.",
        "Park left. Norway said yes. Norway left.",
    )
    assert "Park Jun-ho" in aliases(found, "Doctors' Guild")
    assert "Park" not in named(found)


def test_the_council_is_a_party_where_it_has_no_other_name():
    found = proposals(
        "Unite rejected the plan. The council said the offer was fair. Unite left.",
        "The council refused to wait. Unite and the council met.",
    )
    assert set(named(found)) == {"Unite", "council"}
    assert "the council" in aliases(found, "council")


def test_in_german_no_common_noun_is_a_party_and_the_firm_is_the_one_with_a_legal_form():
    text = (
        "Die Nordmetall AG will ihr Werk schließen. Die Gewerkschaft Metall lehnt den Plan ab. Der Vorwurf sei falsch, "
        "sagte ein Sprecher der Nordmetall AG. Der Konzern wies ihn zurück. Die Gewerkschaft Metall fordert Geld. "
        "Vorstandschef Jörg Hellwig lehnte die Forderung ab. Die Forderung bleibe, sagte die Gewerkschaft Metall."
    )
    paragraphs = (Paragraph(ParagraphId("1"), text),)
    article = Article(ArticleId("a"), Source(language="de", headline="Nordmetall AG gegen Gewerkschaft"), paragraphs)
    names = [each.name for each in propose_parties(article, load_gazetteer(), load_lexicon("de"))]
    assert set(names[:2]) == {"Nordmetall AG", "Gewerkschaft Metall"}
    assert not {"Vorwurf", "Forderung", "Werk", "Plan", "Sprecher", "Hellwig", "Konzern"} & set(names)
