"""Web pages saved as files: the article is told from menus and adverts by trafilatura, with its title, date and author.

What stood on the page and is not in the article is counted, so that nothing is lost in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefer.errors import ReadError
from briefer.model import ParagraphKind, Source
from briefer.readers.base import Block, Reader, ReadResult, article_from, counted, iso_date
from briefer.readers.from_text import MARKS, decoded

if TYPE_CHECKING:
    from lxml import etree

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SPACING = re.compile(r"\s+")
NO_TEXT = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "select", "button", "head", "object"})
PASSAGES = ("p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dd", "dt", "pre", "figcaption")
KINDS = {"head": ParagraphKind.HEADING, "item": ParagraphKind.LIST_ITEM, "quote": ParagraphKind.QUOTE}
PAGE_KINDS = {"li": ParagraphKind.LIST_ITEM, "blockquote": ParagraphKind.QUOTE} | dict.fromkeys(
    ("h1", "h2", "h3", "h4", "h5", "h6"), ParagraphKind.HEADING
)
FEWEST_WORDS = 8
"""A passage left out counts from this many words; shorter ones are menus and buttons."""

SET_BREAK = "\u2424"
"""Stands for a line break set on the page while all other white space is evened out; trafilatura drops some breaks."""

PROSE_WORDS = 20
"""From this many words a passage left out may be part of the article, and the person is told."""


class HtmlReader(Reader):
    """Saved web pages."""

    name = "Web page"
    suffixes = (".html", ".htm", ".xhtml")

    def read(self, data: bytes, file_name: str) -> ReadResult:
        """Return the article of a web page; the whole page if no article stands out. Raises ReadError."""
        content, warnings = _decoded(data, file_name)
        page, was_cut = _parsed(content, file_name)
        passages = list(_passages(page))
        source, blocks = _extracted(page)
        notes = [*warnings]
        if was_cut:
            notes.append(
                "Part of the page is nested too deeply and was cut. Compare it with the page, or paste the text."
            )
        if not blocks:
            blocks = passages
            notes.append("No article stood out on the page; the whole page was read.")
        left_out = _left_out(passages, blocks)
        prose = [passage for passage in left_out if passage.count(" ") >= PROSE_WORDS - 1]
        if prose:
            notes.append(
                f"{counted(len(prose), 'longer passage')} of the page left out: check that nothing is missing."
            )
        return article_from(blocks, source, file_name, warnings=notes, left_out=left_out)


def _decoded(data: bytes, file_name: str) -> tuple[str, tuple[str, ...]]:
    """Return the page as text: by byte order mark, as UTF-8, as it declares, or by the likeliest encoding."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith(tuple(mark for mark, _ in MARKS)):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return data.decode(declared.group(1).decode("ascii"), errors="replace"), ()
            except LookupError:
                return decoded(data, file_name)
    return decoded(data, file_name)


def _parsed(content: str, file_name: str) -> tuple[Any, bool]:
    """Return the page as a tree, and whether the parser had to leave some of it out."""
    from lxml import etree, html

    parser = html.HTMLParser(huge_tree=True, encoding="utf-8")
    content = _DECLARATION.sub("", content).replace("\x00", "\ufffd")
    try:
        page = html.document_fromstring(content.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as exc:
        raise ReadError(f"{file_name} holds no web page.", "Save the page again, or paste the text.") from exc
    limits = {etree.ErrorTypes.ERR_RESOURCE_LIMIT, etree.ErrorTypes.ERR_NAME_TOO_LONG}
    return page, any(entry.type in limits for entry in parser.error_log)


def _extracted(page: Any) -> tuple[Source, list[Block]]:
    import trafilatura

    for line_break in page.iter("br"):
        line_break.tail = f"{SET_BREAK}{line_break.tail or ''}"
    found = trafilatura.bare_extraction(page, favor_recall=True, include_comments=False, with_metadata=True)
    language = _SPACING.sub("", page.get("lang") or "").partition("-")[0].lower()
    if found is None or isinstance(found, dict):
        return Source(headline=(page.findtext(".//title") or ""), language=language), []
    source = Source(
        headline=_with_breaks(found.title or ""),
        outlet=found.sitename or found.hostname or "",
        byline=_with_breaks(found.author or ""),
        published=iso_date(found.date or ""),
        url=found.url or "",
        language=language,
    )
    return source, list(_blocks(found.body))


def _blocks(body: etree._Element) -> Iterator[Block]:
    """Return the paragraphs of what trafilatura found; its elements are those of TEI."""
    yield Block(body.text or "")
    for element in body:
        name = str(element.tag)
        if name in {"list", "table"}:
            for entry in element.iter("item", "cell"):
                yield Block(_own_words(entry), KINDS.get(str(entry.tag), ParagraphKind.BODY))
        elif name == "quote" and len(element) and all(inner.tag == "p" for inner in element):
            yield Block(element.text or "", ParagraphKind.QUOTE)
            for inner in element:
                yield Block(_words(inner), ParagraphKind.QUOTE)
        elif name != "graphic":
            yield Block(_words(element), KINDS.get(name, ParagraphKind.BODY))
        yield Block(element.tail or "")


def _words(element: etree._Element) -> str:
    """Return the words of an element with a line break where one is set, not where the source happens to break."""
    return _with_breaks("".join(map(str, element.itertext())))


def _own_words(entry: Any) -> str:
    """Return the words of a list item or table cell without those of the items and cells in it."""
    depth = int(entry.xpath("count(ancestor-or-self::item | ancestor-or-self::cell)"))
    own = entry.xpath(f".//text()[count(ancestor::item | ancestor::cell) = {depth}]")
    return _with_breaks("".join(map(str, own)))


def _with_breaks(words: str) -> str:
    return re.sub(f" ?{SET_BREAK} ?", "\n", _even(words))


def _passages(page: Any) -> Iterator[Block]:
    """Return every innermost passage of the page in order, menus and all."""
    from lxml import etree

    events = etree.iterwalk(page, events=("start",))
    for _, element in events:
        if not isinstance(element.tag, str) or element.tag in NO_TEXT:
            events.skip_subtree()
        elif element.tag in PASSAGES and next(element.iterdescendants(*PASSAGES), None) is None:
            yield Block(_page_words(element), PAGE_KINDS.get(element.tag, ParagraphKind.BODY))
            events.skip_subtree()
        elif element.tag in {"div", "section", "article", "main", "body", "center"} and (element.text or "").strip():
            yield Block(element.text)


def _page_words(element: Any) -> str:
    """Return the words of an element of the page without those of scripts in it."""
    hidden = "|".join(sorted(NO_TEXT))
    found = element.xpath(f".//text()[not(ancestor::*[contains('|{hidden}|', concat('|', name(), '|'))])]")
    return _even("".join(map(str, found)))


def _left_out(passages: list[Block], blocks: list[Block]) -> list[str]:
    """Return the passages of the page, from FEWEST_WORDS words, that are in none of the blocks."""
    taken = " ".join(_even(block.text) for block in blocks)
    pages = (_even(passage.text) for passage in passages)
    return [
        passage for passage in dict.fromkeys(pages) if passage.count(" ") >= FEWEST_WORDS - 1 and passage not in taken
    ]


def _even(words: str) -> str:
    return _SPACING.sub(" ", words).strip()
