"""The reading pane: what keys and the mouse do with the focus. How it looks is in `canvas` and below.

Signals
    span_selected(rect)           words were selected with the mouse; the rectangle from them to the end of their
                                  paragraph, in the viewport
    context_menu_requested(point) the right button was pressed on a paragraph that has the focus now; screen point
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from briefer.model import Annotation, Article, Project, Span
from briefer.sentences import phrases, sentences
from briefer.words import tr
from ui.article.moves import EdgeMove, Edges, grown, moved_edges, trimmed
from ui.article.painter import Scene
from ui.article.pointer import PointedArticle
from ui.article.speech import spoken_focus
from ui.article.units import Cut, Found, focus_on, is_tagged, units, units_from
from ui.session import Focus, Session
from ui.widgets.announce import announce

if TYPE_CHECKING:
    from briefer.suggest import Suggestion

PAGE = 0.8


class ArticleView(PointedArticle):
    """One article, one focus, every tagging act on it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._edge: EdgeMove | None = None
        self._marked: int | None = None  # the paragraph that is painted as the one in focus
        self._suggested: Mapping[str, tuple[Suggestion, ...]] = {}
        self.setAccessibleName(tr("Article"))
        session.focus_changed.connect(self._follow)
        session.party_armed.connect(lambda _: self._paint_focus())
        self.refresh(session.project, frozenset())

    def refresh(self, project: Project, parts: frozenset[str]) -> None:
        """Show a project; only another text makes another document, anything else is painted anew."""
        if parts and not parts & {"articles", "annotations", "issues", "parties", "brief"}:
            return
        before, self.facts = self.facts, type(self.facts)(project, self.facts)
        if not self._leave_stale_focus():
            self._show_focused_article()
        self._dim()
        if parts == {"annotations"}:
            self._paint_others(before.annotations, self.facts.annotations)
        else:
            self.viewport().update()
        self._paint_focus()

    @property
    def scene(self) -> Scene:
        """What the painter needs beyond the project: focus, active party, the item that is meant, edges, draft."""
        item, edge = self.current_annotation(), None
        if self._edge is not None:
            edge = self._edge.edges[0 if self._edge.which == "start" else 1]
        armed = self.session.armed_party
        current = item.id if item else ""
        return Scene(
            self.session.focus, armed, current, self.dragged, edge, self._suggested, self.suggestion_at_focus()
        )

    # What is suggested

    def show_suggestions(self, suggested: Mapping[str, tuple[Suggestion, ...]]) -> None:
        """Draw what is suggested, by paragraph id, as questions."""
        before, self._suggested = self._suggested, suggested
        self._paint_others(before.get, suggested.get)
        self._paint_focus()

    def suggestion_at_focus(self) -> Suggestion | None:
        """Return the suggestion that the next key acts on: the one of the focused words, or the paragraph's first."""
        focus = self.session.focus
        found = self._suggested.get(focus.paragraph_id, ())
        passage = focus.passage
        if passage is None:
            return found[0] if found else None
        return next((each for each in found if each.start < passage[1] and passage[0] < each.end), None)

    # What has the focus

    def focus_passage(self) -> tuple[str, Span | None]:
        """Return the focused paragraph and the span to tag in it; None for the whole paragraph, "" for no article."""
        focus, place = self.session.focus, self.facts.place(self.session.focus.paragraph_id)
        if place is None:
            return "", None
        text = place.paragraph.text
        edges = trimmed(text, *focus.passage) if focus.passage else None
        if edges is None or edges == trimmed(text, 0, len(text)):
            return focus.paragraph_id, None
        return focus.paragraph_id, Span(*edges, text[slice(*edges)])

    def current_annotation(self) -> Annotation | None:
        """Return the item at the focus: the one meant, else that of exactly these words, else the only one there."""
        focus = self.session.focus
        items = self.facts.annotations(focus.paragraph_id)
        if not items:
            return None
        meant = next((each for each in items if each.id == focus.annotation_id), None)
        if meant is not None:
            return meant
        _, span = self.focus_passage()
        exact = next((each for each in items if each.span == span), None)
        is_whole = focus.passage is None
        return exact or (items[0] if is_whole and len(items) == 1 else None)

    # Moving by paragraph

    def focus_next(self) -> None:
        """Go to the next paragraph."""
        self._go_by(1)

    def focus_previous(self) -> None:
        """Go to the previous paragraph."""
        self._go_by(-1)

    def focus_first(self) -> None:
        """Go to the first paragraph of the article."""
        self._go_to(0)

    def focus_last(self) -> None:
        """Go to the last paragraph of the article."""
        self._go_to(self._count - 1)

    def page_down(self) -> None:
        """Go a screen down; a paragraph longer than the screen is read to its end first."""
        self._page(1)

    def page_up(self) -> None:
        """Go a screen up."""
        self._page(-1)

    def focus_next_untagged(self) -> None:
        """Go to the next paragraph without a tag, from the top again at the end."""
        article, here = self.article, self._index
        if article is None or here is None:
            return
        order = [*range(here + 1, self._count), *range(here)]
        free = (index for index in order if not self.facts.annotations(article.paragraphs[index].id))
        index = next(free, None)
        if index is not None:
            self._go_to(index)

    def advance(self) -> None:
        """Go to the next unit of the size that was tagged which has no tag, or to the next one if all have.

        After a free selection stay on the paragraph.
        """
        focus, here = self.session.focus, self._index
        if here is None:
            return
        if focus.selection is not None and focus.selection != focus.sentence:
            if focus.sentence is not None and focus.selection in units(self.article, phrases, here):
                self._go_by_phrase(1, is_free=True)
            else:
                self.session.set_focus(Focus(focus.paragraph_id))
        elif focus.sentence is not None:
            self._go_by_sentence(1, is_free=True)
        else:
            free = (index for index in range(here + 1, self._count) if not self._tags(index))
            self._go_to(next(free, here + 1))

    # Smaller units

    def next_sentence(self) -> None:
        """Go to the next sentence, after a paragraph's last one to the first of the next paragraph."""
        self._go_by_sentence(1)

    def previous_sentence(self) -> None:
        """Go to the previous sentence, before a paragraph's first one to the last of the paragraph above."""
        self._go_by_sentence(-1)

    def next_phrase(self) -> None:
        """Go to the next part of a sentence: of the sentence in focus first, and on into what follows."""
        self._go_by_phrase(1)

    def previous_phrase(self) -> None:
        """Go to the part of a sentence before."""
        self._go_by_phrase(-1)

    def widen(self) -> None:
        """Let go of a selection, then of a sentence."""
        focus = self.session.focus
        is_narrow = focus.selection is not None and focus.selection != focus.sentence
        self.session.set_focus(Focus(focus.paragraph_id, focus.sentence if is_narrow else None))

    def cycle_overlap(self) -> None:
        """Go to the next item of the paragraph, the first after the last."""
        focus, now = self.session.focus, self.current_annotation()
        items = self.facts.annotations(focus.paragraph_id)
        if items:
            at = next((index for index, each in enumerate(items) if now and each.id == now.id), -1)
            self.focus_item(items[(at + 1) % len(items)])

    # Edges

    @property
    def is_moving_edge(self) -> bool:
        """Whether an edge was picked and is on its way."""
        return self._edge is not None

    def start_edge(self, which: str) -> None:
        """Pick the "start" or "end" edge of the item at the focus, or of the selection if there is no item."""
        focus, item = self.session.focus, self.current_annotation()
        place = self.facts.place(focus.paragraph_id)
        if place is None:
            return
        passage = (item.span.start, item.span.end) if item and item.span else focus.passage
        edges = passage or (0, len(place.paragraph.text))
        if self._edge is None:
            self._edge = EdgeMove(which, edges, focus, item.id if item else "")
        else:
            self._edge = EdgeMove(which, self._edge.edges, self._edge.origin, self._edge.annotation_id)
        self._show_edge()

    def move_edge(self, step: int, *, by_character: bool) -> None:
        """Move the picked edge by `step` words or characters; without one, grow or shrink the selection at its end."""
        focus, place = self.session.focus, self.facts.place(self.session.focus.paragraph_id)
        if place is None:
            return
        text = place.paragraph.text
        if self._edge is not None:
            edges = moved_edges(text, self._edge, step, by_character=by_character)
            self._edge = EdgeMove(self._edge.which, edges, self._edge.origin, self._edge.annotation_id)
            self._show_edge()
            return
        base = focus.sentence[0] if focus.sentence else 0
        chosen = grown(text, focus.selection, base, step, by_character=by_character)
        self.session.set_focus(Focus(focus.paragraph_id, focus.sentence, chosen))

    def keep_edge(self) -> Edges | None:
        """End the move; return the new edges of the item, or None when only a selection was changed."""
        move, self._edge = self._edge, None
        self.viewport().update()
        place = self.facts.place(self.session.focus.paragraph_id)
        if move is None or not move.annotation_id or place is None:
            return None
        return trimmed(place.paragraph.text, *move.edges)

    def restore_edge(self) -> None:
        """End the move and put the focus back as it was."""
        move, self._edge = self._edge, None
        if move is not None:
            self.session.set_focus(move.origin)
            self.viewport().update()

    # Inside

    @property
    def _index(self) -> int | None:
        return self.index_of(self.session.focus.paragraph_id)

    @property
    def _count(self) -> int:
        return len(self.article.paragraphs) if self.article else 0

    def _go_to(self, index: int) -> None:
        if self.article is not None and 0 <= index < self._count:
            self.session.set_focus(Focus(self.article.paragraphs[index].id))
            self.reveal(index)

    def _go_by(self, step: int) -> None:
        if self._index is not None:
            self._go_to(max(0, min(self._count - 1, self._index + step)))

    def _page(self, step: int) -> None:
        here, layout = self._index, self.laid_out
        if here is None or layout is None:
            return
        rect, reach = layout.rect(here), PAGE * self.viewport().height()
        is_cut = rect.bottom() > self.scrolled + self.viewport().height() if step > 0 else rect.top() < self.scrolled
        if is_cut:
            self.scroll_to(self.scrolled + step * reach)
            return
        target = layout.index_at((rect.top() if step > 0 else rect.bottom()) + step * reach)
        self._go_to(target if target != here else max(0, min(self._count - 1, here + step)))

    def _go_by_sentence(self, step: int, *, is_free: bool = False) -> None:
        here, focus = self._index, self.session.focus
        found = units(self.article, sentences, here)
        at = next((number for number, unit in enumerate(found) if unit == focus.sentence), None)
        self._go_to_unit(sentences, at, step, is_free=is_free)

    def _go_by_phrase(self, step: int, *, is_free: bool = False) -> None:
        here, focus = self._index, self.session.focus
        found = units(self.article, phrases, here)
        at = next((number for number, unit in enumerate(found) if unit == focus.selection), None)
        if at is None and focus.passage is not None:  # begin in the words that have the focus
            begins = [number for number, unit in enumerate(found) if unit[0] >= focus.passage[0]]
            at = begins[0] - 1 if begins and step > 0 else begins[0] if begins else len(found)
        self._go_to_unit(phrases, at, step, is_free=is_free)

    def _go_to_unit(self, cut: Cut, at: int | None, step: int, *, is_free: bool) -> None:
        """Go on from unit `at` of the focused paragraph; past the tagged ones if it is to be free and one is."""
        article = self.article
        if article is None:
            return
        start = (self._index, at)
        found = next(units_from(article, cut, start, step), None)
        if is_free:
            free = (each for each in units_from(article, cut, start, step) if not self._is_tagged(article, each))
            found = next(free, found)
        if found is not None:
            self.session.set_focus(focus_on(article, cut, found))

    def _tags(self, index: int) -> tuple[Annotation, ...]:
        return self.facts.annotations(self.article.paragraphs[index].id) if self.article else ()

    def _is_tagged(self, article: Article, found: Found) -> bool:
        return is_tagged(article, found, (each.span for each in self._tags(found[0])))

    def _show_edge(self) -> None:
        if self._edge is not None:
            origin = self._edge.origin
            focus = Focus(origin.paragraph_id, origin.sentence, self._edge.edges, self._edge.annotation_id)
            self.session.set_focus(focus)
            self.viewport().update()

    def _leave_stale_focus(self) -> bool:
        """Go to the first paragraph when the focused one is not there any more; say whether it had gone."""
        focus = self.session.focus
        if self.facts.place(focus.paragraph_id) is not None:
            return False
        first = next(iter(self.facts.places), "")
        if not first:
            self.show_article(None)
        self.session.set_focus(Focus(first))
        return bool(first) or focus != Focus()

    def _follow(self, focus: Focus) -> None:
        if (focus.paragraph_id or self.facts.places) and self._leave_stale_focus():
            return
        edge = self._edge
        if edge is not None and (focus.paragraph_id, focus.selection) != (edge.origin.paragraph_id, edge.edges):
            self._edge = None
        self._show_focused_article()
        self._dim()
        index = self._index
        if index is not None:
            if self.is_pointing:
                self.show_whole(index)
            else:
                self.reveal(index, focus.passage)
        self._paint_focus(is_new=True)

    def _show_focused_article(self) -> None:
        place = self.facts.place(self.session.focus.paragraph_id)
        article: Article | None = place.article if place else None
        if (article is not None or not self.facts.places) and self.show_article(article):
            self._marked = None

    def _dim(self) -> None:
        self.dim_around(self._index, self.session.focus.sentence)

    def _retell(self, *, is_new: bool = False) -> None:
        sentence = spoken_focus(self.facts, self.session, self.current_annotation(), self.suggestion_at_focus())
        if sentence != self.accessibleName():
            self.setAccessibleName(sentence)
            if is_new:
                announce(self, sentence)

    def _paint_focus(self, *, is_new: bool = False) -> None:
        """Paint the paragraph in focus, and the one that was; `is_new` says it aloud too."""
        self._retell(is_new=is_new)
        before, self._marked = self._marked, self._index
        self.paint_anew(*{each for each in (before, self._marked) if each is not None})

    def _paint_others(self, before: Callable[[str], object], now: Callable[[str], object]) -> None:
        """Paint the paragraphs in view of which something has changed."""
        paragraphs = self.article.paragraphs if self.article else ()
        ids = [(index, paragraphs[index].id) for index in self.in_view]
        self.paint_anew(*(index for index, paragraph_id in ids if before(paragraph_id) != now(paragraph_id)))

    def looked_anew(self) -> None:
        """Take up fonts and colours, and keep what has the focus in view: its words stand elsewhere now."""
        super().looked_anew()
        if self._index is not None:
            self._dim()
            self.reveal(self._index, self.session.focus.passage)
