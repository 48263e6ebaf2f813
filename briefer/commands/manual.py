"""What `help` prints: the pages of the window's help, with the usual keys."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from briefer import manual
from briefer.words import tr


def show(options: Namespace) -> None:
    """Print a page, or the pages that hold some words, or without words what pages there are."""
    known = manual.pages()
    asked = " ".join(options.words)
    if not asked:
        for each in known:
            print(f"{each.name:<{max(len(page.name) for page in known)}}  {each.title}")
        return
    if (hits := manual.found(known, asked)) and asked not in {each.name for each in known}:
        for each, line in hits:
            print(f"{each.title} (briefer help {each.name})\n    {line}")
        return
    shown = manual.page(asked)
    print(f"# {shown.title}\n{manual.plain(shown.text)}".rstrip())


def add_to(add: Any) -> None:
    """Add the command to the words of the command line."""
    command = add("help", help=tr("the pages of help, or those that hold some words"))
    command.add_argument("words", metavar="PAGE|WORDS", nargs="*")
    command.set_defaults(run=show)
