"""The import dialog: what was read, its borders by keyboard, one article after another, and what to do on a failure."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefer import text
from briefer.errors import PasswordNeeded, ReadError
from briefer.model import ParagraphKind
from briefer.readers.base import LeftOut
from tests.ui.dialog_checks import shared_mnemonics, unnamed_controls
from tests.ui.importing.readings import CONTROL, SHIFT, TEXTS, a_result, key, page, shown
from ui.importing.dialog import PASTE
from ui.importing.paragraph_list import MANY


def test_the_source_the_counts_and_the_ends_are_shown(dialog, reading):
    reading.done(a_result(headline="What it asks", language="uk", left_out=(LeftOut("Cookies", "notice"),)))
    assert dialog.source.fields["headline"].text() == "What it asks"
    assert dialog.source.fields["byline"].text() == ""
    assert dialog.source.language.currentText() == "Ukrainian"
    assert [label.text() for label in dialog.source.counts.values()] == ["4", "30", "1"]
    assert dialog.source._start.text() == "The memorandum opens with land."
    assert dialog.source.verdict.text == "Ends with a full sentence"


def test_an_article_that_breaks_off_is_said_so_and_can_be_pasted(dialog, reading):
    reading.done(a_result(("It was signed in",)))
    assert dialog.source.verdict.text.startswith("Stops in mid-sentence")
    dialog.source.verdict.pressed.emit()
    assert page(dialog) == PASTE


def test_a_sentence_without_end_is_shown_by_its_ends_only(dialog, reading):
    reading.done(a_result(("word " * 5000 + "end.",)))
    assert len(dialog.source._start.text()) < 300
    assert dialog.source._end.text().endswith("end.")


def test_every_warning_is_a_line_of_its_own_and_hidden_characters_are_explained(dialog, reading):
    reading.done(a_result(warnings=("3 of 14 pages hold no text.", "2 hidden characters removed."), hidden=2))
    first, second, third = dialog.pane.notices.sentences
    assert (first, second) == ("3 of 14 pages hold no text.", "2 hidden characters removed.")
    assert "No visible letter was changed" in third


def test_an_article_that_is_there_already_is_said_so(opened, reading):
    old = a_result(headline="Old", url="https://example.org/a/", sha256=text.fingerprint(TEXTS)).article
    dialog = opened("copy.txt", "page.html", "other.txt", known=(old,))
    reading.done(a_result())
    assert dialog.pane.notices.sentences == ("The same text is in the project already: S1 “Old”.",)
    dialog.skip()
    reading.done(a_result(("New words.",), url="http://www.example.org/a"))
    assert "same address" in dialog.pane.notices.sentences[0]
    dialog.accept()
    reading.done(a_result(("New words.",)))
    assert "S2" in dialog.pane.notices.sentences[0]
    assert dialog.foot.main.isEnabled()


def test_an_encoding_is_shown_only_where_it_was_guessed_and_another_reads_the_file_again(dialog, reading):
    reading.done(a_result(encoding="utf-8"))
    assert not dialog.side.encoding.isVisible()
    reading.done(a_result(encoding="windows-1251"))
    assert dialog.side.encoding.isVisible()
    assert dialog.side.encoding.currentText() == "Cyrillic"
    dialog.side.encoding.setFocus()
    key(dialog, Qt.Key.Key_Down)
    assert reading.asked[-1] == ("memorandum.txt", "koi8-r", "")
    reading.failed(ReadError("memorandum.txt is not a text in this encoding."))
    assert dialog.side.encoding.isVisible()


def test_the_article_is_what_stands_in_the_dialog(dialog, reading):
    reading.done(a_result(outlet="The Paper", language="en"))
    dialog.source.fields["outlet"].setText("  The Other Paper ")
    dialog.pane.list.set_row(2)
    key(dialog, Qt.Key.Key_Backspace, CONTROL)
    key(dialog, Qt.Key.Key_Return)
    (article,) = dialog.articles
    assert article.source.outlet == "The Other Paper"
    assert article.source.language == "en"
    texts = [paragraph.text for paragraph in article.paragraphs]
    assert texts == [TEXTS[0], f"{TEXTS[1]} {TEXTS[2]}", TEXTS[3]]
    assert [paragraph.id for paragraph in article.paragraphs] == ["1", "2", "3"]
    assert article.source.sha256 == text.fingerprint(texts)


def test_control_enter_splits_before_the_second_sentence_or_where_the_cut_mark_is(dialog, reading):
    reading.done(a_result())
    key(dialog, Qt.Key.Key_Return, CONTROL)
    assert shown(dialog)[:2] == ["The memorandum opens with land.", "Forces would leave."]
    assert dialog.pane.list.row == 1
    key(dialog, Qt.Key.Key_Right)
    key(dialog, Qt.Key.Key_Right)
    key(dialog, Qt.Key.Key_Return, CONTROL)
    assert shown(dialog)[1:3] == ["Forces would", "leave."]


def test_a_click_sets_the_cut_mark_between_words(dialog, reading):
    reading.done(a_result())
    paragraphs = dialog.pane.list
    rect = paragraphs.visualRect(paragraphs.model().index(0, 0))
    layout = paragraphs.itemDelegate().laid_out(0)
    x = layout.lineAt(0).cursorToX(15)[0] + paragraphs.itemDelegate().text_left(0)
    point = QPoint(round(x), rect.top() + 14)
    QTest.mouseClick(paragraphs.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert paragraphs.cut == TEXTS[0].index("opens")


def test_delete_leaves_out_and_put_back_brings_it_to_where_it_was(dialog, reading, alt):
    reading.done(a_result())
    dialog.pane.list.set_row(1)
    key(dialog, Qt.Key.Key_Delete)
    assert shown(dialog) == [TEXTS[0], TEXTS[2], TEXTS[3]]
    assert dialog.pane.left_out.isVisible()
    alt(dialog, "U")
    assert shown(dialog) == list(TEXTS)
    assert not dialog.pane.left_out.isVisible()


def test_what_was_left_out_is_grouped_by_reason_and_goes_back_alone_as_a_group_or_whole(dialog, reading, alt):
    passages = (
        LeftOut("Page 1", "page number", 1),
        LeftOut("Photo", "caption", 2),
        LeftOut("Page 2", "page number", 3),
    )
    reading.done(a_result(left_out=passages))
    tree = dialog.pane.left_out.tree
    heads = [tree.topLevelItem(index).text(0) for index in range(tree.topLevelItemCount())]
    assert heads == ["Page number: 2 passages, 4 words", "Caption: 1 passage, 1 word"]
    tree.setCurrentItem(tree.topLevelItem(0))
    alt(dialog, "U")
    assert shown(dialog) == [TEXTS[0], "Page 1", TEXTS[1], TEXTS[2], "Page 2", TEXTS[3]]
    key(dialog, Qt.Key.Key_Z, CONTROL)
    alt(dialog, "W")
    assert shown(dialog) == [TEXTS[0], "Page 1", TEXTS[1], "Photo", TEXTS[2], "Page 2", TEXTS[3]]
    key(dialog, Qt.Key.Key_Z, CONTROL)
    assert shown(dialog) == list(TEXTS)
    key(dialog, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert len(shown(dialog)) == 7


def test_enter_on_a_passage_left_out_shows_all_of_it(dialog, reading):
    long = "Cookie notice. " * 20
    reading.done(a_result(left_out=(LeftOut(long, "notice"),)))
    tree = dialog.pane.left_out.tree
    item = tree.topLevelItem(0).child(0)
    assert long not in item.text(0)
    tree.setFocus()
    tree.setCurrentItem(item)
    key(dialog, Qt.Key.Key_Return)
    assert long in item.text(0)
    assert dialog.articles == ()


def test_everything_can_be_taken_back_and_done_again(dialog, reading):
    reading.done(a_result())
    key(dialog, Qt.Key.Key_Return, CONTROL)
    key(dialog, Qt.Key.Key_Backspace, CONTROL)
    key(dialog, Qt.Key.Key_Delete)
    changed = shown(dialog)
    for _ in range(4):
        key(dialog, Qt.Key.Key_Z, CONTROL)
    assert shown(dialog) == list(TEXTS)
    for _ in range(4):
        key(dialog, Qt.Key.Key_Y, CONTROL)
    assert shown(dialog) == changed
    assert dialog.foot.hint.text() == "Done again."


def test_undo_in_a_field_takes_back_what_was_typed_there_and_no_border(dialog, reading):
    reading.done(a_result(outlet="Paper"))
    key(dialog, Qt.Key.Key_Return, CONTROL)
    field = dialog.source.fields["outlet"]
    field.setFocus()
    QTest.keyClicks(field, "s")
    key(dialog, Qt.Key.Key_Z, CONTROL)
    assert field.text() == "Paper"
    assert len(shown(dialog)) == 5


def test_the_notice_repairs_a_border_with_one_click(dialog, reading):
    reading.done(a_result())
    paragraphs = dialog.pane.list
    index = paragraphs.model().index(2, 0)
    paragraphs.scrollTo(index)
    delegate = paragraphs.itemDelegate()
    notice = delegate.notice_rect(paragraphs.visualRect(index))
    point = delegate.repair_rect(notice, 2).center().toPoint()
    QTest.mouseClick(paragraphs.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert shown(dialog)[1] == f"{TEXTS[1]} {TEXTS[2]}"


def test_the_kind_of_a_paragraph_is_named_and_can_be_changed(dialog, reading):
    reading.done(a_result())
    assert dialog.pane._kind.text() == "&Kind: Text"
    dialog.pane._kind.menu().actions()[1].trigger()
    assert dialog.pane._kind.text() == "&Kind: Heading"
    dialog.accept()
    assert dialog.articles[0].paragraphs[0].kind is ParagraphKind.HEADING


def test_many_paragraphs_are_set_bit_by_bit_the_first_time_and_at_once_after_an_act(dialog, reading, qtbot):
    reading.done(a_result(tuple(f"Paragraph {number} says so." for number in range(MANY * 2))))
    paragraphs = dialog.pane.list
    last = paragraphs.model().index(MANY * 2 - 1, 0)
    qtbot.waitUntil(lambda: paragraphs.visualRect(last).isValid())
    paragraphs.set_row(MANY)
    key(dialog, Qt.Key.Key_Backspace, CONTROL)
    assert paragraphs.visualRect(paragraphs.model().index(MANY - 1, 0)).intersects(paragraphs.viewport().rect())


def test_every_control_is_named_and_no_mnemonic_is_shared(opened, reading):
    dialog = opened("a.txt", "b.txt")
    reading.done(a_result(left_out=(LeftOut("Cookies"),), warnings=("One.",), encoding="cp1251"))
    assert unnamed_controls(dialog) == []
    assert shared_mnemonics(dialog) == []
    reading.failed(ReadError("Damaged."))
    assert shared_mnemonics(dialog) == []
    dialog.offer_paste()
    assert unnamed_controls(dialog) == []
    assert shared_mnemonics(dialog) == []
    reading.failed(PasswordNeeded("Locked."))
    assert unnamed_controls(dialog) == []
    assert shared_mnemonics(dialog) == []


def test_tab_goes_round_every_part_and_comes_back_to_the_paragraphs(dialog, reading):
    reading.done(a_result(left_out=(LeftOut("Cookies"),)))
    seen = []
    for _ in range(40):
        key(dialog, Qt.Key.Key_Tab)
        seen.append(dialog.focusWidget())
        if seen[-1] is dialog.pane.list:
            break
    assert seen[-1] is dialog.pane.list
    for part in (dialog.source.fields["headline"], dialog.pane.left_out.tree, dialog.foot.main, dialog.pane._kind):
        assert part in seen


def test_a_paragraph_is_read_aloud_with_its_doubt(dialog, reading):
    reading.done(a_result())
    spoken = dialog.pane.list.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Paragraph 3, 8 words, ¶3 starts with a small letter. It may belong to ¶2.")


def test_notices_that_would_hide_the_text_fold_into_one_line(opened, reading):
    dialog = opened("a.pdf")
    notices = dialog.pane.notices
    reading.done(a_result(warnings=tuple(f"{number} of 14 pages hold no text (scanned?)." for number in range(2, 14))))
    QApplication.processEvents()  # laid out
    folded = notices.height()
    assert notices.summary.text == "2 of 14 pages hold no text (scanned?). And 11 more things to know."
    assert len(notices.sentences) == 12
    notices.summary.pressed.emit()
    assert notices.summary.text == "12 things to know"
    assert notices.height() > folded
    notices.summary.pressed.emit()
    QApplication.processEvents()
    assert notices.height() == folded


def test_few_notices_stand_unfolded(opened, reading):
    dialog = opened("a.pdf")
    reading.done(a_result(warnings=("1 chart not read.",)))
    assert dialog.pane.notices.sentences == ("1 chart not read.",)
    assert not dialog.pane.notices.summary.isVisible()


def test_where_there_is_no_room_beside_the_source_the_text_stands_below_it(opened, reading, qapp, monkeypatch):
    monkeypatch.setattr("ui.importing.dialog.NARROW", 5_000)
    dialog = opened("a.txt")
    reading.done(a_result())
    dialog.show()
    qapp.processEvents()
    bottom = dialog.side.mapTo(dialog, QPoint(0, dialog.side.height())).y()
    assert dialog.pane.mapTo(dialog, QPoint(0, 0)).y() >= bottom
    assert dialog.pane.list.width() > dialog.width() * 3 // 4
    assert dialog.foot.hint.text() == ""
