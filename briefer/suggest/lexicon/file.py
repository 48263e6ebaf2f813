"""From the YAML files of a language to its Lexicon: inflecting the verbs, merging the lines of the user."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefer.data import resources_folder
from briefer.dates import DateWords
from briefer.errors import LexiconError, TemplateError
from briefer.suggest.lexicon import Cue, Lexicon
from briefer.suggest.lexicon.gazetteer import Entry, load_gazetteer, load_given_names
from briefer.suggest.lexicon.inflecting import ENDING, Inflection, entries_of
from briefer.suggest.lexicon.matters import Matters, read_matters, titles_of
from briefer.suggest.lexicon.shipped import shipped
from briefer.words import tr

MOST_USER_LINES = 2000
MOST_CHARACTERS = 60
MOST_BYTES = 200_000
GAP = "..."
REPORTED = "reported"
ALIASES = "aliases"
MATTERS = "matters"

VERB_SECTIONS = ("demand verbs", "position verbs", "speech verbs", "plain speech", "announcing", "event verbs",
                 "strong events", "state verbs", "market verbs", "command verbs", "sharing verbs",
                 "subjunctive verbs", "wishing verbs", "suing verbs", "opposing verbs", "answering verbs")  # fmt: skip
PHRASE_SECTIONS = ("demand phrases", "position phrases", "planned phrases", "event phrases", "background",
                   "obligation phrases", "sides", "attribution", "titles")  # fmt: skip
WORD_SECTIONS = ("determiners", "possessive determiners", "prepositions", "to", "by", "of", "and", "but", "that",
                 "relative", "subordinators", "negations", "adverbs", "first person", "second person", "he", "it",
                 "they", "own", "have", "be", "be past", "do", "future", "conditional", "would", "cannot",
                 "obligation", "common capitals", "shared events", "titles", "offices", "outsiders", "market nouns",
                 "other side of a possessive", "conditions", "belonging", "name particles", "months",
                 "demonstratives", "articles", "portfolios", "writings", "shared people", "position stance",
                 "topic stop", "possessives", "sides", "counterparts", "contrasts", "within", "sources", "neutrals",
                 "states", "firms", "workers", "watchdogs", "blocs", "rebels", "campaigners", "tribes", "suitors",
                 "targets", "plaintiffs", "defendants", "bids", "lawsuits", "heads of states", "heads of firms",
                 "heads of workers", "heads of none", "spokespeople", "leads", "holding", "common goods",
                 "bodies", "rest", "questions", "suits", "organs of states", "additions",
                 "reported", "men", "women", "councils", "associations", "funds", "persons",
                 "heads of councils", "of people", "firm names", "vague bodies", "first person singular",
                 "openers", "opponents", "amounts", "tying nouns")  # fmt: skip
SECTIONS = frozenset((*VERB_SECTIONS, *PHRASE_SECTIONS, *WORD_SECTIONS))
WEIGHTS = {"demand verbs": "demand weights", "position verbs": "position weights", "background": "background weights",
           "demand phrases": "demand phrase weights", "position phrases": "position phrase weights"}  # fmt: skip
USUAL = {"demand verbs": 0.85, "position verbs": 0.75, "demand phrases": 0.6, "position phrases": 0.55,
         "background": 0.5, "event phrases": 0.6, "planned phrases": 0.6}  # fmt: skip

Lines = dict[str, dict[str, float]]
"""For each section its entries with their weights."""


def load_lexicon(language: str, user_files: Sequence[Path] = ()) -> Lexicon | None:
    """Return the lexicon of a language ("en", "en-GB"), or None if there is none: then nothing can be suggested.

    `user_files` are YAML files of the user with the same sections, merged line by line: "word", "word: 0.5" with a
    weight from 0 to 1, or "word: off". A section "aliases" gives other names of parties: "Acme: Acme Corp, the maker",
    a section "matters" titles of rows: "Fishing quota: quota*, catch + share". Files of another language are passed
    over. Raises LexiconError with a sentence for a user file that cannot be used.
    """
    path = resources_folder() / "lexicons" / f"{_code(language)}.yaml"
    return _loaded(path, tuple((file, _stamp(file)) for file in user_files)) if path.is_file() else None


def _stamp(file: Path) -> tuple[int, int]:
    """Return what changes when a file is written anew; nothing for one that is not there, which is told in its turn."""
    try:
        found = file.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=8)
def _loaded(path: Path, user_files: Sequence[tuple[Path, tuple[int, int]]]) -> Lexicon:
    data = shipped(path)
    lines = _lines(data)
    aliases: dict[str, str] = {}
    matters: dict[str, str] = {}
    for file, _ in user_files:
        own = _user_data(file)
        if own.get("language", data["language"]) == data["language"]:
            aliases |= _aliases(file, own.pop(ALIASES, {}))
            matters |= _own_matters(file, own.pop(MATTERS, {}))
            _merge(lines, file, own)
    return _compiled(data, lines, aliases, read_matters(data["language"], matters, bool(data.get("compound nouns"))))


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that articles can be drafted in ("de", "en")."""
    return tuple(sorted(path.stem for path in (resources_folder() / "lexicons").glob("*.yaml")))


def titles_in(language: str) -> Mapping[str, str]:
    """Return the titles of the matters of dispute in a language ("fr", "en-GB"), by their keys."""
    return titles_of(_code(language))


def _code(language: str) -> str:
    """Return the bare code of a language ("en" of "en-GB"); anything that is no code could name another file."""
    code = re.match(r"[a-z]{2,3}(?![a-z])", language.lower())
    return code.group() if code else "none"


def _lines(data: Mapping[str, Any]) -> Lines:
    lines: Lines = {}
    for section in SECTIONS:
        weights = dict(_weighted(data.get(WEIGHTS.get(section, ""), "")))
        usual = USUAL.get(section, 1.0)
        lines[section] = {entry: weights.get(entry, usual) for entry in entries_of(data.get(section, ""))}
    return lines


def _weighted(text: str) -> Iterator[tuple[str, float]]:
    for entry in entries_of(text):
        words, _, weight = entry.rpartition(" ")
        yield words, float(weight)


def _wrong(file: Path, sentence: str, **parts: object) -> LexiconError:
    return LexiconError(sentence.format(name=file.name, **parts))


def _aliases(file: Path, given: Any) -> dict[str, str]:
    """Return the party's name for each other name of it."""
    if not isinstance(given, dict):
        raise _wrong(file, tr("{name}: “{section}” needs lines such as “Acme: Acme Corp, the maker”."), section=ALIASES)
    found: dict[str, str] = {}
    for name, text in given.items():
        entries = list(entries_of(text)) if isinstance(text, str) else [str(each) for each in text or ()]
        for entry in (str(name), *entries):
            if not 2 <= len(entry) <= MOST_CHARACTERS:
                raise _wrong(
                    file,
                    tr("{name}: “{entry}” is no name. Write two to {most} letters."),
                    entry=entry[:60],
                    most=MOST_CHARACTERS,
                )
        found |= dict.fromkeys((str(name), *entries), str(name))
        if len(found) > MOST_USER_LINES:
            raise _wrong(file, tr("{name} has more than {n} names. Remove what you do not need."), n=MOST_USER_LINES)
    return found


def _own_matters(file: Path, given: Any) -> dict[str, str]:
    """Return the words of each matter of dispute that the user adds, by its title."""
    if not isinstance(given, dict):
        sentence = tr("{name}: “{section}” needs lines such as “Fishing quota: quota*, catch + share”.")
        raise _wrong(file, sentence, section=MATTERS)
    if len(given) > MOST_USER_LINES:
        raise _wrong(file, tr("{name} has more than {n} matters. Remove what you do not need."), n=MOST_USER_LINES)
    return {str(title): ", ".join(_matter_words(file, str(title), words)) for title, words in given.items()}


def _matter_words(file: Path, title: str, given: Any) -> Iterator[str]:
    entries = list(entries_of(given)) if isinstance(given, str) else [str(each) for each in given or ()]
    if not title.strip() or len(title) > MOST_CHARACTERS or not entries:
        sentence = tr("{name}: “{title}” is no matter. Write its title and then the words that show it.")
        raise _wrong(file, sentence, title=title[:60])
    for entry in entries:
        weak = "?" if entry.rstrip().endswith("?") else ""
        yield " + ".join(_checked(file, part) for part in entry.rstrip(" ?").split("+")) + weak


def _merge(lines: Lines, file: Path, data: Mapping[str, Any]) -> None:
    for section, entry, weight in _user_lines(file, data):
        if weight is None:
            lines[section].pop(entry, None)
        else:
            lines[section][entry] = weight


def _user_lines(file: Path, data: Mapping[str, Any]) -> Iterator[tuple[str, str, float | None]]:
    count = 0
    for section, given in data.items():
        if section == "language":
            continue
        if section not in SECTIONS:
            sentence = tr("{name} has a section “{section}” that Briefer does not know. Rename or remove it.")
            raise _wrong(file, sentence, section=section)
        for entry, value in _pairs(given):
            count += 1
            if count > MOST_USER_LINES:
                sentence = tr("{name} has more than {n} lines. Remove what you do not need.")
                raise _wrong(file, sentence, n=MOST_USER_LINES)
            yield section, _checked(file, entry), _weight(file, entry, value, USUAL.get(section, 1.0))


def _user_data(file: Path) -> dict[str, Any]:
    from briefer.yaml_places import parse

    try:
        if file.stat().st_size > MOST_BYTES:
            raise _wrong(file, tr("{name} is too large for a list of words. Remove what you do not need."))
        text = file.read_text(encoding="utf-8")
        if not any(line.partition("#")[0].strip() for line in text.splitlines()):
            return {}  # as Briefer lays it down: all of it explains
        data, _, mistakes = parse(text, file.name)
    except (OSError, UnicodeDecodeError) as exc:
        raise _wrong(file, tr("{name} could not be read. Save it as plain text in UTF-8.")) from exc
    except TemplateError as exc:
        raise LexiconError(str(exc)) from exc  # it names the line
    if mistakes:
        raise LexiconError(str(mistakes[0]))
    if not isinstance(data, dict):
        raise _wrong(file, tr("{name} is no list of words: it needs sections such as “demand verbs:”."))
    return data


def _pairs(given: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(given, str):
        yield from ((entry, None) for entry in entries_of(given))
    elif isinstance(given, dict):
        yield from given.items()
    elif isinstance(given, list):
        for each in given:
            yield from each.items() if isinstance(each, dict) else ((str(each), None),)


def _checked(file: Path, entry: str) -> str:
    words = " ".join(entry.lower().split())
    if not words or len(words) > MOST_CHARACTERS or not re.fullmatch(r"[^\W_][\w'’.\- ]*\*?(?: [\w'’.\-]+\*?)*", words):
        sentence = tr("{name}: “{entry}” is no entry. Write plain words; a word may end in *.")
        raise _wrong(file, sentence, entry=entry[:60])
    if re.search(r"(?<!\w)\w{0,2}\*", words):
        sentence = tr("{name}: “{entry}” would stand for too much. Put three letters before the *.")
        raise _wrong(file, sentence, entry=entry[:60])
    return words


def _weight(file: Path, entry: str, value: Any, usual: float) -> float | None:
    if value is None or value is True:
        return usual
    if value is False:
        return None
    if isinstance(value, int | float) and 0 <= value <= 1:
        return float(value)
    raise _wrong(file, tr("{name}: “{entry}” needs on, off or a weight from 0 to 1."), entry=entry[:60])


def _compiled(data: Mapping[str, Any], lines: Lines, aliases: Mapping[str, str], matters: Matters) -> Lexicon:
    inflection = Inflection.of(data)
    verbs = _verbs(lines, inflection)
    known = load_gazetteer().entries if data.get("gazetteer") else {}
    phrases, prefixes = _phrases(lines)
    roles: dict[str, set[str]] = defaultdict(set)
    for section in WORD_SECTIONS:
        for entry in lines[section]:
            if " " not in entry:
                roles[entry].add(section)
    return Lexicon(
        language=data["language"],
        name=data["name"],
        roles={word: frozenset(sections) for word, sections in roles.items()},
        forms=inflection.forms(verbs),
        verbs=verbs,
        phrases=phrases,
        prefixes=prefixes,
        endings={
            "past": tuple(entries_of(data.get("unknown past", ""))),
            "begun": tuple(entries_of(data.get("unknown begun", ""))),
            "ended": tuple(entries_of(data.get("unknown ended", ""))),
            "progressive": tuple(entries_of(data.get("unknown progressive", ""))),
            "plural": tuple(entries_of(data.get("plural endings", ""))),
            "adverb": tuple(entries_of(data.get("adverb endings", ""))),
        },
        token=_token(data),
        is_perfect_past=bool(data.get("perfect is past")),
        has_capital_nouns=bool(data.get("nouns have capitals")),
        has_cases=bool(data.get("nouns have cases")),
        has_inverted_speech=bool(data.get("speech inverted")),
        has_articles=not data.get("no articles"),
        has_compounds=bool(data.get("compound nouns")),
        has_verb_brackets=bool(data.get("verb brackets")),
        closing=frozenset(entries_of(data.get("closing quotations", ""))),
        opening=frozenset(entries_of(data.get("opening quotations", ""))),
        reported=inflection.reported(verbs) | frozenset(lines[REPORTED]),
        has_late_subjects=bool(data.get("subject may follow")),
        dates=DateWords.of(data.get("dates", {})),
        not_a_party=frozenset(entries_of(data.get("not_a_party", ""))),
        demonyms=_endings_of(data),
        kin=_kin(known) | dict(aliases),
        countries=frozenset(entry.entity.name for entry in known.values() if entry.entity.is_country),
        matters=matters,
        has_gendered_things=bool(data.get("things have genders")),
        given_names=load_given_names(),
    )


def _kin(known: Mapping[str, Entry]) -> dict[str, str]:
    return {word: entry.entity.name for word, entry in known.items()}


def _verbs(lines: Lines, inflection: Inflection) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = defaultdict(list)
    for section in VERB_SECTIONS:
        for entry, weight in lines[section].items():
            lemma, *rest = entry.split()
            found[lemma].append(Cue(section, tuple(rest), weight, entry))
            parts = None if rest else inflection.parted(lemma)
            if parts is not None:
                particle, bare = parts
                found[bare].append(Cue(section, (GAP, f"{particle}{ENDING}"), weight, entry))
    return {lemma: tuple(sorted(cues, key=lambda cue: -len(cue.rest))) for lemma, cues in found.items()}


def _phrases(lines: Lines) -> tuple[dict[str, tuple[Cue, ...]], dict[str, tuple[tuple[str, Cue], ...]]]:
    """Return the phrases by their first word, and those whose first word ends in * by its first three letters."""
    plain: dict[str, list[Cue]] = defaultdict(list)
    starred: dict[str, list[tuple[str, Cue]]] = defaultdict(list)
    for section in PHRASE_SECTIONS:
        for entry, weight in lines[section].items():
            first, *rest = entry.split()
            cue = Cue(section, tuple(rest), weight, entry)
            if first.endswith("*"):
                starred[first[:3]].append((first[:-1], cue))
            else:
                plain[first].append(cue)
    return (
        {word: tuple(sorted(cues, key=lambda cue: -len(cue.rest))) for word, cues in plain.items()},
        {start: tuple(cues) for start, cues in starred.items()},
    )


def _token(data: Mapping[str, Any]) -> re.Pattern[str]:
    """Return the pattern of a word, a number or a mark; clitics ("'s", "l'") are words of their own."""
    after = _either(data.get("clitics", ""))
    before = _either(data.get("proclitics", ""))
    word = r"[^\W\d_]"
    parts = [
        rf"(?:{before})(?={word})" if before else "",
        rf"(?:{after})\b" if after else "",
        rf"(?:{word}\.){{2,}}",
        r"\d+(?:[.,:]\d+)*(?:-\w{1,20})*",
        rf"{word}{{1,40}}?(?=(?:{after})\b)" if after else "",
        rf"{word}+(?:[-‐‑]\w+)*",
        r"\.{2,}|\S",
    ]
    return re.compile("|".join(part for part in parts if part), re.IGNORECASE)


def _endings_of(data: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(entries_of(data.get("demonym endings", "")))


def _either(text: str) -> str:
    entries = sorted(entries_of(text), key=len, reverse=True)
    return "|".join(re.escape(entry).replace("'", "['’]") for entry in entries)
