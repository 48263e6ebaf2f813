"""The ZIP package around an Office document: its parts, opened one by one and never larger than announced.

What the parts say is for the reader of the format.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from types import TracebackType
from typing import TYPE_CHECKING, Self

from briefer.errors import ReadError

if TYPE_CHECKING:
    from lxml import etree

MAX_MEMBERS = 5_000
MAX_BYTES = 200_000_000
MAX_RATIO = 200
RATIO_COUNTS_FROM = 1_000_000
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, KeyError, ValueError)


class Package:
    """An opened Office package."""

    def __init__(self, data: bytes, file_name: str) -> None:
        """Open the package. Raises ReadError if it is damaged or unpacks to more than any article needs."""
        self._file_name = file_name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE as exc:
            raise self._damaged() from exc
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_BYTES:
            raise self._unpacks_too_large()
        if any(_is_bomb(member) for member in members):
            raise self._unpacks_too_large()
        self._names = {member.filename.lower(): member.filename for member in members}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def part(self, name: str) -> etree._Element | None:
        """Return the root of a part, or None if there is no such part. Raises ReadError if it is not plain XML."""
        from lxml import etree

        member = self._names.get(name.lstrip("/").lower())
        if member is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
        try:
            root = etree.fromstring(self._zip.read(member), parser)
        except (*DAMAGE, etree.XMLSyntaxError) as exc:
            raise self._damaged() from exc
        if root.getroottree().docinfo.internalDTD is not None:
            raise ReadError(
                f"{self._file_name} contains a document type declaration, which no Word file needs; it was not read.",
                "Open it in Word and save it as a new .docx.",
            )
        return root

    def related(self, name: str) -> dict[str, str]:
        """Return the parts that a part (or the package, for "") refers to: last word of the relation -> part name."""
        folder, base = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, str] = {}
        for relation in root if root is not None else ():
            target = relation.get("Target")
            if target and relation.get("TargetMode") != "External":
                place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found.setdefault((relation.get("Type") or "").rpartition("/")[2], place)
        return found

    def _damaged(self) -> ReadError:
        return ReadError(f"{self._file_name} is damaged or incomplete.", "Download or copy it again.")

    def _unpacks_too_large(self) -> ReadError:
        return ReadError(
            f"{self._file_name} unpacks to far more than an article needs, and was not opened.",
            "If you trust it, open it in Word, copy the article and paste it.",
        )


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > RATIO_COUNTS_FROM and member.file_size > MAX_RATIO * max(1, member.compress_size)
