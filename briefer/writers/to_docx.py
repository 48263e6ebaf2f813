"""Brief -> Word document (.docx), with the styles of the template's base document."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO, ClassVar

from briefer.brief import Brief
from briefer.data import templates_folder
from briefer.words import tr
from briefer.writers.base import Writer
from briefer.writers.packages import has_title_and


class DocxWriter(Writer):
    """Writes Word documents: real headings, repeated table headers, landscape sections, page fields."""

    name: ClassVar[str] = "Word"
    suffix: ClassVar[str] = ".docx"

    def write(self, brief: Brief, stream: BinaryIO) -> None:
        """Write the brief. A relative `base_docx` is looked up in the folder of templates.

        Raises WriteError if the base document is missing or damaged. Styles it lacks are Briefer's own.
        """
        from briefer.writers.docx.document import write_document

        write_document(brief, _base(brief.base_docx), stream)

    def is_export(self, standing: bytes, brief: Brief, written: bytes) -> bool:  # noqa: ARG002 - packed
        """Whether a file has the title of the brief and the styles that briefs alone have, edited since or not."""
        return has_title_and(b"Briefer Reference", "word/styles.xml", standing, brief)

    def notes(self, brief: Brief) -> tuple[str, ...]:
        """Name the styles that the base document lacks. Raises WriteError if it is missing or damaged."""
        return base_notes(brief.base_docx)


def base_notes(base_docx: str) -> tuple[str, ...]:
    """Return a sentence naming the styles that a base document lacks, if it lacks any.

    Raises WriteError if it is missing, damaged or too large.
    """
    from briefer.writers.docx.base import missing_styles

    missing = missing_styles(_base(base_docx))
    if not missing:
        return ()
    name = Path(base_docx).name
    return (
        tr("{name} lacks the styles {missing}; Briefer’s own were used for them.").format(
            name=name, missing=", ".join(missing)
        ),
    )


def _base(base_docx: str) -> Path:
    return templates_folder() / base_docx
