"""Web pages saved as files: the article is told from menus and adverts by trafilatura, with its title, date and author.

Every passage a person sees on the page becomes a block; those that are not of the article carry the reason. Trafilatura
only chooses: each passage is marked with invisible characters, and what comes back marked belongs to the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from briefer.model import Source
from briefer.readers import refusals
from briefer.readers.base import (
    MAX_CHARACTERS,
    Block,
    Change,
    ChangeKind,
    Document,
    Reader,
    ReadResult,
    article_from,
    document_from,
)
from briefer.readers.encoding import Decoded, decoded, decoded_as
from briefer.readers.heads.bylines import as_shown
from briefer.readers.web.about import about_page
from briefer.readers.web.article import NOT_THE_ARTICLE, article_reasons, is_teaser
from briefer.readers.web.cards import with_teasers
from briefer.readers.web.cells import Cells
from briefer.readers.web.code import article_in_code
from briefer.readers.web.containers import is_possible, share_of_prose
from briefer.readers.web.dates import letters_of, published_on
from briefer.readers.web.names import names_told
from briefer.readers.web.places import BESIDE, BYLINE, HIDDEN, MailPlaces, NoPlaces, Places
from briefer.readers.web.style_sheets import apply_style_sheets
from briefer.readers.web.walk import PageWalk, Passage
from briefer.words import counted, later, tr

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(
    r"&#(?:0*(?:[1-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d)|x0*(?:[1-8bcef]|1[0-9a-f]|fff[ef])(?![0-9a-f]))", re.I
)
"""What stands for one of them in a page."""

_DEPTH = re.compile(r"depth in document: (\d+)")
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.S | re.I)
MUCH_MORE = 1.3
MOST_PROSE, LITTLE_PROSE = 0.9, 0.5
MOST_PASSAGES = 5_000
"""A page with more is not read twice."""

FEWEST_LETTERS = 20
FEWEST_SHOWN = 200
LITTLE_TEXT = 1_500
"""A page that shows fewer letters of prose may hold the rest of its article in its code."""
_CHANGES = {"ins": ChangeKind.INSERTED, "del": ChangeKind.DELETED}
PROSE_WORDS = 20
"""From this many words a passage left out may be part of the article, and the person is told."""

_CODE = ("script", "style", "svg", "template", "head", "iframe", "select", "button")
_OFF_THE_ARTICLE = ("nav", "footer", "aside")
FIRST_DIGIT, BASE, DIGITS = 0xE0100, 239, 3
MARK = chr(FIRST_DIGIT + BASE)
"""A mark and three digits, all variation selectors: printable, without width, and on no page in this order."""

_MARKED = re.compile(f"{MARK}([{chr(FIRST_DIGIT)}-{chr(FIRST_DIGIT + BASE - 1)}]{{{DIGITS}}})")


class HtmlReader(Reader):
    """Saved web pages."""

    name = later("Web page")
    suffixes = (".html", ".htm", ".xhtml")

    def read(self, data: bytes, file_name: str) -> ReadResult:
        """Return the article of a web page; the whole page if no article stands out. Raises ReadError."""
        return read_page(decoded(data, file_name), file_name)

    def read_as(self, data: bytes, file_name: str, encoding: str) -> ReadResult:
        """Return the article of a web page in the encoding the person chose. Raises ReadError."""
        return read_page(decoded_as(data, file_name, encoding), file_name)

    def document(self, data: bytes, file_name: str) -> Document:
        """Return all of a web page, with its tables. Raises ReadError."""
        return read_markup(decoded(data, file_name).text, file_name)


def read_markup(markup: str, file_name: str) -> Document:
    """Return all of a page, or of a piece of one from the clipboard, with its tables. Raises ReadError."""
    fragment = _FRAGMENT.search(markup)
    page, warnings = parsed(fragment.group(1) if fragment else markup, file_name)
    changes = [
        Change(_CHANGES[each.tag], " ".join("".join(each.itertext()).split()), "", each.get("datetime", ""))
        for each in page.iter(*_CHANGES)
    ]
    cells = Cells()
    blocks = [
        Block(each.text, each.kind, each.place.reason, cells.place_of(each.home))
        for each in PageWalk(NoPlaces(), joins_rows=False).passages(page)
    ]
    return document_from(blocks, file_name, changes=changes, warnings=warnings)


def read_page(content: Decoded, file_name: str, url: str = "") -> ReadResult:
    """Return the article of a decoded page; `url` is its address if the page does not say. Raises ReadError."""
    page, warnings = parsed(content.text, file_name)
    passages = with_teasers(PageWalk(Places()).passages(page))
    if sum(len(passage.text) for passage in passages) > MAX_CHARACTERS:
        raise refusals.too_much_text(file_name)
    if _NOT_XML.search(content.text) or _REFERENCE.search(content.text):
        _scrub(page)
    source = _source(page, passages, url)
    blocks, notes = _chosen(page, passages, source)
    source = as_shown(source, [block.text for block in blocks if not block.reason or block.reason == BYLINE.reason])
    warnings = [*content.warnings, *warnings, *notes, *_long_ones(blocks)]
    return article_from(blocks, source, file_name, warnings=warnings, encoding=content.encoding)


def read_pasted_page(markup: str, file_name: str) -> ReadResult:
    """Return all text of a piece of a page or document from the clipboard. Raises ReadError if there is none."""
    fragment = _FRAGMENT.search(markup)
    blocks, warnings = whole_page(fragment.group(1) if fragment else markup, file_name)
    return article_from(blocks, Source(), file_name, warnings=warnings)


def whole_page(markup: str, file_name: str, *, is_mail: bool = False) -> tuple[list[Block], list[str]]:
    """Return every passage of a page as a block, and warnings.

    Only hidden text has a reason, and in a mail what it quotes and its signature. Raises ReadError.
    """
    page, warnings = parsed(markup, file_name)
    passages = PageWalk(MailPlaces() if is_mail else NoPlaces()).passages(page)
    return [Block(each.text, each.kind, each.place.reason) for each in passages], warnings


def parsed(content: str, file_name: str) -> tuple[Any, list[str]]:
    """Return a page as a tree, and a warning if the parser had to leave some of it out. Raises ReadError."""
    from lxml import etree, html

    parser = html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=False)
    # lxml.html asks Python for the class of every element it meets; here all have the one that is needed.
    parser.set_element_class_lookup(
        etree.ElementDefaultClassLookup(
            html.HtmlElement, html.HtmlComment, html.HtmlProcessingInstruction, html.HtmlEntity
        )
    )
    content = _DECLARATION.sub("", content).replace("\x00", "\ufffd")
    try:
        page = html.document_fromstring(content.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as exc:
        raise refusals.no_text(file_name) from exc
    _show_inner_pages(page)
    apply_style_sheets(page)
    return page, _cuts(parser.error_log)


def _show_inner_pages(page: Any) -> None:
    """Make plain parts of templates that browsers show where they stand, as saved pages hold them."""
    for template in page.iter("template"):
        if any("shadow" in name and "mode" in name for name in template.attrib):
            template.tag = "div"


def _cuts(log: Any) -> list[str]:
    from lxml import etree

    limits = {etree.ErrorTypes.ERR_RESOURCE_LIMIT, etree.ErrorTypes.ERR_NAME_TOO_LONG}
    cuts = [entry.message for entry in log if entry.type in limits]
    if not cuts:
        return []
    depth = _DEPTH.search(cuts[0])
    if depth:
        told = tr("The text was cut at nesting level {n}. Compare it with the page, or paste the text.")
        return [told.format(n=depth.group(1))]
    return [tr("The text was cut where a part of it is too large. Compare it with the page, or paste the text.")]


def _source(page: Any, passages: Sequence[Passage], url: str) -> Source:
    found = about_page(page, url)
    outlet = found.sitename or found.hostname or ""
    return Source(
        headline=_without_outlet(found.title or "", outlet),
        outlet=outlet,
        byline=names_told(found.author or "", outlet, passages),
        published=published_on(page, passages, found.date or "", found.url or url, found.title or ""),
        url=found.url or url,
        language=re.sub(r"\s", "", page.get("lang") or "").partition("-")[0].lower(),
    )


def _without_outlet(title: str, outlet: str) -> str:
    """Return a title without the name of the outlet that many pages add to it ("Talks end | Example News")."""
    shorter = re.sub(rf"\s+[-|–—:·»]\s+{re.escape(outlet)}\s*$", "", title, flags=re.I) if outlet else title
    return shorter or title


def _scrub(page: Any) -> None:
    """Take control characters out of the tree, which may hold but not be given them; the passages keep theirs."""
    for element in page.iter():
        if element.text and _NOT_XML.search(element.text):
            element.text = _NOT_XML.sub("", element.text) or " "
        if element.tail and _NOT_XML.search(element.tail):
            element.tail = _NOT_XML.sub("", element.tail) or " "


def _chosen(page: Any, passages: list[Passage], source: Source) -> tuple[list[Block], list[str]]:
    """Return a block for each passage, with a reason if it is not of the article, and warnings."""
    description = _description(page)
    in_code = article_in_code(page, is_bare=sum(len(each.text) for each in passages if is_possible(each)) < LITTLE_TEXT)
    taken = _taken(page, passages)
    reasons = article_reasons(passages, taken, (source.headline, source.byline), description) if taken else []
    shown = [each.text for each, reason in zip(passages, reasons, strict=False) if not reason]
    if _is_whole(in_code, shown):
        left_out = [Block(each.text, each.kind, each.place.reason or NOT_THE_ARTICLE) for each in passages]
        return [*in_code, *left_out], [
            tr("The article was found in the code of the page, not on the page as it is shown.")
        ]
    if not taken or all(reasons):
        reasons = [each.place.reason if each.place.is_apart else "" for each in passages]
        blocks = [Block(each.text, each.kind, reason) for each, reason in zip(passages, reasons, strict=True)]
        return blocks, [tr("No article stood out on the page; the whole page was read.")]
    blocks = [Block(each.text, each.kind, reason) for each, reason in zip(passages, reasons, strict=True)]
    teaser = tr("The page shows only the beginning of the article: the rest is for subscribers.")
    return blocks, [teaser] if is_teaser(passages, reasons) else []


def _is_whole(in_code: Sequence[Block], shown: Sequence[str]) -> bool:
    """Return whether the text in the code is that of which the page shows a part or nothing."""
    whole = letters_of(" ".join(block.text for block in in_code))
    parts = [letters for words in shown if len(letters := letters_of(words)) >= FEWEST_LETTERS]
    length = sum(map(len, parts))
    if len(whole) < MUCH_MORE * max(length, 1):
        return False
    return length < FEWEST_SHOWN or sum(len(part) for part in parts if part in whole) > length / 2


def _description(page: Any) -> str:
    found = page.xpath("//meta[@name='description' or @property='og:description']/@content")
    return max(map(str, found), key=len, default="")


def _taken(page: Any, passages: Sequence[Passage]) -> set[int]:
    """Return the numbers of the passages trafilatura takes for the article.

    Its first answer is its own alone; where that holds too little of the prose on the page, those of the libraries it
    knows and its strictest one are asked for, too. The page is left without its code, and with the marks.
    """
    for number, passage in enumerate(passages):
        _mark(passage.carrier, number)
    _lighten(page, passages)
    taken = _extracted(page, len(passages), fast=True, favor_recall=True)
    share = share_of_prose(passages, taken)
    if len(passages) >= MOST_PASSAGES or share >= MOST_PROSE:
        return taken
    if share < LITTLE_PROSE:
        taken = _extracted(page, len(passages), favor_recall=True)
    return taken | _extracted(page, len(passages), fast=True, favor_precision=True)


def _lighten(page: Any, passages: Sequence[Passage]) -> None:
    """Take out of a page what trafilatura would leave out, too, but only after it has copied and searched it all."""
    from lxml import etree

    beside = {number for number, each in enumerate(passages) if each.place.reason == BESIDE.reason}
    has_prose = share_of_prose(passages, beside) > 1 - MOST_PROSE
    etree.strip_elements(page, *_CODE, *(() if has_prose else _OFF_THE_ARTICLE), etree.Comment, with_tail=False)


def _extracted(page: Any, count: int, **favour: Any) -> set[int]:
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(page, include_comments=False, output_format="txt", **favour)
    except RecursionError:  # lists within lists, more than a thousand deep
        return set()
    if found is None or isinstance(found, dict) or found.body is None:
        return set()
    words = "".join(map(str, found.body.itertext()))
    return {number for digits in _MARKED.findall(words) if (number := _number(digits)) < count}


def _mark(carrier: tuple[Any, bool], number: int) -> None:
    digits = "".join(chr(FIRST_DIGIT + number // BASE**place % BASE) for place in range(DIGITS))
    element, is_tail = carrier
    words = element.tail if is_tail else element.text
    bare = words.rstrip()
    marked = f"{bare}{MARK}{digits}{words[len(bare) :]}"
    if is_tail:
        element.tail = marked
    else:
        element.text = marked


def _number(digits: str) -> int:
    return sum((ord(digit) - FIRST_DIGIT) * BASE**place for place, digit in enumerate(digits))


def _long_ones(blocks: Sequence[Block]) -> Iterator[str]:
    prose = sum(
        bool(block.reason) and block.reason != HIDDEN.reason and block.text.count(" ") >= PROSE_WORDS - 1
        for block in blocks
    )
    if prose:
        yield counted(
            prose,
            "1 longer passage of the page left out: check that nothing is missing.",
            "{n} longer passages of the page left out: check that nothing is missing.",
        )
