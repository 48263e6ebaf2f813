"""What the words that are being chosen would cut: said in a few words, and shown under the word concerned."""

from __future__ import annotations

from briefer.proof.borders import Cut, first_cut
from briefer.words import later, said
from ui.article.moves import Edges

_WORDS = {
    Cut.WORD: later("cuts a word"),
    Cut.NUMBER: later("cuts a number"),
    Cut.NOT: later("“not” left out"),
}


def cut_words(text: str, edges: Edges | None) -> str:
    """Say what a passage of a paragraph cuts or leaves out, the worst alone; "" for nothing, or for all of it."""
    cut = first_cut(text, *edges) if edges else Cut.NOTHING
    return said(_WORDS[cut]) if cut in _WORDS else ""
