"""The proof: it finds what is there, and it is not fooled by what is nearly there."""

import io
import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest

from briefer.brief import Brief, Bullets, Cell, Column, Facts, Para, Quotation, Role, Row, Run, Section, Table
from briefer.errors import WriteError
from briefer.proof.written import verify
from briefer.writers import WRITERS, writer_for
from tests.kitchen_sink import COMPARISON_COLUMNS, long_quotation, sample_brief, text_cell

every_format = pytest.mark.parametrize("suffix", [kind.suffix for kind in WRITERS])


def written(brief: Brief, suffix: str) -> bytes:
    stream = io.BytesIO()
    writer_for(suffix).write(brief, stream)
    return stream.getvalue()


def with_texts(brief: Brief, change: Callable[[str], str]) -> Brief:
    """The brief as a faulty writer would print it: every run of every table changed."""

    def changed(para: Para) -> Para:
        return replace(para, runs=tuple(replace(run, text=change(run.text)) for run in para.runs))

    def changed_row(row: Row) -> Row:
        return replace(row, cells=tuple(replace(cell, paras=tuple(map(changed, cell.paras))) for cell in row.cells))

    def changed_section(section: Section) -> Section:
        blocks = (
            replace(block, rows=tuple(map(changed_row, block.rows))) if isinstance(block, Table) else block
            for block in section.blocks
        )
        return replace(section, blocks=tuple(blocks))

    return replace(brief, sections=tuple(map(changed_section, brief.sections)))


def split_brief(text: str, neighbour: str = "Nothing to see here.") -> Brief:
    """One row of several landscape pages: the quotation in one party's cell, other text beside it."""
    beside = Para((Run(" ".join([neighbour] * 60)),), Role.CELL)
    row = Row((text_cell("1.1"), text_cell("Long"), text_cell(f"“{text}”"), Cell((beside,)), text_cell("Apart")))
    table = Table(COMPARISON_COLUMNS, (row,))
    return Brief(
        "Split",
        "en",
        (Section((table,), is_landscape=True),),
        frame=sample_brief().frame,
        quotations=(Quotation(text, "S1 ¶1", text),),
    )


@every_format
@pytest.mark.parametrize(
    ("old", "new"),
    [("unrealistic.", "realistic."), ("way, the", "way the"), ("cannot begin", "can begin"), ("Crimea", "Crimeas")],
)
def test_a_changed_word_in_the_file_is_detected(suffix, old, new):
    brief = sample_brief()
    proof = verify(written(with_texts(brief, lambda text: text.replace(old, new)), suffix), suffix, brief)
    assert not proof.is_proved
    assert proof.quotations_found == proof.quotations_total - 1
    assert len(proof.missing) == 1
    assert "not word for word in the file" in proof.missing[0]


@every_format
def test_a_quotation_changed_in_one_of_its_two_places_is_detected(suffix):
    brief = sample_brief()  # “a full ceasefire …” stands in the key points and in the table
    faulty = with_texts(brief, lambda text: text.replace("a full ceasefire", "a fuller ceasefire"))
    assert "a full ceasefire" in verify(written(faulty, suffix), suffix, brief).missing[0]


@every_format
def test_a_quotation_that_is_not_in_its_source_is_detected(suffix):
    brief = replace(sample_brief(), quotations=(Quotation("an exchange of prisoners", "S1 ¶1", "an exchange of fire"),))
    proof = verify(written(brief, suffix), suffix, brief)
    assert proof.missing == ("The quotation “an exchange of prisoners” [S1 ¶1] is not word for word in its source.",)


@every_format
def test_a_missing_row_is_detected(suffix):
    brief = sample_brief()

    def without(section: Section) -> Section:
        blocks = tuple(
            replace(block, rows=block.rows[:2] + block.rows[3:]) if isinstance(block, Table) else block
            for block in section.blocks
        )
        return replace(section, blocks=blocks) if section.kind == "comparison" else section

    faulty = replace(brief, sections=tuple(map(without, brief.sections)))
    proof = verify(written(faulty, suffix), suffix, brief)
    assert proof.rows_total - proof.rows_found == 1
    assert "The row “1.2” is not in the file." in proof.missing


@every_format
def test_a_changed_row_number_is_detected(suffix):
    brief = sample_brief()
    faulty = with_texts(brief, lambda text: "2.2" if text == "2.1" else text)
    assert verify(written(faulty, suffix), suffix, brief).missing == ("The row “2.1” is not in the file.",)


@every_format
def test_a_quotation_of_several_pages_is_found(suffix):
    brief = split_brief(long_quotation())
    assert verify(written(brief, suffix), suffix, brief).missing == ()


@pytest.mark.parametrize("length", range(1700, 2600, 100))
def test_a_quotation_is_found_wherever_the_page_breaks_it(length):
    quote = long_quotation()[:length].rsplit(" ", 1)[0]
    brief = split_brief(quote, "Other words stand beside it and go on, too.")
    assert verify(written(brief, ".pdf"), ".pdf", brief).missing == ()


@pytest.mark.parametrize("number", range(0, 1200, 97))
def test_one_changed_word_in_a_quotation_of_several_pages_is_detected(number):
    quote = long_quotation()
    words = quote.split()
    number %= len(words)
    changed = " ".join([*words[:number], "never", *words[number + 1 :]])
    faulty = written(split_brief(changed), ".pdf")
    assert verify(faulty, ".pdf", split_brief(quote)).quotations_found == 0


@pytest.mark.parametrize("number", range(3, 1200, 211))
def test_one_lost_word_in_a_quotation_of_several_pages_is_detected(number):
    quote = long_quotation()
    words = quote.split()
    number %= len(words)
    faulty = written(split_brief(" ".join(words[:number] + words[number + 1 :])), ".pdf")
    assert verify(faulty, ".pdf", split_brief(quote)).quotations_found == 0


def test_words_of_a_neighbour_do_not_stand_in_for_lost_ones():
    quote = long_quotation()
    end = " ".join(quote.split()[-6:])
    faulty = split_brief(quote.removesuffix(end) + "something quite different.", neighbour=end)
    assert verify(written(faulty, ".pdf"), ".pdf", split_brief(quote)).quotations_found == 0


def test_hyphens_dashes_and_long_words_at_the_end_of_lines_are_read_right():
    quote = "a cease-fire, a so-called half-hearted truce-like pause – or no-one’s land—if need be – for all " * 6
    quote += "x" * 300 + " https://example.org/" + "very-long/" * 30
    columns = (Column(("No.",), 0.1), Column(("Text",), 0.3, is_side=True), Column(("More",), 0.6))
    table = Table(columns, (Row((text_cell("1.1"), text_cell(f"“{quote}”"), text_cell(f"“{quote}”"))),))
    brief = Brief("Hyphens", "en", (Section((table,)),), quotations=(Quotation(quote, "S1 ¶1", quote),))
    assert verify(written(brief, ".pdf"), ".pdf", brief).missing == ()


def table_brief(quote: str) -> Brief:
    """The quotation in a paragraph and, with its own first words as the row's number, in a table."""
    columns = (Column(("No.",), 0.2), Column(("Text",), 0.8, is_side=True))
    table = Table(columns, (Row((text_cell(quote[:8].strip()), text_cell(f"“{quote}”"))),))
    blocks = (Para((Run(f"“{quote}”"),)), table)
    return Brief("Signs", "en", (Section(blocks),), quotations=(Quotation(quote, "S1 ¶1", quote),))


DRAWN_OTHERWISE = [
    "cafe\u0301 nai\u0308ve, said twice",
    "Ки\u0438\u0306в і\u0308х",
    "o\ufb00ice \ufb01nd \ufb02ow a\ufb03x ba\ufb04e",
    "a\u200db \u200cc d\u200ce and more words",
]


@pytest.mark.parametrize("quote", DRAWN_OTHERWISE, ids=ascii)
def test_signs_a_pdf_draws_in_another_way_are_found(quote):
    brief = table_brief(quote)
    assert verify(written(brief, ".pdf"), ".pdf", brief).missing == ()


@pytest.mark.parametrize(
    ("quote", "printed"),
    [
        ("cafe\u0301 nai\u0308ve", "cafe nai\u0308ve"),
        ("cafe\u0301 nai\u0308ve", "cafe\u0300 nai\u0308ve"),
        ("the \ufb01nd", "the fund"),
        ("the \ufb01nd", "the \ufb02nd"),
        ("x² of 5", "x2 of 5"),
        ("no\u200dbody came", "no one came"),
    ],
    ids=ascii,
)
def test_a_changed_sign_is_detected_in_a_pdf_for_all_that(quote, printed):
    proof = verify(written(table_brief(printed), ".pdf"), ".pdf", table_brief(quote))
    assert proof.quotations_found == 0


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md"])
@pytest.mark.parametrize("quote", DRAWN_OTHERWISE, ids=ascii)
def test_other_files_have_to_hold_the_very_same_signs(suffix, quote):
    assert verify(written(table_brief(quote), suffix), suffix, table_brief(quote)).missing == ()
    spelt = unicodedata.normalize("NFKC", quote).replace("\u200d", "").replace("\u200c", "")
    assert verify(written(table_brief(spelt), suffix), suffix, table_brief(quote)).quotations_found == 0


def test_signs_drawn_in_another_way_are_found_where_a_page_breaks_the_quotation():
    quote = long_quotation().replace("e", "e\u0301").replace("fi", "\ufb01")
    brief = split_brief(quote)
    assert verify(written(brief, ".pdf"), ".pdf", brief).missing == ()
    words = quote.split()
    changed = " ".join([*words[:50], "never", *words[51:]])
    assert verify(written(split_brief(changed), ".pdf"), ".pdf", brief).quotations_found == 0


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
@pytest.mark.parametrize("data", [b"", b"nonsense", b"PK\x03\x04 broken", b"%PDF-1.7 broken"])
def test_an_unreadable_file_is_an_error(suffix, data):
    with pytest.raises(WriteError, match="cannot be read again"):
        verify(data, suffix, sample_brief())


def test_an_unreadable_text_file_is_an_error():
    with pytest.raises(WriteError, match="cannot be read again"):
        verify(b"\xff\xfe\xff", ".md", sample_brief())
    with pytest.raises(WriteError, match="cannot be read again"):
        verify(b"", ".html", sample_brief())


def test_an_unknown_format_is_an_error_that_names_the_known_ones():
    with pytest.raises(WriteError, match=r"\.docx"):
        verify(b"", ".odt", sample_brief())


@every_format
def test_a_reference_that_is_missing_or_changed_is_detected(suffix):
    brief = sample_brief()
    faulty = with_texts(brief, lambda text: text.replace("[S1 ¶2]", "[S1 ¶3]"))
    proof = verify(written(faulty, suffix), suffix, brief)
    assert proof.references_found < proof.references_total
    assert proof.missing == ("The reference “[S1 ¶2]” is not in the file everywhere it belongs.",)


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".md"])
@pytest.mark.parametrize("counts", [("11 of 12 match", "3 sources"), ("12 of 12 match", "2 sources")])
def test_a_count_that_is_not_the_briefs_is_detected(suffix, counts):
    brief = with_counts("12 of 12 match", "3 sources")
    assert verify(written(brief, suffix), suffix, brief).missing == ()
    assert verify(written(with_counts(*counts), suffix), suffix, brief).missing


def with_counts(proof: str, sources: str) -> Brief:
    blocks = (Bullets((Para((Run(sources),)),)), Facts((("Quotations", proof),)))
    return Brief("Counts", "en", (Section(blocks),))


def test_references_of_a_right_file_are_all_found():
    brief = sample_brief()
    proof = verify(written(brief, ".pdf"), ".pdf", brief)
    assert proof.references_found == proof.references_total > 5


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".md"])
def test_paragraphs_that_changed_places_are_detected(suffix):
    brief = sample_brief()

    def turned(section: Section) -> Section:
        blocks = tuple(
            replace(block, items=block.items[::-1]) if isinstance(block, Bullets) else block for block in section.blocks
        )
        return replace(section, blocks=blocks)

    faulty = replace(brief, sections=tuple(map(turned, brief.sections)))
    proof = verify(written(faulty, suffix), suffix, brief)
    assert len(proof.missing) == 1
    assert "not in their place" in proof.missing[0]


def test_words_that_stand_only_within_longer_words_are_detected():
    for suffix in (".pdf", ".docx"):
        proof = verify(written(table_brief("exceeding forces"), suffix), suffix, table_brief("ceding force"))
        assert proof.quotations_found == 0


RIGHT_TO_LEFT = [
    "قال الوزير إن الأسرى عادوا إلى بيوتهم قبل يوم الجمعة وإن الأسرى بخير",
    "The minister said الأسرى عادوا before the talks went on",
    "the talks went on, he said, whatever عادوا may mean",
]


@pytest.mark.parametrize("quote", RIGHT_TO_LEFT, ids=ascii)
def test_a_quotation_that_runs_from_right_to_left_is_found_and_a_lost_or_changed_word_detected(quote):
    brief = table_brief(quote)
    assert verify(written(brief, ".pdf"), ".pdf", brief).missing == ()
    words = quote.split()
    for number in range(len(words)):
        for instead in ([], ["سلام"]):
            faulty = table_brief(" ".join([*words[:number], *instead, *words[number + 1 :]]))
            assert verify(written(faulty, ".pdf"), ".pdf", brief).quotations_found == 0


def test_a_marking_in_two_directions_is_proved_and_a_wrong_one_refused():
    frame = replace(sample_brief().frame, marking="DRAFT · «الاتفاق غير مقبول» (إنّ 5)")
    brief = replace(sample_brief(), frame=frame)
    assert verify(written(brief, ".pdf"), ".pdf", brief).missing == ()
    wrong = replace(brief, frame=replace(frame, marking=frame.marking.replace("5", "6")))
    assert "margin" in verify(written(wrong, ".pdf"), ".pdf", brief).missing[0]


def test_a_row_that_goes_on_over_a_page_may_say_its_issue_from_right_to_left_again():
    brief = split_brief("word " * 900 + "end")
    table = brief.sections[0].blocks[0]
    cells = (text_cell("1.1"), text_cell("وقف إطلاق النار (المادة 5)"), *table.rows[0].cells[2:])
    again = replace(brief, sections=(Section((replace(table, rows=(Row(cells),)),), is_landscape=True),))
    assert verify(written(again, ".pdf"), ".pdf", again).missing == ()


@pytest.mark.parametrize("count", range(1, 40))
def test_words_from_left_to_right_may_end_anywhere_in_a_line_that_runs_from_right_to_left(count):
    words = "تطالب الحكومة بوقف فوري لإطلاق النار " + "غير " * count
    runs = (Run(words), Run("Outlet"), Run(" (first, 5 January 2026)"))
    brief = Brief("Notes", "ar", (Section((Para(runs),)),))
    assert verify(written(brief, ".pdf"), ".pdf", brief).missing == ()
