"""The expected failures of Briefer, each a sentence for the person at the desk.

BrieferError
├── ReadError          an article could not be read
│   ├── PasswordNeeded  without its password, or with this one
│   └── FetchError     an address could not be fetched
├── ProjectFileError   a project could not be opened or saved
│   ├── NewerVersionError
│   ├── ChangedOnDisk      the file is not what it was when it was opened
│   └── ProjectLocked      somebody has the project open
├── LexiconError       a user's own list of words cannot be used
├── DraftError         an article could not be drafted, by a fault of Briefer's own
├── TemplateError      a template has mistakes (all of them, each with its place)
├── EditError          a rule of the model refuses an edit
├── WriteError         an export could not be written or did not prove right
└── Cancelled          the person asked to stop
"""

from __future__ import annotations

from dataclasses import dataclass

from briefer.words import tr


class BrieferError(Exception):
    """An expected failure: what happened, to what, and what to do.

    `message` is one or two sentences, `hint` an optional further step, `details` text for the curious.
    """

    def __init__(self, message: str, hint: str = "", details: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details = details

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class ReadError(BrieferError):
    """An article could not be read."""


class PasswordNeeded(ReadError):
    """A protected file was to be read without its password, or with a wrong one."""


class FetchError(ReadError):
    """An address could not be fetched."""


class ProjectFileError(BrieferError):
    """A project file could not be opened or saved."""


class NewerVersionError(ProjectFileError):
    """A project file was written by a later version of Briefer."""


class ChangedOnDisk(ProjectFileError):
    """A project file is not what it was when it was opened or last saved; `how` is changed, missing or empty."""

    def __init__(self, message: str, hint: str, how: str) -> None:
        super().__init__(message, hint)
        self.how = how


class ProjectLocked(ProjectFileError):
    """Somebody has the project open; `user`, `host` and `since` (ISO date and time) say who, "" where unknown."""

    def __init__(self, message: str, hint: str, *, user: str, host: str, since: str) -> None:
        super().__init__(message, hint)
        self.user = user
        self.host = host
        self.since = since


class LexiconError(BrieferError):
    """A user's own list of words cannot be used."""


class EditError(BrieferError):
    """A rule of the model refuses an edit."""


class WriteError(BrieferError):
    """An export could not be written, or what was written did not prove right."""


class Cancelled(BrieferError):
    """The person asked to stop."""

    def __init__(self) -> None:
        super().__init__(tr("Cancelled."))


@dataclass(frozen=True, slots=True)
class TemplateMistake:
    """One mistake in a template, with its place (line and column count from 1)."""

    file: str
    line: int
    column: int
    message: str
    suggestion: str = ""

    def __str__(self) -> str:
        hint = " " + tr("Did you mean “{name}”?").format(name=self.suggestion) if self.suggestion else ""
        return f"{self.file}:{self.line}:{self.column}: {self.message}{hint}"


class DraftError(BrieferError):
    """An article could not be drafted: a fault of Briefer's own."""


class TemplateError(BrieferError):
    """A template has mistakes; `mistakes` holds every one of them."""

    def __init__(self, mistakes: tuple[TemplateMistake, ...]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = mistakes


def sentence_of_missing_part(error: ImportError | SyntaxError) -> str:
    """Say in words that an installation is damaged."""
    told = tr("A part of Briefer is missing or broken: {why}. Install it anew; a checkout mends itself by {command}.")
    return told.format(why=error, command="python3 main.py")
