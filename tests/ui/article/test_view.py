"""The reading pane: focus, sentences, selections, edges, marks, words for screen readers."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtTest import QTest

from briefer import edits, queries
from briefer.model import Kind, Project, Span
from tests.builders import TEXTS, a_project, a_span, an_article
from tests.ui.desk import Desk
from ui.article.lines import characters, units
from ui.look.theme import Look, apply
from ui.session import Focus


def test_the_first_paragraph_has_the_focus_when_an_article_opens(desk):
    assert desk.place == "a1.1"
    assert desk.view.focus_passage() == ("a1.1", None)


def test_without_an_article_there_is_nothing_to_tag_and_keys_do_no_harm(qtbot, look):
    desk = Desk(qtbot, Project())
    for act in (desk.view.focus_next, desk.view.next_sentence, desk.view.page_down, desk.view.advance):
        act()
    desk.view.start_edge("start")
    assert desk.view.focus_passage() == ("", None)
    assert "No article" in desk.view.accessibleName()


def test_moving_by_paragraph_stops_at_both_ends(desk):
    desk.view.focus_previous()
    assert desk.place == "a1.1"
    desk.view.focus_next()
    assert desk.place == "a1.2"
    desk.view.focus_last()
    desk.view.focus_next()
    assert desk.place == "a1.5"
    desk.view.focus_first()
    assert desk.place == "a1.1"


def test_sentences_go_on_into_the_next_paragraph_and_back(desk):
    seen = []
    for _ in range(3):
        desk.view.next_sentence()
        seen.append(desk.words)
    assert seen == ["Moscow demands that Kyiv withdraw its troops.", "It will not talk before.", TEXTS[1]]
    desk.view.previous_sentence()
    assert desk.words == "It will not talk before."


def test_a_sentence_that_is_the_whole_paragraph_is_tagged_as_the_whole(desk):
    desk.session.set_focus(Focus("a1.2"))
    desk.view.next_sentence()
    assert desk.view.focus_passage() == ("a1.2", None)


def test_a_sentence_is_tagged_as_a_span(desk):
    desk.view.next_sentence()
    span = Span(0, 45, "Moscow demands that Kyiv withdraw its troops.")
    assert desk.view.focus_passage() == ("a1.1", span)


def test_widening_lets_go_of_the_selection_first_and_then_of_the_sentence(desk):
    desk.view.next_sentence()
    desk.view.move_edge(1, by_character=False)
    assert desk.words == "Moscow"
    desk.view.widen()
    assert desk.words == "Moscow demands that Kyiv withdraw its troops."
    desk.view.widen()
    assert desk.session.focus == Focus("a1.1")


def test_after_a_tag_the_focus_goes_to_the_next_unit_of_the_same_size(desk):
    desk.view.advance()
    assert desk.session.focus == Focus("a1.2")
    desk.view.next_sentence()
    desk.view.advance()
    assert desk.words == TEXTS[2]
    assert desk.session.focus.sentence == (0, len(TEXTS[2]))
    desk.session.set_focus(Focus("a1.1", selection=(0, 6)))
    desk.view.advance()
    assert desk.session.focus == Focus("a1.1")


def test_after_a_tag_the_focus_passes_over_what_is_tagged_already(desk):
    desk.session.edit("tag", edits.annotate, "a1.2", Kind.EVENT, ())
    desk.view.advance()
    assert desk.session.focus == Focus("a1.3")


def test_after_a_tag_where_all_that_follows_is_tagged_the_focus_goes_to_the_next(desk):
    for paragraph_id in ("a1.4", "a1.5"):
        desk.session.edit("tag", edits.annotate, paragraph_id, Kind.EVENT, ())
    desk.session.set_focus(Focus("a1.3"))
    desk.view.advance()
    assert desk.session.focus == Focus("a1.4")
    desk.session.set_focus(Focus("a1.5"))
    desk.view.advance()
    assert desk.session.focus == Focus("a1.5")


def test_after_a_sentence_the_focus_passes_over_tagged_sentences_but_not_over_those_of_a_tagged_paragraph(desk):
    desk.session.edit("tag", edits.annotate, "a1.1", Kind.EVENT, ())
    desk.session.edit("tag", edits.annotate, "a1.2", Kind.EVENT, ())
    desk.view.next_sentence()
    desk.view.advance()
    assert desk.words == "It will not talk before."
    desk.view.advance()
    assert desk.words == TEXTS[2]
    desk.view.focus_first()
    desk.session.edit("tag", edits.annotate, "a1.1", Kind.DEMAND, (), Span(46, 70, "It will not talk before."))
    desk.view.next_sentence()
    desk.view.advance()
    assert desk.words == TEXTS[2]


def test_an_article_that_goes_while_a_sentence_has_the_focus_leaves_an_empty_pane(desk):
    desk.view.next_sentence()
    desk.session.edit("remove", edits.remove_article, "a1")
    assert desk.view.article is None
    desk.session.undo()
    assert desk.view.article is not None


def test_the_next_untagged_paragraph_is_found_round_the_end(tagged):
    tagged.session.edit("clear", edits.remove_annotation, "t7")
    tagged.session.set_focus(Focus("a1.3"))
    tagged.view.focus_next_untagged()
    assert tagged.place == "a1.2"


def test_a_selection_grows_and_shrinks_by_words_from_the_start(desk):
    for _ in range(3):
        desk.view.move_edge(1, by_character=False)
    assert desk.words == "Moscow demands that"
    desk.view.move_edge(-1, by_character=False)
    desk.view.move_edge(1, by_character=True)
    desk.view.move_edge(1, by_character=True)
    assert desk.words == "Moscow demands t"
    for _ in range(3):
        desk.view.move_edge(-1, by_character=False)
    assert desk.session.focus.selection is None


def test_an_edge_of_an_item_is_moved_and_kept(tagged):
    tagged.session.set_focus(Focus("a1.1", selection=(46, 70), annotation_id="t12"))
    tagged.view.start_edge("start")
    assert tagged.view.is_moving_edge
    tagged.view.move_edge(-1, by_character=False)
    tagged.view.move_edge(-1, by_character=True)
    assert tagged.words == " troops. It will not talk before."
    assert tagged.view.keep_edge() == (38, 70)
    assert not tagged.view.is_moving_edge


def test_an_edge_that_is_restored_leaves_the_focus_as_it_was(tagged):
    before = Focus("a1.1", selection=(46, 70), annotation_id="t12")
    tagged.session.set_focus(before)
    tagged.view.start_edge("end")
    tagged.view.move_edge(-2, by_character=False)
    assert tagged.session.focus != before
    tagged.view.restore_edge()
    assert tagged.session.focus == before
    assert tagged.view.keep_edge() is None


def test_going_elsewhere_drops_the_edge_on_its_way(tagged):
    tagged.view.start_edge("end")
    tagged.view.focus_next()
    assert not tagged.view.is_moving_edge


def test_edges_never_cross(desk):
    desk.session.set_focus(Focus("a1.1", selection=(7, 14)))
    desk.view.start_edge("start")
    desk.view.move_edge(9, by_character=False)
    assert desk.session.focus.selection == (13, 14)


def test_the_item_at_the_focus_is_the_one_meant_or_the_one_of_these_words(tagged):
    tagged.session.set_focus(Focus("a1.1"))
    assert tagged.view.current_annotation().id == "t5"
    tagged.session.set_focus(Focus("a1.1", sentence=(46, 70)))
    assert tagged.view.current_annotation().id == "t12"
    tagged.session.set_focus(Focus("a1.1", sentence=(0, 45)))
    assert tagged.view.current_annotation() is None
    tagged.session.set_focus(Focus("a1.1", annotation_id="t12"))
    assert tagged.view.current_annotation().id == "t12"
    tagged.session.set_focus(Focus("a1.2", annotation_id="t12"))
    assert tagged.view.current_annotation().id == "t7"


def test_overlapping_items_are_gone_through_in_turn(tagged):
    seen = []
    for _ in range(3):
        tagged.view.cycle_overlap()
        seen.append(tagged.view.current_annotation().id)
    assert seen == ["t12", "t5", "t12"]


def test_a_tag_leaves_the_document_alone(desk):
    document, revision = desk.view.document(), desk.view.document().revision()
    desk.tag()
    desk.session.undo_stack.undo()
    assert desk.view.document() is document
    assert desk.view.document().revision() == revision


def test_undoing_the_only_article_leaves_no_stale_focus(desk):
    desk.session.edit("remove", edits.remove_article, "a1")
    assert desk.session.focus == Focus()
    desk.session.undo_stack.undo()
    assert desk.place == "a1.1"
    assert desk.view.toPlainText().startswith("Moscow demands")


def test_the_article_of_the_focus_is_shown(qtbot, look):
    desk = Desk(qtbot, a_project(2, an_article(), an_article("Another text.", headline="Second")))
    desk.session.set_focus(Focus("a2.1" if "a2.1" in desk.view.facts.places else list(desk.view.facts.places)[-1]))
    assert desk.view.toPlainText() == "Another text."
    assert "Second" in desk.view.title.accessibleName()


def test_the_title_line_says_which_paragraphs_are_in_view(desk):
    assert desk.view.title.accessibleName().endswith("paragraphs 1–5 of 5")


def test_the_focus_is_kept_in_the_middle_of_the_height_while_moving(qtbot, look):
    desk = Desk(qtbot, a_project(2, an_article(*("A sentence of some length stands here, twice over. " * 4,) * 40)))
    for _ in range(20):
        desk.view.focus_next()
        rect = desk.view.rect_in_viewport(desk.view.unit_rect(desk.view.index_of(desk.place), None))
        height = desk.view.viewport().height()
    assert rect.top() >= 0.29 * height
    assert rect.bottom() <= 0.61 * height


def test_paging_goes_about_a_screen(qtbot, look):
    desk = Desk(qtbot, a_project(2, an_article(*("One line.",) * 100)))
    desk.view.page_down()
    down = desk.view.index_of(desk.place)
    assert 5 <= down <= 12
    desk.view.page_up()
    assert desk.view.index_of(desk.place) < down


def test_a_paragraph_longer_than_the_screen_is_read_to_its_end_before_the_next(qtbot, look):
    desk = Desk(qtbot, a_project(2, an_article("Many words stand here. " * 150, "The end.")))
    desk.view.page_down()
    assert desk.place == "a1.1"
    assert desk.view.scrolled > 0


def test_accessible_name_tells_paragraph_items_and_words(tagged):
    tagged.session.set_focus(Focus("a1.3"))
    name = tagged.view.accessibleName()
    assert name == "Paragraph 3. Russia, Demand, issue Sanctions. Russia says the sanctions must end."


def test_accessible_name_tells_the_sentence_and_whom_else_it_names(desk):
    desk.session.set_focus(Focus("a1.2"))
    assert "Names only Ukraine" in desk.view.accessibleName()
    desk.session.arm("p3")
    assert "Names only" not in desk.view.accessibleName()
    desk.session.set_focus(Focus("a1.1"))
    desk.view.next_sentence()
    assert desk.view.accessibleName().startswith("Paragraph 1, sentence 1 of 2. Not tagged.")


def test_the_margin_warns_before_a_key_is_pressed(desk):
    desk.session.set_focus(Focus("a1.2"))
    texts = [label.text for label in desk.view.painter().labels(1)]
    assert texts[0] == "Russia"
    assert "names only Ukraine" in texts
    desk.session.arm("p3")
    assert not any(label.is_warning for label in desk.view.painter().labels(1))


def test_the_margin_lists_every_item_without_leaving_its_paragraph(tagged):
    labels = [label for label in tagged.view.painter().labels(0) if label.annotation]
    assert [label.annotation.id for label in labels] == ["t5", "t12"]
    many = tagged.session.project
    for start in range(0, 30, 3):
        text = queries.paragraph_of(many, "a1.2").text
        part = text[start : start + 5]
        if len(part) == 5:
            many = edits.annotate(many, "a1.2", Kind.POSITION, ("p3",), Span(start, start + 5, part))
    tagged.session.step("many", lambda _: many)
    rects = [label.rect for label in tagged.view.painter().labels(1)]
    assert max(rect.bottom() for rect in rects) <= tagged.view.painter().plate(1).bottom()


def test_plain_keys_are_left_to_the_shortcuts_of_the_window(desk):
    before = desk.session.focus
    text = desk.view.toPlainText()
    QTest.keyClicks(desk.view, "dpej ")
    assert (desk.session.focus, desk.view.toPlainText()) == (before, text)


def test_tab_leaves_the_article(desk):
    assert desk.view.tabChangesFocus()


@pytest.mark.parametrize(
    "text", ["plain words", "peace \U0001f54a now", "\U0001f1fa\U0001f1e6 and \U0001f1f7\U0001f1fa"]
)
def test_offsets_survive_the_way_to_qt_and_back(text):
    for offset in range(len(text) + 1):
        assert characters(text, units(text, offset)) == offset
    assert units(text, len(text)) == len(text.encode("utf-16-le")) // 2


def test_a_span_behind_an_emoji_is_painted_over_its_own_words(qtbot, look):
    text = "\U0001f54a Peace talks \U0001f54a go on in Istanbul."
    desk = Desk(qtbot, a_project(2, an_article(text)))
    start = text.index("Istanbul")
    rect = desk.view.laid_out.span_rects(0, start, start + 8)[0]
    hit = desk.view.laid_out.offset_at(0, QPointF(rect.left() + 1, rect.center().y()))
    assert hit == start


def test_a_span_over_rows_has_a_rectangle_a_row_inside_the_text(qtbot, look):
    desk = Desk(qtbot, a_project(2, an_article("Words and words and words stand here. " * 8)))
    rects = desk.view.laid_out.span_rects(0, 3, 250)
    whole: QRectF = desk.view.laid_out.rect(0)
    assert len(rects) > 2
    assert all(whole.contains(rect.center()) and rect.width() > 0 for rect in rects)
    assert [rect.top() for rect in rects] == sorted(rect.top() for rect in rects)


def test_a_narrow_pane_takes_room_from_its_margin_not_from_its_words(desk):
    wide = desk.view.laid_out.margin
    desk.view.resize(420, 500)
    assert desk.view.laid_out.margin < wide
    assert max(row.width() for row in desk.view.laid_out.rows(0)) > 200
    desk.view.resize(650, 500)
    assert desk.view.laid_out.margin == wide


def test_theme_and_size_may_change_under_the_view(qapp, tagged):
    tagged.session.set_focus(Focus("a1.3"))
    before = tagged.view.laid_out.rect(0).height()
    apply(qapp, "dark", 2)
    assert tagged.view.laid_out.look == Look.of(tagged.view)
    assert tagged.view.laid_out.rect(0).height() > before
    assert not tagged.view.grab().isNull()
    assert tagged.place == "a1.3"


@pytest.mark.parametrize("theme", ["light", "dark", "high"])
def test_every_mark_changes_the_picture(qapp, qtbot, theme):
    apply(qapp, theme, 1)
    desk = Desk(qtbot, a_project(3))
    pictures = [desk.view.grab().toImage()]
    desk.tag()
    pictures.append(desk.view.grab().toImage())
    span = a_span(desk.session.project, "a1.1", "It will not talk before.")
    desk.session.edit("span", edits.annotate, "a1.1", Kind.POSITION, ("p3",), span)
    pictures.append(desk.view.grab().toImage())
    desk.view.next_sentence()
    pictures.append(desk.view.grab().toImage())
    desk.view.move_edge(1, by_character=False)
    pictures.append(desk.view.grab().toImage())
    assert all(one != other for one, other in zip(pictures, pictures[1:], strict=False))
