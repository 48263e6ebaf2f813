"""Whose words they are: passages tagged for another party than the one that says them, and tags that stand twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefer import queries
from briefer.check.problem import Place, Problem, View, look, note, stops
from briefer.model import Annotation, Kind, Paragraph, Party, PartyId
from briefer.text import sentences

_SAY = (
    "said|says|say|told|added|stated|declared|announced|insisted|insists|argued|warned|replied|demanded|demands|"
    "rejected|rejects|refused|refuses|claimed|claims|noted|stressed|wrote|vowed|urged|urges|accused|accuses|"
    "sagte|sagt|erklärte|erklärt|forderte|fordert|betonte|warnte|lehnte|behauptete|"
    "dit|déclare|affirme|exige|refuse|rejette|a déclaré|a dit|a affirmé|a exigé|a refusé|a rejeté|"
    "заявив|заявила|заявили|сказав|сказала|сказали|вимагає|вимагають|відкинув|відкинула|"
    "заявил|сказал|требует|требуют|отверг|отвергла"
)
_ACCORDING = "according to|laut|selon|d’après|d'après|за словами|по словам|согласно"
_OFFICE = (
    "president|prime minister|minister|ministry|government|chancellor|spokesman|spokeswoman|spokesperson|officials|"
    "foreign minister|foreign ministry|defen[cs]e minister|defen[cs]e ministry|delegation|negotiator|negotiators|leader"
)
_TOGETHER = re.compile(
    r"\b(?:both|two|sides|parties|they|their|them|jointly|joint|together|each|all|we|our|us|"
    r"beide|beiden|gemeinsam|sie|wir|alle|seiten|les deux|ensemble|ils|nous|leur|leurs|conjoint\w*|"
    r"обидві|обидва|обоє|разом|спільн\w*|вони|сторони|оба|обе|вместе|совместн\w*|они|стороны)\b",
    re.IGNORECASE,
)


def sides(view: View) -> Iterator[Problem]:
    """Find passages that the article gives to another party than the tag does, or that name only others."""
    names = {party.id: party.short_name or party.name for party in view.project.parties}
    named: dict[str, tuple[PartyId, ...]] = {}
    for annotation, paragraph, reference in view.tags():
        if annotation.kind is Kind.EVENT or not annotation.party_ids:
            continue
        if paragraph.id not in named:
            named[paragraph.id] = tuple(party.id for party in queries.named_parties(view.project, paragraph.text))
        found = named[paragraph.id]
        tagged = ", ".join(names[each] for each in annotation.party_ids if each in names)
        place = Place("annotation", annotation.id)
        if not found or _is_joint(annotation, paragraph):
            continue
        if set(found).isdisjoint(annotation.party_ids):
            message = f"{reference} names only {', '.join(names[each] for each in found)}, tagged {tagged}."
            yield look(message, "Is this the right party?", place)
        elif len(found) > 1 and (others := _speakers(view, annotation, paragraph)):
            spoken = ", ".join(names[each] for each in others)
            message = f"{reference}: in the article these are the words of {spoken}, tagged {tagged}."
            yield look(message, "Is this the right party?", place)


def _is_joint(annotation: Annotation, paragraph: Paragraph) -> bool:
    """Return whether a passage of several parties may mean them without their names: both, they, the two sides."""
    return len(annotation.party_ids) > 1 and _TOGETHER.search(paragraph.text) is not None


def _speakers(view: View, annotation: Annotation, paragraph: Paragraph) -> tuple[PartyId, ...]:
    """Return the parties that say the sentences of a passage in the article, if none of them is the tag's."""
    names = tuple(sorted(_names(view.project.parties), key=lambda each: -len(each[0])))
    span = annotation.span
    found = _spoken(paragraph.text, span.start if span else 0, span.end if span else len(paragraph.text), names)
    return () if not set(found).isdisjoint(annotation.party_ids) else found


def _names(parties: Sequence[Party]) -> Iterator[tuple[str, PartyId]]:
    for party in parties:
        for name in dict.fromkeys((party.name, party.short_name, *party.aliases)):
            if name.strip():
                yield name, party.id


@lru_cache(maxsize=8192)
def _spoken(text: str, start: int, end: int, names: tuple[tuple[str, PartyId], ...]) -> tuple[PartyId, ...]:
    """Return whose words the sentences around a passage are, by the verb of saying beside a name."""
    owners = dict(reversed(names))
    pattern = _saying(tuple(name for name, _ in names))
    around = [each for each in sentences(text, "") if each[0] < end and each[1] > start]
    found = [
        owners[name]
        for first, last in around
        for match in pattern.finditer(text, first, last)
        for name in match.groups()
        if name
    ]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=64)
def _saying(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds a name beside a verb of saying; at most two names that are joined speak together."""
    name = "|".join(map(re.escape, names))
    one = rf"(?<!\w)(?<!['’]s )({name})(?!\w)"
    joined = rf"(?:({name})(?!\w)(?:['’]s (?:{_OFFICE}))?,? (?:and|und|et|та|і|и) )?"
    office = rf"(?:(?:['’]s)? (?:{_OFFICE})(?: [A-Z]\w+){{0,2}})?"
    return re.compile(
        rf"(?<!\w){joined}{one}{office},? (?:\w+ly )?(?:{_SAY})(?!\w)"
        rf"|[,”»\"] (?:{_SAY}) {one}(?!['’]s)"
        rf"|(?<!\w)(?:{_ACCORDING}) {one}(?!['’]s)"
    )


def shared_names(view: View) -> Iterator[Problem]:
    """Say of a name that two parties claim that it tells nothing of whose a passage is."""
    owners: dict[str, list[str]] = {}
    for party in view.project.parties:
        for name in dict.fromkeys((party.name, party.short_name, *party.aliases)):
            owners.setdefault(name, []).append(party.name)
    for name, parties in owners.items():
        if name and len(parties) > 1:
            message = f"“{name}” is a name of {' and of '.join(parties)}."
            yield note(message, "The draft cannot tell whom it means. Take it from one of them.", Place("project"))


def doubles(view: View) -> Iterator[Problem]:
    """Find passages that are tagged twice with the same kind and parties: they would print and count twice; STOPS."""
    keys = {
        each.id: (each.paragraph_id, each.kind, frozenset(each.party_ids), _extent(each, paragraph), reference)
        for each, paragraph, reference in view.tags()
    }
    counts = Counter(keys.values())
    for annotation_id, key in keys.items() if len(counts) < len(keys) else ():
        if counts.pop(key, 0) > 1:
            message = f"{key[-1]}: this passage is tagged twice alike."
            yield stops(message, "Remove one of the two tags.", Place("annotation", annotation_id))


def _extent(annotation: Annotation, paragraph: Paragraph) -> tuple[int, int]:
    span = annotation.span
    return (span.start, span.end) if span else (0, len(paragraph.text))
