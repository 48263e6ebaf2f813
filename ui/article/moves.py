"""Where the focus goes next: sentences and words of a text, the next unit of the same size, an edge being moved.

Pure functions of texts, offsets and the Focus; nothing is shown here.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefer.proof.borders import widened
from briefer.sentences import sentences
from briefer.text import words
from ui.session import Focus

Edges = tuple[int, int]


@dataclass(frozen=True, slots=True)
class EdgeMove:
    """An edge ("start" or "end") of an item or a selection on its way, and the focus to go back to."""

    which: str
    edges: Edges
    origin: Focus
    annotation_id: str = ""


def trimmed(text: str, start: int, end: int) -> Edges | None:
    """Return the offsets without white space at the edges, or None if nothing else is there."""
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    end -= len(inner) - len(inner.rstrip())
    return (start, end) if start < end else None


def whole_words(text: str, start: int, end: int) -> Edges | None:
    """Return edges widened to the words and numbers they cut, without space at the ends; None if nothing is left."""
    edges = trimmed(text, start, end)
    return widened(text, *edges) if edges else None


def unit_at(units: tuple[Edges, ...], offset: int) -> Edges | None:
    """Return the word or sentence that an offset is in or at the end of."""
    return next((unit for unit in units if unit[0] <= offset <= unit[1]), None)


def wider(text: str, offset: int, focus: Focus, language: str) -> Focus:
    """Return the focus one size wider at an offset: word, then sentence, then paragraph."""
    word = unit_at(words(text), offset)
    sentence = unit_at(sentences(text, language), offset)
    now = focus.passage
    if word is not None and (now is None or not now[0] <= offset <= now[1]):
        return Focus(focus.paragraph_id, selection=word)
    if sentence is not None and now is not None and now != sentence and len(range(*now)) < len(range(*sentence)):
        return Focus(focus.paragraph_id, sentence=sentence, selection=sentence)
    return Focus(focus.paragraph_id)


def moved_edges(text: str, move: EdgeMove, step: int, *, by_character: bool) -> Edges:
    """Return the edges after the picked one went on by words or characters; a span keeps a character at least."""
    start, end = move.edges
    if move.which == "start":
        at = _moved(text, start, step, by_character=by_character, is_start=True)
        return max(0, min(at, end - 1)), end
    at = _moved(text, end, step, by_character=by_character, is_start=False)
    return start, max(start + 1, min(at, len(text)))


def grown(text: str, selection: Edges | None, base: int, step: int, *, by_character: bool) -> Edges | None:
    """Return a selection longer or shorter at its end, begun at `base` if there is none; None when nothing is left."""
    start, end = selection or (base, base)
    end = min(_moved(text, end, step, by_character=by_character, is_start=False), len(text))
    if end <= start:
        return None
    return start, end


def _moved(text: str, at: int, step: int, *, by_character: bool, is_start: bool) -> int:
    if by_character:
        return at + step
    stops = sorted({word[0 if is_start else 1] for word in words(text)} | {0, len(text)})
    for _ in range(abs(step)):
        ahead = [stop for stop in stops if (stop > at if step > 0 else stop < at)]
        if not ahead:
            break
        at = ahead[0] if step > 0 else ahead[-1]
    return at
