"""Everything in a text that a reader takes for a quotation: the marks of every language, closed or not.

A mark may open in one language and close in another, and an apostrophe is no mark at all; what stands beside it
decides. What opens and never closes, or closes and never opened, is found as well and said to be so: nobody can tell
which words it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_CLOSERS = {
    "“": "”", "‟": "”", "„": "“”", "”": "”", "«": "»", "»": "«»", '"': '"', "＂": "＂", "″": "″", "״": "״", "ˮ": "ˮ",
    "「": "」", "『": "』", "﹁": "﹂", "﹃": "﹄", "｢": "｣", "〝": "〞〟", "❝": "❞", "``": ("''",), "''": ("''",),
    "<<": (">>",), ",,": ("''", "”", "“"),
    "‘": "’", "‛": "’", "‚": "‘’", "’": "’", "'": "'", "＇": "＇", "‹": "›", "›": "‹›", "`": "`'’´",
}  # fmt: skip
_SINGLE = frozenset("‘‛‚’'＇‹›`´")
_ALWAYS_OPEN = frozenset("「『﹁﹃｢〝❝")
_ALWAYS_CLOSE = frozenset("」』﹂﹄｣〞〟❞")
_SPACED = frozenset(("«", "<<", "‹"))
_APART = frozenset(("“", "‟", "„", "‘", "‚", '"', "＂", "″"))
_OTHER_DOUBLES = ('"', "”", "“", "»", "″", "''")
_OTHER_SINGLES = ("'", "’", "‘")
_TOKEN = re.compile(r"``|''|<<|>>|,,|[“‟„”«»\"＂″״ˮ「」『』﹁﹂﹃﹄｢｣〝〞〟❝❞‘‛‚’'＇‹›`´\n]")
_STOPS = frozenset(".,;:!?)]}>،؛。，、！？")
_MEASURE = re.compile(r"(?<!\d)\d{1,3}(?:[.,]\d{1,2})?$")
_ELISION = re.compile(
    r"(?:(?P<sure>\d\d(?:s|ers?)?|n(?=['’])|Abd\w*|Ali|Amr|Isa|Omar|Umar|Uthman|Aisha|Abbas)"
    r"|tis|twas|em|til|till|cause|cos|round|bout|n|s|t|k|m|neath|kay)\b",
    re.IGNORECASE,
)
_CUT_AND = ("'n", "’n")  # rock ’n’ roll
_MOST_PARAGRAPHS = 40


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a reader takes for a quotation: its words, and where it stands with its marks, as offsets of the text.

    The words of one that goes on over paragraphs hold their line breaks. If it is not closed, where it begins or ends
    cannot be decided.
    """

    words: str
    start: int
    end: int
    is_closed: bool = True


def quotations(text: str) -> tuple[Quoted, ...]:
    """Return everything in a text that a reader takes for a quotation, in order; its lines are its paragraphs."""
    return tuple(each for each in _Reading(text).quotations() if any(map(str.isalnum, each.words)))


def without_marks(text: str, is_kept: Callable[[Quoted], bool] = lambda _: False) -> str:
    """Return a text with the marks of its quotations gone and their words left, but for those that are kept."""
    kept, place = [], 0
    for each in quotations(text):
        if not is_kept(each):
            kept += [text[place : each.start], each.words]
            place = each.end
    return "".join([*kept, text[place:]])


class _Token(NamedTuple):
    mark: str
    start: int
    end: int


class _Reading:
    """A text with its marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [_Token(match[0], *match.span()) for match in _TOKEN.finditer(text)]

    def quotations(self) -> Iterator[Quoted]:
        index, after = 0, 0
        while index < len(self.tokens):
            token = self.tokens[index]
            opens = self._opens(token) or self._opens_apart(token)
            last = self._closing(index) if opens else None
            if last is not None:
                yield self._closed(token, self.tokens[last])
                index, after = last + 1, self.tokens[last].end
                continue
            if opens and not self._is_elision(token, None):
                yield self._unclosed(index)
            elif self._is_stray(token):
                yield self._unopened(token, after)
            index, after = index + 1, max(after, token.end)

    # --- what is found ----------------------------------------------------------------------------

    def _closed(self, first: _Token, last: _Token) -> Quoted:
        words = self.text[first.end : last.start].strip()
        return Quoted(re.sub(rf"\n\s*{re.escape(first.mark)}", "\n", words), first.start, last.end)

    def _unclosed(self, index: int) -> Quoted:
        """Return the words from a mark on that never closes, up to the next quotation or the paragraph's end."""
        first = self.tokens[index]
        later = self.tokens[index + 1 :]
        end = next((each.start for each in later if each.mark == "\n" or self._opens(each)), len(self.text))
        return Quoted(self.text[first.end : end].strip(), first.start, end, is_closed=False)

    def _unopened(self, token: _Token, after: int) -> Quoted:
        """Return the words from `after`, the last mark or line break, up to a mark that closes what never opened."""
        return Quoted(self.text[after : token.start].strip(), after, token.end, is_closed=False)

    # --- what a mark does -------------------------------------------------------------------------

    def _around(self, token: _Token) -> tuple[str, str]:
        after = token.end
        if token.mark in _SPACED and self.text[after : after + 1].isspace():
            after += 1
        return self.text[token.start - 1 : token.start], self.text[after : after + 1]

    def _opens(self, token: _Token) -> bool:
        mark = token.mark
        if mark not in _CLOSERS:
            return False
        if mark in _ALWAYS_OPEN:
            return True
        before, after = self._around(token)
        if not after or after.isspace() or (after in _STOPS and not self.text.startswith(("...", "…"), token.end)):
            return False
        if mark in _SINGLE:
            return not _is_letter(before) or _is_unspaced(before)
        if mark in ('"', "״", "″", "''", "”", "»") and _is_letter(before) and not _is_unspaced(before):
            return mark == '"' and after.isalnum() and not before.isdigit() and not _is_hebrew(before)
        return not (mark in (",,", "«") and before.isalnum())

    def _opens_apart(self, token: _Token) -> bool:
        """Return whether a mark between two spaces opens, as in “ this ”: where none is open it can do nothing else."""
        start, end = token.start, token.end
        is_apart = not self.text[start - 1 : start].strip() and self.text[end : end + 1] in ("\u00a0", "\u202f", " ")
        return is_apart and token.mark in _APART and not _MEASURE.search(self.text[: start - 1])

    def _closes(self, token: _Token) -> bool:
        """Return whether a mark that may close a quotation does so here."""
        before, after = self._around(token)
        if token.mark in _SINGLE and (_is_letter(after) and not _is_unspaced(after)):
            return False
        if token.mark == '"' and _is_hebrew(before) and _is_hebrew(after):
            return False
        if token.mark in ("'", "’") and self.text[: token.start].endswith(_CUT_AND):
            return False
        return not before.isspace() or token.mark in ("»", "›", ">>") or not self._opens(token)

    def _is_stray(self, token: _Token) -> bool:
        """Return whether a mark can only be the end of a quotation that has no beginning."""
        if token.mark in _SINGLE or token.mark == "\n":
            return False
        before, after = self._around(token)
        if token.mark in _ALWAYS_CLOSE:
            return True
        if not before or before.isspace() or _is_letter(after):
            return token.mark in ("”", "»") and bool(before) and not _is_letter(after)
        return not _MEASURE.search(self.text[: token.start])

    def _is_elision(self, token: _Token, last: int | None) -> bool:
        """Return whether a mark stands for letters left out, as in ’90s and ’tis."""
        if token.mark not in ("'", "’", "‘"):
            return False
        found = _ELISION.match(self.text, token.end)
        if not found:
            return False
        return bool(found["sure"]) or last is None or self._is_possessive(self.tokens[last])

    # --- where it ends ----------------------------------------------------------------------------

    def _closing(self, index: int) -> int | None:
        """Return the place of the token that closes what opens at `index`; None if none does."""
        first = self.tokens[index]
        last = self._end(index, _CLOSERS[first.mark])
        if last is None:
            others = _OTHER_SINGLES if first.mark in _SINGLE else _OTHER_DOUBLES
            last = self._end(index, others, is_nested=False)
        return None if last is not None and self._is_elision(first, last) else last

    def _end(self, index: int, closers: Sequence[str], *, is_nested: bool = True) -> int | None:
        first, depth, held = self.tokens[index], 0, None
        for place in self._reached(index, closers, goes_on=is_nested):
            token = self.tokens[place]
            if token.mark == "\n":
                if held is not None:
                    break
            elif self._is_nested(token, first) and not self._is_elision(token, None):
                if held is not None or not is_nested:
                    break
                depth += 1
            elif token.mark not in closers or not self._closes(token):
                continue
            elif not depth and not (first.mark in _SINGLE and self._is_possessive(token)):
                return place
            else:
                held, depth = place if not depth and held is None else held, max(0, depth - 1)
        return held

    def _reached(self, index: int, closers: Sequence[str], *, goes_on: bool) -> Iterator[int]:
        """Yield the tokens that may end what opens at `index`, without marks that repeat at a paragraph's start."""
        mark, paragraphs, skipped = self.tokens[index].mark, 0, index
        for place in range(index + 1, len(self.tokens)):
            if self.tokens[place].mark != "\n":
                if not (place == skipped and self.tokens[place].mark == mark and self._is_first_of_line(place)):
                    yield place
                continue
            paragraphs += 1
            yield place
            if not goes_on or paragraphs > _MOST_PARAGRAPHS or not self._goes_on(place, mark, closers):
                return
            skipped = place + 1

    def _is_nested(self, token: _Token, first: _Token) -> bool:
        """Return whether a mark opens a quotation of the same marks within another."""
        if token.mark != first.mark and (first.mark, token.mark) not in (("„", "“"), ("‚", "‘")):
            return False
        before = self.text[token.start - 1 : token.start]
        return self._opens(token) and (not before or not (before.isalnum() or before in _STOPS))

    def _is_first_of_line(self, place: int) -> bool:
        """Return whether a mark begins a paragraph."""
        return not self.text[self.tokens[place - 1].end : self.tokens[place].start].strip()

    def _goes_on(self, place: int, mark: str, closers: Sequence[str]) -> bool:
        """Return whether an open quotation goes on after the line break at `place`."""
        for later in range(place + 1, len(self.tokens)):
            token = self.tokens[later]
            if token.mark == "\n":
                return False
            if token.mark == mark and later == place + 1 and self._is_first_of_line(later):
                return True
            if token.mark in closers or token.mark == mark:
                return token.mark in closers and self._closes(token) and not self._opens(token)
        return False

    def _is_possessive(self, token: _Token) -> bool:
        """Return whether a single mark may be the apostrophe of "the ministers’ plan"."""
        if token.mark not in ("'", "’"):
            return False
        before, after = self.text[token.start - 1 : token.start], self.text[token.end : token.end + 2]
        return before in "szxßSZX" and after[:1] == " " and after[1:].isalnum()


def _is_letter(sign: str) -> bool:
    return bool(sign) and sign.isalnum()


def _is_hebrew(sign: str) -> bool:
    return "\u05d0" <= sign <= "\u05ea"


def _is_unspaced(sign: str) -> bool:
    """Return whether a sign belongs to a script that has no spaces between words."""
    return bool(sign) and (
        "\u0e00" <= sign <= "\u0eff" or "\u1780" <= sign <= "\u17ff" or "\u3040" <= sign <= "\u30ff"
        or "\u3400" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7af"
    )  # fmt: skip
