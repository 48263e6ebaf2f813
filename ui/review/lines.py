"""A proposal as a line of the list, and as what a screen reader says of it."""

from __future__ import annotations

from briefer import queries
from briefer.drafting.proposals import Mark, Proposal, TagProposal
from briefer.history.editions import EditionProposal
from briefer.history.taking import ClearedProposal
from briefer.history.wording import Sort
from briefer.model import Project, State
from briefer.words import later, said, tr
from ui.look.words import kind_word, quoted, state_word
from ui.widgets.cells import Cell, CellStyle, Notice, TableRow, party_mark

WORDS = {
    Mark.AGREES: later("Agrees"),
    Mark.DIFFERS: later("Differs"),
    Mark.ONLY_THEIRS: later("Only theirs"),
    Mark.OTHER_SPEAKER: later("Other party’s words"),
    Mark.OTHER_PLACE: later("Other place"),
    Mark.CHANGED: later("Changed"),
    Mark.OPEN: later("To complete"),
    Mark.NOT_FOUND: later("Not found"),
    Mark.REWORDED: later("Reworded"),
    Mark.DELETED: later("Deleted"),
    Mark.ADDED: later("Added"),
    Mark.MOVED: later("Moved"),
    Mark.COMMENT: later("Comment"),
    Mark.NO_PLACE: later("No place"),
}
NOTICES = {
    Mark.NOT_FOUND: Notice.ERROR,
    Mark.NO_PLACE: Notice.ERROR,
    Mark.OPEN: Notice.WARNING,
    Mark.CHANGED: Notice.WARNING,
    Mark.OTHER_PLACE: Notice.WARNING,
    Mark.OTHER_SPEAKER: Notice.WARNING,
    Mark.DIFFERS: Notice.NOTE,
    Mark.DELETED: Notice.WARNING,
}
SORTS = {
    Sort.PARAPHRASE: later("Paraphrase"),
    Sort.QUOTATION: later("Words in quotation marks"),
    Sort.SPEAKER: later("Speaker"),
    Sort.TITLE: later("Title of the row"),
    Sort.STATE: later("State of play"),
    Sort.ASSESSMENT: later("Assessment"),
    Sort.AGREED: later("Agreed text"),
    Sort.FIELD: later("Field"),
    Sort.KEY_POINT: later("Key point dropped"),
    Sort.NOTE: later("Comment"),
    Sort.ITEM_DELETED: later("Item deleted"),
    Sort.ITEM_MOVED: later("Item moved"),
    Sort.ROW_DELETED: later("Row deleted"),
    Sort.ROW_MOVED: later("Row moved"),
    Sort.ROW_ADDED: later("Row added"),
    Sort.DECIDED: later("Decided"),
    Sort.UNPLACED: later("Bring in by hand"),
}


def line(project: Project, place: int, proposal: Proposal) -> TableRow:
    """Return the line of a proposal: whose or where, its words, and how it stands to what is known."""
    if isinstance(proposal, TagProposal):
        return _passage(project, place, proposal)
    if isinstance(proposal, EditionProposal):
        return _edition(project, place, proposal)
    return _change(place, proposal) if isinstance(proposal, ClearedProposal) else TableRow(place, ())


def shown(proposal: ClearedProposal, words: str) -> str:
    """Return words of a proposal as a person reads them: a state of play by its name."""
    return state_word(State(words)) if proposal.sort is Sort.STATE and words in set(State) else words


def place_words(proposal: ClearedProposal) -> str:
    """Return the place of a proposal as a line begins with it."""
    return proposal.place[:1].upper() + proposal.place[1:]


def _change(place: int, proposal: ClearedProposal) -> TableRow:
    """Return the line of what a cleared document asks for: where, what of it, old and new, by whom."""
    old, new = shown(proposal, proposal.old), shown(proposal, proposal.new)
    sort, mark = said(SORTS[proposal.sort]), said(WORDS[proposal.mark])
    first, second = (new, tr("was: {words}").format(words=old) if old else "") if new else (old, "")
    who = " · ".join(filter(None, (proposal.author, tr("with a comment") if proposal.comment else "")))
    cells = (
        Cell(place_words(proposal), CellStyle.STRONG, sort),
        Cell(first, CellStyle.TEXT, second),
        Cell(mark, CellStyle.TEXT, who, notice=NOTICES.get(proposal.mark, Notice.NONE)),
    )
    return TableRow(place, cells, ", ".join(filter(None, (proposal.place, sort, mark, first, second, who))))


def _edition(project: Project, place: int, proposal: EditionProposal) -> TableRow:
    """Return the line of a tag whose words changed: whose, of what kind and where, the new words and the old."""
    tag = next((each for each in project.annotations if each.id == proposal.annotation_id), None)
    parties = [party for party in project.parties if tag and party.id in tag.party_ids]
    who, kind = tr(" and ").join(party.name for party in parties), kind_word(tag.kind) if tag else ""
    where = queries.reference(project, tag.paragraph_id) if tag else ""
    first = quoted(proposal.new) if proposal.new else tr("Gone from the new edition")
    second, mark = tr("was: {words}").format(words=quoted(proposal.old)), said(WORDS[proposal.mark])
    cells = (
        Cell(who or tr("Nobody"), CellStyle.STRONG, kind, tuple(party_mark(project, each) for each in parties)),
        Cell(first, CellStyle.QUOTE if proposal.new else CellStyle.TEXT, second),
        Cell(mark, CellStyle.TEXT, where, notice=NOTICES.get(proposal.mark, Notice.NONE)),
    )
    return TableRow(place, cells, ", ".join(filter(None, (who, kind, mark, first, second, where))))


def _passage(project: Project, place: int, proposal: TagProposal) -> TableRow:
    """Return the line of a passage: whose and where, its words and its row, and how it stands to what is known."""
    parties = [party for party in project.parties if party.id in proposal.party_ids]
    in_answer = tr("line {n}").format(n=proposal.line)
    where = queries.reference(project, proposal.paragraph_id) if proposal.paragraph_id else in_answer
    who = tr(" and ").join(party.name for party in parties) or ("" if proposal.is_party_known else tr("Whose?"))
    kind = kind_word(proposal.kind) if proposal.kind else tr("What is it?")
    mark, more = said(WORDS[proposal.mark]), detail(proposal)
    cells = (
        Cell(who, CellStyle.STRONG, kind, tuple(party_mark(project, each) for each in parties), proposal.kind),
        Cell(quoted(proposal.words), CellStyle.QUOTE, " · ".join(filter(None, (where, proposal.issue)))),
        Cell(mark, CellStyle.TEXT, more, notice=NOTICES.get(proposal.mark, Notice.NONE)),
    )
    spoken = ", ".join(filter(None, (who, kind, mark, more, quoted(proposal.words), where, proposal.issue)))
    return TableRow(place, cells, spoken)


def detail(proposal: TagProposal) -> str:
    """Say in a few words why a proposal does not simply agree."""
    if proposal.faults:
        return "; ".join(proposal.faults)
    if proposal.mark is Mark.CHANGED:
        return tr("quoted as {words}").format(words=quoted(proposal.other))
    if proposal.other:
        return tr("Briefer: {own}").format(own=proposal.other)
    return ""
