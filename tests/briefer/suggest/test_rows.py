"""The draft sets what both sides say about one matter into one row, under a title one would print."""

from dataclasses import replace

import pytest
import yaml

from benchmarks.draft.rows import pairs, read_table
from briefer import drafting, edits
from briefer.data import resources_folder
from briefer.errors import LexiconError
from briefer.model import Annotation, AnnotationId, Issue, IssueId, Kind, ParagraphId
from briefer.store import samples
from briefer.suggest import load_lexicon, suggest, titles_in
from briefer.text.open_titles import open_title
from tests import DATA
from tests.briefer.suggest.test_suggest import ALPHA, BETA, ENGLISH, THIRD, article, draft

LANGUAGES = ("en", "fr", "de", "uk")
LABELLED = sorted((DATA / "practice" / "tuning").glob("*.json"))


def rows(*texts, **more):
    return [each.issue for each in draft(*texts, **more) if each.kind is not Kind.EVENT]


def test_both_sides_on_one_matter_stand_in_one_row():
    found = rows(
        "Alvania demanded that the wheat quota be restored.",
        "Bernia rejected a larger quota.",
        "Alvania wants the prisoners to be freed.",
        "Bernia offered to free ten detainees.",
    )
    assert found == ["Wheat quota", "Wheat quota", "Prisoners", "Prisoners"]


def test_an_answer_stands_in_the_row_of_what_it_answers():
    found = rows("Alvania demanded a truce.", "Bernia rejected the demand.", "Alvania called that delusional.")
    assert found == ["Ceasefire"] * 3


def test_the_users_own_issues_come_before_the_list():
    mine = Issue(IssueId("i1"), "Release of detainees")
    assert rows("Alvania demanded that all detainees be freed.", issues=(mine,)) == ["Release of detainees"]


def test_what_fits_nowhere_goes_into_the_tray_with_a_menu_of_the_rows_there_are():
    texts = ("Bernia said no.", "Alvania demanded a truce.", "Alvania asked for lower tariffs.")
    first = draft(*texts)[0]
    assert first.issue == ""
    assert set(first.topics) == {"Ceasefire", "Tariffs"}


def test_events_go_into_no_row():
    (event,) = draft("Bernia shelled the port on Tuesday during the truce.")
    assert (event.issue, event.topics) == ("", ())


def test_rows_are_named_in_the_language_of_the_brief():
    text = article("Alvania demanded a truce.", language="en")
    (found,) = suggest(text, (ALPHA, BETA), ENGLISH, titles=titles_in("fr-CH"))
    assert found.issue == "Cessez-le-feu"
    project = edits.set_language(samples.sample_project(), "fr")
    drafted = drafting.suggestions_for(project, project.articles[0], ENGLISH)
    assert {each.issue for each in drafted} & set(titles_in("fr").values())


def test_a_person_adds_matters_of_their_own_and_words_to_those_there_are(tmp_path):
    own = tmp_path / "words.yaml"
    own.write_text("matters:\n  Mackerel: mackerel*, catch + slice\n  Ceasefire: quiet*\n", encoding="utf-8")
    lexicon = load_lexicon("en", [own])
    assert rows("Alvania demanded less mackerel.", "Bernia demanded quiet.", lexicon=lexicon) == [
        "Mackerel",
        "Ceasefire",
    ]
    texts = ("Alvania demanded less Atlantic mackerel.", "Bernia wants the Atlantic mackerel left alone.")
    assert rows(*texts, lexicon=lexicon) == ["Mackerel"] * 2, "a person's title is no suggestion"


@pytest.mark.parametrize("line", ["Mackerel: ''", "Mackerel: 'a*'", "[a, b]", "'': mackerel"])
def test_a_matter_that_cannot_be_used_is_refused_with_a_sentence(tmp_path, line):
    own = tmp_path / "words.yaml"
    own.write_text(f"matters:\n  {line}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"words\.yaml"):
        load_lexicon("en", [own])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_hundred_matters_with_titles_and_words(language):
    keys = [
        list(yaml.safe_load((resources_folder() / "matters" / f"{each}.yaml").read_text("utf-8")))
        for each in ("en", language)
    ]
    assert keys[0] == keys[1]
    assert len(keys[1]) > 100
    titles = titles_in(language)
    assert len(set(titles.values())) == len(titles)
    assert all(title[:1].isupper() or not title[:1].islower() for title in titles.values())


def test_rows_set_more_right_pairs_side_by_side_than_one_big_row_would():
    """What a row is worth is measured on articles kept aside; here only that grouping groups and parts."""
    tables = [read_table(path) for path in LABELLED]
    big = [
        replace(table, draft={item: replace(filed, row="all") for item, filed in table.draft.items()})
        for table in tables
    ]
    right, given, wanted = (sum(each) for each in zip(*map(pairs, tables), strict=True))
    big_right, big_given, _ = (sum(each) for each in zip(*map(pairs, big), strict=True))
    assert right / given > 1.5 * big_right / big_given
    assert right > 0.4 * wanted
    for table in tables:
        assert len({each.row for each in table.draft.values() if each.row}) > 1


def test_an_answer_without_words_of_its_own_follows_what_the_other_side_has_just_said():
    found = rows(
        "Alvania demanded that the wheat quota be restored.",
        "Bernia rejected a larger quota.",
        "Alvania also wants the prisoners to be freed.",
        "Bernia called that a bad joke.",
    )
    assert found == ["Wheat quota", "Wheat quota", "Prisoners", "Prisoners"]


def test_an_answer_follows_a_demand_that_a_person_has_filed_too():
    texts = ("Alvania demanded that the blue elephants be moved.", "Bernia called that a bad joke.")
    tag = Annotation(AnnotationId("t"), ParagraphId("a1.1"), Kind.DEMAND, party_ids=(ALPHA.id,))
    mine = Issue(IssueId("i1"), "Zoo", annotation_ids=(tag.id,))
    assert rows(*texts, issues=(mine,), fixed=(tag,)) == ["Zoo"]
    assert rows(*texts, fixed=(tag,)) == [""]


def test_a_word_that_often_means_something_else_names_no_row():
    assert "Tariffs" not in rows("Alvania demanded that Bernia do its duties.", "Bernia refused to do them.")
    assert rows("Bernia refused to cut import duties.", "Alvania said the duties must fall.") == ["Tariffs"] * 2


def test_a_verb_alone_names_no_row():
    assert "Monitoring" not in rows("Alvania demanded that Bernia keep monitoring it.", "Bernia refused.")
    assert rows("Alvania demanded more monitors.", "Bernia refused to let monitors in.") == ["Monitoring"] * 2


def test_a_row_without_a_matter_is_called_by_the_phrase_both_sides_come_back_to():
    found = rows("Alvania demanded a larger brass band.", "Bernia said the brass band was large enough.")
    assert found == ["Brass band"] * 2


def test_the_words_of_the_headline_for_a_matter_are_its_title_in_the_language_of_the_article():
    text = article("Alvania demanded lower tariffs.", "Bernia refused to cut the tariffs.")
    text = replace(text, source=replace(text.source, headline="Row over steel tariffs"))
    assert {each.issue for each in suggest(text, (ALPHA, BETA), ENGLISH)} == {"Steel tariffs"}
    assert {each.issue for each in suggest(text, (ALPHA, BETA), ENGLISH, titles=titles_in("fr"))} == {
        "Droits de douane"
    }


def test_a_row_without_any_title_is_called_by_what_its_first_demand_asks_for_and_says_so():
    found = rows("Alvania demanded that Bernia hand over the blue elephants before the summer.", "Bernia refused.")
    assert found == [open_title("Bernia hand over the blue elephants before the summer")] * 2
    found = rows("Alvania called on Monday for elephants in every town.", "Bernia refused.")
    assert found == [open_title("Elephants in every town")] * 2
    found = rows("Alvania asked Bernia once more to feed elephants.", "Bernia refused.")
    assert found == [open_title("Feed elephants")] * 2


@pytest.mark.parametrize(
    ("demand", "title"),
    [
        ("Alvania called for an independent study of the elephants.", "Independent study of the elephants"),
        ("Alvania urged Bernia to mend the roof of the opera before Monday.", "Roof of the opera"),
        ("Alvania asked Bernia to drop a ban on elephant rides, which it calls absurd.", "Ban on elephant rides"),
        ("Alvania wants a higher bakery allowance.", "Bakery allowance"),
        ("Elephant numbers must fall by a third, Alvania said.", "Elephant numbers"),
    ],
)
def test_a_row_is_called_by_the_noun_that_its_demand_is_about(demand, title):
    assert rows(demand, "Bernia refused.") == [title] * 2


def test_several_demands_of_one_row_are_named_together():
    found = rows("Alvania wants an elephant gate. It wants an elephant ramp.", "Bernia refused.")
    assert set(found) == {"Elephant gate, elephant ramp"}


def test_a_long_row_is_not_called_by_what_one_demand_of_it_is_about():
    demand = "Alvania called for an independent study of the elephants."
    replies = "Bernia refused. Bernia called that absurd. Alvania dismissed that."
    assert set(rows(f"{demand} {replies}")) == {open_title("An independent study of the elephants")}
    assert set(rows(f"{demand} {replies} Bernia refused to count elephants.")) == {"Independent study of the elephants"}


def test_a_jest_in_quotation_marks_is_no_title():
    found = rows("“They must close the money tap,” Alvania said.", "Bernia refused.")
    assert found == [open_title("The money tap")] * 2


def test_a_demand_that_only_points_at_its_matter_leaves_the_title_to_the_next():
    found = rows("Alvania demanded that it be fed. Alvania demanded that elephants be fed.", "Bernia refused.")
    assert found == [open_title("Elephants be fed")] * 3


def test_a_matter_that_one_position_names_in_passing_is_offered_and_is_no_title():
    found = draft(
        "Alvania demanded that Bernia feed the elephants.", "Bernia said its bakers would pay fines for that."
    )
    assert {each.issue for each in found} == {open_title("Bernia feed the elephants")}
    assert all("Fines" in each.topics for each in found)


def test_a_single_position_makes_no_row_and_is_offered_the_one_it_would_make():
    (alone,) = draft("Bernia rejected the prisoner exchange.")
    assert (alone.issue, alone.topics) == ("", ("Prisoners",))
    mine = Issue(IssueId("i1"), "Release of detainees")
    assert rows("Bernia rejected the prisoner exchange.", issues=(mine,)) == ["Release of detainees"]


def test_a_project_of_the_draft_has_the_rows_of_the_draft():
    project = samples.sample_project()
    drafted = drafting.suggestions_for(project, project.articles[0], ENGLISH)
    accepted = drafting.accept(project, project.articles[0], drafted)
    assert {issue.title for issue in accepted.issues} == {each.issue for each in drafted if each.issue}


def test_the_other_named_parties_stand_in_the_rows_too():
    assert THIRD.name in {
        each.parties[0].name for each in draft("Cestria demanded a truce.", "Alvania rejected the truce.") if each.issue
    }
