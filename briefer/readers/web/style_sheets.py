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

MOST_RULES = 2_000
LABEL = "--label"
"""The property that keeps what a rule writes before an item: text and counters."""

_WANTED = re.compile(
    r"line-through|vertical-align\s*:\s*super|list-style(?:-type)?\s*:|counters?\("
    r"|display\s*:\s*(?:block|flex|grid|table|list-item)",
    re.I,
)
_WORDS = tuple(map(re.compile, ("line-through", "vertical-align", "list-style", r"counters?\(", "display")))
"""What a wanted rule holds one of; looked for one by one they are found many times faster than together."""

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_DECLARATION = re.compile(r"\s*([\w-]+)\s*:\s*((?:\"[^\"]*\"|'[^']*'|[^;\"'])*)")
_COMPOUND = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w-]+)*)", re.I)
_BEFORE = re.compile(r"::?before$", re.I)
_LAST = re.compile(r"([.#]?[\w-]+)(?:::?before)?\s*$", re.I)
_BETWEEN = re.compile(r"\s*>\s*|\s+")
_LISTS = ("ol", "ul", "li")
_PROPERTIES = ("text-decoration", "text-decoration-line", "vertical-align", "list-style", "list-style-type", "display")


def apply_style_sheets(page: Any) -> None:
    """Write the rules of a page's style sheets for words within lines and for lists into its elements."""
    sheets = [each.text for each in page.iter("style") if each.text and "print" not in each.get("media", "")]
    rules = [rule for sheet in sheets for rule in _rules(_COMMENT.sub("", sheet) if "/*" in sheet else sheet)]
    if not rules:
        return
    chosen = [
        (each.strip(), last[1], body)
        for selectors, body in rules
        for each in selectors.split(",")
        if (last := _LAST.search(each))
    ]
    chosen = chosen[:MOST_RULES]
    known = _index(page, {name for _, name, _ in chosen})
    found: defaultdict[Any, dict[str, str]] = defaultdict(dict)
    for selector, name, body in chosen:
        if name in known and (declared := _declared(body)):
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


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Return the selectors and the body of the rules that say something wanted, outside of at-rules."""
    depth = at = end = 0
    for place in sorted(match.start() for word in _WORDS for match in word.finditer(sheet)):
        if place < end or not _WANTED.match(sheet, place):
            continue
        start = sheet.rfind("{", at, place)
        if start < 0:
            continue
        before = sheet[at:start]
        depth += before.count("{") - before.count("}")
        at = start
        end = sheet.find("}", start)
        end = len(sheet) if end < 0 else end
        if depth == 0 and place < end:
            yield before[max(map(before.rfind, "};{")) + 1 :], sheet[start + 1 : end]


def _declared(body: str) -> dict[str, str]:
    declared = {name.lower(): value.strip() for name, value in _DECLARATION.findall(body)}
    if "counter" in declared.get("content", ""):
        return {LABEL: declared["content"].replace('"', "'").replace(";", ",")}
    return {name: declared[name] for name in _PROPERTIES if name in declared}


def _index(page: Any, names: set[str]) -> dict[str, list[Any]]:
    """Return the elements within lines and of lists by those of the names they have: their tag, ".class" and "#id"."""
    known: dict[str, list[Any]] = defaultdict(list)
    classes = {name[1:] for name in names if name[0] == "."}
    has_ids = any(name[0] == "#" for name in names)
    tags = names.intersection(INLINE.union(_LISTS))
    for element in page.iter(*INLINE, *_LISTS):
        if element.tag in tags:
            known[element.tag].append(element)
        if (own := element.get("class")) and (shared := classes.intersection(own.split())):
            for name in shared:
                known[f".{name}"].append(element)
        if has_ids and (name := element.get("id")):
            known[f"#{name}"].append(element)
    return known


def _chosen(selector: str, known: dict[str, list[Any]]) -> Iterator[Any]:
    """Return the elements that a selector is for, none if it is of a kind not looked at."""
    parts = [_COMPOUND.fullmatch(part) for part in _BETWEEN.split(selector)]
    if not all(part and part[0] for part in parts):
        return iter(())
    names = [[(part[1] or "").lower(), *re.findall(r"[.#][\w-]+", part[2])] for part in parts if part]
    last = next((name for name in reversed(names[-1]) if name), "")
    found = known.get(last, ())
    if len(names[-1]) + bool(names[-1][0]) > 2:
        found = [element for element in found if _has(element, names[-1])]
    return filter(partial(_is_within, names[:-1], {}), found) if len(names) > 1 else iter(found)


def _is_within(names: list[list[str]], seen: dict[Any, bool], element: Any) -> bool:
    """Return whether around an element stand others with some names in this order; `seen` holds the answers."""
    parent = element.getparent()
    if parent not in seen:
        around = element.iterancestors()
        seen[parent] = all(any(_has(outer, part) for outer in around) for part in reversed(names))
    return seen[parent]


def _has(element: Any, names: list[str]) -> bool:
    tag, *others = names
    if tag and element.tag != tag:
        return False
    classes = f" {element.get('class', '')} "
    return all(f" {name[1:]} " in classes if name[0] == "." else element.get("id") == name[1:] for name in others)
