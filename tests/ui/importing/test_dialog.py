"""The import dialog: what was read, its borders by keyboard, one article after another, and what to do on a failure."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from briefer import text
from briefer.errors import PasswordNeeded, ReadError
from briefer.model import Article, ArticleId, Paragraph, ParagraphId, ParagraphKind, Source
from briefer.readers.base import LeftOut, ReadResult
from tests.ui.dialog_checks import shared_mnemonics, unnamed_controls
from ui.importing.dialog import FAILURE, PASSWORD, PASTE, READING, RESULT, ImportDialog
from ui.importing.incoming import File, Pasted
from ui.importing.paragraph_list import MANY
from ui.importing.reading import Reading
from ui.look import theme
from ui.tasks import Tasks

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXTS = (
    "The memorandum opens with land. Forces would leave.",
    "Four regions are named one by one, and",
    "with Crimea they would have to be recognised.",
    "Neither side has set a date.",
)


def a_result(texts=TEXTS, left_out=(), warnings=(), *, hidden=0, encoding="", **source):
    paragraphs = tuple(Paragraph(ParagraphId(str(number)), each) for number, each in enumerate(texts, 1))
    source.setdefault("sha256", text.fingerprint(texts))
    return ReadResult(Article(ArticleId(""), Source(**source), paragraphs), warnings, left_out, hidden, encoding)


class Told:
    """Stands for the reading of files: a test says what came of it."""

    def __init__(self):
        self.asked = []
        self.is_cancelled = False

    def start(self, incoming, done, failed, *, encoding="", password=""):
        self.asked.append((incoming.name, encoding, password))
        self.incoming, self.done, self.failed = incoming, done, failed

    def cancel(self):
        self.is_cancelled = True


@pytest.fixture
def desk(qtbot, qapp):
    theme.apply(qapp, "light", 1.0)
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    return made


@pytest.fixture
def reading():
    return Told()


@pytest.fixture
def opened(qtbot, desk, reading, tmp_path):
    """Open the dialog on files of these names, or on what is given."""

    def open_(*incoming, known=()):
        queue = [File(tmp_path / each) if isinstance(each, str) else each for each in incoming]
        made = ImportDialog(queue, reading, known, desk)
        made.resize(980, 700)
        made.start()
        made.open()
        made.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
        return made

    return open_


@pytest.fixture
def dialog(opened, reading):
    return opened("memorandum.txt")


def shown(dialog):
    return [paragraph.text for paragraph in dialog.pane.borders.paragraphs]


def page(dialog):
    return dialog._pages.currentIndex()


def key(dialog, name, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(dialog.focusWidget() or dialog, name, held)


@pytest.fixture
def alt(qtbot):
    """Press Alt and a letter where the focus is; the button that answers is clicked a moment later."""

    def press(dialog, letter):
        buttons = [each for each in dialog.findChildren(QAbstractButton) if each.isVisible()]
        (button,) = [each for each in buttons if each.shortcut().toString() == f"Alt+{letter}"]
        with qtbot.waitSignal(button.clicked):
            key(dialog, getattr(Qt.Key, f"Key_{letter}"), ALT)

    return press


# What is shown


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


# Borders by keyboard


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


# Failure, password, pasting, waiting


def test_a_failure_is_said_in_place_and_pasting_is_the_way_on(dialog, reading, alt):
    reading.failed(ReadError("memorandum.txt is damaged.", "Save it again."))
    assert page(dialog) == FAILURE
    assert dialog.failure_page.notice.text == "memorandum.txt is damaged. Save it again."
    assert not dialog.foot.main.isEnabled()
    key(dialog, Qt.Key.Key_Return)
    assert page(dialog) == PASTE
    assert not dialog.foot.main.isEnabled()
    dialog.paste_page.field.setPlainText("Kyiv wants a truce.")
    alt(dialog, "X")
    assert reading.incoming == Pasted("Kyiv wants a truce.")
    assert page(dialog) == READING


def test_formatting_pasted_into_the_empty_field_is_kept_until_the_text_is_touched(dialog):
    dialog.offer_paste()
    field = dialog.paste_page.field
    copied = QMimeData()
    copied.setHtml("<p>Kyiv wants <b>a truce</b>.</p>")
    copied.setText("Kyiv wants a truce.")
    field.insertFromMimeData(copied)
    assert field.pasted.html == "<p>Kyiv wants <b>a truce</b>.</p>"
    field.insertPlainText(" More.")
    assert field.pasted == Pasted("Kyiv wants a truce. More.")


def test_a_protected_file_asks_for_its_password_and_keeps_it_nowhere(opened, reading):
    dialog = opened("talks.pdf")
    reading.failed(PasswordNeeded("talks.pdf is protected by a password."))
    assert page(dialog) == PASSWORD
    assert not dialog.foot.main.isEnabled()
    QTest.keyClicks(dialog.focusWidget(), "secret")
    key(dialog, Qt.Key.Key_Return)
    assert reading.asked[-1] == ("talks.pdf", "", "secret")
    assert dialog.password_page.field.text() == ""
    reading.failed(PasswordNeeded("This is not the password of talks.pdf."))
    assert dialog.password_page.notice.text == "This is not the password of talks.pdf."
    QTest.keyClicks(dialog.focusWidget(), "other")
    key(dialog, Qt.Key.Key_Return)
    reading.done(a_result())
    assert dialog._password == ""


def test_a_slow_read_shows_a_bar_and_escape_cancels_it(dialog, reading, qtbot):
    assert page(dialog) == READING
    assert not dialog.reading_page.bar.isVisible()
    qtbot.waitUntil(dialog.reading_page.bar.isVisible)
    reading.is_cancelled = False
    key(dialog, Qt.Key.Key_Escape)
    assert reading.is_cancelled
    assert dialog.articles == ()


def test_an_empty_paste_offers_a_field_to_paste_into(opened, reading):
    dialog = opened(Pasted(" "))
    assert page(dialog) == PASTE
    assert reading.asked == []


def test_a_file_is_read_for_real(qtbot, desk, tmp_path):
    path = tmp_path / "talks.txt"
    path.write_text("Kyiv wants a truce.\n\nMoscow does not.\n", encoding="utf-8")
    tasks = Tasks()
    reading = Reading(tasks)
    dialog = ImportDialog([File(path)], reading, (), desk)
    dialog.start()
    qtbot.waitUntil(lambda: page(dialog) == RESULT, timeout=15000)
    assert shown(dialog) == ["Kyiv wants a truce.", "Moscow does not."]
    assert dialog.side.name.text() == "talks.txt"
    tasks.wait_for_all()
    reading.close()


# Several at once


def test_several_files_come_one_after_another_and_say_where_one_is(opened, reading, alt):
    dialog = opened("a.txt", "b.txt", "c.txt")
    assert dialog.windowTitle() == "Add article – 1 of 3"
    reading.done(a_result())
    key(dialog, Qt.Key.Key_Return)
    assert dialog.windowTitle() == "Add article – 2 of 3"
    reading.failed(ReadError("b.txt is empty."))
    alt(dialog, "I")
    reading.done(a_result(("Last one.",)))
    assert not dialog.all_button.isVisible()
    key(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert [article.paragraphs[0].text for article in dialog.articles] == [TEXTS[0], "Last one."]


def test_add_all_the_rest_stops_only_where_one_cannot_be_read_or_is_there_already(opened, reading, alt):
    dialog = opened("a.txt", "b.txt", "c.txt", "d.txt")
    reading.done(a_result())
    alt(dialog, "R")
    assert reading.asked[-1][0] == "b.txt"
    reading.done(a_result())
    assert page(dialog) == RESULT
    assert dialog.windowTitle() == "Add article – 2 of 4"
    dialog.skip()
    reading.failed(ReadError("c.txt is empty."))
    assert page(dialog) == FAILURE
    dialog.skip()
    reading.done(a_result(("Last one.",)))
    assert not dialog.isVisible()
    assert len(dialog.articles) == 2


def test_what_was_accepted_stays_when_the_rest_is_cancelled(opened, reading):
    dialog = opened("a.txt", "b.txt")
    reading.done(a_result())
    dialog.accept()
    assert dialog.foot.cancel.text() == "&Cancel the rest"
    key(dialog, Qt.Key.Key_Escape)
    assert len(dialog.articles) == 1


# Every control


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
    folded = notices.height()
    assert notices.summary.text == "12 things to know"
    assert len(notices.sentences) == 12
    notices.summary.pressed.emit()
    assert notices.height() > folded
    notices.summary.pressed.emit()
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
