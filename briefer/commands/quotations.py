"""The command that checks a document from elsewhere against the articles of a project."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from briefer import documents, templates
from briefer.errors import BrieferError
from briefer.model import Project
from briefer.policy import office_policy
from briefer.proof.foreign.values import Finding, Item, Mapping, Meaning, Report, Role, Spot
from briefer.readers.encoding import decoded
from briefer.readers.from_text import PASTED
from briefer.store import project_file
from briefer.templates import Template


def add_to(add: Callable[..., ArgumentParser]) -> None:
    """Add the command to the command line."""
    command = add("quotations", help="whose words, in which place, word for word or not: a document from elsewhere")
    command.add_argument("project", metavar="PROJECT")
    command.add_argument("file", metavar="FILE|-")
    command.add_argument("--template", metavar="NAME|FILE.yaml", default="", help="the brief to compare it with")
    command.add_argument("--json", action="store_true", dest="as_json")
    command.set_defaults(run=check_quotations)


def check_quotations(options: Namespace) -> None:
    """Print what each quotation and claim of a document comes to, how its tables read, and what differs from the brief.

    Raises BrieferError if anything does not agree.
    """
    project = project_file.load(Path(options.project))
    if options.file == "-":
        document = documents.read_pasted_document(decoded(sys.stdin.buffer.read(), PASTED).text)
    else:
        document = documents.read_document(Path(options.file))
    report = documents.check_document(project, document, template_of(project, options.template))
    lines = [json.dumps(_as_dict(project, report), ensure_ascii=False, indent=1)]
    for line in lines if options.as_json else _told(project, report):
        print(line)
    if not report.is_right:
        raise BrieferError(summary(report))


def template_of(project: Project, name: str = "") -> Template | None:
    """Return a template by its name; without one that of the project, None if it is not there."""
    if name:
        return templates.find(name, office_policy().folders)
    try:
        return templates.find(project.brief.template_id, office_policy().folders)
    except BrieferError:
        return None


def summary(report: Report) -> str:
    """Say in a sentence how much of a document agrees, and what else was found."""
    counts = [f"{report.count(each)} {each.value}" for each in Finding if each is not Finding.AGREES]
    found = [each for each in counts if not each.startswith("0 ")]
    found += [f"{len(report.deviations)} differing from the brief"] if report.deviations else []
    found += [f"{len(report.changes)} tracked changes or comments"] if report.changes else []
    return "; ".join([f"{report.count(Finding.AGREES)} of {len(report.items)} agree", *found]) + "."


def _told(project: Project, report: Report) -> Iterator[str]:
    names = {party.id: party.name for party in project.parties}
    for mapping in report.mappings:
        if any(each.role in (Role.PARTY, Role.WHO) for each in mapping.columns):
            yield f"Table {mapping.table + 1}: {', '.join(_columns(mapping, names))}."
            yield from _rows(mapping)
    for item in report.items:
        yield from _item(item)
    for deviation in report.deviations:
        yield f"{_where(deviation.spot)}{deviation.message}"
    for change in report.changes:
        signed = ", ".join(filter(None, (change.author, change.date[:10])))
        yield f"{change.kind.value}{f' ({signed})' if signed else ''}: “{change.text.strip()}”"
    if report.labels:
        yield f"{len(report.labels)} labels of the brief stand in quotation marks."
    for warning in report.warnings:
        yield f"Note: {warning}"
    if report.is_right:
        yield summary(report)
    if not report.items:
        yield "No quotations found. Only words in quotation marks count."


def _columns(mapping: Mapping, names: dict[Any, str]) -> Iterator[str]:
    for number, meaning in enumerate(mapping.columns, 1):
        yield f"column {number} is {_meaning(meaning, names)}"


def _meaning(meaning: Meaning, names: dict[Any, str]) -> str:
    return names.get(meaning.party_id, "a party") if meaning.role is Role.PARTY else meaning.role.value


def _rows(mapping: Mapping) -> Iterator[str]:
    last = ""
    for number, issue in enumerate(mapping.issues, 1):
        if issue and issue != last:
            yield f"    row {number}: {issue}"
        last = issue


def _item(item: Item) -> Iterator[str]:
    at = " · ".join(filter(None, (item.party, item.issue)))
    reference = f" {item.reference}" if item.reference else ""
    yield f"{_where(item.spot)}{item.finding.value}{reference}{f' ({at})' if at else ''}: “{item.text}”"
    if item.finding is Finding.AGREES:
        return
    if item.finding is Finding.OTHER_PARTY:
        yield f"    words of {', '.join(item.whose)}"
    if item.claimed and item.reference and item.reference not in item.claimed:
        yield f"    cited as {', '.join(item.claimed)}, stands in {item.reference}"
    for difference in item.differences:
        yield f"    “{difference.theirs}” where the source has “{difference.ours}”"
    if item.source_words:
        yield f"    source: “{item.source_words}”"
    if item.note:
        yield f"    {item.note}"


def _where(spot: Spot) -> str:
    if spot.table:
        return f"table {spot.table}, row {spot.row}, column {spot.column}: "
    return f"¶{spot.paragraph} " if spot.paragraph else ""


def _as_dict(project: Project, report: Report) -> dict[str, Any]:
    names = {party.id: party.name for party in project.parties}
    return {
        "agrees": report.is_right,
        "items": [_item_as_dict(each) for each in report.items],
        "tables": [
            {
                "table": mapping.table + 1,
                "columns": [_meaning(meaning, names) for meaning in mapping.columns],
                "rows": list(mapping.issues),
            }
            for mapping in report.mappings
        ],
        "deviations": [{"message": each.message, **_spot_as_dict(each.spot)} for each in report.deviations],
        "changes": [
            {"kind": each.kind.value, "text": each.text, "author": each.author, "date": each.date}
            for each in report.changes
        ],
        "labels": list(report.labels),
        "warnings": list(report.warnings),
    }


def _item_as_dict(item: Item) -> dict[str, Any]:
    return {
        **_spot_as_dict(item.spot),
        "text": item.text,
        "finding": item.finding.value,
        "party": item.party,
        "issue": item.issue,
        "reference": item.reference,
        "claimed": list(item.claimed),
        "whose": list(item.whose),
        "source": item.source_words,
        "differences": [{"theirs": each.theirs, "ours": each.ours} for each in item.differences],
        "note": item.note,
    }


def _spot_as_dict(spot: Spot) -> dict[str, int]:
    return {"paragraph": spot.paragraph, "table": spot.table, "row": spot.row, "column": spot.column}
