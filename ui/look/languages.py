"""The names of languages on screen."""

from PySide6.QtCore import QLocale

from briefer.words import SOURCE, language, tr
from ui.look.language import own_name


def language_name(code: str) -> str:
    """Name a language by its code: "en" is English, in another language than that by its own name."""
    if not code:
        return tr("Not known")
    known = QLocale(code)
    if known.language() == QLocale.Language.C:
        return code
    return QLocale.languageToString(known.language()) if language() == SOURCE else own_name(code)
