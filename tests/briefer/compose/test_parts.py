"""How an item is said in short, and when a passage stands beside its paraphrase."""

from dataclasses import replace

import pytest

from briefer import edits, queries
from briefer.compose.nesting import nested
from briefer.compose.parts import Composition, date_share
from briefer.labels import load_labels
from briefer.model import Kind, Source
from briefer.templates import find
from tests.builders import a_project, an_article

TEXT = "The port will open. " * 40


def work_of(project, **changes):
    return Composition.of(project, replace(find("comparison"), **changes), load_labels("en"))


def text_of(runs):
    return "".join(run.text for run in runs)


@pytest.mark.parametrize(
    ("kind", "parties", "paraphrase", "said"),
    [
        (Kind.DEMAND, ("p2",), "It must open.", "Russia (Demand): It must open."),
        (Kind.POSITION, ("p2", "p3"), "It opens.", "Russia and Ukraine (Position): It opens."),
        (Kind.DEMAND, ("p2", "p3"), "Kyiv wants it open.", "Kyiv wants it open."),
        (Kind.DEMAND, ("p2",), "Kyiv wants it open.", "Russia (Demand): Kyiv wants it open."),
        (Kind.EVENT, ("p2",), "It opened.", "It opened."),
        (Kind.DEMAND, (), "It must open.", "It must open."),
        (Kind.DEMAND, ("p2",), "", "Russia demands “It is shut.”"),
        (Kind.POSITION, ("p2", "p3"), "", "Russia and Ukraine state “It is shut.”"),
        (Kind.EVENT, ("p2",), "", "Russia: “It is shut.”"),
        (Kind.DEMAND, (), "", "“It is shut.”"),
    ],
)
def test_an_item_in_short_says_whose_it_is_unless_its_words_do(kind, parties, paraphrase, said):
    project = edits.annotate(a_project(2, an_article("It is shut.")), "a1.1", kind, parties)
    project = edits.describe(project, "t4", paraphrase=paraphrase)
    assert text_of(work_of(project).in_short(queries.excerpt(project, "t4"))) == said


@pytest.mark.parametrize(
    ("words", "within"),
    [
        ("“waits”", "waits"),
        (" “ waits ” ", "waits"),
        ("It “waits”, it says.", "It ‘waits’, it says."),
        ("“No”, it says, and “yes”", "‘No’, it says, and ‘yes’"),
        ('It said "no" then', "It said ‘no’ then"),
        ("It said «no» then", "It said «no» then"),
        ("«no»", "«no»"),
        ("It “never ends", "It “never ends"),
        ("“One\nand two” more", "“One\nand two” more"),
        ("“One\nand two”", "“One\nand two”"),
    ],
)
def test_marks_within_a_quotation_are_others_than_those_around_it(words, within):
    assert nested(words, "“{words}”", "‘{words}’") == within


@pytest.mark.parametrize(
    ("rule", "length", "is_beside"),
    [
        ("always", 601, True),
        ("short", 600, True),
        ("short", 601, False),
        ("never", 20, False),
    ],
)
def test_a_passage_stands_beside_its_paraphrase_as_the_template_says(rule, length, is_beside):
    words = TEXT[: length - 1] + "."
    project = edits.annotate(a_project(2, an_article(words)), "a1.1", Kind.DEMAND, ("p2",))
    project = edits.describe(project, "t4", paraphrase="It must open.", speaker="An envoy")
    said = text_of(work_of(project, quotes=rule).said(queries.excerpt(project, "t4")))
    assert said == f"It must open.{f' “{words}”' if is_beside else ''} (An envoy)"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (Source("Talks", "The Paper", published="2025-06-02"), "The Paper, 2\u00a0June\u00a02025"),
        (Source("Talks", published="in June"), "Talks, in June"),
        (Source("Talks"), "Talks"),
        (Source(), ""),
    ],
)
def test_a_passage_is_from_its_outlet_or_else_its_headline_and_of_its_day(source, told):
    project = edits.annotate(a_project(2), "a1.1", Kind.DEMAND, ("p2",))
    project = edits.state_elsewhere(edits.edit_source(project, "a1", source), Kind.DEMAND, ("p2",), "Words.", "A call")
    work = work_of(project)
    assert [work.outlet_of(each) for each in queries.excerpts(project)] == [told, ""]


@pytest.mark.parametrize(
    ("stamp", "told"),
    [
        ("2025-06-05", "5 June 2025"),
        ("in June", "in June"),
        ("2025-06-05T09:30", "5 June 2025, 09:30"),
        ("2025-06-05T23:30:10-02:00", "6 June 2025, 01:30 UTC"),
        ("2025-06-05T09:30Z", "5 June 2025, 09:30 UTC"),
    ],
)
def test_a_moment_is_a_day_with_its_time_if_it_has_one_and_in_utc_if_its_distance_is_known(stamp, told):
    assert work_of(a_project()).moment(stamp).replace("\u00a0", " ") == told


@pytest.mark.parametrize(
    ("dates", "share"),
    [
        ((), 0.17),
        (("in May",), 0.17),
        (("in\u00a0" + "x" * 14, "May"), 0.2124),
        (("May", "about " + "x" * 17), 0.2124),
        (("x" * 40,), 0.28),
    ],
)
def test_a_column_of_dates_is_as_wide_as_its_longest_word_and_neither_too_narrow_nor_too_wide(dates, share):
    assert date_share(dates) == pytest.approx(share)
