"""The words of the model as they stand on screen: kinds, states of play, certainties, statuses, references, counts.

Only words live here; what is printed has its own labels in the language of the brief.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from briefer.model import Certainty, Kind, Origin, State, Status
from briefer.queries import Excerpt, Origins

STATES = (State.AGREED, State.CONVERGING, State.APART, State.ONE_SIDED, State.UNCLEAR)
NO_POSITION = "No stated position in the source"


def tr(text: str) -> str:
    """Give the sentence in the language of the window."""
    return QCoreApplication.translate("words", text)


def counted(number: int, one: str, many: str) -> str:
    """Say how many: `one` is the whole phrase for 1, `many` has {n} in it."""
    return tr(one) if number == 1 else tr(many).replace("{n}", str(number))


def items(number: int) -> str:
    """Count items in words: "1 item", "3 items"."""
    return counted(number, "1 item", "{n} items")


def events(number: int) -> str:
    """Count events in words: "1 event", "3 events"."""
    return counted(number, "1 event", "{n} events")


def elsewhere(number: int) -> str:
    """Count what was stated in no article: "1 from elsewhere"."""
    return tr("{n} from elsewhere").replace("{n}", str(number))


def kind_word(kind: Kind) -> str:
    """Return the word for a kind in the language of the window: "Demand"."""
    words = {Kind.DEMAND: "Demand", Kind.POSITION: "Position", Kind.EVENT: "Event"}
    return tr(words[kind])


def state_word(state: State) -> str:
    """Name a state of play."""
    words = {
        State.AGREED: "Agreed",
        State.CONVERGING: "Converging",
        State.APART: "Apart",
        State.ONE_SIDED: "One side only",
        State.UNCLEAR: "Not clear",
    }
    return tr(words[state])


def status_word(status: Status) -> str:
    """Name what the source says of an event."""
    words = {
        Status.HAPPENED: "happened",
        Status.ANNOUNCED: "announced",
        Status.CLAIMED: "claimed",
        Status.PLANNED: "planned",
    }
    return tr(words[status])


def certainty_word(certainty: Certainty) -> str:
    """Name how a sort date relates to the date as written."""
    words = {
        Certainty.EXACT: "exact",
        Certainty.ABOUT: "about",
        Certainty.BEFORE: "before",
        Certainty.AFTER: "after",
        Certainty.PLANNED: "planned",
    }
    return tr(words[certainty])


def origin_words(origin: Origin, *, is_draft: bool) -> str:
    """Say where an item came from if no hand tagged it, and whether nobody has read it yet; "" for one by hand."""
    words = {Origin.RULES: "suggested by Briefer", Origin.ASSISTANT: "from an assistant", Origin.TABLE: "from a table"}
    return ", ".join(tr(each) for each in (words.get(origin, ""), "draft, not reviewed" if is_draft else "") if each)


def counted_origins(origins: Origins) -> str:
    """Say how many items came from where, and how many of them nobody has read yet."""
    words = {
        Origin.HAND: "{n} by hand",
        Origin.RULES: "{n} suggested by Briefer",
        Origin.ASSISTANT: "{n} from an assistant",
        Origin.TABLE: "{n} from a table",
    }
    parts = [tr(words[origin]).format(n=count) for origin, count in origins.counts]
    if origins.drafts:
        parts.append(tr("{n} not reviewed").format(n=origins.drafts))
    return f"{items(origins.total)}: {', '.join(parts)}"


def spoken_reference(reference: str) -> str:
    """Write a reference as it is read aloud: "S1 paragraph 5"."""
    return reference.replace("¶", tr("paragraph") + " ")


def day(stamp: str) -> str:
    """Say an ISO day, month or year in words: “5 Jun 2025”, “Jun 2025”; what is none is given back as it is."""
    patterns = {4: "yyyy", 7: "yyyy-MM", 10: "yyyy-MM-dd"}
    shown = {4: "yyyy", 7: "MMM yyyy", 10: "d MMM yyyy"}
    if len(stamp) not in patterns:
        return stamp
    date = QDate.fromString(stamp, patterns[len(stamp)])
    return QLocale().toString(date, shown[len(stamp)]) if date.isValid() else stamp


def moment(stamp: str) -> str:
    """Say an ISO date and time in words, in local time: “5 June 2025, 11:00”."""
    when = datetime.fromisoformat(stamp).astimezone()
    return f"{QLocale().toString(QDate(when.year, when.month, when.day), 'd MMMM yyyy')}, {when:%H:%M}"


def quoted(text: str) -> str:
    """Set a passage in quotation marks."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}"


def shown(excerpt: Excerpt) -> str:
    """Write what an item says as it is shown: its words in quotation marks, or what was stated elsewhere without."""
    return excerpt.annotation.paraphrase if excerpt.is_elsewhere else quoted(excerpt.text)


def beside(excerpt: Excerpt) -> str:
    """Write what stands under the words of an item: its paraphrase, and whether that prints alone."""
    text = "" if excerpt.is_elsewhere else excerpt.annotation.paraphrase
    return f"{text} ({tr('printed alone')})" if text and not excerpt.is_quoted else text


def spoken_item(excerpt: Excerpt) -> str:
    """Write an item as it is read aloud: kind, quotation, speaker, place."""
    parts = [kind_word(excerpt.annotation.kind), _spoken_words(excerpt)]
    if excerpt.annotation.speaker:
        parts.append(excerpt.annotation.speaker)
    if beside(excerpt):
        parts.append(tr("paraphrase {text}").replace("{text}", beside(excerpt)))
    if excerpt.is_key_point:
        parts.append(tr("key point"))
    if excerpt.annotation.note:
        parts.append(tr("has a note"))
    if came_from := origin_words(excerpt.annotation.origin, is_draft=excerpt.annotation.is_draft):
        parts.append(came_from)
    return ", ".join([*parts, spoken_reference(excerpt.reference)])


def _spoken_words(excerpt: Excerpt) -> str:
    if excerpt.is_elsewhere:
        return tr("stated elsewhere: {text}").replace("{text}", excerpt.annotation.paraphrase)
    return tr("quotation {text}").replace("{text}", quoted(excerpt.text))


def ordinal(number: int) -> str:
    """Write a place in a list: first to tenth in words, then with digits."""
    names = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
    return tr(names[number - 1]) if 0 < number <= len(names) else tr("number {n}").replace("{n}", str(number))


def cardinal(number: int) -> str:
    """Write a number from 0 to 10 as a word, any other in digits."""
    names = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return tr(names[number]) if 0 <= number < len(names) else str(number)
