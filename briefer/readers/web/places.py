"""What the parts of a web page are there for: told by the names of elements, their roles and their classes.

A certain place is never part of an article (a share bar, a caption); an uncertain one only explains why a passage that
was not taken for part of it may have been left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from briefer.readers.base import STRUCK_OUT


@dataclass(frozen=True, slots=True)
class Place:
    """What a part of the page is there for, in a few words; "" for the body of the page.

    `is_lead` says that its name is that of the paragraph between the headline and the text, `is_apart` that its words
    are never part of the sentence around them.
    """

    reason: str = ""
    is_certain: bool = False
    is_lead: bool = False
    is_apart: bool = False


NO_PLACE = Place()
HIDDEN = Place("hidden on the page", is_certain=True, is_apart=True)
STRUCK = Place(STRUCK_OUT, is_certain=True, is_apart=True)
EXPLANATION = Place("explanation of a word", is_certain=True, is_apart=True)
CAPTION = Place("caption", is_certain=True)
SHARE = Place("share bar", is_certain=True)
READ_MORE = Place("read more", is_certain=True)
TEASER = Place("teaser of another article", is_certain=True)
QUOTED_MAIL = Place("quoted mail", is_certain=True)
SIGNATURE = Place("signature", is_certain=True)
BUTTON = Place("button", is_certain=True)
WITHOUT_SCRIPT = Place("for browsers without script")
SUBSCRIPTION = Place("newsletter or subscription", is_certain=True)
NAVIGATION = Place("navigation", is_certain=True)
COMMENT = Place("comment")
AUTHOR = Place("about the author")
HEAD_OF_PAGE = Place("head of the page")
BESIDE = Place("beside the article")
BYLINE = Place("byline or date")
ADVERTISEMENT = Place("advertisement", is_certain=True)

_TAGS = {
    "figcaption": CAPTION,
    "button": BUTTON,
    "nav": NAVIGATION,
    "dialog": HIDDEN,
    "footer": Place("foot of the page"),
    "header": HEAD_OF_PAGE,
    "aside": BESIDE,
    "form": Place("form"),
    "noscript": WITHOUT_SCRIPT,
    "amp-sidebar": NAVIGATION,
    **dict.fromkeys(("amp-ad", "amp-embed", "amp-sticky-ad"), ADVERTISEMENT),
    "amp-consent": HIDDEN,
}
_ROLES = {
    "navigation": NAVIGATION,
    "menu": NAVIGATION,
    "dialog": Place("notice over the page", is_certain=True),
    "alertdialog": Place("notice over the page", is_certain=True),
    "contentinfo": Place("foot of the page"),
    "complementary": BESIDE,
    "tooltip": EXPLANATION,
    "search": Place("form"),
    "banner": HEAD_OF_PAGE,
}


def _named(*names: str) -> re.Pattern[str]:
    """Return a pattern that finds these names in a class or id as whole words ("share" in "post-share", "shareBar")."""
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(names)})(?=$|[\s_-])")


_NAMES: tuple[tuple[tuple[str, ...], Place], ...] = (
    ((r"sr-only", r"visually-?hidden", r"screen-reader(?:-text)?", r"screenreader"), HIDDEN),
    ((r"tool-?tip-?(?:text|content|inner|box|bubble|body)", r"(?:side|margin)-?notes?"), EXPLANATION),
    ((r"(?:strike|line)-?through", r"struck(?:-?out)?", r"durchgestrichen", r"tachado"), STRUCK),
    (
        (r"cookies?(?:banner|notice|consent|bar|law)?", r"consent", r"gdpr", r"cmp", "onetrust"),
        Place("cookie notice", is_certain=True),
    ),
    (
        (
            r"share",
            r"sharing",
            r"shares",
            r"share-?(?:bar|buttons?|links?|tools?)",
            r"social(?:-?(?:media|icons?|links?|bar|share|buttons?|sharing))?",
            r"sharedaddy",
            r"addthis\w*",
            r"addtoany\w*",
            r"shariff",
            r"jp-relatedposts",
        ),
        SHARE,
    ),
    (
        (
            r"wp-caption-text",
            r"figcaption",
            r"(?:image|photo|picture|img|bild)-?(?:caption|credits?|text)",
            r"video-?(?:captions?|desc\w*|title)",
            r"media[_-]*(?:caption|credits?|description|copyright)",
            r"captions?",
            r"photo-?credit",
            r"bildunterschrift",
            r"bildnachweis",
            r"legende",
        ),
        CAPTION,
    ),
    (
        (
            r"related(?:-?(?:posts?|articles?|content|links?|stories|news|items?))?",
            r"read-?(?:more|also|next)",
            r"more-?(?:stories|articles|news|posts)",
            r"recommended",
            r"recommendations?",
            r"you-may-(?:also-)?like",
            r"see-also",
            r"teasers?",
            r"outbrain",
            r"taboola",
            r"yarpp\w*",
            r"similar-?(?:posts|articles)",
            r"mehr-zum-thema",
            r"lesen-?sie-?auch",
        ),
        READ_MORE,
    ),
    (
        (
            r"newsletter\w*",
            r"subscribe",
            r"subscription(?:-?(?:offer|box|wall))?",
            r"sign-?up",
            r"(?:pay|reg)wall\w*",
            r"piano\w*",
            r"abo",
        ),
        SUBSCRIPTION,
    ),
    (
        (
            r"ad",
            r"ads",
            r"advert\w*",
            r"advertisement",
            r"anzeigen?",
            r"werbung",
            r"sponsor(?:ed)?",
            r"promo\w*",
            r"banner",
        ),
        Place("advertisement"),
    ),
    (
        (r"comments?", r"comment-?list", r"disqus\w*", r"respond", r"kommentare?", r"commentaires?", r"fb-comments"),
        COMMENT,
    ),
    (
        (r"breadcrumbs?", r"nav", r"navi\w*", r"navigation", r"navbar", r"menu", r"pagination", r"pager"),
        Place("navigation"),
    ),
    ((r"tags?", r"tag-?list", r"tagcloud", r"keywords", r"categories", r"topics"), Place("keywords")),
    ((r"author-?(?:bio|box|info|card|description)", r"about-?author", r"bio"), AUTHOR),
    (
        (r"byline", r"meta", r"entry-meta", r"post-meta", r"dateline", r"publish\w*", r"timestamp"),
        BYLINE,
    ),
    ((r"sidebar\w*", r"widget\w*", r"aside"), BESIDE),
    ((r"footer\w*", r"copyright", r"legal", r"impressum"), Place("foot of the page")),
)
_LEAD_NAMES = (
    r"leads?(?:-?(?:text|paragraph|in))?",
    r"lede",
    r"intro(?:-?text|duction)?",
    r"standfirst",
    r"chapo",
    r"chapeau",
    r"vorspann",
    r"dek",
    r"sapo",
    r"entradilla",
    r"sommario",
    r"article-(?:summary|intro|lead|description)",
    r"sub-?(?:title|headline)",
    r"ingress",
    r"anrei(?:ss|ß)er",
)
_CLASSES = tuple((_named(*names), place) for names, place in _NAMES)
_LEAD = _named(*_LEAD_NAMES)
_ANY = _named(*(name for names, _ in _NAMES for name in names), *_LEAD_NAMES)
"""Most classes of a page hold none of them."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_QUOTED_MAIL = re.compile(r"\b(?:gmail_(?:quote|attr)|moz-cite-prefix|yahoo_quoted|protonmail_quote|zmail_extra)\b")
_SIGNATURES = re.compile(r"\b(?:gmail_signature|moz-signature|Signature|protonmail_signature_block)\b")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-list\s*:\s*ignore", re.I)
"""The last one hides the bullets Word writes beside its own."""
_STRIKING = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.I)
_STRUCK_TAGS = frozenset({"s", "strike", "del"})
_PLAIN = frozenset({"p", "br", "div", "span", "a", "li", "ul", "em", "strong", "b", "i", "td", "tr", "h2", "h3"})
"""What has no place by its tag alone."""
_WHOLE = frozenset({"html", "body", "main", "article"})
"""Their classes speak of the whole page."""


class NoPlaces:
    """Nothing but hidden text has a place: all else belongs to the text."""

    def of(self, element: Any, outer: Place) -> Place:
        """Return the place of an element that stands in `outer`."""
        return outer if outer.is_certain or element.tag in _WHOLE else _not_read(element) or outer


class MailPlaces(NoPlaces):
    """What a mail quotes and its signature have a place."""

    def of(self, element: Any, outer: Place) -> Place:
        """Return the place of an element that stands in `outer`."""
        outer = super().of(element, outer)
        if outer.is_certain or not element.attrib:
            return outer
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if element.get("type") == "cite" or _QUOTED_MAIL.search(names):
            return QUOTED_MAIL
        return SIGNATURE if _SIGNATURES.search(names) else outer


class Places:
    """Looks up what the elements of a web page are there for; classes met before are not looked at again."""

    def __init__(self) -> None:
        self._known: dict[str, Place] = {}

    def of(self, element: Any, outer: Place) -> Place:
        """Return the place of an element that stands in `outer`."""
        tag = element.tag
        if outer.is_certain or tag in _WHOLE:
            return outer
        attributes = element.attrib
        if not attributes and tag in _PLAIN:
            return outer
        if not_read := _not_read(element):
            return not_read
        place = _TAGS.get(tag, NO_PLACE)
        if tag == "figure" and next(element.iter("blockquote", "table"), None) is None:
            place = BESIDE
        if attributes and not place.is_certain:
            place = self._by_names(attributes, place)
        if place.is_lead and not place.reason:
            return replace(outer, is_lead=True)
        return place if place.reason and (place.is_certain or not outer.reason) else outer

    def _by_names(self, attributes: Any, place: Place) -> Place:
        role = attributes.get("role")
        if role in _ROLES:
            place = _ROLES[role]
        if place.is_certain or not (names := f"{attributes.get('class', '')} {attributes.get('id', '')}".strip()):
            return place
        found = self._known.get(names)
        if found is None:
            found = self._known[names] = _by_classes(names)
        return found if found.is_certain or found.is_lead or not place.reason else place


def _not_read(element: Any) -> Place | None:
    """Return the place of what nobody sees or somebody struck out, None for all else."""
    if element.tag in _STRUCK_TAGS:
        return STRUCK
    attributes = element.attrib
    if not attributes:
        return None
    style = attributes.get("style", "")
    if "hidden" in attributes or _HIDING.search(style):
        return HIDDEN
    return STRUCK if _STRIKING.search(style) else None


def _by_classes(names: str) -> Place:
    names = _CAMEL.sub("-", names[:400]).lower()
    if not _ANY.search(names):
        return NO_PLACE
    found = next((place for pattern, place in _CLASSES if pattern.search(names)), NO_PLACE)
    return replace(found, is_lead=True) if not found.is_certain and _LEAD.search(names) else found
