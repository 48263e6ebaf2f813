"""Where the sentences of a text begin and end.

English has an own splitter: the libraries for it keep a quotation together whatever its length, and tagging speeches
needs the sentences inside of it. It looks at every full stop, question mark and the like, and at the words next to it:
nothing ends before a small letter, an abbreviation ends a sentence only where the next word shows it.

Every other language goes through sentencex; a border it draws after an abbreviation or before a small letter is taken
back.

A sentence is cut into parts at its marks (commas, dashes, quotation marks and the like), the same way in any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OPENING = "\"'“‘«‹„‚([¿¡-–—"
_QUOTES = "\"'“‘«‹„‚"
_STOP = re.compile(
    r"(?<![.!?…؟۔।])(?P<mark>[.!?…؟۔।]++)"
    r"(?P<close>(?:[\"'”’“‘)\]»›]|[ \u00a0\u202f][»›](?=\s|$))*(?:\[\d{1,3}\])*)(?=\s|$)"  # "[12]" is a footnote
    r"|[。！？]+[」』”’）]*"
)
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_]{1,2})+")
_ASKED = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|says|asked|asks|replied|added|told|wrote|shouted|cried|answered|wondered)\b"
)
_DATELINE = re.compile(r"[A-Z]{2,}[A-Z .'’-]{0,30}, [A-Z][\w. ]{1,20}\.")  # "ST. PAUL, Minn. — The judges"
_DASHES = "-–—"
_QUESTIONS = ("?", "!")
_BREAK = re.compile(
    r"[,;:](?=[\s\"”»’']|$)|[،؛、，；：]"  # "9,000" and "16:30" are one
    r"|(?<=\s)[–—-](?=\s)|—"
    r"|[\"“”„«»‹›()\[\]「」『』（）]"
)
_STRETCH = 5_000
_REACH = 24  # no abbreviation is longer


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Always followed by something that belongs to it.
_TITLES = _listed(
    "mr mrs ms mx messrs mme mlle dr prof gen col lt maj capt cpt sgt cpl pvt cmdr cdr adm brig sen rep reps sens gov "
    "pres rev hon amb supt msgr fr mt e.g i.e cf vs v viz asst assoc det insp "
    "z.b d.h u.a bzw ул т.е т.к т.н sra srta dott"
)
# The same, in languages that sentencex knows less well.
_OTHER_TITLES = _listed(
    "mm mlles mmes me mgr p pp vgl ca ggf evtl abs nr art hl ing mag dipl sr sres dña d lic av apdo núm pág sig on avv "
    "arch ecc kl dhr mevr drs ir bijv blz см им ім ст вул просп обл кв пл проф акад доц др пп рр"
)
# Followed by a number that belongs to it.
_BEFORE_NUMBER = _listed(
    "no nos nr art arts fig figs p pp par para paras vol vols ch sec secs res ca c approx op cl "
    "jan feb mar apr jun jul aug sep sept oct nov dec ст п стр n°"
)
# Belongs to what follows, unless that can only begin a sentence.
_MAYBE = _listed("inc corp ltd co bros jr sr st dept univ assn gov't gmbh ag г гг тыс млн млрд руб")
_CLOCK = frozenset(("a.m", "p.m"))
_AFTER_CLOCK = _listed(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December GMT UTC EST EDT ET CET CEST EET EEST BST MSK PST PDT PT CST CDT CT IST "
    "Eastern Central Pacific Moscow Kyiv London Beijing Greenwich"
)
_STARTERS = _listed(
    "The A An He She It They We I You But And So Yet Or If In On At For From By With As This That These Those There "
    "Here When While Where After Before Since Until Although Though However Meanwhile His Her Its Their Our My Your "
    "What Who Why How Not No Both Some Many Most All Then Now Earlier Later Instead Still Also Asked Speaking Under "
    "Among Despite During According Last Next To Mr Mrs Ms Dr Prof"
)


def sentences(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """Return the offsets of the sentences, in order; none has white space at its edges, none overlaps.

    Every character that is no white space lies in a sentence. `language` is a code ("uk", "pt-BR"), "" if unknown.
    Time grows with the length of the text.
    """
    code = re.split("[-_]", language.strip().lower(), maxsplit=1)[0]
    if code in ("", "en", "und"):
        return _own(text, code)
    try:
        borders = list(_borders(text, code))
    except UnicodeEncodeError:  # half a character, which the library cannot take
        return _own(text, code)
    return _stripped(text, [border for border in borders if not _is_vetoed(text, border, code)])


def phrases(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """Return the offsets of the parts of its sentences, in order: what stands between two marks inside a sentence.

    Marks, quotation marks and white space at their edges are no part of them; the last one of a sentence keeps its full
    stop, and a sentence without a mark is one part.
    """
    found: list[tuple[int, int]] = []
    for start, end in sentences(text, language):
        breaks = [match.span() for match in _BREAK.finditer(text, start, end)]
        starts, ends = [start, *(after for _, after in breaks)], [*(before for before, _ in breaks), end]
        found += (_tight(text, *edges) for edges in zip(starts, ends, strict=True) if _has_word(text, *edges))
    return tuple(found)


def _has_word(text: str, start: int, end: int) -> bool:
    return any(map(str.isalnum, text[start:end]))


def _tight(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the edges without white space, and without an opening mark that stands before the first word."""
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip(" \t\n\u00a0\u202f'‘’‚")), start + len(inner.rstrip())


def _borders(text: str, code: str) -> Iterator[int]:
    """Return where a sentence may end as sentencex sees it, looking at a stretch of the text at a time.

    Its time grows with the square of what it looks at. What it finds last in a stretch may go on in the next.
    """
    from sentencex import get_sentence_boundaries

    start = 0
    while start < len(text):
        ends = [
            start + int(each["end_index"]) for each in get_sentence_boundaries(code, text[start : start + _STRETCH])
        ]
        if start + _STRETCH < len(text):
            ends.pop()
        yield from ends
        start = ends[-1] if ends else start + _STRETCH


def _is_vetoed(text: str, border: int, code: str) -> bool:
    """Return whether what stands around a border shows that the sentence goes on."""
    after = _skip_opening(text, _skip_space(text, border))
    before = text[max(0, border - _REACH) : border].rstrip()
    if after < len(text) and text[after].islower() and before.endswith((".", "!", "?", "…", *_QUOTES, "”", "’", "»")):
        return code != "ka"  # Georgian letters count as small and begin sentences
    if not before.endswith("."):
        return False
    word = re.split(r"[\s\u00a0(«„\"“'’]", before[:-1])[-1]
    is_initial = len(word) == 1 and word.isupper() and word.lower() != word
    return is_initial or word.lower() in _TITLES or word.lower() in _OTHER_TITLES


def _stripped(text: str, borders: list[int]) -> tuple[tuple[int, int], ...]:
    """Return the stretches between the borders without white space; one with no word joins the one before."""
    found: list[tuple[int, int]] = []
    start = 0
    for border in [*borders, len(text)]:
        words = text[start:border]
        if words.strip():
            begin, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
            if found and not any(map(str.isalnum, words)):
                found[-1] = (found[-1][0], end)
            else:
                found.append((begin, end))
        start = max(start, border)
    return tuple(found)


def _own(text: str, language: str) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    start = _skip_space(text, 0)
    word = _next_word(text, start)
    for match in _STOP.finditer(text):
        if match.end() > word and _is_end(text, start, match, language):
            found.append((start, match.end()))
            start = _skip_space(text, match.end())
            word = _next_word(text, start)
    end = len(text.rstrip())
    if start >= end:
        return tuple(found)
    if found and word >= end:  # what is left over has no word of its own
        return (*found[:-1], (found[-1][0], end))
    return (*found, (start, end))


@dataclass(frozen=True, slots=True)
class _Stop:
    """A full stop with the words at its sides: `before` without the marks at its edges, `after` likewise."""

    before: str
    after: str
    is_quoted: bool  # what follows begins with a quotation mark
    is_first: bool  # nothing but `before` stands between the start of the sentence and the stop
    follows_capital: bool  # the word before `before` has a capital


def _is_end(text: str, start: int, match: re.Match[str], language: str) -> bool:
    mark = match["mark"]
    after = _skip_space(text, match.end())
    if mark is None or after == len(text):
        return True
    opened = _skip_opening(text, after)
    if opened < len(text) and text[opened].islower():
        return False
    if match["close"]:
        return not (mark.endswith(_QUESTIONS) and _ASKED.match(text, after))
    if mark != ".":
        return True
    if text[after] in _DASHES and _DATELINE.fullmatch(text, start, match.end()):
        return False
    return _ends_sentence(_stop(text, start, match.start(), after, opened), language)


def _stop(text: str, start: int, end: int, after: int, opened: int) -> _Stop:
    before = text[max(start, end - _REACH) : end].split()
    following = text[opened : opened + _REACH].split(maxsplit=1)
    return _Stop(
        before=re.split("[-–—/]", before[-1])[-1].lstrip(_OPENING) if before else "",
        after=re.split(r"[^\w]", following[0], maxsplit=1)[0] if following else "",
        is_quoted=text[after] in _QUOTES,
        is_first=len(before) == 1 and end - start < _REACH,
        follows_capital=len(before) > 1 and before[-2][:1].isupper(),
    )


def _ends_sentence(stop: _Stop, language: str) -> bool:
    small = stop.before.lower()
    if _belongs_to_next(stop, small):
        return False
    if small in _CLOCK:
        return stop.after not in _AFTER_CLOCK
    if stop.before.isdecimal() and language.startswith("de"):
        return len(stop.before) > 2  # "am 5. Januar"
    if len(stop.before) == 1 and stop.before.isupper():
        return stop.is_quoted or stop.after in _STARTERS or (stop.before == "I" and not stop.follows_capital)
    if small in _MAYBE or _DOTTED.fullmatch(stop.before):
        return stop.is_quoted or stop.after in _STARTERS
    return True


def _belongs_to_next(stop: _Stop, small: str) -> bool:
    is_counter = stop.is_first and (small.isdecimal() or len(small) == 1)  # "1. First", "a. First"
    return is_counter or small in _TITLES or (small in _BEFORE_NUMBER and stop.after[:1].isdigit())


def _next_word(text: str, place: int) -> int:
    while place < len(text) and not text[place].isalnum():
        place += 1
    return place


def _skip_space(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _skip_opening(text: str, place: int) -> int:
    while place < len(text) and (text[place] in _OPENING or text[place].isspace()):
        place += 1
    return place
