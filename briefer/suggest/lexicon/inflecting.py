"""How the verbs of a language are built: from the plain form to every form that a text may have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from briefer.suggest.lexicon import Form

PRESENT = 3
"""An irregular verb is its plain form, past and participle; from here on stand forms of its present."""
SHORT = 3
"""What is left of a verb without its particle is longer: "tun"."""
ENDING = "|"
"""What ends in this stands at the end of its clause: "lehnt das Angebot ab"."""
REPORTED = "reported"
FLAGS = (("base", Form.BASE), ("present", Form.PRESENT), ("past", Form.PAST), ("participle", Form.PARTICIPLE),
         ("progressive", Form.PROGRESSIVE), (REPORTED, Form.PRESENT))  # fmt: skip
Rules = tuple[tuple[str, str], ...]


def entries_of(text: str) -> list[str]:
    """Return the entries of a section, which commas part."""
    return [entry for each in " ".join(text.split()).split(",") if (entry := each.strip())]


class Inflection(NamedTuple):
    """How verbs are built.

    `rules` tell for a form which ending becomes which, `further` which other forms an irregular past has. `doubled`
    verbs double their last letter. `particles` part from a verb ("lehnt ab"); `prefix` begins its participle, but not
    after one of `firm` or before one of `foreign` ("abgelehnt"), and `infix` stands in its plain form ("abzulehnen").
    """

    irregular: Mapping[str, Sequence[str]]
    rules: Mapping[str, Rules]
    further: Rules
    doubled: frozenset[str]
    particles: tuple[str, ...]
    prefix: str
    infix: str
    firm: tuple[str, ...]
    foreign: tuple[str, ...]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Inflection:
        """Return how the verbs are built that a file of words tells of."""
        texts = data.get("inflection", {})
        given = {words[0]: words for entry in entries_of(data.get("irregular verbs", "")) if (words := entry.split())}
        particles = tuple(sorted(entries_of(texts.get("particles", "")), key=len, reverse=True))
        return cls(
            _with_bare(given, particles) if particles else given,
            {form: _rules(texts[form]) for form, _ in FLAGS if form in texts},
            _rules(texts.get("further past", "")),
            frozenset(entries_of(data.get("doubled", ""))),
            particles,
            texts.get("participle prefix", ""),
            texts.get("infix", ""),
            tuple(entries_of(texts.get("firm prefixes", ""))),
            tuple(entries_of(texts.get("foreign endings", ""))),
        )

    def parted(self, lemma: str) -> tuple[str, str] | None:
        """Return the particle and the rest of a verb that parts, or None: "ab" and "lehnen"."""
        return _parted(lemma, self.particles)

    def forms(self, lemmas: Iterable[str]) -> dict[str, tuple[str, int]]:
        """Return the forms of every verb; a form that two verbs share belongs to the one that is irregular in it.

        Of two alike it belongs to the one listed first: the order of a set differs from start to start of the program.
        """
        forms: dict[str, tuple[str, int]] = {}
        for lemma in dict.fromkeys((*self.irregular, *lemmas)):
            for name, flag in FLAGS:
                for surface in self._surfaces(lemma, name):
                    owner, flags = forms.setdefault(surface, (lemma, 0))
                    forms[surface] = (owner, flags | flag)
        return forms

    def reported(self, lemmas: Iterable[str]) -> frozenset[str]:
        """Return the forms of verbs by which a language reports what somebody said; most languages have none."""
        return frozenset(surface for lemma in lemmas for surface in self._surfaces(lemma, REPORTED))

    def _surfaces(self, lemma: str, form: str) -> Iterator[str]:
        parts = self.parted(lemma) if self.particles else None
        if form == "base":
            yield lemma
            if parts is not None and self.infix:
                yield f"{parts[0]}{self.infix}{parts[1]}"
            return
        given = self._given(lemma, parts)
        if form == "present" and len(given) > PRESENT:
            yield from given[PRESENT:]
            return
        place = {"past": 1, "participle": 2}.get(form)
        if place and len(given) > place:
            yield given[place]
            yield from self._further(given[place]) if form == "past" else ()
            return
        yield from self._regular(lemma, form, parts)

    def _given(self, lemma: str, parts: tuple[str, str] | None) -> Sequence[str]:
        """Return the forms listed of an irregular verb; a verb with a particle is as irregular as the one without."""
        if parts is None or parts[1] not in self.irregular:
            return self.irregular.get(lemma, ())
        particle, bare = parts
        return [lemma, *(particle + each for each in self.irregular[bare][1:])]

    def _further(self, past: str) -> Iterator[str]:
        ending = next((rule for rule in self.further if past.endswith(rule[0])), None)
        for old, new in self.further:
            if ending is not None and old == ending[0]:
                yield past.removesuffix(old) + new

    def _regular(self, lemma: str, form: str, parts: tuple[str, str] | None) -> Iterator[str]:
        stem = lemma + lemma[-1] if lemma in self.doubled and form != "present" else lemma
        wanted = ""
        for ending, made in self.rules.get(form, ()):
            if stem.endswith(ending) and (not wanted or ending == wanted):
                surface = stem.removesuffix(ending) + made
                yield self._begun(surface, lemma, parts) if form == "participle" else surface
                wanted = ending or " "

    def _begun(self, participle: str, lemma: str, parts: tuple[str, str] | None) -> str:
        """Return a participle with what begins it: "gefordert", "abgelehnt", but "verlangt" and "kritisiert"."""
        particle, bare = parts or ("", lemma)
        if not self.prefix or bare.startswith(self.firm) or bare.endswith(self.foreign):
            return participle
        return f"{particle}{self.prefix}{participle.removeprefix(particle)}"


def _rules(text: str) -> Rules:
    return tuple((ending, made) for entry in entries_of(text) for ending, _, made in [entry.partition(">")])


def _parted(lemma: str, particles: Iterable[str]) -> tuple[str, str] | None:
    for particle in particles:
        bare = lemma.removeprefix(particle)
        if bare != lemma and len(bare) > SHORT:
            return particle, bare
    return None


def _with_bare(given: Mapping[str, Sequence[str]], particles: Sequence[str]) -> dict[str, Sequence[str]]:
    """Return the irregular verbs without those with a particle, but with what these tell of the verb without it."""
    bare_ones: dict[str, Sequence[str]] = {}
    for lemma, words in given.items():
        parts = _parted(lemma, particles)
        if parts is None:
            bare_ones[lemma] = words
        else:
            bare_ones.setdefault(parts[1], [each.removeprefix(parts[0]) for each in words])
    return bare_ones
