"""The words of one language that tell what a sentence is. They are data, in `resources/lexicons`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefer.data import resources_folder
from briefer.model import Kind


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cues of one language: for each kind one pattern, and the words that never name a party."""

    language: str
    cues: tuple[tuple[Kind, re.Pattern[str]], ...]
    not_a_party: frozenset[str]


def load_lexicon(language: str) -> Lexicon | None:
    """Return the lexicon of a language ("en", "en-GB"), or None if there is none: then nothing can be suggested."""
    import yaml

    path = resources_folder() / "lexicons" / f"{_code(language)}.yaml"
    if not path.is_file():
        return None
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    cues = tuple((kind, _pattern(data[kind.value])) for kind in Kind)
    return Lexicon(data["language"], cues, frozenset(data["not_a_party"]))


def _code(language: str) -> str:
    """Return the bare code of a language ("en" of "en-GB"); anything that is no code could name another file."""
    code = re.match(r"[a-z]{2,3}(?![a-z])", language.lower())
    return code.group() if code else "none"


def _pattern(words: list[str]) -> re.Pattern[str]:
    alternatives = (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE)
