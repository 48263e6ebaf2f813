"""What a colleague does to a brief in Word, from a seed: each kind of edit, and what it must come back as."""

from __future__ import annotations

import pytest

from briefer import queries
from briefer.errors import EditError
from briefer.history.printed import target_of
from briefer.history.wording import Sort

QUOTES = "“”"


class Edit:
    """One seeded edit of a copy; each kind returns what it must come back as, None where the brief has no place for it.

    Rows, items and fields are those that `lines`, the printed paragraphs of the brief with their marks, hold.
    """

    def __init__(self, chance, copy, project, lines):
        self.chance, self.copy, self.project = chance, copy, project
        self.new = f"wording {chance.randint(100, 999)}"
        self.marks = {name.split("_bf1", 1)[1]: text for name, text in lines if name.startswith("_bf1")}
        self.rows = [issue.id for issue in project.issues if f"i_{issue.id}_1_0" in self.marks]
        self.row = chance.choice(self.rows)
        targets = [(mark, target_of(f"_bf1{mark}")) for mark in self.marks]
        self.items = [(mark, target.id) for mark, target in targets if target.sort == "c"]
        once = [tag for _, tag in self.items]
        self.items = [(mark, tag) for mark, tag in self.items if once.count(tag) == 1 and QUOTES[0] in self.marks[mark]]
        self.mark, self.tag = chance.choice(self.items)
        self.item = queries.annotation(project, self.tag)

    def of_items(self, is_fit):
        """Choose among the items that fit."""
        found = [(mark, tag) for mark, tag in self.items if is_fit(queries.annotation(self.project, tag))]
        if found:
            self.mark, self.tag = self.chance.choice(found)
            self.item = queries.annotation(self.project, self.tag)
        return bool(found)

    def last_cell(self, row, part):
        """Return the mark of a paragraph of the last cell of a row, or "" if it prints none."""
        cells = [int(mark.split("_")[2]) for mark in self.marks if mark.startswith(f"i_{row}_")]
        mark = f"i_{row}_{max(cells)}_{part}"
        return mark if mark in self.marks else ""

    def quotation_words(self):
        """Return the words in quotation marks of the item, as they print."""
        text = self.marks[self.mark]
        return text[text.index(QUOTES[0]) + 1 : text.rindex(QUOTES[1])]

    # What they do

    def paraphrase(self):
        if not self.of_items(lambda tag: len(tag.paraphrase.split()) > 1):
            return None
        self.copy.replace(self.mark, self.item.paraphrase.split()[-1], self.new)
        return Sort.PARAPHRASE, self.tag

    def paraphrase_added(self):
        if not self.of_items(lambda tag: not tag.paraphrase):
            return None
        text = self.marks[self.mark]
        self.copy.replace(self.mark, text[: text.index(QUOTES[0])], f"{text[: text.index(QUOTES[0])]}{self.new} ")
        return Sort.PARAPHRASE, self.tag

    def paraphrase_deleted(self):
        if not self.of_items(lambda tag: tag.paraphrase):
            return None
        self.copy.replace(self.mark, f"{self.item.paraphrase} ", "")
        return Sort.PARAPHRASE, self.tag

    def quotation(self):
        words = self.quotation_words().split()
        old = self.chance.choice([word for word in words if len(word) > 2])
        self.copy.replace(self.mark, old, f"{self.new} {old}")
        return Sort.QUOTATION, self.tag

    def quotation_shortened(self):
        words = self.quotation_words()
        self.copy.replace(self.mark, words[len(words) // 2 :], "")
        return Sort.QUOTATION, self.tag

    def speaker(self):
        if not self.of_items(lambda tag: tag.speaker):
            return None
        self.copy.replace(self.mark, f"({self.item.speaker})", f"({self.new})")
        return Sort.SPEAKER, self.tag

    def speaker_added(self):
        if not self.of_items(lambda tag: not tag.speaker):
            return None
        self.copy.replace(self.mark, f"{QUOTES[1]} ", f"{QUOTES[1]} ({self.new}) ")
        return Sort.SPEAKER, self.tag

    def title(self):
        title = self.marks[f"i_{self.row}_1_0"]
        self.copy.replace(f"i_{self.row}_1_0", title, f"Whether {self.new}")
        return Sort.TITLE, self.row

    def state(self):
        if not (mark := self.last_cell(self.row, 0)):
            return None
        self.copy.replace(mark, self.marks[mark], "Converging" if self.marks[mark] == "Agreed" else "Agreed")
        return Sort.STATE, self.row

    def assessment(self):
        assessed = [row for row in self.rows if self.last_cell(row, 1)]
        row = self.chance.choice(assessed)
        mark = self.last_cell(row, 1)
        self.copy.replace(mark, self.marks[mark].split()[0], self.new)
        return Sort.ASSESSMENT, row

    def assessment_deleted(self):
        row = self.chance.choice([row for row in self.rows if self.last_cell(row, 1)])
        self.copy.delete(self.last_cell(row, 1))
        return Sort.ASSESSMENT, row

    def assessment_added(self):
        bare = [row for row in self.rows if not self.last_cell(row, 1)]
        if not bare:
            return None
        row = self.chance.choice(bare)
        self.copy.add_paragraph(self.last_cell(row, 0), self.new)
        return Sort.ASSESSMENT, row

    def field(self):
        mark = self.chance.choice([mark for mark, text in self.marks.items() if mark[0] == "f" and text])
        self.copy.replace(mark, self.marks[mark], f"{self.new} here")
        return Sort.FIELD, target_of(f"_bf1{mark}").id

    def key_point(self):
        stars = [mark for mark in self.marks if mark[0] == "t"]
        mark = self.chance.choice(stars)
        self.copy.delete(mark)
        return Sort.KEY_POINT, target_of(f"_bf1{mark}").id

    def item_deleted(self):
        self.copy.delete(self.mark)
        return Sort.ITEM_DELETED, self.tag

    def item_moved(self):
        others = [mark for mark, tag in self.items if self.row_of(mark) != self.row_of(self.mark)]
        self.copy.move_item(self.mark, self.chance.choice(others))
        return Sort.ITEM_MOVED, self.tag

    def row_of(self, mark):
        return queries.issue_of(self.project, target_of(f"_bf1{mark}").id).id

    def row_deleted(self):
        self.copy.delete_row(f"i_{self.row}_1_0")
        return Sort.ROW_DELETED, self.row

    def row_added(self):
        self.copy.add_row(f"i_{self.row}_1_0", f"Whether {self.new}")
        return Sort.ROW_ADDED, ""

    def row_moved(self):
        at = self.chance.randrange(2, len(self.rows))
        self.copy.move_row(f"i_{self.rows[at]}_1_0", f"i_{self.rows[0]}_1_0")
        return Sort.ROW_MOVED, self.rows[at]

    def comment(self):
        self.copy.comment(self.mark, f"Is this {self.new}?")
        return Sort.NOTE, self.tag

    def heading(self):
        paragraph = next(each for each in self.copy.document.paragraphs if each.text.endswith("Sources"))
        paragraph.runs[0].text = self.new
        return Sort.UNPLACED, ""

    def words_added(self):
        self.copy.add_paragraph(self.chance.choice([mark for mark in self.marks if mark[0] == "f"]), self.new)
        return Sort.UNPLACED, ""

    def label(self):
        words = self.marks[self.mark].split()[0]
        self.copy.replace(self.mark, words, self.new)
        return Sort.UNPLACED, ""


_HELPERS = {"of_items", "last_cell", "quotation_words", "row_of"}
KINDS = [name for name in vars(Edit) if name[0] != "_" and name not in _HELPERS]
UNTRACKED = {"row_added", "row_moved", "item_moved", "comment", "heading", "words_added", "assessment_added"}
"""What the copy does without recording it."""


def check(project, found, wanted):
    """Hold what was found against the one thing that was done; taken in, it alters no source and no quotation."""
    assert {(each.sort, each.id) for each in found} == {wanted}
    spans = {tag.id: (tag.span, tag.cuts) for tag in project.annotations}
    for each in found:
        if not each.is_complete:
            with pytest.raises(EditError, match="no place for it"):
                each.taken_into(project)
            continue
        after = each.taken_into(project)
        assert after != project
        assert after.articles == project.articles
        assert all(spans[tag.id] == (tag.span, tag.cuts) for tag in after.annotations)
