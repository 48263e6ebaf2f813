"""What is wrong in YAML that nobody can read, and how to mend it: the slips of those who write it seldom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefer.errors import TemplateMistake
from briefer.words import tr

if TYPE_CHECKING:
    import yaml

_SETTING = re.compile(r"\s*(?:- )?(?P<name>\w+): +(?P<words>[^\"'\[{].*: .*?)\s*$")
_SETTING_WITHIN = re.compile(r"(?P<name>\w+): +(?P<words>[^\"'\[\]{},]*: [^\[\]{},]*?)\s*(?=[,}])")
_CUT_WITHIN = re.compile(r"\{[^}\"']*\s#")
_APOSTROPHE = re.compile(r"'[^',{}]*'\w")
_DASHES = ("-", "–", "—", "•")
_NBSP = "\u00a0"

Spot = tuple[int, int]
"""Line and column, from 1."""


def mark_place(mark: yaml.error.Mark | yaml._yaml.Mark | None) -> Spot:
    """Return where a mark stands; the beginning if there is none."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def explained(text: str, error: yaml.MarkedYAMLError, file_name: str) -> TemplateMistake:
    """Return what is wrong in a text that YAML cannot read, where, and how to mend it; or else YAML's own words."""
    problem, lines = error.problem or tr("it cannot be read"), [*text.split("\n"), ""]
    line, column = mark_place(error.problem_mark)
    begun = mark_place(error.context_mark) if error.context_mark else (line, column)
    message = _of_line(lines[line - 1], problem, column) or _within_braces(lines[line - 1], problem)
    if message:
        return TemplateMistake(file_name, line, column, message)
    if _CUT_WITHIN.search(lines[line - 2]) and "expected ',' or '}'" in problem:
        message = tr("What follows # in this line is a comment. Put the words with # in quotes.")
        return TemplateMistake(file_name, line - 1, 1, message)
    if "unexpected end of stream" in problem:
        message = tr("The words that begin with this quotation mark have none at their end.")
        return TemplateMistake(file_name, *begun, message)
    if "could not find expected ':'" in problem:
        message = tr("A setting is written as its name, a colon, a space and its value.")
        return TemplateMistake(file_name, *begun, message)
    return TemplateMistake(file_name, line, column, tr("This is not YAML: {problem}.").format(problem=problem))


def _of_line(line: str, problem: str, column: int) -> str:
    """Return what is wrong with a line that is read by itself; "" if nothing is found."""
    if "\t" in line and ("cannot start any token" in problem or "block" in problem):
        return tr("A tab stands in this line. YAML wants spaces: put two in its place.")
    if "cannot start any token" in problem:
        return tr("Words that begin with {sign} have to be within quotes.").format(sign=line[column - 1 : column])
    setting = _SETTING.match(line)
    if setting and ("mapping values" in problem or "block mapping" in problem):
        return _with_colon(setting)
    if "expected <block end>" in problem:
        return tr("This line stands farther in or out than what it belongs to. Give it the same spaces before it.")
    return ""


def _within_braces(line: str, problem: str) -> str:
    """Return what is wrong with a group that is written in braces on one line; "" if nothing is found."""
    if "expected ',' or '}'" not in problem:
        return ""
    setting = _SETTING_WITHIN.search(line) if "got ':'" in problem else None
    if setting:
        return _with_colon(setting)
    if _APOSTROPHE.search(line):
        return tr("An apostrophe ends words in single quotation marks. Put them in double ones.")
    return ""


def _with_colon(setting: re.Match[str]) -> str:
    told = tr('A colon in the words of “{name}” has to be within quotes: {name}: "{words}".')
    return told.format(name=setting["name"], words=setting["words"])


def strange_key(name: str) -> str:
    """Return what is wrong with a name that no setting can have, though YAML reads it; "" if nothing is found."""
    if name.startswith(_NBSP):
        return tr("A space that does not break stands at the beginning of this line. Type ordinary ones in its place.")
    if name.startswith(_DASHES):
        return tr("A part of a list begins with a hyphen and a space.")
    return ""


def strange_value(group: yaml.MappingNode, value: yaml.Node) -> str:
    """Return what is wrong with a value that is not there within braces; "" if it is there, or nothing is found."""
    is_missing = value.start_mark.index == value.end_mark.index and not isinstance(value.value, list)
    if group.flow_style and is_missing:
        return tr("Words with a comma or braces have to be within quotes.")
    return ""
