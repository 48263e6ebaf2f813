"""A language that nobody speaks: sentences in brackets, with accents, two fifths longer; for tests of the window."""

import gettext
import re

ACCENTS = str.maketrans("aeiouycnszAEIOUYCNSZ", "áéíóúýçñšžÁÉÍÓÚÝÇÑŠŽ")
KEPT = re.compile(r"\{[^}]*\}|%\(\w+\)[srd]|%[srd]|&\w|\n")
LONGER = 0.4
OPENS, CLOSES = "⟦", "⟧"


def pseudo(text: str) -> str:
    """Write a sentence in it: values, key marks and the dots at the end stay."""
    parts, at = [], 0
    for found in KEPT.finditer(text):
        parts += [text[at : found.start()].translate(ACCENTS), found.group()]
        at = found.end()
    body = "".join((*parts, text[at:].translate(ACCENTS)))
    tail = "…" if body.endswith("…") else ""
    more = "·" * round(len(KEPT.sub("", text)) * LONGER)
    return f"{OPENS}{body.removesuffix(tail)}{more}{CLOSES}{tail}"


class Pseudo(gettext.NullTranslations):
    """Translates everything, and counts as English does."""

    def gettext(self, message):
        return pseudo(message)

    def pgettext(self, context, message):
        return message if context == "date pattern" else pseudo(message)

    def ngettext(self, msgid1, msgid2, n):
        return pseudo(msgid1 if n == 1 else msgid2)


def outside(text: str) -> list[str]:
    """Return the phrases of a text that stand outside of all brackets, without what parts them."""
    rest = text
    while (fewer := re.sub(f"{OPENS}[^{OPENS}{CLOSES}]*{CLOSES}", "\n", rest)) != rest:
        rest = fewer
    phrases = re.split(r"[^\w '’%-]+|\d+", rest)
    return [each.strip() for each in phrases if re.search(r"[^\W\d_]{3,}", each)]
