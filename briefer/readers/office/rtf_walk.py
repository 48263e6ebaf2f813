"""One walk over the groups and control words of an RTF document that misses no text and reads none twice.

In: tables, text boxes, results of fields, notes (after the text), tracked insertions, formulas. Out: tracked deletions,
field codes, pictures, tables of fonts and colours, twins for older programs. Set aside: hidden text, comments, page
headers and footers. Descriptions of pictures are marked, for `pictures` to tell. Groups are kept in a list of our own,
so that depth is no danger.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from briefer.model import ParagraphKind
from briefer.readers.base import Block
from briefer.readers.office.changes import Changes
from briefer.readers.office.docx_styles import HEADING_STYLES, QUOTE_STYLES
from briefer.readers.office.rows import Rows
from briefer.readers.office.rtf_names import (
    APART,
    AROUND,
    CHARACTERS,
    CODE_PAGES,
    DESCRIPTION,
    ENDS,
    FACTS,
    FLAGS,
    NO_OUTLINE,
    PROPERTIES_OF_FORMULA,
    SIGN_FONT,
    SIGNS,
    SKIPPED,
    STARRED,
)
from briefer.readers.office.story import Aside, Story
from briefer.readers.office.symbols import symbol

MAX_DEPTH = 10_000
_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,40})(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n\x00]+|([^\\{}\r\n\x00]+)|\\",
    re.S,
)

_NUMBERED = re.compile(r"^[\w.()§ ]*\d|^\s*[(]?[A-Za-z]{1,8}[.)]")
"""What a list writes before its items, if it is no bullet."""


@dataclass(slots=True)
class _Group:
    """What holds between two braces; a group inside begins as a copy of it."""

    destination: str = "text"
    story: Story | None = None
    opens: str = ""
    font: int = 0
    skip_after_unicode: int = 1
    style: int = 0
    outline: int = NO_OUTLINE
    is_listed: bool = False
    is_in_row: bool = False
    is_initial: bool = False
    is_hidden: bool = False
    is_struck: bool = False
    is_raised: bool = False
    is_deleted: bool = False
    is_revised: bool = False


class Walk:
    """Reads one document into `story`, and what was tracked in it into `changes`.

    `facts` holds what it says of itself: "title", "author".
    """

    def __init__(self, *, is_numbered: bool = False) -> None:
        """Begin; `is_numbered` asks for the numbers that lists write before their items."""
        self.story = Story()
        self._is_numbered = is_numbered
        self.facts: dict[str, str] = {}
        self.is_cut = False
        self.is_too_deep = False
        self.changes = Changes()
        self._rows = Rows(self.story)
        self._notes: list[Block] = []
        self._around: dict[Aside, list[str]] = {Aside.HEADER: [], Aside.FOOTER: []}
        self._groups = [_Group(story=self.story)]
        self._is_starred = False
        self._to_skip = 0
        self._bytes = bytearray()
        self._surrogate = ""
        self._code_page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font_names: dict[int, str] = {}
        self._styles: dict[int, str] = {}
        self._label = ""
        self._shape = {"sn": "", "sv": ""}

    @property
    def _now(self) -> _Group:
        return self._groups[-1]

    def read(self, text: str) -> Story:
        """Add the text of a document, given as its bytes decoded one by one (Latin-1); return the story."""
        position, end = 0, len(text)
        while position < end:
            token = _TOKEN.match(text, position)
            if token is None:
                break
            position = token.end()
            word, number, byte, sign, brace, plain = token.groups()
            if plain is not None:
                self._plain(plain.encode("latin-1"))
            elif byte is not None:
                self._plain(bytes.fromhex(byte))
            else:
                self._flush()
                if word == "bin" and number:
                    position += max(0, int(number[:10]))
                elif word:
                    self._word(word, int(number[:10]) if number else None)
                elif sign:
                    self._sign(sign)
                elif brace and not self._brace(brace):
                    break
        self._finish()
        return self.story

    # Groups

    def _brace(self, brace: str) -> bool:
        """Open or close a group; return whether the document goes on."""
        self._to_skip = 0
        self._is_starred = False
        if brace == "{":
            self._open()
            return not self.is_too_deep
        if len(self._groups) > 1:
            self._close(self._groups.pop())
        return len(self._groups) > 1

    def _open(self) -> None:
        parent = self._now
        group = replace(parent, opens="")
        if parent.opens == "upr":  # the form for programs without Unicode; the other follows
            group.destination = "skip"
        self._groups.append(group)
        self.is_too_deep = len(self._groups) > MAX_DEPTH

    def _close(self, group: _Group) -> None:
        """Take what a group that stands apart has gathered to its place."""
        if group.opens == "sv" and group.story is not None:
            self._end_of_property(group.story)
        if group.opens not in APART or group.story is None:
            return
        self._end_paragraph(group)
        story, outer = group.story, self._now.story or self.story
        outer.tracked_changes += story.tracked_changes
        if group.opens == "footnote":
            self._notes += story.blocks
        elif group.opens in AROUND:
            self._around[AROUND[group.opens]].append(story.words)
        elif group.opens == "annotation":
            outer.leave_out(story.words, Aside.COMMENT)
        else:
            (outer.open[-1].following if outer.open else outer.blocks).extend(story.blocks)

    def _end_of_property(self, story: Story) -> None:
        """Keep the description of a picture, of all the properties of shapes the one with words for people."""
        if self._shape["sn"].strip() == DESCRIPTION and not self._now.is_deleted:
            story.leave_out(self._shape["sv"], Aside.HIDDEN if self._now.is_hidden else Aside.PICTURE)
        self._shape["sv"] = ""

    def _finish(self) -> None:
        self._flush()
        self.is_cut = len(self._groups) > 1
        while len(self._groups) > 1:
            self._close(self._groups.pop())
        self._end_paragraph(self._now)
        self._rows.close()
        self.story.add_notes(self._notes)
        for aside, texts in self._around.items():
            self.story.leave_out_around(texts, aside)

    # Control words

    def _word(self, word: str, number: int | None) -> None:
        if self._to_skip:
            self._to_skip -= 1
            return
        group = self._now
        if group.destination == "skip" and word not in {"ud", "upr", "sn", "sv"}:
            return
        if self._is_starred:
            self._is_starred = False
            if word not in STARRED:
                group.destination = "skip"
                return
        if word in CHARACTERS:
            self._add(CHARACTERS[word])
        elif word in ENDS:
            self._end_by(word, group)
        elif not self._destination(word, group) and not self._setting(word, number, group):
            self._property(word, number, group)

    def _destination(self, word: str, group: _Group) -> bool:
        """Begin a destination; return whether the word names one."""
        if word in SKIPPED or PROPERTIES_OF_FORMULA.fullmatch(word):
            group.destination = "skip"
        elif word in {"listtext", "pntext"}:
            if len(self._groups) > 1:
                self._groups[-2].is_listed = True
            group.destination, self._label = "label", ""
        elif word in APART:
            group.story, group.destination, group.opens = Story(), "text", word
        elif word == "upr":
            group.opens = word
        elif word in {"sn", "sv"}:
            group.destination = group.opens = word
            self._shape[word] = ""
        elif word == "ud":
            group.destination = self._groups[-3].destination if len(self._groups) > 2 else "text"
        elif word in FACTS and (word in {"fonttbl", "stylesheet", "info"} or group.destination == "info"):
            group.destination = word
        elif word in {"shpinst", "do"}:
            group.destination = "shape"
        else:
            return False
        return True

    def _setting(self, word: str, number: int | None, group: _Group) -> bool:
        """Take in what concerns the reading of characters; return whether the word does."""
        if word == "u" and number is not None:
            self._unicode(number & 0xFFFF)
            self._to_skip = group.skip_after_unicode
        elif word == "uc":
            group.skip_after_unicode = max(0, number or 0)
        elif word == "ansicpg" and number:
            self._code_page = _known(f"cp{number}", self._code_page)
        elif word in {"mac", "pc", "pca"}:
            self._code_page = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif word in {"f", "deff"} and number is not None:
            group.font = number
        elif word == "fcharset" and group.destination == "fonttbl":
            self._fonts[group.font] = SIGN_FONT if number == 2 else CODE_PAGES.get(number or 0, "")
        else:
            return False
        return True

    def _property(self, word: str, number: int | None, group: _Group) -> None:
        """Take in a property of paragraphs or characters."""
        is_on = number != 0
        if word == "pard":
            group.style, group.outline = 0, NO_OUTLINE
            group.is_listed = group.is_in_row = group.is_initial = False
        elif word == "trowd":
            self._rows.define()
        elif word == "plain":
            group.is_hidden = group.is_struck = group.is_raised = False
        elif word in {"super", "sub", "nosupersub"}:
            group.is_raised = word == "super" and is_on
        elif word in FLAGS:
            setattr(group, FLAGS[word], is_on)
        elif word in {"deleted", "revised"}:
            self._change(word, group, is_on=is_on)
        elif word == "s":
            group.style = number or 0
        elif word == "outlinelevel":
            group.outline = NO_OUTLINE if number is None else number

    def _change(self, word: str, group: _Group, *, is_on: bool) -> None:
        was_on = group.is_deleted if word == "deleted" else group.is_revised
        if is_on and not was_on and group.story is not None and group.destination == "text":
            group.story.tracked_changes += 1
        if word == "deleted":
            group.is_deleted = is_on
        else:
            group.is_revised = is_on

    def _sign(self, sign: str) -> None:
        if self._to_skip:
            self._to_skip -= 1
        elif sign == "*":
            self._is_starred = True
        elif sign in "\r\n":
            self._end_by("par", self._now)
        elif sign in SIGNS:
            self._add(SIGNS[sign])

    # Paragraphs

    def _end_by(self, word: str, group: _Group) -> None:
        if group.destination != "text" or group.story is None:
            return
        if (group.is_deleted or group.is_initial) and word == "par" and group.story.open:
            group.story.open[-1].runs_on = True
        is_of_row = word in {"cell", "row"} and group.story is self.story
        if word == "cell" and is_of_row:
            self._rows.enter(is_in_row=True)
        self._end_paragraph(group)
        if word != "par":
            group.story.end_run_on()
        if is_of_row:
            (self._rows.end_cell if word == "cell" else self._rows.end_row)()

    def _end_paragraph(self, group: _Group) -> None:
        story = group.story
        if story is None or not story.open:
            return
        name = self._styles.get(group.style, "").strip(" ;").lower()
        passage = story.open[-1]
        passage.is_title = name == "title"
        if self._is_numbered and _NUMBERED.search(self._label):
            passage.label = self._label.strip()
        self._label = ""
        if 0 <= group.outline < NO_OUTLINE or name.startswith(HEADING_STYLES):
            passage.kind = ParagraphKind.HEADING
        elif name in QUOTE_STYLES:
            passage.kind = ParagraphKind.QUOTE
        elif group.is_listed:
            passage.kind = ParagraphKind.LIST_ITEM
        story.end()

    # Characters

    def _plain(self, characters: bytes) -> None:
        """Take in bytes of text, less those that only stand for a character already given."""
        dropped = min(self._to_skip, len(characters))
        self._to_skip -= dropped
        if self._now.destination != "skip":
            self._bytes += characters[dropped:]

    def _flush(self) -> None:
        """Decode the bytes that have gathered, which only together may make a character."""
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        font = self._now.font
        code_page = self._fonts.get(font) or self._code_page
        if code_page == SIGN_FONT and self._now.destination == "text":
            name = self._font_names.get(font, "").strip(" ;")
            self._add("".join(symbol(f"{place:x}", name) for place in data))
        else:
            self._add(data.decode(self._code_page if code_page == SIGN_FONT else code_page, "replace"))

    def _unicode(self, code: int) -> None:
        """Add a UTF-16 unit; the first of a pair waits for the second."""
        if 0xD800 <= code < 0xDC00:
            self._surrogate = chr(code)
            return
        if self._surrogate and 0xDC00 <= code < 0xE000:
            self._add((self._surrogate + chr(code)).encode("utf-16-le", "surrogatepass").decode("utf-16-le"))
        elif 0xF000 <= code <= 0xF0FF:
            self._add(symbol(f"{code:x}", self._font_names.get(self._now.font, "").strip(" ;")))
        else:
            self._add(chr(code))
        self._surrogate = ""

    def _add(self, characters: str) -> None:
        group = self._now
        if group.destination == "text" and group.story is not None:
            self.changes.take(characters, is_deleted=group.is_deleted, is_inserted=group.is_revised)
            if group.is_deleted:
                return
            if not group.story.open:
                if group.story is self.story:
                    self._rows.enter(is_in_row=group.is_in_row)
                group.story.begin()
            _way_of(group, group.story)(characters)
        elif group.destination == "fonttbl":
            self._font_names[group.font] = self._font_names.get(group.font, "") + characters
        elif group.destination == "stylesheet":
            self._styles[group.style] = self._styles.get(group.style, "") + characters
        elif group.destination == "label":
            self._label += characters
        elif group.destination in self._shape:
            self._shape[group.destination] += characters
        elif group.destination in FACTS:
            self.facts[group.destination] = self.facts.get(group.destination, "") + characters


def _way_of(group: _Group, story: Story) -> Callable[[str], None]:
    """Return what becomes of the characters of a group."""
    if group.is_hidden:
        return story.hide
    if group.is_struck:
        return story.strike_out
    return story.add_raised if group.is_raised else story.add


def _known(code_page: str, default: str) -> str:
    """Return a code page if there is one of that name, else the default."""
    try:
        codecs.lookup(code_page)
    except LookupError:
        return default
    return code_page
