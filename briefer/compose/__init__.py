"""Project and Template in, Brief out: order, labels, dates and numbers are decided here and nowhere else.

One small function per kind of section, in `SECTIONS`; those that are text are in `sections`, those that are tables in
`tables`, and how text becomes runs in `parts`. Nothing here knows a file format, and nothing changes the project.
Begin with `compose`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace

from briefer import queries
from briefer.brief import Block, Brief, Limit, PageFrame, Properties
from briefer.compose import changes, sections, statements, tables
from briefer.compose.authored import authored, note_texts
from briefer.compose.numbers import Printed, pages, with_headings, with_marks
from briefer.compose.parts import Composition, fields_of, section_anchor
from briefer.labels import Labels, load_labels
from briefer.model import Project
from briefer.templates import SectionSpec, Template
from briefer.templates.file_names import is_device
from briefer.templates.mistakes import PAGE_PLACES

SECTIONS: dict[str, Callable[[Composition, SectionSpec], tuple[Block, ...]]] = {
    "cover": sections.cover,
    "header_block": sections.header_block,
    "bottom_line": sections.bottom_line,
    "key_points": sections.key_points,
    "overview": tables.overview,
    "comparison": tables.comparison,
    "third_parties": tables.third_parties,
    "timeline": tables.timeline,
    "lines_to_take": sections.lines_to_take,
    "text": sections.text,
    "gaps": sections.gaps,
    "sources": tables.sources,
    "sign_off": sections.sign_off,
    "annex": sections.annex,
    "changes": changes.changes,
    "statements": statements.statements,
}
NOTED = ("overview", "comparison", "timeline", "key_points", "third_parties", "changes", "statements")
"""The reading note stands under the first of these that prints."""
LONGEST_FILE_NAME = 225
"""In bytes: a disk takes 255 for a name, a copy adds a number to it, and a file its suffix."""
LONGEST_SLUG = 60
"""In letters, of two bytes each."""


def compose(project: Project, template: Template, *, today: str = "", is_draft: bool = False) -> Brief:
    """Return the brief of a project in a house format; `today` is the ISO date of the file name, with a time or not.

    With `is_draft` its pages say that they are one, whatever is reviewed.
    """
    labels = load_labels(project.language or template.language, template.labels)
    template = _in_language(template, labels)
    work = Composition.of(project, template, labels, today)
    today = today[:10]
    printed = _with_note(work, _printed(work))
    fields = fields_of(project, template)
    version = f"{labels['version']} {project.brief.version}"
    marking = _marking(work, fields, is_draft=is_draft)
    title = fields.get("subject") or project.title or labels["untitled"]
    left, right = (_foot(work, text, title, today) for text in template.footer)
    frame = PageFrame(marking, left or _joined(fields.get("reference", ""), version), right or labels["page"])
    note_texts(work, frame.marking, frame.reference, frame.page_label)
    return Brief(
        title=title,
        language=labels.language,
        sections=pages(with_headings(work, printed)),
        style=template.style,
        frame=frame,
        properties=Properties(title, template.name, fields.get("prepared_by", ""), keywords=version, date=today),
        quotations=tuple(work.quotations),
        file_name=_file_name(project, template, labels, today),
        base_docx=template.base_path,
        logo=template.logo,
        logo_right=template.logo_right,
        limits=tuple(_limits(template, printed)),
        colon=work.labels["colon"],
    )


def _limits(template: Template, printed: list[Printed]) -> Iterator[Limit]:
    if template.page_limit:
        yield Limit(template.page_limit)
    for spec, _ in printed:
        if spec.page_limit:
            yield Limit(spec.page_limit, spec.title, section_anchor(spec))


def _in_language(template: Template, labels: Labels) -> Template:
    """Return a template whose titles and field labels are the brief's language, where they are Briefer's own."""
    sections = tuple(replace(spec, title=labels.own(spec.title)) for spec in template.sections)
    fields = tuple(replace(each, label=labels.own(each.label)) for each in template.fields)
    return replace(template, sections=sections, fields=fields, empty_side=labels.own(template.empty_side))


def _marking(work: Composition, fields: dict[str, str], *, is_draft: bool) -> str:
    """Return what stands over and under every page: that it is a draft while it is one, and the marking."""
    draft = work.labels["draft"] if work.template.marks_drafts and (is_draft or work.is_draft) else ""
    return _joined(draft, fields.get("marking", ""))


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _foot(work: Composition, text: str, title: str, today: str) -> str:
    """Return what stands at the foot of pages with its places filled, but for those of the page's number.

    Parts between · that come out empty are left out.
    """
    fields = fields_of(work.project, work.template)
    places = {
        **fields,
        "subject": title,
        "date": fields.get("date") or today,
        "parties": ", ".join(party.name for party in queries.column_parties(work.project)),
        "version": str(work.project.brief.version),
    }

    def filled(match: re.Match[str]) -> str:
        words = match[0] if match[1] in PAGE_PLACES else places.get(match[1], "")
        return " ".join(work.labels.dated(words).split())

    parts = (re.sub(r"\{(\w+)\}", filled, part).strip() for part in text.split("·"))
    return _joined(*parts)


def _printed(work: Composition) -> list[Printed]:
    """Return what is not empty, in this brief's order; the sign-off counts the quotations of all others."""
    sections = work.template.sections_in(work.project.brief.section_order)
    specs = [spec for spec in sections if work.is_printed(spec)]
    made = {spec.name: _made(work, spec) for spec in sorted(specs, key=lambda s: s.kind == "sign_off")}
    return [(spec, made[spec.name]) for spec in specs if made[spec.name]]


def _made(work: Composition, spec: SectionSpec) -> tuple[Block, ...]:
    """Return a section with what the author wrote in it noted; the annex is the sources' own words."""
    blocks = SECTIONS[spec.kind](work, spec)
    if not blocks or spec.kind == "annex":
        return blocks
    note_texts(work, spec.title)
    blocks = with_marks(spec, authored(work, tables.with_widths(spec, blocks)))
    return tuple(sections.with_proof(work, each) for each in blocks) if spec.kind == "sign_off" else blocks


def _with_note(work: Composition, printed: list[Printed]) -> list[Printed]:
    """Put the reading note under the first section that it explains, wherever the template has it."""
    note = sections.reading_note(work)
    kinds = {spec.kind for spec, _ in printed}
    place = next((kind for kind in NOTED if kind in kinds), "")
    if note is None:
        return printed
    return [(spec, (*blocks, note) if spec.kind == place else blocks) for spec, blocks in printed]


def _file_name(project: Project, template: Template, labels: Labels, today: str) -> str:
    """Return the file name of the template's pattern, without a suffix, safe on every system."""
    fields = fields_of(project, template)
    parties = "-".join(party.short_name or party.name for party in queries.column_parties(project))
    places = {
        "date": today,
        "subject": fields.get("subject") or project.title or labels["untitled"],
        "parties": parties,
        "version": project.brief.version,
        "marking": fields.get("marking", ""),
        "reference": fields.get("reference", ""),
    }
    filled = re.sub(r"\{(\w+)\}", lambda match: _slug(str(places.get(match.group(1), ""))), template.file_name)
    name = _within(re.sub(r"_+", "_", filled), LONGEST_FILE_NAME).strip("_-. ") or "brief"
    return f"{name}_" if is_device(name) else name


def _slug(text: str) -> str:
    """Return the words of a text with hyphens between, cut between two words where it is long."""
    shown = "".join(sign if _is_of_word(sign) else " " for sign in text)
    whole = "-".join(shown.split())
    cut = _within(whole[:LONGEST_SLUG], 2 * LONGEST_SLUG)
    if cut == whole:
        return whole
    return (cut if whole[len(cut)] == "-" else cut.rpartition("-")[0] or cut).rstrip("-")


def _is_of_word(sign: str) -> bool:
    """Tell whether a sign may stand in a word: a letter, a number, or a mark such as a vowel's."""
    return unicodedata.category(sign)[0] in "LNM"


def _within(text: str, most: int) -> str:
    """Return the beginning of a text that takes at most so many bytes, cut before a letter and not before its mark."""
    end = len(text.encode()[:most].decode(errors="ignore"))
    while 0 < end < len(text) and unicodedata.category(text[end])[0] == "M":
        end -= 1
    return text[:end]
