"""Edits of what analysts write beside quotations: words left out of one, and what was stated in no article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefer.edits.parts import one_line, paragraph_in, part_of, with_annotation
from briefer.errors import EditError
from briefer.model import Annotation, AnnotationId, Kind, ParagraphId, PartyId, Project, Span
from briefer.proof.rule import Verdict, judge
from briefer.text import normalise, passage
from briefer.words import later, said, tr

_WHY = {
    Verdict.LEAVES_OUT_NOT: later("The cut would leave out a “not”. Leave it in, or leave out the whole clause."),
    Verdict.CUTS_WORD: later("The cut would part a word or number. Choose whole words."),
    Verdict.TOO_SHORT: later("Too little would be left to quote. Leave out less, or print the paraphrase only."),
}
_OTHERWISE = later("What is left would be no quotation of the source any more. Choose other words to leave out.")


def leave_out(project: Project, annotation_id: AnnotationId, start: int, end: int) -> Project:
    """Leave characters `start` to `end` of its paragraph out of the quotation of a tag; "[…]" stands in their place.

    What is left out already and touches them becomes one cut with them. At an edge of the passage there is nothing to
    leave out: the passage ends sooner.

    Raises:
        EditError: it was stated elsewhere, the words are not inside the passage, or the rest is no quotation.
    """
    tag = part_of(project.annotations, annotation_id, "tag")
    if tag.stated_in:
        raise EditError(tr("This was stated in no article, so there is nothing quoted to leave out."))
    text = paragraph_in(project, tag.paragraph_id).text
    first, last = tag.extent(len(text))
    start, end = _trimmed(text, max(start, first), min(end, last))
    if start >= end:
        raise EditError(tr("Select words inside the passage to leave them out."))
    if not text[first:start].strip() or not text[end:last].strip():
        raise EditError(tr("These words stand at the edge of the passage. Move its edge instead, with [ or ]."))
    return set_cuts(project, annotation_id, _joined(text, (*tag.cuts, Span(start, end, text[start:end]))))


def set_cuts(project: Project, annotation_id: AnnotationId, cuts: Sequence[Span]) -> Project:
    """Leave these words out of the quotation of a tag, and no others; () quotes all of it again.

    Raises:
        EditError: the rest is no quotation of the paragraph.
    """
    tag = part_of(project.annotations, annotation_id, "tag")
    new = replace(tag, cuts=tuple(cuts))
    if cuts:
        _refuse_false(new, paragraph_in(project, tag.paragraph_id).text)
    return with_annotation(project, new)


def state_elsewhere(project: Project, kind: Kind, party_ids: Sequence[PartyId], words: str, stated_in: str) -> Project:
    """Add what was stated in no article: in the analyst's words, and where; its id is `newest_id(project, "t")`.

    Raises:
        EditError: the words or the origin are missing, or a party is unknown.
    """
    for party_id in party_ids:
        part_of(project.parties, party_id, "party")
    text, origin = normalise(words), one_line(stated_in)
    if not text or not origin:
        raise EditError(tr("Write what was stated, and where: a call, a meeting, a document."))
    item = Annotation(
        AnnotationId(f"t{project.last_id + 1}"),
        ParagraphId(""),
        kind,
        tuple(dict.fromkeys(party_ids)),
        paraphrase=text,
        stated_in=origin,
    )
    return replace(project, annotations=(*project.annotations, item), last_id=project.last_id + 1)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _joined(text: str, cuts: Sequence[Span]) -> tuple[Span, ...]:
    """Return cuts in order, those one that touch or have but spaces between them."""
    found: list[tuple[int, int]] = []
    for cut in sorted(cuts, key=lambda each: each.start):
        if found and not text[found[-1][1] : cut.start].strip():
            found[-1] = (found[-1][0], max(found[-1][1], cut.end))
        else:
            found.append((cut.start, cut.end))
    return tuple(Span(start, end, text[start:end]) for start, end in found)


def _refuse_false(tag: Annotation, text: str) -> None:
    if any(text[cut.start : cut.end] != cut.quote for cut in tag.cuts):
        raise EditError(tr("The words to leave out are not in this paragraph. Mark them again."))
    start, end = tag.extent(len(text))
    judged = judge(passage(text, start, end, [(cut.start, cut.end) for cut in tag.cuts]), (text,))
    if not judged.is_verbatim:
        raise EditError(said(_WHY.get(judged.verdict, _OTHERWISE)))
