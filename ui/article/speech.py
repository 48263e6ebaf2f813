"""The focus of the reading pane in words, for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefer.model import Annotation
from briefer.sentences import sentences
from ui.article.cuts import cut_words
from ui.article.facts import ArticleFacts
from ui.session import Session

if TYPE_CHECKING:
    from briefer.suggest import Suggestion

EMPTY = "Article. No article yet: open a file, or paste one. Both are in the menu File."


def spoken_focus(
    facts: ArticleFacts, session: Session, item: Annotation | None, suggestion: Suggestion | None = None
) -> str:
    """Say the focused paragraph or part of it, its items, what is suggested, and what it reads."""
    focus, place = session.focus, facts.place(session.focus.paragraph_id)
    if place is None:
        return EMPTY
    text = place.paragraph.text
    where = f"Paragraph {place.index + 1}"
    if focus.selection is not None:
        where += ", selection"
    elif focus.sentence is not None:
        units = sentences(text, place.article.source.language)
        if focus.sentence in units:
            where += f", sentence {units.index(focus.sentence) + 1} of {len(units)}"
    items = (item,) if item is not None else facts.annotations(focus.paragraph_id) if focus.passage is None else ()
    tags = ". ".join(facts.spoken(each) for each in items) or "Not tagged"
    passage = text[slice(*focus.passage)] if focus.passage else text
    others = facts.only_others(passage, session.armed_party, text) if item is None else ""
    warnings = (cut_words(text, focus.passage), f"names only {others}" if others else "")
    warning = "".join(f" {each[:1].upper()}{each[1:]}." for each in warnings if each)
    asked = f" Suggested: {facts.spoken_suggestion(suggestion)}." if suggestion else ""
    return f"{where}. {tags}.{asked}{warning} {passage}"
