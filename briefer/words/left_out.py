"""Why a passage of a document stands aside, as readers name it, in the words of whoever reads.

The names themselves are English in every language: readers compare them, and JSON holds them.
"""

from __future__ import annotations

from briefer.words import later, said

BY_HAND = "left out by you"
"""The reason of what a person left out."""

_ALL = (
    *(later("about the author"), later("advertisement"), later("beside the article"), later("button")),
    *(later("byline or date"), later("caption"), later("comment"), later("cookie notice"), later("diagram")),
    *(later("explanation of a word"), later("foot of the page"), later("for browsers without script"), later("form")),
    *(later("head of the download"), later("head of the forwarded mail"), later("head of the page")),
    *(later("hidden on the page"), later("hidden text"), later("keywords"), later("left out by you")),
    *(later("navigation"), later("newsletter or subscription"), later("not part of the article")),
    *(later("notice over the page"), later("page footer"), later("page header"), later("page number or running head")),
    *(later("picture description"), later("quoted mail"), later("read more"), later("share bar"), later("signature")),
    *(later("struck out"), later("teaser of another article"), later("not part of the text")),
)
REASONS = {each.english: each for each in _ALL}


def reason_words(reason: str) -> str:
    """Say why a passage stands aside; what no reader of this version names stays as it is."""
    return said(REASONS[reason or "not part of the text"]) if not reason or reason in REASONS else reason
