"""What a cleared document changes beside its text: headers and footers, and notes somebody added at the foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefer.history.printed import MARGIN, Printed, plain
from briefer.history.taking import ClearedProposal, field_of
from briefer.history.wording import Sort
from briefer.labels import Labels
from briefer.model import Project, Record
from briefer.readers.office.readings import Block

MARGINS = frozenset(("header", "footer"))
_FIELDS = ("marking", "reference")
"""What of a brief stands in its headers and footers."""


def beside_the_text(
    project: Project, labels: Labels, record: Record, lines: Printed, blocks: Sequence[Block]
) -> Iterator[ClearedProposal]:
    """Yield what is changed in headers and footers, each once however many pages repeat it, and every added note.

    That a copy is a draft, and of which version, is nobody's change.
    """
    known = [_bare(text, labels) for name, text in lines if name == MARGIN]
    for block in blocks:
        old, new = (_bare(plain(each), labels) for each in (block.rejected, block.accepted))
        if block.part not in MARGINS:
            if new:
                yield ClearedProposal(Sort.UNPLACED, block.part, "", "", new, author=block.author)
        elif known and new not in known and (new or old in known):
            was = old if old in known else _most_like(new, known)
            yield _changed(project, record, block, was, new)


def _changed(project: Project, record: Record, block: Block, old: str, new: str) -> ClearedProposal:
    """Return the change of a field if that is all that differs, else the whole line as one without a place."""
    for key in _FIELDS:
        words = plain(dict(record.fields).get(key, ""))
        before, is_there, after = old.partition(words) if words else ("", "", "")
        if is_there and new.startswith(before) and new.endswith(after) and len(before) + len(after) <= len(new):
            now = field_of(project, key) or ""
            changed = new[len(before) : len(new) - len(after)].strip()
            other = "" if plain(now) in {words, changed} else now
            place = f"field {key}, in the {block.part}"
            return ClearedProposal(Sort.FIELD, place, key, words, changed, now=other, author=block.author)
    return ClearedProposal(Sort.UNPLACED, block.part, "", old, new, author=block.author)


def _bare(text: str, labels: Labels) -> str:
    """Return the words of a header or footer without those that say what sort of copy it stands on."""
    said = rf"{re.escape(labels['version'])} \d+|{re.escape(labels['draft'])}"
    return plain(re.sub(rf"(?: · )?(?:{said})(?: · )?", " ", text))


def _most_like(words: str, known: Sequence[str]) -> str:
    from rapidfuzz import fuzz, process

    best = process.extractOne(words, known, scorer=fuzz.ratio)
    return str(best[0]) if best else ""
