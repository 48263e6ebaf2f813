"""The ways in for articles, as a person takes them: files, drag and drop, pasting, an address, the command line."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from briefer import pipeline
from briefer.readers import READERS
from briefer.store import samples
from tests.ui.dialog_checks import shared_mnemonics, unnamed_controls
from ui.importing.address import AddressDialog
from ui.importing.dialog import RESULT, ImportDialog
from ui.importing.incoming import Address, File, Pasted, complete, host_of, incoming_of
from ui.importing.ways_in import file_filters
from ui.parties.dialog import PartiesDialog
from ui.widgets.question import Question

ARTICLE = "Kyiv wants a truce\n\nKyiv asked for a truce on Monday.\n\nMoscow said no on Tuesday.\n"
HTML = "<h1>Kyiv wants a truce</h1><p>Kyiv asked for a truce on Monday.</p><p>Moscow said no on Tuesday.</p>"


def carried(*, urls=(), text="", html=""):
    data = QMimeData()
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    return data


# What a drop or the clipboard holds


def test_files_come_first_whatever_else_is_carried(tmp_path):
    urls = [QUrl.fromLocalFile(str(tmp_path / name)).toString() for name in ("a.txt", "b.pdf")]
    assert incoming_of(carried(urls=urls, text="a.txt")) == (File(tmp_path / "a.txt"), File(tmp_path / "b.pdf"))


def test_a_link_is_an_address_and_a_selection_is_its_text():
    page = "https://example.org/a"
    assert incoming_of(carried(urls=[page], text=page)) == (Address(page),)
    assert incoming_of(carried(text=f" {page} ")) == (Address(page),)
    assert incoming_of(carried(urls=[page], text="The title of the page")) == (Address(page),)
    words = "Kyiv asked for a truce on Monday, and Moscow said no to it on Tuesday."
    assert incoming_of(carried(urls=[page], text=words)) == (Pasted(words),)
    assert incoming_of(carried(text=words, html="<p>x</p>")) == (Pasted(words, "<p>x</p>"),)


@pytest.mark.parametrize("urls", [["javascript:alert(1)"], ["ftp://example.org/a"], ["data:text/plain,x"], []])
def test_nothing_that_cannot_be_read_is_taken(urls):
    assert incoming_of(carried(urls=urls)) == ()


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("example.org/a", "https://example.org/a"),
        (" http://example.org ", "http://example.org"),
        ("https://bücher.example/a b", ""),
        ("localhost", ""),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
        ("two words", ""),
        ("", ""),
    ],
)
def test_a_typed_address_is_completed_or_none(typed, address):
    assert complete(typed) == address


def test_a_host_is_named_also_as_it_goes_over_the_wire():
    assert host_of("https://example.org/a") == "example.org"
    assert "xn--bcher-kva.example" in host_of("https://bücher.example/a")


def test_the_file_dialog_offers_every_format_that_is_read():
    filters = file_filters()
    assert all(suffix in filters.split(";;")[0] for reader in READERS for suffix in reader.suffixes)


# Real keys on the real window


def accept_article(visits, count=1):
    """Accept the articles of the import dialog when it opens."""

    def act(dialog):
        for _ in range(count):
            visits.qtbot.waitUntil(lambda: dialog._pages.currentIndex() == RESULT, timeout=15000)
            dialog.accept()

    visits.when(ImportDialog, act)


def close_parties(visits, seen):
    """Close the parties dialog when it opens, and note that it did."""
    visits.when(PartiesDialog, lambda dialog: (seen.append("parties"), dialog.reject()))


def headlines(window):
    return [article.source.headline for article in window.session.project.articles]


def test_pasting_is_as_good_as_a_file_title_from_the_first_line_and_parties_after_it(clean, press, visits):
    QGuiApplication.clipboard().setText(ARTICLE)
    seen = []
    accept_article(visits)
    close_parties(visits, seen)
    press("Ctrl+Shift+V")
    assert headlines(clean) == ["Kyiv wants a truce"]
    assert clean.session.project.title == "Kyiv wants a truce"
    assert seen == ["parties"]
    assert clean.session.undo_stack.count() == 1
    press("Ctrl+Z")
    assert headlines(clean) == []


def test_formatting_from_the_clipboard_reaches_the_reader(clean, press, visits, monkeypatch):
    asked = []

    original = pipeline.read_pasted

    def read_pasted(text, accessed, *, html, **_):
        asked.append((text, html))
        return original(text, accessed)

    monkeypatch.setattr("ui.importing.reading.pipeline.read_pasted", read_pasted)
    QGuiApplication.clipboard().setMimeData(carried(text=ARTICLE, html=HTML))
    accept_article(visits)
    close_parties(visits, [])
    press("Ctrl+Shift+V")
    assert asked == [(ARTICLE, HTML)]


def test_several_files_are_chosen_at_once_and_added_in_one_step(clean, press, visits, tmp_path, monkeypatch):
    names = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for number, path in enumerate(names):
        path.write_text(ARTICLE.replace("Monday", f"day {number}"), encoding="utf-8")
    monkeypatch.setattr(
        "ui.importing.ways_in.QFileDialog.getOpenFileNames", lambda *_: ([str(path) for path in names], "")
    )
    accept_article(visits, 2)
    close_parties(visits, [])
    press("Ctrl+O")
    assert len(headlines(clean)) == 2
    assert clean.session.undo_stack.count() == 1
    assert clean.session.undo_stack.undoText() == "2 articles added"


def dropped(window, data, kind):
    place = QPoint(400, 300)
    actions, buttons, held = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    if kind is QDropEvent:
        return QDropEvent(QPointF(place), actions, data, buttons, held)
    return kind(place, actions, data, buttons, held)


def test_a_drag_over_the_window_shows_where_it_may_be_let_go(window):
    data = carried(text=ARTICLE)
    enter = dropped(window, data, QDragEnterEvent)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    assert window.drop_hint.isVisible()
    assert window.drop_hint.geometry() == window.rect()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.drop_hint.isVisible()
    window.articles.close()


def test_a_selection_let_go_on_the_window_becomes_an_article(clean, visits, qtbot):
    data = carried(text=ARTICLE)
    QApplication.sendEvent(clean, dropped(clean, data, QDragEnterEvent))
    accept_article(visits)
    close_parties(visits, [])
    QApplication.sendEvent(clean, dropped(clean, data, QDropEvent))
    assert headlines(clean) == []  # the program it comes from does not wait
    qtbot.waitUntil(lambda: headlines(clean) == ["Kyiv wants a truce"], timeout=15000)
    assert not clean.drop_hint.isVisible()


def test_control_l_names_the_host_and_sends_nothing_before_that(clean, press, visits, monkeypatch):
    asked = []

    def read_address(url, accessed, **_):
        asked.append(url)
        return pipeline.read_pasted(ARTICLE, accessed)

    monkeypatch.setattr("ui.importing.reading.pipeline.read_address", read_address)
    QGuiApplication.clipboard().setText("https://example.org/truce")
    told = []

    def agree(dialog):
        assert dialog.field.text() == "https://example.org/truce"
        assert unnamed_controls(dialog) == []
        assert shared_mnemonics(dialog) == []
        told.append(dialog.told.text)
        assert asked == []
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)

    visits.when(AddressDialog, agree)
    accept_article(visits)
    close_parties(visits, [])
    press("Ctrl+L")
    assert "example.org" in told[0]
    assert "will see the request" in told[0]
    assert asked == ["https://example.org/truce"]
    assert headlines(clean) == ["Kyiv wants a truce"]


def test_an_address_that_is_not_agreed_to_is_never_asked(clean, press, visits, monkeypatch):
    monkeypatch.setattr("ui.importing.reading.pipeline.read_address", lambda *_, **__: pytest.fail("was asked"))
    QGuiApplication.clipboard().setText("")

    def leave(dialog):
        assert not dialog.foot.main.isEnabled()
        QTest.keyClicks(dialog.field, "not an address")
        assert not dialog.foot.main.isEnabled()
        dialog.field.setText("http://example.org/a")
        assert "not encrypted" in dialog.told.text
        QTest.keyClick(dialog.field, Qt.Key.Key_Escape)

    visits.when(AddressDialog, leave)
    press("Ctrl+L")
    assert headlines(clean) == []


# The sample gives way to one's own work


def test_ones_own_article_starts_ones_own_project_where_the_sample_was_open(window, press, visits):
    assert window.documents.is_sample
    QGuiApplication.clipboard().setText(ARTICLE)
    accept_article(visits)
    close_parties(visits, [])
    press("Ctrl+Shift+V")
    assert headlines(window) == ["Kyiv wants a truce"]
    assert not window.documents.is_sample


@pytest.mark.parametrize(("answer", "is_kept"), [("&Cancel", True), ("&Discard", False)])
def test_tags_on_the_sample_are_not_lost_without_a_question(window, press, visits, answer, is_kept):
    press("1", "D")
    QGuiApplication.clipboard().setText(ARTICLE)
    accept_article(visits)
    buttons = {"&Cancel": QDialog.reject, "&Discard": lambda box: box.choose("discard")}
    visits.when(Question, buttons[answer])
    if not is_kept:
        close_parties(visits, [])
    press("Ctrl+Shift+V")
    assert bool(window.session.project.annotations) is is_kept
    assert ("Kyiv wants a truce" in headlines(window)) is not is_kept


def test_a_second_article_asks_for_no_parties_again_and_has_the_focus(clean, press, visits):
    clean.documents._is_sample = False
    clean.session.open(samples.sample_project(), None)
    QGuiApplication.clipboard().setText(ARTICLE)
    accept_article(visits)
    press("Ctrl+Shift+V")
    assert len(headlines(clean)) == 2
    article = clean.session.project.articles[1]
    assert clean.session.focus.paragraph_id == article.paragraphs[0].id


def test_saved_is_said_only_after_a_save(window, press, tmp_path, monkeypatch):
    assert "Saved" not in window.status.saved_words
    press("1", "D")
    assert window.status.saved_words == "Not saved yet: kept in recovery"
    press("Ctrl+Z")
    assert "Saved" not in window.status.saved_words
    path = tmp_path / "talks.briefer"
    monkeypatch.setattr("ui.projects.files.QFileDialog.getSaveFileName", lambda *_: (str(path), ""))
    press("1", "D", "Ctrl+S")
    window.tasks.wait_for("save")
    assert window.status.saved_words.startswith("Saved ")
    press("1", "D")
    assert window.status.saved_words == "Not saved yet: kept in recovery"


def test_an_empty_window_does_not_say_that_it_was_checked(clean, press):
    clean.checking.check()
    assert clean.checking.problems == ()
    assert not clean.status._problems.isVisible()
    press("F8")
    assert clean.status.told == "There is no article to check yet."
