"""Judging what a document says: every quotation in it, and what a party's cell claims without one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, replace

from briefer.model import PartyId, Project
from briefer.proof.foreign.columns import party_named
from briefer.proof.foreign.known import Known
from briefer.proof.foreign.layout import Flow, Grid, placed_references, references_in, statements
from briefer.proof.foreign.values import Finding, Item, Mapping, Role, Spot
from briefer.proof.foreign.whose import Whose
from briefer.proof.foreign.words import Placed, Sources
from briefer.proof.rule import Quoted, Verdict, judge_quoted, quotations
from briefer.words import later, said, tr

_KIND = re.compile(r"^[^\W\d_]+(?: [^\W\d_]+)?[.:]\s+")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SAYS = frozenset({Role.PARTY, Role.SAID})
FEWEST_OTHERS, NEARLY_ALL = 3, 0.8
"""So many quotations of a column, and such a share of them, have to be another party's for all of it to be."""
SWAPPED = later("Nearly all of this column is that party's: are the columns swapped?")
UNTAGGED = later("Nobody tagged these words, and the article does not plainly say whose they are.")
TAKEN_FOR = later("Nobody tagged these words; a draft takes them for those of {parties}. Read them in the article.")
UNCLOSED = later("Its marks do not close, so nobody can tell which words they hold.")
MARKS_OFF = later("The words stand in the source: the quotation marks are missing.")
_WHY = {
    Verdict.CUTS_WORD: later("It cuts a word or a number."),
    Verdict.LEAVES_OUT_NOT: later("It leaves out a “not”."),
    Verdict.REPLACES: later("Words in brackets replace words of the source."),
    Verdict.TOO_SHORT: later("The pieces that it joins are too short."),
    Verdict.OUT_OF_ORDER: later("Its pieces stand in the source in another order or with words between them."),
}


@dataclass(frozen=True, slots=True)
class _Context:
    """Where a cell stands: whose words it should hold, about what, and which references its row gives."""

    spot: Spot
    parties: frozenset[PartyId] = frozenset()
    issue: str = ""
    references: tuple[str, ...] = ()
    has_claims: bool = False

    def on(self, item: Item, names: Dictionary[PartyId, str]) -> Item:
        """Return an item with the party and the issue that its cell stands for."""
        return replace(item, party=", ".join(names[each] for each in names if each in self.parties), issue=self.issue)


class Judging:
    """The articles, whose words they hold, and what is known of the brief."""

    def __init__(self, project: Project, known: Known) -> None:
        self._project = project
        self._known = known
        self._sources = Sources(project.articles)
        self._whose = Whose(project)
        self._names = {party.id: party.name for party in project.parties}
        self._texts = [paragraph.text for article in project.articles for paragraph in article.paragraphs]
        self.labels: list[str] = []

    def of_flow(self, flow: Flow) -> Iterator[Item]:
        """Yield what running text quotes."""
        for place, quoted, claimed in self._quoted(flow.text):
            yield from self._judged(quoted, flow.text, flow.spot(place), claimed)

    def of_grid(self, grid: Grid, mapping: Mapping) -> list[Item]:
        """Return what the cells of a table quote and claim."""
        items: list[Item] = []
        for number, row in enumerate(grid.rows):
            if number == mapping.head:
                heads = ((cell, grid.spot(number, column)) for column, cell in sorted(row.items()))
                items += (item for cell, spot in heads for item in self._of_cell(cell, _Context(spot)))
                continue
            who = self._who(row, mapping)
            references = self._of_row(row, mapping)
            for column, cell in sorted(row.items()):
                meaning = mapping.columns[column]
                parties = {meaning.party_id} if meaning.role is Role.PARTY else who
                context = _Context(
                    grid.spot(number, column),
                    frozenset(parties if meaning.role in _SAYS else ()),
                    mapping.issues[number],
                    references,
                    meaning.role in _SAYS and len(row) > 1,
                )
                items += self._of_cell(cell, context)
        swapped = [column for column, each in enumerate(mapping.columns, 1) if each.role is Role.PARTY]
        return [self._with_its_column(item, items) if item.spot.column in swapped else item for item in items]

    @staticmethod
    def _with_its_column(item: Item, items: Sequence[Item]) -> Item:
        """Return a quotation of which nobody can tell whose it is as another party's if nearly all its column is."""
        if item.finding is not Finding.AGREES or item.whose:
            return item
        column = [each for each in items if each.spot.column == item.spot.column and each.whose]
        others = [each for each in column if each.finding is Finding.OTHER_PARTY]
        if len(others) < FEWEST_OTHERS or len(others) < NEARLY_ALL * len(column):
            return item
        return replace(item, finding=Finding.OTHER_PARTY, whose=others[0].whose, note=said(SWAPPED))

    def _who(self, row: dict[int, str], mapping: Mapping) -> frozenset[PartyId]:
        cells = [row.get(column, "") for column, each in enumerate(mapping.columns) if each.role is Role.WHO]
        return frozenset(party.id for cell in cells for party in party_named(self._project.parties, cell))

    def _of_row(self, row: dict[int, str], mapping: Mapping) -> tuple[str, ...]:
        cells = [row.get(column, "") for column, each in enumerate(mapping.columns) if each.role is Role.REFERENCE]
        return tuple(each for cell in cells for each in references_in(cell, sources=self._sources.count))

    def _of_cell(self, cell: str, context: _Context) -> Iterator[Item]:
        for _, quoted, claimed in self._quoted(cell):
            yield from (
                context.on(item, self._names)
                for item in self._judged(quoted, cell, context.spot, claimed or context.references, context.parties)
            )
        if not context.has_claims:
            return
        in_marks = {place for each in quotations(cell) for place in range(each.start, each.end)}
        for place, statement in statements(cell):
            if in_marks.isdisjoint(range(place, place + len(statement))):
                yield from (context.on(item, self._names) for item in self._claimed(statement, context.spot))

    def _quoted(self, text: str) -> Iterator[tuple[int, Quoted, tuple[str, ...]]]:
        """Yield each quotation with its place and the references given for it: those after it, or its only ones."""
        found = quotations(text)
        references = list(placed_references(text, sources=self._sources.count))
        for index, quoted in enumerate(found):
            end = found[index + 1].start if index + 1 < len(found) else len(text)
            if len(found) > 1:
                end = quoted.end + len(text[quoted.end : end].partition("\n")[0])
            after = tuple(each for (start, _), each in references if quoted.end <= start < end)
            if not after and len(found) == 1:
                after = tuple(each for (start, stop), each in references if stop <= quoted.start)
            yield quoted.start, quoted, after

    def _judged(
        self,
        quoted: Quoted,
        text: str,
        spot: Spot,
        claimed: tuple[str, ...],
        parties: frozenset[PartyId] = frozenset(),
    ) -> Iterator[Item]:
        """Yield what becomes of a quotation; a label of the brief's own is noted apart."""
        item = Item(quoted.words, spot, Finding.NOT_FOUND, claimed=claimed)
        if not quoted.is_closed:
            if not self._known.prints(quoted.words, text):
                yield self._unfound(item, said(UNCLOSED))
            return
        places = self._sources.verbatim(quoted.words)
        title = self._sources.title(quoted.words)
        if places:
            yield self._found(item, places, parties)
        elif title:
            yield replace(item, finding=Finding.AGREES, reference=title, note=tr("The headline of the source."))
        elif self._known.prints(quoted.words, text):
            self.labels.append(quoted.words)
        else:
            verdict = judge_quoted(quoted, self._texts).verdict
            yield self._unfound(item, said(_WHY[verdict]) if verdict in _WHY else "")

    def _found(self, item: Item, places: Sequence[Placed], parties: frozenset[PartyId]) -> Item:
        """Return a quotation that is one of the sources, judged for its place and whose words it is."""
        here = [each for each in places if each.reference in item.claimed]
        chosen, finding = (here or places)[0], Finding.AGREES
        whose = self._whose.parties(chosen)
        if parties and not here:
            own = [each for each in places if self._whose.parties(each) & parties]
            chosen = own[0] if own else chosen
            whose = self._whose.parties(chosen)
        if parties and whose and not whose & parties:
            finding = Finding.OTHER_PARTY
        elif item.claimed and not here:
            finding = Finding.OTHER_PLACE
        return replace(
            item,
            finding=finding,
            paragraph_id=chosen.paragraph.id,
            reference=chosen.reference,
            source_words=chosen.words,
            whose=self._named(whose),
            note=self._unsure(chosen, parties) if parties and not whose else "",
        )

    def _named(self, parties: frozenset[PartyId]) -> tuple[str, ...]:
        return tuple(self._names[each] for each in self._names if each in parties)

    def _unsure(self, placed: Placed, parties: frozenset[PartyId]) -> str:
        """Return what is to be said of words that stand in a party's cell and that nobody tagged."""
        if self._whose.is_tagged(placed):
            return ""
        drafted = self._whose.may_be(placed)
        is_other = drafted and not drafted & parties
        return said(TAKEN_FOR).format(parties=", ".join(self._named(drafted))) if is_other else said(UNTAGGED)

    def _unfound(self, item: Item, note: str) -> Item:
        alike = self._sources.alike(item.text)
        if alike is None:
            return replace(item, note=note)
        placed, differences = alike
        return replace(
            item,
            finding=Finding.CHANGED,
            paragraph_id=placed.paragraph.id,
            reference=placed.reference,
            source_words=placed.words,
            differences=differences,
            note=note,
        )

    def _claimed(self, statement: str, spot: Spot) -> Iterator[Item]:
        """Yield a statement without a quotation, unless it is a label: a dash, a reference, a word of the brief."""
        spoken = _IN_BRACKETS.sub(" ", statement)
        for (start, end), _ in reversed(list(placed_references(spoken, sources=self._sources.count))):
            spoken = spoken[:start] + spoken[end:]
        if not any(map(str.isalpha, spoken)) or self._known.is_label(statement) or self._known.is_label(spoken):
            return
        words = _KIND.sub("", " ".join(spoken.split()))
        places = self._sources.verbatim(words) if len(words.split()) > 2 else []
        claimed = references_in(statement, sources=self._sources.count)
        item = Item(" ".join(statement.split()), spot, Finding.CLAIM, claimed=claimed)
        if places:
            first = places[0]
            item = replace(
                item,
                paragraph_id=first.paragraph.id,
                reference=first.reference,
                source_words=first.words,
                note=said(MARKS_OFF),
            )
        yield item
