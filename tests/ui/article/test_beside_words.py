"""What is said beside the text stands at its words and covers none that are being judged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from briefer import edits, queries
from briefer.model import Kind, PartyId
from tests.builders import a_project, a_span, an_article
from tests.ui.desk import Desk
from ui.article.margin import Label, beside_words
from ui.article.painter import ArticlePainter
from ui.look.theme import Look
from ui.look.tokens import LIGHT
from ui.session import Focus
from ui.widgets.chip import Chip

LOOK = Look(LIGHT)
SENTENCES = [
    f"Moscow demands matter {number} be settled and paid for in full before the winter." for number in range(9)
]
LONG = " ".join(SENTENCES)


@given(st.lists(st.tuples(st.integers(10, 40), st.integers(0, 400)), min_size=1, max_size=8))
def test_labels_keep_their_order_and_never_lie_on_each_other(drawn):
    labels = [Label(QRectF(0, 0, 100, height), text=str(at)) for at, (height, _) in enumerate(drawn)]
    placed = beside_words(labels, [top for _, top in drawn], QRectF(0, 0, 100, 420), LOOK)
    assert [each.rect.top() for each in placed] == sorted(each.rect.top() for each in placed)
    for one, other in zip(placed, placed[1:], strict=False):
        assert one.rect.bottom() <= other.rect.top()
    tops = {each.text: drawn[int(each.text)][1] for each in placed}
    assert [tops[each.text] for each in placed] == sorted(tops.values())


def test_a_label_alone_stands_at_its_words():
    label = Label(QRectF(0, 0, 100, 20), text="Demand")
    assert beside_words([label], [200.0], QRectF(0, 0, 100, 420), LOOK)[0].rect.top() == 200


@pytest.fixture
def desk(qtbot):
    return Desk(qtbot, a_project(2, an_article(LONG, "Kyiv refuses.")))


def test_each_of_several_tags_of_a_paragraph_stands_at_the_height_of_its_sentence(desk):
    for number in (1, 4, 7):
        span = a_span(desk.session.project, "a1.1", SENTENCES[number])
        desk.session.edit("", edits.annotate, "a1.1", Kind.DEMAND, (PartyId("p2"),), span)
    view = desk.view
    painter = ArticlePainter(view.laid_out, view.facts, view.scene)
    labels = [each for each in painter.labels(0) if each.annotation is not None]
    assert len(labels) == 3
    for label in labels:
        line = view.laid_out.span_rects(0, label.annotation.span.start, label.annotation.span.start + 1)[0]
        assert abs(label.rect.center().y() - line.center().y()) <= 20
        assert label.rect.top() <= line.bottom()


def test_the_chips_cover_none_of_the_selected_words_and_are_never_cut(window, qtbot):
    window.keeping.open(a_project(4, an_article(LONG * 6, "Kyiv refuses.")), None)
    article, bar = window.article, window.chip_bar
    window.resize(900, 600)
    QApplication.processEvents()
    for words in (SENTENCES[0], SENTENCES[4], SENTENCES[8]):
        span = a_span(window.session.project, "a1.1", words)
        window.session.set_focus(Focus("a1.1", selection=(span.start, span.end)))
        article.reveal(0, (span.start, span.end))
        article._tell_span(0, (span.start, span.end))
        QApplication.processEvents()
        selected = article.rect_in_viewport(article.unit_rect(0, (span.start, span.end)))
        selected.translate(article.viewport().geometry().topLeft())
        assert not bar.geometry().intersects(selected)
        for chip in bar.findChildren(Chip):
            if not chip.isHidden():
                assert bar.rect().contains(chip.geometry())
                assert chip.width() >= chip.sizeHint().width()


def test_the_reason_card_covers_no_line_of_the_suggestion(window, qtbot):
    window.resize(1366, 620)
    QApplication.processEvents()
    window.suggesting.compute()
    qtbot.waitUntil(lambda: bool(window.article._suggested), timeout=20000)
    card, looked_at = window.read.reason_card, 0
    for paragraph in window.session.project.articles[0].paragraphs:
        for each in window.article._suggested.get(paragraph.id, ()):
            window.session.set_focus(Focus(paragraph.id, (each.start, each.end)))
            card._show()
            QApplication.processEvents()
            assert not card.geometry().intersects(card._judged())
            looked_at += 1
    assert looked_at > 5
    assert queries.progress(window.session.project, window.session.project.articles[0].id)[0] == 0
