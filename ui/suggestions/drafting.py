"""The draft of the open article: computed beside the window, shown as questions, taken over or dismissed by a key.

What is suggested is found in `briefer.drafting`; how it is drawn is the reading pane's matter.

Signals of Suggesting
    changed(suggestions)  another draft is there: {paragraph id: its suggestions in text order}
    drafted(is_other)     a part was drafted, which lives on; is_other if it is of another article than the last
    read_as(code)         the article in front was read in this language, be there words of it or not; "" for no draft
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from briefer import edits, queries
from briefer.atomic import write_atomically
from briefer.data import resources_folder
from briefer.errors import BrieferError, DraftError, WriteError
from briefer.model import Article, ParagraphId, Project, Span
from briefer.words import tr
from ui.article.view import ArticleView
from ui.look.languages import language_name
from ui.projects.keeping import data_folder
from ui.session import Focus, Session
from ui.settings import Settings
from ui.suggestions.pace import Pace
from ui.tasks import Tasks

if TYPE_CHECKING:
    from briefer.suggest import Suggestion
    from ui.article.facts import Place

Draft = dict[str, "tuple[Suggestion, ...]"]
TASK = "Suggestions"
EXAMPLE = "own-words.txt"
DELAY_MS = 250
PART = 400
"""An article of more paragraphs is drafted in parts, the one in front first: each is done in about a second."""
PARTS = frozenset({"articles", "annotations", "issues", "parties", "brief", "dismissed"})


class Tell(Protocol):
    """Says a sentence in the status line, with the word Undo if `can_undo`."""

    def __call__(self, sentence: str, *, can_undo: bool = False) -> None: ...


@dataclass(frozen=True, slots=True)
class Round:
    """A draft under way: of which values, and the parts of the article to come."""

    project: Project
    article: Article
    parts: tuple[range, ...]


class Suggesting(QObject):
    """Keeps the draft of the article in front up to date, and carries out what is done with it."""

    changed = Signal(object)
    drafted = Signal(bool)
    read_as = Signal(str)

    def __init__(self, session: Session, tasks: Tasks, settings: Settings, article: ArticleView, tell: Tell) -> None:
        super().__init__(article)
        self._session = session
        self._tasks = tasks
        self._settings = settings
        self._view = article
        self._tell: Callable[[str], None] = tell
        self._tell_undoable = partial(tell, can_undo=True)
        self._trouble = ""
        self._drafted: Article | None = None
        self._draft: Draft = {}
        self._seen: Draft = {}
        self._round: Round | None = None
        self._untold: set[str] = set()
        self._is_closed = False
        self._pace = Pace()
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self.compute)
        session.likely_rows = lambda paragraph_id, span: self.rows_for(paragraph_id, span)[1]
        session.leaving.connect(self._forget)
        session.changed.connect(self._follow_project)
        session.focus_changed.connect(self._follow_focus)
        for acted in (
            session.changed,
            session.focus_changed,
            session.party_armed,
            article.verticalScrollBar().valueChanged,
        ):
            acted.connect(self._pace.hold)

    @property
    def open_suggestions(self) -> tuple[Suggestion, ...]:
        """Everything suggested for the article in front, in text order."""
        paragraphs = self._drafted.paragraphs if self._drafted else ()
        return tuple(each for paragraph in paragraphs for each in self._draft.get(paragraph.id, ()))

    @property
    def article(self) -> Article | None:
        """The article that the draft is of."""
        return self._drafted

    def rows_for(self, paragraph_id: str, span: Span | None) -> tuple[str, tuple[str, ...]]:
        """Return the row that the draft has, or had before it was tagged, for a passage, and the likeliest ones."""
        found = self._seen.get(paragraph_id, ())
        here = [each for each in found if span is None or (each.start < span.end and span.start < each.end)]
        filed = next((each for each in here if each.issue), None) or next((each for each in here if each.topics), None)
        return (filed.issue, filed.topics) if filed is not None else ("", ())

    def _forget(self) -> None:
        """Let go of the rows of a project that is left: paragraphs of the next one have the same names."""
        self._seen = {}

    # Acts

    def accept(self) -> bool:
        """Take over the suggestion at the focus and go on to the next; say whether there was one."""
        suggestion = self._view.suggestion_at_focus()
        if suggestion is None or self._drafted is None:
            return False
        self.accept_all([suggestion])
        self._go_on(suggestion)
        return True

    def accept_all(self, suggestions: Iterable[Suggestion]) -> None:
        """Take over suggestions as tags, in one step."""
        from briefer.drafting import accept

        article, chosen = self._drafted, tuple(suggestions)
        if article is None or not chosen:
            return
        label = tr("Suggestion accepted") if len(chosen) == 1 else tr("{n} suggestions accepted")
        self._session.step(label.format(n=len(chosen)), lambda project: accept(project, article, chosen))
        self._drop(chosen)

    def dismiss(self) -> bool:
        """Put the suggestion at the focus away for good and go on to the next; say whether there was one."""
        from briefer.drafting import passage_of

        suggestion = self._view.suggestion_at_focus()
        if suggestion is None or self._drafted is None:
            return False
        self._session.edit(tr("Suggestion dismissed"), edits.dismiss, (passage_of(self._drafted, suggestion),))
        self._drop((suggestion,))
        self._go_on(suggestion)
        return True

    def review(self) -> None:
        """Mark what was taken over from the draft as reviewed: the item at the focus, else all of its paragraph."""
        project, item = self._session.project, self._view.current_annotation()
        here = queries.annotations_of(project, ParagraphId(self._session.focus.paragraph_id))
        drafts = [each.id for each in ([item] if item else here) if each.is_draft]
        if drafts:
            self._session.edit(tr("Marked as reviewed"), edits.review, drafts)
        else:
            self._tell(tr("Nothing here waits for a review."))

    def choose_likely(self) -> None:
        """Show what is likely, all ticked, and take over what stays ticked."""
        from ui.suggestions.accept import AcceptDialog

        if self._drafted is None or not self.open_suggestions:
            self._tell(tr("Nothing is suggested here."))
            return
        dialog = AcceptDialog(self._drafted, self.open_suggestions, self._view.window())
        if dialog.exec():
            self.accept_all(dialog.chosen())

    def toggle(self) -> None:
        """Show suggestions, or none; remembered."""
        self._settings.has_suggestions = not self._settings.has_suggestions
        self._tell(tr("Suggestions are shown.") if self._settings.has_suggestions else tr("Suggestions are off."))
        self.compute()

    def close(self) -> None:
        """Draft nothing any more, whatever a field still commits as it is closed."""
        self._is_closed = True
        self._pace.end()
        self._timer.stop()
        self._tasks.cancel(TASK)

    # The draft

    def compute(self) -> None:
        """Draft the article in front anew, beside the window."""
        if self._is_closed:
            return
        project, place = self._session.project, self._place_in_front()
        if place is None or not self._settings.has_suggestions or not project.parties:
            self._tasks.cancel(TASK)
            self._round = None
            self._forget()
            self._drafted = place.article if place else None
            self._show({})
            self.read_as.emit("")
            return
        is_under_way = self._tasks.is_running(TASK)
        now = self._round
        if is_under_way and now is not None and now.project is project and now.article is place.article:
            return
        self._round = Round(project, place.article, parts_of(len(place.article.paragraphs), place.index))
        if not is_under_way:  # else it follows: two at a time would only slow each other, and the window
            self._draft_next()

    def edit_words(self) -> None:
        """Open the file of one's own words in the program for text files, made with an explanation if there is none."""
        path = words_file()
        if not path.exists():
            example = (resources_folder() / "lexicons" / EXAMPLE).read_bytes()
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(path, example)
            except OSError as exc:
                told = tr("Could not make {name}: {why}. Check the folder {folder}.")
                error = WriteError(told.format(name=path.name, why=exc.strerror or exc, folder=path.parent.name))
                self._tasks.failed.emit(error)
                return
        self._trouble = ""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self._tell(
            tr("{file} is open in your editor; the draft follows when you tag or come back.").format(file=path.name)
        )

    def _draft_next(self) -> None:
        now = self._round
        if now is not None and now.parts:
            self._tasks.run(
                TASK,
                lambda _: _drafted(now, words_file(), self._pace),
                lambda found: self._take(now, found),
                lambda error: self._fail(now, error),
            )

    def _fail(self, now: Round, error: BaseException) -> None:
        """Say once why nothing is suggested: what is wrong in one's own words, or a fault of the draft itself."""
        if now is not self._round:
            self._draft_next()
            return
        self._round = None
        self._show({})
        if str(error) != self._trouble:
            self._trouble = str(error)
            self._tasks.failed.emit(error if isinstance(error, BrieferError) else _fault(error))

    def read_in(self, code: str) -> None:
        """Read the article in front as one in another language from now on: its source says so."""
        article = self._drafted
        if article is not None:
            source = replace(article.source, language=code)
            self._session.edit(tr("Language of the article"), edits.edit_source, article.id, source)

    def _take(self, now: Round, found: tuple[Suggestion, ...] | None) -> None:
        from briefer.suggest import language_of

        if now is not self._round:
            self._draft_next()
            return
        if now.project is not self._session.project:  # it is of the past: another round is about to begin
            return
        article = now.article
        is_other = self._drafted is None or self._drafted.id != article.id
        self._drafted = article
        self._round = Round(now.project, article, now.parts[1:]) if found is not None else None
        if found is None:
            self._tell_no_lexicon(article)
        part = {str(article.paragraphs[index].id) for index in now.parts[0]}
        self._remember(article, found or (), is_other=is_other)
        draft: Draft = {} if is_other or found is None else {k: v for k, v in self._draft.items() if k not in part}
        for each in self._sure_enough(found or ()):
            paragraph_id = str(article.paragraphs[each.paragraph].id)
            draft[paragraph_id] = (*draft.get(paragraph_id, ()), each)
        self._show(draft)
        self.read_as.emit(language_of(article))
        self.drafted.emit(is_other)
        self._draft_next()

    def _remember(self, article: Article, found: tuple[Suggestion, ...], *, is_other: bool) -> None:
        """Keep what was suggested for each passage, also after it is tagged: its row is wanted then."""
        if is_other:
            self._seen = {}
        changed = 0
        for each in found:
            where = str(article.paragraphs[each.paragraph].id)
            before = self._seen.get(where, ())
            changed += any(_is_told_otherwise(other, each) for other in before)
            old = (other for other in before if other.end <= each.start or each.end <= other.start)
            self._seen[where] = (*old, each)
        if changed:
            sentence = tr("{n} other suggestions changed.") if changed > 1 else tr("Another suggestion changed.")
            self._tell_undoable(sentence.format(n=changed))

    def _sure_enough(self, found: tuple[Suggestion, ...]) -> tuple[Suggestion, ...]:
        from briefer.suggest import LIKELY

        least = LIKELY if self._settings.least_suggestion == "likely" else 0.0
        return tuple(each for each in found if each.confidence >= least)

    def _tell_no_lexicon(self, article: Article) -> None:
        from briefer.suggest import language_of

        if article.id not in self._untold:
            self._untold.add(article.id)
            sentence = tr(
                "Nothing is suggested for this article: no words of {language} are known. "
                "If it is in another language, choose that in the sidebar."
            )
            self._tell(sentence.format(language=language_name(language_of(article))))

    def _follow_project(self, project: Project, parts: frozenset[str]) -> None:
        if parts & PARTS:
            if "articles" in parts and self._article_in_front() is not self._drafted:
                self._show({})
            self._timer.start()

    def _follow_focus(self, focus: Focus) -> None:
        drafted = self._drafted
        here = self._article_in_front()
        if here is not None and (drafted is None or here.id != drafted.id):
            self._timer.start()

    def _article_in_front(self) -> Article | None:
        place = self._place_in_front()
        return place.article if place else None

    def _place_in_front(self) -> Place | None:
        return self._view.facts.place(self._session.focus.paragraph_id)

    def _drop(self, gone: tuple[Suggestion, ...]) -> None:
        """Let go of suggestions at once; the next draft will not have them either."""
        self._show({where: tuple(each for each in found if each not in gone) for where, found in self._draft.items()})

    def _show(self, draft: Draft) -> None:
        draft = {where: found for where, found in draft.items() if found}
        if draft or self._draft:
            self._draft = draft
            self._view.show_suggestions(draft)
            self.changed.emit(draft)

    def _go_on(self, done: Suggestion) -> None:
        """Stay where more is suggested, else go to the next paragraph with a suggestion."""
        article = self._drafted
        if article is None:
            return
        places = [index for index, each in enumerate(article.paragraphs) if each.id in self._draft]
        index = next((place for place in places if place >= done.paragraph), None)
        if index is not None:
            self._session.set_focus(Focus(article.paragraphs[index].id))


def _is_told_otherwise(before: Suggestion, now: Suggestion) -> bool:
    """Return whether a passage is suggested as another kind or another's than it was."""
    is_same_passage = (before.start, before.end) == (now.start, now.end)
    return is_same_passage and (before.kind, before.parties) != (now.kind, now.parties)


def words_file() -> Path:
    """Return the file of the user's own words, which need not exist."""
    return data_folder() / "words.yaml"


def _fault(error: BaseException) -> DraftError:
    """Return a fault of the draft as what it is: Briefer's own, not one of the person's words."""
    sentence = tr("Nothing is suggested for this article: Briefer made a mistake while drafting it.")
    fault = DraftError(
        sentence, tr("Tag it by hand; your work and your own words are untouched."), type(error).__name__
    )
    fault.__cause__ = error
    return fault


def parts_of(length: int, front: int) -> tuple[range, ...]:
    """Return the parts in which an article of so many paragraphs is drafted, that of paragraph `front` first."""
    parts = [range(start, min(start + PART, length)) for start in range(0, length, PART)]
    first = front // PART
    return (*parts[first:], *parts[:first])


def _drafted(now: Round, words: Path, pace: Pace) -> tuple[Suggestion, ...] | None:
    """Return the draft of the next part of an article, None if its language has no lexicon."""
    from briefer.drafting import suggestions_for
    from briefer.suggest import lexicon_of

    article = now.article
    lexicon = lexicon_of(article, [words] if words.is_file() else [])
    return suggestions_for(now.project, article, lexicon, part=now.parts[0], pace=pace) if lexicon else None
