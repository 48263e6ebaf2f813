"""Brief -> Word document (.docx), with the styles of the template's base document."""

from __future__ import annotations

from typing import BinaryIO, ClassVar

from briefer.brief import Brief
from briefer.data import templates_folder
from briefer.writers.base import Writer


class DocxWriter(Writer):
    """Writes Word documents: real headings, repeated table headers, landscape sections, page fields."""

    name: ClassVar[str] = "Word"
    suffix: ClassVar[str] = ".docx"

    def write(self, brief: Brief, stream: BinaryIO) -> None:
        """Write the brief. A relative `base_docx` is looked up in the folder of templates.

        Raises WriteError if the base document is missing or lacks styles.
        """
        from briefer.writers.docx_document import write_document

        write_document(brief, templates_folder() / brief.base_docx, stream)
