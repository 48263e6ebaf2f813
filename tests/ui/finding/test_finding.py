"""One field finds issues, words, fields, things to check and commands, and goes there or does it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefer import pipeline
from ui.finding.choices import GROUPS, choices
from ui.finding.everyday import WORDS
from ui.finding.list import ICONS
from ui.finding.palette import Palette


@pytest.fixture(name="tagged")
def _tagged(window, qtbot):
    """The window on the tagged sample, with what is to check."""
    window.session.open(pipeline.sample_brief_project(), None)
    wanted = "no stated position"
    qtbot.waitUntil(lambda: any(wanted in problem.message for problem in window.checking.problems))
    return window


def found(window, words):
    """Return kind and text of what is found."""
    return [(each.kind, each.text) for each in choices(window.finding.offer(), words)]


def type_and_take(visits, words, *keys):
    def act(dialog):
        dialog.field.setText(words)
        for key in (*keys, Qt.Key.Key_Return):
            QTest.keyClick(dialog.field, key)

    visits.when(Palette, act)


def test_without_words_every_command_of_the_menus_that_has_a_use_is_there_and_nothing_else(tagged):
    offered = choices(tagged.finding.offer(), "")
    assert {each.kind for each in offered} == {"action"}
    of_nobody = {name for name, words in tagged.keyboard.live().items() if not words}
    assert [each.id for each in offered] == [
        each.name for each in tagged.keyboard.actions if each.menu and each.name not in of_nobody
    ]


def test_an_issue_is_found_with_its_state_and_its_items(tagged):
    choice = next(each for each in choices(tagged.finding.offer(), "cease") if each.kind == "issue")
    assert (choice.text, choice.aside) == ("1.1 Ceasefire", "Apart, 4 items")


def test_words_of_the_text_are_marked_where_they_stand(tagged):
    hits = [each for each in choices(tagged.finding.offer(), "CEASEFIRE") if each.kind == "paragraph"]
    assert hits
    assert {each.text[slice(*each.match)] for each in hits} == {"ceasefire"}
    assert all(each.aside.startswith("S1 ¶") for each in hits)


def test_fields_and_things_to_check_are_found(tagged):
    assert ("field", "Bottom line") in found(tagged, "bottom")
    assert any(kind == "problem" for kind, _ in found(tagged, "no stated position"))


def test_a_command_is_found_by_a_word_that_is_nearly_its_own(tagged):
    assert ("action", "Export") in found(tagged, "exprot")
    assert ("action", "Export") not in found(tagged, "expert opinion")


def test_every_kind_of_choice_stands_under_a_heading(tagged):
    kinds = {
        each.kind
        for words in ("cease", "bottom", "no stated", "export")
        for each in choices(tagged.finding.offer(), words)
    }
    assert kinds <= GROUPS.keys()


def test_a_new_issue_is_made_from_the_words_and_shown(tagged, press, visits):
    type_and_take(visits, "Grain corridor")
    press("Ctrl+K")
    assert tagged.session.project.issues[-1].title == "Grain corridor"
    assert tagged.stages.currentWidget() is tagged.stages.compare
    press("Ctrl+Z")
    assert all(issue.title != "Grain corridor" for issue in tagged.session.project.issues)


def test_the_item_at_the_focus_is_put_into_the_issue_that_was_found(tagged, press, visits):
    item = next(each for each in tagged.session.project.annotations if each.paragraph_id.endswith(".1"))
    tagged.article.focus_item(item)
    offered = choices(tagged.finding.offer(), "cease")
    assert offered[1].kind == "file"
    assert offered[1].text == "Put ¶1 into 1.1 Ceasefire"
    type_and_take(visits, "cease", Qt.Key.Key_Down)
    press("Ctrl+K")
    issue = next(each for each in tagged.session.project.issues if each.title == "Ceasefire")
    assert item.id in issue.annotation_ids


def test_a_field_is_gone_to(tagged, press, visits):
    type_and_take(visits, "bottom line")
    press("Ctrl+K")
    assert tagged.stages.currentWidget() is tagged.stages.brief


def test_arrows_pass_over_the_headings(tagged, press, visits):
    seen = []

    def act(dialog):
        dialog.field.setText("cease")
        for _ in range(dialog.list.count()):
            seen.append(dialog.list.choice(dialog.list.currentItem()))
            QTest.keyClick(dialog.field, Qt.Key.Key_Down)
        QTest.keyClick(dialog.field, Qt.Key.Key_Escape)

    visits.when(Palette, act)
    press("Ctrl+K")
    assert None not in seen
    assert len({each.kind for each in seen}) >= 3


def test_of_very_many_places_in_the_text_the_first_are_listed_and_the_rest_is_told(window):
    text = "\n\n".join(f"The minister spoke {number} times." for number in range(300))
    window.session.open(pipeline.new_project(pipeline.read_pasted(text).article, pipeline.SAMPLE_PARTIES), None)
    palette = Palette(window.finding.offer(), window, is_text_only=True)
    palette.field.setText("spoke")
    lines = [palette.list.item(row).text() for row in range(palette.list.count())]
    assert len(lines) == 202
    assert lines[-1] == "There are more than 200. Type further words."
    palette.field.setText("spoke 29")
    assert palette.list.count() == 12
    palette.deleteLater()


EVERYDAY = {
    "rename": "board.edit",
    "print": "file.print",
    "help": "help.pages",
    "manual": "help.pages",
    "mail": "file.mail",
    "email": "file.mail",
    "send": "file.mail",
    "footnote": "tag.note",
    "comment": "tag.note",
    "pdf": "file.export",
    "word": "file.export",
    "zoom in": "view.larger",
    "night": "view.dark",
    "shortcuts": "help.keys",
    "chatgpt": "brief.assistant",
    "ai": "brief.assistant",
    "delete": "tag.clear",
    "remove article": "sources.remove",
    "track changes": "brief.cleared",
    "restore": "file.go_back",
    "anonymise": "file.personal",
    "logo": "brief.templates",
    "countries": "brief.parties",
    "website": "file.address",
    "merge rows": "board.merge",
    "split": "board.split",
    "date": "timeline.date",
    "preferences": "file.settings",
    "exit": "file.quit",
    "verify": "brief.quotations",
    "demo": "help.sample",
    "reorder": "board.up",
    "cut": "tag.leave_out",
    "citation": "view.compare",
    "secret": "view.brief",
    "swap": "brief.parties",
    "appendix": "brief.templates",
    "problems": "brief.next_problem",
    "statements": "edit.memory",
    "ignore": "tag.clear",
    "diff": "view.editions",
    "quote": "tag.note",
}


@pytest.mark.parametrize("stage", ["read", "compare", "brief"])
def test_a_command_is_found_by_an_everyday_word_in_every_stage(tagged, stage):
    tagged.stages.show_stage(stage)
    offer = tagged.finding.offer()
    for words, name in EVERYDAY.items():
        named = [each.id for each in choices(offer, words) if each.kind == "action"]
        assert name in named[:4], (words, named)


def test_every_command_is_found_by_its_own_words_and_says_the_way_to_it(tagged):
    offer = tagged.finding.offer()
    for action in tagged.keyboard.actions:
        mine = [each for each in choices(offer, action.text) if (each.kind, each.id) == ("action", action.name)]
        assert mine, action.name
        assert mine[0].aside or mine[0].keys, action.name


def test_the_words_of_everyday_are_of_commands_that_are_there(tagged):
    assert set(WORDS) <= {action.name for action in tagged.keyboard.actions}


def test_a_new_issue_is_never_preselected_where_something_else_is_found(tagged):
    offer = tagged.finding.offer()
    for words in (*EVERYDAY, "cease", "bottom line", "Exports", "hel"):
        kinds = [each.kind for each in choices(offer, words)]
        assert len(kinds) > 1, words
        assert "new_issue" not in kinds[:-1], words


def test_every_kind_of_choice_is_painted_with_a_picture_of_its_own(tagged, qtbot):
    assert set(ICONS) == set(GROUPS)
    palette = Palette(tagged.finding.offer(), tagged)
    qtbot.addWidget(palette)
    palette.show()
    for words in ("cease", "bottom line", "no stated position", "everything tagged", "a new row"):
        palette.field.setText(words)
        assert not palette.list.grab().isNull()


def test_a_command_of_another_view_leads_there_and_names_its_key(tagged, press, visits):
    before = tagged.session.project
    type_and_take(visits, "merge rows")
    press("Ctrl+K")
    assert (tagged.stages.current, tagged.stages.compare.tab) == ("compare", "positions")
    assert "M does it: Merge the row into another" in tagged.status.told
    type_and_take(visits, "remove article")
    press("Ctrl+K")
    assert tagged.stages.compare.tab == "sources"
    assert tagged.session.project is before


def test_words_of_the_text_are_found_as_a_keyboard_types_them(window):
    text = "Nordia said: “We won’t pay – not now.”\n\nShe spoke in the Café Müller in Nordia’s capital for an hour."
    window.session.open(pipeline.new_project(pipeline.read_pasted(text).article, pipeline.SAMPLE_PARTIES), None)
    for words in ("won't", "\"We won't pay - not", "cafe muller"):
        (hit,) = [each for each in choices(window.finding.offer(), words) if each.kind == "paragraph"]
        assert len(hit.text[slice(*hit.match)]) == len(words)
