"""The words in which the check of a document from elsewhere says what it found."""

from __future__ import annotations

from briefer.proof.foreign.values import Deviation, Finding, Item, Report, Role, Spot
from briefer.readers.base import Change, ChangeKind
from briefer.words import counted, later, said, tr
from ui.look.words import day

FINDINGS = {
    Finding.NOT_FOUND: (later("Not in the sources"), "circle-alert", "error"),
    Finding.CHANGED: (later("Changed"), "triangle-alert", "error"),
    Finding.OTHER_PARTY: (later("Other party's words"), "triangle-alert", "error"),
    Finding.OTHER_PLACE: (later("Other place than it says"), "triangle-alert", "warn"),
    Finding.CLAIM: (later("Claim without a quotation"), "info", "warn"),
    Finding.AGREES: (later("Agrees"), "check", "ok"),
}
"""What each finding is called, its icon and its tone; worst first."""
CHANGES = {
    ChangeKind.INSERTED: later("Inserted"),
    ChangeKind.DELETED: later("Deleted"),
    ChangeKind.COMMENT: later("Comment"),
}
ROLES = {
    Role.WHO: later("Names the party"),
    Role.SAID: later("Words of the party named"),
    Role.ISSUE: later("Names the issue"),
    Role.NUMBER: later("Number of the row"),
    Role.STATE: later("State of play"),
    Role.KIND: later("Kind"),
    Role.REFERENCE: later("Reference"),
    Role.OTHER: later("Something else"),
}


def item_words(item: Item) -> str:
    """Say of one quotation or claim what was found: a line, then what differs and what the source says."""
    where = f", {item.reference}" if item.reference else ""
    cell = " · ".join(filter(None, (spot_words(item.spot), item.party, item.issue)))
    lines = [f"{said(FINDINGS[item.finding][0])}{where}. {cell}: “{item.text}”"]
    if item.finding is Finding.OTHER_PARTY:
        lines.append(tr("Words of {parties}").format(parties=", ".join(item.whose)))
    if item.claimed and item.reference and item.reference not in item.claimed:
        claimed = ", ".join(item.claimed)
        lines.append(tr("Cited as {claimed}, stands in {ours}").format(claimed=claimed, ours=item.reference))
    for each in item.differences:
        theirs, ours = (f"“{words}”" if words else tr("nothing") for words in (each.theirs, each.ours))
        lines.append(tr("Theirs: {theirs}. The source: {ours}").format(theirs=theirs, ours=ours))
    if item.source_words and item.finding is not Finding.AGREES:
        lines.append(tr("Source: “{words}”").format(words=item.source_words))
    return "\n".join([*lines, *([item.note] if item.note else [])])


def deviation_words(deviation: Deviation) -> str:
    """Say where the document differs from the brief."""
    where = spot_words(deviation.spot)
    return f"{tr('Differs from the brief')}. {f'{where}: ' if where else ''}{deviation.message}"


def change_words(change: Change) -> str:
    """Say what somebody left in the document: a tracked change or a comment."""
    signed = ", ".join(filter(None, (change.author, day(change.date[:10]))))
    return f"{said(CHANGES[change.kind])}{f' ({signed})' if signed else ''}: “{change.text.strip()}”"


def spot_words(spot: Spot) -> str:
    """Say where in the document something stands; "" if it has no place."""
    if spot.table:
        words = tr("Table {table}, row {row}, column {column}")
        return words.format(table=spot.table, row=spot.row, column=spot.column or 1)
    return tr("Paragraph {n}").format(n=spot.paragraph) if spot.paragraph else ""


def summary(report: Report) -> str:
    """Say how many quotations agree, and how much of what else there is."""
    if not (report.items or report.deviations or report.changes):
        return tr("No quotations found. Only words in quotation marks count.")
    told = tr("{n} of {total} agree").format(n=report.count(Finding.AGREES), total=len(report.items))
    found = [
        f"{report.count(finding)} {said(name).lower()}"
        for finding, (name, _, _) in FINDINGS.items()
        if finding is not Finding.AGREES and report.count(finding)
    ]
    if report.deviations:
        found.append(counted(len(report.deviations), "1 difference from the brief", "{n} differences from the brief"))
    if report.changes:
        found.append(counted(len(report.changes), "1 tracked change or comment", "{n} tracked changes or comments"))
    return f"{', '.join([told, *found])}."
