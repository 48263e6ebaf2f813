"""The actions of the article, as `table` has the others: tagging, parties, moving about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from briefer.model import Kind
from briefer.words import tr
from ui.actions.action import Action, Run, Scope
from ui.look.words import kind_word
from ui.tagging.many import USUAL_KEYS
from ui.window import acts
from ui.window.parts import Window


def article_actions(w: Window) -> tuple[Action, ...]:
    """Return the actions whose keys act in the article; the menu offers none of them where there is no article."""
    acts = (*_kind_actions(w), *_party_actions(w), *_tag_actions(w), *_move_actions(w), *_edge_actions(w))
    return tuple(replace(each, is_enabled=partial(has_article, w)) for each in acts)


def has_article(w: Window) -> bool:
    """Whether the project holds an article."""
    return bool(w.session.project.articles)


def _kind_actions(w: Window) -> tuple[Action, ...]:

    def tag(kind: Kind) -> Run:
        return lambda: w.tagging.tag(kind)

    return tuple(
        Action(
            f"tag.{kind}",
            kind_word(kind),
            "Tag",
            USUAL_KEYS[f"tag.{kind}"],
            tag(kind),
            scope=Scope.ARTICLE,
        )
        for kind in Kind
    )


def _party_actions(w: Window) -> tuple[Action, ...]:
    def arm(key: int) -> Run:
        return lambda: w.tagging.choose_party(key)

    def add(key: int) -> Run:
        return lambda: w.tagging.add_party(key)

    def is_armed(key: int) -> Callable[[], bool]:
        return lambda: w.tagging.is_active(key)

    armed = tuple(
        Action(f"party.{key}", _party_text(key), "Tag", (str(key),), arm(key), 1, Scope.ARTICLE, is_on=is_armed(key))
        for key in (*range(1, 10), 0)
    )
    added = tuple(
        Action(
            f"party.add_{key}",
            tr("Add party {key} to the item").format(key=key),
            "",
            (f"Shift+{key}", f"Alt+{key}"),
            add(key),
            1,
            Scope.ARTICLE,
        )
        for key in range(1, 10)
    )
    return armed + added


def _party_text(key: int) -> str:
    return tr("Active party {key}").format(key=key) if key else tr("No active party")


def _tag_actions(w: Window) -> tuple[Action, ...]:
    menu, here = "Tag", Scope.ARTICLE
    return (
        Action(
            "tag.repeat", tr("Repeat the last tag"), menu, USUAL_KEYS["tag.repeat"], lambda: w.tagging.repeat(), 2, here
        ),
        Action(
            "tag.issue",
            tr("Put into an issue…"),
            menu,
            USUAL_KEYS["tag.issue"],
            lambda: w.tagging.choose_issue(),
            2,
            here,
            icon="tag",
        ),
        Action(
            "tag.issue_last",
            tr("Put into the issue used last"),
            menu,
            USUAL_KEYS["tag.issue_last"],
            lambda: w.tagging.file_under_last(),
            2,
            here,
        ),
        Action(
            "tag.star", tr("Key point"), menu, USUAL_KEYS["tag.star"], lambda: w.tagging.star(), 2, here, icon="star"
        ),
        Action("tag.accept", tr("Accept the suggestion"), menu, ("Enter", "Return"), lambda: acts.enter(w), 2, here),
        Action("tag.note", tr("Note and paraphrase…"), menu, USUAL_KEYS["tag.note"], lambda: w.tagging.note(), 2, here),
        Action(
            "tag.clear",
            tr("Clear the tag or suggestion"),
            menu,
            USUAL_KEYS["tag.clear"],
            lambda: acts.clear(w),
            2,
            here,
        ),
        Action(
            "tag.review", tr("Mark as reviewed"), menu, USUAL_KEYS["tag.review"], lambda: w.suggesting.review(), 2, here
        ),
        *_passage_actions(w),
    )


def _passage_actions(w: Window) -> tuple[Action, ...]:
    menu, here = "Tag", Scope.ARTICLE
    return (
        Action(
            "tag.accept_likely",
            tr("Accept all likely…"),
            menu,
            ("Ctrl+Shift+Enter", "Ctrl+Shift+Return"),
            lambda: w.suggesting.choose_likely(),
            2,
        ),
        Action(
            "tag.leave_out", tr("Leave the selected words out"), menu, ("X",), lambda: w.tagging.leave_out(), 3, here
        ),
        Action(
            "tag.overlap", tr("Next item on the same words"), menu, ("O",), lambda: w.article.cycle_overlap(), 3, here
        ),
        Action(
            "tag.start_edge", tr("Move the start edge"), menu, ("[",), lambda: w.article.start_edge("start"), 3, here
        ),
        Action("tag.end_edge", tr("Move the end edge"), menu, ("]",), lambda: w.article.start_edge("end"), 3, here),
    )


def _move_actions(w: Window) -> tuple[Action, ...]:
    menu, here = "", Scope.ARTICLE

    def act(name: str, text: str, keys: tuple[str, ...], run: Run) -> Action:
        return Action(name, text, menu, keys, run, 4, here)

    return (
        act("move.next", tr("Next paragraph"), ("J", "Down"), lambda: w.article.focus_next()),
        act("move.previous", tr("Previous paragraph"), ("K", "Up"), lambda: w.article.focus_previous()),
        act("move.first", tr("First paragraph"), ("Home",), lambda: w.article.focus_first()),
        act("move.last", tr("Last paragraph"), ("End",), lambda: w.article.focus_last()),
        act("move.page_down", tr("A screen down"), ("PgDown",), lambda: w.article.page_down()),
        act("move.page_up", tr("A screen up"), ("PgUp",), lambda: w.article.page_up()),
        act("move.sentence", tr("Next sentence"), ("L",), lambda: w.article.next_sentence()),
        act("move.sentence_back", tr("Previous sentence"), ("Shift+L",), lambda: w.article.previous_sentence()),
        act("move.phrase", tr("Next part of a sentence"), ("C",), lambda: w.article.next_phrase()),
        act("move.phrase_back", tr("Previous part of a sentence"), ("Shift+C",), lambda: w.article.previous_phrase()),
        act("move.widen", tr("Back to the paragraph"), ("Esc",), lambda: acts.widen(w)),
        act("move.untagged", tr("Next untagged paragraph"), ("U",), lambda: w.article.focus_next_untagged()),
    )


def _edge_actions(w: Window) -> tuple[Action, ...]:
    def act(name: str, text: str, key: str, step: int, *, by_character: bool = False) -> Action:
        def run() -> None:
            w.article.move_edge(step, by_character=by_character)

        return Action(name, text, "", (key,), run, 4, Scope.ARTICLE)

    return (
        act("select.word", tr("Select the next word"), "Shift+Right", 1),
        act("select.word_back", tr("Take the last word back"), "Shift+Left", -1),
        act("edge.right", tr("Edge one word on"), "Right", 1),
        act("edge.left", tr("Edge one word back"), "Left", -1),
        act("edge.right_character", tr("Edge one character on"), "Ctrl+Right", 1, by_character=True),
        act("edge.left_character", tr("Edge one character back"), "Ctrl+Left", -1, by_character=True),
    )
