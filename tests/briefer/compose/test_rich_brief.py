"""A brief with everything in it, from a project with everything in it, as somebody read it and found it right."""

from dataclasses import replace

from briefer import edits, queries, templates
from briefer.brief import Bullets, Facts, Heading, Para, RunStyle, Table
from briefer.compose import compose
from briefer.model import Certainty, Kind, Origin, Source, State, Status, Turn, When
from tests import DATA
from tests.builders import a_span, a_tagged_project, an_article, an_issued

TEMPLATE = """id: rich
name: Rich
columns: 2
page_limit: 9
file_name: "{date} {subject} {parties} v{version} {marking}"
footer: {left: "{reference} · {parties} · {subject} · {date}", right: "{page} · {to}"}
proof_line: true
fields:
  - {key: subject, label: Subject, required: true}
  - {key: to, label: To, required: true}
  - {key: from, label: From, required: true}
  - {key: date, label: Date}
  - {key: reference, label: Reference}
  - {key: marking, label: Marking}
  - {key: bottom_line, label: Bottom line, long: true}
  - {key: advice, label: Advice, long: true}
  - {key: asks, label: Asks, long: true}
  - {key: media, label: Media, long: true}
  - {key: copies, label: Copies, long: true}
  - {key: frame, label: Frame, long: true}
  - {key: lines_to_take, label: Lines, long: true}
  - {key: if_pressed, label: If pressed, long: true}
  - {key: prepared_by, label: Prepared by}
  - {key: cleared_by, label: Cleared by}
sections:
  - {kind: cover, enabled: false}
  - {kind: header_block}
  - {kind: bottom_line, look: box}
  - {kind: key_points, title: Key points, limit: 3}
  - {kind: overview, title: Overview}
  - {kind: text, field: advice, title: Advice, numbered: true, portion_mark: R}
  - {kind: text, field: asks, title: Asks, options: [Agree, Not agree]}
  - {kind: text, field: media, title: Media, look: lines}
  - {kind: text, field: copies, title: Copies, look: names}
  - {kind: text, field: frame, title: Frame, look: box, page_limit: 0.5}
  - {kind: comparison, title: Compared, group_by: theme, agreed_text: true, portion_mark: R, landscape: true}
  - {kind: third_parties, title: Others, limit: 2}
  - {kind: timeline, title: Timeline}
  - {kind: statements, title: Said}
  - {kind: lines_to_take, title: Lines}
  - {kind: gaps, title: Gaps}
  - {kind: changes, title: Changes}
  - {kind: sources, title: Sources}
  - {kind: sign_off}
  - {kind: annex, title: Text, annex: true}
"""
FIELDS = {
    "subject": "The talks “go on” in a very long subject line that has to be cut somewhere",
    "to": "The Minister",
    "date": "2025-06-05",
    "reference": "Ref 7",
    "marking": "RESTRICTED",
    "bottom_line": "Far apart.\n\nNo date.",
    "advice": "1. First.\n2) Second.\nThen this:\n- wait\n* and see\n4. Alone.\n7. Seven\n8. eight\n10. ten\nThe end.",
    "asks": "- Sign.\n\nAnd send.",
    "media": "Who pays?\n- Nobody.\n- Not us.\nWhy?\nBecause.",
    "copies": "All of us\nFor action: the desk\nthe envoy\nFor information:\nNobody else",
    "frame": "In a box.\n \nOf two lines.",
    "lines_to_take": "- Talks go on.",
    "if_pressed": "No comment.",
    "prepared_by": "A. Desk",
}


def a_rich_project():
    """A project with tags of every sort in four articles, one of them left out, and a version given out before."""
    project = a_tagged_project()
    second = Source(
        "They met again", "The Herald", "A. Writer", "2025-06-03T08:00Z", "https://example.org/a", "2025-06-05T09:00Z",
        "de-DE", sha256="0123456789abcdef",
    )  # fmt: skip
    for article in (
        replace(an_article("Moscow “waits”, it says.", "On 1 June Kyiv and Ankara met.", "It rained."), source=second),
        replace(an_article("Nothing more."), source=Source(accessed="2025-06-04")),
        an_article("Kyiv says nothing.", headline="Left out"),
    ):
        project = edits.add_article(project, article)
    a2, a3, a4 = (each.id for each in project.articles[1:])
    waits = a_span(project, f"{a2}.1", "Moscow “waits”")
    for paragraph, kind, parties, span, issue in (
        (f"{a2}.1", Kind.POSITION, ("p2",), waits, "Withdrawal"),
        (f"{a2}.2", Kind.EVENT, ("p3", "p4"), None, "Withdrawal"),
        (f"{a2}.3", Kind.EVENT, (), None, ""),
        (f"{a4}.1", Kind.POSITION, ("p3",), None, "Silence"),
        (f"{a2}.3", Kind.POSITION, ("p3",), None, "Weather"),
        (f"{a3}.1", Kind.POSITION, ("p4",), None, ""),
    ):
        project = edits.annotate(project, paragraph, kind, parties, span)
        if issue:
            project = edits.file_under(
                project, edits.newest_id(project, "t"), issue, "" if issue == "Weather" else "War"
            )
    tags = {each.paragraph_id: each.id for each in project.annotations}
    met, rained = (next(each.id for each in project.annotations if each.paragraph_id == f"{a2}.{n}") for n in (2, 3))
    project = edits.state_elsewhere(project, Kind.POSITION, ("p2",), "They will come.", "A call, 3 May")
    stated = edits.newest_id(project, "t")
    project = edits.star(edits.assign_issue(project, stated, "i9"), stated)
    project = edits.describe(project, "t11", when=When("", "2025-06-02"), status=Status.CLAIMED)
    project = edits.describe(project, met, when=When("Sunday", "2025-06-01", Certainty.ABOUT))
    project = edits.join_events(project, met, "t11")
    project = edits.describe(project, rained, when=When("in spring"))
    project = edits.describe(project, "t7", paraphrase="Kyiv says no", speaker="The envoy", comment="Sure?")
    project = edits.describe(project, "t5", paraphrase="Out, at once", is_paraphrase_only=True)
    project = edits.mark_draft(project, "t8", Origin.RULES)
    project = edits.assess(project, "i9", state=State.AGREED, assessment="Near.\n\nVery near.", agreed="All goes.")
    project = edits.toggle_article(edits.star(edits.star(project, "t7"), tags[f"{a2}.1"]), a4)
    for key, text in FIELDS.items():
        project = edits.set_field(project, key, text)
    project = edits.state_origin(project, "go on", "radio")
    project = an_issued(project)
    project = edits.describe(project, "t7", paraphrase="Kyiv says never")
    project = edits.set_field(project, "bottom_line", "Far apart.\n\nStill no date.")
    project = edits.assess(project, "i6", state=State.APART, assessment="Neither moves.")
    project = edits.set_turn(edits.retag(project, "t8", Kind.POSITION), "t7", 1, Turn.HARDENED)
    return edits.begin_version(edits.mark_changes(project, is_on=True), queries.row_numbers(project))


def of_run(run):
    marks = "" if run.style is RunStyle.PLAIN else f"{{{run.style.value}}}"
    extra = "".join(f"<{each}>" for each in (run.link, run.language, "source" if run.is_source else "") if each)
    return f"{marks}{run.text}{extra}"


def of_para(para):
    said = "‖".join(map(of_run, para.runs))
    about = " ".join(filter(None, (para.role.value, para.number, para.shows, para.anchor, para.comment)))
    return f"[{about}] {said}"


def of_block(block):
    if isinstance(block, Heading):
        yield f"# {block.level} {block.number} {block.text} ({block.anchor} {block.shows})"
    elif isinstance(block, Para):
        yield of_para(block)
    elif isinstance(block, Bullets):
        yield from (f"- {of_para(item)}" for item in block.items)
    elif isinstance(block, Facts):
        shows = block.shows or [""] * len(block.pairs)
        yield from (f"{label} = {value!r} ({shown})" for (label, value), shown in zip(block.pairs, shows, strict=True))
    else:
        assert isinstance(block, Table)
        heads = (f"{' / '.join(each.title)} {each.width:.3f}{'*' * each.is_side}" for each in block.columns)
        yield f"| {block.title} | {' | '.join(heads)}"
        for row in block.rows:
            yield f"  row {'theme ' * row.is_theme}({row.anchor} {row.shows})"
            yield from (f"    {cell.shade.value}: {' ¦ '.join(map(of_para, cell.paras))}" for cell in row.cells)


def as_read(brief):
    """All that a brief says, a line for each part of it."""
    yield f"{brief.title} / {brief.language} / {brief.file_name}"
    yield f"{brief.frame}\n{brief.properties}\n{brief.limits}"
    for section in brief.sections:
        yield f"\n=== {section.kind}{' landscape' * section.is_landscape}"
        for block in section.blocks:
            yield from of_block(block)
    yield ""
    yield from (f"{each.kind.value}: {each.text!r} {each.reference} {each.source_text!r}" for each in brief.quotations)


def test_a_brief_with_everything_in_it_is_as_it_was_last_reviewed(golden):
    template = templates.loads(TEMPLATE)
    brief = compose(a_rich_project(), template, today="2025-06-06T10:30+02:00")
    golden(DATA / "golden" / "brief_rich.txt", "\n".join(as_read(brief)).replace("\u00a0", "~") + "\n")


def test_a_brief_with_a_cover_and_next_to_nothing_in_it_is_as_it_was_last_reviewed(golden):
    numbered = TEMPLATE.replace("columns: 2", "columns: 2\nparagraph_numbers: by_section")
    template = templates.loads(numbered.replace("enabled: false", "enabled: true"))
    project = edits.state_elsewhere(a_tagged_project(), Kind.POSITION, ("p2",), "They will come.", "A call, 3 May")
    stated = edits.remove_annotations(project, [each.id for each in project.annotations if not each.stated_in])
    for issue in ("i6", "i9"):
        stated = edits.remove_issue(stated, issue)
    hidden = edits.remove_annotations(a_tagged_project(), ("t5", "t8", "t10", "t11", "t12"))
    hidden = edits.toggle_issue(edits.remove_issue(hidden, "i9"), "i6")
    for key, text in (("advice", "One.\nTwo."), ("media", "Why?")):
        hidden = edits.set_field(hidden, key, text)
    told = []
    for each in (edits.remove_article(stated, "a1"), stated, hidden):
        told += as_read(compose(each, template, today="2025-06-06"))
    golden(DATA / "golden" / "brief_bare.txt", "\n".join(told).replace("\u00a0", "~") + "\n")
