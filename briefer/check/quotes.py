"""What is wrong with quotations: of tagged passages, and in everything the author wrote that reaches paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from briefer import queries
from briefer.author_texts import AuthorText, author_texts
from briefer.check.problem import Place, Problem, Severity, View, look, stops
from briefer.model import Annotation, IssueId, Paragraph
from briefer.proof.author import Found, Sources, rows_named
from briefer.proof.borders import Cut, first_cut, holds_not, leaves_not_before
from briefer.proof.rule import Verdict, is_quotation

_WHERE = {
    "title": "the title",
    "theme": "the theme",
    "assessment": "the assessment",
    "name": "the name of the party",
    "paraphrase": "the paraphrase",
    "speaker": "the speaker",
    "when": "the date",
    "origin": "the origin",
    "outlet": "the outlet",
    "byline": "the byline",
}
_WHY = {
    Verdict.CUTS_WORD: "There they are part of longer words or numbers.",
    Verdict.LEAVES_OUT_NOT: "The cut leaves out a “not”.",
    Verdict.REPLACES: "Square brackets may add words, but not replace any.",
    Verdict.TOO_SHORT: "What is joined by [...] needs three words at least.",
    Verdict.OUT_OF_ORDER: "There they stand in another order or apart.",
    Verdict.UNDECIDED: "Its marks do not close, so it is open which words it quotes.",
}
_CURES = "Find them, take off the marks, or say where they are from."
_BEFORE = 60  # letters of the author's words in which a “not” may stand before a quotation


def spans(view: View) -> Iterator[Problem]:
    """Find passages that are not in their paragraph any more, and those that cut words, numbers or a “not”."""
    for annotation, paragraph, reference in view.tags:
        if annotation.cuts and not is_quotation(queries.quoted_words(annotation, paragraph.text), paragraph.text):
            message = f"{reference}: what is left of the passage without the words left out is no quotation."
            yield stops(message, "Quote all of it again, or choose other words to leave out.", _place(annotation))
        span = annotation.span
        if span is None:
            continue
        there = paragraph.text[span.start : span.end]
        if there != span.quote:
            message = f"{reference}: the quoted words do not stand in the source like this."
            detail = f"Quoted: “{span.quote}” In the source: “{there}” Mark the passage again, or make it a paraphrase."
            yield Problem(Severity.STOPS, message, detail, _place(annotation), is_misquoted=True)
        else:
            yield from _cut(annotation, paragraph, reference)


def _place(annotation: Annotation) -> Place:
    return Place("annotation", annotation.id)


def _cut(annotation: Annotation, paragraph: Paragraph, reference: str) -> Iterator[Problem]:
    span = annotation.span
    cut = first_cut(paragraph.text, span.start, span.end) if span else Cut.NOTHING
    place = _place(annotation)
    if cut is Cut.NOT:
        yield look(f"{reference}: the passage leaves out a “not”.", "Mark it again with the words beside it.", place)
    elif cut:
        yield stops(f"{reference}: the passage cuts a {cut}.", "Mark it again from border to border.", place)


class _Doubts(NamedTuple):
    """What of a text the sources do not bear out, and the rows that it names."""

    quotations: tuple[Found, ...]
    references: tuple[str, ...]
    rows: tuple[str, ...]


def authored(view: View, fields: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Find what the author wrote and the brief does not bear out; STOPS.

    Words given as a quotation that no source holds, and references and row numbers that lead nowhere.
    """
    for text in author_texts(view.project, fields):
        own = (view.paragraphs[text.paragraph_id].text,) if text.paragraph_id in view.paragraphs else ()
        doubts = _doubts(view.sources, text.text, own)
        if doubts:
            yield from _told(view, text, doubts)


@lru_cache(maxsize=32768)
def _doubts(sources: Sources, text: str, own: tuple[str, ...]) -> _Doubts | None:
    """Return what there is to tell of a text, None if nothing; with the same sources the same is not judged again."""
    found = tuple(each for each in sources.found(text, own) if not each.is_proved or _lost_not(text, each))
    doubts = _Doubts(found, sources.unknown_references(text), rows_named(text))
    return doubts if any(doubts) else None


def _told(view: View, text: AuthorText, doubts: _Doubts) -> Iterator[Problem]:
    place = Place(text.kind, text.id)
    for found in doubts.quotations:
        if found.is_proved:
            message = f"{_where(view, text)} quotes words from behind a “not” of the source."
            yield look(message, f"“{found.quoted.words}” Quote the “not” as well.", place)
        else:
            yield _unproved(view, text, found)
    for reference in doubts.references:
        message = f"{_where(view, text)} cites {reference}, which this brief does not have."
        yield stops(message, "Correct the reference or take it out.", place)
    for number in doubts.rows:
        if number not in view.printed_numbers:
            message = f"{_where(view, text)} names row {number}, which this brief does not have."
            yield stops(message, "Correct the number or take it out.", place)


def _unproved(view: View, text: AuthorText, found: Found) -> Problem:
    place, where = Place(text.kind, text.id), _where(view, text)
    if text.part == "paraphrase":
        message = f"{where} quotes words that do not stand in the source."
        detail = f"“{found.quoted.words}” {_WHY.get(found.verdict, '')} Correct them, or leave out the quotation marks."
        return _problem(message, detail, place, found, is_misquoted=True)
    missing = f"do not stand in {found.reference}" if found.reference else "stand in no source of this brief"
    message = f"{where} quotes words that {missing}."
    return _problem(message, f"“{found.quoted.words}” {_WHY.get(found.verdict, '')} {_CURES}", place, found)


def _problem(message: str, detail: str, place: Place, found: Found, *, is_misquoted: bool = False) -> Problem:
    return Problem(Severity.STOPS, message, " ".join(detail.split()), place, is_misquoted, found.quoted.words)


def _where(view: View, text: AuthorText) -> str:
    """Return how a string of the author's is called at the beginning of a sentence."""
    if text.kind == "field":
        return f"The field “{text.id.replace('_', ' ')}”"
    if text.kind == "annotation":
        tag = next(each for each in view.project.annotations if each.id == text.id)
        return f"{tag.stated_in or view.references.get(tag.paragraph_id, '')}: {_WHERE[text.part]}"
    if text.kind == "issue":
        return f"{_capital(_WHERE[text.part])} of row {view.numbers.get(IssueId(text.id), '')}"
    return _capital(_WHERE[text.part])


def _lost_not(text: str, found: Found) -> bool:
    """Return whether a quotation begins behind a “not” of its source that the author's words do not give either."""
    source, words = found.source_text, found.quoted.words
    start = source.find(words)
    if start < 0 or not leaves_not_before(source, start):
        return False
    return not holds_not(text[max(0, found.quoted.start - _BEFORE) : found.quoted.start])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
