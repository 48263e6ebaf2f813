"""What a reader found, before anything is added: one article after another, each to look at and to correct."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from briefer import queries, text
from briefer.errors import BrieferError, PasswordNeeded
from briefer.model import Article, ArticleId
from briefer.readers.base import ReadResult
from briefer.words import later, said, tr
from ui.importing.incoming import Address, File, Incoming, Pasted
from ui.importing.pages import FailurePage, PasswordPage, PastePage, ReadingPage
from ui.importing.paragraph_pane import ParagraphPane
from ui.importing.reading import Reading
from ui.importing.side import ImportSide
from ui.look.theme import Look
from ui.look.words import quoted
from ui.widgets.announce import announce
from ui.widgets.dialog import Area, Foot, fit

SLOW_MS = 300
LEFT_WIDTH = 344
ROOMY = 620
"""From this height on, what is left out is seen at once."""
NARROW = 560
"""Below this width the source stands above the text."""
PAGE_HEIGHT = 380
READING, RESULT, FAILURE, PASTE, PASSWORD = range(5)
FIXED = later("The text is fixed once you tag it. Borders can change until then.")


class ImportDialog(QDialog):
    """Goes through what came in; `known` is what the project has already.

    `articles` holds what the person accepted, `updates` what is to take the place of an article of the project.
    """

    def __init__(
        self, incoming: Sequence[Incoming], reading: Reading, known: Sequence[Article], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.articles: tuple[Article, ...] = ()
        self.updates: tuple[tuple[ArticleId, Article], ...] = ()
        self._queue = tuple(incoming)
        self._at = 0
        self._is_taking_all = False
        self._reading = reading
        self._known = tuple(known)
        self._result: ReadResult | None = None
        self._encoding = self._password = ""
        self.side = ImportSide(self, can_change=len(self._queue) == 1 and isinstance(self._queue[0], File))
        self.source = self.side.source
        self.pane = ParagraphPane(self)
        self.reading_page, self.failure_page = ReadingPage(self), FailurePage(self)
        self.paste_page, self.password_page = PastePage(self), PasswordPage(self)
        self.foot = Foot(self, tr("Add &article"), said(FIXED))
        self.update_button = self.foot.add_button(tr("&Update"))
        self.skip_button = self.foot.add_button(tr("Sk&ip"))
        self.all_button = self.foot.add_button(tr("Add all the &rest"))
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._lay_out()
        self._connect_signals()
        self._show_page(READING)

    def start(self) -> None:
        """Read what comes next, or ask for it where a paste holds nothing."""
        incoming = self._incoming
        self._encoding = self._password = ""
        self._result = None
        place = tr("{n} of {m}").format(n=self._at + 1, m=len(self._queue))
        self.setWindowTitle(f"{tr('Add article')} – {place}" if len(self._queue) > 1 else tr("Add article"))
        self.side.show_name(incoming.name, place if len(self._queue) > 1 else "")
        if isinstance(incoming, Pasted) and not incoming.text.strip() and not incoming.html:
            self.offer_paste()
        else:
            self._read()

    def skip(self) -> None:
        """Leave this one out and go on to the next."""
        self._go_on()

    def update_known(self) -> None:
        """Take the article as it is shown in the place of the one that it is another edition of."""
        known = self._known_edition()
        if known is not None:
            self.updates = (*self.updates, (known.id, self._article()))
            self._go_on()

    def take_all(self) -> None:
        """Add this one and all that follow as they are read; stops where one cannot be."""
        self._is_taking_all = True
        self.accept()

    def accept(self) -> None:
        """Take the article as it is shown, or read what was pasted or the file with its password."""
        page = self._pages.currentIndex()
        if not self.foot.main.isEnabled():
            return
        if page == PASTE:
            self._read(self.paste_page.field.pasted)
        elif page == PASSWORD:
            self._password = self.password_page.field.text()
            self.password_page.field.clear()
            self._read()
        elif page == RESULT:
            self._take()

    def reject(self) -> None:
        """Leave, and stop reading; what was accepted before stays accepted."""
        self._reading.cancel()
        super().reject()

    def offer_paste(self) -> None:
        """Ask for the text of the article."""
        self._show_page(PASTE)
        self.paste_page.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pages.currentIndex() == RESULT and event.matches(QKeySequence.StandardKey.Undo):
            self.pane.undo()
        elif self._pages.currentIndex() == RESULT and event.matches(QKeySequence.StandardKey.Redo):
            self.pane.redo()
        else:
            super().keyPressEvent(event)

    # Reading, and what comes of it

    @property
    def _incoming(self) -> Incoming:
        return self._queue[self._at]

    def _read(self, instead: Incoming | None = None) -> None:
        incoming = instead or self._incoming
        words = tr("Asking {name} …") if isinstance(incoming, Address) else tr("Reading {name} …")
        self.reading_page.show_step(words.format(name=incoming.name))
        self._show_page(READING)
        self._reading.start(
            incoming, self._show_result, self._show_failure, encoding=self._encoding, password=self._password
        )

    def _show_result(self, result: ReadResult) -> None:
        self._result = result
        self._password = ""
        self.source.show_source(result.article.source)
        self.side.show_encoding(self._encoding or result.encoding, is_chosen=bool(self._encoding))
        self.foot.hint.setText("" if self._is_narrow else said(FIXED))
        self.pane.show_result(result)
        notices = self._notices(result)
        self.pane.notices.say(notices)
        self.pane.left_out.fold.setChecked(self.height() >= Look.of(self).px(ROOMY))
        self._show_page(RESULT)
        self.pane.list.setFocus()
        for sentence, _ in notices:
            announce(self, sentence)
        if self._is_taking_all and not self._double(result):
            self._take()

    def _show_failure(self, error: BaseException) -> None:
        if not isinstance(error, BrieferError):
            self.reject()
            raise error
        if isinstance(error, PasswordNeeded):
            self.password_page.notice.say(error.message, "lock")
            self._show_page(PASSWORD)
            self.password_page.field.setFocus()
        else:
            self.failure_page.notice.say(str(error), "circle-alert")
            self._show_page(FAILURE)
            self.failure_page.button.setFocus()
        announce(self, str(error))

    def _notices(self, result: ReadResult) -> tuple[tuple[str, str], ...]:
        double = self._double(result)
        lines = [(double, "triangle-alert")] if double else []
        lines += [(warning, "triangle-alert") for warning in result.warnings]
        if result.hidden_removed:
            explained = tr("Hidden characters make text read differently than it looks. No visible letter was changed.")
            lines.append((explained, "info"))
        return tuple(lines)

    def _double(self, result: ReadResult) -> str:
        """Say that this article is there already, as it is or in another edition, or "" if it is not."""
        others = (*self._known, *self.articles)
        source = result.article.source
        if found := queries.same_text(others, source.sha256):
            sentence = tr("The same text is in the project already: {article}.")
        elif found := queries.same_address(others, source):
            sentence = tr("An article of the same address is in the project already, with other words: {article}.")
        elif found := next((each for each in others if queries.is_edition(each, result.article)), None):
            sentence = tr("An article of nearly the same text is in the project already: {article}.")
        else:
            return ""
        headline = quoted(found.source.headline or found.source.outlet or tr("Untitled"))
        return sentence.format(article=f"S{others.index(found) + 1} {headline}")

    def _known_edition(self) -> Article | None:
        """Return the article of the project that this is another edition of, with other words."""
        if self._result is None:
            return None
        article = self._result.article
        if queries.same_text(self._known, article.source.sha256):
            return None
        updated = {article_id for article_id, _ in self.updates}
        known = (each for each in self._known if each.id not in updated)
        return next((each for each in known if queries.is_edition(each, article)), None)

    def _article(self) -> Article:
        """Return the article as it is shown."""
        assert self._result is not None
        paragraphs = self.pane.borders.paragraphs
        source = replace(self.source.source, sha256=text.fingerprint(each.text for each in paragraphs))
        return replace(self._result.article, source=source, paragraphs=paragraphs)

    def _take(self) -> None:
        self.articles = (*self.articles, self._article())
        self.foot.cancel.setText(tr("&Cancel the rest"))
        self._go_on()

    def _go_on(self) -> None:
        self._reading.cancel()
        self._at += 1
        if self._at < len(self._queue):
            self.start()
        else:
            super().accept()

    # States of the dialog

    def _show_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._pages.setMinimumHeight(round(Look.of(self).px(PAGE_HEIGHT)) if self._is_narrow and page == RESULT else 0)
        self.reading_page.bar.hide()
        self._slow.start() if page == READING else self._slow.stop()
        self.side.show_state(has_result=page == RESULT, has_failed=page == FAILURE)
        has_more = self._at + 1 < len(self._queue)
        self._offer_update(is_shown=page == RESULT)
        self.skip_button.setVisible(len(self._queue) > 1)
        self.all_button.setVisible(has_more)
        self.all_button.setEnabled(page == RESULT)
        verbs = {PASTE: tr("Read the te&xt"), PASSWORD: tr("&Open")}
        self.foot.main.setText(verbs.get(page, tr("Add &article")))
        if page != RESULT:
            self.foot.hint.setText("")
        self._enable_main()
        (self.failure_page.button if page == FAILURE else self.foot.main).setDefault(True)

    def _offer_update(self, *, is_shown: bool) -> None:
        """Offer to put the article in the place of the edition that is there, by its number."""
        known = self._known_edition() if is_shown else None
        self.update_button.setVisible(known is not None)
        if known is not None:
            number = str(self._known.index(known) + 1)
            self.update_button.setText(tr("&Update S{n}").format(n=number))
            told = tr("Takes the place of S{n}: tags whose words stand unchanged move over, the others are listed.")
            self.update_button.setAccessibleDescription(told.format(n=number))
            self.update_button.setToolTip(told.format(n=number))

    def _enable_main(self) -> None:
        page = self._pages.currentIndex()
        filled = {
            RESULT: True,
            PASTE: bool(self.paste_page.field.toPlainText().strip()),
            PASSWORD: bool(self.password_page.field.text()),
        }
        self.foot.main.setEnabled(filled.get(page, False))

    def _choose_file(self) -> None:
        folder = self._incoming.path.parent if isinstance(self._incoming, File) else Path.home()
        name, _ = QFileDialog.getOpenFileName(self, tr("Another file"), str(folder))
        if name:
            self._queue = (File(Path(name)),)
            self.start()

    def _read_as(self, encoding: str) -> None:
        self._encoding = encoding
        self._read()

    def _show_borders(self) -> None:
        if self.pane.borders.paragraphs:
            self.source.show_borders(self.pane.borders, self.pane.list.total_words)

    # Layout

    def _connect_signals(self) -> None:
        self._slow.timeout.connect(self.reading_page.bar.show)
        self.finished.connect(self.deleteLater)
        self.pane.changed.connect(self._show_borders)
        self.pane.said.connect(self.foot.hint.setText)
        self.side.change_requested.connect(self._choose_file)
        self.side.encoding_chosen.connect(self._read_as)
        self.source.verdict.pressed.connect(self.offer_paste)
        self.failure_page.paste_requested.connect(self.offer_paste)
        self.paste_page.field.textChanged.connect(self._enable_main)
        self.password_page.field.textChanged.connect(self._enable_main)
        self.update_button.clicked.connect(self.update_known)
        self.skip_button.clicked.connect(self.skip)
        self.all_button.clicked.connect(self.take_all)

    def _lay_out(self) -> None:
        look = Look.of(self)
        self._pages = QStackedWidget(self)
        for page in (self.reading_page, self.pane, self.failure_page, self.paste_page, self.password_page):
            self._pages.addWidget(page)
        fit(self, 980, 700)
        self._is_narrow = self.width() < look.px(NARROW)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._above_each_other() if self._is_narrow else self._side_by_side(), 1)
        box.addWidget(self.foot)

    def _side_by_side(self) -> QWidget:
        body = QWidget(self)
        area = Area(self.side, body)
        area.setFixedWidth(min(round(Look.of(self).px(LEFT_WIDTH)), self.width() * 9 // 20))
        edge = QWidget(body)
        edge.setFixedWidth(1)
        edge.setStyleSheet("background: palette(mid)")
        line = QHBoxLayout(body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(area)
        line.addWidget(edge)
        line.addWidget(self._pages, 1)
        return body

    def _above_each_other(self) -> QWidget:
        """Return the source above the text, both scrolling as one page: there is no room for them side by side."""
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.side)
        column.addWidget(self._pages, 1)
        return Area(page, self)
