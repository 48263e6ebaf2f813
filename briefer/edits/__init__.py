"""How a project changes: one pure function for each thing a person can do, `Project -> Project`.

The rules live here and raise EditError. An edit that changes nothing returns the very same project. An edit that
creates something returns the project alone; the new id is `newest_id(project, prefix)`. What follows from a project
is in `queries`, what is wrong with it in `check`.
"""

from briefer.edits.annotations import (
    annotate,
    as_paraphrase,
    assign_parties,
    describe,
    move_key_point,
    remove_annotation,
    remove_annotations,
    retag,
    set_span,
    star,
    toggle_party,
    toggle_star,
    unstar,
)
from briefer.edits.articles import (
    add_article,
    edit_source,
    merge_paragraph,
    move_article,
    remove_article,
    split_paragraph,
)
from briefer.edits.drafts import dismiss, mark_draft, review
from briefer.edits.issues import (
    add_issue,
    assess,
    assign_issue,
    file_under,
    merge_issues,
    move_issue,
    remove_issue,
    rename_issue,
    rename_theme,
    set_theme,
    split_issue,
    unassign_issue,
)
from briefer.edits.parties import add_party, edit_party, merge_parties, move_party, remove_party, set_columns, set_parties
from briefer.edits.parts import newest_id
from briefer.edits.settings import (
    begin_version,
    set_field,
    set_language,
    set_template,
    set_title,
    set_version,
    toggle_section,
)

__all__ = [
    "add_article",
    "add_issue",
    "add_party",
    "annotate",
    "as_paraphrase",
    "assess",
    "assign_issue",
    "assign_parties",
    "begin_version",
    "describe",
    "dismiss",
    "edit_party",
    "edit_source",
    "file_under",
    "mark_draft",
    "merge_issues",
    "merge_paragraph",
    "merge_parties",
    "move_article",
    "move_issue",
    "move_key_point",
    "move_party",
    "newest_id",
    "remove_annotation",
    "remove_annotations",
    "remove_article",
    "remove_issue",
    "remove_party",
    "rename_issue",
    "rename_theme",
    "retag",
    "review",
    "set_columns",
    "set_field",
    "set_language",
    "set_parties",
    "set_span",
    "set_template",
    "set_theme",
    "set_title",
    "set_version",
    "split_issue",
    "split_paragraph",
    "star",
    "toggle_party",
    "toggle_section",
    "toggle_star",
    "unassign_issue",
    "unstar",
]
