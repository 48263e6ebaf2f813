"""Keep the catalogues of what Briefer says: find the sentences, bring them to each language, compile and check.

Run: python3 main.py words            # after sentences changed: template and catalogues anew
     python3 main.py words de         # after translating: compile German and say what is missing or wrong
     python3 main.py words --add it   # begin a language
"""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from briefer.data import RELEASED
from briefer.words import DOMAIN, fields

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "words"
TEMPLATE = FOLDER / f"{DOMAIN}.pot"
ROOMS = ("briefer", "ui")
CALLS = ("tr", "counted", "later")
WIDTH = 110
OF_ARGPARSE = (
    "usage: ",
    "positional arguments",
    "options",
    "show this help message and exit",
    "show program's version number and exit",
    "%(prog)s: error: %(message)s\n",
    "argument %(argument_name)s: %(message)s",
    "unrecognized arguments: %s",
    "the following arguments are required: %s",
    "one of the arguments %s is required",
    "not allowed with argument %s",
    "expected one argument",
    "expected at least one argument",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "invalid %(type)s value: %(value)r",
)
"""What Python itself says of the words of a command; it looks them up in the same catalogues."""
HEADER = "# What the window and the command line of Briefer say.\n# Licence: GPL-3.0-or-later, as Briefer.\n#"

Found = tuple[str, str | tuple[str, str], str, str]
"""File, sentence (or its forms for one and many), context, what translators are told."""


def sentences() -> Iterator[Found]:
    """Find every sentence that is marked for translation in the program."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            yield from _sentences_of(path.relative_to(ROOT).as_posix(), text)


def _sentences_of(name: str, text: str) -> Iterator[Found]:
    lines = text.splitlines()
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call) and called(node) in CALLS]
    for node in sorted(calls, key=lambda each: (each.lineno, each.col_offset)):
        words = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        told = lines[node.lineno - 2].partition("# Translators: ")[2]
        if called(node) == "counted" and len(words) == 2:
            yield name, (words[0], words[1]), "", told
        elif called(node) != "counted" and words and words[0]:
            yield name, words[0], words[1] if len(words) > 1 else "", told


def called(node: ast.Call) -> str:
    """Return the last name of what is called."""
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def template() -> Catalog:
    """Return the catalogue of all sentences, none translated."""
    made = _new()
    for own in OF_ARGPARSE:
        made.add(own, locations=[("argparse", 0)])
    for file, words, context, told in sentences():
        made.add(words, locations=[(file, 0)], context=context or None, auto_comments=[told] if told else ())
    return made


def _new(language: str = "") -> Catalog:
    made = Catalog(
        locale=language or None,
        project="Briefer",
        version=RELEASED[:4],
        header_comment=HEADER,
        last_translator="the authors of Briefer",
        msgid_bugs_address="the authors of Briefer",
        language_team=language,
        fuzzy=False,
    )
    made.revision_date = datetime.fromisoformat(RELEASED).replace(tzinfo=UTC)
    return _dated(made)


def _dated(made: Catalog) -> Catalog:
    """Give a catalogue the day of the release, so that the same sentences give the same file."""
    made.creation_date = datetime.fromisoformat(RELEASED).replace(tzinfo=UTC)
    return made


def po_of(language: str) -> Path:
    """Return the catalogue of a language, which translators edit; what is compiled of it stands beside it."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def all_languages() -> list[str]:
    """Return the languages that have a catalogue."""
    return sorted(path.parent.parent.name for path in FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read(path: Path, language: str = "") -> Catalog:
    """Read a catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale=language or None)


def as_text(catalogue: Catalog) -> bytes:
    """Return what a catalogue is as a file; places are named by file alone, for lines move every day."""
    written = BytesIO()
    write_po(written, catalogue, width=WIDTH, sort_by_file=True, include_lineno=False, omit_header=False)
    return written.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """Return what the program reads of a catalogue: what is translated, in all its forms."""
    whole = Catalog(locale=catalogue.locale, fuzzy=False)
    whole.mime_headers = catalogue.mime_headers
    for message in catalogue:
        if message.id and all(_forms(message)) and not message.fuzzy:
            whole.add(message.id, message.string, context=message.context)
    written = BytesIO()
    write_mo(written, whole)
    return written.getvalue()


def keep(catalogue: Catalog, language: str) -> None:
    """Write the catalogue of a language, and what is compiled of it."""
    path = po_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(as_text(catalogue))
    path.with_suffix(".mo").write_bytes(compiled(catalogue))


def update() -> None:
    """Write the template anew and bring every language up to it; what is translated stays, what is gone goes."""
    found = template()
    FOLDER.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_bytes(as_text(found))
    for language in all_languages():
        known = read(po_of(language), language)
        known.update(found, no_fuzzy_matching=True)
        known.obsolete.clear()
        keep(_dated(known), language)


def add(language: str) -> None:
    """Begin the catalogue of a language."""
    made = _new(language)
    made.update(read(TEMPLATE), no_fuzzy_matching=True)
    keep(made, language)


def faults(language: str) -> list[str]:
    """Say what is missing or wrong in a language, a line each."""
    return [f"{why}: {name_of(message)}" for message in read(po_of(language), language) for why in _faults_of(message)]


def name_of(message: Message) -> str:
    """Return the English sentence of an entry."""
    return str(message.id if isinstance(message.id, str) else message.id[1])


def _faults_of(message: Message) -> Iterator[str]:
    if not message.id:
        return
    forms = _forms(message)
    wanted = fields(name_of(message))
    if message.fuzzy:
        yield "to be looked at again"
    if not all(forms):
        yield "not translated"
        return
    for place, form in enumerate(forms):
        free = {("n", "")} if len(forms) > 1 else set()  # "one item" needs no digit
        if not wanted - free <= fields(form) <= wanted:
            yield f"other {{values}} in form {place}"
        yield from _other_signs(name_of(message), form)


def _forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else [*(message.string or ("",))]


def _other_signs(source: str, form: str) -> Iterator[str]:
    """Say what a translation lost: the mark of a key, the dots of a further step, spaces at its ends, argparse's %s."""
    if ("&" in source) != ("&" in form) and re.search(r"&\w", source + form):
        yield "the & before a letter is there in one of the two only"
    if source.endswith("…") != form.endswith("…"):
        yield "the … at the end is there in one of the two only"
    if source[:1].isspace() != form[:1].isspace() or source[-1:].isspace() != form[-1:].isspace():
        yield "begins or ends with a space in one of the two only"
    if sorted(re.findall(r"%(?:\(\w+\))?[srd]", source)) != sorted(re.findall(r"%(?:\(\w+\))?[srd]", form)):
        yield "other %values"


def main() -> int:
    """Update all, or compile and check the languages named; return 1 where something is missing or wrong."""
    parser = argparse.ArgumentParser(prog="main.py words", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE", help="compile and check these only")
    parser.add_argument("--add", metavar="LANGUAGE", help="begin a language")
    options = parser.parse_args()
    if options.add:
        add(options.add)
    elif options.languages:
        for language in options.languages:
            keep(read(po_of(language), language), language)
    else:
        update()
    found = {language: faults(language) for language in options.languages or all_languages()}
    for language, told in found.items():
        print("\n".join(f"{language}: {line}" for line in told[:40]))
        print(f"{language}: {len(told)} to do")
    return int(any(found.values()))


if __name__ == "__main__":
    raise SystemExit(main())
