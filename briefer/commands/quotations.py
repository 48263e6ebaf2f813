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
from briefer.readers.base import ChangeKind
from briefer.readers.encoding import decoded
from briefer.readers.refusals import PASTED
from briefer.store import project_file
from briefer.templates import Template
from briefer.words import counted, later, said, tr

FINDINGS = {
    Finding.AGREES: later("agrees"),
    Finding.OTHER_PARTY: later("other party's words"),
    Finding.OTHER_PLACE: later("other place than it says"),
    Finding.CHANGED: later("changed"),
    Finding.NOT_FOUND: later("not in the sources"),
    Finding.CLAIM: later("claim without a quotation"),
}
ROLES = {
    Role.PARTY: later("party"),
    Role.WHO: later("who"),
    Role.SAID: later("said"),
    Role.ISSUE: later("issue"),
    Role.NUMBER: later("number"),
    Role.STATE: later("state of play"),
    Role.KIND: later("kind"),
    Role.REFERENCE: later("reference"),
    Role.OTHER: later("other"),
}
CHANGES = {
    ChangeKind.INSERTED: later("inserted"),
    ChangeKind.DELETED: later("deleted"),
    ChangeKind.COMMENT: later("comment"),
}


def add_to(add: Callable[..., ArgumentParser]) -> None:
    """Add the command to the command line."""
    command = add("quotations", help=tr("whose words, in which place, word for word or not: a document from elsewhere"))
    command.add_argument("project", metavar="PROJECT")
    command.add_argument("file", metavar="FILE|-")
    command.add_argument("--template", metavar="NAME|FILE.yaml", default="", help=tr("the brief to compare it with"))
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
    agree = tr("{n} of {total} agree").format(n=report.count(Finding.AGREES), total=len(report.items))
    others = [each for each in FINDINGS if each is not Finding.AGREES and report.count(each)]
    found = [f"{report.count(each)} {said(FINDINGS[each])}" for each in others]
    if report.deviations:
        found.append(counted(len(report.deviations), "1 differing from the brief", "{n} differing from the brief"))
    if report.changes:
        found.append(counted(len(report.changes), "1 tracked change or comment", "{n} tracked changes or comments"))
    return "; ".join([agree, *found]) + "."


def _told(project: Project, report: Report) -> Iterator[str]:
    names = {party.id: party.name for party in project.parties}
    for mapping in report.mappings:
        if any(each.role in (Role.PARTY, Role.WHO) for each in mapping.columns):
            columns = ", ".join(_columns(mapping, names))
            yield tr("Table {n}: {columns}.").format(n=mapping.table + 1, columns=columns)
            yield from _rows(mapping)
    for item in report.items:
        yield from _item(item)
    for deviation in report.deviations:
        yield f"{_where(deviation.spot)}{deviation.message}"
    for change in report.changes:
        signed = ", ".join(filter(None, (change.author, change.date[:10])))
        yield f"{said(CHANGES[change.kind])}{f' ({signed})' if signed else ''}: “{change.text.strip()}”"
    if report.labels:
        yield counted(
            len(report.labels),
            "1 label of the brief stands in quotation marks.",
            "{n} labels of the brief stand in quotation marks.",
        )
    for warning in report.warnings:
        yield tr("Note: {note}").format(note=warning)
    if report.is_right:
        yield summary(report)
    if not report.items:
        yield tr("No quotations found. Only words in quotation marks count.")


def _columns(mapping: Mapping, names: dict[Any, str]) -> Iterator[str]:
    for number, meaning in enumerate(mapping.columns, 1):
        what = names.get(meaning.party_id, tr("a party")) if meaning.role is Role.PARTY else said(ROLES[meaning.role])
        yield tr("column {n} is {what}").format(n=number, what=what)


def _meaning(meaning: Meaning, names: dict[Any, str]) -> str:
    return names.get(meaning.party_id, "a party") if meaning.role is Role.PARTY else meaning.role.value


def _rows(mapping: Mapping) -> Iterator[str]:
    last = ""
    for number, issue in enumerate(mapping.issues, 1):
        if issue and issue != last:
            yield "    " + tr("row {n}: {title}").format(n=number, title=issue)
        last = issue


def _item(item: Item) -> Iterator[str]:
    at = " · ".join(filter(None, (item.party, item.issue)))
    reference = f" {item.reference}" if item.reference else ""
    yield f"{_where(item.spot)}{said(FINDINGS[item.finding])}{reference}{f' ({at})' if at else ''}: “{item.text}”"
    if item.finding is Finding.AGREES:
        return
    if item.finding is Finding.OTHER_PARTY:
        yield "    " + tr("words of {parties}").format(parties=", ".join(item.whose))
    if item.claimed and item.reference and item.reference not in item.claimed:
        told = tr("cited as {claimed}, stands in {reference}")
        yield "    " + told.format(claimed=", ".join(item.claimed), reference=item.reference)
    for difference in item.differences:
        yield "    " + tr("“{theirs}” where the source has “{ours}”").format(
            theirs=difference.theirs, ours=difference.ours
        )
    if item.source_words:
        yield "    " + tr("source: “{words}”").format(words=item.source_words)
    if item.note:
        yield f"    {item.note}"


def _where(spot: Spot) -> str:
    if spot.table:
        return tr("table {table}, row {row}, column {column}: ").format(
            table=spot.table, row=spot.row, column=spot.column
        )
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
