"""The clauses of a sentence: which verb is whose complement, which only speaks, which is an aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from briefer.suggest.grammar.verbs import Verb, is_speaking
from briefer.suggest.grammar.words import GAP, MOST_BETWEEN, Word, rest_end
from briefer.suggest.lexicon import Cue, Form, Lexicon

FAR = 20
"""So many words fit between a verb and its particle: "kündigte … an"."""
WHEN = ("adverbs", "prepositions", "common capitals", "months")
"""Sections with the words that tell when somebody said something."""


class Place(Enum):
    """Where a clause stands in its sentence."""

    MAIN = auto()
    CONTENT = auto()  # what somebody says: "said [it would leave]"
    SPEAKING = auto()  # the saying itself, before or after what is said
    RELATIVE = auto()
    ASIDE = auto()  # when, while, after, because …
    CONDITION = auto()  # if, unless, until


@dataclass(slots=True)
class Clause:
    """A finite verb with the words before it that may hold its subject (`low` to the verb), up to `high`.

    Where something is put in before the verb, the subject stands before `until`: "The men, Alpha said, must be freed".
    """

    verb: Verb
    low: int
    high: int
    place: Place
    governor: int = -1
    is_quoted: bool = False
    follows_and: bool = False
    cue: Cue | None = None
    until: int = -1

    @property
    def subject_end(self) -> int:
        """Return where the words end that may hold the subject."""
        return self.verb.start if self.until < 0 else self.until


def clauses_of(words: Sequence[Word], verbs: Sequence[Verb], lexicon: Lexicon) -> list[Clause]:
    """Return a clause for each verb."""
    found: list[Clause] = []
    for index, verb in enumerate(verbs):
        low = verbs[index - 1].end if index else 0
        high = verbs[index + 1].start if index + 1 < len(verbs) else len(words)
        clause = Clause(verb, low, high, Place.MAIN, is_quoted=words[verb.main].is_quoted)
        clause.cue = verb_cue(words, verb, lexicon)
        _settle(clause, found, words, lexicon)
        found.append(clause)
    for saying, following in pairwise(found):
        _put_in(saying, following, words, lexicon)
    return found


def _put_in(saying: Clause, following: Clause, words: Sequence[Word], lexicon: Lexicon) -> None:
    """Give a clause the subject from before what is put in: "The men, Alpha said, must be freed"."""
    opening = next((place for place in range(saying.verb.start - 1, saying.low, -1) if words[place].low == ","), -1)
    between = words[saying.verb.end : following.verb.start]
    if opening < 0 or not between or between[-1].low != "," or saying.place is Place.RELATIVE:
        return
    if not is_speaking(saying.verb.lemma, lexicon) or not all(word.is_in(*WHEN) for word in between[:-1]):
        return
    following.low, following.until = saying.low, opening
    following.place, following.governor = Place.CONTENT, -1
    saying.low, saying.place = opening + 1, Place.SPEAKING


def _settle(clause: Clause, found: list[Clause], words: Sequence[Word], lexicon: Lexicon) -> None:
    """Find the place of a clause from the words between the verb before and its own."""
    marker = _marker(words, clause.low, clause.verb.start)
    if _only_speaks(clause, found, words, marker, lexicon):
        clause.place = Place.SPEAKING
        clause.low = max(clause.low, _after_comma(words, clause))
        return
    previous = found[-1] if found else None
    end = _end_of_aside(words, marker, clause)
    if end >= 0:
        clause.low = clause.low if words[marker].is_in("relative") else end + 1
    elif marker >= 0 and _is_set_by(words[marker], previous, lexicon):
        _settle_by(words[marker], clause, found, marker)
    elif previous is not None:
        _settle_after(previous, clause, found, words, lexicon)


def _end_of_aside(words: Sequence[Word], marker: int, clause: Clause) -> int:
    """Return the comma that ends the clause a word opens, where that clause has a verb that is not known, or -1.

    "If it fails, Alpha will act", "Ann Lee, who heads Alpha, accused": the verb is that of the main clause.
    """
    verb = clause.verb.start
    commas = [place for place in range(marker + 1, verb) if words[place].low == ","] if marker >= 0 else []
    if len(commas) != 1 or commas[0] == marker + 1:
        return -1
    if words[marker].is_in("relative"):
        is_aside = commas[0] == verb - 1 and any(word.low == "," for word in words[clause.low : marker])
    else:
        has_verb = any(word.form & (Form.PRESENT | Form.PAST) for word in words[marker + 2 : commas[0]])
        is_aside = has_verb and commas[0] < verb - 1 and not words[commas[0] + 1].is_in("and", "but")
    return commas[0] if is_aside else -1


def _only_speaks(clause: Clause, found: list[Clause], words: Sequence[Word], marker: int, lexicon: Lexicon) -> bool:
    """Return whether a clause only tells who says the rest: a verb of saying after what is said."""
    if not is_speaking(clause.verb.lemma, lexicon):
        return False
    has_main = any(each.place in (Place.MAIN, Place.CONTENT) for each in found)
    if lexicon.has_verb_brackets and found and _put_in_before(found[-1], clause, words) >= 0:
        return False
    is_after = _is_after_quotation(words, clause) or (lexicon.has_inverted_speech and _is_inverted(words, clause))
    return (has_main or is_after) and _is_trailing(words, clause, marker)


def _is_inverted(words: Sequence[Word], clause: Clause) -> bool:
    """Return whether who speaks follows a comma and the verb: "Es sei gut, sagte er", but not after an apposition."""
    start, end = clause.verb.start, clause.verb.end
    if start < 2 or words[start - 1].low != "," or end >= len(words) or words[end].is_stop:
        return False
    commas = sum(word.low == "," for word in words[clause.low : start])
    return commas == 1 or words[end].is_capital or words[end].is_in("he", "they")


def _is_set_by(marker: Word, previous: Clause | None, lexicon: Lexicon) -> bool:
    if marker.is_in("conditions", "relative", "subordinators"):
        return not (marker.is_in("that") and not marker.is_in("relative") and _takes_content(previous, lexicon))
    return marker.is_in("that") and not _takes_content(previous, lexicon)


def _settle_by(marker: Word, clause: Clause, found: list[Clause], place: int) -> None:
    if marker.is_in("relative", "that") and not marker.is_in("conditions"):
        clause.place = Place.MAIN if not found and place == 0 else Place.RELATIVE
        return
    clause.low = place + 1
    if found and marker.is_in("contrasts"):
        return  # ", while Beta refuses": the other side has its say, on the same footing
    clause.place = Place.CONDITION if marker.is_in("conditions") else Place.ASIDE
    clause.governor = len(found) - 1


def _settle_after(
    previous: Clause, clause: Clause, found: list[Clause], words: Sequence[Word], lexicon: Lexicon
) -> None:
    """Find the place of a clause that no word opens, from the clause before it."""
    if lexicon.has_verb_brackets and _goes_on_behind(previous, clause, words):
        return
    if previous.place is Place.RELATIVE and not _conjunction_after(words, clause):
        _resume(previous, clause, found, lexicon)
        return
    if _takes_content(previous, lexicon) and clause.is_quoted == previous.is_quoted and not _parted(words, clause):
        clause.place, clause.governor = Place.CONTENT, len(found) - 1
        return
    conjunction = _conjunction(words, clause)
    if conjunction >= 0:
        between = words[conjunction + 1 : clause.verb.start]
        clause.follows_and = all(word.is_in("adverbs") for word in between)
        host = _host(found)
        clause.place, clause.governor = host.place, host.governor
        clause.low = conjunction + 1
    elif previous.place is Place.CONTENT and not _parted(words, clause):
        clause.place, clause.governor = Place.CONTENT, previous.governor


def _goes_on_behind(previous: Clause, clause: Clause, words: Sequence[Word]) -> bool:
    """Give a clause the subject before a clause that is put in: "Die Stadt, der die Firma gehört, mahnte"."""
    comma = _put_in_before(previous, clause, words)
    if comma < 0:
        return False
    clause.low, clause.until, previous.place = previous.low, comma, Place.RELATIVE
    return True


def _put_in_before(previous: Clause, clause: Clause, words: Sequence[Word]) -> int:
    """Return the comma where the clause begins that is put in right before another's verb, or -1."""
    if previous.verb.end != clause.verb.start - 1 or words[previous.verb.end].low != ",":
        return -1
    commas = (place for place in range(previous.low + 1, previous.verb.start) if words[place].low == ",")
    return next((place for place in commas if words[place + 1].is_in("articles", "relative")), -1)


def _resume(previous: Clause, clause: Clause, found: list[Clause], lexicon: Lexicon) -> None:
    """Let a clause go on with the subject that a relative clause stood after: "Alpha, which …, said"."""
    clause.low = previous.low
    host = next((each for each in reversed(found[:-1]) if each.place is not Place.RELATIVE), None)
    if host is not None and _takes_content(host, lexicon) and clause.is_quoted == host.is_quoted:
        clause.place, clause.governor = Place.CONTENT, found.index(host)


def _host(found: list[Clause]) -> Clause:
    """Return the clause that one after "and" goes on with: the last one that is no aside."""
    for each in reversed(found):
        if each.place not in (Place.RELATIVE, Place.ASIDE, Place.CONDITION):
            return each
    return found[-1]


def _conjunction_after(words: Sequence[Word], clause: Clause) -> bool:
    return any(word.is_in("and", "but") for word in words[clause.low : clause.verb.start])


def _marker(words: Sequence[Word], low: int, high: int) -> int:
    """Return the place of the last word that opens a clause of its own, or -1."""
    for place in range(high - 1, low - 1, -1):
        word = words[place]
        if word.is_in("relative", "that"):
            follows_noun = place + 1 < len(words)
            if follows_noun:
                return place
        if word.is_in("subordinators") and _opens_clause(words, place, high):
            return place
        if word.low in {";", ":", "–", "—"}:
            return -1
    return -1


def _opens_clause(words: Sequence[Word], place: int, verb: int) -> bool:
    """Return whether "after", "since", "as" … opens the clause of the verb: no comma and no "then" stands between."""
    if not words[place].is_in("prepositions"):
        return True
    is_then = place + 2 < verb and words[place + 1].is_in("adverbs") and words[place + 2].is_capital
    return not is_then and not any(word.low == "," for word in words[place + 1 : verb])


def _takes_content(previous: Clause | None, lexicon: Lexicon) -> bool:
    return previous is not None and is_speaking(previous.verb.lemma, lexicon)


def _is_after_quotation(words: Sequence[Word], clause: Clause) -> bool:
    return any(word.is_quoted for word in words[: clause.verb.start]) and not words[clause.verb.main].is_quoted


def _is_trailing(words: Sequence[Word], clause: Clause, marker: int) -> bool:
    """Return whether ", she said" follows what is said: a comma or closing quotation mark stands before its subject."""
    if words[clause.verb.main].is_quoted or (marker >= 0 and not words[marker].is_in("that")):
        return False
    region = words[clause.low : clause.verb.start]
    if any(word.is_in("and", "but") for word in (*region[:1], *region[-1:])):
        return False
    before = words[clause.verb.start - 1] if clause.verb.start else None
    if before is not None and before.low in {'"', "”", ","}:
        return True
    comma = next((index for index, word in enumerate(region) if word.low in {",", '"', "”"}), -1)
    if comma < 0 or any(word.is_in("and", "but") for word in region[comma + 1 : comma + 2]):
        return False
    following = words[clause.verb.end] if clause.verb.end < len(words) else None
    return following is None or not following.is_in("that")


def _after_comma(words: Sequence[Word], clause: Clause) -> int:
    """Return where the subject of trailing speech begins: after the quotation, or after the comma before the name."""
    places = range(clause.low, clause.verb.start)
    closing = [place for place in places if words[place].is_quoted or words[place].low in {'"', "”"}]
    if closing:
        return closing[-1] + 1
    commas = [place for place in places if words[place].low == ","]
    if commas and commas[-1] + 1 < clause.verb.start:
        return commas[-1] + 1
    return commas[-3] + 1 if len(commas) > 2 else commas[0] + 1 if commas else clause.low


def _parted(words: Sequence[Word], clause: Clause) -> bool:
    return any(word.low in {";", "–", "—", "”"} for word in words[clause.low : clause.verb.start])


def _conjunction(words: Sequence[Word], clause: Clause) -> int:
    """Return the place of the "and" or "but" that joins the clause to the one before, or -1."""
    for place in range(clause.verb.start - 1, clause.low - 1, -1):
        if words[place].is_in("and", "but"):
            return place
        if words[place].is_in("relative"):
            return -1
    return -1


def verb_cue(words: Sequence[Word], verb: Verb, lexicon: Lexicon) -> Cue | None:
    """Return the most particular cue of the verb whose other words follow it."""
    best: Cue | None = None
    for cue in lexicon.verbs.get(verb.lemma, ()):
        end = rest_end(words, verb.end, cue.rest, FAR if lexicon.has_verb_brackets else MOST_BETWEEN)
        if end < 0 or (best is not None and _rank(cue) <= _rank(best)):
            continue
        is_question = GAP in cue.rest and verb.end < len(words) and words[verb.end].is_in("questions")
        is_asking = cue.rest[:1] == (GAP,) and "to" in lexicon.roles.get(cue.rest[-1], ())
        is_told = is_asking and any(word.is_in("that") for word in words[verb.end : end - 1])
        if not is_question and not is_told and not _leads_elsewhere(words, end, cue, lexicon):
            best = cue
    return best


def _leads_elsewhere(words: Sequence[Word], end: int, cue: Cue, lexicon: Lexicon) -> bool:
    """Return whether each "to" leads to a place and none to an act: "asked why it went to court"."""
    if GAP not in cue.rest or "to" not in lexicon.roles.get(cue.rest[-1], ()):
        return False
    while 0 <= end < len(words) and _is_goal(words[end]):
        end = rest_end(words, end, (GAP, cue.rest[-1]))
    return end < 0


def _is_goal(word: Word) -> bool:
    is_noun = word.is_in("shared events", "neutrals") and not word.form & Form.BASE
    return is_noun or word.is_capital


def _rank(cue: Cue) -> tuple[float, int]:
    order = (
        "strong events",
        "event verbs",
        "plain speech",
        "announcing",
        "speech verbs",
        "position verbs",
        "demand verbs",
    )
    closeness = 0.5 if "..." in cue.rest else len(cue.rest)
    return closeness, order.index(cue.section) if cue.section in order else -1
