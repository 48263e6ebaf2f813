"""What somebody left in an office document beside its text: tracked changes and comments, with words and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from briefer.readers.base import Change, ChangeKind
from briefer.readers.office import odt_names, odt_styles, odt_walk
from briefer.readers.office.docx_styles import attribute, child, local_name

_WORD_KINDS = {
    "ins": ChangeKind.INSERTED,
    "moveTo": ChangeKind.INSERTED,
    "del": ChangeKind.DELETED,
    "moveFrom": ChangeKind.DELETED,
}
_WORD_TEXTS = frozenset({"t", "delText"})
_ODT_KINDS = {"text:insertion": ChangeKind.INSERTED, "text:deletion": ChangeKind.DELETED}


class Changes:
    """Tracked changes as a walk meets them, character by character; what stands together is one."""

    def __init__(self) -> None:
        self._found: list[tuple[ChangeKind, list[str]]] = []
        self._kind: ChangeKind | None = None

    def take(self, characters: str, *, is_deleted: bool, is_inserted: bool) -> None:
        """Take in characters that were put in, taken out, or neither."""
        kind = ChangeKind.DELETED if is_deleted else ChangeKind.INSERTED if is_inserted else None
        if kind is not None and kind is not self._kind:
            self._found.append((kind, []))
        self._kind = kind
        if kind is not None:
            self._found[-1][1].append(characters)

    @property
    def all(self) -> list[Change]:
        """The changes in the order of the text."""
        changes = [Change(kind, "".join(pieces).strip()) for kind, pieces in self._found]
        return [each for each in changes if each.text]


def word_changes(root: Element, comments: Element | None) -> list[Change]:
    """Return the tracked changes of a Word document in the order of its text, then its comments."""
    return [*_joined(_tracked(root)), *map(_comment, comments if comments is not None else ())]


def odt_changes(body: Element, styles: odt_styles.Styles) -> list[Change]:
    """Return the tracked changes of an OpenDocument text, then its comments."""
    inserted = _inserted(body)
    changes = [
        Change(
            _ODT_KINDS[kind],
            inserted.get(_region_id(region), "") if kind == "text:insertion" else odt_walk.words_of(change, styles),
            *_signed(change),
        )
        for region in body.iter()
        if odt_names.qualified(region.tag) == "text:changed-region"
        for change in region
        if (kind := odt_names.qualified(change.tag)) in _ODT_KINDS
    ]
    comments = [
        Change(ChangeKind.COMMENT, odt_walk.words_of(entry, styles), *_signed(entry))
        for entry in body.iter()
        if odt_names.qualified(entry.tag) == "office:annotation"
    ]
    return [each for each in (*changes, *comments) if each.text.strip()]


def _tracked(root: Element) -> Iterator[Change]:
    for entry in root.iter():
        name = local_name(entry)
        if name == "tr" and (mark := _row_mark(entry)) is not None:
            yield _change(_WORD_KINDS[local_name(mark)], entry, mark)
        elif name in _WORD_KINDS and len(entry):
            yield _change(_WORD_KINDS[name], entry, entry)


def _row_mark(row: Element) -> Element | None:
    """Return what says that a whole row was put in or taken out."""
    properties = child(row, "trPr")
    inserted = child(properties, "ins")
    return child(properties, "del") if inserted is None else inserted


def _change(kind: ChangeKind, words: Element, mark: Element) -> Change:
    text = "".join(entry.text or "" for entry in words.iter() if local_name(entry) in _WORD_TEXTS)
    return Change(kind, text, attribute(mark, "author"), attribute(mark, "date"))


def _joined(changes: Iterable[Change]) -> list[Change]:
    """Return changes with words, those in a row of one kind and hand as one."""
    joined: list[Change] = []
    for each in changes:
        last = joined[-1] if joined else None
        if last and (last.kind, last.author, last.date) == (each.kind, each.author, each.date):
            joined[-1] = Change(last.kind, last.text + each.text, last.author, last.date)
        else:
            joined.append(each)
    return [each for each in joined if each.text.strip()]


def _comment(entry: Element) -> Change:
    paragraphs = ["".join(part.text or "" for part in each.iter() if local_name(part) == "t") for each in entry]
    return Change(
        ChangeKind.COMMENT, " ".join(filter(None, paragraphs)), attribute(entry, "author"), attribute(entry, "date")
    )


def _inserted(body: Element) -> dict[str, str]:
    """Return the words between the marks of each insertion, by its id."""
    words: dict[str, list[str]] = {}
    open_ones: set[str] = set()
    for name, key, text in _flow(body):
        if name == "text:change-start":
            open_ones.add(key)
        elif name == "text:change-end":
            open_ones.discard(key)
        for each in open_ones:
            words.setdefault(each, []).append(text)
    return {key: " ".join("".join(parts).split()) for key, parts in words.items()}


def _flow(body: Element) -> Iterator[tuple[str, str, str]]:
    """Yield the elements of a text in order, each with the characters that follow its opening or its end."""
    waiting: list[Element | str] = [body]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield "", "", item
            continue
        name = odt_names.qualified(item.tag)
        if name == "text:tracked-changes":
            continue
        yield name, odt_names.attribute(item, "text:change-id"), ""
        if name in {"text:p", "text:h"}:
            waiting.append(" ")
        for entry in item[::-1]:
            waiting += [entry.tail or "", entry]
        waiting.append(item.text or "")


def _region_id(region: Element) -> str:
    return odt_names.attribute(region, "text:id") or next(
        (value for key, value in region.items() if key.rpartition("}")[2] == "id"), ""
    )


def _signed(element: Element) -> tuple[str, str]:
    """Return who made a change or comment, and when."""
    said = {odt_names.qualified(entry.tag): entry.text or "" for entry in element.iter()}
    return said.get("dc:creator", ""), said.get("dc:date", "")
