"""Cleaning, paragraphs, sentences, words and quotations of plain text."""

import hashlib
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer import text
from briefer.text.wrapping import paragraphs

SENTENCES = (
    "The U.S. said it would leave.|It did.",
    "He met U.S. President Joe Biden on Jan. 5 in Washington, D.C.|They spoke.",
    "See No. 5 for details.|He said no.|Then stop.",
    "Mr. Smith met Dr. Jones at 5 a.m. on Monday.|They left at 6 p.m.|Talks failed.",
    "They met at 5 p.m. Monday.|They met at 5 p.m. GMT.",
    "J. F. Kennedy spoke.|So did George W. Bush.|So did I.|Russia left.",
    "Vitamin C.|He ate.|Vitamin C.|“Good,” he said.",
    "He came from the U.S.|“We stay,” he said.",
    "Gen. Valery Zaluzhny and Lt. Gov. X met Sen. Y.|Prof. Z too.",
    "He works for Acme Inc. in Texas.|It came from Acme Inc.|They sold it.",
    "Rep. Smith vs. Jones, e.g. this, i.e. that.|Next.",
    "“We will go.|We will fight,” he said.|“Never.”|She left.",
    "He said: “We will leave tomorrow.”|The talks go on.",
    "“Is it over?” he asked.|“Yes!” she said.",
    "“Is it over?” Sergei Lavrov asked.|“No!”|Nobody spoke.",
    '"It is over."|"No, it is not."|He left.',
    "Wait ... what?|It ended…|Then peace came.",
    "He said: “[...] we will go.”|[...] The end.",
    "The price is 3.5 million.|It rose 2.1%.|5 people died.",
    "(He left.)|She stayed.",
    "The deal.[12]|Minsk followed.",
    "« Nous partons. »|Il est parti.",
    "1. Withdraw.|2. Stop.",
    "a. Withdraw.|Now.",
    "В. Путин заявил об этом.|Переговоры идут.",
    "ST. PAUL, Minn. — The judges met.|They left.",
    "NEWARK, N.J. — The owner sued.|Talks go on.",
    "The talks go on.|Russia left.",
    "我们要求停火。|他们拒绝。",
    "هل انتهى الأمر؟|نعم.",
    "No full stop",
    "It holds.|It ended. ***",
)
HARD = st.text(alphabet="ab AB.!?…“”\"')(]»-1\n\u00a0。Mr", max_size=60)
QUOTED = st.text(alphabet="ab “”\"'’–-\u00a0\u2009\n\u00ad", max_size=40)


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences_end_where_a_reader_ends_them(marked):
    # A bar stands for the space between two sentences; Chinese has none.
    joiner = "" if "。" in marked else " "
    plain = marked.replace("|", joiner)
    assert [plain[start:end] for start, end in text.sentences(plain)] == marked.split("|")


def test_a_german_date_does_not_end_a_sentence():
    plain = "Er kam am 5. Januar. Dann ging er."
    assert [plain[start:end] for start, end in text.sentences(plain, "de")] == ["Er kam am 5. Januar.", "Dann ging er."]


@given(st.one_of(st.text(), HARD))
def test_sentences_hold_every_character_that_is_no_space_and_have_clean_edges(plain):
    spans = text.sentences(plain)
    assert "".join("".join(plain[start:end].split()) for start, end in spans) == "".join(plain.split())
    assert all(start < end and plain[start:end] == plain[start:end].strip() for start, end in spans)
    assert list(spans) == sorted(spans)


@pytest.mark.parametrize(
    "pattern",
    [". ", "...a", "?) ", "“Go. Now” it. ", "(", ". - ", "a", " ", "Mr. ", "." * 100_000],
    ids=lambda each: each[:12],
)
def test_long_and_odd_texts_are_split_at_once(pattern):
    long = pattern * (100_000 // len(pattern)) + "a"
    began = time.perf_counter()
    text.sentences(long)
    assert not list(text.alike_passages("not there", long))
    paragraphs(long)
    assert time.perf_counter() - began < 3  # quadratic time would be minutes


@pytest.mark.parametrize(
    ("raw", "clean", "hidden"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd", 0),
        ("\ufeffso\u00adft hy\u00a0phen", "soft hy phen", 0),
        ("pay\u202e001\u202c \u200bnow\x00", "pay001 now", 4),
        ("tab\tstays", "tab\tstays", 0),
        ("half \ud800 pair", "half \ufffd pair", 0),
        ("👩\u200d🚀 🇺🇦 e\u0301 م\u200cی", "👩\u200d🚀 🇺🇦 é م\u200cی", 0),
        ("oﬃce ﬂow", "office flow", 0),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0067\U000e0062\U000e007f", 0),
        ("hi\U000e0067\U000e0062", "hi", 2),
    ],
)
def test_cleaning_drops_what_hides_and_keeps_what_shows(raw, clean, hidden):
    assert text.cleaned(raw) == (clean, hidden)


@given(st.text(alphabet=st.characters(codec=None)))
def test_normalised_text_is_encodable_and_stays_as_it_is(raw):
    clean = text.normalise(raw)
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert text.normalise(clean) == clean


@pytest.mark.parametrize(
    ("plain", "found"),
    [
        ("One\nline\n\nTwo", ("One line", "Two")),
        ("One\nTwo\nThree", ("One", "Two", "Three")),
        ("A cease-\nfire\n \t\nnow", ("A cease-fire", "now")),
        ("Terms:\n- first\n  more\n- second\n\nEnd", ("Terms:", "- first more", "- second", "End")),
        ("x" * 200 + "\nnext\n\nlast", ("x" * 200, "next", "last")),
        (" \n\n ", ()),
    ],
)
def test_plain_text_falls_into_paragraphs(plain, found):
    assert paragraphs(plain) == found


def test_words_keep_apostrophes_hyphens_and_numbers_together():
    plain = "Russia’s cease-fire, 1,000 men (e\u0301lite)."
    assert [plain[start:end] for start, end in text.words(plain)] == [
        "Russia’s",
        "cease-fire",
        "1,000",
        "men",
        "e\u0301lite",
    ]
    assert text.word_count(plain + " – yes") == 6


@pytest.mark.parametrize(
    ("words", "is_there"),
    [("Kyiv", True), ("Kyi", False), ("kyiv", False), ("U.S.", True), ("Saint Petersburg", True), ("", False)],
)
def test_a_name_is_found_as_whole_words_in_the_same_case(words, is_there):
    assert text.has_word("Kyivan. In Kyiv's view the U.S. left Saint Petersburg", words) is is_there


def test_a_name_before_a_combining_accent_is_another_name():
    assert not text.has_word("Jose\u0301", "Jose")


@pytest.mark.parametrize(
    ("quote", "source", "found"),
    [
        ("“We go”", 'He said "We go" twice', '"We go"'),
        ("it's war-like", "yet it’s war\u2011like", "it’s war\u2011like"),
        ("two party talks", "in two\u00a0party\ntalks now", "two\u00a0party\ntalks"),
        ("war – peace", "war—\npeace", "war—\npeace"),
        ("cease-fire", "a cease-\nfire", "cease-\nfire"),
        ("We GO", "we go", None),
        ("we go.", "we go", None),
        ("soft", "so\u00adft", "so\u00adft"),
        (" \n", "anything", None),
        ("go", "\u00a0\u00a0 go", "go"),
        ("– peace", "war – peace", "– peace"),
    ],
)
def test_words_are_found_whatever_their_quotation_marks_dashes_and_spaces(quote, source, found):
    assert next((source[slice(*place)] for place in text.alike_passages(quote, source)), None) == found


@given(QUOTED, QUOTED, QUOTED)
def test_what_is_found_reads_like_what_was_looked_for(before, quote, after):
    source = before + quote + after
    for place in text.alike_passages(quote, source):
        assert text.canonical(source[slice(*place)]) == text.canonical(quote)


@given(st.text(), st.text(), st.text())
def test_a_piece_of_any_text_is_found_in_it_unless_it_is_blank(before, quote, after):
    # A dash at the edge takes the white space of its neighbours with it, as a line break there would.
    assert (
        list(text.alike_passages(quote, f"{before}x{quote}x{after}"))
        or not text.canonical(quote)
        or "-" in text.canonical(quote)
    )


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 250])
def test_the_fingerprint_is_that_of_the_paragraphs_a_line_each(count: int):
    paragraphs = [f"Paragraph {number}." for number in range(count)]
    assert text.fingerprint(paragraphs) == hashlib.sha256("\n".join(paragraphs).encode()).hexdigest()


def test_the_fingerprint_depends_on_every_word():
    prints = {text.fingerprint(each) for each in (("a", "b"), ("a", "c"), ("a b",), ())}
    assert len(prints) == 4
    assert text.fingerprint(("a",)) == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("ab1_-—. \t\n\u00a0\u0300")), max_size=40))
def test_every_run_between_spaces_that_holds_a_letter_or_a_digit_is_a_word_counted(sample):
    assert text.word_count(sample) == sum(any(map(str.isalnum, run)) for run in sample.split())


@given(st.text(alphabet=st.sampled_from("a- \n\u00a0—\u00ad"), max_size=12))
def test_a_run_of_white_space_and_hyphens_counts_as_one_sign_wherever_it_stands(written):
    shown = text.alike(written)
    assert len(text.alike_places(written)) == len(shown)
    assert not re.search(r"\s\s|\s-|-\s", shown)
