"""House formats: loading a YAML template, and naming every mistake in it at once with file, line and a suggestion.

A template is data only. The names and values it may hold are in `template_schema`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from briefer.data import templates_folder
from briefer.errors import BrieferError, TemplateError, TemplateMistake
from briefer.style import Style

if TYPE_CHECKING:
    import yaml
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from briefer.template_schema import TemplateModel

MAX_BYTES = 1_000_000
MAX_DEPTH = 12
FIXED_KEYS = frozenset("JKLTNOU")
"""Letters that the window uses itself; a kind may not take one of them."""

Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form; `required` means that a brief needs it, `is_long` that it takes several lines."""

    key: str
    label: str
    required: bool = False
    default: str = ""
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """One section as the template wants it; `limit` is the most entries it prints, None for all."""

    kind: str
    title: str = ""
    is_landscape: bool = False
    group_by: Literal["theme", "none"] = "theme"
    has_state_of_play: bool = True
    limit: int | None = None
    is_on: bool = True


@dataclass(frozen=True, slots=True)
class Template:
    """A house format. `page_limit` counts pages; `keys` maps a kind to its letter; `path` is "" for text in memory."""

    id: str
    name: str
    description: str
    language: str
    base: str
    columns: int
    style: Style
    page_limit: float | None
    fields: tuple[Field, ...]
    keys: dict[str, str]
    sections: tuple[SectionSpec, ...]
    file_name: str
    empty_side: str
    labels: dict[str, str]
    path: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """Where each value and each key of a file stands, by its path."""

    values: dict[Path_, tuple[int, int]]
    keys: dict[Path_, tuple[int, int]]

    def of(self, path: Path_, *, is_key: bool = False) -> tuple[int, int]:
        """Return line and column (from 1) of a path, or of the nearest part of it that stands in the file."""
        table = self.keys if is_key else self.values
        while path and path not in table:
            path, table = path[:-1], self.values
        return table.get(path, (1, 1))


def load(path: Path) -> Template:
    """Read a template file. Raises TemplateError with every mistake in it, BrieferError if it cannot be opened."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as exc:
        raise BrieferError(f"There is no template {path.name}. Check its name and folder.") from exc
    except OSError as exc:
        raise BrieferError(f"Could not open the template {path.name}: {exc.strerror or exc}.") from exc
    if len(data) > MAX_BYTES:
        raise _single(path.name, "The file is too large for a template")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise _single(path.name, "The file is not UTF-8 text. Save it as UTF-8") from exc
    return loads(text, path.name, str(path))


def loads(text: str, file_name: str = "template.yaml", path: str = "") -> Template:
    """Read a template from text. Raises TemplateError with every mistake."""
    from pydantic import ValidationError

    from briefer.template_schema import TemplateModel

    data, marks, mistakes = _parse(text, file_name)
    try:
        model = TemplateModel.model_validate(data)
    except ValidationError as exc:
        mistakes += [_mistake(error, marks, file_name) for error in exc.errors(include_url=False)]
        raise TemplateError(tuple(sorted(mistakes, key=lambda entry: (entry.line, entry.column)))) from exc
    mistakes += _contradictions(model, marks, file_name)
    if mistakes:
        raise TemplateError(tuple(sorted(mistakes, key=lambda entry: (entry.line, entry.column))))
    return _template(model, path)


def builtin() -> tuple[Template, ...]:
    """Return the templates that come with Briefer, the comparison first."""
    names = sorted(templates_folder().glob("*.yaml"), key=lambda path: (path.stem != "comparison", path.stem))
    return tuple(load(path) for path in names)


def find(name_or_path: str, folders: Sequence[Path] = ()) -> Template:
    """Return the template with an id, or in a file.

    Folders of the user are searched before the built-in one. Raises BrieferError naming the ids there are,
    TemplateError if the file has mistakes.
    """
    if name_or_path.endswith((".yaml", ".yml")):
        return load(Path(name_or_path))
    for folder in (*folders, templates_folder()):
        for path in sorted(folder.glob("*.yaml")):
            if path.stem == name_or_path:
                return load(path)
    known = sorted({path.stem for folder in (*folders, templates_folder()) for path in folder.glob("*.yaml")})
    close = _closest(name_or_path, known)
    hint = f" Did you mean “{close}”?" if close else ""
    raise BrieferError(f"There is no template “{name_or_path}”.{hint} Known are: {', '.join(known)}.")


def schema() -> dict[str, Any]:
    """Return the JSON Schema of templates, for editors that complete and check YAML."""
    from briefer.template_schema import TemplateModel

    return TemplateModel.model_json_schema()


def _parse(text: str, file_name: str) -> tuple[Any, Marks, list[TemplateMistake]]:
    """Return the data of a YAML text with the places of its parts; refuse what no template needs before loading it."""
    import yaml

    try:
        mistakes = list(_unwanted(text, file_name))
        if mistakes:
            raise TemplateError(tuple(mistakes))
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as exc:
        mark = exc.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = exc.problem or "it cannot be read"
        raise TemplateError((TemplateMistake(file_name, line, column, f"This is not YAML: {problem}."),)) from exc
    except (yaml.YAMLError, ValueError) as exc:
        raise _single(file_name, "This is not YAML text") from exc
    if node is None:
        raise _single(file_name, "The file is empty")
    marks = Marks({}, {})
    duplicates = list(_walk(node, (), marks, file_name))
    return _data(node), marks, duplicates


def _unwanted(text: str, file_name: str) -> Iterator[TemplateMistake]:
    """Find nesting, anchors, aliases and tags, which can blow up a loader, without loading anything."""
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            yield TemplateMistake(file_name, line, column, "This is nested too deeply for a template.")
            return
        if getattr(event, "anchor", None) is not None:
            yield TemplateMistake(file_name, line, column, "Anchors and aliases (& and *) are not used in templates.")
        elif (tag := getattr(event, "tag", None)) is not None:
            yield TemplateMistake(file_name, line, column, f"Tags such as {tag} are not used in templates.")


def _walk(node: yaml.Node, path: Path_, marks: Marks, file_name: str) -> Iterator[TemplateMistake]:
    """Note the places of a node and its parts; yield keys that stand twice."""
    import yaml

    marks.values[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            yield from _walk(child, (*path, index), marks, file_name)
    elif isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            name = str(key.value)
            line, column = key.start_mark.line + 1, key.start_mark.column + 1
            if (*path, name) in marks.keys:
                first = marks.keys[(*path, name)][0]
                yield TemplateMistake(
                    file_name, line, column, f"“{name}” stands here a second time; first in line {first}."
                )
            marks.keys[(*path, name)] = (line, column)
            yield from _walk(child, (*path, name), marks, file_name)


def _data(node: yaml.Node) -> Any:
    """Return a node's value; keys are always text, whatever YAML 1.1 makes of them."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _data(child) for key, child in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_data(child) for child in node.value]
    loader = yaml.SafeLoader("")
    try:
        value = loader.construct_object(node, deep=True)
    except ValueError:
        return node.value
    finally:
        loader.dispose()
    return value if isinstance(value, str | int | float | bool | None) else node.value


def _mistake(error: ErrorDetails, marks: Marks, file_name: str) -> TemplateMistake:
    path = tuple(part for part in error["loc"] if part != "[key]")
    is_key = error["type"] == "extra_forbidden"
    line, column = marks.of(path, is_key=is_key)
    message, suggestion = _words(error, path)
    return TemplateMistake(file_name, line, column, message, suggestion)


def _words(error: ErrorDetails, path: Path_) -> tuple[str, str]:
    """Return a mistake as a sentence, and what was probably meant."""
    kind, name, given = error["type"], str(path[-1]) if path else "the template", error.get("input")
    context = error.get("ctx", {})
    if kind == "extra_forbidden":
        return f"“{name}” is no setting here.", _closest(name, _names(path[:-1]))
    if kind == "missing":
        return f"“{name}” is missing.", ""
    if kind == "literal_error":
        allowed = [word.strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(", ")]
        return f"“{given}” is not a value of “{name}”; it is one of {', '.join(allowed)}.", _closest(
            str(given), allowed
        )
    if kind == "string_type":
        quoted = "yes" if given is True else "no" if given is False else given
        return f'“{name}” must be text, but YAML reads this as {_type(given)}. Put it in quotes: "{quoted}".', ""
    if kind in {"bool_type", "int_type", "float_type", "list_type", "dict_type", "model_type"}:
        wanted = {"bool_type": "true or false", "int_type": "a whole number", "float_type": "a number"}
        return f"“{name}” must be {wanted.get(kind, 'a list or a group of settings')}, not {_type(given)}.", ""
    return f"“{name}” cannot be {given!r}: {error['msg'][0].lower()}{error['msg'][1:]}.", ""


def _type(value: object) -> str:
    names: dict[type, str] = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list"}
    return "nothing" if value is None else names.get(type(value), "a group of settings")


def _names(path: Path_) -> list[str]:
    """Return the settings that a part of a template may have."""
    from briefer import template_schema as models

    parts: dict[str, type[BaseModel]] = {
        "sections": models.SectionModel,
        "fields": models.FieldModel,
        "keys": models.KeysModel,
        "style": models.StyleModel,
    }
    model = parts.get(str(path[0])) if path else models.TemplateModel
    return list(model.model_fields) if model else []


def _closest(word: str, words: Sequence[str]) -> str:
    return next(iter(difflib.get_close_matches(word, words, 1)), "")


def _contradictions(model: TemplateModel, marks: Marks, file_name: str) -> Iterator[TemplateMistake]:
    """Find what is right in each part but wrong together."""
    taken: dict[str, str] = {}
    for kind, letter in model.keys.model_dump().items():
        line, column = marks.of(("keys", kind))
        if letter in FIXED_KEYS:
            yield TemplateMistake(
                file_name, line, column, f"The key {letter} is taken by the window. Choose another letter."
            )
        if letter in taken:
            yield TemplateMistake(file_name, line, column, f"The key {letter} already tags a {taken[letter]}.")
        taken[letter] = kind
    for part, names in (("fields", [f.key for f in model.fields]), ("sections", [s.kind for s in model.sections])):
        for index, name in enumerate(names):
            if name in names[:index]:
                line, column = marks.of((part, index))
                yield TemplateMistake(file_name, line, column, f"“{name}” stands twice in {part}.")


def _template(model: TemplateModel, path: str) -> Template:
    style = model.style
    return Template(
        id=model.id,
        name=model.name,
        description=model.description,
        language=model.language,
        base=model.base,
        columns=model.columns,
        style=Style(
            page=style.page,
            margin_mm=style.margin,
            font=style.font,
            body_pt=style.body_size,
            table_pt=style.table_size,
        ),
        page_limit=model.page_limit,
        fields=tuple(Field(f.key, f.label, f.required, f.default, f.long) for f in model.fields),
        keys=model.keys.model_dump(),
        sections=tuple(
            SectionSpec(s.kind, s.title, s.landscape, s.group_by, s.state_of_play, s.limit, s.enabled)
            for s in model.sections
        ),
        file_name=model.file_name,
        empty_side=model.empty_side,
        labels=dict(model.labels),
        path=path,
    )


def _single(file_name: str, message: str) -> TemplateError:
    return TemplateError((TemplateMistake(file_name, 1, 1, f"{message}."),))
