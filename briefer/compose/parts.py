"""What the sections share: the work at hand, fields, references, and how an excerpt becomes runs."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefer.brief import Cell, Para, Quotation, Role, Run, RunStyle
from briefer.labels import Labels
from briefer.model import ParagraphId, Project
from briefer.queries import Excerpt
from briefer.templates import SectionSpec, Template

NBSP = "\u00a0"
NOTHING = "–"


@dataclass(slots=True)
class Composition:
    """One brief being composed; `quotations` grows with every verbatim quotation that is printed."""

    project: Project
    template: Template
    labels: Labels
    texts: dict[ParagraphId, str]
    quotations: list[Quotation] = field(default_factory=list)

    @classmethod
    def of(cls, project: Project, template: Template, labels: Labels) -> Composition:
        """Begin a composition."""
        texts = {paragraph.id: paragraph.text for article in project.articles for paragraph in article.paragraphs}
        return cls(project, template, labels, texts)

    def is_printed(self, spec: SectionSpec) -> bool:
        """Whether a section prints: as the template says, unless this brief switches it the other way."""
        return spec.is_on != (spec.kind in self.project.brief.switched_sections)

    @property
    def has_annex(self) -> bool:
        """Whether references lead to the source text in the annex."""
        return any(spec.kind == "annex" and self.is_printed(spec) for spec in self.template.sections)

    def reference(self, excerpt: Excerpt, *, is_bracketed: bool = True) -> Run:
        """Return the reference of an excerpt, linked to its paragraph in the annex or to its source."""
        source, _, paragraph = excerpt.reference.partition(" ")
        target = paragraph_anchor(source, paragraph.strip("¶\u00a0 ")) if self.has_annex else source_anchor(source)
        text = f"{source}{NBSP}{paragraph}"
        return Run(f"[{text}]" if is_bracketed else text, RunStyle.REFERENCE, f"#{target}")

    def quote(self, excerpt: Excerpt) -> Run:
        """Return the words of an excerpt in quotation marks, and note them for the proof."""
        source_text = self.texts[excerpt.annotation.paragraph_id]
        self.quotations.append(Quotation(excerpt.text, excerpt.reference, source_text))
        return Run(f"“{excerpt.text}”")

    def said(self, excerpt: Excerpt) -> tuple[Run, ...]:
        """Return paraphrase and quotation of an excerpt, with the speaker."""
        paraphrase, speaker = excerpt.annotation.paraphrase, excerpt.annotation.speaker
        runs = (Run(f"{paraphrase} "), self.quote(excerpt)) if paraphrase else (self.quote(excerpt),)
        return (*runs, Run(f" ({speaker})")) if speaker else runs

    def in_short(self, excerpt: Excerpt) -> tuple[Run, ...]:
        """Return the paraphrase of an excerpt, or its quotation if there is none."""
        paraphrase = excerpt.annotation.paraphrase
        return (Run(paraphrase),) if paraphrase else (self.quote(excerpt),)


def source_anchor(source: str) -> str:
    """Return the anchor of a source ("S1") in the list of sources."""
    return f"source-{source.lower()}"


def paragraph_anchor(source: str, paragraph: str) -> str:
    """Return the anchor of a paragraph in the annex."""
    return f"{source.lower()}-p{paragraph}"


def fields_of(project: Project, template: Template) -> dict[str, str]:
    """Return the template's fields as filled in, or their defaults."""
    given = dict(project.brief.fields)
    return {each.key: given.get(each.key, each.default).strip() for each in template.fields}


def cell(text: str, style: RunStyle = RunStyle.PLAIN) -> Cell:
    """Return a table cell of one paragraph."""
    return Cell((Para((Run(text, style),), Role.CELL),))


def limited(items: tuple[Excerpt, ...], spec: SectionSpec) -> tuple[Excerpt, ...]:
    """Return as many items as the template prints."""
    return items[: spec.limit] if spec.limit else items
