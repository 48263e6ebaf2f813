"""What follows from a project."""

from dataclasses import replace
from random import Random

import pytest

from briefer import edits, queries
from briefer.model import Kind, Origin, ParagraphId, Project, Span, State, When
from briefer.queries.record import record_of
from briefer.queries.since import compared
from briefer.templates import find
from tests.any_brief import any_project
from tests.builders import a_project, a_span, a_tagged_project, an_article, an_issued


@pytest.fixture
def project() -> Project:
    return a_tagged_project()


def ids_of(excerpts):
    return [each.annotation.id for each in excerpts]


def test_parts_are_found_by_their_ids(project):
    assert queries.paragraph_of(project, "a1.2").text == "Kyiv refuses to withdraw."
    assert queries.article_of(project, "a1.2") is project.articles[0]
    assert queries.party(project, "p4").name == "Turkey"
    assert queries.annotation(project, "t7").paragraph_id == "a1.2"
    assert queries.issue(project, "i9").title == "Sanctions"
    assert queries.issue_of(project, "t8") is project.issues[1]
    assert queries.issue_of(project, "t12") is None


@pytest.mark.parametrize("find", [queries.paragraph_of, queries.article_of, queries.party, queries.annotation])
@pytest.mark.parametrize("wanted", ["", "x9"])
def test_a_part_that_is_not_there_is_a_lookup_error(project, find, wanted):
    with pytest.raises(LookupError):
        find(project, wanted)


def test_references_follow_the_order_of_the_articles(project):
    project = edits.add_article(project, an_article("One", "Two"))
    second = ParagraphId(edits.newest_id(project, "a") + ".2")
    assert queries.reference(project, second) == "S2 ¶2"
    project = edits.move_article(project, "a1", 1)
    assert (queries.reference(project, second), queries.reference(project, "a1.5")) == ("S1 ¶2", "S2 ¶5")
    assert queries.source_number(project, "a1") == 2
    with pytest.raises(LookupError):
        queries.source_number(project, "a9")


def test_annotations_of_a_paragraph_stand_in_text_order_the_whole_before_its_parts(project):
    for words in ("demands", "Moscow", "Moscow demands"):
        project = edits.annotate(project, "a1.1", Kind.EVENT, (), a_span(project, "a1.1", words))
    in_order = queries.annotations_of(project, "a1.1")
    assert [each.span.quote if each.span else "" for each in in_order] == [
        "",
        "Moscow demands",
        "Moscow",
        "demands",
        "It will not talk before.",
    ]
    assert queries.annotations_by_paragraph(project)["a1.1"] == in_order


def test_progress_counts_tagged_paragraphs(project):
    assert queries.progress(project, "a1") == (5, 5)
    project = edits.remove_annotations(project, ("t5", "t7"))
    assert queries.progress(project, "a1") == (4, 5)  # t12 is on the first paragraph still
    assert queries.is_tagged(project, "a1.1")
    assert not queries.is_tagged(project, "a1.2")


def test_an_excerpt_holds_the_exact_words_and_where_they_stand(project):
    excerpt = queries.excerpt(project, "t12")
    assert (excerpt.text, excerpt.reference) == ("It will not talk before.", "S1 ¶1")
    assert [party.name for party in excerpt.parties] == ["Russia"]
    assert (excerpt.issue, excerpt.is_key_point) == (None, False)
    assert queries.excerpt(project, "t7").text == "Kyiv refuses to withdraw."
    assert queries.excerpt(project, "t5").is_key_point
    damaged = replace(queries.annotation(project, "t12"), span=Span(0, 4, "Kyiv"))
    assert queries.quoted_words(damaged, "Moscow demands") == "Kyiv"  # its words, so that they are seen to be false


def test_all_excerpts_stand_in_text_order_and_equal_the_single_ones(project):
    excerpts = queries.excerpts(project)
    assert ids_of(excerpts) == ["t5", "t12", "t7", "t8", "t10", "t11"]
    assert excerpts == tuple(queries.excerpt(project, each) for each in ids_of(excerpts))


def test_all_that_is_tagged_as_a_partys_stands_in_text_order(project):
    assert ids_of(queries.excerpts_of_party(project, "p2")) == ["t5", "t12", "t8"]
    assert ids_of(queries.excerpts_of_party(edits.toggle_party(project, "t11", "p4"), "p4")) == ["t10", "t11"]


def test_a_tag_of_no_paragraph_in_a_damaged_file_is_in_no_list(project):
    tags = (replace(project.annotations[0], paragraph_id=""), *project.annotations[1:])
    damaged = replace(project, annotations=tags)
    assert ids_of(queries.excerpts(damaged)) == ["t12", "t7", "t8", "t10", "t11"]


def test_a_row_says_of_each_column_whether_the_brief_leaves_out_words_there_and_nothing_of_other_rows(project):
    project = edits.add_article(project, an_article("Kyiv says so."))
    project = edits.annotate(project, edits.newest_id(project, "a") + ".1", Kind.POSITION, ("p3",))
    project = edits.assign_issue(project, edits.newest_id(project, "t"), "i9")
    assert [row.left_out for row in queries.rows(project)] == [(), ()]
    hidden = edits.toggle_article(project, project.articles[-1].id)
    assert [row.left_out for row in queries.rows(hidden)] == [(), (False, True)]
    assert [row.left_out for row in queries.rows(edits.toggle_article(project, "a1"))] == [(True, True), (True, False)]


def test_the_tray_holds_what_a_principal_said_and_no_issue_has(project):
    assert ids_of(queries.tray(project)) == ["t12"]
    assert ids_of(queries.tray(edits.set_columns(project, ("p3", "p4")))) == ["t10"]
    assert queries.tray(edits.retag(project, "t12", Kind.EVENT)) == ()


def test_third_parties_are_grouped_in_the_order_of_the_parties(project):
    project = edits.add_party(project, "China")
    china = edits.newest_id(project, "p")
    project = edits.annotate(project, "a1.1", Kind.POSITION, (china,))
    project = edits.annotate(project, "a1.5", Kind.POSITION, ("p2", "p4"))
    project = edits.annotate(project, "a1.2", Kind.POSITION, (china, "p4"))
    assert [each.reference[-1] for each in queries.third_parties(project)] == ["2", "4", "5", "1"]


def test_the_timeline_is_sorted_by_date_with_the_undated_last():
    project = a_project()
    for paragraph, date in (("a1.1", ""), ("a1.2", "2025-06"), ("a1.3", "2024-12-31"), ("a1.4", "2025"), ("a1.5", "")):
        project = edits.annotate(project, paragraph, Kind.EVENT)
        project = edits.describe(project, edits.newest_id(project, "t"), when=When(sort=date))
    assert [each.reference[-1] for each in queries.timeline(project)] == ["3", "4", "2", "1", "5"]


def test_key_points_stand_in_their_own_order(project):
    assert ids_of(queries.key_points(edits.move_key_point(edits.star(project, "t10"), "t10", 0))) == ["t10", "t5"]


def test_rows_are_numbered_within_themes_in_the_order_of_first_appearance(project):
    project = edits.add_issue(edits.add_issue(project, "Host", "Talks"), "Losses", "War")
    groups = queries.themes(project)
    assert [(group.number, group.title) for group in groups] == [(1, "War"), (2, "Talks")]
    assert [(row.number, row.issue.title) for row in queries.rows(project)] == [
        ("1.1", "Withdrawal"),
        ("1.2", "Sanctions"),
        ("1.3", "Losses"),
        ("2.1", "Host"),
    ]


def test_a_cell_holds_demands_then_positions_then_events_of_its_party(project):
    project = edits.retag(edits.assign_issue(project, "t12", "i6", 0), "t12", Kind.EVENT)
    project = edits.annotate(project, "a1.3", Kind.POSITION, ("p2", "p3"))
    both = edits.newest_id(project, "t")
    project = edits.assign_issue(edits.assign_issue(project, both, "i6"), "t10", "i6")
    row = queries.rows(project)[0]
    assert [ids_of(cell) for cell in row.cells] == [["t5", both, "t12"], ["t7", both]]
    assert ids_of(row.others) == ["t10"]
    assert [queries.row(project, each.issue.id) for each in queries.rows(project)] == list(queries.rows(project))
    with pytest.raises(LookupError):
        queries.row(project, "i99")


def test_a_theme_whose_rows_are_all_left_out_does_not_print(project):
    project = edits.add_issue(project, "Host", "Talks")
    project = edits.toggle_issue(edits.toggle_issue(project, "i6"), project.issues[-1].id)
    assert [group.title for group in queries.printed_themes(project)] == ["War"]
    assert [row.issue.id for row in queries.printed_rows(project)] == ["i9"]


def test_swapping_columns_swaps_cells_and_moves_nothing(project):
    swapped = edits.set_columns(project, ("p3", "p2"))
    for before, after in zip(queries.rows(project), queries.rows(swapped), strict=True):
        assert after.cells == tuple(reversed(before.cells))
    assert swapped.issues is project.issues


def test_a_row_is_one_side_only_where_just_one_has_spoken_and_nobody_judged_it(project):
    withdrawal, sanctions = queries.rows(project)
    assert (withdrawal.state, sanctions.state) == (State.UNCLEAR, State.ONE_SIDED)
    nobodys = queries.rows(edits.add_issue(project, "Prisoners"))[-1]
    assert nobodys.state is State.UNCLEAR
    judged = queries.rows(edits.assess(project, sanctions.issue.id, state=State.AGREED))[-1]
    assert judged.state is State.AGREED


def test_a_gap_is_a_principal_that_stated_nothing(project):
    assert [(gap.row.number, gap.party.name) for gap in queries.gaps(project)] == [("1.2", "Ukraine")]
    event = edits.retag(project, "t7", Kind.EVENT)
    assert queries.gaps(event)[0].row.number == "1.2"
    bare = edits.unassign_issue(project, "t7")
    assert [(gap.row.number, gap.party.name) for gap in queries.gaps(bare)][0] == ("1.1", "Ukraine")


def test_a_tally_counts_demands_and_positions_as_items_and_events_apart(project):
    tallies = queries.tallies(project)
    assert tallies["p2"] == queries.Tally(items=3, events=0)
    assert tallies[None] == queries.Tally(items=0, events=1)
    silent = edits.add_party(project, "China")
    assert queries.tallies(silent)[silent.parties[-1].id] == queries.Tally() == queries.Tally(0, 0, 0)
    assert [tallies[party.id].items for party, _ in queries.balance(project)] == [
        count for _, count in queries.balance(project)
    ]


def test_the_balance_counts_what_each_principal_said(project):
    assert [(party.name, count) for party, count in queries.balance(project)] == [("Russia", 3), ("Ukraine", 1)]


def test_the_balance_leaves_out_what_does_not_print(project):
    withdrawal, _ = project.issues
    hidden = edits.toggle_issue(project, withdrawal.id)
    printed = [(party.name, count) for party, count in queries.balance(hidden)]
    starred = sum(each in project.brief.key_point_ids for each in withdrawal.annotation_ids)
    assert (printed, starred) == ([("Russia", 3), ("Ukraine", 0)], 1)
    bare = edits.toggle_star(hidden, project.brief.key_point_ids[0])
    assert [count for _, count in queries.balance(bare)] == [2, 0]


@pytest.mark.parametrize("seed", range(20))
def test_rows_with_a_gap_are_counted_as_they_print_whatever_is_left_out(seed):
    chance = Random(seed)
    project = any_project(chance, find("comparison"))
    for issue in project.issues:
        project = edits.toggle_issue(project, issue.id) if chance.random() < 0.3 else project
    for article in project.articles[1:]:
        project = edits.toggle_article(project, article.id) if chance.random() < 0.3 else project
    printed = {row.issue.id for row in queries.printed_rows(project)}
    gaps = [gap.row.issue.id for gap in queries.gaps(project)]
    assert printed.issuperset(gaps)
    assert queries.one_sided_count(project) == len(set(gaps))
    shown = queries.printed_annotations(project)
    own = [each for each in shown if each.kind is not Kind.EVENT and not each.stated_in]
    assert [count for _, count in queries.balance(project)] == [
        sum(party.id in each.party_ids for each in own) for party in queries.column_parties(project)
    ]


def test_parties_have_keys_and_letters_by_their_columns():
    project = edits.set_columns(a_project(parties=4), ("p3", "p5"))
    assert [party.id for party in queries.column_parties(project)] == ["p3", "p5"]
    assert [party.id for party in queries.other_parties(project)] == ["p2", "p4"]
    assert [queries.party_key(project, each) for each in ("p3", "p5", "p2", "p4", "p9")] == [1, 2, 3, 4, 0]
    letters = [queries.party_letter(project, each) for each in ("p3", "p5", "p2", "p4", "p9")]
    assert letters == ["A", "B", "RUS", "TUR", ""]
    assert queries.party_letter(edits.edit_party(project, "p4", short_name="t. (r)k y"), "p4") == "TRK"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The Kremlin’s offer reached Kyiv.", ["Russia", "Ukraine"]),
        ("Russian and Ukrainian troops", []),
        ("Let us go, said Ankara", ["Turkey"]),
        ("US-backed", ["United States"]),
    ],
)
def test_parties_are_named_by_whole_words_in_the_same_case(text, named):
    assert [party.name for party in queries.named_parties(a_project(parties=4), text)] == named


def test_fields_are_empty_until_filled(project):
    assert queries.field(project, "to") == ""
    assert queries.field(edits.set_field(project, "to", "Minister"), "to") == "Minister"


def test_what_points_to_nothing_is_left_out(project):
    damaged = replace(
        project,
        parties=project.parties[:1],
        annotations=project.annotations[1:],
        articles=(replace(project.articles[0], paragraphs=project.articles[0].paragraphs[:4]),),
    )
    assert ids_of(queries.excerpts(damaged)) == ["t12", "t7", "t8", "t10"]
    assert queries.key_points(damaged) == queries.timeline(damaged) == ()
    assert [len(row.cells) for row in queries.rows(damaged)] == [1, 1]
    assert queries.excerpt(damaged, "t7").parties == ()
    with pytest.raises(LookupError):
        queries.excerpt(damaged, "t11")


def test_the_longest_beginning_of_some_words_is_found_in_any_case_with_the_first_paragraph_that_has_it(project):
    assert queries.longest_beginning(project, "KYIV  refuses to go home") == ("a1.2", "KYIV refuses to")
    assert queries.longest_beginning(project, "the") == ("a1.3", "the")
    assert queries.longest_beginning(project, "Moscow") == ("a1.1", "Moscow")
    assert queries.longest_beginning(project, "Nobody said so") == queries.longest_beginning(project, "") == (None, "")


def test_a_record_holds_nothing_of_an_article_that_the_brief_leaves_out(project):
    project = edits.add_article(project, an_article("Kyiv says so."))
    project = edits.annotate(project, edits.newest_id(project, "a") + ".1", Kind.POSITION, ("p3",))
    new = edits.newest_id(project, "t")
    project = edits.star(edits.assign_issue(project, new, "i9"), new)
    hidden = edits.toggle_article(project, project.articles[-1].id)
    whole, record = record_of(project), record_of(hidden)
    assert ([item.id for item in whole.rows[1].items], whole.key_point_ids) == (["t8", new], ("t5", new))
    assert ([item.id for item in record.rows[1].items], record.key_point_ids) == (["t8"], ("t5",))


def test_changes_are_told_against_the_chosen_version_or_else_the_last(project):
    project = an_issued(an_issued(project))
    assert compared(a_tagged_project()) is None
    for since, number in ((0, 2), (1, 1), (2, 2)):
        assert compared(edits.compare_with(project, since)).number == number


def test_a_party_has_the_names_it_was_given_and_no_other(project):
    assert queries.names_of(project.parties[2]) == ("Turkey", "Ankara")
    assert queries.names_of(project.parties[0]) == ("Russia", "Russia", "Moscow", "Kremlin")


@pytest.mark.parametrize(
    ("drafted", "by_rules", "by_hand"), [((), (), True), (("t5",), (), False), ((), ("t5",), False)]
)
def test_a_brief_is_all_by_hand_if_nobody_else_found_an_item_and_all_are_read(project, drafted, by_rules, by_hand):
    for tag in drafted:
        project = edits.mark_draft(project, tag, Origin.HAND)
    for tag in by_rules:
        project = edits.review(edits.mark_draft(project, tag, Origin.RULES), (tag,))
    found = queries.origins(project)
    assert (found.is_all_by_hand, found.total, found.drafts) == (by_hand, 6, len(drafted))
