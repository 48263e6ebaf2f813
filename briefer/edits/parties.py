"""Edits of the parties and of which of them are the principals in the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefer.edits.doubles import without_doubles
from briefer.edits.parts import changed, index_of, moved, one_line, part_of, swapped
from briefer.errors import EditError
from briefer.model import Party, PartyId, Project
from briefer.text import has_word
from briefer.words import counted, tr

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_NEW = "new:"


def add_party(
    project: Project, name: str, *, short_name: str = "", aliases: Sequence[str] = (), colour: str = ""
) -> Project:
    """Add a party after the others; it becomes no principal by that.

    Raises:
        EditError: the name is empty or taken, or the colour is not #RRGGBB.
    """
    party_id = PartyId(f"p{project.last_id + 1}")
    party = _clean(Party(party_id, name, short_name, tuple(aliases), colour))
    parties = (*project.parties, party)
    _refuse_double_names(parties)
    return replace(project, parties=parties, last_id=project.last_id + 1)


def edit_party(
    project: Project,
    party_id: PartyId,
    *,
    name: str | None = None,
    short_name: str | None = None,
    aliases: Sequence[str] | None = None,
    colour: str | None = None,
) -> Project:
    """Change what is given of a party.

    Raises:
        EditError: the name is empty or taken, or the colour is not #RRGGBB.
    """
    old = part_of(project.parties, party_id, "party")
    new = Party(
        party_id,
        old.name if name is None else name,
        old.short_name if short_name is None else short_name,
        old.aliases if aliases is None else tuple(aliases),
        old.colour if colour is None else colour,
    )
    parties = swapped(project.parties, _clean(_with_old_name(project, new)))
    _refuse_double_names(parties)
    return changed(project, parties=parties)


def remove_party(project: Project, party_id: PartyId) -> Project:
    """Remove a party that has no tagged passage, also from the columns.

    Raises:
        EditError: passages are tagged with it.
    """
    _refuse_if_tagged(project, part_of(project.parties, party_id, "party"))
    columns = tuple(each for each in project.brief.columns if each != party_id)
    return changed(
        project,
        parties=tuple(each for each in project.parties if each.id != party_id),
        brief=replace(project.brief, columns=columns),
    )


def merge_parties(project: Project, into_id: PartyId, from_id: PartyId) -> Project:
    """Make one party of two: the tags and the column of the second go to the first, its names become other names."""
    into = part_of(project.parties, into_id, "party")
    other = part_of(project.parties, from_id, "party")
    if into_id == from_id:
        return project

    def renamed(party_ids: Sequence[PartyId]) -> tuple[PartyId, ...]:
        return tuple(dict.fromkeys(into_id if each == from_id else each for each in party_ids))

    merged = _clean(replace(into, aliases=(*into.aliases, other.name, other.short_name, *other.aliases)))
    project = replace(
        project,
        parties=tuple(merged if each.id == into_id else each for each in project.parties if each.id != from_id),
        annotations=tuple(
            replace(each, party_ids=renamed(each.party_ids)) if from_id in each.party_ids else each
            for each in project.annotations
        ),
        brief=replace(project.brief, columns=renamed(project.brief.columns)),
    )
    return without_doubles(project)


def move_party(project: Project, party_id: PartyId, position: int) -> Project:
    """Bring a party to another place in the list of parties (from 0); the columns stay."""
    index = index_of(project.parties, party_id, "party")
    return changed(project, parties=moved(project.parties, index, position))


def set_columns(project: Project, party_ids: Sequence[PartyId]) -> Project:
    """Make these parties the principals, in this order; every other party is a third party.

    Raises:
        EditError: a party is named twice or is not in the project.
    """
    for party_id in party_ids:
        part_of(project.parties, party_id, "party")
    if len(set(party_ids)) < len(party_ids):
        raise EditError(tr("Each column needs a different party."))
    return changed(project, brief=replace(project.brief, columns=tuple(party_ids)))


def set_parties(project: Project, parties: Sequence[Party], columns: Sequence[PartyId]) -> Project:
    """Set all parties and the columns at once, as the party dialog does.

    A party with the id "" is new; `columns` may name the new party at index n of `parties` by "new:n".

    Raises:
        EditError: as for adding, changing and removing a party and setting the columns.
    """
    kept = {party.id for party in parties}
    for party in project.parties:
        if party.id not in kept:
            _refuse_if_tagged(project, party)
    known = {party.id for party in project.parties}
    result: list[Party] = []
    new_ids: dict[str, PartyId] = {}
    last_id = project.last_id
    for index, party in enumerate(parties):
        given = party
        if not party.id:
            last_id += 1
            given = replace(party, id=PartyId(f"p{last_id}"))
            new_ids[f"{_NEW}{index}"] = given.id
        elif party.id not in known:
            raise EditError(tr("{name} is not in the project any more.").format(name=party.name or tr("This party")))
        else:
            given = _with_old_name(project, party)
        result.append(_clean(given))
    _refuse_double_names(result)
    named = tuple(new_ids.get(each, each) for each in columns)
    return set_columns(changed(project, parties=tuple(result), last_id=last_id), named)


def _with_old_name(project: Project, new: Party) -> Party:
    """Return a renamed party with its old name as another one, if an article calls it so."""
    old = part_of(project.parties, new.id, "party").name
    texts = (paragraph.text for article in project.articles for paragraph in article.paragraphs)
    return replace(new, aliases=(*new.aliases, old)) if any(has_word(each, old) for each in texts) else new


def _clean(party: Party) -> Party:
    name = one_line(party.name)
    if not name:
        raise EditError(tr("A party needs a name."))
    if party.colour and not _COLOUR.fullmatch(party.colour):
        raise EditError(tr("“{colour}” is not a colour. Write it as #RRGGBB.").format(colour=party.colour))
    short_name = one_line(party.short_name)
    aliases = dict.fromkeys(one_line(alias) for alias in party.aliases)
    others = tuple(alias for alias in aliases if alias not in {"", name, short_name})
    return Party(party.id, name, short_name, others, party.colour)


def _refuse_double_names(parties: Sequence[Party]) -> None:
    seen: set[str] = set()
    for party in parties:
        if party.name.casefold() in seen:
            raise EditError(tr("There is already a party called “{name}”.").format(name=party.name))
        seen.add(party.name.casefold())


def _refuse_if_tagged(project: Project, party: Party) -> None:
    if count := sum(party.id in annotation.party_ids for annotation in project.annotations):
        raise EditError(
            counted(
                count,
                "{name} still has 1 tagged passage. Give it to another party or remove it first.",
                "{name} still has {n} tagged passages. Give them to another party or remove them first.",
            ).format(name=party.name)
        )
