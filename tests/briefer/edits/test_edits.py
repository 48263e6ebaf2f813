"""What a person can do to a project, and what the rules refuse."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer import edits, queries
from briefer.check import Severity, check
from briefer.errors import EditError
from briefer.model import Article, Kind, Party, Project, Source, Span, State, Status, When
from tests.briefer.edits.acts import ACTS, EVERY_ACT
from tests.builders import PARTIES, a_project, a_span, a_tagged_project, an_article


@pytest.fixture
def project() -> Project:
    return a_project(parties=4)


@pytest.fixture
def tagged() -> Project:
    return a_tagged_project()


def texts_of(project):
    return [paragraph.text for paragraph in project.articles[0].paragraphs]


def ids_of(parts):
    return [part.id for part in parts]


def test_an_added_article_gets_new_ids_and_is_the_last_source(project):
    project = edits.add_article(project, an_article("One", "Two"))
    assert ids_of(project.articles) == ["a1", "a6"]
    assert ids_of(project.articles[1].paragraphs) == ["a6.1", "a6.2"]
    assert edits.newest_id(project, "a") == "a6"


def test_an_article_without_text_is_refused(project):
    with pytest.raises(EditError, match="no text"):
        edits.add_article(project, Article("", Source(), ()))


def test_removing_an_article_removes_its_tags_from_issues_and_key_points_too(tagged):
    project = edits.remove_article(tagged, "a1")
    assert project.articles == project.annotations == project.brief.key_point_ids == ()
    assert [issue.annotation_ids for issue in project.issues] == [(), ()]


def test_the_source_of_an_article_can_be_corrected(project):
    source = replace(project.articles[0].source, outlet="The Herald")
    assert edits.edit_source(project, "a1", source).articles[0].source.outlet == "The Herald"
    assert edits.edit_source(project, "a1", project.articles[0].source) is project


def test_articles_can_be_put_in_another_order(project):
    project = edits.add_article(project, an_article("Two"))
    assert ids_of(edits.move_article(project, "a6", 0).articles) == ["a6", "a1"]
    assert edits.move_article(project, "a6", 99) is project


def test_a_paragraph_is_split_and_joined_again(project):
    offset = texts_of(project)[0].index("It will")
    split = edits.split_paragraph(project, "a1.1", offset)
    assert texts_of(split)[:2] == ["Moscow demands that Kyiv withdraw its troops.", "It will not talk before."]
    assert ids_of(split.articles[0].paragraphs) == [f"a1.{number}" for number in range(1, 7)]
    assert edits.merge_paragraph(split, "a1.2") == project


@pytest.mark.parametrize("offset", [-3, 0, 25, 99])
def test_a_paragraph_is_not_split_into_nothing_and_something(project, offset):
    with pytest.raises(EditError, match="between two words"):
        edits.split_paragraph(project, "a1.2", offset)


def test_the_first_paragraph_has_none_above_to_join(project):
    with pytest.raises(EditError, match="first paragraph"):
        edits.merge_paragraph(project, "a1.1")


@pytest.mark.parametrize(
    "edit", [lambda each: edits.split_paragraph(each, "a1.4", 6), lambda each: edits.merge_paragraph(each, "a1.2")]
)
def test_the_borders_of_paragraphs_are_fixed_once_the_article_has_tags(tagged, edit):
    with pytest.raises(EditError, match="6 tagged passages"):
        edit(tagged)


def test_a_new_party_is_no_principal(project):
    project = edits.add_party(project, " China ", aliases=["Beijing", "Beijing", "China", " "], colour="#AA0000")
    assert project.parties[-1] == Party("p6", "China", "", ("Beijing",), "#AA0000")
    assert project.brief.columns == ("p2", "p3")


@pytest.mark.parametrize(
    ("name", "colour", "sentence"),
    [(" ", "", "needs a name"), ("russia", "", "already a party called"), ("China", "red", "not a colour")],
)
def test_a_party_needs_a_name_of_its_own_and_a_real_colour(project, name, colour, sentence):
    with pytest.raises(EditError, match=sentence):
        edits.add_party(project, name, colour=colour)
    with pytest.raises(EditError, match=sentence):
        edits.edit_party(project, "p3", name=name, colour=colour)


def test_only_what_is_given_of_a_party_changes(project):
    changed = edits.edit_party(project, "p2", short_name="RU")
    assert changed.parties[0] == Party("p2", "Russia", "RU", ("Moscow", "Kremlin"))
    assert edits.edit_party(project, "p2", name="Russia") is project


def test_a_party_with_tags_stays(tagged):
    with pytest.raises(EditError, match="Russia still has 3 tagged passages"):
        edits.remove_party(tagged, "p2")


def test_a_removed_party_leaves_its_column(project):
    project = edits.remove_party(project, "p3")
    assert ids_of(project.parties) == ["p2", "p4", "p5"]
    assert project.brief.columns == ("p2",)


def test_moving_a_party_leaves_the_columns(project):
    project = edits.move_party(project, "p5", 0)
    assert ids_of(project.parties) == ["p5", "p2", "p3", "p4"]
    assert project.brief.columns == ("p2", "p3")


def test_any_parties_can_have_the_columns_but_each_one_only(project):
    assert edits.set_columns(project, ("p5", "p2")).brief.columns == ("p5", "p2")
    with pytest.raises(EditError, match="different party"):
        edits.set_columns(project, ("p2", "p2"))
    with pytest.raises(EditError, match="not in the project"):
        edits.set_columns(project, ("p99",))


def test_the_party_dialog_changes_everything_in_one_edit(project):
    russia, ukraine = project.parties[:2]
    result = edits.set_parties(project, (Party("", "China"), replace(russia, name="Moscow")), ("new:0", "p2"))
    assert [(party.id, party.name) for party in result.parties] == [("p6", "China"), ("p2", "Moscow")]
    assert result.brief.columns == ("p6", "p2")
    with pytest.raises(EditError, match="already"):
        edits.set_parties(project, (russia, replace(ukraine, name="RUSSIA")), ())
    with pytest.raises(EditError, match="Nowhere is not in the project"):
        edits.set_parties(project, (Party("p99", "Nowhere"),), ())
    assert edits.set_parties(project, project.parties, project.brief.columns) is project


def test_a_renamed_party_keeps_a_name_that_one_paragraph_uses_and_drops_one_that_none_does(project):
    turkey = project.parties[2]
    other, ankara = replace(turkey, name="Türkiye"), replace(turkey, name="Ankara", aliases=())
    renamed = edits.set_parties(project, (*project.parties[:2], other, project.parties[3]), ("p2", "p3"))
    assert renamed.parties[2].aliases == ("Ankara", "Turkey")
    renamed = edits.set_parties(renamed, (*project.parties[:2], ankara, project.parties[3]), ("p2", "p3"))
    assert renamed.parties[2].aliases == ()


def test_the_party_dialog_cannot_remove_a_party_with_tags(tagged):
    with pytest.raises(EditError, match="Turkey still has 1 tagged passage\\."):
        edits.set_parties(tagged, tagged.parties[:2], ("p2", "p3"))


def test_the_same_passage_of_the_same_party_is_retagged_not_tagged_twice(project):
    first = edits.annotate(project, "a1.1", Kind.DEMAND, ("p2",))
    assert edits.annotate(first, "a1.1", Kind.DEMAND, ("p2",)) is first
    second = edits.annotate(first, "a1.1", Kind.POSITION, ("p2",))
    assert [(each.id, each.kind) for each in second.annotations] == [("t6", Kind.POSITION)]
    whole = a_span(project, "a1.1", texts_of(project)[0])
    assert len(edits.annotate(second, "a1.1", Kind.EVENT, ("p2",), whole).annotations) == 1


def test_another_party_or_another_passage_is_another_tag(project):
    project = edits.annotate(project, "a1.1", Kind.DEMAND, ("p2",))
    project = edits.annotate(project, "a1.1", Kind.DEMAND, ("p3",))
    project = edits.annotate(project, "a1.1", Kind.POSITION, ("p2",), a_span(project, "a1.1", "It will not"))
    assert ids_of(project.annotations) == ["t6", "t7", "t8"]


@pytest.mark.parametrize("span", [Span(0, 4, "Kyiv"), Span(900, 904, "Kyiv")])
def test_a_span_must_quote_its_paragraph(tagged, span):
    with pytest.raises(EditError, match="Mark them again"):
        edits.annotate(tagged, "a1.1", Kind.DEMAND, ("p2",), span)
    with pytest.raises(EditError, match="Mark them again"):
        edits.set_span(tagged, "t5", span)


def test_tagging_what_is_not_there_is_refused(project):
    with pytest.raises(EditError, match="paragraph is not in the project"):
        edits.annotate(project, "a9.1", Kind.DEMAND)
    with pytest.raises(EditError, match="paragraph is not in the project"):
        edits.annotate(project, "a1.0", Kind.DEMAND)
    with pytest.raises(EditError, match="party is not in the project"):
        edits.annotate(project, "a1.1", Kind.DEMAND, ("p99",))
    with pytest.raises(EditError, match="tag is not in the project"):
        edits.retag(project, "t99", Kind.EVENT)


def test_paragraphs_are_found_whatever_their_ids_are():
    source = an_article("One")
    project = Project(articles=(replace(source, id="x"),))
    assert edits.annotate(project, "1", Kind.EVENT).annotations[0].paragraph_id == "1"


def test_parties_of_a_tag_are_set_and_toggled(tagged):
    both = edits.toggle_party(tagged, "t5", "p3")
    assert queries.annotation(both, "t5").party_ids == ("p2", "p3")
    assert edits.toggle_party(both, "t5", "p3") == tagged
    assert queries.annotation(edits.assign_parties(tagged, "t5", ("p4", "p4")), "t5").party_ids == ("p4",)


def test_the_edges_of_a_tag_move(tagged):
    span = a_span(tagged, "a1.1", "Kyiv withdraw its troops")
    narrow = edits.set_span(tagged, "t5", span)
    assert queries.excerpt(narrow, "t5").text == "Kyiv withdraw its troops"
    assert edits.set_span(narrow, "t5", None) == tagged


def test_only_what_is_given_of_a_description_changes(tagged):
    when = When("2 June", "2025-06-02")
    project = edits.describe(tagged, "t11", when=when, status=Status.CLAIMED, note="see\u00a0S2")
    event = queries.annotation(project, "t11")
    assert (event.when, event.status, event.note, event.speaker) == (when, Status.CLAIMED, "see S2", "")
    assert edits.describe(project, "t11", when=when, speaker="") is project


def test_removed_tags_leave_their_issues_and_the_key_points(tagged):
    project = edits.remove_annotations(tagged, ("t5", "t12"))
    assert ids_of(project.annotations) == ["t7", "t8", "t10", "t11"]
    assert project.issues[0].annotation_ids == ("t7",)
    assert project.issues[1] is tagged.issues[1]
    assert project.brief.key_point_ids == ()
    assert edits.remove_annotation(edits.remove_annotation(tagged, "t5"), "t12") == project
    with pytest.raises(EditError, match="tag is not"):
        edits.remove_annotations(tagged, ("t5", "t99"))


def test_key_points_are_starred_in_the_order_of_printing(tagged):
    project = edits.toggle_star(edits.star(tagged, "t8"), "t10")
    assert project.brief.key_point_ids == ("t5", "t8", "t10")
    assert edits.move_key_point(project, "t10", 0).brief.key_point_ids == ("t10", "t5", "t8")
    assert edits.star(project, "t5") is project
    assert edits.unstar(project, "t7") is project
    assert edits.unstar(edits.toggle_star(project, "t8"), "t10") == tagged
    with pytest.raises(EditError, match="not a key point"):
        edits.move_key_point(project, "t7", 0)


def test_an_issue_needs_a_title_that_its_theme_has_not_yet(project):
    project = edits.add_issue(project, "  Cease\nfire ", "War")
    assert (project.issues[0].id, project.issues[0].title) == ("i6", "Cease fire")
    assert len(edits.add_issue(project, "Cease fire", "Law").issues) == 2
    with pytest.raises(EditError, match="already an issue"):
        edits.add_issue(project, "cease FIRE", "war")
    with pytest.raises(EditError, match="needs a title"):
        edits.add_issue(project, " ")


def test_an_issue_is_renamed_and_assessed(tagged):
    project = edits.rename_issue(tagged, "i6", title="Troops")
    project = edits.assess(project, "i6", state=State.APART, assessment="No movement.")
    assert project.issues[0] == replace(tagged.issues[0], title="Troops", state=State.APART, assessment="No movement.")
    assert edits.assess(project, "i6", state=State.APART) is project
    with pytest.raises(EditError, match="already an issue"):
        edits.rename_issue(tagged, "i9", title="withdrawal")


def test_a_tag_stands_under_one_issue_at_the_place_it_was_put(tagged):
    project = edits.assign_issue(tagged, "t8", "i6", 1)
    assert [issue.annotation_ids for issue in project.issues] == [("t5", "t8", "t7"), ()]
    assert edits.assign_issue(project, "t8", "i6") is project
    assert edits.assign_issue(project, "t8", "i6", 99).issues[0].annotation_ids == ("t5", "t7", "t8")


def test_filing_under_a_title_finds_the_issue_or_makes_it(tagged):
    project = edits.file_under(tagged, "t12", "SANCTIONS")
    assert project.issues[1].annotation_ids == ("t12", "t8")  # as the text has them
    project = edits.file_under(project, "t12", "Talks", "Peace")
    assert (project.issues[1].annotation_ids, project.issues[2].annotation_ids) == (("t8",), ("t12",))
    assert project.issues[2].theme == "Peace"
    with pytest.raises(EditError, match="needs a title"):
        edits.file_under(project, "t12", "")


def test_an_issue_that_is_removed_gives_its_items_back_to_the_tray(tagged):
    assert [each.annotation.id for each in queries.tray(edits.remove_issue(tagged, "i6"))] == ["t5", "t12", "t7"]
    assert edits.unassign_issue(tagged, "t12") is tagged


def test_an_issue_moves_within_the_list_and_to_another_theme(tagged):
    project = edits.move_issue(tagged, "i9", 0, theme="Trade")
    assert [(issue.id, issue.theme) for issue in project.issues] == [("i9", "Trade"), ("i6", "War")]
    assert edits.move_issue(tagged, "i9", 1) is tagged


def test_the_text_agreed_so_far_is_apart_from_the_assessment(tagged):
    project = edits.assess(tagged, "i6", assessment="Nearer.", agreed="Both withdraw\r\nby June.")
    issue = edits.assess(project, "i6", assessment="Apart again.").issues[0]
    assert (issue.assessment, issue.agreed) == ("Apart again.", "Both withdraw\nby June.")
    project = edits.assess(project, "i9", agreed="No sanctions.")
    assert edits.merge_issues(project, "i6", "i9").issues[0].agreed == "Both withdraw\nby June.\nNo sanctions."


def test_merged_issues_keep_all_items_and_both_assessments(tagged):
    project = edits.assess(tagged, "i6", assessment="One.")
    project = edits.assess(project, "i9", state=State.APART, assessment="Two.")
    project = edits.merge_issues(project, "i6", "i9")
    assert ids_of(project.issues) == ["i6"]
    assert project.issues[0].annotation_ids == ("t5", "t7", "t8")
    assert (project.issues[0].state, project.issues[0].assessment) == (State.APART, "One.\nTwo.")
    assert edits.merge_issues(project, "i6", "i6") is project


def test_the_brief_has_its_own_settings(project):
    changed = edits.set_version(edits.set_template(edits.set_language(project, "de"), "chronology"), 3)
    assert (changed.language, changed.brief.template_id, changed.brief.version) == ("de", "chronology", 3)
    assert edits.set_title(project, "Talks ") is project
    assert edits.set_version(changed, 1).brief.version == 1
    with pytest.raises(EditError, match="counts from 1"):
        edits.set_version(project, 0)
    assert edits.set_language(changed, "").language == ""


def test_an_emptied_field_is_as_if_never_filled(project):
    filled = edits.set_field(edits.set_field(project, "to", "Minister"), "to", "The Minister")
    assert filled.brief.fields == (("to", "The Minister"),)
    assert edits.set_field(filled, "to", "") == project
    assert edits.set_field(project, "to", "") is project


def test_a_section_is_switched_off_and_on(project):
    off = edits.toggle_section(project, "timeline")
    assert off.brief.switched_sections == ("timeline",)
    assert edits.toggle_section(off, "timeline") == project


@given(st.data())
@settings(max_examples=1)
def test_every_edit_there_is_takes_part(data):
    drawn = {data.draw(act)[0] for act in EVERY_ACT}
    assert drawn == set(edits.__all__) - {"newest_id"}


@settings(max_examples=150)
@given(st.lists(ACTS, max_size=25))
def test_any_sequence_of_edits_keeps_the_project_whole(sequence):
    project = a_project(parties=len(PARTIES))
    for name, arguments, named in sequence:
        try:
            after = getattr(edits, name)(project, *arguments, **named)
        except EditError:
            continue
        assert after is project or after != project, f"{name} made an equal copy"
        assert after.last_id >= project.last_id
        project = after
        stops = {each.message for each in check(project) if each.severity is Severity.STOPS}
        lengths = {each.id: len(each.text) for article in project.articles for each in article.paragraphs}
        tags = [each.identity(lengths[each.paragraph_id]) for each in project.annotations if not each.stated_in]
        assert len(set(tags)) == len(tags), f"{name} left two tags that are alike"
        assert stops <= {"No party has a column."}
        assert len(queries.excerpts(project)) == len(queries.shown_annotations(project))
        told = [each.annotation.id for line in queries.timeline(project) for each in (line, *line.also)]
        shown = [each.id for each in queries.shown_annotations(project) if each.kind is Kind.EVENT]
        assert sorted(told) == sorted(shown)


def test_tags_that_become_alike_where_they_are_carried_to_are_joined(tagged):
    project = edits.annotate(tagged, "a1.4", Kind.DEMAND, ("p2",))
    twin = edits.newest_id(project, "t")
    project = edits.describe(edits.annotate(project, "a1.5", Kind.DEMAND, ("p2",)), twin, note="Twin.")
    carried = edits.carry(project, {edits.newest_id(project, "t"): ("a1.4", None)})
    assert len(carried.annotations) == len(project.annotations) - 1
    assert next(each for each in carried.annotations if each.id == twin).note == "Twin."
