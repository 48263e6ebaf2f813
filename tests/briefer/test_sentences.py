"""Where sentences begin and end: English by our own rules, other languages by a library, offsets always exact."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.sentences import phrases, sentences

LANGUAGES = ("en", "de", "fr", "es", "uk", "ru", "zh", "ja", "ar", "hi", "ka", "pt-BR", "", "xx")


def split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize(
    "wanted",
    [
        ["The U.S. agreed.", "Russia did not."],
        ["See No. 5 and p. 5 of Vol. 2.", "It says so."],
        ["Mr. Smith met Dr. Jones at 5 a.m. Monday.", "They talked."],
        ["J. K. Rowling and George W. Bush left.", "Nobody stayed."],
        ["He paused … and went on.", "Then he left..."],
        ["He said: “We will not yield.", "We will fight.", "We will win.”", "Then he left."],
        ["They agreed (see below).", "[They did not sign.]", "He left."],
        ["“Will you sign?” she asked.", "He said “no!” and left."],
        ["It rose 3.5 percent to $1.2 billion.", "See https://example.org/a.b?c=d. Done."],
        ["It met at 10 p.m. Moscow time.", "Nobody came."],
    ],
)
def test_english_sentences_end_where_a_reader_ends_them(wanted: list[str]):
    whole = " ".join(wanted)
    found = split(whole)
    if "https://" in whole:
        found = [*found[:1], " ".join(found[1:])]  # an address may end a sentence
    assert found == wanted


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("de", ["Das gilt z. B. für Kyjiw.", "Am 5. Januar kam Dr. Müller an.", "„Nein. Nie“, sagte er."]),
        ("fr", ["« Non. Jamais. »", "Il part.", "M. Dupont, p. 5, le confirme.", "Pourquoi ?", "Parce que."]),
        ("es", ["¿Qué?", "¡No!", "El Sr. López vino.", "Llegó a las 3 p. m. del lunes."]),
        ("uk", ["Він живе у м. Київ.", "На вул. Хрещатик, 5 стояли люди.", "«Ні!» — сказав він.", "О. Гай пішов."]),
        ("ru", ["А. С. Пушкин родился в 1799 г. в Москве.", "Это т. е. правда.", "Да?", "Нет!"]),
        ("it", ["Il sig. Rossi è qui.", "L’on. Bianchi tace.", "Fine."]),
        ("nl", ["Dhr. Jansen kwam om 5 uur.", "Dit is bijv. waar.", "Ja."]),
        ("tr", ["Dr. Yılmaz geldi.", "5. madde kabul edildi.", "Evet."]),
        ("pt-BR", ["O Sr. Silva disse que não.", "Em 3.5 anos.", "Não!"]),
        ("ar", ["هل هذا صحيح؟", "نعم.", "لا."]),
        ("hi", ["यह है।", "वह था।", "क्यों?", "हाँ।"]),
    ],
)
def test_other_languages_keep_their_abbreviations_together(language: str, wanted: list[str]):
    assert split(" ".join(wanted), language) == wanted


@pytest.mark.parametrize("language", ["zh", "ja"])
def test_sentences_without_spaces_between_them_are_parted(language: str):
    assert split("他说不。“我们不去。”为什么？因为。", language) == ["他说不。", "“我们不去。”", "为什么？", "因为。"]


def test_a_character_outside_the_first_plane_shifts_no_offset():
    assert split("Ja 😀. Nein 𝒳! Gut.", "de") == ["Ja 😀.", "Nein 𝒳!", "Gut."]


def test_half_a_character_does_no_harm():
    assert split("Ja \ud800. Nein.", "de") == ["Ja \ud800.", "Nein."]


TEXTS = st.one_of(
    st.text(max_size=200),
    st.text("aZ1 .!?…»«“”\"'()。؟।¿¡\u00a0\n-–ßжІ漢ا😀", max_size=200),
    st.lists(st.sampled_from(["Dr.", "U.S.", "z. B.", "p. 5", "Ja.", "“No?”", "\n\n", "м.", "。", "...", "[1]"])).map(
        " ".join
    ),
)


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_sentences_never_overlap_and_hold_every_letter(text: str, language: str):
    spans = sentences(text, language)
    places = [place for span in spans for place in span]
    assert places == sorted(places)
    assert all(start < end and text[start:end] == text[start:end].strip() for start, end in spans)
    outside = set(range(len(text))) - {place for start, end in spans for place in range(start, end)}
    assert all(text[place].isspace() for place in outside)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nobody smiled; the union, he said, wants 9,000 at 16:30.", ["Nobody smiled", "the union", "he said"]),
        ("“We are leaving,” said Mikkel (again).", ["We are leaving", "said Mikkel", "again"]),
        ("The workers' pay – all of it – is due.", ["The workers' pay", "all of it", "is due."]),
        ("« Nous partons », dit-il : jamais.", ["Nous partons", "dit-il", "jamais."]),
        ("北京表示，将继续。", ["北京表示", "将继续。"]),
        ("No mark", ["No mark"]),
        ("", []),
    ],
)
def test_a_sentence_is_cut_into_parts_at_its_marks(text: str, wanted: list[str]):
    assert [text[start:end] for start, end in phrases(text, "en")][: len(wanted) or None] == wanted


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_parts_stand_in_order_each_inside_one_sentence_and_hold_every_letter(text: str, language: str):
    spans, whole = phrases(text, language), sentences(text, language)
    places = [place for span in spans for place in span]
    assert places == sorted(places)
    assert all(any(a <= start < end <= b for a, b in whole) for start, end in spans)
    inside = {place for start, end in spans for place in range(start, end)}
    assert all(place in inside for place, letter in enumerate(text) if letter.isalnum())


@pytest.mark.parametrize("unit", ["Слово. ", "a", '"“(', "« ", "Sr. ", ".", "Dr. B. ", "。", " ", "?! "])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_time_grows_with_the_length_of_a_hostile_text(unit: str, language: str):
    def cost(length: int) -> float:
        text = unit * (length // len(unit))
        best = 1e9
        for _ in range(3):
            started = time.process_time()
            sentences(text, language)
            best = min(best, time.process_time() - started)
        return best

    assert cost(40_000) < 12 * cost(10_000) + 0.05  # four times the text; square growth takes sixteen times
