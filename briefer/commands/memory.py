"""The command that finds what was said in all briefs of some folders."""

from __future__ import annotations

import json
import sys
import tempfile
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

from briefer import pipeline, templates
from briefer.errors import BrieferError
from briefer.history.bringing import CHRONOLOGY, chronology
from briefer.history.memory import MOST_PRINTED, Hit, Wanted, find_in, title_of
from briefer.model import Kind
from briefer.words import counted, listed, tr


def find(options: Namespace) -> None:
    """Print every tagged passage that holds all the words, newest first; projects not read are said on stderr."""
    folders = [Path(folder) for folder in options.folders]
    for folder in folders:
        if not folder.is_dir():
            raise BrieferError(
                tr("There is no folder {name}.").format(name=folder.name), tr("Name one that holds projects.")
            )
    kind = Kind(options.kind) if options.kind else None
    wanted = Wanted(options.words, options.party, kind, options.issue, options.since, options.until)
    with tempfile.TemporaryDirectory() as aside:
        index = Path(options.index) if options.index else Path(aside, "memory.sqlite")
        left_out = [Path(each) for each in options.left_out]
        hits, troubles = find_in(index, folders, wanted, left_out=left_out, most=MOST_PRINTED)
    for trouble in troubles:
        print(tr("Not read: {trouble}").format(trouble=trouble), file=sys.stderr)
    if options.outputs:
        _print_chronology(hits, title_of(wanted), [Path(each) for each in options.outputs])
        return
    if options.as_json:
        print(json.dumps([_as_dict(each) for each in hits], ensure_ascii=False, indent=1))
        return
    for each in hits:
        who = listed(each.parties) or tr("no party")
        place = ", ".join(filter(None, (each.date, each.outlet, each.issue)))
        print(f"{who}, {each.kind.value}: “{each.words}”")
        print(f"    {place} – {each.path.name} {each.reference}")


def _print_chronology(hits: tuple[Hit, ...], title: str, targets: list[Path]) -> None:
    """Write what was found by date, proved as every brief is."""
    if not hits:
        raise BrieferError(tr("Nothing like this was found, so there is nothing to print."))
    project = chronology(hits, title)
    for done in pipeline.export(project, templates.find(CHRONOLOGY), targets, today=date.today().isoformat()):
        passages = counted(len(project.annotations), "1 passage", "{n} passages")
        sources = counted(len(project.articles), "1 source", "{n} sources")
        told = tr("{name}: {passages} of {sources}.")
        print(told.format(name=done.path.name, passages=passages, sources=sources))


def _as_dict(hit: Hit) -> dict[str, Any]:
    return {
        "parties": hit.parties,
        "kind": hit.kind.value,
        "words": hit.words,
        "date": hit.date,
        "outlet": hit.outlet,
        "issue": hit.issue,
        "project": str(hit.path),
        "title": hit.project_title,
        "reference": hit.reference,
    }


def add_to(add: Any) -> None:
    """Add the command to the words of the command line."""
    command = add("find", help=tr("what was said in all briefs of some folders"))
    command.add_argument("words", metavar="WORDS")
    command.add_argument("--folder", dest="folders", action="append", required=True, metavar="DIR")
    command.add_argument("--party", default="", metavar="NAME")
    command.add_argument("--kind", default="", choices=[kind.value for kind in Kind])
    command.add_argument("--issue", default="", metavar="WORDS")
    command.add_argument("--since", default="", metavar="DATE", help=tr("from this day, month or year on"))
    command.add_argument("--until", default="", metavar="DATE")
    command.add_argument("--index", default="", metavar="FILE", help=tr("keep the index here for the next time"))
    command.add_argument("--leave-out", dest="left_out", action="append", default=[], metavar="PATH")
    command.add_argument("-o", dest="outputs", action="append", default=[], metavar="FILE", help=tr("print it by date"))
    command.add_argument("--json", action="store_true", dest="as_json")
    command.set_defaults(run=find)
