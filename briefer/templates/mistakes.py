"""What can be wrong in a template: values that its shape does not allow, and parts that contradict each other.

Each mistake is a sentence with its place in the file and, where one is near, what was probably meant.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from briefer.data import loaded, resources_folder
from briefer.errors import TemplateMistake
from briefer.templates.sections import Found, but_text, closest, keys_of, wrong_sections
from briefer.words import later, said, tr
from briefer.yaml_places import Marks, Place

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

FILE_NAME_PLACES = ("date", "subject", "parties", "version", "marking", "reference")
FOOTER_PLACES = ("date", "subject", "parties", "version", "reference")
PAGE_PLACES = ("page", "pages")
WANTED = {
    "string_type": later("text"),
    "bool_type": later("true or false"),
    "int_type": later("a whole number"),
    "float_type": later("a number"),
    "list_type": later("a list"),
    "dict_type": later("a group of settings"),
    "model_type": later("a group of settings"),
}
"""What a value of the wrong type should have been, by pydantic's name of the mistake."""


def mistake(error: ErrorDetails, marks: Marks, file_name: str) -> TemplateMistake:
    """Say what a value is that the shape of templates does not allow, and where it stands."""
    place = tuple(part for part in error["loc"] if part != "[key]")
    is_key = error["type"] == "extra_forbidden" or error["loc"][-1:] == ("[key]",)
    line, column = marks.of(place, is_key=is_key)
    message, suggestion = _words(error, place, marks.texts.get(place, ""))
    return TemplateMistake(file_name, line, column, message, suggestion)


def _words(error: ErrorDetails, place: Place, written: str) -> tuple[str, str]:
    """Return a mistake as a sentence, and what was probably meant; `written` is the value as it stands in the file."""
    from briefer.templates.shape import PATTERNS

    name = next((part for part in reversed(place) if isinstance(part, str)), "the template")  # of a list, not a number
    kind, given = error["type"], error.get("input")
    context = error.get("ctx", {})
    if kind == "extra_forbidden":
        return tr("“{name}” is no setting here.").format(name=name), closest(name, _names(place[:-1]))
    if kind == "missing":
        return tr("“{name}” is missing.").format(name=name), ""
    if kind == "literal_error":
        allowed = [word.strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(", ")]
        return tr("“{given}” is not a value of “{name}”; it is one of {allowed}.").format(
            given=given, name=name, allowed=", ".join(allowed)
        ), closest(str(given), allowed)
    if kind == "string_type" and written:
        return tr('“{name}” must be text, but YAML reads this as {type}. Put it in quotes: "{written}".').format(
            name=name, type=_type(given), written=written
        ), ""
    if kind == "string_pattern_mismatch":
        message = tr("“{name}” cannot be “{given}”: {why}.").format(
            name=name, given=given, why=said(PATTERNS[str(context["pattern"])])
        )
    elif kind in WANTED:
        message = tr("“{name}” must be {wanted}, not {type}.").format(
            name=name, wanted=said(WANTED[kind]), type=_type(given)
        )
    else:
        message = tr("“{name}” cannot be {given!r}: {why}.").format(
            name=name, given=given, why=error["msg"][0].lower() + error["msg"][1:]
        )
    return message, ""


def _type(value: object) -> str:
    names: dict[type, str] = {
        bool: tr("true or false"),
        int: tr("a number"),
        float: tr("a number"),
        str: tr("text"),
        list: tr("a list"),
    }
    return tr("nothing") if value is None else names.get(type(value), tr("a group of settings"))


def _names(path: Place) -> list[str]:
    """Return the settings that a part of a template may have."""
    from briefer.templates import shape as models

    parts: dict[str, type[BaseModel]] = {
        "sections": models.SectionModel,
        "fields": models.FieldModel,
        "keys": models.KeysModel,
        "style": models.StyleModel,
        "logo": models.LogoModel,
        "logo_right": models.LogoModel,
        "footer": models.FooterModel,
    }
    model = parts.get(str(path[0])) if path else models.TemplateModel
    return list(model.model_fields) if model else []


def contradictions(data: dict[str, Any], marks: Marks, file_name: str) -> Iterator[TemplateMistake]:
    """Find what is right in each part but wrong together, in data that may have other mistakes."""
    found = [
        *_clashing_keys(data.get("keys")),
        *_doubles(data.get("fields"), "fields", "key"),
        *_doubles(but_text(data.get("sections")), "sections", "kind"),
        *wrong_sections(data.get("sections"), data.get("fields")),
        *_unknown_places(data.get("file_name"), ("file_name",), FILE_NAME_PLACES),
        *_wrong_footers(data.get("footer"), data.get("fields")),
        *_wrong_labels(data.get("labels")),
    ]
    for place, message, suggestion in found:
        line, column = marks.of(place)
        yield TemplateMistake(file_name, line, column, message, suggestion)


def _clashing_keys(keys: object) -> Iterator[Found]:
    from briefer.templates.shape import KeysModel

    own = keys if isinstance(keys, dict) else {}
    owners: dict[str, str] = {}
    for act, letter in ({name: field.default for name, field in KeysModel.model_fields.items()} | own).items():
        if not isinstance(letter, str):
            continue
        other = owners.setdefault(letter, act)
        if other != act:
            named, other = (act, other) if act in own else (other, act)
            yield (
                ("keys", named),
                tr("The key {letter} is taken: it is that of “{other}”. Choose another letter.").format(
                    letter=letter, other=other
                ),
                "",
            )


def _doubles(parts: object, name: str, key: str) -> Iterator[Found]:
    seen = set()
    for index, part in enumerate(parts if isinstance(parts, list) else ()):
        value = part.get(key) if isinstance(part, dict) else None
        if isinstance(value, str) and value in seen:
            yield (name, index), tr("“{value}” stands twice in {name}.").format(value=value, name=name), ""
        seen.add(str(value))


def _wrong_footers(footer: object, fields: object) -> Iterator[Found]:
    """Find places in what stands at the foot of pages that nothing fills; the number of a page stands at the right."""
    if not isinstance(footer, dict):
        return
    known = list(dict.fromkeys((*FOOTER_PLACES, *keys_of(fields))))
    yield from _unknown_places(footer.get("left"), ("footer", "left"), known)
    yield from _unknown_places(footer.get("right"), ("footer", "right"), [*PAGE_PLACES, *known])


def _wrong_labels(labels: object) -> Iterator[Found]:
    """Find labels that no brief prints, and places in them that nothing fills."""
    if not isinstance(labels, dict):
        return
    words = _label_words()
    for key, text in labels.items():
        if key not in words:
            yield ("labels", key), tr("“{key}” is no label.").format(key=key), closest(str(key), list(words))
        else:
            yield from _unknown_places(text, ("labels", key), _places_in(str(words[key])))


@cache
def _label_words() -> dict[str, object]:
    """Return the labels of every brief as they read in English, read once: a gallery looks at twenty templates."""
    words: dict[str, object] = loaded(resources_folder() / "labels" / "en.yaml")
    return words


def _unknown_places(text: object, place: Place, known: Sequence[str]) -> Iterator[Found]:
    """Find {names} in a text that nothing fills."""
    if not isinstance(text, str):
        return
    try:
        names = _places_in(text)
    except ValueError:
        yield place, tr("A curly bracket stands alone here. Write a name between two, or leave it out."), ""
        return
    for name in names:
        if name not in known:
            told = tr("Nothing fills {place} here.")
            if known:
                told = tr("Nothing fills {place} here; it may hold {known}.")
            may = ", ".join(f"{{{each}}}" for each in known)
            yield place, told.format(place=f"{{{name}}}", known=may), closest(name, known)


def _places_in(text: str) -> list[str]:
    parts = list(string.Formatter().parse(text))
    if any(spec or conversion for _, _, spec, conversion in parts):
        raise ValueError(text)
    return [name for _, name, _, _ in parts if name is not None]
