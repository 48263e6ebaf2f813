"""What follows from a project and is never stored: references, excerpts, rows, timeline, gaps, parties in a text.

Pure functions of a Project; each passes over the project once, with local dicts. A part that is not there raises
LookupError; what only points to a part that is not there is left out, for `check` to report. Nothing here changes
a project (`edits`) or judges it (`check`).
"""

from briefer.queries.duplicates import same_address, same_text
from briefer.queries.excerpts import (
    Excerpt,
    Tally,
    balance,
    excerpt,
    excerpts,
    key_points,
    tallies,
    third_parties,
    timeline,
    tray,
)
from briefer.queries.parts import (
    annotation,
    annotations_by_paragraph,
    annotations_of,
    article_of,
    field,
    is_tagged,
    issue,
    issue_of,
    paragraph_of,
    party,
    progress,
    reference,
    reference_text,
    source_number,
)
from briefer.queries.sides import column_parties, named_parties, other_parties, party_key, party_letter
from briefer.queries.table import Gap, Row, ThemeGroup, gaps, one_sided_count, row, row_numbers, rows, themes

__all__ = [
    "Excerpt",
    "Gap",
    "Row",
    "Tally",
    "ThemeGroup",
    "annotation",
    "annotations_by_paragraph",
    "annotations_of",
    "article_of",
    "balance",
    "column_parties",
    "excerpt",
    "excerpts",
    "field",
    "gaps",
    "is_tagged",
    "issue",
    "issue_of",
    "key_points",
    "named_parties",
    "one_sided_count",
    "other_parties",
    "paragraph_of",
    "party",
    "party_key",
    "party_letter",
    "progress",
    "reference",
    "reference_text",
    "row",
    "row_numbers",
    "rows",
    "same_address",
    "same_text",
    "source_number",
    "tallies",
    "themes",
    "third_parties",
    "timeline",
    "tray",
]
