"""What was taken over from a draft until somebody has read it, and what is not to be suggested again."""

import pytest

from briefer import edits
from briefer.errors import EditError
from briefer.model import Passage
from tests.builders import TEXTS, a_tagged_project


def drafts(project):
    return [each.id for each in project.annotations if each.is_draft]


def test_only_what_was_read_is_reviewed():
    project = edits.mark_draft(edits.mark_draft(a_tagged_project(), "t5"), "t7")
    assert drafts(project) == ["t5", "t7"]
    assert drafts(edits.review(project, ("t5", "t8"))) == ["t7"]
    assert edits.review(project, ("t8",)) is project


def test_a_passage_is_dismissed_once():
    whole, end = Passage("a1.2", 0, len(TEXTS[1])), Passage("a1.2", 5, 12)
    project = edits.dismiss(a_tagged_project(), (whole, end, whole))
    assert project.dismissed == (whole, end)
    assert edits.dismiss(project, (end,)) is project
    assert edits.dismiss(project, (Passage("a1.3", 0, 6), end)).dismissed == (whole, end, Passage("a1.3", 0, 6))


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (5, 4), (0, len(TEXTS[1]) + 1)])
def test_what_is_no_passage_of_the_paragraph_is_not_dismissed(start, end):
    with pytest.raises(EditError, match="not in this paragraph"):
        edits.dismiss(a_tagged_project(), (Passage("a1.2", start, end),))


def test_what_was_dismissed_in_another_article_stays_when_one_is_removed():
    project = edits.add_article(a_tagged_project(), a_tagged_project().articles[0])
    kept, gone = Passage(f"{project.articles[1].id}.1", 0, 6), Passage("a1.2", 0, 4)
    assert edits.remove_article(edits.dismiss(project, (gone, kept)), "a1").dismissed == (kept,)
