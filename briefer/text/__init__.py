"""Plain text: cleaning, words, fingerprints, exact quotations, words as they are sought.

Paragraphs are in `wrapping`, the language of a text in `languages`, sentences in `briefer/sentences`. Nothing here
knows of projects or documents. Begin with `cleaned`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from briefer.sentences import sentences

__all__ = [
    "alike",
    "alike_passages",
    "alike_places",
    "as_sought",
    "canonical",
    "cleaned",
    "fingerprint",
    "folded",
    "has_word",
    "normalise",
    "place_in",
    "places_of",
    "passage",
    "sentences",
    "sought_in",
    "word_count",
    "words",
    "words_at",
]

CUT = "[…]"
"""What stands in a quotation where words of the source are left out."""
_AT_ONCE = 100
_LINE_BREAK = re.compile("\r\n?|[\u0085\u2028\u2029\v\f]")
_SPACE = re.compile("[\u00a0\u2007\u202f\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
# Soft hyphen, with the end of the line that it breaks a word at, and the byte-order mark are leftovers of typesetting
# and encoding, not hidden content.
_LEFTOVER = re.compile("\u00ad[ \t]*\n[ \t]*(?=\\w)|[\u00ad\ufeff]")
# Controls but tab and newline, direction overrides and isolates, invisible operators, tag characters outside the flags
# made of them, non-characters. Joiners (emoji, Persian) and the plain direction marks stay.
_HIDDEN = re.compile(
    "(?P<flag>\U0001f3f4[\U000e0020-\U000e007e]{1,7}\U000e007f)"
    "|[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u200b\u2060-\u2064\u202a-\u202e\u2066-\u206f"
    "\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)
LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
"""Signs for several letters, as typesetters use them, and the letters."""

_LIGATURE = re.compile("[\ufb00-\ufb06]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKS = "\u0300-\u036f\u200c\u200d"  # combining accents and joiners are part of their word
_COUNTED = re.compile(r"[^\W_]\S*")  # from its first letter or digit on
_WORD = re.compile(rf"\d+(?:[.,]\d+)+|[\w{_MARKS}]+(?:['’‐‑-][\w{_MARKS}]+)*")
_ALIKE = str.maketrans(
    dict.fromkeys("\"'`´“”„‟‘’‚‛«»‹›′″「」『』＂＇〝〞〟❝❞﹁﹂﹃﹄｢｣״ˮʼ", '"')
    | dict.fromkeys("-‐‑‒–—―−﹘﹣－", "-")
    | dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", None)
)
_RUN = re.compile(r"\s+(?:-\s*)?|-\s*")
_CHANGED_RUN = re.compile(r"(?: (?=[\s-])|[^\S ])\s*(?:-\s*)?|-\s+")
"""A run that is written otherwise: not the one space between two words, nor a hyphen within one."""


def normalise(text: str) -> str:
    """Return clean text: one sort of line break and space, no invisible characters, nothing that cannot be encoded."""
    return cleaned(text)[0]


def cleaned(text: str) -> tuple[str, int]:
    """Return the normalised text, and how many hidden characters were removed from it.

    Letters are composed with their accents and ligatures taken apart, so that what is typed is found. Hidden are
    control characters, direction overrides and the like; soft hyphens and byte-order marks do not count.
    """
    removed = 0
    if not text.isprintable():  # spaces but the plain one, marks and controls are not
        text = _LINE_BREAK.sub("\n", text)
        text = _SPACE.sub(" ", _LEFTOVER.sub("", text))
        shown = _HIDDEN.sub(lambda match: match["flag"] or "", text)
        removed = len(text) - len(shown)
        text = _SURROGATE.sub("\ufffd", shown)
    if text.isascii() or unicodedata.is_normalized("NFKC", text):  # then it is composed and has no ligatures, too
        return text, removed
    if any(map(text.__contains__, LIGATURES)):
        text = _LIGATURE.sub(lambda match: LIGATURES[match[0]], text)
    return unicodedata.normalize("NFC", text), removed


def words(text: str) -> tuple[tuple[int, int], ...]:
    """Return the offsets of the words; "cease-fire", "Russia's" and "1,000" are one word each."""
    return tuple(match.span() for match in _WORD.finditer(text))


def word_count(text: str) -> int:
    """Return the number of words as a word processor counts them: between spaces, dashes on their own left out."""
    return len(_COUNTED.findall(text))


def fingerprint(paragraphs: Iterable[str]) -> str:
    """Return the SHA-256 of the paragraphs, a line each, as 64 hexadecimal digits."""
    digest, rest = hashlib.sha256(), iter(paragraphs)
    line_break = ""
    while some := list(islice(rest, _AT_ONCE)):  # all of it at once would be the most memory that a reading needs
        digest.update((line_break + "\n".join(some)).encode("utf-8", "surrogatepass"))
        line_break = "\n"
    return digest.hexdigest()


def canonical(text: str) -> str:
    """Return the text with all quotation marks, all dashes and all white space alike, for comparing quotations.

    White space next to a dash and invisible marks are dropped: a line may break there.
    """
    return alike(text).strip()


def alike_passages(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text holds these words, whole or as parts of others, as offsets in `text`.

    Only the shapes of quotation marks and dashes, the sort of white space and line breaks may differ. Time grows with
    the length of the text.
    """
    wanted, folded = canonical(words), alike(text)
    place = folded.find(wanted) if wanted else -1
    places = alike_places(text) if place >= 0 else []
    while place >= 0:
        yield places[place], places[place + len(wanted) - 1] + 1
        place = folded.find(wanted, place + 1)


def has_word(text: str, word: str) -> bool:
    """Return whether `word` (it may be several words) stands in the text as whole words in the same case."""
    return next(words_at(text, word), None) is not None


def words_at(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Yield where `word` (it may be several words) stands in the text as whole words in the same case."""
    start = text.find(word) if word else -1
    while start >= 0:
        end = start + len(word)
        if not (start and _is_letter(text[start - 1])) and not (end < len(text) and _is_letter(text[end])):
            yield start, end
        start = text.find(word, start + 1)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character).startswith("M")


def alike(text: str) -> str:
    """Return `canonical` of a text with the white space at its edges."""
    return _CHANGED_RUN.sub(_run, text.translate(_ALIKE))


def _run(match: re.Match[str]) -> str:
    return "-" if "-" in match[0] else " "


def alike_places(text: str) -> list[int]:
    """Return for each character of `alike` the offset in `text` of the character it stands for."""
    shown = text.translate(_ALIKE)
    kept: Sequence[int] = range(len(text))
    if len(shown) < len(text):
        kept = [place for place, character in enumerate(text) if _ALIKE.get(ord(character), "") is not None]
    places: list[int] = []
    last = 0
    for match in _RUN.finditer(shown):
        places.extend(kept[last : match.start()])
        places.append(kept[match.start() + max(0, match[0].find("-"))])
        last = match.end()
    return [*places, *kept[last:]]


def passage(text: str, start: int, end: int, cuts: Sequence[tuple[int, int]] = ()) -> str:
    """Return characters `start` to `end` as they are quoted, with "[…]" in place of the `cuts` inside, in order."""
    for first, last in reversed(cuts):
        if start <= first and last <= end:
            text = f"{text[:first]}{CUT}{text[last:]}"
            end += len(CUT) - (last - first)
    return text[start:end]


def folded(text: str) -> str:
    """Return a text without case, accents and marks of vowels."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


@lru_cache(maxsize=20_000)
def as_sought(text: str) -> str:
    """Return a text without case, accents, and shapes of quotation marks, dashes and white space."""
    return folded(alike(text))


def places_of(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand in a text, whatever their case, accents and shapes of signs, as offsets in `text`."""
    for start, end in sought_in(words, text):
        yield place_in(text, start, end)


def sought_in(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand in `as_sought` of a text, which is quick to tell; `place_in` has the place itself."""
    wanted = as_sought(words).strip()
    sought = as_sought(text)
    start = sought.find(wanted) if wanted else -1
    while start >= 0:
        yield start, start + len(wanted)
        start = sought.find(wanted, start + len(wanted))


def place_in(text: str, start: int, end: int) -> tuple[int, int]:
    """Return what of a text stands from `start` to `end` of `as_sought`."""
    places = _places(text)
    return places[start][0], places[end - 1][1]


def _places(text: str) -> list[tuple[int, int]]:
    """Return for each sign of `as_sought` the stretch of the text that it stands for."""
    shown = alike(text)
    starts = range(len(text)) if len(shown) == len(text) else alike_places(text)  # it only ever gets shorter
    if shown.isascii() or all(_folded_width(sign) == 1 for sign in shown):
        return [(start, start + 1) for start in starts]
    found: list[tuple[int, int]] = []
    for sign, start in zip(shown, starts, strict=True):
        width = _folded_width(sign)
        if width:
            found += [(start, start + 1)] * width
        elif found:  # an accent of its own belongs to the letter before it
            found[-1] = (found[-1][0], start + 1)
    return found


@lru_cache(maxsize=4096)
def _folded_width(sign: str) -> int:
    return len(folded(sign))
