"""The words of the model as they stand on screen: kinds, states of play, certainties, statuses, references, counts.

Only words live here; what is printed has its own labels in the language of the brief.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QDate, QLocale

from briefer.model import Annotation, Certainty, Kind, Origin, State, Status
from briefer.queries import Excerpt, Origins
from briefer.words import counted, later, said, tr

STATES = (State.AGREED, State.CONVERGING, State.APART, State.ONE_SIDED, State.UNCLEAR)
ORDINALS = (
    *(later("first"), later("second"), later("third"), later("fourth"), later("fifth")),
    *(later("sixth"), later("seventh"), later("eighth"), later("ninth"), later("tenth")),
)
INNER = "\N{LEFT SINGLE QUOTATION MARK}{words}\N{RIGHT SINGLE QUOTATION MARK}"
CARDINALS = (
    *(later("none"), later("one"), later("two"), later("three"), later("four"), later("five")),
    *(later("six"), later("seven"), later("eight"), later("nine"), later("ten")),
)
SECTIONS = {
    "cover": later("Cover"),
    "header_block": later("Head of the note"),
    "bottom_line": later("Bottom line"),
    "key_points": later("Key points"),
    "overview": later("Overview"),
    "comparison": later("Comparison"),
    "third_parties": later("Third parties"),
    "timeline": later("Timeline"),
    "lines_to_take": later("Lines to take"),
    "text": later("Text"),
    "gaps": later("Gaps"),
    "sources": later("Sources"),
    "sign_off": later("Sign-off"),
    "annex": later("Annex"),
    "changes": later("Changes"),
    "statements": later("Statements"),
}
STEPS = {
    "Fetching": later("Fetching {name} …"),
    "Reading": later("Reading {name} …"),
    "Composing": later("Composing …"),
    "Writing": later("Writing {name} …"),
    "Re-reading": later("Re-reading {name} …"),
    "Saving": later("Saving …"),
}
"""What the core calls the steps of its work, and how they are shown."""
NO_POSITION = later("No stated position in the source")


def items(number: int) -> str:
    """Count items in words: "1 item", "3 items"."""
    return counted(number, "1 item", "{n} items")


def events(number: int) -> str:
    """Count events in words: "1 event", "3 events"."""
    return counted(number, "1 event", "{n} events")


def tally_of(found: Iterable[Annotation]) -> str:
    """Count tagged passages as they are counted everywhere, events apart: "2 items, 1 event"."""
    kinds = [each.kind is Kind.EVENT for each in found]
    told_of, rest = sum(kinds), len(kinds) - sum(kinds)
    parts = [items(rest)] if rest or not told_of else []
    return ", ".join([*parts, *([events(told_of)] if told_of else [])])


def rows(number: int) -> str:
    """Count rows of the comparison in words: "1 row", "3 rows"."""
    return counted(number, "1 row", "{n} rows")


def nothing_to_check(*, is_begun: bool) -> str:
    """Say that there is nothing to check, or of a project without an article that nothing could be yet."""
    return tr("Nothing to check.") if is_begun else tr("There is no article to check yet.")


def elsewhere(number: int) -> str:
    """Count what was stated in no article: "1 from elsewhere"."""
    return tr("{n} from elsewhere").format(n=number)


def kind_word(kind: Kind) -> str:
    """Return the word for a kind in the language of the window: "Demand"."""
    words = {Kind.DEMAND: later("Demand"), Kind.POSITION: later("Position"), Kind.EVENT: later("Event")}
    return said(words[kind])


def state_word(state: State) -> str:
    """Name a state of play."""
    words = {
        State.AGREED: later("Agreed"),
        State.CONVERGING: later("Converging"),
        State.APART: later("Apart"),
        State.ONE_SIDED: later("One side only"),
        State.UNCLEAR: later("Not clear"),
    }
    return said(words[state])


def status_word(status: Status) -> str:
    """Name what the source says of an event."""
    words = {
        Status.HAPPENED: later("happened"),
        Status.ANNOUNCED: later("announced"),
        Status.CLAIMED: later("claimed"),
        Status.PLANNED: later("planned"),
    }
    return said(words[status])


def certainty_word(certainty: Certainty) -> str:
    """Name how a sort date relates to the date as written."""
    words = {
        Certainty.EXACT: later("exact", "how sure a date is"),
        Certainty.ABOUT: later("about", "how sure a date is"),
        Certainty.BEFORE: later("before", "how sure a date is"),
        Certainty.AFTER: later("after", "how sure a date is"),
        Certainty.PLANNED: later("planned", "how sure a date is"),
    }
    return said(words[certainty])


def origin_words(origin: Origin, *, is_draft: bool) -> str:
    """Say where an item came from if no hand tagged it, and whether nobody has read it yet; "" for one by hand."""
    words = {
        Origin.RULES: later("suggested by Briefer"),
        Origin.ASSISTANT: later("from an assistant"),
        Origin.TABLE: later("from a table"),
    }
    found = [words[origin]] if origin in words else []
    return ", ".join(map(said, [*found, later("draft, not reviewed")] if is_draft else found))


def counted_origins(origins: Origins) -> str:
    """Say how many items came from where, and how many of them nobody has read yet."""
    words = {
        Origin.HAND: later("{n} by hand"),
        Origin.RULES: later("{n} suggested by Briefer"),
        Origin.ASSISTANT: later("{n} from an assistant"),
        Origin.TABLE: later("{n} from a table"),
    }
    parts = [said(words[origin]).format(n=count) for origin, count in origins.counts]
    if origins.drafts:
        parts.append(tr("{n} not reviewed").format(n=origins.drafts))
    total = counted(origins.total, "1 tagged passage", "{n} tagged passages")
    return f"{total}: {', '.join(parts)}"


def spoken_reference(reference: str) -> str:
    """Write a reference as it is read aloud: "S1 paragraph 5"."""
    return reference.replace("¶", tr("paragraph {n}").format(n=""))


def day_patterns() -> dict[int, tuple[str, str]]:
    """Return how a year, a month and a day are written, in ISO and in words, by the length of the first."""
    # Translators: how a day is written: d is the day, MMM the month in letters, yyyy the year; signs stay, words in ''
    month, day = tr("MMM yyyy", "date pattern"), tr("d MMM yyyy", "date pattern")
    return {4: ("yyyy", "yyyy"), 7: ("yyyy-MM", month), 10: ("yyyy-MM-dd", day)}


def day(stamp: str) -> str:
    """Say an ISO day, month or year in words: “5 Jun 2025”, “Jun 2025”; what is none is given back as it is."""
    kept, shown = day_patterns().get(len(stamp), ("", ""))
    date = QDate.fromString(stamp, kept)
    return QLocale().toString(date, shown) if kept and date.isValid() else stamp


def moment(stamp: str) -> str:
    """Say an ISO date and time in words, in local time: “5 June 2025, 11:00”."""
    when = datetime.fromisoformat(stamp).astimezone()
    on = QLocale().toString(QDate(when.year, when.month, when.day), tr("d MMMM yyyy", "date pattern"))
    return tr("{day}, {time}").format(day=on, time=f"{when:%H:%M}")


def stamp_words(stamp: str) -> str:
    """Say an ISO day or moment in words; what is neither is given back as it is."""
    if len(stamp) <= len("2025-06-05"):
        return day(stamp)
    try:
        return moment(stamp)
    except ValueError:
        return stamp


def quoted(text: str) -> str:
    """Set a passage in quotation marks."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}"


def shown(excerpt: Excerpt) -> str:
    """Write what an item says as it is shown: its words in quotation marks, or what was stated elsewhere without."""
    return excerpt.annotation.paraphrase if excerpt.is_elsewhere else _quoted_words(excerpt)


def beside(excerpt: Excerpt) -> str:
    """Write what stands under the words of an item: its paraphrase, and whether that prints alone."""
    text = "" if excerpt.is_elsewhere else excerpt.annotation.paraphrase
    return tr("{text} (printed alone)").format(text=text) if text and not excerpt.is_quoted else text


def spoken_item(excerpt: Excerpt) -> str:
    """Write an item as it is read aloud: kind, quotation, speaker, place."""
    parts = [kind_word(excerpt.annotation.kind), _spoken_words(excerpt)]
    if excerpt.annotation.speaker:
        parts.append(excerpt.annotation.speaker)
    if beside(excerpt):
        parts.append(tr("paraphrase {text}").format(text=beside(excerpt)))
    if excerpt.is_key_point:
        parts.append(tr("key point"))
    if excerpt.annotation.note:
        parts.append(tr("has a note"))
    if came_from := origin_words(excerpt.annotation.origin, is_draft=excerpt.annotation.is_draft):
        parts.append(came_from)
    return ", ".join([*parts, spoken_reference(excerpt.reference)])


def _spoken_words(excerpt: Excerpt) -> str:
    if excerpt.is_elsewhere:
        return tr("stated elsewhere: {text}").format(text=excerpt.annotation.paraphrase)
    return tr("quotation {text}").format(text=_quoted_words(excerpt))


def _quoted_words(excerpt: Excerpt) -> str:
    """Set what an item says in quotation marks, and what it quotes itself in others, as the page does."""
    from briefer.compose.nesting import nested  # the desk starts without the rooms of the page

    return quoted(nested(excerpt.text, quoted("{words}"), INNER))


def ordinal(number: int) -> str:
    """Write a place in a list: first to tenth in words, then with digits."""
    return said(ORDINALS[number - 1]) if 0 < number <= len(ORDINALS) else tr("number {n}").format(n=number)


def cardinal(number: int) -> str:
    """Write a number from 0 to 10 as a word, any other in digits."""
    return said(CARDINALS[number]) if 0 <= number < len(CARDINALS) else str(number)


def place_among(number: int, total: int) -> str:
    """Say a place in a list: "third of five"."""
    return tr("{ordinal} of {total}").format(ordinal=ordinal(number), total=cardinal(total))


def percent(share: float) -> str:
    """Write a share: 1.25 is "125 %"."""
    return tr("{n}\u00a0%").format(n=round(share * 100))


def kind_of_section(kind: str) -> str:
    """Name a kind of section; one that this version does not know as a template names it."""
    return said(SECTIONS[kind]) if kind in SECTIONS else kind


def step_words(step: str) -> str:
    """Say which step work is in: "Writing brief.docx …"; what is no step of the core's is said as it is."""
    verb, _, name = step.partition(" ")
    return said(STEPS[verb]).format(name=name.removeprefix("from ")) if verb in STEPS else f"{step} …"
