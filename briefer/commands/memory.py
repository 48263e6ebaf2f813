"""The command that finds what was said in all briefs of some folders."""

from __future__ import annotations

import json
import sys
import tempfile
from argparse import Namespace
from pathlib import Path
from typing import Any

from briefer.errors import BrieferError
from briefer.history.memory import Hit, Wanted, find_in
from briefer.model import Kind


def find(options: Namespace) -> None:
    """Print every tagged passage that holds all the words, newest first; projects not read are said on stderr."""
    folders = [Path(folder) for folder in options.folders]
    for folder in folders:
        if not folder.is_dir():
            raise BrieferError(f"There is no folder {folder.name}.", "Name one that holds projects.")
    kind = Kind(options.kind) if options.kind else None
    wanted = Wanted(options.words, options.party, kind, options.issue, options.since, options.until)
    with tempfile.TemporaryDirectory() as aside:
        index = Path(options.index) if options.index else Path(aside, "memory.sqlite")
        hits, troubles = find_in(index, folders, wanted)
    for trouble in troubles:
        print(f"Not read: {trouble}", file=sys.stderr)
    if options.as_json:
        print(json.dumps([_as_dict(each) for each in hits], ensure_ascii=False, indent=1))
        return
    for each in hits:
        who = " and ".join(each.parties) or "no party"
        place = ", ".join(filter(None, (each.date, each.outlet, each.issue)))
        print(f"{who}, {each.kind.value}: “{each.words}”")
        print(f"    {place} – {each.path.name} {each.reference}")


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
    command = add("find", help="what was said in all briefs of some folders")
    command.add_argument("words", metavar="WORDS")
    command.add_argument("--folder", dest="folders", action="append", required=True, metavar="DIR")
    command.add_argument("--party", default="", metavar="NAME")
    command.add_argument("--kind", default="", choices=[kind.value for kind in Kind])
    command.add_argument("--issue", default="", metavar="WORDS")
    command.add_argument("--since", default="", metavar="DATE", help="from this day, month or year on")
    command.add_argument("--until", default="", metavar="DATE")
    command.add_argument("--index", default="", metavar="FILE", help="keep the index here for the next time")
    command.add_argument("--json", action="store_true", dest="as_json")
    command.set_defaults(run=find)
