"""The command line: a command with its words, or without one, the window.

Exit status 0 done, 1 an expected problem (its sentence on stderr), 2 usage.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from briefer.data import version_line
from briefer.errors import BrieferError, sentence_of_missing_part
from briefer.words import SOURCE, first_known, language_of_system, tr, use

COMMANDS = (
    "read",
    "parties",
    "suggest",
    "draft",
    "check",
    "export",
    "quotations",
    "templates",
    "question",
    "answer",
    "find",
    "changes",
    "merge",
    "update",
    "doctor",
    "help",
    "integrate",
)
LANGUAGE = "--language"  # before everything else: the language of window and command line, where not the system's
READ_CHILD = "--read-child"  # how a program packed into one file starts itself to read a foreign file
SAY_WINDOW = "--say-window"  # how `doctor` asks what Qt finds here: in a process of its own, which Qt may end


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, or open the window on a project or article; return the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    language = words[1] if words[:1] == [LANGUAGE] and len(words) > 1 else ""
    try:
        return _run_words(words[2:] if language else words, language)
    except (ImportError, SyntaxError) as error:
        print(sentence_of_missing_part(error), file=sys.stderr)
        return 1


def _run_words(words: list[str], language: str) -> int:
    if words[:1] == [READ_CHILD]:
        return int(importlib.import_module("briefer.readers.sandbox.child").main(words[1:]))
    if words[:1] == [SAY_WINDOW]:
        return int(importlib.import_module("ui.app").say_what_qt_finds())
    if words and (words[0] in COMMANDS or words[0] in {"-h", "--help", "--version", LANGUAGE}):
        use(first_known([language]) if language else language_of_system())
        return _run(words)
    return int(importlib.import_module("ui.app").main(words, language))


def _run(words: list[str]) -> int:
    options = _parser().parse_args(words)
    if getattr(options, "as_json", False):
        use(SOURCE)  # programs read it
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        options.run(options)
    except BrieferError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        print(tr("Stopped."), file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    from briefer import commands  # the window starts without them
    from briefer.commands import assistant, doctor, integrate, manual, memory, quotations, versions
    from briefer.commands.output import add_force

    parser = argparse.ArgumentParser(
        prog="briefer",
        description=tr("Turn news articles into a two-party brief. Without a command, opens the window."),
    )
    parser.add_argument(LANGUAGE, metavar="CODE", help=tr("the language to speak, also in the window; stands first"))
    parser.add_argument("--version", action="version", version=version_line())
    add = parser.add_subparsers(metavar="COMMAND", required=True).add_parser

    read = add("read", help=tr("what the reader sees: title, source, numbered paragraphs, warnings"))
    read.add_argument("file", metavar="FILE|URL|-")
    read.set_defaults(run=commands.read)

    parties = add("parties", help=tr("names that may be the parties, ranked, and why"))
    parties.add_argument("file", metavar="FILE")
    parties.set_defaults(run=commands.parties)

    suggest = add("suggest", help=tr("suggested tags with their reasons"))
    suggest.add_argument("file", metavar="FILE")
    suggest.set_defaults(run=commands.suggest)

    draft = add("draft", help=tr("a project with the suggestions accepted"))
    draft.add_argument("files", metavar="FILE", nargs="+")
    draft.add_argument("--template", metavar="NAME", default="comparison")
    draft.add_argument("-o", dest="output", metavar="PROJECT", required=True)
    add_force(draft)
    draft.set_defaults(run=commands.draft)

    check = add("check", help=tr("what stands between a project and a brief one may sign, worst first"))
    check.add_argument("project", metavar="PROJECT")
    check.set_defaults(run=commands.check)

    export = add("export", help=tr("write the brief of a project, or those of several into a folder"))
    _ask_what_to_export(export)
    export.set_defaults(run=commands.export)

    _add_templates(add)

    for more in (assistant, doctor, integrate, manual, memory, quotations, versions):
        more.add_to(add)
    for command in (suggest, draft):
        _ask_for_parties(command)
    for command in (read, parties, suggest, check):
        command.add_argument("--json", action="store_true", dest="as_json")
    return parser


def _add_templates(add: Any) -> None:
    from briefer import commands

    templates = add("templates", help=tr("the house formats"))
    which = templates.add_subparsers(metavar="list|check|schema", required=True)
    which.add_parser("list", help=tr("the built-in ones")).set_defaults(run=commands.list_templates)
    which.add_parser("schema", help=tr("JSON Schema for editors")).set_defaults(run=commands.template_schema)
    one = which.add_parser("check", help=tr("every mistake of a template, with file and line"))
    one.add_argument("file", metavar="FILE.yaml")
    one.set_defaults(run=commands.check_template)


def _ask_what_to_export(command: argparse.ArgumentParser) -> None:
    from briefer.commands.output import add_force

    command.add_argument("projects", metavar="PROJECT", nargs="+")
    where = command.add_mutually_exclusive_group(required=True)
    where.add_argument("-o", dest="outputs", metavar="FILE", action="append", default=[])
    where.add_argument("--folder", metavar="FOLDER", default="", help=tr("names come from the template's pattern"))
    command.add_argument("--format", dest="formats", metavar="docx|pdf|html|md|csv|xlsx", action="append", default=[])
    command.add_argument("--template", metavar="NAME|FILE.yaml", default="")
    add_force(command)
    command.add_argument("--issue", dest="is_issued", action="store_true", help=tr("keep it as the version given out"))
    command.add_argument("--since", type=int, metavar="VERSION", help=tr("tell changes against this version"))


def _ask_for_parties(command: argparse.ArgumentParser) -> None:
    command.add_argument("--party", action="append", required=True, metavar='"NAME: ALIAS, …"')
    command.add_argument("--third", action="append", default=[], metavar='"NAME: ALIAS, …"')
    command.add_argument(
        "--words", action="append", default=[], type=Path, metavar="FILE.yaml", help=tr("your own words")
    )


if __name__ == "__main__":
    sys.exit(main())
