"""The window speaks the language of the system or the one that was chosen, with Qt's own words, dates and direction."""

import gettext
import re
import subprocess
import sys

import pytest
from PySide6.QtCore import QLocale

from briefer import words
from tests import ROOT
from ui.look.language import own_name

SAID = """
import json, sys
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from briefer import words
from ui.look.language import speak
app = QApplication([])
speak(app, sys.argv[1])
box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
cancel = box.button(QDialogButtonBox.StandardButton.Cancel).text()
month = QLocale().standaloneMonthName(3)
print(json.dumps([words.language(), cancel, month, app.isRightToLeft(), QLocale().name()]))
"""


class Dotted(gettext.NullTranslations):
    def pgettext(self, context, message):
        return {"d MMM yyyy": "d. MMM yyyy"}.get(message, message)


def spoken(chosen, system):
    import json
    import os

    environment = {**os.environ, "LANGUAGE": system, "LANG": f"{system}.UTF-8", "LC_ALL": f"{system}.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", SAID, chosen], capture_output=True, text=True, check=True, cwd=ROOT, env=environment
    )
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize(
    ("chosen", "system", "language", "cancel", "month", "is_from_right"),
    [
        ("system", "de_AT", "de", "Abbrechen", "März", False),
        ("uk", "de_AT", "uk", "Скасувати", "березень", False),
        ("ar", "en_GB", "ar", "ألغِ", "مارس", True),
        ("en", "fr_FR", "en", "Cancel", "March", False),
        ("system", "xx_XX", "en", "Cancel", "March", False),
        ("xx", "fr_FR", "fr", "Annuler", "mars", False),
    ],
)
def test_the_window_speaks_as_was_chosen_or_as_the_system_does(chosen, system, language, cancel, month, is_from_right):
    told = spoken(chosen, system)
    assert told[0] == language
    assert told[1].replace("&", "") == cancel
    assert told[2] == month
    assert told[3] is is_from_right


def test_the_region_of_the_system_stays_where_its_language_is_spoken():
    assert spoken("system", "de_AT")[4] == "de_AT"


@pytest.mark.parametrize(("language", "name"), [("en", "English"), ("de", "Deutsch"), ("fr", "Français")])
def test_a_language_is_offered_by_its_own_name(language, name):
    assert own_name(language) == name


def test_the_bundle_keeps_the_words_that_qt_has_in_each_language():
    spec = (ROOT / "briefer" / "bundle" / "briefer.spec").read_text(encoding="utf-8")
    kept = set(re.findall(r'"(\w+)"', re.search(r"^LANGUAGES = \((.*)\)$", spec, re.MULTILINE)[1]))
    assert set(words.languages()) <= kept


def test_dates_in_the_window_follow_its_language():
    from ui.look.words import day

    before = QLocale()
    try:
        QLocale.setDefault(QLocale("fr"))
        assert day("2025-06-05") == "5 juin 2025"
        words.use_catalogue(Dotted())
        QLocale.setDefault(QLocale("de"))
        assert day("2025-06-05") == "5. Juni 2025"
    finally:
        words.use("en")
        QLocale.setDefault(before)
