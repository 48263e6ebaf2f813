"""What the words that are being chosen would cut: said in a few words, and shown under the word concerned."""

from __future__ import annotations

from briefer.proof.borders import Cut, first_cut
from ui.article.moves import Edges
from ui.look.words import tr

_WORDS = {
    Cut.NOTHING: "",
    Cut.WORD: "cuts a word",
    Cut.NUMBER: "cuts a number",
    Cut.NOT: "“not” left out",
}


def cut_words(text: str, edges: Edges | None) -> str:
    """Say what a passage of a paragraph cuts or leaves out, the worst alone; "" for nothing, or for all of it."""
    return tr(_WORDS[first_cut(text, *edges)]) if edges else ""
