"""A day at the desk, each of its presses real and counted: three articles, forty items in eight rows, a brief.

No part of it is reached by program: what a person presses to get there is pressed and counted too. To see it in a real
window, `tests/ui/devices/xdotool.py` says how.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from briefer import queries
from briefer.store import project_file
from tests.ui.visits import press_in, type_in
from ui.export.dialog import ExportDialog
from ui.importing.dialog import ImportDialog
from ui.parties.dialog import PartiesDialog
from ui.tagging.note import ElsewhereDialog, NoteDialog

MOST_PRESSES = 95
CTRL = Qt.KeyboardModifier.ControlModifier
MATTERS = (
    "the ceasefire, which nobody keeps for long, must begin tonight",
    "prisoners, old and young, must come home before winter",
    "the hostages, all of them, must be freed at once",
    "autonomy, in whatever form, is no matter for these talks",
    "the nuclear plant, long a worry, needs inspectors",
    "the fishing quota, it says, is not on the table",
    "sanctions, old and new, must be lifted first of all",
)
OTHER = "civilians, old and young, must be protected everywhere"


def article_text(number):
    """Seven paragraphs of Nordland, then seven answers of Suderland; on the third day two and ten."""
    lines = [f"Nordland told reporters on day {number} that {matter}." for matter in MATTERS]
    lines += [f"Suderland answered on day {number} that {matter}." for matter in MATTERS]
    if number == 3:
        lines = [
            f"Nordland told reporters on day 3 that {OTHER}.",
            lines[1],
            f"Suderland answered on day 3 that {OTHER}.",
            *lines[7:],
            *(f"Suderland added on day 3 that {matter}." for matter in MATTERS[:2]),
        ]
    return "\n\n".join([f"Talks of day {number} end late", *lines])


class Counter:
    """Presses keys and counts them; what is typed as prose counts as text, not as acts."""

    def __init__(self, press):
        self.press, self.presses = press, 0

    def __call__(self, *keys):
        self.presses += len(keys)
        self.press(*keys)

    def in_dialog(self, dialog, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.presses += 1
        press_in(dialog, key, modifiers)


def settle(window, qtbot):
    window.suggesting.compute()  # as it does by itself after a pause
    qtbot.waitUntil(lambda: not window.tasks.is_running("Suggestions"), timeout=30000)
    for _ in range(5):
        QApplication.processEvents()
    window.refreshing.finish()


def test_a_day_by_keys_takes_few_presses_and_each_is_counted(own_desk, qtbot, visits, press, tmp_path):
    window, keys = own_desk, Counter(press)
    for number, hands in ((1, (("1", 7), ("2", 7))), (2, (("1", 7), ("2", 7))), (3, (("1", 12),))):
        add_article(window, qtbot, visits, keys, number)
        keys("J")  # past the headline
        for digit, times in hands:  # on the third day nobody notices that another speaks
            keys(digit, *["P"] * times)
    assert len(window.session.project.annotations) == 40
    assert len({issue.title for issue in window.session.project.issues}) >= 8
    correct_ten(window, keys)
    change_two_orders(window, keys)
    write_beside(window, qtbot, visits, keys)
    hand_over(window, qtbot, visits, keys, tmp_path)
    assert keys.presses <= MOST_PRESSES, keys.presses


def add_article(window, qtbot, visits, keys, number):
    QGuiApplication.clipboard().setText(article_text(number))

    def accept(dialog):
        qtbot.waitUntil(dialog.foot.main.isEnabled, timeout=20000)
        keys.in_dialog(dialog, Qt.Key.Key_Return)

    visits.when(ImportDialog, accept)
    if number == 1:  # the two that are named most are proposed
        visits.when(PartiesDialog, lambda dialog: keys.in_dialog(dialog, Qt.Key.Key_Return))
    keys("Ctrl+Shift+V")
    qtbot.waitUntil(lambda: len(window.session.project.articles) == number, timeout=20000)
    settle(window, qtbot)
    assert [party.name for party in window.session.project.parties] == ["Nordland", "Suderland"]


def correct_ten(window, keys):
    """Give the ten last to the other party at once, in the list of all that is tagged as the first one's."""
    before = window.session.project.annotations
    keys("Ctrl+R", *["Shift+Up"] * 9, "2")
    pairs = zip(window.session.project.annotations, before, strict=True)
    assert [one.party_ids != other.party_ids for one, other in pairs] == [False] * 30 + [True] * 10


def change_two_orders(window, keys):
    """Move an item in its cell, and a row."""
    session = window.session
    issues = session.project.issues
    keys("Ctrl+2", "Up", "Ctrl+Up")
    orders = [
        (each.annotation_ids, other.annotation_ids) for each, other in zip(session.project.issues, issues, strict=True)
    ]
    assert all(set(one) == set(other) for one, other in orders)
    assert sum(one != other for one, other in orders) == 1
    keys("Left", "Left", "Ctrl+Up")
    assert [each.id for each in session.project.issues] != [each.id for each in issues]


def write_beside(window, qtbot, visits, keys):
    """Leave words out, paraphrase, and add what was stated elsewhere."""
    session = window.session
    keys("Right", "Enter")
    tag = window.article.current_annotation()
    keys("C", "C", "X")
    assert "[…]" in queries.excerpt(session.project, tag.id).text

    def paraphrase(dialog):
        type_in(dialog, "Nordland wants it tonight.")
        keys.in_dialog(dialog, Qt.Key.Key_Return, CTRL)

    visits.when(NoteDialog, paraphrase)
    keys("Esc", "N")
    assert queries.annotation(session.project, tag.id).paraphrase == "Nordland wants it tonight."

    def elsewhere(dialog):
        type_in(dialog, "Call with the embassy, 4 May")
        keys.in_dialog(dialog, Qt.Key.Key_Tab)
        type_in(dialog, "Suderland would meet in June.")
        keys.in_dialog(dialog, Qt.Key.Key_Return, CTRL)

    visits.when(ElsewhereDialog, elsewhere)
    keys("Ctrl+Shift+I")
    assert session.project.annotations[-1].stated_in


def hand_over(window, qtbot, visits, keys, folder):
    """Export, save, and open the project again."""
    session = window.session

    def export(dialog):
        keys.in_dialog(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(dialog.exported or dialog.failure.text), timeout=30000)
        keys.in_dialog(dialog, Qt.Key.Key_Return)

    visits.when(ExportDialog, export)
    keys("Ctrl+E")
    written = next(path for path in folder.iterdir() if path.suffix == ".md").read_text()
    assert "Suderland would meet in June." in written
    assert "[…]" in written.replace("\\", "")
    path = folder / "talks.briefer"

    def save(dialog):
        type_in(dialog, str(path))
        keys.in_dialog(dialog, Qt.Key.Key_Return)

    visits.when(QFileDialog, save)
    keys("Ctrl+S")
    qtbot.waitUntil(lambda: path.exists() and not session.is_modified, timeout=20000)
    kept = session.project
    keys("Ctrl+N", "Ctrl+Shift+O")
    keys.in_dialog(QApplication.activePopupWidget(), Qt.Key.Key_1)
    qtbot.waitUntil(lambda: bool(session.project.articles))
    assert session.project.annotations == kept.annotations
    assert project_file.load(path).issues == kept.issues
