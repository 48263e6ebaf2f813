"""The sections that are text: header block, bottom line, key points, lines to take, gaps, sign-off, annex."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from briefer import queries
from briefer.brief import Block, Bullets, Facts, Heading, Para, Role, Run, RunStyle
from briefer.compose.markdown import markdown_blocks
from briefer.compose.parts import (
    NBSP,
    NOTHING,
    Composition,
    fields_of,
    limited,
    paragraph_anchor,
    shown_field,
    shown_paragraph,
)
from briefer.labels import ISO_DATE
from briefer.proof.tally import tally
from briefer.queries import Excerpt
from briefer.queries.changes import What
from briefer.templates import SectionSpec

LIST_SIGNS = ("- ", "• ", "* ")
BOX, APART = "☐", "   "
TYPED_NUMBER = re.compile(r"((\d{1,3})[.)])\s+(?=\S)")
LEADS_ON = (":", "：")
QUESTION_MARKS = ("?", "؟", "？")
NOT_IN_HEADER = frozenset({"subject", "marking", "prepared_by", "cleared_by"})


def cover(work: Composition, spec: SectionSpec) -> tuple[Block, ...]:
    """Return the title page: kind of document, title, parties, and the fields of the header block, or date and version.

    These are where the header block does not print.
    """
    labels = work.labels
    parties = work.labels.series(party.name for party in queries.column_parties(work.project))
    date = _dated(work, fields_of(work.project, work.template).get("date", ""))
    version = (labels["version"], labels.series(filter(None, (str(work.project.brief.version), date))))
    facts = () if work.prints("header_block") else _facts(work)
    named = (Para((Run(parties),)),) if parties else ()
    return (*_title(work), *named, *(facts or (Facts((version,)),)))


def header_block(work: Composition, spec: SectionSpec) -> tuple[Block, ...]:
    """Return the kind of document and its title, if no cover has them, and the fields filled in or required."""
    return (*(() if work.prints("cover") else _title(work)), *_facts(work))


def _title(work: Composition) -> tuple[Block, ...]:
    title = fields_of(work.project, work.template).get("subject") or work.project.title or work.labels["untitled"]
    return Para((Run(work.labels["document"]),), Role.KICKER), Heading(0, title, shows=shown_field("subject"))


def _facts(work: Composition) -> tuple[Block, ...]:
    fields = fields_of(work.project, work.template)
    printed = tuple(
        each
        for each in work.template.fields
        if not each.is_long and each.key not in NOT_IN_HEADER and (fields[each.key] or each.required)
    )
    pairs = tuple((each.label, _dated(work, fields[each.key]) or NOTHING) for each in printed)
    shows = tuple(shown_field(each.key) for each in printed)
    return (Facts(pairs, shows),) if pairs else ()


def bottom_line(work: Composition, spec: SectionSpec) -> tuple[Block, ...]:
    """Return the analyst's bottom line, a paragraph a line, in a box or beside a bar; nothing if it is empty."""
    text = fields_of(work.project, work.template).get("bottom_line", "")
    found = _paragraphs(text, Role.BOX if spec.look == "box" else Role.LEAD, shown_field("bottom_line"))
    mark = work.marked("bottom_line", What.FIELD)
    return (replace(found[0], runs=(*mark, *found[0].runs)), *found[1:]) if found else ()


def key_points(work: Composition, spec: SectionSpec) -> tuple[Block, ...]:
    """Return the starred items in their order, each with its reference."""
    points = limited(queries.key_points(work.project), spec)
    items = tuple(
        work.item((*work.in_short(point), Run(" "), work.reference(point), *_outlet(work, point)), point)
        for point in points
    )
    return (Bullets(items),) if items else ()


def _outlet(work: Composition, point: Excerpt) -> tuple[Run, ...]:
    """Return where a key point is from, in a brief that lists no sources."""
    outlet = "" if work.prints("sources") else work.outlet_of(point)
    return (Run(f" ({outlet})"),) if outlet else ()


def reading_note(work: Composition) -> Para | None:
    """Return how to read quotation marks, references and columns; None if nothing is cited.

    It says of quotation marks what was checked: nothing if nothing is quoted, and which are not from the sources.
    """
    found = queries.printed_excerpts(work.project)
    first = next((each for each in found if not each.is_elsewhere), None)
    if first is None:
        return Para((Run(work.labels["reading_note_elsewhere"]),), Role.NOTE) if found else None
    source, _, paragraph = first.reference.partition(" ")
    count = tally(work.quotations)
    places = {
        "example": f"[{source}{NBSP}{paragraph}]",
        "source": source.removeprefix("S"),
        "paragraph": paragraph.removeprefix("¶"),
    }
    sentences = [work.labels.fill("reading_note" if count.total else "reading_note_unquoted", **places)]
    has_elsewhere = count.elsewhere or any(each.is_elsewhere for each in found)
    sentences += [work.labels["reading_note_elsewhere"]] if has_elsewhere else []
    if work.before and work.changes and work.project.brief.has_change_marks:
        sentences.append(work.labels.fill("marked_since", version=work.named(work.before)))
    tables = [spec for spec in work.template.sections if spec.kind == "comparison" and work.is_printed(spec)]
    if tables and work.project.issues:
        names = [party.name.casefold() for party in queries.column_parties(work.project)]
        sentences += [work.labels["alphabetical_order"]] if names == sorted(names) else []
        sentences += (
            [work.labels.fill("own_assessment", column=work.labels["state_of_play"])]
            if tables[0].has_state_of_play
            else []
        )
    return Para((Run(" ".join(sentences)),), Role.NOTE)


def lines_to_take(work: Composition, spec: SectionSpec) -> tuple[Block, ...]:
    """Return the lines to take and, under their own heading, what to say if pressed; a bullet a line."""
    fields = fields_of(work.project, work.template)
    lines, pressed = (_bullets(fields.get(key, ""), shown_field(key)) for key in ("lines_to_take", "if_pressed"))
    return (*lines, *((Heading(2, work.labels["if_pressed"]), *pressed) if pressed else ()))


def text(work: Composition, spec: SectionSpec) -> tuple[Block, ...]:
    """Return what the analyst wrote in the section's field: a paragraph a line, lines that begin with "-" as a list.

    Where the template says so, it is read as Markdown, or has another look.
    """
    written = fields_of(work.project, work.template).get(spec.field, "")
    shows = shown_field(spec.field)
    if spec.is_markdown:
        return markdown_blocks(written, shows)
    if spec.options:
        return tuple(block for para in _items(written, shows) for block in _with_options(work, spec, para))
    if spec.look != "plain":
        return LOOKS[spec.look](written, shows)
    lines = [line.strip() for line in written.splitlines()]
    blocks: list[Block] = []
    for is_list, group in groupby(filter(None, lines), key=lambda line: line.startswith(LIST_SIGNS)):
        chosen = "\n".join(group)
        blocks += _bullets(chosen, shows) if is_list else _with_typed_numbers(_paragraphs(chosen, Role.BODY, shows))
    return tuple(blocks)


def _with_typed_numbers(paras: tuple[Para, ...]) -> Iterator[Para]:
    """Yield paragraphs, those that somebody numbered one after the other with their numbers set apart."""
    found = [TYPED_NUMBER.match(para.text) for para in paras]
    numbers = [int(match[2]) if match else None for match in found]
    followed = {at for at, (one, next_) in enumerate(pairwise(numbers)) if one is not None and next_ == one + 1}
    for place, (para, match) in enumerate(zip(paras, found, strict=True)):
        if match and not followed.isdisjoint((place - 1, place)):
            yield replace(para, runs=(Run(para.text[match.end() :]),), number=match[1])
        else:
            yield para


def _with_options(work: Composition, spec: SectionSpec, para: Para) -> Iterator[Para]:
    """Yield what is to be decided with its boxes; a line that leads to the next ones has none."""
    match = TYPED_NUMBER.match(para.text)
    yield replace(para, runs=(Run(para.text[match.end() :]),)) if match and spec.is_numbered else para
    if not para.text.endswith(LEADS_ON):
        yield _options(work, spec)


def _options(work: Composition, spec: SectionSpec) -> Para:
    """Return the boxes to tick for what is decided."""
    runs: list[Run] = []
    for option in spec.options:
        runs += (Run(BOX), Run(f"{NBSP}{work.labels.own(option).replace(' ', NBSP)}{APART}"))
    return Para((*runs[:-1], Run(runs[-1].text.removesuffix(APART))), Role.OPTIONS)


def _lines(text: str, shows: str) -> tuple[Block, ...]:
    """Return lines to take as a list, one that ends in a question mark as a heading over its answers."""
    blocks: list[Block] = []
    for line in _items(text, shows):
        if line.text.endswith(QUESTION_MARKS):
            blocks.append(Heading(2, line.text, shows=shows))
        elif blocks and isinstance(blocks[-1], Bullets):
            blocks[-1] = Bullets((*blocks[-1].items, line))
        else:
            blocks.append(Bullets((line,)))
    return tuple(blocks)


def _names(text: str, shows: str) -> tuple[Block, ...]:
    """Return a list of names as facts: “For action: a name”, then a name a line; those before the first as a list."""
    free: list[Para] = []
    found: list[tuple[str, list[str]]] = []
    for line in _items(text, shows):
        label, colon, name = line.text.partition(":")
        if colon:
            found.append((label.strip(), [name.strip()] if name.strip() else []))
        elif found:
            found[-1][1].append(line.text)
        else:
            free.append(line)
    pairs = tuple((label, "\n".join(names) or NOTHING) for label, names in found)
    facts = Facts(pairs, tuple("" if "\n" in value else shows for _, value in pairs))
    return (*((Bullets(tuple(free)),) if free else ()), *((facts,) if pairs else ()))


LOOKS: dict[str, Callable[[str, str], tuple[Block, ...]]] = {
    "box": lambda text, shows: _paragraphs(text, Role.BOX, shows),
    "lines": _lines,
    "names": _names,
}


def gaps(work: Composition, spec: SectionSpec) -> tuple[Block, ...]:
    """Return, for each side, the issues it has stated nothing on, and how many sources all this rests on."""
    missing: dict[str, list[str]] = {}
    for gap in queries.gaps(work.project):
        missing.setdefault(gap.party.name, []).append(work.row_named(gap.row))
    sentences = [
        work.labels.fill("gap", party=party, issues=work.labels.listing(issues)) for party, issues in missing.items()
    ]
    count = queries.source_count(work.project)
    if count:
        sentences.append(work.labels["one_source"] if count == 1 else work.labels.fill("many_sources", count=count))
    return (Bullets(tuple(Para((Run(sentence),)) for sentence in sentences)),) if sentences else ()


def sign_off(work: Composition, spec: SectionSpec) -> tuple[Block, ...]:
    """Return who prepared and cleared the brief, and its version."""
    fields, labels = fields_of(work.project, work.template), work.labels
    pairs = (
        (labels["prepared_by"], fields.get("prepared_by") or NOTHING),
        (labels["cleared_by"], fields.get("cleared_by") or NOTHING),
        (
            labels["version"],
            labels.series(
                part for part in (str(work.project.brief.version), _dated(work, fields.get("date", ""))) if part
            ),
        ),
    )
    return (Facts(pairs),)


def with_proof(work: Composition, sign_off: Block) -> Block:
    """Return the sign-off with how many quotations of each sort match the source, once all others are noted.

    Where the template wants it, it also says how many items came from where.
    """
    assert isinstance(sign_off, Facts)
    line = _proof_line(work) if work.template.prints_proof else ""
    proof = ((work.labels["quotations"], line),) if line else ()
    origins = ((work.labels["items"], _origin_line(work)),) if work.template.prints_origins else ()
    return replace(sign_off, pairs=(*sign_off.pairs, *proof, *origins))


def _origin_line(work: Composition) -> str:
    """Return how many items there are, from where, and how many of them nobody has read."""
    found, labels = queries.origins(work.project), work.labels
    parts = [labels.fill(f"items_{origin.value}", count=count) for origin, count in found.counts]
    if found.drafts:
        parts.append(labels.fill("items_not_reviewed", count=found.drafts))
    return f"{found.total}: {'; '.join(parts)}" if parts else str(found.total)


def _proof_line(work: Composition) -> str:
    """Return the counts of quoted passages, of quotations in the author's text and from elsewhere; of none nothing."""
    count, labels = tally(work.quotations), work.labels
    parts: list[str] = []
    if count.tagged:
        parts.append(labels.fill("quotations_match", count=count.tagged_right, total=count.tagged))
    if count.author:
        parts.append(labels.fill("quotations_in_text", count=count.author_right, total=count.author))
    if count.elsewhere:
        parts.append(labels.fill("quotations_elsewhere", count=count.elsewhere))
    stated = sum(each.is_elsewhere for each in queries.printed_excerpts(work.project))
    if stated:
        parts.append(labels.fill("stated_elsewhere", count=stated))
    if count.earlier and work.before:
        version = work.named(work.before)
        parts.append(labels.fill("quotations_earlier", version=version, count=count.earlier_right, total=count.earlier))
    return labels["semicolon"].join(parts)


def annex(work: Composition, spec: SectionSpec) -> tuple[Block, ...]:
    """Return the source text with its paragraph numbers, each paragraph a target of references."""
    blocks: list[Block] = []
    for number, article in queries.shown_articles(work.project):
        blocks.append(Heading(2, article.source.headline or work.labels["untitled"], f"S{number}"))
        for place, paragraph in enumerate(article.paragraphs, 1):
            mark = Run(f"¶{place}{NBSP}{NBSP}", RunStyle.REFERENCE)
            blocks.append(
                Para(
                    (mark, Run(paragraph.text, language=work.languages[paragraph.id])),
                    Role.SOURCE_TEXT,
                    paragraph_anchor(f"S{number}", str(place)),
                    shown_paragraph(paragraph.id),
                )
            )
    return tuple(blocks)


def _dated(work: Composition, text: str) -> str:
    """Return a field that is an ISO date in words, any other unchanged."""
    return work.date(text.strip()) if ISO_DATE.fullmatch(text.strip()) else text


def _paragraphs(text: str, role: Role, shows: str) -> tuple[Para, ...]:
    return tuple(Para((Run(line.strip()),), role, shows=shows) for line in text.splitlines() if line.strip())


def _items(text: str, shows: str) -> tuple[Para, ...]:
    """Return a paragraph for each line, without the sign of a list that may stand before it."""
    lines = (line.strip(" -•*\t") for line in text.splitlines())
    return tuple(Para((Run(line),), shows=shows) for line in lines if line)


def _bullets(text: str, shows: str) -> tuple[Block, ...]:
    items = _items(text, shows)
    return (Bullets(items),) if items else ()
