"""The text of a template as it is edited: one value set in its place, sections moved and switched, words completed.

A change touches the part it means and no other, so comments and order stay. What is right is in `templates`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefer import templates
from briefer.errors import BrieferError, TemplateMistake
from briefer.template_yaml import Place

if TYPE_CHECKING:
    import yaml

WORDS_OF_YAML = frozenset({"yes", "no", "true", "false", "on", "off", "null", "y", "n"})
PARTS = {
    "sections": "SectionModel",
    "fields": "FieldModel",
    "keys": "KeysModel",
    "style": "StyleModel",
    "logo": "LogoModel",
}


def scalar(value: str) -> str:
    """Write a text as a YAML value, in quotes if YAML would read it as something else."""
    is_plain = re.fullmatch(r"[^\W\d_][\w ()/.-]*", value) and value.lower() not in WORDS_OF_YAML
    if is_plain and value == value.strip():
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'


def with_value(text: str, place: Place, written: str) -> str:
    """Return the text with one value replaced by YAML as written; a setting that is missing is added to its group.

    Raises BrieferError if the text is not YAML, or the group of the setting is not there.
    """
    node = _at(_composed(text), place)
    if node is not None:
        return text[: node.start_mark.index] + written + text[node.end_mark.index :]
    if len(place) == 1:
        return f"{text.rstrip()}\n{place[0]}: {written}\n"
    group = _at(_composed(text), place[:-1])
    if group is None:
        return with_value(text, place[:-1], f"{{{place[-1]}: {written}}}")
    return _added(text, group, f"{place[-1]}: {written}")


def without_value(text: str, place: Place) -> str:
    """Return the text without a setting, or without its group if that would be empty. Raises as `with_value` does."""
    group = _at(_composed(text), place[:-1])
    pairs = list(getattr(group, "value", ()))
    index = next((number for number, (key, _) in enumerate(pairs) if key.value == place[-1]), None)
    if group is None or index is None:
        return text
    if len(pairs) == 1 and len(place) > 1:
        return without_value(text, place[:-1])
    start, end = pairs[index][0].start_mark, pairs[index][1].end_mark
    is_flow = bool(getattr(group, "flow_style", False))
    if is_flow and index + 1 == len(pairs):
        return text[: pairs[index - 1][1].end_mark.index] + text[end.index :]
    if is_flow or text[start.index - start.column : start.index].strip():
        return text[: start.index] + text[pairs[index + 1][0].start_mark.index :]
    lines = text.splitlines(keepends=True)
    last = end.line + 1 if end.column else end.line
    while last > start.line + 1 and lines[last - 1].lstrip()[:1] in {"", "#"}:
        last -= 1  # what stands under it is about what follows
    return "".join([*lines[: start.line], *lines[last:]])


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
    """Return the plain values of each entry of a list ("sections", "fields") as they stand in the text."""
    import yaml

    found = _at(_composed(text), (name,))
    if not isinstance(found, yaml.SequenceNode):
        return ()
    return tuple(
        {key.value: value.value for key, value in entry.value if isinstance(value, yaml.ScalarNode)}
        if isinstance(entry, yaml.MappingNode)
        else {}
        for entry in found.value
    )


def with_entry_moved(text: str, name: str, index: int, to: int) -> str:
    """Return the text with the lines of an entry moved to another place of its list, comments above it too."""
    parts = _entry_lines(text, name)
    if parts is None or not 0 <= to < len(parts.blocks):
        return text
    parts.blocks.insert(to, parts.blocks.pop(index))
    return parts.text()


def with_entry_added(text: str, name: str, written: str) -> str:
    """Return the text with an entry, YAML as written, at the end of a list; a list that is missing is begun."""
    parts = _entry_lines(text, name)
    if parts is None or not parts.blocks:
        return with_value(text, (name,), f"\n  - {written}") if not entries(text, name) else text
    parts.blocks.append(f"{parts.indent}- {written}\n")
    return parts.text()


def with_entry_removed(text: str, name: str, index: int) -> str:
    """Return the text without the lines of an entry; the only entry of a list stays."""
    parts = _entry_lines(text, name)
    if parts is None or len(parts.blocks) < 2 or not 0 <= index < len(parts.blocks):
        return text
    del parts.blocks[index]
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
class _EntryLines:
    """The lines of a list: those before it, those of each entry, those behind it."""

    before: list[str]
    blocks: list[str]
    after: list[str]
    indent: str

    def text(self) -> str:
        return "".join([*self.before, *self.blocks, *self.after])


def _entry_lines(text: str, name: str) -> _EntryLines | None:
    """Return the lines of a list in block style, None for one in brackets or none at all."""
    import yaml

    found = _at(_composed(text), (name,))
    if not isinstance(found, yaml.SequenceNode) or found.flow_style or not found.value:
        return None
    lines = text.splitlines(keepends=True)
    starts = [entry.start_mark.line for entry in found.value]
    last = found.value[-1].end_mark
    end = last.line + 1 if last.column else last.line
    while end > starts[-1] + 1 and not lines[end - 1].strip():
        end -= 1
    bounds = [*starts, end]
    blocks = ["".join(lines[a:b]).rstrip("\n") + "\n" for a, b in zip(bounds, bounds[1:], strict=False)]
    indent = lines[starts[0]].partition("-")[0]
    return _EntryLines(lines[: starts[0]], blocks, lines[end:], indent)


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
    values = _values(found)
    default = found.get("default")
    parts = [f"one of {', '.join(values)}" if values else str(found.get("type", "a setting"))]
    if default not in (None, "", [], {}):
        parts.append(f"{default} if left out")
    return f"{word}: {'; '.join(parts)}"


def _starting(prefix: str, words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word.startswith(prefix))


def _values(setting: dict[str, Any]) -> list[str]:
    if setting.get("type") == "boolean":
        return ["true", "false"]
    return [str(value) for value in setting.get("enum", ())]


def _composed(text: str) -> yaml.Node:
    import yaml

    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as exc:
        raise BrieferError("The text is not YAML yet, so the form cannot change it. Mend the marked line.") from exc
    if node is None:
        raise BrieferError("The text is empty, so the form cannot change it.")
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


def _added(text: str, group: yaml.Node, written: str) -> str:
    """Return the text with a setting added to a group, in the braces or as a line of its own."""
    if getattr(group, "flow_style", False):
        end = group.end_mark.index - 1
        comma = ", " if getattr(group, "value", ()) else ""
        return f"{text[:end].rstrip()}{comma}{written}{text[end:]}"
    start = group.start_mark
    return f"{text[: start.index]}{written}\n{' ' * start.column}{text[start.index :]}"
