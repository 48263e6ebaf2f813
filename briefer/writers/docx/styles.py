"""The contract with a base document: the names of the styles that the Word writer uses, and what each is for.

A base document of an office should have them all; `base` fills in what it lacks.
"""

from __future__ import annotations

from briefer.brief import Role, RunStyle
from briefer.style import Style

ROLES = {
    Role.KICKER: "Briefer Kicker",
    Role.BODY: "Normal",
    Role.LEAD: "Briefer Lead",
    Role.QUOTE: "Quote",
    Role.NOTE: "Briefer Note",
    Role.EMPTY_SIDE: "Briefer Empty Side",
    Role.CELL: "Briefer Cell",
    Role.SOURCE_TEXT: "Briefer Source Text",
    Role.BOX: "Briefer Box",
    Role.OPTIONS: "Briefer Options",
}
RUN_STYLES = {
    RunStyle.PLAIN: "",
    RunStyle.STRONG: "Strong",
    RunStyle.EMPHASIS: "Emphasis",
    RunStyle.REFERENCE: "Briefer Reference",
}
HEADINGS = ("Title", "heading 1", "heading 2")
_CHARACTER = ("Strong", "Emphasis", "Briefer Reference", "Hyperlink", "Briefer Marking")
_TABLE = ("Briefer Table", "Briefer Facts")
NUMBERED = "Briefer Numbered"
"""A paragraph with its number, whatever its role."""
SELDOM = frozenset({NUMBERED, ROLES[Role.BOX], ROLES[Role.OPTIONS]})
"""What a base document may go without unremarked: the looks of text that a template has to ask for."""
_CELLS = ("Briefer Column Header", "Briefer Theme", "Briefer Fact Label", "Briefer Fact Value", "Briefer Gap")
STYLES = {
    **dict.fromkeys((*ROLES.values(), *HEADINGS, "List Bullet", NUMBERED, "header", "footer", *_CELLS), "paragraph"),
    **dict.fromkeys(_CHARACTER, "character"),
    **dict.fromkeys(_TABLE, "table"),
}
"""Each style's name with its type, as WordprocessingML calls it."""


def sizes(style: Style) -> dict[str, float]:
    """Return the styles whose size the template sets, in points."""
    return {
        "Normal": style.body_pt,
        "Title": style.title_pt,
        "heading 1": style.heading_pt,
        "heading 2": style.subheading_pt,
        "Briefer Lead": style.lead_pt,
        "Briefer Kicker": style.kicker_pt,
        "Briefer Note": style.note_pt,
        "Briefer Cell": style.table_pt,
        "Briefer Fact Label": style.body_pt,
        "Briefer Fact Value": style.body_pt,
        "header": style.note_pt,
        "footer": style.note_pt,
    }
