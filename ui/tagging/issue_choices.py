"""What the issue picker offers for some typed words: the issues that match, last used first, then a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefer import queries
from briefer.model import Project
from briefer.words import tr
from ui.look import words


@dataclass(frozen=True, slots=True)
class IssueChoice:
    """An issue to put something in; `issue_id` is "" for one that does not exist yet."""

    issue_id: str
    title: str
    theme: str = ""
    label: str = ""
    detail: str = ""

    @property
    def is_new(self) -> bool:
        """Whether the issue has to be made."""
        return not self.issue_id


def issue_choices(
    project: Project, typed: str, recent: Sequence[str] = (), likely: Sequence[str] = ()
) -> tuple[IssueChoice, ...]:
    """Give the issues whose title or theme holds every typed word, last used first, and last a new issue if it is one.

    Typing "Theme / Title" makes the new issue in that theme. `recent` are ids that go before all others; `likely` are
    titles of the rows that the draft finds likeliest: they come first of all, whether there are such issues or not.
    """
    wanted = typed.casefold().replace("/", " ").split()
    by_title = {issue.title.casefold(): issue.id for issue in project.issues}
    known = [by_title[title.casefold()] for title in likely if title.casefold() in by_title]
    order = _by_use(project, (*known, *recent))
    found = [
        _choice(row)
        for row in sorted(queries.rows(project), key=lambda row: order[row.issue.id])
        if _holds(f"{row.number} {row.issue.theme} {row.issue.title}", wanted)
    ]
    news = [title for title in likely if title.casefold() not in by_title and _holds(title, wanted)]
    places = {title.casefold(): at for at, title in enumerate(likely)}
    found += [_new_choice(title, "") for title in news]
    found.sort(key=lambda choice: places.get(choice.title.casefold(), len(places)))
    theme, title = split_title(typed)
    if title and all(choice.title.casefold() != title.casefold() for choice in found):
        found.append(_new_choice(title, theme))
    return tuple(found)


def _holds(text: str, wanted: Sequence[str]) -> bool:
    return all(word in text.casefold() for word in wanted)


def split_title(typed: str) -> tuple[str, str]:
    """Take "Theme / Title" apart; without a stroke the theme is ""."""
    theme, stroke, title = typed.partition("/")
    return (theme.strip(), title.strip()) if stroke and title.strip() else ("", typed.strip(" /"))


def _by_use(project: Project, recent: Sequence[str]) -> dict[str, tuple[int, int]]:
    """A sort key for each issue: the recent ones in their order, then by the newest tag they hold."""
    numbers = {annotation.id: at for at, annotation in enumerate(project.annotations)}
    newest = {
        issue.id: max((numbers.get(annotation_id, -1) for annotation_id in issue.annotation_ids), default=-1)
        for issue in project.issues
    }
    places = {issue_id: at for at, issue_id in enumerate(recent)}
    return {issue_id: (places.get(issue_id, len(places)), -age) for issue_id, age in newest.items()}


def _choice(row: queries.Row) -> IssueChoice:
    detail = f"{words.state_word(row.state)}, {words.tally_of(row.annotations)}"
    return IssueChoice(row.issue.id, row.issue.title, row.issue.theme, f"{row.number}  {row.issue.title}", detail)


def _new_choice(title: str, theme: str) -> IssueChoice:
    label = tr("New issue {title}").format(title=words.quoted(title))
    detail = tr("in {theme}").format(theme=words.quoted(theme)) if theme else ""
    return IssueChoice("", title, theme, label, detail)
