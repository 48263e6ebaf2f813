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
from briefer.words import later, said, tr

_WHERE = {
    "title": later("the title"),
    "theme": later("the theme"),
    "assessment": later("the assessment"),
    "agreed": later("the agreed text"),
    "name": later("the name of the party"),
    "paraphrase": later("the paraphrase"),
    "speaker": later("the speaker"),
    "when": later("the date"),
    "origin": later("the origin"),
    "outlet": later("the outlet"),
    "byline": later("the byline"),
}
_OF_ROW = {
    "title": later("The title of row {n}"),
    "theme": later("The theme of row {n}"),
    "assessment": later("The assessment of row {n}"),
    "agreed": later("The agreed text of row {n}"),
}
_WHY = {
    Verdict.CUTS_WORD: later("There they are part of longer words or numbers."),
    Verdict.LEAVES_OUT_NOT: later("The cut leaves out a “not”."),
    Verdict.REPLACES: later("Square brackets may add words, but not replace any."),
    Verdict.TOO_SHORT: later("What is joined by [...] needs three words at least."),
    Verdict.OUT_OF_ORDER: later("There they stand in another order or apart."),
    Verdict.UNDECIDED: later("Its marks do not close, so it is open which words it quotes."),
}
_CURES = later("Find them, take off the marks, or say where they are from.")
_BEFORE = 60  # letters of the author's words in which a “not” may stand before a quotation


def spans(view: View) -> Iterator[Problem]:
    """Find passages that are not in their paragraph any more, and those that cut words, numbers or a “not”."""
    for annotation, paragraph, reference in view.tags:
        if annotation.cuts and not is_quotation(queries.quoted_words(annotation, paragraph.text), paragraph.text):
            message = tr("{reference}: what is left of the passage without the words left out is no quotation.").format(
                reference=reference
            )
            yield stops(message, tr("Quote all of it again, or choose other words to leave out."), _place(annotation))
        span = annotation.span
        if span is None:
            continue
        there = paragraph.text[span.start : span.end]
        if there != span.quote:
            message = tr("{reference}: the quoted words do not stand in the source like this.").format(
                reference=reference
            )
            detail = tr(
                "Quoted: “{quote}” In the source: “{there}” Mark the passage again, or make it a paraphrase."
            ).format(quote=span.quote, there=there)
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
        yield look(
            tr("{reference}: the passage leaves out a “not”.").format(reference=reference),
            tr("Mark it again with the words beside it."),
            place,
        )
    elif cut:
        is_word = cut is Cut.WORD
        told = tr("{reference}: the passage cuts a word.") if is_word else tr("{reference}: the passage cuts a number.")
        yield stops(
            told.format(reference=reference),
            tr("Mark it again from border to border."),
            place,
        )


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
            message = tr("{where} quotes words from behind a “not” of the source.").format(where=_where(view, text))
            yield look(message, tr("“{words}” Quote the “not” as well.").format(words=found.quoted.words), place)
        else:
            yield _unproved(view, text, found)
    for reference in doubts.references:
        message = tr("{where} cites {reference}, which this brief does not have.").format(
            where=_where(view, text), reference=reference
        )
        yield stops(message, tr("Correct the reference or take it out."), place)
    for number in doubts.rows:
        if number not in view.printed_numbers:
            message = tr("{where} names row {number}, which this brief does not have.").format(
                where=_where(view, text), number=number
            )
            yield stops(message, tr("Correct the number or take it out."), place)


def _unproved(view: View, text: AuthorText, found: Found) -> Problem:
    place, where = Place(text.kind, text.id), _where(view, text)
    if text.part == "paraphrase":
        message = tr("{where} quotes words that do not stand in the source.").format(where=where)
        detail = tr("“{words}” {why} Correct them, or leave out the quotation marks.").format(
            words=found.quoted.words, why=_why(found)
        )
        return _problem(message, detail, place, found, is_misquoted=True)
    told = (
        tr("{where} quotes words that do not stand in {reference}.")
        if found.reference
        else tr("{where} quotes words that stand in no source of this brief.")
    )
    message = told.format(where=where, reference=found.reference)
    return _problem(message, f"“{found.quoted.words}” {_why(found)} {said(_CURES)}", place, found)


def _why(found: Found) -> str:
    return said(_WHY[found.verdict]) if found.verdict in _WHY else ""


def _problem(message: str, detail: str, place: Place, found: Found, *, is_misquoted: bool = False) -> Problem:
    return Problem(Severity.STOPS, message, " ".join(detail.split()), place, is_misquoted, found.quoted.words)


def _where(view: View, text: AuthorText) -> str:
    """Return how a string of the author's is called at the beginning of a sentence."""
    if text.kind == "field":
        return tr("The field “{name}”").format(name=text.id.replace("_", " "))
    if text.kind == "annotation":
        tag = next(each for each in view.project.annotations if each.id == text.id)
        place = tag.stated_in or view.references.get(tag.paragraph_id, "")
        return f"{place}: {said(_WHERE[text.part])}"
    if text.kind == "issue":
        return said(_OF_ROW[text.part]).format(n=view.numbers.get(IssueId(text.id), ""))
    return _capital(said(_WHERE[text.part]))


def _lost_not(text: str, found: Found) -> bool:
    """Return whether a quotation begins behind a “not” of its source that the author's words do not give either."""
    source, start = found.source_text, found.quoted.start
    is_behind_not = leaves_not_before(source, source.find(found.quoted.words))
    return is_behind_not and not holds_not(text[:start][-_BEFORE:])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
