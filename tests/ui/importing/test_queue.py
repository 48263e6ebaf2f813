"""How the import dialog reads: slowly, in vain, with a password, one article after another."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest

from briefer.errors import PasswordNeeded, ReadError
from tests.ui.importing.readings import TEXTS, a_result, key, page, shown
from ui.importing.dialog import FAILURE, PASSWORD, PASTE, READING, RESULT, ImportDialog
from ui.importing.incoming import File, Pasted
from ui.importing.reading import Reading
from ui.tasks import Tasks


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
