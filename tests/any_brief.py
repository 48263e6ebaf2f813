"""Projects as no two analysts have them, from a seed: scripts, lengths, long words, sections on and off, columns."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from briefer import edits, queries
from briefer.brief import Brief, Bullets, Heading, Para, Row, Run, Section, Table
from briefer.compose import compose
from briefer.model import (
    Article,
    ArticleId,
    Certainty,
    Kind,
    Paragraph,
    ParagraphId,
    Party,
    PartyId,
    Project,
    Source,
    State,
    Status,
    When,
)
from briefer.proof.rule import without_marks
from briefer.templates import Template, builtin

SENTENCES = (
    "The delegation would accept no arrangement that leaves the withdrawal unverified.",
    "“We will not sign,” said the minister, “until the ferries sail again”.",
    "Половина & більше: «повного та безумовного» припинення вогню; її п’ятий пункт — Ґанок.",
    "تطالب الحكومة بوقف فوري لإطلاق النار (المادة 5) وانسحاب القوات من 12 منطقة، وتقول إنّ الاتفاق «غير مقبول».",
    "עברית: «הממשלה דורשת 5 תנאים» (סעיף 3) ‎– עד 2026.",
    "中方要求立即停火，并认为谈判必须在联合国框架内进行。日本側は「受け入れられない」と述べた。",
    "한국 정부는 협상을 지지한다.",
    "भारत की सरकार ने बातचीत का समर्थन किया।",
    "=SUM(A1) is no formula; -5 °C, @home, +1: 100 % “sure” & <b>ready</b>…",
    "1. A line that looks like a list, * and _ and [x] and `code` | pipes \\ and # more.",
    "Cafe\u0301 nai\u0308ve o\ufb00ice, soft\u00adhyphen, zero\u200bwidth, no\u00a0break and a tab\there.",
    "A" * 180 + " stands without a break.",
    "See https://www.example.org/" + "a-very-long-slug-" * 8 + "?id=0123456789abcdef#:~:text=a%20b for more.",
    "Short.",
    "(a) first; (b) «second» [third] {fourth} – “fifth”?!",
)
NAMES = (
    "Ukraine",
    "Russia",
    "العراق",
    "中华人民共和国",
    "The Northern Confederation of Autonomous Provinces",
    "Óbuda-Békés",
)
STATES, KINDS = tuple(State), (Kind.DEMAND, Kind.POSITION, Kind.EVENT)


def any_project(chance: Random, template: Template) -> Project:
    """Return a project with some articles, tags, issues, assessments and fields."""
    project = Project(title=_own_words(chance, 1))
    for number in range(chance.choice((1, 1, 2))):
        texts = [_words(chance, chance.choice((1, 1, 2, 4, 25))) for _ in range(chance.randint(1, 12))]
        paragraphs = tuple(Paragraph(ParagraphId(str(place)), text) for place, text in enumerate(texts, 1))
        url = chance.choice(("", "https://www.example.org/" + "slug-" * chance.randint(1, 50)))
        source = Source(headline=_words(chance, 1), outlet=f"Outlet {number}", url=url, published="2026-01-05")
        project = edits.add_article(project, Article(ArticleId(""), source, paragraphs))
    names = chance.sample(NAMES, chance.randint(2, 4))
    columns = tuple(PartyId(f"new:{place}") for place in range(min(len(names), template.columns)))
    project = edits.set_parties(project, tuple(Party(PartyId(""), name) for name in names), columns)
    for article in project.articles:
        for paragraph in article.paragraphs:
            project = _tagged(chance, project, paragraph.id) if chance.random() < 0.7 else project
    return _filled(chance, project, template)


def _tagged(chance: Random, project: Project, paragraph: ParagraphId) -> Project:
    kind, party = chance.choice(KINDS), chance.choice(project.parties)
    project = edits.annotate(project, paragraph, kind, (party.id,))
    tag = project.annotations[-1].id
    if kind is Kind.EVENT:
        when = When("", f"2026-0{chance.randint(1, 9)}-11", chance.choice(tuple(Certainty)))
        project = edits.describe(project, tag, when=when, status=chance.choice(tuple(Status)))
    elif party in queries.column_parties(project) and chance.random() < 0.8:
        issue, theme = (without_marks(chance.choice(SENTENCES[:8]))[:40].strip() for _ in range(2))
        project = edits.file_under(project, tag, issue, theme if chance.random() < 0.7 else "")
    if chance.random() < 0.2:
        project = edits.star(project, tag)
    return edits.describe(project, tag, speaker=chance.choice(("", "", "Deputy minister", "وزير الخارجية")))


def _filled(chance: Random, project: Project, template: Template) -> Project:
    for row in queries.rows(project):
        words = chance.choice(("", "", _own_words(chance, 1)))
        agreed = words if row.number.endswith("1") else ""  # draws nothing: each seed keeps its brief
        project = edits.assess(project, row.issue.id, state=chance.choice(STATES), assessment=words, agreed=agreed)
    for each in template.fields:
        if chance.random() < 0.7:
            project = edits.set_field(project, each.key, _own_words(chance, 2 if each.is_long else 1))
    for spec in template.sections:
        if chance.random() < 0.25:
            project = edits.toggle_section(project, spec.name)
    return project


def any_brief(seed: int) -> Brief:
    """Return the brief of a seed, in one of the house formats; the same for the same seed."""
    chance = Random(seed)
    template = chance.choice(builtin())
    return compose(any_project(chance, template), template, today="2026-06-10")


def with_a_word_changed(chance: Random, brief: Brief) -> tuple[Brief, str]:
    """Return the brief with one word of one paragraph, item, heading or cell changed, and the words that were there."""
    places = [
        (section, block, row, cell, para, run)
        for section, each in enumerate(brief.sections)
        for block, row, cell, para, run in _runs(each)
    ]
    if not places:  # nothing but labels: then the title is what is changed
        return replace(brief, sections=(Section((Heading(0, "never"),)), *brief.sections)), "never"
    section, block, row, cell, para, run = chance.choice(places)
    old = brief.sections[section]
    made = _changed(chance, old.blocks[block], row, cell, para, run)
    blocks = (*old.blocks[:block], made[0], *old.blocks[block + 1 :])
    sections = (*brief.sections[:section], replace(old, blocks=blocks), *brief.sections[section + 1 :])
    return replace(brief, sections=sections), made[1]


def _runs(section: Section):
    for number, block in enumerate(section.blocks):
        if isinstance(block, Para):
            yield from ((number, 0, 0, 0, run) for run, each in enumerate(block.runs) if each.text.strip())
        elif isinstance(block, Bullets):
            for para, item in enumerate(block.items):
                yield from ((number, 0, 0, para, run) for run, each in enumerate(item.runs) if each.text.strip())
        elif isinstance(block, Heading):
            yield number, 0, 0, 0, 0
        elif isinstance(block, Table):
            for row, line in enumerate(block.rows):
                for cell, held in enumerate(line.cells):
                    for para, each in enumerate(held.paras):
                        yield from ((number, row, cell, para, run) for run, r in enumerate(each.runs) if r.text.strip())


def _changed(chance: Random, block, row: int, cell: int, para: int, run: int):
    if isinstance(block, Heading):
        text = _other(chance, block.text)
        return replace(block, text=text), block.text
    if isinstance(block, Para):
        made, words = _with_run(chance, block, run)
        return made, words
    if isinstance(block, Bullets):
        made, words = _with_run(chance, block.items[para], run)
        return replace(block, items=(*block.items[:para], made, *block.items[para + 1 :])), words
    line: Row = block.rows[row]
    held = line.cells[cell]
    made, words = _with_run(chance, held.paras[para], run)
    held = replace(held, paras=(*held.paras[:para], made, *held.paras[para + 1 :]))
    line = replace(line, cells=(*line.cells[:cell], held, *line.cells[cell + 1 :]))
    return replace(block, rows=(*block.rows[:row], line, *block.rows[row + 1 :])), words


def _with_run(chance: Random, para: Para, run: int) -> tuple[Para, str]:
    old: Run = para.runs[run]
    new = replace(old, text=_other(chance, old.text))
    glued = "".join(each.text for each in para.runs[run + 1 :]).split()[:1]  # a letter at the end changes this word
    return replace(para, runs=(*para.runs[:run], new, *para.runs[run + 1 :])), " ".join([old.text, *glued])


def _other(chance: Random, text: str) -> str:
    """Return a text with one of its words changed in a letter, lost or doubled."""
    words = text.split(" ")
    places = [place for place, word in enumerate(words) if any(sign.isalnum() for sign in word)] or [0]
    place = chance.choice(places)
    word = words[place]
    changed = chance.choice((f"{word}x", f"x{word}", "never", ""))
    return " ".join([*words[:place], changed if changed != word else "other", *words[place + 1 :]])


def _words(chance: Random, count: int) -> str:
    return " ".join(chance.choice(SENTENCES) for _ in range(count))


def _own_words(chance: Random, count: int) -> str:
    """Return words of the author's own, who quotes nothing."""
    return without_marks(_words(chance, count))
