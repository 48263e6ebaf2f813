"""The values in the scripts of a page: what is written in them as JSON is, in strings of the script, or piece by piece.

Nothing is run. Code that is no JSON (`{body: "…"}`) gives the strings in it, each under the name before it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import unquote

import msgspec

LONGEST_LABEL = 200
"""Longer strings may hold an article or the data of one."""

FEWEST_ENDS = 2
_ENDS = (". ", ".\n", ".<", ".\\", '."', ".'", ".%", ".&", "? ", "! ", "。")
"""The ends of sentences in strings of scripts."""

MOST_EFFORT = 4
"""How many times the length of a script may be read in search of data."""

MOST_TRIED = 500
"""So many failures count as one reading of the script."""

_DATA = re.compile(r"[=(,:]\s*(?=[{\[])")
_START = re.compile(r"[{\[]")
_QUOTE = re.compile("[\"'`]")
_STRINGS = {sign: re.compile(rf"{sign}(?:[^{sign}\\\n]|\\.)*+{sign}", re.S) for sign in "\"'"}
_STRINGS["`"] = re.compile(r"`(?:[^`\\]|\\.)*+`", re.S)
_NAME = re.compile(r"([\w$-]{1,60})[\"']?\s{0,4}:\s{0,4}$")
LONGEST_NAME = 80
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2})|(.))", re.S)
_PLAIN_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": " ", "f": " ", "\n": ""}
_FLIGHT = re.compile(r"__next_f\.push\(\s*(?=\[)")
_FLIGHT_ROW = re.compile(rb"[0-9a-f]*:(?:T([0-9a-f]+),)?")
_FLIGHT_DATA = re.compile(rb"[{\[\"]")
_SHORT_ENTITIES = {"&q;": '"', "&s;": "'", "&l;": "<", "&g;": ">", "&a;": "&"}
"""How one library writes signs in the data it leaves for its script."""

_DECODER = json.JSONDecoder(strict=False)


def may_hold_prose(code: str) -> bool:
    """Return whether a script may hold sentences, as it then does in one of the ways they end in code."""
    return sum(map(code.count, _ENDS)) >= FEWEST_ENDS


def looks_like_json(words: str) -> bool:
    """Return whether a string may be data written as JSON."""
    return words.lstrip()[:1] in {"{", "["}


def values_of(code: str) -> list[Any]:
    """Return the value of a script or string that is JSON, none if it is not; comments around it do not count."""
    try:
        return [msgspec.json.decode(code.encode("utf-8", "replace"))]
    except (msgspec.DecodeError, RecursionError):
        pass
    if "&q;" in code:
        for entity, sign in _SHORT_ENTITIES.items():
            code = code.replace(entity, sign)
    start = _START.search(code := code.replace("<![CDATA[", ""))
    try:
        return [] if start is None else [_DECODER.raw_decode(code, start.start())[0]]
    except (ValueError, RecursionError):
        return []


def states_of(scripts: Sequence[str]) -> Iterator[Any]:
    """Return the values that may hold an article in the scripts of a page."""
    for code in scripts:
        if len(code) > LONGEST_LABEL and may_hold_prose(code) and not _FLIGHT.search(code):
            yield from _written_out(code)
            yield _strings(code)
    if stream := "".join(_chunks(scripts)):
        yield list(_rows(stream.encode("utf-8", "replace")))


def _written_out(code: str) -> Iterator[Any]:
    """Return the objects and lists in a script that are written as JSON is."""
    end = effort = 0
    for match in _DATA.finditer(code):
        if match.end() < end:
            continue
        try:
            value, end = _DECODER.raw_decode(code, match.end())
        except json.JSONDecodeError as exc:
            effort += exc.pos - match.end() + len(code) // MOST_TRIED
        except (ValueError, RecursionError):
            effort += len(code)
        else:
            effort += end - match.end()
            yield value
        if effort > MOST_EFFORT * len(code):
            return


def _strings(code: str) -> list[dict[str, str]]:
    """Return the longer strings in a script, each under the name that stands before it or an earlier one."""
    found: list[dict[str, str]] = []
    name = ""
    end = effort = 0
    for quote in _QUOTE.finditer(code):
        start = quote.start()
        if start < end:
            continue
        match = _STRINGS[quote[0]].match(code, start)
        if match is None:
            line_end = code.find("\n", start) if quote[0] != "`" else -1
            effort += (line_end if line_end >= 0 else len(code)) - start
            if effort > MOST_EFFORT * len(code):
                break
            continue
        end = match.end()
        if code[start - 1 : start] in {":", " "} and (
            before := _NAME.search(code[max(0, start - LONGEST_NAME) : start])
        ):
            name = before[1]
        if end - start > LONGEST_LABEL // 4:
            found.append({name: _unescaped(match[0][1:-1])})
    return found


def _unescaped(words: str) -> str:
    if "\\" in words:
        words = _ESCAPE.sub(_sign, words).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unquote(words) if words.startswith(("%7B", "%5B")) else words


def _sign(match: re.Match[str]) -> str:
    if code := match[1] or match[2] or match[3]:
        return chr(min(int(code, 16), 0x10FFFF))
    return _PLAIN_ESCAPES.get(match[4], match[4])


def _chunks(scripts: Sequence[str]) -> Iterator[str]:
    """Return the pieces of the stream in which one library hands a page to its script."""
    for code in scripts:
        for match in _FLIGHT.finditer(code):
            try:
                value, _ = _DECODER.raw_decode(code, match.end())
            except (ValueError, RecursionError):
                continue
            yield from (each for each in value if isinstance(each, str))


def _rows(stream: bytes) -> Iterator[Any]:
    """Return the values of such a stream: a text of known length, or JSON up to the end of the line."""
    at = 0
    while row := _FLIGHT_ROW.match(stream, at):
        if row[1]:
            at = row.end() + int(row[1][:8], 16)
            yield stream[row.end() : at].decode("utf-8", "replace")
            continue
        end = stream.find(b"\n", row.end())
        end = len(stream) if end < 0 else end
        if start := _FLIGHT_DATA.search(stream, row.end(), end):
            yield from values_of(stream[start.start() : end].decode("utf-8", "replace"))
        at = end + 1
