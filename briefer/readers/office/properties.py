"""What the properties of an office document say of its source: what a person entered, never a program's default."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefer.model import Source
from briefer.readers.base import iso_date
from briefer.readers.office.story import Story

NOT_A_NAME = re.compile(
    r"|python-docx|microsoft office.*|(microsoft|windows|office) ?user|user|unknown( author)?"
    r"|admin|administrator|author|libreoffice.*|openoffice.*|apache poi|un-named",
    re.I,
)
NOT_A_TITLE = re.compile(r"|(word )?document|(microsoft word - )?(document|dokument) ?\d*|untitled|title", re.I)
DATES_OF_TEMPLATES = frozenset({"2013-12-23", "1601-01-01", "1970-01-01", "1980-01-01"})
"""Days that programs write into every document they make."""
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
CHECK_THEM = "Byline and date are those of the file and may not be the article's. Check them."


@dataclass(frozen=True, slots=True)
class Properties:
    """Title, author, ISO date of making and language as the file names them; "" is unknown."""

    title: str = ""
    author: str = ""
    created: str = ""
    language: str = ""


def source_from(properties: Properties, story: Story) -> tuple[Source, list[str]]:
    """Return the source of a document, and a sentence where a person should check it.

    The title that is printed counts more than the one entered, and a first heading is one only where both are missing.
    """
    entered = properties.title.strip()
    author = properties.author.strip()
    titles = (story.title.strip(), "" if NOT_A_TITLE.fullmatch(entered) else entered, story.first_heading.strip())
    day = iso_date(properties.created)
    source = Source(
        headline=next(filter(None, titles), ""),
        byline="" if NOT_A_NAME.fullmatch(author) else author,
        published="" if day in DATES_OF_TEMPLATES else day,
        language=properties.language.strip() if LANGUAGE.fullmatch(properties.language.strip()) else "",
    )
    return source, [CHECK_THEM] if source.byline or source.published else []
