"""Finding words in the article with real keys, and the menu of the right button."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from briefer import edits, pipeline, queries
from ui.article.find_bar import Hit, hits
from ui.session import Focus
from ui.tagging.menu import article_menu


@pytest.fixture
def bar(window):
    return window.read.find_bar


def selected(window) -> str:
    focus = window.session.focus
    return queries.paragraph_of(window.session.project, focus.paragraph_id).text[slice(*focus.selection)]


def test_hits_are_found_whatever_their_case_and_never_as_a_pattern():
    article = pipeline.read_pasted("A cease-fire (now). Ceasefire?\n\nNo CEASEFIRE, no talks.").article
    assert hits(article, " ceasefire ") == (Hit(0, 20, 29), Hit(1, 3, 12))
    assert hits(article, "(now).") == (Hit(0, 13, 19),)
    assert hits(article, "  ") == ()
    assert hits(None, "now") == ()


def test_hits_are_offsets_of_the_text_as_it_stands():
    article = pipeline.read_pasted("\U0001f54a İstanbul straße. Talks in istanbul.").article
    text = article.paragraphs[0].text
    assert [text[slice(*hit.place(article))] for hit in hits(article, "talks")] == ["Talks"]


def test_a_word_is_found_counted_and_tagged_without_the_mouse(window, press, bar):
    press("Ctrl+F")
    QTest.keyClicks(bar.field, "ceasefire")
    total = len(hits(window.article.article, "ceasefire"))
    assert total > 1
    assert bar.count.text() == f"1 of {total}"
    assert not window.session.project.annotations, "letters typed into the field tag nothing"
    press("F3")
    assert bar.count.text() == f"2 of {total}"
    press("Shift+F3", "Shift+F3")
    assert bar.count.text() == f"{total} of {total}", "before the first hit stands the last"
    words = selected(window)
    assert words.casefold() == "ceasefire"
    bar.close_here()
    press("D")
    assert [item.span.quote for item in window.session.project.annotations] == [words]


def test_escape_goes_back_to_where_one_was(window, press, bar):
    before = window.session.focus
    press("Ctrl+F")
    QTest.keyClicks(bar.field, "Istanbul")
    assert window.session.focus != before
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert window.session.focus == before
    assert bar.isHidden()
    assert window.focusWidget() is window.article


def test_words_that_are_not_there_say_so_and_move_nothing(window, press, bar):
    before = window.session.focus
    press("Ctrl+F")
    QTest.keyClicks(bar.field, "xyzzy")
    assert bar.count.text() == "Not found"
    assert window.session.focus == before


def test_each_paragraph_with_a_hit_has_a_line_beside_the_scroll_bar(window, press, bar):
    press("Ctrl+F")
    QTest.keyClicks(bar.field, "the")
    paragraphs = {hit.index for hit in hits(window.article.article, "the")}
    assert len(bar.marks.places) == len(paragraphs)
    assert list(bar.marks.places) == sorted(bar.marks.places)
    bar.close_here()
    assert bar.marks.isHidden()


def test_another_article_ends_the_search(window, press, bar):
    press("Ctrl+F")
    QTest.keyClicks(bar.field, "the")
    window.session.step("title", lambda project: replace(project, articles=()))
    assert bar.isHidden()


def test_the_menu_of_the_right_button_does_what_the_keys_do(window):
    window.session.set_focus(Focus(window.article.article.paragraphs[2].id))
    menu = article_menu(window.keyboard, window.read.tag_bar, window)
    texts = {action.text().partition("\t")[0]: action for action in menu.actions() if action.text()}
    assert {"Demand", "Position", "Event", "Active party", "Put into an issue…"} <= set(texts)
    names = [entry.text().partition("\t")[0] for entry in texts["Active party"].menu().actions()]
    assert names[:2] == ["Russia", "Ukraine"]
    texts["Demand"].trigger()
    assert window.session.project.annotations[0].paragraph_id == window.article.article.paragraphs[2].id


def test_the_right_button_opens_it(window, monkeypatch):
    places = []
    monkeypatch.setattr("ui.window.acts.open_article_menu", lambda _, place: places.append(place))
    window.article.context_menu_requested.emit(QPoint(5, 5))
    assert places == [QPoint(5, 5)]


def test_control_with_page_down_goes_to_the_next_article_and_stays_at_the_last(window, press):
    second = pipeline.read_pasted("A second article.\n\nIt has two paragraphs.").article
    window.session.edit("added", edits.add_article, second)
    first, last = (article.paragraphs[0].id for article in window.session.project.articles)
    press("Ctrl+PageDown")
    assert window.session.focus.paragraph_id == last
    press("Ctrl+PageDown")
    assert window.session.focus.paragraph_id == last
    press("Ctrl+PageUp")
    assert window.session.focus.paragraph_id == first


def test_the_next_version_is_begun_and_taken_back_in_one_step(window):
    before = window.session.project
    window.keyboard.made["brief.version"].trigger()
    assert window.session.project.brief.version == before.brief.version + 1
    window.session.undo()
    assert window.session.project == before


def test_words_are_found_and_selected_as_a_keyboard_types_them(window, press, bar):
    text = (
        "Nordia said: “We won’t pay – not now.” It is so.\n\nShe spoke in the Café Müller for an hour about all of it."
    )
    window.session.open(pipeline.new_project(pipeline.read_pasted(text).article, pipeline.SAMPLE_PARTIES), None)
    press("Ctrl+F")
    for typed, there in (
        ("won't", "won’t"),
        ("\"We won't pay - not", "“We won’t pay – not"),
        ("cafe muller", "Café Müller"),
    ):
        bar.field.setText(typed)
        assert bar.count.text() == "1 of 1"
        assert selected(window) == there
