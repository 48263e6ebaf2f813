"""Where the finite verbs of a sentence are, with their helpers: "would not have agreed" is one group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefer.suggest.grammar.words import Word
from briefer.suggest.lexicon import Form, Lexicon

HELPERS = ("future", "conditional", "would", "have", "be", "do", "obligation", "cannot")
ALL_HELPERS = frozenset(HELPERS)
PAST = "past"
BRACKET_ENDS = frozenset(',;:.!?“”„«»"–—')
SHORT = 5
"""No participle that is not known is so short."""
MODALS = ("future", "conditional", "would", "obligation", "cannot", "do")
NOUN_BREAKERS = ("determiners", "possessive determiners", "prepositions", "to", "possessives")


@dataclass(slots=True)
class Verb:
    """A finite verb: words `start` to `end`, `main` the word that carries the meaning, `lemma` its plain form."""

    start: int
    end: int
    main: int
    lemma: str
    helpers: frozenset[str] = frozenset()
    is_past: bool = False
    is_perfect: bool = False
    is_progressive: bool = False
    is_passive: bool = False
    is_negated: bool = False
    is_obliged: bool = False
    is_known: bool = True

    @property
    def is_future(self) -> bool:
        """Return whether it speaks of what will or would be."""
        return "future" in self.helpers or "would" in self.helpers


def verbs_in(words: Sequence[Word], lexicon: Lexicon) -> list[Verb]:
    """Return the finite verbs in order."""
    found: list[Verb] = []
    place = 0
    while place < len(words):
        verb = _verb_at(words, place, found, lexicon)
        if verb is None:
            place += 1
            continue
        found.append(verb)
        place = verb.end
    return found


def _verb_at(words: Sequence[Word], place: int, found: list[Verb], lexicon: Lexicon) -> Verb | None:  # noqa: PLR0911 - one for each way it can be
    word = words[place]
    if not word.form and not word.roles and not word.low.endswith(lexicon.endings["past"]):
        return None
    if not word.roles.isdisjoint(HELPERS):
        return _helped(words, place, lexicon) if _may_help(words, place) else None
    if word.is_capital and place and not words[place - 1].is_stop:
        return None
    if word.is_capital and place == 0:
        return None
    if word.form & Form.PAST:
        return _past(words, place, found, lexicon)
    if word.form & (Form.PRESENT | Form.BASE):
        return _present(words, place, found, lexicon)
    if not word.form and word.low.endswith(lexicon.endings["past"]) and len(word.low) > 4 and not word.roles:
        return _past(words, place, found, lexicon)
    return None


def _may_help(words: Sequence[Word], place: int) -> bool:
    """Return whether a word can be a helper here and is no noun or name ("the will", "May") or clitic of a noun."""
    word, before = words[place], words[place - 1] if place else None
    if word.is_in("possessives"):
        return False
    if before is None:
        return True
    if word.is_capital and not before.is_stop:
        return False
    if before.is_in("determiners", "possessive determiners", "possessives", "to") and not before.is_in(
        "demonstratives"
    ):
        return False
    return not before.is_in("prepositions") or before.is_in("subordinators") or word.is_in("be")


@dataclass(slots=True)
class _Chain:
    """Helpers in a row: up to word `last`, the main word looked for at `following`."""

    last: int
    following: int
    helpers: set[str] = field(default_factory=set)
    is_negated: bool = False
    is_obliged: bool = False
    ends_in_to: bool = False


def _chain(words: Sequence[Word], place: int, lexicon: Lexicon) -> _Chain:
    chain = _Chain(place, place)
    while chain.following < len(words):
        word = words[chain.following]
        if word.is_in("negations"):
            chain.is_negated = True
        elif word.is_in(*HELPERS):
            _take(chain, word)
        elif word.is_in("to") and words[chain.following - 1].is_in("have", "be", "obligation"):
            chain.ends_in_to = True
            if words[chain.following - 1].is_in("be"):
                chain.helpers.add("future")
            else:
                chain.is_obliged = True
        elif not _is_between(word, lexicon):
            break
        chain.following += 1
    return chain


def _take(chain: _Chain, word: Word) -> None:
    chain.helpers |= word.roles & ALL_HELPERS
    if word.is_in("be past"):
        chain.helpers.add(PAST)
    chain.is_obliged = chain.is_obliged or word.is_in("obligation")
    chain.ends_in_to = False
    chain.last = chain.following


def _helped(words: Sequence[Word], place: int, lexicon: Lexicon) -> Verb:
    """Return the verb whose first helper stands at `place`: helpers, little words between, then the main word."""
    chain = _chain(words, place, lexicon)
    helper = words[chain.last]
    main = words[chain.following] if chain.following < len(words) else None
    far = _closing(words, chain.following, helper, lexicon) if lexicon.has_verb_brackets else -1
    if far >= 0:
        main = words[far]
        verb = Verb(place, chain.last + 1, chain.last, main.lemma or main.low, is_known=bool(main.form))
        _shape(verb, main, helper, chain, lexicon)
        verb.is_obliged = chain.is_obliged
        verb.is_negated = any(word.is_in("negations") for word in words[chain.following : far])
    elif main is not None and _can_follow(main, helper, chain.ends_in_to, lexicon):
        verb = Verb(place, chain.following + 1, chain.following, main.lemma or main.low)
        if not chain.ends_in_to:
            _shape(verb, main, helper, chain, lexicon)
        verb.is_obliged = chain.is_obliged
        verb.is_known = bool(main.form)
    else:
        verb = Verb(place, chain.last + 1, chain.last, _own_lemma(helper))
        verb.is_obliged = chain.is_obliged and not chain.ends_in_to
    verb.helpers = frozenset(chain.helpers)
    verb.is_past = PAST in chain.helpers or (lexicon.is_perfect_past and verb.is_perfect)
    verb.is_negated = verb.is_negated or chain.is_negated
    return verb


def _closing(words: Sequence[Word], place: int, helper: Word, lexicon: Lexicon) -> int:
    """Return the place of the participle or plain form that closes a helper's bracket, or -1."""
    wanted = Form.PARTICIPLE if helper.is_in("have", "be") else Form.BASE | Form.PARTICIPLE
    found = -1
    while place < len(words) and words[place].low not in BRACKET_ENDS:
        if words[place].form & wanted or (helper.is_in("have") and _is_like_participle(words[place], lexicon)):
            found = place
        place += 1
    return found


def _is_like_participle(word: Word, lexicon: Lexicon) -> bool:
    """Return whether a word that is not known is built like a participle: "verlegt", "gestrichen"."""
    is_open = not word.form and not word.roles and word.text[:1].islower() and len(word.low) > SHORT
    return is_open and word.low.startswith(lexicon.endings["begun"]) and word.low.endswith(lexicon.endings["ended"])


def _shape(verb: Verb, main: Word, helper: Word, chain: _Chain, lexicon: Lexicon) -> None:
    if helper.is_in("be"):
        verb.is_progressive = bool(main.form & Form.PROGRESSIVE) or main.low.endswith(lexicon.endings["progressive"])
        verb.is_passive = not verb.is_progressive
        verb.is_perfect = "have" in chain.helpers
    elif helper.is_in("have"):
        verb.is_perfect = True


def _own_lemma(helper: Word) -> str:
    """Return "be" and "have" for the helpers that stand for themselves: they are names of sections too."""
    return next((section for section in ("be", "have") if helper.is_in(section)), helper.lemma or helper.low)


def _is_between(word: Word, lexicon: Lexicon) -> bool:
    return word.is_in("adverbs") or (
        word.low.endswith(lexicon.endings["adverb"]) and not word.form and len(word.low) > 4 and not word.is_capital
    )


def _can_follow(main: Word, helper: Word, after_to: bool, lexicon: Lexicon) -> bool:
    if (
        not main.text[:1].isalpha()
        or main.is_capital
        or main.is_in("determiners", "prepositions", "he", "they", "first person")
    ):
        return False
    if after_to or (helper.is_in(*MODALS) and not helper.is_in("have", "be")):
        return bool(main.form & Form.BASE) or (not main.form and not main.low.endswith(lexicon.endings["adverb"]))
    is_participle = bool(main.form & Form.PARTICIPLE) or (not main.form and main.low.endswith(lexicon.endings["past"]))
    if helper.is_in("be") and not is_participle:
        return bool(main.form & Form.PROGRESSIVE) or (
            not main.form and main.low.endswith(lexicon.endings["progressive"])
        )
    return is_participle and not main.is_in("position stance")


def _before(words: Sequence[Word], place: int, lexicon: Lexicon) -> int:
    """Return the place of the last word before `place` that is no adverb, or -1."""
    place -= 1
    while place >= 0 and _is_between(words[place], lexicon) and not words[place].is_stop:
        place -= 1
    return place


def _past(words: Sequence[Word], place: int, found: list[Verb], lexicon: Lexicon) -> Verb | None:  # noqa: PLR0911 - one for each way it can be
    word, before = words[place], _before(words, place, lexicon)
    verb = Verb(place, place + 1, place, word.lemma or word.low, is_past=True, is_known=bool(word.form))
    is_speech = is_speaking(word.lemma, lexicon)
    if before < 0 or words[before].is_in("openers"):
        return verb if _is_second(words, place, lexicon) else None
    left = words[before]
    if left.is_in(*NOUN_BREAKERS) and not left.is_in("relative", "that"):
        return None
    if left.is_in("subordinators") and not left.is_in("relative"):
        return None
    if (is_speech and word.lemma) or _is_pronoun(left):
        return verb
    is_ambiguous = not word.form or bool(word.form & Form.PARTICIPLE)
    has_verb = _has_verb(words, place, found)
    if left.is_in("and", "but"):
        goes_on = bool(found) and (found[-1].is_past or found[-1].is_perfect) and _goes_on(words, place, lexicon)
        return verb if has_verb or goes_on or not is_ambiguous else None
    if left.low == ",":
        closes_apposition = not has_verb or not is_ambiguous
        return verb if closes_apposition and any(each.low == "," for each in words[:before]) else None
    following = words[place + 1] if place + 1 < len(words) else None
    is_of_name = left.is_capital and before == place - 1 and not has_verb  # "Lee called on …": names take no participle
    if not is_ambiguous or (is_of_name and following is not None and not following.is_in("by")):
        return verb
    if has_verb or _finite_follows(words, place, lexicon):
        return None
    return None if following is not None and following.is_in("by") else verb


def _is_second(words: Sequence[Word], place: int, lexicon: Lexicon) -> bool:
    """Return whether a form stands after an adverb alone where the subject then follows: "Gestern forderte der Rat"."""
    return place == 1 and lexicon.has_verb_brackets and bool(words[place].form) and _goes_on(words, place, lexicon)


def _is_pronoun(word: Word) -> bool:
    """Return whether a word can only be the subject of a finite verb: "he", "it", "they", "we"."""
    return word.is_in("he", "it", "they", "first person") and not word.is_in("possessive determiners", "own")


def is_speaking(lemma: str, lexicon: Lexicon) -> bool:
    """Return whether a verb says, thinks or claims something."""
    return any(cue.section == "speech verbs" for cue in lexicon.verbs.get(lemma, ()))


def _has_verb(words: Sequence[Word], place: int, found: list[Verb]) -> bool:
    """Return whether the clause up to `place` has its verb already."""
    if not found:
        return False
    last = found[-1]
    between = words[last.end : place]
    return not any(each.is_stop or each.is_in("and", "but", "relative", "subordinators", "that") for each in between)


def _finite_follows(words: Sequence[Word], place: int, lexicon: Lexicon) -> bool:
    """Return whether a verb that can only be finite follows in the same clause: then this one is a participle."""
    for index in range(place + 1, min(len(words), place + 12)):
        word = words[index]
        if (
            word.is_stop
            or word.is_in("and", "but", "relative", "that")
            or (word.is_in("subordinators") and not word.is_in("prepositions"))
        ):
            return False
        if word.is_in(*HELPERS) and _may_help(words, index):
            return True
        before = words[index - 1]
        if before.is_in(*NOUN_BREAKERS):
            continue
        if word.form & Form.PAST and not word.form & Form.PARTICIPLE:
            return True
        if word.form & Form.PAST and is_speaking(word.lemma, lexicon):
            return True
    return False


def _present(words: Sequence[Word], place: int, found: list[Verb], lexicon: Lexicon) -> Verb | None:  # noqa: PLR0911 - one for each way it can be
    word, before = words[place], _before(words, place, lexicon)
    verb = Verb(place, place + 1, place, word.lemma)
    if before < 0 or words[before].is_in("openers"):
        return verb if _is_second(words, place, lexicon) and word.form & Form.PRESENT else None
    left = words[before]
    if _is_pronoun(left) or left.is_in("second person", "relative") and not left.is_in("possessive determiners"):
        is_plural = left.is_in("they", "first person", "second person", "relative")
        return verb if word.form & Form.PRESENT or is_plural else None
    if left.is_in(*NOUN_BREAKERS, "subordinators", "that", "conditional", *HELPERS) or left.low.isdigit():
        return None
    if left.is_in("and", "but"):
        return (
            verb
            if found and not found[-1].is_past and _goes_on(words, place, lexicon) and word.form & Form.PRESENT
            else None
        )
    if not left.text[:1].isalpha():
        return (
            verb
            if left.low == ","
            and word.form & Form.PRESENT
            and _goes_on(words, place, lexicon)
            and not _has_verb(words, place, found)
            else None
        )
    if _has_verb(words, place, found) and not is_speaking(found[-1].lemma, lexicon):
        return None
    if word.form & Form.PRESENT:
        return (
            verb if _goes_on(words, place, lexicon) and not left.low.endswith(lexicon.endings["progressive"]) else None
        )
    is_plural = left.low.endswith(lexicon.endings["plural"]) and not left.is_in("adverbs")
    is_alone = is_speaking(word.lemma, lexicon) or not _finite_follows(words, place, lexicon)
    return verb if is_plural and is_alone and _goes_on(words, place, lexicon) else None


def _goes_on(words: Sequence[Word], place: int, lexicon: Lexicon) -> bool:
    """Return whether what follows is what follows a verb: a noun's beginning, not another verb or the end."""
    if place + 1 >= len(words):
        return False
    word = words[place + 1]
    if word.is_in("have", "be", "do", "future", "conditional", "would"):
        return False
    if word.form & Form.PAST and not word.form & Form.BASE and not word.is_in("determiners"):
        return False
    if word.low == ",":  # in German and Ukrainian a comma stands before what is said or asked
        return place + 2 < len(words) and (lexicon.has_verb_brackets or words[place + 2].is_in("that"))
    return (not word.is_in("of") or word.is_in("to", "determiners")) and word.low != "."
