"""The article's text has a size of its own, and its title line knows the citation."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefer.model import ParagraphKind
from ui.article.citation_card import citation_lines
from ui.article.layout import AS_DESIGNED
from ui.article.text_size import SIZES, TextSize

CONTROL = Qt.KeyboardModifier.ControlModifier


def height(window):
    return window.article.laid_out.rect(1).height()


def test_the_article_grows_alone_and_comes_back(window, settings):
    article, before, tab = window.article, height(window), window.read.tag_bar.sizeHint()
    QTest.keyClick(article, Qt.Key.Key_Plus, CONTROL)
    assert settings.article_scale == SIZES[1]
    assert height(window) > before
    assert settings.scale == 1.0
    assert window.read.tag_bar.sizeHint() == tab
    QTest.keyClick(article, Qt.Key.Key_Equal, CONTROL)
    assert settings.article_scale == SIZES[2]
    QTest.keyClick(article, Qt.Key.Key_Minus, CONTROL)
    assert settings.article_scale == SIZES[1]
    QTest.keyClick(article, Qt.Key.Key_0, CONTROL)
    assert settings.article_scale == 1.0
    assert height(window) == before


@pytest.mark.parametrize(("key", "end"), [(Qt.Key.Key_Plus, SIZES[-1]), (Qt.Key.Key_Minus, SIZES[0])])
def test_the_size_stays_between_100_and_200_per_cent(window, settings, key, end):
    for _ in range(len(SIZES) + 2):
        QTest.keyClick(window.article, key, CONTROL)
    assert settings.article_scale == end


def test_the_size_is_remembered_and_the_focus_stays_in_sight(window, settings):
    window.article.focus_last()
    window.text_size.step(5)
    rect = window.article.rect_in_viewport(
        window.article.unit_rect(window.article.index_of(window.session.focus.paragraph_id), None)
    )
    assert window.article.viewport().rect().intersects(rect)
    window.article.set_typesetting(AS_DESIGNED)
    plain = height(window)
    TextSize(settings, window.article, window.keyboard.made, window.status.tell)
    assert height(window) > plain


def test_the_button_offers_what_the_keys_do(window):
    assert window.article.title.size_button.isVisible()
    texts = [action.text() for action in window.text_size.menu().actions()]
    assert texts == [each.text for each in window.keyboard.actions if each.name.startswith("view.text_")]


def test_the_info_button_shows_the_citation(window):
    title, source = window.article.title, window.session.project.articles[0].source
    assert title.info_button.isVisible()
    card = title.show_citation()
    assert source.headline in card.text.text()
    assert source.outlet in card.text.text()
    card.close()


def test_what_is_not_known_has_no_line_in_the_citation(window):
    source = replace(window.session.project.articles[0].source, byline="", url="")
    assert not [line for line in citation_lines(source) if line.startswith(("Byline", "Address"))]


@pytest.mark.parametrize(
    ("setting", "value"), [("article_measure", 0.7), ("article_spacing", 1.25), ("is_article_sans", True)]
)
def test_measure_spacing_and_face_are_set_at_once_and_come_back(window, settings, setting, value):
    def shape():
        layout = window.article.laid_out
        return [row.getRect() for row in layout.rows(1)], layout._face(ParagraphKind.BODY).family()

    before = shape()
    setattr(settings, setting, value)
    window.text_size.apply()
    changed = shape()
    assert changed != before
    setattr(settings, setting, {"is_article_sans": False}.get(setting, 1.0))
    window.text_size.apply()
    assert shape() == before
