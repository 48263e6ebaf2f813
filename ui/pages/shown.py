"""What an area of a page shows, in words."""

from __future__ import annotations

from collections.abc import Callable

from briefer import queries
from briefer.model import AnnotationId, ParagraphId, Project
from briefer.words import tr
from ui.look.words import quoted, spoken_reference


def shown_name(project: Project, shows: str) -> str:
    """Name what an area shows ("annotation:t5"): a passage, a row, a source, a field; "" if it is gone."""
    kind, _, name = shows.partition(":")
    names: dict[str, Callable[[str], str]] = {
        "annotation": lambda each: _passage(project, each),
        "issue": lambda each: _row(project, each),
        "article": lambda each: _source(project, each),
        "paragraph": lambda each: tr("Source text {reference}").format(
            reference=queries.reference(project, ParagraphId(each))
        ),
        "field": lambda each: tr("Field {name}").format(name=each.replace("_", " ")),
    }
    try:
        return names[kind](name) if kind in names else ""
    except LookupError:  # an older page shows it, and it was removed since
        return ""


def _passage(project: Project, name: str) -> str:
    item = queries.excerpt(project, AnnotationId(name))
    return f"{item.annotation.paraphrase or quoted(item.text)}, {spoken_reference(item.reference)}"


def _row(project: Project, name: str) -> str:
    issue = next((each for each in project.issues if each.id == name), None)
    if issue is None:
        raise LookupError(name)
    return tr("Row {n}, {title}").format(n=queries.row_numbers(project)[issue.id], title=issue.title)


def _source(project: Project, name: str) -> str:
    for number, article in enumerate(project.articles, 1):
        if article.id == name:
            return tr("Source S{n}, {title}").format(n=number, title=article.source.headline)
    raise LookupError(name)
