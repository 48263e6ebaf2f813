"""Every edit there is, with what may be given to it."""

from hypothesis import strategies as st

from briefer.model import Kind, Passage, Record, Source, Span, State, Status, Turn, Version, When
from tests.builders import PARTIES, an_article

PARAGRAPHS = st.sampled_from(["a1.1", "a1.2", "a1.3", "a1.4", "a1.5", "a1.9"])
PARTY_IDS = st.sampled_from(["p2", "p3", "p4", "p5", "p99"])
TAGS = st.integers(6, 16).map(lambda number: f"t{number}")
ISSUES = st.integers(6, 16).map(lambda number: f"i{number}")
PLACES = st.integers(-1, 5)
NAMES = st.sampled_from(["", "Russia", "War", "Talks", " talks"])
KINDS = st.sampled_from(Kind)
LISTS = st.lists(TAGS, max_size=3)
ARTICLES = st.sampled_from(["a1", "a6", "a7"])
WHENS = st.builds(When, NAMES, st.sampled_from(["", "2025", "2025-06-02"]))


def acts(edit, /, *arguments, **named):
    return st.tuples(st.just(edit), st.tuples(*arguments), st.fixed_dictionaries(named))


EVERY_ACT = (
    acts("add_article", st.builds(an_article, NAMES.filter(bool))),
    acts("add_issue", NAMES),
    acts("add_party", NAMES),
    acts("annotate", PARAGRAPHS, KINDS, st.tuples(PARTY_IDS)),
    acts("annotate", PARAGRAPHS, KINDS, st.just(()), st.just(Span(0, 4, "Kyiv"))),
    acts("as_paraphrase", TAGS),
    acts("assess", ISSUES, state=st.sampled_from(State), assessment=NAMES, agreed=NAMES),
    acts("assign_issue", TAGS, ISSUES, st.none() | PLACES),
    acts("assign_parties", TAGS, st.lists(PARTY_IDS, max_size=2)),
    acts("begin_version", st.dictionaries(ISSUES, st.sampled_from(["1.1", "1.2", "2.1"]))),
    acts("carry", st.dictionaries(TAGS, st.tuples(PARAGRAPHS, st.none()), max_size=2)),
    acts("compare_with", PLACES),
    acts("compare_with_other", st.builds(Version, st.just(0), NAMES, NAMES, st.just(Record()))),
    acts("describe", TAGS, note=NAMES, when=WHENS, status=st.sampled_from(Status)),
    acts("describe", TAGS, comment=NAMES, paraphrase=NAMES, stated_in=NAMES, is_paraphrase_only=st.booleans()),
    acts("dismiss", st.lists(st.builds(Passage, PARAGRAPHS, st.just(0), st.integers(0, 30)), max_size=2)),
    acts("edit_party", PARTY_IDS, name=NAMES, aliases=st.lists(NAMES), colour=st.sampled_from(["", "#1A5CA8", "red"])),
    acts("edit_source", ARTICLES, st.builds(Source, NAMES)),
    acts("file_under", TAGS, NAMES),
    acts("join_events", TAGS, TAGS),
    acts("leave_out", TAGS, st.integers(0, 40), st.integers(0, 60)),
    acts("keep_version", st.builds(Version, st.integers(1, 3), NAMES, NAMES, st.just(Record()))),
    acts("mark_changes", is_on=st.booleans()),
    acts("mark_draft", TAGS),
    acts("merge_issues", ISSUES, ISSUES),
    acts("merge_paragraph", PARAGRAPHS),
    acts("merge_parties", PARTY_IDS, PARTY_IDS),
    acts("move_article", ARTICLES, PLACES),
    acts("move_issue", ISSUES, PLACES, st.none() | NAMES),
    acts("move_key_point", TAGS, PLACES),
    acts("move_party", PARTY_IDS, PLACES),
    acts("order_events", LISTS),
    acts("order_sections", st.lists(NAMES, max_size=3)),
    acts("part_event", TAGS),
    acts("part_events", TAGS),
    acts("remove_annotation", TAGS),
    acts("remove_annotations", LISTS),
    acts("remove_article", ARTICLES),
    acts("remove_issue", ISSUES),
    acts("remove_party", PARTY_IDS),
    acts("rename_issue", ISSUES, title=NAMES, theme=st.none() | NAMES),
    acts("rename_theme", NAMES, NAMES),
    acts("retag", TAGS, KINDS),
    acts("review", LISTS),
    acts("set_columns", st.lists(PARTY_IDS, max_size=3)),
    acts("set_cuts", TAGS, st.just(())),
    acts("set_field", NAMES, NAMES),
    acts("set_language", NAMES),
    acts("set_parties", st.just(PARTIES), st.just(("new:0",))),
    acts("set_span", TAGS, st.none() | st.just(Span(0, 4, "Kyiv"))),
    acts("set_template", NAMES),
    acts("set_theme", ISSUES, NAMES),
    acts("set_title", NAMES),
    acts("set_turn", TAGS, PLACES, st.none() | st.sampled_from(Turn)),
    acts("set_version", PLACES),
    acts("sort_items", ISSUES),
    acts("split_issue", ISSUES, LISTS, NAMES),
    acts("split_paragraph", PARAGRAPHS, st.integers(0, 30)),
    acts("star", TAGS),
    acts("state_elsewhere", KINDS, st.tuples(PARTY_IDS), NAMES, NAMES),
    acts("state_origin", NAMES.filter(bool), NAMES),
    acts("take_off_marks", st.sampled_from(["field", "issue", "party", "project"]), st.just("talks"), NAMES),
    acts("toggle_article", ARTICLES),
    acts("toggle_issue", ISSUES),
    acts("toggle_party", TAGS, PARTY_IDS),
    acts("toggle_section", NAMES),
    acts("toggle_star", TAGS),
    acts("unassign_issue", TAGS),
    acts("unstar", TAGS),
)
ACTS = st.one_of(acts("annotate", PARAGRAPHS, KINDS, st.tuples(PARTY_IDS)), *EVERY_ACT)
