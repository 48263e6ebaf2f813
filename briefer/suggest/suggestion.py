"""What a draft of tags is made of: suggestions, reasons and alternatives. How they are found is in `tags`."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.model import Kind, Party, Status, When

LIKELY = 0.75
"""From this confidence on a suggestion is right in at least 85 of 100 cases, as measured on the practice articles."""
POSSIBLE = 0.45
"""Below this confidence a sentence is left blank."""
UNDATED = When()
"""One value for all that has no date: a long article has thousands of suggestions."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: the rule that fired ("party.alias", "demand.verb"), a sentence for the reader, and the words it rests on.

    `start` and `end` are characters of the paragraph the suggestion is in; both are 0 for a reason without a place.
    """

    rule: str
    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Alternative:
    """What the passage could be instead, with the confidence of that."""

    kind: Kind
    parties: tuple[Party, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggested tag: characters `start` to `end` of paragraph `paragraph` (counted from 0).

    `parties` is one party, both principals for what they share, or empty for a third party that nobody named.
    `issue` is the title of the row it goes into, "" for the tray; `topics` are up to three titles of rows, the
    likeliest first. Both are empty for an event. `confidence` is 0 to 1.
    `when` and `status` matter for events only. `speaker` is the name of a person learnt from the article, or "".
    """

    paragraph: int
    start: int
    end: int
    kind: Kind
    parties: tuple[Party, ...]
    confidence: float
    reasons: tuple[Reason, ...]
    issue: str = ""
    topics: tuple[str, ...] = ()
    when: When = UNDATED
    status: Status = Status.HAPPENED
    speaker: str = ""
    alternatives: tuple[Alternative, ...] = ()

    @property
    def topic(self) -> str:
        """Return the likeliest row, or "" if none is likely."""
        return self.topics[0] if self.topics else ""
