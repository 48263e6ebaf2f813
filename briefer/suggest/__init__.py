"""Article and parties in, suggested tags with their reasons out. Pure: no clock, no files, no state."""

from briefer.suggest.lexicon import Lexicon, load_lexicon
from briefer.suggest.parties import Proposal, propose_parties
from briefer.suggest.tags import Suggestion, suggest

__all__ = ["Lexicon", "Proposal", "Suggestion", "load_lexicon", "propose_parties", "suggest"]
