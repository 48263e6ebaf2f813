"""What the properties of an office document say of its source: what a person entered, never a program's default."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefer.model import Source
from briefer.readers.heads.bylines import HEAD, byline_shown, day_shown
from briefer.readers.office.story import Story
from briefer.words import later, said

NOT_A_NAME = re.compile(
    r"|python-docx|microsoft office.*|(microsoft|windows|office) ?user|user|unknown( author)?"
    r"|admin|administrator|author|libreoffice.*|openoffice.*|apache poi|un-named",
    re.I,
)
NOT_A_TITLE = re.compile(r"|(word )?document|(microsoft word - )?(document|dokument) ?\d*|untitled|title", re.I)
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
CHECK_IT = later("The byline is that of the file and may not be the article's. Check it.")


@dataclass(frozen=True, slots=True)
class Properties:
    """Title, author and language as the file names them; "" is unknown. Its date is that of the file alone."""

    title: str = ""
    author: str = ""
    language: str = ""


def source_from(properties: Properties, story: Story) -> tuple[Source, list[str]]:
    """Return the source of a document, and a sentence where a person should check it.

    The title that is printed counts more than the one entered, and a first heading is one only where both are missing.
    What a line at the head says of author and day counts; the file's own day never does.
    """
    entered = properties.title.strip()
    author = properties.author.strip()
    titles = (story.title.strip(), "" if NOT_A_TITLE.fullmatch(entered) else entered, story.first_heading.strip())
    shown = [block.text for block in story.blocks if not block.reason and block.text.strip()][:HEAD]
    byline = byline_shown(shown)
    entered_name = "" if byline or NOT_A_NAME.fullmatch(author) else author
    source = Source(
        headline=next(filter(None, titles), ""),
        byline=byline or entered_name,
        published=day_shown(shown),
        language=properties.language.strip() if LANGUAGE.fullmatch(properties.language.strip()) else "",
    )
    return source, [said(CHECK_IT)] if entered_name else []
