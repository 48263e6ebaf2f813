"""The proof: what was written is read again; every quotation, row and reference is looked for in it, word for word.

How a file is read again is `reread`'s matter, and order `order`'s. A PDF may break
a quotation into lines and, where a row runs over the page, into pieces; the pieces then have to follow each other from
page to page and together hold every word. Nothing is compared that a change of one letter would pass: in a PDF alone, a
letter and its accent count as the one sign they are drawn as, a ligature as its letters, and joiners do not count.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from briefer.brief import Block, Brief, Bullets, Facts, Heading, Para, Row, Table
from briefer.proof.mixed import MixedLines, has_right_to_left
from briefer.proof.order import first_out_of_order, printed_references
from briefer.proof.reread import reread
from briefer.proof.rule import is_quotation
from briefer.text import canonical, normalise

_MIN_PIECE = 20  # letters and signs; a shorter piece has to begin and end with its line
_TOP_LINES = 12  # as many as marking and column titles may take
_HYPHENS = str.maketrans(dict.fromkeys("\x02\ufffe", "-"))  # what PDFium gives for a hyphen at the end of a line
_DRAWN = str.maketrans(
    dict(
        zip(
            "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", ["ff", "fi", "fl", "ffi", "ffl", "\u017ft", "st"], strict=True
        )
    )
    | {chr(code): "".join(unicodedata.normalize("NFKC", chr(code)).split()) for code in range(0xFDF0, 0xFDFC)}
)
_JOINERS = str.maketrans(dict.fromkeys("\u200c\u200d"))
_UNBROKEN = re.compile(r"-|[^\s-]+")


@dataclass(frozen=True, slots=True)
class Proof:
    """How much of what was promised stands in the file; `missing` says what does not, a sentence each."""

    quotations_found: int
    quotations_total: int
    rows_found: int
    rows_total: int
    missing: tuple[str, ...] = ()
    references_found: int = 0
    references_total: int = 0

    @property
    def is_proved(self) -> bool:
        """Return whether every quotation, row and reference was found, and the text in its order."""
        return not self.missing


def verify(data: bytes, suffix: str, brief: Brief) -> Proof:
    """Read the written file again and look for every quotation, row and reference of the brief in it.

    Raises WriteError if the file cannot be read or its format is unknown.
    """
    found = reread(data, suffix)
    is_laid_out = found.first_cells is None
    pages = tuple(_Page(text, is_laid_out=is_laid_out) for text in found.pages)
    printed = _Page("\n".join(_printed(brief)), is_laid_out=is_laid_out)
    lost_quotations = _missing_quotations(brief, pages, printed)
    expected = tuple(_expected_rows(brief))
    lost_rows = (
        _missing_on_pages(expected, pages)
        if found.first_cells is None
        else _missing_in_order(expected, tuple(map(_squeezed, found.first_cells)))
    )
    references = printed_references(brief)
    lost_references = _missing_references(references, pages)
    missing = (
        *lost_quotations,
        *(f"The row “{_shortened(row)}” is not in the file." for row in lost_rows),
        *(f"The reference “{reference}” is not in the file everywhere it belongs." for reference in lost_references),
    )
    return Proof(
        quotations_found=len(brief.quotations) - len(lost_quotations),
        quotations_total=len(brief.quotations),
        rows_found=len(expected) - len(lost_rows),
        rows_total=len(expected),
        missing=missing or (() if is_laid_out else _out_of_order(brief, pages)),
        references_found=references.total() - lost_references.total(),
        references_total=references.total(),
    )


def _missing_references(references: Counter[str], pages: Sequence[_Page]) -> Counter[str]:
    """Return the references that the pages hold too few of, with how many."""
    if any(page.is_mixed for page in pages):  # words of both directions leave a line in no order to rely on
        return Counter()
    found = {
        reference: sum(1 for page in pages for _ in page.places(page.folded(reference))) for reference in references
    }
    return references - Counter(found)


def _out_of_order(brief: Brief, pages: Sequence[_Page]) -> tuple[str, ...]:
    def shape(text: str) -> str:
        return "".join(canonical(normalise(text)).split())

    words = first_out_of_order(brief, "".join("".join(page.text.split()) for page in pages), shape)
    return (f"The words “{_shortened(words)}” are not in their place in the file.",) if words else ()


# --- quotations -----------------------------------------------------------------------------------


class _Page:
    """The text of a page, folded for comparing; if it is laid out, its spaces and lines are the layout's own."""

    def __init__(self, text: str, *, is_laid_out: bool) -> None:
        self._is_laid_out = is_laid_out
        self.text = self.folded(text)
        self.is_mixed = is_laid_out and has_right_to_left(text)
        self._raw = text if is_laid_out else ""
        self.line_starts = _starts(text.splitlines(), self.folded) if is_laid_out else []
        self._word_starts = frozenset(_starts(_as_drawn(_folded(text)).split(), str)) if is_laid_out else frozenset()

    @property
    def lines(self) -> list[str]:
        """The lines as the layout broke them."""
        return [_as_drawn(_folded(line)) for line in self._raw.splitlines()]

    def folded(self, text: str) -> str:
        """Return a text as this page would show it."""
        return _as_drawn(_squeezed(text)) if self._is_laid_out else _folded(text)

    def places(self, wanted: str) -> Iterator[int]:
        """Yield where the words stand, but not as part of longer words."""
        start = self.text.find(wanted)
        while start >= 0:
            end = start + len(wanted)
            if self._is_edge(start) and self._is_edge(end):
                yield start
            start = self.text.find(wanted, start + 1)

    def _is_edge(self, place: int) -> bool:
        """Tell whether no word runs across the place."""
        around = self.text[max(0, place - 1) : place + 1]
        return place == 0 or len(around) < 2 or not around.isalnum() or place in self._word_starts

    def is_line_edge(self, place: int) -> bool:
        """Tell whether a line begins or ends at the place."""
        index = bisect_left(self.line_starts, place)
        return index < len(self.line_starts) and self.line_starts[index] == place


def _starts(pieces: Iterable[str], shape: Callable[[str], str]) -> list[int]:
    """Return where each piece starts, and the last one ends, once they are joined."""
    return sorted({0, *accumulate(len(shape(piece)) for piece in pieces)})


def _folded(text: str) -> str:
    return canonical(normalise(text.translate(_HYPHENS)))


def _squeezed(text: str) -> str:
    return "".join(_folded(text).split())


def _as_drawn(text: str) -> str:
    """Return the text as a page lets it be read back: accents on their letters, ligatures taken apart, no joiners."""
    return unicodedata.normalize("NFC", text.translate(_JOINERS).translate(_DRAWN))


def _missing_quotations(brief: Brief, pages: Sequence[_Page], printed: _Page) -> tuple[str, ...]:
    """Return a sentence for each quotation not verbatim in its source, or not in the file as often as printed."""
    mixed = _mixed(pages) if any(page.is_mixed for page in pages) else None
    stands = cache(lambda text: _stands(text, pages, printed, mixed))
    sentences = []
    for quotation in brief.quotations:
        shown = f"“{_shortened(quotation.text)}” [{quotation.reference.strip('[]')}]"
        if not is_quotation(quotation.text, quotation.source_text):
            sentences.append(f"The quotation {shown} is not word for word in its source.")
        elif not stands(quotation.text):
            sentences.append(f"The quotation {shown} is not word for word in the file.")
    return tuple(sentences)


def _stands(quote: str, pages: Sequence[_Page], printed: _Page, mixed: MixedLines | None) -> bool:
    """Tell whether the quotation stands in the pages as often as the brief prints it, in one piece or in several."""
    wanted = printed.folded(quote)
    times = max(1, sum(1 for _ in printed.places(wanted)))
    count = sum(1 for page in pages for _ in page.places(wanted))
    if count < times and len(pages) > 1:
        words = _UNBROKEN.findall(_as_drawn(_folded(quote)))
        count += sum(_is_in_pieces(words, pages, number) for number in range(len(pages) - 1))
    if count < times and mixed is not None:
        count = mixed.count(_as_drawn(_folded(quote)), times)
    return count >= times


def _is_in_pieces(words: Sequence[str], pages: Sequence[_Page], number: int) -> bool:
    """Tell whether the words begin on the page of that number and go on, piece by piece, on the pages after it."""
    pending = [(0, number)]
    seen = set(pending)
    while pending:
        done, page = pending.pop()
        for end in _ends_of_pieces(words, done, pages[page]):
            if end == len(words):
                if done:
                    return True
            elif page + 1 < len(pages) and (end, page + 1) not in seen:
                seen.add((end, page + 1))
                pending.append((end, page + 1))
    return False


def _ends_of_pieces(words: Sequence[str], start: int, page: _Page) -> Iterator[int]:
    """Yield up to which word a piece that begins with the word `start` may stand on the page."""
    piece = ""
    for end in range(start + 1, len(words) + 1):
        piece += words[end - 1]
        if piece not in page.text:
            return
        is_first, is_last = start == 0, end == len(words)
        if any(
            (is_first or _is_start_of_piece(page, place, len(piece)))
            and (is_last or _is_end_of_piece(page, place, len(piece)))
            for place in page.places(piece)
        ):
            yield end


def _is_start_of_piece(page: _Page, start: int, length: int) -> bool:
    """Tell whether a piece may go on here: where a line begins, or at the page's top beside the end of another cell."""
    return page.is_line_edge(start) or (length >= _MIN_PIECE and bisect_left(page.line_starts, start) <= _TOP_LINES)


def _is_end_of_piece(page: _Page, start: int, length: int) -> bool:
    """Tell whether the page may break a piece off here: where its line ends, or on one line beside another cell."""
    end = start + length
    is_one_line = bisect_left(page.line_starts, end) == bisect_right(page.line_starts, start)
    return page.is_line_edge(end) or (length >= _MIN_PIECE and is_one_line)


# --- rows -----------------------------------------------------------------------------------------


def _expected_rows(brief: Brief) -> Iterator[str]:
    """Yield what stands first in each table row that is not a theme."""
    for block in _blocks(brief):
        if isinstance(block, Table):
            yield from filter(None, (_row_key(row) for row in block.rows if not row.is_theme))


def _row_key(row: Row) -> str:
    return _squeezed("\n".join(para.text for para in row.cells[0].paras)) if row.cells else ""


def _missing_in_order(expected: Sequence[str], actual: Sequence[str]) -> tuple[str, ...]:
    """Return the expected rows that do not follow each other in the file's rows."""
    missing, place = [], 0
    for row in expected:
        try:
            place = actual.index(row, place) + 1
        except ValueError:
            missing.append(row)
    return tuple(missing)


def _missing_on_pages(expected: Sequence[str], pages: Sequence[_Page]) -> tuple[str, ...]:
    """Return the expected rows that do not begin a line, one after the other, on the pages."""
    if any(page.is_mixed for page in pages):
        return _missing_on_mixed(expected, pages)
    missing, here = [], (0, 0)
    for row in expected:
        place = _line_with(_as_drawn(row)[:30], pages, here)
        if place is None:
            missing.append(row)
        else:
            here = place
    return tuple(missing)


def _missing_on_mixed(expected: Sequence[str], pages: Sequence[_Page]) -> tuple[str, ...]:
    """Return the expected rows whose signs do not stand on lines that follow each other."""
    mixed, missing, here = _mixed(pages), [], 0
    for row in expected:
        line = mixed.line_with(_as_drawn(row)[:30], here)
        if line is None:
            missing.append(row)
        else:
            here = line
    return tuple(missing)


def _mixed(pages: Sequence[_Page]) -> MixedLines:
    return MixedLines(line for page in pages for line in page.lines)


def _line_with(key: str, pages: Sequence[_Page], here: tuple[int, int]) -> tuple[int, int] | None:
    """Return page and line after the first line, from `here` on, that begins with the key."""
    for number in range(here[0], len(pages)):
        page = pages[number]
        for line in range(here[1] if number == here[0] else 0, len(page.line_starts)):
            if page.text.startswith(key, page.line_starts[line]):
                return number, line + 1
    return None


# --- what the brief says --------------------------------------------------------------------------


def _blocks(brief: Brief) -> Iterator[Block]:
    for section in brief.sections:
        yield from section.blocks


def _printed(brief: Brief) -> Iterator[str]:
    """Yield the text of everything the brief prints within its pages, paragraph by paragraph."""
    for block in _blocks(brief):
        if isinstance(block, (Heading, Para)):
            yield block.text
        elif isinstance(block, Bullets):
            yield from (item.text for item in block.items)
        elif isinstance(block, Facts):
            yield from (text for pair in block.pairs for text in pair)
        else:
            yield from (para.text for row in block.rows for cell in row.cells for para in cell.paras)


def _shortened(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77]}…"
