"""What can be wrong in the sections of a template: settings that their kind does not have, fields nobody fills in."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import Any

from briefer.words import later, said, tr
from briefer.yaml_places import Place

Found = tuple[Place, str, str]
"""Where a mistake stands, what it is in words, and what was probably meant or ""."""
OF_TEXT = {
    "field": later("Only a text section prints a field."),
    "markdown": later("Only a text section can be written in Markdown."),
    "look": later("Only a text section has a look; a bottom line can stand in a box."),
    "numbered": later("Only the paragraphs of a text section are numbered."),
    "options": later("Only a text section has options to tick."),
}
COLUMNS = {
    "overview": ("state", "issues"),
    "third_parties": ("actor", "words", "kind", "reference"),
    "timeline": ("date", "event", "who", "status", "reference"),
    "sources": ("number", "source"),
    "changes": ("where", "then", "now"),
    "statements": ("date", "actor", "words", "reference"),
}
"""What the widths of a table are those of, by kind of section."""
COLUMN_WORDS = {
    "agreed text": later("agreed text"),
    "actor": later("actor"),
    "date": later("date"),
    "each side": later("each side"),
    "event": later("event"),
    "issue": later("issue"),
    "issues": later("issues"),
    "kind": later("kind"),
    "now": later("now"),
    "number": later("number"),
    "reference": later("reference"),
    "source": later("source"),
    "state": later("state"),
    "state of play": later("state of play"),
    "status": later("status"),
    "then": later("then"),
    "where": later("where"),
    "who": later("who"),
    "words": later("words"),
}
LEAST_SHARE = 0.03
"""Of the page: in a narrower column stands no word."""
MOST_SIDES = 3


def closest(word: str, words: Sequence[str]) -> str:
    """Return the word that was probably meant, "" if none is near."""
    return next(iter(difflib.get_close_matches(word, words, 1)), "")


def but_text(sections: object) -> object:
    """Return the sections with nothing in place of the text sections, of which there may be several."""
    if not isinstance(sections, list):
        return sections
    return [None if isinstance(part, dict) and part.get("kind") == "text" else part for part in sections]


def keys_of(fields: object) -> list[str]:
    """Return the keys of the fields of the form."""
    return [str(part.get("key")) for part in fields if isinstance(part, dict)] if isinstance(fields, list) else []


def wrong_sections(sections: object, fields: object) -> Iterator[Found]:
    """Find sections with settings that do not fit them, in data that may have other mistakes."""
    known, taken = keys_of(fields), set[object]()
    for index, part in enumerate(sections if isinstance(sections, list) else ()):
        if isinstance(part, dict):
            place = ("sections", index)
            yield from _wrong_field(part, place, known, taken)
            yield from _wrong_look(part, place)
            yield from _wrong_widths(part, place)
            if part.get("agreed_text") and part.get("kind") != "comparison":
                yield (*place, "agreed_text"), tr("Only the comparison has a column for agreed text."), ""
            if part.get("page_limit") and not part.get("title"):
                yield (
                    (*place, "page_limit"),
                    tr("A section that has a page limit needs a title, by which it is named."),
                    "",
                )


def _wrong_field(part: dict[str, Any], place: Place, known: Sequence[str], taken: set[object]) -> Iterator[Found]:
    """Find text sections without a field of the form, and settings of text on sections that have none."""
    field = part.get("field")
    if part.get("kind") != "text":
        is_boxed = part.get("kind") == "bottom_line" and part.get("look") == "box"
        own = {key: message for key, message in OF_TEXT.items() if not (key == "look" and is_boxed)}
        yield from (
            ((*place, key), said(message), "")
            for key, message in own.items()
            if part.get(key) not in (None, False, "plain")
        )
    elif field is None:
        yield place, tr("A text section needs “field”: the key of the field that it prints."), ""
    elif field not in known:
        yield (*place, "field"), tr("There is no field “{field}”.").format(field=field), closest(str(field), known)
    elif field in taken:
        yield (*place, "field"), tr("“{field}” is printed by two sections.").format(field=field), ""
    taken.add(field)


def _wrong_look(part: dict[str, Any], place: Place) -> Iterator[Found]:
    look = part.get("look", "plain")
    if look != "plain" and part.get("markdown"):
        yield (
            (*place, "look"),
            tr("A section in Markdown has no look “{look}”: its text says what is a heading or a list.").format(
                look=look
            ),
            "",
        )
    elif look != "plain" and (part.get("numbered") or part.get("options")):
        yield (
            (*place, "look"),
            tr("A section that looks like “{look}” has no numbers and nothing to tick.").format(look=look),
            "",
        )
    elif part.get("options") and part.get("markdown"):
        yield (
            (*place, "options"),
            tr("A section in Markdown has nothing to tick: write a paragraph a line instead."),
            "",
        )


def _wrong_widths(part: dict[str, Any], place: Place) -> Iterator[Found]:
    """Find widths that are not those of the section's columns, or leave no room for a word in one."""
    widths, names = part.get("widths"), _columns(part)
    if not isinstance(widths, list) or not all(isinstance(each, int | float) for each in widths):
        return
    place = (*place, "widths")
    if not names:
        yield place, tr("A section without a table has no column widths."), ""
    elif len(widths) != len(names):
        yield (
            place,
            tr("Here go {n} widths, not {m}: of {names}.").format(
                n=len(names), m=len(widths), names=", ".join(said(COLUMN_WORDS[each]) for each in names)
            ),
            "",
        )
    elif min(widths) < LEAST_SHARE * sum(
        each * (MOST_SIDES if n == "each side" else 1) for n, each in zip(names, widths, strict=True)
    ):
        yield (
            place,
            tr("The width {share:g} leaves no room for a word beside the others.").format(share=min(widths)),
            "",
        )


def _columns(part: dict[str, Any]) -> tuple[str, ...]:
    if part.get("kind") != "comparison":
        return COLUMNS.get(str(part.get("kind")), ())
    agreed = ("agreed text",) if part.get("agreed_text") else ()
    return ("number", "issue", "each side", *agreed, *(("state of play",) if part.get("state_of_play", True) else ()))
