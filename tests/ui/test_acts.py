"""How many acts the work costs: an article of thirty paragraphs from its file to the exported brief, by keys alone.

The same by mouse alone is in `test_by_mouse`.
"""

import shutil
from statistics import median, quantiles

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefer import queries
from briefer.model import Certainty, Kind, Status, When
from briefer.proof.reread import reread
from tests import DATA
from tests.ui.visits import press_in, type_in
from ui.export.dialog import ExportDialog
from ui.importing.dialog import RESULT, ImportDialog
from ui.parties.dialog import PartiesDialog
from ui.session import Focus
from ui.tagging.issue_picker import IssuePicker
from ui.tagging.note import NoteDialog

ARTICLE = DATA / "seed" / "ferry-talks.txt"
DEMAND, POSITION, EVENT = "D", "P", "E"
HARBOUR, FERRY, NOBODY = "2", "1", "0"
CTRL = Qt.KeyboardModifier.ControlModifier
TAGGING = (
    # presses that skip, presses that tag, the issue and the words of it that are typed where it is there already
    ("J", f"{NOBODY} {EVENT}", ""),
    ("", f"{FERRY} {DEMAND}", "Waiting time"),
    ("", f"L {DEMAND}", "Night crossings"),
    ("J J", f"{HARBOUR} {POSITION}", "Waiting time"),
    ("", POSITION, "Night crossings"),
    ("J J", f"{FERRY} {EVENT}", ""),
    ("", f"C C {DEMAND}", "Timetable"),
    ("J", f"{HARBOUR} {POSITION}", "Timetable"),
    ("J J", DEMAND, "Notice of strikes"),
    ("", f"{FERRY} {POSITION}", "Notice of strikes"),
    ("J", DEMAND, "Control"),
    ("J J", f"{HARBOUR} {POSITION}", "Control"),
    ("", f"L L {POSITION}", "Control"),
    ("", f"{FERRY} {POSITION}", "Control"),
    ("J", EVENT, ""),
    ("End", "", ""),
)
FOUND = (
    ("S1 ¶2", Kind.EVENT, "", ""),
    ("S1 ¶3", Kind.DEMAND, "Ferry Union", ""),
    ("S1 ¶4", Kind.DEMAND, "Ferry Union", "It called for two more deckhands on every night crossing."),
    ("S1 ¶6", Kind.POSITION, "Harbour Company", ""),
    ("S1 ¶7", Kind.POSITION, "Harbour Company", ""),
    ("S1 ¶10", Kind.EVENT, "Ferry Union", ""),
    (
        "S1 ¶11",
        Kind.DEMAND,
        "Ferry Union",
        "the Ferry Union demanded that the new timetable be withdrawn before the summer",
    ),
    ("S1 ¶12", Kind.POSITION, "Harbour Company", ""),
    ("S1 ¶15", Kind.DEMAND, "Harbour Company", ""),
    ("S1 ¶16", Kind.POSITION, "Ferry Union", ""),
    ("S1 ¶18", Kind.DEMAND, "Ferry Union", ""),
    ("S1 ¶21", Kind.POSITION, "Harbour Company", ""),
    (
        "S1 ¶22",
        Kind.POSITION,
        "Harbour Company",
        "The Harbour Company is ready to open its books to an auditor, she said.",
    ),
    ("S1 ¶23", Kind.POSITION, "Ferry Union", ""),
    ("S1 ¶25", Kind.EVENT, "Ferry Union", ""),
)
ISSUES = {"Waiting time": 2, "Night crossings": 2, "Timetable": 2, "Notice of strikes": 2, "Control": 4}


@pytest.fixture
def opened(clean, press, visits, tmp_path, monkeypatch):
    """The window with the article open and its two parties, by Ctrl+O and an Enter in each of three dialogs."""
    path = tmp_path / ARTICLE.name
    shutil.copy(ARTICLE, path)
    # The dialog for files is the system's: what it gives back stands for typing the name and Enter.
    monkeypatch.setattr("ui.importing.ways_in.QFileDialog.getOpenFileNames", lambda *arguments: ([str(path)], ""))

    def add(dialog):
        visits.qtbot.waitUntil(lambda: dialog._pages.currentIndex() == RESULT, timeout=15000)
        press_in(dialog, Qt.Key.Key_Return)

    visits.when(ImportDialog, add)
    visits.when(PartiesDialog, lambda dialog: press_in(dialog, Qt.Key.Key_Return))
    press("Ctrl+O")
    assert [each.name for each in queries.column_parties(clean.session.project)] == ["Ferry Union", "Harbour Company"]
    clean.settings.has_suggestions = False  # all of it is the person's own work
    clean.suggesting.compute()
    return clean


def tags(window):
    project = window.session.project
    return tuple(
        (
            queries.reference(project, item.paragraph_id),
            item.kind,
            " and ".join(queries.party(project, each).name for each in item.party_ids),
            item.span.quote if item.span else "",
        )
        for item in project.annotations
    )


def put_into(issue):
    """Type an issue's name and press Enter."""

    def act(dialog):
        type_in(dialog, issue)
        press_in(dialog, Qt.Key.Key_Return)

    return act


def test_from_the_file_of_an_article_to_word_and_pdf_by_keys_alone(opened, press, visits, qtbot, tmp_path):
    per_tag, skips = [], 0
    for skipping, tagging, issue in TAGGING:
        press(*skipping.split())
        skips += len(skipping.split())
        press(*tagging.split())
        if tagging:
            per_tag.append(len(tagging.split()))
        if issue:
            visits.when(IssuePicker, put_into(issue))
            press("T")
    project = opened.session.project
    assert tags(opened) == FOUND
    assert {row.issue.title: sum(map(len, row.cells)) for row in queries.rows(project)} == ISSUES
    assert len(queries.timeline(project)) == 3

    assert len(per_tag) == 15
    assert median(per_tag) <= 2
    assert quantiles(per_tag, n=10, method="inclusive")[-1] <= 3
    assert sum(per_tag) + skips <= 45

    opened.settings.export_folder = str(tmp_path / "out")
    (tmp_path / "out").mkdir()

    def export(dialog):
        press_in(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(dialog.exported), timeout=30000)
        press_in(dialog, Qt.Key.Key_Return)

    visits.when(ExportDialog, export)
    press("Ctrl+E")
    written = sorted((tmp_path / "out").iterdir())
    assert {path.suffix for path in written} == {".docx", ".pdf"}
    quotations = [item.text for row in queries.rows(project) for cell in row.cells for item in cell]
    for path in written:
        text = " ".join(text for text, _, _ in reread(path.read_bytes(), path.suffix).units)
        assert [quotation for quotation in quotations if quotation not in text] == []
    assert visits.seen == ["ImportDialog", "PartiesDialog", *["IssuePicker"] * 12, "ExportDialog"]


def test_a_span_inside_a_sentence_costs_four_keys_with_its_party(opened, press):
    opened.session.set_focus(Focus(opened.session.project.articles[0].paragraphs[10].id))
    press(FERRY, "C", "C", "D")
    assert tags(opened) == (FOUND[6],)


def test_parts_of_sentences_are_gone_through_forth_and_back_and_let_go(opened, press):
    texts = {each.id: each.text for each in opened.session.project.articles[0].paragraphs}
    opened.session.set_focus(Focus(opened.session.project.articles[0].paragraphs[10].id))
    first, second, third = "In the corridor nobody smiled", FOUND[6][3], "a delegate said."
    whole, before = texts[opened.session.focus.paragraph_id], "Talks were broken off on 3 February"
    after = "The Harbour Company said the timetable would stay as it is."
    for key, words in (
        ("C", first),
        ("C", second),
        ("C", third),
        ("C", after),
        ("Shift+C", third),
        ("Shift+C", second),
        ("Esc", whole),
        ("C", first),
        ("Shift+C", before + " when the Ferry Union walked out."),
    ):
        press(key)
        focus = opened.session.focus
        assert texts[focus.paragraph_id][slice(*focus.passage)] == words
    press("Esc")
    assert opened.session.focus.passage is None


def test_giving_a_tag_to_the_other_party_costs_two_keys_and_undo_one(opened, press):
    press("J", "J", FERRY, "D")
    press("K", HARBOUR)
    assert tags(opened) == (("S1 ¶3", Kind.DEMAND, "Harbour Company", ""),)
    press("Ctrl+Z")
    assert tags(opened) == (("S1 ¶3", Kind.DEMAND, "Ferry Union", ""),)


def test_giving_a_tag_another_kind_costs_two_keys(opened, press):
    press("J", "J", FERRY, "D")
    press("K", "P")
    assert tags(opened) == (("S1 ¶3", Kind.POSITION, "Ferry Union", ""),)


# What else is done with a tag, by keys


def item_of(window):
    (item,) = window.session.project.annotations
    return item


def fill_in_an_event(dialog):
    """Date, sort date, certainty, status, paraphrase, speaker and note, each with its keys; Ctrl+Enter saves."""
    fields = dialog.event_fields
    fields.date_text.setFocus()
    for typed in ("late last winter", "2025-02"):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_A, CTRL)
        type_in(dialog, typed)
        press_in(dialog, Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.focusWidget(), "ab")  # about
    press_in(dialog, Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.focusWidget(), "cl")  # claimed
    press_in(dialog, Qt.Key.Key_Tab)
    for typed in ("The union left", "Ruth Aalto", "ask the mediator"):
        type_in(dialog, typed)
        press_in(dialog, Qt.Key.Key_Tab)
    press_in(dialog, Qt.Key.Key_Return, CTRL)


def assert_all_is_kept(item):
    assert item.when == When("late last winter", "2025-02", Certainty.ABOUT)
    assert item.status is Status.CLAIMED
    assert (item.paraphrase, item.speaker, item.note) == ("The union left", "Ruth Aalto", "ask the mediator")


def test_all_that_is_known_of_an_event_is_typed_from_the_article(opened, press, visits):
    opened.session.set_focus(Focus(opened.session.project.articles[0].paragraphs[9].id))
    press(FERRY, "E", "K")
    visits.when(NoteDialog, fill_in_an_event)
    press("N")
    assert_all_is_kept(item_of(opened))
    assert opened.focusWidget() is opened.article
    press("Ctrl+Z")
    assert item_of(opened).when == When()


def test_all_that_is_known_of_an_event_is_typed_from_the_timeline(opened, press, visits):
    opened.session.set_focus(Focus(opened.session.project.articles[0].paragraphs[9].id))
    press(FERRY, "E", "Ctrl+2")
    timeline = opened.stages.compare.timeline
    opened.stages.compare.show_tab("timeline")
    timeline.table.setFocus()
    visits.when(NoteDialog, fill_in_an_event)
    press("F2")
    assert_all_is_kept(item_of(opened))
    assert opened.focusWidget() is timeline.table


def test_a_note_and_a_paraphrase_are_typed_on_any_item(opened, press, visits):
    press("J", "J", FERRY, "D", "K")

    def fill_in(dialog):
        assert dialog.event_fields is None
        for typed in ("Wants waiting paid", "Jonas Mikkel", "how many hours?"):
            type_in(dialog, typed)
            press_in(dialog, Qt.Key.Key_Tab)
        press_in(dialog, Qt.Key.Key_Return, CTRL)

    visits.when(NoteDialog, fill_in)
    press("N")
    item = item_of(opened)
    assert (item.paraphrase, item.speaker, item.note) == ("Wants waiting paid", "Jonas Mikkel", "how many hours?")


def test_a_paragraph_takes_several_tags_that_overlap_and_o_reaches_each(opened, press):
    opened.session.set_focus(Focus(opened.session.project.articles[0].paragraphs[10].id))
    press(FERRY, "D")  # the paragraph
    press("K", "C", "C", "P")  # a part of it
    opened.session.set_focus(Focus(opened.session.project.articles[0].paragraphs[10].id))
    press("C", "C", "Shift+Right", "Shift+Right", "E")  # that part and two words more
    items = opened.session.project.annotations
    assert len(items) == 3
    assert len({item.paragraph_id for item in items}) == 1
    drawn = [each.annotation for each in opened.article.painter().labels(10) if each.annotation]
    assert set(drawn) == set(items)
    reached = []
    for _ in range(4):
        press("O")
        reached.append(opened.article.current_annotation().id)
    assert len(set(reached)) == 3
    assert reached[3] == reached[0]
    press("Del")
    assert {item.id for item in opened.session.project.annotations} == {item.id for item in items} - {reached[3]}


def test_both_edges_of_a_span_move_by_word_and_by_character_and_enter_keeps_them(opened, press):
    opened.session.set_focus(Focus(opened.session.project.articles[0].paragraphs[10].id))
    press(FERRY, "C", "C", "D", "Shift+C")
    press("[", "Right", "]", "Left", "Ctrl+Left", "Enter")
    assert item_of(opened).span.quote == "Ferry Union demanded that the new timetable be withdrawn before th"
    press("[", "Left", "Esc")
    assert item_of(opened).span.quote == "Ferry Union demanded that the new timetable be withdrawn before th"
    press("Ctrl+Z")
    assert item_of(opened).span.quote == FOUND[6][3]


def test_a_full_stop_repeats_kind_party_and_issue_in_one_press(opened, press, visits):
    press("J", "J", FERRY, "D")
    visits.when(IssuePicker, put_into("Waiting time"))
    press("T")
    press(HARBOUR, "J", "J", ".")
    project = opened.session.project
    assert tags(opened) == (FOUND[1], ("S1 ¶6", Kind.DEMAND, "Ferry Union", ""))
    assert [len(row.issue.annotation_ids) for row in queries.rows(project)] == [2]
