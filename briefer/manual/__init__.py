"""The pages of help: Markdown files in `resources/help`, the same in the window and on the command line.

Keys and menus are not written in them: `{tag.demand}` stands for the key of an act, `{menu:file.export}` for its way
through the menus, and `{keys:tag}` for a table of all acts of a group. What acts there are comes from the window, or
from `resources/help/acts.json`, which is written from the window's own table.
Begin with `pages`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefer.data import resources_folder
from briefer.errors import BrieferError
from briefer.text import folded
from briefer.words import Sentence, language, later, said, tr

_PLACE = re.compile(r"\{(?:(keys|menu):)?([a-z_.0-9]+)\}")
_LINK = re.compile(r"\[([^\]]+)\]\(([a-z-]+)\)")
_MARKS = re.compile(r"[*`#|>]+|^-{3,}$", re.MULTILINE)
KEY_NAMES = {
    "Return": later("Enter"),
    "PgDown": later("Page Down"),
    "PgUp": later("Page Up"),
    "Ins": later("Insert"),
}


@dataclass(frozen=True, slots=True)
class Act:
    """What one can do: its words, the menu it stands in or "", its keys, and the view in which they act."""

    text: str
    menu: str
    keys: tuple[str, ...]
    where: str = ""


Acts = Mapping[str, Act]
"""Acts by their name; those of a group have its name before the point."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of help as Markdown, keys filled in; links lead to pages by their name."""

    name: str
    title: str
    text: str


def pages(acts: Acts | None = None) -> tuple[Page, ...]:
    """Return the pages in their order, with the keys of these acts or else the usual ones."""
    known = usual_acts() if acts is None else acts
    return tuple(_page(path.stem, path.read_text(encoding="utf-8"), known) for path in _files())


def page(name: str, acts: Acts | None = None) -> Page:
    """Return a page by its name. Raises BrieferError with the names that there are."""
    for each in pages(acts):
        if each.name == name:
            return each
    names = ", ".join(each.name for each in pages(acts))
    raise BrieferError(
        tr("There is no page of help called “{name}”.").format(name=name), tr("There are: {names}.").format(names=names)
    )


def found(those: Sequence[Page], words: str) -> tuple[tuple[Page, str], ...]:
    """Return the pages that hold all words, whatever their case and accents, each with the line that shows it best.

    Pages whose title has a word come first.
    """
    wanted = folded(words).split()
    if not wanted:
        return ()
    hits = [each for each in those if all(word in folded(f"{each.title} {each.text}") for word in wanted)]
    hits.sort(key=lambda each: not any(word in folded(each.title) for word in wanted))
    return tuple((each, _best_line(each, wanted)) for each in hits)


def plain(text: str) -> str:
    """Return a page as it is printed in a terminal: links say by which command their page is printed."""
    return _LINK.sub(r"\1 (briefer help \2)", text)


def usual_acts() -> Acts:
    """Return the acts of the window with the keys that they have before anybody changes them."""
    return {name: _in_words(each) for name, each in _english_acts().items()}


@cache
def _english_acts() -> Acts:
    loaded = json.loads((resources_folder() / "help" / "acts.json").read_text(encoding="utf-8"))
    return {name: Act(each["text"], each["menu"], tuple(each["keys"]), each["where"]) for name, each in loaded.items()}


def _in_words(act: Act) -> Act:
    """Return an act in the language of the reader, by the words that the window has for it."""
    texts = ": ".join(said(Sentence(part)) for part in act.text.split(": "))
    menu = said(Sentence(f"&{act.menu}")).replace("&", "") if act.menu else ""
    return Act(texts, menu, act.keys, said(Sentence(act.where)))


def _files() -> list[Path]:
    """Return the pages in the language of the reader; one that nobody translated is the English one."""
    folder = resources_folder() / "help"
    return [_translated(path) for path in sorted(folder.glob("[0-9]*.md"))]


def _translated(path: Path) -> Path:
    own = path.parent / language() / path.name
    return own if own.is_file() else path


def _page(stem: str, text: str, acts: Acts) -> Page:
    title, _, rest = text.partition("\n")
    return Page(stem.partition("-")[2], title.removeprefix("# "), _PLACE.sub(lambda each: _filled(each, acts), rest))


def _filled(place: re.Match[str], acts: Acts) -> str:
    sort, name = place[1], place[2]
    if sort == "keys":
        return _table([act for key, act in acts.items() if key.partition(".")[0] == name and act.keys])
    act = acts[name]
    way = f"*{act.menu} > {act.text}*" if act.menu else f"*{act.text}*"
    return way if sort == "menu" or not act.keys else f"`{key_name(act.keys[0])}`"


def key_name(key: str) -> str:
    """Return a key as people write it: `Ctrl+Enter`."""
    *held, last = key.split("+") if not key.endswith("+") else [*key.removesuffix("+").rstrip("+").split("+"), "+"]
    shown = said(KEY_NAMES[last]) if last in KEY_NAMES else last
    return "+".join((*held, shown)) if held != [""] else last


def _table(acts: Sequence[Act]) -> str:
    """Return acts with their keys as a table, in columns of equal width for a terminal."""
    rows = [
        (", ".join(dict.fromkeys(f"`{key_name(key)}`" for key in act.keys)), act.text.removesuffix("…")) for act in acts
    ]
    widths = [max(map(len, column)) for column in zip((tr("Keys"), tr("What it does")), *rows, strict=True)]
    lines = [(tr("Keys"), tr("What it does")), ("-" * widths[0], "-" * widths[1]), *rows]
    return "\n".join(f"| {keys:<{widths[0]}} | {text:<{widths[1]}} |" for keys, text in lines)


def _best_line(page: Page, wanted: Sequence[str]) -> str:
    """Return the paragraph or row with most of the words, without signs of Markdown; a heading does not count."""
    blocks = [block for part in page.text.split("\n\n") for block in (part.splitlines() if "|" in part else [part])]
    lines = [" ".join(_MARKS.sub("", _LINK.sub(r"\1", block)).split()) for block in blocks if block[:1] != "#"]
    return max(lines, key=lambda line: sum(word in folded(line) for word in wanted), default="")
