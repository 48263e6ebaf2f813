"""No silent mis-attribution: words that name only the other side are marked before a key, and kept for the review."""

from briefer import queries
from briefer.check import check
from briefer.model import Kind
from ui.look.theme import Look
from ui.session import Focus


def warnings_of(window):
    index = window.article.index_of(window.session.focus.paragraph_id)
    return [label.text for label in window.article.painter().labels(index) if label.is_warning]


def only_ukraine(window):
    facts = window.article.facts
    paragraphs = window.session.project.articles[0].paragraphs
    return next(
        each for each in paragraphs if facts.only_others(each.text, window.session.armed_party).endswith(" Ukraine")
    )


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


def test_a_part_that_names_nobody_is_marked_like_its_paragraph(window, press):
    press("1")
    paragraph = only_ukraine(window)
    window.session.set_focus(Focus(paragraph.id))
    names = {name for party in window.session.project.parties for name in (party.name, *party.aliases)}
    for _ in range(12):
        press("C")
        passage = window.session.focus.passage
        if passage and not any(name in paragraph.text[slice(*passage)] for name in names):
            break
    else:
        raise AssertionError("every part names somebody")
    assert warnings_of(window) == ["names only Ukraine"]


def active_label(window):
    index = window.article.index_of(window.session.focus.paragraph_id)
    labels = window.article.painter().labels(index)
    return next(label for label in labels if label.under == "active party")


def colours(window, label):
    """The colours a label is painted in."""
    place = window.article.rect_in_viewport(label.rect)
    picture = window.article.viewport().grab(place).toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def test_the_active_party_stands_at_the_focus_in_name_and_colour_wherever_the_keys_go(window, press):
    looks = Look.of(window.article).theme.parties
    for key, name, look in (("1", "Russia", looks[0]), ("2", "Ukraine", looks[1])):
        press(key)
        for move in ("J", "J", "K", "L", "C"):
            press(move)
            assert active_label(window).text == name
            assert window.read.tag_bar._party.accessibleName() == f"Active party: {name}"
        assert look.ink.lower() in colours(window, active_label(window))
    press("0")
    assert active_label(window).text == "No party"


def test_what_was_tagged_is_read_through_party_by_party_with_the_keys(window, press, qtbot):
    press("Home", "1", "D", "2", "P", "1", "E")
    window.stages.show_problems()
    view = window.stages.compare.problems
    view.filter.setFocus()
    press("Down")
    assert view.filter.currentText() == "Everything tagged Russia"
    assert view.model.rowCount() == 2
    press("Tab")
    assert window.focusWidget() is view.table
    press("Down", "Enter")
    assert window.stages.current == "read"
    assert queries.reference(window.session.project, window.session.focus.paragraph_id) == "S1 ¶3"
    press("2")
    press("Alt+Left")
    assert view.model.rowCount() == 1
