"""The ZIP package around an office document: its parts, opened one by one and never larger than announced.

A part comes as a tree of the standard library's XML parser: it knows no depth limit, fetches nothing, and keeps what
stands on both sides of a comment together. The text of a Word document comes as a tree of lxml's, made in half the time
and memory, unless it is too deep for that. What the parts say is for the reader of the format.
"""

from __future__ import annotations

import contextlib
import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache
from types import TracebackType
from typing import TYPE_CHECKING, Self, cast
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.parsers import expat

from briefer.readers import refusals

if TYPE_CHECKING:
    from lxml import etree

MAX_MEMBERS = 5_000
MAX_BYTES = 200_000_000
MAX_RATIO = 200
RATIO_COUNTS_FROM = 1_000_000
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, KeyError, ValueError)
OUT_OF_MEMORY = 1
"""What the XML parser calls it when it gets no more memory."""
FIRST_BYTES = 256
"""So much of a part is looked at first; a document type that is a bomb is met before it goes off."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One part of the package named by another: its id there, the last word of its kind, and its name."""

    id: str
    kind: str
    part: str


class Package:
    """An opened office package; `is_dtd_named` allows parts that name a document type, as old OpenOffice files do."""

    def __init__(self, data: bytes, file_name: str, *, is_dtd_named: bool = False) -> None:
        """Open the package. Raises ReadError if it is damaged or unpacks to more than any article needs."""
        self._file_name = file_name
        self._is_dtd_named = is_dtd_named
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE as exc:
            raise refusals.damaged(file_name) from exc
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_BYTES:
            raise refusals.unpacks_too_large(file_name)
        if any(map(_is_bomb, members)):
            raise refusals.unpacks_too_large(file_name)
        self._members = {member.filename.replace("\\", "/").lstrip("/").lower(): member for member in members}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def part(self, name: str) -> Element | None:
        """Return the root of a part, or None if there is no such part.

        Raises ReadError if it is no XML, declares a document type or is encrypted.
        """
        content = self.content(name)
        return None if content is None else parsed_part(content, self._file_name, is_dtd_named=self._is_dtd_named)

    def text(self, name: str) -> Element | None:
        """Return the root of a part that holds much text, as `part` does, as a tree of lxml if that reads it."""
        content = self.content(name)
        return None if content is None else parsed_part(content, self._file_name, is_dtd_named=False, is_quick=True)

    def content(self, name: str) -> bytes | None:
        """Return the bytes of a part, or None if there is no such part. Raises ReadError if it is encrypted."""
        member = self._members.get(name.lstrip("/").lower())
        if member is None:
            return None
        if member.flag_bits & 1:
            raise refusals.encrypted(self._file_name)
        try:
            return self._zip.read(member)
        except (*DAMAGE, RuntimeError) as exc:
            raise refusals.damaged(self._file_name) from exc

    def relations(self, name: str) -> tuple[Relation, ...]:
        """Return the parts that a part (or the package, for "") names in this package, in their order."""
        folder, base = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        return tuple(
            Relation(
                relation.get("Id", ""),
                relation.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/"),
            )
            for relation in (root if root is not None else ())
            if relation.get("Target") and relation.get("TargetMode") != "External"
        )

    def related(self, name: str) -> dict[str, str]:
        """Return the first part of each kind that a part (or the package, for "") names: kind -> part."""
        return {relation.kind: relation.part for relation in reversed(self.relations(name))}


def parsed_part(content: bytes, file_name: str, *, is_dtd_named: bool, is_quick: bool = False) -> Element:
    """Return the root of XML. Raises ReadError if it is none, or declares a document type that is not allowed."""
    if _declares_document_type(content, is_name_allowed=is_dtd_named):
        raise refusals.forbidden_declaration(file_name)
    root = _quick_tree(content) if is_quick else None
    if root is not None:
        return root
    try:
        return fromstring(content)
    except ParseError as exc:
        if exc.code == OUT_OF_MEMORY:
            raise MemoryError from exc
        raise refusals.damaged(file_name) from exc
    except (ValueError, LookupError) as exc:  # an encoding that is none
        raise refusals.damaged(file_name) from exc


def _quick_tree(content: bytes) -> Element | None:
    """Return the root of XML as lxml's, which is asked as the other is; None if it is none, or too deep for lxml."""
    from lxml import etree

    try:
        return cast(Element, etree.fromstring(content, _quick_parser()))
    except (etree.XMLSyntaxError, ValueError):
        return None


@lru_cache(maxsize=1)
def _quick_parser() -> etree.XMLParser:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > RATIO_COUNTS_FROM and member.file_size > MAX_RATIO * max(1, member.compress_size)


def _declares_document_type(content: bytes, *, is_name_allowed: bool) -> bool:
    """Return whether XML begins with a document type: any, or only one that declares something in the file itself."""
    declares: list[bool] = []
    elements: list[str] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda _name, _system, _public, has_subset: declares.append(bool(has_subset))
    parser.StartElementHandler = lambda name, _attributes: elements.append(name)
    position, size = 0, FIRST_BYTES
    with contextlib.suppress(expat.ExpatError, ValueError, LookupError):  # what is wrong there, the parser proper says
        while position < len(content) and not declares and not elements:
            parser.Parse(content[position : position + size])
            position, size = position + size, 2 * size
    return any(has_subset or not is_name_allowed for has_subset in declares)
