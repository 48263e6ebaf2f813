"""The commands on what changes: since a version, in a cleared copy of one, in a new edition of an article."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefer import documents, pipeline, templates
from briefer.commands.output import add_force, save_project
from briefer.drafting.proposals import take
from briefer.errors import BrieferError
from briefer.history.clearance import Cleared, read_cleared
from briefer.history.editions import known_edition
from briefer.history.editions import update as update_edition
from briefer.history.record import version_of
from briefer.history.taking import ClearedProposal
from briefer.history.wording import Sort
from briefer.model import Project, Record
from briefer.policy import office_policy
from briefer.queries.changes import Change
from briefer.queries.changes import changes as changes_between
from briefer.queries.record import record_of
from briefer.store import project_file
from briefer.words import counted, later, said, tr

SORTS = {
    Sort.PARAPHRASE: later("paraphrase"),
    Sort.QUOTATION: later("words in quotation marks"),
    Sort.SPEAKER: later("speaker"),
    Sort.TITLE: later("title"),
    Sort.STATE: later("state"),
    Sort.ASSESSMENT: later("assessment"),
    Sort.FIELD: later("field"),
    Sort.KEY_POINT: later("key point dropped"),
    Sort.NOTE: later("comment"),
    Sort.ITEM_DELETED: later("item deleted"),
    Sort.ITEM_MOVED: later("item moved"),
    Sort.ROW_DELETED: later("row deleted"),
    Sort.ROW_MOVED: later("row moved"),
    Sort.ROW_ADDED: later("row added"),
    Sort.DECIDED: later("decided"),
    Sort.UNPLACED: later("not placed"),
}
"""What a cleared document asks for, in words."""


def changes(options: Namespace) -> None:
    """Print what changed in a brief, each fact with the old words and the new."""
    project = project_file.load(Path(options.project))
    found = changes_between(_before(project, options.against), record_of(project))
    if options.as_json:
        print(json.dumps([_as_dict(each) for each in found], ensure_ascii=False, indent=1))
        return
    for each in found:
        print(" ".join(filter(None, (each.what.value, each.row or each.id))))
        for sign, words in (("-", each.old), ("+", each.new)):
            if words:
                print(f"    {sign} {words}")
    print(counted(len(found), "1 change.", "{n} changes.") if found else tr("Nothing changed."))


def _before(project: Project, against: str) -> Record:
    """Return the record of a version by its number, of another project by its file, or of the last version."""
    if against and not against.isdecimal():
        return record_of(project_file.load(Path(against)))
    if against:
        return version_of(project, int(against)).record
    if not project.versions:
        raise BrieferError(tr("No version was given out yet."), tr("Export one with --issue, or name another project."))
    return project.versions[-1].record


def _as_dict(change: Change) -> dict[str, Any]:
    return {
        "what": change.what.value,
        "id": change.id,
        "row": change.row,
        "old": change.old,
        "new": change.new,
    }


def merge(options: Namespace) -> None:
    """Print what a cleared document asks for, by number; with --take, write a project with those taken in."""
    project = project_file.load(Path(options.project))
    path = Path(options.file)
    template = templates.find(project.brief.template_id, office_policy().folders)
    cleared = read_cleared(project, template, documents.read_reviewed(path), path.name)
    if options.take:
        _take(project, cleared, options)
    elif options.as_json:
        entries = [_proposal_as_dict(number, each) for number, each in enumerate(cleared.proposals, 1)]
        against = {"version": cleared.version, "has_marks": cleared.has_marks, "proposals": entries}
        print(json.dumps(against, ensure_ascii=False, indent=1))
    else:
        _print_cleared(cleared)


def _take(project: Project, cleared: Cleared, options: Namespace) -> None:
    numbers = [each.strip() for each in options.take.split(",")]
    if not options.output:
        raise BrieferError(tr("Say with -o where to write the project."))
    if not all(each.isdecimal() and 1 <= int(each) <= len(cleared.proposals) for each in numbers):
        raise BrieferError(
            tr("Name proposals by their numbers, 1 to {n}, with commas between.").format(n=len(cleared.proposals))
        )
    project = take(project, [cleared.proposals[number - 1] for number in dict.fromkeys(map(int, numbers))])
    save_project(project, options, came_from=options.project)
    print(
        tr("{name}: {n} of {total} taken in.").format(
            name=Path(options.output).name, n=len(set(numbers)), total=len(cleared.proposals)
        )
    )


def _print_cleared(cleared: Cleared) -> None:
    against = tr("version {n}").format(n=cleared.version) if cleared.version else tr("the project as it is")
    print(tr("Compared with {against}.").format(against=against))
    if not cleared.has_marks:
        print(tr("The document has lost its bookmarks: its rows were found by their order and words."))
    for number, each in enumerate(cleared.proposals, 1):
        who = f" ({each.author})" if each.author else ""
        print(f"{number}. {said(SORTS[each.sort])}: {each.place}{who}")
        for sign, words in (("-", each.old), ("+", each.new), (tr("now:"), each.now), (tr("comment:"), each.comment)):
            if words:
                print(f"    {sign} {words}")
    count = len(cleared.proposals)
    print(counted(count, "1 proposal.", "{n} proposals.") if count else tr("Nothing was changed in it."))


def _proposal_as_dict(number: int, proposal: ClearedProposal) -> dict[str, Any]:
    return {
        "number": number,
        "sort": proposal.sort.value,
        "mark": proposal.mark.value,
        "place": proposal.place,
        "id": proposal.id,
        "old": proposal.old,
        "new": proposal.new,
        "now": proposal.now,
        "author": proposal.author,
        "comment": proposal.comment,
        "can_be_taken": proposal.is_complete,
    }


def update(options: Namespace) -> None:
    """Write a project with a new edition of an article in its place, and print the tags that could not move over."""
    project = project_file.load(Path(options.project))
    accessed = datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")
    article = pipeline.read_article(Path(options.file), accessed).article
    old = known_edition(project, article)
    if old is None:
        raise BrieferError(
            tr("{name} is no other edition of an article of this project.").format(name=Path(options.file).name)
        )
    done = update_edition(project, old.id, article)
    save_project(done.project, options, came_from=options.project)
    for each in done.left:
        print(tr("stays with the old edition: {old}").format(old=each.old))
        if each.new:
            print("    " + tr("now: {words}").format(words=each.new))
    total = len(done.carried) + len(done.left)
    print(
        tr("{name}: {n} of {total} tags moved to the new edition.").format(
            name=Path(options.output).name, n=len(done.carried), total=total
        )
    )


def add_to(add: Any) -> None:
    """Add the commands to the words of the command line."""
    command = add("changes", help=tr("what changed since a version was given out, or against another project"))
    command.add_argument("project", metavar="PROJECT")
    command.add_argument("against", metavar="VERSION|OTHER", nargs="?", default="")
    command.add_argument("--json", action="store_true", dest="as_json")
    command.set_defaults(run=changes)
    updating = add("update", help=tr("a new edition of an article in the place of the one that is there"))
    updating.add_argument("project", metavar="PROJECT")
    updating.add_argument("file", metavar="FILE")
    updating.add_argument("-o", dest="output", metavar="PROJECT", required=True)
    add_force(updating)
    updating.set_defaults(run=update)
    merging = add("merge", help=tr("what a cleared Word document asks for, and taking it in"))
    merging.add_argument("project", metavar="PROJECT")
    merging.add_argument("file", metavar="CLEARED.docx")
    merging.add_argument("--json", action="store_true", dest="as_json")
    merging.add_argument("--take", default="", metavar="N,M", help=tr("take these in"))
    merging.add_argument("-o", dest="output", metavar="PROJECT", default="", help=tr("where the project goes then"))
    add_force(merging)
    merging.set_defaults(run=merge)
