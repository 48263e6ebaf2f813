"""What the sections share: the work at hand, fields, references, and how an excerpt becomes runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from briefer import queries
from briefer.author_texts import author_sources
from briefer.brief import Cell, Para, Quotation, Role, Run, RunStyle
from briefer.compose.nesting import nested
from briefer.labels import Labels
from briefer.model import AnnotationId, Article, Issue, Kind, ParagraphId, Party, Project, Source, Version
from briefer.proof.author import Sources
from briefer.queries import Excerpt
from briefer.queries.changes import OF_ITEM, Change, What
from briefer.queries.since import Since, since, turns_since
from briefer.templates import SectionSpec, Template
from briefer.templates.fields import filled_fields

NBSP = "\u00a0"
_LONG_NAME = 18
NOTHING = "–"
CHANGE_WORDS = {
    What.ROW_NEW: "new",
    What.ITEM_NEW: "new",
    What.ROW_DROPPED: "dropped",
    What.ITEM_DROPPED: "dropped",
    What.ROW_REWORDED: "reworded",
    What.ITEM_REWORDED: "reworded",
    What.WORDS: "reworded",
    What.FIELD: "reworded",
    What.ROW_MOVED: "moved",
    What.ITEM_MOVED: "moved",
    What.STATE: "state",
    What.ASSESSMENT: "assessment",
    What.AGREED: "agreed",
    What.ITEM_KIND: "kind",
    What.ITEM_PARTY: "party",
    What.KEY_POINT: "key_point",
}
"""The label that says what changed."""
LONGEST_BESIDE = 600
"""In characters: a longer passage is not quoted beside its paraphrase, unless the template says so."""


@dataclass(slots=True)
class Composition:
    """One brief being composed; `quotations` grows with every verbatim quotation that is printed."""

    project: Project
    template: Template
    labels: Labels
    texts: dict[ParagraphId, str]
    languages: dict[ParagraphId, str]
    sources: dict[ParagraphId, Source]
    quotable: Sources
    quotations: list[Quotation] = field(default_factory=list)
    commented: set[str] = field(default_factory=set)
    now: str = ""
    since: Since | None = None

    @classmethod
    def of(cls, project: Project, template: Template, labels: Labels, now: str = "") -> Composition:
        """Begin a composition at an ISO date and time, or ""."""
        texts = {paragraph.id: paragraph.text for article in project.articles for paragraph in article.paragraphs}
        languages = {
            paragraph.id: foreign(article, labels) for article in project.articles for paragraph in article.paragraphs
        }
        sources = {paragraph.id: article.source for article in project.articles for paragraph in article.paragraphs}
        work = cls(project, template, labels, texts, languages, sources, author_sources(project), now=now)
        if project.brief.has_change_marks or work.prints("changes"):
            work.since = since(project)
        return work

    @property
    def before(self) -> Version | None:
        """The version that changes are told against, where this brief tells any."""
        return self.since.version if self.since else None

    @property
    def changes(self) -> tuple[Change, ...]:
        """What changed since then."""
        return self.since.changes if self.since else ()

    @property
    def empty_side(self) -> str:
        """What stands where a side has said nothing: in the template's words, or else in the brief's language."""
        return self.template.empty_side or self.labels["empty_side"]

    @property
    def is_draft(self) -> bool:
        """Whether something printed is not reviewed, or a field that the template requires is empty."""
        fields = fields_of(self.project, self.template)
        return any(each.is_draft for each in queries.printed_annotations(self.project)) or any(
            field.required and not fields[field.key] for field in self.template.fields
        )

    def is_printed(self, spec: SectionSpec) -> bool:
        """Whether a section prints: as the template says, unless this brief switches it the other way."""
        return spec.is_on != (spec.name in self.project.brief.switched_sections)

    def prints(self, kind: str) -> bool:
        """Whether the brief has a section of this kind."""
        return any(spec.kind == kind and self.is_printed(spec) for spec in self.template.sections)

    def naming(self) -> Callable[[Iterable[Party]], str]:
        """Return what names parties in the narrow column of a table: a long name once in full, with its short one."""
        told: set[str] = set()

        def name(party: Party) -> str:
            short = party.short_name
            if not short or len(party.name) <= max(_LONG_NAME, len(short)):
                return party.name
            if party.id in told:
                return short
            told.add(party.id)
            return f"{party.name} ({short})"

        return lambda parties: self.labels.series(map(name, parties))

    def row_named(self, row: queries.Row) -> str:
        """Return the title of a row, with its number where the comparison prints that."""
        return f"{row.issue.title} ({row.number})" if self.prints("comparison") else row.issue.title

    def reference(self, excerpt: Excerpt, *, is_bracketed: bool = True) -> Run:
        """Return the reference of an excerpt, linked to its paragraph in the annex or its source, if printed.

        Of what was stated elsewhere it is where that was, never in the brackets of a proved reference.
        """
        if excerpt.is_elsewhere:
            return Run(self.labels.fill("from_elsewhere", origin=excerpt.reference))
        source, _, paragraph = excerpt.reference.partition(" ")
        link = ""
        if self.prints("annex"):
            link = f"#{paragraph_anchor(source, paragraph.removeprefix('¶'))}"
        elif self.prints("sources"):
            link = f"#{source_anchor(source)}"
        text = f"{source}{NBSP}{paragraph}"
        return Run(f"[{text}]" if is_bracketed else text, RunStyle.REFERENCE, link)

    def quote(self, excerpt: Excerpt) -> Run:
        """Return the words of an excerpt in quotation marks, and note them for the proof."""
        source_text = self.texts[excerpt.annotation.paragraph_id]
        text = self._nested(excerpt.text)
        self.quotations.append(Quotation(text, excerpt.reference, source_text))
        words = self.labels.fill("quotation", words=text)
        return Run(words, language=self.languages[excerpt.annotation.paragraph_id], is_source=True)

    def in_marks(self, title: str) -> str:
        """Return a title of a source in the quotation marks of the brief's language."""
        return self.labels.fill("quotation", words=self._nested(title))

    def _nested(self, words: str) -> str:
        return nested(words, self.labels["quotation"], self.labels["nested_quotation"])

    def said(self, excerpt: Excerpt) -> tuple[Run, ...]:
        """Return paraphrase and quotation of an excerpt, with the speaker."""
        paraphrase, speaker = excerpt.annotation.paraphrase, excerpt.annotation.speaker
        runs: tuple[Run, ...] = (Run(paraphrase),) if paraphrase else ()
        if not paraphrase or self._is_quoted_too(excerpt):
            runs += (*([Run(" ")] if paraphrase else []), self.quote(excerpt))
        return (*runs, Run(f" ({speaker})")) if speaker else runs

    def _is_quoted_too(self, excerpt: Excerpt) -> bool:
        """Whether a passage that is paraphrased stands beside its paraphrase, as its tag and the template say."""
        rule = self.template.quotes
        is_short = len(excerpt.text) <= LONGEST_BESIDE
        return excerpt.is_quoted and (rule == "always" or (rule == "short" and is_short))

    def item(self, runs: tuple[Run, ...], excerpt: Excerpt, role: Role = Role.BODY) -> Para:
        """Return the paragraph of an item; the first one of an item holds its comment to whoever clears the brief."""
        name = excerpt.annotation.id
        comment = "" if name in self.commented else excerpt.annotation.comment
        self.commented.add(name)
        return Para((*self._item_mark(excerpt), *runs), role, shows=shown_item(excerpt), comment=comment)

    def in_short(self, excerpt: Excerpt) -> tuple[Run, ...]:
        """Return the paraphrase of an excerpt, or its quotation if there is none, with whose it is and of what kind."""
        parties, kind = [party.name for party in excerpt.parties], excerpt.annotation.kind
        paraphrase = excerpt.annotation.paraphrase
        if paraphrase:
            named = queries.named_parties(self.project, paraphrase)
            is_told = kind is Kind.EVENT or any(party in named for party in excerpt.parties)
            whose = f"{self.labels.listing(parties)} ({self.labels[kind.value]})"
            before = "" if is_told or not parties else self.labels.fill("told_of", party=whose)
            return (Run(f"{before}{paraphrase}"),)
        if kind is Kind.EVENT and parties:
            named = queries.named_parties(self.project, excerpt.text)
            is_told = any(party in named for party in excerpt.parties)
            before = "" if is_told else self.labels.fill("told_of", party=self.labels.listing(parties))
            return (*([Run(before)] if before else []), self.quote(excerpt))
        if not parties:
            return (self.quote(excerpt),)
        verb = self.labels[f"{kind.value}{'s_together' if len(parties) > 1 else 's'}"]
        return (Run(f"{self.labels.listing(parties)} {verb} "), self.quote(excerpt))

    def named(self, version: Version) -> str:
        """Return a version by its number, or what another project says by its file's name, with date and time."""
        name = f"{self.labels['version']} {version.number}" if version.number else version.files[0][0]
        return f"{name} ({self.moment(version.issued)})"

    @property
    def named_now(self) -> str:
        """The version that is composed, with date and time if they are given."""
        name = f"{self.labels['version']} {self.project.brief.version}"
        return f"{name} ({self.moment(self.now)})" if self.now else name

    def moment(self, stamp: str) -> str:
        """Return an ISO date and time in words and, where it says its distance to it, in UTC; a date as it is."""
        date, _, clock = stamp.partition("T")
        if not clock:
            return self.date(date)
        time = datetime.fromisoformat(stamp)
        if time.tzinfo is None:
            return f"{self.date(date)}, {time:%H:%M}"
        time = time.astimezone(UTC)
        return f"{self.date(f'{time:%Y-%m-%d}')}, {time:%H:%M}{NBSP}UTC"

    def marked(self, name: str, *whats: What) -> tuple[Run, ...]:
        """Return the mark that says what changed of a row, an item or a field, if the pages carry such marks."""
        if not self.project.brief.has_change_marks:
            return ()
        found = [each.what for each in self.changes if each.id == name and each.what in whats]
        words = list(dict.fromkeys(self.labels[f"changed_{CHANGE_WORDS[what]}"] for what in found))
        if words and (turn := turns_since(self.project).get(AnnotationId(name))):
            words = [self.labels[turn.value], *(each for each in words if each != self.labels["changed_reworded"])]
        told = self.labels.series(each if not at else each[:1].lower() + each[1:] for at, each in enumerate(words))
        return (Run(f"{told}. ", RunStyle.EMPHASIS),) if told else ()

    def _item_mark(self, item: Excerpt) -> tuple[Run, ...]:
        return self.marked(item.annotation.id, *OF_ITEM)

    def date(self, iso: str) -> str:
        """Return an ISO date in words that stay on one line; any other text unchanged."""
        words = self.labels.date(iso)
        return words if words == iso else words.replace(" ", NBSP)

    def outlet_of(self, excerpt: Excerpt) -> str:
        """Return the outlet and date of an excerpt's article, or ""."""
        if excerpt.is_elsewhere:
            return ""
        source = self.sources[excerpt.annotation.paragraph_id]
        return self.labels.series(
            part for part in (source.outlet or source.headline, self.date(source.published)) if part
        )


def foreign(article: Article, labels: Labels) -> str:
    """Return the language of an article if it is not the brief's own, else ""."""
    language = article.source.language
    is_own = language.partition("-")[0].lower() == labels.language.partition("-")[0].lower()
    return "" if is_own else language


def shown_item(excerpt: Excerpt) -> str:
    """Return how a block says that it prints this item."""
    return f"annotation:{excerpt.annotation.id}"


def shown_field(key: str) -> str:
    """Return how a block says that it prints this field of the form."""
    return f"field:{key}"


def shown_issue(issue: Issue) -> str:
    """Return how a row says that it prints this issue."""
    return f"issue:{issue.id}"


def shown_paragraph(paragraph_id: ParagraphId) -> str:
    """Return how a block says that it prints this paragraph of an article."""
    return f"paragraph:{paragraph_id}"


def shown_article(article: Article) -> str:
    """Return how a row says that it cites this article."""
    return f"article:{article.id}"


def row_anchor(number: str) -> str:
    """Return the anchor of a row of the comparison."""
    return f"row-{number}"


def section_anchor(spec: SectionSpec) -> str:
    """Return the anchor of a section's heading."""
    return f"section-{spec.name.replace(':', '-')}"


def source_anchor(source: str) -> str:
    """Return the anchor of a source ("S1") in the list of sources."""
    return f"source-{source.lower()}"


def paragraph_anchor(source: str, paragraph: str) -> str:
    """Return the anchor of a paragraph in the annex."""
    return f"{source.lower()}-p{paragraph}"


def fields_of(project: Project, template: Template) -> dict[str, str]:
    """Return the template's fields as filled in, or their defaults, and what is never lost between templates."""
    return filled_fields(template, dict(project.brief.fields))


def cell(text: str, style: RunStyle = RunStyle.PLAIN) -> Cell:
    """Return a table cell of one paragraph."""
    return Cell((Para((Run(text, style),), Role.CELL),))


def date_share(dates: Iterable[str]) -> float:
    """Return the share of a portrait page's width that a column needs so that none of its dates breaks inside."""
    longest = max((len(word) for date in dates for word in date.split(" ")), default=0)
    return min(max(0.17, 0.022 + 0.0112 * longest), 0.28)


def limited(items: tuple[Excerpt, ...], spec: SectionSpec) -> tuple[Excerpt, ...]:
    """Return as many items as the template prints."""
    return items[: spec.limit] if spec.limit else items
