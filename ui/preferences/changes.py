"""From a setting that was changed to what it changes in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.preferences.dialog import SettingsDialog

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def settings_dialog(window: MainWindow) -> SettingsDialog:
    """Return the dialog of settings; what is set in it acts at once."""
    dialog = SettingsDialog(window.settings, window.keyboard, window)
    acts = {
        "theme": window.apply_look,
        "scale": window.apply_look,
        "is_motion_off": window.apply_look,
        **dict.fromkeys(
            ("article_scale", "is_article_sans", "article_measure", "article_spacing"), window.text_size.apply
        ),
        "is_first_run_done": lambda: window.read.first_steps.set_done(is_done=window.settings.is_first_run_done),
        "has_suggestions": window.suggesting.compute,
        "least_suggestion": window.suggesting.compute,
        "templates_folder": window.paper.take_shared_folder,
    }
    dialog.changed.connect(lambda name: acts[name]() if name in acts else None)
    return dialog
