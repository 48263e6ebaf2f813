"""How a table is understood: which column is which party's, which row is about which issue. A person may correct it."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from functools import cache

from briefer import queries
from briefer.data import resources_folder
from briefer.labels import load_labels
from briefer.model import Party, Project
from briefer.proof.foreign.layout import Grid, references_in, squeezed
from briefer.proof.foreign.values import Mapping, Meaning, Role
from briefer.proof.rule import quotations
from briefer.text import has_word

HEAD_ROWS = 3
LONGEST_NAME = 6
"""Words that the cell of a party's name has at most."""
ALIKE = 88.0

_KEYS = {
    Role.ISSUE: ("issue",),
    Role.NUMBER: ("number",),
    Role.STATE: ("state_of_play",),
    Role.KIND: ("kind",),
    Role.REFERENCE: ("reference",),
    Role.WHO: ("actor", "who"),
    Role.SAID: ("said_or_did", "event_column"),
    Role.OTHER: ("date", "status", "assessment", "agreed_text", "issues_by_state"),
}
_WORDS = {
    Role.ISSUE: "topic subject matter point theme question thema streitpunkt sujet питання тема",
    Role.NUMBER: "no nr number № n° #",
    Role.STATE: "state status stand",
    Role.KIND: "type category art genre вид",
    Role.REFERENCE: "reference ref source paragraph para place beleg quelle référence джерело",
    Role.WHO: "party actor side speaker who country partei akteur partie acteur сторона",
    Role.SAID: "quotation quote statement words text passage said position demand zitat aussage citation цитата",
}


def understood(project: Project, grid: Grid) -> Mapping:
    """Return how a table reads, from the words that name its columns and rows."""
    head, columns = _head(project, grid)
    if [each.role for each in columns if each.role is not Role.OTHER] == [Role.PARTY]:
        by_rows = _by_names_in_rows(project, grid, (Meaning(),) * grid.width, -1)
        head, columns = by_rows if any(each.role is Role.WHO for each in by_rows[1]) else (head, columns)
    elif not any(each.role in (Role.PARTY, Role.WHO) for each in columns):
        head, columns = _by_names_in_rows(project, grid, columns, head)
    titles = tuple(grid.rows[head].get(column, "") if head >= 0 else "" for column in range(grid.width))
    return Mapping(grid.table, head, titles, columns, issues_of_rows(project, grid, columns, head))


def issues_of_rows(project: Project, grid: Grid, columns: Sequence[Meaning], head: int) -> tuple[str, ...]:
    """Return for each row the title of the issue it is about; a row without a label goes on with the one above."""
    numbers = {row.number: row.issue.title for row in queries.rows(project)}
    titles = [issue.title for issue in project.issues]
    labels = [place for place, each in enumerate(columns) if each.role is Role.ISSUE]
    counts = [place for place, each in enumerate(columns) if each.role is Role.NUMBER]
    found: list[str] = []
    for place, row in enumerate(grid.rows):
        words = " ".join(row[column] for column in labels if column in row)
        number = " ".join(row[column].strip().strip(".") for column in counts if column in row)
        if place <= head:
            found.append("")
        elif words:
            named = (_issue(row[column], titles) for column in labels if column in row)
            found.append(next((title for title in named if title in titles), " ".join(words.split())))
        elif number in numbers:
            found.append(numbers[number])
        else:
            found.append(found[-1] if found and labels and max(row, default=0) > 0 else "")
    return tuple(found)


def party_named(parties: Sequence[Party], words: str) -> tuple[Party, ...]:
    """Return the parties whose names stand in a few words, whatever their case."""
    words = words.casefold()
    return tuple(each for each in parties if any(has_word(words, name.casefold()) for name in queries.names_of(each)))


def _issue(words: str, titles: Sequence[str]) -> str:
    """Return the title of the project's issue that some words name, or the words themselves."""
    from rapidfuzz import fuzz

    wanted = squeezed(words)
    best = max(titles, key=lambda title: fuzz.ratio(squeezed(title), wanted), default="")
    return best if best and fuzz.ratio(squeezed(best), wanted) >= ALIKE else " ".join(words.split())


def _head(project: Project, grid: Grid) -> tuple[int, tuple[Meaning, ...]]:
    """Return the row that names the columns and what they hold; -1 if none of the first ones does."""
    best, meanings = -1, (Meaning(),) * grid.width
    for place, row in enumerate(grid.rows[:HEAD_ROWS]):
        found = tuple(_meaning(project, row.get(column, "")) for column in range(grid.width))
        known = sum(each.role is not Role.OTHER for each in found)
        is_head = (len(row) > 1 or grid.width == 1) and not any(map(quotations, row.values()))
        if is_head and known > sum(each.role is not Role.OTHER for each in meanings):
            best, meanings = place, found
    return best, meanings


def _meaning(project: Project, words: str) -> Meaning:
    if quotations(words) or len(words.split()) > 2 * LONGEST_NAME:
        return Meaning()
    named = party_named(project.parties, words)
    if len(named) == 1:
        return Meaning(Role.PARTY, named[0].id)
    roles = _roles_by_word()
    return Meaning(roles.get(squeezed(words), roles.get(squeezed(words.partition("\n")[0]), Role.OTHER)))


@cache
def _roles_by_word() -> Dictionary[str, Role]:
    """Return what a column is by its name, in every language of briefs."""
    found = {squeezed(word): role for role, listed in _WORDS.items() for word in listed.split()}
    for path in sorted((resources_folder() / "labels").glob("*.yaml")):
        labels = load_labels(path.stem)
        found |= {squeezed(labels[key]): role for role, keys in _KEYS.items() for key in keys}
        found[squeezed(f"{labels['state_of_play']} {labels['assessment']}")] = Role.STATE
    return found


def _by_names_in_rows(
    project: Project, grid: Grid, columns: tuple[Meaning, ...], head: int
) -> tuple[int, tuple[Meaning, ...]]:
    """Return head and columns of a table whose rows name the parties, if that is what they do."""
    rows = grid.rows[head + 1 :]
    for column in range(grid.width):
        is_named = [_names_a_party(project, row.get(column, "")) for row in rows]
        if any(is_named) and sum(is_named) >= 0.6 * len(rows):
            if not is_named[0] and not any(map(quotations, rows[0].values())):
                head = max(head, 0)
            return head, tuple(
                Meaning(Role.WHO) if place == column else _said(each, grid, place, head)
                for place, each in enumerate(columns)
            )
    return head, columns


def _names_a_party(project: Project, cell: str) -> bool:
    return len(cell.split()) <= LONGEST_NAME and bool(party_named(project.parties, cell))


def _said(meaning: Meaning, grid: Grid, column: int, head: int) -> Meaning:
    """Return a column without a known name as words of whom the row names, or as references if all of it is."""
    cells = [row[column] for row in grid.rows[head + 1 :] if column in row]
    if meaning.role is not Role.OTHER:
        return meaning
    if cells and all(references_in(cell) == (cell.strip(),) for cell in cells):
        return Meaning(Role.REFERENCE)
    is_text = any(len(cell.split()) > LONGEST_NAME or quotations(cell) for cell in cells)
    return Meaning(Role.SAID) if is_text else meaning
