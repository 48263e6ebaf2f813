"""The rule itself: which words a reader takes for a quotation, and which of them are one."""

import pytest

from briefer.proof.rule import Quoted, Verdict, judge, judge_quoted, place_of, quotations

SOURCE = (
    "The government, he said, will not accept an illegal truce of 1,500 days at −5 degrees. They are unable to go, "
    "though not today, to Kyiv; non-negotiable — it’s “over” now."
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said “we will not go” twice.", ["we will not go"]),
        ("„wir gehen nicht weg“ und «on ne part pas»", ["wir gehen nicht weg", "on ne part pas"]),
        ("»nein« und »ja»", ["nein", "ja"]),
        ("”svenska ord” x", ["svenska ord"]),
        ("‘the ministers’ plan is dead’ he said", ["the ministers’ plan is dead"]),
        ("‘we’ll go’ and 'yes' and 'no'", ["we’ll go", "yes", "no"]),
        ("``tex quote'' and ,,nie'' and <<we go>>", ["tex quote", "nie", "we go"]),
        ("「走」 and ＂走＂ and ″we go″", ["走", "走", "we go"]),
        ('他说“我们走”了，又说"不走"了', ["我们走", "不走"]),
        ('צה"ל אמר "לא נלך" היום', ["לא נלך"]),
        ('"foo "bar" baz" and „Er sagte „nein“ dazu“', ['foo "bar" baz', "Er sagte „nein“ dazu"]),
        ('„nein" and “foo"', ["nein", "foo"]),
        ("“One.\n“Two.\n“Three.” end", ["One.\nTwo.\nThree."]),
        ('He said"we go"now', ["we go"]),
        ('הוא אמר "צה"ל לא ילך" היום', ['צה"ל לא ילך']),
        ('He said “ we go ” and " you stay " then', ["we go", "you stay"]),
    ],
)
def test_the_marks_of_every_language_are_read(text, words):
    found = quotations(text)
    assert [each.words for each in found] == words
    assert all(each.is_closed for each in found)


@pytest.mark.parametrize(
    "text",
    [
        'a 5 " pipe and the 6 " one',
        "the ’90s and ’tis and rock ’n’ roll",
        'a 5" pipe and a 6\' 2" man',
        "Hawai‘i, l’Europe, d'accord, O'Neil's",
        "'Abd al-Rahman and the workers' and farmers' party",
        "no marks at all",
        "empty “” marks",
    ],
)
def test_apostrophes_and_measures_are_no_quotations(text):
    assert quotations(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said “we will go.", "we will go."),
        ("'we will bomb the port", "we will bomb the port"),
        ('We will bomb" he said', "We will bomb"),
        ("Wir gehen» sagte er", "Wir gehen"),
        ("“one\nHe said so", "one"),
        ("我们走」他说", "我们走"),
        ("He said “ we go", "we go"),
    ],
)
def test_what_never_opens_or_closes_is_undecided(text, words):
    (found,) = quotations(text)
    assert (found.words, found.is_closed) == (words, False)
    assert judge_quoted(found, (text,)).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    "quote",
    [
        "will not accept",
        "truce",
        "1,500 days",
        "−5 degrees",
        "[t]hey are unable",
        "They are [...] to Kyiv",
        "They are unable to go […] to Kyiv",
        "The government (...) will not accept",
        "government [and parliament], he said",
        "it's ‘over’ now.",
        "illegal truce,",
        "non-negotiable—it’s",
        "They are unable to go...",
    ],
)
def test_words_of_the_source_in_their_order_are_a_quotation(quote):
    assert judge(quote, (SOURCE,)).is_verbatim


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [
        ("legal truce", Verdict.CUTS_WORD),
        ("able to go", Verdict.CUTS_WORD),
        ("negotiable", Verdict.CUTS_WORD),
        ("500 days", Verdict.CUTS_WORD),
        ("5 degrees", Verdict.CUTS_WORD),
        ("they are unable", Verdict.ABSENT),
        ("will [...] accept an", Verdict.LEAVES_OUT_NOT),
        ("unable [...] illegal truce", Verdict.OUT_OF_ORDER),
        ("They are unable to [leave], though", Verdict.REPLACES),
        ("are [not] unable", Verdict.REPLACES),
        ("truce [...] Kyiv", Verdict.TOO_SHORT),
        ("will never accept", Verdict.ABSENT),
    ],
)
def test_what_only_looks_like_the_source_is_named_for_what_it_is(quote, verdict):
    assert judge(quote, (SOURCE,)).verdict is verdict


def test_a_quotation_goes_on_from_the_end_of_a_paragraph_only():
    assert judge("will go.\nWe said", ("They will go.", "We said so.")).is_verbatim
    assert not judge("will\nWe said", ("They will go.", "We said so.")).is_verbatim
    assert not judge("will go. We said", ("They will go.", "We said so.")).is_verbatim


def test_accents_are_equal_however_they_are_coded():
    assert judge("café", ("The cafe\u0301 is",)).is_verbatim
    assert not judge("cafe", ("The cafe\u0301 is",)).is_verbatim


def test_scripts_without_spaces_are_cut_where_no_not_is_lost():
    assert judge("停火", ("我们不同意停火。",)).is_verbatim
    assert not judge("同意", ("我们不同意停火。",)).is_verbatim
    assert judge("휴전", ("우리는 휴전을 원한다",)).is_verbatim


def test_signs_behind_an_addition_are_words_of_the_source_too():
    assert judge("rose by 5 [full] %", ("It rose by 5 % today.",)).is_verbatim
    assert judge("rose by 5[.0]%", ("It rose by 5% today.",)).is_verbatim
    assert not judge("rose by 5 [full] €", ("It rose by 5 % today.",)).is_verbatim


def test_the_first_paragraph_that_holds_the_words_is_named():
    assert judge("we go", ("no", "we go", "we go")).paragraph == 1
    assert judge_quoted(Quoted("we go", 0, 7), ("we go",)).paragraph == 0


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("an illegal truce", "an illegal truce"),
        ("legal truce", None),
        ("able to go, though", None),
        ("they are", None),
        ("They are unable.", "They are unable"),
        ("unable to go,", "unable to go,"),
        ('non-negotiable - it\'s "over"', "non-negotiable — it’s “over”"),
        ("though not today.", "though not today"),
        ("500 days", None),
    ],
)
def test_a_passage_is_placed_where_its_words_are_whole(quote, found):
    place = place_of(quote, SOURCE)
    assert (SOURCE[slice(*place)] if place else None) == found


def test_a_passage_that_first_stands_within_other_words_is_placed_where_it_is_whole():
    assert place_of("able", "unable or able") == (10, 14)
