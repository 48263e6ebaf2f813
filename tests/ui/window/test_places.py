"""Where one was is where one comes back to: after an import, a stage, a closed and reopened project."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from briefer.check import Place
from briefer.store import project_file
from tests.builders import a_tagged_project, an_article
from ui.session import Focus


def opened(window, tmp_path):
    path = tmp_path / "talks.briefer"
    project_file.save(a_tagged_project(), path)
    assert window.documents.open(path)
    window.refreshing.finish()
    return path


def test_an_article_added_from_any_stage_is_read_next(window, tmp_path):
    opened(window, tmp_path)
    for number, stage in enumerate(("read", "compare", "brief")):
        window.stages.show_stage(stage)
        window.articles._add([an_article(f"Another matter is open, the {number}th of many.")])
        QApplication.processEvents()
        assert window.stages.current == "read"
        assert window.focusWidget() is window.article
        assert window.session.focus.paragraph_id == window.session.project.articles[-1].paragraphs[0].id


def test_a_project_opens_where_it_was_left(window, tmp_path):
    path = opened(window, tmp_path)
    tag = next(each for each in window.session.project.annotations if each.span is not None)
    window.stages.show_stage("compare")
    window.session.set_focus(Focus(tag.paragraph_id, selection=(tag.span.start, tag.span.end), annotation_id=tag.id))
    window.documents.start_empty()
    window.stages.show_stage("read")
    assert window.documents.open(path)
    assert window.stages.current == "compare"
    assert window.session.focus.annotation_id == tag.id


def test_what_is_gone_is_no_place_to_come_back_to(window, tmp_path):
    path = opened(window, tmp_path)
    window.settings.places = {str(path): ("compare", "a9.1")}
    window.documents.start_empty()
    window.stages.show_stage("read")
    window.settings.places = {str(path): ("compare", "a9.1")}
    assert window.documents.open(path)
    assert window.stages.current == "read"


def test_an_item_that_is_gone_is_no_place_to_go_to(window, tmp_path):
    opened(window, tmp_path)
    window.stages.show_stage("compare")
    window.stages.go_to_place(Place("annotation", "t999"))
    assert window.stages.current == "compare"


def test_the_card_of_reasons_bears_that_no_article_is_shown(window):
    window.documents.start_empty()
    window.read.reason_card._shown = object()
    window.read.reason_card._place()
    assert window.read.reason_card._judged().isNull()
