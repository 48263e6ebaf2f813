"""With a layout of another script the physical keys do what their Latin letters say; text fields keep the letters."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from briefer.model import Kind
from ui.actions.layouts import latin_key
from ui.window import acts

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
XKB = {"D": 40, "P": 33, "E": 26, "J": 44, "K": 45, "L": 46, "T": 28, "U": 30, "O": 32, "N": 57, "2": 11, ".": 60}
WINDOWS = {letter: ord(letter) for letter in "DPEJK2"} | {".": 0xBE, "[": 0xDB}
MAC = {"D": 2, "P": 35, "E": 14, "J": 38, "K": 40, "N": 45, "2": 19, ".": 47, "[": 33, "1": 18, "0": 29}


def pressed(written, scan=0, virtual=0, modifiers=NONE):
    key = ord(written if written in "ßµ" else written.upper())
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, virtual, 0, written)


@pytest.mark.parametrize(("platform", "codes"), [("xcb", XKB), ("wayland", XKB), ("windows", WINDOWS), ("cocoa", MAC)])
@pytest.mark.parametrize("written", ["в", "δ", "ي", "ג"])
def test_a_key_of_another_script_is_known_by_its_place_on_every_system(monkeypatch, platform, codes, written):
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: platform)
    for latin, code in codes.items():
        event = pressed(written, scan=code) if codes is XKB else pressed(written, scan=1, virtual=code)
        assert chr(latin_key(event)) == latin


@pytest.mark.parametrize("written", ["z", "é", "ß", "ñ", "&", "µ"])
def test_latin_letters_are_what_is_written_wherever_they_stand(written):
    event = pressed(written, scan=XKB["D"])
    assert latin_key(event) == event.key()


def test_keys_that_are_no_letters_and_places_that_are_unknown_stay_as_they_are():
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F8, NONE, XKB["D"], 0, 0)
    assert latin_key(event) == Qt.Key.Key_F8
    assert latin_key(pressed("в", scan=200)) == ord("В")


@pytest.mark.parametrize("written", ["в", "δ", "ي", "ג"])
def test_the_place_of_d_tags_a_demand_in_the_article(window, written):
    window.session.arm(window.session.project.brief.columns[0])
    QApplication.sendEvent(window.article, pressed(written, scan=XKB["D"]))
    assert [tag.kind for tag in window.session.project.annotations] == [Kind.DEMAND]


def test_moving_works_by_place_too_and_with_shift(window):
    first = window.session.focus.paragraph_id
    QApplication.sendEvent(window.article, pressed("о", scan=XKB["J"]))
    second = window.session.focus.paragraph_id
    assert second != first
    QApplication.sendEvent(window.article, pressed("д", scan=XKB["L"]))
    assert window.session.focus.sentence is not None
    QApplication.sendEvent(window.article, pressed("Д", scan=XKB["L"], modifiers=SHIFT))
    assert window.session.focus.paragraph_id == first


def test_a_text_field_of_the_window_keeps_the_letter(window):
    acts.find_words(window)
    field = window.read.find_bar.field
    QApplication.sendEvent(field, pressed("в", scan=XKB["D"]))
    assert field.text() == "в"
    assert window.session.project.annotations == ()


def test_outside_the_article_its_letters_do_nothing(window):
    window.stages.show_stage("compare")
    window.stages.compare.board.setFocus()
    QApplication.sendEvent(window.stages.compare.board, pressed("в", scan=XKB["D"]))
    assert window.session.project.annotations == ()
