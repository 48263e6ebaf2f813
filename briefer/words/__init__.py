"""The words for people: window, errors and command output, in the language of whoever reads them.

A sentence is written whole and in English where it is used, `tr("{name} was not saved.").format(name=name)`, and is
its own key in the catalogues of `resources/words`. English loads nothing. What is printed in a brief has its own
labels, and what programs read (JSON, codes, files) stays as it is. `python3 main.py words` keeps the catalogues.
Begin with `tr`.
"""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from briefer.data import resources_folder

DOMAIN = "briefer"
SOURCE = "en"
"""The language that the sentences are written in."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a table, still in English and no text yet: `said` gives it in the language of the reader."""

    english: str
    context: str = ""


_catalogue: gettext.NullTranslations | None = None
_language = SOURCE


def tr(text: str, context: str = "") -> str:
    """Give a sentence in the language of the reader; both are literals.

    `context` tells two meanings of the same English words apart.
    """
    if _catalogue is None or not text:
        return text
    given = _catalogue.pgettext(context, text) if context else _catalogue.gettext(text)
    return _fitting(given, text, text)


def counted(number: int, one: str, many: str) -> str:
    """Say how many: `one` is the whole phrase for 1, `many` has {n} in it; other languages have their own forms."""
    if _catalogue is None:
        given = one if number == 1 else many
    else:
        given = _fitting(_catalogue.ngettext(one, many, number), one if number == 1 else many, one + many)
    return given.replace("{n}", str(number))


def listed(names: Sequence[str]) -> str:
    """Name several: "Arvania and Boria"."""
    if len(names) < 2:
        return "".join(names)
    return tr("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])


def later(text: str, context: str = "") -> Sentence:
    """Mark a sentence of a table, which is made before the language is known."""
    return Sentence(text, context)


def said(sentence: Sentence) -> str:
    """Give a marked sentence in the language of the reader."""
    return tr(sentence.english, sentence.context)


def _fitting(given: str, text: str, source: str) -> str:
    """Return the translation, or the English text where it asks for a value that nobody will give it."""
    return given if given is text or "{" not in given or fields(given) <= fields(source) else text


@cache
def fields(text: str) -> frozenset[tuple[str, str]]:
    """Return the {values} a sentence asks for, each with how it is to be written."""
    try:
        return frozenset((name, style or "") for _, name, style, _ in Formatter().parse(text) if name is not None)
    except ValueError:  # a brace alone
        return frozenset({("", "")})


def words_folder() -> str:
    """Return the folder of the catalogues, as gettext wants it."""
    return str(resources_folder() / "words")


def languages() -> tuple[str, ...]:
    """Return the languages there are words in: English first, then by code."""
    found = Path(words_folder()).glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    return (SOURCE, *sorted(path.parent.parent.name for path in found))


def use(language: str) -> None:
    """Speak a language from now on, here and in the processes begun from here; English where it has no words."""
    global _language  # noqa: PLW0603  one reader sits before one process
    os.environ["LANGUAGE"] = _language = language  # gettext's own variable: child processes and argparse read it
    if language == SOURCE:
        use_catalogue(None)
        return
    gettext.bindtextdomain(DOMAIN, words_folder())
    gettext.textdomain(DOMAIN)
    use_catalogue(gettext.translation(DOMAIN, words_folder(), [language], fallback=True))


def language() -> str:
    """Return the language that is spoken now."""
    return _language


def use_catalogue(catalogue: gettext.NullTranslations | None) -> None:
    """Take the sentences from a catalogue from now on; None is English."""
    global _catalogue  # noqa: PLW0603  one reader sits before one process
    _catalogue = catalogue


def first_known(wanted: list[str]) -> str:
    """Return the first language wanted that there are words in ("de-AT", "uk_UA.UTF-8"), or English."""
    known = languages()
    codes = (each.replace("-", "_").split("_")[0].split(".")[0].lower() for each in wanted)
    return next((code for code in codes if code in known), SOURCE)


def language_of_system() -> str:
    """Return the language that this system asks for: as gettext finds it, or as Windows is set."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return first_known(value.split(":"))
    if sys.platform == "win32":
        import ctypes
        import locale

        return first_known([locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")])
    return SOURCE
