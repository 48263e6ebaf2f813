"""What a page of a PDF is drawn of: runs of text with their places, and the rules that part the cells of tables.

A producer draws each cell of a table with text objects of its own, so that no run reaches over the border of a cell.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from briefer.readers.base import Change, ChangeKind
from briefer.readers.pdf.lines import Line, usual_size

if TYPE_CHECKING:
    import pypdfium2

THIN = 3.0
"""What is drawn no thicker than this, in points, is a rule."""
SHORTEST_RULE = 8.0
SAME_LINE = 0.35
"""Base lines closer than this share of the letters' size are one line."""
WORD_GAP = 0.75
"""Runs of a line closer than this share of the letters' size belong together."""
DEEPEST = 8
_OUTSIDE = "outside the page"
_ENDS = frozenset('.!?:…”"»')


class Run(NamedTuple):
    """Text drawn in one go, or several runs joined; `y` is the base line. Lengths are in points, y grows upwards."""

    text: str
    left: float
    right: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a page: level ones as (y, left, right), upright ones as (x, low, high)."""

    level: tuple[tuple[float, float, float], ...] = ()
    upright: tuple[tuple[float, float, float], ...] = ()


def drawn_on(page: pypdfium2.PdfPage) -> tuple[list[list[Run]], Rules]:
    """Return the lines of a page from top to bottom, each of its runs from left to right, and its rules."""
    import pypdfium2.raw as pdfium

    letters = page.get_textpage()
    runs: list[Run] = []
    level: list[tuple[float, float, float]] = []
    upright: list[tuple[float, float, float]] = []
    for each in page.get_objects(max_depth=DEEPEST):
        left, low, right, high = each.get_bounds()
        if each.type == pdfium.FPDF_PAGEOBJ_TEXT:
            runs += _run(each, letters, left, right)
        elif each.type == pdfium.FPDF_PAGEOBJ_PATH:
            if high - low <= THIN and right - left >= SHORTEST_RULE:
                level.append(((low + high) / 2, left, right))
            elif right - left <= THIN and high - low >= SHORTEST_RULE:
                upright.append(((left + right) / 2, low, high))
    letters.close()
    return _lines(runs, upright), Rules(tuple(level), tuple(upright))


def outside_marked(lines: list[Line], page: Any) -> list[Line]:
    """Mark the lines that nobody sees: those cut off with the edges of the page, as the marks of printers are."""
    import pypdfium2.raw as pdfium

    edges = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, edges):
        return lines
    left, low, right, high = edges.left, edges.bottom, edges.right, edges.top
    return [
        line._replace(reason=_OUTSIDE)
        if line.right < left or line.left > right or line.y + line.size < low or line.y > high
        else line
        for line in lines
    ]


def bullets_on(page: Any, size: float) -> list[tuple[float, float]]:
    """Return where the small filled shapes of a page stand that may be bullets to letters of a size: right, middle."""
    import pypdfium2.raw as pdfium

    sides = [ctypes.c_float() for _ in range(4)]
    found: list[tuple[float, float]] = []
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        each = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(each) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        pdfium.FPDFPageObj_GetBounds(each, *sides)
        left, low, right, high = (side.value for side in sides)
        shape = (right - left, high - low)
        if 0.15 * size < min(shape) and max(shape) < 0.8 * size and max(shape) < 2 * min(shape):
            found.append((right, (low + high) / 2))
    return found


def comments_on(page: pypdfium2.PdfPage) -> Iterator[Change]:
    """Yield what readers of a page noted on it."""
    import pypdfium2.raw as pdfium

    silent = {pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_WIDGET}
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if pdfium.FPDFAnnot_GetSubtype(note) not in silent:
            words, author = (_entry(note, key) for key in (b"Contents", b"T"))
            if words.strip():
                yield Change(ChangeKind.COMMENT, words, author)
        pdfium.FPDFPage_CloseAnnot(note)


def _entry(note: object, key: bytes) -> str:
    import pypdfium2.raw as pdfium

    size = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(note, key, buffer, size)
    return bytes(buffer)[: max(0, size - 2)].decode("utf-16-le", "replace")


def _run(each: pypdfium2.PdfObject, letters: pypdfium2.PdfTextPage, left: float, right: float) -> Iterator[Run]:
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFTextObj_GetText(each.raw, letters.raw, None, 0)
    buffer = (ctypes.c_ushort * (count // 2 + 1))()
    pdfium.FPDFTextObj_GetText(each.raw, letters.raw, buffer, count)
    words = bytes(buffer)[: max(0, count - 2)].decode("utf-16-le", "replace").replace("\x00", "")
    if not words.strip():
        return
    matrix, size = pdfium.FS_MATRIX(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(each.raw, matrix)
    pdfium.FPDFTextObj_GetFontSize(each.raw, size)
    if abs(matrix.b) <= abs(matrix.a):  # what runs upwards stands in no row
        yield Run(words, left, right, matrix.f, size.value * abs(matrix.d) or 1.0)


def _lines(runs: list[Run], upright: list[tuple[float, float, float]]) -> list[list[Run]]:
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.y, run.left)):
        if lines and abs(lines[-1][0].y - run.y) <= SAME_LINE * max(run.size, lines[-1][0].size):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [_joined(sorted(line, key=lambda run: run.left), upright) for line in lines]


def _joined(line: list[Run], upright: list[tuple[float, float, float]]) -> list[Run]:
    """Return the runs of a line, those that stand close together with no rule between them as one."""
    joined = [line[0]]
    for run in line[1:]:
        last = joined[-1]
        is_ruled = any(low <= run.y <= high and last.left < x <= run.left + 1 for x, low, high in upright)
        if is_ruled or run.left - last.right > WORD_GAP * run.size:
            joined.append(run)
        else:
            is_apart = run.left - last.right > 0.12 * run.size and not last.text[-1:].isspace()
            text = f"{last.text}{' ' if is_apart and not run.text[:1].isspace() else ''}{run.text}"
            joined[-1] = last._replace(text=text, right=max(last.right, run.right), size=max(last.size, run.size))
    return joined


def with_bullets(lines: tuple[Line, ...], page: Any) -> tuple[Line, ...]:
    """Mark the lines before which a bullet is drawn; only a page with indented lines is looked at."""
    left = min([line.left for line in lines], default=0.0)
    right = max([line.right for line in lines], default=0.0)
    if not any(line.left > left + line.size and _may_be_item(line, right) for line in lines):
        return lines
    bullets = bullets_on(page, usual_size(lines))
    return tuple(line._replace(is_item=True) if _has_bullet(line, bullets) else line for line in lines)


def _may_be_item(line: Line, right: float) -> bool:
    """Return whether an indented line goes on in small letters, or ends early without the end of a sentence."""
    is_open = line.right < (line.left + right) / 2 and line.text[-1] not in _ENDS
    return not line.text[0].isupper() or is_open


def _has_bullet(line: Line, bullets: Sequence[tuple[float, float]]) -> bool:
    return any(0 < line.left - right < 2 * line.size and 0 < middle - line.y < line.size for right, middle in bullets)
