"""The ways in for articles: files chosen, dropped or named at the start, the clipboard, an address on the web.

All of them end in the import dialog, and it in one step of the project. Dialogs are imported where they open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from briefer import edits, queries
from briefer.model import Article, ArticleId, Project
from briefer.store import project_file
from briefer.words import counted, said, tr
from ui.importing.incoming import Address, File, Incoming, Pasted, complete, incoming_of
from ui.projects.files import Documents, project_filter
from ui.session import Focus, Session
from ui.settings import Settings
from ui.tasks import Tasks

if TYPE_CHECKING:
    from briefer.history.editions import Updated
    from ui.importing.reading import Reading


class Articles:
    """Takes articles into the project that is open, and shows them; project files among what comes are opened."""

    def __init__(  # noqa: PLR0913 - what it works on, who shows an article, who lists what could not be carried
        self,
        session: Session,
        documents: Documents,
        tasks: Tasks,
        settings: Settings,
        window: QWidget,
        *,
        show: Callable[[str], object],
        review: Callable[[str, Updated], None],
    ) -> None:
        self._show = show
        self._session = session
        self._documents = documents
        self._tasks = tasks
        self._settings = settings
        self._window = window
        self._review = review
        self._made: Reading | None = None

    def prepare(self) -> None:
        """Let the process that will read the next file warm up; returns at once."""
        self._reading.prepare()

    def close(self) -> None:
        """Let that process go."""
        if self._made is not None:
            self._made.close()

    def choose(self) -> None:
        """Ask for a project or for articles, and open them."""
        self.prepare()
        names, _ = QFileDialog.getOpenFileNames(self._window, tr("Open"), str(self._documents.folder()), file_filters())
        self.take([File(Path(name)) for name in names])

    def paste(self) -> None:
        """Add what is on the clipboard: text with or without formatting, files, or an address."""
        clipboard = QGuiApplication.clipboard()
        carried = incoming_of(clipboard.mimeData()) if clipboard.mimeData() else ()  # Qt gives none where it is empty
        self.take(carried or (Pasted(""),))

    def ask_address(self) -> None:
        """Ask for an address on the web, and add the article there."""
        copied = QGuiApplication.clipboard().text()
        self.take((Address(complete(copied) if "://" in copied else ""),))

    def open_project(self, names: Sequence[str]) -> Sequence[Incoming]:
        """Open the first project that the command line names; return the articles and addresses among the rest."""
        named = [Address(name) if complete(name) and "://" in name else File(Path(name)) for name in names]
        return self._without_projects(named)

    def take(self, incoming: Sequence[Incoming]) -> None:
        """Open the first project among what came in, and add the articles; an address is asked for first."""
        agreed = [self._agreed(each) for each in self._without_projects(incoming)]
        if queue := [each for each in agreed if each is not None]:
            self._look_at(queue)

    def _without_projects(self, incoming: Sequence[Incoming]) -> Sequence[Incoming]:
        """Open the first project among what came in; return what is none."""
        files = [each.path for each in incoming if isinstance(each, File)]
        if files:
            self._settings.last_folder = str(files[0].absolute().parent)
        projects = [path for path in files if path.suffix.lower() == project_file.SUFFIX]
        if projects:
            self._documents.open(projects[0])
        return [each for each in incoming if not isinstance(each, File) or each.path not in projects]

    def step(self, by: int) -> None:
        """Go to the next or previous article of the project, to its first paragraph; after the last comes none."""
        articles, here = self._session.project.articles, self._session.focus.paragraph_id
        at = next((at for at, each in enumerate(articles) if any(p.id == here for p in each.paragraphs)), None)
        if at is not None and 0 <= at + by < len(articles):
            self._session.set_focus(Focus(articles[at + by].paragraphs[0].id))

    @property
    def _reading(self) -> Reading:
        if self._made is None:
            from ui.importing.reading import Reading

            self._made = Reading(self._tasks)
        return self._made

    def _agreed(self, incoming: Incoming) -> Incoming | None:
        """Return what may be read: an address only as the person agreed to it, just now."""
        if not isinstance(incoming, Address):
            return incoming
        from ui.importing.address import AddressDialog

        dialog = AddressDialog(incoming.url, self._window)
        dialog.exec()
        return Address(dialog.url) if dialog.url else None

    def _look_at(self, queue: Sequence[Incoming]) -> None:
        from ui.importing.dialog import ImportDialog

        known = () if self._documents.is_sample else self._session.project.articles
        dialog = ImportDialog(queue, self._reading, known, self._window)
        dialog.start()
        dialog.exec()
        self._add(dialog.articles)
        for article_id, article in dialog.updates:
            self._update(article_id, article)

    def _add(self, articles: Sequence[Article]) -> None:
        if not articles or not self._documents.leave_sample():
            return
        number = len(self._session.project.articles)
        if len(articles) == 1:
            label = tr("“{title}” added").format(title=articles[0].source.headline or tr("Article"))
        else:
            label = counted(len(articles), "1 article added", "{n} articles added")
        self._session.edit(label, _with_articles, articles)
        self._show(self._session.project.articles[number].id)
        if not self._session.project.parties:
            self._documents.edit_parties()

    def _update(self, article_id: ArticleId, article: Article) -> None:
        """Put a new edition in the place of an article, in one step; tags that could not move over are listed."""
        from briefer.history.editions import update

        done: list[Updated] = []

        def put_in(project: Project) -> Project:
            done.append(update(project, article_id, article))
            return done[0].project

        number = queries.source_number(self._session.project, article_id)
        self._session.step(tr("S{n} updated").format(n=number), put_in)
        if done:
            self._session.set_focus(Focus(self._session.project.articles[number - 1].paragraphs[0].id))
            self._review(tr("New edition of S{n}").format(n=number), done[0])


def file_filters() -> str:
    """Return the filters of the file dialog: everything that is read, each format, projects, all files."""
    from briefer.readers import READERS

    suffixes = {said(reader.name): [f"*{suffix}" for suffix in reader.suffixes] for reader in READERS}
    all_of_them = " ".join(sorted(pattern for patterns in suffixes.values() for pattern in patterns))
    return ";;".join(
        (
            f"{tr('Articles and projects')} (*{project_file.SUFFIX} {all_of_them})",
            project_filter(),
            *(f"{name} ({' '.join(patterns)})" for name, patterns in suffixes.items()),
            f"{tr('All files')} (*)",
        )
    )


def _with_articles(project: Project, articles: Sequence[Article]) -> Project:
    """Add articles; the first one names a project without a title."""
    for article in articles:
        project = edits.add_article(project, article)
    if project.title or not articles:
        return project
    return edits.set_title(project, articles[0].source.headline or tr("New brief"))
