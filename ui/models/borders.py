"""The paragraphs of an article before it is added: where they begin and end, and what is left out. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefer.model import Paragraph, ParagraphId, ParagraphKind
from briefer.sentences import sentences
from briefer.text import words

from .words import tr

ENDINGS = (".", "!", "?", "…", "。", "！", "？")
CLOSING = "\"'”’“‘)»›]』」"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A passage that is not in the article; `row` is where it stood, None if only the reader knew."""

    text: str
    kind: ParagraphKind = ParagraphKind.BODY
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Borders:
    """The paragraphs in order, and the passages left out."""

    paragraphs: tuple[Paragraph, ...]
    left_out: tuple[LeftOut, ...] = ()


def merged(borders: Borders, row: int) -> Borders:
    """Join a paragraph to the one above it; the first has none above it."""
    if not 0 < row < len(borders.paragraphs):
        return borders
    above, paragraph = borders.paragraphs[row - 1], borders.paragraphs[row]
    joined = replace(above, text=f"{above.text} {paragraph.text}")
    return _with(borders, (*borders.paragraphs[: row - 1], joined, *borders.paragraphs[row + 1 :]))


def parted(borders: Borders, row: int, offset: int) -> Borders:
    """Part a paragraph before the character at `offset`; both parts must hold words."""
    paragraph = borders.paragraphs[row]
    parts = (paragraph.text[:offset].rstrip(), paragraph.text[offset:].lstrip())
    if not all(parts):
        return borders
    pieces = tuple(replace(paragraph, text=part) for part in parts)
    return _with(borders, (*borders.paragraphs[:row], *pieces, *borders.paragraphs[row + 1 :]))


def without(borders: Borders, row: int) -> Borders:
    """Leave a paragraph out; one always stays."""
    if len(borders.paragraphs) < 2 or not 0 <= row < len(borders.paragraphs):
        return borders
    gone = borders.paragraphs[row]
    left_out = (*borders.left_out, LeftOut(gone.text, gone.kind, row))
    return Borders(_numbered((*borders.paragraphs[:row], *borders.paragraphs[row + 1 :])), left_out)


def put_back(borders: Borders, index: int, after: int) -> tuple[Borders, int]:
    """Put a passage back where it stood, or after the paragraph `after`; return also the row it has now."""
    passage = borders.left_out[index]
    row = min(after + 1 if passage.row is None else passage.row, len(borders.paragraphs))
    paragraph = Paragraph(ParagraphId(""), passage.text, passage.kind)
    paragraphs = (*borders.paragraphs[:row], paragraph, *borders.paragraphs[row:])
    left_out = (*borders.left_out[:index], *borders.left_out[index + 1 :])
    return Borders(_numbered(paragraphs), left_out), row


def _with(borders: Borders, paragraphs: tuple[Paragraph, ...]) -> Borders:
    return replace(borders, paragraphs=_numbered(paragraphs))


def _numbered(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    return tuple(replace(each, id=ParagraphId(str(number))) for number, each in enumerate(paragraphs, 1))


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
    return sentence.replace("{n}", number).replace("{m}", above)


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
