"""Whose something is, and what an article has spoken of so far, for pronouns and bodies without a name."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefer.suggest.grammar.mentions import Who
from briefer.suggest.grammar.reading import Sentence

CERTAIN, FAIR, GUESSED, WEAK = 1.0, 0.8, 0.7, 0.6
PEOPLE = 4
"""More people than these are not kept in mind."""
TAKEN_BACK = 0.7
"""How certain a pronoun is at most."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who does or says it; `certainty` 0 to 1, `rule` and words `low` to `high` tell why.

    The words are those of `home`, if that is not None: the sentence that named a speaker who is quoted on in others.
    `is_outsider`: somebody who only comments. `is_self`: a pronoun of the first person. `gender`: a man or a woman.
    """

    who: Who
    certainty: float
    rule: str
    low: int = 0
    high: int = 0
    is_outsider: bool = False
    is_self: bool = False
    is_person: bool = False
    is_plural: bool = False
    gender: str = ""
    home: Sentence | None = field(default=None, compare=False, repr=False)


@dataclass(slots=True)
class Memory:
    """What was spoken of before, for pronouns and bodies without a name; `party` is the last that is a party."""

    subject: Subject | None = None
    party: Subject | None = None
    people: list[Subject] = field(default_factory=list)
    mentioned: list[Subject] = field(default_factory=list)
    speaker: Subject | None = None
    plural: Subject | None = None
    sides: Who = field(default=())
    has_late_subjects: bool = False
    has_gendered_things: bool = False

    def person(self, gender: str) -> Subject | None:
        """Return who spoke or acted last and can be a man or a woman, else who was named last."""
        if self.has_gendered_things and self.subject and not self.subject.is_person:
            return self.subject
        named = [] if self.has_gendered_things or not gender else self.mentioned
        for each in (*reversed(self.people), *reversed(named)):
            if not (gender and each.gender and each.gender != gender):
                return each
        return None

    def meet(self, subject: Subject) -> None:
        """Take in a person who speaks or acts."""
        self.people = [*self.people[-PEOPLE:], subject]
