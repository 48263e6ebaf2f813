"""Which letters languages write, to tell the encodings of one byte a letter from each other.

A wrong encoding betrays itself by letters of no one language, by capitals within words and by mixed scripts.
"""

from __future__ import annotations

import re

_RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
ALPHABETS = {
    "en": "",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "de": "äöüß",
    "es": "áéíñóúüªº",
    "pt": "áâãàçéêíóôõúüªº",
    "it": "àèéìíîòóùú",
    "nl": "éëïóöüáè",
    "nordic": "åäöæøéèüàô",
    "is": "áðéíóúýþæö",
    "fi": "äöåšž",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíľĺňóôŕšťúýž",
    "hu": "áéíóöőúüű",
    "hr": "čćđšž",
    "sl": "čšžćđ",
    "ro": "ăâîşţșț",
    "tr": "âçğıîöşûüİ",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "et": "äõöüšž",
    "ru": _RUSSIAN,
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
    "he": "אבגדהוזחטיךכלםמןנסעףפץצקרשת" + "".join(map(chr, range(0x05B0, 0x05C3))),
    "ar": "".join(map(chr, (*range(0x0621, 0x063B), *range(0x0640, 0x0653)))) + "پچژگ",
}
MARKS = frozenset("‘’“”„‚«»‹›–—…•€£§°·¡¿©®™№±×½¼¾²³´\u00a0\u00ad،؛؟")
"""What stands in texts of any language."""

OF_ONE_BYTE = (
    ("cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257")
    + ("iso8859-2", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-9", "iso8859-13", "iso8859-15")
    + ("koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "mac-latin2", "cp866", "cp855", "cp852", "cp850", "cp437")
)
"""The more likely first."""

FREQUENT = ("оеаинтср", "аиоентрс", "оанвиетр", "αοιετσνη", "יוהלאבמר", "الينمورت")
"""The letters that make up more than half of a text in an alphabet other than the Latin."""

FEWEST_FREQUENT = 0.4
FREQUENT_IN_LATIN = 0.5
WEIGHT = 5
"""A letter out of place says more than how often the others come."""

FEWEST_FITTING = 0.97
MOST_WORDS = 4_000
_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")
_LETTERS = {name: frozenset(letters + letters.upper()) for name, letters in ALPHABETS.items()}


def likely_encoding(data: bytes) -> str:
    """Return the encoding of one byte a letter in which the bytes are words of one language, or "" if none is."""
    words: list[bytes] = []
    for found in _WORD.finditer(data):
        if not found.group().isascii():
            words.append(found.group()[:80])
            if len(words) == MOST_WORDS:
                break
    sample = b" ".join(words)
    fits = {encoding: _fit(sample, encoding) for encoding in OF_ONE_BYTE}
    fitting = [
        encoding for encoding, (fit, usual) in fits.items() if fit >= FEWEST_FITTING and usual >= FEWEST_FREQUENT
    ]
    return max(fitting, key=lambda encoding: WEIGHT * fits[encoding][0] + fits[encoding][1], default="")


def _fit(sample: bytes, encoding: str) -> tuple[float, float]:
    """Return what share of the letters stands as in the language they fit best, and the share of usual letters.

    The second is FREQUENT_IN_LATIN where all letters are Latin.
    """
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return 0.0, 0.0
    counts: dict[str, int] = {}
    strange = 0
    before = " "
    for character in text:
        if character > "\x7f":
            counts[character] = counts.get(character, 0) + 1
        if character > "\x7f" or (before > "\x7f" and character != " "):
            strange += _is_strange(before, character)
        before = character
    total = sum(counts.values())
    plain = sum(counts.get(mark, 0) for mark in MARKS)
    known = max(
        sum(count for character, count in counts.items() if character in letters) for letters in _LETTERS.values()
    )
    return (plain + known - strange) / max(total, 1), _usual_share(counts)


def _usual_share(counts: dict[str, int]) -> float:
    others = {character: count for character, count in counts.items() if character > "\u0250" and character.isalpha()}
    if not others:
        return FREQUENT_IN_LATIN
    most = max(sum(others.get(letter, 0) + others.get(letter.upper(), 0) for letter in letters) for letters in FREQUENT)
    return most / sum(others.values())


def _is_strange(before: str, character: str) -> bool:
    """Return whether no word has these two letters side by side: a capital after a small one, two scripts."""
    if not before.isalpha() or not character.isalpha():
        return False
    if before.islower() and character.isupper():
        return True
    return (before < "\u0250") is not (character < "\u0250")
