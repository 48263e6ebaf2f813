"""What a person has tagged is never contradicted, and teaches the rest of the draft."""

from briefer.model import Annotation, AnnotationId, Kind, ParagraphId, Span
from briefer.suggest import LIKELY
from tests.briefer.suggest.test_suggest import BETA, draft, last, names


def tag(text, kind, party, paragraph="a1.1"):
    return Annotation(AnnotationId("t1"), ParagraphId(paragraph), kind, (party.id,), Span(0, len(text), text))


def test_what_a_person_has_tagged_is_never_contradicted():
    first, second = "Alvania demanded a ceasefire.", "Bernia rejected it."
    found = draft(first, second, fixed=(tag(first, Kind.POSITION, BETA),))
    assert [each.paragraph for each in found] == [1]


def test_a_tag_teaches_whose_somebody_is():
    first, second = "On Monday Orlan rejected the plan.", "Orlan demanded new talks."
    assert last(first, second) == ("demand", "third")
    assert last(first, second, fixed=(tag(first, Kind.POSITION, BETA),)) == ("demand", "Bernia")


def test_what_a_single_tag_teaches_is_never_likely():
    texts = ("On Monday Orlan rejected the plan.", "Orlan demanded new talks.", "Mr Orlan rejected the offer.")
    once = draft(*texts, fixed=(tag(texts[0], Kind.POSITION, BETA),))
    assert {names(each.parties) for each in once} == {"Bernia"}
    assert all(each.confidence < LIKELY for each in once)


def test_a_tag_on_several_sentences_and_a_name_of_the_gazetteer_teach_nothing():
    whole = "On Monday Orlan rejected the plan. The weather was fine."
    assert last(whole, "Orlan demanded new talks.", fixed=(tag(whole, Kind.POSITION, BETA),))[1] == "third"
    first = "On Monday France rejected the plan."
    assert last(first, "France demanded new talks.", fixed=(tag(first, Kind.POSITION, BETA),))[1] == "third"


def test_a_tag_teaches_what_a_verb_makes_of_a_sentence():
    first, second = "Bernia invited the inspectors.", "Alvania invited the observers."
    before = last(first, second)
    after = last(first, second, fixed=(tag(first, Kind.POSITION, BETA),))
    assert before != after == ("position", "Alvania")


def test_no_tag_teaches_against_a_name_that_the_project_knows():
    texts = ("Tarn rejected the plan on Monday.", "Tarn demanded new talks.")
    assert last(*texts, fixed=(tag(texts[0], Kind.POSITION, BETA),)) == ("demand", "Alvania")
    texts = ("Ana Velik, the Alvanian foreign minister, rejected the plan. Velik left.", "Alvania demanded new talks.")
    part = tag("Ana Velik, the Alvanian foreign minister, rejected the plan.", Kind.POSITION, BETA)
    assert last(*texts, fixed=(part,)) == ("demand", "Alvania")


def test_a_part_of_a_sentence_teaches_as_the_whole_does_and_two_tags_make_it_likely():
    texts = ("On Monday Orlan rejected the plan.", "On Friday Orlan rejected the offer.", "Orlan demanded new talks.")
    part = tag("On Monday Orlan rejected", Kind.POSITION, BETA)
    assert last(*texts, fixed=(part,)) == ("demand", "Bernia")
    again = tag(texts[1], Kind.POSITION, BETA, "a1.2")
    (found,) = (each for each in draft(*texts, fixed=(part, again)) if each.paragraph == 2)
    assert found.confidence >= LIKELY
