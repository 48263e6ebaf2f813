"""Whose words they are: passages tagged for another party than the one that says them, and tags that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefer import queries
from briefer.check.problem import Place, Problem, View, look, note, stops
from briefer.model import Annotation, Kind, Paragraph, PartyId
from briefer.text import has_word, sentences
from briefer.words import listed, tr

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
_GROUPS = "sides|parties|countries|governments|states|delegations|capitals|ministers|presidents|leaders|nations"
_BOTH = re.compile(
    rf"\b(?:both (?:{_GROUPS})|the two (?:{_GROUPS})|"
    r"jointly|joint (?:statement|declaration|communiqu\w+|appeal|letter)|"
    r"beide[nr]? (?:Seiten|Parteien|Länder|Staaten|Regierungen|Delegationen)|gemeinsame\w* (?:Erklärung|Brief)|"
    r"les deux (?:parties|pays|gouvernements|délégations|États|camps)|(?:déclaration|communiqué|lettre) commune?|"
    r"обидві (?:сторони|країни|делегації)|спільн\w+ (?:заяв\w+|лист\w*)|"
    r"обе (?:стороны|страны|делегации)|совместн\w+ (?:заявлен\w+|письм\w+))\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:both|two|sides|parties|they|their|them|jointly|joint|together|each|all|we|our|us|"
    r"beide|beiden|gemeinsam|sie|wir|alle|seiten|les deux|ensemble|ils|nous|leur|leurs|conjoint\w*|"
    r"обидві|обидва|обоє|разом|спільн\w*|вони|сторони|оба|обе|вместе|совместн\w*|они|стороны)\b",
    re.IGNORECASE,
)


def sides(view: View) -> Iterator[Problem]:
    """Find passages that the article gives to another party than the tag does, or that name only others."""
    names = queries.names(view.project)
    shown = {party.id: party.short_name or party.name for party in view.project.parties}
    for annotation, paragraph, reference in view.tags:
        parties = annotation.party_ids
        if annotation.kind is Kind.EVENT or not parties:
            continue
        found = queries.named_in(paragraph.text, names)
        spoken = _speakers(annotation, paragraph, names) if found else ()
        is_alone = bool(found) and set(found).isdisjoint(parties)
        if is_alone and (spoken or not _may_mean(annotation, paragraph, names)):
            told, others = tr("{reference} names only {parties}, tagged {tagged}."), found
        else:
            told = tr("{reference}: in the article these are the words of {parties}, tagged {tagged}.")
            others = spoken
        if others and not _is_joint(annotation, paragraph):
            named, tagged = (", ".join(shown[each] for each in ids if each in shown) for ids in (others, parties))
            message = told.format(reference=reference, parties=named, tagged=tagged)
            yield look(message, tr("Is this the right party?"), Place("annotation", annotation.id))


def _may_mean(annotation: Annotation, paragraph: Paragraph, names: queries.Names) -> bool:
    """Return whether a text may mean one of these parties: by a name that may be a month there, or as one of both."""
    own = (name for party_id, listed in names if party_id in annotation.party_ids for name in listed)
    return any(has_word(paragraph.text, name) for name in own) or _BOTH.search(paragraph.text) is not None


def _is_joint(annotation: Annotation, paragraph: Paragraph) -> bool:
    """Return whether a passage of several parties may mean them without their names: both, they, the two sides."""
    return len(annotation.party_ids) > 1 and _TOGETHER.search(paragraph.text) is not None


def _speakers(annotation: Annotation, paragraph: Paragraph, names: queries.Names) -> tuple[PartyId, ...]:
    """Return the parties that say the sentences of a passage in the article, if none of them is the tag's."""
    found = _spoken(paragraph.text, *annotation.extent(len(paragraph.text)), names)
    return () if not set(found).isdisjoint(annotation.party_ids) else found


@lru_cache(maxsize=8192)
def _spoken(text: str, start: int, end: int, names: queries.Names) -> tuple[PartyId, ...]:
    """Return whose words the sentences around a passage are, by the verb of saying beside a name."""
    owners = {name: party for party, listed in reversed(names) for name in listed}
    pattern = _saying(tuple(sorted(owners, key=lambda name: -len(name))))
    around = [each for each in sentences(text, "") if range(max(each[0], start), min(each[1], end))]
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
    parties = view.project.parties
    for name, numbers in queries.shared_names(parties).items():
        owners = listed([parties[number].name for number in numbers])
        message = tr("“{name}” is a name of {parties}.").format(name=name, parties=owners)
        yield note(message, tr("The draft cannot tell whom it means. Take it from one of them."), Place("project"))


def doubles(view: View) -> Iterator[Problem]:
    """Find passages that are tagged twice with the same kind and parties: they would print and count twice; STOPS."""
    alike: dict[object, list[tuple[Annotation, str]]] = {}
    for annotation, paragraph, reference in {each[0].id: each for each in view.tags}.values():
        alike.setdefault(annotation.identity(len(paragraph.text)), []).append((annotation, reference))
    for (annotation, reference), *others in alike.values():
        if others:
            message = tr("{reference}: this passage is tagged twice alike.").format(reference=reference)
            yield stops(message, tr("Remove one of the two tags."), Place("annotation", annotation.id))
