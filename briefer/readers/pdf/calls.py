"""What is asked of PDFium for every line of a page, by the shortest way that Python has.

A call that ctypes checks takes three times as long as one with arguments made ready, and a page has hundreds.
"""

from __future__ import annotations

import ctypes
import re
import struct
from collections.abc import Callable
from functools import cache, partial
from typing import Any

_BOLD = re.compile(rb"bold|black|heavy", re.I)
_LONGEST_NAME = 128

MATRIX = struct.Struct("6f").unpack_from
BOX = struct.Struct("4f").unpack_from  # left, top, right, bottom


class Calls:
    """PDFium's functions for the letters of a page, and the places in which they leave their answers.

    Each takes the letters (from `handle`) and the number of one of them. `get_matrix` and `get_box` take the place for
    their answer too, from which `MATRIX` and `BOX` read it.
    """

    def __init__(self) -> None:
        import pypdfium2.raw as pdfium

        matrix, box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
        self.to_matrix, self.to_box = ctypes.byref(matrix), ctypes.byref(box)
        self.in_matrix, self.in_box = memoryview(matrix).cast("B"), memoryview(box).cast("B")
        self.get_matrix = _quick(pdfium.FPDFText_GetMatrix, ctypes.c_int)
        self.get_box = _quick(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int)
        self.get_size = _quick(pdfium.FPDFText_GetFontSize, ctypes.c_double)
        self._get_font = _quick(pdfium.FPDFText_GetFontInfo, ctypes.c_ulong)
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._to_font = (ctypes.byref(self._name), ctypes.c_ulong(_LONGEST_NAME), ctypes.byref(ctypes.c_int()))
        self._bold: dict[bytes, bool] = {}
        self._room: Any = ()

    def room_for(self, count: int) -> Any:
        """Return a place for so many signs, the one of the last page if it is large enough."""
        if count > len(self._room):
            self._room = (ctypes.c_ushort * (2 * count))()
        return self._room

    def is_bold(self, letters: ctypes.c_void_p, index: int) -> bool:
        """Return whether the font of a letter is a bold one by its name."""
        size = self._get_font(letters, index, *self._to_font)
        name = self._name.value
        if name not in self._bold:
            self._bold[name] = 0 < size <= _LONGEST_NAME and _BOLD.search(name) is not None
        return self._bold[name]


def handle(raw: Any) -> ctypes.c_void_p:
    """Return the letters of a page as the functions take them."""
    return ctypes.cast(raw, ctypes.c_void_p)


def words_of(letters: Any) -> str:
    """Return the text of a page without letters that PDFium leaves out of it, of which it would return too many."""
    import pypdfium2.raw as pdfium

    place_of = partial(pdfium.FPDFText_GetTextIndexFromCharIndex, letters)
    first, last = 0, pdfium.FPDFText_CountChars(letters) - 1
    while first <= last and place_of(first) < 0:
        first += 1
    while first < last and place_of(last) < 0:
        last -= 1
    if last < first:
        return ""
    buffer = calls().room_for(place_of(last) - place_of(first) + 2)
    count = pdfium.FPDFText_GetText(letters, first, last - first + 1, buffer)
    return bytes(memoryview(buffer)[: count - 1]).decode("utf-16-le", "ignore")


@cache
def calls() -> Calls:
    """Return the functions; PDFium is used by one at a time, so one set serves all."""
    return Calls()


def _quick(function: Any, kind: Any) -> Callable[..., Any]:
    """Return a function of PDFium that takes its arguments as they are; they are ready, and it is back in no time."""
    return ctypes.PYFUNCTYPE(kind)(ctypes.cast(function, ctypes.c_void_p).value or 0)
