"""Who listens to whom in the first stage: its panes say what is wanted, the parts of the window do it."""

from __future__ import annotations

from collections.abc import Sequence

from briefer import queries
from ui.read.first_steps import Here
from ui.window import acts
from ui.window.parts import Window


def connect_reading(window: Window) -> None:
    """Connect the panes of the first stage with the acts."""
    _connect_sidebar(window)
    _connect_tagging(window)
    _connect_comparison(window)
    _connect_first_steps(window)
    _connect_ways_in(window)
    _connect_suggestions(window)


def _connect_sidebar(window: Window) -> None:
    sidebar = window.read.sidebar
    sidebar.article_requested.connect(window.stages.go_to_article)
    sidebar.party_requested.connect(lambda party_id: _arm(window, party_id))
    sidebar.add_article_requested.connect(window.articles.choose)
    sidebar.parties_requested.connect(window.documents.edit_parties)


def _connect_tagging(window: Window) -> None:
    article, tag_bar, chip_bar = window.article, window.read.tag_bar, window.chip_bar
    tag_bar.kind_requested.connect(window.tagging.tag)
    tag_bar.party_requested.connect(lambda party_id: _arm(window, party_id))
    tag_bar.sentence_requested.connect(article.next_sentence)
    tag_bar.issue_requested.connect(window.tagging.choose_issue)
    article.span_selected.connect(chip_bar.show_under)
    article.context_menu_requested.connect(lambda place: acts.open_article_menu(window, place))
    chip_bar.kind_chosen.connect(window.tagging.tag)
    chip_bar.party_chosen.connect(window.session.arm)


def _connect_comparison(window: Window) -> None:
    comparison, stages = window.read.comparison, window.stages

    def copy(annotation_ids: Sequence[str], issue_id: str) -> None:
        stages.compare.copying.copy(annotation_ids, issue_id)  # made when first wanted

    comparison.annotation_requested.connect(stages.go_to_annotation)
    comparison.expand_requested.connect(lambda: stages.show_stage("compare"))
    comparison.board.copy_requested.connect(copy)
    comparison.said.connect(window.status.tell)


def _connect_first_steps(window: Window) -> None:
    steps = window.read.first_steps
    steps.set_done(is_done=window.settings.is_first_run_done)
    window.session.changed.connect(steps.refresh)
    window.session.party_armed.connect(lambda _: steps.note_party())
    window.stages.stage_shown.connect(steps.note_stage)
    session = window.session
    for fact in (session.changed, session.party_armed, session.focus_changed, window.suggesting.changed):
        fact.connect(lambda *_: _show_here(window))
    steps.closed.connect(lambda: setattr(window.settings, "is_first_run_done", True))


def _show_here(window: Window) -> None:
    if not window.read.first_steps.isHidden():
        window.read.first_steps.show_here(_here(window))


def _here(window: Window) -> Here:
    columns = queries.column_parties(window.session.project)
    found = window.article.suggestion_at_focus()
    party = found.parties[0].id if found and found.parties else ""
    return Here(
        tuple((each.id, each.name) for each in columns),
        window.session.armed_party,
        found.kind if found else None,
        party,
        window.article.current_annotation() is not None,
    )


def _connect_ways_in(window: Window) -> None:
    way_in = window.read.way_in
    way_in.open_requested.connect(window.articles.choose)
    way_in.paste_requested.connect(window.articles.paste)
    way_in.address_requested.connect(window.articles.ask_address)
    way_in.sample_requested.connect(window.documents.open_sample)
    way_in.project_requested.connect(window.recent.open)


def _connect_suggestions(window: Window) -> None:
    block, card, suggesting = window.read.sidebar.suggestions, window.read.reason_card, window.suggesting
    suggesting.drafted.connect(window.garbage.set_aside)
    suggesting.changed.connect(block.show_suggestions)
    suggesting.changed.connect(lambda _: card.follow())
    suggesting.read_as.connect(block.show_language)
    block.accept_requested.connect(suggesting.choose_likely)
    block.language_requested.connect(suggesting.read_in)
    card.accept_requested.connect(suggesting.accept)
    card.dismiss_requested.connect(suggesting.dismiss)


def _arm(window: Window, party_id: str) -> None:
    window.tagging.arm(party_id)
    window.article.setFocus()
