"""No silent mis-attribution: words that name only the other side are marked before a key, and kept for the review."""

from briefer.check import check
from briefer.model import Kind
from ui.session import Focus


def warnings_of(window):
    index = window.article.index_of(window.session.focus.paragraph_id)
    return [label.text for label in window.article.painter().labels(index) if label.is_warning]


def only_ukraine(window):
    facts = window.article.facts
    paragraphs = window.session.project.articles[0].paragraphs
    return next(each for each in paragraphs if facts.only_others(each.text, window.session.armed_party) == "Ukraine")


def test_a_paragraph_that_names_only_the_other_party_is_marked_before_the_key_and_kept_for_the_review(window, press):
    press("1")
    paragraph = only_ukraine(window)
    window.session.set_focus(Focus(paragraph.id))
    assert warnings_of(window) == ["names only Ukraine"]
    assert window.session.project.annotations == ()
    press("D")
    (item,) = window.session.project.annotations
    assert item.kind is Kind.DEMAND
    found = [each for each in check(window.session.project, None) if "names only Ukraine" in each.message]
    assert [each.place.id for each in found] == [item.id]
    window.stages.go_to_place(found[0].place)
    assert window.session.focus.paragraph_id == paragraph.id


def test_the_mark_goes_when_the_right_party_is_armed_and_nothing_is_left_for_the_review(window, press):
    press("1")
    window.session.set_focus(Focus(only_ukraine(window).id))
    press("2")
    assert warnings_of(window) == []
    press("D")
    assert not [each for each in check(window.session.project, None) if "names only" in each.message]
