"""Any sequence of commands through the session's undo stack: all taken back is the start, all done again is the end."""

import random

from PySide6.QtCore import QCoreApplication

from briefer import edits
from briefer.model import Kind, State
from tests.builders import a_tagged_project
from tests.endurance.forms import both
from ui.session import UNDO_LIMIT, Session

LENGTH = 60


def commands(choice, project):
    """Return an edit with its arguments that may or may not be allowed in this project."""
    paragraph = choice.choice([paragraph.id for article in project.articles for paragraph in article.paragraphs])
    tag = choice.choice([*(tag.id for tag in project.annotations), "t999"])
    issue = choice.choice([*(issue.id for issue in project.issues), "i999"])
    party = choice.choice([party.id for party in project.parties])
    words = f"words {choice.randrange(5)}"
    return (
        choice.choice(
            [
                (edits.annotate, paragraph, choice.choice(list(Kind)), (party,)),
                (edits.retag, tag, choice.choice(list(Kind))),
                (edits.toggle_party, tag, party),
                (edits.remove_annotation, tag),
                (edits.toggle_star, tag),
                (edits.file_under, tag, words),
                (edits.unassign_issue, tag),
                (edits.move_issue, issue, choice.randrange(4)),
                (edits.remove_issue, issue),
                (edits.order_events, choice.sample([*(each.id for each in project.annotations), "t999"], k=1)),
                (edits.join_events, tag, choice.choice([*(each.id for each in project.annotations), "t999"])),
                (edits.part_event, tag),
                (edits.toggle_article, project.articles[0].id),
                (edits.set_field, "subject", words),
                (edits.set_title, words),
                (edits.remove_party, party) if len(project.parties) > 1 else (edits.set_title, words),
            ]
        )
        if choice.random() < 0.95
        else (edits.assess, issue, State.APART)
    )


def apply(edit, arguments):
    if edit is edits.assess:
        return lambda project: edit(project, arguments[0], state=arguments[1])
    return lambda project: edit(project, *arguments)


@both(40, 1_000)
def test_any_commands_taken_back_are_the_start_and_done_again_the_end(qapp, rounds):
    assert LENGTH < UNDO_LIMIT
    for seed in range(rounds):
        choice = random.Random(seed)
        start = a_tagged_project()
        session = Session(start)
        seen = [start]
        for _ in range(LENGTH):
            what = choice.random()
            if what < 0.15:
                session.undo()
            elif what < 0.25:
                session.redo()
            else:
                edit, *arguments = commands(choice, session.project)
                merge_key = "typing" if edit is edits.set_title else ""
                session.step("act", apply(edit, arguments), merge_key=merge_key)
            seen.append(session.project)
        end = session.project
        steps = session.undo_stack.index()
        while session.undo_stack.canUndo():
            session.undo()
        assert session.project is start, seed
        assert not session.is_modified
        for _ in range(steps):
            session.redo()
        assert session.project is end, seed
        session.deleteLater()
    QCoreApplication.processEvents()
