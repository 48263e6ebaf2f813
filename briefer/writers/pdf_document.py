"""A whole PDF: pages, structure, bookmarks, fonts and the document's properties put into one file.

It follows PDF/UA-1 (ISO 14289-1): tagged, with language and title. Nothing here draws or lays out.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from briefer.brief import Brief
from briefer.writers.base import document_title, scrub
from briefer.writers.pdf_draw import Artist, Bookmark
from briefer.writers.pdf_file import PdfFile, reference, text_string
from briefer.writers.pdf_pages import Layout

_MAKER = "Briefer"
_UNKNOWN_LANGUAGE = "und"


def document(brief: Brief, layout: Layout) -> bytes:
    """Return the pages as a PDF file; the same brief gives the same bytes."""
    file = PdfFile()
    root, pages = file.reserve(), file.reserve()
    artist = Artist(file, layout)
    artist.draw(pages)
    file.put(pages, f"<</Type/Pages/Count {len(artist.pages)}/Kids[{' '.join(map(reference, artist.pages))}]>>")
    for font in layout.typeface.fonts:
        font.write(file)
    structure = layout.structure.write(file)
    metadata = file.add_stream("/Type/Metadata/Subtype/XML", _metadata(brief).encode(), is_packed=False)
    outlines = _outlines(file, artist.bookmarks)
    file.put(
        root,
        f"<</Type/Catalog/Pages {pages} 0 R/StructTreeRoot {structure} 0 R/MarkInfo<</Marked true>>"
        f"/Lang{text_string(_language(brief))}/Metadata {metadata} 0 R/ViewerPreferences<</DisplayDocTitle true>>"
        f"{outlines}>>",
    )
    return file.written(root, file.add(_info(brief)))


def _outlines(file: PdfFile, bookmarks: Sequence[Bookmark]) -> str:
    """Write the bookmarks, all open; returns the catalog's entries for them."""
    if not bookmarks:
        return ""
    top = file.reserve()
    numbers = [file.reserve() for _ in bookmarks]
    kids: dict[int, list[int]] = {top: []}
    above: list[int] = [top]
    for own, mark in zip(numbers, bookmarks, strict=True):
        del above[mark.depth :]
        kids[above[-1]].append(own)
        kids[own] = []
        above.append(own)
    counts: dict[int, int] = {}
    for own in (*reversed(numbers), top):
        counts[own] = sum(1 + counts[kid] for kid in kids[own])
    parents = {kid: parent for parent, found in kids.items() for kid in found}
    for own, mark in zip(numbers, bookmarks, strict=True):
        beside = kids[parents[own]]
        place = beside.index(own)
        links = f"/Prev {beside[place - 1]} 0 R" if place else ""
        links += f"/Next {beside[place + 1]} 0 R" if place + 1 < len(beside) else ""
        file.put(
            own,
            f"<</Title{text_string(mark.title)}/Parent {parents[own]} 0 R/Dest{mark.target}{links}"
            f"{_first_and_last(kids[own], counts[own])}>>",
        )
    file.put(top, f"<</Type/Outlines{_first_and_last(kids[top], counts[top])}>>")
    return f"/Outlines {top} 0 R/PageMode/UseOutlines"


def _first_and_last(kids: Sequence[int], count: int) -> str:
    return f"/First {kids[0]} 0 R/Last {kids[-1]} 0 R/Count {count}" if kids else ""


def _info(brief: Brief) -> str:
    """Return the document properties that were given, and no others."""
    given = brief.properties
    entries = {
        "Title": _title(brief),
        "Author": scrub(given.author),
        "Subject": scrub(given.subject),
        "Keywords": scrub(given.keywords),
        "Creator": _MAKER,
        "Producer": _MAKER,
        "CreationDate": _pdf_date(given.date),
    }
    return "<<" + "".join(f"/{key}{text_string(text)}" for key, text in entries.items() if text) + ">>"


def _metadata(brief: Brief) -> str:
    """Return the same properties as XMP, with the mark of PDF/UA-1."""
    given = brief.properties
    language = f"<rdf:Bag><rdf:li>{escape(_language(brief))}</rdf:li></rdf:Bag>"
    fields = {
        "dc:title": f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(_title(brief))}</rdf:li></rdf:Alt>',
        "dc:language": language,
        "dc:creator": f"<rdf:Seq><rdf:li>{escape(scrub(given.author))}</rdf:li></rdf:Seq>" if given.author else "",
        "dc:description": f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(scrub(given.subject))}</rdf:li></rdf:Alt>'
        if given.subject
        else "",
        "pdf:Keywords": escape(scrub(given.keywords)),
        "pdf:Producer": _MAKER,
        "xmp:CreatorTool": _MAKER,
        "xmp:CreateDate": given.date[:10] if _pdf_date(given.date) else "",
        "pdfuaid:part": "1",
    }
    listed = "".join(f"<{key}>{value}</{key}>" for key, value in fields.items() if value)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        f' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">{listed}</rdf:Description></rdf:RDF></x:xmpmeta>'
        '<?xpacket end="r"?>'
    )


def _title(brief: Brief) -> str:
    """Return the title that a reader's window shows; PDF/UA asks for one."""
    return document_title(brief) or scrub(brief.file_name).strip() or _MAKER


def _language(brief: Brief) -> str:
    return scrub(brief.language).strip() or _UNKNOWN_LANGUAGE


def _pdf_date(date: str) -> str:
    """Return an ISO date as PDF writes it, "" for anything else."""
    digits = date[:10].replace("-", "")
    return f"D:{digits}" if len(digits) == 8 and digits.isdecimal() and digits.isascii() else ""
