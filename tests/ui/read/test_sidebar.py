"""Sidebar, tag bar and chip bar: what they say, what they ask for, and that they leave the focus alone."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from briefer import edits
from briefer.model import Kind, PartyId, Project
from tests.builders import a_tagged_project, an_article
from ui.actions import keymap
from ui.article.view import ArticleView
from ui.look.theme import apply
from ui.read.sidebar import Sidebar
from ui.read.sidebar_rows import ArticleRow, PartyRow
from ui.session import Focus, Session
from ui.tagging.bar import TagBar
from ui.tagging.chips import ChipBar
from ui.widgets.chip import Chip
from ui.window.table import actions


@pytest.fixture(name="session")
def _session(qapp):
    apply(qapp, "light", 1)
    session = Session(a_tagged_project())
    session.arm("p2")
    session.set_focus(Focus("a1.1"))
    return session


def shown(qtbot, session: Session, widget: QWidget, width: int = 216, height: int = 600):
    qtbot.addWidget(widget)
    session.changed.connect(widget.refresh)
    widget.resize(width, height)
    widget.show()
    return widget


def names(widget: QWidget, kind: type[QAbstractButton]) -> list[str]:
    return [row.accessibleName() for row in widget.findChildren(kind) if row.isVisible()]


def test_party_rows_tell_key_place_count_and_which_is_active(qtbot, session):
    sidebar = shown(qtbot, session, Sidebar(session))
    assert names(sidebar, PartyRow) == [
        "Russia, key 1, column A, 3 items, active",
        "Ukraine, key 2, column B, 1 item",
        "Turkey, key 3, third party, 1 item",
        "No party, key 0, 0 items, 1 event",
    ]
    session.arm("p3")
    assert names(sidebar, PartyRow)[:2] == [
        "Russia, key 1, column A, 3 items",
        "Ukraine, key 2, column B, 1 item, active",
    ]
    session.arm("")
    assert names(sidebar, PartyRow)[-1] == "No party, key 0, 0 items, 1 event, active"


def test_counts_follow_the_tags(qtbot, session):
    sidebar = shown(qtbot, session, Sidebar(session))
    session.edit("clear", edits.remove_annotation, "t12")
    assert names(sidebar, PartyRow)[0] == "Russia, key 1, column A, 2 items, active"
    session.undo_stack.undo()
    assert names(sidebar, PartyRow)[0] == "Russia, key 1, column A, 3 items, active"


def test_article_rows_tell_how_far_they_are_tagged(qtbot, session):
    sidebar = shown(qtbot, session, Sidebar(session))
    session.edit("add", edits.add_article, an_article("One.", "Two.", headline="Second day"))
    assert names(sidebar, ArticleRow) == [
        "Article 1, Talks open in Istanbul, 5 of 5 paragraphs tagged, open",
        "Article 2, Second day, 2 paragraphs, not begun",
    ]


def test_swapped_columns_show_at_once(qtbot, session):
    sidebar = shown(qtbot, session, Sidebar(session))
    session.edit("swap", edits.set_columns, (PartyId("p3"), PartyId("p2")))
    assert names(sidebar, PartyRow)[0].startswith("Ukraine, key 1, column A")


def test_rows_and_icons_ask_for_what_they_show(qtbot, session):
    sidebar = shown(qtbot, session, Sidebar(session))
    asked = []
    sidebar.party_requested.connect(lambda party: asked.append(("party", party)))
    sidebar.article_requested.connect(lambda article: asked.append(("article", article)))
    sidebar.add_article_requested.connect(lambda: asked.append(("add", "")))
    sidebar.parties_requested.connect(lambda: asked.append(("parties", "")))
    rows = sidebar.findChildren(PartyRow)
    QTest.mouseClick(rows[1], Qt.MouseButton.LeftButton)
    QTest.keyClick(rows[-1], Qt.Key.Key_Return)
    QTest.keyClick(sidebar.findChildren(ArticleRow)[0], Qt.Key.Key_Space)
    for name in ("Add article", "Parties"):
        button = next(each for each in sidebar.findChildren(QAbstractButton) if each.accessibleName() == name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [("party", "p3"), ("party", ""), ("article", "a1"), ("add", ""), ("parties", "")]


def test_every_button_of_the_sidebar_has_a_name_and_is_large_enough(qtbot, session):
    sidebar = shown(qtbot, session, Sidebar(session))
    buttons = [each for each in sidebar.findChildren(QAbstractButton) if each.isVisible()]
    assert all(button.accessibleName() for button in buttons)
    assert min(button.height() for button in buttons) >= 28


def test_an_empty_project_shows_no_party_and_no_article(qtbot, session):
    empty = Session(Project())
    sidebar = shown(qtbot, empty, Sidebar(empty))
    assert names(sidebar, PartyRow) == []
    assert names(sidebar, ArticleRow) == []


CAPS = keymap.caps(keymap.usual_keys(actions(None)))


def test_the_tag_bar_names_the_active_party_and_the_keys(qtbot, session):
    bar = shown(qtbot, session, TagBar(session), 700, 52)
    bar.show_keys(CAPS)
    assert names(bar, Chip) == [
        "Active party: Russia",
        "Demand, key D",
        "Position, key P",
        "Event, key E",
        "sentence, key L",
        "issue, key T",
    ]
    session.arm("")
    assert names(bar, Chip)[0] == "Active party: No party"


def test_the_letters_of_the_tag_bar_come_from_the_template(qtbot, session):
    bar = shown(qtbot, session, TagBar(session), 700, 52)
    bar.show_keys(CAPS | {"tag.demand": "F", "tag.event": "X"})
    assert "Demand, key F" in names(bar, Chip)
    assert "Event, key X" in names(bar, Chip)


def test_the_tag_bar_gives_up_hints_but_never_the_party(qtbot, session):
    bar = shown(qtbot, session, TagBar(session), 700, 52)
    for width in (420, 340):
        bar.resize(width, 52)
        QApplication.processEvents()
        chips = [chip for chip in bar.findChildren(Chip) if chip.isVisible()]
        assert [chip.face.text for chip in chips] == ["Russia", "Demand", "Position", "Event"]
        assert all(chip.geometry().right() <= width for chip in chips)


def test_the_tag_bar_asks_and_takes_no_focus(qtbot, session):
    bar = shown(qtbot, session, TagBar(session), 700, 52)
    asked = []
    bar.kind_requested.connect(asked.append)
    bar.sentence_requested.connect(lambda: asked.append("sentence"))
    bar.issue_requested.connect(lambda: asked.append("issue"))
    for chip in bar.findChildren(Chip)[1:]:
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
        assert chip.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert asked == [Kind.DEMAND, Kind.POSITION, Kind.EVENT, "sentence", "issue"]


def test_the_menu_of_the_active_party_offers_all_parties(qtbot, session):
    bar = shown(qtbot, session, TagBar(session), 700, 52)
    asked = []
    bar.party_requested.connect(asked.append)
    menu = bar.party_menu()
    assert [action.isChecked() for action in menu.actions()] == [True, False, False, False]
    for action in menu.actions():
        action.trigger()
    assert asked == ["p2", "p3", "p4", ""]


@pytest.fixture(name="chips")
def _chips(qtbot, session):
    article = shown(qtbot, session, ArticleView(session), 650, 500)
    bar = ChipBar(session, article)
    article.span_selected.connect(bar.show_under)
    return bar


def test_the_chip_bar_stands_under_the_words_and_goes_with_the_selection(session, chips):
    session.set_focus(Focus("a1.1", selection=(0, 6)))
    chips.show_under(QRect(80, 20, 200, 60))
    words = QRect(80, 20, 200, 60).translated(chips.parentWidget().viewport().pos())
    assert chips.isVisible()
    assert not chips.geometry().intersects(words)
    assert chips.geometry().top() > words.bottom()
    session.set_focus(Focus("a1.1"))
    assert not chips.isVisible()


def test_the_chip_bar_goes_above_where_there_is_no_room_below(session, chips):
    area = chips.parentWidget().viewport().geometry()
    words = QRect(80, area.height() - 50, 200, 45)
    chips.show_under(words)
    assert not chips.geometry().intersects(words.translated(area.topLeft()))
    assert area.contains(chips.geometry())


def test_chips_choose_parties_and_kinds_and_take_no_focus(session, chips):
    chosen = []
    chips.party_chosen.connect(chosen.append)
    chips.kind_chosen.connect(chosen.append)
    chips.show_under(QRect(80, 20, 200, 60))
    made = [chip for chip in chips.findChildren(Chip) if chip.isVisible()]
    for chip in made:
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
        assert chip.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert chosen == ["p2", "p3", "p4", Kind.DEMAND, Kind.POSITION, Kind.EVENT]


def test_an_article_that_the_brief_leaves_out_says_so(qtbot, session):
    sidebar = shown(qtbot, session, Sidebar(session))
    session.changed.connect(sidebar.refresh)
    session.edit("Leave out", edits.toggle_article, session.project.articles[0].id)
    assert "left out of the brief" in names(sidebar, ArticleRow)[0]
    session.undo()
    assert "left out" not in names(sidebar, ArticleRow)[0]
