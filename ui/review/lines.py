"""A proposal as a line of the list, and as what a screen reader says of it."""

from __future__ import annotations

from briefer import queries
from briefer.drafting.proposals import Mark, Proposal
from briefer.model import Project
from ui.look.words import kind_word, quoted, tr
from ui.widgets.cells import Cell, CellStyle, Notice, TableRow, party_mark

WORDS = {
    Mark.AGREES: "Agrees",
    Mark.DIFFERS: "Differs",
    Mark.ONLY_THEIRS: "Only theirs",
    Mark.OTHER_SPEAKER: "Other party’s words",
    Mark.OTHER_PLACE: "Other place",
    Mark.CHANGED: "Changed",
    Mark.OPEN: "To complete",
    Mark.NOT_FOUND: "Not found",
}
NOTICES = {
    Mark.NOT_FOUND: Notice.ERROR,
    Mark.OPEN: Notice.WARNING,
    Mark.CHANGED: Notice.WARNING,
    Mark.OTHER_PLACE: Notice.WARNING,
    Mark.OTHER_SPEAKER: Notice.WARNING,
    Mark.DIFFERS: Notice.NOTE,
}


def line(project: Project, place: int, proposal: Proposal) -> TableRow:
    """Return the line of a proposal: whose and where, its words and its row, and how it stands to what is known."""
    parties = [party for party in project.parties if party.id in proposal.party_ids]
    where = queries.reference(project, proposal.paragraph_id) if proposal.paragraph_id else ""
    who = tr(" and ").join(party.name for party in parties) or ("" if proposal.is_party_known else tr("Whose?"))
    kind = kind_word(proposal.kind) if proposal.kind else tr("What is it?")
    mark, more = tr(WORDS[proposal.mark]), detail(proposal)
    cells = (
        Cell(who, CellStyle.STRONG, kind, tuple(party_mark(project, each) for each in parties), proposal.kind),
        Cell(quoted(proposal.words), CellStyle.QUOTE, " · ".join(filter(None, (where, proposal.issue)))),
        Cell(mark, CellStyle.TEXT, more, notice=NOTICES.get(proposal.mark, Notice.NONE)),
    )
    spoken = ", ".join(filter(None, (who, kind, mark, more, quoted(proposal.words), where, proposal.issue)))
    return TableRow(place, cells, spoken)


def detail(proposal: Proposal) -> str:
    """Say in a few words why a proposal does not simply agree."""
    if proposal.faults:
        return "; ".join(proposal.faults)
    if proposal.mark is Mark.CHANGED:
        return tr("quoted as {words}").format(words=quoted(proposal.other))
    if proposal.other:
        return tr("Briefer: {own}").format(own=proposal.other)
    return ""
