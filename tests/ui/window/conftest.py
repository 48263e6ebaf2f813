"""A desk on which a day begins: nothing is there yet, and the brief goes into a folder of the test as text."""

import pytest


@pytest.fixture
def own_desk(clean, settings, tmp_path):
    """The window with an empty project of one's own, the first steps done."""
    settings.export_folder = str(tmp_path)
    settings.export_formats = (".md",)
    settings.is_first_run_done = True
    return clean
