"""Settings are typed: what is stored comes back the same, and what is not valid is the default."""

import pytest
from PySide6.QtCore import QSettings

from ui.settings import Setting, Settings

VALUES = {
    "theme": "dark",
    "language": "uk",
    "scale": 1.5,
    "article_scale": 1.25,
    "article_measure": 0.9,
    "article_spacing": 1.15,
    "is_article_sans": True,
    "is_motion_off": True,
    "least_suggestion": "likely",
    "last_folder": "Briefs",
    "templates_folder": "House",
    "export_folder": "Out",
    "export_formats": (".pdf", ".md"),
    "opens_export": True,
    "has_suggestions": False,
    "keys": {"tag.star": ("Ctrl+Space", "W"), "move.next": ()},
    "has_letter_keys": False,
    "recent": ("talks.briefer", "older.briefer"),
    "exports_version": False,
    "places": {"talks.briefer": ("read", "a1.3", "t5")},
    "memory_folders": ("Briefs", "Archive"),
    "memory_left_out": ("Briefs", "Archive"),
    "field_words": {"from": ("Policy Unit", "Desk 4")},
    "offers_field_words": False,
    "read_widths": (200, 600, 500),
    "compare_widths": (240, 800),
    "brief_widths": (300, 700, 280),
    "has_sidebar": False,
    "has_comparison": False,
    "is_first_run_done": True,
    "window_geometry": b"\x01\x02\x00",
    "article_place": (40, 49, 600, 400),
    "templates_geometry": b"\x01\x02\x00",
}
INVALID = {
    "theme": "pink",
    "language": "../de",
    "scale": "9",
    "article_scale": "0.5",
    "article_measure": "narrow",
    "article_spacing": "3",
    "least_suggestion": "all",
    "export_formats": ["exe"],
    "keys": "{not json",
    "is_first_run_done": "perhaps",
    "window_geometry": 7,
    "article_place": [217, 49],
    "templates_geometry": 7,
}


@pytest.fixture
def opened(tmp_path):
    """Open the settings as a new start of the program does."""

    def opened():
        return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))

    return opened


def test_every_setting_is_tried_here():
    assert {name for name, entry in vars(Settings).items() if isinstance(entry, Setting)} == set(VALUES)


@pytest.mark.parametrize("name", VALUES)
def test_a_stored_value_comes_back_after_a_new_start(opened, name):
    first = opened()
    assert getattr(first, name) != VALUES[name]
    setattr(first, name, VALUES[name])
    first.store.sync()
    assert getattr(opened(), name) == VALUES[name]


@pytest.mark.parametrize("name", INVALID)
def test_a_value_that_is_not_valid_is_the_default(opened, name):
    settings = opened()
    default = getattr(settings, name)
    settings.store.setValue(name, INVALID[name])
    settings.store.sync()
    assert getattr(opened(), name) == default


def test_one_format_alone_comes_back_as_one(opened):
    first = opened()
    first.export_formats = (".html",)
    first.store.sync()
    assert opened().export_formats == (".html",)
