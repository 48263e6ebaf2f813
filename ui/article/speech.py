"""The focus of the reading pane in words, for screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefer.model import Annotation
from briefer.sentences import sentences
from briefer.words import later, said, tr
from ui.article.cuts import cut_words
from ui.article.facts import ArticleFacts
from ui.session import Focus, Session

if TYPE_CHECKING:
    from briefer.suggest import Suggestion

EMPTY = later("Article. No article yet: open a file, or paste one. Both are in the menu File.")


def spoken_focus(
    facts: ArticleFacts, session: Session, item: Annotation | None, suggestion: Suggestion | None = None
) -> str:
    """Say the focused paragraph or part of it, its items, what is suggested, and what it reads."""
    focus, place = session.focus, facts.place(session.focus.paragraph_id)
    if place is None:
        return said(EMPTY)
    text = place.paragraph.text
    where = _where(place.index + 1, focus, sentences(text, place.article.source.language))
    items = (item,) if item is not None else facts.annotations(focus.paragraph_id) if focus.passage is None else ()
    tags = ". ".join(facts.spoken(each) for each in items) or tr("Not tagged")
    passage = text[slice(*focus.passage)] if focus.passage else text
    others = facts.only_others(passage, session.armed_party, text) if item is None else ""
    warnings = (cut_words(text, focus.passage), others)
    warning = "".join(f" {each[:1].upper()}{each[1:]}." for each in warnings if each)
    asked = tr("Suggested: {what}.").format(what=facts.spoken_suggestion(suggestion)) if suggestion else ""
    return f"{where}. {tags}.{asked and ' '}{asked}{warning} {passage}"


def _where(number: int, focus: Focus, units: Sequence[tuple[int, int]]) -> str:
    if focus.selection is not None:
        return tr("Paragraph {n}, selection").format(n=number)
    if focus.sentence is not None and focus.sentence in units:
        told = tr("Paragraph {n}, sentence {m} of {total}")
        return told.format(n=number, m=units.index(focus.sentence) + 1, total=len(units))
    return tr("Paragraph {n}").format(n=number)
