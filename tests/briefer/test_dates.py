"""Dates in running text mean a day relative to publication, as certain as they are written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.dates import dates_in, days_meant, parsed_day
from briefer.suggest import load_lexicon

ENGLISH, FRENCH = load_lexicon("en").dates, load_lexicon("fr").dates
PUBLISHED = date(2026, 3, 12)  # a Thursday


@pytest.mark.parametrize(
    ("text", "written", "sort", "certainty"),
    [
        ("They met on 2 March.", "2 March", "2026-03-02", "exact"),
        ("They met on March 5, 2024.", "March 5, 2024", "2024-03-05", "exact"),
        ("It was filed in March 2025.", "March 2025", "2025-03", "exact"),
        ("They agreed on Friday.", "Friday", "2026-03-06", "exact"),
        ("They agreed on Thursday.", "Thursday", "2026-03-12", "exact"),
        ("They will meet on Friday.", "Friday", "2026-03-13", "planned"),
        ("It must leave by Friday.", "Friday", "2026-03-13", "before"),
        ("They met last Tuesday.", "last Tuesday", "2026-03-10", "exact"),
        ("They met yesterday.", "yesterday", "2026-03-11", "exact"),
        ("They met last week.", "last week", "2026-03-05", "exact"),
        ("They meet next month.", "next month", "2026-04", "planned"),
        ("They met three days ago.", "three days ago", "2026-03-09", "exact"),
        ("They meet in two weeks.", "in two weeks", "2026-03-26", "planned"),
        ("The war has lasted since 2014.", "2014", "2014", "after"),
        ("Talks ran from 6 to 8 March.", "6 to 8 March", "2026-03-06", "after"),
        ("It was published on 2025-06-04.", "2025-06-04", "2025-06-04", "exact"),
        ("The strike began on 11 September.", "11 September", "2025-09-11", "exact"),
        ("It met on the 5th of March.", "5th of March", "2026-03-05", "exact"),
        ("It met on March the 5th.", "March the 5th", "2026-03-05", "exact"),
        ("It met on Friday, March 6.", "Friday, March 6", "2026-03-06", "exact"),
        ("It ended on Friday the 13th.", "Friday the 13th", "2026-02-13", "exact"),
        ("It will end on Friday the 13th.", "Friday the 13th", "2026-03-13", "planned"),
        ("The deadline is 31/12/2026.", "31/12/2026", "2026-12-31", "planned"),
        ("It was signed on 5.3.2026.", "5.3.2026", "2026-03-05", "exact"),
        ("It was signed on 12/25/24.", "12/25/24", "2024-12-25", "exact"),
        ("It was signed on 05/03/2026.", "05/03/2026", "", "exact"),
        ("It resumes on 12/06.", "12/06", "", "exact"),
        ("It was closed by the end of 2025.", "the end of 2025", "2025", "before"),
        ("It was closed in mid-2025.", "mid-2025", "2025", "about"),
        ("It began in the summer of 2024.", "the summer of 2024", "2024", "about"),
        ("It is dated 2025-02-30.", "2025-02-30", "", "exact"),
    ],
)
def test_an_english_date_means_its_day(text, written, sort, certainty):
    (found,) = dates_in(text, PUBLISHED, ENGLISH)
    assert text[found.start : found.end] == written == found.when.text
    assert (found.when.sort, found.when.certainty.value) == (sort, certainty)


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Ils se sont réunis le 5 mars.", "2026-03-05"),
        ("Ils ont signé vendredi.", "2026-03-06"),
        ("Ils ont signé hier.", "2026-03-11"),
        ("Ils ont signé il y a trois jours.", "2026-03-09"),
        ("Ils ont signé la semaine dernière.", "2026-03-05"),
    ],
)
def test_a_french_date_means_its_day(text, sort):
    assert [found.when.sort for found in dates_in(text, PUBLISHED, FRENCH)] == [sort]


@pytest.mark.parametrize(
    ("language", "text", "sort"),
    [
        ("de", "Sie trafen sich am 5. März.", "2026-03-05"),
        ("de", "Die Frist endet am 05/03/2026.", "2026-03-05"),
        ("fr", "Ils ont signé le 05/03/2026.", "2026-03-05"),
        ("uk", "Вони підписали 5 березня.", "2026-03-05"),
    ],
)
def test_where_the_day_comes_first_figures_mean_one_day(language, text, sort):
    assert [found.when.sort for found in dates_in(text, PUBLISHED, load_lexicon(language).dates)] == [sort]


@pytest.mark.parametrize(
    "text",
    [
        "It may be.",
        "They march on.",
        "2,000 people",
        "a second strike",
        "1999%",
        "a 50/50 chance",
        "open 24/7",
        "3/4 of it",
        "1.2.3 of 12.30",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert dates_in(text, PUBLISHED, ENGLISH) == ()


def test_a_bare_month_of_what_happened_is_the_latest_one():
    (near,) = dates_in("on 2 June", PUBLISHED, ENGLISH)
    (past,) = dates_in("on 2 June", PUBLISHED, ENGLISH, is_past=True)
    assert (near.when.sort, past.when.sort) == ("2026-06-02", "2025-06-02")


def test_without_a_day_of_publication_only_years_are_known():
    found = dates_in("on Friday, on 2 June and on 2 June 2024", None, ENGLISH)
    assert [each.when.sort for each in found] == ["", "", "2024-06-02"]


def test_a_day_is_read_from_a_longer_stamp():
    assert parsed_day("2025-06-04T12:00Z") == date(2025, 6, 4)
    assert parsed_day("June") is None


@given(st.text(alphabet=st.sampled_from("0123456789 -,JuneMayinlast weekago99999 days"), max_size=200))
def test_no_text_breaks_it(text):
    for found in dates_in(text, PUBLISHED, ENGLISH):
        assert text[found.start : found.end] == found.when.text


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("12/06", ("2026-06-12", "2025-12-06")),
        ("12/06/2026", ("2026-06-12", "2026-12-06")),
        ("6/6/26", ("2026-06-06",)),
        ("25/12", ("2025-12-25",)),
        ("31/02/2026", ()),
        ("today", ("2026-03-12",)),
        ("the 5th of June", ("2026-06-05",)),
        ("June", ()),
        ("", ()),
    ],
)
def test_what_stands_alone_may_mean_each_of_its_days(text, days):
    assert days_meant(text, PUBLISHED, ENGLISH) == days
