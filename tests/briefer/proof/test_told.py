"""What the proof says of a file in which something is not as it was promised: the first thing that is lost, by name."""

import io

import pytest

from briefer.brief import (
    Brief,
    Cell,
    Column,
    Heading,
    PageFrame,
    Para,
    Quotation,
    Role,
    Row,
    Run,
    RunStyle,
    Section,
    Table,
)
from briefer.proof.reread import Reread
from briefer.proof.written import _lost, verify
from briefer.writers import writer_for

LONG = "x" * 38 + " " + "y" * 41
ROWS = (
    ("1.1", "“No ship sails at night” ", "[S1 ¶2]"),
    ("1.2", "They wait for the tide, and nobody talks", ""),
    ("1.3", "“Ships” ", "[S1 ¶2]"),
)


def a_row(number, words, reference):
    runs = (Run(words), Run(reference, RunStyle.REFERENCE)) if reference else (Run(words),)
    return Row((Cell((Para((Run(number),), Role.CELL),)), Cell((Para(runs, Role.CELL),))))


def a_brief(**frame):
    runs = (Run("Kyiv says: “a deal is plan B” "), Run("[S1 ¶1]", RunStyle.REFERENCE), Run(" and no more."))
    table = Table((Column(("No.",), 0.2), Column(("Text",), 0.8)), tuple(a_row(*each) for each in ROWS), "Rows")
    blocks = (Heading(1, "No."), Para(runs), table, Para((Run("It rained all day."),)), Para((Run(LONG),)))
    words = ("a deal is plan B", "S1 ¶1"), ("No ship sails at night", "S1 ¶2"), ("Ships", "S1 ¶2")
    quotations = tuple(Quotation(text, reference, f"{text}.") for text, reference in words)
    return Brief("Ships", "en", (Section(blocks),), quotations=quotations, frame=PageFrame(**frame))


BRIEF = a_brief(marking="RESTRICTED", reference="Ref 7")


def written(suffix, brief=BRIEF):
    stream = io.BytesIO()
    writer_for(suffix).write(brief, stream)
    return stream.getvalue().decode()


def found(text, suffix=".md", brief=BRIEF):
    proof = verify(text.encode(), suffix, brief)
    counts = (proof.quotations_found, proof.rows_found, proof.references_found)
    totals = (proof.quotations_total, proof.rows_total, proof.references_total)
    assert totals == (3, 3, 3)
    return counts, proof.missing


def out_of_place(words, name="", way="under"):
    where = f" {way} “{name}”" if name else ""
    return f"The words “{words}”{where} are not in their place in the file."


def added(words):
    return f"The words “{words}” stand in the file, but not in the brief."


def lost(words, reference):
    return f"The quotation “{words}” [{reference}] is not word for word in the file."


def without_reference(reference):
    return f"The reference “{reference}” is not in the file everywhere it belongs."


WAIT = "wait for the tide, and nobody talks"
NOTHING_LOST = (3, 3, 3)


@pytest.mark.parametrize(
    ("before", "after", "counts", "told"),
    [
        ("a deal is plan B", "Crimea deal is plan B", (2, 3, 3), [lost("a deal is plan B", "S1 ¶1")]),
        ("a deal is plan B", "a deal is plan Bee", (2, 3, 3), [lost("a deal is plan B", "S1 ¶1")]),
        ("no more.", "no less.", NOTHING_LOST, [out_of_place("more.", "No.")]),
        (" and no more.", " ", NOTHING_LOST, [out_of_place("¶1] and no more.", "No.")]),
        ("It rained all day.\n\n", "", NOTHING_LOST, [out_of_place("It rained all day.", "No.")]),
        ("| 1.2 | They wait for the tide, and nobody talks |\n", "", (3, 2, 3), ["The row “1.2” is not in the file."]),
        ("| 1.2 |", "| 1.4 |", (3, 2, 3), ["The row “1.2” is not in the file."]),
        (
            "1.2 | They wait for the tide, and nobody talks",
            "1.4 | 1.2",
            (3, 2, 3),
            ["The row “1.2” is not in the file."],
        ),
        (
            "| 1.2 | They wait for the tide, and nobody talks |\n| 1.3 | “Ships” \\[S1 ¶2\\] |",
            "| 1.3 | “Ships” \\[S1 ¶2\\] |\n| 1.2 | They wait for the tide, and nobody talks |",
            NOTHING_LOST,
            [out_of_place("1.2", "1.2", "in the row")],
        ),
        ("nobody talks", "somebody talks", NOTHING_LOST, [out_of_place("nobody talks", "1.2", "in the row")]),
        ("day.\n", "day.\n\nNobody knows.\n", NOTHING_LOST, [added("Nobody knows.")]),
        ("day.\n", f"day.\n\n{LONG}z\n", NOTHING_LOST, [added(LONG[:77] + "…")]),
        ("“Ships” \\[S1 ¶2\\]", "“Ships” \\[S1 ¶3\\]", (3, 3, 2), [without_reference("[S1 ¶2]")]),
        ("“Ships”", "Ships", NOTHING_LOST, [out_of_place("“Ships” [S1 ¶2]", "1.3", "in the row")]),
        ("“Ships” ", "“Boats” ", (2, 3, 3), [lost("Ships", "S1 ¶2")]),
        ("B” \\[S1 ¶1\\]", "B” \\[S1 ¶12\\]", (3, 3, 2), [without_reference("[S1 ¶1]")]),
        (
            "“No ship sails at night” \\[S1 ¶2\\]",
            "–",
            (2, 3, 2),
            [lost("No ship sails at night", "S1 ¶2"), without_reference("[S1 ¶2]")],
        ),
        ("x y", "x-y", NOTHING_LOST, [out_of_place(LONG, "No.")]),
        ("Ref 7", "Ref 8", NOTHING_LOST, [out_of_place("7")]),
        ("**RESTRICTED**\n\n## No.", "## No.", NOTHING_LOST, [out_of_place("RESTRICTED")]),
        ("## No.", "## Nr.", NOTHING_LOST, [out_of_place("No.", "No.")]),
        ("| No. | Text", "| Nr. | Text", NOTHING_LOST, [out_of_place("No.", "No.", "in the row")]),
    ],
)
def test_a_page_says_what_it_lacks(before, after, counts, told):
    text = written(".md")
    assert found(text) == (NOTHING_LOST, ())
    assert before in text
    assert found(text.replace(before, after, 1)) == (counts, tuple(told))


@pytest.mark.parametrize(
    ("before", "after", "counts", "told"),
    [
        ("1.2,", "1.4,", (2, 2, 2), ["The row “1.2” is not in the file."]),
        ("They wait", "They waited", (2, 3, 2), [out_of_place(WAIT, "1.2", "in the row")]),
        ("“Ships”", "“Boats”", (1, 3, 2), [lost("Ships", "S1 ¶2")]),
        (
            "1.3,“Ships” [S1 ¶2]\r\n",
            "",
            (1, 2, 1),
            [lost("Ships", "S1 ¶2"), "The row “1.3” is not in the file.", without_reference("[S1 ¶2]")],
        ),
        ("1.3,", "1.3,x,", (2, 3, 2), [out_of_place("“Ships” [S1 ¶2]", "1.3", "in the row")]),
        ("\r\n1.2", "\r\n,\r\n1.2", (2, 3, 2), [out_of_place("1.2", "1.2", "in the row")]),
    ],
)
def test_a_table_alone_promises_what_stands_in_it_and_says_what_it_lacks(before, after, counts, told):
    text = written(".csv")
    assert before in text
    proof = verify(text.replace(before, after, 1).encode(), ".csv", BRIEF)
    assert (proof.quotations_total, proof.rows_total, proof.references_total) == (2, 3, 2)
    assert (proof.quotations_found, proof.rows_found, proof.references_found) == counts
    assert proof.missing == tuple(told)


def test_only_the_first_of_several_losses_is_told_and_a_row_without_a_label_is_not_counted():
    text = written(".md").replace("no more.", "no less.").replace("It rained", "It snowed").replace("Ref 7", "Ref 8")
    assert found(text) == (NOTHING_LOST, (out_of_place("more.", "No."),))
    table = Table((Column(("No.",), 0.2), Column(("Text",), 0.8)), (a_row("", "Words", ""), a_row("1", "Words", "")))
    brief = Brief("Rows", "en", (Section((table,)),))
    assert verify(written(".md", brief).encode(), ".md", brief).rows_total == 1


@pytest.mark.parametrize("place", ["<body>", "<p>It rained all day.</p>", "<section>", "</table>", "<h2"])
def test_words_anywhere_between_the_parts_of_a_page_of_the_web_are_seen(place):
    text = written(".html")
    before = place != "<h2"
    assert place in text
    stray = f"{place}Stray words" if before else f"Stray words{place}"
    assert found(text.replace(place, stray, 1), ".html") == (NOTHING_LOST, (added("Stray words"),))


def test_only_what_is_not_letter_for_letter_alike_is_folded_and_what_folds_to_nothing_is_not_promised():
    asked = []

    def fold(text):
        asked.append(text)
        return text.replace("x", "").strip()

    promised = [(text, "") for text in ("One", "Two", "Three")]
    assert not _lost(promised, Reread(["One", "Twox", "Three"], fold=fold)).units
    assert asked == ["Two", "Twox"]
    promised.append(("xx", ""))
    assert not _lost(promised, Reread(["One", "Twox", "Three"], fold=fold)).told
    (unit, _), *others = _lost(promised, Reread(["One", "Two"], fold=fold)).units
    assert (unit.text, others) == ("Three", [])
