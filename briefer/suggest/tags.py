"""The draft of an article: every sentence judged, and what is sure enough made a suggestion with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from briefer.dates import DateFound, dates_in, parsed_day
from briefer.model import Annotation, Article, Issue, Kind, Party, PartyId, Status, When
from briefer.suggest.confidence import ALTERNATIVE, LEAST, confidence_of
from briefer.suggest.grammar.clauses import Clause, Place
from briefer.suggest.grammar.memory import Memory, Subject
from briefer.suggest.grammar.mentions import Names, Who, aliases_of, names_of, with_variants
from briefer.suggest.grammar.people import learnt
from briefer.suggest.grammar.reading import Pace, Paced, Sentence, at_once, name, read
from briefer.suggest.grammar.speakers import voices
from briefer.suggest.grammar.words import CLOSING, MOST_CHARACTERS, OPENING, STRAIGHT, Word
from briefer.suggest.judging import NOTHING, Age, Verdict, judge
from briefer.suggest.lexicon import Lexicon
from briefer.suggest.reasons import reasons_for
from briefer.suggest.rows import Issue as RowIssue
from briefer.suggest.rows import Place as RowPlace
from briefer.suggest.rows import Stance, Table
from briefer.suggest.sparing import spared
from briefer.suggest.suggestion import UNDATED, Alternative, Suggestion
from briefer.suggest.teaching import Fixed, Lessons, fixed_in, lessons_of, with_lessons

NAMING = frozenset(("party.alias", "party.variant", "party.person", "party.taught", "party.body"))
UNSURE = 0.74
SHORTEST = 4
MARKS = frozenset(OPENING + CLOSING + STRAIGHT)
JOINING = ("and", "but", "that", "subordinators", "relative")
"""Words that begin the next clause."""
"""What a single tag has taught is never likely, nor whose words are that no marks part from what is told."""
NONE: tuple[Suggestion, ...] = ()
NOWHERE = RowPlace()
SECOND = 0.6
"""A further clause of another kind is suggested from this weight on."""


class _Case(NamedTuple):
    """What an article is drafted with."""

    article: Article
    parties: tuple[Party, ...]
    principals: int
    lexicon: Lexicon
    published: date | None
    found: list[Sentence]
    pace: Pace


class _Judged(NamedTuple):
    """A sentence with its dates and the verdict on it; `is_taught_once` if that rests on a single tag."""

    sentence: Sentence
    dates: tuple[DateFound, ...]
    verdict: Verdict
    is_taught_once: bool = False


def suggest(  # noqa: PLR0913 - what is known of the article, one keyword each
    article: Article,
    parties: Sequence[Party],
    lexicon: Lexicon,
    *,
    thirds: Sequence[Party] = (),
    published: date | str | None = None,
    fixed: Sequence[Annotation] = (),
    issues: Sequence[Issue] = (),
    titles: Mapping[str, str] | None = None,
    pace: Pace = at_once,
) -> tuple[Suggestion, ...]:
    """Return the draft of an article in text order; of the suggestions in one sentence the main one comes first.

    `parties` are the principals (the columns), `thirds` the other parties that have a name. `published` is the day
    that "yesterday" is counted from (default: the date of the article's source). `fixed` are the tags a person has
    made, here or in other articles: nothing is suggested where they stand, and they teach names and kinds; together
    with `issues` they teach the words of topics. A tag of a whole paragraph in another article teaches no words.
    `titles` are the titles of matters in the language of the brief, if that is another than the article's.
    `pace` is called before each sentence, and may wait.
    """
    day = published if isinstance(published, date) else parsed_day(published or article.source.published)
    every = (*parties, *thirds)
    own = frozenset(name for name in aliases_of(every) if " " not in name)
    case = _Case(article, every, len(parties), lexicon, day, read(article, lexicon, pace, own), pace)
    tags = fixed_in(article, fixed, _numbers(every))
    names = _names(case)
    judged = _judged(case, names, Lessons())
    if tags:
        lessons = lessons_of(tags, [(each.sentence, each.verdict) for each in judged], lexicon)
        judged = _judged(case, with_lessons(names, lessons), lessons)
    found = Paced(_suggestions(case, judged, tags), case.pace)
    rows = _rows(case, found, tuple(_issues(case, issues, fixed, tags)), titles or {})
    return tuple(replace(each, issue=row.title, topics=row.menu) for (_, each), row in zip(found, rows, strict=True))


def _numbers(parties: Sequence[Party]) -> Mapping[PartyId, int]:
    return {party.id: number for number, party in enumerate(parties)}


def _names(case: _Case) -> Names:
    names = names_of(*with_variants(case.article, aliases_of(case.parties), case.lexicon))
    name(case.article, case.found, names, case.lexicon)
    return learnt(names, case.found, case.lexicon, case.principals)


def _judged(case: _Case, names: Names, lessons: Lessons) -> list[_Judged]:
    name(case.article, case.found, names, case.lexicon)
    lexicon = case.lexicon
    memory = Memory(
        sides=tuple(range(case.principals)),
        has_late_subjects=lexicon.has_late_subjects,
        has_gendered_things=lexicon.has_gendered_things,
    )
    result = []
    for sentence, voice in zip(case.found, voices(case.found, names, memory), strict=True):
        dates = _dates(case, sentence)
        age = _age(dates, case.published)
        verdict = spared(NOTHING, judge, sentence, voice, lexicon, age, lessons.kinds)
        result.append(_Judged(sentence, dates, verdict, lessons.is_of_one_tag(sentence, verdict)))
    return result


def _dates(case: _Case, sentence: Sentence, *, is_past: bool = False) -> tuple[DateFound, ...]:
    end = min(sentence.end, sentence.start + MOST_CHARACTERS)
    text = case.article.paragraphs[sentence.paragraph].text[sentence.start : end]
    return dates_in(text, case.published, case.lexicon.dates, is_past=is_past)


def _age(dates: Sequence[DateFound], day: date | None) -> Age:
    sorts = [each.when.sort for each in dates if each.when.sort]
    if day is None or not sorts:
        return Age()
    today, long_ago = day.isoformat(), f"{day.year - 1:04}-{day.month:02}"
    is_old = all(sort[:4] < today[:4] and sort[:7] < long_ago for sort in sorts)
    is_ahead = any(sort > today[: len(sort)] for sort in sorts)
    return Age(is_old, is_ahead, has_day=not is_old and any(len(sort) > 4 for sort in sorts))


def _issues(
    case: _Case, issues: Sequence[Issue], fixed: Sequence[Annotation], tags: Sequence[Fixed]
) -> Iterator[RowIssue]:
    """Yield each issue with what is filed under it: the stances of this article, and the words of the others."""
    here = {tag.id: tag for tag in tags}
    quotes = {tag.id: tag.span.quote for tag in fixed if tag.span is not None and tag.id not in here}
    for issue in issues:
        filed = (here[each] for each in issue.annotation_ids if each in here)
        stances = (_filed(case, tag) for tag in filed if tag.kind is not Kind.EVENT)
        yield RowIssue(
            issue.title,
            tuple(quotes[each] for each in issue.annotation_ids if each in quotes),
            tuple(each for each in stances if each is not None),
        )


def _filed(case: _Case, tag: Fixed) -> Stance | None:
    """Return a tag of a person as a stance; None if it stands in no sentence."""
    number = next((number for number, each in enumerate(case.found) if tag.covers(each)), None)
    return None if number is None else _stance(case, number, tag.start, tag.end, tag.who, tag.kind)


def _suggestions(case: _Case, judged: Sequence[_Judged], tags: Sequence[Fixed]) -> Iterator[tuple[int, Suggestion]]:
    """Yield what is suggested with the number of its sentence."""
    for number, each in enumerate(Paced(judged, case.pace)):
        if each.verdict.kind is None or each.verdict.scores[each.verdict.kind] < LEAST:
            continue
        for suggestion in spared(NONE, _in_sentence, case, each):
            if not any(_overlap(tag, suggestion) for tag in tags):
                yield number, suggestion


def _rows(
    case: _Case,
    found: Sequence[tuple[int, Suggestion]],
    issues: Sequence[RowIssue],
    titles: Mapping[str, str],
) -> Iterator[RowPlace]:
    """Yield for each suggestion the row it goes into; events go into none."""
    stances = [
        _stance(case, number, each.start, each.end, _who(case, each), each.kind)
        for number, each in found
        if each.kind is not Kind.EVENT
    ]
    table = Table(case.found, case.lexicon, titles, case.article.source.headline)
    places = iter(spared((), table.places, stances, issues, case.pace))
    return (next(places, NOWHERE) if each.kind is not Kind.EVENT else NOWHERE for _, each in found)


def _stance(case: _Case, number: int, start: int, end: int, who: Who, kind: Kind) -> Stance:
    words = case.found[number].words
    inside = [place for place, word in enumerate(words) if start <= word.start < end]
    low, high = (inside[0], inside[-1] + 1) if inside else (0, len(words))
    return Stance(number, low, high, who, kind is Kind.DEMAND)


def _who(case: _Case, suggestion: Suggestion) -> Who:
    return tuple(case.parties.index(party) for party in suggestion.parties)


def _in_sentence(case: _Case, judged: _Judged) -> tuple[Suggestion, ...]:
    main = _main(case, judged)
    return (main, *_further(case, judged, main))


def _overlap(tag: Fixed, suggestion: Suggestion) -> bool:
    return tag.paragraph == suggestion.paragraph and tag.start < suggestion.end and suggestion.start < tag.end


def _main(case: _Case, judged: _Judged) -> Suggestion:
    sentence, verdict = judged.sentence, judged.verdict
    kind, subject = verdict.kind or Kind.EVENT, verdict.subject
    parties = tuple(case.parties[number] for number in subject.who)
    evidence = [each for each in verdict.evidence if each.kind is kind]
    is_event = kind is Kind.EVENT
    return Suggestion(
        paragraph=sentence.paragraph,
        start=sentence.start,
        end=sentence.end,
        kind=kind,
        parties=parties,
        confidence=min(confidence_of(verdict), UNSURE if judged.is_taught_once or sentence.is_reported else 1.0),
        reasons=reasons_for(sentence, evidence, subject, _spoken(parties)),
        when=_when(case, judged) if is_event else UNDATED,
        status=_status(verdict) if is_event else Status.HAPPENED,
        speaker=_speaker(sentence, verdict),
        alternatives=tuple(_alternatives(verdict, parties)),
    )


def _spoken(parties: Sequence[Party]) -> str:
    return " and ".join(party.name for party in parties) or "a third party"


def _speaker(sentence: Sentence, verdict: Verdict) -> str:
    subject = verdict.subject
    home = subject.home or sentence
    return home.text_of(subject.low, subject.high) if subject.rule == "party.person" else ""


def _alternatives(verdict: Verdict, parties: tuple[Party, ...]) -> Iterator[Alternative]:
    best = verdict.scores[verdict.kind]
    for kind, score in sorted(verdict.scores.items(), key=lambda each: -each[1]):
        if kind is not None and kind is not verdict.kind and score >= ALTERNATIVE * best:
            yield Alternative(kind, parties, round(confidence_of(verdict) * score / best, 3))


def _when(case: _Case, judged: _Judged) -> When:
    """Return the date of the event: the first one that is exact to the day, else the first."""
    rules = {each.rule for each in judged.verdict.evidence if each.kind is Kind.EVENT}
    is_past = not rules & {"event.planned", "event.present", "event.possible", "event.phrase"}
    dates = _dates(case, judged.sentence, is_past=True) if is_past else judged.dates
    exact = (each.when for each in dates if len(each.when.sort) > 7)
    return next(exact, dates[0].when if dates else UNDATED)


def _status(verdict: Verdict) -> Status:
    strongest = max((each for each in verdict.evidence if each.kind is Kind.EVENT), key=lambda each: each.weight)
    return {
        "event.planned": Status.PLANNED,
        "event.possible": Status.PLANNED,
        "event.present": Status.PLANNED,
        "event.claimed": Status.CLAIMED,
        "event.announced": Status.ANNOUNCED,
    }.get(strongest.rule, Status.HAPPENED)


def _further(case: _Case, judged: _Judged, main: Suggestion) -> Iterator[Suggestion]:
    """Yield what a further clause says that is of another kind or another's: "rejected it and [wants talks]"."""
    sentence, verdict = judged.sentence, judged.verdict
    for clause, subject in zip(sentence.clauses, verdict.subjects, strict=True):
        inside = [each for each in verdict.evidence if clause.verb.start <= each.low < clause.high and each.low]
        strongest = max(inside, key=lambda each: each.weight, default=None)
        if strongest is None or strongest.kind is None or clause.place not in (Place.MAIN, Place.CONTENT):
            continue
        whose = _own_subject(clause, subject) or verdict.subject
        is_of_another = whose.who != verdict.subject.who and strongest.kind is not Kind.EVENT
        if strongest.weight < SECOND or (strongest.kind is main.kind and not is_of_another):
            continue
        words = _extent(sentence, clause)
        if len(words) < SHORTEST and words[-1:] == sentence.words[clause.verb.end - 1 : clause.verb.end]:
            continue  # "he needs": what he needs was taken for another clause
        start, end = words[0].start, words[-1].end
        parties = tuple(case.parties[number] for number in whose.who)
        reasons = reasons_for(sentence, (strongest,), whose, _spoken(parties))
        yield Suggestion(main.paragraph, start, end, strongest.kind, parties, min(0.7, main.confidence * 0.9), reasons)
        return


def _own_subject(clause: Clause, subject: Subject | None) -> Subject | None:
    """Return the subject of a main clause that names a party itself."""
    is_named = subject is not None and bool(subject.who) and subject.rule in NAMING
    return subject if is_named and clause.place is Place.MAIN and not clause.is_quoted else None


def _extent(sentence: Sentence, clause: Clause) -> Sequence[Word]:
    """Return the words of a clause with what hangs on it: to where another begins that stands for itself."""
    words = sentence.words[clause.low : _end(sentence, clause)]
    while words and (words[0].is_stop or words[0].is_in("and", "but", "that")):
        words = words[1:]
    while words and (words[-1].is_in(*JOINING) or words[-1].low in {",", ";"} or _closes_another(words)):
        words = words[:-1]
    return words or sentence.words


def _closes_another(words: Sequence[Word]) -> bool:
    """Return whether a mark at the end ends a quotation that began before these words."""
    return words[-1].low in MARKS and not any(word.low in MARKS for word in words[:-1])


def _end(sentence: Sentence, clause: Clause) -> int:
    """Return where the next clause begins that neither tells what this one says nor of a noun in it, as "who" does."""
    first = clause.verb.end
    later = (
        each for each in sentence.clauses if each.verb.start >= first and each.place in (Place.MAIN, Place.SPEAKING)
    )
    following = next(later, None)
    if following is None:
        return len(sentence.words)
    between = range(first, following.verb.start)
    part = (place for place in between if sentence.words[place].is_stop or sentence.words[place].is_in("and", "but"))
    return following.low if following.low > first else next(part, first)
