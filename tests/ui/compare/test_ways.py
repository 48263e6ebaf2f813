"""The short ways by key: from tab to tab, back to the first, and to all that is tagged as one party's."""

import pytest

from briefer import pipeline, queries
from tests.ui.finding.test_finding import found, type_and_take

SIDES = ("Russia", "Ukraine")


@pytest.fixture(name="tagged")
def _tagged(window):
    window.session.open(pipeline.sample_brief_project(), None)
    return window


def names(window):
    """The items of the list that is in front, in its order."""
    return window.stages.compare.problems.many._items.items_in_order()


def of_party(window, name):
    party = next(each for each in window.session.project.parties if each.name == name)
    return tuple(each.annotation.id for each in queries.excerpts_of_party(window.session.project, party.id))


def test_one_key_goes_from_tab_to_tab_round_the_end_and_the_keyboard_goes_along(tagged, press):
    compare, form = tagged.stages.compare, None
    press("Ctrl+2")
    tabs, holders = [], set()
    for _ in range(6):
        press("Ctrl+PageDown")
        tabs.append(compare.tab)
        holders.add(tagged.focusWidget())
    assert tabs == ["timeline", "third_parties", "sources", "problems", "changes", "positions"]
    assert len(holders) == 6
    assert tagged.focusWidget() is compare.board
    press("Ctrl+PageUp")
    assert compare.tab == "changes"
    press("Ctrl+3")
    form = tagged.stages.brief.form
    press("Ctrl+PageUp")
    assert form.tabs.currentIndex() == form.tabs.count() - 1
    assert form.isAncestorOf(tagged.focusWidget())
    press("Ctrl+PageDown")
    assert form.tabs.currentIndex() == 0


def test_a_stage_asked_for_again_shows_its_first_tab(tagged, press):
    press("Ctrl+2", "Ctrl+PageUp", "Ctrl+2")
    assert tagged.stages.compare.tab == "positions"
    assert tagged.focusWidget() is tagged.stages.compare.board
    press("Ctrl+3", "Ctrl+PageUp", "Ctrl+3")
    assert tagged.stages.brief.form.tabs.currentIndex() == 0


def test_one_key_lists_what_is_tagged_as_the_party_in_hand_and_again_as_the_next(tagged, press):
    item = next(each for each in tagged.session.project.annotations if each.id == of_party(tagged, "Ukraine")[1])
    tagged.stages.go_to_annotation(item.id)
    press("Ctrl+R")
    problems = tagged.stages.compare.problems
    assert names(tagged) == of_party(tagged, "Ukraine")
    assert tagged.focusWidget() is problems.table
    assert problems.table.current_key() == item.id
    listed = [names(tagged)]
    for _ in tagged.session.project.parties[1:]:
        press("Ctrl+R")
        listed.append(names(tagged))
    assert {of_party(tagged, each.name) for each in tagged.session.project.parties} == set(listed)


def test_the_list_of_a_party_is_found_in_the_one_field(tagged, press, visits):
    assert ("tagged", "Everything tagged Ukraine") in found(tagged, "everything tagged")
    type_and_take(visits, "tagged ukr")
    press("Ctrl+K")
    assert names(tagged) == of_party(tagged, "Ukraine")
    assert tagged.focusWidget() is tagged.stages.compare.problems.table


def test_what_one_goes_to_in_a_list_has_the_focus_in_the_article_and_on_the_board(tagged, press):
    press("Ctrl+R", "Down", "Down")
    wanted = names(tagged)[2]
    press("Ctrl+1")
    assert tagged.article.current_annotation().id == wanted
    press("Ctrl+2", "Ctrl+2")
    assert tagged.stages.compare.board.current_annotation_id() == wanted


def test_the_place_on_the_board_is_kept_over_another_stage(tagged, press):
    board = tagged.stages.compare.board
    press("Ctrl+2", "End", "Left", "Left", "Left")
    place = board.currentIndex()
    assert not board.current_annotation_id()
    press("Ctrl+1", "Ctrl+2")
    assert board.currentIndex() == place


def test_a_list_that_lost_its_line_stands_at_the_same_place(tagged, press):
    press("Ctrl+R", "Home", "Down", "Down")
    before = names(tagged)
    press("2" if before == of_party(tagged, SIDES[0]) else "1")
    assert tagged.stages.compare.problems.table.current_key() == before[3]
    assert tagged.focusWidget() is tagged.stages.compare.problems.table


def test_shift_with_home_or_end_selects_all_the_way(tagged, press):
    press("Ctrl+R", "Home", "Down", "Shift+End")
    every, many = names(tagged), tagged.stages.compare.problems.many
    assert many.ids() == every[1:]
    press("Shift+Home")
    assert many.ids() == every[:2]
    press("Ctrl+2", "Shift+End")
    board = tagged.stages.compare.board
    assert board.many.ids()[-1] == board.items_in_order()[-1]
    assert len(board.many.ids()) > 1
