"""A whole PDF: reportlab's canvas with the pages, their structure, the bookmarks and the document's properties.

It follows PDF/UA-1 (ISO 14289-1), tagged, with language and title, and PDF/A-2a (ISO 19005-2), whole in itself for an
archive. Nothing here draws or lays out.
"""

from __future__ import annotations

from html import escape
from io import BytesIO
from typing import BinaryIO

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDictionary, PDFDocument, PDFInfo, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from briefer.brief import Brief
from briefer.data import resources_folder
from briefer.writers.base import document_title, scrub
from briefer.writers.pdf.draw import Artist
from briefer.writers.pdf.file import file_of
from briefer.writers.pdf.fonts import first_font
from briefer.writers.pdf.objects import Objects, add_stream, refer, reference
from briefer.writers.pdf.pages import Layout, laid_out

_MAKER = "Briefer"
_UNKNOWN_LANGUAGE = "und"
_SCHEMA = (  # PDF/A knows no mark of PDF/UA, so the file has to describe it
    '<rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>'
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>The part of PDF/UA that the file follows</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag>"
)


def lay_out(brief: Brief) -> Layout:
    """Return the pages of a brief as `write_document` lays them out, and write nothing. Raises WriteError like that."""
    return laid_out(brief, vars(_canvas(brief, BytesIO()))["_doc"])


def write_document(brief: Brief, stream: BinaryIO) -> Layout:
    """Write a brief to the stream as PDF and return its layout; the same brief gives the same bytes.

    Raises WriteError if a character has no sign in any font, or the typeface is not bundled.
    """
    canvas = _canvas(brief, stream)
    document = vars(canvas)["_doc"]  # what reportlab's canvas has no call for goes to its document
    objects = Objects(document)
    layout = laid_out(brief, document)
    Artist(canvas, objects, layout).draw()
    document.Catalog.StructTreeRoot = reference(layout.structure.write(objects))
    document.format = lambda: file_of(objects)  # called when the fonts are written
    canvas.save()
    return layout


def _canvas(brief: Brief, stream: BinaryIO) -> Canvas:
    """Return an empty canvas with all that is known before the pages."""
    rl_config.useA85 = 0
    canvas = Canvas(
        stream,
        pageCompression=1,
        invariant=1,
        lang=_language(brief),
        initialFontName=first_font(),  # type: ignore[arg-type]  # the stubs ask for a number
        pdfVersion=(1, 7),
    )
    document = vars(canvas)["_doc"]
    document.info = _Info(brief)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setCatalogEntry("MarkInfo", {"Marked": "true"})
    catalog = document.Catalog
    catalog.OutputIntents = PDFArray([refer(document, _colours(document))])
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]  # what reportlab's catalog writes
    canvas.setCatalogEntry("Metadata", XMP(creator=lambda _: _metadata(brief).encode()))
    return canvas


def _colours(document: PDFDocument) -> PDFDictionary:
    """Return what the colours on the pages mean: those of sRGB, whose profile is in the file."""
    profile = (resources_folder() / "srgb.icc").read_bytes()
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "Info": PDFString("sRGB"),
            "DestOutputProfile": add_stream(document, profile, N=3),
        }
    )


class _Info(PDFInfo):
    """The document properties that were given, and no others."""

    def __init__(self, brief: Brief) -> None:
        super().__init__()
        given = brief.properties
        self.title = _title(brief)
        self.author, self.subject, self.keywords = scrub(given.author), scrub(given.subject), scrub(given.keywords)
        self.date = _pdf_date(given.date)

    def format(self, document: object) -> bytes:
        """Return the properties as PDF source."""
        entries = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Keywords": self.keywords,
            "Creator": _MAKER,
            "Producer": _MAKER,
            "CreationDate": self.date,
        }
        return PDFDictionary({key: PDFString(text) for key, text in entries.items() if text}).format(document)


def _metadata(brief: Brief) -> str:
    """Return the same properties as XMP, with the marks of PDF/UA-1 and PDF/A-2a."""
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
        "pdfaid:part": "2",
        "pdfaid:conformance": "A",
        "pdfaExtension:schemas": _SCHEMA,
    }
    listed = "".join(f"<{key}>{value}</{key}>" for key, value in fields.items() if value)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
        ' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
        ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
        f' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">{listed}</rdf:Description></rdf:RDF></x:xmpmeta>'
        '<?xpacket end="r"?>'
    )


def properties_of(brief: Brief) -> tuple[bytes, ...]:
    """Return the maker and the title as they stand in a file, which no program compresses."""
    maker = f"<pdf:Producer>{_MAKER}</pdf:Producer>"
    return maker.encode(), f">{escape(_title(brief))}</rdf:li></rdf:Alt></dc:title>".encode()


def _title(brief: Brief) -> str:
    """Return the title that a reader's window shows; PDF/UA asks for one."""
    return document_title(brief) or scrub(brief.file_name).strip() or _MAKER


def _language(brief: Brief) -> str:
    return scrub(brief.language).strip() or _UNKNOWN_LANGUAGE


def _pdf_date(date: str) -> str:
    """Return an ISO date as PDF writes it, "" for anything else."""
    digits = date[:10].replace("-", "")
    return f"D:{digits}" if len(digits) == 8 and digits.isdecimal() and digits.isascii() else ""
