"""What stands between a project and a brief one may sign."""

from dataclasses import replace

import pytest

from briefer import edits, templates
from briefer.check import LONGEST_BOTTOM_LINE, Place, Severity, check
from briefer.model import Issue, Kind, Project, Span, State, When
from briefer.text.open_titles import open_title
from tests.builders import a_project, a_tagged_project, an_article

BOTTOM_LINE = "The two sides remain apart."
TEMPLATE = """
id: house
name: House format
fields:
  - {key: subject, label: Subject, required: true}
  - {key: from, label: From, required: true, default: Policy unit}
  - {key: to, label: To}
sections:
  - {kind: comparison, title: Positions compared}
"""


@pytest.fixture
def sound() -> Project:
    """A project with nothing to say against it."""
    project = edits.add_article(a_tagged_project(), an_article("Kyiv wants peace."))
    project = edits.annotate(project, "a13.1", Kind.DEMAND, ("p3",))
    project = edits.assign_issue(project, edits.newest_id(project, "t"), "i9")
    project = edits.assign_issue(project, "t12", "i6")
    project = edits.describe(project, "t11", when=When("2 June", "2025-06-02"))
    for issue_id in ("i6", "i9"):
        project = edits.assess(project, issue_id, state=State.APART)
    return edits.set_field(project, "bottom_line", BOTTOM_LINE)


def problems(project, severity=None):
    return [each for each in check(project) if severity in (None, each.severity)]


def stop_of(project):
    found = problems(project, Severity.STOPS)
    assert len(found) == 1, found
    return found[0]


def only_of(project):
    found = problems(project)
    assert len(found) == 1, found
    return found[0]


def changed_tag(project, tag_id, **parts):
    annotations = tuple(replace(each, **parts) if each.id == tag_id else each for each in project.annotations)
    return replace(project, annotations=annotations)


def test_a_finished_project_has_no_problem(sound):
    assert check(sound) == ()


def test_an_empty_project_is_stopped_without_a_crash():
    assert stop_of(Project()).message == "No party has a column."
    assert {each.message for each in problems(Project(), Severity.LOOK)} == {
        "The bottom line is empty.",
        "Nothing is tagged yet.",
    }


def test_a_quotation_that_does_not_stand_in_its_source_stops_the_brief(sound):
    damaged = changed_tag(sound, "t12", span=Span(0, 4, "Kyiv"))
    problem = stop_of(damaged)
    assert problem.message == "S1 ¶1: the quoted words do not stand in the source like this."
    assert "“Kyiv”" in problem.detail
    assert problem.place == Place("annotation", "t12")
    assert problem.is_misquoted


@pytest.mark.parametrize(
    ("damage", "place"),
    [
        (lambda each: changed_tag(each, "t8", paragraph_id="a9.9"), Place("annotation", "t8")),
        (lambda each: changed_tag(each, "t8", party_ids=("p2", "p99")), Place("annotation", "t8")),
        (
            lambda each: replace(each, issues=(*each.issues, Issue("i99", "New", annotation_ids=("t99",)))),
            Place("issue", "i99"),
        ),
        (lambda each: replace(each, brief=replace(each.brief, key_point_ids=("t99",))), Place("project")),
        (lambda each: replace(each, brief=replace(each.brief, columns=("p2", "p99"))), Place("project")),
        (lambda each: replace(each, brief=replace(each.brief, columns=("p2", "p2"))), Place("project")),
        (
            lambda each: replace(each, issues=(*each.issues, Issue("i99", "New", annotation_ids=("t8",)))),
            Place("annotation", "t8"),
        ),
        (lambda each: replace(each, parties=(*each.parties, each.parties[0])), Place("party", "p2")),
        (lambda each: replace(each, annotations=(*each.annotations, each.annotations[0])), Place("annotation", "t5")),
    ],
    ids=["paragraph", "party", "item", "key point", "column", "double column", "filed twice", "party id", "tag id"],
)
def test_damage_to_the_project_stops_the_brief_and_says_where(sound, damage, place):
    assert stop_of(damage(sound)).place == place


def test_a_tag_of_a_party_the_paragraph_does_not_name_is_worth_a_look(sound):
    problem = problems(edits.assign_parties(sound, "t7", ("p2", "p4")), Severity.LOOK)[0]
    assert problem.message == "S1 ¶2 names only Ukraine, tagged Russia, Turkey."
    assert problem.place == Place("annotation", "t7")


def test_a_paragraph_that_names_the_party_beside_another_is_no_problem(sound):
    assert not problems(edits.assign_parties(sound, "t5", ("p2",)))


def test_a_demand_without_a_party_is_worth_a_look_an_event_is_not(sound):
    assert problems(edits.assign_parties(sound, "t5", ()))[0].message == "S1 ¶1: this demand has no party."
    assert not problems(edits.assign_parties(sound, "t11", ()))


def test_an_event_needs_a_date_as_written_or_as_sorted(sound):
    assert only_of(edits.describe(sound, "t11", when=When())).message == "S1 ¶5: the event has no date."
    assert not problems(edits.describe(sound, "t11", when=When("in spring")))


def test_a_title_that_only_the_draft_has_seen_is_worth_a_look(sound):
    under = next(issue for issue in sound.issues if issue.id == "i6").annotation_ids
    for tag in under:
        sound = changed_tag(sound, tag, is_draft=True)
    told = [each.message for each in problems(sound, Severity.LOOK)]
    assert told[-1] == "The draft made the title of 1 row."
    told = [each.message for each in problems(changed_tag(sound, under[0], is_draft=False), Severity.LOOK)]
    assert not any("title" in each for each in told)


def test_a_row_with_words_in_place_of_a_title_asks_for_one_also_when_all_in_it_is_read(sound):
    issue = sound.issues[0]
    unnamed = edits.rename_issue(sound, issue.id, title=open_title("Hand over the keys"))
    (found,) = [each for each in problems(unnamed, Severity.LOOK) if "title" in each.message]
    assert found.message == "1 row has no title yet."
    assert found.place == Place("issue", issue.id)


def test_what_waits_in_the_tray_is_one_problem_that_leads_to_the_first(sound):
    problem = problems(edits.unassign_issue(edits.unassign_issue(sound, "t12"), "t5"), Severity.LOOK)[0]
    assert problem.message == "2 passages are under no issue yet and would stand in a row at the end."
    assert problem.place == Place("annotation", "t5")


def test_an_empty_issue_is_worth_a_look_and_no_gap(sound):
    problem = only_of(edits.add_issue(sound, "Prisoners", "War"))
    assert (problem.severity, problem.message) == (Severity.LOOK, "The issue “Prisoners” is empty.")


def test_one_column_is_worth_a_look(sound):
    assert "Only one party has a column." in [
        each.message for each in problems(edits.set_columns(sound, ("p2",)), Severity.LOOK)
    ]


def test_the_same_text_twice_is_worth_a_look(sound):
    problem = only_of(edits.add_article(sound, an_article("Kyiv wants peace.")))
    assert (problem.severity, problem.message) == (Severity.LOOK, "S2 and S3 have the same text.")


def test_gaps_open_judgements_and_single_sources_are_noted(sound):
    project = edits.assess(edits.remove_article(sound, "a13"), "i6", state=State.UNCLEAR)
    assert [(each.severity, each.message) for each in check(project)] == [
        (Severity.NOTE, "1.1 Withdrawal: the state of play is not judged."),
        (Severity.NOTE, "1.2 Sanctions: no stated position of Ukraine."),
        (Severity.NOTE, "There is only one source."),
    ]


def test_the_bottom_line_is_wanted_and_wanted_short(sound):
    empty = only_of(edits.set_field(sound, "bottom_line", " "))
    assert (empty.severity, empty.place) == (Severity.LOOK, Place("field", "bottom_line"))
    long = only_of(edits.set_field(sound, "bottom_line", "word " * 61))
    assert (long.severity, long.message) == (Severity.NOTE, "The bottom line has 61 words.")


def test_the_template_says_which_fields_are_required(sound):
    template = templates.loads(TEMPLATE, "house.yaml")
    assert [(each.message, each.place) for each in check(sound, template)] == [
        ("“Subject” is empty.", Place("field", "subject"))
    ]
    assert check(edits.set_field(sound, "subject", "Talks"), template) == ()


def test_a_bottom_line_that_is_switched_off_is_not_wanted(sound):
    project = edits.set_field(edits.set_field(sound, "bottom_line", ""), "subject", "Talks")
    template = templates.loads(TEMPLATE + "  - {kind: bottom_line}\n", "house.yaml")
    assert [each.place.id for each in check(project, template)] == ["bottom_line"]
    project = edits.toggle_section(project, "bottom_line")
    assert check(project, template) == check(project) == ()


def test_a_template_without_a_bottom_line_wants_none(sound):
    template = templates.loads(TEMPLATE, "house.yaml")
    project = edits.set_field(edits.set_field(sound, "bottom_line", ""), "subject", "Talks")
    assert check(project, template) == ()


def test_problems_come_worst_first(sound):
    damaged = edits.set_field(changed_tag(sound, "t12", span=Span(0, 4, "Kyiv")), "bottom_line", "")
    damaged = edits.assess(damaged, "i6", state=State.UNCLEAR)
    assert [each.severity for each in check(damaged)] == [Severity.STOPS, Severity.LOOK, Severity.NOTE]


def test_only_a_passage_of_a_party_is_asked_whether_it_is_the_right_one(sound):
    event = edits.annotate(sound, "a1.2", Kind.EVENT, ("p2",))
    assert check(edits.describe(event, edits.newest_id(event, "t"), when=When("2 June"))) == ()
    (problem,) = problems(edits.assign_parties(sound, "t7", ()), Severity.LOOK)
    assert problem.message == "S1 ¶2: this position has no party."


def test_a_source_that_is_left_out_says_how_many_tags_go_with_it(sound):
    one = edits.toggle_article(sound, "a13")
    assert [each.detail for each in problems(one, Severity.NOTE) if "left out" in each.message] == [
        "The 1 tag in it is not printed. H in Sources takes the article in again."
    ]
    two = edits.toggle_article(edits.annotate(sound, "a13.1", Kind.EVENT), "a13")
    assert "The 2 tags in it are not printed." in " ".join(each.detail for each in problems(two))


def test_a_name_that_two_parties_claim_is_told():
    project = a_project()
    first, second = project.parties[:2]
    shared = edits.edit_party(project, first.id, aliases=("the coast",))
    shared = edits.edit_party(shared, second.id, aliases=("the coast",))
    assert [each.message for each in check(shared) if "the coast" in each.message] == [
        f"“the coast” is a name of {first.name} and {second.name}."
    ]


def test_a_house_format_that_is_not_here_is_a_thing_to_check_with_the_fields_its_stand_in_lacks(sound):
    project = edits.set_template(sound, "house")
    for key, words in (("minister", "Ms Fennimore"), ("subject", "Gas row"), ("empty", " ")):
        project = edits.set_field(project, key, words)
    found = check(project, templates.find_or_stand_in("house"))
    [problem] = [each for each in found if each.place.kind == "template"]
    assert problem.severity is Severity.LOOK
    assert problem.message.startswith("There is no template “house”.")
    assert problem.detail.endswith("These fields have no place in it: minister: Ms Fennimore.")
    known = edits.set_template(sound, "comparison")
    assert not [
        each for each in check(known, templates.find_or_stand_in("comparison")) if each.place.kind == "template"
    ]


def test_a_side_without_a_position_is_told_by_its_short_name_or_else_its_name(sound):
    third = edits.set_columns(sound, ("p2", "p4"))
    assert "1.1 Withdrawal: no stated position of Turkey." in [each.message for each in problems(third)]
    parties = tuple(replace(each, short_name="TR") if each.id == "p4" else each for each in third.parties)
    named = replace(third, parties=parties)
    assert "1.1 Withdrawal: no stated position of TR." in [each.message for each in problems(named)]


def test_a_bottom_line_is_told_to_be_long_from_the_first_word_too_many_on(sound):
    def told(count):
        return problems(edits.set_field(sound, "bottom_line", "word " * count), Severity.NOTE)

    assert told(LONGEST_BOTTOM_LINE) == []
    assert [each.message for each in told(LONGEST_BOTTOM_LINE + 1)] == [
        f"The bottom line has {LONGEST_BOTTOM_LINE + 1} words."
    ]


def test_of_several_drafts_the_first_in_the_text_is_named(sound):
    drafted = changed_tag(changed_tag(sound, "t7", is_draft=True), "t5", is_draft=True)
    told = next(each for each in problems(drafted) if each.message.startswith("2 tags were accepted"))
    assert told.detail == "First S1 ¶1. Read each; R marks it as reviewed."
    assert told.place == Place("annotation", "t5")
