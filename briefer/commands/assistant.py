"""The commands that ask an assistant and take its answer in."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from briefer import documents, drafting, queries
from briefer.assistant.answer import Answer, read_answer
from briefer.assistant.question import MOST_WORDS, questions
from briefer.assistant.records import text_of
from briefer.commands.output import add_force, save_project
from briefer.drafting.proposals import TagProposal, take
from briefer.errors import BrieferError
from briefer.model import ArticleId, Project
from briefer.policy import office_policy
from briefer.readers.encoding import decoded
from briefer.readers.refusals import PASTED
from briefer.store import project_file
from briefer.words import counted, tr


def question(options: Namespace) -> None:
    """Print the text to give to an assistant, part after part."""
    office_policy().allow_assistant()
    project = project_file.load(Path(options.project))
    parts = questions(project, _article(project, options.article), most_words=options.words or MOST_WORDS)
    if not parts:
        raise BrieferError(
            tr("{name} holds no article to ask about.").format(name=Path(options.project).name), tr("Add one first.")
        )
    if options.part:
        if not 1 <= options.part <= len(parts):
            raise BrieferError(
                tr("There is no part {part}: the question has {n}.").format(part=options.part, n=len(parts))
            )
        parts = parts[options.part - 1 : options.part]
    sys.stdout.write("\n".join(part.text for part in parts))


def answer(options: Namespace) -> None:
    """Take what an answer says over as draft tags; what could not be placed is said on stderr, by line."""
    office_policy().allow_assistant()
    project = project_file.load(Path(options.project))
    article_id = _article(project, options.article)
    found = read_answer(project, _text_of(options.file), article_id, drafts=drafting.own_drafts(project))
    taken = [each for each in found.proposals if each.is_complete]
    if options.output:
        save_project(take(project, taken), options, came_from=options.project)
    for line in _left(found):
        print(line, file=sys.stderr)
    where = f"{Path(options.output).name}: " if options.output else ""
    print(
        where
        + tr("{n} of {total} items are draft tags in the source's own words. Read each before you sign.").format(
            n=len(taken), total=len(found.proposals)
        )
    )


def _article(project: Project, name: str) -> ArticleId | None:
    """Return the article called S1, S2 ...; "" is all of them."""
    if not name:
        return None
    for source, article in queries.shown_articles(project):
        if name.casefold() == f"s{source}":
            return article.id
    raise BrieferError(
        tr("There is no source {name} in this brief.").format(name=name), tr("Sources are called S1, S2 and so on.")
    )


def _text_of(name: str) -> str:
    """Return the text of a file, "-" for standard input. Raises ReadError if it cannot be read."""
    if name == "-":
        return decoded(sys.stdin.buffer.read(), PASTED).text
    found = documents.read_document_or_text(Path(name))
    return found if isinstance(found, str) else text_of(found)


def _left(found: Answer) -> list[str]:
    lines: list[tuple[int, str]] = [
        (each.line, tr("not read: {words}").format(words=each.text)) for each in found.unread
    ]
    lines += [(each.line, _trouble(each)) for each in found.proposals if each.faults or not each.is_complete]
    said = [tr("Line {n}: {words}").format(n=line, words=words) for line, words in sorted(lines)]
    if found.passed_over:
        said.append(counted(len(found.passed_over), "1 paragraph was passed over.", "{n} paragraphs were passed over."))
    return said


def _trouble(proposal: TagProposal) -> str:
    faults = "; ".join(proposal.faults)
    if proposal.paragraph_id is None:
        told = tr("not in the source: “{words}”")
        if proposal.nearest:
            told = tr("not in the source: “{words}” (nearest: {nearest})")
        return "; ".join(filter(None, (told.format(words=proposal.words, nearest=proposal.nearest), faults)))
    return f"{faults}: “{proposal.words}”"


def add_to(add: Any) -> None:
    """Add the two commands to the words of the command line."""
    ask = add("question", help=tr("the text to give to an assistant: numbered sentences and what to answer"))
    ask.add_argument("project", metavar="PROJECT")
    ask.add_argument(
        "--words", type=int, default=0, metavar="N", help=tr("at most so many words of articles in a part")
    )
    ask.add_argument("--part", type=int, default=0, metavar="N", help=tr("this part alone"))
    ask.set_defaults(run=question)
    taking = add("answer", help=tr("an assistant's answer as draft tags"))
    taking.add_argument("project", metavar="PROJECT")
    taking.add_argument("file", metavar="FILE|-")
    taking.add_argument("-o", dest="output", metavar="PROJECT", default="")
    add_force(taking)
    taking.set_defaults(run=answer)
    for command in (ask, taking):
        command.add_argument("--article", default="", metavar="S1", help=tr("one source; without it, all"))
