"""The names of languages on screen."""

from PySide6.QtCore import QLocale

from briefer.words import tr


def language_name(code: str) -> str:
    """Name a language by its code: "en" is English; an unknown code stays as it is."""
    if not code:
        return tr("Not known")
    language = QLocale(code).language()
    return code if language == QLocale.Language.C else QLocale.languageToString(language)
