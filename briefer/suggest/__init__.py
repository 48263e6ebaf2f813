"""Article and parties in, suggested tags with their reasons out. Pure: no clock, no files, no state.

The words of a language are in `lexicon`, what a sentence does in `grammar`, who the parties may be in `parties`. On
top `cues` and `judging` weigh the evidence, and `tags` makes the suggestions; `reasons` words why, `rows` finds the
issues they belong to. Nothing here knows a project: that is `briefer.drafting`. Begin with `tags`.
"""

from briefer.suggest.grammar.mentions import mentions
from briefer.suggest.language import language_of, lexicon_of
from briefer.suggest.lexicon import Lexicon
from briefer.suggest.lexicon.file import languages, load_lexicon, titles_in
from briefer.suggest.lexicon.gazetteer import Gazetteer, load_gazetteer
from briefer.suggest.suggestion import LIKELY, POSSIBLE, Alternative, Reason, Suggestion
from briefer.suggest.tags import suggest

__all__ = [
    "LIKELY",
    "POSSIBLE",
    "Alternative",
    "Gazetteer",
    "Lexicon",
    "Reason",
    "Suggestion",
    "language_of",
    "languages",
    "lexicon_of",
    "load_gazetteer",
    "load_lexicon",
    "mentions",
    "suggest",
    "titles_in",
]
