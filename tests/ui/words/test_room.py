"""Words that are two fifths longer have room everywhere, at 1366 px and at 200 %."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from tests.ui.test_access import DIALOGS, TABS, on_the_way
from tests.ui.test_sizes import is_cut, with_words
from ui.look import theme
from ui.session import Focus
from ui.widgets.buttons import ShortenedButton


@pytest.fixture(autouse=True)
def _usual_size(qapp):
    yield
    theme.apply(qapp, "light", 1)


def cut(root):
    for _ in range(5):
        QApplication.processEvents()
    return [
        f"{type(each).__name__} {each.text()!r} {each.size().toTuple()} wants {each.sizeHint().toTuple()}"
        for each in with_words(root)
        if not isinstance(each.parentWidget(), QLineEdit)
        if is_cut(each)
    ]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("stage", ["read", "compare", "brief"])
def test_no_words_of_a_stage_are_cut_off(strange, qapp, stage, scale):
    strange.resize(1366, 740)
    theme.apply(qapp, "light", scale)
    strange.stages.show_stage(stage)
    strange.refreshing.finish()
    assert cut(strange) == []


@pytest.mark.parametrize("tab", TABS)
def test_no_words_of_a_tab_are_cut_off(strange, qapp, tab):
    strange.resize(1366, 740)
    theme.apply(qapp, "light", 2.0)
    strange.stages.show_stage("compare")
    strange.stages.compare.show_tab(tab)
    assert cut(strange) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", [*DIALOGS])
def test_no_words_of_a_dialog_are_cut_off(strange, qapp, visits, name, scale):
    QGuiApplication.clipboard().clear()
    theme.apply(qapp, "light", scale)
    strange.session.set_focus(Focus(strange.session.project.annotations[0].paragraph_id))
    strange.article.focus_item(strange.session.project.annotations[0])
    strange.article.setFocus()
    found = []

    def look(dialog):
        found.extend(cut(dialog))
        dialog.reject()

    visits.when(QDialog, look)
    strange.keyboard.made[DIALOGS[name][0]].trigger()
    assert visits.seen == ["QDialog"]
    assert found == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("number", range(6))
def test_no_words_of_a_question_about_files_are_cut_off(strange, qapp, qtbot, number, scale):
    theme.apply(qapp, "light", scale)
    dialog = on_the_way(strange)[number]
    qtbot.addWidget(dialog)
    dialog.show()
    assert cut(dialog) == []


def test_the_sidebar_is_no_wider_than_its_room(strange, qtbot):
    strange.resize(1366, 740)
    sidebar = strange.read.sidebar
    buttons = sidebar.findChildren(ShortenedButton)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in buttons), timeout=20000)
    cut(strange)
    inner = [each for each in buttons if each.isVisible()]
    assert inner
    block = inner[0].parentWidget()
    assert block.minimumSizeHint().width() <= sidebar.minimumWidth()
    assert [each.text() for each in inner if each.mapTo(sidebar, each.rect().topRight()).x() > sidebar.width()] == []
