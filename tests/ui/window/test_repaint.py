"""What a key paints: only the paragraphs it changes, and they are right."""

import random

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QApplication

from briefer import pipeline
from ui.session import Focus
from ui.suggestions.drafting import TASK as DRAFT

KEYS = ("D", "P", "E", "J", "K", "1", "2", "L", "C", "Escape", "U", "Ctrl+Z", "Ctrl+Y", "X", "O", ".")


@pytest.fixture(name="long_window")
def _long_window(window, qtbot):
    """The window on the sample's words many times over, with their draft, which stays as it is."""
    texts = [paragraph.text for paragraph in window.session.project.articles[0].paragraphs]
    text = "\n\n".join(f"{number}. {text}" for number in range(4) for text in texts)
    window.session.open(pipeline.new_project(pipeline.read_pasted(text).article, pipeline.SAMPLE_PARTIES), None)
    window.suggesting.compute()
    qtbot.waitUntil(lambda: bool(window.suggesting.open_suggestions) and not window.tasks.is_running(DRAFT))
    window.suggesting.close()
    qtbot.waitUntil(lambda: window.refreshing.is_settled)
    _rest()
    return window


def _rest():
    for _ in range(20):
        QApplication.processEvents()


def _on_screen(window):
    """Return what stands on the screen where the article is, however it came there."""
    port = window.article.viewport()
    corner = port.mapTo(window.window(), QPoint(0, 0))
    whole = window.screen().grabWindow(window.window().winId()).toImage()
    return whole.copy(QRect(corner * whole.devicePixelRatio(), port.size() * whole.devicePixelRatio()))


def _difference(shown, whole):
    """Return the first and the last row that differ, "" if none does."""

    def row(image, y):
        return image.copy(0, y, image.width(), 1)

    rows = [y for y in range(shown.height()) if row(shown, y) != row(whole, y)]
    return f"rows {rows[0]} to {rows[-1]} of {shown.height()}" if rows else ""


@pytest.mark.parametrize("seed", range(2))
def test_after_any_keys_the_screen_shows_what_painting_all_of_it_shows(long_window, press, seed):
    window, choice = long_window, random.Random(seed)
    window.session.set_focus(Focus(window.session.project.articles[0].paragraphs[12 * seed].id))
    for number in range(60):
        key = choice.choice(KEYS)
        press(key)
        _rest()
        shown = _on_screen(window)
        window.article.viewport().update()
        _rest()
        assert _difference(shown, _on_screen(window)) == "", f"{key}, press {number + 1}"


def test_a_step_in_the_article_paints_neither_the_title_nor_the_comparison(long_window, press, qtbot):
    window = long_window
    press("L")
    _rest()
    counts = _paint_counts(window, lambda: press("L"))
    assert counts.pop("article") > 0
    assert counts == {"title": 0, "board": 0}


def _paint_counts(window, act):
    parts = {
        "article": window.article.viewport(),
        "title": window.article.title,
        "board": window.read.comparison.board.viewport(),
    }
    counter = PaintCounter(parts)
    act()
    _rest()
    return counter.counts


class PaintCounter(QObject):
    """Counts how often parts of the window are painted."""

    def __init__(self, parts):
        super().__init__()
        self.counts = dict.fromkeys(parts, 0)
        self._names = {part: name for name, part in parts.items()}
        for part in parts.values():
            part.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802 - Qt names it
        if event.type() == QEvent.Type.Paint:
            self.counts[self._names[watched]] += 1
        return False
