"""What the style sheets in a page say of words within a line: that they stand apart, are struck out, raised, numbered.

Each such rule is written into the `style` of the elements it is for, where the walk over the page looks for it. Rules
for a medium or a width, and selectors that look beside an element or into its state, are passed over.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

from briefer.readers.web.inline import INLINE

LABEL = "--label"
"""The property that keeps what a rule writes before an item: text and counters."""

_WANTED = re.compile(
    r"line-through|vertical-align\s*:\s*super|list-style(?:-type)?\s*:|content\s*:[^;}]*\bcounters?\("
    r"|(?<![\w-])display\s*:",
    re.I,
)
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_DECLARATION = re.compile(r"\s*([\w-]+)\s*:\s*((?:\"[^\"]*\"|'[^']*'|[^;\"'])*)")
_COMPOUND = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w-]+)*)", re.I)
_BEFORE = re.compile(r"::?before$", re.I)
_BETWEEN = re.compile(r"\s*>\s*|\s+")
_LISTS = ("ol", "ul", "li")
_PROPERTIES = ("text-decoration", "text-decoration-line", "vertical-align", "list-style", "list-style-type", "display")


def apply_style_sheets(page: Any) -> None:
    """Write the rules of a page's style sheets for words within lines and for lists into its elements."""
    sheets = [
        _COMMENT.sub("", each.text) for each in page.iter("style") if each.text and "print" not in each.get("media", "")
    ]
    rules = [rule for sheet in sheets for rule in _rules(sheet)]
    if not rules:
        return
    known = _index(page)
    found: defaultdict[Any, dict[str, str]] = defaultdict(dict)
    for selectors, declared in rules:
        for selector in map(str.strip, selectors.split(",")):
            is_before = _BEFORE.search(selector) is not None
            if is_before is (LABEL in declared):
                for element in _chosen(_BEFORE.sub("", selector), known):
                    found[element] |= declared
    for element, declared in found.items():
        if element.tag not in INLINE:
            declared.pop("display", None)
        if declared:
            style = "; ".join(f"{name}: {value}" for name, value in declared.items())
            element.set("style", f"{own}; {style}" if (own := element.get("style")) else style)


def _rules(sheet: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Return the selectors and what is declared of the rules that say something wanted, outside of at-rules."""
    depth = at = end = 0
    for match in _WANTED.finditer(sheet):
        if match.start() < end:
            continue
        start = sheet.rfind("{", at, match.start())
        if start < 0:
            continue
        before = sheet[at:start]
        depth += before.count("{") - before.count("}")
        at = start
        end = sheet.find("}", start)
        end = len(sheet) if end < 0 else end
        if depth == 0 and match.start() < end and (declared := _declared(sheet[start + 1 : end])):
            yield before[max(map(before.rfind, "};{")) + 1 :], declared


def _declared(body: str) -> dict[str, str]:
    declared = {name.lower(): value.strip() for name, value in _DECLARATION.findall(body)}
    if "counter" in declared.get("content", ""):
        return {LABEL: declared["content"].replace('"', "'").replace(";", ",")}
    return {name: declared[name] for name in _PROPERTIES if name in declared}


def _index(page: Any) -> dict[str, list[Any]]:
    """Return the elements within lines and of lists by their tag, ".class" and "#id"."""
    known: dict[str, list[Any]] = defaultdict(list)
    for element in page.iter(*INLINE, *_LISTS):
        known[element.tag].append(element)
        for name in element.get("class", "").split():
            known[f".{name}"].append(element)
        if name := element.get("id"):
            known[f"#{name}"].append(element)
    return known


def _chosen(selector: str, known: dict[str, list[Any]]) -> Iterator[Any]:
    """Return the elements that a selector is for, none if it is of a kind not looked at."""
    parts = [_COMPOUND.fullmatch(part) for part in _BETWEEN.split(selector)]
    if not all(part and part[0] for part in parts):
        return iter(())
    names = [[(part[1] or "").lower(), *re.findall(r"[.#][\w-]+", part[2])] for part in parts if part]
    last = next((name for name in reversed(names[-1]) if name), "")
    return filter(partial(_is_within, names), known.get(last, ()))


def _is_within(names: list[list[str]], element: Any) -> bool:
    """Return whether an element has the last of some names, and elements around it those before, in this order."""
    if not _has(element, names[-1]):
        return False
    around = element.iterancestors()
    return all(any(_has(outer, part) for outer in around) for part in reversed(names[:-1]))


def _has(element: Any, names: list[str]) -> bool:
    tag, *others = names
    if tag and element.tag != tag:
        return False
    classes = f" {element.get('class', '')} "
    return all(f" {name[1:]} " in classes if name[0] == "." else element.get("id") == name[1:] for name in others)
