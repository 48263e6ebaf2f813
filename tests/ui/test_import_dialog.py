"""The import dialog: what was read, its borders by keyboard, and what to do when reading fails."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from briefer import text
from briefer.errors import ReadError
from briefer.model import Article, ArticleId, Paragraph, ParagraphId, ParagraphKind, Source
from briefer.readers.base import LeftOut as LeftOutOfFile
from briefer.readers.base import ReadResult
from ui import theme
from ui.dialogs.import_dialog import FAILURE, PASTE, READING, RESULT, ImportDialog
from ui.models.borders import Borders, LeftOut, doubt, is_whole, merged, parted, put_back, without
from ui.tasks import Tasks

from .dialog_checks import shared_mnemonics, unnamed_controls

CONTROL = Qt.KeyboardModifier.ControlModifier
TEXTS = (
    "The memorandum opens with land. Forces would leave.",
    "Four regions are named one by one, and",
    "with Crimea they would have to be recognised.",
    "Neither side has set a date.",
)


def a_result(texts=TEXTS, left_out=(), **source):
    paragraphs = tuple(Paragraph(ParagraphId(str(number)), each) for number, each in enumerate(texts, 1))
    return ReadResult(Article(ArticleId(""), Source(**source), paragraphs), (), tuple(map(LeftOutOfFile, left_out)))


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    made.wait_for_all()
    qapp.processEvents()


@pytest.fixture
def desk(qtbot, qapp):
    theme.apply(qapp, "light", 1.0)
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    return made


@pytest.fixture
def dialog(qtbot, tasks, desk):
    made = ImportDialog("memorandum.txt", tasks, desk, is_file=True)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def shown(dialog):
    return [paragraph.text for paragraph in dialog.borders.paragraphs]


def page(dialog):
    return dialog._pages.currentIndex()


def test_the_source_the_counts_and_the_ends_are_shown(dialog):
    dialog.show_result(a_result(headline="What it asks", language="uk", left_out=["Cookies"]))
    assert dialog.source.fields["headline"].text() == "What it asks"
    assert dialog.source.fields["byline"].text() == ""
    assert dialog.source.language.currentText() == "Ukrainian"
    assert [label.text() for label in dialog.source.counts.values()] == ["4", "30", "1"]
    assert dialog.source._start.text() == "The memorandum opens with land."
    assert dialog.source.verdict.text == "Ends with a full sentence"


def test_an_article_that_breaks_off_is_said_so(dialog):
    dialog.show_result(a_result(("It was signed in",)))
    assert dialog.source.verdict.text.startswith("Stops in mid-sentence")
    dialog.source.verdict.pressed.emit()
    assert page(dialog) == PASTE


def test_the_article_is_what_stands_in_the_dialog(dialog):
    dialog.show_result(a_result(outlet="The Paper", language="en"))
    dialog.source.fields["outlet"].setText("  The Other Paper ")
    dialog.list.set_row(2)
    QTest.keyClick(dialog.list, Qt.Key.Key_Backspace, CONTROL)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.article.source.outlet == "The Other Paper"
    assert dialog.article.source.language == "en"
    texts = [paragraph.text for paragraph in dialog.article.paragraphs]
    assert texts == [TEXTS[0], f"{TEXTS[1]} {TEXTS[2]}", TEXTS[3]]
    assert [paragraph.id for paragraph in dialog.article.paragraphs] == ["1", "2", "3"]
    assert dialog.article.source.sha256 == text.fingerprint(texts)


def test_control_enter_splits_before_the_second_sentence_or_where_the_cut_mark_is(dialog):
    dialog.show_result(a_result())
    QTest.keyClick(dialog.list, Qt.Key.Key_Return, CONTROL)
    assert shown(dialog)[:2] == ["The memorandum opens with land.", "Forces would leave."]
    assert dialog.list.row == 1
    QTest.keyClick(dialog.list, Qt.Key.Key_Right)
    QTest.keyClick(dialog.list, Qt.Key.Key_Right)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return, CONTROL)
    assert shown(dialog)[1:3] == ["Forces would", "leave."]


def test_a_click_sets_the_cut_mark_between_words(dialog, qtbot):
    dialog.show_result(a_result())
    rect = dialog.list.visualRect(dialog.list.model().index(0, 0))
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + rect.center() / 3)
    assert dialog.list.cut in {4, 15, 21, 26, 32, 39, 45}


def test_delete_leaves_out_and_put_back_brings_it_to_where_it_was(dialog):
    dialog.show_result(a_result())
    dialog.list.set_row(1)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert shown(dialog) == [TEXTS[0], TEXTS[2], TEXTS[3]]
    assert dialog.left_out.isVisible()
    dialog.left_out.fold.setChecked(True)
    QTest.mouseClick(dialog.left_out.button, Qt.MouseButton.LeftButton)
    assert shown(dialog) == list(TEXTS)
    assert not dialog.left_out.isVisible()


def test_enter_on_a_passage_left_out_shows_all_of_it(dialog):
    long = "Cookie notice. " * 20
    dialog.show_result(a_result(left_out=[long]))
    dialog.left_out.fold.setChecked(True)
    assert long not in dialog.left_out.list.item(0).text()
    dialog.left_out.list.setFocus()
    QTest.keyClick(dialog.left_out.list, Qt.Key.Key_Return)
    assert long in dialog.left_out.list.item(0).text()
    assert dialog.article is None


def test_everything_can_be_taken_back(dialog):
    dialog.show_result(a_result())
    for key, modifier in (
        (Qt.Key.Key_Return, CONTROL),
        (Qt.Key.Key_Backspace, CONTROL),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(dialog.list, key, modifier)
    for _ in range(3):
        QTest.keyClick(dialog.list, Qt.Key.Key_Z, CONTROL)
    assert shown(dialog) == list(TEXTS)
    QTest.keyClick(dialog.list, Qt.Key.Key_Z, CONTROL)
    assert shown(dialog) == list(TEXTS)


def test_the_notice_repairs_a_border_with_one_click(dialog):
    dialog.show_result(a_result())
    index = dialog.list.model().index(2, 0)
    dialog.list.scrollTo(index)
    delegate = dialog.list.itemDelegate()
    notice = delegate.notice_rect(dialog.list.visualRect(index))
    QTest.mouseClick(
        dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=delegate.repair_rect(notice, 2).center().toPoint()
    )
    assert shown(dialog)[1] == f"{TEXTS[1]} {TEXTS[2]}"


def test_a_failure_is_said_in_place_and_pasting_is_the_way_on(dialog, qtbot):
    def work(progress):
        raise ReadError("memorandum.txt is damaged. Save it again.")

    dialog.read(work)
    qtbot.waitUntil(lambda: page(dialog) == FAILURE)
    assert dialog.failure.text == "memorandum.txt is damaged. Save it again."
    assert not dialog.foot.main.isEnabled()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert page(dialog) == PASTE
    assert not dialog.foot.main.isEnabled()
    dialog.paste.setPlainText("Kyiv wants a truce.\n\nMoscow does not.")
    dialog.accept()
    qtbot.waitUntil(lambda: page(dialog) == RESULT)
    assert shown(dialog) == ["Kyiv wants a truce.", "Moscow does not."]


def test_a_slow_read_shows_a_bar_and_can_be_cancelled(dialog, qtbot, tasks, qapp):
    go_on = threading.Event()
    dialog.read(lambda progress: (go_on.wait(10), a_result())[1])
    assert page(dialog) == READING
    assert not dialog._busy.isVisible()
    qtbot.waitUntil(dialog._busy.isVisible)
    dialog.reject()
    go_on.set()
    tasks.wait_for_all()
    qapp.processEvents()
    assert dialog.article is None


def test_a_file_is_read_for_real(dialog, qtbot, tmp_path):
    path = tmp_path / "talks.txt"
    path.write_text("Kyiv wants a truce.\n\nMoscow does not.\n", encoding="utf-8")
    dialog.read_file(path)
    qtbot.waitUntil(lambda: page(dialog) == RESULT, timeout=15000)
    assert shown(dialog) == ["Kyiv wants a truce.", "Moscow does not."]
    assert dialog._name_label.text() == "talks.txt"


def test_every_control_is_named_and_no_mnemonic_is_shared(dialog):
    dialog.show_result(a_result(left_out=["Cookies"]))
    dialog.left_out.fold.setChecked(True)
    assert unnamed_controls(dialog) == []
    assert shared_mnemonics(dialog) == []


def test_a_paragraph_is_read_aloud_with_its_doubt(dialog):
    dialog.show_result(a_result())
    spoken = dialog.list.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Paragraph 3, 8 words, ¶3 starts with a small letter. It may belong to ¶2.")


# Borders


def borders(*texts):
    return Borders(tuple(Paragraph(ParagraphId(str(n)), each) for n, each in enumerate(texts, 1)))


TEXT_LISTS = st.lists(
    st.text(st.sampled_from("ab c."), min_size=1).filter(str.strip).map(str.strip), min_size=1, max_size=5
)


@given(TEXT_LISTS, st.data())
def test_no_border_act_loses_or_invents_a_letter(texts, data):
    now = borders(*texts)
    before = sorted("".join(texts).replace(" ", ""))
    for _ in range(4):
        row = data.draw(st.integers(0, len(now.paragraphs) - 1))
        act = data.draw(st.sampled_from(["merge", "split", "leave", "back"]))
        if act == "merge":
            now = merged(now, row)
        elif act == "split":
            now = parted(now, row, data.draw(st.integers(0, len(now.paragraphs[row].text))))
        elif act == "leave":
            now = without(now, row)
        elif now.left_out:
            now, at = put_back(now, data.draw(st.integers(0, len(now.left_out) - 1)), row)
            assert 0 <= at < len(now.paragraphs)
        kept = [paragraph.text for paragraph in now.paragraphs] + [passage.text for passage in now.left_out]
        assert sorted("".join(kept).replace(" ", "")) == before
        assert [paragraph.id for paragraph in now.paragraphs] == [str(n + 1) for n in range(len(now.paragraphs))]
        assert all(paragraph.text.strip() for paragraph in now.paragraphs)


def test_an_act_that_changes_nothing_gives_the_same_value():
    start = borders("One.")
    assert merged(start, 0) is start
    assert parted(start, 0, 0) is start
    assert without(start, 0) is start


def test_a_passage_the_reader_left_out_comes_after_the_current_paragraph():
    start = Borders(borders("One.", "Three.").paragraphs, (LeftOut("Two."),))
    now, row = put_back(start, 0, 0)
    assert [paragraph.text for paragraph in now.paragraphs] == ["One.", "Two.", "Three."]
    assert row == 1


@pytest.mark.parametrize(
    ("above", "below", "is_doubtful"),
    [
        ("A full sentence.", "Another one.", False),
        ("named one by one, and", "with Crimea.", True),
        ("named one by one,", "Crimea too.", True),
        ("A full sentence.", "“and so on”, he said.", False),
    ],
)
def test_a_border_in_a_sentence_is_doubted(above, below, is_doubtful):
    assert bool(doubt(borders(above, below).paragraphs, 1)) is is_doubtful


def test_a_heading_is_never_doubted():
    first, second = borders("heading", "small").paragraphs
    heading = Paragraph(first.id, first.text, ParagraphKind.HEADING)
    assert doubt((heading, second), 1) == ""
    assert doubt((heading, second), 0) == ""


@pytest.mark.parametrize(
    ("ending", "is_full"),
    [
        ("He left.", True),
        ("“He left.”", True),
        ("He left?)", True),
        ("He left …", True),
        ("He left and", False),
        ("“He", False),
    ],
)
def test_the_end_of_a_sentence_is_known(ending, is_full):
    assert is_whole(ending) is is_full
