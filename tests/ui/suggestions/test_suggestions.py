"""The draft in the window: drawn as questions, taken over by one key, put away by another, undone by a third."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer import edits, queries
from briefer.model import Kind, Span
from briefer.suggest import LIKELY
from tests.builders import a_project
from ui.session import Focus
from ui.suggestions.accept import AcceptDialog
from ui.tagging.issue_picker import IssuePicker
from ui.tagging.items import file_items


@pytest.fixture
def drafted(window, qtbot):
    """The window once everything is drafted."""
    qtbot.waitUntil(lambda: bool(window.suggesting.open_suggestions), timeout=5000)
    return window


def paragraph(window, number):
    return window.session.project.articles[0].paragraphs[number - 1].id


def tags(window):
    return window.session.project.annotations


def wait_for_draft(window, qtbot):
    """Wait until the draft is of the project as it is now."""
    with qtbot.waitSignal(window.suggesting.changed, timeout=5000, raising=False):
        window.suggesting.compute()


def test_suggestions_are_there_when_the_article_opens_and_are_in_no_count(drafted):
    assert len(drafted.suggesting.open_suggestions) > 10
    assert tags(drafted) == ()
    assert drafted.read.comparison.board.rows.rowCount() == 0
    assert not drafted.read.sidebar.suggestions.isHidden()


def test_enter_accepts_what_is_asked_and_goes_on(drafted, press):
    asked = drafted.article.suggestion_at_focus()
    press("Enter")
    (tag,) = tags(drafted)
    assert (tag.kind, tag.is_draft) == (asked.kind, True)
    assert tag.party_ids == tuple(party.id for party in asked.parties)
    following = drafted.article.suggestion_at_focus()
    assert following is not None
    assert following != asked


def test_three_enters_accept_three_and_each_is_one_undo(drafted, press):
    press("Enter", "Enter", "Enter")
    assert len(tags(drafted)) == 3
    press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert tags(drafted) == ()


def test_del_dismisses_for_good_and_undo_brings_it_back(drafted, press, qtbot):
    asked = drafted.article.suggestion_at_focus()
    press("Del")
    assert tags(drafted) == ()
    wait_for_draft(drafted, qtbot)
    assert asked not in drafted.suggesting.open_suggestions
    press("Ctrl+Z")
    qtbot.waitUntil(lambda: asked in drafted.suggesting.open_suggestions, timeout=5000)


def test_the_usual_keys_correct_a_suggestion(drafted, press, qtbot):
    press("2", "E")
    (tag,) = tags(drafted)
    assert (tag.kind, tag.is_draft) == (Kind.EVENT, False)
    wait_for_draft(drafted, qtbot)
    assert paragraph(drafted, 1) not in {
        drafted.session.project.articles[0].paragraphs[each.paragraph].id
        for each in drafted.suggesting.open_suggestions
    }


def test_a_sentence_in_focus_chooses_its_own_suggestion(drafted, press):
    found = [each for each in drafted.suggesting.open_suggestions if each.paragraph == 1]
    assert len(found) > 1
    drafted.session.set_focus(Focus(paragraph(drafted, 2), (found[1].start, found[1].end)))
    assert drafted.article.suggestion_at_focus() == found[1]
    press("Enter")
    assert tags(drafted)[0].span.start == found[1].start


def test_only_what_is_likely_is_shown_where_one_wants_no_more(drafted, qtbot):
    everything = drafted.suggesting.open_suggestions
    likely = {each for each in everything if each.confidence >= LIKELY}
    assert 0 < len(likely) < len(everything)
    drafted.settings.least_suggestion = "likely"
    drafted.suggesting.compute()
    qtbot.waitUntil(lambda: set(drafted.suggesting.open_suggestions) == likely, timeout=5000)


def test_a_screen_reader_hears_what_is_suggested_and_how_sure_it_is(drafted):
    spoken = drafted.article.accessibleName()
    assert "Suggested: " in spoken
    assert "likely" in spoken or "possible" in spoken


def test_the_reason_stands_at_the_foot_after_a_moment_and_leaves_the_focus_where_it_is(drafted, qtbot, press):
    card = drafted.read.reason_card
    qtbot.waitUntil(card.isVisible, timeout=3000)
    asked = drafted.article.suggestion_at_focus()
    assert asked.reasons[0].text in card._reasons.text()
    assert drafted.focusWidget() is drafted.article
    drafted.keyboard.made["edit.find"].trigger()
    foot = drafted.article.viewport()
    qtbot.waitUntil(lambda: card.geometry().bottom() <= foot.geometry().bottom())
    card._judged = foot.geometry  # as at 200 %, where what is judged fills the view
    card._place()
    assert not card.isVisible()
    del card._judged
    card._place()
    assert card.isVisible()
    drafted.article.setFocus()
    press("J")
    assert not card.isVisible()


def test_the_reason_judges_nothing_while_an_article_comes_that_lacks_its_paragraph(drafted, qtbot, press):
    card, session = drafted.read.reason_card, drafted.session
    press("J", "J")
    qtbot.waitUntil(card.isVisible, timeout=3000)
    article = session.project.articles[0]
    drafted.article.show_article(replace(article, paragraphs=article.paragraphs[:1]))
    drafted.article.verticalScrollBar().valueChanged.emit(0)
    assert card._judged().isEmpty()


def test_a_click_on_a_chip_focuses_its_words(drafted, qtbot):
    painter = drafted.article.painter()
    label = next(label for label in painter.labels(1) if label.suggestion)
    point = drafted.article.rect_in_viewport(label.rect).center()
    QTest.mouseClick(drafted.article.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert drafted.session.focus.sentence == (label.suggestion.start, label.suggestion.end)


def test_all_likely_ones_are_listed_ticked_and_accepted_in_one_step(drafted):
    likely = [each for each in drafted.suggesting.open_suggestions if each.confidence >= LIKELY]

    def look():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, AcceptDialog):
            QTimer.singleShot(20, look)
            return
        assert dialog.chosen() == tuple(likely)
        assert str(len(likely)) in dialog.accept_button.text()
        dialog.slider.setValue(dialog.slider.minimum())
        assert len(dialog.chosen()) == dialog.list.count()
        dialog.slider.setValue(round(LIKELY * 100))
        dialog.list.item(dialog.list.count() - 1).setCheckState(Qt.CheckState.Unchecked)
        kept.extend(dialog.chosen())
        QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)

    kept = []
    QTimer.singleShot(20, look)
    drafted.suggesting.choose_likely()
    assert len(tags(drafted)) == len(kept)
    assert all(each.is_draft for each in tags(drafted))
    drafted.session.undo_stack.undo()
    assert tags(drafted) == ()


def test_a_draft_is_said_to_be_one_until_it_is_reviewed(drafted, press):
    press("Enter")
    first = tags(drafted)[0]
    drafted.article.focus_item(first)
    assert "draft, not reviewed" in drafted.article.accessibleName()
    press("R")
    assert not tags(drafted)[0].is_draft
    assert "draft" not in drafted.article.accessibleName()


def test_suggestions_can_be_switched_off_and_stay_off(drafted, settings, qtbot):
    drafted.suggesting.toggle()
    assert drafted.suggesting.open_suggestions == ()
    assert settings.has_suggestions is False
    assert drafted.read.sidebar.suggestions.isHidden()
    drafted.suggesting.toggle()
    qtbot.waitUntil(lambda: bool(drafted.suggesting.open_suggestions), timeout=5000)


def test_mistakes_in_ones_own_words_are_said_once_and_nothing_breaks(drafted, qtbot, monkeypatch, tmp_path):
    own = tmp_path / "words.yaml"
    own.write_text("demand verbs:\n  - ask: 7\n", encoding="utf-8")
    monkeypatch.setattr("ui.suggestions.drafting.words_file", lambda: own)
    drafted.suggesting.compute()
    qtbot.waitUntil(lambda: "words.yaml" in drafted.strip.text, timeout=5000)
    assert drafted.suggesting.open_suggestions == ()
    own.write_text("demand verbs:\n  - ask: 0.7\n", encoding="utf-8")
    drafted.suggesting.compute()
    qtbot.waitUntil(lambda: bool(drafted.suggesting.open_suggestions), timeout=5000)


def test_a_fault_of_the_draft_is_told_as_briefers_own_and_not_as_one_of_the_words(drafted, qtbot, monkeypatch):
    def stumble(*_, **__):
        raise IndexError("list index out of range")

    monkeypatch.setattr("briefer.drafting.suggestions_for", stumble)
    drafted.suggesting.compute()
    qtbot.waitUntil(lambda: "Briefer made a mistake" in drafted.strip.text, timeout=5000)
    assert "words.yaml" not in drafted.strip.text


def test_the_file_of_ones_own_words_is_made_with_an_explanation(drafted, monkeypatch, tmp_path):
    own, opened = tmp_path / "data" / "words.yaml", []
    monkeypatch.setattr("ui.suggestions.drafting.words_file", lambda: own)
    monkeypatch.setattr("ui.suggestions.drafting.QDesktopServices.openUrl", opened.append)
    drafted.suggesting.edit_words()
    assert "aliases" in own.read_text(encoding="utf-8")
    assert opened[0].toLocalFile() == str(own)


def test_another_name_for_a_party_changes_the_draft(drafted, qtbot):
    before = drafted.suggesting.open_suggestions
    project = drafted.session.project
    russia = next(party for party in project.parties if party.name == "Russia")
    drafted.session.edit("names changed", edits.edit_party, russia.id, aliases=())
    qtbot.waitUntil(lambda: drafted.suggesting.open_suggestions != before, timeout=5000)


def test_an_article_drafted_in_parts_has_its_suggestions_in_text_order(drafted, qtbot, monkeypatch):
    whole = {each.paragraph for each in drafted.suggesting.open_suggestions}
    monkeypatch.setattr("ui.suggestions.drafting.PART", 3)
    drafted.session.set_focus(Focus(paragraph(drafted, 5)))
    drafted.suggesting._round = None
    drafted.suggesting.compute()
    qtbot.waitUntil(lambda: not drafted.tasks.is_running("Suggestions"), timeout=5000)
    places = [each.paragraph for each in drafted.suggesting.open_suggestions]
    assert places == sorted(places)
    assert {place // 3 for place in places} == {place // 3 for place in whole}
    for each in drafted.suggesting.open_suggestions:
        text = drafted.session.project.articles[0].paragraphs[each.paragraph].text
        assert text[each.start : each.end].strip() == text[each.start : each.end] != ""


def filed_under(window, tag):
    return [issue.title for issue in window.session.project.issues if tag.id in issue.annotation_ids]


def test_a_sentence_tagged_by_hand_takes_the_row_that_the_draft_had_for_it(drafted, press):
    stance = next(each for each in drafted.suggesting.open_suggestions if each.issue)
    article = drafted.suggesting.article
    drafted.session.set_focus(Focus(article.paragraphs[stance.paragraph].id, selection=(stance.start, stance.end)))
    press("P")
    assert filed_under(drafted, tags(drafted)[-1]) == [stance.issue]
    drafted.session.undo_stack.undo()
    press("E")
    assert not filed_under(drafted, tags(drafted)[-1])


def test_the_rows_of_a_passage_are_known_after_it_was_tagged_too(drafted, qtbot):
    stance = next(each for each in drafted.suggesting.open_suggestions if each.issue)
    where = drafted.suggesting.article.paragraphs[stance.paragraph].id
    before = drafted.suggesting.rows_for(where, None)
    drafted.session.edit("tag", edits.annotate, where, Kind.POSITION, (), None)
    wait_for_draft(drafted, qtbot)
    assert drafted.suggesting.rows_for(where, None) == before != ("", ())


def test_one_key_files_an_item_under_the_row_used_last(drafted, press):
    first, second = drafted.suggesting.article.paragraphs[:2]
    drafted.session.set_focus(Focus(first.id))
    press("E")
    drafted.session.edit("file", edits.file_under, tags(drafted)[-1].id, "Talks")
    drafted.session.set_focus(Focus(second.id))
    press("E")
    press("Shift+T")
    assert filed_under(drafted, tags(drafted)[-1]) == ["Talks"]


def test_what_a_tag_changes_in_the_rest_of_the_draft_is_said_and_can_be_undone(drafted, monkeypatch):
    told = []
    monkeypatch.setattr(drafted.suggesting, "_tell_undoable", told.append)
    article, found = drafted.suggesting.article, drafted.suggesting.open_suggestions
    other = [replace(each, kind=Kind.EVENT if each.kind is not Kind.EVENT else Kind.DEMAND) for each in found[:2]]
    drafted.suggesting._remember(article, found, is_other=False)
    assert told == []
    drafted.suggesting._remember(article, (*other, *found[2:]), is_other=False)
    assert told == ["2 other suggestions changed."]


def test_the_sidebar_says_by_the_words_of_which_language_the_draft_is_and_another_one_is_chosen_there(drafted, qtbot):
    block = drafted.read.sidebar.suggestions
    assert block.language.text() == "Read as English"
    block.language.menu().aboutToShow.emit()
    offered = {action.text(): action for action in block.language.menu().actions()}
    assert {"English", "French", "German", "Ukrainian"} <= set(offered)
    assert [name for name, action in offered.items() if action.isChecked()] == ["English"]
    offered["French"].trigger()
    qtbot.waitUntil(lambda: block.language.text() == "Read as French", timeout=5000)
    assert drafted.session.project.articles[0].source.language == "fr"
    assert not block.isHidden(), "little is found, and the way back is there"
    drafted.session.undo()
    qtbot.waitUntil(lambda: block.language.text() == "Read as English", timeout=5000)


def test_without_words_of_its_language_the_draft_says_what_to_do(drafted, qtbot):
    suggesting, block = drafted.suggesting, drafted.read.sidebar.suggestions
    suggesting.read_in("sw")
    qtbot.waitUntil(lambda: block.language.text() == "Read as Swahili", timeout=5000)
    assert "choose that in the sidebar" in drafted.status.told
    assert not block.isHidden()


def test_t_opens_with_the_likeliest_rows_of_the_draft_and_enter_takes_the_first(drafted, press, monkeypatch):
    stance = next(each for each in drafted.suggesting.open_suggestions if len(each.topics) > 1)
    paragraph = drafted.suggesting.article.paragraphs[stance.paragraph]
    span = Span(stance.start, stance.end, paragraph.text[stance.start : stance.end])
    drafted.session.edit("tag", edits.annotate, paragraph.id, Kind.POSITION, (), span)
    drafted.session.set_focus(Focus(paragraph.id, selection=(stance.start, stance.end)))
    offered = []

    def enter(picker):
        offered.extend(picker.model.key(row).title for row in range(picker.model.rowCount()))
        picker.show()
        QTest.keyClick(picker.field, Qt.Key.Key_Return)
        return picker.result()

    monkeypatch.setattr(IssuePicker, "exec", enter)
    press("T")
    assert tuple(offered[: len(stance.topics)]) == stance.topics
    assert filed_under(drafted, tags(drafted)[-1]) == [stance.topics[0]]
    offered.clear()
    file_items(drafted.session, (tags(drafted)[-1].id,), drafted.read.comparison)
    assert tuple(offered[: len(stance.topics)]) == stance.topics, "the same wherever the item is shown"


def test_the_rows_of_one_project_file_nothing_in_the_next(drafted, press, qtbot):
    window = drafted
    assert any(window.suggesting.rows_for(each.id, None)[0] for each in window.article.article.paragraphs)
    window.settings.has_suggestions = False
    window.session.open(a_project(), None)
    qtbot.waitUntil(lambda: window.refreshing.is_settled)
    press("Home", "1", "D", "D", "D", "D")
    assert len(queries.tray(window.session.project)) == 4
    assert window.session.project.issues == ()
