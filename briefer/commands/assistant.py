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
from briefer.readers.from_text import PASTED
from briefer.store import project_file


def question(options: Namespace) -> None:
    """Print the text to give to an assistant, part after part."""
    office_policy().allow_assistant()
    project = project_file.load(Path(options.project))
    parts = questions(project, _article(project, options.article), most_words=options.words or MOST_WORDS)
    if not parts:
        raise BrieferError(f"{Path(options.project).name} holds no article to ask about.", "Add one first.")
    if options.part:
        if not 1 <= options.part <= len(parts):
            raise BrieferError(f"There is no part {options.part}: the question has {len(parts)}.")
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
        f"{where}{len(taken)} of {len(found.proposals)} items are draft tags in the source's own words. "
        "Read each before you sign."
    )


def _article(project: Project, name: str) -> ArticleId | None:
    """Return the article called S1, S2 ...; "" is all of them."""
    if not name:
        return None
    for source, article in queries.shown_articles(project):
        if name.casefold() == f"s{source}":
            return article.id
    raise BrieferError(f"There is no source {name} in this brief.", "Sources are called S1, S2 and so on.")


def _text_of(name: str) -> str:
    """Return the text of a file, "-" for standard input. Raises ReadError if it cannot be read."""
    if name == "-":
        return decoded(sys.stdin.buffer.read(), PASTED).text
    found = documents.read_document_or_text(Path(name))
    return found if isinstance(found, str) else text_of(found)


def _left(found: Answer) -> list[str]:
    lines: list[tuple[int, str]] = [(each.line, f"not read: {each.text}") for each in found.unread]
    lines += [(each.line, _trouble(each)) for each in found.proposals if each.faults or not each.is_complete]
    said = [f"Line {line}: {words}" for line, words in sorted(lines)]
    if found.passed_over:
        said.append(f"{len(found.passed_over)} paragraphs were passed over.")
    return said


def _trouble(proposal: TagProposal) -> str:
    faults = "; ".join(proposal.faults)
    if proposal.paragraph_id is None:
        nearest = f" (nearest: {proposal.nearest})" if proposal.nearest else ""
        return f"not in the source: “{proposal.words}”{nearest}{f'; {faults}' if faults else ''}"
    return f"{faults}: “{proposal.words}”"


def add_to(add: Any) -> None:
    """Add the two commands to the words of the command line."""
    ask = add("question", help="the text to give to an assistant: numbered sentences and what to answer")
    ask.add_argument("project", metavar="PROJECT")
    ask.add_argument("--words", type=int, default=0, metavar="N", help="at most so many words of articles in a part")
    ask.add_argument("--part", type=int, default=0, metavar="N", help="this part alone")
    ask.set_defaults(run=question)
    taking = add("answer", help="an assistant's answer as draft tags")
    taking.add_argument("project", metavar="PROJECT")
    taking.add_argument("file", metavar="FILE|-")
    taking.add_argument("-o", dest="output", metavar="PROJECT", default="")
    add_force(taking)
    taking.set_defaults(run=answer)
    for command in (ask, taking):
        command.add_argument("--article", default="", metavar="S1", help="one source; without it, all")
