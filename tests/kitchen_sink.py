"""Briefs for the tests of writers and of the proof: one shaped like a real brief, one with everything in it."""

from __future__ import annotations

from dataclasses import replace

from briefer.brief import (
    Brief,
    Bullets,
    Cell,
    Column,
    Facts,
    Heading,
    PageFrame,
    Para,
    Properties,
    Quotation,
    Role,
    Row,
    Run,
    RunStyle,
    Section,
    Shade,
    Table,
)

NASTY = "& < > \" ' “ ” – — … \u00a0 | * _ ` \\ # [x] <b>bold</b> &amp; $1 ~ ^ {y} 100 %"
CYRILLIC = "Съешь же ещё этих мягких французских булок, да выпей чаю. Ґанок, їжак, єдність."
EMPTY_SIDE = "No stated position in the source"


def reference(number: int) -> Run:
    return Run(f"[S1 ¶{number}]", RunStyle.REFERENCE, f"#p{number}")


def said(kind: str, quote: str, number: int, speaker: str = "") -> Para:
    who = f" ({speaker})" if speaker else ""
    runs = (Run(f"{kind}.", RunStyle.STRONG), Run(f" “{quote}”{who} "), reference(number))
    return Para(runs, Role.CELL)


def plain(text: str, role: Role = Role.BODY, style: RunStyle = RunStyle.PLAIN) -> Para:
    return Para((Run(text, style),), role)


def cell(*paras: Para, shade: Shade = Shade.NONE) -> Cell:
    return Cell(paras, shade)


def text_cell(text: str, style: RunStyle = RunStyle.PLAIN) -> Cell:
    return Cell((plain(text, Role.CELL, style),))


def theme_row(text: str, anchor: str = "") -> Row:
    return Row((text_cell(text, RunStyle.STRONG),), is_theme=True, anchor=anchor)


def empty_side() -> Cell:
    return Cell((plain(EMPTY_SIDE, Role.EMPTY_SIDE),))


def state(word: str, assessment: str = "", shade: Shade = Shade.NONE) -> Cell:
    paras = (plain(word, Role.CELL, RunStyle.STRONG), *((plain(assessment, Role.CELL),) if assessment else ()))
    return Cell(paras, shade)


COMPARISON_COLUMNS = (
    Column(("No.",), 1.2 / 25.7),
    Column(("Issue",), 3.6 / 25.7),
    Column(("Russia",), 8.6 / 25.7, is_side=True),
    Column(("Ukraine",), 8.6 / 25.7, is_side=True),
    Column(("State of play", "Assessment"), 3.7 / 25.7),
)

QUOTES = {
    "ceasefire": ("Until a Ukrainian withdrawal is under way, the Kremlin says, there will be no ceasefire at all.", 5),
    "unconditional": ("a full ceasefire with no conditions attached", 2),
    "bargaining": ("serious bargaining cannot begin while the shooting goes on", 2),
    "pressure": ("urged Western governments to press Russia harder towards a ceasefire", 11),
    "territory": (
        "It wants Ukrainian troops out of Luhansk, Donetsk, Zaporizhzhia and Kherson, and those regions, "
        "together with Crimea, recognised as Russian.",
        3,
    ),
    "unrealistic": ("Ukrainian officials called the Russian terms unrealistic.", 7),
}


def quotation(name: str) -> Quotation:
    text, number = QUOTES[name]
    return Quotation(text, f"S1 ¶{number}", f"Before that. {text} And after it.")


def item(kind: str, name: str, speaker: str = "") -> Para:
    text, number = QUOTES[name]
    return said(kind, text, number, speaker)


def comparison_rows() -> tuple[Row, ...]:
    strong = RunStyle.STRONG
    return (
        theme_row("1\u2002Ending the fighting", "theme1"),
        Row(
            (
                text_cell("1.1"),
                text_cell("Ceasefire", strong),
                cell(item("Position", "ceasefire")),
                cell(item("Demand", "unconditional"), item("Position", "bargaining", "Foreign ministry")),
                state("Apart", "Dispute is over sequence: truce first or withdrawal first.", Shade.APART),
            ),
            anchor="row1.1",
        ),
        Row(
            (
                text_cell("1.2"),
                text_cell("Outside pressure", strong),
                empty_side(),
                cell(item("Demand", "pressure", "President Zelensky")),
                state("One side only"),
            ),
            anchor="row1.2",
        ),
        theme_row("2\u2002Territory and status"),
        Row(
            (
                text_cell("2.1"),
                text_cell("Territory", strong),
                cell(item("Demand", "territory")),
                cell(item("Position", "unrealistic")),
                state("Agreed", "", Shade.AGREED),
            ),
            anchor="row2.1",
        ),
    )


def first_page() -> Section:
    overview = Table(
        (Column(("Assessment",), 0.23), Column(("Issues (row in the comparison)",), 0.77)),
        (
            Row((text_cell("Agreed", RunStyle.STRONG), text_cell("Territory (2.1)"))),
            Row((text_cell("Apart", RunStyle.STRONG), text_cell("Ceasefire (1.1)"))),
            Row((text_cell("One side only", RunStyle.STRONG), text_cell("Outside pressure (1.2)"))),
        ),
        "Issues by state of play",
    )
    return Section(
        (
            plain("Briefing note", Role.KICKER),
            Heading(0, "Russia and Ukraine: where each side stands after the second meeting"),
            Facts(
                (
                    ("To", "Director, Eastern Europe"),
                    ("From", "Policy Analysis Unit"),
                    ("Information as at", "5 June 2025, 09:00 UTC"),
                    ("Reference", "PA-2025-014"),
                    ("Date", "5 June 2025"),
                    ("Action by", "For information"),
                )
            ),
            Heading(1, "Bottom line"),
            plain(
                "No truce, and no common ground on territory. The two sides agree only on exchanging prisoners. Russia "
                "ties any ceasefire to a Ukrainian withdrawal; Ukraine ties any talks to a ceasefire.",
                Role.LEAD,
            ),
            Heading(1, "Key points"),
            Bullets(
                (
                    Para((Run("Russia wants four regions vacated. "), reference(3))),
                    Para((Run("Ukraine asks for “a full ceasefire with no conditions attached”. "), reference(2))),
                )
            ),
            Heading(1, "State of play"),
            overview,
            plain(
                "Words in “quotation marks” are word for word from the source; all else is paraphrase. [S1 ¶3] means "
                "source 1, paragraph 3. Parties stand in alphabetical order.",
                Role.NOTE,
            ),
        ),
        kind="header_block",
    )


def last_pages() -> Section:
    source = Para((Run("Sample, ", link="https://example.org/a?b=1&c=2"), Run("5 June")))
    sources = Table(
        (Column(("No.",), 0.08), Column(("Source",), 0.92)), (Row((text_cell("S1"), cell(source))),), "Sources"
    )
    return Section(
        (
            Heading(1, "Gaps and caveats", "2"),
            Bullets((plain("Russia: no stated position in the source on outside pressure (1.2)."),)),
            Heading(1, "Sources", "3"),
            sources,
            Facts((("Prepared by", "J. Analyst"), ("Cleared by", "–"), ("Version", "1, 5 June 2025"))),
        ),
        kind="gaps",
    )


def sample_brief(extra: tuple[Section, ...] = ()) -> Brief:
    """A brief like the real ones, three pages long."""
    table = Table(COMPARISON_COLUMNS, comparison_rows(), "Positions compared, theme by theme", "Theme")
    return Brief(
        title="Russia and Ukraine: where each side stands after the second meeting",
        language="en",
        sections=(
            first_page(),
            Section((Heading(1, "Positions compared", "1"), table), is_landscape=True, kind="comparison"),
            last_pages(),
            *extra,
        ),
        frame=PageFrame("SAMPLE", "PA-2025-014", "Page {page} of {pages}"),
        properties=Properties(title="Russia and Ukraine", date="2025-06-05"),
        quotations=tuple(map(quotation, QUOTES)),
    )


def long_quotation() -> str:
    """About three landscape pages of one cell: no two of its sentences are alike."""
    return " ".join(
        f"In point {number} the delegation said that clause {number * 7} of the draft “must” stand & not be traded "
        f"for a promise of {number * 3 + 1} years, whatever the mediators had written down on day {number + 2}."
        for number in range(1, 36)
    )


def everything() -> Section:
    """Every block, role, run style and shade, with text that breaks careless writers."""
    roles = tuple(plain(f"{role.value}: {NASTY} {CYRILLIC}", role) for role in Role)
    styles = Para(
        tuple(Run(f"{style.value} {NASTY} ", style) for style in RunStyle)
        + (
            Run("within", RunStyle.PLAIN, "#target one"),
            Run(" nowhere", RunStyle.PLAIN, "#missing"),
            Run(" script", RunStyle.PLAIN, "javascript:alert(1)"),
            Run(" file", RunStyle.PLAIN, "file:///etc/passwd"),
            Run(" share", RunStyle.PLAIN, "\\\\host\\share"),
            Run(" web", RunStyle.PLAIN, "https://example.org/x?a=1&b=<2>"),
            Run(" mail", RunStyle.PLAIN, "mailto:desk@example.org"),
            Run(" control\x00\x0b\x1f\ufffe end"),
            Run(" two\nlines"),
        ),
        anchor="target one",
    )
    long_row = Row(
        (text_cell("9.1"), text_cell("Long"), cell(said("Demand", long_quotation(), 3)), empty_side(), state("Apart"))
    )
    nasty_row = Row(
        (text_cell("9.2"), text_cell(NASTY), cell(said("Position", NASTY, 1)), cell(), state(CYRILLIC, NASTY)),
        anchor="target one",  # a second holder of a name must not break a file
    )
    return Section(
        (
            Heading(1, f"Everything {NASTY}", "9", anchor="everything"),
            *roles,
            styles,
            Heading(2, "A theme", "9.1"),
            Table(COMPARISON_COLUMNS, (theme_row("9\u2002All"), long_row, nasty_row), "Nasty & long"),
            Table((Column(("Only",), 1.0),), (Row((text_cell("alone"),)),)),
            Facts((("One", NASTY),)),
            Bullets((plain(f"1. {NASTY}"), plain("- dash"), plain("x" * 400))),
            Bullets(()),
            Para(()),
            replace(plain(f"numbered {NASTY}"), number="7."),
            replace(plain("numbered two\nlines"), number="7.12"),
            plain("☐\u00a0Agree   ☐\u00a0Not yet", Role.OPTIONS),
            plain("Framed by itself", Role.BOX),
        ),
        is_landscape=True,
        kind="annex",
    )


def kitchen_sink() -> Brief:
    """A brief with every block, role and style, a cell of three pages, and text that breaks careless writers."""
    sample = sample_brief((everything(),))
    long, nasty = long_quotation(), NASTY
    return Brief(
        title=f"Kitchen sink {NASTY}",
        language="en",
        sections=sample.sections,
        frame=sample.frame,
        quotations=(
            *sample.quotations,
            Quotation(long, "S1 ¶3", f"Start. {long} End."),
            Quotation(nasty, "S1 ¶1", f"Start {nasty} end"),
        ),
    )
