"""Every word that the window shows or has read aloud is translated: in a strange language no English is left."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from briefer.store.document import dumps
from tests import ROOT
from tests.pseudo import outside
from tests.ui.accessible import interfaces, name_of
from tests.ui.test_access import DIALOGS, TABS, on_the_way
from ui.session import Focus

KEYS = "Ctrl Shift Alt Enter Return Space Esc Del Backspace Home End PgUp PgDown Ins Up Down Left Right Tab"
NAMES = "Briefer Word PDF HTML CSV YAML Qt https Scroll Left Scroll Right checkout November Show Details"
"""What has the same name everywhere, and what Qt says in its own words."""
GIVEN = "briefer is open. briefer was changed elsewhere. it ends too early"
"""What the tests themselves say of their files."""


def known(window):
    """What is the author's, the source's or the template's own, and the names of places on this computer."""
    resources = ROOT / "resources"
    data = (resources / "labels" / "en.yaml", resources / "template.schema.json", *(ROOT / "templates").glob("*.yaml"))
    texts = (dumps(window.session.project).decode(), *(each.read_text(encoding="utf-8") for each in data))
    return " ".join((*texts, KEYS, NAMES, GIVEN, str(Path.home()), str(window.settings.store.fileName()))).casefold()


def is_english(text, mine):
    """Whether phrases of a text stand outside of the brackets that are nobody's own; file names count as such."""
    keys = rf"\b({'|'.join(KEYS.split())})\b"
    return any(each.casefold() not in mine and "_" not in each for each in outside(re.sub(keys, " ", text)))


def told(root):
    """Every text of a part of the window: names and descriptions for screen readers, tips, placeholders, titles."""
    for here, widget in interfaces(root):
        yield name_of(here)
        yield here.text(QAccessible.Text.Description)
        yield re.sub(r"<[^>]*>", " ", widget.toolTip())
    for each in [root, *root.findChildren(QWidget)]:
        if each.isVisible():
            yield each.windowTitle()
            for part in ("placeholderText", "text", "title"):
                if callable(getattr(each, part, None)):
                    yield re.sub(r"<[^>]*>", " ", str(getattr(each, part)()))


def left_in_english(root, window):
    mine = known(window)
    return sorted({text for text in told(root) if is_english(text, mine)})


@pytest.mark.parametrize("stage", ["read", "compare", "brief"])
def test_no_english_is_left_in_a_stage(strange, stage, qtbot):
    strange.stages.show_stage(stage)
    QApplication.processEvents()
    assert left_in_english(strange, strange) == []


@pytest.mark.parametrize("tab", TABS)
def test_no_english_is_left_in_a_tab(strange, tab):
    strange.stages.show_stage("compare")
    strange.stages.compare.show_tab(tab)
    QApplication.processEvents()
    assert left_in_english(strange, strange) == []


def test_no_english_is_left_in_the_menus(strange):
    menus = [menu for menu in strange.findChildren(QWidget) if hasattr(menu, "actions")]
    texts = {action.text() for menu in menus for action in menu.actions()}
    mine = known(strange)
    assert len(texts) > 50
    assert [each for each in texts if is_english(each, mine)] == []


@pytest.mark.parametrize("name", [*DIALOGS])
def test_no_english_is_left_in_a_dialog(strange, visits, name):
    action, _ = DIALOGS[name]
    QGuiApplication.clipboard().clear()
    strange.session.set_focus(Focus(strange.session.project.annotations[0].paragraph_id))
    strange.article.focus_item(strange.session.project.annotations[0])
    strange.article.setFocus()
    found = []

    def look(dialog):
        found.extend(left_in_english(dialog, strange))
        dialog.reject()

    visits.when(QDialog, look)
    strange.keyboard.made[action].trigger()
    assert visits.seen == ["QDialog"]
    assert found == []


@pytest.mark.parametrize("number", range(6))
def test_no_english_is_left_in_a_question_about_files(strange, qtbot, number):
    dialog = on_the_way(strange)[number]
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    assert left_in_english(dialog, strange) == []


FURTHER = (
    *("brief.assistant", "brief.quotations", "brief.templates", "edit.memory", "help.about"),
    *("tag.accept_likely", "view.editions", "file.go_back"),
)
"""Acts that open a window of their own, or only say a sentence."""


@pytest.mark.parametrize("action", FURTHER)
def test_no_english_is_left_in_what_an_act_opens(strange, qtbot, action):
    strange.article.setFocus()
    before, found = set(QApplication.topLevelWidgets()), []

    def look():
        opened = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each not in before]
        for each in opened:
            found.extend(left_in_english(each, strange))
            each.close()

    QTimer.singleShot(600, look)
    strange.keyboard.made[action].trigger()
    qtbot.wait(700)
    look()
    assert found == []
    assert not is_english(strange.status.told, known(strange))


def test_no_english_is_left_in_the_steps_and_tips_of_the_article(strange, qtbot):
    for step in range(4):
        strange.read.first_steps._has_tags = bool(step)
        strange.read.first_steps._is_other_armed = step > 1
        strange.read.first_steps._is_compared = step > 2
        strange.read.first_steps._tell()
        assert not is_english(strange.read.first_steps._text.text(), known(strange))
