"""Which passages of a web page are its article, given those that were taken for it, and why each other one is not.

What was taken is mended here: the lead above it, plain paragraphs within it and in containers like its own, and the
heads of its parts are added; captions, share bars, offers and pointers to other articles in its midst go out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice, pairwise, takewhile
from typing import Any

from briefer.model import ParagraphKind
from briefer.readers.heads.days import day_in
from briefer.readers.web.containers import (
    FEWEST_PROSE_WORDS,
    SENTENCE_END,
    Mistaken,
    container,
    is_prose,
    mistaken_names,
    more_prose,
    name_of,
    of_its_own,
    without_mistaken,
)
from briefer.readers.web.places import CAPTION, HEAD_OF_PAGE, READ_MORE, SUBSCRIPTION, WITHOUT_SCRIPT
from briefer.readers.web.walk import Passage

NOT_THE_ARTICLE = "not part of the article"
MOSTLY_LINK = 0.9
FEWEST_LINK_WORDS = 4
OFFER_DISTANCE = 6
LONGEST_POINTER = 300
LONGEST_CAPTION = 200
FEWEST_LEAD_LETTERS = 60
FEWEST_TIMES = 3
MOST_OUTER = 4
LEAD_DISTANCE = 15
"""A lead stands at most so many passages above the first paragraph."""

_POINTERS = (
    r"(?:read|see|watch) (?:more|also|next|:)|also read|more on this|related|recommended|you may also like",
    r"don['’]t miss|(?:lesen|lies|lese) (?:sie |auch |mehr)|(?:auch|mehr) (?:auf|zum|dazu|bei)|schon gelesen",
    r"passend dazu|siehe auch|das könnte (?:sie|dich)|weitere (?:artikel|themen)|interessante artikel",
    r"(?:à |a )?lire (?:aussi|également)|voir aussi|sur le même sujet",
    r"lea también|lee también|leer más|le puede interesar|te puede interesar|mira|vea también|leggi anche",
    r"czytaj (?:też|także|więcej)|dowiedz się|zobacz (?:też|także|również)|читайте также",
    r"lees (?:ook|meer|verder)|les også|läs också|leia (?:mais|também)|veja também|διαβάστε",
)
_POINTER = re.compile(rf"(?:{'|'.join(_POINTERS)})\b", re.I)
_CAPTION = re.compile(
    r"(?:abb(?:ildung|\.)|fig(?:ure|\.)|foto|photo|image|bild|picture|imagen|grafik|chart)s?"
    r"(?: ?\d{1,3})?(?: (?:courtesy|credit|by))? ?[:.|©]",
    re.I,
)
_OFFERS = (
    r"(?:continue|keep) reading|to (?:continue|keep) reading|to read (?:this|the (?:full|whole|rest)|more|on)\b",
    r"already (?:an? )?(?:subscri\w+|member|registered)\b ?[?:]|(?:sign|log) in to (?:read|continue)",
    r"read the (?:rest|full) (?:of|story|article)|subscribe (?:now|today|to)\b",
    r"(?:create|open|start) (?:an?|your) (?:free )?(?:account|trial|subscription|profile)",
    r"(?:this|the) (?:article|story|content) is (?:only |reserved |exclusively )*for",
    r"get (?:unlimited|full) (?:\w+ )?access|(?:jetzt )?weiterlesen (?:mit|als)|bereits (?:abonn|registr)",
    r"lesen sie (?:diesen|den ganzen) artikel|dieser (?:artikel|beitrag) ist (?:exklusiv|nur)",
    r"jetzt (?:abonnieren|registrieren|anmelden|testen)",
    r"(?:poursuivez|continuez|pour lire|lisez) (?:votre|la|l['’])",
    r"(?:cet article est |la suite est )?réservée? aux abonnés|il vous reste \d+ ?% de",
    r"(?:déjà|pas encore) (?:abonn|inscrit)|abonnez-vous|connectez-vous pour|sigue leyendo",
    r"para (?:seguir|continuar) leyendo|suscr[ií]b(?:ete|ase|irte)|reg[ií]str(?:ate|ese)|ya (?:es|eres) suscriptor",
    r"este (?:artículo|contenido) es (?:exclusivo|solo)|(?:contenuto|articolo) riservato|per continuare a leggere",
    r"abb[oò]nati|hai già un abbonamento|para continuar (?:a ler|lendo)|já é assinante",
    r"(?:este conteúdo|matéria) exclusiv|(?:conteúdo|texto) exclusivo|lees (?:verder|het hele)",
    r"zaloguj się|kup dostęp|aby czytać|pozostało \d+ ?%",
    r"(?:оформ\w+|купи\w+) подписку|чтобы (?:читать|прочитать|продолжить)|уже (?:подпис|есть подписка)",
    r"(?:оформ\w+|придба\w+) передплату|щоб (?:читати|прочитати|продовжити)|вже передплач",
)
_OFFER = re.compile("|".join(_OFFERS), re.I)
_READS_ON = re.compile(
    r"subscri|member|account|sign (?:in|up)|log in|access|abo\b|abonn|abbonat|suscr|assinan|premium|weiterlesen"
    r"|engagement|registr|inscri|leyendo|zalog|dostęp|подпис|передплат",
    re.I,
)
_ARROWS = ("»", "›", ">", "→", "▶", "►", "+", "•")
"""Signs before a link that leads away."""

_TIME = re.compile(
    r"\W*(?:\d{1,2}[:.h]\d{2}\b.{0,30}|.{0,30}\b\d{1,2}[:.h]\d{2}(?:\W*(?:[ap]\.?m\.?|uhr|[A-Z]{2,4}))?)", re.I
)
_HOUR = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_PARTS = frozenset({"article", "section"})
_CREDIT = re.compile(r"©|\((?:foto|photo|bild|image|picture|fotografía)s?\b[^()]{0,60}\)$", re.I)


def article_reasons(
    passages: Sequence[Passage], taken: set[int], details: tuple[str, str], description: str
) -> list[str]:
    """Return for each passage why it is left out, "" if it is of the article.

    `taken` holds the numbers of those taken for the article, `details` headline and byline, `description` what the
    page says of itself.
    """
    taken = of_its_own(passages, taken)
    if not taken:
        return [_reason(each, details) for each in passages]
    mistaken = mistaken_names(passages, {number for number in taken if not _is_offer(passages[number])})
    passages = without_mistaken(passages, mistaken)
    mistaken = mistaken_names(passages, taken)
    taken = taken | more_prose(passages, taken, mistaken)
    mistaken = mistaken_names(passages, taken)
    taken |= _gaps(passages, taken) | _without_script(passages, taken)
    lead = _lead(passages, taken, mistaken, description)
    taken |= _heads(passages, taken)
    reasons = [
        "" if number in lead else _out_of_it(each, mistaken) if number in taken else _reason(each, details)
        for number, each in enumerate(passages)
    ]
    _follow_pointers(passages, reasons)
    return reasons


def is_teaser(passages: Sequence[Passage], reasons: Sequence[str]) -> bool:
    """Return whether the article breaks off before an offer to read on."""
    last = max((number for number, reason in enumerate(reasons) if not reason), default=len(reasons))
    after = zip(passages[last + 1 : last + 1 + OFFER_DISTANCE], reasons[last + 1 :], strict=False)
    return any(reason == SUBSCRIPTION.reason and _is_offer(each) for each, reason in after)


def _is_offer(passage: Passage) -> bool:
    words = passage.text
    return len(words) < LONGEST_POINTER and _OFFER.match(words) is not None and _READS_ON.search(words) is not None


def _gaps(passages: Sequence[Passage], taken: set[int]) -> set[int]:
    """Return what stands between two taken passages as their equal: in the same container, plain, not mostly links."""
    found: set[int] = set()
    words = "\n".join(passages[number].text for number in taken)
    for before, after in pairwise(sorted(number for number in taken)):
        if after - before == 1:
            continue
        containers = (container(passages[before]), container(passages[after]))
        for number in range(before + 1, after):
            each = passages[number]
            is_text = not each.place.reason and (each.link_share < 0.5 or _is_linked_prose(each))
            if is_text and container(each) in containers and not _is_repeated(each, words):
                found.add(number)
    return found


def _is_repeated(passage: Passage, words: str) -> bool:
    """Return whether a passage only sets words of the text in large letters beside it."""
    return passage.kind is ParagraphKind.QUOTE and passage.text.strip("\"“”„«»‘’' ") in words


def _is_linked_prose(passage: Passage) -> bool:
    is_long = passage.text.count(" ") >= FEWEST_PROSE_WORDS - 1
    return is_long and SENTENCE_END.search(passage.text) is not None and not _is_pointer(passage)


def _without_script(passages: Sequence[Passage], taken: set[int]) -> set[int]:
    """Return the prose for browsers without script that stands in a container of the article and is not on it twice."""
    shown = {_even(each.text) for each in passages if each.place is not WITHOUT_SCRIPT}
    containers = {container(passages[number]) for number in taken if number < len(passages)}
    return {
        number
        for number, each in enumerate(passages)
        if each.place is WITHOUT_SCRIPT and _is_linked_prose(each) and _even(each.text) not in shown
        if "javascript" not in each.text.casefold()
        if containers & set(each.home.iterancestors())
    }


def _heads(passages: Sequence[Passage], taken: set[int]) -> set[int]:
    """Return the time and heading at the head of each part of an article that comes in several, as live blogs do."""
    first: dict[Any, int] = {}
    alike = _alike(passages, taken)
    for number in sorted(number for number in taken):
        part = _part(passages[number].home, alike)
        if part is not None:
            first.setdefault(part, number)
    heads = {part: _heads_above(passages, start, part) for part, start in first.items()}
    are_headed = sum(part in alike for part, above in heads.items() if above) >= FEWEST_TIMES
    are_several = sum(part not in alike for part in heads) > 1
    shown = (above for part, above in heads.items() if (are_headed if part in alike else are_several))
    return _times(passages, taken).union(*shown)


def _heads_above(passages: Sequence[Passage], start: int, part: Any) -> set[int]:
    above = takewhile(lambda number: _stands_in(passages[number].home, part), range(start - 1, -1, -1))
    return {number for number in above if _is_head(passages[number])}


def _alike(passages: Sequence[Passage], taken: set[int]) -> set[Any]:
    """Return the boxes of one name side by side in which prose of the article stands, if there are several."""
    boxes: defaultdict[Any, set[Any]] = defaultdict(set)
    for number in taken:
        if is_prose(passages[number]):
            for outer in islice(passages[number].home.iterancestors(), MOST_OUTER):
                boxes[name_of(outer)].add(outer)
    return {box for group in boxes.values() if len(group) >= FEWEST_TIMES for box in group}


def _part(home: Any, alike: set[Any]) -> Any:
    if home.tag in _PARTS:
        return home
    return next((outer for outer in home.iterancestors() if outer.tag in _PARTS or outer in alike), None)


def _times(passages: Sequence[Passage], taken: set[int]) -> set[int]:
    """Return the times of day that stand right above parts of the article, if several do."""
    found = {
        number
        for number, (each, after) in enumerate(pairwise(passages))
        if number + 1 in taken and _is_head(each) and each.kind is not ParagraphKind.HEADING
        if container(each) is container(after) or each.home in after.home.iterancestors()
    }
    return found if len(found) >= FEWEST_TIMES else set()


def _stands_in(element: Any, part: Any) -> bool:
    return element is part or part in element.iterancestors()


def _is_head(passage: Passage) -> bool:
    is_time = len(passage.text) < FEWEST_LEAD_LETTERS and _TIME.fullmatch(passage.text) is not None
    return not passage.place.is_certain and (passage.kind is ParagraphKind.HEADING or is_time)


def _lead(passages: Sequence[Passage], taken: set[int], mistaken: Mistaken, description: str) -> set[int]:
    """Return the passages above the text that are its lead: by description, class, or place under the headline."""
    prose = [number for number in sorted(taken) if is_prose(passages[number])]
    first = min(prose, default=min(taken))
    end = next((number for number in prose if not _out_of_it(passages[number], mistaken)), first)
    known = _even(description)[:FEWEST_LEAD_LETTERS]
    above = range(max(0, first - LEAD_DISTANCE), end)
    headline = next((number for number in above if _is_headline(passages[number])), end)
    found: set[int] = set()
    for number in above:
        each = passages[number]
        if each.link_share > 0.3 or each.kind is ParagraphKind.LIST_ITEM or len(each.text) < FEWEST_LEAD_LETTERS:
            continue
        is_described = len(known) == FEWEST_LEAD_LETTERS and _even(each.text).startswith(known)
        is_named = (is_described or each.place.is_lead) and not each.place.is_certain
        if is_named or (number > headline and _stands_as_lead(each)):
            found.add(number)
    return found


def _stands_as_lead(passage: Passage) -> bool:
    """Return whether a passage between headline and text is a lead there, which may itself be called a teaser."""
    is_at_head = passage.place.reason in {"", HEAD_OF_PAGE.reason}
    is_called_teaser = passage.place is READ_MORE and passage.named is passage.home
    is_dated = day_in(passage.text) and _HOUR.search(passage.text)
    return (is_at_head or is_called_teaser) and is_prose(passage) and not is_dated and not _is_caption(passage)


def _is_headline(passage: Passage) -> bool:
    is_head = passage.kind is ParagraphKind.HEADING and passage.place is HEAD_OF_PAGE
    return is_head or passage.home.tag == "h1"


def _out_of_it(passage: Passage, mistaken: Mistaken) -> str:
    """Return why a passage that was taken is not of the article after all, or ""."""
    place = passage.place
    if place.is_certain and not mistaken.is_of(passage):
        return place.reason
    if _is_caption(passage):
        return CAPTION.reason
    if _is_offer(passage):
        return SUBSCRIPTION.reason
    is_link = passage.link_share >= MOSTLY_LINK and passage.text.count(" ") >= FEWEST_LINK_WORDS - 1
    is_named = bool(passage.home.get("class")) and not passage.text.startswith(_ARROWS)
    is_called_text = is_named and name_of(passage.home) in mistaken.text
    if is_link and not (_is_linked_prose(passage) or is_called_text or passage.kind is ParagraphKind.LIST_ITEM):
        return READ_MORE.reason
    return READ_MORE.reason if _is_pointer(passage) and passage.link_share > 0.3 else ""


def _is_caption(passage: Passage) -> bool:
    words = passage.text
    return len(words) <= LONGEST_CAPTION and (_CAPTION.match(words) or _CREDIT.search(words)) is not None


def _reason(passage: Passage, details: tuple[str, str]) -> str:
    if passage.place.reason:
        return passage.place.reason
    if passage.text in details:
        return ("headline", "byline or date")[details.index(passage.text)]
    if _is_offer(passage):
        return SUBSCRIPTION.reason
    return READ_MORE.reason if _is_pointer(passage) and passage.link_share > 0.3 else NOT_THE_ARTICLE


def _is_pointer(passage: Passage) -> bool:
    return len(passage.text) < LONGEST_POINTER and _POINTER.match(passage.text) is not None


def _follow_pointers(passages: Sequence[Passage], reasons: list[str]) -> None:
    """Leave out a heading such as "Read more" together with the links under it."""
    for number, each in enumerate(passages[:-1]):
        if reasons[number] or not _is_pointer(each) or len(each.text) > FEWEST_LEAD_LETTERS:
            continue
        after = number + 1
        while after < len(passages) and (reasons[after] or passages[after].link_share >= MOSTLY_LINK):
            reasons[after] = reasons[after] or READ_MORE.reason
            after += 1
        if after > number + 1:
            reasons[number] = READ_MORE.reason


def _even(words: str) -> str:
    return " ".join(words.split()).rstrip(".…")
