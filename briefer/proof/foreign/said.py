"""How a cell of a document differs from that of the brief, in sentences: passage by passage, by what was changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefer.labels import Labels
from briefer.proof.foreign.layout import references_in, squeezed, statements
from briefer.proof.rule import quotations
from briefer.words import Sentence, later, said, tr

SHOWN = 90
ALIKE = 60.0
"""From so much of 100 on a passage of the document may be one of the brief, changed."""
_LABELLED = {
    "state_of_play": later("the state of play is changed: {ours} in the brief, {theirs} here."),
    "kind": later("the kind is changed: {ours} in the brief, {theirs} here."),
    "reference": later("the reference is changed: {ours} in the brief, {theirs} here."),
    "who": later("the party is changed: {ours} in the brief, {theirs} here."),
    "actor": later("the party is changed: {ours} in the brief, {theirs} here."),
    "date": later("the date is changed: {ours} in the brief, {theirs} here."),
    "status": later("the status is changed: {ours} in the brief, {theirs} here."),
    "issue": later("the title of the row is changed: {ours} in the brief, {theirs} here."),
    "number": later("the number of the row is changed: {ours} in the brief, {theirs} here."),
}
_KINDS = ("demand", "position", "event")


class _Statement(NamedTuple):
    """One passage of a cell: its kind as the brief calls it or "", the words it quotes, its references, the whole."""

    kind: str
    quoted: str
    references: tuple[str, ...]
    text: str


def told(text: str) -> str:
    """Return words for a sentence: shortened, in marks."""
    words = " ".join(text.split())
    return f"“{words if len(words) <= SHOWN else words[: SHOWN - 1].rstrip() + '…'}”"


def compared(  # noqa: PLR0913 - both cells and what stands beside them
    ours: str, theirs: str, title: str, elsewhere: Mapping[str, str], row: str, labels: Labels
) -> Iterator[str]:
    """Yield what differs between a cell of the brief and the document's.

    `title` names the column, `elsewhere` are the other cells of the document's row by their columns, `row` is all that
    the row of the brief says.
    """
    what = _what(title, labels)
    mine, other = _statements(ours, labels), _statements(theirs, labels)
    if what or not (any(each.quoted for each in mine) or any(each.quoted for each in other)):
        sentence = said(what) if what else tr("the column “{title}” is changed: {ours} in the brief, {theirs} here.")
        yield sentence.format(title=title, ours=told(ours), theirs=told(theirs))
        return
    left = [each for each in other if not _is_in(each, row)]
    for each in mine:
        match = next((one for one in other if _is_same(each, one)), None)
        if match is None:
            yield from _lost(each, theirs, elsewhere, left)
            continue
        yield from _changed(each, match)
    yield from (tr("{words} is not in this row of the brief.").format(words=told(each.text)) for each in left)


def _what(title: str, labels: Labels) -> Sentence | None:
    """Return what is said of a column that holds no statement, but a state of play, a reference and so on."""
    wanted = squeezed(title)
    states = f"{labels['state_of_play']}{labels['assessment']}"
    if wanted == squeezed(states):
        return _LABELLED["state_of_play"]
    return next((what for key, what in _LABELLED.items() if squeezed(labels[key]) == wanted), None)


def _statements(cell: str, labels: Labels) -> list[_Statement]:
    kinds = {squeezed(labels[key]): labels[key] for key in _KINDS}
    found: list[_Statement] = []
    for _, text in statements(cell):
        first = re.match(r"\s*([^.“\"«„]{2,30})[.:]\s", text)
        kind = kinds.get(squeezed(first[1]), "") if first else ""
        quoted = "|".join(squeezed(each.words) for each in quotations(text))
        found.append(_Statement(kind, quoted, references_in(text), " ".join(text.split())))
    return found


def _is_same(one: _Statement, other: _Statement) -> bool:
    return one.quoted == other.quoted if one.quoted else squeezed(one.text) == squeezed(other.text)


def _is_unmarked(one: _Statement, text: str) -> bool:
    """Return whether words that a passage quotes stand in a text, but in none of its quotations."""
    is_there = bool(one.quoted) and one.quoted.replace("|", "") in squeezed(text).replace('"', "")
    return is_there and not any(one.quoted in squeezed(each.words) for each in quotations(text))


def _is_in(each: _Statement, row: str) -> bool:
    """Return whether a passage of the document stands somewhere in the brief's row, with its marks or without."""
    return (each.quoted or squeezed(each.text)) in squeezed(row).replace("" if each.quoted else '"', "")


def _lost(each: _Statement, theirs: str, elsewhere: Mapping[str, str], left: list[_Statement]) -> Iterator[str]:
    """Yield where a passage of the brief went that its cell has no more; what it became is taken out of `left`."""
    from rapidfuzz import fuzz

    column = next((title for title, cell in elsewhere.items() if each.quoted and each.quoted in squeezed(cell)), "")
    likest = max(left, key=lambda one: fuzz.ratio(one.text, each.text), default=None)
    if _is_unmarked(each, theirs):
        yield tr("the quotation marks of {words} were taken off.").format(words=told(each.text))
    elif column:
        yield tr("the party is changed: {words} stands under “{column}” here.").format(
            words=told(each.text), column=column
        )
    elif likest is not None and fuzz.ratio(likest.text, each.text) >= ALIKE:
        left.remove(likest)
        yield tr("{ours} of the brief reads {theirs} here.").format(ours=told(each.text), theirs=told(likest.text))
    else:
        yield tr("{words} of the brief is missing.").format(words=told(each.text))


def _changed(ours: _Statement, theirs: _Statement) -> Iterator[str]:
    if ours.kind != theirs.kind:
        sentence = tr("the kind of {words} is changed: {ours} in the brief, {theirs} here.")
        yield sentence.format(words=told(ours.text), ours=ours.kind or tr("none"), theirs=theirs.kind or tr("none"))
    if ours.references != theirs.references:
        yield (
            tr("the reference of {words} is changed: {ours} in the brief, {theirs} here.").format(
                words=told(ours.text), ours=_listed(ours.references), theirs=_listed(theirs.references)
            )
        )
    is_same = (ours.kind, ours.references) == (theirs.kind, theirs.references)
    if is_same and squeezed(ours.text) != squeezed(theirs.text):
        yield tr("the words around a quotation are changed: {ours} in the brief, {theirs} here.").format(
            ours=told(ours.text), theirs=told(theirs.text)
        )


def _listed(references: Sequence[str]) -> str:
    return ", ".join(references) or tr("none")
