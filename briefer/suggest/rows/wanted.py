"""What a demand asks for: the words that tell it, and the noun phrase among them that one would print.

"It urged the board to publish the results of the inspection" asks to "publish the results of the inspection", and for
"results of the inspection". Begin with `wanted_words` and `wanted_noun`.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefer.suggest.grammar.clauses import Clause, Place
from briefer.suggest.grammar.reading import Sentence
from briefer.suggest.grammar.words import Word
from briefer.suggest.lexicon import Form
from briefer.suggest.rows.bags import LITTLE

LONGEST = 60
NEAR = 6
"""Words among which an infinitive follows its verb, with the name of who is asked in between."""
FEWEST, MOST = 2, 6
"""Words of a noun phrase that says what it is about: one alone seldom does."""
SHORTEST_WORD = 3
COMPOUND = 12
"""Letters from which on a German noun is made of two, and says enough alone."""

AFTER = ("prepositions", "and", "be", "have", "obligation", "future", "conditional", "relative")
"""Words that show that what stands before them is a noun,"""
AROUND = (*AFTER, "adverbs", "subordinators", "determiners", "own", "that", "but", "it", "he", "they", "do",
          "negations", "first person", "second person")  # fmt: skip
"""and words that stand in no noun phrase."""
LOOSE = ("determiners", "relative", "subordinators", "and", "that", "to")
"""Words that begin something: a title does not end with them."""


def wanted_words(sentence: Sentence, low: int, high: int) -> Sequence[Word]:
    """Return the words after the verb of a demand in `low` to `high`, all of them where there is no such verb."""
    asking = _asking(sentence, low, high)
    is_told = asking is not None and not asking.verb.is_negated  # "must not close the plant" says it only as a whole
    after = _behind_particle(_opened(sentence.words[asking.verb.end : high])) if asking and is_told else ()
    return after if len(after) > 2 else _begun(sentence.words[low:high])


def _begun(words: Sequence[Word]) -> Sequence[Word]:
    """Return words without little ones before them, or a little beginning such as "In return,"."""
    opened = _opened(words)
    comma = next((place for place in range(2, min(4, len(words))) if words[place].is_stop), 0)
    is_beginning = comma > 0 and any(word.is_in("prepositions") for word in words[:2])
    return _opened(words[comma + 1 :]) if is_beginning else opened or words


def shortened(sentence: Sentence, low: int, high: int) -> list[Word]:
    """Return the words that tell what a passage wants: to the first mark, or to the last that fits and tells."""
    kept: list[Word] = []
    loose: tuple[str, ...] = LOOSE
    for word in _from_deed(wanted_words(sentence, low, high)):
        if kept and word.end - kept[0].start > LONGEST:
            loose = (*LOOSE, "prepositions", "be", "have", "do", "obligation", "conditional", "future", "adverbs")
            break
        if word.is_stop and word.low != "." and len(kept) > 1:
            break
        kept.append(word)
    while len(kept) > 1 and kept[-1].is_in(*loose):
        kept.pop()
    return kept


def wanted_noun(sentence: Sentence, low: int, high: int, is_marked: bool) -> Sequence[Word]:
    """Return the noun phrase that a demand is about, none where no end of one shows.

    It is what somebody is asked to deal with ("publish the results of the inspection"), or what has to change.
    `is_marked`: nouns have capitals, as in German, and words before them endings: it begins with the noun.
    """
    phrase = _noun_phrase(sentence, low, high)
    if not is_marked:
        return phrase
    first = next((place for place, word in enumerate(phrase) if word.text[:1].isupper()), len(phrase))
    return phrase[first:] if phrase and phrase[-1].text[:1].isupper() else ()


def says_enough(phrase: Sequence[Word], is_marked: bool) -> bool:
    """Return whether a phrase tells alone what it is about; a jest in quotation marks does not, nor one plain noun."""
    if any(word.is_quoted for word in phrase):
        return False
    return FEWEST <= len(phrase) <= MOST or (is_marked and len(phrase) == 1 and len(phrase[0].text) >= COMPOUND)


def _noun_phrase(sentence: Sentence, low: int, high: int) -> Sequence[Word]:
    obliged = next((each for each in sentence.clauses if low <= each.verb.start < high and each.verb.is_obliged), None)
    if obliged is not None:
        return _obliged(sentence, obliged, high)
    asking = _asking(sentence, low, high)
    if asking is None or not _is_demand(asking):
        return ()
    wanted = wanted_words(sentence, low, high)
    deed = _from_deed(wanted)
    return _noun(deed if deed is wanted else _opened(deed[1:]), _named(sentence))


def _obliged(sentence: Sentence, clause: Clause, high: int) -> Sequence[Word]:
    """Return what is to be dealt with, or what has to change if nobody is named who deals with it."""
    after, named = sentence.words[clause.verb.end : high], _named(sentence)
    is_alone = clause.verb.is_passive or not after or after[0].is_in("prepositions") or after[0].is_stop
    return _noun(_opened(sentence.words[clause.low : clause.verb.start]) if is_alone else after, named)


def _named(sentence: Sentence) -> frozenset[int]:
    """Return where the names begin: the parties, and every capital that does not begin the sentence."""
    parties = {sentence.words[place].start for each in sentence.named for place in range(each.low, each.high)}
    return frozenset(parties | {word.start for word in sentence.words[1:] if word.is_capital})


def _noun(words: Sequence[Word], named: frozenset[int]) -> Sequence[Word]:
    """Return the noun phrase that words begin with, with the one that is tied to it; none where that one has no end."""
    low, end = _plain_noun(words, 0, named)
    if low < end < len(words) - 1 and words[end].is_in("tying nouns"):
        second, after = _plain_noun(words, end + 1, named)
        if second == after:
            return ()  # "a quarter of 2 %" says nothing as "quarter"
        end = after
    return words[low:end]


def _plain_noun(words: Sequence[Word], start: int, named: frozenset[int]) -> tuple[int, int]:
    """Return where a noun with the words before it begins and ends; nothing between if no end shows."""
    low = start
    while low < len(words) and (words[low].is_in("determiners", "adverbs", "topic stop") or words[low].low.isdigit()):
        low += 1  # "lower" in "lower import duties" is what one side wants of them
    is_opened = low > 0
    end = low
    while end < len(words) and words[end].start not in named and _fits(words[end], is_opened and end == low):
        end += 1
    if end > low + 1 and words[end - 1].form & (Form.PAST | Form.PARTICIPLE):
        end -= 1
    after = words[end] if end < len(words) else None
    return (low, end) if end > low and _ends(words[end - 1], after, is_opened) else (low, low)


def _fits(word: Word, is_behind_the: bool) -> bool:
    """Return whether a word can stand in a noun phrase; a participle can behind "the": "a guaranteed release"."""
    if not word.low[-1:].isalpha() or word.is_in(*AROUND):
        return False
    return is_behind_the or not word.form & (Form.PAST | Form.PARTICIPLE)


def _ends(word: Word, after: Word | None, is_opened: bool) -> bool:
    """Return whether a word is the last of a noun phrase: behind "the" it may look like a verb, as "ban" does."""
    if word.is_in("topic stop", "offices", "months") or len(word.low) < SHORTEST_WORD:
        return False
    return (is_opened and after is not None and (after.is_stop or after.is_in(*AROUND))) or is_noun(word, after)


def tells(words: Sequence[Word], place: int, is_first: bool) -> bool:
    """Return whether a word can stand in a title; "training" can, but not as its first word."""
    word = words[place]
    if len(word.low) < SHORTEST_WORD or not word.low[-1:].isalpha() or (word.is_capital and place):
        return False
    is_little = word.is_in(*LITTLE, "and", "but", "that", "it", "he", "negations", "first person", "second person")
    return not (is_little or word.form & (Form.PAST | Form.PARTICIPLE | (Form.PROGRESSIVE if is_first else 0)))


def is_noun(word: Word, after: Word | None) -> bool:
    """Return whether a word can be the head of a title: no body, and nothing that goes on as a sentence or a noun."""
    if word.is_in("offices"):
        return False
    if after is None or after.is_stop:
        return True
    return after.is_in(*AFTER) and not (word.form and after.is_in("prepositions"))


def _asking(sentence: Sentence, low: int, high: int) -> Clause | None:
    """Return the clause that asks; else the first that neither only says who speaks nor only tells of a noun."""
    within = [each for each in sentence.clauses if low <= each.verb.start < high]
    asking = [each for each in within if _is_demand(each)]
    telling = [each for each in within if each.place not in (Place.RELATIVE, Place.SPEAKING)]
    return next(iter(asking or telling), None)


def _is_demand(clause: Clause) -> bool:
    return clause.cue is not None and clause.cue.section == "demand verbs"


def _from_deed(wanted: Sequence[Word]) -> Sequence[Word]:
    """Return the words from the infinitive on, if somebody is asked "to" do something."""
    deed = next((place for place in range(2, min(NEAR, len(wanted))) if _is_infinitive(wanted, place)), 0)
    first = next((place for place in range(deed) if wanted[place].is_in("negations")), deed)
    return wanted[first:] if deed and len(wanted) > deed + 1 else wanted


def _behind_particle(wanted: Sequence[Word]) -> Sequence[Word]:
    """Return the words after the comma in "forderte die Stadt auf, die Preise zu senken": its verb ends before it."""
    comma = next((place for place in range(1, min(NEAR, len(wanted))) if wanted[place].is_stop), 0)
    return _opened(wanted[comma + 1 :]) if comma and wanted[comma - 1].is_in("prepositions") else wanted


def _is_infinitive(words: Sequence[Word], place: int) -> bool:
    """Return whether somebody is asked "to" do what this word says: it is a verb, or stands behind a name."""
    word, to, before = words[place], words[place - 1], words[place - 2]
    if not to.is_in("to") or word.is_in("be", "determiners"):
        return False
    return word.low == word.lemma or (before.is_capital and not word.is_capital)


def _opened(words: Sequence[Word]) -> Sequence[Word]:
    """Return words without the marks and little words they begin with; "not" stays."""
    telling = (place for place, word in enumerate(words) if not _is_opening(word))
    return words[next(telling, len(words)) :]


def _is_opening(word: Word) -> bool:
    is_day = word.is_capital and word.is_in("topic stop", "months")
    is_little = word.is_in("that", "prepositions", "adverbs", "to", "be", "and") and not word.is_in("negations")
    return is_day or word.is_stop or is_little
