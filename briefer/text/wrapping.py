"""Where the paragraphs of a plain text begin, and how lines that a margin cut are joined again.

Mail, text files, the clipboard and PDF share the rule for a word that is broken at the end of a line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefer.text import normalise

HYPHENS = "-\u00ad\u0002\ufffe\u2010"
"""How a word broken at the end of a line may be marked; PDFium uses U+0002 and U+FFFE."""

_COUNTED = r"\d{1,4}(?:\s*(?:/|of|von|из|de|sur|di|z)\s*\d{1,4})?"
PAGE_NUMBER = re.compile(
    rf"\W*(?:(?:page|p\.|seite|seita|página|pagina|strona|стр\.?|сторінка|страница|第)?\s*{_COUNTED}\s*页?|[ivxl]{{1,7}})\W*",
    re.I,
)
"""A line that holds nothing but the number of a page."""

_COUNTED_PAGE = re.compile(
    r"[-–—] ?(?P<dashed>\d{1,4}) ?[-–—]"
    r"|(?:page|p\.|seite|página|pagina|strona|стр\.|сторінка|страница) ?(?P<named>\d{1,4})"
    r"(?: ?(?:/|of|von|из|з|de|sur|di|z) ?\d{1,4})?",
    re.I,
)
"""A line that holds a page's number and says so."""

_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_RULE = re.compile(r"^[ \t]*(?:[-_=*~•·—–+#][ \t]?){3,}$", re.M)
"""A line that is drawn, not written."""

_ENDED = re.compile(r"[.!?:…؟۔।。！？][\"'”’»)\]」』]*(?:\d{1,2}|\[\d{1,3}\])?$")
_STOPPED = re.compile(r"[.!?…。！？؟][\"'”’»)\]」』]*$")
_ITEM = re.compile(r"(?:(?P<bullet>[•*·▪‣●○◦■□▶►➢✓✔❖→])|[-–—]|\(?(?:\d{1,3}|[a-z]|[ivx]{2,4})[.)]|[①-⑳⑴-⒇])\s")
_LIKELY_ITEM = re.compile(
    r"(?:(?P<letter>\(?[A-Z][.)]|\(?[IVX]{2,5}[.)])|(?P<part>\d{1,3}(?:\.\d{1,3}){1,3}\.?)|(?P<note>\[\d{1,3}\])"
    r"|(?P<law>(?:§+|art(?:icle|ikel|ículo|icolo|\.)?|section|стаття|статья) ?\d+[a-z]?[.:]?)|(?P<round>o|\d{1,3}°"
    r"|\d{1,3} [-–]))\s",
    re.I,
)
"""What is an item if others of its kind begin lines, and the line above has ended."""

_SPEAKER = re.compile(r"(?:[^\W\d_a-z][^\Wa-z .'’-]*(?:[ .'’-]+[^\Wa-z]+){0,7}|[QA])(?: ?\([^()]{1,40}\))?: ?\S")
_NAMED_SPEAKER = re.compile(r"(?:[^\W\d_a-z][\w.'’-]+ ){0,4}[^\W\d_a-z][\w.'’-]+: \S")
_LONGEST_WRAPPED_LINE = 120
_SHORTEST_WRAPPED_LINE = 40
_SHORTEST_CLOSE_LINE = 14
_HANGING = 2
"""So many signs of Chinese or Japanese go to the next line with a mark that may not begin one."""
_MOSTLY_FULL = 0.6
_PARTLY_FULL = 0.3
_SHORTEST_BROKEN = 60
_FEWEST_PRINTED = 8
_LONGEST_WORD = 200
_CLOSELY_SET = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_WIDE = re.compile(r"[\uac00-\ud7a3]")
"""Korean has spaces, and signs as wide as those."""

_WORD = re.compile(r"\w[\w'’-]*")
_FIRST_HALVES = frozenset(
    _WORD.findall(
        "self vice cease half well so long short high low cross all two three four first second third hard far full "
        "left right wide open deep ever much near then state peace law war anti"
    )
)
"""Words that make compounds with a hyphen; what only looks like one ends as `_NO_SECOND_HALVES` say."""

_PREFIXES = frozenset({"pro", "non", "pre", "post", "ex", "co", "re", "sub", "mid", "ultra", "inter", "multi", "semi"})
"""These need a proof: that what follows is a word of the text."""

_NO_SECOND_HALVES = frozenset(
    _WORD.findall(
        "ly ness age ages er ers est ed en ened ening ing ings ment ments less ful ship ships hood ward wards way ways "
        "light lights lighted land lands ware ther thest time rior riors fare like yer yers cipate cipated cipating "
        "bodies body biotic biotics trust semitic semitism dote septic gen gens lope ity itude evity tend ended"
    )
)


def paragraphs(words: str) -> tuple[str, ...]:
    """Return the paragraphs of a plain text, normalised, each on one line and none empty.

    Blank and drawn lines separate paragraphs, and the lines between them are joined if they look wrapped. Without a
    blank line, or with one after every line, indented lines begin paragraphs, or those after lines that end before they
    had to; else every line is a paragraph.
    """
    blocks = [block.split("\n") for block in _BLANK_LINES.split(_RULE.sub("\n", normalise(words)).strip("\n").rstrip())]
    lines = [line for block in blocks for line in block]
    known = known_words(lines)
    if len(blocks) == 1 or _is_double_spaced(blocks):
        found = _of_lines(lines, known)
    else:
        found = [each for block in blocks for each in _unwrapped(block, known)]
    clean = (" ".join(each.split()) for each in found)
    return tuple(each for each in clean if each)


def broken(passage: str) -> list[str]:
    """Return the lines of a passage if each is a paragraph, a sentence or more of some length, else the whole of it."""
    lines = [line for line in map(str.strip, passage.split("\n")) if line]
    are_paragraphs = len(lines) > 1 and all(len(line) >= _SHORTEST_BROKEN and _STOPPED.search(line) for line in lines)
    return lines if are_paragraphs else [passage]


def are_printed_lines(lines: Sequence[str]) -> bool:
    """Return whether passages are no paragraphs but the lines of a printed page: sentences go on over many of them."""
    if len(lines) < _FEWEST_PRINTED or max(map(len, lines)) > _LONGEST_WRAPPED_LINE:
        return False
    goes_on = sum(not _ENDED.search(above) and below[:1].islower() for above, below in pairwise(lines))
    return goes_on >= _PARTLY_FULL * len(lines)


def known_words(lines: Iterable[str]) -> Counter[str]:
    """Count the words that stand in one piece on their line, if any line ends with a broken one."""
    known: Counter[str] = Counter()
    filled = [line for line in lines if line]
    if not any(line[-1] in HYPHENS for line in filled):
        return known
    is_broken = False
    for line in filled:
        found = _WORD.findall(line.casefold())
        was_broken, is_broken = is_broken, line[-1] in HYPHENS
        known.update(found[was_broken : len(found) - is_broken])
    return known


def joined(words: str, line: str, known: Counter[str]) -> str:
    """Join a line to the words before it; a word broken by a hyphen becomes whole unless it is written with one.

    `known` counts the words of the whole text.
    """
    end = words[-1:]
    if end.isascii() and end and end not in "-\u0002/":  # as nearly all are
        return f"{words} {line}"
    if not words or (_CLOSELY_SET.match(words[-1]) and _CLOSELY_SET.match(line)):
        return words + line
    before = words[-2:-1]
    if before in ("", " ", *"-–—") or not line[:1].isalnum() or words[-1] not in f"{HYPHENS}—/":
        return f"{words} {line}"
    if words[-1] in "—/":
        return words + line
    if not before.isalpha() or not line[:1].islower() or _is_compound(words, line, known):
        return f"{words[:-1]}-{line}"
    return words[:-1] + line


def _is_compound(words: str, line: str, known: Counter[str]) -> bool:
    end = words[-_LONGEST_WORD:-1]  # the rest may be long
    first = re.split(r"[\W_]", end)[-1].casefold()
    second = _WORD.findall(line)[0].casefold()
    if known[first + second]:
        return False
    head = end.rsplit(maxsplit=1)[-1]
    if "-" in head or "." in head:  # "state-of-the-art", "U.S.-led"
        return True
    is_made = first in _FIRST_HALVES and re.split(r"\W", second)[0] not in _NO_SECOND_HALVES
    has_both = known[first] > 0 and known[second] > 0 and min(len(first), len(second)) > 2
    is_prefixed = first in _PREFIXES and known[second] > 0 and len(second) > 2
    return known[f"{first}-{second}"] > 0 or is_made or is_prefixed or has_both


def without_pages(text: str) -> tuple[str, list[str]]:
    """Return a text without the page breaks in it, and what stood at the edges of the pages: numbers, running heads.

    A sentence goes on over the break.
    """
    pages = [page.strip("\r\n").splitlines() for page in (text if "\f" in text else _counted(text)).split("\f")]
    pages = [lines for lines in pages if any(map(str.strip, lines))]
    if len(pages) < 2:
        return text.replace("\f", "\n\n"), []
    seen = Counter(key for lines in pages for key in {_running(lines[0]), _running(lines[-1])})
    needed = max(2, (len(pages) + 2) // 3)
    running = frozenset(key for key, count in seen.items() if count >= needed and key)
    removed: list[str] = []
    whole = ""
    for lines in pages:
        kept = _between_edges(lines, running, removed)
        whole += ("\n\n" if not whole or _ENDED.search(whole) else "\n") + "\n".join(kept)
    return (whole.lstrip("\n"), removed) if whole.strip() else (text.replace("\f", "\n\n"), [])


def _counted(text: str) -> str:
    """Return a text with a page break after each line that holds nothing but the next number of a page."""
    lines = text.splitlines()
    numbers = {
        number: int(match["dashed"] or match["named"])
        for number, line in enumerate(lines)
        if (match := _COUNTED_PAGE.fullmatch(line.strip())) and not "".join(lines[number - 1 : number]).strip()
    }
    if len(numbers) < 2 or any(after - before != 1 for before, after in pairwise(numbers.values())):
        return text
    return "\n".join(f"{line}\f" if number in numbers else line for number, line in enumerate(lines))


def _between_edges(lines: list[str], running: frozenset[str], removed: list[str]) -> list[str]:
    """Return the lines of a page without those at its edges that are not of the text, which `removed` gathers."""
    first, last = 0, len(lines)
    while first < last and _is_edge(lines[first], running):
        first += 1
    while last > first and _is_edge(lines[last - 1], running):
        last -= 1
    removed += filter(None, (" ".join(line.split()) for line in (*lines[:first], *lines[last:])))
    return lines[first:last]


def _is_edge(line: str, running: frozenset[str]) -> bool:
    return not line.strip() or PAGE_NUMBER.fullmatch(line.strip()) is not None or _running(line) in running


def _running(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.casefold().split()))


def _is_double_spaced(blocks: Sequence[Sequence[str]]) -> bool:
    """Return whether blank lines follow every printed line: sentences go on over them."""
    if len(blocks) < 4 or any(len(block) > 1 for block in blocks):
        return False
    goes_on = sum(not _ENDED.search(above[0]) and below[0][:1].islower() for above, below in pairwise(blocks))
    return max(len(block[0]) for block in blocks) <= _LONGEST_WRAPPED_LINE and goes_on >= _PARTLY_FULL * len(blocks)


def _unwrapped(lines: Sequence[str], known: Counter[str]) -> list[str]:
    if any(len(line) > _LONGEST_WRAPPED_LINE for line in lines):
        return list(lines)
    stripped = [line.strip() for line in lines]
    begins = _beginnings(stripped)
    found: list[str] = []
    for line, is_first in zip(stripped, begins, strict=True):
        if is_first:
            found.append(line)
        else:
            found[-1] = joined(found[-1], line, known)
    return found


def _beginnings(lines: Sequence[str]) -> list[bool]:
    """Return of each line of a block whether it is the first, an item of a list or what another speaker says."""
    items = [_ITEM.match(line) for line in lines]
    is_list = sum(item is not None for item in items) > 1
    likely = [match.lastgroup if (match := _LIKELY_ITEM.match(line)) else None for line in lines]
    turns = sum(_NAMED_SPEAKER.match(line) is not None for line in lines) > 1
    begins = [True]
    for above, line, item, kind in zip(lines, lines[1:], items[1:], likely[1:], strict=False):
        ended = _ENDED.search(above) is not None or above.endswith((";", ","))
        is_item = item is not None and (ended or is_list or item["bullet"] is not None)
        is_item |= kind is not None and ended and likely.count(kind) > 1
        speaks = _SPEAKER.match(line) is not None or (turns and _NAMED_SPEAKER.match(line) is not None)
        begins.append(is_item or (speaks and _ENDED.search(above) is not None))
    return begins


def _of_lines(lines: Sequence[str], known: Counter[str]) -> list[str]:
    """Return the paragraphs of lines with no blank line between them, or one after each."""
    width = max(map(len, lines))
    are_paragraphs = all(len(line) >= _SHORTEST_BROKEN and _STOPPED.search(line) for line in lines)
    if len(lines) < 3 or width > _LONGEST_WRAPPED_LINE or are_paragraphs:
        return list(lines)
    inner = lines[1:]
    indented = sum(line.startswith(("  ", "\t")) for line in inner)
    if 0 < indented <= len(inner) / 2:
        return _grouped(lines, [line.startswith(("  ", "\t")) for line in inner], known)
    # A line is full if the first word of the next one would not have fitted in.
    are_close = all(_CLOSELY_SET.match(line[-1:]) for line in lines)
    full = [
        len(line) + _HANGING >= width if are_close else len(line) + 1 + len(after.split(" ", 1)[0]) > width
        for line, after in pairwise(lines)
    ]
    ended = [is_full or _ENDED.search(line) is not None for is_full, line in zip(full, lines, strict=False)]
    goes_on = any(not _ENDED.search(above) and below[:1].islower() for above, below in pairwise(lines))
    is_wrapped = sum(full) >= _MOSTLY_FULL * len(full) or (
        goes_on and sum(full) >= _PARTLY_FULL * len(full) and all(ended)
    )
    are_wide = are_close or all(map(_WIDE.search, lines))
    if width < (_SHORTEST_CLOSE_LINE if are_wide else _SHORTEST_WRAPPED_LINE) or not is_wrapped:
        return list(lines)
    return _grouped(lines, [not is_full for is_full in full], known)


def _grouped(lines: Sequence[str], begins: Sequence[bool], known: Counter[str]) -> list[str]:
    """Return the lines joined to paragraphs; `begins` says of each line but the first whether it begins one."""
    groups = [[lines[0]]]
    for line, is_first in zip(lines[1:], begins, strict=True):
        if is_first:
            groups.append([])
        groups[-1].append(line)
    return [each for group in groups for each in _unwrapped(group, known)]
