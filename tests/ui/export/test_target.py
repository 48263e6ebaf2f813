"""The name and the folder of an export: what is wrong with them is said, and nothing is written because of it."""

import pytest

from ui.export.names import wrong_with


@pytest.mark.parametrize("name", ["", "   ", "talks/plan", "talks\\plan", "a:b", ".hidden", "talks.", "NUL", "x" * 300])
def test_a_name_that_is_no_file_name_is_said_so_and_nothing_can_be_exported(opened, name):
    dialog = opened()
    dialog.name.setText(name)
    assert dialog.target.wrong_name.text
    assert not dialog.foot.main.isEnabled()
    dialog.name.setText("talks")
    assert dialog.target.wrong_name.text == ""
    assert dialog.foot.main.isEnabled()


@pytest.mark.parametrize("typed", ["", "  ", "~nobody-of-that-name/briefs", "/no/such/folder"])
def test_a_folder_that_is_not_there_is_told_and_nothing_is_written_into_it(opened, typed):
    dialog = opened()
    assert dialog.foot.main.isEnabled()
    for end in range(len(typed) + 1):
        dialog.folder.setText(typed[:end])
    assert not dialog.foot.main.isEnabled()
    assert dialog.target.wrong_folder.text


@pytest.mark.parametrize("name", ["talks", "2025-06-05_russia–ukraine_v1", "Ергачев", "a.b"])
def test_ordinary_names_are_fine(name):
    assert wrong_with(name) == ""
