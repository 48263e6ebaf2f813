"""The numbers of themes and rows: counted through, but what a version given out has printed keeps its number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import count

from briefer.model import Issue, IssueId, Project

_NUMBER = re.compile(r"([1-9]\d*)\.([1-9]\d*)")  # theme and row
Number = tuple[int, int]
NumberedIssues = tuple[tuple[int, Issue], ...]


def numbered(project: Project) -> Iterator[tuple[int, str, NumberedIssues]]:
    """Yield each theme with its number, its title and its issues with their numbers, in the order of the board.

    Themes come in the order in which they first appear. An issue that went to another theme is numbered anew there.
    """
    found = ((issue_id, _NUMBER.fullmatch(number)) for issue_id, number in project.brief.numbers)
    given = [(issue_id, (int(match[1]), int(match[2]))) for issue_id, match in found if match]
    kept, taken = dict(given), frozenset(number for _, number in given)
    grouped: dict[str, list[Issue]] = {}
    for issue in project.issues:
        grouped.setdefault(issue.theme, []).append(issue)
    themes = _theme_numbers(grouped, kept, taken)
    for title, issues in grouped.items():
        yield themes[title], title, _rows(issues, themes[title], kept, taken)


def _theme_numbers(
    grouped: dict[str, list[Issue]], kept: dict[IssueId, Number], taken: frozenset[Number]
) -> dict[str, int]:
    """Return the number of each theme: the one that most of its issues were printed under, else the next free one."""
    votes = Counter((title, kept[issue.id][0]) for title in grouped for issue in grouped[title] if issue.id in kept)
    found: dict[str, int] = {}
    for title, number in sorted(votes, key=lambda each: (-votes[each], each[1])):
        if title not in found and number not in found.values():
            found[title] = number
    used = {theme for theme, _ in taken}
    free = (number for number in count(1) if number not in used)
    return {title: found[title] if title in found else next(free) for title in grouped}


def _rows(issues: list[Issue], theme: int, kept: dict[IssueId, Number], taken: frozenset[Number]) -> NumberedIssues:
    used = {row for of_theme, row in taken if of_theme == theme}
    free = (number for number in count(1) if number not in used)
    return tuple(
        (kept[issue.id][1] if issue.id in kept and kept[issue.id][0] == theme else next(free), issue)
        for issue in issues
    )
