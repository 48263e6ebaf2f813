"""What stands beside the list: the source of a passage, or old and new words of a cleared document side by side."""

from __future__ import annotations

from html import escape

from briefer import queries
from briefer.drafting.proposals import Mark, Proposal, TagProposal
from briefer.history.editions import EditionProposal
from briefer.history.taking import ClearedProposal
from briefer.history.wording import Sort
from briefer.model import AnnotationId, Project
from briefer.words import later, said, tr
from ui.look.wording import marked
from ui.review.lines import place_words, shown


def beside(project: Project, proposal: Proposal, quiet: str) -> str:
    """Return the markup of what a proposal is about; `quiet` is the colour of what only explains it."""
    if isinstance(proposal, TagProposal):
        return _passage(project, proposal, quiet)
    if isinstance(proposal, EditionProposal):
        return _edition(project, proposal, quiet)
    return _change(project, proposal, quiet) if isinstance(proposal, ClearedProposal) else ""


def missing(proposal: Proposal) -> str:
    """Say why a proposal cannot be taken as it is, and what can be done."""
    if isinstance(proposal, ClearedProposal) and proposal.sort is Sort.DECIDED:
        return tr("A box was ticked on the paper: that is a decision, and changes no word of the brief.")
    if isinstance(proposal, ClearedProposal):
        return tr("There is no place for these words: copy them from beside the list and bring them in by hand.")
    if isinstance(proposal, EditionProposal):
        return tr("These words are gone from the new edition: the tag stays with the old one.")
    if isinstance(proposal, TagProposal) and proposal.paragraph_id is None:
        return tr("These words are not in the source: they cannot become a tag.")
    return tr("Say first whose it is (1–9) and what it is (D, P, E).")


def how_to_take(proposal: ClearedProposal | EditionProposal) -> str:
    """Name what taking a proposal does."""
    if isinstance(proposal, EditionProposal):
        return tr("Move the tag to the &new words")
    names = {
        Sort.QUOTATION: later("Make it a &paraphrase"),
        Sort.NOTE: later("Make it a &note"),
        Sort.ITEM_DELETED: later("Delete the &item"),
        Sort.ROW_DELETED: later("Leave the &row out"),
    }
    return said(names.get(proposal.sort, later("&Take it in")))


def can_answer(proposal: Proposal | None) -> bool:
    """Return whether it is a comment on an item, which can be answered."""
    return isinstance(proposal, ClearedProposal) and proposal.sort is Sort.NOTE and proposal.is_complete


def how_to_keep(proposal: ClearedProposal | EditionProposal) -> str:
    """Name what dropping a proposal does."""
    if isinstance(proposal, EditionProposal):
        return tr("&Leave it with the old edition")
    return tr("Keep the source’s &words") if proposal.sort is Sort.QUOTATION else tr("&Leave it as it is")


def _passage(project: Project, proposal: TagProposal, quiet: str) -> str:
    if proposal.paragraph_id is None and not proposal.nearest and proposal.faults:
        return _said(tr("The answer names what is not in the sources:"), quiet) + f"<p>{escape(proposal.faults[0])}</p>"
    if proposal.paragraph_id is None:
        nearest = escape(proposal.nearest) or tr("nothing like it")
        return _said(tr("These words are not in the source. Nearest to them:"), quiet) + f"<p>{nearest}</p>"
    text = queries.paragraph_of(project, proposal.paragraph_id).text
    start, end = (proposal.span.start, proposal.span.end) if proposal.span else (0, len(text))
    marked = f"{escape(text[:start])}<b><u>{escape(text[start:end])}</u></b>{escape(text[end:])}"
    changed = tr("The answer has it as: {words}").format(words=proposal.other)
    below = _said(changed, quiet) if proposal.mark is Mark.CHANGED else ""
    place = _said(queries.reference(project, proposal.paragraph_id), quiet)
    return f"{place}<p style='white-space: pre-wrap'>{marked}</p>{below}"


def _change(project: Project, proposal: ClearedProposal, quiet: str) -> str:
    """Return what is asked for: place, old and new words with what differs marked, and what else is known of it."""
    old, new = marked(shown(proposal, proposal.old), shown(proposal, proposal.new))
    parts = [("", f"<b>{escape(place_words(proposal))}</b>"), (tr("In the document that went out"), old)]
    if proposal.now:
        parts.append((tr("In the project now"), escape(shown(proposal, proposal.now))))
    parts.append((tr("In the cleared document"), new))
    if proposal.sort is Sort.QUOTATION:
        parts.append((tr("The source’s own words"), escape(_source(project, proposal))))
    parts += [(tr("Comment"), escape(proposal.comment)), (tr("Changed by"), escape(proposal.author))]
    return "".join(f"{_said(head, quiet) if head else ''}<p>{words}</p>" for head, words in parts if words)


def _edition(project: Project, proposal: EditionProposal, quiet: str) -> str:
    """Return the words of a tag in the old edition and those in their place in the new one, what differs marked."""
    if not proposal.is_complete:
        old, new = escape(proposal.old), tr("nothing like it")
    else:
        old, new = marked(proposal.old, proposal.new)
    tag = next((each for each in project.annotations if each.id == proposal.annotation_id), None)
    where = queries.reference(project, tag.paragraph_id) if tag else ""
    there = queries.reference(project, proposal.paragraph_id) if proposal.paragraph_id else ""
    parts = (
        (tr("In the old edition {reference}").format(reference=where), old),
        (tr("In the new edition {reference}").format(reference=there), new),
    )
    return "".join(f"{_said(head, quiet)}<p>{words}</p>" for head, words in parts)


def _source(project: Project, proposal: ClearedProposal) -> str:
    try:
        tag = queries.annotation(project, AnnotationId(proposal.id))
    except LookupError:
        return ""
    return queries.paragraph_of(project, tag.paragraph_id).text


def _said(sentence: str, quiet: str) -> str:
    return f"<p style='color:{quiet}; margin-bottom:2px'>{escape(sentence)}</p>"
