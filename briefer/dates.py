"""Dates in running text, relative to the day of publication: what is written, the day it means, and how certain it is.

Pure: no clock. The words of a language come from its lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from briefer.model import Certainty, When

REACH = 40
"""So many characters before a date can tell whether it is "by" or "after" it, and whether it is to come."""
WEEK, MONTH, YEAR = 7, 30, 365
NEAR_MONTHS = 8
"""A month without a year lies at most so many months after publication; one that would lie further ahead is past."""

_FIGURES_ALONE = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-]?(\d{4}|\d{2})?")


class DateWords(NamedTuple):
    """The words for dates in one language, ready to be looked for."""

    pattern: re.Pattern[str] | None
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    days: Mapping[str, int]
    units: Mapping[str, int]
    numbers: Mapping[str, int]
    steps: Mapping[str, int]
    before: re.Pattern[str]
    after: re.Pattern[str]
    about: re.Pattern[str]
    future: re.Pattern[str]
    is_day_first: bool

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> DateWords:
        """Return the words of the section `dates` of a lexicon; without any, no date is found."""
        months, weekdays, days, units, numbers = (
            _numbered(data.get(key, "")) for key in ("months", "weekdays", "days", "units", "numbers")
        )
        steps = {word: step for key, step in (("last", -1), ("this", 0), ("next", 1)) for word in _listed(data, key)}
        the = _either(_listed(data, "the")) or "(?!)"
        ends = {
            key: re.compile(
                rf"(?:\b|(?=\W))(?:{_either(_listed(data, key)) or '(?!)'})(?:\s(?:{the}))?\W*$", re.IGNORECASE
            )
            for key in ("before", "after", "about")
        }
        future = re.compile(rf"(?<!\w)(?:{_either(_listed(data, 'future')) or '(?!)'})(?!\w)", re.IGNORECASE)
        pattern = _pattern(data, months, weekdays, days, units, numbers, steps) if months else None
        tables = (months, weekdays, days, units, numbers, steps)
        is_day_first = data.get("day first", False) is True
        return cls(pattern, *tables, ends["before"], ends["after"], ends["about"], future, is_day_first)


class DateFound(NamedTuple):
    """Characters `start` to `end` of a text are a date."""

    start: int
    end: int
    when: When


def dates_in(text: str, published: date | None, words: DateWords, *, is_past: bool = False) -> tuple[DateFound, ...]:
    """Return the dates of a text in order.

    `published` is the day that "yesterday" and bare weekdays and months are counted from; without it only dates that
    carry a year are given a sort date. A bare weekday is the latest one on or before publication unless the words
    before it speak of what is to come; a bare month is the nearest one, or with `is_past` the latest. Time grows
    with the length of the text.
    """
    return tuple(_found(text, published, words, is_past)) if words.pattern else ()


def days_meant(text: str, today: date, words: DateWords) -> tuple[str, ...]:
    """Return the ISO days that a text of its own may mean, each once: of "12/06" both, with the day first at first."""
    found = [each.when.sort for each in dates_in(text, today, words)]
    if match := _FIGURES_ALONE.fullmatch(text.strip()):
        first, second, *years = (int(each) for each in match.groups() if each)
        for day, month in ((first, second), (second, first)):
            if 1 <= month <= 12:
                year = years[0] if years else _nearest_year(month, today, 0)
                found.append(_iso(year if year > 99 else 2000 + year, month, day))
    return tuple(dict.fromkeys(each for each in found if len(each) == len("2025-06-05")))


def parsed_day(text: str) -> date | None:
    """Return the day of an ISO date ("2025-06-04", "2025-06-04T12:00Z"), or None if it is none."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _found(text: str, published: date | None, words: DateWords, is_past: bool) -> Iterator[DateFound]:
    assert words.pattern is not None  # the caller has looked
    for match in words.pattern.finditer(text):
        lead = text[max(0, match.start() - REACH) : match.start()]
        is_ahead = not is_past and bool(words.future.search(lead) or words.before.search(lead))
        sort = _sort(match, published, words, -1 if is_past else int(is_ahead))
        start = match.start("month3") if match["month3"] else match.start()  # "in May": the date is "May"
        lead = text[max(0, start - REACH) : start]
        if about := words.about.search(lead):  # "end of 2025" is the date as written, not "2025"
            start -= len(lead) - about.start()
        when = When(text[start : match.end()], sort, _certainty(lead, sort, published, words))
        yield DateFound(start, match.end(), when)


def _certainty(lead: str, sort: str, published: date | None, words: DateWords) -> Certainty:
    about = words.about.search(lead)
    if words.before.search(lead[: about.start()] if about else lead):  # by the end of 2025
        return Certainty.BEFORE
    if words.after.search(lead):
        return Certainty.AFTER
    if published and sort and sort > published.isoformat()[: len(sort)]:
        return Certainty.PLANNED
    return Certainty.ABOUT if about else Certainty.EXACT


def _sort(match: re.Match[str], published: date | None, words: DateWords, lean: int) -> str:  # noqa: PLR0911 - one for each sort of date
    part = {key: value.lower() for key, value in match.groupdict().items() if value}
    if "iso" in part:
        return part["iso"] if parsed_day(part["iso"]) else ""
    if figures := part.get("figures") or part.get("short"):
        return _of_figures([int(each) for each in re.split("[./]", figures)], "." in figures, published, words, lean)
    month_word = part.get("month") or part.get("month2") or part.get("month3") or part.get("month4")
    if month_word:
        return _of_month(part, words.months[month_word.rstrip(".")], published, lean)
    if "year" in part:
        return part["year"]
    if published is None:
        return ""
    if "weekday2" in part:
        return _of_day_and_weekday(int(part["day3"]), words.weekdays[part["weekday2"]], published, lean)
    if "weekday" in part:
        step = words.steps.get(part.get("weekstep", ""), None)
        return _of_weekday(
            words.weekdays[part["weekday"]], published, 1 if lean > 0 and step is None else step
        ).isoformat()
    if "day" in part:
        return (published + timedelta(days=words.days[" ".join(part["day"].split())])).isoformat()
    return _of_unit(part, published, words)


def _of_month(part: Mapping[str, str], month: int, published: date | None, lean: int) -> str:
    """`lean` is 1 for what is to come, -1 for what is past, 0 if unknown."""
    day = part.get("day1") or part.get("day2")
    given = part.get("year1") or part.get("year2") or part.get("year3") or part.get("year4")
    if not given and published is None:
        return ""
    year = int(given) if given else _nearest_year(month, published or date.min, lean)
    if not day:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, int(day)).isoformat()
    except ValueError:
        return f"{year:04}-{month:02}"


def _of_figures(figures: list[int], is_dotted: bool, published: date | None, words: DateWords, lean: int) -> str:
    """Return the day of "31/12/2026" or "25/12"; "" where the day could as well be the month."""
    first, second, *years = figures
    is_sure = is_dotted or words.is_day_first or first > 12 or second > 12 or first == second
    if not is_sure or not (years or published):
        return ""
    day, month = (second, first) if second > 12 else (first, second)
    if not 1 <= month <= 12:
        return ""
    year = years[0] if years else _nearest_year(month, published or date.min, lean)
    return _iso(year if year > 99 else 2000 + year, month, day)


def _iso(year: int, month: int, day: int) -> str:
    """Return a day as an ISO date, "" if there is none such."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _of_day_and_weekday(day: int, weekday: int, published: date, lean: int) -> str:
    """Return the latest "Friday the 13th", or with `lean` over 0 the next; "" if there is none within a year or so."""
    step = 1 if lean > 0 else -1
    days = (published + timedelta(days=step * count) for count in range(500))
    return next((each.isoformat() for each in days if (each.day, each.weekday()) == (day, weekday)), "")


def _nearest_year(month: int, published: date, lean: int) -> int:
    """Return the year in which a bare month lies nearest to publication, or next if it is to come."""
    ahead = (month - published.month) % 12
    if ahead == 0:
        return published.year
    is_next = lean > 0 or (lean == 0 and ahead <= 12 - NEAR_MONTHS)
    first = published.year + (1 if month < published.month else 0)
    return first if is_next else first - 1


def _of_weekday(weekday: int, published: date, step: int | None) -> date:
    back = (published.weekday() - weekday) % 7
    if step == 1:
        return published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1)
    if step == -1 and back == 0:
        return published - timedelta(days=WEEK)
    return published - timedelta(days=back)


def _of_unit(part: Mapping[str, str], published: date, words: DateWords) -> str:
    unit = words.units[
        part.get("unit") or part.get("unit2") or part.get("unit3") or part.get("unit4") or part.get("unit5") or ""
    ]
    if "step" in part or "step2" in part:
        return _shifted(published, unit, words.steps[part.get("step") or part.get("step2") or ""], 1)
    number = part.get("number") or part.get("number2") or part.get("number3") or "1"
    count = int(number) if number.isdigit() else words.numbers.get(number, 1)
    return _shifted(published, unit, 1 if "number2" in part else -1, count)


def _shifted(published: date, unit: int, step: int, count: int) -> str:
    """Return the day, month or year so many units away, no more exact than the unit."""
    if unit == YEAR:
        return f"{published.year + step * count:04}" if 0 < published.year + step * count < 9999 else ""
    if unit == MONTH:
        months = published.year * 12 + published.month - 1 + step * count
        return f"{months // 12:04}-{months % 12 + 1:02}" if 0 < months // 12 < 9999 else ""
    if count > 5000:
        return ""
    day = published + timedelta(days=unit * step * count)
    return day.isoformat()


def _pattern(data: Mapping[str, Any], *tables: Mapping[str, int]) -> re.Pattern[str]:
    months, weekdays, days, units, numbers, steps = (_either(table) for table in tables)
    ordinal = _either(_listed(data, "ordinals")) or "(?!)"
    inside, ago, ago_before, ahead = (
        _either(_listed(data, key)) or "(?!)" for key in ("in", "ago", "ago before", "ahead")
    )
    joined = r"(?:\s?[-–]\s?|\s(?:" + (_either(_listed(data, "range")) or "(?!)") + r")\s)"
    the = _either(_listed(data, "the")) or "(?!)"
    two, twelve = r"(?:0[1-9]|[12]\d|3[01])", r"(?:0[1-9]|1[0-2])"
    on_day = rf"(?:(?:{weekdays}),?\s(?:(?:{the})\s)?)?"
    month = rf"(?:{months})\b(?:\.(?=\s\d|,))?"
    forms = [
        r"(?P<iso>\d{4}-\d{2}-\d{2})",
        r"(?P<figures>\d{1,2}(?P<dot>[./])\d{1,2}(?P=dot)(?:(?:19|20)\d\d|\d\d))(?![./]?\d)",
        rf"(?<=[^\W\d]\s)(?P<short>{two}/{twelve}|{twelve}/{two})(?!/)",
        rf"{on_day}(?P<day1>\d{{1,2}})(?:{ordinal})?(?:{joined}\d{{1,2}}(?:{ordinal})?)?\s(?:(?:{inside})\s)?(?P<month>{month})(?:,?\s(?P<year1>\d{{4}}))?",
        rf"{on_day}(?P<month2>{month})\s(?:(?:{the})\s)?(?P<day2>\d{{1,2}})(?!\d|[.,:]\d)(?:{ordinal})?(?:{joined}\d{{1,2}})?(?:,?\s(?P<year2>\d{{4}}))?",
        rf"(?P<month4>{month})\s(?P<year4>\d{{4}})",
        rf"(?:(?<=\s)|^)(?:(?:{inside}|{steps})\s)(?P<month3>{month})(?:\s(?P<year3>\d{{4}}))?",
        rf"(?P<weekday2>{weekdays})\s(?:(?:{the})\s)?(?P<day3>\d{{1,2}})(?:{ordinal})(?!\s(?:(?:{inside})\s)?{month})",
        rf"(?:(?P<weekstep>{steps})\s)?(?P<weekday>{weekdays})(?:\s(?:{steps})\b)?",
        rf"(?P<day>{days})",
        rf"(?P<step>{steps})\s(?P<unit>{units})",
        rf"(?P<unit2>{units})\s(?P<step2>{steps})",
        rf"(?P<number>{numbers}|\d{{1,4}})\s(?P<unit3>{units})\s(?:{ago})",
        rf"(?:{ago_before})\s(?P<number3>{numbers}|\d{{1,4}})\s(?P<unit5>{units})",
        rf"(?:{ahead})\s(?P<number2>{numbers}|\d{{1,4}})\s(?P<unit4>{units})",
        r"(?<=[^\W\d][\s-])(?P<year>(?:19|20)\d\d)(?![\d%-])",
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


def _numbered(text: str) -> dict[str, int]:
    entries = (entry.rpartition(" ") for entry in _entries(text))
    return {words.lower(): int(number) for words, _, number in entries}


def _listed(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(_entries(data.get(key, "")))


def _entries(text: str) -> Iterator[str]:
    return (entry for each in text.split(",") if (entry := " ".join(each.split())))


def _either(words: Mapping[str, int] | tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))
