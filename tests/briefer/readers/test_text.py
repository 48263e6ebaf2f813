"""Plain text, Markdown and pasted text: encodings, paragraphs, kinds, the details above the text."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer import text
from briefer.data import resources_folder
from briefer.errors import ReadError
from briefer.model import ParagraphKind
from briefer.readers import reader_for
from briefer.readers.from_text import read_pasted_text
from briefer.text.wrapping import paragraphs
from tests.reading import read, reasons, refusal, texts

SAMPLES = ("istanbul-talks.md", "port-strike.md")
RUSSIAN = "Делегации встретились в Стамбуле и обсудили условия прекращения огня на всей линии фронта."
TURKISH = "Heyetler İstanbul'da buluştu; ateşkes koşullarını görüştüler, ağır çözümler aradılar."
CZECH = "Žádná delegace se nevyjádřila k příměří, ačkoli dělostřelba ještě trvá; šťastný je málokdo."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1251"])
def test_a_text_is_the_same_in_every_encoding(encoding: str):
    words = "Делегации встретились в Стамбуле и обсудили условия прекращения огня на всей линии фронта."
    result = read(words.encode(encoding), "talks.txt")
    assert texts(result) == [words]
    assert bool(result.warnings) is (encoding == "cp1251")


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1252", "Le président a déclaré que l’accord était «impossible» à ce stade."),
        ("cp1250", "Delegacje spotkały się w Stambule, aby omówić zawieszenie broni. Zażądano wycofania żołnierzy."),
        ("koi8_r", "Делегации встретились в Стамбуле и обсудили условия прекращения огня."),
        ("iso2022_jp", "代表団はイスタンブールで会談した。"),
        ("iso8859_5", RUSSIAN),
        ("cp866", RUSSIAN),
        ("mac_cyrillic", RUSSIAN),
        ("cp1254", TURKISH),
        ("iso8859_2", CZECH),
        ("cp1250", CZECH),
        ("cp1253", "Οι αντιπροσωπείες συναντήθηκαν στην Κωνσταντινούπολη και συζήτησαν την εκεχειρία."),
        ("cp1255", "המשלחות נפגשו באיסטנבול ודנו בתנאים להפסקת האש לאורך כל קו החזית."),
        ("iso8859_6", "اجتمعت الوفود في اسطنبول وناقشت شروط وقف إطلاق النار على طول خط الجبهة."),
        ("mac_roman", "The delegate’s answer was “no”, and the café was closed."),
        ("utf-16-le", RUSSIAN),
        ("utf-16-be", CZECH),
        ("utf-32-le", TURKISH),
        ("utf-32-be", RUSSIAN),
    ],
)
def test_an_older_encoding_is_told_from_its_neighbours(encoding: str, words: str):
    assert texts(read(words.encode(encoding), "a.txt")) == [words]


def test_a_short_first_line_without_a_full_stop_is_the_headline():
    result = read(b"Talks end early\n\nThe talks ended.\n\nNobody won.", "a.txt")
    assert result.article.source.headline == "Talks end early"
    assert result.article.paragraphs[0].kind is ParagraphKind.HEADING
    assert len(result.article.paragraphs) == 3


def test_details_above_the_text_become_the_source():
    head = "---\ntitle: 'A: b'\noutlet: News\nauthor: Jo Doe\ndate: 2025-06-04T10:00\nurl: https://example.org/a\n---\n"
    result = read(f"{head}One.\n\nTwo.".encode(), "a.txt")
    source = result.article.source
    assert (source.headline, source.outlet, source.byline) == ("A: b", "News", "Jo Doe")
    assert (source.published, source.url) == ("2025-06-04", "https://example.org/a")
    assert texts(result) == ["One.", "Two."]


def test_a_dashed_line_that_opens_no_details_stays_out_of_the_way():
    assert texts(read(b"---\nThe talks ended.\n\nNobody won.", "a.md")) == ["The talks ended.", "Nobody won."]


def test_markdown_marks_become_kinds_and_go():
    content = (
        "# The **talks**\n\nKyiv [said](https://x.org/a_(b)) *no*,\nagain.\n\nTerms\n-----\n- one\n- two\n\n"
        "> It is\n> over.\n"
        "\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx *y*\n```\n<!-- gone -->"
    )
    result = read(content.encode(), "a.md")
    assert result.article.source.headline == "The talks"
    assert [(paragraph.kind.value, paragraph.text) for paragraph in result.article.paragraphs] == [
        ("heading", "The talks"),
        ("body", "Kyiv said no, again."),
        ("heading", "Terms"),
        ("list_item", "one"),
        ("list_item", "two"),
        ("quote", "It is over."),
        ("body", "a | b"),
        ("body", "1 | 2"),
        ("body", "x *y*"),
    ]


@pytest.mark.parametrize("words", ["2*3*4", "snake_case_name", "a < b and c > d", "[sic]", "50 * 2", "a*b"])
def test_what_only_looks_like_a_mark_stays(words: str):
    assert texts(read(f"Before.\n\n{words}".encode(), "a.md")) == ["Before.", words]


@given(st.text(string.ascii_letters + " ,;:'?–—“”’éßжя漢", max_size=200))
def test_text_without_marks_is_never_changed_by_markdown(words: str):
    assert texts(read(f"Before {words}".encode(), "a.md")) == [" ".join(f"Before {words}".split())]


def test_numbers_of_a_numbered_list_stay():
    assert texts(read(b"3. three\n4. four", "a.md")) == ["3. three", "4. four"]


def test_the_lines_of_a_table_cell_are_parts_of_a_document_and_one_cell_of_an_article():
    data = b"Before.\n\n| Party | Words |\n|---|---|\n| Port | Shut<br>at night |\n"
    assert [paragraph.text for paragraph in read(data, "a.md").article.paragraphs][-1] == "Port | Shut at night"
    cells = [block for block in reader_for("a.md", data).document(data, "a.md").blocks if block.cell]
    assert [block.text for block in cells] == ["Party", "Words", "Port", "Shut", "at night"]
    assert cells[-1].cell == cells[-2].cell


def test_markup_in_markdown_gives_its_words():
    result = read(b"One<br>two <b>three</b>.\n\n<div><p>In a box.</p></div>\n\n![A map](map.png)", "a.md")
    assert texts(result) == ["One two three.", "In a box."]
    assert reasons(result) == {"A map": "caption"}


def test_markdown_nested_too_deeply_is_read_as_plain_text_and_says_so():
    result = read(("> " * 500 + "Deep.\n\nAfter.").encode(), "a.md")
    assert texts(result)[-1] == "After."
    assert "Deep." in " ".join(texts(result))
    assert "nested too deeply" in result.warnings[0]


def test_hidden_characters_are_removed_and_counted():
    result = read("Peace\u202enow is\u2066 here.".encode(), "a.txt")
    assert texts(result) == ["Peacenow is here."]
    assert result.hidden_removed == 2
    assert result.warnings == ("2 hidden characters removed from the text.",)


def test_pasted_text_is_read_and_nothing_pasted_refused():
    assert texts(read_pasted_text("One.\r\n\r\nTwo.")) == ["One.", "Two."]
    with pytest.raises(ReadError, match="no text to paste"):
        read_pasted_text(" \n ")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_reads_as_twelve_sober_paragraphs(name: str):
    result = read((resources_folder() / "samples" / name).read_bytes(), name)
    assert result.warnings == ()
    assert result.article.source.outlet == "Briefer sample"
    assert len(result.article.paragraphs) == 12
    assert all(10 <= text.word_count(words) <= 70 for words in texts(result))


def test_the_fingerprint_is_that_of_the_paragraphs():
    result = read(b"One.\n\nTwo.", "a.txt")
    assert result.article.source.sha256 == text.fingerprint(["One.", "Two."])


def test_the_encoding_is_named_and_a_guess_said_to_be_one():
    certain = read(RUSSIAN.encode(), "a.txt")
    assert (certain.encoding, certain.warnings) == ("utf-8", ())
    guessed = read(RUSSIAN.encode("koi8_r"), "a.txt")
    assert guessed.encoding == "koi8-r"
    assert "guessed to be koi8-r" in guessed.warnings[0]


def test_the_person_may_name_another_encoding():
    data = "Ž a š".encode("iso8859_2")
    assert texts(reader_for("a.txt", data).read_as(data, "a.txt", "iso8859-2")) == ["Ž a š"]
    with pytest.raises(ReadError, match="known encoding"):
        reader_for("a.txt", data).read_as(data, "a.txt", "no-such-thing")


def test_an_encoding_that_the_file_itself_names_counts():
    head = '<?xml version="1.0" encoding="IBM855"?>\n'
    assert RUSSIAN in " ".join(texts(read((head + RUSSIAN).encode("cp855"), "a.txt")))


def test_bytes_that_are_no_text_are_refused():
    assert "is not a text" in refusal(bytes(range(256)) * 40, "a.txt")


def test_wrapped_lines_without_blank_lines_are_joined_where_the_next_word_would_not_have_fitted():
    wrapped = (
        "The delegation said on Tuesday that the ceasefire it had asked for was\n"
        "the first step, and that negotiations on everything else could follow\n"
        "only then.\n"
        "Moscow rejected the proposal within hours and named conditions that it\n"
        "had not named before, among them an end to all deliveries of weapons."
    )
    assert [words[:10] for words in paragraphs(wrapped)] == ["The delega", "Moscow rej"]


def test_lines_that_are_paragraphs_are_not_joined():
    lines = ("Talks end.", "Both sides said that they would meet again in a month.", "Nobody knows where.", "So be it.")
    assert paragraphs("\n".join(lines)) == lines


def test_indented_lines_without_blank_lines_begin_paragraphs():
    typed = "    The delegation left early\nand said nothing.\n    Moscow was silent\ntoo."
    assert paragraphs(typed) == ("The delegation left early and said nothing.", "Moscow was silent too.")


NAUGHTY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\f"), min_size=1, max_size=60)


@given(NAUGHTY)
def test_a_paste_keeps_every_character_that_is_to_be_seen(words: str):
    shown = text.normalise(words)
    if not shown.strip():
        with pytest.raises(ReadError):
            read_pasted_text(words)
        return
    found = "".join("".join(texts(read_pasted_text(f"{words}\n\nThe end."))).split())
    wanted = "".join(shown.split())
    assert found == f"{wanted}Theend."


@pytest.mark.parametrize(
    "words",
    [
        "👩‍👩‍👧",
        "می‌خواهم",
        "שלום\u200e (x)",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "❤️",
    ],
)
def test_joiners_and_marks_stay(words: str):
    result = read_pasted_text(words)
    assert texts(result) == [words]
    assert result.hidden_removed == 0


@pytest.mark.parametrize(
    "hidden", ["\u202e", "\u202a", "\x00", "\x1b", "\x80", "\ufffe", "\uffff", "\U000e0041", "\u200b"]
)
def test_what_makes_text_read_otherwise_is_taken_out_and_counted(hidden: str):
    result = read_pasted_text(f"Pea{hidden}ce")
    assert texts(result) == ["Peace"]
    assert result.hidden_removed == 1


def test_leftovers_of_typesetting_go_without_a_word():
    result = read_pasted_text("\ufeffcease\u00adfire\u00a0now\ud800")
    assert texts(result) == ["ceasefire now\ufffd"]
    assert result.warnings == ()


def test_a_stray_zero_byte_makes_no_text_unreadable():
    data = b"The talks ended.\x00 " + b"Nobody won. " * 40
    assert texts(read(data, "a.txt"))[0].startswith("The talks ended. Nobody")


@pytest.mark.parametrize(
    ("plain", "found"),
    [
        ("The govern-\nment came.\n\nIt went.", ("The government came.", "It went.")),
        ("A so-\ncalled, long-\nterm, anti-\nwar plan.\n\nEnd.", ("A so-called, long-term, anti-war plan.", "End.")),
        (
            "They went short-\nly after the anti-\nbiotics.\n\nEnd.",
            ("They went shortly after the antibiotics.", "End."),
        ),
        ("The dam.\n\nA pro-\ndam party, pro-\nposed.", ("The dam.", "A pro-dam party, proposed.")),
        ("今天在边境小城会面，\n讨论水的问题。\n\n完了。", ("今天在边境小城会面，讨论水的问题。", "完了。")),
        (
            "MS HILL: We ask.\nMR LAKE: We wait\nfor you.\n\nThe end.",
            ("MS HILL: We ask.", "MR LAKE: We wait for you.", "The end."),
        ),
        ("Terms\n1. one\n   more\n(b) two\nc) three\n\nEnd", ("Terms", "1. one more", "(b) two", "c) three", "End")),
        ("He said yes\n– and went.\n\nEnd.", ("He said yes – and went.", "End.")),
    ],
)
def test_wrapped_lines_are_joined_as_they_were_before_they_were_wrapped(plain, found):
    assert paragraphs(plain) == found


SHORT_PARAGRAPHS = (
    "The delegation said on Tuesday that the ceasefire it had asked for was\nthe first step to the talks.",
    "The other side rejected the proposal within hours, named conditions of\nits own and went home.",
    "Nobody expects that the two of them will meet again before the summer,\nif they meet again at all.",
)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_short_wrapped_paragraphs_stay_whole_without_blank_lines_and_with_one_after_every_line(between):
    lines = between.join("\n".join(SHORT_PARAGRAPHS).split("\n"))
    assert paragraphs(lines) == tuple(each.replace("\n", " ") for each in SHORT_PARAGRAPHS)


def test_a_sentence_goes_on_over_a_page_and_the_edges_of_pages_are_left_out():
    pages = "THE PAPER  3 May\n\nThe talks ended\n\n- 1 -\n\fTHE PAPER  3 May\n\nat noon.\n\nAll left.\n\n- 2 -"
    result = read(pages.encode(), "a.txt")
    assert texts(result) == ["The talks ended at noon.", "All left."]
    assert [each.text for each in result.left_out] == ["THE PAPER 3 May", "- 1 -", "THE PAPER 3 May", "- 2 -"]


LABELLED = """2 of 9 DOCUMENTS

The Lake Paper

May 4, 2025 Sunday

Envoys meet

BYLINE: By Jo Doe

LENGTH: 20 words

BODY:

The envoys met.

They left.

LOAD-DATE: May 5, 2025
"""
DISPLAYED = """Envoys meet
in Altvik

By Ada Lund

212 words
3 February 2026
09:12
Example Post
EXPO
English
(c) 2026 Example Post Ltd.

The envoys met on Tuesday.

They will meet again.

Document EXPO000020260203em2300001
"""


def test_the_head_that_factiva_shows_becomes_the_source():
    result = read(DISPLAYED.encode(), "a.txt")
    source = result.article.source
    assert texts(result) == ["The envoys met on Tuesday.", "They will meet again."]
    assert (source.headline, source.byline) == ("Envoys meet in Altvik", "Ada Lund")
    assert (source.outlet, source.published) == ("Example Post", "2026-02-03")


def test_lines_of_japanese_without_blank_lines_join_to_paragraphs():
    whole = "使節は火曜日、堤防が検査されるまで部隊は谷を離れないと述べた。"
    whole += "相手国は、水が一季の間分けられた後にのみ検査官を受け入れると答えた。"
    wrapped = "\n".join(whole[place : place + 20] for place in range(0, len(whole), 20))
    assert texts(read(wrapped.encode(), "a.txt")) == [whole]


CODED = """HD   Envoys meet
BY   By Jo Doe
WC   20 words
PD   4 May 2025
SN   The Lake Paper
LP   The envoys met.

TD   They left.

AN   Document LAKE000
"""


@pytest.mark.parametrize("download", [LABELLED, CODED])
def test_the_head_of_a_download_from_a_news_database_becomes_the_source(download):
    result = read(download.encode(), "a.txt")
    source = result.article.source
    assert (source.headline, source.outlet, source.byline, source.published) == (
        *("Envoys meet", "The Lake Paper", "Jo Doe", "2025-05-04"),
    )
    assert texts(result) == ["The envoys met.", "They left."]
    assert {each.reason for each in result.left_out} == {"head of the download"}
