"""YAML text to plain data with the place of every part: guarded before loading, duplicate keys found.

What the data must look like is in `templates.shape`; what it becomes is in `templates`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefer.errors import TemplateError, TemplateMistake
from briefer.words import tr
from briefer.yaml_mistakes import explained, mark_place, strange_key, strange_value

if TYPE_CHECKING:
    import yaml

MAX_CHARACTERS = 200_000
MAX_DEPTH = 12
MAX_PARTS = 10_000

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""What would be printed as nothing, turn the words about it, or cannot be written to any file."""

_COMMENT = re.compile(r" +#\S")

Place = tuple[str | int, ...]
"""The way to a part of the file: keys and, in lists, numbers from 0."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Where each value and each key of a file stands, and each plain value as it is written."""

    values: dict[Place, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Place, tuple[int, int]] = field(default_factory=dict)
    texts: dict[Place, str] = field(default_factory=dict)

    def of(self, place: Place, *, is_key: bool = False) -> tuple[int, int]:
        """Return line and column (from 1) of a part, or of the nearest whole it belongs to."""
        table = self.keys if is_key else self.values
        while place and place not in table:
            place, table = place[:-1], self.values
        return table.get(place, (1, 1))


def parse(text: str, file_name: str) -> tuple[Any, Marks, list[TemplateMistake]]:
    """Return the data of a YAML text, the places of its parts, and the keys that stand twice.

    Raises TemplateError for what cannot be read or could blow up a loader.
    """
    import yaml

    if len(text) > MAX_CHARACTERS:
        raise single(file_name, tr("The file is too large for a template"))
    try:
        node = _node(text, file_name)
    except yaml.MarkedYAMLError as exc:
        raise TemplateError((explained(text, exc, file_name),)) from exc
    except yaml.reader.ReaderError as exc:
        line = text.count("\n", 0, exc.position) + 1
        message = tr("This character cannot stand in YAML. Remove it, or type the word again.")
        raise TemplateError((TemplateMistake(file_name, line, 1, message),)) from exc
    if node is None:
        raise single(file_name, tr("The file is empty"))
    marks = Marks()
    mistakes = list(_walk(node, (), marks, file_name))
    return _data(node), marks, mistakes


def cut_texts(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield line, name and words of each value that YAML ends before a #, though it may have been meant to go on."""
    import yaml

    lines = text.splitlines()
    pending = [yaml.compose(text, Loader=yaml.SafeLoader)]
    while pending:
        node = pending.pop()
        children = node.value if isinstance(node, (yaml.MappingNode, yaml.SequenceNode)) else ()
        for child in children:
            key, value = child if isinstance(child, tuple) else (None, child)
            pending.append(value)
            if key is None or not isinstance(value, yaml.ScalarNode) or value.style is not None:
                continue
            end = value.end_mark
            if value.tag.endswith(":str") and _COMMENT.match(lines[end.line][end.column :]):
                yield end.line + 1, key.value, value.value


def single(file_name: str, message: str) -> TemplateError:
    """Return the error of a file that is wrong as a whole."""
    return TemplateError((TemplateMistake(file_name, 1, 1, f"{message}."),))


def _node(text: str, file_name: str) -> yaml.Node | None:
    """Return the root of the text as YAML has it: read by libyaml, which is fast, or else by Python, which explains.

    Raises TemplateError for what could blow up a loader, yaml.YAMLError for what cannot be read.
    """
    import yaml

    fast = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # not everywhere is PyYAML built with libyaml
    for loader in (fast, yaml.SafeLoader):
        try:
            unwanted = tuple(_unwanted(text, file_name, loader))
            if unwanted:
                raise TemplateError(unwanted)
            return yaml.compose(text, Loader=loader)
        except (yaml.YAMLError, UnicodeError):
            if loader is yaml.SafeLoader:
                raise
    return None


def _unwanted(text: str, file_name: str, loader: type[yaml.SafeLoader | yaml.CSafeLoader]) -> Iterator[TemplateMistake]:
    """Find nesting, anchors, aliases and tags, which can blow up a loader, without loading anything."""
    import yaml

    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=loader)):
        line, column = mark_place(event.start_mark)
        if count > MAX_PARTS:
            yield TemplateMistake(file_name, line, column, tr("There are too many settings for a template."))
            return
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            yield TemplateMistake(file_name, line, column, tr("This is nested too deeply for a template."))
            return
        if getattr(event, "anchor", None) is not None:
            yield TemplateMistake(
                file_name, line, column, tr("Anchors and aliases (& and *) are not used in templates.")
            )
        elif (tag := getattr(event, "tag", None)) is not None:
            yield TemplateMistake(
                file_name, line, column, tr("Tags such as {tag} are not used in templates.").format(tag=tag)
            )


def _walk(node: yaml.Node, place: Place, marks: Marks, file_name: str) -> Iterator[TemplateMistake]:
    """Note the places of a node and its parts; yield keys that stand twice or are no words."""
    import yaml

    marks.values[place] = mark_place(node.start_mark)
    if isinstance(node, yaml.ScalarNode):
        marks.texts[place] = node.value
        if _UNSEEN.search(node.value):
            line, column = marks.values[place]
            yield TemplateMistake(file_name, line, column, tr("Hidden characters stand in this text. Type it again."))
    elif isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            yield from _walk(child, (*place, index), marks, file_name)
    elif isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            line, column = mark_place(key.start_mark)
            if not isinstance(key, yaml.ScalarNode):
                yield TemplateMistake(
                    file_name, line, column, tr("The name of a setting is a word, not a list or group.")
                )
                continue
            part = (*place, key.value)
            if strange := strange_key(key.value) or strange_value(node, child):
                yield TemplateMistake(file_name, line, column, strange)
            elif part in marks.keys:
                message = tr("“{value}” stands here a second time; first in line {keys}.").format(
                    value=key.value, keys=marks.keys[part][0]
                )
                yield TemplateMistake(file_name, line, column, message)
            marks.keys[part] = (line, column)
            yield from _walk(child, part, marks, file_name)


def _data(node: yaml.Node) -> Any:
    """Return a node's value; keys are always text, and so is what YAML 1.1 takes for a date or a sexagesimal number."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        return {key.value: _data(child) for key, child in node.value if isinstance(key, yaml.ScalarNode)}
    if isinstance(node, yaml.SequenceNode):
        return [_data(child) for child in node.value]
    if node.tag.endswith((":int", ":float")):
        return _number(node.value)
    if node.tag.endswith(":bool"):
        return node.value.lower() in {"true", "yes", "on"}
    return None if node.tag.endswith(":null") else node.value


def _number(text: str) -> int | float | str:
    if re.fullmatch(r"[+-]?\d{1,15}", text):
        return int(text)
    return float(text) if re.fullmatch(r"[+-]?\d{1,15}\.\d{0,15}", text) else text
