"""The one rule: what a reader takes for a quotation, and whether its words are a quotation of a text.

Words match at the borders of words and numbers, in order and within one paragraph. `[...]` joins pieces that follow
each other there, `[t]hey` changes the case of a letter, any other `[x]` adds and replaces nothing. A quotation that
holds line breaks goes on from the end of one paragraph at the beginning of the next. Only the shapes of marks and
dashes, white space and the coding of accents may differ, and a comma or full stop before the closing mark.

Everything that asks about quotations asks here: `quotations` finds them, `judge` and `judge_quoted` decide, `place_of`
says where one stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from briefer.proof.borders import Cut, cut_at, holds_not, skips_not
from briefer.proof.marks import Quoted, quotations, without_marks
from briefer.text import alike, alike_passages, alike_places, words

__all__ = [
    "Judgement",
    "Quoted",
    "Verdict",
    "is_quotation",
    "judge",
    "judge_quoted",
    "place_of",
    "quotations",
    "without_marks",
]

FEWEST_JOINED = 3
"""So many words at least have to stand in pieces that are joined over a cut."""

_CUT = re.compile(r"\[\s*(?:\.\.\.|\. \. \.)?\s*\]|\(\s*(?:\.\.\.|\. \. \.)\s*\)|\.{3,4}|\. \. \.")
_ADDITION = re.compile(r"\[[^\[\]]*\]")
_BRACKET = re.compile(f"(?P<cut>{_CUT.pattern})|(?P<addition>{_ADDITION.pattern})")
_CHANGED_LETTER = re.compile(r"\[([^\W\d_])\](?=[^\W\d_])")
_MOST_CHANGED = 6
_WRITERS_OWN = " ,.，。、،"
_EDGE = " ,.;:"
_DIGRAPHS = re.compile(r"``|''|<<\s?|\s?>>|,,(?=\S)|(?<=[«‹])\s+|\s+(?=[»›](?:[\s.,;:!?)]|$))")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


class Verdict(StrEnum):
    """What becomes of a quotation; UNDECIDED is for marks that leave open which words it holds."""

    VERBATIM = "verbatim"
    CUTS_WORD = "cuts_word"
    LEAVES_OUT_NOT = "leaves_out_not"
    REPLACES = "replaces"
    TOO_SHORT = "too_short"
    OUT_OF_ORDER = "out_of_order"
    ABSENT = "absent"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, and the first paragraph (from 0) that it rests on; -1 if the words are in none."""

    verdict: Verdict
    paragraph: int = -1

    @property
    def is_verbatim(self) -> bool:
        """Whether the words are a quotation of the text."""
        return self.verdict is Verdict.VERBATIM


def judge_quoted(quoted: Quoted, paragraphs: Sequence[str]) -> Judgement:
    """Judge what stands in quotation marks, as `judge` does; what is not closed is undecided."""
    return judge(quoted.words, paragraphs) if quoted.is_closed else Judgement(Verdict.UNDECIDED)


def is_quotation(quote: str, paragraph: str) -> bool:
    """Return whether words are a quotation of one paragraph."""
    return judge(quote, (paragraph,)).is_verbatim


def place_of(quote: str, paragraph: str) -> tuple[int, int] | None:
    """Return where a quotation stands in a paragraph as one passage, as offsets there; None if it does not."""
    for wanted in dict.fromkeys((quote, quote.rstrip(_WRITERS_OWN))):
        for start, end in alike_passages(wanted, paragraph):
            if cut_at(paragraph, start) is Cut.NOTHING and cut_at(paragraph, end) is Cut.NOTHING:
                return start, end
    return None


def judge(quote: str, paragraphs: Sequence[str]) -> Judgement:
    """Return whether words (without marks of their own) are a quotation of a text, given by its paragraphs.

    Time grows with the length of the text; the same question is answered at once.
    """
    return _judge(quote, tuple(paragraphs))


@lru_cache(maxsize=4096)
def _judge(quote: str, paragraphs: tuple[str, ...]) -> Judgement:
    readings = [_Wanted(each) for each in _readings(_prepared(quote))]
    best = Judgement(Verdict.ABSENT)
    for index, paragraph in enumerate(paragraphs):
        source = _source(paragraph)
        for wanted in readings:
            verdict = wanted.judged(source)
            if verdict is Verdict.VERBATIM:
                return Judgement(verdict, index)
            if verdict is not Verdict.ABSENT and best.verdict is Verdict.ABSENT:
                best = Judgement(verdict, index)
    if "\n" in quote.strip():
        place = _over_paragraphs(quote, paragraphs)
        return best if place is None else Judgement(Verdict.VERBATIM, place)
    return best


def _over_paragraphs(quote: str, paragraphs: Sequence[str]) -> int | None:
    """Return the paragraph from whose end on a quotation of several lines goes on in the next ones."""
    lines = [line for line in quote.split("\n") if line.strip()]
    for start in range(len(paragraphs) - len(lines) + 1):
        last = len(lines) - 1
        if all(
            _is_line_of(line, paragraphs[start + place], is_first=place == 0, is_last=place == last)
            for place, line in enumerate(lines)
        ):
            return start
    return None


def _is_line_of(line: str, paragraph: str, *, is_first: bool, is_last: bool) -> bool:
    source = _source(paragraph)
    return any(
        _Wanted(reading).judged(source, from_start=not is_first, to_end=not is_last) is Verdict.VERBATIM
        for reading in _readings(_prepared(line))
    )


# --- the text -------------------------------------------------------------------------------------


@lru_cache(maxsize=32768)
def _source(paragraph: str) -> _Source:
    return _Source(paragraph)


class _Source:
    """A paragraph as it is compared: `folded` is what words are looked for in, borders are seen in the text itself."""

    __slots__ = ("_places", "folded", "text")

    def __init__(self, paragraph: str) -> None:
        self.text = _prepared(paragraph)
        self.folded = alike(self.text)
        self._places: list[int] = []

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where something found in `folded` stands in the text."""
        if not self._places:
            self._places = alike_places(self.text)
        return self._places[start], self._places[end - 1] + 1

    def found(self, piece: str, start: int) -> Iterator[tuple[int, int, bool]]:
        """Yield where a piece stands from `start` on, and whether words and numbers are whole there."""
        place = self.folded.find(piece, start)
        while place >= 0:
            first, last = self.span(place, place + len(piece))
            is_whole = cut_at(self.text, first) is Cut.NOTHING and cut_at(self.text, last) is Cut.NOTHING
            yield place, place + len(piece), is_whole
            place = self.folded.find(piece, place + 1)


def _prepared(text: str) -> str:
    return _DIGRAPHS.sub(_digraph, unicodedata.normalize("NFC", text)).replace("…", "...")


def _digraph(match: re.Match[str]) -> str:
    return "" if match[0].isspace() else '"'


# --- the quotation --------------------------------------------------------------------------------


def _readings(quote: str) -> Iterator[str]:
    """Yield a quotation with each case that its letters in brackets may have had: `[t]hey` was They or they."""
    letters = list(_CHANGED_LETTER.finditer(quote))[:_MOST_CHANGED]
    yield quote
    for chosen in product(*((match[1].swapcase(), match[1]) for match in letters)) if letters else ():
        parts: list[str] = []
        place = 0
        for match, letter in zip(letters, chosen, strict=True):
            parts += [quote[place : match.start()], letter]
            place = match.end()
        yield "".join([*parts, quote[place:]])


class _Wanted:
    """One reading of a quotation: its pieces, and whether what parts each from the one before is a cut."""

    def __init__(self, quote: str) -> None:
        self.is_refused = False
        self.literal = alike(quote).strip()
        self.literal_short = self.literal.rstrip(_WRITERS_OWN)
        self.pieces: list[str] = []
        self.cuts: list[bool] = []
        self._part(quote)

    def _part(self, quote: str) -> None:
        place, is_cut = 0, False
        for match in _BRACKET.finditer(quote):
            self._add(quote[place : match.start()], is_cut=is_cut)
            is_cut = (is_cut and not quote[place : match.start()].strip()) or bool(match["cut"])
            self.is_refused = self.is_refused or (bool(match["addition"]) and _is_refused(quote, match))
            place = match.end()
        self._add(quote[place:], is_cut=is_cut)
        if self.pieces:
            self.pieces[-1] = self.pieces[-1].rstrip(_WRITERS_OWN)

    def _add(self, part: str, *, is_cut: bool) -> None:
        piece = alike(part).strip(_EDGE if is_cut else " ")
        if any(map(str.isalnum, piece)):
            self.pieces.append(piece)
            self.cuts.append(is_cut)
        elif self.pieces and piece.strip(_EDGE) and not is_cut:
            self.pieces[-1] += alike(part).rstrip()

    def judged(self, source: _Source, *, from_start: bool = False, to_end: bool = False) -> Verdict:
        """Return what this reading is of a paragraph; it may have to begin or end where that does."""
        place = _Place(source, from_start, to_end)
        if any(whole and _follow([whole], [False], place) for whole in (self.literal, self.literal_short)):
            return Verdict.VERBATIM
        if not self.pieces or not all(piece in source.folded for piece in self.pieces):
            return Verdict.ABSENT
        if self.is_refused:
            return Verdict.REPLACES
        if _follow(self.pieces, self.cuts, place):
            is_joined = any(self.cuts[1:])
            return Verdict.TOO_SHORT if is_joined and self._word_count() < FEWEST_JOINED else Verdict.VERBATIM
        return self._reason(place)

    def _reason(self, place: _Place) -> Verdict:
        """Return why pieces that all are in a paragraph are no quotation of it: what must be allowed for them to be."""
        allowed: set[Verdict] = set()
        for verdict in (Verdict.LEAVES_OUT_NOT, Verdict.REPLACES, Verdict.CUTS_WORD):
            allowed.add(verdict)
            if _follow(self.pieces, self.cuts, place, allowed):
                return verdict
        return Verdict.OUT_OF_ORDER

    def _word_count(self) -> int:
        return sum(max(len(words(piece)), len(_UNSPACED.findall(piece))) for piece in self.pieces)


def _is_refused(quote: str, addition: re.Match[str]) -> bool:
    """Return whether words in brackets do more than add: they say “not”, or make another word of the one they touch."""
    touches = quote[addition.end() : addition.end() + 1].isalnum() and not _UNSPACED.match(quote, addition.end())
    return touches or holds_not(addition[0])


class _Place(NamedTuple):
    """A paragraph that pieces are looked for in, and whether they have to begin and end where it does."""

    source: _Source
    from_start: bool
    to_end: bool


def _follow(pieces: Sequence[str], cuts: Sequence[bool], place: _Place, allowed: Set[Verdict] = frozenset()) -> bool:
    """Return whether all pieces stand in a paragraph one after the other, parted as the quotation says.

    What is `allowed` passes, to say why they are no quotation.
    """
    source = place.source
    pending: list[tuple[int, int]] = [(0, 0)]
    seen: set[tuple[int, int]] = set()
    while pending:
        index, after = pending.pop()
        for start, end, is_whole in source.found(pieces[index], after):
            step = (index + 1, end)
            if step in seen or not (is_whole or Verdict.CUTS_WORD in allowed):
                continue
            if not _may_part(place, (after, start), index, cuts, allowed):
                continue
            if step[0] < len(pieces):
                seen.add(step)
                pending.append(step)
            elif not place.to_end or not _has_words(source.folded[end:]):
                return True
    return False


def _may_part(place: _Place, gap: tuple[int, int], index: int, cuts: Sequence[bool], allowed: Set[Verdict]) -> bool:
    """Return whether the gap before a piece may stand there; the mark that ends the piece before is looked at too."""
    text, (after, start) = place.source.folded, gap
    if not index:
        return cuts[0] or not place.from_start or not _has_words(text[:start])
    if cuts[index]:
        return Verdict.LEAVES_OUT_NOT in allowed or not skips_not(text[after - 1 : start])
    return Verdict.REPLACES in allowed or not _has_words(text[after:start])


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))
