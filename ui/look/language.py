"""The language of the window: of the system or as chosen; Qt's own words, dates and direction follow it."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

from briefer import words

SYSTEM = "system"
"""What stands in the settings for the language of the system."""


def speak(application: QGuiApplication, chosen: str) -> None:
    """Let the window speak the language that was chosen, SYSTEM for the system's; before its first words are made."""
    system = QLocale.system()
    language = words.first_known([*([] if chosen == SYSTEM else [chosen]), *system.uiLanguages()])
    words.use(language)
    if language == words.SOURCE and system.language() == QLocale.Language.C:
        return
    if QLocale(language).language() != system.language():  # else its region says how dates are written
        QLocale.setDefault(QLocale(language))
    application.setLayoutDirection(QLocale(language).textDirection())
    translator = QTranslator(application)
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)


def own_name(language: str) -> str:
    """Name a language as its speakers do: "Deutsch"."""
    name = "English" if language == words.SOURCE else QLocale(language).nativeLanguageName()
    return name[:1].upper() + name[1:]
