"""The text of a template as it is edited: one value set in its place, sections moved and switched, words completed.

A change touches the part it means and no other, so comments and order stay. What is right is in `templates`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from briefer import templates
from briefer.errors import BrieferError, TemplateMistake
from briefer.words import later, said, tr
from briefer.yaml_places import Place

if TYPE_CHECKING:
    import yaml

WORDS_OF_YAML = frozenset({"yes", "no", "true", "false", "on", "off", "null", "y", "n"})
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML refuses or folds even in quotes, unless it is escaped."""
PARTS = {
    "sections": "SectionModel",
    "fields": "FieldModel",
    "keys": "KeysModel",
    "style": "StyleModel",
    "logo": "LogoModel",
    "logo_right": "LogoModel",
    "footer": "FooterModel",
}

TYPES = {
    "string": later("a text"),
    "number": later("a number"),
    "integer": later("a whole number"),
    "array": later("a list"),
}
"""What a setting holds, by the schema's word for it."""


def scalar(value: str) -> str:
    """Write a text as a YAML value, in quotes if YAML would read it as something else."""
    is_plain = re.fullmatch(r"[^\W\d_][\w ()/.-]*", value) and value.lower() not in WORDS_OF_YAML
    if is_plain and value == value.strip():
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{_UNWRITABLE.sub(lambda sign: f"{chr(92)}u{ord(sign[0]):04x}", escaped)}"'


def with_value(text: str, place: Place, written: str) -> str:
    """Return the text with one value replaced by YAML as written; a setting that is missing is added to its group.

    Raises BrieferError if the text is not YAML, or the group of the setting is not there.
    """
    root = _composed(text)
    node = _at(root, place)
    if node is not None:
        start = node.start_mark.index
        space = "" if text[start - 1 : start].isspace() or written.startswith("\n") else " "
        is_empty = _end(text, node) == start
        return f"{text[:start]}{space if is_empty else ''}{written}{text[_end(text, node) :]}"
    group = _at(root, place[:-1])
    if len(place) > 1 and (group is None or not group.value or not hasattr(group, "flow_style")):
        return with_value(text, place[:-1], f"{{{place[-1]}: {written}}}")
    return _added(text, group or root, f"{place[-1]}: {written}")


def without_value(text: str, place: Place) -> str:
    """Return the text without a setting, or without its group if that would be empty. Raises as `with_value` does."""
    group = _at(_composed(text), place[:-1])
    pairs = list(getattr(group, "value", ()))
    index = next((number for number, (key, _) in enumerate(pairs) if key.value == place[-1]), None)
    if group is None or index is None:
        return text
    if len(pairs) == 1 and len(place) > 1:
        return without_value(text, place[:-1])
    start, end = pairs[index][0].start_mark, _end(text, pairs[index][1])
    is_flow = bool(getattr(group, "flow_style", False))
    if is_flow and index and index + 1 == len(pairs):
        return text[: _end(text, pairs[index - 1][1])] + text[end:]
    is_first_of_entry = bool(text[start.index - start.column : start.index].strip())
    if (is_flow or is_first_of_entry) and index + 1 < len(pairs):
        return text[: start.index] + text[pairs[index + 1][0].start_mark.index :]
    if is_flow:
        return text[: start.index] + text[end:]
    line_end = text.find("\n", end)
    return text[: start.index - start.column] + (text[line_end + 1 :] if line_end >= 0 else "")


def value_at(text: str, place: Place) -> str:
    """Return the plain value at a place as its words, "" if there is none. Raises BrieferError if it is not YAML."""
    return values_at(text, (place,))[place]


def values_at(text: str, places: Iterable[Place]) -> dict[Place, str]:
    """Return the plain values at places as their words, the text read once. Raises as `value_at` does."""
    import yaml

    root = _composed(text)
    nodes = {place: _at(root, place) for place in places}
    return {place: str(node.value) if isinstance(node, yaml.ScalarNode) else "" for place, node in nodes.items()}


def entries(text: str, name: str) -> tuple[dict[str, str], ...]:
    """Return the plain values of each entry of a list ("sections", "fields") as they stand in the text.

    A value that is a list of such has commas between.
    """
    import yaml

    found = _at(_composed(text), (name,))
    if not isinstance(found, yaml.SequenceNode):
        return ()
    return tuple(
        {key.value: plain for key, value in entry.value if (plain := _plain(value)) is not None}
        if isinstance(entry, yaml.MappingNode)
        else {}
        for entry in found.value
    )


def _plain(node: yaml.Node) -> str | None:
    """Return a plain value or a list of such as words, None for anything else."""
    import yaml

    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    is_list = isinstance(node, yaml.SequenceNode) and all(isinstance(each, yaml.ScalarNode) for each in node.value)
    return ", ".join(str(each.value) for each in node.value) if is_list else None


def with_entry_moved(text: str, name: str, index: int, to: int) -> str:
    """Return the text with an entry moved to another place of its list, the comments above it too."""
    parts = _parts_of(text, name)
    if parts is None or not 0 <= to < len(parts.entries) or not 0 <= index < len(parts.entries):
        return text
    parts.entries.insert(to, parts.entries.pop(index))
    return parts.text()


def with_entry_added(text: str, name: str, written: str) -> str:
    """Return the text with an entry, YAML as written, at the end of a list; a list that is missing is begun."""
    parts = _parts_of(text, name)
    if parts is None:
        return with_value(text, (name,), f"\n  - {written}")
    parts.gaps.append(", " if parts.is_flow else "")
    parts.entries.append(written if parts.is_flow else f"{parts.indent}- {written}\n")
    return parts.text()


def with_entry_removed(text: str, name: str, index: int) -> str:
    """Return the text without an entry and the comments above it; the only entry of a list stays."""
    parts = _parts_of(text, name)
    if parts is None or len(parts.entries) < 2 or not 0 <= index < len(parts.entries):
        return text
    del parts.entries[index], parts.gaps[max(0, index - 1)]
    return parts.text()


def place_at(text: str, line: int) -> Place:
    """Return the place of what stands in a line, from 1: the setting, and in a list the number of its entry."""
    import yaml

    root = _composed(text)
    found: Place = ()
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.start_mark.line < line:
            numbers = [
                index
                for index, entry in enumerate(value.value if isinstance(value, yaml.SequenceNode) else ())
                if entry.start_mark.line < line
            ]
            found = (key.value, *numbers[-1:])
    return found


@dataclass(slots=True)
class _Parts:
    """The text of a list: what is before it, each entry, what stands between two of them, what is behind it."""

    before: str
    entries: list[str]
    gaps: list[str]
    after: str
    indent: str = ""
    is_flow: bool = False

    def text(self) -> str:
        between = (each for pair in zip(self.gaps, self.entries[1:], strict=True) for each in pair)
        return "".join([self.before, self.entries[0], *between, self.after])


def _parts_of(text: str, name: str) -> _Parts | None:
    """Return the parts of a list that has an entry, else None."""
    import yaml

    found = _at(_composed(text), (name,))
    if not isinstance(found, yaml.SequenceNode) or not found.value:
        return None
    ends = [_end(text, entry) for entry in found.value]
    if not found.flow_style:
        return _lines_of(text, found, ends)
    starts = [entry.start_mark.index for entry in found.value]
    written = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    gaps = [text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
    return _Parts(text[: starts[0]], written, gaps, text[ends[-1] :], is_flow=True)


def _lines_of(text: str, found: yaml.SequenceNode, ends: Sequence[int]) -> _Parts:
    """Return the parts of a list in block style: whole lines, each entry with the comments right above its dash."""
    lines = text.splitlines(keepends=True)
    starts: list[int] = []
    floor = found.start_mark.line
    for entry, end in zip(found.value, ends, strict=True):
        line = entry.start_mark.line
        while not re.match(r"\s*-(\s|$)", lines[line]):
            line -= 1
        indent = lines[line].partition("-")[0]  # all dashes of a list stand in one column
        while starts and line > floor and lines[line - 1].lstrip().startswith("#"):
            line -= 1
        starts.append(line)
        floor = len(text[:end].splitlines())
    first = starts[0]
    while lines[first - 1].lstrip().startswith("#"):
        first -= 1
    bounds = [first, *starts[1:], floor]
    blocks = ["".join(lines[a:b]) for a, b in zip(bounds, bounds[1:], strict=False)]
    blocks[-1] = blocks[-1] if blocks[-1].endswith("\n") else f"{blocks[-1]}\n"
    gaps = [""] * (len(blocks) - 1)
    return _Parts("".join(lines[:first]), blocks, gaps, "".join(lines[floor:]), indent)


def fixed(text: str, mistake: TemplateMistake) -> str:
    """Return the text with the word of a mistake replaced by what was probably meant."""
    start, end = place_of(text, mistake)
    return text[:start] + mistake.suggestion + text[end:] if mistake.suggestion else text


def place_of(text: str, mistake: TemplateMistake) -> tuple[int, int]:
    """Return the characters of the word that a mistake is about, or of its line if there is no word."""
    lines = text.splitlines(keepends=True)
    if mistake.line > len(lines):
        return len(text), len(text)
    start = sum(map(len, lines[: mistake.line - 1]))
    line = lines[mistake.line - 1].rstrip("\n")
    word = re.compile(r"[\"']?([\w.-]+)").match(line, mistake.column - 1)
    return (start + word.start(1), start + word.end(1)) if word else (start, start + len(line))


def completions(text: str, offset: int) -> tuple[str, tuple[str, ...]]:
    """Return what is typed of a word before `offset`, and the keys or values that may stand there."""
    before = text[:offset]
    line = before.rpartition("\n")[2]
    schema = templates.schema()
    tops = re.findall(r"^(\w+):", before, re.MULTILINE)
    is_top = re.fullmatch(r"\w*|\w+:\s*[\w.-]*", line) is not None
    part = PARTS.get(tops[-1], "") if tops and not is_top else ""
    settings: dict[str, Any] = schema["$defs"][part]["properties"] if part else schema["properties"]
    value = re.search(r"(\w+):[ ]+([\w.-]*)$", line)
    if value:
        return value[2], _starting(value[2], _values(settings.get(value[1], {})))
    typed = re.search(r"\w*$", line)
    prefix = typed[0] if typed else ""
    return prefix, _starting(prefix, list(settings))


def explained(word: str) -> str:
    """Say what a setting may hold, from the schema; "" for a word that is none."""
    schema = templates.schema()
    groups = [schema["properties"], *(schema["$defs"][name]["properties"] for name in PARTS.values())]
    found = next((group[word] for group in groups if word in group), None)
    if found is None:
        return ""
    shape = next((each for each in found.get("anyOf", ()) if each.get("type") != "null"), found)
    values, default = _values(shape), found.get("default")
    parts = [tr("one of {values}").format(values=", ".join(values)) if values else _kind(shape.get("type", ""))]
    if "description" in found:
        parts.insert(0, found["description"])
    if default not in (None, "", [], {}) and not isinstance(default, dict):
        parts.append(tr("{default} if left out").format(default=default))
    return f"{word}: {'; '.join(parts)}"


def _kind(kind: str) -> str:
    """Say what kind of value a setting takes, by JSON Schema's word for it."""
    return said(TYPES[kind]) if kind in TYPES else tr("a group of settings")


def _starting(prefix: str, words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word.startswith(prefix))


def _values(setting: dict[str, Any]) -> list[str]:
    if setting.get("type") == "boolean":
        return ["true", "false"]
    return [str(value) for value in setting.get("enum", ())]


@lru_cache(maxsize=2)
def _composed(text: str) -> yaml.Node:
    """Return what a text comes to, which nobody changes; a form asks for its values nine times over."""
    import yaml

    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as exc:
        raise BrieferError(tr("The text is not YAML yet, so the form cannot change it. Mend the marked line.")) from exc
    if node is None:
        raise BrieferError(tr("The text is empty, so the form cannot change it."))
    return node


def _at(node: yaml.Node | None, place: Place) -> yaml.Node | None:
    import yaml

    for part in place:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == part), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
        else:
            return None
    return node


def _end(text: str, node: yaml.Node) -> int:
    """Return where what is written of a node ends: before the blank lines and comments that follow it."""
    start, end = node.start_mark.index, node.end_mark.index
    if node.value and getattr(node, "flow_style", None) is False:  # a block ends with its last part
        last = node.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    return int(start + len(text[start:end].rstrip()))


def _added(text: str, group: yaml.Node, written: str) -> str:
    """Return the text with a setting added to a group that has some, in its braces or as a line of its own."""
    start = group.start_mark
    if getattr(group, "flow_style", False):
        end = _end(text, group.value[-1][1])
        return f"{text[:end]}, {written}{text[end:]}"
    if start.column:
        return f"{text[: start.index]}{written}\n{' ' * start.column}{text[start.index :]}"
    closing = re.compile(r"^\.\.\.(\s|$)", re.MULTILINE).search(text, _end(text, group))
    at = closing.start() if closing else len(text)
    return f"{text[:at].rstrip()}\n{written}\n{text[at:]}"
