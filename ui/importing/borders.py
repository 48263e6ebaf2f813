"""The paragraphs of an article before it is added: where they begin and end, and what is left out. Pure functions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefer.model import Paragraph, ParagraphId, ParagraphKind
from briefer.readers.base import LeftOut
from briefer.sentences import sentences
from briefer.text import words
from briefer.words import tr
from briefer.words.left_out import BY_HAND

ENDINGS = (".", "!", "?", "…", "。", "！", "？")
CLOSING = "\"'”’“‘)»›]』」"


@dataclass(frozen=True, slots=True)
class Borders:
    """The paragraphs in order, and the passages left out, in the order in which they stood among them."""

    paragraphs: tuple[Paragraph, ...]
    left_out: tuple[LeftOut, ...] = ()


def merged(borders: Borders, row: int) -> Borders:
    """Join a paragraph to the one above it; the first has none above it. What was left out between comes after."""
    if not 0 < row < len(borders.paragraphs):
        return borders
    above, paragraph = borders.paragraphs[row - 1], borders.paragraphs[row]
    joined = replace(above, text=f"{above.text} {paragraph.text}")
    return Borders(
        _numbered((*borders.paragraphs[: row - 1], joined, *borders.paragraphs[row + 1 :])),
        _shifted(borders.left_out, row, -1),
    )


def parted(borders: Borders, row: int, offset: int) -> Borders:
    """Part a paragraph before the character at `offset`; both parts must hold words."""
    paragraph = borders.paragraphs[row]
    parts = (paragraph.text[:offset].rstrip(), paragraph.text[offset:].lstrip())
    if not all(parts):
        return borders
    pieces = (replace(paragraph, text=part) for part in parts)
    return Borders(
        _numbered((*borders.paragraphs[:row], *pieces, *borders.paragraphs[row + 1 :])),
        _shifted(borders.left_out, row, 1),
    )


def without(borders: Borders, row: int) -> Borders:
    """Leave a paragraph out; one always stays."""
    if len(borders.paragraphs) < 2 or not 0 <= row < len(borders.paragraphs):
        return borders
    gone = borders.paragraphs[row]
    place = bisect_right([each.before for each in borders.left_out], row)
    shifted = _shifted(borders.left_out, row, -1)
    passage = LeftOut(gone.text, BY_HAND, row, gone.kind)
    return Borders(
        _numbered((*borders.paragraphs[:row], *borders.paragraphs[row + 1 :])),
        (*shifted[:place], passage, *shifted[place:]),
    )


def put_back(borders: Borders, indices: Iterable[int]) -> tuple[Borders, int]:
    """Put passages back to where they stood; return also the row that the first of them has now (-1 for none)."""
    chosen = frozenset(index for index in indices if 0 <= index < len(borders.left_out))
    if not chosen:
        return borders, -1
    paragraphs: list[Paragraph] = []
    kept: list[LeftOut] = []
    taken, first = 0, -1
    for index, passage in enumerate(borders.left_out):
        paragraphs += borders.paragraphs[taken : passage.before]
        taken = max(taken, min(passage.before, len(borders.paragraphs)))
        if index in chosen:
            first = len(paragraphs) if first < 0 else first
            paragraphs.append(Paragraph(ParagraphId(""), passage.text, passage.kind))
        else:
            kept.append(replace(passage, before=len(paragraphs)))
    paragraphs += borders.paragraphs[taken:]
    return Borders(_numbered(paragraphs), tuple(kept)), first


def of_kind(borders: Borders, row: int, kind: ParagraphKind) -> Borders:
    """Make a paragraph a heading, a list item, a quotation or plain text."""
    if not 0 <= row < len(borders.paragraphs) or borders.paragraphs[row].kind is kind:
        return borders
    changed = replace(borders.paragraphs[row], kind=kind)
    return replace(borders, paragraphs=(*borders.paragraphs[:row], changed, *borders.paragraphs[row + 1 :]))


def _shifted(left_out: tuple[LeftOut, ...], row: int, by: int) -> tuple[LeftOut, ...]:
    """Move what stood after a row, because the row became two paragraphs or none."""
    return tuple(replace(each, before=each.before + by) if each.before > row else each for each in left_out)


def _numbered(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    numbers = ((str(number), each) for number, each in enumerate(paragraphs, 1))
    return tuple(each if each.id == number else replace(each, id=ParagraphId(number)) for number, each in numbers)


def doubt(paragraphs: tuple[Paragraph, ...], row: int) -> str:
    """Say why a paragraph may belong to the one above it, or "" if nothing speaks for that."""
    if row < 1 or {paragraphs[row].kind, paragraphs[row - 1].kind} != {ParagraphKind.BODY}:
        return ""
    number = str(row + 1)
    above = str(row)
    if paragraphs[row].text[:1].islower():
        sentence = tr("¶{n} starts with a small letter. It may belong to ¶{m}.")
    elif paragraphs[row - 1].text.rstrip().endswith((",", "-", "–")):
        sentence = tr("¶{m} breaks off. ¶{n} may belong to it.")
    else:
        return ""
    return sentence.format(n=number, m=above)


def start_doubt(paragraphs: tuple[Paragraph, ...]) -> str:
    """Say why the beginning of an article may be missing, or "" if nothing speaks for that."""
    if paragraphs[0].kind is ParagraphKind.BODY and paragraphs[0].text[:1].islower():
        return tr("Starts in mid-sentence: something may be missing before it.")
    return ""


def end_doubt(paragraphs: tuple[Paragraph, ...]) -> str:
    """Say why the end of an article may be missing, or "" if nothing speaks for that."""
    if paragraphs[-1].kind is ParagraphKind.HEADING:
        return tr("Ends with a heading: the text under it may be missing.")
    if paragraphs[-1].kind is ParagraphKind.LIST_ITEM or is_whole(paragraphs[-1].text):
        return ""
    return tr("Stops in mid-sentence: the page may be cut.")


def is_whole(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return text.rstrip().rstrip(CLOSING).endswith(ENDINGS)


def cuts(text: str) -> tuple[int, ...]:
    """Return the offsets at which a paragraph may be parted: before each word but the first."""
    return tuple(start for start, _ in words(text)[1:])


def first_cut(text: str, language: str) -> int:
    """Return where a paragraph is most likely parted: before its second sentence; 0 if it has only one."""
    found = sentences(text, language)
    return found[1][0] if len(found) > 1 else 0
