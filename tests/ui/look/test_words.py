"""Words of the window: a date is never shown as the stamp it is kept as, nor a quotation with its marks doubled."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale

from briefer import pipeline, queries
from briefer.readers.base import Change, ChangeKind
from ui.export.findings import change_words
from ui.look.words import day, shown


@pytest.fixture(autouse=True)
def british():
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("stamp", "told"),
    [
        ("2025-06-05", "5 Jun 2025"),
        ("2025-06", "Jun 2025"),
        ("2025", "2025"),
        ("", ""),
        ("last week", "last week"),
        ("2025-13-05", "2025-13-05"),
    ],
)
def test_a_day_a_month_and_a_year_are_said_in_words_and_what_is_none_stands_as_it_is(stamp, told):
    assert day(stamp) == told


def test_a_comment_in_a_document_is_signed_with_a_day_in_words():
    change = Change(next(iter(ChangeKind)), "Too long.", "A. Clearer", "2025-06-05T11:00:00Z")
    assert "(A. Clearer, 5 Jun 2025)" in change_words(change)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"They must go," he said.', "“‘They must go,’ he said.”"),
        ('"They must go."', "“They must go.”"),
        ("They must go.", "“They must go.”"),
    ],
)
def test_what_a_passage_quotes_stands_in_single_marks_within_those_of_the_item(text, told):
    project = pipeline.sample_brief_project()
    (excerpt, *_) = queries.excerpts(project)
    assert shown(replace(excerpt, text=text)) == told
