"""Placing an assistant's answer in the sources: every line becomes a proposal or is said to be none.

The words of a proposal are cut from the source. Where an answer quotes instead of numbering, the quotation has to
stand there word for word; it is never placed by likeness.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefer import queries
from briefer.assistant.question import Numbered, numbered_sentences, words_for_both
from briefer.assistant.records import Record, Records, Unread, records_in
from briefer.drafting import passage_of
from briefer.drafting.proposals import Mark, TagProposal
from briefer.model import ArticleId, Kind, Paragraph, ParagraphId, Party, PartyId, Project, Span
from briefer.proof.borders import torn
from briefer.proof.rule import place_of
from briefer.suggest import Suggestion
from briefer.words import tr

_RANGE = re.compile(r"^(.*\.)(\d+)\s*[-–—]\s*(?:.*\.)?(\d+)$")  # S1.12.2-4, S1.12.2–S1.12.4
_NONE = frozenset({"", "-", "–", "—", "none", "n/a", "null"})
_TOGETHER = re.compile(r"\s*[,;/&+]\s*|\s+(?:and|und|et|y|та|і|й|и)\s+")
_KINDS = {
    Kind.DEMAND: ("demand", "forderung", "demande", "вимога"),
    Kind.POSITION: ("position", "haltung", "позиція"),
    Kind.EVENT: ("event", "ereignis", "événement", "evenement", "подія"),
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words}


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer comes to: proposals in its order, lines that are none, and the paragraphs it passed over."""

    proposals: tuple[TagProposal, ...]
    unread: tuple[Unread, ...]
    passed_over: tuple[Paragraph, ...]


def read_answer(
    project: Project,
    text: str,
    article_id: ArticleId | None = None,
    *,
    drafts: Mapping[ArticleId, Sequence[Suggestion]] | None = None,
) -> Answer:
    """Return what an answer to the question for an article, or for all, comes to.

    `drafts` are Briefer's own suggestions by article, with which each item is compared. Raises BrieferError if the
    text is too long.
    """
    return place_records(project, records_in(text), article_id, drafts=drafts)


def place_records(
    project: Project,
    records: Records,
    article_id: ArticleId | None = None,
    *,
    drafts: Mapping[ArticleId, Sequence[Suggestion]] | None = None,
) -> Answer:
    """Return what items read already come to; see `read_answer`."""
    numbered = numbered_sentences(project, article_id)
    placing = _Placing(project, numbered, OwnDraft(project, drafts or {}))
    proposals = tuple(each for record in records.records for each in placing.proposals(record))
    reached = {each.paragraph_id for each in proposals}
    paragraphs = {each.paragraph.id: each.paragraph for each in numbered}
    return Answer(proposals, records.unread, tuple(each for key, each in paragraphs.items() if key not in reached))


class OwnDraft:
    """Briefer's own draft, and what is tagged already, to compare with."""

    def __init__(self, project: Project, drafts: Mapping[ArticleId, Sequence[Suggestion]]) -> None:
        self._by_paragraph: dict[ParagraphId, list[Suggestion]] = {}
        self._tags = queries.annotations_by_paragraph(project)
        for article in project.articles:
            for each in drafts.get(article.id, ()):
                self._by_paragraph.setdefault(passage_of(article, each).paragraph_id, []).append(each)

    def kind_at(self, proposal: TagProposal) -> Kind | None:
        """Return the kind that the draft has where a proposal stands, or None if it has none or several."""
        kinds = {each.kind for each in self._near(proposal)}
        return kinds.pop() if len(kinds) == 1 else None

    def compared(self, proposal: TagProposal) -> TagProposal:
        """Return a proposal with the mark and the words of the comparison; a worse mark that it has stays."""
        if proposal.mark is not Mark.ONLY_THEIRS:
            return proposal
        if kinds := self._tagged(proposal):
            if proposal.kind in kinds:
                return replace(proposal, mark=Mark.AGREES, faults=("tagged already",))
            return replace(
                proposal, mark=Mark.DIFFERS, faults=(tr("tagged already as {kind}").format(kind=kinds[0].value),)
            )
        near = self._near(proposal)
        if not near:
            return proposal
        same_kind = [each for each in near if each.kind is proposal.kind]
        for own in same_kind:
            if {party.id for party in own.parties} == set(proposal.party_ids):
                return replace(proposal, mark=Mark.AGREES, speaker=own.speaker, when=own.when, status=own.status)
        own = (same_kind or near)[0]
        names = " + ".join(party.name for party in own.parties)
        mark = Mark.OTHER_SPEAKER if same_kind and names else Mark.DIFFERS
        return replace(proposal, mark=mark, other=": ".join(filter(None, (names, own.kind.value))))

    def _tagged(self, proposal: TagProposal) -> list[Kind]:
        """Return the kinds with which the very passage is tagged already for these parties."""
        tags = self._tags.get(proposal.paragraph_id, ()) if proposal.paragraph_id else ()
        return [tag.kind for tag in tags if tag.span == proposal.span and set(tag.party_ids) == set(proposal.party_ids)]

    def _near(self, proposal: TagProposal) -> list[Suggestion]:
        if proposal.paragraph_id is None:
            return []
        start, end = (proposal.span.start, proposal.span.end) if proposal.span else (0, len(proposal.words))
        drafted = self._by_paragraph.get(proposal.paragraph_id, ())
        return [each for each in drafted if each.start < end and start < each.end]


class _Placing:
    """The sentences, parties and names with which lines are placed."""

    def __init__(self, project: Project, numbered: Sequence[Numbered], own: OwnDraft) -> None:
        self._project = project
        self._numbered = numbered
        self._own = own
        self._by_name = {each.name: each for each in numbered}
        self._order = {each.name: place for place, each in enumerate(numbered)}
        sources = {each.name.partition(".")[0] for each in numbered}
        self._only_source = sources.pop() if len(sources) == 1 else ""
        self._parties = _party_names(project)

    def proposals(self, record: Record) -> Iterator[TagProposal]:
        """Yield what one line comes to: a proposal for each run of its sentences in one paragraph."""
        faults: list[str] = []
        kind = _KIND_OF.get(record.kind.casefold())
        if kind is None:
            faults.append(tr("“{kind}” is no kind").format(kind=record.kind) if record.kind else tr("no kind is given"))
        parties = self._party_ids(record, kind, faults)
        issue = "" if kind is Kind.EVENT else record.issue
        given = TagProposal(record.line, Mark.ONLY_THEIRS, "", kind=kind, party_ids=parties or (), issue=issue)
        given = replace(given, is_party_known=parties is not None)
        named = list(self._named(record, faults))
        for placed in self._placed(given, record, named):
            complete = replace(placed, faults=(*faults, *placed.faults))
            if complete.paragraph_id is not None and complete.is_complete:
                yield self._own.compared(complete)
            else:
                yield replace(complete, mark=complete.mark if complete.paragraph_id is None else Mark.OPEN)

    def _party_ids(self, record: Record, kind: Kind | None, faults: list[str]) -> tuple[PartyId, ...] | None:
        """Return the parties of a line, or None if one is not known; an event may have none."""
        found: list[PartyId] = []
        for words in record.parties:
            known = [self._parties.get(words.casefold())]
            if known == [None]:
                known = [self._parties.get(each.casefold()) for each in _TOGETHER.split(words)]
            if None in known:
                faults.append(tr("“{words}” is no party of this brief").format(words=words))
                return None
            found += [party_id for ids in known if ids for party_id in ids]
        if not found and kind is not Kind.EVENT:
            faults.append(tr("no party is given"))
            return None
        return tuple(dict.fromkeys(found))

    def _named(self, record: Record, faults: list[str]) -> Iterator[Numbered]:
        for name in record.sentences:
            found = list(self._sentences(name))
            if found:
                yield from found
            else:
                faults.append(tr("there is no sentence {name}").format(name=name))

    def _sentences(self, name: str) -> Iterator[Numbered]:
        """Yield the sentences of one name: S1.12.2, 12.2 where there is one source only, or a range of them."""
        name = name.strip("[]().,;:\"'`").removeprefix("¶")
        if self._only_source and name[:1].isdigit():
            name = f"{self._only_source}.{name}"
        name = name[:1].upper() + name[1:]
        if match := _RANGE.match(name):
            head, first, last = match[1], int(match[2]), int(match[3])
            if 0 < last - first < len(self._numbered):
                inside = [self._by_name.get(f"{head}{number}") for number in range(first, last + 1)]
                if None not in inside:
                    yield from (each for each in inside if each)
            return
        if name in self._by_name:
            yield self._by_name[name]

    def _placed(self, given: TagProposal, record: Record, named: list[Numbered]) -> Iterator[TagProposal]:
        if record.words:
            yield self._quoted(given, record.words, named)
        elif named:
            for run in self._runs(named):
                yield _of_passage(given, run[0].paragraph, run[0].start, run[-1].end)
        else:
            yield replace(given, mark=Mark.NOT_FOUND, words=", ".join(record.sentences))

    def _runs(self, named: Iterable[Numbered]) -> Iterator[list[Numbered]]:
        """Yield sentences that follow each other in a paragraph together."""
        run: list[Numbered] = []
        for each in sorted(dict.fromkeys(named), key=lambda each: self._order[each.name]):
            follows = run and each.paragraph is run[-1].paragraph
            if run and not (follows and self._order[each.name] == self._order[run[-1].name] + 1):
                yield run
                run = []
            run.append(each)
        if run:
            yield run

    def _quoted(self, given: TagProposal, words: str, named: Sequence[Numbered]) -> TagProposal:
        """Return the proposal of a quotation: where it stands word for word, or else the sentence that was named."""
        words = words.strip().strip("“”„«»\"'").strip()
        here = dict.fromkeys(each.paragraph for each in named)
        places = _places(words, here) or _places(words, dict.fromkeys(each.paragraph for each in self._numbered))
        if places:
            paragraph, start, end = places[0]
            if here and paragraph not in here:
                given = replace(given, mark=Mark.OTHER_PLACE)
            elif not here and len(places) > 1:
                several = tr("these words stand in {n} paragraphs; this is the first").format(n=len(places))
                given = replace(given, mark=Mark.OTHER_PLACE, faults=(several,))
            whole = _with_not(paragraph.text, start, end)
            if whole != (start, end):
                given = replace(given, mark=Mark.CHANGED, other=words)
            return _of_passage(given, paragraph, *whole)
        if named:
            run = next(self._runs(named))
            return _of_passage(
                replace(given, mark=Mark.CHANGED, other=words), run[0].paragraph, run[0].start, run[-1].end
            )
        return replace(given, mark=Mark.NOT_FOUND, words=words, nearest=self._nearest(words))

    def _nearest(self, words: str) -> str:
        """Return the sentence most like some words with its name in front; it is shown, never taken."""
        from rapidfuzz import fuzz, process

        best = process.extractOne(words, self._texts, scorer=fuzz.partial_ratio) if self._texts else None
        return f"{self._numbered[best[2]].name} {best[0]}" if best else ""

    @cached_property
    def _texts(self) -> list[str]:
        return [each.text for each in self._numbered]


def _places(words: str, paragraphs: Iterable[Paragraph]) -> list[tuple[Paragraph, int, int]]:
    """Return where words stand word for word, at most once in each paragraph."""
    found = ((paragraph, place_of(words, paragraph.text)) for paragraph in paragraphs)
    return [(paragraph, *place) for paragraph, place in found if place]


def _with_not(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a passage with the “not” that it leaves out at one of its edges."""
    cuts = torn(text, start, end)
    return min(start, *(each.start for each in cuts), end), max(end, *(each.end for each in cuts), start)


def _of_passage(given: TagProposal, paragraph: Paragraph, start: int, end: int) -> TagProposal:
    quote = paragraph.text[start:end]
    span = None if quote == paragraph.text else Span(start, end, quote)
    return replace(given, words=quote, paragraph_id=paragraph.id, span=span)


def _party_names(project: Project) -> dict[str, tuple[PartyId, ...]]:
    """Return the parties that each name stands for, in small letters; a name of two parties stands for none."""
    columns = queries.column_parties(project)
    both = tuple(party.id for party in columns)
    found: dict[str, set[PartyId]] = {}
    for party in project.parties:
        for name in _names(project, party):
            found.setdefault(name.casefold(), set()).add(party.id)
    names = {name: tuple(ids) for name, ids in found.items() if len(ids) == 1}
    return dict.fromkeys(_NONE, ()) | dict.fromkeys(words_for_both() | {"both", "a, b", "a and b"}, both) | names


def _names(project: Project, party: Party) -> Iterator[str]:
    yield from queries.names_of(party)
    yield queries.party_letter(project, party.id)
