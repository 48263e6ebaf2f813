"""About says version, day and licences, its own and those of what it is built with."""

import re
import tomllib

from briefer.data import RELEASED
from tests import ROOT
from ui.window.about import PARTS, AboutDialog, about_words, licences


def test_the_day_of_the_version_is_that_of_the_citation():
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"date-released: {RELEASED}" in citation
    assert f"version: {version}" in citation
    assert version in about_words()
    assert about_words().splitlines()[0].endswith(RELEASED[:4])


def test_each_part_it_is_built_with_is_named_with_its_licence():
    lines = licences()
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split(r"[<>=]", each)[0] for each in needed}
    assert set(PARTS) <= names
    assert len(lines) == len(PARTS)
    assert all(re.match(r"[\w-]+ \d[\w.]*: \S", line) for line in lines)


def test_about_opens_with_the_licences(window, visits):
    def look(box):
        assert "GNU General Public License" in box.words.text()
        assert "lxml" in box.parts.toPlainText()
        box.accept()

    visits.when(AboutDialog, look)
    window.keyboard.made["help.about"].trigger()
    assert visits.seen == ["AboutDialog"]
