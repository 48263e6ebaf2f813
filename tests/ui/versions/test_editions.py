"""A new edition of an article: offered when it comes in, its changed tags listed one by one, compared, undone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefer import edits, queries
from briefer.history.editions import Pair, aligned
from briefer.model import Kind
from tests.builders import a_project, an_article
from tests.ui.dialog_checks import shared_mnemonics, unnamed_controls
from tests.ui.importing.readings import a_result
from ui.importing.dialog import ImportDialog
from ui.importing.incoming import File
from ui.look.words import day
from ui.review.dialog import ReviewDialog
from ui.versions.editions import EditionsDialog
from ui.window.acts import compare_editions

OLD = (
    "The envoy said the harbour must open by 6 June.",
    "Nobody in the hall spoke of the nets again.",
    "The mayor of the island refuses any tariff on lamps.",
    "The talks go on in Bergen on Monday.",
)
NEW = (
    OLD[0].replace("must", "may"),
    OLD[1],
    "A paragraph that nobody has read before stands here.",
    OLD[3],
)
URL = "https://example.org/talks"


@pytest.fixture
def project():
    article = an_article(*OLD)
    project = a_project(2, replace(article, source=replace(article.source, url=URL)))
    for number, kind in ((1, Kind.DEMAND), (2, Kind.POSITION), (3, Kind.POSITION)):
        project = edits.annotate(project, f"a1.{number}", kind, ("p2",))
    return edits.file_under(project, "t4", "Harbour")


class Told:
    """Stands for a reading that finds the new edition at once."""

    def __init__(self, texts=NEW, **source):
        self._result = a_result(texts, **source)

    def start(self, incoming, done, failed, *, encoding="", password=""):
        done(self._result)

    def cancel(self):
        pass

    close = cancel


@pytest.fixture
def comes_in(clean, project, visits, tmp_path):
    """Let a new edition come in, and do something in each dialog that opens."""

    def comes_in(in_import, in_review=None, told=None):
        clean.session.open(project, None)
        clean.articles._made = told or Told(url=f"{URL}?utm_source=mail")
        visits.when(ImportDialog, in_import)
        if in_review:
            visits.when(ReviewDialog, in_review)
        clean.articles.take((File(tmp_path / "new.html"),))

    yield comes_in
    clean.articles._made = None


def update(dialog):
    assert dialog.update_button.isVisible()
    assert dialog.update_button.text() == "&Update S1"
    assert not unnamed_controls(dialog)
    assert not shared_mnemonics(dialog)
    dialog.update_button.click()


def test_a_new_edition_of_the_same_address_takes_the_place_of_the_old_one_and_lists_what_changed(window, comes_in):
    seen = []

    def look(dialog):
        seen.extend(dialog.review.proposals)
        lines = [dialog.model.index(row, 1).data() for row in range(dialog.model.rowCount())]
        assert lines == [f"“{NEW[0]}”", "Gone from the new edition"]
        dialog.list.select_key(0)
        assert "In the old edition S2 ¶1" in dialog.source.toPlainText()
        assert "In the new edition S1 ¶1" in dialog.source.toPlainText()
        assert "<s" in dialog.source.toHtml() or "line-through" in dialog.source.toHtml()
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
        assert [each.is_complete for each in dialog.review.proposals] == [True, False]
        dialog.accept()

    before = window.session.undo_stack.count()
    comes_in(update, look)
    project = window.session.project
    assert [len(seen), len(project.articles)] == [2, 2]
    words = [queries.excerpt(project, tag).text for tag in ("t4", "t5", "t6")]
    assert words == [NEW[0], NEW[1], OLD[2]]
    assert [queries.reference(project, each.paragraph_id) for each in project.annotations] == [
        "S1 ¶1",
        "S1 ¶2",
        "S2 ¶3",
    ]
    assert queries.source_count(project) == 1
    assert queries.issue_of(project, "t4").title == "Harbour"
    while window.session.undo_stack.index() > before:
        window.session.undo()
    assert [paragraph.text for paragraph in window.session.project.articles[0].paragraphs] == list(OLD)
    assert len(window.session.project.articles) == 1


def test_an_edition_is_known_by_its_words_too_and_may_be_added_beside_the_old_one(window, comes_in):
    def add(dialog):
        assert dialog.pane.notices.sentences[0].startswith("An article of nearly the same text is in the project")
        assert dialog.update_button.isVisible()
        dialog.accept()

    comes_in(add, told=Told((*OLD[:3], "It ends otherwise.")))
    assert len(window.session.project.articles) == 2
    assert queries.source_count(window.session.project) == 1


def test_an_article_of_its_own_offers_no_update(window, comes_in):
    def add(dialog):
        assert not dialog.update_button.isVisible()
        dialog.accept()

    comes_in(add, told=Told(("Wholly other words.", "And more of them.")))
    assert queries.source_count(window.session.project) == 2


def test_a_tag_whose_words_are_gone_says_why_it_stays(window, comes_in):
    def look(dialog):
        dialog.list.select_key(1)
        dialog.take_current()
        assert dialog.foot.hint.text() == "These words are gone from the new edition: the tag stays with the old one."
        dialog.accept()

    comes_in(update, look)


def test_two_editions_are_compared_side_by_side(window, project, visits):
    article = an_article(OLD[3], OLD[0].replace("must", "may"), OLD[1], "A wholly new one.")
    article = replace(article, source=replace(article.source, url=URL, published="2025-06-05"))
    both = edits.add_article(project, article)
    window.session.open(both, None)
    told = []

    def look(dialog):
        told.append((dialog.said.text(), dialog.page.toPlainText()))
        assert not unnamed_controls(dialog)
        dialog.accept()

    visits.when(EditionsDialog, look)
    compare_editions(window)
    ((said, text),) = told
    assert said == "1 paragraph stands as it was, 1 changed, 1 moved, 1 gone, 1 new."
    assert "¶3 · gone" in text
    assert "¶2 · changed" in text
    assert day("2025-06-05") in text
    assert "2025-06-05" not in text


def test_an_article_of_one_edition_has_nothing_to_be_compared_with(window, project):
    window.session.open(project, None)
    compare_editions(window)
    assert "no other edition" in window.status.told


def test_paragraphs_are_aligned_with_what_is_gone_in_its_old_place():
    old, new = an_article(*OLD), an_article(*NEW)
    found = aligned(a_project(2, old).articles[0], a_project(2, new).articles[0])
    assert found == (
        Pair(0, 0, "changed"),
        Pair(1, 1, "same"),
        Pair(None, 2, "new"),
        Pair(2, None, "gone"),
        Pair(3, 3, "same"),
    )
