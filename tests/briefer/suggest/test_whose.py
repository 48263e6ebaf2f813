"""Whose a sentence is: descriptions, offices, people, and what was said of somebody before."""

import pytest

from briefer.model import Article, ArticleId, Paragraph, ParagraphId, Party, PartyId, Source
from briefer.suggest import load_lexicon, suggest

ENGLISH = load_lexicon("en")
PAIRS = {
    "strike": ("Harland Air", "Balma: pilots' union"),
    "court": ("Elk Tribe", "Prairie Pipeline"),
    "bid": ("Ferrex: Ferrex AG", "Norlund: Norlund Mining"),
    "order": ("Orbis", "Competition Authority"),
    "states": ("Norway: Oslo, Norwegian", "European Union: EU, Brussels"),
    "home": ("Transport Ministry: the ministry", "Hauliers' Federation: truckers"),
    "party": ("Liberals", "Nationals"),
    "money": ("WHO", "Congress"),
    "lease": ("Norham Council: the council", "Orvane Sports: Orvane"),
    "ban": ("Tamsin Lund: Lund", "Integrity Board: the board"),
    "fund": ("Holt Capital: the fund", "Amplitude"),
    "energy": ("Norham Action Group", "Northgale Energy: Northgale"),
    "made up": ("Norland: Norlandic", "Southmark: Southmarkian"),
    "rising": ("Uganda: Kampala, Ugandan", "Lord's Front: the rebels"),
}


def party(text, number):
    name, _, others = text.partition(":")
    return Party(PartyId(f"p{number}"), name, aliases=tuple(each.strip() for each in others.split(",") if each.strip()))


def whose(pair, *texts):
    """Return whose the first suggestion in the last paragraph is."""
    parties = tuple(party(each, number) for number, each in enumerate(PAIRS[pair]))
    paragraphs = tuple(Paragraph(ParagraphId(str(number)), text) for number, text in enumerate(texts))
    article = Article(ArticleId("a"), Source(language="en", published="2026-03-12"), paragraphs)
    found = [each for each in suggest(article, parties, ENGLISH) if each.paragraph == len(texts) - 1]
    if not found:
        return None
    return " and ".join(each.name for each in found[0].parties) or "third"


@pytest.mark.parametrize(
    ("pair", "before", "sentence", "name"),
    [
        ("strike", "Balma called a strike.", "The carrier refused to pay more.", "Harland Air"),
        ("strike", "Harland Air cancelled flights.", "The union demanded a mediator.", "Balma"),
        ("strike", "Harland Air cancelled flights.", "The union's leader demanded a mediator.", "Balma"),
        ("order", "Orbis rejected the plan.", "The watchdog wants a sale.", "Competition Authority"),
        ("order", "The Competition Authority demanded a sale.", "The tech giant refused.", "Orbis"),
        ("order", "The Competition Authority demanded a sale.", "The US firm offered a remedy.", "Orbis"),
        ("states", "Oslo rejected the quota.", "The bloc demanded a new one.", "European Union"),
        ("bid", "Ferrex raised its offer for Norlund.", "The target rejected the price.", "Norlund"),
        ("bid", "The offer for Norlund was raised. Norlund said no.", "The suitor demanded access.", "Ferrex"),
        ("court", "Elk Tribe sued Prairie Pipeline. The firm objected.", "The plaintiffs demand tests.", "Elk Tribe"),
        ("court", "Elk Tribe sued Prairie Pipeline. It was glad.", "The defendant rejected it.", "Prairie Pipeline"),
    ],
)  # fmt: skip
def test_a_description_means_the_one_party_of_its_sort(pair, before, sentence, name):
    assert whose(pair, before, sentence) == name


@pytest.mark.parametrize(
    ("pair", "before", "sentence", "name"),
    [
        ("home", "The truckers blocked a port.", "Transport Minister Paulo Reis rejected it.", "Transport Ministry"),
        ("home", "The truckers blocked a port.", "The prime minister rejected the claim.", "Transport Ministry"),
        ("states", "Brussels rejected the quota.", "Ministers in Oslo demanded a new one.", "Norway"),
        ("rising", "The rebels fired on a camp.", "Army spokesman Chris Magez denied it.", "Uganda"),
        ("order", "The watchdog wants a sale.", "A person close to Orbis rejected the plan.", "Orbis"),
        ("order", "Orbis rejected it.", "A spokesman, Al Hart, said the watchdog would wait.", "Competition Authority"),
        ("court", "Elk Tribe sued.", "Judge Alan Pruitt refused to wait.", "third"),
        ("party", "The Nationals quit.", "A National demanded a new leader.", "Nationals"),
        ("home", "The ministry rejected the claim.", "Truckers demanded a rebate.", "Hauliers' Federation"),
    ],
)  # fmt: skip
def test_an_office_or_a_source_belongs_to_the_party_that_has_it(pair, before, sentence, name):
    assert whose(pair, before, sentence) == name


def test_a_leader_spoken_of_without_a_name_is_the_one_named_next():
    before = "Oslo dismissed the words of the EU's chief negotiator."
    assert whose("states", before, "Michel Bonnet, speaking in Dublin, demanded access.") == "European Union"


def test_the_second_of_two_people_is_whose_the_first_one_is():
    before = "Balma's co-chairs, Vivek Nair and Rob Lund, were angry. Harland Air said nothing."
    assert whose("strike", before, "Lund demanded an answer.") == "Balma"


def test_what_stands_after_a_quotation_is_no_new_speaker():
    before = "Tom Breck, the head of Balma, was angry."
    assert whose("strike", before, 'He called the memo "a note" and insisted there was no split.') == "Balma"
    open_to = 'Harland Air said it was open to "early" talks, but did not believe the union.'
    assert whose("strike", before, open_to) == "Harland Air"


@pytest.mark.parametrize(
    ("pair", "before", "sentence", "name"),
    [
        ("money", "The WHO refused, its deputy head, Rosalind May, said in May.", "May called it blackmail.", "WHO"),
        ("money", "Congress waits, said Will Barton, the head of Congress.", "Barton may offer a deal.", "Congress"),
        ("money", "The WHO refused. Congress waited.", "The organisation rejected the plan.", "WHO"),
        ("strike", "Rob Lund, the head of Balma, left.", "Lund, Nair and others vowed to strike.", "Balma"),
        ("strike", "Harland Air refused.", "In a statement the two sides said they agreed.", "Harland Air and Balma"),
        ("court", "The tribe sued. Elk Tribe filed a brief.", "In the brief it argues that it may stay.", "Elk Tribe"),
        ("rising", "The rebels fired. Uganda answered.", "The army rejected the charge.", "Uganda"),
    ],
)  # fmt: skip
def test_common_words_that_are_names_lists_and_what_stands_before_a_subject_hide_nobody(pair, before, sentence, name):
    assert whose(pair, before, sentence) == name


@pytest.mark.parametrize(
    ("pair", "before", "sentence", "name"),
    [
        ("strike", "Rob Lund, head of Balma, met Anna Hill of Harland Air. Hill left.", "He wants more.", "Balma"),
        ("strike", "Rob Lund of Balma met Anna Hill of Harland Air. Lund left.", "She wants more.", "Harland Air"),
        ("ban", "Tamsin Lund fell. The board, says its chair, Max Ek, waits.", "She wants more.", "Tamsin Lund"),
        ("strike", "Balma's chairwoman, Kim Aas, sat by Harland's Tor Ek. Ek left.", "She demanded more.", "Balma"),
    ],
)  # fmt: skip
def test_he_and_she_are_the_man_and_the_woman_of_whom_the_article_told_last(pair, before, sentence, name):
    assert whose(pair, before, sentence) == name


@pytest.mark.parametrize(
    ("pair", "before", "sentence", "name"),
    [
        ("made up", "Norlandic trade minister Tor Ek left. All stayed.", "The trade minister refused.", "Norland"),
        ("lease", "Orvane Sports refused to pay.", "Owen Ek, cabinet member for finance, refused.", "Norham Council"),
        ("lease", "Orvane Sports refused to pay.", "The mayor demanded the rent.", "Norham Council"),
        ("ban", "The Integrity Board refused to wait.", "The athlete demanded a hearing.", "Tamsin Lund"),
        ("ban", "Tamsin Lund refused. Lund, 24, was tired.", "She demanded a hearing.", "Tamsin Lund"),
        ("fund", "Amplitude refused to sell.", "The activist demanded three seats.", "Holt Capital"),
        ("fund", "Holt Capital demanded three seats.", "The chipmaker refused.", "Amplitude"),
        ("court", "The company waits. Prairie Pipeline said so.", "The lawsuit demands tests.", "Elk Tribe"),
        ("lease", "Orvane's Max Ek, who is ill, left. All wait.", "The 58-year-old boss refused.", "Orvane Sports"),
        ("lease", "Orvane Sports offered to pay.", "Opponents refused to listen.", "Norham Council"),
        ("lease", "Orvane's boss, Max Ek, left. All wait.", "A spokesman for the boss refused.", "Orvane Sports"),
        ("lease", "Orvane's management left. The council waits.", "The management refused to pay.", "Orvane Sports"),
    ],
)  # fmt: skip
def test_titles_and_descriptions_mean_whom_the_article_gave_them(pair, before, sentence, name):
    assert whose(pair, before, sentence) == name


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("Harland Air was angry. Mr Ek accused Harland Air of lying.", "Ek refused to pay."),
        ("Harland Air was angry. Mr Ek laughed at that.", "Ek refused to wait."),
        ("Harland Air was angry. Mr Ek called on Harland Air to pay.", "Ek refused to wait."),
        ("Harland Air was angry, Mr Ek said. Ek, who leads Balma, was not.", "Ek refused to wait."),
    ],
)
def test_nobody_accuses_answers_or_demands_of_the_side_they_are_on(before, sentence):
    assert whose("strike", before, sentence) == "Balma"


@pytest.mark.parametrize(
    ("sentence", "kind", "name"),
    [
        ("The prisoners, Balma said, must be freed.", "demand", "Balma"),
        ("Harland Air, Balma said on Monday, must come back to the table.", "demand", "Balma"),
        ("If the appeal fails, Balma will refuse to pay.", "position", "Balma"),
        ("Rob Lund, who heads Balma in the north, accused Harland Air of lying.", "position", "Balma"),
        ("Some Balma members refused to wait.", "position", "Balma"),
        ("Balma called on the pilots to wait before somebody got hurt.", "demand", "Balma"),
        ("Balma turned that down.", "position", "Balma"),
        ("Rob Lund, the former pilot who heads Balma, refused to wait.", "position", "Balma"),
        ("Until then Balma wants the fine suspended.", "demand", "Balma"),
    ],
)
def test_what_is_put_in_or_unknown_before_a_verb_hides_neither_subject_nor_kind(sentence, kind, name):
    assert (last_kind(sentence), whose("strike", "Harland Air left.", sentence)) == (kind, name)


def test_a_name_that_is_a_verb_too_is_a_name_behind_a_title():
    before = "Balma's attorney, Grant Ellery, left. Harland Air stayed."
    assert whose("strike", before, "Ellery demanded an answer.") == "Balma"


@pytest.mark.parametrize(
    ("pair", "before", "sentence", "name"),
    [
        ("lease", "The council, says Ann Ek, its clerk, waits. Bo Ax of Orvane accused the council.", "Ek disputed it.",
         "Norham Council"),
        ("lease", "Ann Ek is 70. She leads Orvane Sports. The council waits.", "Ek refused to pay.", "Orvane Sports"),
        ("energy", "Norham Action refused.", "The developer offered to pay.", "Northgale Energy"),
    ],
)  # fmt: skip
def test_who_answers_leads_or_builds_is_told_from_whom_they_speak_of(pair, before, sentence, name):
    assert whose(pair, before, sentence) == name


def test_the_last_word_of_a_name_means_its_party_only_where_it_can_stand_alone():
    assert (
        whose("energy", "Norham Action refused.", "The debate on energy prices demands patience.") != "Northgale Energy"
    )


def test_who_says_we_is_not_whom_the_same_words_name():
    before = "The EU was angry. The EU said so."
    assert whose("states", before, "The spokesman said: “The EU have refused our proposals.”") == "Norway"


@pytest.mark.parametrize(
    ("pair", "before", "sentence", "name"),
    [
        ("strike", "Harland Air refused.", "Balma leader Dee Fallon: “We will not pay for this.”", "Balma"),
        ("strike", "Balma regional officer Dee Fallon tells us so. Harland waits.", "She wants an answer.", "Balma"),
        ("strike", "Balma's leader left. Harland Air stayed.", "Its leader, Tor Holm, demanded more.", "Harland Air"),
        ("states", "Oslo was angry. Norway said so.", "Its counterpart refused.", "European Union"),
        ("court", "A claim by Elk Tribe is before the court.", "The claimant wants a review.", "Elk Tribe"),
    ],
)  # fmt: skip
def test_a_colon_an_office_and_a_counterpart_tell_whose_words_follow(pair, before, sentence, name):
    assert whose(pair, before, sentence) == name


def test_a_question_is_no_demand_even_where_an_act_follows():
    assert last_kind("The chair asked whether Balma had tried to talk.") != "demand"


def test_what_is_told_to_somebody_with_that_is_no_demand_nor_what_is_not_expected_yet():
    assert last_kind("Balma told reporters at the airport that it had come to hear one thing.") != "demand"
    assert last_kind("A ruling is not expected before November.") != "demand"


def last_kind(text):
    parties = tuple(party(each, number) for number, each in enumerate(PAIRS["strike"]))
    article = Article(ArticleId("a"), Source(language="en"), (Paragraph(ParagraphId("1"), text),))
    return next((each.kind.value for each in suggest(article, parties, ENGLISH)), None)


def test_descriptions_and_courts_are_read_in_french_and_german_too():
    pilots = Party(PartyId("p1"), "Syndicat des pilotes")
    aeris = Party(PartyId("p2"), "Aéris")
    texts = ("Le syndicat réclame 6 %. Aéris attend.", "Le transporteur refuse toute hausse.")
    assert owners("fr", (pilots, aeris), *texts) == ["Aéris"]
    texts = ("Aéris refuse toute hausse.", "Le tribunal a suspendu la grève mardi.")
    assert owners("fr", (pilots, aeris), *texts) in ([], ["third"])
    union = Party(PartyId("p1"), "Gewerkschaft Nord")
    firm = Party(PartyId("p2"), "Talbräu")
    texts = ("Die Gewerkschaft Nord fordert 6 Prozent.", "Der Konzern lehnt das Angebot ab.")
    assert owners("de", (union, firm), *texts) == ["Talbräu"]


def owners(language, parties, *texts):
    """Return whose the suggestions in the last paragraph are."""
    paragraphs = tuple(Paragraph(ParagraphId(str(number)), text) for number, text in enumerate(texts))
    article = Article(ArticleId("a"), Source(language=language), paragraphs)
    found = suggest(article, parties, load_lexicon(language))
    last = [each for each in found if each.paragraph == len(texts) - 1]
    return [" and ".join(each.name for each in one.parties) or "third" for one in last]
